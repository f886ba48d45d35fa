#include "models/idm/trainingoptions.h"

#include "core/error.h"

namespace antiphon::idm {

void IdmTrainingOptions::visit(OptionVisitor& v) {
    torch.visit(v);
    curriculum.visit(v);
    v.choice(objective, {.key = "objective",
                         .label = "Learns to",
                         .help = "denoise: draw clips from noise; reconstruct: give back what it "
                                 "is given, as published.",
                         .choices = {"denoise", "reconstruct"},
                         .advanced = true});
    v.integer(crop, {.key = "crop",
                     .label = "Frames at once",
                     .help = "How much of a clip is learned from at once; 0: all of it.",
                     .min = 0,
                     .max = 1e5,
                     .advanced = true});
    const auto real = [&](double& value, const char* key, const char* label, const char* help,
                          double most) {
        v.real(value,
               {.key = key, .label = label, .help = help, .min = 0, .max = most, .advanced = true});
    };
    real(average, "average", "Average weights",
         "Decay of the averaged weights, which are then used; 0: none.", 0.999999);
    v.real(noiseMean, {.key = "noise_mean",
                       .label = "Usual noise",
                       .help = "Mean of the logarithm of the noise that it learns to take away.",
                       .min = -6,
                       .max = 4,
                       .advanced = true});
    real(noiseDeviation, "noise_deviation", "Spread of the noise",
         "Standard deviation of that logarithm.", 5);
    real(unsaid, "unsaid", "Open scores",
         "Share of the clips that it learns from without their L-Score, which guidance needs.", 1);
    real(reconstruction, "lambda_recon", "Weight of spectra",
         "How much the difference of spectrograms counts.", 1000);
    real(score, "lambda_l_score", "Weight of the L-Score",
         "How much it counts that scores are spread as those of the clips learned from.", 1000);
    v.choice(distance,
             {.key = "distance",
              .label = "Distance of scores",
              .help = "How far two spreads of scores are apart: sliced Wasserstein, energy "
                      "distance, means and deviations (moments), or not at all (off).",
              .choices = {"sliced", "energy", "moments", "off"},
              .advanced = true});
    real(ramp, "ramp", "Scores come in over",
         "The part of the training in which the weight of the L-Score rises from 0.", 1);
    real(estimates, "estimates", "Noise of estimates",
         "Clips with less noise than this count as generated once it is taken away.", 20);
    real(ratio, "ratio_weight", "Weight of the chunks' number",
         "How much it counts that chunks are as long as they should be (threshold rule).", 1000);
    const auto whole = [&](std::int64_t& value, const char* key, const char* label,
                           const char* help, double least, double most) {
        v.integer(value, {.key = key,
                          .label = label,
                          .help = help,
                          .min = least,
                          .max = most,
                          .advanced = true});
    };
    whole(directions, "directions", "Directions",
          "Random directions that scores are compared "
          "along at each step.",
          1, 4096);
    whole(levels, "levels", "Quantiles", "Quantiles that are compared along each direction.", 2,
          4096);
    whole(history, "history", "Scores kept", "Scores of the last clips that count along.", 0,
          65536);
    whole(validation, "judged_by", "Judged by", "How many held back clips it is judged by.", 1,
          1e5);
    v.integer(scoreEvery, {.key = "lscore_interval",
                           .label = "L-Score every",
                           .help = "Steps between two measurements of clips drawn from the same "
                                   "noise, in the sound; 0: never.",
                           .unit = "steps",
                           .min = 0,
                           .max = 1e9,
                           .advanced = true});
    whole(scored, "lscore_clips", "Clips measured", "How many clips are drawn and measured then.",
          1, 64);
    whole(scoredSteps, "lscore_steps", "Steps of measured clips",
          "Steps from noise to a clip that is measured while training.", 1, 200);
}

IdmTrainingOptions idmTrainingPreset(const std::string& preset) {
    IdmTrainingOptions options;
    TorchOptions& torch = options.torch;
    torch.optimizer.kind = "adamw";
    torch.optimizer.weightDecay = 0.01;
    torch.schedule.kind = "cosine";
    torch.schedule.last = 0.1;
    torch.clip = 1;
    if (preset == "tiny") {
        torch.train.steps = 3000;
        torch.train.evaluateEvery = 250;
        torch.batch = 4;
        torch.schedule.rate = 2e-3;
        options.average = 0.995;
        // Where attacks lie is decided in noise that is louder than usual, because they are wide.
        options.noiseMean = 0.2;
        options.noiseDeviation = 1.6;
        options.scoreEvery = 250;
    } else if (preset == "default") {
        torch.train.steps = 50000;
        torch.train.evaluateEvery = 1000;
        torch.train.patience = 5;
        torch.batch = 32;
        torch.accumulate = 8;
        torch.schedule.rate = 1e-4;
        options.crop = 192;
        options.scoreEvery = 1000;
    } else {
        throw UserError("There is no preset '" + preset + "'; take tiny or default.",
                        UserError::Kind::Usage);
    }
    torch.schedule.warmup = torch.train.steps / 50;
    return options;
}

} // namespace antiphon::idm
