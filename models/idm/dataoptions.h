#pragma once

#include "core/options.h"

namespace antiphon::idm {

/// Options of idm.synthesize.
struct SynthesizeOptions {
    std::int64_t count = 64;
    double seconds = 8;
    std::int64_t rate = 24000;
    void visit(OptionVisitor& v);
};

/// Options of idm.dataset.
struct DatasetOptions {
    double seconds = 8;
    double step = 4; ///< s
    double validation = 0.1, test = 0.1;
    void visit(OptionVisitor& v);
};

} // namespace antiphon::idm
