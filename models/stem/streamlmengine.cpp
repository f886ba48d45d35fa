#include "models/stem/lmengine.h"

#include "core/error.h"
#include "models/streamdecoder.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace antiphon::stem {

namespace {

/// Steps of a prefix that are read together: weights come from the cache for them.
constexpr std::size_t block = 64;

/// Where StreamLayers' names lie among STAGE's.
class StageNames {
public:
    StageNames(const LmConfig& config, std::span<const RawTensor> weights,
               const std::string& origin)
        : m_config(config), m_weights(weights), m_origin(origin) {}

    std::vector<float> operator()(const std::string& name, const std::vector<std::int64_t>& shape,
                                  bool) const {
        static const std::string layers = "layers.";
        if (!name.starts_with(layers))
            return values("decoder.attn_layers.final_" + name, shape); // norm.weight, norm.bias
        const std::size_t dot = name.find('.', layers.size());
        const std::int64_t layer = std::stoll(name.substr(layers.size()));
        const std::string part = name.substr(dot + 1);
        const auto module = [&](std::int64_t p) {
            return "decoder.attn_layers.layers." + std::to_string(3 * layer + p);
        };
        if (part.starts_with("norm"))
            return values(module(part[4] - '1') + ".0.0" + part.substr(5), shape);
        if (part == "linear1.weight")
            return values(module(2) + ".1.ff.0.0.weight", shape);
        if (part == "linear2.weight")
            return values(module(2) + ".1.ff.2.weight", shape);
        const std::string attention = module(part.starts_with("multihead") ? 1 : 0) + ".1.to_";
        if (part.ends_with("out_proj.weight"))
            return projection(attention + "out", 'o');
        std::vector<float> stacked; // in_proj_weight
        for (const char letter : {'q', 'k', 'v'}) {
            const auto own = projection(attention + letter, letter);
            stacked.insert(stacked.end(), own.begin(), own.end());
        }
        return stacked;
    }

    std::vector<float> values(const std::string& name, std::vector<std::int64_t> shape) const {
        return tensorOf(m_weights, name, shape, m_origin).floats();
    }

private:
    /// W, with an adapter W + scale B A.
    std::vector<float> projection(const std::string& name, char letter) const {
        const std::int64_t d = m_config.dim, rank = m_config.lora.rank;
        auto w = values(name + ".weight", {d, d});
        if (rank == 0 || m_config.lora.on.find(letter) == std::string::npos)
            return w;
        const auto a = values(name + ".lora_A", {rank, d}), b = values(name + ".lora_B", {d, rank});
        for (std::int64_t r = 0; r < d; ++r)
            for (std::int64_t i = 0; i < rank; ++i) {
                const auto factor =
                    float(m_config.lora.scale() * double(b[std::size_t(r * rank + i)]));
                for (std::int64_t c = 0; c < d; ++c)
                    w[std::size_t(r * d + c)] += factor * a[std::size_t(i * d + c)];
            }
        return w;
    }

    const LmConfig& m_config;
    std::span<const RawTensor> m_weights;
    const std::string& m_origin;
};

StreamShape shapeOf(const LmConfig& config, WeightType type) {
    return {.dim = std::size_t(config.dim),
            .heads = std::size_t(config.heads()),
            .feedForward = std::size_t(config.feedForward()),
            .layers = std::size_t(config.layers),
            .gelu = true,
            .biases = false,
            .halvedCache = type != WeightType::Fp32};
}

class StreamLmEngine final : public LmEngine {
public:
    StreamLmEngine(const LmConfig& config, std::span<const RawTensor> weights, WeightType type,
                   const std::string& origin, Workers* workers)
        : m_config(config), m_dim(std::size_t(config.dim)), m_workers(workers),
          m_decoder(shapeOf(config, type), type, StageNames(config, weights, origin), "", origin) {
        check(config, origin);
        const StageNames names(config, weights, origin);
        std::vector<float> heads;
        for (std::int64_t k = 0; k < config.books; ++k) {
            const std::string book = std::to_string(k) + ".weight";
            m_tables.push_back(
                names.values("decoder.token_emb.emb." + book, {config.tableRows(), config.dim}));
            const auto head =
                names.values("decoder.to_logits.linears." + book, {config.card, config.dim});
            heads.insert(heads.end(), head.begin(), head.end());
        }
        if (config.contextWindow > 0) {
            const std::size_t wide = std::size_t(config.contextWindow) * m_dim;
            const auto rows =
                names.values(contextWindowName, {config.dim, config.contextWindow * config.dim});
            m_window.resize(rows.size());
            for (std::size_t to = 0; to < m_dim; ++to)
                for (std::size_t from = 0; from < wide; ++from)
                    m_window[from * m_dim + to] = rows[to * wide + from];
        }
        WeightMemory memory;
        m_heads = WeightMatrix(heads, {}, std::size_t(config.books * config.card), type, memory);
        const std::size_t half = m_dim / 2;
        for (std::size_t i = 0; i < half; ++i)
            m_rates.push_back(
                std::pow(10000., double(i) / double(std::max<std::size_t>(half - 1, 1))));
    }

    const LmConfig& config() const override { return m_config; }

    void start(const PromptSequence& s, std::span<const RowConditions> conditions,
               std::int64_t step, std::span<float> logits) override {
        m_conditions.assign(conditions.begin(), conditions.end());
        m_conditions.resize(std::size_t(s.rows));
        const std::size_t rows = std::size_t(s.rows);
        std::size_t longest = 0, attended = 0;
        for (const RowConditions& c : m_conditions) {
            longest = std::max(longest, c.prepend.size() / m_dim);
            attended = std::max(attended, c.cross.size() / m_dim);
        }
        const std::size_t capacity = std::size_t(s.steps) + longest;
        m_room.emplace(m_decoder.room(std::max(block, rows), std::max(capacity, attended)));
        m_room->workers = m_workers;
        m_last = Vectors(m_dim, rows);
        m_rows.assign(rows, {});
        m_embedded.resize(std::max(block, rows) * m_dim);
        m_hidden.resize(std::max(block, rows) * m_dim);
        for (std::size_t r = 0; r < rows; ++r) {
            const std::size_t like = rowLike(s, r, step);
            if (like < r) {
                m_rows[r] = m_rows[like];
                std::copy_n(m_last[like], m_dim, m_last[r]);
            } else {
                m_rows[r] = m_decoder.start(capacity, sourceOf(r));
                prefill(s, r, step);
            }
        }
        finish(logits);
    }

    void extend(const PromptSequence& s, std::int64_t step, std::span<float> logits) override {
        std::vector<StreamState*> states;
        for (std::size_t r = 0; r < m_rows.size(); ++r) {
            if (!s.counts(std::int64_t(r), step))
                throw std::logic_error("a step without a token is generated");
            embed(s, r, step, m_embedded.data() + r * m_dim);
            states.push_back(&m_rows[r]);
        }
        m_decoder.step(states, m_embedded.data(), m_hidden.data(), *m_room);
        for (std::size_t r = 0; r < m_rows.size(); ++r)
            std::copy_n(m_hidden.data() + r * m_dim, m_dim, m_last[r]);
        finish(logits);
    }

    std::size_t stepBytes() const override {
        std::size_t sum = m_decoder.bytes() + m_heads.bytes() + m_window.size() * sizeof(float);
        for (const StreamState& state : m_rows)
            sum += state.bytes();
        return sum;
    }

private:
    /// An earlier row that begins alike, or r: variations share the reading of their beginning.
    std::size_t rowLike(const PromptSequence& s, std::size_t r, std::int64_t step) const {
        for (std::size_t other = 0; other < r; ++other) {
            bool same = m_conditions[other] == m_conditions[r];
            for (std::int64_t k = 0; k < s.books && same; ++k)
                for (std::int64_t i = 0; i < step && same; ++i)
                    same = s.token(std::int64_t(other), k, i) == s.token(std::int64_t(r), k, i);
            if (same)
                return other;
        }
        return r;
    }

    std::shared_ptr<const StreamSource> sourceOf(std::size_t r) const {
        for (std::size_t other = 0; other < r; ++other)
            if (m_conditions[other].cross == m_conditions[r].cross)
                return m_rows[other].source();
        return m_decoder.source(m_conditions[r].cross);
    }

    /// Steps that do not count are seen by none and answer nothing, so that they are left out: that
    /// is all there is of masks and padding at the left.
    void prefill(const PromptSequence& s, std::size_t r, std::int64_t step) {
        const RowConditions& c = m_conditions[r];
        std::size_t count = 0;
        const auto flush = [&] {
            m_decoder.prefill(m_rows[r], m_embedded.data(), count, m_hidden.data(), *m_room);
            if (count > 0)
                std::copy_n(m_hidden.data() + (count - 1) * m_dim, m_dim, m_last[r]);
            count = 0;
        };
        const auto next = [&] {
            if (count == block)
                flush();
            return m_embedded.data() + count++ * m_dim;
        };
        for (std::size_t i = 0; i < c.prependMask.size(); ++i)
            if (c.prependMask[i]) {
                float* const to = next();
                std::copy_n(c.prepend.data() + i * m_dim, m_dim, to);
                addPosition(std::int64_t(i), to);
            }
        for (std::int64_t i = 0; i < step; ++i)
            if (s.counts(std::int64_t(r), i))
                embed(s, r, i, next());
        flush();
    }

    void sumTokens(const PromptSequence& s, std::int64_t row, std::int64_t step, float* to) const {
        std::fill_n(to, m_dim, 0.f);
        for (std::int64_t k = 0; k < s.books; ++k) {
            const float* const from =
                m_tables[std::size_t(k)].data() + std::size_t(s.token(row, k, step)) * m_dim;
            for (std::size_t i = 0; i < m_dim; ++i)
                to[i] += from[i];
        }
    }

    void embed(const PromptSequence& s, std::size_t r, std::int64_t step, float* to) const {
        const auto row = std::int64_t(r);
        sumTokens(s, row, step, to);
        const auto window = std::size_t(m_config.contextWindow);
        std::vector<float> beside(window > 0 ? m_dim : 0);
        for (std::size_t w = 0; w < window; ++w) {
            const std::int64_t place = s.beside[std::size_t(row * s.steps + step) * window + w];
            if (place < 0)
                continue;
            sumTokens(s, row, place, beside.data());
            for (std::size_t from = 0; from < m_dim; ++from) {
                const float* const weights = m_window.data() + (w * m_dim + from) * m_dim;
                for (std::size_t i = 0; i < m_dim; ++i)
                    to[i] += beside[from] * weights[i];
            }
        }
        const RowConditions& c = m_conditions[r];
        for (std::size_t i = 0; i < c.sum.size(); ++i)
            to[i] += c.sum[i];
        addPosition(s.position(row, step) + m_config.shift(std::int64_t(c.prependMask.size())), to);
    }

    void addPosition(std::int64_t position, float* to) const {
        for (std::size_t i = 0; i < m_rates.size(); ++i) {
            const double angle = double(position) / m_rates[i];
            to[i] += float(std::cos(angle));
            to[m_rates.size() + i] += float(std::sin(angle));
        }
    }

    void finish(std::span<float> logits) {
        const std::size_t width = m_heads.rows();
        if (logits.size() != m_rows.size() * width)
            throw std::invalid_argument("room for another number of logits");
        m_last.prepare(m_heads.type(), m_rows.size());
        m_heads.multiply(m_last, 0, m_rows.size(), logits.data(), width, m_workers);
    }

    LmConfig m_config;
    std::size_t m_dim;
    Workers* m_workers;
    StreamDecoder m_decoder;
    std::vector<std::vector<float>> m_tables;
    std::vector<float> m_window; ///< (window x dim, dim)
    WeightMatrix m_heads;
    std::vector<double> m_rates;
    // Of the sequences that are read now.
    std::vector<RowConditions> m_conditions;
    std::vector<StreamState> m_rows;
    std::optional<StreamRoom> m_room;
    Vectors m_last; ///< hidden, of the last step
    AlignedFloats m_embedded, m_hidden;
};

} // namespace

RowConditions RowConditions::hidden() const {
    RowConditions none;
    none.prepend.assign(prepend.size(), 0);
    none.prependMask.assign(prependMask.size(), 0);
    return none;
}

std::unique_ptr<LmEngine> streamLmEngine(const LmConfig& config, std::span<const RawTensor> weights,
                                         WeightType type, const std::string& origin,
                                         Workers* workers) {
    return std::make_unique<StreamLmEngine>(config, weights, type, origin, workers);
}

} // namespace antiphon::stem
