#include "tests/testing.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/device.h"
#include "models/stem/options.h"
#include "models/stem/stem.h"

#include <chrono>
#include <cmath>
#include <stdexcept>

// From pairs of stems to a codec, to a model, to the report on what was held back: whether the
// smallest preset learns to play along (the spec's section 11). Where it does not, what it reaches
// is asserted, and the report says so.
using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Where the pairs are music and not what rings after it.
struct Excerpt {
    const char* track;
    int from, to; ///< seconds
};
constexpr Excerpt excerpts[] = {{"04f2", 0, 30}, {"0611", 0, 15}, {"524a", 0, 30},
                                {"747d", 5, 60}, {"9efa", 0, 30}, {"ea29", 0, 30}};
constexpr int rate = 32000;
/// How much more the context of another song costs, in nats. Measured: 1.28 on what the model was
/// chosen by and 1.04 on what was held back.
constexpr double askedGap = 0.4;

Task taskNamed(const std::string& id) {
    for (Task& task : stem::system().tasks)
        if (task.id == id)
            return task;
    return {};
}

} // namespace

class TestStemLearningLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::data() / "audio/pairs"))
            QSKIP("The recordings are not here.");
        setThreads(1); // on a busy machine two wait for each other
        qputenv("XDG_CACHE_HOME", (m_folder / "cache").c_str());
        // The last fifth of the music is held back from everything; of the rest, the last fifth is
        // what a training is chosen by.
        for (const Excerpt& excerpt : excerpts) {
            const std::int64_t from = excerpt.from * rate, to = excerpt.to * rate,
                               cut = from + (to - from) * 4 / 5;
            put(m_folder / "songs" / excerpt.track, excerpt.track, from, cut);
            put(m_folder / "held" / excerpt.track, excerpt.track, cut, to);
        }
    }

    void aCodecIsLearned() {
        const Json figures = run("stem.train-codec", {{"dataset", m_folder / "songs"}}, "codec");
        QVERIFY2(figures.at("log_mel").get<double>() <= 0.55, figures.dump().c_str());
        for (const Json& used : figures.at("rows_used"))
            QVERIFY2(used.get<double>() >= 0.7, figures.dump().c_str());
    }

    void aModelIsLearned() {
        const Json figures =
            run("stem.train", {{"dataset", m_folder / "songs"}, {"codec", m_folder / "codec"}},
                "model");
        const double loss = figures.at("loss");
        QVERIFY2(loss <= 3.7, figures.dump().c_str());
        QVERIFY2(figures.at("shuffled").get<double>() - loss >= askedGap, figures.dump().c_str());
        QVERIFY2(figures.at("dropped").get<double>() >= loss, figures.dump().c_str());
        qInfo("both trainings: %.0f s", m_seconds);
        QVERIFY(m_seconds < 20 * 60);
    }

    void whatWasHeldBackIsMeasured() {
        const Json figures =
            run("stem.evaluate", {{"dataset", m_folder / "held"}, {"model", m_folder / "model"}},
                "out");
        const Json& entropy = figures.at("cross_entropy");
        const double loss = entropy.at("loss");
        QVERIFY2(entropy.at("shuffled").get<double>() - loss >= askedGap, entropy.dump().c_str());
        QVERIFY2(entropy.at("dropped").get<double>() >= loss, entropy.dump().c_str());
        const Json& stems = figures.at("stems");
        // As many stretches of 3 s that sound as the songs have without overlapping.
        const int items = figures.at("items").get<int>();
        QCOMPARE(items, 11);
        QCOMPARE(stems.at("written").get<int>(), 2 * 3 * items);
        QCOMPARE(stems.at("silent").get<int>(), 0);
        QCOMPARE(stems.at("of_wrong_length").get<int>(), 0);
        // Whether stems follow their context is said as it is found: so far more than by chance
        // can be only where several models are taken together.
        const auto said = [&](const std::string& beginning) {
            for (const Json& finding : figures.at("findings"))
                if (finding.at("sentence").get<std::string>().starts_with(beginning))
                    return finding.at("holds").get<bool>();
            throw std::logic_error("the report does not say it");
        };
        QCOMPARE(said("The true stems cost"), entropy.at("shuffled_gap").get<double>() >= 0.4 &&
                                                  entropy.at("dropped_gap").get<double>() >= 0);
        QVERIFY(said("Of " + std::to_string(2 * 3 * items) + " stems"));
        const std::pair<const char*, const char*> measures[] = {
            {"onset_alignment", "Onset alignment"}, {"chroma_correlation", "Chroma correlation"}};
        for (const auto& [measure, words] : measures) {
            const Json& test = figures.at(measure);
            QCOMPARE(test.at("items").get<int>(), items);
            QCOMPARE(test.at("p_of_draws").size(), std::size_t(3));
            QCOMPARE(said(words),
                     test.at("p").get<double>() < 0.05 && test.at("difference").get<double>() > 0);
        }
        const Table table = readTable(m_folder / "out/evaluation.csv");
        QCOMPARE(table.column("way").texts,
                 (std::vector<std::string>{"model", "shuffled context", "retrieved stem",
                                           "true stem", "codec"}));
        const std::string page = readFile(m_folder / "out/report.html");
        for (const char* what : {"<svg", "retrieved stem", "audio/11-model.wav",
                                 "The true stems cost", "cross_entropy"})
            QVERIFY2(page.find(what) != std::string::npos, what);
        for (const char* what :
             {"context", "model", "shuffled-context", "retrieved-stem", "true-stem", "codec"}) {
            const Sound sound =
                readSound(m_folder / "out/audio" / ("01-" + std::string(what) + ".wav"));
            QCOMPARE(sound.frames(), std::size_t(3 * 16000));
            QVERIFY(peakOf(sound.samples) < 1);
        }
    }

private:
    using Given = std::vector<std::pair<std::string, fs::path>>;

    void put(const fs::path& song, const char* track, std::int64_t from, std::int64_t to) const {
        fs::create_directories(song);
        for (const char* part : {"guide.flac", "memory.flac"})
            fs::copy_file(testing::data() / "audio/pairs" / track / part, song / part);
        writeJson(song / "features.json", {{"sounding_frames", {from, to}}});
    }

    Json run(const std::string& id, const Given& given, const std::string& out) {
        const Task task = taskNamed(id);
        Inputs inputs;
        for (const Slot& slot : task.inputs)
            for (const auto& [key, path] : given)
                if (key == slot.key)
                    inputs[key].push_back({slot.kind, path, key});
        fs::create_directories(m_folder / out);
        JobControl control;
        JobContext context(control, 1, m_folder / out, m_folder / out / "checkpoints");
        const auto begin = std::chrono::steady_clock::now();
        const Outcome outcome = task.run(inputs, task.options(), context);
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (task.trains)
            m_seconds += seconds;
        for (const Event& event : control.drain())
            if (event.type == Event::Type::Log)
                qInfo("%s", event.text.c_str());
        qInfo("%s, %.0f s: %s", id.c_str(), seconds, outcome.figures.dump().c_str());
        return outcome.figures;
    }

    TemporaryFolder m_folder;
    double m_seconds = 0;
};

QTEST_GUILESS_MAIN(TestStemLearningLong)
#include "tst_stemlearning_long.moc"
