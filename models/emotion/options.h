#pragma once

#include "core/options.h"
#include "models/emotion/draw.h"
#include "models/emotion/musertrainingoptions.h"

namespace antiphon::emotion {

/// The field "sync" of tasks that read MIDI files.
void visitSync(OptionVisitor& v, std::string& sync, bool advanced);

/// Options of emotion.dataset.
struct DatasetOptions {
    std::string sync = "auto";
    std::int64_t length = 1024;
    void visit(OptionVisitor& v);
};

/// Options of emotion.train. Choosing a preset sets what depends on it; what is set after that
/// wins.
struct MuserTrainOptions {
    std::string preset = "tiny";
    std::string variant = "TRANS_CA_GE";
    std::string order = "text";
    bool repeatsEmotion = false;
    bool masked = false;
    bool revives = true;
    double dropout = 0.1;
    MuserTrainingOptions training;

    MuserTrainOptions();
    void usePreset();
    void visit(OptionVisitor& v);
};

/// Options of emotion.prior.
struct PriorTrainOptions {
    std::string preset = "tiny";
    PriorTrainingOptions training;

    PriorTrainOptions();
    void usePreset();
    void visit(OptionVisitor& v);
};

/// Options of emotion.import.
struct MuserImportOptions {
    std::int64_t heads = 8;
    void visit(OptionVisitor& v);
};

/// Options of emotion.explore.
struct ExploreOptions {
    std::string over = "piece"; ///< positions of a mean: the piece's own, or all (as published)
    double perplexity = 30;
    std::int64_t iterations = 3000;
    std::int64_t permutations = 1000; ///< of labels, to tell silhouettes from chance; 0: none
    void visit(OptionVisitor& v);
};

/// How rows are drawn; shared by emotion.generate and emotion.transfer.
struct DrawOptions {
    WordSampling sampling;
    bool closeHoles = true;
    std::string weights = "auto";
    void visit(OptionVisitor& v);
};

/// Options of emotion.generate.
struct EmotionGenerateOptions {
    std::string emotion = "Q1"; ///< Q1 ... Q4, or "V,A": valence and arousal, -1 ... 1 each
    std::int64_t count = 4;
    double nucleus = 0.9; ///< of the prior
    DrawOptions draw;
    void visit(OptionVisitor& v);
};

/// Options of emotion.transfer.
struct TransferOptions {
    /// What the elements move towards where no piece is given: Q1 ... Q4 (their mean), or
    /// "arousal" or "valence" (along that direction).
    std::string towards = "";
    /// Of the piece that is written: "target" (that of what it moves towards, as published), "own",
    /// or as in EmotionGenerateOptions.
    std::string emotion = "target";
    std::string sync = "auto";         ///< of both pieces, as in DatasetOptions
    std::string elements = "velocity"; ///< names of elements, with commas
    /// Each element by itself in place of the two above: "velocity=0.8@piece, tempo=-1@arousal,
    /// pitch=1@Q3".
    std::string moves = "";
    double amount = 1;
    std::string align = "bar";   ///< or position, mean
    std::string snap = "off";    ///< or code, slice
    std::string draws = "moved"; ///< only the elements that moved, or "all" (as published)
    std::int64_t steps =
        1;            ///< more: a row of pieces on the way from no movement to the whole of it
    DrawOptions draw; ///< velocity and duration not as daringly as published: a move is to be heard
    TransferOptions();
    void visit(OptionVisitor& v);
};

/// Options of emotion.judge.
struct JudgeOptions {
    std::string element = "velocity";
    std::int64_t pieces = 12; ///< of each quadrant at most
    DrawOptions draw = TransferOptions().draw;
    void visit(OptionVisitor& v);
};

} // namespace antiphon::emotion
