#include "tests/cli/clirun.h"

#include "core/music/notes.h"
#include "core/music/words.h"
#include "core/rng.h"
#include "core/table.h"

using namespace antiphon;
using testing::cli;
using testing::CliResult;

/// From MIDI files to a model, to maps, to new pieces and to moved ones.
class CliEmotionTasksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (int quadrant = 1; quadrant <= 4; ++quadrant)
            for (int song = 0; song < 3; ++song)
                writeClip(quadrant, song);
        QCOMPARE(run({"dataset", path("clips"), "--sync", "aligned"}, "d.npz").exit, 0);
        const CliResult trained = run({"train", "--data", path("d.npz"), "--preset", "tiny",
                                       "--steps", "60", "--evaluate-every", "30", "--seed", "1"},
                                      "model");
        QVERIFY2(trained.exit == 0, trained.err.c_str());
        m_trained = trained.lines().back();
        const CliResult prior = run({"prior", "--model", path("model"), "--data", path("d.npz"),
                                     "--steps", "40", "--seed", "1"},
                                    "prior");
        QVERIFY2(prior.exit == 0, prior.err.c_str());
    }

    void training() {
        for (const char* figure : {"loss", "tempo", "velocity", "perplexity", "codes_used"})
            QVERIFY2(m_trained.contains(figure), figure);
        QCOMPARE(m_trained.at("steps").get<int>(), 60);
        const Json record = readJson(m_folder / "model" / "model" / "model.json");
        QVERIFY(!record.at("means").is_null());
        QVERIFY(record.at("training").contains("packing"));
    }

    void maps() {
        const CliResult done = run(
            {"explore", "--model", path("model"), "--data", path("d.npz"), "--iterations", "250"},
            "maps");
        QVERIFY2(done.exit == 0, done.err.c_str());
        for (const char* name :
             {"tempo", "chord", "bar-beat", "type", "pitch", "duration", "velocity", "all"}) {
            const Table table = readTable(m_folder / "maps" / (std::string(name) + ".csv"));
            QCOMPARE(table.rows, std::size_t(12));
            QVERIFY(table.find("tsne_x") && table.find("pca_y") && table.find("file"));
        }
        const Table pairs = readTable(m_folder / "maps" / "silhouettes.csv");
        QCOMPARE(pairs.rows, std::size_t(8 * 6));
        const auto used = readJson(m_folder / "maps" / "dictionary.json").at("raw").size();
        QCOMPARE(done.lines().back().at("codes_used").get<std::size_t>(), used);
        // Loud and soft pieces are apart as chance would not have it.
        const Json arousal = done.lines().back().at("axes").at("velocity").at("arousal");
        QVERIFY2(arousal.at("p").get<double>() < 0.05, arousal.dump().c_str());
        QCOMPARE(readTable(m_folder / "maps" / "axes.csv").rows, std::size_t(8 * 2));
    }

    void newPieces() {
        const std::vector<std::string> line = {
            "generate", "--model", path("model"), "--prior", path("prior"), "--emotion", "-0.5,0.5",
            "--count",  "4",       "--seed",      "7",       "--threads",   "1"};
        const CliResult done = run(line, "new");
        QVERIFY2(done.exit == 0, done.err.c_str());
        QCOMPARE(done.lines().back().at("pieces").size(), std::size_t(4));
        QVERIFY(provenanceOf(readMidi(m_folder / "new" / "1.mid")).comment.find("-0.5,0.5") !=
                std::string::npos);
        std::vector<std::string> shared = line; // by threads: the first alone, then three at a time
        shared.back() = "3";
        QCOMPARE(run(shared, "again").exit, 0);
        for (const char* name : {"1.mid", "2.mid", "3.mid", "4.mid"})
            QVERIFY(readFile(m_folder / "new" / name, 1 << 20) ==
                    readFile(m_folder / "again" / name, 1 << 20));
    }

    void movedPieces() {
        const fs::path piece = m_folder / "clips" / "Q3_song0_1.mid";
        const CliResult done = run({"transfer", "--model", path("model"), "--from", piece.string(),
                                    "--to", "Q1", "--elements", "velocity", "--seed", "2"},
                                   "moved");
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Json told = done.lines().back().at("pieces").at(0);
        // Only what moved is another.
        for (const char* figure : {"pitch", "PR", "NPC", "notes_per_second", "note_length"})
            QCOMPARE(told.at("before").at(figure).get<double>(),
                     told.at("after").at(figure).get<double>());
        QVERIFY(told.at("before").at("velocity") != told.at("after").at("velocity"));
        QVERIFY(told.contains("mood_before") && told.contains("mood_after"));

        const CliResult way =
            run({"transfer", "--model", path("model"), "--from", piece.string(), "--to",
                 (m_folder / "clips" / "Q2_song1_1.mid").string(), "--moves",
                 "pitch=1@piece, tempo=0.5@Q4, duration=-1@arousal", "--pieces", "3"},
                "way");
        QVERIFY2(way.exit == 0, way.err.c_str());
        const Json pieces = way.lines().back().at("pieces");
        QCOMPARE(pieces.size(), std::size_t(3));
        QVERIFY(pieces[0].at("before").dump() == pieces[0].at("after").dump()); // nothing moved yet

        // What is drawn as a whole is heard against what is drawn so with nothing moved.
        const std::vector<std::string> line = {
            "transfer",  "--model",    path("model"), "--from", piece.string(),
            "--to",      "Q1",         "--draws",     "all",    "--pieces",
            "3",         "--elements", "all",         "--seed", "3",
            "--threads", "1"};
        const CliResult whole = run(line, "whole");
        QVERIFY2(whole.exit == 0, whole.err.c_str());
        const Json first = whole.lines().back().at("pieces").at(0);
        QVERIFY(first.at("before").dump() == first.at("after").dump());
        for (const auto& [figure, change] : first.at("change").items())
            QVERIFY2(change.is_null() || change == 0, figure.c_str());
        std::vector<std::string> shared = line;
        shared.back() = "2";
        QCOMPARE(run(shared, "shared").exit, 0);
        for (const char* name : {"1.mid", "2.mid", "3.mid", "unmoved.mid"})
            QVERIFY(notesOf(readMidi(m_folder / "whole" / name)) ==
                    notesOf(readMidi(m_folder / "shared" / name)));
        QVERIFY(notesOf(readMidi(m_folder / "whole" / "1.mid")) ==
                notesOf(readMidi(m_folder / "whole" / "unmoved.mid")));
    }

    /// Four pieces held back are moved towards each other.
    void sliders() {
        const CliResult done =
            run({"judge", "--model", path("model"), "--data", path("d.npz"), "--pieces", "2"},
                "judged");
        QVERIFY2(done.exit == 0, done.err.c_str());
        for (const Json& move : done.lines().back().at("moves"))
            QVERIFY(move.at("kept").get<bool>());
        QVERIFY(readTable(m_folder / "judged" / "renders.csv").find("moved"));
        QCOMPARE(
            run({"judge", "--model", path("model"), "--data", path("d.npz"), "--element", "chord"},
                "no")
                .exit,
            2);
    }

    void alongADirection() {
        const CliResult done =
            run({"transfer", "--model", path("model"), "--from", path("clips/Q3_song0_1.mid"),
                 "--to", "Q1-Q3", "--elements", "velocity", "--amount", "1.5", "--seed", "2"},
                "along");
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Json told = done.lines().back();
        QCOMPARE(told.at("to").get<std::string>(), std::string("Q1-Q3"));
        QVERIFY(told.at("pieces").at(0).at("change").at("velocity").get<double>() != 0);
        const CliResult nowhere = run({"transfer", "--model", path("model"), "--from",
                                       path("clips/Q3_song0_1.mid"), "--to", "Q1-Q1"},
                                      "nowhere");
        QCOMPARE(nowhere.exit, 2);
        QVERIFY(nowhere.err.find("Q1-Q3") != std::string::npos);
    }

    void oneFile() {
        const std::vector<std::string> line = {
            "transfer", "--model", path("model"), "--from",   path("clips/Q3_song0_1.mid"),
            "--to",     "Q1",      "--elements",  "velocity", "--seed",
            "2"};
        const CliResult done = run(line, "one/piece.mid");
        QVERIFY2(done.exit == 0, done.err.c_str());
        QCOMPARE(done.lines().back().at("files").at("piece").get<std::string>(),
                 path("one/piece.mid"));
        QVERIFY(fs::is_regular_file(m_folder / "one" / "piece.mid"));
        QVERIFY(run(line, "one/piece.mid").err.find("exists already") != std::string::npos);
    }

    /// Without --json what became of the piece is told in words.
    void changesInWords() {
        const CliResult done = cli({"emotion", "transfer", "--model", path("model"), "--from",
                                    path("clips/Q3_song0_1.mid"), "--to", "Q1", "--elements",
                                    "velocity", "--seed", "2", "--out", path("words")});
        QVERIFY2(done.exit == 0, done.err.c_str());
        const Json told = readJson(m_folder / "words" / "transfer.json").at("pieces").at(0);
        const auto row = [&](const char* name) -> QStringList {
            for (const QString& line : QString::fromStdString(done.out).split('\n'))
                if (line.startsWith(QLatin1String("  ") + QLatin1String(name)))
                    return line.mid(int(qstrlen(name)) + 2).simplified().split(' ');
            return {};
        };
        const double before = told.at("before").at("velocity").get<double>(),
                     after = told.at("after").at("velocity").get<double>();
        QVERIFY(std::abs(after - before) > 0.1);
        QCOMPARE(row("Velocity "),
                 QStringList({QString::number(before, 'f', 1), QString::number(after, 'f', 1),
                              after > before ? QStringLiteral("↑") : QStringLiteral("↓"),
                              QString::number(std::abs(after - before), 'f', 1)}));
        const QString pitch = QString::number(told.at("before").at("pitch").get<double>(), 'f', 1);
        QCOMPARE(row("Pitch, 60 is middle C"), QStringList({pitch, pitch, QStringLiteral("=")}));
        QVERIFY(!row("Emotion, as far as it is told").isEmpty() && !row("Arousal").isEmpty());
        QVERIFY2(done.out.find("1.mid, to Q1\n") != std::string::npos, done.out.c_str());
        const CliResult edited = cli({"emotion", "edit", "--from", path("clips/Q3_song0_1.mid"),
                                      "--velocity", "1.5", "--out", path("edited")});
        QVERIFY2(edited.exit == 0, edited.err.c_str());
        QVERIFY2(edited.out.find("↑") != std::string::npos, edited.out.c_str());
    }

    void wrongMoves_data() {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("said");
        const QString piece = "Say what the elements move towards";
        QTest::newRow("nowhere") << QStringList{"--elements", "velocity"} << piece;
        QTest::newRow("element") << QStringList{"--to", "Q1", "--elements", "loudness"}
                                 << "velocity";
        QTest::newRow("emotion") << QStringList{"--to", "Q7"} << "Q4";
        QTest::newRow("amount") << QStringList{"--to", "Q1", "--amount", "2"} << "1";
        QTest::newRow("moves") << QStringList{"--moves", "velocity"} << "velocity=0.8@piece";
    }
    void wrongMoves() {
        QFETCH(const QStringList, more);
        QFETCH(const QString, said);
        std::vector<std::string> line = {"transfer", "--model", path("model"), "--from",
                                         (m_folder / "clips" / "Q3_song0_1.mid").string()};
        for (const QString& word : more)
            line.push_back(word.toStdString());
        const CliResult done = run(line, "wrong");
        QCOMPARE(done.exit, 2);
        QVERIFY2(done.err.find(said.toStdString()) != std::string::npos, done.err.c_str());
        fs::remove_all(m_folder / "wrong");
    }

    void aTrainingGoesOn() {
        // Where none was begun, one begins.
        std::vector<std::string> line = {"train", "--data", path("d.npz"), "--steps",
                                         "3",     "--seed", "9",           "--resume"};
        CliResult done = run(line, "further");
        QVERIFY2(done.exit == 0, done.err.c_str());
        QCOMPARE(done.lines().back().at("steps").get<int>(), 3);
        line[4] = "5";
        done = run(line, "further");
        QVERIFY2(done.exit == 0, done.err.c_str());
        QCOMPARE(done.lines().back().at("steps").get<int>(), 5);
        QVERIFY2(done.err.find("from step 3") != std::string::npos, done.err.c_str());
        done = run({"train", "--data", path("d.npz"), "--resume"}, "further");
        QCOMPARE(done.exit, 3);
        QVERIFY2(done.err.find("is done") != std::string::npos, done.err.c_str());
        fs::copy_file(m_folder / "d.npz", m_folder / "e.npz");
        done = run({"train", "--data", path("e.npz"), "--resume"}, "further");
        QCOMPARE(done.exit, 2);
        QVERIFY2(done.err.find("other files") != std::string::npos, done.err.c_str());
    }

    void aPriorOfAnotherModelIsRefused() {
        QCOMPARE(
            run({"train", "--data", path("d.npz"), "--steps", "2", "--seed", "9"}, "other").exit,
            0);
        const CliResult done = run(
            {"generate", "--model", path("other"), "--prior", path("prior"), "--count", "1"}, "no");
        QCOMPARE(done.exit, 3);
        QVERIFY2(done.err.find("another") != std::string::npos, done.err.c_str());
    }

    void figures() {
        const CliResult one = cli({"emotion", "metrics", path("clips/Q1_song0_1.mid"), "--json"});
        QCOMPARE(one.exit, 0);
        QVERIFY(one.lines().at(0).at("PR").get<double>() > 0);
        const CliResult all =
            cli({"emotion", "metrics", path("clips"), "--out", path("report"), "--json"});
        QCOMPARE(all.exit, 0);
        QCOMPARE(all.lines().at(0).at("pieces").get<int>(), 12);
        QVERIFY(readTable(m_folder / "report" / "figures.csv").rows > 0);
        const CliResult mood = cli({"emotion", "classify", path("clips"), "--json"});
        QCOMPARE(mood.exit, 0);
        QCOMPARE(mood.lines().size(), std::size_t(12));
        for (const std::string& by : {path("model"), std::string()}) {
            std::vector<std::string> line = {"emotion", "classify", path("clips/Q1_song0_1.mid"),
                                             "--json"};
            if (!by.empty())
                line.insert(line.end(), {"--model", by});
            const CliResult told = cli(line);
            QVERIFY2(told.exit == 0, told.err.c_str());
            QVERIFY(std::abs(told.lines().at(0).at("arousal").get<double>()) <= 1);
        }
        QCOMPARE(cli({"emotion", "classify", path("nothing.mid"), "--json"}).exit, 3);
        const CliResult again =
            cli({"emotion", "metrics", path("clips"), "--out", path("report"), "--json"});
        QCOMPARE(again.exit, 3);
        QVERIFY2(again.err.find("--force") != std::string::npos, again.err.c_str());
        QCOMPARE(
            cli({"emotion", "metrics", path("clips"), "--out", path("report"), "--force"}).exit, 0);
        const CliResult prior =
            cli({"emotion", "classify", path("clips/Q1_song0_1.mid"), "--model", path("prior")});
        QCOMPARE(prior.exit, 3);
        QVERIFY2(prior.err.find("or a latent model") != std::string::npos, prior.err.c_str());
    }

    /// As a checkpoint of the published program and back: the same numbers.
    void checkpoints() {
        const CliResult latent = run({"export", path("model")}, "best.pt");
        QVERIFY2(latent.exit == 0, latent.err.c_str());
        QCOMPARE(run({"import", path("best.pt"), "--heads", "2"}, "back").exit, 0);
        QVERIFY(run({"export", path("model")}, "best.pt").err.find("--force") != std::string::npos);
        const CliResult prior = run({"export", "--model", path("prior")}, "prior.pt");
        QVERIFY2(prior.exit == 0, prior.err.c_str());
        const std::string codes = prior.lines().at(0).at("files").at("codes").get<std::string>();
        const CliResult read = run({"import", path("prior.pt"), "--codes", codes, "--model",
                                    path("model"), "--heads", "2"},
                                   "prior-back");
        QVERIFY2(read.exit == 0, read.err.c_str());
        const std::vector<std::string> line = {"transfer",
                                               "--from",
                                               path("clips/Q3_song0_1.mid"),
                                               "--to",
                                               path("clips/Q1_song0_1.mid"),
                                               "--elements",
                                               "velocity",
                                               "--seed",
                                               "2"};
        std::vector<std::vector<Note>> moved;
        for (const char* model : {"model", "back"}) {
            std::vector<std::string> words = line;
            words.insert(words.end(), {"--model", path(model)});
            const std::string out = std::string(model) + "-moved.mid";
            const CliResult done = run(words, out);
            QVERIFY2(done.exit == 0, done.err.c_str());
            moved.push_back(notesOf(readMidi(m_folder / out)));
        }
        QVERIFY(moved[0] == moved[1]);
        QCOMPARE(run({"export", path("d.npz")}, "no.pt").exit, 3);
    }

    /// Words of another dictionary would be heard as other pitches.
    void otherWordsAreRefused() {
        Json dictionary = parseJson(WordDictionary::standard().json(), "standard");
        Json& velocities = dictionary.at("velocity");
        velocities.erase(velocities.size() - 1);
        writeJson(m_folder / "small.json", dictionary);
        const CliResult set =
            run({"dataset", path("clips"), "--dictionary", path("small.json")}, "small.npz");
        QVERIFY2(set.exit == 0, set.err.c_str());
        for (const char* verb : {"explore", "judge", "prior"}) {
            const CliResult done =
                run({verb, "--model", path("model"), "--data", path("small.npz")}, "refused");
            QCOMPARE(done.exit, 3);
            QVERIFY2(done.err.find("another dictionary") != std::string::npos, done.err.c_str());
        }
    }

private:
    /// Lively and loud, or slow and soft; high notes where the valence is high.
    void writeClip(int quadrant, int song) {
        fs::create_directories(m_folder / "clips");
        Rng rng(std::uint64_t(quadrant * 10 + song));
        const bool lively = quadrant <= 2, high = quadrant == 1 || quadrant == 4;
        std::vector<Note> notes;
        for (int i = 0; i < 48; ++i) {
            Note note;
            note.start = i * (lively ? 0.25 : 0.5);
            note.end = note.start + (lively ? 0.2 : 0.9);
            note.pitch = (high ? 60 : 45) + int(rng.below(12));
            note.velocity = (lively ? 90 : 50) + int(rng.below(10));
            notes.push_back(note);
        }
        Score score;
        score.parts = {{.name = "piano"}};
        score.tempos = {{0, 0, 400000}};
        writeMidi(m_folder / "clips" /
                      ("Q" + std::to_string(quadrant) + "_song" + std::to_string(song) + "_1.mid"),
                  fromNotes(notes, score));
    }
    std::string path(const std::string& name) const { return (m_folder / name).string(); }
    CliResult run(std::vector<std::string> line, const std::string& out) const {
        line.insert(line.begin(), "emotion");
        line.insert(line.end(), {"--out", path(out), "--json"});
        return cli(line);
    }

    testing::TemporaryFolder m_folder;
    Json m_trained;
};

QTEST_GUILESS_MAIN(CliEmotionTasksTest)
#include "tst_cli_emotiontasks.moc"
