#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/npz.h"
#include "core/music/notes.h"
#include "core/music/wordset.h"
#include "core/rng.h"

#include <cstring>

using namespace antiphon;

namespace {

/// A piece of `count` words: emotion, then notes.
WordPiece piece(std::size_t count, int quadrant, const std::string& song) {
    Rng rng(count);
    WordPiece made;
    made.words.push_back({0, 0, 0, wordtype::emotion, 0, 0, 0, quadrant});
    while (made.words.size() < count)
        made.words.push_back({0, 0, 0, wordtype::note, std::int32_t(1 + rng.below(86)),
                              std::int32_t(1 + rng.below(17)), std::int32_t(1 + rng.below(41)), 0});
    made.title = song + " title";
    made.song = song;
    made.file = "/music/" + song + ".mid";
    return made;
}

WordSet exampleSet() {
    WordSet set;
    set.length = 32;
    set.pieces = {piece(5, 1, "short"), piece(29, 2, "just"), piece(30, 3, "cut a little"),
                  piece(300, 4, "cut")};
    set.sync = "track";
    return set;
}

void writeNotes(const fs::path& file, const std::vector<int>& pitches, int channel = 0) {
    std::vector<Note> notes;
    for (const int pitch : pitches) {
        Note note;
        note.start = 0.5 * double(notes.size());
        note.end = note.start + 0.5;
        note.pitch = pitch;
        note.channel = channel;
        notes.push_back(note);
    }
    Score score;
    score.parts = {{.name = "piano"}};
    writeMidi(file, fromNotes(notes, score));
}

bool says(const std::function<void()>& work, const std::string& part) {
    try {
        work();
    } catch (const UserError& e) {
        if (std::string(e.what()).find(part) != std::string::npos)
            return true;
        qWarning("%s", e.what());
        return false;
    }
    qWarning("nothing was thrown");
    return false;
}

void setNumber(RawTensor& tensor, std::size_t at, std::int64_t value) {
    std::memcpy(tensor.bytes.data() + at * sizeof value, &value, sizeof value);
}

} // namespace

class WordSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layout() {
        const testing::TemporaryFolder folder;
        const fs::path file = folder / "set.npz";
        writeWordSet(file, exampleSet());
        const std::vector<RawTensor> tensors = readNumpy(file);
        QCOMPARE(shapeText(find(tensors, "x")->shape), std::string("[4, 32, 8]"));
        QCOMPARE(shapeText(find(tensors, "y")->shape), std::string("[4, 32, 8]"));
        QCOMPARE(shapeText(find(tensors, "mask")->shape), std::string("[4, 32]"));
        QCOMPARE(name(find(tensors, "mask")->type), std::string_view("F64"));
        // The end row fits behind 29 words and not behind 30.
        std::array<std::int64_t, 4> lengths{};
        std::memcpy(lengths.data(), find(tensors, "seq_len")->bytes.data(), sizeof lengths);
        QVERIFY((lengths == std::array<std::int64_t, 4>{29, 29, 29, 5}));

        const WordSet set = readWordSet(file);
        QCOMPARE(set.length, std::int64_t(32));
        QCOMPARE(set.sync, std::string("track"));
        QCOMPARE(set.pieces.size(), std::size_t(4));
        const WordSet made = exampleSet();
        const std::array<std::size_t, 4> order{2, 3, 1, 0};
        for (std::size_t i = 0; i < 4; ++i) {
            const WordPiece& found = set.pieces[i];
            WordPiece wanted = made.pieces[order[i]];
            wanted.words.resize(std::min<std::size_t>(30, wanted.words.size()));
            QVERIFY(found.words == wanted.words);
            QCOMPARE(found.title, wanted.title);
            QCOMPARE(found.song, wanted.song);
            QVERIFY(found.file == wanted.file);
            QCOMPARE(found.quadrant(), wanted.quadrant());
        }
        // Writing what was read changes nothing.
        writeWordSet(folder / "again.npz", set);
        QVERIFY(readFile(folder / "again.npz") == readFile(file));
    }

    void published() {
        // x, y and seq_len are enough.
        const testing::TemporaryFolder folder;
        writeWordSet(folder / "ours.npz", exampleSet());
        std::vector<RawTensor> tensors = readNumpy(folder / "ours.npz");
        std::erase_if(tensors, [](const RawTensor& t) {
            return t.name != "x" && t.name != "y" && t.name != "seq_len";
        });
        writeNpz(folder / "theirs.npz", tensors);
        const WordSet set = readWordSet(folder / "theirs.npz");
        QVERIFY(set.dictionary == WordDictionary::standard());
        QVERIFY(set.pieces[3].words == exampleSet().pieces[0].words);
        QVERIFY(set.pieces[0].song != set.pieces[1].song);
        QVERIFY(set.sync.empty());
    }

    void damaged() {
        const testing::TemporaryFolder folder;
        const fs::path file = folder / "set.npz";
        writeWordSet(file, exampleSet());
        const std::string bytes = readFile(file);
        const std::vector<RawTensor> whole = readNumpy(file);
        const auto read = [&] { readWordSet(file); };
        const auto with = [&](const char* name, const std::function<void(RawTensor&)>& change) {
            std::vector<RawTensor> tensors = whole;
            for (RawTensor& tensor : tensors)
                if (tensor.name == name)
                    change(tensor);
            writeNpz(file, tensors);
        };
        writeFile(file, std::string_view(bytes).substr(0, bytes.size() / 2));
        QVERIFY(says(read, "set.npz"));
        writeFile(file, "");
        QVERIFY(says(read, "set.npz"));
        with("x", [](RawTensor& t) { t.name = "z"; });
        QVERIFY(says(read, "x"));
        with("x", [](RawTensor& t) { setNumber(t, 0, 56); });
        QVERIFY(says(read, "row 0 of piece 0 has the tempo 56, but the dictionary knows 0 to 55"));
        with("x", [](RawTensor& t) { setNumber(t, 8, -1); });
        QVERIFY(says(read, "row 1 of piece 0 has the tempo -1"));
        with("seq_len", [](RawTensor& t) { setNumber(t, 1, 33); });
        QVERIFY(says(read, "seq_len: piece 1 has 33 rows"));
        with("y", [](RawTensor& t) { t.type = DType::F64; });
        QVERIFY(says(read, "where whole numbers (int64) are expected"));
        with("antiphon", [](RawTensor& t) { t.bytes[0] = std::byte('x'); });
        QVERIFY(says(read, "set.npz, antiphon"));
        with("antiphon", [](RawTensor& t) {
            t = {t.name, DType::U8, {2}, {std::byte('{'), std::byte('}')}};
        });
        QVERIFY(says(read, "does not fit the arrays beside it"));
        std::vector<RawTensor> others = whole;
        for (RawTensor& tensor : others)
            if (tensor.shape.size() == 3)
                tensor.shape[2] = 4, tensor.shape[1] *= 2;
        writeNpz(file, others);
        QVERIFY(says(read, "x"));
    }

    void names() {
        QCOMPARE(songOf("Q1/Q1_0vLPYiPN7qY_2.mid"), std::string("0vLPYiPN7qY"));
        QCOMPARE(songOf("Q4_a_b-c__12.mid"), std::string("a_b-c_"));
        QCOMPARE(songOf("Q1_song.mid"), std::string("Q1_song"));
        QCOMPARE(songOf("Q1_2.mid"), std::string("Q1_2"));
        QCOMPARE(songOf("Sonata 3.mid"), std::string("Sonata 3"));
        QCOMPARE(quadrantOf("a/Q3_x_1.mid"), 3);
        QCOMPARE(quadrantOf("Q2/x.mid"), 2);
        QCOMPARE(quadrantOf("Q2/Q1_x.mid"), 1);
        QCOMPARE(quadrantOf("Q5/x.mid"), 0);
        QCOMPARE(quadrantOf("Q12/Quartet.mid"), 0);
        QCOMPARE(quadrantOf("Q10.mid"), 0);
    }

    void folders() {
        const testing::TemporaryFolder folder;
        writeNotes(folder / "Q1/Q1_aaa_1.mid", {60, 64, 67});
        writeNotes(folder / "Q1/Q1_aaa_2.MID", {60, 64, 67, 72, 10});
        writeNotes(folder / "Q2/other.mid", {60, 62});
        writeNotes(folder / "loose.mid", {61, 62, 63, 64});
        writeNotes(folder / "drums.mid", {36, 38}, 9);
        writeFile(folder / "broken.mid", "no music");
        writeFile(folder / "notes.txt", "no music either");
        WordSetReport report;
        double done = -1;
        const WordSet set =
            compileWordSet(folder.path(), {.words = {.sync = WordSync::Fixed}, .length = 12},
                           report, [&](double share) {
                               QVERIFY(share >= done);
                               done = share;
                           });
        QCOMPARE(done, 1.0);
        QCOMPARE(report.files, std::size_t(6));
        QVERIFY((report.pieces == std::array<std::size_t, 5>{1, 2, 1, 0, 0}));
        QCOMPARE(report.left.size(), std::size_t(2));
        QVERIFY(report.left[0].first.filename() == "broken.mid");
        QVERIFY(report.left[1].second.find("drums alone") != std::string::npos);
        QCOMPARE(report.substitutions.at("Note_Pitch_10 -> Note_Pitch_22"), std::size_t(1));
        QCOMPARE(report.remarks.size(), std::size_t(1));
        QVERIFY(report.remarks[0].find("of 1 pieces no quadrant is known") != std::string::npos);
        QCOMPARE(report.cut, std::size_t(2));
        QCOMPARE(set.pieces.size(), std::size_t(4));
        QCOMPARE(set.sync, std::string("fixed"));
        QVERIFY(set.pieces.front().file.is_absolute());

        const testing::TemporaryFolder empty;
        const auto compile = [&](const fs::path& from) {
            return [&report, from] { compileWordSet(from, {}, report); };
        };
        QVERIFY(says(compile(empty.path()), "holds no MIDI files"));
        QVERIFY(says(compile(empty / "nowhere"), "is no folder"));
        writeFile(empty / "a.mid", "no music");
        QVERIFY(says(compile(empty.path()), "none of its 1 MIDI files can be used"));
    }
};

QTEST_GUILESS_MAIN(WordSetTest)
#include "tst_wordset.moc"
