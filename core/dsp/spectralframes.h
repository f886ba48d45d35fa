#pragma once

#include "core/dsp/descriptors.h"
#include "core/simd.h"

#include <cstddef>
#include <memory>
#include <span>

namespace antiphon {

/// The descriptors of windows, all but loudness: several windows are analysed at once, each in its
/// lane. Nothing is allocated after construction. One thread at a time. Internal to core/dsp.
class SpectralFrames {
public:
    /// `level`: which the processor must have.
    explicit SpectralFrames(const DescriptorSettings& resolved, Simd level = simd());
    ~SpectralFrames();
    SpectralFrames(SpectralFrames&&) noexcept;
    SpectralFrames& operator=(SpectralFrames&&) noexcept;

    /// Windows that are best analysed in one call.
    std::size_t batch() const noexcept;
    /// `count` windows that begin at samples + i * hop; `rows` receives count rows of the columns
    /// from 3 on. Samples must be finite.
    void analyse(const float* samples, std::size_t count, float* rows);

private:
    struct Engine;
    template <class R>
    struct EngineOf;
    std::unique_ptr<Engine> m_engine;
};

} // namespace antiphon
