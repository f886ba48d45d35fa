#include "models/stem/options.h"

namespace antiphon::stem {

void PrepareOptions::visit(OptionVisitor& v) {
    v.flag(
        beats,
        {.key = "beats", .label = "Beats", .help = "Estimate the beats of songs that have none."});
    v.flag(key, {.key = "key", .label = "Key", .help = "Estimate the key of songs."});
    v.flag(again, {.key = "again",
                   .label = "Estimate again",
                   .help = "Also what was estimated before; what a person changed stays.",
                   .advanced = true});
    v.flag(replace,
           {.key = "replace",
            .label = "The table wins",
            .help = "What the table says replaces what a song has; otherwise it only fills "
                    "gaps.",
            .advanced = true});
}

void TagOptions::visit(OptionVisitor& v) {
    v.integer(least, {.key = "least",
                      .label = "Songs a tag",
                      .help = "A tag is learned where so many songs have it, and as many of the "
                              "others do not.",
                      .min = 2,
                      .max = 1000});
    v.integer(folds,
              {.key = "folds",
               .label = "Parts",
               .help = "In so many parts the songs are judged by what the other parts teach.",
               .min = 2,
               .max = 20,
               .advanced = true});
}

void SuggestOptions::visit(OptionVisitor& v) {
    v.real(certainty, {.key = "certainty",
                       .label = "Certainty",
                       .help = "Tags are suggested from this probability on.",
                       .min = 0.5,
                       .max = 1});
    v.flag(all, {.key = "all",
                 .label = "Songs with tags, too",
                 .help = "Otherwise only songs without genres, or without moods, get some "
                         "suggested."});
}

void HoldBackOptions::visit(OptionVisitor& v) {
    v.choice(by, {.key = "hold_back",
                  .label = "Held back",
                  .help = "What it is judged by: whole songs, the end of every song, or songs from "
                          "ten on (auto).",
                  .choices = {"auto", "songs", "time"},
                  .advanced = true});
    v.real(share, {.key = "held_back",
                   .label = "Share held back",
                   .help = "How much of the data set it is judged by and does not learn from.",
                   .min = 0.02,
                   .max = 0.5,
                   .advanced = true});
}

CodecTrainOptions::CodecTrainOptions() {
    usePreset();
}

void CodecTrainOptions::usePreset() {
    training = codecTrainingPreset(preset);
}

void CodecTrainOptions::visit(OptionVisitor& v) {
    const std::string before = preset;
    v.choice(preset, {.key = "preset",
                      .label = "Size",
                      .help = "tiny (16 kHz) learns in minutes, demo (32 kHz) in hours; paper is "
                              "the published size, for a GPU and much patience.",
                      .choices = {"tiny", "demo", "paper"}});
    if (preset != before)
        usePreset();
    training.visit(v);
    holdBack.visit(v);
}

LmTrainOptions::LmTrainOptions() {
    usePreset();
}

void LmTrainOptions::usePreset() {
    training = lmTrainingPreset(preset == "small"  ? "small-scratch"
                                : preset == "tune" ? "small"
                                                   : preset);
    const bool tiny = preset == "tiny";
    seconds = tiny ? 3 : 10;
    // Where context and stem are always as far apart a small model soon finds what sounds together.
    leastContext = tiny ? seconds : seconds / 2;
    pieces = tiny ? 240 : 2000;
}

void LmTrainOptions::visit(OptionVisitor& v) {
    const std::string before = preset;
    v.choice(preset, {.key = "preset",
                      .label = "Size",
                      .help = "tiny learns in minutes, demo in hours, small needs a GPU; tune goes "
                              "on with a model that is there.",
                      .choices = {"tiny", "demo", "small", "tune"}});
    if (preset != before)
        usePreset();
    v.text(target, {.key = "target",
                    .label = "Stem to write",
                    .help = "drums, bass, guitar, piano, keyboard, strings, other, vocals, a "
                            "folder's name, or any."});
    v.choice(context, {.key = "context",
                       .label = "Plays along to",
                       .help = "Other stems of the song, clicks at its beats, or either.",
                       .choices = {"stems", "beats", "both"}});
    v.text(contexts, {.key = "contexts",
                      .label = "Stems as context",
                      .help = "Names with commas; empty: all but the vocals.",
                      .advanced = true});
    v.real(seconds, {.key = "seconds",
                     .label = "Stretch",
                     .help = "How long what it learns from is: context and stem alike.",
                     .unit = "s",
                     .min = 0.5,
                     .max = 60});
    v.real(leastContext, {.key = "least_context",
                          .label = "Shortest context",
                          .help = "Contexts have random lengths from this on.",
                          .unit = "s",
                          .min = 0.1,
                          .max = 60,
                          .advanced = true});
    v.integer(pieces, {.key = "pieces",
                       .label = "Pieces",
                       .help = "How many stretches of the songs are drawn and encoded before "
                               "training; each is learned from again and again.",
                       .min = 1,
                       .max = 1e6});
    v.integer(validation, {.key = "validation",
                           .label = "Judged by",
                           .help = "How many stretches of what is held back it is judged by.",
                           .min = 1,
                           .max = 1e5,
                           .advanced = true});
    v.flag(augment, {.key = "augment",
                     .label = "Vary speed and pitch",
                     .help = "Half of the pieces are slower or faster, half of them higher or "
                             "lower: more to learn from."});
    v.choice(stretching, {.key = "stretching",
                          .label = "Varied by",
                          .help = "What makes pieces slower and higher: the program itself, or the "
                                  "Rubber Band library where it was built with it.",
                          .choices = {"own", "rubberband"},
                          .advanced = true});
    v.flag(synchronised, {.key = "synchronised",
                          .label = "Begin at marked places",
                          .help = "Stretches begin only where sync.json of the songs says.",
                          .advanced = true});
    v.choice(listening,
             {.key = "listening",
              .label = "Context is heard",
              .help = "Before the stem, as published, so that the model must learn where in it the "
                      "present is; or beside it, too, as models that learn from few songs need it; "
                      "preset: as its size has it.",
              .choices = {"preset", "before", "beside"},
              .advanced = true});
    v.choice(beat, {.key = "beat",
                    .label = "Beats as a condition",
                    .help = "How the model is told the beats: as two waves through a line, as they "
                            "are, or through a small network; preset: as its size has it.",
                    .choices = {"preset", "none", "linear", "direct", "mlp"},
                    .advanced = true});
    v.choice(style, {.key = "style",
                     .label = "Reference sound as a condition",
                     .help = "Whether a sound can be named that the stem is to be like; preset: as "
                             "its size has it.",
                     .choices = {"preset", "none", "statistics"},
                     .advanced = true});
    v.integer(rank, {.key = "rank",
                     .label = "Adapters",
                     .help = "Learn small additions of this rank only and leave the model as it "
                             "is; 0: learn all of it.",
                     .min = 0,
                     .max = 256,
                     .advanced = true});
    training.visit(v);
    holdBack.visit(v);
}

void StemDrawOptions::visit(OptionVisitor& v) {
    v.real(guidance, {.key = "cfg",
                      .label = "Guidance",
                      .help = "How strictly context and text are followed; 1: as learned.",
                      .min = 0,
                      .max = 20});
    v.integer(topK, {.key = "top_k",
                     .label = "Choices",
                     .help = "How many of the likeliest sounds are drawn from; 0: all.",
                     .min = 0,
                     .max = 65536});
    v.real(topP, {.key = "top_p",
                  .label = "Kept",
                  .help = "Above 0: draw from this share of the probability instead.",
                  .min = 0,
                  .max = 1,
                  .advanced = true});
    v.real(temperature, {.key = "temperature",
                         .label = "Temperature",
                         .help = "More is more daring; 0: always the likeliest.",
                         .min = 0,
                         .max = 5});
    v.choice(weights, {.key = "weights",
                       .label = "Weights",
                       .help = "How weights are kept: fewer bits are faster and less exact.",
                       .choices = {"auto", "fp32", "bf16", "int8"},
                       .advanced = true});
}

void StemGenerateOptions::visit(OptionVisitor& v) {
    v.text(text, {.key = "text",
                  .label = "Text",
                  .help = "Genres, moods, instruments, a tempo: words that the model knows."});
    v.real(bpm, {.key = "bpm",
                 .label = "Tempo",
                 .help = "Of the context, or without one of the clicks that it plays along to: 20 "
                         "to 400; 0: as the context has it.",
                 .unit = "bpm",
                 .min = 0,
                 .max = 400});
    v.integer(meter, {.key = "meter",
                      .label = "Beats a bar",
                      .help = "Of the clicks that are played along to where there is no context.",
                      .min = 1,
                      .max = 16,
                      .advanced = true});
    v.real(offset, {.key = "offset",
                    .label = "First click",
                    .help = "When the clicks begin, with a bar.",
                    .unit = "s",
                    .min = 0,
                    .max = 60,
                    .advanced = true});
    v.real(from, {.key = "from",
                  .label = "From",
                  .help = "Where in the context the stems begin.",
                  .unit = "s",
                  .min = 0,
                  .max = 86400,
                  .advanced = true});
    v.real(seconds, {.key = "seconds",
                     .label = "Length",
                     .help = "0: as long as the context, or 10 s.",
                     .unit = "s",
                     .min = 0,
                     .max = 3600});
    v.real(beginSeconds, {.key = "begin_seconds",
                          .label = "Kept",
                          .help = "How much of the beginning is taken; 0: all of it.",
                          .unit = "s",
                          .min = 0,
                          .max = 3600,
                          .advanced = true});
    v.flag(loop, {.key = "loop",
                  .label = "Loop",
                  .help = "The end leads to the beginning, so that it can be repeated."});
    v.integer(count, {.key = "count",
                      .label = "Variations",
                      .help = "How many stems are written side by side.",
                      .min = 1,
                      .max = 64});
    draw.visit(v);
}

void StemEvaluateOptions::visit(OptionVisitor& v) {
    v.integer(items, {.key = "items",
                      .label = "Stretches",
                      .help = "How many stretches that were held back are played along to.",
                      .min = 1,
                      .max = 10000});
    v.integer(draws, {.key = "draws",
                      .label = "Draws",
                      .help = "How often each of them is played along to, with other seeds; means "
                              "are compared.",
                      .min = 1,
                      .max = 64});
    v.integer(metronome, {.key = "metronome",
                          .label = "Tempos of clicks",
                          .help = "To clicks alone, at so many tempos from 100 to 179, it plays as "
                                  "well; 0: to none.",
                          .min = 0,
                          .max = 160,
                          .advanced = true});
    draw.visit(v);
}

void StemImportOptions::visit(OptionVisitor& v) {
    v.flag(textToMusic, {.key = "text_to_music",
                         .label = "Without context",
                         .help = "Keep MusicGen's start token, to write from text alone.",
                         .advanced = true});
    v.integer(rate, {.key = "rate",
                     .label = "Sample rate",
                     .help = "Of the codec, where its file does not say it.",
                     .unit = "Hz",
                     .min = 4000,
                     .max = 192000,
                     .advanced = true});
    v.choice(padding, {.key = "padding",
                       .label = "Padding",
                       .help = "What the codec hears beyond the ends, where its file does not say "
                               "it.",
                       .choices = {"reflect", "constant"},
                       .advanced = true});
}

} // namespace antiphon::stem
