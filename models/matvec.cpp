#include "models/matvec.h"

#include "core/workers.h"
#include "models/matveckernels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace antiphon {
namespace {

/// Rows that are multiplied with all vectors before the next ones are read: they fit the cache.
constexpr std::size_t cachedBytes = 256 * 1024;
/// Less is sooner read than threads are woken.
constexpr std::size_t leastShared = 1024 * 1024;

constexpr std::size_t upTo(std::size_t n, std::size_t step) {
    return (n + step - 1) / step * step;
}

std::size_t rowBytesOf(std::size_t columns, WeightType type) {
    switch (type) {
    case WeightType::Fp32:
        return upTo(columns, 32) * 4;
    case WeightType::Bf16:
        return upTo(columns, 32) * 2;
    case WeightType::Int8:
        break;
    }
    const std::size_t blocks = upTo(columns, int8Block) / int8Block;
    return upTo(blocks, int8ChunkBlocks) * 4 + blocks * int8Block;
}

float largestOf(std::span<const float> values) {
    float largest = 0;
    for (const float v : values)
        largest = std::max(largest, std::abs(v));
    return largest;
}

template <class T>
const T* as(const AlignedFloats& values) {
    return reinterpret_cast<const T*>(values.data());
}
template <class T>
T* as(AlignedFloats& values) {
    return reinterpret_cast<T*>(values.data());
}

} // namespace

std::uint16_t bf16Of(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    if (std::isnan(value))
        return std::uint16_t((bits >> 16) | 0x40u);
    return std::uint16_t((bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16);
}

Vectors::Vectors(std::size_t length, std::size_t count)
    : m_length(length), m_count(count), m_stride(upTo(length, int8Block)),
      m_values(m_stride * count) {}

void Vectors::prepare(WeightType type, std::size_t count) {
    if (type != WeightType::Int8)
        return;
    const std::size_t blocks = m_stride / int8Block, padded = upTo(blocks, int8ChunkBlocks);
    if (m_codes.size() == 0) {
        m_codes.resize(m_stride * m_count / 4);
        m_offsets.resize(m_stride * m_count / 4);
        m_factors.resize(padded * m_count);
    }
    const auto quantise = matVecKernels().quantise;
    for (std::size_t i = 0; i < count; ++i)
        quantise(m_values.data() + i * m_stride, blocks, as<std::int8_t>(m_codes) + i * m_stride,
                 as<std::int32_t>(m_offsets) + i * m_stride / 4, m_factors.data() + i * padded);
}

WeightMatrix::WeightMatrix(std::span<const float> weights, std::span<const float> bias,
                           std::size_t rows, WeightType type, WeightMemory& memory)
    : m_type(type), m_rows(rows), m_columns(rows ? weights.size() / rows : 0),
      m_rowBytes(rowBytesOf(m_columns, type)), m_bias(bias.size()) {
    if (m_rows * m_columns != weights.size() || (!bias.empty() && bias.size() != rows))
        throw std::invalid_argument("weights or biases that are no matrix");
    std::ranges::copy(bias, m_bias.data());
    const auto packed = memory.take(rows * m_rowBytes);
    for (std::size_t r = 0; r < rows; ++r)
        packRow(weights.data() + r * m_columns, packed.get() + r * m_rowBytes);
    m_weights = packed;
}

void WeightMatrix::packRow(const float* weights, std::byte* to) const {
    if (m_type == WeightType::Fp32) {
        std::memcpy(to, weights, m_columns * sizeof(float));
    } else if (m_type == WeightType::Bf16) {
        for (std::size_t c = 0; c < m_columns; ++c) {
            const std::size_t block = c / 32 * 32, lane = c % 16, high = c % 32 / 16;
            const std::uint16_t bits = bf16Of(weights[c]);
            std::memcpy(to + (block + 2 * lane + high) * 2, &bits, sizeof bits);
        }
    } else {
        const std::size_t blocks = upTo(m_columns, int8Block) / int8Block;
        for (std::size_t b = 0; b < blocks; ++b) {
            std::byte* const chunk =
                to + b / int8ChunkBlocks * int8ChunkBlocks * (int8Block + sizeof(float));
            const std::size_t place = b % int8ChunkBlocks;
            const std::span<const float> block(weights + b * int8Block,
                                               std::min(int8Block, m_columns - b * int8Block));
            const float factor = largestOf(block) / 127;
            std::memcpy(chunk + place * sizeof factor, &factor, sizeof factor);
            std::byte* const codes = chunk + int8ChunkBlocks * sizeof(float) + place * int8Block;
            for (std::size_t i = 0; i < int8Block; ++i) {
                const float value = i < block.size() && factor > 0 ? block[i] / factor : 0;
                codes[i] = std::byte(int(std::nearbyint(value)) + 128);
            }
        }
    }
}

void WeightMatrix::multiply(const Vectors& vectors, std::size_t first, std::size_t count, float* to,
                            std::size_t stride, Workers* workers) const {
    const MatVecKernels kernels = matVecKernels();
    const auto* rows = m_type == WeightType::Fp32   ? kernels.fp32
                       : m_type == WeightType::Bf16 ? kernels.bf16
                                                    : kernels.int8;
    const std::size_t padded =
        upTo(vectors.m_stride / int8Block, int8ChunkBlocks); // factors of a vector
    const std::size_t cached = std::max<std::size_t>(1, cachedBytes / m_rowBytes);
    const auto someRows = [&](std::size_t row, std::size_t end) {
        RowPass pass{};
        pass.rowBytes = m_rowBytes;
        pass.columns = upTo(m_columns, m_type == WeightType::Int8 ? int8Block : 32);
        pass.weights = m_weights.get() + row * m_rowBytes;
        pass.rows = end - row;
        pass.bias = m_bias.size() ? m_bias.data() + row : nullptr;
        for (std::size_t i = 0, sides = 0; i < count; i += sides) {
            sides = count - i >= 4 && rows[2] ? 4 : std::min<std::size_t>(2, count - i);
            for (std::size_t side = 0; side < sides; ++side) {
                const std::size_t v = first + i + side;
                pass.x[side] = vectors[v];
                pass.y[side] = to + (i + side) * stride + row;
                if (m_type != WeightType::Int8)
                    continue;
                pass.codes[side] = as<std::int8_t>(vectors.m_codes) + v * vectors.m_stride;
                pass.offsets[side] = as<std::int32_t>(vectors.m_offsets) + v * vectors.m_stride / 4;
                pass.factors[side] = vectors.m_factors.data() + v * padded;
            }
            rows[sides == 4 ? 2 : sides - 1](pass);
        }
    };
    if (workers && workers->threads() > 1 && bytes() > leastShared) {
        // Parts that do not depend on the number of threads; rows do not depend on each other.
        const std::size_t parts = (m_rows + cached - 1) / cached;
        workers->run(parts, [&](std::size_t part) {
            someRows(part * cached, std::min(m_rows, (part + 1) * cached));
        });
        return;
    }
    const std::size_t step = count <= 2 ? std::max<std::size_t>(m_rows, 1) : cached;
    for (std::size_t row = 0; row < m_rows; row += step)
        someRows(row, std::min(m_rows, row + step));
}

std::vector<float> WeightMatrix::unpacked() const {
    std::vector<float> weights;
    weights.reserve(m_rows * m_columns);
    for (std::size_t r = 0; r < m_rows; ++r) {
        const std::byte* const row = m_weights.get() + r * m_rowBytes;
        for (std::size_t c = 0; c < m_columns; ++c) {
            float value = 0;
            if (m_type == WeightType::Fp32) {
                std::memcpy(&value, row + c * 4, 4);
            } else if (m_type == WeightType::Bf16) {
                std::uint16_t bits = 0;
                std::memcpy(&bits, row + (c / 32 * 32 + 2 * (c % 16) + c % 32 / 16) * 2, 2);
                value = std::bit_cast<float>(std::uint32_t(bits) << 16);
            } else {
                const std::size_t chunk = c / (int8Block * int8ChunkBlocks),
                                  rest = c % (int8Block * int8ChunkBlocks);
                const std::byte* const from =
                    row + chunk * int8ChunkBlocks * (int8Block + sizeof(float));
                std::memcpy(&value, from + rest / int8Block * 4, 4);
                value *= float(int(from[int8ChunkBlocks * 4 + rest]) - 128);
            }
            weights.push_back(value);
        }
    }
    return weights;
}

double relativeError(std::span<const float> values, std::span<const float> wanted) {
    double difference = 0, size = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const double d = double(values[i]) - double(wanted[i]);
        difference += d * d;
        size += double(wanted[i]) * double(wanted[i]);
    }
    return size > 0 ? std::sqrt(difference / size) : 0;
}

} // namespace antiphon
