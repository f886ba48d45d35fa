#include "models/emotion/editoptions.h"

#include "models/emotion/options.h"

#include <cmath>

namespace antiphon::emotion {

namespace {

// Means of Q1 and Q2 against those of Q3 and Q4.
constexpr double excitedVelocity = 77.35 / 54.15, excitedLength = 0.75 / 1.35;
/// Steps of 3 bpm. The pieces' tempi are as good as equal, but a faster piece has more notes a
/// second, which is what tells them apart most.
constexpr double excitedTempo = 8;

double rounded(double factor) {
    return std::round(factor * 100) / 100;
}

} // namespace

void EditOptions::visit(OptionVisitor& v) {
    v.real(velocity, {.key = "velocity",
                      .label = "Velocity",
                      .help = "Louder above 1, softer below.",
                      .min = 0.25,
                      .max = 4});
    v.integer(tempo, {.key = "tempo",
                      .label = "Tempo",
                      .help = "Steps of about 3 bpm, faster above 0.",
                      .min = -20,
                      .max = 20});
    v.real(duration, {.key = "duration",
                      .label = "Duration",
                      .help = "Longer notes above 1, shorter ones below.",
                      .min = 0.25,
                      .max = 4});
    v.integer(octaves, {.key = "octaves",
                        .label = "Octaves",
                        .help = "Up or down; what leaves the keyboard comes back by octaves.",
                        .min = -3,
                        .max = 3});
    v.choice(mode, {.key = "mode",
                    .label = "Mode",
                    .help = "The parallel major or minor of the piece's own key.",
                    .choices = {"keep", "major", "minor"}});
    visitSync(v, sync, true);
}

TokenEdit EditOptions::edit() const {
    return {.velocityScale = velocity,
            .tempoBins = int(tempo),
            .durationScale = duration,
            .octaves = int(octaves),
            .mode = mode == "major"   ? TokenEdit::Mode::Major
                    : mode == "minor" ? TokenEdit::Mode::Minor
                                      : TokenEdit::Mode::Keep};
}

EditOptions editTowards(double valence, double arousal) {
    EditOptions options;
    options.velocity = rounded(std::pow(excitedVelocity, arousal));
    options.duration = rounded(std::pow(excitedLength, arousal));
    options.tempo = std::lround(excitedTempo * arousal);
    options.mode = valence > 1.0 / 3 ? "major" : valence < -1.0 / 3 ? "minor" : "keep";
    return options;
}

} // namespace antiphon::emotion
