#include "models/idm/render.h"

#include "core/dsp/griffinlim.h"

namespace antiphon::idm {

Renderer::Renderer(const DatasetSettings& audio, double reference, int threads)
    : m_audio(audio), m_reference(reference), m_mel{.rate = int(audio.rate),
                                                    .window = std::size_t(audio.window),
                                                    .hop = std::size_t(audio.hop),
                                                    .bands = std::size_t(audio.bands)},
      m_inversion(m_mel), m_workers(threads) {}

Renderer::Renderer(const DatasetSettings& audio, double reference, int threads,
                   std::shared_ptr<const Vocoder> vocoder)
    : Renderer(audio, reference, threads) {
    m_vocoder = std::move(vocoder);
}

std::vector<float> Renderer::sound(std::span<const float> spectrogram, std::size_t frames,
                                   const RenderSettings& settings, std::uint64_t seed,
                                   std::span<const float> like,
                                   const std::function<void(double)>& checkpoint) {
    checkpoint(0);
    if (m_vocoder)
        return m_vocoder->sound(spectrogram, frames, m_reference, settings.polish, &m_workers,
                                checkpoint);
    std::vector<float> powers(spectrogram.begin(), spectrogram.end());
    denormalise(powers, m_reference);
    // The softest level stands for silence.
    const auto floor = float(m_reference * 1.001e-8);
    Matrix mel(frames, m_mel.bands);
    for (std::size_t band = 0; band < mel.columns; ++band)
        for (std::size_t t = 0; t < frames; ++t) {
            const float power = powers[band * frames + t];
            mel.row(t)[band] = power > floor ? power : 0;
        }
    GriffinLim search(m_inversion.magnitudes(mel, int(settings.inversion), &m_workers),
                      {m_mel.window, m_mel.hop, settings.momentum});
    if (like.empty())
        search.startAtRandom(seed);
    else
        search.startLike(like);
    for (std::int64_t i = 0; i < settings.iterations; ++i) {
        checkpoint(double(i + 1) / double(settings.iterations + 1));
        search.step(&m_workers);
    }
    return search.sound();
}

std::vector<float> Renderer::spectrogram(std::span<const float> sound) const {
    const Matrix mel = melPower(sound, m_mel);
    std::vector<float> values(mel.values.size());
    for (std::size_t t = 0; t < mel.rows; ++t)
        for (std::size_t band = 0; band < mel.columns; ++band)
            values[band * mel.rows + t] = mel.row(t)[band];
    normalise(values, m_reference);
    return values;
}

std::shared_ptr<const Vocoder> givenVocoder(const std::vector<fs::path>& given,
                                            const IdmModel& model, const std::string& device) {
    if (given.empty())
        return nullptr;
    const VocoderModel vocoder = readVocoder(given.front());
    checkVocoderFits(vocoder, model.audio, model.origin);
    return std::make_shared<Vocoder>(vocoder, device);
}

} // namespace antiphon::idm
