#include "core/music/melody.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace antiphon {

namespace {

int drawStep(Rng& rng, bool leapAllowed) {
    const int sign = rng.below(2) ? 1 : -1;
    const double u = rng.uniform();
    if (u < 0.62)
        return sign;
    if (u < 0.86 || !leapAllowed)
        return 2 * sign;
    return (u < 0.93 ? 3 : 4) * sign;
}

/// Writes one phrase.
class Phraser {
public:
    Phraser(std::span<const std::vector<Chord>> bars, const PhrasePlan& plan, Rng& rng)
        : m_bars(bars), m_plan(plan), m_rng(rng), m_last(plan.before) {}

    std::vector<MelodyNote> write(const Motif& motif) {
        const int n = int(m_bars.size());
        for (int bar = 0; bar < n - 1; ++bar) {
            const bool intensify = bar == n - 2 && bar > 0;
            switch (m_plan.phrase) {
            case Phrase::Question: state(bar, intensify ? headTwice(motif) : motif, intensify); break;
            case Phrase::Answer:
                state(bar, bar == 1 ? inverted(motif) : motif, intensify);
                if (bar % 2 == 0)
                    ornament(bar);
                break;
            case Phrase::Contrast: state(bar, broadened(inverted(motif)), intensify); break;
            }
        }
        close(n - 1);
        return std::move(m_notes);
    }

private:
    const Chord& chordAt(int bar, double beat) const {
        const auto& chords = m_bars[std::size_t(bar)];
        return chords.size() > 1 && beat >= m_plan.beatsPerBar / 2.0 ? chords[1] : chords[0];
    }

    bool strong(double beat) const {
        return beat == 0 || (m_plan.beatsPerBar == 4 && beat == 2);
    }

    /// The head of the motif twice, the second time a step higher: the phrase presses on.
    Motif headTwice(const Motif& motif) const {
        Motif result;
        const double half = m_plan.beatsPerBar == 3 ? 1.5 : 2;
        for (int time = 0; time < 2; ++time)
            for (std::size_t i = 0; i < motif.beats.size() && motif.beats[i] < half; ++i) {
                result.beats.push_back(motif.beats[i] + time * half);
                result.contour.push_back(motif.contour[i] + time);
            }
        return result.beats.empty() ? motif : result;
    }

    /// Every other note, so that each lasts about twice as long.
    static Motif broadened(const Motif& motif) {
        Motif result;
        for (std::size_t i = 0; i < motif.beats.size(); i += 2) {
            result.beats.push_back(motif.beats[i]);
            result.contour.push_back(motif.contour[i]);
        }
        result.beats[0] = 0;
        return result;
    }

    int velocity(int bar, double beat) {
        const int n = int(m_bars.size());
        const double arch = 1 - std::abs(bar - (n - 2.0)) / n; // rises to the bar before the close
        return int(std::lround(62 + 22 * m_plan.intensity + 12 * arch + (strong(beat) ? 7 : 0) +
                               3 * (m_rng.uniform() - 0.5)));
    }

    void add(int bar, double beat, double length, int step) {
        // No leap above an octave, and nothing far from the center: the line turns back in time.
        while (step > m_last + 7 || step > m_plan.center + 6)
            step -= 7;
        while (step < m_last - 7 || step < m_plan.center - 6)
            step += 7;
        m_notes.push_back({bar * double(m_plan.beatsPerBar) + beat, length, step,
                           velocity(bar, beat)});
        m_last = step;
    }

    void state(int bar, const Motif& motif, bool rising) {
        const Chord& first = chordAt(bar, motif.beats[0]);
        const int target = bar == 0 ? m_plan.center : (m_last + m_plan.center + (rising ? 3 : 0)) / 2;
        const int anchor = nearestChordStep(first, target);
        for (std::size_t i = 0; i < motif.beats.size(); ++i) {
            const double beat = motif.beats[i];
            const double next = i + 1 < motif.beats.size() ? motif.beats[i + 1] : m_plan.beatsPerBar;
            const double length = std::min(next - beat, 2.0);
            int step = anchor + motif.contour[i];
            const Chord& chord = chordAt(bar, beat);
            if (strong(beat) || length >= 1)
                step = nearestChordStep(chord, step);
            add(bar, beat, length * (length >= 1 ? 0.92 : 0.85), step);
        }
    }

    /// Splits the longest note of a bar: itself, its upper neighbour, itself.
    void ornament(int bar) {
        std::size_t longest = m_notes.size();
        for (std::size_t i = 0; i < m_notes.size(); ++i)
            if (m_notes[i].beat >= bar * m_plan.beatsPerBar &&
                (longest == m_notes.size() || m_notes[i].length > m_notes[longest].length))
                longest = i;
        if (longest == m_notes.size() || m_notes[longest].length < 0.9)
            return;
        MelodyNote turn = m_notes[longest], back = m_notes[longest];
        const double whole = m_notes[longest].length;
        m_notes[longest].length = 0.45;
        turn.beat += 0.5;
        turn.length = 0.22;
        turn.step += 1;
        turn.velocity -= 8;
        back.beat += 0.75;
        back.length = whole - 0.75;
        back.velocity -= 4;
        m_notes.insert(m_notes.begin() + std::ptrdiff_t(longest) + 1, {turn, back});
    }

    /// Steps down (or up) into a long note; the rest of the bar is left to an answering part.
    void close(int bar) {
        const Chord& chord = chordAt(bar, 0);
        int goal = nearestChordStep(chord, m_last);
        if (m_plan.phrase == Phrase::Answer) { // the tonic, in the nearest octave
            const int octave = int(std::lround(m_last / 7.0));
            goal = 7 * octave;
        } else if (goal % 7 == 0 && m_plan.phrase == Phrase::Question) {
            goal = nearestChordStep(chord, goal + 2); // stay open
        }
        // The last weak note before the bar leads in by step.
        if (!m_notes.empty() && m_notes.back().length < 1)
            m_notes.back().step = goal + (m_last >= goal ? 1 : -1);
        const double length = m_plan.phrase == Phrase::Answer ? m_plan.beatsPerBar * 0.8
                                                              : m_plan.beatsPerBar * 0.5 - 0.1;
        add(bar, 0, length, goal);
    }

    std::span<const std::vector<Chord>> m_bars;
    const PhrasePlan& m_plan;
    Rng& m_rng;
    std::vector<MelodyNote> m_notes;
    int m_last;
};

} // namespace

Motif inventMotif(std::span<const std::vector<double>> cells, Rng& rng) {
    Motif motif;
    motif.beats = cells[rng.below(cells.size())];
    for (;;) {
        motif.contour = {0};
        int before = 0;
        for (std::size_t i = 1; i < motif.beats.size(); ++i) {
            int step = drawStep(rng, std::abs(before) < 3);
            if (std::abs(before) >= 3) // a leap is answered
                step = before > 0 ? -std::abs(step) : std::abs(step);
            motif.contour.push_back(motif.contour.back() + step);
            before = step;
        }
        const auto [low, high] = std::ranges::minmax(motif.contour);
        if (high - low >= 2 && high - low <= 5 && motif.contour.back() != 0)
            return motif;
    }
}

Motif inverted(const Motif& motif) {
    Motif result = motif;
    for (int& step : result.contour)
        step = -step;
    return result;
}

std::vector<MelodyNote> spinOut(const Motif& motif, std::span<const std::vector<Chord>> bars,
                                const PhrasePlan& plan, Rng& rng) {
    return Phraser(bars, plan, rng).write(motif);
}

} // namespace antiphon
