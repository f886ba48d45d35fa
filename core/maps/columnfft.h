#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Complex Fourier transforms of sixteen columns at a time. A row is the sixteen real parts, then
/// the sixteen imaginary parts; so the lanes of vector instructions are the columns, nothing is
/// ever shuffled, and every processor computes the same bits (FFTW chooses its code by the
/// processor).
///
/// Frequencies come out in an order of their own, which inverse() expects: decimation in frequency
/// there and in time back need no sorting. Const members may be called from several threads.
class ColumnFft {
public:
    static constexpr std::size_t rowFloats = 32;

    /// An even size whose only factors are 2 and 3; std::invalid_argument otherwise.
    explicit ColumnFft(std::size_t size);

    std::size_t size() const { return m_size; }
    /// The row of the output that holds a frequency, 0 ... size - 1.
    std::size_t rowOf(std::size_t frequency) const { return m_rowOf[frequency]; }

    /// X[k] = sum x[n] exp(-2 pi i k n / size) of size / 2 rows, which are followed by zeros.
    void forwardHalf(const float* in, float* out) const;
    /// The same of all rows, in place.
    void forward(float* rows) const;
    /// Undoes it times `size`; only the first size / 2 rows. `in` is destroyed.
    void inverseHalf(float* in, float* out) const;

private:
    struct Stage {
        std::size_t radix, length; ///< length: of the blocks that it divides
        std::size_t twiddles;      ///< first in m_twiddles: (radix - 1) pairs for each k
    };
    struct First;
    struct Last;
    struct Down;
    struct Up;

    std::size_t m_size;
    std::vector<Stage> m_stages; ///< after the first, whose radix is 2
    std::vector<float> m_first;  ///< cos, sin of 2 pi k / size, k < size / 2
    std::vector<float> m_twiddles;
    std::vector<std::size_t> m_rowOf;
};

} // namespace antiphon
