#pragma once

#include "core/options.h"

namespace antiphon::impro {

/// How descriptors are framed: the same fields in every task that computes them.
inline void visitFraming(OptionVisitor& v, std::int64_t& window, std::int64_t& hop,
                         std::int64_t& loudnessWindow) {
    v.integer(window, {.key = "window",
                       .label = "Window",
                       .help = "Samples of a spectrum; fewer see faster, more see finer.",
                       .min = 16,
                       .max = 65536});
    v.integer(hop, {.key = "hop",
                    .label = "Hop",
                    .help = "Samples from one spectrum to the next; 0: half the window.",
                    .min = 0,
                    .max = 65536,
                    .advanced = true});
    v.integer(loudnessWindow, {.key = "loudness_window",
                               .label = "Loudness window",
                               .help = "Samples over which loudness is measured.",
                               .min = 16,
                               .max = 65536,
                               .advanced = true});
}

inline void visitMode(OptionVisitor& v, std::string& mode) {
    v.choice(mode, {.key = "mode",
                    .label = "Descriptors",
                    .help = "As the reference computes them, or cleaner and faster.",
                    .choices = {"parity", "clean"}});
}

} // namespace antiphon::impro
