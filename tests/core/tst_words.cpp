#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/pickle.h"
#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/music/wordfile.h"
#include "core/music/wordset.h"

using namespace antiphon;

namespace {

struct Stroke {
    std::int64_t tick;
    std::int64_t length;
    int pitch;
    int velocity = 64;
    int channel = 0;
};

/// One track of notes at 120 bpm.
MidiFile midi(const std::vector<Stroke>& strokes, int ticks = 480) {
    const TempoMap tempo(ticks);
    std::vector<Note> notes;
    for (const Stroke& s : strokes) {
        Note note;
        note.start = tempo.seconds(s.tick);
        note.end = tempo.seconds(s.tick + s.length);
        note.pitch = s.pitch;
        note.velocity = s.velocity;
        note.channel = s.channel;
        notes.push_back(note);
    }
    Score score;
    score.ticksPerBeat = ticks;
    score.parts = {{.name = "piano"}};
    return fromNotes(notes, score);
}

EncodedWords encode(const MidiFile& file, WordSync sync = WordSync::Aligned, int quadrant = 1) {
    return encodeWords(file, WordDictionary::standard(), {.sync = sync, .quadrant = quadrant},
                       "a.mid");
}

/// Rows as text, without families that say nothing.
QString text(const std::vector<Word>& words) {
    const WordDictionary& dictionary = WordDictionary::standard();
    QStringList rows;
    for (const Word& word : words) {
        QStringList row;
        for (std::size_t f = 0; f < wordFamilies; ++f)
            if (word[f] != 0 && WordFamily(f) != WordFamily::Type)
                row << QString::fromStdString(dictionary.entry(WordFamily(f), word[f]));
        rows << row.join(' ');
    }
    return rows.join('\n');
}

std::string sentence(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return "nothing was thrown";
}

bool says(const std::function<void()>& work, const std::string& part) {
    const std::string said = sentence(work);
    if (said.find(part) != std::string::npos)
        return true;
    qWarning("%s", said.c_str());
    return false;
}

TorchValue text(const std::string& value) {
    return {value};
}

/// Two tables as the published pickles have them.
TorchValue published(const std::vector<std::pair<std::string, std::vector<TorchValue>>>& families) {
    TorchDict forth, back;
    for (const auto& [family, entries] : families) {
        TorchDict to, from;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            to.emplace_back(entries[i], TorchValue{std::int64_t(i)});
            from.emplace_back(TorchValue{std::int64_t(i)}, entries[i]);
        }
        forth.emplace_back(text(family), TorchValue::dict(std::move(to)));
        back.emplace_back(text(family), TorchValue::dict(std::move(from)));
    }
    return TorchValue::list({TorchValue::dict(std::move(forth)), TorchValue::dict(std::move(back))},
                            true);
}

/// The standard families as a pickle of protocol 3, with or without the emotions.
std::string standardPickle(bool emotion) {
    const WordDictionary& dictionary = WordDictionary::standard();
    std::vector<std::pair<std::string, std::vector<TorchValue>>> families;
    for (std::size_t f = 0; f < (emotion ? 8u : 7u); ++f) {
        std::vector<TorchValue> entries;
        for (std::int32_t i = 0; i < std::int32_t(dictionary.size(WordFamily(f))); ++i) {
            const std::string& entry = dictionary.entry(WordFamily(f), i);
            if (f == std::size_t(WordFamily::Emotion))
                entries.push_back({std::int64_t(i)});
            else if (entry == "0")
                entries.push_back({std::int64_t(0)});
            else if (emotion || entry != "Emotion")
                entries.push_back(text(entry));
        }
        families.emplace_back(name(WordFamily(f)), std::move(entries));
    }
    std::string bytes = pickleOf(published(families), [](const RawTensor&) { return ""; });
    bytes[1] = 3;
    return bytes;
}

} // namespace

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers() {
        const WordDictionary& d = WordDictionary::standard();
        const std::array<std::int64_t, 8> sizes{56, 135, 18, 4, 87, 18, 42, 5};
        QVERIFY(d.sizes() == sizes);
        QCOMPARE(d.find(WordFamily::Chord, "CONTI"), std::optional<std::int32_t>(45));
        QCOMPARE(d.number(WordFamily::BarBeat, 4), std::optional<int>(10));
        QCOMPARE(d.number(WordFamily::BarBeat, 1), std::optional<int>()); // Bar
        QCOMPARE(d.number(WordFamily::Chord, 14), std::optional<int>());  // A_7 is no number
        QCOMPARE(d.number(WordFamily::Emotion, 3), std::optional<int>(3));
        const auto nearest = [&](WordFamily family, int number) {
            return d.entry(family, *d.nearest(family, number));
        };
        QCOMPARE(nearest(WordFamily::Tempo, 152), std::string("Tempo_149")); // 155 is as near
        QCOMPARE(nearest(WordFamily::Tempo, 1000), std::string("Tempo_224"));
        QCOMPARE(nearest(WordFamily::Duration, 60), std::string("Note_Duration_0"));
        QCOMPARE(d.nearest(WordFamily::Chord, 1), std::optional<std::int32_t>());
    }

    void publishedDictionaries() {
        const WordDictionary whole = WordDictionary::parse(standardPickle(true), "d.pkl");
        QVERIFY(whole == WordDictionary::standard());
        QVERIFY(WordDictionary::parse(whole.json(), "d.json") == whole);

        // As of AILabs: seven columns, other types.
        const WordDictionary seven = WordDictionary::parse(standardPickle(false), "d.pkl");
        QVERIFY(!seven.hasEmotion());
        QCOMPARE(seven.find(WordFamily::Type, "Note"), std::optional<std::int32_t>(2));
        QVERIFY(WordDictionary::parse(seven.json(), "d.json") == seven);
        const MidiFile file = midi({{0, 480, 60}});
        const EncodedWords words = encodeWords(file, seven, {.quadrant = 2}, "a.mid");
        QCOMPARE(words.words.size(), std::size_t(4)); // bar, beat, note, bar: no emotion row
        QCOMPARE(words.words[2][std::size_t(WordFamily::Type)], 2);
        QCOMPARE(notesOf(midiOf(words.words, seven)).size(), std::size_t(1));
    }

    void badDictionaries() {
        const auto read = [](const std::string& bytes) {
            return [bytes] { WordDictionary::parse(bytes, "d.pkl"); };
        };
        QVERIFY(says(read(""), "d.pkl"));
        QVERIFY(says(read("{}"), "has no family 'tempo'"));
        QVERIFY(says(read("\x80\x03K\x01."), "is no pair of tables"));
        QVERIFY(says(read("\x80\x03"
                          "cos\nsystem\n."),
                     "os"));
        const std::string whole = WordDictionary::standard().json();
        const auto changed = [&](const std::string& from, const std::string& to) {
            std::string json = whole;
            return read(json.replace(json.find(from), from.size(), to));
        };
        QVERIFY(says(changed("Beat_7", "Beat_8"), "twice"));
        QVERIFY(says(changed("A_7", "A 7"), "has an entry with other signs"));
        QVERIFY(says(changed("Beat_7", "Beat_16"), "only 0 to 15 can be played"));
        QVERIFY(
            says(changed("\"Emotion\",\"Metrical\"", "\"Metrical\",\"Emotion\""), "types are not"));
        QVERIFY(says(changed("[0,1,2,3,4]", "[0,2,1,3,4]"), "emotions are not numbered"));
        QVERIFY(says(changed("[0,1,2,3,4]", "[0,1.5]"), "neither text nor a whole number"));
        // A dictionary may be smaller, but some entries every piece needs.
        const WordDictionary lame = WordDictionary::parse(
            [&] {
                std::string json = whole;
                return json.replace(json.find(",\"Beat_7\""), 9, "");
            }(),
            "d.json");
        QVERIFY(says(
            [&] {
                encodeWords(midi({{0, 480, 60}}), lame, {}, "a.mid");
            },
            "lacks 'Beat_7'"));
    }

    void rules() {
        // Ties go to the even sixteenth; velocities down to even ones, 40 at least.
        const EncodedWords words = encode(midi({{60, 60, 60, 65}, {180, 300, 64, 3}}));
        QCOMPARE(text(words.words), QString("Q1\nBar\n"
                                            "Tempo_119 N_N Beat_0\n"
                                            "Note_Pitch_60 Note_Duration_0 Note_Velocity_64\n"
                                            "CONTI CONTI Beat_2\n"
                                            "Note_Pitch_64 Note_Duration_240 Note_Velocity_40\n"
                                            "Bar"));
        QVERIFY(words.substitutions.empty());
        QCOMPARE(words.bars, 1);
    }

    void substitutions() {
        const EncodedWords words = encode(midi({{0, 480, 10, 127}, {480, 480, 120, 100}}));
        QStringList told;
        for (const WordSubstitution& one : words.substitutions)
            told << QString("%1 %2 %3")
                        .arg(one.row)
                        .arg(QString::fromStdString(one.wanted))
                        .arg(QString::fromStdString(one.used));
        QCOMPARE(told, QStringList({"3 Note_Pitch_10 Note_Pitch_22",
                                    "3 Note_Velocity_126 Note_Velocity_120",
                                    "5 Note_Pitch_120 Note_Pitch_96"}));
    }

    void lastBar() {
        const MidiFile file = midi({{0, 480, 60}, {1920, 480, 62}});
        QCOMPARE(encode(file).bars, 2);
        const EncodedWords reference = encodeWords(
            file, WordDictionary::standard(),
            {.sync = WordSync::Aligned, .quadrant = 0, .referenceLastBar = true}, "a.mid");
        QCOMPARE(reference.bars, 1);
        QVERIFY(!text(reference.words).contains("Note_Pitch_62"));
        // Rounded up to a bar line.
        const MidiFile early = midi({{0, 480, 60}, {1900, 480, 62}});
        QCOMPARE(encode(early).bars, 2);
        QVERIFY(text(encode(early).words).contains("Note_Pitch_62"));
    }

    void oddFiles() {
        QVERIFY(says([] { encode(midi({})); }, "a.mid: holds no notes"));
        QVERIFY(says([] { encode(midi({{0, 480, 36, 64, 9}})); }, "holds drums alone"));
        for (const WordSync sync : {WordSync::Aligned, WordSync::Fixed, WordSync::Track}) {
            const EncodedWords one = encode(midi({{0, 480, 60}}), sync);
            QCOMPARE(one.words.size(), std::size_t(5));
            QCOMPARE(one.remarks.size(), std::size_t(sync == WordSync::Track ? 1 : 0));
        }
        // 96 ticks a beat.
        QCOMPARE(text(encode(midi({{24, 96, 60}, {96, 48, 62}}, 96)).words),
                 text(encode(midi({{120, 480, 60}, {480, 240, 62}}, 480)).words));
        MidiFile smpte = midi({{0, 480, 60}, {480, 480, 62}});
        smpte.division = 0xE728; // 25 frames of 40 ticks: a tick is a millisecond
        QVERIFY(says([&] { encode(smpte); }, "counts SMPTE frames"));
        QVERIFY(text(encode(smpte, WordSync::Fixed).words).contains("Beat_4"));
        QCOMPARE(suggestedSync(smpte), WordSync::Track);
        MidiFile waltz = midi({{0, 480, 60}, {1440, 480, 62}});
        waltz.tracks[0].events.insert(
            waltz.tracks[0].events.begin() + 2,
            metaEvent(0, meta::timeSignature, std::string("\x03\x02\x18\x08", 4)));
        const EncodedWords three = encode(waltz);
        QCOMPARE(three.remarks.size(), std::size_t(1));
        QVERIFY(three.remarks.front().find("is in 3/4") != std::string::npos);
        QVERIFY(text(three.words).contains("Beat_12"));
        for (const WordSync sync : {WordSync::Fixed, WordSync::Track}) {
            const auto remarks = encode(waltz, sync).remarks;
            QVERIFY(!remarks.empty() && remarks.front().find("is in 3/4") != std::string::npos);
        }
        QVERIFY(says(
            [] {
                encode(midi({{0, 480, 60}, {480 * 4 * 200'000LL, 480, 60}}));
            },
            "more than 3 hours"));
        // At 61 beats a second bars run out before the hours do.
        MidiFile fast = midi({{0, 480, 60}, {1920 * 120'000LL, 480, 60}});
        for (MidiEvent& event : fast.tracks[0].events)
            if (event.isMeta(meta::tempo))
                event.bytes = std::string("\x00\x40\x00", 3);
        QVERIFY(says([&] { encode(fast); }, "more than 100000 bars"));
    }

    void halfAnHour() {
        std::vector<Stroke> strokes;
        for (int i = 0; i < 7200; ++i)
            strokes.push_back({i * 240 + i % 7, 200, 48 + i * 7 % 36, 60 + i % 40});
        for (const WordSync sync : {WordSync::Aligned, WordSync::Fixed, WordSync::Track}) {
            const EncodedWords words = encode(midi(strokes), sync);
            std::size_t notes = 0;
            for (const Word& word : words.words)
                notes += word[std::size_t(WordFamily::Type)] == wordtype::note;
            QCOMPARE(notes, strokes.size());
            // 1800 s at the 120 bpm that the tracker finds, too.
            QVERIFY(std::abs(words.bars - 900) <= 1);
        }
    }

    void overlapsComeBack() {
        // Crossing, nested and equal strokes of one key, in an order that pitches do not have.
        const EncodedWords words =
            encode(midi({{0, 960, 60}, {480, 960, 60, 80}, {2400, 480, 64}, {2410, 480, 72}}));
        std::vector<Word> rows = words.words;
        const auto row = [&](int pitch, int duration, int velocity) {
            const WordDictionary& d = WordDictionary::standard();
            return Word{0,
                        0,
                        0,
                        wordtype::note,
                        *d.nearest(WordFamily::Pitch, pitch),
                        *d.nearest(WordFamily::Duration, duration),
                        *d.nearest(WordFamily::Velocity, velocity),
                        0};
        };
        const auto note = std::ranges::find(rows, std::int32_t(wordtype::note), [](const Word& w) {
            return w[std::size_t(WordFamily::Type)];
        });
        rows.insert(note, {row(60, 1920, 100), row(60, 120, 50), row(60, 0, 60)});
        const MidiFile file =
            parseMidi(midiBytes(midiOf(rows, WordDictionary::standard())), "words.mid");
        QVERIFY(isOfWords(file));
        QCOMPARE(suggestedSync(file), WordSync::Aligned);
        QCOMPARE(text(encode(file).words), text(rows));
    }

    void clipsComeBack() {
        const fs::path folder = testing::data() / "midi-emotion";
        if (!fs::exists(folder))
            QSKIP("The clips are not here.");
        std::size_t clips = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".mid")
                continue;
            ++clips;
            const WordSync sync = clips % 2 ? WordSync::Track : WordSync::Fixed;
            const WordDictionary& dictionary = WordDictionary::standard();
            const WordPiece piece = readWordPiece(entry.path(), dictionary, {.sync = sync});
            QCOMPARE(piece.quadrant(), quadrantOf(entry.path()));
            QVERIFY(piece.quadrant() > 0);
            QVERIFY(piece.words.size() > 50);
            const EncodedWords again =
                encode(midiOf(piece.words, dictionary), WordSync::Aligned, piece.quadrant());
            QCOMPARE(text(again.words), text(piece.words));
            QVERIFY(again.substitutions.empty());
        }
        QCOMPARE(clips, std::size_t(400));
    }

    void chordMarkersAreKept() {
        MidiFile file = midi({{0, 480, 60}, {480, 480, 64}});
        file.tracks[0].events.insert(file.tracks[0].events.begin() + 2,
                                     metaEvent(0, meta::marker, "F#_m7_E"));
        file.tracks[0].events.insert(file.tracks[0].events.begin() + 3,
                                     metaEvent(0, meta::marker, "Refrain"));
        QCOMPARE(suggestedSync(file), WordSync::Aligned);
        const EncodedWords words = encode(file);
        QVERIFY(text(words.words).contains("Tempo_119 F#_m7 Beat_0"));
        QCOMPARE(words.markers.back().second, std::string("F#_m7_E"));
    }

    void wordsWithoutChords() {
        // The only chord comes behind the last bar, so that no word tells it.
        MidiFile file = midi({{0, 480, 60}});
        MidiEvent& end = file.tracks[0].events.back();
        end.tick = 9600;
        file.tracks[0].events.insert(file.tracks[0].events.end() - 1,
                                     metaEvent(9600, meta::marker, "C_M"));
        const EncodedWords once = encode(file);
        QVERIFY(text(once.words).contains("Tempo_119 CONTI Beat_0"));
        const MidiFile written = midiOf(once.words, WordDictionary::standard());
        QCOMPARE(text(encode(written).words), text(once.words));
        QVERIFY(text(encode(written, WordSync::Fixed).words).contains("N_N"));
    }

    void holesAreClosed() {
        const EncodedWords words = encode(midi({{0, 480, 60}, {1920 * 5 + 960, 480, 62}}));
        const MidiFile closed =
            midiOf(words.words, WordDictionary::standard(), {.closeHoles = true});
        QCOMPARE(notesOf(closed)[1].tick, std::int64_t(1920 + 960)); // five bars less, not six
        const auto markers = [](const MidiFile& file) {
            QStringList all;
            for (const MidiEvent& event : file.tracks[0].events)
                if (event.isMeta(meta::marker))
                    all << QString("%1 %2")
                               .arg(event.tick)
                               .arg(QString::fromStdString(event.bytes));
            return all;
        };
        // A chord that came in the hole holds from its new beginning.
        std::vector<Word> rows = words.words;
        const WordDictionary& d = WordDictionary::standard();
        const auto bar = std::find_if(rows.begin() + 3, rows.end(), [](const Word& w) {
            return w[std::size_t(WordFamily::BarBeat)] == 1;
        });
        rows.insert(bar + 1, Word{1, *d.find(WordFamily::Chord, "C_M"), 2, 2, 0, 0, 0, 0});
        const auto shut = [&](bool reference) {
            return markers(midiOf(rows, d, {.closeHoles = true, .referenceMarkers = reference}));
        };
        QCOMPARE(shut(false), QStringList({"1920 N_N", "2400 C_M"}));
        QCOMPARE(shut(true), QStringList({"1920 N_N", "3840 C_M"}));
        // Nothing but the bars is gone.
        QCOMPARE(text(encode(midiOf(rows, d)).words), text(rows));
    }

    void jsonFiles() {
        const testing::TemporaryFolder folder;
        const MidiFile file = midi({{0, 480, 60, 127}, {480, 480, 64}});
        writeMidi(folder / "Q3_abc_1.mid", file);
        EncodedWords encoded;
        const WordPiece piece =
            readWordPiece(folder / "Q3_abc_1.mid", WordDictionary::standard(), {}, &encoded);
        QCOMPARE(piece.song, std::string("abc"));
        const Json json = wordJson(piece, encoded, WordDictionary::standard());
        QCOMPARE(json.at("words").size(), piece.words.size() + 1);
        QCOMPARE(json.at("names").at(0).dump(),
                 std::string(R"(["0","0","0","Emotion","0","0","0","Q3"])"));
        QCOMPARE(json.at("substitutions").at(0).dump(),
                 std::string(R"({"row":3,"family":"velocity","wanted":"Note_Velocity_126",)"
                             R"("used":"Note_Velocity_120"})"));
        const WordFile back = wordFileOf(json, "T.json");
        QVERIFY(back.piece.words == piece.words);
        QVERIFY(back.dictionary == WordDictionary::standard());

        const auto bad = [&](const char* pointer, const Json& value) {
            Json changed = json;
            changed[Json::json_pointer(pointer)] = value;
            return [changed] { wordFileOf(changed, "T.json"); };
        };
        QVERIFY(says(bad("/format", "something"), "T.json: holds no words"));
        QVERIFY(says(bad("/version", 2), "version"));
        QVERIFY(says(bad("/dictionary", 1), "does not tell its dictionary"));
        QVERIFY(says(bad("/dictionary/name", "mine"), "named 'mine'"));
        QVERIFY(says(bad("/words/2/0", 56), "row 2 of 'words': its tempo is 56"));
        QVERIFY(says(bad("/words/2/0", "x"), "its tempo is \"x\""));
        QVERIFY(says(bad("/words/2", Json::array({1})), "row 2 of 'words' must be a list of 8"));
        QVERIFY(says(bad("/words", Json::array()), "'words' must be a list"));

        // Another dictionary travels along.
        const WordDictionary seven = WordDictionary::parse(standardPickle(false), "d.pkl");
        const WordPiece other = readWordPiece(folder / "Q3_abc_1.mid", seven, {}, &encoded);
        const WordFile third = wordFileOf(wordJson(other, encoded, seven), "T.json");
        QVERIFY(third.dictionary == seven);
        QVERIFY(third.piece.words == other.words);
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
