#include "core/music/wordencode.h"

#include "core/error.h"
#include "core/music/wordgrid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace antiphon {

namespace {

constexpr int slowestTempo = 32, fastestTempo = 224, tempoStep = 3;
constexpr int softest = 40;

constexpr std::array<std::string_view, 3> syncNames{"aligned", "fixed", "track"};

/// The nearest sixteenth in ticks, halves to the even one, as Python rounds.
std::int64_t slotOf(std::int64_t tick) {
    const std::int64_t step = tick / wordStep, over = 2 * (tick % wordStep);
    const bool up = over > wordStep || (over == wordStep && step % 2 == 1);
    return (step + up) * wordStep;
}

/// The nearest of 32, 35, ... 224, of equally near ones the lower.
int tempoBin(double bpm) {
    const double step = std::ceil((bpm - slowestTempo) / tempoStep - 0.5);
    return slowestTempo +
           tempoStep * int(std::clamp(step, 0.0, double(fastestTempo - slowestTempo) / tempoStep));
}

/// int(median of the first 40), as the published scripts name a whole piece's tempo.
int globalTempo(const std::vector<std::pair<std::int64_t, double>>& tempos) {
    std::vector<double> first;
    for (std::size_t i = 0; i < std::min<std::size_t>(40, tempos.size()); ++i)
        first.push_back(tempos[i].second);
    std::ranges::sort(first);
    const std::size_t half = first.size() / 2;
    return int(first.size() % 2 ? first[half] : (first[half - 1] + first[half]) / 2);
}

/// The words of one piece, row by row.
class WordWriter {
public:
    WordWriter(const WordDictionary& dictionary, EncodedWords& out)
        : m_dictionary(dictionary), m_out(out), m_metrical(need(WordFamily::Type, "Metrical")),
          m_note(need(WordFamily::Type, "Note")), m_bar(need(WordFamily::BarBeat, "Bar")),
          m_sameTempo(need(WordFamily::Tempo, "CONTI")),
          m_sameChord(need(WordFamily::Chord, "CONTI")) {
        for (std::size_t i = 0; i < m_beats.size(); ++i)
            m_beats[i] =
                need(WordFamily::BarBeat, WordDictionary::entryOf(WordFamily::BarBeat, int(i)));
        for (const WordFamily family :
             {WordFamily::Tempo, WordFamily::Pitch, WordFamily::Duration, WordFamily::Velocity}) {
            auto& numbers = m_numbers[std::size_t(family)];
            for (std::int32_t i = 0; i < std::int32_t(dictionary.size(family)); ++i)
                if (const auto number = dictionary.number(family, i))
                    numbers[*number] = i;
            if (numbers.empty())
                throw UserError("The dictionary has no entries for the family '" +
                                std::string(antiphon::name(family)) + "'; choose another one.");
        }
    }

    void emotion(int quadrant) {
        if (!m_dictionary.hasEmotion())
            return;
        if (quadrant < 0 || std::size_t(quadrant) >= m_dictionary.size(WordFamily::Emotion))
            throw std::invalid_argument("encodeWords: quadrant");
        Word& word = row(wordtype::emotion);
        word[std::size_t(WordFamily::Emotion)] = quadrant;
    }

    void bar() { row(m_metrical)[std::size_t(WordFamily::BarBeat)] = m_bar; }

    void beat(std::size_t sixteenth, const int* tempo, const std::string* chord) {
        row(m_metrical)[std::size_t(WordFamily::BarBeat)] = m_beats[sixteenth];
        set(WordFamily::Tempo, tempo ? number(WordFamily::Tempo, *tempo) : m_sameTempo);
        set(WordFamily::Chord, chord ? chordOf(*chord) : m_sameChord);
    }

    void note(int pitch, int duration, int velocity) {
        row(m_note);
        set(WordFamily::Pitch, pitchOf(pitch));
        set(WordFamily::Duration, number(WordFamily::Duration, duration));
        set(WordFamily::Velocity, number(WordFamily::Velocity, velocity));
    }

private:
    std::int32_t need(WordFamily family, std::string_view entry) const {
        const auto found = m_dictionary.find(family, entry);
        if (!found)
            throw UserError("The dictionary lacks '" + std::string(entry) + "' in its family '" +
                            std::string(antiphon::name(family)) +
                            "', which every piece needs; choose another one.");
        return *found;
    }

    Word& row(std::int32_t type) {
        Word& word = m_out.words.emplace_back();
        word.fill(0);
        word[std::size_t(WordFamily::Type)] = type;
        return word;
    }

    void set(WordFamily family, std::int32_t index) {
        m_out.words.back()[std::size_t(family)] = index;
    }

    void report(WordFamily family, std::string wanted, std::int32_t used) {
        m_out.substitutions.push_back(
            {m_out.words.size() - 1, family, std::move(wanted), m_dictionary.entry(family, used)});
    }

    std::int32_t number(WordFamily family, int value) {
        const auto& numbers = m_numbers[std::size_t(family)];
        if (const auto found = numbers.find(value); found != numbers.end())
            return found->second;
        const std::int32_t used = *m_dictionary.nearest(family, value);
        report(family, WordDictionary::entryOf(family, value), used);
        return used;
    }

    /// Folded by octaves into what the dictionary has.
    std::int32_t pitchOf(int pitch) {
        const auto& numbers = m_numbers[std::size_t(WordFamily::Pitch)];
        if (const auto found = numbers.find(pitch); found != numbers.end())
            return found->second;
        const int lowest = numbers.begin()->first, highest = numbers.rbegin()->first;
        int folded = pitch;
        while (folded < lowest)
            folded += 12;
        while (folded > highest)
            folded -= 12;
        const std::int32_t used = *m_dictionary.nearest(WordFamily::Pitch, folded);
        report(WordFamily::Pitch, WordDictionary::entryOf(WordFamily::Pitch, pitch), used);
        return used;
    }

    std::int32_t chordOf(const std::string& chord) {
        if (const auto found = m_dictionary.find(WordFamily::Chord, chord))
            return *found;
        const std::int32_t used = m_dictionary.find(WordFamily::Chord, "N_N").value_or(m_sameChord);
        report(WordFamily::Chord, chord, used);
        return used;
    }

    const WordDictionary& m_dictionary;
    EncodedWords& m_out;
    std::int32_t m_metrical, m_note, m_bar, m_sameTempo, m_sameChord;
    std::array<std::int32_t, 16> m_beats{};
    std::array<std::map<int, std::int32_t>, wordFamilies> m_numbers;
};

/// "A_m7_C" -> "A_m7": the words know no bass.
std::string withoutBass(const std::string& marker) {
    const std::size_t second = marker.find('_', marker.find('_') + 1);
    return marker.substr(0, second);
}

/// What begins in one sixteenth.
struct Slot {
    std::optional<int> tempo;
    std::optional<std::string> chord;
    std::vector<const Note*> notes;
};

} // namespace

std::string_view name(WordSync sync) {
    return syncNames.at(std::size_t(sync));
}

WordSync wordSyncNamed(std::string_view text) {
    const auto found = std::ranges::find(syncNames, text);
    if (found == syncNames.end())
        throw UserError("There is no way '" + std::string(text) +
                            "' to find beats; there are aligned, fixed and track.",
                        UserError::Kind::Usage);
    return WordSync(found - syncNames.begin());
}

EncodedWords encodeWords(const MidiFile& file, const WordDictionary& dictionary,
                         const WordOptions& options, const std::string& origin) {
    EncodedWords out;
    WordWriter writer(dictionary, out);
    out.sync = options.sync.value_or(suggestedSync(file));
    WordGrid grid = gridOf(file, out.sync, origin);
    out.remarks = std::move(grid.remarks);

    // Empty bars at the start are left out; what is said before the first bar with notes holds
    // from its beginning.
    const std::int64_t offset = slotOf(grid.notes.front().tick) / wordBar;
    const std::int64_t last = grid.notes.back().tick;
    const std::int64_t bars = options.referenceLastBar ? (last + wordBar - 1) / wordBar - offset
                                                       : slotOf(last) / wordBar + 1 - offset;
    if (bars > mostWordBars)
        throw UserError(origin + ": has more than " + std::to_string(mostWordBars) +
                        " bars; cut it into pieces.");
    out.bars = int(bars);
    std::map<std::int64_t, Slot> slots;
    const auto slot = [&](std::int64_t tick) -> Slot& {
        return slots[slotOf(std::max<std::int64_t>(0, tick - offset * wordBar))];
    };
    for (const auto& [tick, bpm] : grid.tempos)
        slot(tick).tempo = tempoBin(bpm);
    for (const auto& [tick, chord] : grid.chords)
        slot(tick).chord = withoutBass(chord);
    for (const Note& note : grid.notes)
        slot(note.tick).notes.push_back(&note);

    writer.emotion(options.quadrant);
    auto next = slots.begin();
    for (std::int64_t bar = 0; bar < bars; ++bar) {
        writer.bar();
        for (; next != slots.end() && next->first < (bar + 1) * wordBar; ++next) {
            const Slot& here = next->second;
            writer.beat(std::size_t(next->first % wordBar / wordStep),
                        here.tempo ? &*here.tempo : nullptr, here.chord ? &*here.chord : nullptr);
            for (const Note* note : here.notes)
                writer.note(note->pitch, int(slotOf(std::min(note->endTick - note->tick, wordBar))),
                            std::max(softest, note->velocity / 2 * 2));
        }
    }
    writer.bar();

    out.markers.emplace_back(0, "global_bpm_" + std::to_string(globalTempo(grid.tempos)));
    std::ranges::move(grid.chords, std::back_inserter(out.markers));
    out.tempos = std::move(grid.tempos);
    return out;
}

} // namespace antiphon
