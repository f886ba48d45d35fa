#include "core/error.h"
#include "core/formats/npz.h"
#include "core/json.h"
#include "models/stem/codecuse.h"

#include <algorithm>
#include <cstring>

namespace antiphon::stem {

namespace {

template <class T>
RawTensor arrayOf(const char* name, DType type, std::vector<std::int64_t> shape,
                  std::span<const T> values) {
    RawTensor tensor{name, type, std::move(shape), {}};
    const auto bytes = std::as_bytes(values);
    tensor.bytes.assign(bytes.begin(), bytes.end());
    return tensor;
}

std::vector<std::int64_t> integersOf(const RawTensor& tensor, const std::string& origin) {
    std::vector<std::int64_t> values(std::size_t(tensor.count()));
    if (tensor.type == DType::I64)
        std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    else if (tensor.type == DType::I32)
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::int32_t value;
            std::memcpy(&value, tensor.bytes.data() + 4 * i, 4);
            values[i] = value;
        }
    else
        throw UserError(origin + ": its array '" + tensor.name +
                        "' must hold 32 or 64 bit integers.");
    return values;
}

CodesFile checked(CodesFile file, const std::string& origin) {
    if (file.rate < 1 || file.hop < 1 || file.samples < 0 || file.codes.books < 1 ||
        file.codes.values.size() != std::size_t(file.codes.books * file.codes.frames) ||
        file.samples > file.codes.frames * file.hop)
        throw UserError(origin + ": rate, hop, samples and codes do not fit each other; encode "
                                 "the recording again.");
    return file;
}

} // namespace

void checkCodesName(const fs::path& file) {
    if (file.extension() != ".npz" && file.extension() != ".json")
        throw UserError(display(file) + ": codes are written as .npz or .json.",
                        UserError::Kind::Usage);
}

void writeCodes(const fs::path& file, const CodesFile& f) {
    checkCodesName(file);
    const Codes& codes = f.codes;
    if (file.extension() == ".json") {
        Json rows = Json::array();
        for (std::int64_t k = 0; k < codes.books; ++k)
            rows.push_back(
                std::vector<std::int32_t>(codes.values.begin() + k * codes.frames,
                                          codes.values.begin() + (k + 1) * codes.frames));
        writeJson(file, {{"rate", f.rate},
                         {"hop", f.hop},
                         {"samples", f.samples},
                         {"codec", f.codec},
                         {"codes", rows}});
        return;
    }
    const auto number = [](const char* name, const std::int64_t& value) {
        return arrayOf<std::int64_t>(name, DType::I64, {}, {&value, 1});
    };
    std::vector<RawTensor> arrays = {
        arrayOf<std::int32_t>("codes", DType::I32, {codes.books, codes.frames}, codes.values),
        number("rate", f.rate), number("hop", f.hop), number("samples", f.samples)};
    if (!f.codec.empty())
        arrays.push_back(
            arrayOf<char>("codec", DType::U8, {std::int64_t(f.codec.size())}, f.codec));
    writeNpz(file, arrays);
}

CodesFile readCodes(const fs::path& file) {
    const std::string origin = display(file);
    if (file.extension() != ".npz" && file.extension() != ".json")
        throw UserError(origin + ": is no file of codes; name what 'stem codec encode' wrote "
                                 "(.npz, .json).");
    CodesFile f;
    if (file.extension() == ".json") {
        const Json json = readJson(file);
        try {
            f.rate = json.at("rate").get<std::int64_t>();
            f.hop = json.at("hop").get<std::int64_t>();
            f.samples = json.at("samples").get<std::int64_t>();
            f.codec = json.value("codec", std::string());
            const Json& rows = json.at("codes");
            f.codes.books = std::int64_t(rows.size());
            for (const Json& row : rows) {
                const auto values = row.get<std::vector<std::int32_t>>();
                if (!f.codes.values.empty() && f.codes.frames != std::int64_t(values.size()))
                    throw UserError(origin + ": its books of codes have different lengths; encode "
                                             "the recording again.");
                f.codes.frames = std::int64_t(values.size());
                f.codes.values.insert(f.codes.values.end(), values.begin(), values.end());
            }
        } catch (const Json::exception& e) {
            throw UserError(origin + ": holds no codes (" + e.what() + ").");
        }
        return checked(std::move(f), origin);
    }
    const std::vector<RawTensor> arrays = readNumpy(file);
    const std::int64_t any[] = {-1, -1};
    const auto number = [&](const char* name) {
        return integersOf(tensorOf(arrays, name, {}, origin), origin).front();
    };
    const RawTensor& codes = tensorOf(arrays, "codes", any, origin);
    f.codes = {codes.shape[0], codes.shape[1], {}};
    for (const std::int64_t code : integersOf(codes, origin))
        f.codes.values.push_back(std::int32_t(code));
    f.rate = number("rate");
    f.hop = number("hop");
    f.samples = number("samples");
    if (const RawTensor* codec = find(arrays, "codec"); codec && codec->type == DType::U8)
        f.codec.assign(reinterpret_cast<const char*>(codec->bytes.data()), codec->bytes.size());
    return checked(std::move(f), origin);
}

} // namespace antiphon::stem
