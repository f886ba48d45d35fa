#pragma once

#include "core/formats/tensors.h"
#include "core/music/words.h"
#include "models/emotion/moodestimate.h"

#include <memory>
#include <optional>

namespace antiphon::emotion {

/// Shape of the classifier. A value.
struct ClassifierConfig {
    std::array<std::int64_t, wordFamilies> sizes = {56, 135, 18, 4, 87, 18, 42, 5};
    std::int64_t embedding = 300; ///< of a row: the sum of its families' embeddings
    std::int64_t hidden = 128;    ///< of the LSTM, each way
    std::int64_t layers = 1;      ///< of the LSTM
    std::int64_t attention = 128; ///< d_a
    std::int64_t hops = 16;       ///< r
    std::int64_t dense = 256;
    std::int64_t length = 512; ///< rows looked at; of a longer piece the first
    double dropout = 0.3;      ///< of rows' embeddings and of the dense layer
    bool operator==(const ClassifierConfig&) const = default;
};
Json toJson(const ClassifierConfig& config);
/// Throws UserError naming `origin`, the key and what it admits.
ClassifierConfig classifierConfig(const Json& json, const std::string& origin);

/// EMOPIA's classifier (Hung et al. 2021, after Lin et al. 2017) on compound words: embeddings ->
/// bidirectional LSTM -> self-attention of r hops, A = softmax(W2 tanh(W1 H^T)), whose mean is what
/// is heard of the piece -> a dense layer of ReLU -> four quadrants, and two classes each for
/// arousal and valence. The emotion row is not looked at. Torch-free from outside. A handle: copies
/// share one network. One thread at a time.
class MoodClassifier {
public:
    /// Fresh weights drawn by `seed`.
    MoodClassifier(const ClassifierConfig& config, std::uint64_t seed);
    /// The same with weights; throws UserError naming `origin` and the tensor.
    MoodClassifier(const ClassifierConfig& config, std::span<const RawTensor> weights,
                   const std::string& origin);

    const ClassifierConfig& config() const;
    std::vector<RawTensor> weights() const;

    /// Throws std::invalid_argument for an index outside the sizes.
    Mood of(std::span<const Word> words) const;
    std::vector<Mood> of(std::span<const std::span<const Word>> pieces) const;
    std::vector<Mood> of(std::span<const WordPiece> pieces) const;

    struct Network;
    const std::shared_ptr<Network>& network() const { return m_network; }

private:
    std::shared_ptr<Network> m_network;
};

/// How much of each answer is the network's, 0 ... 1; the rest is the figures'.
struct MoodShares {
    double quadrant = 1, arousal = 1, valence = 1;
    bool operator==(const MoodShares&) const = default;
};
Json toJson(const MoodShares& shares);

/// A trained classifier with what is known of it: folder "classifier" with model.json and
/// model.safetensors. See TrainedMood for how it is asked.
struct ClassifierModel {
    ClassifierConfig config;
    std::vector<RawTensor> weights = {};
    WordDictionary dictionary = {}; ///< whose words it reads
    /// The nine figures' estimate from the same songs; nullopt: not all four quadrants were there.
    std::optional<MoodEstimate> figures = {};
    MoodShares shares = {};
    Json training = Json::object();
    Json accuracy = nullptr; ///< toJson(MoodAccuracy); null: never judged
    fs::path origin = {};
};
/// From where modelPlace() finds it; a run's result is called "classifier". Throws UserError naming
/// file, place and mend.
ClassifierModel readClassifier(const fs::path& path);
/// Throws UserError (System).
void writeClassifier(const fs::path& folder, const ClassifierModel& model);

} // namespace antiphon::emotion
