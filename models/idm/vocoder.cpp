#include "models/idm/vocoder.h"

#include "core/dsp/griffinlim.h"
#include "models/device.h"
#include "models/idm/vocodernet.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::idm {

namespace {

/// Frames that go through the network at once; longer sounds take no more memory there.
constexpr std::int64_t atOnce = 2048;
constexpr std::int64_t reach = 3; ///< frames to each side that a layer hears

Matrix matrixOf(const at::Tensor& rows) {
    const at::Tensor own = rows.to(at::kCPU).contiguous();
    Matrix matrix(std::size_t(own.size(0)), std::size_t(own.size(1)));
    std::copy_n(own.data_ptr<float>(), own.numel(), matrix.values.begin());
    return matrix;
}

std::vector<float> polished(const SpectrumPlan& plan, const at::Tensor& phases,
                            const VocoderConfig& c, std::int64_t steps, Workers* workers,
                            const std::function<void(double)>& checkpoint) {
    GriffinLim search(matrixOf(plan.magnitudes[0]),
                      {.window = std::size_t(c.window), .hop = std::size_t(c.hop)});
    search.startAt(matrixOf(spectraOfPlan(plan, phases).transpose(1, 2)[0].angle()));
    for (std::int64_t step = 0; step < steps; ++step) {
        checkpoint(double(step + 1) / double(steps + 1));
        search.step(workers);
    }
    return search.sound();
}

} // namespace

struct Vocoder::State {
    State(const VocoderModel& m, const std::string& name)
        : net(m.config, m.reference, m.weights, display(m.origin)), device(resolveDevice(name)) {
        for (const auto& [key, tensor] : net.model().parameters)
            tensor.set_data(tensor.to(device));
    }
    VocoderNet net;
    at::Device device;
};

Vocoder::Vocoder(const VocoderModel& model, const std::string& device)
    : m_state(new State(model, device)) {}

Vocoder::~Vocoder() = default;

std::vector<float> Vocoder::sound(std::span<const float> spectrogram, std::size_t frames,
                                  double reference, std::int64_t polish, Workers* workers,
                                  const std::function<void(double)>& checkpoint) const {
    if (frames < 2)
        return {};
    const at::NoGradGuard noGradient;
    const VocoderNet& net = m_state->net;
    const VocoderConfig& c = net.config();
    std::vector<float> own(spectrogram.begin(), spectrogram.end());
    if (reference != net.reference()) {
        denormalise(own, reference);
        // What was silent stays so, wherever 0 dB is.
        const auto floor = float(reference * 1.001e-8);
        for (float& power : own)
            power = power > floor ? power : 0;
        normalise(own, net.reference());
    }
    const auto all = std::int64_t(frames);
    const at::Tensor x = at::from_blob(own.data(), {1, c.bands, all}, at::kFloat);
    const std::int64_t margin = reach * (c.blocks + 1);
    std::vector<at::Tensor> magnitudes, phases;
    for (std::int64_t from = 0; from < all; from += atOnce) {
        checkpoint(double(from) / double(all));
        const std::int64_t count = std::min(atOnce, all - from);
        const std::int64_t first = std::max<std::int64_t>(0, from - margin);
        const std::int64_t last = std::min(all, from + count + margin);
        const SpectrumPlan part = net.plan(x.narrow(2, first, last - first).to(m_state->device));
        magnitudes.push_back(part.magnitudes.narrow(1, from - first, count));
        phases.push_back(part.phases.narrow(1, from - first, count));
    }
    const SpectrumPlan plan{at::cat(magnitudes, 1), at::cat(phases, 1)};
    if (polish > 0)
        return polished(plan, phasesFor(plan.magnitudes, c.hop), c, polish, workers, checkpoint);
    const at::Tensor y = net.sounds(plan).to(at::kCPU).contiguous();
    return {y.data_ptr<float>(), y.data_ptr<float>() + y.numel()};
}

std::int64_t Vocoder::parameterCount() const {
    return m_state->net.parameterCount();
}

} // namespace antiphon::idm
