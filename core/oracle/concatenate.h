#pragma once

#include "core/oracle/policy.h"
#include "core/sound.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Frames begin ... end of the memory.
struct Slice {
    std::int64_t begin, end;
};

/// Slices between neighbouring boundaries of a grid.
std::vector<Slice> slicesOf(std::span<const std::int64_t> grid);

/// An onset and the place before it where its sound begins, frames of the memory; ascending.
struct Attack {
    std::int64_t onset, begin;
};

struct JoinSettings {
    /// Length of the cross-fades, seconds, from 0.01; at most the longest output segment is used.
    double fade = 0.05;
    /// Attacks of the memory: joins move so that none is cut just before its end or just after its
    /// beginning. Empty: joins stay where the segments meet.
    std::span<const Attack> attacks = {};
    /// How far from a join an attack may lie to move it, seconds; 0: half a fade.
    double maxBacktrack = 0;
    OraclePolicy policy = {};
};

/// Renders a query: output segment i lasts from grid[i] to grid[i+1] and plays the memory from the
/// beginning of slice query[i] on (-1: silence); where it is longer or shorter than the slice it
/// reads on or stops early, so the output has grid.back() frames exactly. Slices that follow each
/// other in the memory are played as one run, unchanged. Runs are joined by cross-fades sin^2 and
/// cos^2 of 2 floor(fade rate / 2) frames centred on the join; where a side has no sound so far
/// (the ends of the memory), the fade is moved to where both have some, or both fade through
/// silence. A fade that would make a larger sample step than the sources have within 20 ms is moved
/// by up to a quarter of it.
///
/// The result never exceeds the memory's peak. Throws UserError for a query that names a slice that
/// does not exist, a grid that does not fit the query, or a fade below 0.01 s.
Sound concatenate(const Sound& memory, std::span<const Slice> slices,
                  std::span<const std::int32_t> query, std::span<const std::int64_t> grid,
                  const JoinSettings& settings = {});

/// Rising window sin^2(pi/2 i/(n-1)), i = 0 ... n-1; the falling one is 1 minus it, or the same
/// reversed.
std::vector<float> fadeWindow(std::int64_t n);

/// Frames of half a fade.
std::int64_t halfFade(double fade, int rate);

} // namespace antiphon
