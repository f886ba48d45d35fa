#include "models/guide/torchengine.h"

#include "models/guide/decisionnet.h"

#include <ATen/ATen.h>

#include <mutex>

namespace antiphon::guide {
namespace {

class TorchEngine : public DecisionEngine {
public:
    TorchEngine(const DecisionConfig& config, std::span<const RawTensor> weights,
                const std::string& origin, const std::string& device)
        : m_net(unmasked(config), 1), m_device(device) {
        loadWeights(m_net.model(), weights, origin);
        m_net.model().mode(false);
        m_net.moveTo(device);
    }

    std::unique_ptr<AnswerStreams> open(std::span<const std::int32_t> source, std::size_t padding,
                                        std::size_t length, std::size_t streams) const override;

private:
    class Streams;

    /// What hides parts of a source in training has no weights that an answer needs.
    static DecisionConfig unmasked(DecisionConfig config) {
        config.maskProbability = 0;
        return config;
    }

    DecisionNet m_net;
    at::Device m_device;
    mutable std::mutex m_mutex; ///< a network is for one thread at a time
};

class TorchEngine::Streams : public AnswerStreams {
public:
    Streams(const TorchEngine& engine, std::span<const std::int32_t> source, std::size_t padding)
        : m_engine(engine) {
        const DecisionConfig& c = engine.m_net.config();
        std::vector<std::int64_t> tokens{c.start()};
        for (const std::int32_t label : source)
            tokens.push_back(label < 0 ? c.padding() : label);
        tokens.push_back(c.end());
        tokens.insert(tokens.end(), padding, c.padding());
        const at::NoGradGuard noGradient;
        const std::lock_guard lock(engine.m_mutex);
        m_source = engine.m_net.read(tensorOf(tokens, 1));
        if (padding > 0)
            m_source.hidden.narrow(1, std::int64_t(tokens.size() - padding), std::int64_t(padding))
                .fill_(false);
        restart();
    }

    void restart() override { m_tokens.assign(1, {}); }

    std::vector<float> read(std::span<const std::int32_t> tokens) override {
        if (tokens.empty())
            return {};
        m_tokens[0].insert(m_tokens[0].end(), tokens.begin(), tokens.end());
        std::vector<float> rows(tokens.size() * std::size_t(m_engine.m_net.config().tokens()));
        last(tokens.size(), rows);
        return rows;
    }

    void branch(std::span<const std::size_t> parents, std::span<const std::int32_t> tokens,
                std::span<float> logits) override {
        std::vector<std::vector<std::int64_t>> streams;
        for (std::size_t i = 0; i < parents.size(); ++i)
            streams.emplace_back(m_tokens[parents[i]]).push_back(tokens[i]);
        m_tokens = std::move(streams);
        last(1, logits);
    }

private:
    at::Tensor tensorOf(std::vector<std::int64_t>& tokens, std::size_t rows) const {
        return at::from_blob(tokens.data(),
                             {std::int64_t(rows), std::int64_t(tokens.size() / rows)}, at::kLong)
            .to(m_engine.m_device, at::kLong, false, true);
    }

    /// Logits of what follows the last `count` tokens of every stream.
    void last(std::size_t count, std::span<float> to) const {
        const auto rows = std::int64_t(m_tokens.size());
        std::vector<std::int64_t> tokens;
        for (const auto& stream : m_tokens)
            tokens.insert(tokens.end(), stream.begin(), stream.end());
        const at::NoGradGuard noGradient;
        const std::lock_guard lock(m_engine.m_mutex);
        const DecisionNet::Memory source{
            m_source.values.expand({rows, m_source.values.size(1), m_source.values.size(2)}),
            m_source.hidden.expand({rows, m_source.hidden.size(1)})};
        const at::Tensor all = m_engine.m_net.write(source, tensorOf(tokens, m_tokens.size()));
        const at::Tensor kept =
            all.narrow(1, all.size(1) - std::int64_t(count), std::int64_t(count))
                .to(at::kCPU, at::kFloat)
                .contiguous();
        std::copy_n(kept.data_ptr<float>(), to.size(), to.data());
    }

    const TorchEngine& m_engine;
    DecisionNet::Memory m_source;
    std::vector<std::vector<std::int64_t>> m_tokens; ///< of each stream
};

std::unique_ptr<AnswerStreams> TorchEngine::open(std::span<const std::int32_t> source,
                                                 std::size_t padding, std::size_t,
                                                 std::size_t) const {
    return std::make_unique<Streams>(*this, source, padding);
}

} // namespace

std::unique_ptr<const DecisionEngine> torchEngine(const DecisionConfig& config,
                                                  std::span<const RawTensor> weights,
                                                  const std::string& origin,
                                                  const std::string& device) {
    return std::make_unique<TorchEngine>(config, weights, origin, device);
}

} // namespace antiphon::guide
