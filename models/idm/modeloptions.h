#pragma once

#include "core/options.h"
#include "models/idm/config.h"
#include "models/idm/trainingoptions.h"

#include <array>
#include <optional>
#include <vector>

namespace antiphon::idm {

/// Options of idm.train. Choosing a preset sets what depends on it; what is set after that wins.
struct IdmTrainOptions {
    std::string preset = "tiny";
    IdmConfig network; ///< bands are the data set's
    IdmTrainingOptions training;

    IdmTrainOptions();
    void usePreset();
    void visit(OptionVisitor& v);
};

/// How clips are drawn; shared by the tasks below.
struct IdmDrawOptions {
    std::int64_t steps = 24;
    double guidance = 1.5;
    std::string target;           ///< "timbral,density,irregularity,structural"; empty: left open
    double percentile = -1;       ///< of the training clips, of all four; -1: none
    std::int64_t iterations = 64; ///< of the search for phases
    std::int64_t polish = 2;      ///< the same after a vocoder
    bool keepLevel = false;       ///< else the peak is brought to full scale
    std::string format = "16";    ///< bits: 16, 24, float
    void visit(OptionVisitor& v);

    /// The wanted score; none: left open. Throws UserError (Usage) naming the mend.
    std::optional<Scores> wanted(std::span<const Scores> all) const;
};

/// Options of idm.generate.
struct IdmGenerateOptions {
    std::int64_t count = 5;
    double seconds = 8;
    IdmDrawOptions draw;
    void visit(OptionVisitor& v);
};

/// Options of idm.vary.
struct IdmVaryOptions {
    std::int64_t count = 5;
    double seconds = 0; ///< of the seed that are taken; 0: as long as the model's clips
    double from = 0;    ///< s where they begin
    bool snap = false;  ///< begin where the nearest chunk of the model begins
    std::string strength = "0.05,0.1,0.2";
    /// The first variation at each strength is drawn from the same noise, as are the second ones,
    /// and so on: they differ by strength alone.
    bool grid = false;
    std::string mode = "denoise"; ///< reference: as published, noise in decibels
    std::string noiseDb = "0.05,0.1,0.2";
    double mix = 1;       ///< of the variation; the rest is the seed
    std::string mixBands; ///< numbers over the bands, low first; empty: everywhere
    std::string mixTimes; ///< numbers over time
    double blend = 0;     ///< of a second seed
    bool seedPhases = true;
    IdmDrawOptions draw;
    void visit(OptionVisitor& v);
};

/// Options of idm.evaluate.
struct IdmEvaluateOptions {
    std::int64_t clips = 48;      ///< that are drawn and measured
    std::int64_t asked = 32;      ///< with scores that are asked for
    std::int64_t variations = 12; ///< at each strength
    IdmDrawOptions draw;
    void visit(OptionVisitor& v);
};

/// "0.05,0.1" as numbers within a range. Throws UserError (Usage) naming `key`.
std::vector<double> numbersOf(const std::string& text, const char* key, double least, double most);

/// How many of `count` come at each of so many levels: rounded up for the first ones, so that each
/// has one as long as there are enough.
std::vector<std::int64_t> sharedOut(std::int64_t count, std::size_t levels);
/// As published: floor(count / levels) + 1 each until there are enough.
std::vector<std::int64_t> sharedOutPublished(std::int64_t count, std::size_t levels);

} // namespace antiphon::idm
