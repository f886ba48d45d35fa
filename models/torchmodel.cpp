#include "models/torchmodel.h"

#include "models/torchtensors.h"

#include <ATen/ATen.h>
#include <torch/nn/module.h>

#include <set>
#include <stdexcept>

namespace antiphon {

TorchModel modelOf(torch::nn::Module& module) {
    TorchModel model;
    for (const auto& entry : module.named_parameters())
        model.parameters.emplace_back(entry.key(), entry.value());
    for (const auto& entry : module.named_buffers())
        model.buffers.emplace_back(entry.key(), entry.value());
    model.mode = [&module](bool training) { module.train(training); };
    model.training = [&module] { return module.is_training(); };
    return model;
}

EvaluationMode::EvaluationMode(const TorchModel& model)
    : m_model(model), m_training(model.training()) {
    m_model.mode(false);
}

std::vector<RawTensor> weightsOf(const TorchModel& model) {
    std::vector<RawTensor> weights;
    for (const auto* group : {&model.parameters, &model.buffers})
        for (const auto& [key, tensor] : *group)
            weights.push_back(toRaw(key, tensor));
    return weights;
}

void loadWeights(const TorchModel& model, std::span<const RawTensor> weights,
                 const std::string& origin) {
    for (const auto* group : {&model.parameters, &model.buffers})
        for (const auto& [key, tensor] : *group)
            copyFrom(weights, key, tensor, origin);
}

FlatParameters::FlatParameters(const TorchModel& model, const std::string& device) {
    const at::NoGradGuard noGradient;
    const at::Device place(device);
    std::set<const void*> known;
    std::vector<at::Tensor> trained;
    std::int64_t count = 0;
    for (const auto* group : {&model.parameters, &model.buffers})
        for (const auto& [key, tensor] : *group) {
            if (!known.insert(tensor.unsafeGetTensorImpl()).second)
                continue;
            if (!tensor.requires_grad()) {
                tensor.set_data(tensor.to(place));
                continue;
            }
            if (tensor.scalar_type() != at::kFloat)
                throw std::invalid_argument("parameter '" + key + "' is not of type float");
            trained.push_back(tensor);
            count += tensor.numel();
        }
    const auto options = at::TensorOptions().dtype(at::kFloat).device(place);
    m_values = at::empty({count}, options);
    m_gradients = at::zeros({count + 1}, options);
    std::int64_t from = 0;
    for (at::Tensor& tensor : trained) {
        const std::int64_t size = tensor.numel();
        const at::Tensor values = m_values.narrow(0, from, size).view(tensor.sizes());
        values.copy_(tensor);
        tensor.set_data(values);
        tensor.mutable_grad() = m_gradients.narrow(0, from, size).view(tensor.sizes());
        from += size;
    }
}

} // namespace antiphon
