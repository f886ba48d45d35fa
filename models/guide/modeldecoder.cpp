#include "models/guide/modeldecoder.h"

#include <algorithm>

namespace antiphon::guide {
namespace {

constexpr std::size_t measuredLabels = 128;
/// Of a guide's segments, so many carry the label of the one before (spec section 8).
constexpr double repeats = 0.6;

/// A window as a decoder's logits want it.
struct Probe {
    std::vector<std::int32_t> source, input;
};

std::vector<std::int32_t> drawnGuide(const DecisionConfig& config, std::size_t length, Rng& rng) {
    std::vector<std::int32_t> codes;
    while (codes.size() < length)
        codes.push_back(!codes.empty() && rng.uniform() < repeats
                            ? codes.back()
                            : std::int32_t(rng.below(std::uint64_t(config.codes))));
    return codes;
}

/// What the model itself answers: it is not measured on what it never says.
std::vector<Probe> probesOf(const DecisionDecoder& exact, const std::function<void()>& checkpoint) {
    const DecisionConfig& config = exact.config();
    const auto window = std::size_t(config.maxSegments);
    const std::size_t heard =
        config.task == "completion" ? std::max<std::size_t>(1, window / 2) : window;
    const DecodeSettings settings{.sampling = {.topP = 1},
                                  .constraint = Constraint::Off,
                                  .length = std::max(heard, window - heard),
                                  .alternatives = 0};
    Rng rng(1);
    std::vector<Probe> probes;
    for (std::size_t labels = 0; labels < measuredLabels; labels += settings.length) {
        checkpoint();
        Probe& probe = probes.emplace_back();
        probe.source = drawnGuide(config, heard, rng);
        probe.input.push_back(std::int32_t(config.start()));
        for (const AnsweredLabel& label : exact.answer(probe.source, settings, rng).labels)
            probe.input.push_back(label.label);
        probe.input.pop_back();
    }
    return probes;
}

std::vector<float> logitsOf(const DecisionDecoder& decoder, const std::vector<Probe>& probes,
                            const std::function<void()>& checkpoint) {
    std::vector<float> all;
    for (const Probe& probe : probes) {
        checkpoint();
        const auto rows = decoder.logits(probe.source, probe.input);
        all.insert(all.end(), rows.begin(), rows.end());
    }
    return all;
}

} // namespace

DecisionDecoder decoderOf(const Model& model, const std::string& weightType,
                          const std::string& device) {
    return {
        model.decision, model.weights,
        chosenWeightType(weightType, DecisionDecoder::exactBytes(model.decision), model.packing),
        display(model.origin), device};
}

Json toldOf(const Model& model, const DecisionDecoder& decoder) {
    const WeightType type = decoder.type();
    const bool known = type == WeightType::Fp32 || model.packing;
    return {{"device", decoder.device()},
            {"weights", name(type)},
            {"packing", known ? toJson(model.packing.value_or(PackingLosses()).of(type)) : Json()}};
}

PackingLosses measuredLosses(const Model& model, const std::function<void()>& checkpoint) {
    const auto decoder = [&](WeightType type) {
        return DecisionDecoder(model.decision, model.weights, type, display(model.origin));
    };
    const DecisionDecoder exact = decoder(WeightType::Fp32);
    const auto probes = probesOf(exact, checkpoint);
    const auto wanted = logitsOf(exact, probes, checkpoint);
    const auto loss = [&](WeightType type) {
        return packingLoss(logitsOf(decoder(type), probes, checkpoint), wanted,
                           std::size_t(model.decision.tokens()));
    };
    return {loss(WeightType::Bf16), loss(WeightType::Int8)};
}

} // namespace antiphon::guide
