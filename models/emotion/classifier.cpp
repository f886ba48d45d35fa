#include "models/emotion/classifiernet.h"

#include "core/rng.h"
#include "models/trainingops.h"
#include "models/transformer.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace antiphon::emotion {

namespace {

constexpr std::int64_t families = 7;  // all but emotion
constexpr std::size_t evaluated = 16; // pieces at a time

std::shared_ptr<torch::nn::Module> part(torch::nn::Module& of, const std::string& name) {
    return of.register_module(name, std::make_shared<torch::nn::Module>());
}

} // namespace

struct MoodClassifier::Network : torch::nn::Module {
    explicit Network(const ClassifierConfig& c) : config(c) {
        const auto tables = part(*this, "embedding");
        for (std::int64_t f = 0; f < families; ++f)
            embeddings.push_back(
                part(*tables, std::to_string(f))
                    ->register_parameter("weight",
                                         at::zeros({c.sizes[std::size_t(f)], c.embedding})));
        const auto recurrent = part(*this, "lstm");
        for (std::int64_t layer = 0; layer < c.layers; ++layer) {
            const std::int64_t in = layer == 0 ? c.embedding : 2 * c.hidden;
            for (const char* way : {"", "_reverse"}) {
                const std::string suffix = "_l" + std::to_string(layer) + way;
                const auto add = [&](const char* kind, at::IntArrayRef shape) {
                    lstm.push_back(recurrent->register_parameter(kind + suffix, at::zeros(shape)));
                };
                add("weight_ih", {4 * c.hidden, in});
                add("weight_hh", {4 * c.hidden, c.hidden});
                add("bias_ih", {4 * c.hidden});
                add("bias_hh", {4 * c.hidden});
            }
        }
        attention1 = part(*this, "attention1")
                         ->register_parameter("weight", at::zeros({c.attention, 2 * c.hidden}));
        attention2 = part(*this, "attention2")
                         ->register_parameter("weight", at::zeros({c.hops, c.attention}));
        const auto layer = [this](const char* name, std::int64_t in, std::int64_t out) {
            return register_module(name, std::make_shared<AffineLayer>(in, out));
        };
        dense = layer("dense", 2 * c.hidden, c.dense);
        quadrant = layer("quadrant", c.dense, 4);
        arousal = layer("arousal", c.dense, 2);
        valence = layer("valence", c.dense, 2);
    }

    /// Embeddings normal with deviation 1 together; all else uniform within 1 / sqrt(inputs), of
    /// the LSTM 1 / sqrt(hidden), as PyTorch has it.
    void initialise(std::uint64_t seed) {
        const at::NoGradGuard noGradient;
        Rng rng(seed);
        for (auto& item : named_parameters()) {
            at::Tensor& values = item.value();
            float* to = values.data_ptr<float>();
            const bool embeds = item.key().starts_with("embedding");
            const auto inputs =
                double(item.key().starts_with("lstm") ? config.hidden : values.size(-1));
            const double scale = 1 / std::sqrt(embeds ? double(families) : inputs);
            for (std::int64_t i = 0; i < values.numel(); ++i)
                *to++ = float(scale * (embeds ? rng.normal() : 2 * rng.uniform() - 1));
        }
    }

    at::Tensor dropped(const at::Tensor& x) const {
        return dropOut(x, config.dropout, is_training());
    }

    ClassifierLogits forward(const at::Tensor& rows, const at::Tensor& lengths) const {
        at::Tensor x = at::embedding(embeddings[0], rows.select(2, 0));
        for (std::int64_t f = 1; f < families; ++f)
            x = x + at::embedding(embeddings[std::size_t(f)], rows.select(2, f));
        // Packed: the way back begins with a piece's last row, not with padding.
        const auto [packed, sizes] = at::_pack_padded_sequence(dropped(x), lengths, true);
        const at::Tensor none =
            at::zeros({2 * config.layers, rows.size(0), config.hidden}, x.options());
        const at::Tensor heard = std::get<0>(at::lstm(packed, sizes, {none, none}, lstm, true,
                                                      config.layers, 0, is_training(), true));
        const at::Tensor h =
            std::get<0>(at::_pad_packed_sequence(heard, sizes, true, 0, rows.size(1)));
        const at::Tensor positions = at::arange(rows.size(1), rows.options());
        const at::Tensor hidden =
            positions.unsqueeze(0).ge(lengths.to(rows.device()).unsqueeze(1)).unsqueeze(2);
        const at::Tensor scores = at::matmul(at::tanh(at::matmul(h, attention1.t())),
                                             attention2.t()); // (B, T, hops)
        const at::Tensor attended =
            at::softmax(scores.masked_fill(hidden, -std::numeric_limits<float>::infinity()), 1);
        // Each hop's mean of h, and the mean of those.
        const at::Tensor mean = at::bmm(attended.mean(2, true).transpose(1, 2), h).squeeze(1);
        const at::Tensor known = dropped(at::relu(dense->forward(dropped(mean))));
        return {quadrant->forward(known), arousal->forward(known), valence->forward(known)};
    }

    const ClassifierConfig config;
    std::vector<at::Tensor> embeddings, lstm;
    at::Tensor attention1, attention2;
    std::shared_ptr<AffineLayer> dense, quadrant, arousal, valence;
};

WordBatch wordBatch(std::span<const std::span<const Word>> pieces, const ClassifierConfig& config) {
    std::vector<std::span<const Word>> rows;
    for (std::span<const Word> piece : pieces) {
        // The first row alone would tell the emotion.
        const bool hasEmotion = config.sizes[std::size_t(WordFamily::Emotion)] > 0;
        if (hasEmotion && !piece.empty() &&
            piece.front()[std::size_t(WordFamily::Type)] == wordtype::emotion)
            piece = piece.subspan(1);
        rows.push_back(piece.first(std::min(piece.size(), std::size_t(config.length))));
    }
    WordBatch batch;
    batch.order.resize(rows.size());
    std::iota(batch.order.begin(), batch.order.end(), std::size_t(0));
    std::ranges::stable_sort(batch.order, std::greater(),
                             [&](std::size_t i) { return rows[i].size(); });
    const auto count = std::int64_t(rows.size());
    const auto longest =
        std::int64_t(rows.empty() ? 1 : std::max<std::size_t>(1, rows[batch.order[0]].size()));
    batch.rows = at::zeros({count, longest, families}, at::kLong);
    batch.lengths = at::ones({count}, at::kLong);
    for (std::size_t place = 0; place < rows.size(); ++place) {
        const std::span<const Word> piece = rows[batch.order[place]];
        auto* to = batch.rows.data_ptr<std::int64_t>() + std::int64_t(place) * longest * families;
        for (const Word& word : piece)
            for (std::size_t f = 0; f < families; ++f) {
                if (word[f] < 0 || word[f] >= config.sizes[f])
                    throw std::invalid_argument("a word outside the classifier's dictionary");
                *to++ = word[f];
            }
        if (!piece.empty())
            batch.lengths.data_ptr<std::int64_t>()[place] = std::int64_t(piece.size());
    }
    return batch;
}

ClassifierLogits logitsOf(const MoodClassifier& net, const at::Tensor& rows,
                          const at::Tensor& lengths) {
    return net.network()->forward(rows, lengths);
}

TorchModel modelOf(const MoodClassifier& net) {
    TorchModel model = antiphon::modelOf(*net.network());
    model.mode = [network = net.network()](bool training) { network->train(training); };
    model.training = [network = net.network()] { return network->is_training(); };
    return model;
}

std::vector<Mood> moodsOf(const ClassifierLogits& logits) {
    const auto shares = [](const at::Tensor& values) {
        return at::softmax(values, 1).to(at::kCPU, at::kDouble).contiguous();
    };
    const at::Tensor quadrant = shares(logits.quadrant), arousal = shares(logits.arousal),
                     valence = shares(logits.valence);
    std::vector<Mood> moods(std::size_t(quadrant.size(0)));
    for (std::size_t i = 0; i < moods.size(); ++i) {
        std::copy_n(quadrant.data_ptr<double>() + 4 * i, 4, moods[i].quadrants.begin());
        moods[i].highArousal = arousal.data_ptr<double>()[2 * i + 1];
        moods[i].highValence = valence.data_ptr<double>()[2 * i + 1];
    }
    return moods;
}

MoodClassifier::MoodClassifier(const ClassifierConfig& config, std::uint64_t seed)
    : m_network(std::make_shared<Network>(config)) {
    m_network->initialise(seed);
}

MoodClassifier::MoodClassifier(const ClassifierConfig& config, std::span<const RawTensor> weights,
                               const std::string& origin)
    : m_network(std::make_shared<Network>(config)) {
    loadWeights(modelOf(*this), weights, origin);
    m_network->eval();
}

const ClassifierConfig& MoodClassifier::config() const {
    return m_network->config;
}

std::vector<RawTensor> MoodClassifier::weights() const {
    return weightsOf(modelOf(*this));
}

std::vector<Mood> MoodClassifier::of(std::span<const std::span<const Word>> pieces) const {
    const at::NoGradGuard noGradient;
    const TorchModel model = modelOf(*this);
    const EvaluationMode evaluating(model);
    const at::Device device = model.parameters.front().second.device();
    std::vector<Mood> moods(pieces.size());
    for (std::size_t from = 0; from < pieces.size(); from += evaluated) {
        const WordBatch batch =
            wordBatch(pieces.subspan(from, std::min(evaluated, pieces.size() - from)), config());
        const std::vector<Mood> found =
            moodsOf(m_network->forward(batch.rows.to(device), batch.lengths));
        for (std::size_t i = 0; i < found.size(); ++i)
            moods[from + batch.order[i]] = found[i];
    }
    return moods;
}

std::vector<Mood> MoodClassifier::of(std::span<const WordPiece> pieces) const {
    std::vector<std::span<const Word>> words;
    for (const WordPiece& piece : pieces)
        words.emplace_back(piece.words);
    return of(words);
}

Mood MoodClassifier::of(std::span<const Word> words) const {
    return of(std::span(&words, 1)).front();
}

} // namespace antiphon::emotion
