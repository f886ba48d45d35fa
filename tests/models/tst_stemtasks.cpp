#include "tests/badfiles.h"
#include "tests/models/stemmodel.h"
#include "tests/models/stemrig.h"

#include "core/error.h"
#include "core/json.h"
#include "models/device.h"
#include "models/stem/codecuse.h"
#include "models/stem/songbeats.h"
#include "models/stem/soundtrail.h"
#include "models/stem/stem.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// A task that ran, or the sentence that ended it.
struct Ran {
    Outcome outcome;
    QString error;
    std::vector<Event> events;
    fs::path folder;

    const Item* item(const std::string& role) const {
        for (const Item& item : outcome.items)
            if (item.role == role)
                return &item;
        return nullptr;
    }
    bool logged(const char* part) const {
        return std::ranges::any_of(events, [&](const Event& event) {
            return event.type == Event::Type::Log && event.text.find(part) != std::string::npos;
        });
    }
};

std::vector<Item> files(ItemKind kind, const std::vector<fs::path>& paths) {
    std::vector<Item> items;
    for (const fs::path& path : paths)
        items.push_back({kind, path, "test"});
    return items;
}

} // namespace

/// Every task of the system from its inputs to its files, and what it says of those that are bad.
class TestStemTasks : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_songs, m_model, m_drums, m_piano;
    int m_runs = 0;

    Ran run(const std::string& id, const Inputs& inputs, const Json& given = Json::object(),
            std::uint64_t seed = 3) {
        static const std::vector<System> all = {stem::system()};
        Ran ran;
        const Task* task = findTask(all, id);
        if (!task)
            qFatal("no task %s", id.c_str());
        const fs::path run = m_folder / ("run" + std::to_string(++m_runs));
        ran.folder = run / "out";
        fs::create_directories(ran.folder);
        fs::create_directories(run / "checkpoints");
        JobControl control;
        JobContext context(control, seed, ran.folder, run / "checkpoints");
        try {
            Options options = task->options();
            readJson(options, given, "options");
            ran.outcome = task->run(inputs, options, context);
        } catch (const UserError& e) {
            ran.error = QString::fromUtf8(e.what());
        }
        ran.events = control.drain();
        return ran;
    }
    Inputs generating(const std::vector<fs::path>& context) const {
        Inputs inputs = {{"model", files(ItemKind::Model, {m_model})}};
        if (!context.empty())
            inputs["context"] = files(ItemKind::Audio, context);
        return inputs;
    }

private Q_SLOTS:
    void initTestCase() {
        setThreads(1);
        m_songs = m_folder / "songs";
        for (int song = 0; song < 2; ++song)
            putSong(m_songs / ("song" + std::to_string(song)), 100 + 20 * song, 8, 8000);
        m_model = putStemModel(m_folder / "model");
        m_drums = m_folder / "drums.wav";
        putSound(m_drums, clickSound(120, 6, 8000, 0));
        m_piano = m_folder / "piano.wav";
        putSound(m_piano, sineSound(220, 4, 16000, 2));
        putSound(m_folder / "short.wav", sineSound(220, 0.1, 8000));
        putSound(m_folder / "silence.wav", sineSound(220, 4, 8000, 1, 0));
        writeFile(m_folder / "text.wav", "no sound");
        writeFile(m_folder / "beats.json", R"({"beats": [1, 0.5]})");
    }

    void prepareTrainAndMeasure() {
        const Ran prepared = run("stem.prepare", {{"dataset", files(ItemKind::Audio, {m_songs})}});
        QVERIFY2(prepared.error.isEmpty(), qPrintable(prepared.error));
        QVERIFY(fs::is_regular_file(m_songs / "song0" / "features.json"));
        const Ran codec = run("stem.train-codec", {{"dataset", files(ItemKind::Audio, {m_songs})}},
                              {{"steps", 2}, {"batch", 2}, {"segment", 0.5}, {"validation", 2}});
        QVERIFY2(codec.error.isEmpty(), qPrintable(codec.error));
        QVERIFY(codec.item("codec"));
        const Ran model = run("stem.train",
                              {{"dataset", files(ItemKind::Audio, {m_songs})},
                               {"codec", files(ItemKind::Model, {codec.item("codec")->path})}},
                              {{"target", "bass"},
                               {"seconds", 1},
                               {"pieces", 4},
                               {"validation", 2},
                               {"steps", 2},
                               {"evaluate_every", 1}});
        QVERIFY2(model.error.isEmpty(), qPrintable(model.error));
        const Ran measured = run("stem.evaluate",
                                 {{"model", files(ItemKind::Model, {model.item("model")->path})},
                                  {"dataset", files(ItemKind::Audio, {m_songs})}},
                                 {{"items", 2}});
        QVERIFY2(measured.error.isEmpty(), qPrintable(measured.error));
        QCOMPARE(measured.outcome.figures.at("items").get<int>(), 2);
        QVERIFY(measured.item("evaluation"));
        // Conditions of another kind than the size has.
        for (const char* beat : {"direct", "mlp"}) {
            const Ran told = run("stem.train",
                                 {{"dataset", files(ItemKind::Audio, {m_songs})},
                                  {"codec", files(ItemKind::Model, {codec.item("codec")->path})}},
                                 {{"target", "bass"},
                                  {"seconds", 1},
                                  {"pieces", 2},
                                  {"validation", 2},
                                  {"steps", 1},
                                  {"evaluate_every", 1},
                                  {"synchronised", true},
                                  {"beat", beat},
                                  {"style", "statistics"}});
            QVERIFY2(told.error.isEmpty(), qPrintable(told.error));
            const Json network = readJson(told.item("model")->path / "model.json").at("network");
            QCOMPARE(network.at("beat").get<std::string>(), std::string(beat));
            QCOMPARE(network.at("style").get<std::string>(), std::string("statistics"));
            QVERIFY(told.logged("no starts in sync.json"));
        }
    }

    void roundTrip() {
        const Ran ran =
            run("stem.roundtrip", {{"codec", files(ItemKind::Model, {m_model / "codec"})},
                                   {"audio", files(ItemKind::Audio, {m_drums})}});
        QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
        for (const char* role : {"original", "decoded", "difference"}) {
            QVERIFY(ran.item(role));
            QCOMPARE(readSound(ran.item(role)->path).seconds(), 6.0);
        }
        QCOMPARE(ran.outcome.figures.at("rows_used").size(), std::size_t(4));
    }

    /// Contexts are summed, and the part from a second on is played along to.
    void contextsAreSummed() {
        const Ran ran = run("stem.generate", generating({m_drums, m_piano}),
                            {{"from", 1.0}, {"seconds", 2.0}, {"text", "slow waltz"}});
        QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
        QCOMPARE(readSound(ran.item("stem")->path).frames(), std::size_t(8000));
        QVERIFY(ran.item("mix"));
        QVERIFY(ran.logged("'waltz'"));
        QVERIFY(ran.outcome.figures.at("words").at("known") == Json::array({"slow"}));
        const Json told = readJson(ran.folder / "stems.json");
        QCOMPARE(told.at("context").size(), std::size_t(2));
        // The sum is another context than either.
        const auto codesOf = [&](const std::vector<fs::path>& context) {
            const Ran one = run("stem.generate", generating(context), {{"seconds", 2.0}});
            return stem::readCodes(one.folder / "1.npz").codes.values;
        };
        QVERIFY(codesOf({m_drums, m_piano}) != codesOf({m_drums}));
        QCOMPARE(codesOf({m_drums}), codesOf({m_drums}));
    }

    void theSoundIsThereBeforeTheEnd() {
        const Ran ran = run("stem.generate", generating({m_drums}), {{"count", 2}});
        QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
        std::vector<double> frames(2);
        bool before = false;
        for (const Event& event : ran.events) {
            if (event.type == Event::Type::Metric && event.text == "sound") {
                QVERIFY(event.value > frames.at(std::size_t(event.step)));
                frames[std::size_t(event.step)] = event.value;
                before = before || event.value < 12000;
            }
            if (event.type == Event::Type::Metric && event.text == "sound rate")
                QCOMPARE(event.value, 4000.0);
        }
        QVERIFY(before);
        QCOMPARE(frames, (std::vector<double>{24000, 24000}));
        // What is left in the run are results.
        QVERIFY(!fs::exists(stem::SoundTrail::file(ran.folder.parent_path(), 0)));
    }

    void beatsAreTakenAsGiven() {
        const fs::path beats = m_folder / "given.json";
        stem::writeBeats(beats, steadyBeats(90, 3, 0.2, 6), true);
        Inputs inputs = generating({m_drums});
        inputs["beats"] = files(ItemKind::Table, {beats});
        const Ran ran = run("stem.generate", inputs);
        QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
        QVERIFY(std::abs(readJson(ran.folder / "stems.json").at("bpm").get<double>() - 90) < 0.1);
        // Without a context they are what clicks.
        Inputs clicks = {{"model", files(ItemKind::Model, {m_model})},
                         {"beats", inputs.at("beats")}};
        const Ran clicked = run("stem.generate", clicks, {{"seconds", 2.0}});
        QVERIFY2(clicked.error.isEmpty(), qPrintable(clicked.error));
        QVERIFY(clicked.item("mix"));
    }

    /// Codes of a take are gone on with as they are.
    void goesOnFromATake() {
        const Ran first = run("stem.generate", generating({m_drums}), {{"seconds", 2.0}});
        const auto whole = stem::readCodes(first.folder / "1.npz").codes;
        Inputs inputs = generating({m_drums});
        inputs["begin"] = files(ItemKind::Audio, {first.folder / "1.npz"});
        const Ran on = run("stem.generate", inputs, {{"begin_seconds", 1.0}, {"seconds", 3.0}}, 9);
        QVERIFY2(on.error.isEmpty(), qPrintable(on.error));
        const auto longer = stem::readCodes(on.folder / "1.npz").codes;
        QCOMPARE(longer.frames, std::int64_t(150));
        QVERIFY(framesOf(longer, 0, 50).values == framesOf(whole, 0, 50).values);
        inputs["begin"] = files(ItemKind::Audio, {first.item("stem")->path});
        QVERIFY(run("stem.generate", inputs, {{"begin_seconds", 1.0}, {"seconds", 3.0}})
                    .error.isEmpty());
    }

    void loopsEndWhereTheyBegin() {
        Inputs inputs = generating({m_drums});
        const Ran ran = run("stem.generate", inputs, {{"seconds", 2.0}, {"loop", true}});
        QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
        QCOMPARE(readSound(ran.item("stem")->path).frames(), std::size_t(8000));
        // Not with the bar behind the end, which leads to the beginning: it is to be gone on with.
        QCOMPARE(stem::readCodes(ran.folder / "1.npz").codes.frames, std::int64_t(100));
        inputs["begin"] = files(ItemKind::Audio, {ran.folder / "1.npz"});
        const Ran on = run("stem.generate", inputs, {{"seconds", 2.5}});
        QVERIFY2(on.error.isEmpty(), qPrintable(on.error));
    }

    void badInputs_data() {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("slot");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* task, const char* slot, const char* file,
                            const char* options, const char* said) {
            QTest::newRow(name) << task << slot << file << options << said;
        };
        row("no songs", "stem.prepare", "dataset", "nowhere", "{}", "nowhere");
        row("tags that are none", "stem.prepare", "tags", "text.wav", "{}", "text.wav");
        row("no songs with tags", "stem.tags", "dataset", "nowhere", "{}", "nowhere");
        row("a table of no tags", "stem.tags", "tags", "text.wav", "{}", "text.wav");
        row("no tags that were learned", "stem.suggest-tags", "model", "songs", "{}", "songs");
        row("no recordings", "stem.train-codec", "dataset", "model", "{}", "model");
        row("a codec of text", "stem.roundtrip", "codec", "text.wav", "{}", "text.wav");
        row("no sound to hear", "stem.roundtrip", "audio", "text.wav", "{}", "text.wav");
        row("a codec as data", "stem.train", "codec", "songs", "{}", "songs");
        row("no such stem", "stem.train", "", "", R"({"target": "theremin"})", "theremin");
        row("no model", "stem.generate", "model", "songs", "{}", "songs");
        row("no sound", "stem.generate", "context", "text.wav", "{}", "text.wav");
        row("no file", "stem.generate", "context", "gone.wav", "{}", "gone.wav");
        row("beyond its end", "stem.generate", "context", "drums.wav", R"({"from": 60})",
            "ends after 6 s");
        row("beats that fall", "stem.generate", "beats", "beats.json", "{}", "beats.json");
        row("a beginning of text", "stem.generate", "begin", "text.wav", "{}", "text.wav");
        row("longer than the stem", "stem.generate", "begin", "drums.wav", R"({"seconds": 1})",
            "longer than the stem");
        row("a reference of text", "stem.generate", "model", "codec", "{}", "codec");
        row("no songs to measure by", "stem.evaluate", "dataset", "model", "{}", "model");
        row("no checkpoint", "stem.import", "file", "text.wav", "{}", "text.wav");
    }
    /// One sentence that names what is wrong.
    void badInputs() {
        QFETCH(QString, task);
        QFETCH(QString, slot);
        QFETCH(QString, file);
        QFETCH(QString, options);
        QFETCH(QString, said);
        const std::string id = task.toStdString();
        Inputs inputs;
        const auto put = [&](const char* key, ItemKind kind, const fs::path& path) {
            inputs[key] = files(kind, {path});
        };
        if (id == "stem.roundtrip") {
            put("codec", ItemKind::Model, m_model / "codec");
            put("audio", ItemKind::Audio, m_drums);
        } else if (id == "stem.generate" || id == "stem.evaluate") {
            put("model", ItemKind::Model, m_model);
            put(id == "stem.generate" ? "context" : "dataset", ItemKind::Audio,
                id == "stem.generate" ? m_drums : m_songs);
        } else if (id != "stem.import") {
            put("dataset", ItemKind::Audio, m_songs);
            if (id == "stem.train")
                put("codec", ItemKind::Model, m_model / "codec");
        }
        if (!slot.isEmpty())
            inputs[slot.toStdString()] = files(ItemKind::Audio, {m_folder / file.toStdString()});
        const Ran ran = run(id, inputs, Json::parse(options.toStdString()));
        QVERIFY2(ran.error.contains(said), qPrintable(ran.error));
        QVERIFY2(ran.error.endsWith(QLatin1Char('.')), qPrintable(ran.error));
        QVERIFY(ran.outcome.items.empty());
    }

    /// What is thin is said and not refused.
    void odditiesAreNoErrors() {
        for (const char* file : {"short.wav", "silence.wav"}) {
            const Ran ran = run("stem.generate", generating({m_folder / file}));
            QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
            QVERIFY(ran.item("stem"));
        }
        QVERIFY(run("stem.generate", generating({m_folder / "short.wav"}))
                    .logged("hardly anything to play along to: 0.1 s"));
        writeNanFile(m_folder / "holes.wav", 44100, 22050);
        const char* const told = "holes.wav: holds 2 samples that are no numbers";
        QVERIFY(run("stem.generate", generating({m_folder / "holes.wav"})).logged(told));
        const Inputs trip = {{"codec", files(ItemKind::Model, {m_model / "codec"})},
                             {"audio", files(ItemKind::Audio, {m_folder / "holes.wav"})}};
        QVERIFY(run("stem.roundtrip", trip).logged(told));
        const Ran alone = run("stem.generate", generating({}), {{"seconds", 0.5}});
        QVERIFY2(alone.error.isEmpty(), qPrintable(alone.error));
        QVERIFY(alone.logged("nothing to play along to"));
    }
};

QTEST_GUILESS_MAIN(TestStemTasks)
#include "tst_stemtasks.moc"
