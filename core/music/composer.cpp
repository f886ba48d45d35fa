#include "core/music/composer.h"

#include "core/music/melody.h"
#include "core/music/style.h"
#include "core/rng.h"
#include "core/version.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

namespace antiphon {

namespace {

struct Bar {
    std::vector<Chord> chords; ///< one or two
    char material = 'A';
    double intensity = 0.5;
    bool opens = false;  ///< first of its section
    bool closes = false; ///< last of its section
    bool last = false;   ///< of the piece
};

const auto& pick(const auto& list, Rng& rng) {
    return list[rng.below(list.size())];
}

/// Lays out one piece, bar by bar, in beats; at the end beats become seconds.
class Writer {
public:
    /// `seed` is this piece's, `named` the one that the user gave.
    Writer(const Style& style, std::uint64_t seed, std::uint64_t named)
        : m_style(style), m_rng(seed), m_seed(seed), m_named(named) {
        m_piece.id = style.id;
        m_piece.title = style.title;
        m_piece.guide = style.guide;
        m_piece.memory = style.memory;
        m_piece.key = {pick(style.tonics, m_rng), style.minor};
        m_piece.bpm = style.slowest + int(m_rng.below(std::uint64_t(style.fastest - style.slowest + 1)));
        m_piece.beatsPerBar = style.beatsPerBar;
    }

    Composition write() {
        plan();
        for (std::size_t p = 0; p < m_style.parts.size(); ++p) {
            m_part = int(p);
            const StyledPart& part = m_style.parts[p];
            switch (part.role) {
            case StyledPart::Role::Drums: drums(); break;
            case StyledPart::Role::Bass: bass(); break;
            case StyledPart::Role::Chords: chords(part); break;
            case StyledPart::Role::Lead: lead(part); break;
            }
            m_piece.parts.push_back(part.part);
        }
        finish();
        return std::move(m_piece);
    }

private:
    double barBeat(std::size_t bar) const { return double(bar) * m_style.beatsPerBar; }
    const Chord& chordAt(std::size_t bar, double beat) const {
        const auto& c = m_bars[bar].chords;
        return c.size() > 1 && beat >= m_style.beatsPerBar / 2.0 ? c[1] : c[0];
    }

    void plan() {
        const Progression a = pick(m_style.a, m_rng), r = pick(m_style.r, m_rng),
                          b = pick(m_style.b, m_rng);
        for (const Section& section : m_style.form) {
            const Progression& p = section.material == 'R'   ? r
                                   : section.material == 'B' ? b
                                                             : a;
            const std::size_t count = section.material == 'I' ? std::size_t(m_style.introduction) : p.size();
            m_markers.emplace_back(barBeat(m_bars.size()), std::string(1, section.material));
            for (std::size_t i = 0; i < count; ++i)
                m_bars.push_back({p[i % p.size()], section.material, section.intensity, i == 0,
                                  i + 1 == count, false});
        }
        m_bars.back().last = true;
        m_bars.back().chords.resize(1);
        m_motif = inventMotif(m_style.cells, m_rng);
        m_piece.bars = int(m_bars.size());
    }

    void add(double beat, double length, int pitch, double velocity, double looseness = 1) {
        Note note;
        note.track = m_part;
        note.channel = m_style.parts[std::size_t(m_part)].part.channel;
        note.pitch = pitch;
        note.velocity = std::clamp(int(std::lround(velocity + 2.5 * m_rng.normal())), 20, 122);
        // Where it is meant; swing and a few milliseconds of human hand come on top.
        const double spb = 60 / m_piece.bpm;
        const double hand = 0.003 * looseness * std::clamp(m_rng.normal(), -2.5, 2.5);
        note.start = std::max(0.0, swung(beat) * spb + hand);
        note.end = std::max(note.start + 0.03, swung(beat + length) * spb + hand);
        m_notes.push_back(note);
    }

    double swung(double beat) const {
        const double whole = std::floor(beat), part = beat - whole;
        const double half = 0.5 + m_style.swing / 6;
        return whole + (part < 0.5 ? part * 2 * half : half + (part - 0.5) * 2 * (1 - half));
    }

    void drums() {
        const Groove& fill1 = pick(m_style.fills, m_rng);
        const Groove& fill2 = pick(m_style.fills, m_rng);
        for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
            const Bar& b = m_bars[bar];
            if (b.last) { // all land on the one
                stroke(bar, 0, 36, 104);
                stroke(bar, 0, m_style.crash ? m_style.crash : 51, 96);
                continue;
            }
            const std::size_t level = std::min(m_style.grooves.size() - 1,
                                               std::size_t(b.intensity * double(m_style.grooves.size())));
            const bool fill = b.closes && b.material != 'I';
            const Groove& groove = fill ? (bar % 2 ? fill1 : fill2) : m_style.grooves[level];
            for (const DrumLine& line : groove)
                for (std::size_t i = 0; i < std::strlen(line.strokes); ++i)
                    strokeOf(bar, double(i) / 4, line.key, line.strokes[i], b);
            if (b.opens && bar > 0 && m_style.crash)
                stroke(bar, 0, m_style.crash, 80 + 20 * b.intensity);
        }
    }

    void strokeOf(std::size_t bar, double beat, int key, char symbol, const Bar& b) {
        double velocity = 0;
        switch (symbol) {
        case 'g': velocity = 38; break;
        case 'm': velocity = 66; break;
        case 'x': velocity = 88; break;
        case 'X': velocity = 104; break;
        default: return;
        }
        if (symbol == 'g' && m_rng.uniform() < 0.2) // ghosts come and go
            return;
        stroke(bar, beat, key, velocity * (0.8 + 0.25 * b.intensity));
    }

    void stroke(std::size_t bar, double beat, int key, double velocity) {
        add(barBeat(bar) + beat, 0.22, key, velocity, key == 36 ? 0.3 : 0.7);
    }

    /// The chord's root (or fifth) as near as possible to a pitch, within the bass's range.
    int bassPitch(const Chord& chord, int above, int near) const {
        int pitch = pitchOf(m_piece.key, chord.degree + above, chord) % 12;
        int best = -1;
        for (; pitch <= m_style.bassHigh; pitch += 12)
            if (pitch >= m_style.bassLow && (best < 0 || std::abs(pitch - near) < std::abs(best - near)))
                best = pitch;
        return best < 0 ? m_style.bassLow : best;
    }

    void bass() {
        int last = (m_style.bassLow + m_style.bassHigh) / 2;
        for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
            const Bar& b = m_bars[bar];
            const double force = 78 + 22 * b.intensity;
            const Chord& first = b.chords.front();
            const Chord& then = b.chords.back();
            const int root = bassPitch(first, 0, last), fifth = bassPitch(first, 4, root);
            if (b.last) {
                add(barBeat(bar), m_style.beatsPerBar * 0.9, bassPitch(first, 0, 36), force);
                return;
            }
            const int next = bassPitch(m_bars[bar + 1].chords.front(), 0, root);
            const double at = barBeat(bar);
            switch (m_style.bass) {
            case BassLine::Walking: walk(bar, root, next, force); break;
            case BassLine::Waltz:
                add(at, b.intensity > 0.7 ? 1.8 : 2.6, root, force);
                if (b.intensity > 0.7 || bar % 4 == 3)
                    add(at + 2, 0.85, bar % 4 == 3 ? approach(next, root, first) : fifth, force - 14);
                break;
            case BassLine::Syncopated: {
                const int second = bassPitch(then, 0, root);
                add(at, 1.35, root, force);
                add(at + 1.5, 0.42, root, force - 12);
                add(at + 2.5, 0.9, second, force - 4);
                if (b.intensity > 0.6) {
                    add(at + 2, 0.3, second, force - 20);
                    add(at + 3.5, 0.42, approach(next, second, then), force - 12);
                }
                break;
            }
            case BassLine::Driving:
                for (int i = 0; i < 8; ++i) {
                    const int here = i < 4 ? root : bassPitch(then, 0, root);
                    const bool up = i % 2 == 1 && b.intensity > 0.55 && here + 12 <= m_style.bassHigh + 5;
                    add(at + i * 0.5, 0.4, i == 7 && b.closes ? approach(next, here, then) : up ? here + 12 : here,
                        force - (i % 2 ? 14 : 0), 0.3);
                }
                break;
            }
            last = root;
        }
    }

    /// A neighbour of the note to come, from the side that we come from: a scale step, or a semitone.
    int approach(int next, int from, const Chord& over) const {
        const int side = next >= from ? -1 : 1;
        const int one = next + side, two = next + 2 * side;
        const auto inScale = [&](int pitch) {
            for (int step = 0; step < 7; ++step)
                if ((pitchOf(m_piece.key, step, over) - pitch) % 12 == 0)
                    return true;
            return false;
        };
        return inScale(two) ? two : one;
    }

    void walk(std::size_t bar, int root, int next, double force) {
        const Bar& b = m_bars[bar];
        const Chord& first = b.chords.front();
        int line[4] = {root, bassPitch(first, m_rng.below(2) ? 2 : 4, root), bassPitch(first, 4, root),
                       approach(next, root, b.chords.back())};
        if (b.chords.size() > 1) {
            line[2] = bassPitch(b.chords.back(), 0, line[1]);
            line[1] = approach(line[2], root, first);
        } else if (line[1] == line[2]) {
            line[2] = bassPitch(first, 2, line[1]);
        }
        line[3] = line[3] == line[2] ? next + (line[2] > next ? 1 : -1) : line[3];
        for (int i = 0; i < 4; ++i)
            add(barBeat(bar) + i, 0.9, line[i], force - (i % 2 ? 2 : 8));
    }

    void chords(const StyledPart& part) {
        std::vector<int> voices;
        for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
            const Bar& b = m_bars[bar];
            const double half = m_style.beatsPerBar / double(b.chords.size());
            for (std::size_t c = 0; c < b.chords.size(); ++c) {
                const int count = part.comping == Comping::Block || b.chords[c].seventh ? 4 : 3;
                voices = voiceChord(m_piece.key, b.chords[c], count, part.low, part.high,
                                    voices.size() == std::size_t(count) ? std::span<const int>(voices)
                                                                        : std::span<const int>());
                if (b.last)
                    strum(barBeat(bar), m_style.beatsPerBar * 0.9, voices, 70);
                else
                    comp(part.comping, bar, barBeat(bar) + double(c) * half, half, voices, b);
            }
            if (part.answers && b.closes && !b.last && b.material != 'I')
                answer(bar, part);
        }
    }

    void strum(double beat, double length, const std::vector<int>& voices, double velocity) {
        for (std::size_t i = 0; i < voices.size(); ++i) // the top voice sings a little
            add(beat, length, voices[i], velocity + (i + 1 == voices.size() ? 5 : 0), 0.8);
    }

    void comp(Comping comping, std::size_t bar, double at, double length, const std::vector<int>& voices,
              const Bar& b) {
        const double force = 56 + 26 * b.intensity;
        switch (comping) {
        case Comping::None: break;
        case Comping::Sustained: strum(at, length * 0.97, voices, force); break;
        case Comping::Block: {
            static const std::vector<std::vector<Strum>> patterns = {
                {{0, 1.8}, {2, 1.7}},
                {{0, 1.4}, {1.5, 0.9}, {2.5, 1.3}},
                {{0, 0.9}, {1.5, 0.45}, {2, 0.45}, {2.5, 1.2}}};
            const std::size_t level = b.intensity < 0.5 ? 0 : b.intensity < 0.75 ? 1 : 2;
            for (const Strum& s : patterns[level])
                if (s.beat < length)
                    strum(at + s.beat, std::min(s.length, length - s.beat), voices,
                          force - (s.beat == 0 ? 0 : 7));
            break;
        }
        case Comping::Swing: {
            static const std::vector<std::vector<Strum>> patterns = {
                {{0, 1.2}, {1.5, 0.4}}, {{0.5, 0.35}, {1.5, 1.2}}, {{0, 0.4}, {1.5, 1.6}}, {{1, 0.4}, {2.5, 0.9}}};
            for (const Strum& s : patterns[m_rng.below(length < 4 ? 2 : patterns.size())])
                if (s.beat < length)
                    strum(at + s.beat, std::min(s.length, length - s.beat), voices,
                          force + (s.beat == 1.5 ? 5 : 0));
            break;
        }
        case Comping::Arpeggio: {
            // Up and down through the chord in eighths; the last of the bar leads on.
            static const int three[] = {0, 1, 2, 1, 2, 1}, four[] = {0, 1, 2, 3, 2, 1};
            const int* order = voices.size() > 3 ? four : three;
            for (int i = 0; i < int(length * 2); ++i) {
                add(at + i * 0.5, i == 0 ? length * 0.9 : 0.8, voices[std::size_t(order[i % 6])],
                    force - (i == 0 ? 0 : 10), 1.3);
            }
            break;
        }
        case Comping::Sixteenths: {
            static const int pattern[] = {0, 2, 1, 2, 0, 1, 2, 1};
            for (int i = 0; i < int(length * 4); ++i) {
                if (b.intensity < 0.55 && i % 2 == 1)
                    continue; // eighths in calm sections
                const std::size_t voice = std::size_t(pattern[(i + 3 * int(bar % 2)) % 8]);
                add(at + i * 0.25, 0.2, voices[std::min(voice, voices.size() - 1)],
                    force - (i % 4 == 0 ? 0 : 14), 0.2);
            }
            break;
        }
        }
    }

    /// While the lead holds its last note, the part answers with the head of the motif.
    void answer(std::size_t bar, const StyledPart& part) {
        const double from = m_style.beatsPerBar == 3 ? 1.5 : 2;
        const Chord& chord = chordAt(bar, from);
        const int anchor = nearestChordStep(chord, 7);
        const std::size_t count = std::min<std::size_t>(3, m_motif.beats.size());
        for (std::size_t i = 0; i < count; ++i) {
            const double beat = from + 0.5 * double(i);
            int step = anchor + m_motif.contour[i];
            if (i + 1 == count)
                step = nearestChordStep(chord, step);
            int pitch = pitchOf(m_piece.key, step, chord);
            while (pitch > part.high + 7)
                pitch -= 12;
            add(barBeat(bar) + beat, i + 1 == count ? m_style.beatsPerBar - beat - 0.05 : 0.45, pitch,
                70 + 16 * m_bars[bar].intensity);
        }
    }

    void lead(const StyledPart& part) {
        const int center = leadCenter(part);
        int before = center;
        for (std::size_t bar = 0; bar < m_bars.size();) {
            std::size_t end = bar + 1;
            while (end < m_bars.size() && !m_bars[end].opens)
                ++end;
            const Bar& b = m_bars[bar];
            if (b.material != 'I') {
                Progression chords;
                for (std::size_t i = bar; i < end; ++i)
                    chords.push_back(m_bars[i].chords);
                PhrasePlan plan;
                plan.beatsPerBar = m_style.beatsPerBar;
                plan.intensity = b.intensity;
                plan.phrase = b.material == 'B'   ? Phrase::Contrast
                              : b.material == 'R' ? Phrase::Answer
                                                  : Phrase::Question;
                plan.center = center + (b.material == 'B' ? 2 : 0);
                plan.before = before;
                // A section that returns begins with the same notes as before.
                Rng rng(m_seed * 31 + std::uint64_t(b.material));
                for (const MelodyNote& n : spinOut(m_motif, chords, plan, rng)) {
                    sing(part, bar, n);
                    before = n.step;
                }
            }
            bar = end;
        }
    }

    int leadCenter(const StyledPart& part) const {
        const int middle = (part.low + part.high) / 2;
        int step = 0;
        while (pitchOf(m_piece.key, step + 1) <= middle)
            ++step;
        return step;
    }

    void sing(const StyledPart& part, std::size_t bar, const MelodyNote& n) {
        const std::size_t here = bar + std::size_t(n.beat / m_style.beatsPerBar);
        const double beat = n.beat - std::floor(n.beat / m_style.beatsPerBar) * m_style.beatsPerBar;
        int pitch = pitchOf(m_piece.key, n.step, chordAt(here, beat));
        while (pitch > part.high + 4) // a player's last reserve
            pitch -= 12;
        while (pitch < part.low - 4)
            pitch += 12;
        add(barBeat(bar) + n.beat, n.length, pitch, n.velocity, 1.2);
    }

    void finish() {
        const double spb = 60 / m_piece.bpm;
        m_piece.seconds = barBeat(m_bars.size()) * spb + 1.5;
        Score score;
        score.title = m_piece.title;
        score.tempos = {{0, 0, std::uint32_t(std::lround(6e7 / m_piece.bpm))}};
        score.signatures = {{0, 0, m_piece.beatsPerBar, 4}};
        for (const auto& [beat, text] : m_markers)
            score.markers.emplace_back(std::llround(beat * score.ticksPerBeat), text);
        for (const ComposedPart& part : m_piece.parts)
            score.parts.push_back({part.title, part.program, part.channel, 100, part.pan});
        score.seconds = m_piece.seconds;
        score.provenance = {"Antiphon " + version(), "{\"task\":\"demo\",\"piece\":\"" + m_piece.id +
                                                         "\",\"seed\":" + std::to_string(m_named) + "}"};
        separate();
        m_piece.midi = fromNotes(m_notes, score);
    }

    /// No key is struck while it still sounds: the earlier note ends first. Where two layers of a
    /// part strike the same key together they become one note.
    void separate() {
        std::ranges::stable_sort(m_notes, {}, &Note::start);
        std::vector<Note> kept;
        std::map<std::pair<int, int>, std::size_t> last; // channel and pitch: index in kept
        for (const Note& note : m_notes) {
            const auto [at, fresh] = last.try_emplace({note.channel, note.pitch}, kept.size());
            if (!fresh) {
                Note& before = kept[at->second];
                if (note.start - before.start < 0.05) {
                    before.end = std::max(before.end, note.end);
                    before.velocity = std::max(before.velocity, note.velocity);
                    continue;
                }
                before.end = std::min(before.end, note.start - 0.004);
                at->second = kept.size();
            }
            kept.push_back(note);
        }
        m_notes = std::move(kept);
    }

    const Style& m_style;
    Rng m_rng;
    std::uint64_t m_seed;
    std::uint64_t m_named;
    Composition m_piece;
    std::vector<Bar> m_bars;
    std::vector<std::pair<double, std::string>> m_markers; ///< beat and text
    Motif m_motif;
    std::vector<Note> m_notes;
    int m_part = 0;
};

} // namespace

std::vector<Composition> compose(std::uint64_t seed) {
    std::vector<Composition> pieces;
    Rng rng(seed);
    for (const Style& style : styles()) // each with a generator of its own
        pieces.push_back(Writer(style, rng.next(), seed).write());
    return pieces;
}

MidiFile stemOf(const Composition& piece, std::size_t part) {
    MidiFile file = piece.midi;
    file.tracks = {piece.midi.tracks.at(0), piece.midi.tracks.at(part + 1)};
    return file;
}

} // namespace antiphon
