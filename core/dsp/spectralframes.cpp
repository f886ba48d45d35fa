#include "core/dsp/spectralframes.h"

#include "core/dsp/chromakernel.h"
#include "core/dsp/mfcckernel.h"
#include "core/dsp/peakkernel.h"
#include "core/dsp/shapekernel.h"
#include "core/dsp/transposekernel.h"
#include "core/dsp/yinkernel.h"

#include <algorithm>
#include <new>

namespace antiphon {
namespace {

/// One batch: lanes(V) windows. Those beyond `count` repeat the last and are not written.
template <class V>
ANTIPHON_INLINE void frames(const SpectralPlan<RealOf<V>>& plan,
                            const SpectralWork<RealOf<V>>& work, const float* samples,
                            std::size_t count, float* results) {
    constexpr std::size_t lanes = lanesOf<V>;
    V* const rows = reinterpret_cast<V*>(work.rows);
    V* const power = reinterpret_cast<V*>(work.power);
    V* const magnitude = reinterpret_cast<V*>(work.magnitude);
    V* const out = reinterpret_cast<V*>(work.out);

    const float* windows[lanes];
    for (std::size_t l = 0; l < lanes; ++l)
        windows[l] = samples + (l < count ? l : count - 1) * plan.hop;
    loadWindows(windows, plan.shape.data(), plan.window, rows);
    for (std::size_t i = plan.window; i < plan.fft; ++i)
        rows[i] = V{};
    powerSpectrum(plan.transform, rows, power);
    for (std::size_t k = 0; k <= plan.fft / 2; ++k)
        magnitude[k] = squareRoot(power[k]);

    mfccKernel(plan, magnitude, out + mfccColumn);
    chromaKernel(plan, power, out + chromaColumn);
    shapeKernel(plan, magnitude, out + shapeColumn);
    peakKernel(plan, magnitude, out + peakHzColumn, out + peakLevelColumn);
    if (plan.pitch)
        yinKernel(plan, power, rows, magnitude, out + pitchColumn);

    for (std::size_t l = 0; l < count; ++l)
        for (std::size_t c = 0; c < plan.columns; ++c)
            results[l * plan.columns + c] = float(work.out[c * lanes + l]);
}

template <class R>
using Kernel = void (*)(const SpectralPlan<R>&, const SpectralWork<R>&, const float*, std::size_t,
                        float*);

template <class R>
void baseline(const SpectralPlan<R>& plan, const SpectralWork<R>& work, const float* samples,
              std::size_t count, float* results) {
    frames<packs::Pack<R, 16 / sizeof(R)>>(plan, work, samples, count, results);
}

#if defined(__x86_64__) && defined(__GNUC__)
template <class R>
ANTIPHON_AVX2 void avx2(const SpectralPlan<R>& plan, const SpectralWork<R>& work,
                        const float* samples, std::size_t count, float* results) {
    frames<packs::Pack<R, 32 / sizeof(R)>>(plan, work, samples, count, results);
}

template <class R>
ANTIPHON_AVX512 void avx512(const SpectralPlan<R>& plan, const SpectralWork<R>& work,
                            const float* samples, std::size_t count, float* results) {
    frames<packs::Pack<R, 64 / sizeof(R)>>(plan, work, samples, count, results);
}
#endif

struct Aligned {
    void operator()(void* memory) const noexcept {
        ::operator delete(memory, std::align_val_t(64));
    }
};

} // namespace

struct SpectralFrames::Engine {
    virtual ~Engine() = default;
    virtual void analyse(const float* samples, std::size_t count, float* rows) = 0;
    std::size_t lanes = 0;
};

template <class R>
struct SpectralFrames::EngineOf : Engine {
    static constexpr std::size_t narrow = 16 / sizeof(R);

    EngineOf(const DescriptorSettings& settings, Simd level) : plan(settings) {
        lanes = narrow;
#if defined(__x86_64__) && defined(__GNUC__)
        if (level == Simd::Avx2) {
            wide = avx2<R>;
            lanes = 32 / sizeof(R);
        }
        if (level == Simd::Avx512) {
            wide = avx512<R>;
            lanes = 64 / sizeof(R);
        }
#endif
        const std::size_t bins = plan.fft / 2 + 1;
        const std::size_t rowCount = plan.fft + 2 * bins + plan.columns;
        memory.reset(
            static_cast<R*>(::operator new(rowCount* lanes * sizeof(R), std::align_val_t(64))));
        std::fill_n(memory.get(), rowCount * lanes, R(0));
        work.rows = memory.get();
        work.power = work.rows + plan.fft * lanes;
        work.magnitude = work.power + bins * lanes;
        work.out = work.magnitude + bins * lanes;
    }

    void analyse(const float* samples, std::size_t count, float* rows) override {
        while (count > 0) {
            const bool few = count <= narrow; // of which a wide kernel would waste most
            const std::size_t now = std::min(count, few ? narrow : lanes);
            (few ? baseline<R> : wide)(plan, work, samples, now, rows);
            count -= now;
            samples += now * plan.hop;
            rows += now * plan.columns;
        }
    }

    SpectralPlan<R> plan;
    Kernel<R> wide = baseline<R>;
    std::unique_ptr<R, Aligned> memory;
    SpectralWork<R> work{};
};

SpectralFrames::SpectralFrames(const DescriptorSettings& settings, Simd level) {
    if (settings.mode == DescriptorSettings::Mode::Parity)
        m_engine = std::make_unique<EngineOf<double>>(settings, level);
    else
        m_engine = std::make_unique<EngineOf<float>>(settings, level);
}

SpectralFrames::~SpectralFrames() = default;
SpectralFrames::SpectralFrames(SpectralFrames&&) noexcept = default;
SpectralFrames& SpectralFrames::operator=(SpectralFrames&&) noexcept = default;

std::size_t SpectralFrames::batch() const noexcept {
    return m_engine->lanes;
}

void SpectralFrames::analyse(const float* samples, std::size_t count, float* rows) {
    m_engine->analyse(samples, count, rows);
}

} // namespace antiphon
