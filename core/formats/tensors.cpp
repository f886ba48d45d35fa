#include "core/formats/tensors.h"

#include "core/error.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <new>

namespace antiphon {

namespace {

struct TypeFacts {
    std::string_view name;
    std::size_t size;
};
constexpr std::array<TypeFacts, 10> types{{{"F16", 2},
                                           {"BF16", 2},
                                           {"F32", 4},
                                           {"F64", 8},
                                           {"I8", 1},
                                           {"U8", 1},
                                           {"I16", 2},
                                           {"I32", 4},
                                           {"I64", 8},
                                           {"BOOL", 1}}};

float halfToFloat(std::uint16_t half) {
    const std::uint32_t sign = std::uint32_t(half & 0x8000) << 16;
    const std::uint32_t exponent = half >> 10 & 31, mantissa = half & 1023;
    if (exponent == 31)
        return std::bit_cast<float>(sign | 0x7F800000 | mantissa << 13);
    if (exponent == 0) { // zero or subnormal: a multiple of 2^-24
        const float value = float(mantissa) * 0x1p-24f;
        return sign ? -value : value;
    }
    return std::bit_cast<float>(sign | (exponent + 112) << 23 | mantissa << 13);
}

template <class Stored, class Convert>
void convert(const std::vector<std::byte>& bytes, std::vector<float>& out, Convert value) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        Stored stored;
        std::memcpy(&stored, bytes.data() + i * sizeof stored, sizeof stored);
        out[i] = value(stored);
    }
}

} // namespace

std::size_t sizeOf(DType type) {
    return types[std::size_t(type)].size;
}

std::string_view name(DType type) {
    return types[std::size_t(type)].name;
}

std::optional<DType> typeNamed(std::string_view name) {
    for (std::size_t i = 0; i < types.size(); ++i)
        if (types[i].name == name)
            return DType(i);
    return std::nullopt;
}

std::optional<std::uint64_t> byteCount(DType type, std::span<const std::int64_t> shape) {
    bool empty = false;
    std::uint64_t bytes = sizeOf(type);
    for (const std::int64_t n : shape) {
        if (n < 0)
            return std::nullopt;
        empty |= n == 0;
        // A zero further on does not excuse sizes that no machine has.
        if (n > 0 && __builtin_mul_overflow(bytes, std::uint64_t(n), &bytes))
            return std::nullopt;
    }
    if (bytes > std::uint64_t(INT64_MAX))
        return std::nullopt;
    return empty ? 0 : bytes;
}

std::string shapeText(std::span<const std::int64_t> shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + (shape[i] < 0 ? std::string("any") : std::to_string(shape[i]));
    return text + "]";
}

std::int64_t RawTensor::count() const {
    std::int64_t n = 1;
    for (const std::int64_t size : shape)
        n *= size;
    return n;
}

std::vector<float> RawTensor::floats() const {
    std::vector<float> values(bytes.size() / sizeOf(type));
    switch (type) {
    case DType::F32:
        if (!values.empty())
            std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
        return values;
    case DType::F16:
        convert<std::uint16_t>(bytes, values, halfToFloat);
        return values;
    case DType::BF16:
        convert<std::uint16_t>(bytes, values, [](std::uint16_t stored) {
            return std::bit_cast<float>(std::uint32_t(stored) << 16);
        });
        return values;
    case DType::F64:
        convert<double>(bytes, values, [](double stored) { return float(stored); });
        return values;
    default:
        throw UserError("Tensor '" + name + "': holds " + std::string(antiphon::name(type)) +
                        " where numbers with a fraction were expected; this file belongs to "
                        "another model.");
    }
}

RawTensor RawTensor::of(std::string name, std::vector<std::int64_t> shape,
                        std::span<const float> values) {
    const auto bytes = std::as_bytes(values);
    return {std::move(name), DType::F32, std::move(shape), {bytes.begin(), bytes.end()}};
}

const RawTensor* find(std::span<const RawTensor> tensors, std::string_view name) {
    const auto found = std::find_if(tensors.begin(), tensors.end(),
                                    [&](const RawTensor& tensor) { return tensor.name == name; });
    return found == tensors.end() ? nullptr : &*found;
}

const RawTensor& tensorOf(std::span<const RawTensor> tensors, std::string_view name,
                          std::span<const std::int64_t> shape, const std::string& origin) {
    const std::string what = origin + ": the tensor '" + std::string(name) + "' ";
    const RawTensor* tensor = find(tensors, name);
    if (!tensor)
        throw UserError(what + "of shape " + shapeText(shape) +
                        " is missing; this file belongs to another model.");
    const bool fits = std::equal(
        shape.begin(), shape.end(), tensor->shape.begin(), tensor->shape.end(),
        [](std::int64_t wanted, std::int64_t found) { return wanted < 0 || wanted == found; });
    if (!fits)
        throw UserError(what + "has the shape " + shapeText(tensor->shape) + " where " +
                        shapeText(shape) + " was expected; this file belongs to another model.");
    return *tensor;
}

std::string tensorHash(std::span<const RawTensor> tensors) {
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    const std::unique_ptr<XXH3_state_t, Free> state(XXH3_createState());
    if (!state)
        throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    const auto add = [&](const void* bytes, std::size_t size) {
        XXH3_128bits_update(state.get(), bytes, size);
    };
    // Lengths come first, so that no two lists of tensors give the same bytes.
    const auto number = [&](std::uint64_t value) { add(&value, sizeof value); };
    for (const RawTensor& tensor : tensors) {
        number(tensor.name.size());
        add(tensor.name.data(), tensor.name.size());
        add(name(tensor.type).data(), name(tensor.type).size());
        number(tensor.shape.size());
        for (const std::int64_t size : tensor.shape)
            number(std::uint64_t(size));
        add(tensor.bytes.data(), tensor.bytes.size());
    }
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state.get()));
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace antiphon
