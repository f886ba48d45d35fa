#pragma once

#include "core/options.h"
#include "models/emotion/tokenedit.h"

namespace antiphon::emotion {

/// Options of emotion.edit: a TokenEdit in words.
struct EditOptions {
    double velocity = 1;    ///< factor
    std::int64_t tempo = 0; ///< steps of the tempo vocabulary
    double duration = 1;    ///< factor
    std::int64_t octaves = 0;
    std::string mode = "keep"; ///< or major, minor
    std::string sync = "auto"; ///< as in DatasetOptions
    void visit(OptionVisitor& v);

    TokenEdit edit() const;
};

/// The edit that goes the way of a point of the valence-arousal plane, -1 ... 1 each: louder,
/// shorter and faster by as much as EMOPIA's excited pieces differ from its calm ones (spec section
/// 13), major above a valence of 1/3 and minor below -1/3. The middle changes nothing.
EditOptions editTowards(double valence, double arousal);

} // namespace antiphon::emotion
