#pragma once

#include "models/emotion/classifier.h"
#include "models/torchoptions.h"

#include <memory>

namespace antiphon::emotion {

/// How a classifier is trained: batch 16, Adam, rate 1e-3, weight decay 1e-4, a cosine that starts
/// again every 25 epochs (Loshchilov and Hutter 2017), as EMOPIA's.
struct ClassifierOptions {
    std::string preset = "compact"; ///< tiny, compact, paper
    double epochs = 25;
    double restartEpochs = 25;
    std::int64_t crop = 192;    ///< rows of a piece, from anywhere in it, that a step learns from
    std::int64_t transpose = 5; ///< semitones up or down that a piece may be heard at
    double validation = 0.1;    ///< share of the songs that chooses the best moment
    double test = 0.2;          ///< share of the songs that judges
    ClassifierConfig net;
    TorchOptions torch;

    ClassifierOptions();
    void usePreset();
    /// With the steps that the epochs make of so many pieces.
    TorchOptions resolved(std::size_t pieces) const;
    void visit(OptionVisitor& v);
};

/// To be given to train() with options.resolved().train; trains `net` itself. Evaluation is over
/// `validation` ("validation/accuracy" of the quadrant first, higher is better). Throws UserError
/// (Usage) when there is nothing to learn from, or a piece has no quadrant.
std::unique_ptr<Trainee> classifierTrainee(const MoodClassifier& net,
                                           std::vector<WordPiece> training,
                                           std::vector<WordPiece> validation,
                                           const WordDictionary& dictionary,
                                           const ClassifierOptions& options, std::uint64_t seed);

/// Trains on the songs that the options leave, chooses the moment, and how far the network is to be
/// believed beside the nine figures of the notes, by those of the validation part, and judges by
/// those of the test part, in the job's folders. Without a validation part both are believed alike.
/// The best weights; `accuracy` and `training` say which split and how many pieces.
ClassifierModel trainClassifier(const std::vector<WordPiece>& pieces,
                                const WordDictionary& dictionary, const ClassifierOptions& options,
                                JobContext& context);

} // namespace antiphon::emotion
