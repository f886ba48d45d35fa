#include "models/emotion/classifiertraining.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::emotion {

ClassifierOptions::ClassifierOptions() {
    usePreset();
}

void ClassifierOptions::usePreset() {
    net = {};
    torch = {};
    torch.batch = 16;
    torch.optimizer.weightDecay = 1e-4;
    torch.schedule.kind = "cosine-restarts";
    torch.schedule.rate = 1e-3;
    epochs = 50;
    crop = net.length;
    if (preset == "compact") {
        net.embedding = 96;
        net.hidden = 48;
        net.attention = 48;
        net.hops = 8;
        net.dense = 96;
        torch.schedule.rate = 2e-3;
        epochs = 25;
        crop = 192;
    } else if (preset == "tiny") {
        net.embedding = 24;
        net.hidden = 16;
        net.attention = 16;
        net.hops = 4;
        net.dense = 32;
        net.length = 64;
        crop = 64;
        torch.schedule.rate = 1e-2;
    }
}

TorchOptions ClassifierOptions::resolved(std::size_t pieces) const {
    TorchOptions options = torch;
    const double perEpoch = std::max(1.0, double(pieces) / double(options.batch));
    options.schedule.every = std::max<std::int64_t>(1, std::llround(restartEpochs * perEpoch));
    if (epochs > 0)
        options.train.steps = std::max<std::int64_t>(1, std::llround(epochs * perEpoch));
    if (options.train.evaluateEvery == 0)
        options.train.evaluateEvery = std::max<std::int64_t>(1, std::llround(perEpoch));
    return options;
}

void ClassifierOptions::visit(OptionVisitor& v) {
    const std::string before = preset;
    v.choice(preset, {.key = "preset",
                      .label = "Size",
                      .help = "compact learns a few hundred pieces in minutes; paper is the "
                              "published size; tiny is for trying out.",
                      .choices = {"tiny", "compact", "paper"}});
    if (preset != before)
        usePreset();
    v.real(epochs, {.key = "epochs",
                    .label = "Epochs",
                    .help = "How often each piece is learned from; 0: the steps decide.",
                    .min = 0,
                    .max = 1e6});
    v.real(validation, {.key = "validation",
                        .label = "Songs to choose by",
                        .help = "Share of the songs that decides which moment of the training is "
                                "kept.",
                        .min = 0,
                        .max = 0.5});
    v.real(test, {.key = "test",
                  .label = "Songs to judge by",
                  .help = "Share of the songs that the accuracy is measured on.",
                  .min = 0,
                  .max = 0.5});
    v.integer(transpose, {.key = "transpose",
                          .label = "Transposition",
                          .help = "Pieces are learned from at up to so many semitones higher or "
                                  "lower: mood does not depend on the key.",
                          .unit = "semitones",
                          .min = 0,
                          .max = 11});
    v.integer(crop, {.key = "crop",
                     .label = "Rows at a time",
                     .help = "Rows of a piece, from anywhere in it, that a step learns from.",
                     .min = 8,
                     .max = 65536,
                     .advanced = true});
    v.integer(net.length, {.key = "length",
                           .label = "Rows",
                           .help = "Rows of a piece that are looked at.",
                           .min = 8,
                           .max = 65536,
                           .advanced = true});
    v.real(net.dropout, {.key = "dropout",
                         .label = "Dropout",
                         .help = "Share of the network that each step leaves out: more learns less "
                                 "by heart.",
                         .min = 0,
                         .max = 0.9,
                         .advanced = true});
    v.real(restartEpochs, {.key = "restart_epochs",
                           .label = "Start again every",
                           .help = "Epochs after which the learning rate starts again, with the "
                                   "schedule cosine-restarts.",
                           .min = 0.1,
                           .max = 1e6,
                           .advanced = true});
    torch.visit(v);
}

} // namespace antiphon::emotion
