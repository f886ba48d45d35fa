#include "models/emotion/tokenedit.h"

#include "core/error.h"
#include "core/music/notemetrics.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon::emotion {

namespace {

constexpr std::array<std::string_view, 12> roots = {"C",  "C#", "D",  "D#", "E",  "F",
                                                    "F#", "G",  "G#", "A",  "A#", "B"};

/// A quality's pitch classes above the root, as bits.
struct Quality {
    std::string_view name;
    std::uint32_t classes;
};
constexpr std::uint32_t bits(std::initializer_list<int> classes) {
    std::uint32_t result = 0;
    for (const int c : classes)
        result |= 1u << c;
    return result;
}
constexpr std::array<Quality, 11> qualities = {{{"M", bits({0, 4, 7})},
                                                {"m", bits({0, 3, 7})},
                                                {"o", bits({0, 3, 6})},
                                                {"+", bits({0, 4, 8})},
                                                {"7", bits({0, 4, 7, 10})},
                                                {"M7", bits({0, 4, 7, 11})},
                                                {"m7", bits({0, 3, 7, 10})},
                                                {"o7", bits({0, 3, 6, 9})},
                                                {"/o7", bits({0, 3, 6, 10})},
                                                {"sus2", bits({0, 2, 7})},
                                                {"sus4", bits({0, 5, 7})}}};

void check(const TokenEdit& edit) {
    const auto within = [](const char* what, double value, double least, double most) {
        if (!(value >= least && value <= most))
            throw UserError(std::string(what) + " by " + std::to_string(value) +
                                " cannot be done; take " + std::to_string(least) + " to " +
                                std::to_string(most) + ".",
                            UserError::Kind::Usage);
    };
    within("Scaling velocities", edit.velocityScale, 0.25, 4);
    within("Moving tempi", edit.tempoBins, -20, 20);
    within("Scaling durations", edit.durationScale, 0.25, 4);
    within("Moving octaves", edit.octaves, -3, 3);
}

/// What the pitch classes of a key become in the parallel major or minor.
class ModeChange {
public:
    ModeChange() = default;
    ModeChange(int tonic, bool toMajor) {
        for (const int degree : toMajor ? std::array{3, 8, 10} : std::array{4, 9, 11})
            m_step[std::size_t((tonic + degree) % 12)] = toMajor ? 1 : -1;
    }
    int stepOf(int pitch) const { return m_step[std::size_t(pitch % 12)]; }

    /// Of a chord's entry; the same where there is no chord.
    std::string chord(const std::string& entry) const {
        const std::size_t line = entry.find('_');
        const auto root = std::ranges::find(roots, std::string_view(entry).substr(0, line));
        const auto quality = std::ranges::find_if(qualities, [&](const Quality& q) {
            return line != std::string::npos && q.name == std::string_view(entry).substr(line + 1);
        });
        if (root == roots.end() || quality == qualities.end())
            return entry;
        const int from = int(root - roots.begin());
        const int to = (from + stepOf(from) + 12) % 12;
        std::uint32_t classes = 0;
        for (int c = 0; c < 12; ++c) {
            const int pitch = from + c;
            if (quality->classes >> c & 1)
                classes |= 1u << ((pitch + stepOf(pitch) - to + 24) % 12);
        }
        const auto same = std::ranges::find(qualities, classes, &Quality::classes);
        return std::string(roots[std::size_t(to)]) + "_" +
               std::string((same == qualities.end() ? *quality : *same).name);
    }

private:
    std::array<int, 12> m_step = {};
};

class Editing {
public:
    Editing(const TokenEdit& edit, const WordDictionary& dictionary, ModeChange mode)
        : m_edit(edit), m_dictionary(dictionary), m_mode(mode) {
        for (std::size_t i = 0; i < dictionary.size(WordFamily::Tempo); ++i)
            if (const auto bpm = dictionary.number(WordFamily::Tempo, std::int32_t(i)))
                m_tempi.push_back(*bpm);
        std::ranges::sort(m_tempi);
        for (std::size_t i = 0; i < dictionary.size(WordFamily::Pitch); ++i) {
            if (const auto key = dictionary.number(WordFamily::Pitch, std::int32_t(i))) {
                m_lowest = std::min(m_lowest, *key);
                m_highest = std::max(m_highest, *key);
            }
        }
    }

    Word of(Word word) const {
        replace(word, WordFamily::Tempo, [&](int bpm) {
            const auto at = std::ranges::find(m_tempi, bpm) - m_tempi.begin();
            return m_tempi[std::size_t(std::clamp<std::ptrdiff_t>(
                at + m_edit.tempoBins, 0, std::ptrdiff_t(m_tempi.size()) - 1))];
        });
        replace(word, WordFamily::Velocity,
                [&](int v) { return int(std::lround(v * m_edit.velocityScale)); });
        replace(word, WordFamily::Duration,
                [&](int ticks) { return int(std::lround(ticks * m_edit.durationScale)); });
        replace(word, WordFamily::Pitch, [&](int key) {
            int to = key + m_mode.stepOf(key) + 12 * m_edit.octaves;
            while (to > m_highest)
                to -= 12;
            while (to < m_lowest)
                to += 12;
            return to;
        });
        std::int32_t& chord = word[std::size_t(WordFamily::Chord)];
        chord =
            m_dictionary
                .find(WordFamily::Chord, m_mode.chord(m_dictionary.entry(WordFamily::Chord, chord)))
                .value_or(chord);
        return word;
    }

private:
    /// Puts the entry nearest to change(number) in the place of one that is a number.
    template <class Change>
    void replace(Word& word, WordFamily family, Change change) const {
        std::int32_t& index = word[std::size_t(family)];
        if (const std::optional<int> number = m_dictionary.number(family, index)) {
            const int changed = change(*number);
            if (changed != *number)
                index = m_dictionary.nearest(family, changed).value_or(index);
        }
    }

    const TokenEdit& m_edit;
    const WordDictionary& m_dictionary;
    ModeChange m_mode;
    std::vector<int> m_tempi;
    int m_lowest = 127, m_highest = 0;
};

/// How the piece's own key is to change, if it is.
ModeChange modeChange(std::span<const Word> words, TokenEdit::Mode mode,
                      const WordDictionary& dictionary) {
    std::array<double, 12> lengths = {};
    for (const Word& word : words) {
        const auto at = [&](WordFamily family) {
            return dictionary.number(family, word[std::size_t(family)]);
        };
        const auto pitch = at(WordFamily::Pitch), duration = at(WordFamily::Duration);
        if (pitch && duration)
            lengths[std::size_t(*pitch % 12)] += *duration;
    }
    const KeyCorrelation key = keyCorrelation(lengths);
    const bool isMajor = key.mode() >= 0, wantsMajor = mode == TokenEdit::Mode::Major;
    if (mode == TokenEdit::Mode::Keep || isMajor == wantsMajor)
        return {};
    return ModeChange(key.tonic(), wantsMajor);
}

} // namespace

std::vector<Word> edited(std::span<const Word> words, const TokenEdit& edit,
                         const WordDictionary& dictionary) {
    check(edit);
    for (const Word& word : words)
        for (std::size_t f = 0; f < wordFamilies; ++f)
            if (word[f] < 0 ||
                std::size_t(word[f]) >= std::max<std::size_t>(1, dictionary.size(WordFamily(f))))
                throw std::invalid_argument("a word outside the dictionary");
    const Editing editing(edit, dictionary, modeChange(words, edit.mode, dictionary));
    std::vector<Word> result;
    result.reserve(words.size());
    for (const Word& word : words)
        result.push_back(editing.of(word));
    return result;
}

} // namespace antiphon::emotion
