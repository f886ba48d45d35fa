#include "core/maps/columnfft.h"

#include "core/maps/portablemath.h"
#include "core/simd.h"

#include <stdexcept>

namespace antiphon {
namespace {

constexpr std::size_t rowFloats = ColumnFft::rowFloats;
constexpr float halfRoot3 = 0.866025403784438647f;

/// Sixteen complex numbers.
struct Complex16 {
    Lanes16 re, im;
};

[[gnu::always_inline]] inline void load(const float* row, Complex16& z) {
    z.re = *reinterpret_cast<const Lanes16*>(row);
    z.im = *reinterpret_cast<const Lanes16*>(row + lanes16);
}

[[gnu::always_inline]] inline void store(float* row, const Complex16& z) {
    *reinterpret_cast<Lanes16*>(row) = z.re;
    *reinterpret_cast<Lanes16*>(row + lanes16) = z.im;
}

/// z times c - i s.
[[gnu::always_inline]] inline void turnDown(Complex16& z, float c, float s) {
    const Lanes16 re = z.re * c + z.im * s;
    z.im = z.im * c - z.re * s;
    z.re = re;
}

/// z times c + i s.
[[gnu::always_inline]] inline void turnUp(Complex16& z, float c, float s) {
    const Lanes16 re = z.re * c - z.im * s;
    z.im = z.im * c + z.re * s;
    z.re = re;
}

/// Transforms of 4, 3 and 2 numbers; `sign` -1: forward.
template <int sign>
[[gnu::always_inline]] inline void transform4(Complex16 (&z)[4]) {
    const Complex16 a{z[0].re + z[2].re, z[0].im + z[2].im};
    const Complex16 b{z[0].re - z[2].re, z[0].im - z[2].im};
    const Complex16 c{z[1].re + z[3].re, z[1].im + z[3].im};
    const Complex16 d{z[1].re - z[3].re, z[1].im - z[3].im};
    z[0] = {a.re + c.re, a.im + c.im};
    z[2] = {a.re - c.re, a.im - c.im};
    if constexpr (sign < 0) {
        z[1] = {b.re + d.im, b.im - d.re};
        z[3] = {b.re - d.im, b.im + d.re};
    } else {
        z[1] = {b.re - d.im, b.im + d.re};
        z[3] = {b.re + d.im, b.im - d.re};
    }
}

template <int sign>
[[gnu::always_inline]] inline void transform3(Complex16 (&z)[4]) {
    const Complex16 sum{z[1].re + z[2].re, z[1].im + z[2].im};
    const Complex16 side{(z[1].re - z[2].re) * halfRoot3, (z[1].im - z[2].im) * halfRoot3};
    const Complex16 middle{z[0].re - sum.re * 0.5f, z[0].im - sum.im * 0.5f};
    z[0] = {z[0].re + sum.re, z[0].im + sum.im};
    if constexpr (sign < 0) {
        z[1] = {middle.re + side.im, middle.im - side.re};
        z[2] = {middle.re - side.im, middle.im + side.re};
    } else {
        z[1] = {middle.re - side.im, middle.im + side.re};
        z[2] = {middle.re + side.im, middle.im - side.re};
    }
}

[[gnu::always_inline]] inline void transform2(Complex16 (&z)[4]) {
    const Complex16 sum{z[0].re + z[1].re, z[0].im + z[1].im};
    z[1] = {z[0].re - z[1].re, z[0].im - z[1].im};
    z[0] = sum;
}

template <int radix, int sign>
[[gnu::always_inline]] inline void transformOf(Complex16 (&z)[4]) {
    if constexpr (radix == 4)
        transform4<sign>(z);
    else if constexpr (radix == 3)
        transform3<sign>(z);
    else
        transform2(z);
}

/// One stage over all blocks: decimation in frequency (sign -1) or, mirrored, in time.
template <int radix, int sign>
[[gnu::always_inline]] inline void stage(float* rows, std::size_t size, std::size_t length,
                                         const float* twiddles) {
    const std::size_t step = length / radix;
    for (std::size_t block = 0; block < size; block += length) {
        for (std::size_t k = 0; k < step; ++k) {
            float* const first = rows + (block + k) * rowFloats;
            const float* turn = twiddles + k * 2 * (radix - 1);
            Complex16 z[4];
            for (std::size_t q = 0; q < radix; ++q)
                load(first + q * step * rowFloats, z[q]);
            if constexpr (sign < 0) {
                transformOf<radix, sign>(z);
                for (std::size_t q = 1; q < radix; ++q)
                    turnDown(z[q], turn[2 * q - 2], turn[2 * q - 1]);
            } else {
                for (std::size_t q = 1; q < radix; ++q)
                    turnUp(z[q], turn[2 * q - 2], turn[2 * q - 1]);
                transformOf<radix, sign>(z);
            }
            for (std::size_t q = 0; q < radix; ++q)
                store(first + q * step * rowFloats, z[q]);
        }
    }
}

} // namespace

/// The first stage, of radix 2, from rows in another place or in the same; the second half of the
/// rows is zeros if `half`.
struct ColumnFft::First {
    const float* in;
    float* out;
    std::size_t half;
    const float* twiddles;
    bool upperIsZero;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t k = 0; k < half; ++k) {
            Complex16 low, high;
            load(in + k * rowFloats, low);
            if (upperIsZero) {
                high = low;
            } else {
                load(in + (half + k) * rowFloats, high);
                const Complex16 sum{low.re + high.re, low.im + high.im};
                high = {low.re - high.re, low.im - high.im};
                low = sum;
            }
            turnDown(high, twiddles[2 * k], twiddles[2 * k + 1]);
            store(out + k * rowFloats, low);
            store(out + (half + k) * rowFloats, high);
        }
    }
};

/// Its mirror, of which only the first half of the rows is wanted.
struct ColumnFft::Last {
    const float* in;
    float* out;
    std::size_t half;
    const float* twiddles;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t k = 0; k < half; ++k) {
            Complex16 low, high;
            load(in + k * rowFloats, low);
            load(in + (half + k) * rowFloats, high);
            turnUp(high, twiddles[2 * k], twiddles[2 * k + 1]);
            store(out + k * rowFloats, {low.re + high.re, low.im + high.im});
        }
    }
};

struct ColumnFft::Down {
    const ColumnFft& fft;
    float* rows;

    [[gnu::always_inline]] void operator()() const {
        for (const Stage& s : fft.m_stages) {
            const float* turns = fft.m_twiddles.data() + s.twiddles;
            if (s.radix == 4)
                stage<4, -1>(rows, fft.m_size, s.length, turns);
            else if (s.radix == 3)
                stage<3, -1>(rows, fft.m_size, s.length, turns);
            else
                stage<2, -1>(rows, fft.m_size, s.length, turns);
        }
    }
};

struct ColumnFft::Up {
    const ColumnFft& fft;
    float* rows;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t i = fft.m_stages.size(); i-- > 0;) {
            const Stage& s = fft.m_stages[i];
            const float* turns = fft.m_twiddles.data() + s.twiddles;
            if (s.radix == 4)
                stage<4, 1>(rows, fft.m_size, s.length, turns);
            else if (s.radix == 3)
                stage<3, 1>(rows, fft.m_size, s.length, turns);
            else
                stage<2, 1>(rows, fft.m_size, s.length, turns);
        }
    }
};

ColumnFft::ColumnFft(std::size_t size) : m_size(size) {
    if (size < 2 || size % 2 != 0)
        throw std::invalid_argument("the size of a column transform must be even");
    for (std::size_t k = 0; k < size / 2; ++k) {
        const auto [c, s] = portable::turn(std::int64_t(k), std::int64_t(size));
        m_first.push_back(float(c));
        m_first.push_back(float(s));
    }
    for (std::size_t length = size / 2; length > 1;) {
        const std::size_t radix = length % 4 == 0   ? 4
                                  : length % 3 == 0 ? 3
                                  : length % 2 == 0 ? 2
                                                    : 0;
        if (radix == 0)
            throw std::invalid_argument("the size of a column transform has a factor above 3");
        m_stages.push_back({radix, length, m_twiddles.size()});
        for (std::size_t k = 0; k < length / radix; ++k)
            for (std::size_t q = 1; q < radix; ++q) {
                const auto [c, s] = portable::turn(std::int64_t(k * q), std::int64_t(length));
                m_twiddles.push_back(float(c));
                m_twiddles.push_back(float(s));
            }
        length /= radix;
    }
    // Block q of a stage of radix r holds the frequencies q + r f, f being those of its own.
    m_rowOf.resize(size);
    for (std::size_t frequency = 0; frequency < size; ++frequency) {
        std::size_t rest = frequency / 2, row = frequency % 2 * (size / 2);
        for (const Stage& s : m_stages) {
            row += rest % s.radix * (s.length / s.radix);
            rest /= s.radix;
        }
        m_rowOf[frequency] = row;
    }
}

void ColumnFft::forwardHalf(const float* in, float* out) const {
    runWide(First{in, out, m_size / 2, m_first.data(), true});
    runWide(Down{*this, out});
}

void ColumnFft::forward(float* rows) const {
    runWide(First{rows, rows, m_size / 2, m_first.data(), false});
    runWide(Down{*this, rows});
}

void ColumnFft::inverseHalf(float* in, float* out) const {
    runWide(Up{*this, in});
    runWide(Last{in, out, m_size / 2, m_first.data()});
}

} // namespace antiphon
