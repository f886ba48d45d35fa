#include "tests/cli/clirun.h"

#include "core/music/notes.h"

using namespace antiphon;
using testing::cli;
using testing::CliResult;

class CliEmotionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        std::vector<Note> notes;
        for (int i = 0; i < 64; ++i) {
            Note note;
            note.start = 0.25 * i;
            note.end = note.start + 0.6; // strokes of one key overlap
            note.pitch = 48 + i * 5 % 12;
            note.velocity = 60 + i;
            notes.push_back(note);
        }
        Score score;
        score.parts = {{.name = "piano"}};
        writeMidi(m_folder / "Q2_video_1.mid", fromNotes(notes, score));
    }

    void thereAndBack() {
        const CliResult first = run({"encode", "Q2_video_1.mid", "--sync", "fixed"}, "a.json");
        QCOMPARE(first.exit, 0);
        const Json told = first.lines().at(0);
        QCOMPARE(told.at("quadrant").get<int>(), 2);
        QCOMPARE(told.at("sync").get<std::string>(), std::string("fixed"));
        QCOMPARE(told.at("files").at("words").get<std::string>(), path("a.json"));
        const Json words = readJson(m_folder / "a.json");
        QCOMPARE(words.at("words").size(), told.at("words").get<std::size_t>() + 1);
        QCOMPARE(words.at("substitutions").size(), told.at("substitutions").get<std::size_t>());
        QVERIFY(told.at("substitutions").get<int>() > 0); // velocities above 120
        QCOMPARE(words.at("dictionary").at("sizes").at("chord").get<int>(), 135);

        const CliResult back = run({"decode", "a.json"}, "b.mid");
        QCOMPARE(back.exit, 0);
        QCOMPARE(back.lines().at(0).at("notes").get<int>(), 64);
        QVERIFY(provenanceOf(readMidi(m_folder / "b.mid")).comment.find("emotion decode") !=
                std::string::npos);
        fs::rename(m_folder / "b.mid", m_folder / "Q2_b.mid");
        QCOMPARE(run({"encode", "Q2_b.mid"}, "c.json").exit, 0);
        const Json again = readJson(m_folder / "c.json");
        QCOMPARE(again.at("sync").get<std::string>(), std::string("aligned"));
        QCOMPARE(again.at("words").dump(), words.at("words").dump());
    }

    void dataset() {
        fs::create_directory(m_folder / "clips");
        fs::copy_file(m_folder / "Q2_video_1.mid", m_folder / "clips/Q2_video_1.mid");
        const CliResult made = cli({"emotion", "dataset", path("clips"), "--out", path("d.npz"),
                                    "--sync", "track", "--json"});
        QCOMPARE(made.exit, 0);
        const Json told = made.lines().at(0);
        QCOMPARE(told.at("pieces").get<int>(), 1);
        QCOMPARE(told.at("pieces_by_quadrant").at("Q2").get<int>(), 1);
        QVERIFY(told.at("rows_by_quadrant").at("Q2").get<int>() > 100);
        QCOMPARE(told.at("sync").get<std::string>(), std::string("track"));
        QVERIFY(told.at("left_out").empty());
        QVERIFY(fs::exists(m_folder / "d.npz"));
    }

    void editsWithoutAModel() {
        const CliResult done =
            cli({"emotion", "edit", path("Q2_video_1.mid"), "--velocity", "0.5", "--tempo", "4",
                 "--octaves", "1", "--sync", "fixed", "--out", path("edited.mid"), "--json"});
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Json told = done.lines().back().at("pieces").at(0);
        const auto change = [&](const char* figure) {
            return told.at("change").at(figure).get<double>();
        };
        QCOMPARE(change("pitch"), 12.0);
        QVERIFY(change("velocity") < -30);
        QVERIFY(change("tempo") > 10);
        QCOMPARE(change("NPC"), 0.0);
        QVERIFY(told.contains("mood_before") && told.contains("mood_after"));
        QCOMPARE(notesOf(readMidi(m_folder / "edited.mid")).size(), std::size_t(64));
        const CliResult wrong = run({"edit", "Q2_video_1.mid", "--mode", "dorian"}, "x.mid");
        QCOMPARE(wrong.exit, 2);
        QVERIFY(wrong.err.find("minor") != std::string::npos);
    }

    /// What is readable of a damaged file is taken, and that it is damaged is told.
    void damagedFiles() {
        const std::string whole = readFile(m_folder / "Q2_video_1.mid", 1 << 20);
        fs::create_directory(m_folder / "half");
        writeFile(m_folder / "half/Q2_half_1.mid", whole.substr(0, whole.size() / 2));
        for (const testing::Words& line :
             {testing::Words{"encode", path("half/Q2_half_1.mid"), "--out", path("half.json")},
              {"metrics", path("half/Q2_half_1.mid")},
              {"classify", path("half/Q2_half_1.mid")},
              {"dataset", path("half"), "--out", path("half.npz")}}) {
            testing::Words words = line;
            words.insert(words.begin(), "emotion");
            const CliResult done = cli(words);
            QVERIFY2(done.exit == 0, done.err.c_str());
            QVERIFY2(done.err.find("Q2_half_1.mid: at byte ") != std::string::npos,
                     (line[0] + ": " + done.err).c_str());
        }
    }

    void wrongRequests() {
        QCOMPARE(run({"encode", "Q2_video_1.mid", "--sync", "guess"}, "a.json").exit, 2);
        QCOMPARE(cli({"emotion", "encode", path("Q2_video_1.mid")}).exit, 2); // no --out
        QCOMPARE(run({"encode", "nothing.mid"}, "a.json").exit, 3);
        writeFile(m_folder / "bad.json", "{\"format\": 3}");
        const CliResult bad = run({"decode", "bad.json"}, "x.mid");
        QCOMPARE(bad.exit, 3);
        QVERIFY(bad.err.find("holds no words of ours") != std::string::npos);
        QCOMPARE(run({"decode", "bad.json"}, "bad.json").exit, 3); // the input itself
        writeFile(m_folder / "there.json", "");
        QCOMPARE(run({"encode", "Q2_video_1.mid"}, "there.json").exit, 3);
        QCOMPARE(run({"encode", "Q2_video_1.mid", "--force"}, "there.json").exit, 0);
        const CliResult missing =
            cli({"emotion", "dataset", path("nowhere"), "--out", path("n.npz")});
        QCOMPARE(missing.exit, 3);
        QVERIFY(missing.err.find("is no folder") != std::string::npos);
        writeFile(m_folder / "d.pkl", "\x80\x03]q.");
        QCOMPARE(run({"encode", "Q2_video_1.mid", "--dictionary", path("d.pkl")}, "y.json").exit,
                 3);
    }

private:
    std::string path(const char* name) const { return (m_folder / name).string(); }

    /// The second word names a file of the folder.
    CliResult run(testing::Words words, const char* out) const {
        words[1] = path(words[1].c_str());
        words.insert(words.begin(), "emotion");
        words.insert(words.end(), {"--out", path(out), "--json"});
        return cli(words);
    }

    testing::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(CliEmotionTest)
#include "tst_cli_emotion.moc"
