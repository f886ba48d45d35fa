#pragma once

#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/littleendian.h"
#include "core/formats/tensors.h"
#include "core/formats/zip.h"

#include <zlib.h>

// What the tests of core/formats share: tensors, broken archives, and the sentence that a parser
// refuses with.
namespace antiphon::testing {

/// "" when nothing is thrown.
template <class Action>
QString sentence(const Action& action) {
    try {
        action();
    } catch (const UserError& e) {
        return QString::fromStdString(e.what());
    }
    return {};
}

/// One tensor of each type, a scalar and an empty one.
inline std::vector<RawTensor> oneOfEach() {
    std::vector<RawTensor> tensors;
    for (int type = 0; type <= int(DType::Bool); ++type) {
        RawTensor tensor{"kind." + std::to_string(type), DType(type), {2, 3}, {}};
        for (std::size_t i = 0; i < 6 * sizeOf(tensor.type); ++i)
            tensor.bytes.push_back(std::byte(DType(type) == DType::Bool ? i % 2 : 16 * i + i / 3));
        tensors.push_back(std::move(tensor));
    }
    tensors.push_back(RawTensor::of("scalar", {}, std::vector<float>{-1.5f}));
    tensors.push_back({"empty", DType::I64, {0, 4}, {}});
    return tensors;
}

/// An archive of stored members.
inline std::vector<std::byte>
zipOf(const std::vector<std::pair<std::string, std::string>>& members) {
    ZipWriter zip;
    for (const auto& [name, content] : members)
        zip.add(name, bytesOf(content));
    return zip.finish();
}

inline std::string deflated(const std::string& content) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, content.size()), '\0');
    std::string input = content;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// An archive of deflated members, behind which others are stored as they are.
inline std::vector<std::byte>
deflatedZip(const std::vector<std::pair<std::string, std::string>>& plain,
            const std::vector<std::pair<std::string, std::string>>& stored = {}) {
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [name, content] : plain)
        members.emplace_back(name, deflated(content));
    members.insert(members.end(), stored.begin(), stored.end());
    std::vector<std::byte> bytes = zipOf(members);
    const auto put = [&](std::size_t at, auto value) {
        std::memcpy(bytes.data() + at, &value, sizeof value);
    };
    std::size_t entry = loadLittle<std::uint32_t>(bytes, bytes.size() - 6);
    for (const auto& [name, content] : plain) {
        put(entry + 10, std::uint16_t(8));
        put(entry + 16, std::uint32_t(::crc32_z(0, reinterpret_cast<const Bytef*>(content.data()),
                                                content.size())));
        put(entry + 24, std::uint32_t(content.size()));
        entry += 46 + name.size();
    }
    return bytes;
}

/// The same with `text` in place of `old`, wherever it occurs; of the same length.
inline std::vector<std::byte> replaced(std::vector<std::byte> bytes, std::string_view old,
                                       std::string_view text) {
    std::string all(textOf(bytes));
    for (std::size_t at = 0; (at = all.find(old, at)) != std::string::npos; at += text.size())
        all.replace(at, old.size(), text);
    const auto result = bytesOf(all);
    return {result.begin(), result.end()};
}

} // namespace antiphon::testing
