#pragma once

#include "core/files.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// The columns of a compound word (Hsiao et al. 2021, Hung et al. 2021), in order.
enum class WordFamily : std::uint8_t {
    Tempo,
    Chord,
    BarBeat,
    Type,
    Pitch,
    Duration,
    Velocity,
    Emotion
};
inline constexpr std::size_t wordFamilies = 8;
/// "tempo", "chord", "bar-beat", "type", "pitch", "duration", "velocity", "emotion".
std::string_view name(WordFamily family);

/// One row: an index into each family's vocabulary. All zeros is the end of a piece.
using Word = std::array<std::int32_t, wordFamilies>;

/// Types of rows in every dictionary with an emotion column.
namespace wordtype {
inline constexpr std::int32_t end = 0, emotion = 1, metrical = 2, note = 3;
}

/// The vocabularies of the families in index order; entry 0 is "ignore". A value; const members may
/// be called from any thread.
class WordDictionary {
public:
    /// Sizes 56, 135, 18, 4, 87, 18, 42, 5: that of EMOPIA and AILabs joined.
    static const WordDictionary& standard();
    /// A pickle of the published system (a tuple of two dicts of dicts; nothing in it is executed)
    /// or what json() gives. Throws UserError naming the file and what does not fit.
    static WordDictionary read(const fs::path& file);
    /// The same of bytes in memory.
    static WordDictionary parse(std::string_view bytes, const std::string& origin);
    /// Families and their entries, as published: 0 for ignore, 1 ... 4 for emotions.
    std::string json() const;

    std::size_t size(WordFamily family) const { return m_entries[std::size_t(family)].size(); }
    std::array<std::int64_t, wordFamilies> sizes() const;
    /// As published: "Tempo_110", "A_m7", "Beat_3", "Note", "Note_Pitch_60", "Note_Duration_480",
    /// "Note_Velocity_64", "Q1"; "0" for ignore.
    const std::string& entry(WordFamily family, std::int32_t index) const;
    std::optional<std::int32_t> find(WordFamily family, std::string_view entry) const;
    /// The number in an entry: bpm, sixteenth 0 ... 15, MIDI key, ticks, velocity, quadrant 1 ...
    /// 4; none for entries that are no number (CONTI, Bar, chords, ignore).
    std::optional<int> number(WordFamily family, std::int32_t index) const;
    /// The entry whose number is nearest, of equally near ones the lower; none where the family has
    /// no numbers.
    std::optional<std::int32_t> nearest(WordFamily family, int number) const;
    /// There are dictionaries without an emotion column; their types are numbered otherwise, too.
    bool hasEmotion() const { return size(WordFamily::Emotion) > 0; }
    /// "Tempo_110" of 110; none for families without numbers.
    static std::string entryOf(WordFamily family, int number);
    bool operator==(const WordDictionary&) const = default;

private:
    std::array<std::vector<std::string>, wordFamilies> m_entries;
};

/// A piece as words, with where it comes from.
struct WordPiece {
    std::vector<Word> words; ///< emotion row first, without the end row
    std::string title;
    std::string song;   ///< pieces of one song are never parted by a split
    fs::path file = {}; ///< empty: unknown
    int quadrant() const {
        return words.empty() ? 0 : words.front()[std::size_t(WordFamily::Emotion)];
    }
};

} // namespace antiphon
