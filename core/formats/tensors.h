#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

enum class DType { F16, BF16, F32, F64, I8, U8, I16, I32, I64, Bool };

std::size_t sizeOf(DType type);
/// "F16", "BF16", "F32", "BOOL", ... as safetensors names them.
std::string_view name(DType type);
std::optional<DType> typeNamed(std::string_view name);
/// Bytes of a dense tensor; nothing when a size is negative or the product beyond 63 bits.
std::optional<std::uint64_t> byteCount(DType type, std::span<const std::int64_t> shape);
/// "[3, 64]", negative numbers as "any": for messages.
std::string shapeText(std::span<const std::int64_t> shape);

/// A tensor as files have it: dense, row-major, little-endian. A value; networks are made of it in
/// models.
struct RawTensor {
    std::string name;
    DType type = DType::F32;
    std::vector<std::int64_t> shape; ///< empty: a scalar
    std::vector<std::byte> bytes;    ///< count() * sizeOf(type)

    std::int64_t count() const;
    /// The values as float, converted where needed. Throws UserError naming the tensor when it is
    /// not of a floating type.
    std::vector<float> floats() const;
    static RawTensor of(std::string name, std::vector<std::int64_t> shape,
                        std::span<const float> values);
    bool operator==(const RawTensor&) const = default;
};

/// Null when there is none.
const RawTensor* find(std::span<const RawTensor> tensors, std::string_view name);
/// Throws UserError naming `origin`, the tensor that is missing or of another shape, and what was
/// expected. A negative number in `shape` admits any.
const RawTensor& tensorOf(std::span<const RawTensor> tensors, std::string_view name,
                          std::span<const std::int64_t> shape, const std::string& origin);
/// XXH3-128 over names, types, shapes and bytes in order: the hash of a model's weights.
std::string tensorHash(std::span<const RawTensor> tensors);

} // namespace antiphon
