#include "tests/testing.h"

#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/music/wordgrammar.h"
#include "core/rng.h"

using namespace antiphon;

namespace {

const WordDictionary& dictionary() {
    return WordDictionary::standard();
}

std::int32_t indexOf(WordFamily family, const char* entry) {
    return dictionary().find(family, entry).value();
}

Word rowOf(std::int32_t type, std::initializer_list<std::pair<WordFamily, const char*>> entries) {
    Word row = {};
    row[std::size_t(WordFamily::Type)] = type;
    for (const auto& [family, entry] : entries)
        row[std::size_t(family)] = indexOf(family, entry);
    return row;
}

const Word emotion = rowOf(wordtype::emotion, {{WordFamily::Emotion, "Q2"}});
const Word bar = rowOf(wordtype::metrical, {{WordFamily::BarBeat, "Bar"}});
Word beat(const char* at, const char* tempo = "CONTI", const char* chord = "CONTI") {
    return rowOf(
        wordtype::metrical,
        {{WordFamily::BarBeat, at}, {WordFamily::Tempo, tempo}, {WordFamily::Chord, chord}});
}
Word note(const char* pitch) {
    return rowOf(wordtype::note, {{WordFamily::Pitch, pitch},
                                  {WordFamily::Duration, "Note_Duration_480"},
                                  {WordFamily::Velocity, "Note_Velocity_64"}});
}

std::vector<std::int32_t> typesAfter(const std::vector<Word>& rows) {
    WordGrammar grammar(dictionary());
    for (const Word& row : rows)
        grammar.follow(row);
    std::vector<std::int32_t> types;
    for (std::int32_t type = 0; type < 4; ++type)
        if (grammar.mayBe(type))
            types.push_back(type);
    return types;
}

} // namespace

/// What may stand in the next row of a piece.
class TestWordGrammar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesInEveryPlace() {
        using Types = std::vector<std::int32_t>;
        const Types metrical = {wordtype::metrical}, any = {wordtype::metrical, wordtype::note},
                    alone = {wordtype::note};
        QVERIFY(typesAfter({}) == Types{wordtype::emotion});
        QVERIFY(typesAfter({emotion}) == metrical);
        QVERIFY(typesAfter({emotion, bar}) == metrical);
        // A beat says something: a tempo, a chord or a note.
        QVERIFY(typesAfter({emotion, bar, beat("Beat_3")}) == alone);
        QVERIFY(typesAfter({emotion, bar, beat("Beat_3", "Tempo_110")}) == any);
        QVERIFY(typesAfter({emotion, bar, beat("Beat_3", "CONTI", "A_m7")}) == any);
        QVERIFY(typesAfter({emotion, bar, beat("Beat_3"), note("Note_Pitch_60")}) == any);
        // Bars without notes are no piece; after one with notes it may end behind the next bar row.
        QVERIFY(typesAfter({emotion, bar, bar}) == metrical);
        QVERIFY((typesAfter({emotion, bar, beat("Beat_0"), note("Note_Pitch_60"), bar}) ==
                 Types{wordtype::end, wordtype::metrical}));
    }

    void entriesInEveryPlace() {
        WordGrammar grammar(dictionary());
        const auto mayBe = [&](std::int32_t type, WordFamily family, const char* entry) {
            return grammar.mayBe(type, family, indexOf(family, entry));
        };
        grammar.follow(emotion);
        QVERIFY(mayBe(wordtype::metrical, WordFamily::BarBeat, "Bar"));
        QVERIFY(!mayBe(wordtype::metrical, WordFamily::BarBeat, "Beat_0"));
        grammar.follow(bar);
        QVERIFY(mayBe(wordtype::metrical, WordFamily::BarBeat, "Beat_0"));
        // Beats go forward by number; the dictionary's order is that of text.
        grammar.follow(beat("Beat_9"));
        grammar.follow(note("Note_Pitch_60"));
        QVERIFY(!mayBe(wordtype::metrical, WordFamily::BarBeat, "Beat_9"));
        QVERIFY(!mayBe(wordtype::metrical, WordFamily::BarBeat, "Beat_2"));
        QVERIFY(mayBe(wordtype::metrical, WordFamily::BarBeat, "Beat_10"));
        QVERIFY(mayBe(wordtype::metrical, WordFamily::BarBeat, "Bar"));
        QVERIFY(!grammar.mayBe(wordtype::metrical, WordFamily::BarBeat, 0));
        // A pitch once at a beat.
        QVERIFY(!mayBe(wordtype::note, WordFamily::Pitch, "Note_Pitch_60"));
        QVERIFY(mayBe(wordtype::note, WordFamily::Pitch, "Note_Pitch_64"));
        grammar.follow(beat("Beat_10"));
        QVERIFY(mayBe(wordtype::note, WordFamily::Pitch, "Note_Pitch_60"));
        for (const auto family : {WordFamily::Pitch, WordFamily::Duration, WordFamily::Velocity}) {
            QVERIFY(grammar.mayBe(wordtype::metrical, family, 0));
            QVERIFY(!grammar.mayBe(wordtype::metrical, family, 1));
            QVERIFY(!grammar.mayBe(wordtype::note, family, 0));
        }
        for (const auto family : {WordFamily::Tempo, WordFamily::Chord}) {
            QVERIFY(grammar.mayBe(wordtype::note, family, 0));
            QVERIFY(!grammar.mayBe(wordtype::note, family, 1));
            QVERIFY(!grammar.mayBe(wordtype::metrical, family, 0));
        }
        // Room for three more in this bar.
        QVERIFY(grammar.mayBeBeat(indexOf(WordFamily::BarBeat, "Beat_12"), 3));
        QVERIFY(!grammar.mayBeBeat(indexOf(WordFamily::BarBeat, "Beat_13"), 3));
    }

    /// Whatever is chosen of what may be, there is always something to choose, and each row is
    /// heard or moves on in the file that is written.
    void everyWalkMakesMusic_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 30; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void everyWalkMakesMusic() {
        QFETCH(const int, seed);
        Rng rng{std::uint64_t(seed)};
        const auto any = [&](std::size_t size, const auto& possible) {
            std::vector<std::int32_t> choices;
            for (std::int32_t entry = 0; entry < std::int32_t(size); ++entry)
                if (possible(entry))
                    choices.push_back(entry);
            return choices.empty() ? -1 : choices[rng.below(choices.size())];
        };
        WordGrammar grammar(dictionary());
        grammar.follow(emotion);
        std::vector<Word> words = {emotion};
        std::size_t notes = 0, tempi = 0;
        while (words.size() < 400) {
            Word row = {};
            const auto type = any(4, [&](std::int32_t entry) { return grammar.mayBe(entry); });
            QVERIFY(type >= 0);
            if (type == wordtype::end)
                break;
            row[std::size_t(WordFamily::Type)] = type;
            for (const auto family :
                 {WordFamily::BarBeat, WordFamily::Tempo, WordFamily::Chord, WordFamily::Pitch,
                  WordFamily::Duration, WordFamily::Velocity}) {
                const bool isBar =
                    row[std::size_t(WordFamily::BarBeat)] == indexOf(WordFamily::BarBeat, "Bar");
                if (isBar && family != WordFamily::BarBeat)
                    continue;
                row[std::size_t(family)] = any(dictionary().size(family), [&](std::int32_t entry) {
                    return grammar.mayBe(type, family, entry);
                });
                QVERIFY(row[std::size_t(family)] >= 0);
            }
            notes += type == wordtype::note;
            tempi += dictionary()
                         .number(WordFamily::Tempo, row[std::size_t(WordFamily::Tempo)])
                         .has_value();
            words.push_back(row);
            grammar.follow(row);
        }
        const MidiFile midi = midiOf(words, dictionary());
        QCOMPARE(notesOf(midi).size(), notes);
        QVERIFY(notes > 0 && tempi > 0);
    }
};

QTEST_APPLESS_MAIN(TestWordGrammar)
#include "tst_wordgrammar.moc"
