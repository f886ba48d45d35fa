#include "models/idm/generator.h"

#include "core/rng.h"
#include "models/idm/denoiser.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon::idm {

namespace {

at::Tensor tensorOf(std::span<const float> values, std::int64_t bands, std::int64_t frames) {
    at::Tensor x = at::empty({bands, frames}, at::kFloat);
    std::ranges::copy(values, x.data_ptr<float>());
    return x;
}

/// Frames in which bands become louder, much more so than around them: where a network without
/// chunks is cut. 0 is one of them.
std::vector<std::int64_t> attacksOf(std::span<const float> x, std::int64_t frames) {
    constexpr double much = 0.07; // as proxyScores() has it, of a range of 1
    constexpr std::int64_t around = 9, apart = 3;
    const std::int64_t bands = std::int64_t(x.size()) / frames;
    std::vector<double> rise(std::size_t(frames), 0.0);
    for (std::int64_t band = 0; band < bands; ++band)
        for (std::int64_t t = 1; t < frames; ++t)
            rise[std::size_t(t)] +=
                std::max(0.0, double(x[std::size_t(band * frames + t)]) -
                                  double(x[std::size_t(band * frames + t - 1)])) /
                double(2 * bands);
    const double most = std::max(1e-3, *std::ranges::max_element(rise));
    std::vector<std::int64_t> starts = {0};
    for (std::int64_t t = 1; t < frames; ++t) {
        const auto window = [&](std::int64_t reach) {
            const std::int64_t from = std::max<std::int64_t>(0, t - reach),
                               to = std::min(frames, t + reach + 1);
            return std::span(rise).subspan(std::size_t(from), std::size_t(to - from));
        };
        const auto wide = window(around);
        double mean = 0;
        for (const double value : wide)
            mean += value / double(wide.size());
        const double own = rise[std::size_t(t)];
        if ((own - mean) / most > much && own >= *std::ranges::max_element(window(apart)) &&
            t - starts.back() >= apart)
            starts.push_back(t);
    }
    return starts;
}

std::vector<float> valuesOf(const at::Tensor& x) {
    const at::Tensor own = x.to(at::kCPU).contiguous();
    return {own.data_ptr<float>(), own.data_ptr<float>() + own.numel()};
}

} // namespace

struct Generator::State {
    State(const IdmModel& m, const std::string& name)
        : model(m), device(name),
          denoiser(IdmNet(m.config, m.weights, display(m.origin)), m.facts) {
        const TorchModel net = denoiser.net().model();
        net.mode(false);
        for (const auto* group : {&net.parameters, &net.buffers})
            for (const auto& [key, tensor] : *group)
                tensor.set_data(tensor.to(device));
    }

    at::Tensor scoreOf(const GenerateSettings& settings) const {
        if (!settings.wanted)
            return {};
        const Scores z = model.scale.scaled(*settings.wanted);
        at::Tensor row = at::empty({1, 4});
        std::copy(z.begin(), z.end(), row.data_ptr<float>());
        return row.to(device);
    }

    /// Once through the network of a model that reconstructs.
    at::Tensor once(const at::Tensor& x, std::uint64_t seed) const {
        at::manual_seed(seed); // of chunks that are drawn
        const at::Tensor none = at::zeros({1}, x.options());
        return denoiser.net()
            .forward(x.unsqueeze(0), {none, at::zeros({1, 4}, x.options()), at::ones_like(none)})
            .output[0]
            .clamp(-1, 1);
    }

    /// Calls `part` for each window and fades from one to the next.
    template <class Part>
    at::Tensor windows(std::int64_t frames, const Checkpoint& checkpoint, Part part) const {
        const std::int64_t window = model.audio.frames();
        if (frames <= window)
            return part(0, frames, std::uint64_t(0), checkpoint);
        const std::int64_t overlap = window / 4, hop = window - overlap;
        const std::int64_t count = (frames - overlap + hop - 1) / hop;
        at::Tensor all;
        for (std::int64_t i = 0; i < count; ++i) {
            const at::Tensor next =
                part(i * hop, std::min(window, frames - i * hop), std::uint64_t(i),
                     [&](double f) { checkpoint((double(i) + f) / double(count)); });
            if (!all.defined()) {
                all = next;
                continue;
            }
            const at::Tensor rise = (at::arange(overlap, next.options()) + 0.5) / double(overlap);
            const at::Tensor fading =
                at::lerp(all.narrow(1, i * hop, overlap), next.narrow(1, 0, overlap), rise);
            all = at::cat({all.narrow(1, 0, i * hop), fading,
                           next.narrow(1, overlap, next.size(1) - overlap)},
                          1);
        }
        return all;
    }

    at::Tensor noise(std::uint64_t seed, std::uint64_t window, std::int64_t frames) const {
        return seededNoise(seedFor(seed, 1, window), model.config.bands, frames).to(device);
    }

    const IdmModel model;
    at::Device device;
    Denoiser denoiser;
};

Generator::Generator(const IdmModel& model, const std::string& device)
    : m_state(std::make_unique<State>(model, device)) {}

Generator::~Generator() = default;

std::vector<float> Generator::draw(std::int64_t frames, std::uint64_t seed,
                                   const GenerateSettings& settings,
                                   const Checkpoint& checkpoint) const {
    const at::NoGradGuard noGradient;
    const State& s = *m_state;
    const at::Tensor score = s.scoreOf(settings);
    return valuesOf(s.windows(
        frames, checkpoint,
        [&](std::int64_t, std::int64_t count, std::uint64_t window, const Checkpoint& part) {
            const at::Tensor noise = s.noise(seed, window, count);
            if (s.model.objective != "denoise")
                return s.once(noise, seed);
            return denoised(s.denoiser, (noise * loudestNoise + s.model.facts.mean).unsqueeze(0),
                            loudestNoise, score,
                            {.steps = settings.steps, .guidance = settings.guidance}, part)[0];
        }));
}

std::vector<float> Generator::vary(std::span<const float> spectrogram, std::int64_t frames,
                                   double strength, std::uint64_t seed,
                                   const GenerateSettings& settings, std::span<const float> other,
                                   double blend, const Checkpoint& checkpoint) const {
    const at::NoGradGuard noGradient;
    const State& s = *m_state;
    const std::int64_t bands = s.model.config.bands;
    const at::Tensor first = tensorOf(spectrogram, bands, frames).to(s.device);
    const at::Tensor score = s.scoreOf(settings);
    const double level =
        softestNoise * std::pow(loudestNoise / softestNoise, std::clamp(strength, 0.0, 1.0));
    return valuesOf(s.windows(
        frames, checkpoint,
        [&](std::int64_t from, std::int64_t count, std::uint64_t window, const Checkpoint& part) {
            const auto noised = [&](const at::Tensor& x, std::uint64_t which) {
                return x.narrow(1, from, count) - s.model.facts.mean +
                       level * s.noise(seedFor(seed, which), window, count);
            };
            at::Tensor start = noised(first, 0);
            if (!other.empty()) {
                // On the sphere noise keeps its level on the way.
                const at::Tensor second = noised(tensorOf(other, bands, frames).to(s.device), 1);
                const double angle = blend * std::numbers::pi / 2;
                start = std::cos(angle) * start + std::sin(angle) * second;
            }
            return denoised(s.denoiser, (start + s.model.facts.mean).unsqueeze(0), level, score,
                            {.steps = settings.steps, .guidance = settings.guidance}, part)[0];
        }));
}

std::vector<float> Generator::varyOnce(std::span<const float> spectrogram, std::int64_t frames,
                                       double decibels, std::uint64_t seed) const {
    const at::NoGradGuard noGradient;
    const State& s = *m_state;
    const at::Tensor x = tensorOf(spectrogram, s.model.config.bands, frames).to(s.device);
    return valuesOf(s.windows(
        frames, [](double) {},
        [&](std::int64_t from, std::int64_t count, std::uint64_t window, const Checkpoint&) {
            return s.once(x.narrow(1, from, count) + decibels / 40 * s.noise(seed, window, count),
                          seed);
        }));
}

std::vector<std::int64_t> Generator::chunkStarts(std::span<const float> spectrogram,
                                                 std::int64_t frames) const {
    const State& s = *m_state;
    std::vector<std::int64_t> starts;
    if (s.model.config.tokens != "time")
        return starts;
    if (s.model.config.chunks == "none")
        return attacksOf(spectrogram, frames);
    const at::NoGradGuard noGradient;
    const at::Tensor x =
        tensorOf(spectrogram, s.model.config.bands, frames).to(s.device).unsqueeze(0);
    const at::TensorOptions real = x.options();
    const Chunks chunks = s.denoiser.chunks(x, at::full({1}, softestNoise, real),
                                            at::zeros({1, 4}, real), at::ones({1}, real));
    const at::Tensor begins = chunks.begins[0].to(at::kCPU);
    for (std::int64_t token = 0; token < begins.size(0); ++token)
        if (begins[token].item<bool>() && token * 8 < frames)
            starts.push_back(token * 8);
    return starts;
}

} // namespace antiphon::idm
