#include "models/stem/conditionnet.h"

#include <ATen/ATen.h>

namespace antiphon::stem {

ConditionNet::ConditionNet(const LmConfig& config,
                           const std::function<at::Tensor(const std::string&)>& tensor)
    : m_config(config) {
    const std::string prefix = "condition_provider.embedders.";
    const auto affine = [&](const std::string& name) {
        return Affine{tensor(prefix + name + ".weight"), tensor(prefix + name + ".bias")};
    };
    if (config.description == "tags")
        m_tags = tensor(prefix + "description.tags.weight");
    else if (config.description == "t5")
        m_text = affine("description.output_proj");
    if (config.beat == "linear") {
        m_beat = affine("beat.output_proj");
    } else if (config.beat == "mlp") {
        m_beat = affine("beat.mlp.0");
        m_beatOut = affine("beat.mlp.2");
    }
    if (config.style != "none")
        m_style = affine("style.output_proj");
    for (const NamedShape& named : conditionTensors(config))
        if (named.name == "condition_provider.segment")
            m_segment = tensor(named.name);
}

at::Tensor ConditionNet::Affine::operator()(const at::Tensor& x) const {
    return at::linear(x, weight, bias);
}

ConditionNet::Vectors ConditionNet::description(const ConditionInput& input) const {
    if (m_tags.defined() && input.tags.defined() && input.tags.size(1) > 0)
        return {at::embedding(m_tags, input.tags.clamp_min(0)), input.tags.ge(0)};
    if (m_text.weight.defined() && input.text.defined() && input.text.size(1) > 0)
        return {m_text(input.text), input.textMask};
    return {};
}

ConditionNet::Vectors ConditionNet::beat(const ConditionInput& input) const {
    if (!input.beats.defined())
        return {};
    const at::Tensor mask =
        input.beatMask.unsqueeze(1).expand({input.beats.size(0), input.beats.size(1)});
    if (m_config.beat == "linear")
        return {m_beat(input.beats), mask};
    if (m_config.beat == "mlp")
        return {m_beatOut(at::relu(m_beat(input.beats))), mask};
    return {input.beats.repeat_interleave(m_config.dim / 2, 2), mask};
}

ConditionNet::Vectors ConditionNet::style(const ConditionInput& input) const {
    if (!input.style.defined())
        return {};
    return {m_style(input.style).unsqueeze(1), input.styleMask.unsqueeze(1)};
}

EmbeddedConditions ConditionNet::embed(const ConditionInput& input, std::int64_t rows,
                                       const at::Tensor& dropped) const {
    EmbeddedConditions embedded;
    std::vector<Vectors> cross;
    bool second = false; // of those that are attended to
    const auto uses = m_config.conditions();
    for (std::size_t i = 0; i < uses.size(); ++i) {
        using Kind = ConditionUse::Kind;
        Vectors v = uses[i].kind == Kind::Description ? description(input)
                    : uses[i].kind == Kind::Beat      ? beat(input)
                                                      : style(input);
        const bool segment = uses[i].method == ConditionMethod::Cross && second;
        second |= uses[i].method == ConditionMethod::Cross;
        if (!v.values.defined())
            continue;
        if (v.values.size(0) != rows)
            v = {v.values.expand({rows, -1, -1}), v.mask.expand({rows, -1})};
        if (dropped.defined())
            v.mask =
                v.mask.logical_and(dropped.select(1, std::int64_t(i)).logical_not().unsqueeze(1));
        if (segment)
            v.values = v.values + m_segment;
        v.values = v.values * v.mask.unsqueeze(2).to(v.values.scalar_type());
        if (uses[i].method == ConditionMethod::Cross) {
            cross.push_back(v);
        } else if (uses[i].method == ConditionMethod::Prepend) {
            embedded.prepend = v.values;
            embedded.prependMask = v.mask;
        } else {
            embedded.sum = v.values;
            embedded.sumMask = v.mask;
        }
    }
    std::vector<at::Tensor> values, masks;
    for (const Vectors& v : cross) {
        values.push_back(v.values);
        masks.push_back(v.mask);
    }
    if (!cross.empty()) {
        embedded.cross = at::cat(values, 1);
        embedded.crossMask = at::cat(masks, 1);
    }
    return embedded;
}

} // namespace antiphon::stem
