#include "core/oracle/concatenate.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <string>

namespace antiphon {

namespace {

using Frame = std::int64_t;
constexpr Frame unlimited = std::numeric_limits<Frame>::max() / 4;
/// Fade at the outer edges of the output where they cut through sound, seconds.
constexpr double edgeFade = 0.005;
/// How far around a join its sample steps are compared with those of the sources, seconds.
constexpr double nearJoin = 0.02;

/// A fade that rises or falls between two frames of the output; empty: no fade.
struct Fade {
    Frame begin = 0, end = 0;
};

/// Slices played without interruption, or a stretch of silence.
struct Run {
    Frame begin = 0;  ///< output, before fades
    Frame source = 0; ///< frame of the memory that sounds at `begin`
    bool silent = false;
    Fade in, out;
};

/// Output frames between which a run has sound.
struct Reach {
    Frame begin, end;
};

void validate(const Sound& memory, std::span<const Slice> slices,
              std::span<const std::int32_t> query, std::span<const Frame> grid,
              const JoinSettings& settings) {
    if (!(settings.fade >= 0.01))
        throw UserError("The fade is " + std::to_string(settings.fade) +
                            " s but must be at least 0.01 s.",
                        UserError::Kind::Usage);
    if (grid.size() != query.size() + 1 || grid[0] != 0 || !std::ranges::is_sorted(grid))
        throw UserError(
            "The query has " + std::to_string(query.size()) +
            " segments, which do not fit the output's " + std::to_string(grid.size()) +
            " ascending boundaries from 0; render it with the settings it was made with.");
    const auto frames = Frame(memory.frames());
    for (std::size_t i = 0; i < query.size(); ++i) {
        const auto q = query[i];
        if (q < -1 || q >= std::int64_t(slices.size()))
            throw UserError("Segment " + std::to_string(i) +
                            " of the query asks for memory segment " + std::to_string(q) +
                            " but the memory has " + std::to_string(slices.size()) +
                            "; use the memory it was made with.");
        if (q >= 0 && (slices[std::size_t(q)].begin < 0 || slices[std::size_t(q)].begin >= frames))
            throw UserError("Memory segment " + std::to_string(q) +
                            " begins outside the memory's " + std::to_string(frames) +
                            " frames; use the memory the query was made with.");
    }
}

class Joiner {
public:
    Joiner(const Sound& memory, std::span<const Frame> grid, const JoinSettings& settings)
        : m_memory(memory), m_frames(Frame(memory.frames())), m_total(grid.back()),
          m_settings(settings), m_half(halfFade(settings.fade, memory.rate)) {
        if (settings.policy.fadeInsideMemory) {
            Frame longest = 0;
            for (std::size_t i = 1; i < grid.size(); ++i)
                longest = std::max(longest, grid[i] - grid[i - 1]);
            m_half = std::min(m_half, longest / 2);
        }
    }

    Sound run(std::span<const Slice> slices, std::span<const std::int32_t> query,
              std::span<const Frame> grid) {
        Sound out{.rate = m_memory.rate, .channels = m_memory.channels, .samples = {}};
        out.samples.assign(std::size_t(m_total) * std::size_t(std::max(m_memory.channels, 1)), 0.f);
        findRuns(slices, query, grid);
        if (m_runs.empty() || m_total == 0)
            return out;
        fadeEdges();
        for (std::size_t i = 0; i + 1 < m_runs.size(); ++i)
            fadeJoin(m_runs[i], m_runs[i + 1]);
        for (std::size_t i = 0; i < m_runs.size(); ++i)
            play(m_runs[i], out);
        return out;
    }

private:
    void findRuns(std::span<const Slice> slices, std::span<const std::int32_t> query,
                  std::span<const Frame> grid) {
        for (std::size_t i = 0; i < query.size(); ++i) {
            const bool silent = query[i] < 0;
            const Frame source = silent ? 0 : slices[std::size_t(query[i])].begin;
            if (!m_runs.empty() && m_runs.back().silent == silent &&
                (silent || readsOn(m_runs.back(), query[i - 1], query[i], source, grid[i])))
                continue;
            m_runs.push_back(
                {.begin = grid[i], .source = source, .silent = silent, .in = {}, .out = {}});
        }
    }

    /// Whether playing on brings this slice at its time; rounding may put it one frame off.
    static bool readsOn(const Run& run, std::int32_t before, std::int32_t slice, Frame source,
                        Frame at) {
        return slice == before + 1 && std::abs(run.source + (at - run.begin) - source) <= 1;
    }

    Reach reach(const Run& run) const {
        if (run.silent)
            return {-unlimited, unlimited};
        return {run.begin - run.source, run.begin - run.source + m_frames};
    }

    void fadeEdges() {
        Run &first = m_runs.front(), &last = m_runs.back();
        if (!m_settings.policy.fadeInsideMemory) {
            first.in = {0, 2 * m_half};
            last.out = {m_total - 2 * m_half, m_total};
            return;
        }
        const Frame edge = std::min(Frame(std::ceil(edgeFade * m_memory.rate)), m_total);
        if (first.source > 0)
            first.in = {0, edge};
        const Frame end = reach(last).end;
        if (end > m_total)
            last.out = {m_total - edge, m_total};
        else if (end < m_total) // the memory ends early
            last.out = {end - 2 * m_half, end};
    }

    /// How far an attack moves the join of two runs: back when one is cut by the end of `a` or
    /// begins before `b`, on when the attack at the beginning of `b` starts later.
    Frame attackShift(const Run& a, const Run& b) const {
        const auto attacks = m_settings.attacks;
        const double seconds =
            m_settings.maxBacktrack > 0 ? m_settings.maxBacktrack : m_settings.fade / 2;
        const auto within = Frame(std::floor(seconds * m_memory.rate + 1e-9));
        const auto byOnset = [](const Attack& attack) { return attack.onset; };
        Frame back = 0, on = 0;
        if (!a.silent) {
            const Frame end = a.source + (b.begin - a.begin);
            const auto after = std::ranges::lower_bound(attacks, end, {}, byOnset);
            if (after != attacks.begin() && end - std::prev(after)->onset <= within)
                back = std::max(back, end - std::prev(after)->begin);
        }
        if (!b.silent) {
            const auto at = std::ranges::lower_bound(attacks, b.source, {}, byOnset);
            if (at != attacks.end() && at->onset - b.source <= within) {
                back = std::max(back, b.source - at->begin);
                on = std::max(on, at->begin - b.source);
            }
        }
        return back > 0 ? -back : on;
    }

    void fadeJoin(Run& a, Run& b) {
        const Frame length = 2 * m_half;
        Frame join = b.begin;
        if (!m_settings.policy.fadeInsideMemory) {
            a.out = b.in = {join - m_half, join + m_half};
            return;
        }
        join = std::clamp(join + attackShift(a, b), Frame(0), m_total);
        const Frame earliest = std::max(reach(b).begin, Frame(0));
        const Frame latest = std::min(reach(a).end, m_total);
        Frame begin = std::max(join - m_half, earliest);
        begin = std::min(begin, latest - length);
        const Frame first = std::max(earliest, a.begin);
        if (begin >= first) {
            begin = calmest(a, b, begin, first, latest - length);
            a.out = b.in = {begin, begin + length};
            return;
        }
        // Not enough sound for both at once: the one ends, then the other begins.
        const Frame end = std::min(latest, join), start = std::max(earliest, end);
        a.out = {end - length, end};
        b.in = {start, start + length};
    }

    /// Where to begin a fade: as asked, or a little beside it where the sum of two unlucky sounds
    /// would make a larger sample step than either side has near the join.
    Frame calmest(const Run& a, const Run& b, Frame begin, Frame first, Frame last) {
        const auto near = Frame(nearJoin * m_memory.rate);
        const Frame join = b.begin;
        const double allowed = std::max(largestStep(a, join - near, join + near),
                                        largestStep(b, join - near, join + near));
        Frame best = begin;
        double least = std::numeric_limits<double>::infinity();
        for (const int eighths : {0, 1, -1, 2, -2, 3, -3, 4, -4}) {
            const Frame tried = begin + eighths * m_half / 8;
            if (tried < first || tried > last)
                continue;
            const double step = largestStep(a, b, tried, join - near, join + near);
            if (step < least) {
                least = step;
                best = tried;
            }
            if (least <= allowed)
                break;
        }
        return best;
    }

    /// Sample of a run at an output frame, as if it were played there.
    float sample(const Run& run, Frame at, std::size_t channel) const {
        const Frame frame = at - run.begin + run.source;
        return run.silent || frame < 0 || frame >= m_frames
                   ? 0.f
                   : m_memory
                         .samples[std::size_t(frame) * std::size_t(m_memory.channels) + channel];
    }

    double largestStep(const Run& run, Frame begin, Frame end) const {
        const auto [from, to] = reach(run);
        float largest = 0;
        for (Frame n = std::max(begin, from) + 1; n < std::min(end, to) && !run.silent; ++n)
            for (std::size_t c = 0; c < std::size_t(m_memory.channels); ++c)
                largest = std::max(largest, std::abs(sample(run, n, c) - sample(run, n - 1, c)));
        return largest;
    }

    /// Of the fade from a to b that begins at `fade`, within begin ... end.
    double largestStep(const Run& a, const Run& b, Frame fade, Frame begin, Frame end) {
        const auto& rising = window(2 * m_half);
        const auto at = [&](Frame n, std::size_t c) {
            if (n < fade)
                return sample(a, n, c);
            if (n >= fade + 2 * m_half)
                return sample(b, n, c);
            return rising[std::size_t(fade + 2 * m_half - 1 - n)] * sample(a, n, c) +
                   rising[std::size_t(n - fade)] * sample(b, n, c);
        };
        float largest = 0;
        for (std::size_t c = 0; c < std::size_t(m_memory.channels); ++c) {
            float before = at(std::max(begin, fade) - 1, c);
            for (Frame n = std::max(begin, fade); n <= std::min(end, fade + 2 * m_half); ++n) {
                const float now = at(n, c);
                largest = std::max(largest, std::abs(now - before));
                before = now;
            }
        }
        return largest;
    }

    const std::vector<float>& window(Frame length) {
        auto& known = m_windows[length];
        if (known.empty())
            known = fadeWindow(length);
        return known;
    }

    void play(const Run& run, Sound& out) {
        if (run.silent)
            return;
        const Frame shift = run.source - run.begin; // memory frame = output frame + shift
        const bool fadesIn = run.in.end > run.in.begin, fadesOut = run.out.end > run.out.begin;
        const Frame begin = std::max({fadesIn ? run.in.begin : Frame(0), -shift, Frame(0)});
        const Frame end = std::min({fadesOut ? run.out.end : m_total, m_frames - shift, m_total});
        const Frame plainBegin =
            std::clamp(fadesIn ? run.in.end : begin, begin, std::max(begin, end));
        const Frame plainEnd =
            std::clamp(fadesOut ? run.out.begin : end, plainBegin, std::max(plainBegin, end));
        const auto& rising = window(run.in.end - run.in.begin);
        const auto& falling = window(run.out.end - run.out.begin);
        const auto channels = std::size_t(m_memory.channels);

        const auto gain = [&](Frame n) {
            float g = 1;
            if (fadesIn && n < run.in.end)
                g *= rising[std::size_t(n - run.in.begin)];
            if (fadesOut && n >= run.out.begin)
                g *= falling[std::size_t(run.out.end - 1 - n)];
            return g;
        };
        const auto addFaded = [&](Frame from, Frame to) {
            for (Frame n = from; n < to; ++n) {
                const float g = gain(n);
                const float* source = &m_memory.samples[std::size_t(n + shift) * channels];
                float* target = &out.samples[std::size_t(n) * channels];
                for (std::size_t c = 0; c < channels; ++c)
                    target[c] += g * source[c];
            }
        };
        addFaded(begin, std::min(plainBegin, end));
        if (plainEnd > plainBegin) {
            const float* source = &m_memory.samples[std::size_t(plainBegin + shift) * channels];
            float* target = &out.samples[std::size_t(plainBegin) * channels];
            const auto count = std::size_t(plainEnd - plainBegin) * channels;
            for (std::size_t i = 0; i < count; ++i)
                target[i] += source[i];
        }
        addFaded(std::max(plainEnd, begin), end);
    }

    const Sound& m_memory;
    Frame m_frames, m_total;
    const JoinSettings& m_settings;
    Frame m_half;
    std::vector<Run> m_runs;
    std::map<Frame, std::vector<float>> m_windows; ///< rising, by length
};

} // namespace

std::vector<Slice> slicesOf(std::span<const std::int64_t> grid) {
    std::vector<Slice> slices;
    for (std::size_t i = 1; i < grid.size(); ++i)
        slices.push_back({grid[i - 1], grid[i]});
    return slices;
}

std::int64_t halfFade(double fade, int rate) {
    return Frame(std::floor(fade / 2 * rate + 1e-9));
}

std::vector<float> fadeWindow(std::int64_t n) {
    std::vector<float> window(std::size_t(std::max<Frame>(n, 0)));
    for (std::size_t i = 0; i < window.size(); ++i) {
        const double s =
            std::sin(std::numbers::pi / 2 * double(i) / double(std::max<Frame>(n - 1, 1)));
        window[i] = float(s * s);
    }
    return window;
}

Sound concatenate(const Sound& memory, std::span<const Slice> slices,
                  std::span<const std::int32_t> query, std::span<const std::int64_t> grid,
                  const JoinSettings& settings) {
    validate(memory, slices, query, grid, settings);
    return Joiner(memory, grid, settings).run(slices, query, grid);
}

} // namespace antiphon
