#pragma once

namespace antiphon {

/// Where this program departs from the published Dicy2 and Dicy3 code. The defaults are the
/// corrected behaviour; compat() is the published one, kept for comparison and for loading old
/// work.
struct OraclePolicy {
    // Navigator
    /// A state that was closed because a run reached its longest allowed length opens again with
    /// the visit count it had. Published: it opens with a continuity in place of the count, and
    /// never if the longest run is 1.
    bool restoreTaboo = true;

    // Generator
    /// The last event of the memory may be chosen by a jump to an unreachable state and may be
    /// closed.
    bool lastState = true;
    /// The first position of a guided query is drawn from the positions that fit.
    /// Published: the index into the list of those positions (without the start) is the position.
    bool drawFittingState = true;
    /// A phase of a scenario keeps matches of at least one label however small the wanted fraction
    /// is.
    bool keepOneLabel = true;
    /// Labels that the memory lacks are replaced by the nearest label that it has.
    bool substitute = true;
    /// A query that finds nothing takes the event after the last output (cyclic) instead of
    /// silence.
    bool fallback = true;
    /// Among equal targets: the uninterrupted continuation if it is one of them, else those that
    /// share the most labels with the present past, up to this many. 0 takes all of them as equal.
    int commonPast = 4;
    /// Jumps within a scenario prefer targets from which the most coming labels agree, up to this
    /// many, before they look at the past: fewer and better joins. 0: the next label alone counts.
    int lookAhead = 8;

    // Segmentation
    /// Segment i of a window takes its own frames of 20 ms. Published: a whole number of frames a
    /// segment, which drifts by up to 0.6 s in 15 s.
    bool followSegmentTime = true;

    // Rendering
    /// Fades lie where both sides have samples, and the outer edges of the output are faded only
    /// when they cut through sound. Published: zeros beyond the memory's ends, both edges always
    /// faded.
    bool fadeInsideMemory = true;

    static OraclePolicy compat() {
        return {.restoreTaboo = false,
                .lastState = false,
                .drawFittingState = false,
                .keepOneLabel = false,
                .substitute = false,
                .fallback = false,
                .commonPast = 0,
                .lookAhead = 0,
                .followSegmentTime = false,
                .fadeInsideMemory = false};
    }
};

} // namespace antiphon
