#include "models/idm/scorefile.h"

#include "core/dsp/shippedscore.h"
#include "core/error.h"
#include "core/resampleonce.h"
#include "core/soundfile.h"
#include "models/idm/proxyscore.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace antiphon::idm {

namespace {

std::string minutes(double seconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f", seconds / 60);
    return text;
}

} // namespace

ScoreMode scoreModeNamed(const std::string& name) {
    if (name == "audio")
        return ScoreMode::Audio;
    if (name == "proxy")
        return ScoreMode::Proxy;
    if (name == "shipped")
        return ScoreMode::Shipped;
    throw UserError("There is no way of scoring called '" + name +
                        "'; choose audio, proxy or shipped.",
                    UserError::Kind::Usage);
}

ScoredSound readForScore(const fs::path& file, const Stretch& stretch) {
    SoundReader reader(file);
    const SoundInfo info = reader.info();
    const double end = std::min(stretch.to.value_or(info.seconds()), info.seconds());
    if (stretch.from < 0 || stretch.from >= end)
        throw UserError(display(file) + ": has no sound between these times; it lasts " +
                            std::to_string(info.seconds()) + " s.",
                        UserError::Kind::Usage);
    if (end - stretch.from > longestScored)
        throw UserError(display(file) + ": lasts " + minutes(end - stretch.from) +
                        " minutes, and at most " + minutes(longestScored) +
                        " are scored at once; score a part of it, or make a data set of clips.");
    const auto from = std::int64_t(std::llround(stretch.from * info.rate));
    const auto count = std::int64_t(std::llround(end * info.rate)) - from;
    Sound sound{info.rate, info.channels,
                std::vector<float>(std::size_t(count) * std::size_t(info.channels))};
    if (from > 0)
        reader.seek(from);
    std::size_t frames = 0;
    while (frames < std::size_t(count)) {
        const std::size_t read =
            reader.read(std::span(sound.samples).subspan(frames * std::size_t(info.channels)));
        if (read == 0)
            break;
        frames += read;
    }
    sound.samples.resize(frames * std::size_t(info.channels));
    return {resampleOnce(monoOf(sound), info.rate, LScoreReport::rate), reader.nonFinite()};
}

LScoreReport scoreOf(const ScoredSound& sound, ScoreMode mode, std::uint64_t seed,
                     LScoreSeries series, const std::function<void()>& checkpoint) {
    LScoreReport report;
    switch (mode) {
    case ScoreMode::Audio:
        report = measureLScore(sound.mono, series, checkpoint);
        break;
    case ScoreMode::Shipped:
        report = measureShippedLScore(sound.mono, seed, series, checkpoint);
        break;
    case ScoreMode::Proxy:
        report = measureProxyScore(sound.mono, checkpoint);
        break;
    }
    if (sound.nonFinite > 0) {
        report.score = {0.5, 0.5, 0.5, 0.5};
        report.flags = {};
        report.flags.nonFinite = true;
    }
    return report;
}

} // namespace antiphon::idm
