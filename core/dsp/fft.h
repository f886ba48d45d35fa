#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

namespace antiphon {

/// Fourier transform of real signals (FFTW, single precision) between two buffers of its own, which
/// are aligned for its vector code. Plans are made once per size and shared by all threads; an
/// object belongs to one thread at a time. Plans are estimated, never timed: a timed plan may
/// differ from run to run, and with it the last bits of every result.
class RealFft {
public:
    /// An even size of at least 2; std::invalid_argument otherwise.
    explicit RealFft(std::size_t size);

    std::size_t size() const noexcept { return m_size; }
    std::size_t bins() const noexcept { return m_size / 2 + 1; }

    std::span<float> time() noexcept { return {m_time.get(), m_size}; }
    std::span<std::complex<float>> spectrum() noexcept { return {m_spectrum.get(), bins()}; }

    /// time -> spectrum: X[k] = sum x[n] exp(-2 pi i k n / size), unscaled. `time` is kept.
    void forward() noexcept;
    /// spectrum -> time, scaled by 1 / size, so that it undoes forward(). `spectrum` is destroyed.
    void inverse() noexcept;

private:
    struct Plans;
    struct Free {
        void operator()(void* memory) const noexcept;
    };
    static const Plans& plansOf(std::size_t size);

    std::size_t m_size;
    const Plans* m_plans;
    std::unique_ptr<float[], Free> m_time;
    std::unique_ptr<std::complex<float>[], Free> m_spectrum;
};

} // namespace antiphon
