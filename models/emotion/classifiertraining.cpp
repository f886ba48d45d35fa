#include "models/emotion/classifiertraining.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/rng.h"
#include "core/splits.h"
#include "models/emotion/classifiernet.h"
#include "models/emotion/trainedmood.h"
#include "models/torchtraining.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <set>

namespace antiphon::emotion {

namespace {

/// Indices of a piece at another pitch.
class Transposition {
public:
    Transposition(const WordDictionary& dictionary, std::int64_t semitones) {
        static constexpr std::array<std::string_view, 12> roots = {
            "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
        const auto rootOf = [](std::string_view entry) {
            return std::ranges::find(roots, entry.substr(0, entry.find('_'))) - roots.begin();
        };
        int low = 127, high = 0;
        for (std::size_t i = 0; i < dictionary.size(WordFamily::Pitch); ++i) {
            if (const auto key = dictionary.number(WordFamily::Pitch, std::int32_t(i))) {
                low = std::min(low, *key);
                high = std::max(high, *key);
            }
        }
        for (std::size_t i = 0; i < dictionary.size(WordFamily::Pitch); ++i) {
            const auto key = dictionary.number(WordFamily::Pitch, std::int32_t(i));
            int to = key.value_or(0) + int(semitones);
            to += to > high ? -12 : to < low ? 12 : 0;
            m_pitches.push_back(key ? dictionary.nearest(WordFamily::Pitch, to).value()
                                    : std::int32_t(i));
        }
        for (std::size_t i = 0; i < dictionary.size(WordFamily::Chord); ++i) {
            const std::string& entry = dictionary.entry(WordFamily::Chord, std::int32_t(i));
            const std::ptrdiff_t root = rootOf(entry);
            std::int32_t to = std::int32_t(i);
            if (root < 12 && entry.find('_') != std::string::npos)
                to = dictionary
                         .find(WordFamily::Chord,
                               std::string(roots[std::size_t((root + semitones + 12) % 12)]) +
                                   entry.substr(entry.find('_')))
                         .value_or(to);
            m_chords.push_back(to);
        }
    }
    Word of(Word word) const {
        std::int32_t& pitch = word[std::size_t(WordFamily::Pitch)];
        std::int32_t& chord = word[std::size_t(WordFamily::Chord)];
        pitch = m_pitches.at(std::size_t(pitch));
        chord = m_chords.at(std::size_t(chord));
        return word;
    }

private:
    std::vector<std::int32_t> m_pitches, m_chords;
};

/// What a training needs from one step to the next.
struct Learning {
    MoodClassifier net;
    std::vector<WordPiece> training, validation;
    std::int64_t crop;
    std::vector<Transposition> transpositions;

    /// Rows, lengths and what they are to be heard as: the quadrant from 0.
    TorchTask::Batch batch(std::span<const std::int64_t> items, Rng& rng) const {
        std::vector<std::vector<Word>> pieces;
        std::vector<int> quadrants;
        for (const std::int64_t item : items) {
            const WordPiece& piece = training[std::size_t(item)];
            quadrants.push_back(piece.quadrant() - 1);
            const auto own = std::span(piece.words).subspan(1);
            const auto length = std::size_t(std::min(crop, net.config().length));
            const std::size_t from = own.size() > length ? rng.below(own.size() - length + 1) : 0;
            const Transposition& transposition = transpositions[rng.below(transpositions.size())];
            std::vector<Word>& heard = pieces.emplace_back();
            for (const Word& word : own.subspan(from, std::min(length, own.size())))
                heard.push_back(transposition.of(word));
        }
        const std::vector<std::span<const Word>> spans(pieces.begin(), pieces.end());
        const WordBatch words = wordBatch(spans, net.config());
        at::Tensor wanted = at::empty({std::int64_t(items.size())}, at::kLong);
        for (std::size_t i = 0; i < items.size(); ++i)
            wanted.data_ptr<std::int64_t>()[i] = quadrants[words.order[i]];
        return {words.rows, words.lengths, wanted};
    }

    at::Tensor loss(const TorchTask::Batch& batch, std::vector<Scalar>& scalars) const {
        const at::Tensor& quadrant = batch[2];
        const ClassifierLogits logits = logitsOf(net, batch[0], batch[1].to(at::kCPU));
        const at::Tensor arousal = quadrant.lt(2).to(at::kLong);
        const at::Tensor valence = quadrant.eq(0).logical_or(quadrant.eq(3)).to(at::kLong);
        const auto right = [](const at::Tensor& values, const at::Tensor& wanted) {
            return values.argmax(1).eq(wanted).to(at::kFloat).mean().item<double>();
        };
        scalars.push_back({"train/accuracy", right(logits.quadrant, quadrant)});
        return at::cross_entropy_loss(logits.quadrant, quadrant) +
               at::cross_entropy_loss(logits.arousal, arousal) +
               at::cross_entropy_loss(logits.valence, valence);
    }
};

std::vector<std::string> songsOf(std::span<const WordPiece> pieces) {
    std::vector<std::string> songs;
    for (const WordPiece& piece : pieces)
        songs.push_back(piece.song);
    return songs;
}

std::vector<int> quadrantsOf(std::span<const WordPiece> pieces) {
    std::vector<int> quadrants;
    for (const WordPiece& piece : pieces)
        quadrants.push_back(piece.quadrant());
    return quadrants;
}

/// How often `judge`, a network or a trained classifier, is right about pieces.
template <class Judge>
MoodAccuracy accuracyOf(const Judge& judge, std::span<const WordPiece> pieces, std::string split) {
    return moodAccuracy(judge.of(pieces), quadrantsOf(pieces), songsOf(pieces), std::move(split));
}

/// Gives a classifier whose network has learned the figures of the same songs.
void addFigures(ClassifierModel& model, std::span<const WordPiece> training,
                std::span<const WordPiece> validation) {
    std::vector<MoodExample> known = moodExamples(training, model.dictionary);
    for (int quadrant = 1; quadrant <= 4; ++quadrant)
        if (!std::ranges::count(known, quadrant, &MoodExample::quadrant))
            return;
    if (validation.empty()) {
        model.figures = MoodEstimate(known);
        model.shares = {0.5, 0.5, 0.5};
        return;
    }
    const std::vector<MoodExample> others = moodExamples(validation, model.dictionary);
    const MoodEstimate estimate(known);
    std::vector<Mood> thought;
    for (const MoodExample& other : others)
        thought.push_back(estimate.of(other.features));
    model.shares =
        bestShares(MoodClassifier(model.config, model.weights, "the network").of(validation),
                   thought, quadrantsOf(validation));
    known.insert(known.end(), others.begin(), others.end());
    model.figures = MoodEstimate(known); // which has no moment that they could have chosen
}

} // namespace

std::unique_ptr<Trainee> classifierTrainee(const MoodClassifier& net,
                                           std::vector<WordPiece> training,
                                           std::vector<WordPiece> validation,
                                           const WordDictionary& dictionary,
                                           const ClassifierOptions& options, std::uint64_t seed) {
    if (training.empty())
        throw UserError("There is no piece to learn from.", UserError::Kind::Usage);
    for (const auto* pieces : {&training, &validation})
        for (const WordPiece& piece : *pieces)
            if (piece.quadrant() < 1 || piece.quadrant() > 4)
                throw UserError("'" + piece.title +
                                    "' has no quadrant to learn; name files "
                                    "Q1_... to Q4_... or put them into folders Q1 to Q4.",
                                UserError::Kind::Usage);
    const auto learning = std::make_shared<Learning>(
        Learning{net, std::move(training), std::move(validation), options.crop, {}});
    for (std::int64_t k = -options.transpose; k <= options.transpose; ++k)
        learning->transpositions.emplace_back(dictionary, k);
    TorchTask task;
    task.model = modelOf(net);
    task.items = std::int64_t(learning->training.size());
    task.batch = [learning](std::span<const std::int64_t> items, Rng& rng) {
        return learning->batch(items, rng);
    };
    task.loss = [learning](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        return learning->loss(batch, scalars);
    };
    task.evaluate = [learning](const std::function<void()>& checkpoint) -> std::vector<Scalar> {
        checkpoint();
        const MoodAccuracy accuracy = accuracyOf(
            learning->net, learning->validation.empty() ? learning->training : learning->validation,
            {});
        return {{"validation/accuracy", accuracy.quadrant},
                {"validation/arousal", accuracy.arousal},
                {"validation/valence", accuracy.valence}};
    };
    task.higherIsBetter = true;
    return std::make_unique<TorchTrainee>(std::move(task),
                                          options.resolved(learning->training.size()), seed);
}

ClassifierModel trainClassifier(const std::vector<WordPiece>& pieces,
                                const WordDictionary& dictionary, const ClassifierOptions& options,
                                JobContext& context) {
    const std::vector<Split> parts =
        exactSplit(songsOf(pieces), {options.validation, options.test, seedFor(context.seed(), 1)});
    std::vector<WordPiece> training, validation, test;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        (parts[i] == Split::Train  ? training
         : parts[i] == Split::Test ? test
                                   : validation)
            .push_back(pieces[i]);
    ClassifierModel model{.config = options.net, .dictionary = dictionary};
    model.config.sizes = dictionary.sizes();
    const MoodClassifier net(model.config, seedFor(context.seed(), 2));
    const std::size_t learned = training.size(), chosen = validation.size();
    const auto trainee = classifierTrainee(net, training, validation, dictionary, options,
                                           seedFor(context.seed(), 3));
    const TrainResult result = train(*trainee, options.resolved(learned).train, context);
    model.weights = net.weights();
    for (const CheckpointRow& row : listCheckpoints(context.work()))
        if (row.best)
            model.weights = readSafeTensors(row.weights).tensors;
    addFigures(model, training, validation);
    model.training = {{"options", toJson(Options(options))},
                      {"seed", context.seed()},
                      {"pieces", learned},
                      {"validation_pieces", chosen},
                      {"steps", result.steps},
                      {"best_step", result.bestStep}};
    if (!test.empty())
        model.accuracy =
            toJson(accuracyOf(TrainedMood(model), test, "songs held back for the test"));
    return model;
}

} // namespace antiphon::emotion
