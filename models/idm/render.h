#pragma once

#include "core/dsp/lscore.h"
#include "core/dsp/melinversion.h"
#include "core/workers.h"
#include "models/idm/model.h"

#include <functional>
#include <span>
#include <vector>

namespace antiphon::idm {

struct RenderSettings {
    std::int64_t iterations = 64; ///< of Griffin-Lim
    double momentum = 0.99;
    std::int64_t inversion = 50; ///< iterations from mel bands to bins
};

/// Sound of spectrograms (X, bands x frames, low band first) and the reverse. One thread at a time.
class Renderer {
public:
    Renderer(const DatasetSettings& audio, double reference, int threads);

    /// hop (frames - 1) samples. The phases begin as those of `like`, or at random by `seed` where
    /// it is empty.
    std::vector<float> sound(
        std::span<const float> spectrogram, std::size_t frames, const RenderSettings& settings,
        std::uint64_t seed, std::span<const float> like = {},
        const std::function<void(double)>& checkpoint = [](double) {});
    /// bands x (1 + samples / hop)
    std::vector<float> spectrogram(std::span<const float> sound) const;

private:
    DatasetSettings m_audio;
    double m_reference;
    MelgramSettings m_mel;
    MelInversion m_inversion;
    Workers m_workers;
};

} // namespace antiphon::idm
