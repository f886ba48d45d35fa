#include "models/idm/vocodertraining.h"

#include "core/dsp/melgram.h"
#include "core/error.h"
#include "core/rng.h"
#include "core/sound.h"
#include "models/idm/vocoderloss.h"
#include "models/stem/balancer.h"
#include "models/stem/discriminator.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr float silentPeak = 0.003f; ///< below it a stretch is drawn again
constexpr int mostDraws = 8;
constexpr double decibelsOfHalf = 40; ///< of X

/// What a training keeps from one step to the next.
class VocoderLearning {
public:
    VocoderLearning(VocoderData d, const VocoderTrainingOptions& o, std::uint64_t seed)
        : data(std::move(d)), options(o), mel(data.net.config(), data.net.reference()),
          spectra({256, 512, 1024, 2048}) {
        if (data.training.count == 0)
            throw UserError("There is no clip to learn from; make a data set of more recordings.");
        if (options.mel <= 0 && options.spectra <= 0)
            throw UserError("Nothing counts; give 'mel' or 'spectra' a weight.",
                            UserError::Kind::Usage);
        const VocoderConfig& c = data.net.config();
        frames = std::min(options.crop, data.training.samples / c.hop + 1);
        length = c.hop * (frames - 1);
        if (length < c.window)
            throw UserError("Clips are too short to learn from; make a data set of longer ones.");
        if (options.adversarial <= 0)
            return;
        std::vector<std::int64_t> windows;
        for (const std::int64_t window : {2048, 1024, 512})
            if (2 * window <= length)
                windows.push_back(window);
        discriminator =
            std::make_shared<stem::SpectralDiscriminator>(1, options.discriminatorFilters, windows);
        Rng rng(seedFor(seed, 1));
        discriminator->initialise(rng);
    }

    TorchModel model() const {
        TorchModel all = data.net.model();
        if (discriminator)
            for (auto& [name, tensor] : modelOf(*discriminator).parameters)
                all.parameters.emplace_back("discriminator." + name, tensor);
        return all;
    }

    TorchTask::Batch batch(std::span<const std::int64_t> items, Rng& rng) const;
    at::Tensor lossOf(const TorchTask::Batch& batch, std::vector<Scalar>& scalars) const;
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) const;

    VocoderData data;
    VocoderTrainingOptions options;
    SoundToMel mel;
    SpectralDistance spectra;
    std::int64_t frames = 0, length = 0; ///< of a stretch; samples
    std::shared_ptr<stem::SpectralDiscriminator> discriminator;

private:
    /// X of the frames in the middle of a sound that has half a window more at both ends.
    at::Tensor spectrogramOf(std::span<const float> sound, std::int64_t count) const;
};

at::Tensor VocoderLearning::spectrogramOf(std::span<const float> sound, std::int64_t count) const {
    const VocoderConfig& c = data.net.config();
    const Matrix powers = melPower(sound, {.rate = int(c.rate),
                                           .window = std::size_t(c.window),
                                           .hop = std::size_t(c.hop),
                                           .bands = std::size_t(c.bands)});
    const std::int64_t beside = c.window / 2 / c.hop;
    at::Tensor x = at::empty({count, c.bands});
    std::copy_n(powers.values.begin() + beside * c.bands, count * c.bands, x.data_ptr<float>());
    normalise({x.data_ptr<float>(), std::size_t(x.numel())}, data.net.reference());
    return x.t().contiguous();
}

TorchTask::Batch VocoderLearning::batch(std::span<const std::int64_t> items, Rng& rng) const {
    const VocoderConfig& c = data.net.config();
    const std::int64_t beside = c.window / 2;
    const auto rows = std::int64_t(items.size());
    at::Tensor x = at::empty({rows, c.bands, frames}), y = at::empty({rows, length});
    std::vector<float> sound(std::size_t(length + 2 * beside));
    for (std::int64_t i = 0; i < rows; ++i) {
        const auto clip = std::size_t(items[std::size_t(i)]);
        const std::int64_t starts = (data.training.samples - length) / c.hop + 1;
        for (int draw = 0; draw < mostDraws; ++draw) {
            const std::int64_t from = c.hop * std::int64_t(rng.below(std::uint64_t(starts)));
            data.training.read(clip, from - beside, sound);
            if (peakOf(sound) >= silentPeak)
                break;
        }
        x[i].copy_(spectrogramOf(sound, frames));
        std::copy_n(sound.begin() + beside, length, y[i].data_ptr<float>());
    }
    return {x, y};
}

at::Tensor VocoderLearning::lossOf(const TorchTask::Batch& batch,
                                   std::vector<Scalar>& scalars) const {
    const at::Tensor &x = batch[0], &wanted = batch[1];
    const VocoderConfig& c = data.net.config();
    const SpectrumPlan plan = data.net.plan(x);
    const at::Tensor planned = spectraOfPlan(plan, phasesFor(plan.magnitudes, c.hop));
    const at::Tensor made = inverseSpectra(planned, c.window, c.hop);
    // The losses are of a copy, so that what the discriminator thinks of it teaches the vocoder
    // alone.
    const at::Tensor leaf = made.detach().requires_grad_(at::GradMode::is_enabled());
    std::vector<stem::WeightedLoss> losses;
    if (options.mel > 0)
        losses.push_back({"mel", options.mel,
                          (mel.of(leaf) - mel.of(wanted)).abs().mean() * (decibelsOfHalf / 10)});
    if (options.spectra > 0)
        losses.push_back({"spectra", options.spectra, spectra.of(leaf, wanted)});
    at::Tensor learned;
    if (discriminator) {
        const auto opinions = discriminator->listen(leaf.unsqueeze(1));
        auto recorded = discriminator->listen(wanted.unsqueeze(1));
        losses.push_back({"adversarial", options.adversarial, stem::adversarialLoss(opinions)});
        learned =
            stem::discriminatorLoss(recorded, discriminator->listen(made.detach().unsqueeze(1)));
        if (options.features > 0) {
            for (auto& opinion : recorded)
                for (at::Tensor& layer : opinion.layers)
                    layer = layer.detach();
            losses.push_back({"features", options.features, stem::featureLoss(recorded, opinions)});
        }
    }
    at::Tensor total = at::zeros({}, made.options());
    for (const stem::WeightedLoss& one : losses) {
        scalars.push_back({"train/" + one.name, one.value.item<double>()});
        total = total + one.weight * one.value.detach();
    }
    const at::Tensor recording = spectraOfSound(wanted, c.window, c.hop);
    const auto add = [&](const char* name, double weight, const at::Tensor& value) {
        scalars.push_back({std::string("train/") + name, value.item<double>()});
        total = total + weight * value;
    };
    if (options.magnitudes > 0)
        add("magnitudes", options.magnitudes,
            magnitudeDistance(plan.magnitudes.transpose(1, 2), recording));
    if (options.phases > 0)
        add("phases", options.phases, phaseDistance(planned, recording));
    if (at::GradMode::is_enabled())
        total = total + stem::pullOfSum(made, leaf, losses);
    if (learned.defined()) {
        scalars.push_back({"train/discriminator", learned.item<double>()});
        total = total + learned;
    }
    return total;
}

std::vector<Scalar> VocoderLearning::evaluate(const std::function<void()>& checkpoint) const {
    const VocoderConfig& c = data.net.config();
    const SoundSet& clips = data.validation.count > 0 ? data.validation : data.training;
    const at::Device device = data.net.model().parameters.front().second.device();
    const std::size_t count = std::min(clips.count, std::size_t(options.validation));
    const std::int64_t beside = c.window / 2, all = clips.samples / c.hop + 1;
    std::vector<float> sound(std::size_t(clips.samples + 2 * beside));
    double levels = 0, distance = 0;
    for (std::size_t i = 0; i < count; ++i) {
        checkpoint();
        clips.read(i * clips.count / count, -beside, sound);
        const at::Tensor x = spectrogramOf(sound, all).unsqueeze(0).to(device);
        const at::Tensor wanted =
            at::tensor(at::ArrayRef<float>(sound.data() + beside, std::size_t(c.hop * (all - 1))))
                .unsqueeze(0)
                .to(device);
        const at::Tensor made = data.net.sounds(x);
        levels += (mel.of(made).clamp_max(1) - x).abs().mean().item<double>() * decibelsOfHalf;
        distance += spectra.of(made, wanted).item<double>();
    }
    return {{"validation/mel_db", levels / double(count)},
            {"validation/spectra", distance / double(count)}};
}

} // namespace

SoundSet soundsOf(std::shared_ptr<ClipSounds> clips, Split split) {
    const auto numbers = std::make_shared<std::vector<std::size_t>>(clips->dataset().of(split));
    return {numbers->size(), clips->dataset().settings().samples(),
            [clips, numbers](std::size_t which, std::int64_t from, std::span<float> out) {
                clips->read((*numbers)[which], from, out);
            }};
}

std::unique_ptr<TorchTrainee>
vocoderTrainee(VocoderData data, const VocoderTrainingOptions& options, std::uint64_t seed) {
    const auto learning = std::make_shared<VocoderLearning>(std::move(data), options, seed);
    TorchTask task;
    task.model = learning->model();
    task.items = std::int64_t(learning->data.training.count);
    task.batch = [learning](std::span<const std::int64_t> items, Rng& rng) {
        return learning->batch(items, rng);
    };
    task.loss = [learning](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        return learning->lossOf(batch, scalars);
    };
    task.evaluate = [learning](const std::function<void()>& checkpoint) {
        return learning->evaluate(checkpoint);
    };
    return std::make_unique<TorchTrainee>(std::move(task), options.torch, seed);
}

} // namespace antiphon::idm
