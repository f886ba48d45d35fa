#pragma once

#include "models/idm/model.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace antiphon::idm {

/// How clips are drawn.
struct GenerateSettings {
    std::int64_t steps = 24;
    double guidance = 1;
    std::optional<Scores> wanted; ///< an L-Score as it is measured; none: left open
};

/// Draws spectrograms (X, bands x frames). Torch-free. The same seed gives the same spectrogram on
/// one machine. One thread at a time.
class Generator {
public:
    using Checkpoint = std::function<void(double)>;

    /// `device`: as resolveDevice() has it. Throws UserError for weights that do not fit.
    Generator(const IdmModel& model, const std::string& device);
    ~Generator();

    /// From noise. Longer ones than the model's clips are drawn as windows of that length that
    /// overlap by a quarter and are cross-faded. Models that only learned to reconstruct are given
    /// noise once, as in the published program.
    std::vector<float> draw(
        std::int64_t frames, std::uint64_t seed, const GenerateSettings& settings,
        const Checkpoint& checkpoint = [](double) {}) const;

    /// From a seed with noise of level 0.01 x 2000^strength, strength 0 ... 1. `other`, if it is
    /// not empty, is a second seed of the same size, mixed in on a sphere: `blend` 0: the first, 1:
    /// the second. Seeds longer than the model's clips are taken in windows as above.
    std::vector<float> vary(
        std::span<const float> spectrogram, std::int64_t frames, double strength,
        std::uint64_t seed, const GenerateSettings& settings, std::span<const float> other = {},
        double blend = 0, const Checkpoint& checkpoint = [](double) {}) const;
    /// As published: normal noise of `decibels` is added and the network goes over it once.
    std::vector<float> varyOnce(std::span<const float> spectrogram, std::int64_t frames,
                                double decibels, std::uint64_t seed) const;

    /// Frames at which chunks begin of a spectrogram as it is, for models without chunks those of
    /// attacks; empty for models that do not go through time.
    std::vector<std::int64_t> chunkStarts(std::span<const float> spectrogram,
                                          std::int64_t frames) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace antiphon::idm
