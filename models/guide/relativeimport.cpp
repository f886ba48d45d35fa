#include "models/guide/relativeimport.h"

namespace antiphon::guide {

namespace {

const std::string stack = "decision.decision.layers.";

} // namespace

bool holdsRelativePositions(std::span<const RawTensor> tensors) {
    return find(tensors, stack + "0.self_attn.relative_position_k.embeddings_table") != nullptr;
}

std::vector<RawTensor> withUsualNames(std::vector<RawTensor> tensors, const std::string& origin) {
    std::vector<RawTensor> usual;
    const auto tensor = [&](const std::string& name) -> const RawTensor& {
        const RawTensor* found = find(tensors, name);
        return found ? *found : tensorOf(tensors, name, {}, origin); // which throws
    };
    const auto add = [&](const std::string& name, const std::string& from) {
        const RawTensor& given = tensor(from);
        usual.push_back(RawTensor::of(name, given.shape, given.floats()));
    };
    const auto addAttention = [&](const std::string& to, const std::string& from) {
        for (const std::string end : {"weight", "bias"}) {
            std::vector<std::int64_t> shape = tensor(from + "fc_q." + end).shape;
            std::vector<float> stacked;
            for (const char* part : {"fc_q.", "fc_k.", "fc_v."}) {
                const auto values = tensorOf(tensors, from + part + end, shape, origin).floats();
                stacked.insert(stacked.end(), values.begin(), values.end());
            }
            if (!shape.empty())
                shape[0] *= 3;
            usual.push_back(RawTensor::of(to + "in_proj_" + end, shape, stacked));
            add(to + "out_proj." + end, from + "fc_o." + end);
        }
        add(to + "relative_keys", from + "relative_position_k.embeddings_table");
        add(to + "relative_values", from + "relative_position_v.embeddings_table");
    };
    const auto layerName = [](std::size_t l) { return stack + std::to_string(l) + "."; };
    for (std::size_t l = 0; find(tensors, layerName(l) + "ff.0.weight"); ++l) {
        const std::string layer = layerName(l);
        addAttention(layer + "self_attn.", layer + "self_attn.");
        addAttention(layer + "multihead_attn.", layer + "cross_attn.");
        for (const std::string end : {"weight", "bias"}) {
            add(layer + "linear1." + end, layer + "ff.0." + end);
            add(layer + "linear2." + end, layer + "ff.2." + end);
            for (const char* norm : {"norm1.", "norm2.", "norm3."})
                if (find(tensors, layer + norm + end))
                    add(layer + norm + end, layer + norm + end);
        }
    }
    std::erase_if(tensors, [](const RawTensor& t) { return t.name.starts_with(stack); });
    for (RawTensor& other : tensors)
        usual.push_back(std::move(other));
    return usual;
}

} // namespace antiphon::guide
