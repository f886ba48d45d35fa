#include "tests/testing.h"

#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/music/wordset.h"

#include <cmath>

// Compound words against the published data scripts; the README of the reference numbers explains
// the schema.
using namespace antiphon;

namespace {

Json jsonOf(std::span<const Word> words) {
    Json json = Json::array();
    for (const Word& word : words)
        json.push_back(word);
    return json;
}

std::vector<Word> wordsOf(const Json& json) {
    std::vector<Word> words;
    for (const Json& row : json)
        words.push_back(row.get<Word>());
    return words;
}

std::string entryOf(const Json& value) {
    return value.is_string() ? value.get<std::string>() : std::to_string(value.get<int>());
}

/// Start, end, pitch and velocity of a note.
using Figures = std::array<std::int64_t, 4>;

std::string textOf(std::span<const Figures> notes) {
    Json json = Json::array();
    for (const Figures& note : notes)
        json.push_back(note);
    return json.dump();
}

} // namespace

class GoldenWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_folder = testing::golden() / "emotion";
        if (!fs::exists(m_folder))
            QSKIP("The reference numbers are not here.");
    }

    void dictionary() {
        const Json expected = readJson(m_folder / "dictionary.json");
        QVERIFY(parseJson(WordDictionary::standard().json(), "ours") == expected);
        QVERIFY(WordDictionary::read(m_folder / "dictionary.json") == WordDictionary::standard());
    }

    void encoding_data() { cases("cp_encoding.json"); }
    void encoding() {
        QFETCH(QString, name);
        const Json expected = readJson(m_folder / "cp_encoding.json").at(name.toStdString());
        const WordDictionary& dictionary = WordDictionary::standard();
        const EncodedWords found = encoded(name.toStdString(), expected);

        QCOMPARE(Json(found.markers).dump(), expected.at("analysed_markers").dump());
        QCOMPARE(found.bars, expected.at("last_bar").get<int>());
        // The end row is counted there.
        QCOMPARE(found.words.size() + 1, expected.at("n_events").get<std::size_t>());
        std::vector<Word> words = found.words;
        words.emplace_back();
        QCOMPARE(jsonOf(words).dump(), expected.at("words").dump());

        Json substitutions = Json::array();
        for (const WordSubstitution& one : found.substitutions)
            substitutions.push_back({one.row, antiphon::name(one.family), one.wanted, one.used});
        QCOMPARE(substitutions.dump(), expected.at("out_of_vocabulary_snapped").dump());

        const Json& events = expected.at("first_events");
        for (std::size_t row = 0; row < events.size(); ++row)
            for (std::size_t f = 0; f + 1 < wordFamilies; ++f)
                if (std::ranges::none_of(found.substitutions, [&](const WordSubstitution& one) {
                        return one.row == row && std::size_t(one.family) == f;
                    }))
                    QCOMPARE(dictionary.entry(WordFamily(f), words[row][f]),
                             entryOf(events[row][f]));
    }

    void thereAndBack_data() { cases("cp_encoding.json"); }
    void thereAndBack() {
        QFETCH(QString, name);
        const MidiFile file = readMidi(m_folder / "midi" / name.toStdString());
        const WordDictionary& dictionary = WordDictionary::standard();
        for (const WordSync sync : {WordSync::Aligned, WordSync::Fixed, WordSync::Track}) {
            const WordOptions options{.sync = sync, .quadrant = 4};
            const EncodedWords once = encodeWords(file, dictionary, options, "once");
            const MidiFile written = midiOf(once.words, dictionary);
            const EncodedWords twice = encodeWords(
                written, dictionary, {.sync = WordSync::Aligned, .quadrant = 4}, "twice");
            QCOMPARE(jsonOf(twice.words).dump(), jsonOf(once.words).dump());
        }
    }

    void decoding_data() { cases("cp_decoding.json"); }
    void decoding() {
        QFETCH(QString, name);
        const Json expected = readJson(m_folder / "cp_decoding.json").at(name.toStdString());
        std::vector<Word> words;
        if (expected.contains("words")) {
            words = wordsOf(expected.at("words"));
        } else {
            const Json encoding = readJson(m_folder / "cp_encoding.json");
            words = wordsOf(encoding.at(name.toStdString()).at("words"));
        }
        for (const char* writer : {"write_midi", "write_midi_new"}) {
            const MidiFile written =
                midiOf(words, WordDictionary::standard(),
                       {.closeHoles = std::string_view(writer) == "write_midi_new",
                        .referenceMarkers = true});
            compare(parseMidi(midiBytes(written), writer), expected.at(writer));
        }
    }

    void layout() {
        const Json expected = readJson(m_folder / "compile_layout.json");
        const Json encoding = readJson(m_folder / "cp_encoding.json");
        std::vector<std::pair<std::string, std::size_t>> order;
        for (const Json& one : expected.at("cases")) {
            const std::string name = one.at("name");
            std::vector<Word> words =
                encoding.contains(name) ? wordsOf(encoding[name].at("words")) : longPiece(encoding);
            QCOMPARE(words.size(), one.at("n_words").get<std::size_t>());
            words.pop_back(); // the end row
            std::vector<Word> x(1024), y(1024);
            const auto rows = std::size_t(layOut(words, x, y));
            QCOMPARE(rows, one.at("seq_len").get<std::size_t>());
            QCOMPARE(rows + 1 < words.size(), one.at("truncated").get<bool>());
            QCOMPARE(Json(x[rows - 1]).dump(), one.at("last_x").dump());
            QCOMPARE(Json(y[rows - 1]).dump(), one.at("last_y").dump());
            for (std::size_t i = rows; i < 1024; ++i) {
                QCOMPARE(Json(x[i]).dump(), one.at("pad_row").dump());
                QCOMPARE(Json(y[i]).dump(), one.at("pad_row").dump());
            }
            order.emplace_back(name, rows);
        }
        std::ranges::stable_sort(order, std::greater(),
                                 &std::pair<std::string, std::size_t>::second);
        Json names = Json::array();
        for (const auto& [name, rows] : order)
            names.push_back(name);
        QCOMPARE(names.dump(), expected.at("order_after_sort").dump());
    }

private:
    void cases(const char* file) const {
        QTest::addColumn<QString>("name");
        const Json all = readJson(m_folder / file);
        for (const auto& [name, value] : all.items())
            if (value.is_object())
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    EncodedWords encoded(const std::string& name, const Json& expected) const {
        return encodeWords(readMidi(m_folder / "midi" / name), WordDictionary::standard(),
                           {.sync = WordSync::Aligned,
                            .quadrant = expected.at("emotion").get<std::string>().at(1) - '0',
                            .referenceLastBar = true},
                           name);
    }

    /// See the note on the case in the README.
    static std::vector<Word> longPiece(const Json& encoding) {
        std::vector<Word> body, words;
        for (const auto& [name, value] : encoding.items()) {
            const std::vector<Word> piece = wordsOf(value.at("words"));
            if (words.empty())
                words.push_back(piece.front());
            body.insert(body.end(), piece.begin() + 1, piece.end() - 1);
        }
        while (words.size() < 1300)
            words.push_back(body[(words.size() - 1) % body.size()]);
        words.emplace_back();
        return words;
    }

    static void compare(const MidiFile& file, const Json& expected) {
        std::vector<Figures> notes;
        for (const Note& note : notesOf(file, {.overlap = NoteOptions::Overlap::CloseAll}))
            notes.push_back({note.tick, note.endTick, note.pitch, note.velocity});
        std::ranges::sort(notes);
        Json tempos = Json::array(), markers = Json::array();
        const TempoMap tempo(file);
        for (const TempoChange& change : tempo.changes())
            if (tempos.empty() || tempos.back().at(1) != std::round(change.bpm()))
                tempos.push_back(Json::array({change.tick, std::round(change.bpm())}));
        for (const MidiTrack& track : file.tracks)
            for (const MidiEvent& event : track.events)
                if (event.isMeta(meta::marker))
                    markers.push_back({event.tick, event.bytes});
        QCOMPARE(tempos.dump(), expected.at("tempos").dump());
        if (expected.contains("notes")) {
            QCOMPARE(textOf(notes), expected.at("notes").dump());
            QCOMPARE(markers.dump(), expected.at("markers").dump());
            QCOMPARE(file.ticksPerBeat(), expected.at("ticks_per_beat").get<int>());
            QCOMPARE(file.tracks.back().events.front().bytes,
                     expected.at("name").get<std::string>());
            return;
        }
        QCOMPARE(notes.size(), expected.at("n_notes").get<std::size_t>());
        QCOMPARE(textOf(std::span(notes).first(20)), expected.at("first20").dump());
        QCOMPARE(textOf(std::span(notes).last(3)), expected.at("last3").dump());
        std::int64_t starts = 0, ends = 0;
        for (const auto& note : notes) {
            starts += note[0];
            ends += note[1];
        }
        QCOMPARE(starts, expected.at("sum_start").get<std::int64_t>());
        QCOMPARE(ends, expected.at("sum_end").get<std::int64_t>());
        QCOMPARE(markers.size(), expected.at("n_markers").get<std::size_t>());
        markers.erase(markers.begin() + 8, markers.end());
        QCOMPARE(markers.dump(), expected.at("markers_first8").dump());
    }

    fs::path m_folder;
};

QTEST_GUILESS_MAIN(GoldenWords)
#include "golden_words.moc"
