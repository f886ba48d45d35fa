#pragma once

#include "core/music/words.h"
#include "models/emotion/model.h"
#include "models/emotion/musernet.h"
#include "models/emotion/musertrainingoptions.h"
#include "models/torchtraining.h"

#include <memory>
#include <span>
#include <vector>

namespace antiphon::emotion {

/// Pieces as a network reads them: x and y (B, T, 8), long; keys (B, T), floats, 1 where a row
/// counts. T is the configuration's length; where it masks and has no network to regularise with,
/// the longest of the pieces'. Longer pieces are cut.
struct WordBatch {
    at::Tensor x, y, keys;
};
WordBatch wordBatch(std::span<const WordPiece* const> pieces, const MuserConfig& config);

/// Pieces parted so that none of a song is in both.
struct SongSplit {
    std::vector<WordPiece> training, validation;
};
SongSplit splitBySong(std::span<const WordPiece> pieces, double validation, std::uint64_t seed);

/// The split of runTrain(), whose seed is the run's.
SongSplit trainingSplit(std::span<const WordPiece> pieces, double validation, std::uint64_t seed);
/// What a model did not learn from of the data set that it was trained with; `origin` names that.
/// Throws UserError where it is another one, or where the model held nothing back.
std::vector<WordPiece> heldBack(const Muser& model, std::span<const WordPiece> pieces,
                                const std::string& origin);

struct MuserData {
    MuserNet net;
    std::vector<WordPiece> training, validation;
    WordDictionary dictionary = WordDictionary::standard(); ///< orders values where it is numeric
};

/// To be given to train() with options.resolved().train. Evaluation is over the validation pieces
/// (those of the training where there are none): "validation/loss" first, the mean reconstruction
/// loss of the seven elements; each of them; commitment, regulariser or divergence; how many codes
/// are in use and their perplexity. Throws UserError when there is nothing to learn from, or words
/// lie outside the network's vocabularies.
std::unique_ptr<TorchTrainee> muserTrainee(MuserData data, const MuserTrainingOptions& options,
                                           std::uint64_t seed);

/// The same figures, of a network as it is, in batches of `batch` pieces.
std::vector<Scalar> evaluateMuser(
    const MuserData& data, std::span<const WordPiece> pieces, std::int64_t batch,
    const std::function<void()>& checkpoint = [] {});

} // namespace antiphon::emotion
