#include "models/emotion/options.h"

namespace antiphon::emotion {

void visitSync(OptionVisitor& v, std::string& sync, bool advanced) {
    v.choice(sync, {.key = "sync",
                    .label = "Bars and beats",
                    .help = "As each file suggests, or: track the beats of a played piece, trust "
                            "the file's own bars, take it as if at 120 bpm.",
                    .choices = {"auto", "track", "aligned", "fixed"},
                    .advanced = advanced});
}

void DatasetOptions::visit(OptionVisitor& v) {
    visitSync(v, sync, false);
    v.integer(length, {.key = "length",
                       .label = "Longest piece",
                       .help = "Rows that are kept of a piece; what follows is left out.",
                       .min = 16,
                       .max = 16384,
                       .advanced = true});
}

namespace {

void visitPreset(OptionVisitor& v, std::string& preset) {
    v.choice(preset, {.key = "preset",
                      .label = "Size",
                      .help = "tiny learns in minutes and hears short pieces, compact in hours; "
                              "paper is the published size, for a GPU or much patience.",
                      .choices = {"tiny", "compact", "paper"}});
}

} // namespace

MuserTrainOptions::MuserTrainOptions() {
    usePreset();
}

void MuserTrainOptions::usePreset() {
    training = muserTrainingPreset(preset);
}

void MuserTrainOptions::visit(OptionVisitor& v) {
    const std::string before = preset;
    visitPreset(v, preset);
    if (preset != before)
        usePreset();
    Field field = {.key = "variant",
                   .label = "Network",
                   .help =
                       "How codes are tied to elements (TRANS: by a network, MEAN: by their "
                       "mean), how they are read (CA, CONCAT), and by which decoders (G, E, GE)."};
    for (const std::string& variantName : muserVariants())
        field.choices.push_back(variantName.c_str());
    v.choice(variant, field);
    training.visit(v);
    v.choice(order, {.key = "order",
                     .label = "Order",
                     .help = "Which order of values a slice follows: the dictionary's text order, "
                             "as published, or by number.",
                     .choices = {"text", "numeric"}});
    v.flag(repeatsEmotion, {.key = "repeat_emotion",
                            .label = "Emotion in every row",
                            .help = "Off: in the first row alone, as published.",
                            .advanced = true});
    v.flag(masked, {.key = "masked",
                    .label = "Leave padding out",
                    .help = "Off: what is behind the end of a piece is heard, too, as published.",
                    .advanced = true});
    v.flag(revives, {.key = "revive",
                     .label = "Revive codes",
                     .help = "Codes begin at the data, and unused ones are set anew; off: as "
                             "published, where most die at once.",
                     .advanced = true});
    v.real(dropout, {.key = "dropout",
                     .label = "Dropout",
                     .help = "Share of the network that each step leaves out: more learns less by "
                             "heart.",
                     .min = 0,
                     .max = 0.9,
                     .advanced = true});
}

PriorTrainOptions::PriorTrainOptions() {
    usePreset();
}

void PriorTrainOptions::usePreset() {
    training = priorTrainingPreset(preset);
}

void PriorTrainOptions::visit(OptionVisitor& v) {
    const std::string before = preset;
    visitPreset(v, preset);
    if (preset != before)
        usePreset();
    training.visit(v);
}

void MuserImportOptions::visit(OptionVisitor& v) {
    v.integer(heads, {.key = "heads",
                      .label = "Heads",
                      .help = "Attention heads of the network; files do not say them.",
                      .min = 1,
                      .max = 256,
                      .advanced = true});
}

void ExploreOptions::visit(OptionVisitor& v) {
    v.choice(over, {.key = "over",
                    .label = "Mean over",
                    .help = "The rows of the piece itself, or all rows, padding included, as "
                            "published.",
                    .choices = {"piece", "all"}});
    v.real(perplexity, {.key = "perplexity",
                        .label = "Perplexity",
                        .help = "How many neighbours a piece has on the map.",
                        .min = 2,
                        .max = 200});
    v.integer(iterations, {.key = "iterations",
                           .label = "Iterations",
                           .help = "Steps of the map's layout.",
                           .min = 250,
                           .max = 20000,
                           .advanced = true});
    v.integer(permutations, {.key = "permutations",
                             .label = "Shuffled labels",
                             .help = "How often emotions are shuffled to see whether chance alone "
                                     "keeps them so far apart; 0: not at all.",
                             .min = 0,
                             .max = 100000,
                             .advanced = true});
}

namespace {

// As on the sliders; keys are <element>_temperature and <element>_nucleus.
struct ElementField {
    const char *temperature, *temperatureLabel, *nucleus, *nucleusLabel;
};
constexpr std::array<ElementField, elements> elementFields = {{
    {"tempo_temperature", "Tempo: temperature", "tempo_nucleus", "Tempo: kept"},
    {"chord_temperature", "Chord: temperature", "chord_nucleus", "Chord: kept"},
    {"beat_temperature", "Beat: temperature", "beat_nucleus", "Beat: kept"},
    {"type_temperature", "Type: temperature", "type_nucleus", "Type: kept"},
    {"pitch_temperature", "Pitch: temperature", "pitch_nucleus", "Pitch: kept"},
    {"duration_temperature", "Duration: temperature", "duration_nucleus", "Duration: kept"},
    {"velocity_temperature", "Velocity: temperature", "velocity_nucleus", "Velocity: kept"},
}};

} // namespace

void DrawOptions::visit(OptionVisitor& v) {
    v.flag(sampling.grammar,
           {.key = "grammar",
            .label = "Only what can be",
            .help = "Draws only rows that make music; off: everything, as published.",
            .advanced = true});
    v.flag(closeHoles, {.key = "close_holes",
                        .label = "Close holes",
                        .help = "Takes out whole bars of silence.",
                        .advanced = true});
    v.choice(weights,
             {.key = "weights",
              .label = "Weights",
              .help = "How exactly the weights are kept while drawing; auto: as fast as it "
                      "can be without being heard.",
              .choices = {"auto", "fp32", "bf16", "int8"},
              .advanced = true});
    for (std::size_t i = 0; i < elements; ++i) {
        FamilySampling& family = sampling.families[std::size_t(elementOrder[i])];
        v.real(family.temperature, {.key = elementFields[i].temperature,
                                    .label = elementFields[i].temperatureLabel,
                                    .help = "Above 1 more daring, below 1 more of the expected.",
                                    .min = 0.05,
                                    .max = 10,
                                    .advanced = true});
        v.real(family.nucleus, {.key = elementFields[i].nucleus,
                                .label = elementFields[i].nucleusLabel,
                                .help = "Share of the probability that is drawn from; 1: all.",
                                .min = 0.01,
                                .max = 1,
                                .advanced = true});
    }
}

void EmotionGenerateOptions::visit(OptionVisitor& v) {
    v.text(emotion, {.key = "emotion",
                     .label = "Emotion",
                     .help = "Q1 (happy), Q2 (tense), Q3 (sad), Q4 (calm), or valence and arousal, "
                             "-1 to 1 each, such as 0.5,-0.2."});
    v.integer(count, {.key = "count",
                      .label = "Pieces",
                      .help = "How many are written.",
                      .min = 1,
                      .max = 1000});
    v.real(nucleus, {.key = "nucleus",
                     .label = "Likely codes",
                     .help = "Share of the prior's probability that is drawn from.",
                     .min = 0.01,
                     .max = 1});
    draw.visit(v);
}

TransferOptions::TransferOptions() {
    // At the published 5 and 2 what is drawn says more of chance than of the model.
    draw.sampling.families[std::size_t(WordFamily::Velocity)].temperature = 1;
    draw.sampling.families[std::size_t(WordFamily::Duration)].temperature = 1;
}

void TransferOptions::visit(OptionVisitor& v) {
    v.text(towards,
           {.key = "towards",
            .label = "Towards",
            .help = "Without a second piece: Q1 to Q4, the mean of that emotion; or arousal, "
                    "valence or Q1-Q3 (from Q3 to Q1), along that direction."});
    v.text(emotion, {.key = "emotion",
                     .label = "Emotion",
                     .help = "Of the piece that is written: target, that of what it moves towards; "
                             "own, that of the piece; or Q1 to Q4, or valence and arousal."});
    v.text(elements,
           {.key = "elements",
            .label = "Elements",
            .help = "What moves: tempo, chord, bar-beat, type, pitch, duration, velocity; "
                    "several with commas."});
    v.real(amount, {.key = "amount",
                    .label = "Amount",
                    .help = "How far: 0 not at all, 1 the whole way; along a direction -2 to 2.",
                    .min = -2,
                    .max = 2});
    v.text(moves, {.key = "moves",
                   .label = "Moves",
                   .help = "Each element by itself: velocity=0.8@piece, tempo=-1@arousal, "
                           "pitch=1@Q3.",
                   .advanced = true});
    v.choice(align, {.key = "align",
                     .label = "Alignment",
                     .help = "Which place of the second piece each place goes to: by bars, by "
                             "position, or to its mean.",
                     .choices = {"bar", "position", "mean"}});
    v.choice(snap, {.key = "snap",
                    .label = "Snap",
                    .help = "Goes to the nearest code, or to the nearest slice of a used code, "
                            "after moving.",
                    .choices = {"off", "code", "slice"},
                    .advanced = true});
    v.choice(draws, {.key = "draws",
                     .label = "Writes anew",
                     .help = "Only the elements that moved, so that the rest stays as it was, or "
                             "all of them, as published.",
                     .choices = {"moved", "all"}});
    visitSync(v, sync, true);
    v.integer(steps, {.key = "pieces",
                      .label = "Steps on the way",
                      .help = "More than 1: a row of pieces on the way.",
                      .min = 1,
                      .max = 64});
    draw.visit(v);
}

void JudgeOptions::visit(OptionVisitor& v) {
    v.choice(element, {.key = "element",
                       .label = "Element",
                       .help = "Which slider is judged, by the mean of what it moves.",
                       .choices = {"velocity", "tempo", "pitch", "duration"}});
    v.integer(pieces, {.key = "pieces",
                       .label = "Pieces",
                       .help = "Of each emotion so many at most; each is moved by each of another.",
                       .min = 1,
                       .max = 1000});
    draw.visit(v);
}

} // namespace antiphon::emotion
