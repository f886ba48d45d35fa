#pragma once

#include "core/options.h"
#include "models/stem/codectrainingoptions.h"
#include "models/stem/lmtrainingoptions.h"

namespace antiphon::stem {

/// Options of stem.prepare.
struct PrepareOptions {
    bool beats = true, key = true, again = false;
    bool replace = false; ///< tags that songs have, by those of the table
    void visit(OptionVisitor& v);
};

/// Options of stem.tags.
struct TagOptions {
    std::int64_t least = 5; ///< songs with a tag, and without it
    std::int64_t folds = 5;
    void visit(OptionVisitor& v);
};

/// Options of stem.suggest-tags.
struct SuggestOptions {
    double certainty = 0.5; ///< least probability
    bool all = false;       ///< also of songs that have tags
    void visit(OptionVisitor& v);
};

/// What of the songs is held back to choose by.
struct HoldBackOptions {
    std::string by = "auto"; ///< songs, time (the end of each), auto: songs from 10 on
    double share = 0.2;
    void visit(OptionVisitor& v);
};

/// Options of stem.train-codec. Choosing a preset sets what depends on it; what is set after that
/// wins.
struct CodecTrainOptions {
    std::string preset = "tiny";
    HoldBackOptions holdBack;
    CodecTrainingOptions training;

    CodecTrainOptions();
    void usePreset();
    void visit(OptionVisitor& v);
};

/// Options of stem.train; as above.
struct LmTrainOptions {
    std::string preset = "tiny"; ///< tiny, demo, small, tune (a model that is there)
    std::string target = "any";
    std::string contexts = "";     ///< stems that may serve as context, with commas; empty: usual
    std::string context = "stems"; ///< stems, beats, both: either by chance
    double seconds = 3;            ///< of context and of target
    double leastContext = 1.5;     ///< seconds
    std::int64_t pieces = 96;      ///< stretches that are drawn and encoded
    std::int64_t validation = 24;  ///< of them, held back
    bool augment = false;
    std::string stretching = "own";   ///< own, rubberband: how pieces are made slower and higher
    bool synchronised = false;        ///< stretches begin at the places of sync.json
    std::string listening = "preset"; ///< preset, before (as published), beside
    std::string beat = "preset";      ///< preset, none, linear, direct, mlp
    std::string style = "preset";     ///< preset, none, statistics
    std::int64_t rank = 0;            ///< of adapters; 0: none
    HoldBackOptions holdBack;
    LmTrainingOptions training;

    LmTrainOptions();
    void usePreset();
    void visit(OptionVisitor& v);
};

/// How codes are drawn; shared by stem.generate and stem.evaluate.
struct StemDrawOptions {
    double guidance = 3;
    std::int64_t topK = 250;
    double topP = 0;
    double temperature = 1;
    std::string weights = "auto";
    void visit(OptionVisitor& v);
};

/// Options of stem.generate.
struct StemGenerateOptions {
    std::string text = "";
    double bpm = 0;          ///< 0: as the context has it
    std::int64_t meter = 4;  ///< of clicks: beats a bar
    double offset = 0;       ///< of clicks: seconds of the first
    double from = 0;         ///< seconds into the context where the stems begin
    double seconds = 0;      ///< 0: as long as the context, or 10
    double beginSeconds = 0; ///< of the beginning; 0: all of it
    bool loop = false;
    std::int64_t count = 1;
    StemDrawOptions draw;
    void visit(OptionVisitor& v);
};

/// Options of stem.evaluate.
struct StemEvaluateOptions {
    std::int64_t items = 12;
    std::int64_t draws = 3;
    std::int64_t metronome = 0; ///< tempos of clicks alone that are played along to as well
    StemDrawOptions draw;
    void visit(OptionVisitor& v);
};

/// Options of stem.import.
struct StemImportOptions {
    bool textToMusic = false;
    std::int64_t rate = 32000;
    std::string padding = "reflect";
    void visit(OptionVisitor& v);
};

} // namespace antiphon::stem
