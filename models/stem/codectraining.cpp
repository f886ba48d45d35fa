#include "models/stem/codectraining.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/sound.h"
#include "models/stem/balancer.h"
#include "models/stem/codecmodel.h"
#include "models/stem/discriminator.h"
#include "models/stem/melloss.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

constexpr float silence = 0.01f; ///< peak below which a stretch is drawn again
constexpr int draws = 8;
/// Windows of the published loss are 64 ... 1024 samples; what is heard is judged by 256 ... 2048.
constexpr int lossScales[] = {6, 10}, judgedScales[] = {8, 11};
/// Bands that tell notes apart, and the window of a quarter of a second that they take.
constexpr std::int64_t noteBands = 256;
int noteScale(std::int64_t rate) {
    return int(std::lround(std::log2(0.256 * double(rate))));
}

/// What a training keeps from one step to the next.
class Learning {
public:
    Learning(CodecData d, const CodecTrainingOptions& o, std::uint64_t seed)
        : data(std::move(d)), options(o), codec(data.net.model()),
          length(std::llround(o.segment * double(data.net.config().rate))),
          balancer(o.pitch > 0 ? 6 : 5), loss(data.net.config().rate, lossScales[0], lossScales[1]),
          judged(data.net.config().rate, judgedScales[0], judgedScales[1]),
          notes(data.net.config().rate, noteScale(data.net.config().rate),
                noteScale(data.net.config().rate), noteBands) {
        if (options.adversarial > 0) {
            std::vector<std::int64_t> windows;
            for (const std::int64_t window : {2048, 1024, 512, 256, 128})
                if (2 * window <= length)
                    windows.push_back(window);
            discriminator = std::make_shared<SpectralDiscriminator>(
                data.net.config().channels, options.discriminatorFilters, windows);
            Rng rng(seedFor(seed, 1));
            discriminator->initialise(rng);
        }
        if (options.average <= 0)
            return;
        const at::NoGradGuard noGradient;
        followed = codec.parameters;
        for (const auto& buffer : codec.buffers)
            if (buffer.first.ends_with(".embed"))
                followed.push_back(buffer);
        for (const auto& [name, weight] : followed)
            averages.emplace_back(codecAverages + name, weight.clone());
    }

    TorchModel model() const {
        TorchModel all = codec;
        if (discriminator)
            for (auto& [name, tensor] : modelOf(*discriminator).parameters)
                all.parameters.emplace_back("discriminator." + name, tensor);
        all.buffers.insert(all.buffers.end(), averages.begin(), averages.end());
        all.buffers.emplace_back("balancer", balancer.memory());
        return all;
    }

    /// Before every step, of what the one before made. At first the average is of few steps, so
    /// that it does not remember how the weights were drawn.
    void follow(std::int64_t step) {
        const at::NoGradGuard noGradient;
        const double decay = std::min(options.average, double(step) / double(10 + step));
        for (std::size_t i = 0; i < averages.size(); ++i)
            averages[i].second.lerp_(followed[i].second, 1 - decay);
    }

    at::Tensor lossOf(const TorchTask::Batch& batch, std::vector<Scalar>& scalars);
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint);

    CodecData data;
    CodecTrainingOptions options;
    TorchModel codec;
    std::int64_t length; ///< frames of a stretch
    std::shared_ptr<SpectralDiscriminator> discriminator;
    TorchModel::Named followed, averages; ///< weights and books, and their averages
    GradientBalancer balancer;
    MelDistance loss, judged, notes;
};

at::Tensor Learning::lossOf(const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
    const at::Tensor& x = batch[0];
    const auto seed = std::uint64_t(batch[1].item<std::int64_t>());
    const auto quantised = data.net.quantiser().forward(data.net.encode(x), seed);
    const at::Tensor y = data.net.decode(quantised.quantised).narrow(-1, 0, x.size(-1));
    // The losses are of a copy: the codec gets their gradients by way of the balancer, those that
    // hear it none.
    const at::Tensor leaf = y.detach().requires_grad_(at::GradMode::is_enabled());
    std::vector<WeightedLoss> losses;
    if (options.mel > 0)
        losses.push_back({"mel", options.mel, loss.loss(leaf, x)});
    if (options.logMel > 0)
        losses.push_back({"log_mel", options.logMel, judged.logarithmic(leaf, x)});
    if (options.pitch > 0)
        losses.push_back({"pitch", options.pitch, notes.logarithmic(leaf, x)});
    if (options.samples > 0)
        losses.push_back({"samples", options.samples, (leaf - x).abs().mean()});
    at::Tensor learned;
    if (discriminator) {
        const auto made = discriminator->listen(leaf);
        losses.push_back({"adversarial", options.adversarial, adversarialLoss(made)});
        const auto recorded = discriminator->listen(x);
        if (options.features > 0) {
            auto heard = recorded;
            for (auto& opinion : heard)
                for (at::Tensor& layer : opinion.layers)
                    layer = layer.detach();
            losses.push_back({"features", options.features, featureLoss(heard, made)});
        }
        learned = discriminatorLoss(recorded, discriminator->listen(y.detach()));
    }
    at::Tensor total = options.commitment * quantised.commitment;
    scalars.push_back({"train/commitment", quantised.commitment.item<double>()});
    for (const WeightedLoss& one : losses) {
        scalars.push_back({"train/" + one.name, one.value.item<double>()});
        total = total + one.weight * one.value.detach();
    }
    if (at::GradMode::is_enabled())
        total = total +
                (options.balanced ? balancer.pull(y, leaf, losses) : pullOfSum(y, leaf, losses));
    if (learned.defined()) {
        scalars.push_back({"train/discriminator", learned.item<double>()});
        total = total + learned;
    }
    return total;
}

/// Stretches one after the other, at most `most`, evenly spread over the recordings.
std::vector<std::vector<float>> judgedBy(const CodecData& data, std::int64_t length,
                                         std::int64_t most) {
    const auto& recordings = data.validation.empty() ? data.training : data.validation;
    std::vector<std::pair<const Recording*, std::int64_t>> all;
    for (const Recording& recording : recordings)
        for (std::int64_t from = 0; from == 0 || from + length <= recording.frames; from += length)
            all.emplace_back(&recording, from);
    const std::size_t count = std::min(all.size(), std::size_t(most));
    std::vector<std::vector<float>> stretches;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [recording, from] = all[i * all.size() / count];
        std::vector<float> samples(std::size_t(length * data.net.config().channels));
        recording->read(from, samples);
        stretches.push_back(std::move(samples));
    }
    return stretches;
}

/// Interleaved stretches as (B, channels, length).
at::Tensor tensorOf(std::span<const std::vector<float>> stretches, std::int64_t channels) {
    std::vector<at::Tensor> items;
    for (const std::vector<float>& samples : stretches)
        items.push_back(at::tensor(at::ArrayRef<float>(samples)).view({-1, channels}).t());
    return at::stack(items).contiguous();
}

/// The averaged weights take the place of those in training as long as this lives.
class Averaged {
public:
    Averaged(const TorchModel::Named& weights, const TorchModel::Named& averages)
        : m_weights(weights) {
        for (std::size_t i = 0; i < averages.size(); ++i) {
            m_kept.push_back(weights[i].second.clone());
            at::Tensor(weights[i].second).copy_(averages[i].second);
        }
    }
    ~Averaged() {
        for (std::size_t i = 0; i < m_kept.size(); ++i)
            at::Tensor(m_weights[i].second).copy_(m_kept[i]);
    }
    Averaged(const Averaged&) = delete;
    Averaged& operator=(const Averaged&) = delete;

private:
    const TorchModel::Named& m_weights;
    std::vector<at::Tensor> m_kept;
};

std::vector<Scalar> Learning::evaluate(const std::function<void()>& checkpoint) {
    const at::Device device = codec.parameters.front().second.device();
    const CodecConfig& config = data.net.config();
    const auto stretches = judgedBy(data, length, options.validation);
    double mel = 0, samples = 0;
    const at::Tensor used = at::zeros({config.books, config.card}, at::kLong);
    const auto batch = std::size_t(options.torch.batch);
    for (std::size_t from = 0; from < stretches.size(); from += batch) {
        checkpoint(); // may save: the weights must be their own
        const Averaged averaged(followed, averages);
        const auto part =
            std::span(stretches).subspan(from, std::min(batch, stretches.size() - from));
        const at::Tensor x = tensorOf(part, config.channels).to(device);
        const at::Tensor codes = data.net.quantiser().encode(data.net.encode(x));
        const at::Tensor y =
            data.net.decode(data.net.quantiser().decode(codes)).narrow(-1, 0, x.size(-1));
        mel += judged.logarithmic(y, x).item<double>() * double(part.size());
        samples += (y - x).abs().mean().item<double>() * double(part.size());
        for (std::int64_t k = 0; k < config.books; ++k)
            used[k] += at::bincount(codes.select(1, k).reshape({-1}).to(at::kCPU), {}, config.card);
    }
    const auto count = double(stretches.size());
    std::vector<Scalar> scalars = {{"validation/log_mel", mel / count},
                                   {"validation/samples", samples / count}};
    for (std::int64_t k = 0; k < config.books; ++k)
        scalars.push_back({"validation/rows_used_" + std::to_string(k + 1),
                           used[k].gt(0).to(at::kDouble).mean().item<double>()});
    return scalars;
}

/// Draws stretches of recordings, each frame as likely as the others.
class Stretches {
public:
    Stretches(const std::vector<Recording>& recordings, std::int64_t length, std::int64_t channels)
        : m_recordings(recordings), m_length(length), m_channels(channels) {
        std::int64_t end = 0;
        for (const Recording& recording : recordings)
            m_ends.push_back(end += std::max<std::int64_t>(1, recording.frames / length));
    }
    std::int64_t count() const { return m_ends.empty() ? 0 : m_ends.back(); }
    /// Of the recording that the item lies in; somewhere else in it while there is silence.
    std::vector<float> draw(std::int64_t item, Rng& rng) const {
        const auto place = std::upper_bound(m_ends.begin(), m_ends.end(), item) - m_ends.begin();
        const Recording& recording = m_recordings[std::size_t(place)];
        const std::int64_t starts = std::max<std::int64_t>(0, recording.frames - m_length) + 1;
        std::vector<float> samples(std::size_t(m_length * m_channels));
        for (int i = 0; i < draws; ++i) {
            recording.read(std::int64_t(rng.below(std::uint64_t(starts))), samples);
            if (peakOf(samples) >= silence)
                break;
        }
        return samples;
    }

private:
    const std::vector<Recording>& m_recordings;
    std::int64_t m_length, m_channels;
    std::vector<std::int64_t> m_ends;
};

void check(const CodecData& data, const CodecTrainingOptions& options, std::int64_t length) {
    if (data.training.empty())
        throw UserError("There is no recording to learn from; add some.");
    const std::int64_t least = std::int64_t(1) << judgedScales[1];
    if (length < least)
        throw UserError("Stretches of " + std::to_string(options.segment) +
                            " s are too short; take at least " +
                            std::to_string(double(least) / double(data.net.config().rate)) + " s.",
                        UserError::Kind::Usage);
    if (options.mel <= 0 && options.logMel <= 0 && options.pitch <= 0 && options.samples <= 0)
        throw UserError("Nothing counts; give 'mel', 'log_mel', 'pitch' or 'samples' a weight.",
                        UserError::Kind::Usage);
}

} // namespace

QuantiserSettings quantiserSettings(const CodecTrainingOptions& options) {
    QuantiserSettings settings;
    settings.decay = options.decay;
    settings.expiry = options.expiry;
    return settings;
}

std::unique_ptr<TorchTrainee> codecTrainee(CodecData data, const CodecTrainingOptions& options,
                                           std::uint64_t seed) {
    const auto learning = std::make_shared<Learning>(std::move(data), options, seed);
    check(learning->data, options, learning->length);
    const std::int64_t channels = learning->data.net.config().channels;
    const auto stretches =
        std::make_shared<Stretches>(learning->data.training, learning->length, channels);
    TorchTask task;
    task.model = learning->model();
    task.items = stretches->count();
    task.beforeStep = [learning](std::int64_t step) {
        if (step > 0)
            learning->follow(step);
    };
    task.batch = [learning, stretches, channels](std::span<const std::int64_t> items,
                                                 Rng& rng) -> TorchTask::Batch {
        std::vector<std::vector<float>> drawn;
        for (const std::int64_t item : items)
            drawn.push_back(stretches->draw(item, rng));
        return {tensorOf(drawn, channels), at::full({1}, std::int64_t(rng.next() >> 1), at::kLong)};
    };
    task.loss = [learning](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        return learning->lossOf(batch, scalars);
    };
    task.evaluate = [learning](const std::function<void()>& checkpoint) {
        return learning->evaluate(checkpoint);
    };
    return std::make_unique<TorchTrainee>(std::move(task), options.torch, seed);
}

} // namespace antiphon::stem
