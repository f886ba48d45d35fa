#include "models/stem/codeclstm.h"

#include "models/sgemm.h"
#include "models/stem/codeckernels.h"

#include <algorithm>

namespace antiphon::stem {

CodecLstm::CodecLstm(std::int64_t layers, std::int64_t width, std::span<const RawTensor> tensors,
                     const std::string& name, const std::string& origin)
    : m_width(std::size_t(width)) {
    WeightMemory memory;
    const std::size_t gates = 4 * m_width;
    for (std::int64_t l = 0; l < layers; ++l) {
        const auto values = [&](const char* what, std::initializer_list<std::int64_t> shape) {
            return tensorOf(tensors, name + "." + what + std::to_string(l), std::vector(shape),
                            origin)
                .floats();
        };
        Layer layer;
        const auto input = values("weight_ih_l", {4 * width, width});
        layer.input.resize(input.size());
        for (std::size_t r = 0; r < gates; ++r)
            for (std::size_t c = 0; c < m_width; ++c)
                layer.input.data()[c * gates + r] = input[r * m_width + c];
        auto bias = values("bias_ih_l", {4 * width});
        const auto other = values("bias_hh_l", {4 * width});
        for (std::size_t r = 0; r < gates; ++r)
            bias[r] += other[r];
        layer.recurrent = WeightMatrix(values("weight_hh_l", {4 * width, width}), bias, gates,
                                       WeightType::Fp32, memory);
        m_layers.push_back(std::move(layer));
    }
}

CodecLstm::Memory CodecLstm::start() const {
    Memory memory;
    memory.cells.resize(m_layers.size() * m_width);
    memory.hidden.assign(m_layers.size(), Vectors(m_width, 1));
    return memory;
}

void CodecLstm::run(std::span<float> frames, Memory& memory) const {
    if (m_layers.empty())
        return;
    const std::size_t gates = 4 * m_width, rows = frames.size() / m_width;
    std::vector<float> outputs(frames.begin(), frames.end()), inputs(rows * gates), sum(gates);
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const Layer& layer = m_layers[l];
        sgemm(rows, gates, m_width, {outputs.data(), m_width}, {layer.input.data(), gates}, false,
              0, {inputs.data(), gates});
        Vectors& hidden = memory.hidden[l];
        for (std::size_t t = 0; t < rows; ++t) {
            hidden.prepare(WeightType::Fp32, 1);
            layer.recurrent.multiply(hidden, 0, 1, sum.data(), gates);
            kernels::lstmStep(inputs.data() + t * gates, sum.data(), m_width,
                              memory.cells.data() + l * m_width, hidden[0]);
            std::copy_n(hidden[0], m_width, outputs.data() + t * m_width);
        }
    }
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i] += outputs[i];
}

} // namespace antiphon::stem
