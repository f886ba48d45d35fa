#pragma once

#include "models/stem/lmconfig.h"
#include "tests/sinefill.h"

namespace antiphon::testing {

/// The reference language model of a shape (tests/sinefill.h): gains of norms are around 1, tables
/// of tokens five times as large but for the row of padding, which is 0.
inline std::vector<RawTensor> filledLm(const stem::LmConfig& config, double amplitude,
                                       double offset) {
    std::vector<RawTensor> weights;
    for (const stem::NamedShape& named : stem::lmTensors(config)) {
        std::int64_t count = 1;
        for (const std::int64_t size : named.shape)
            count *= size;
        weights.push_back(RawTensor::of(named.name, named.shape,
                                        std::vector<float>(static_cast<std::size_t>(count))));
    }
    sineFill(weights, amplitude, offset, [](const std::string& name) {
        return name.ends_with(".0.0.weight") && name.find(".ff.") == name.npos ? 1.0
               : name.ends_with("final_norm.weight")                           ? 1.0
                                                                               : 0.0;
    });
    for (RawTensor& tensor : weights)
        if (tensor.name.find("token_emb") != tensor.name.npos) {
            auto values = tensor.floats();
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] *= std::int64_t(i) / config.dim == config.card ? 0.f : 5.f;
            tensor = RawTensor::of(tensor.name, tensor.shape, values);
        }
    return weights;
}

} // namespace antiphon::testing
