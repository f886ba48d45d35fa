#pragma once

#include "core/dsp/lscore.h"
#include "core/dsp/melinversion.h"
#include "core/workers.h"
#include "models/idm/model.h"
#include "models/idm/vocoder.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace antiphon::idm {

struct RenderSettings {
    std::int64_t iterations = 64; ///< of Griffin-Lim
    double momentum = 0.99;
    std::int64_t inversion = 50; ///< iterations from mel bands to bins
    std::int64_t polish = 0;     ///< of Griffin-Lim after a vocoder
};

/// Sound of spectrograms (X, bands x frames, low band first) and the reverse. There are two ways to
/// sound: by inverting the bands and a search for phases, or by a vocoder. One thread at a time.
class Renderer {
public:
    Renderer(const DatasetSettings& audio, double reference, int threads);
    /// Null: the search. One that checkVocoderFits() accepts for `audio`.
    Renderer(const DatasetSettings& audio, double reference, int threads,
             std::shared_ptr<const Vocoder> vocoder);

    /// hop (frames - 1) samples. The search begins with the phases of `like`, or at random by
    /// `seed` where it is empty; a vocoder takes neither, and of the settings `polish` alone.
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
    std::shared_ptr<const Vocoder> m_vocoder;
};

/// The vocoder given in a task's slot "vocoder", null where there is none. Throws UserError when it
/// is for other spectrograms than the model's.
std::shared_ptr<const Vocoder> givenVocoder(const std::vector<fs::path>& given,
                                            const IdmModel& model, const std::string& device);

} // namespace antiphon::idm
