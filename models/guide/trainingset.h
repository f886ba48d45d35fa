#pragma once

#include "models/guide/material.h"
#include "models/guide/windows.h"

namespace antiphon::guide {

/// What is trained on and what is held back of one pair.
struct PairRanges {
    std::string guide, target; ///< hashes of the recordings
    SegmentRange trained, held;
};

/// How windows are cut and held back.
struct HoldOutOptions {
    std::string windowing = "dense";
    std::string holdOut = "auto"; ///< time: the end of each pair; songs: whole ones; auto: songs
                                  ///< from eight on
    double share = 0.25;          ///< for the final evaluation
    double validation = 0.25;     ///< of the rest: chooses the checkpoint
    void visit(OptionVisitor& v);
};

/// Labelled windows of all pairs.
struct TrainingSet {
    std::vector<LabelWindow> training, validation, held;
    std::vector<PairRanges> ranges; ///< by LabelWindow::track
    std::vector<CodedTrack> codes;  ///< by Material::recordings
    std::vector<std::string> names; ///< of the pairs
    std::int64_t size = 0;          ///< segments in the longest window
    std::int64_t given = 0;         ///< of them, for completion; else 0
};

/// Windows of so many segments, of which completion is given that share (else 0).
struct WindowPlan {
    std::int64_t size = 30;
    double given = 0;
    /// Short material is cut into shorter windows, so that there are several of them.
    bool shrinks = true;
};

/// What of each recording a trainingSet() with the same arguments does not hold back to judge by.
/// Borrows the material.
Learnable learnable(const Material& material, const PerceptionSettings& hearing,
                    const HoldOutOptions& split, const WindowPlan& plan, std::uint64_t seed);

/// Labels every recording (with a cache, so that audio is read once) and cuts the windows. What is
/// silent in guide or target throughout is left out, and long silent ends with it. Throws UserError
/// when nothing is left to learn from.
TrainingSet trainingSet(const Material& material, const Perception& perception,
                        const HoldOutOptions& split, const WindowPlan& plan, const fs::path& cache,
                        std::uint64_t seed, JobContext& context);

/// Of recordings that a model was trained on (`known`, from its record) only what was held back;
/// of others everything.
TrainingSet testSet(const Material& material, const Perception& perception, const Json& known,
                    std::int64_t size, std::int64_t given, const fs::path& cache,
                    JobContext& context);

Json toJson(const std::vector<PairRanges>& ranges, const std::vector<std::string>& names);

} // namespace antiphon::guide
