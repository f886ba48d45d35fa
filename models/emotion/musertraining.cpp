#include "models/emotion/musertraining.h"

#include "core/error.h"
#include "core/music/wordset.h"
#include "core/rng.h"
#include "core/splits.h"
#include "models/emotion/elementranks.h"
#include "models/emotion/regulariser.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::emotion {

namespace {

/// The words of a batch by the places of their values: (elements, B, T).
class Ranks {
public:
    Ranks(const WordDictionary& dictionary, const std::string& order) {
        for (const auto& ranks : ranksOf(dictionary, order))
            m_tables.push_back(at::tensor(at::ArrayRef<std::int64_t>(ranks), at::kLong));
    }
    at::Tensor of(const at::Tensor& y) const {
        std::vector<at::Tensor> ranks;
        for (std::size_t e = 0; e < elements; ++e) {
            const at::Tensor indices = y.select(2, std::int64_t(elementOrder[e]));
            ranks.push_back(at::take(m_tables[e].to(y.device()), indices));
        }
        return at::stack(ranks);
    }

private:
    std::vector<at::Tensor> m_tables;
};

/// The losses of a batch.
struct Losses {
    at::Tensor elements;   ///< (7)
    at::Tensor vector;     ///< undefined where the variant has none, as the others
    at::Tensor order;      ///< the regulariser, summed over the elements
    at::Tensor divergence; ///< of a piece
    at::Tensor indices;
};

Losses lossesOf(const MuserNet& net, const Ranks& ranks, const WordBatch& batch) {
    const MuserNet::Parts parts = net.forward(batch.x, batch.y, batch.keys);
    Losses losses{
        elementLosses(parts.logits, batch.y, batch.keys), parts.vectorLoss, {}, {}, parts.indices};
    if (parts.regularised.defined())
        losses.order = regulariserLosses(parts.regularised, ranks.of(batch.y),
                                         net.config().masked ? batch.keys : at::Tensor())
                           .sum();
    if (parts.divergence.defined())
        losses.divergence = parts.divergence / double(batch.x.size(0));
    return losses;
}

/// How often each code was chosen.
class CodeUse {
public:
    explicit CodeUse(std::int64_t codes) : m_counts(at::zeros({codes}, at::kLong)) {}
    void add(const at::Tensor& indices) {
        m_counts += at::bincount(indices.flatten().to(at::kCPU), {}, m_counts.size(0));
    }
    void tell(const std::string& prefix, std::vector<Scalar>& scalars) const {
        const at::Tensor used = m_counts.masked_select(m_counts.gt(0)).to(at::kDouble);
        const at::Tensor shares = used / used.sum();
        const double entropy = -(shares * shares.log()).sum().item<double>();
        scalars.push_back({prefix + "codes_used", double(used.size(0))});
        scalars.push_back({prefix + "perplexity", std::exp(entropy)});
    }

private:
    at::Tensor m_counts;
};

/// Sums of the scalars of batches, by the number of their pieces.
class Means {
public:
    void add(const Losses& losses, double pieces) {
        const auto count = [&](const at::Tensor& loss, double& sum) {
            if (loss.defined())
                sum += pieces * loss.item<double>();
        };
        for (std::size_t e = 0; e < elements; ++e)
            count(losses.elements[std::int64_t(e)], m_elements[e]);
        count(losses.vector, m_vector);
        count(losses.order, m_order);
        count(losses.divergence, m_divergence);
        m_pieces += pieces;
    }
    double reconstruction() const {
        double sum = 0;
        for (const double element : m_elements)
            sum += element / m_pieces / double(elements);
        return sum;
    }
    void tell(const MuserConfig& config, const std::string& prefix,
              std::vector<Scalar>& scalars) const {
        for (std::size_t e = 0; e < elements; ++e)
            scalars.push_back(
                {prefix + std::string(name(elementOrder[e])), m_elements[e] / m_pieces});
        if (config.quantises())
            scalars.push_back({prefix + "commitment", m_vector / m_pieces});
        else
            scalars.push_back({prefix + "divergence", m_divergence / m_pieces});
        if (config.regularises())
            scalars.push_back({prefix + "regulariser", m_order / m_pieces});
    }

private:
    std::array<double, elements> m_elements = {};
    double m_vector = 0, m_order = 0, m_divergence = 0, m_pieces = 0;
};

WordBatch batchOf(std::span<const WordPiece> pieces, const MuserConfig& config) {
    std::vector<const WordPiece*> chosen;
    for (const WordPiece& piece : pieces)
        chosen.push_back(&piece);
    return wordBatch(chosen, config);
}

void check(const MuserData& data) {
    const MuserConfig& config = data.net.config();
    if (data.training.empty())
        throw UserError("There is no piece to learn from.");
    if (data.dictionary.sizes() != config.sizes)
        throw UserError("The model was made for another dictionary than that of the data; both "
                        "need the same.");
    for (const auto* pieces : {&data.training, &data.validation})
        for (const WordPiece& piece : *pieces) {
            if (piece.words.size() < 2)
                throw UserError("'" + piece.title + "' has fewer than two rows; leave it out.");
            for (const Word& word : piece.words)
                for (std::size_t f = 0; f < wordFamilies; ++f)
                    if (word[f] < 0 || word[f] >= config.sizes[f])
                        throw UserError("'" + piece.title + "' has " +
                                        std::string(name(WordFamily(f))) + " " +
                                        std::to_string(word[f]) + ", but the model knows only " +
                                        std::to_string(config.sizes[f]) +
                                        "; data and model need the same dictionary.");
        }
}

/// What a training needs from one step to the next.
struct Learning {
    MuserData data;
    Ranks ranks;
    double regulariser, divergence; ///< weights at this step

    at::Tensor loss(const TorchTask::Batch& tensors, std::vector<Scalar>& scalars) const {
        const WordBatch batch{tensors[0], tensors[1], tensors[2]};
        const Losses losses = lossesOf(data.net, ranks, batch);
        at::Tensor total = losses.elements.mean();
        if (losses.vector.defined())
            total = total + losses.vector;
        if (losses.order.defined())
            total = total + regulariser * losses.order;
        if (losses.divergence.defined())
            total = total + divergence * losses.divergence;
        const at::NoGradGuard noGradient;
        Means means;
        means.add(losses, 1);
        scalars.push_back({"train/reconstruction", means.reconstruction()});
        means.tell(data.net.config(), "train/", scalars);
        if (losses.indices.defined()) {
            CodeUse use(data.net.config().codes);
            use.add(losses.indices);
            use.tell("train/", scalars);
        }
        return total;
    }
};

} // namespace

WordBatch wordBatch(std::span<const WordPiece* const> pieces, const MuserConfig& config) {
    const auto count = std::int64_t(pieces.size()), rows = config.length;
    const at::Tensor words = at::zeros({2, count, rows, std::int64_t(wordFamilies)}, at::kLong);
    const at::Tensor keys = at::zeros({count, rows}, at::kFloat);
    std::vector<Word> x(static_cast<std::size_t>(rows)), y = x;
    std::int64_t longest = 1;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t length = layOut(pieces[std::size_t(i)]->words, x, y);
        longest = std::max(longest, length);
        keys[i].narrow(0, 0, length).fill_(1);
        for (const auto& [side, from] : {std::pair(0, &x), std::pair(1, &y)}) {
            auto* to = words[side][i].data_ptr<std::int64_t>();
            for (const Word& word : *from)
                to = std::ranges::copy(word, to).out;
        }
    }
    const std::int64_t used = config.masked && !config.hasRegulariser() ? longest : rows;
    return {words[0].narrow(1, 0, used), words[1].narrow(1, 0, used), keys.narrow(1, 0, used)};
}

SongSplit splitBySong(std::span<const WordPiece> pieces, double validation, std::uint64_t seed) {
    std::vector<std::string> songs;
    for (const WordPiece& piece : pieces)
        songs.push_back(piece.song.empty() ? piece.title : piece.song);
    const auto parts = exactSplit(songs, {.validation = validation, .test = 0, .seed = seed});
    SongSplit split;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        (parts[i] == Split::Validation ? split.validation : split.training).push_back(pieces[i]);
    return split;
}

SongSplit trainingSplit(std::span<const WordPiece> pieces, double validation, std::uint64_t seed) {
    return splitBySong(pieces, validation, seedFor(seed, 1));
}

std::vector<WordPiece> heldBack(const Muser& model, std::span<const WordPiece> pieces,
                                const std::string& origin) {
    const Json& training = model.training;
    const Json options = training.value("options", Json::object());
    SongSplit split = trainingSplit(pieces, options.value("validation", 0.0),
                                    training.value("seed", std::uint64_t(0)));
    if (training.value("pieces", std::size_t(0)) != split.training.size() ||
        training.value("validation_pieces", std::size_t(0)) != split.validation.size())
        throw UserError(origin + ": is not what " + display(model.origin) +
                        " was trained with, so that it cannot be told which pieces it did not "
                        "learn from; take that data set.");
    if (split.validation.empty())
        throw UserError(display(model.origin) + ": the model learned from all pieces; train it "
                                                "with some held back.");
    return std::move(split.validation);
}

std::vector<Scalar> evaluateMuser(const MuserData& data, std::span<const WordPiece> pieces,
                                  std::int64_t batch, const std::function<void()>& checkpoint) {
    const at::NoGradGuard noGradient;
    const TorchModel model = data.net.model();
    const EvaluationMode evaluating(model);
    const at::Device device = model.parameters.front().second.device();
    const MuserConfig& config = data.net.config();
    const Ranks ranks(data.dictionary, config.order);
    Means means;
    CodeUse use(config.codes);
    for (std::size_t from = 0; from < pieces.size(); from += std::size_t(batch)) {
        checkpoint();
        const auto part = pieces.subspan(from, std::min(std::size_t(batch), pieces.size() - from));
        const WordBatch words = batchOf(part, config);
        const Losses losses = lossesOf(
            data.net, ranks, {words.x.to(device), words.y.to(device), words.keys.to(device)});
        means.add(losses, double(part.size()));
        if (losses.indices.defined())
            use.add(losses.indices);
    }
    std::vector<Scalar> scalars = {{"validation/loss", means.reconstruction()}};
    means.tell(config, "validation/", scalars);
    if (config.quantises())
        use.tell("validation/", scalars);
    return scalars;
}

std::unique_ptr<TorchTrainee> muserTrainee(MuserData data, const MuserTrainingOptions& options,
                                           std::uint64_t seed) {
    check(data);
    TorchTask task;
    task.model = data.net.model();
    task.items = std::int64_t(data.training.size());
    const TorchOptions torch = options.resolved(task.items);
    const Ranks ranks(data.dictionary, data.net.config().order);
    const auto learning = std::make_shared<Learning>(
        Learning{std::move(data), ranks, options.regulariser, options.divergence});
    task.beforeStep = [learning, weight = options.divergence,
                       warmUp = options.warmUp](std::int64_t step) {
        learning->divergence =
            warmUp > 0 ? weight * std::min(1.0, double(step) / double(warmUp)) : weight;
    };
    task.batch = [learning](std::span<const std::int64_t> items, Rng&) -> TorchTask::Batch {
        std::vector<const WordPiece*> pieces;
        for (const std::int64_t item : items)
            pieces.push_back(&learning->data.training[std::size_t(item)]);
        const WordBatch batch = wordBatch(pieces, learning->data.net.config());
        return {batch.x, batch.y, batch.keys};
    };
    task.loss = [learning](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        return learning->loss(batch, scalars);
    };
    task.evaluate = [learning, batch = torch.batch](const std::function<void()>& checkpoint) {
        const MuserData& d = learning->data;
        return evaluateMuser(d, d.validation.empty() ? d.training : d.validation, batch,
                             checkpoint);
    };
    return std::make_unique<TorchTrainee>(std::move(task), torch, seed);
}

} // namespace antiphon::emotion
