#include "core/formats/safetensors.h"

#include "core/error.h"
#include "core/formats/littleendian.h"
#include "core/formats/mappedfile.h"
#include "core/json.h"

#include <algorithm>
#include <fstream>

namespace antiphon {

namespace {

constexpr std::uint64_t maxHeader = 100'000'000; // as the format's own library has it

struct Place {
    RawTensor tensor; ///< still without its bytes
    std::uint64_t begin = 0, end = 0;
};

[[noreturn]] void refuse(const std::string& what, const std::string& why) {
    throw UserError(what + " " + why + "; copy the file again or export it anew.");
}

std::uint64_t offsetOf(const Json& value, const std::string& what) {
    if (!value.is_number_integer() ||
        (!value.is_number_unsigned() && value.get<std::int64_t>() < 0))
        refuse(what, "has offsets that are no numbers from 0");
    return value.get<std::uint64_t>();
}

Place placeOf(const std::string& name, const Json& entry, std::uint64_t dataBytes,
              const std::string& origin) {
    const std::string what = origin + ": the tensor '" + name + "'";
    const auto field = [&](const char* key, bool (Json::*is)() const noexcept) -> const Json& {
        if (!entry.is_object() || !entry.contains(key) || !(entry[key].*is)())
            refuse(what, std::string("has no usable '") + key + "'");
        return entry[key];
    };
    Place place;
    place.tensor.name = name;
    const std::string type = field("dtype", &Json::is_string).get<std::string>();
    const auto known = typeNamed(type);
    if (!known)
        throw UserError(what + " is of the type '" + type.substr(0, 20) +
                        "', which no model here uses; export it as F32.");
    place.tensor.type = *known;
    for (const Json& size : field("shape", &Json::is_array)) {
        if (!size.is_number_integer() ||
            (size.is_number_unsigned() && size.get<std::uint64_t>() > std::uint64_t(INT64_MAX)))
            refuse(what, "has a shape that is not made of whole numbers");
        place.tensor.shape.push_back(size.get<std::int64_t>());
    }
    const Json& offsets = field("data_offsets", &Json::is_array);
    if (offsets.size() != 2)
        refuse(what, "has not two offsets");
    place.begin = offsetOf(offsets[0], what);
    place.end = offsetOf(offsets[1], what);
    if (place.begin > place.end || place.end > dataBytes)
        refuse(what, "lies at bytes " + std::to_string(place.begin) + " to " +
                         std::to_string(place.end) + " of " + std::to_string(dataBytes));
    const auto bytes = byteCount(place.tensor.type, place.tensor.shape);
    if (!bytes || *bytes != place.end - place.begin)
        refuse(what, "of shape " + shapeText(place.tensor.shape) + " has " +
                         std::to_string(place.end - place.begin) +
                         " bytes, which do not fit its shape");
    return place;
}

} // namespace

SafeTensors parseSafeTensors(std::span<const std::byte> bytes, const std::string& origin) {
    if (bytes.size() < 8)
        throw UserError(origin + ": is too short for a safetensors file; copy the file again.");
    const auto headerBytes = loadLittle<std::uint64_t>(bytes, 0);
    if (headerBytes > maxHeader)
        throw UserError(origin + ": is no safetensors file; choose another file.");
    if (headerBytes > bytes.size() - 8)
        throw UserError(origin + ": breaks off within its header; copy the file again.");
    const Json header = parseJson(textOf(bytes.subspan(8, headerBytes)), origin);
    if (!header.is_object())
        throw UserError(origin + ": is no safetensors file; choose another file.");
    const auto data = bytes.subspan(8 + headerBytes);

    SafeTensors content;
    std::vector<Place> places;
    for (const auto& [name, entry] : header.items()) {
        if (name != "__metadata__") {
            places.push_back(placeOf(name, entry, data.size(), origin));
            continue;
        }
        if (!entry.is_object())
            throw UserError(origin + ": '__metadata__' is no JSON object; export the file anew.");
        for (const auto& [key, value] : entry.items()) {
            if (!value.is_string())
                throw UserError(origin + ": '" + key +
                                "' in '__metadata__' is no text; export the file anew.");
            content.metadata[key] = value.get<std::string>();
        }
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::uint64_t end = 0;
    for (const Place& place : places) {
        if (place.begin != end)
            refuse(origin + ": the tensor '" + place.tensor.name + "'",
                   place.begin < end ? "shares bytes with the one before"
                                     : "leaves bytes unused before it");
        end = place.end;
    }
    if (end != data.size())
        throw UserError(origin + ": has " + std::to_string(data.size() - end) +
                        " bytes behind its last tensor; copy the file again.");
    for (Place& place : places) {
        const auto from = data.subspan(place.begin, place.end - place.begin);
        place.tensor.bytes.assign(from.begin(), from.end());
        content.tensors.push_back(std::move(place.tensor));
    }
    return content;
}

SafeTensors readSafeTensors(const fs::path& file) {
    const MappedFile mapped(file);
    return parseSafeTensors(mapped.bytes(), display(file));
}

bool looksWhole(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    char raw[8];
    if (!stream.read(raw, sizeof raw))
        return false;
    const auto headerBytes = loadLittle<std::uint64_t>(std::as_bytes(std::span(raw)), 0);
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (error || headerBytes > maxHeader || size < sizeof raw || headerBytes > size - sizeof raw)
        return false;
    std::string header(headerBytes, '\0');
    if (!stream.read(header.data(), std::streamsize(headerBytes)))
        return false;
    try {
        std::uint64_t end = 0;
        const Json tensors = parseJson(header, display(file));
        for (const auto& [name, tensor] : tensors.items())
            if (name != "__metadata__")
                end = std::max(end, tensor.at("data_offsets").at(1).get<std::uint64_t>());
        return size - sizeof raw - headerBytes == end;
    } catch (const UserError&) {
        return false;
    } catch (const Json::exception&) {
        return false;
    }
}

void writeSafeTensors(const fs::path& file, const SafeTensors& content) {
    Json header = Json::object();
    if (!content.metadata.empty())
        header["__metadata__"] = content.metadata;
    std::uint64_t end = 0;
    for (const RawTensor& tensor : content.tensors) {
        const std::uint64_t begin = end;
        end += tensor.bytes.size();
        header[tensor.name] = {
            {"dtype", name(tensor.type)}, {"shape", tensor.shape}, {"data_offsets", {begin, end}}};
    }
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' '); // so that the data are aligned
    std::string length;
    appendLittle(length, std::uint64_t(text.size()));
    AtomicFile out(file);
    out.write(length);
    out.write(text);
    for (const RawTensor& tensor : content.tensors)
        out.write(textOf(tensor.bytes));
    out.commit();
}

} // namespace antiphon
