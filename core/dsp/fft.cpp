#include "core/dsp/fft.h"

#include <fftw3.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <new>
#include <stdexcept>

namespace antiphon {
namespace {

fftwf_complex* asFftw(std::complex<float>* values) {
    return reinterpret_cast<fftwf_complex*>(values); // both are two floats by their standards
}

template <class T>
T* allocate(std::size_t count) {
    void* memory = fftwf_malloc(count * sizeof(T));
    if (!memory)
        throw std::bad_alloc();
    return static_cast<T*>(memory);
}

} // namespace

struct RealFft::Plans {
    fftwf_plan forward;
    fftwf_plan inverse;
};

void RealFft::Free::operator()(void* memory) const noexcept {
    fftwf_free(memory);
}

const RealFft::Plans& RealFft::plansOf(std::size_t size) {
    // FFTW's planner is not thread-safe, executing a plan is. Plans live as long as the program.
    static std::mutex mutex;
    static auto& plans = *new std::map<std::size_t, Plans>;
    const std::lock_guard lock(mutex);
    if (const auto found = plans.find(size); found != plans.end())
        return found->second;
    const std::unique_ptr<float[], Free> time(allocate<float>(size));
    const std::unique_ptr<std::complex<float>[], Free> bins(
        allocate<std::complex<float>>(size / 2 + 1));
    const Plans made{
        fftwf_plan_dft_r2c_1d(int(size), time.get(), asFftw(bins.get()), FFTW_ESTIMATE),
        fftwf_plan_dft_c2r_1d(int(size), asFftw(bins.get()), time.get(), FFTW_ESTIMATE)};
    if (!made.forward || !made.inverse)
        throw std::runtime_error("FFTW could not plan a transform of this size");
    return plans.emplace(size, made).first->second;
}

RealFft::RealFft(std::size_t size) : m_size(size) {
    if (size < 2 || size % 2 != 0 || size > (std::size_t(1) << 28))
        throw std::invalid_argument("the size of a real transform must be even and at least 2");
    m_plans = &plansOf(size);
    m_time.reset(allocate<float>(size));
    m_spectrum.reset(allocate<std::complex<float>>(bins()));
    std::fill_n(m_time.get(), size, 0.0f);
    std::fill_n(m_spectrum.get(), bins(), std::complex<float>());
}

void RealFft::forward() noexcept {
    fftwf_execute_dft_r2c(m_plans->forward, m_time.get(), asFftw(m_spectrum.get()));
}

void RealFft::inverse() noexcept {
    fftwf_execute_dft_c2r(m_plans->inverse, asFftw(m_spectrum.get()), m_time.get());
    const float scale = 1.0f / float(m_size);
    for (float& value : time())
        value *= scale;
}

} // namespace antiphon
