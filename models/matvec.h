#pragma once

#include "core/alignedfloats.h"
#include "models/weightmemory.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

class Workers;

/// How weights are kept for multiplying: as they are, rounded to their upper 16 bits, or as 8 bits
/// with a factor for every 64 in a row. With int8 the vectors are quantised alike.
enum class WeightType { Fp32, Bf16, Int8 };

/// The upper 16 bits of the nearest such number, ties to even; what is no number stays none.
std::uint16_t bf16Of(float value);

/// Vectors of one length that weights are multiplied with: aligned, padded with zeros to what the
/// loops read. A value; copies are independent.
class Vectors {
public:
    Vectors() = default;
    Vectors(std::size_t length, std::size_t count);

    std::size_t length() const noexcept { return m_length; }
    std::size_t count() const noexcept { return m_count; }
    /// From one vector to the next.
    std::size_t stride() const noexcept { return m_stride; }
    /// length() floats; what follows them stays 0.
    float* operator[](std::size_t i) noexcept { return m_values.data() + i * m_stride; }
    const float* operator[](std::size_t i) const noexcept { return m_values.data() + i * m_stride; }
    /// To be called after the first `count` were written, before weights of `type` are multiplied
    /// with them.
    void prepare(WeightType type, std::size_t count);

private:
    friend class WeightMatrix;
    std::size_t m_length = 0, m_count = 0, m_stride = 0;
    AlignedFloats m_values;
    AlignedFloats m_codes, m_offsets, m_factors; ///< for int8, made when first prepared for it
};

/// A matrix that one or a few vectors at a time are multiplied with, as autoregressive models do:
/// its rows lie one after the other at multiples of 64 bytes and are read once, in order, so that
/// the speed is that of the memory. All processors compute the same bits (models/matveckernels.h);
/// bf16 those of fp32 with rounded weights. Copies share the weights, which never change.
class WeightMatrix {
public:
    WeightMatrix() = default;
    /// `weights`: rows of as many columns. `bias`: one a row, or empty. Throws
    /// std::invalid_argument when the numbers do not fit.
    WeightMatrix(std::span<const float> weights, std::span<const float> bias, std::size_t rows,
                 WeightType type, WeightMemory& memory);

    std::size_t rows() const noexcept { return m_rows; }
    std::size_t columns() const noexcept { return m_columns; }
    WeightType type() const noexcept { return m_type; }
    /// What a product reads.
    std::size_t bytes() const noexcept { return m_rows * m_rowBytes; }

    /// to[i * stride + r] = bias[r] + row r times vector `first` + i, for i below `count`. More
    /// than two vectors read the weights from the cache but once. The vectors have columns()
    /// numbers and were prepared. `workers`: threads that share the rows; the result is the same.
    void multiply(const Vectors& vectors, std::size_t first, std::size_t count, float* to,
                  std::size_t stride, Workers* workers = nullptr) const;

    /// The weights as they multiply.
    std::vector<float> unpacked() const;

private:
    void packRow(const float* weights, std::byte* to) const;

    WeightType m_type = WeightType::Fp32;
    std::size_t m_rows = 0, m_columns = 0, m_rowBytes = 0;
    std::shared_ptr<const std::byte[]> m_weights;
    AlignedFloats m_bias;
};

/// Root of the mean square of the difference over that of `wanted`: what packing loses.
double relativeError(std::span<const float> values, std::span<const float> wanted);

} // namespace antiphon
