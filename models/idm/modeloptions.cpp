#include "models/idm/modeloptions.h"

#include "core/error.h"
#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace antiphon::idm {

IdmTrainOptions::IdmTrainOptions() {
    usePreset();
}

void IdmTrainOptions::usePreset() {
    network = idmPreset(preset);
    training = idmTrainingPreset(preset);
}

void IdmTrainOptions::visit(OptionVisitor& v) {
    const std::string before = preset;
    v.choice(preset, {.key = "preset",
                      .label = "Size",
                      .help = "tiny learns in minutes on a small machine; default is the published "
                              "size, for a GPU or a night.",
                      .choices = {"tiny", "default"}});
    if (preset != before)
        usePreset();
    training.visit(v);
    const auto whole = [&](std::int64_t& value, const char* key, const char* label,
                           const char* help, double most) {
        v.integer(
            value,
            {.key = key, .label = label, .help = help, .min = 1, .max = most, .advanced = true});
    };
    whole(network.channels, "channels", "Channels",
          "Of the first stage; the next have twice and four times as many.", 512);
    whole(network.width, "d_model", "Width", "Of the transformer.", 4096);
    whole(network.heads, "n_head", "Heads", "Of the transformer; a divisor of half its width.", 64);
    whole(network.layers, "num_main_layers", "Layers", "Of the transformer.", 64);
    v.integer(network.frameWidth,
              {.key = "frame_width",
               .label = "All bands at once",
               .help = "How wide the parts are that hear all bands of a moment at once, so that "
                       "attacks stand in all of them; 0: there are none, as published.",
               .min = 0,
               .max = 4096,
               .advanced = true});
    v.real(network.dropout, {.key = "dropout_rate",
                             .label = "Dropout",
                             .help = "In the transformer, while training.",
                             .min = 0,
                             .max = 0.9,
                             .advanced = true});
    v.choice(network.tokens, {.key = "chunk_mode",
                              .label = "Tokens",
                              .help = "What is cut into chunks: moments (time), or moments and "
                                      "bands (grid), as published.",
                              .choices = {"time", "grid"},
                              .advanced = true});
    v.choice(network.chunks,
             {.key = "chunk_rule",
              .label = "Chunks",
              .help = "Where they begin: at the likeliest places (quantile), at likely ones "
                      "(threshold), at random as published (sampled), or there are none.",
              .choices = {"quantile", "threshold", "sampled", "none"},
              .advanced = true});
    v.real(network.ratio, {.key = "chunk_ratio",
                           .label = "Tokens a chunk",
                           .help = "How long chunks are on average.",
                           .min = 1.1,
                           .max = 1024,
                           .advanced = true});
    v.choice(network.norm, {.key = "norm",
                            .label = "Norm",
                            .help = "group works with any batch; batch is as published.",
                            .choices = {"group", "batch"},
                            .advanced = true});
    v.flag(network.conditioned, {.key = "conditioned",
                                 .label = "Can be asked for scores",
                                 .help = "It is told noise and L-Scores; the published one is not.",
                                 .advanced = true});
    v.real(network.skipDrop, {.key = "skip_drop",
                              .label = "Skips left out",
                              .help = "How often a skip connection is cut while training, so that "
                                      "the chunks are used.",
                              .min = 0,
                              .max = 0.9,
                              .advanced = true});
}

void IdmDrawOptions::visit(OptionVisitor& v) {
    v.integer(steps, {.key = "steps",
                      .label = "Steps",
                      .help = "From noise to a clip: 1 is a quick preview, 24 the usual.",
                      .min = 1,
                      .max = 500});
    v.real(guidance, {.key = "guidance",
                      .label = "Guidance",
                      .help = "How strictly the wanted L-Score is followed; 1: as learned.",
                      .min = 1,
                      .max = 10});
    v.text(target, {.key = "target",
                    .label = "Wanted L-Score",
                    .help = "timbral,density,irregularity,structural with commas; empty: open."});
    v.real(percentile, {.key = "percentile",
                        .label = "Wanted percentile",
                        .help = "How involved beside the clips learned from; -1: open.",
                        .min = -1,
                        .max = 100});
    v.integer(iterations, {.key = "iterations",
                           .label = "Search for phases",
                           .help = "More steps sound cleaner: 32 for a preview, 64 to keep.",
                           .min = 1,
                           .max = 10000,
                           .advanced = true});
    v.integer(polish, {.key = "polish",
                       .label = "Polish",
                       .help = "Steps of that search after a vocoder, from its phases on; 0: none.",
                       .min = 0,
                       .max = 10000,
                       .advanced = true});
    v.flag(keepLevel, {.key = "keep_level",
                       .label = "Keep the level",
                       .help = "Else the loudest sample is brought to full scale.",
                       .advanced = true});
    v.choice(format, {.key = "bits",
                      .label = "Samples",
                      .help = "Of the WAV files.",
                      .choices = {"16", "24", "float"},
                      .advanced = true});
}

std::optional<Scores> IdmDrawOptions::wanted(std::span<const Scores> all) const {
    if (!target.empty() && percentile >= 0)
        throw UserError("Ask for an L-Score or for a percentile, not for both.",
                        UserError::Kind::Usage);
    if (percentile >= 0)
        return idm::percentile(all, percentile);
    if (target.empty())
        return {};
    const std::vector<double> numbers = numbersOf(target, "target", 0, 1e4);
    if (numbers.size() != 4)
        throw UserError("'target' needs four numbers: timbral,density,irregularity,structural.",
                        UserError::Kind::Usage);
    return Scores{numbers[0], numbers[1], numbers[2], numbers[3]};
}

void IdmGenerateOptions::visit(OptionVisitor& v) {
    v.integer(
        count,
        {.key = "count", .label = "Clips", .help = "How many are drawn.", .min = 1, .max = 10000});
    v.real(seconds, {.key = "seconds",
                     .label = "Duration",
                     .help = "Of each clip.",
                     .unit = "s",
                     .min = 0.5,
                     .max = 600});
    draw.visit(v);
}

void IdmVaryOptions::visit(OptionVisitor& v) {
    v.integer(count, {.key = "count",
                      .label = "Variations",
                      .help = "How many, shared out among the strengths.",
                      .min = 1,
                      .max = 10000});
    v.text(strength, {.key = "strength",
                      .label = "Strength",
                      .help = "0 (the seed) to 1 (something else), with commas."});
    v.flag(grid, {.key = "grid",
                  .label = "Same noise at each strength",
                  .help = "Variations of one number then differ by strength alone."});
    v.real(from, {.key = "from",
                  .label = "From",
                  .help = "Where in the seed it begins.",
                  .unit = "s",
                  .min = 0,
                  .max = 1e5});
    v.flag(snap, {.key = "snap",
                  .label = "Begin at a chunk",
                  .help = "Where the model's nearest chunk begins, or without chunks the "
                          "nearest attack."});
    v.real(seconds, {.key = "seconds",
                     .label = "Duration",
                     .help = "How much of the seed is taken; 0: as long as the model's clips.",
                     .unit = "s",
                     .min = 0,
                     .max = 600});
    v.choice(mode, {.key = "mode",
                    .label = "Way",
                    .help = "denoise: noise is added and taken away; reference: as published, a "
                            "little noise and the network once.",
                    .choices = {"denoise", "reference"},
                    .advanced = true});
    v.text(noiseDb, {.key = "noise_db",
                     .label = "Published noise",
                     .help = "Decibels of the reference way, with commas.",
                     .advanced = true});
    v.real(mix, {.key = "mix",
                 .label = "Mix",
                 .help = "How much of the variation there is; the rest is the seed.",
                 .min = 0,
                 .max = 1});
    v.text(mixBands, {.key = "mix_bands",
                      .label = "Mix over pitch",
                      .help = "Numbers 0 to 1 from low to high, with commas; empty: alike.",
                      .advanced = true});
    v.text(mixTimes, {.key = "mix_times",
                      .label = "Mix over time",
                      .help = "Numbers 0 to 1 from begin to end, with commas; empty: alike.",
                      .advanced = true});
    v.real(blend, {.key = "blend",
                   .label = "Second seed",
                   .help = "How much of it there is: 0 none, 1 nothing else.",
                   .min = 0,
                   .max = 1});
    v.flag(seedPhases, {.key = "seed_phases",
                        .label = "The seed's phases",
                        .help = "Begin the search for phases with those of the seed.",
                        .advanced = true});
    draw.visit(v);
}

void IdmEvaluateOptions::visit(OptionVisitor& v) {
    v.integer(clips, {.key = "clips",
                      .label = "Clips",
                      .help = "How many are drawn and measured.",
                      .min = 4,
                      .max = 10000});
    v.integer(asked, {.key = "asked",
                      .label = "Clips asked for",
                      .help = "How many are drawn with an L-Score that is asked for.",
                      .min = 8,
                      .max = 10000});
    v.integer(variations, {.key = "variations",
                           .label = "Variations",
                           .help = "How many at each strength.",
                           .min = 2,
                           .max = 1000});
    draw.visit(v);
}

std::vector<double> numbersOf(const std::string& text, const char* key, double least, double most) {
    std::vector<double> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto refuse = [&] {
        throw UserError(std::string("'") + key + "' is '" + text + "' but must be numbers " +
                            numberText(least) + " to " + numberText(most) + " with commas.",
                        UserError::Kind::Usage);
    };
    while (true) {
        while (at != end && *at == ' ')
            ++at;
        double value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || !(value >= least && value <= most))
            refuse();
        numbers.push_back(value);
        at = next;
        while (at != end && *at == ' ')
            ++at;
        if (at == end)
            return numbers;
        if (*at++ != ',')
            refuse();
    }
}

std::vector<std::int64_t> sharedOut(std::int64_t count, std::size_t levels) {
    std::vector<std::int64_t> shares(levels, count / std::int64_t(levels));
    for (std::size_t i = 0; i < std::size_t(count) % levels; ++i)
        ++shares[i];
    return shares;
}

std::vector<std::int64_t> sharedOutPublished(std::int64_t count, std::size_t levels) {
    const std::int64_t each = count / std::int64_t(levels) + 1;
    std::vector<std::int64_t> shares;
    for (std::size_t i = 0; i < levels; ++i) {
        shares.push_back(std::min(each, count));
        count -= shares.back();
    }
    return shares;
}

} // namespace antiphon::idm
