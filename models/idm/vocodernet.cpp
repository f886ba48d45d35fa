#include "models/idm/vocodernet.h"

#include "core/dsp/mel.h"
#include "core/dsp/phasegradient.h"
#include "core/rng.h"
#include "models/idm/convnextblocks.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon::idm {

namespace {

constexpr double silentLevel = -0.9995; ///< of X
constexpr int agreements = 3;           ///< rounds in which bands are brought to those given
constexpr double loudest = 4;           ///< as a part of the window, of magnitudes

/// Logarithms of magnitudes out of X: X W + b, bands spread over bins by what each takes of them.
struct Spread {
    at::Tensor weights, bias; ///< (bands, bins), (bins)
    at::Tensor bands, shares; ///< (bands, bins): of a spectrum; of each bin, summing to 1
};
Spread spreadOf(const VocoderConfig& c, double reference) {
    const at::Tensor triangles = melWeights(c);
    at::Tensor shares = triangles.to(at::kDouble);
    // A narrow band may lie between two bins: it then has no say.
    const at::Tensor sums = shares.sum(1).clamp_min(1e-12);
    // Bins of no band, at both ends, go with the nearest one that has a bin.
    const at::Tensor taken = shares.sum(0);
    std::int64_t first = 0, last = c.bins() - 1;
    while (first < last && taken[first].item<double>() <= 0)
        ++first;
    while (last > first && taken[last].item<double>() <= 0)
        --last;
    for (std::int64_t k = 0; k < c.bins(); ++k)
        if (k < first || k > last)
            shares.select(1, k).copy_(shares.select(1, k < first ? first : last));
    shares /= shares.sum(0, true).clamp_min(1e-12);
    // ln sqrt(P / sum) with P = 10^(4 (X - 1)) reference.
    const double slope = 2 * std::numbers::ln10;
    const at::Tensor level = 0.5 * (std::log(reference) - sums.log()) - slope;
    return {(shares * slope).to(at::kFloat), at::matmul(level, shares).to(at::kFloat), triangles,
            shares.to(at::kFloat)};
}

/// Magnitudes (B, frames, bins) with bands closer to those of X (B, frames, bands): each bin is
/// made louder or softer as the bands that it belongs to need it.
at::Tensor withBands(at::Tensor magnitudes, const at::Tensor& x, const Spread& spread,
                     double reference) {
    const at::Tensor bands = spread.bands.to(x.device()).t(), shares = spread.shares.to(x.device());
    const at::Tensor wanted = (x - 1) * (4 * std::numbers::ln10) + std::log(reference);
    const double softest = reference * 1e-10;
    for (int i = 0; i < agreements; ++i) {
        const at::Tensor powers = at::matmul(magnitudes.square(), bands);
        // Nothing is known of a band so narrow that no bin lies in it.
        const at::Tensor needed = (wanted - (powers + softest).log()).clamp(-3, 3) * powers.gt(0);
        magnitudes = magnitudes * (at::matmul(needed, shares) / 2).exp();
    }
    return magnitudes;
}

at::Tensor windowFor(const at::Tensor& like, std::int64_t size) {
    const at::ScalarType type = at::toRealValueType(like.scalar_type());
    return at::hann_window(size, at::TensorOptions(type).device(like.device()));
}

} // namespace

at::Tensor melWeights(const VocoderConfig& c) {
    const MelBands bands({.rate = int(c.rate),
                          .fftSize = std::size_t(c.window),
                          .bands = std::size_t(c.bands),
                          .scale = MelScale::Slaney,
                          .equalArea = true});
    at::Tensor all = at::zeros({c.bands, c.bins()});
    for (std::int64_t b = 0; b < c.bands; ++b)
        std::ranges::copy(bands.weights(std::size_t(b)),
                          all[b].data_ptr<float>() + bands.firstBin(std::size_t(b)));
    return all;
}

at::Tensor inverseSpectra(const at::Tensor& spectra, std::int64_t window, std::int64_t hop) {
    return at::istft(spectra, window, hop, window, windowFor(spectra, window), true, false, true,
                     hop * (spectra.size(2) - 1), false);
}

at::Tensor spectraOfSound(const at::Tensor& samples, std::int64_t window, std::int64_t hop) {
    const at::Tensor longer = at::constant_pad_nd(samples, {window / 2, window / 2});
    return at::stft(longer, window, hop, window, windowFor(samples, window), false, true, true);
}

SpectrumPlan headPlan(const at::Tensor& raw, const at::Tensor& envelope) {
    const std::int64_t bins = envelope.size(2);
    return {(envelope + raw.narrow(2, 0, bins)).exp().clamp_max(loudest * double(bins)),
            raw.narrow(2, bins, bins)};
}

at::Tensor phasesFor(const at::Tensor& magnitudes, std::int64_t hop) {
    const at::Tensor from = magnitudes.detach().to(at::kCPU, at::kFloat).contiguous();
    at::Tensor to = at::empty_like(from);
    const auto frames = std::size_t(from.size(1)), bins = std::size_t(from.size(2));
    at::parallel_for(0, from.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const auto at = i * std::int64_t(frames * bins);
            integratePhases({from.data_ptr<float>() + at, frames * bins}, frames,
                            {to.data_ptr<float>() + at, frames * bins},
                            {.window = 2 * (bins - 1), .hop = std::size_t(hop)});
        }
    });
    return to.to(magnitudes.device(), magnitudes.scalar_type());
}

at::Tensor spectraOfPlan(const SpectrumPlan& plan, const at::Tensor& phases) {
    // Transforms count phases from the beginning of a frame, half a window before its middle.
    at::Tensor signs = at::ones({phases.size(2)}, phases.options());
    signs.slice(0, 1, phases.size(2), 2).fill_(-1);
    const at::Tensor lengths = plan.magnitudes * signs, all = plan.phases + phases;
    return at::complex(lengths * all.cos(), lengths * all.sin()).transpose(1, 2);
}

struct VocoderNet::Module : torch::nn::Module {
    Module(const VocoderConfig& c, double r) : config(c), reference(r), spread(spreadOf(c, r)) {
        backbone = register_module(
            "backbone", std::make_shared<ConvNextStack>(c.bands, c.width, c.inner, c.blocks));
        auto head = register_module("head", std::make_shared<torch::nn::Module>());
        out = head->register_module("out", std::make_shared<AffineLayer>(c.width, 2 * c.bins()));
    }
    VocoderConfig config;
    double reference;
    Spread spread;
    std::shared_ptr<ConvNextStack> backbone;
    std::shared_ptr<AffineLayer> out;
};

VocoderNet::VocoderNet(const VocoderConfig& config, double reference, std::uint64_t seed)
    : m_module(std::make_shared<Module>(config, reference)) {
    Rng rng(seed);
    initialiseConvNext(*m_module, rng);
}

VocoderNet::VocoderNet(const VocoderConfig& config, double reference,
                       std::span<const RawTensor> weights, const std::string& origin)
    : m_module(std::make_shared<Module>(config, reference)) {
    loadWeights(model(), weights, origin);
    m_module->eval();
}

const VocoderConfig& VocoderNet::config() const {
    return m_module->config;
}

double VocoderNet::reference() const {
    return m_module->reference;
}

TorchModel VocoderNet::model() const {
    return modelOf(*m_module);
}

std::int64_t VocoderNet::parameterCount() const {
    std::int64_t count = 0;
    for (const auto& [name, tensor] : model().parameters)
        count += tensor.numel();
    return count;
}

SpectrumPlan VocoderNet::plan(const at::Tensor& x) const {
    const at::Tensor frames = x.transpose(1, 2);
    const at::Tensor raw = m_module->out->forward(m_module->backbone->forward(frames));
    const Spread& spread = m_module->spread;
    const at::Tensor envelope =
        at::matmul(frames, spread.weights.to(x.device())) + spread.bias.to(x.device());
    SpectrumPlan plan = headPlan(raw.to(at::kFloat), envelope.to(at::kFloat));
    plan.magnitudes =
        withBands(plan.magnitudes, frames.to(at::kFloat), spread, m_module->reference);
    plan.magnitudes = plan.magnitudes * frames.amax(2, true).gt(silentLevel);
    return plan;
}

at::Tensor VocoderNet::sounds(const SpectrumPlan& plan) const {
    const VocoderConfig& c = m_module->config;
    return inverseSpectra(spectraOfPlan(plan, phasesFor(plan.magnitudes, c.hop)), c.window, c.hop);
}

} // namespace antiphon::idm
