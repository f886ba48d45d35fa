#include "models/guide/audition.h"

#include "core/resample.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon::guide {

namespace {

constexpr double pieceSeconds = 0.4;
constexpr double gapSeconds = 0.15;
constexpr double fadeSeconds = 0.01;

/// The beginning of a segment, faded at both ends.
std::vector<float> pieceOf(const Sound& mono, std::int32_t index, double segment) {
    const auto frames = std::int64_t(mono.frames());
    const std::int64_t first =
        std::min<std::int64_t>(std::llround(index * segment * mono.rate), frames);
    const std::int64_t last = std::min<std::int64_t>(
        first + std::llround(std::min(segment, pieceSeconds) * mono.rate), frames);
    std::vector<float> piece(mono.samples.begin() + first, mono.samples.begin() + last);
    const std::size_t fade =
        std::min<std::size_t>(std::size_t(fadeSeconds * mono.rate), piece.size() / 2);
    for (std::size_t i = 0; i < fade; ++i) {
        const double s = std::sin(std::numbers::pi / 2 * double(i) / double(fade));
        piece[i] *= float(s * s);
        piece[piece.size() - 1 - i] *= float(s * s);
    }
    return piece;
}

} // namespace

std::vector<Sound> auditionCodes(const std::vector<Listen>& recordings,
                                 const CodebookReport& report, double segment,
                                 const std::function<void()>& checkpoint) {
    const std::size_t codes = report.examples.size();
    std::vector<std::vector<std::vector<float>>> pieces(codes);
    for (std::size_t code = 0; code < codes; ++code)
        pieces[code].resize(report.examples[code].size());
    int rate = 0;
    for (std::size_t r = 0; r < recordings.size(); ++r) {
        checkpoint();
        Sound mono;
        for (std::size_t code = 0; code < codes; ++code)
            for (std::size_t i = 0; i < pieces[code].size(); ++i) {
                const auto& example = report.examples[code][i];
                if (std::size_t(example.recording) != r)
                    continue;
                if (mono.samples.empty()) {
                    const Sound sound = recordings[r].sound();
                    rate = rate > 0 ? rate : sound.rate;
                    mono = resample({sound.rate, 1, monoOf(sound)}, rate);
                }
                pieces[code][i] = pieceOf(mono, example.segment, segment);
            }
    }
    std::vector<Sound> sounds(codes);
    for (std::size_t code = 0; code < codes; ++code)
        for (const auto& piece : pieces[code]) {
            Sound& sound = sounds[code];
            sound.rate = rate;
            sound.channels = 1;
            if (!sound.samples.empty())
                sound.samples.resize(sound.samples.size() + std::size_t(gapSeconds * rate));
            sound.samples.insert(sound.samples.end(), piece.begin(), piece.end());
        }
    return sounds;
}

} // namespace antiphon::guide
