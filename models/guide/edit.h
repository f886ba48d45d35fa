#pragma once

#include "core/soundfile.h"
#include "core/task.h"
#include "models/guide/take.h"

namespace antiphon::guide {

/// Options of guide.edit. Lists are text such as "3=7,10-14=2"; segments count from 0.
struct EditOptions {
    std::string redraw;
    std::string labels;
    std::string use;
    std::string lock;
    bool reroll = false;
    double fade = 0;
    std::string clean = "unchanged";
    double maxBacktrack = -1;
    std::string level = "unchanged";

    void visit(OptionVisitor& v) {
        v.text(redraw, {.key = "redraw",
                        .label = "Draw again",
                        .help = "Stretches whose labels the model draws again: one of its segments "
                                "and a seed, such as 30=7."});
        v.text(labels, {.key = "labels",
                        .label = "Labels",
                        .help = "New labels, such as 3=7,10-14=2 (-1: silence); what answers them "
                                "is chosen anew."});
        v.text(use, {.key = "use",
                     .label = "Use",
                     .help = "Memory segments to put in, such as 3=40; 10-14=7 plays 7 to 11 "
                             "there, -1 is silence."});
        v.text(lock, {.key = "lock",
                      .label = "Lock",
                      .help = "Segments that are kept, such as 3,10-14, in place of those locked "
                              "before; 'none' unlocks all."});
        v.flag(reroll, {.key = "reroll",
                        .label = "Re-roll",
                        .help = "Choose everything anew that is not locked, by the seed."});
        v.real(fade, {.key = "fade",
                      .label = "Fade",
                      .help = "Length of the crossfade at a join; 0: unchanged.",
                      .unit = "s",
                      .min = 0,
                      .max = 5});
        v.choice(clean, {.key = "clean",
                         .label = "Clean attacks",
                         .help = "Move joins to the attacks near them, so that no attack is cut.",
                         .choices = {"unchanged", "on", "off"}});
        v.real(maxBacktrack, {.key = "max_backtrack",
                              .label = "Reach of clean attacks",
                              .help = "How far from a join an attack may be; 0: half the fade, "
                                      "-1: unchanged.",
                              .unit = "s",
                              .min = -1,
                              .max = 1,
                              .advanced = true});
        v.choice(level, {.key = "level",
                         .label = "Level",
                         .help = "Scale the response to full level, keep the memory's level, or "
                                 "match the guide's loudness.",
                         .choices = {"unchanged", "normalise", "keep", "match"}});
    }
};

/// What the options make of the take as it was saved: stretches drawn again, labels, then use,
/// lock, re-roll, rendering. Throws UserError (Usage) naming the option and the entry that cannot
/// be, and what DrawAgain does.
TakeState edited(const Take& take, const EditOptions& options, std::uint64_t seed);

/// The options that make this state of the saved take, whatever the seed.
EditOptions editsTo(const Take& take, const TakeState& state);

/// What travels with files made of this state of a take: its edits since the take was saved, too.
Provenance provenanceOf(const Take& take, const TakeState& state);

/// The task guide.edit: writes an edited take as a new result of its own.
Outcome runEdit(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::guide
