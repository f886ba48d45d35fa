#include "tests/testing.h"

#include "core/run.h"
#include "models/device.h"
#include "models/systems.h"

// What a tiny vocoder learns in some minutes on two cores of synthesised clips, beside the search
// for phases.
using namespace antiphon;

class TestVocoderLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        setThreads(2);
        execute("idm.synthesize", "sounds", {}, {{"count", "120"}, {"seconds", "4"}});
        execute("idm.dataset", "data", {{"audio", {{ItemKind::Audio, m_root / "sounds", "audio"}}}},
                {{"seconds", "4"}, {"hop", "4"}, {"validation", "0.1"}, {"test", "0.1"}});
    }

    void learnsToSound() {
        const Inputs data = {{"data", {{ItemKind::Table, m_root / "data", "data"}}}};
        const Json trained =
            execute("idm.vocoder", "vocoder", data, {{"preset", "tiny"}, {"steps", "1500"}});
        qInfo("%s", trained.dump().c_str());
        Inputs both = data;
        both["vocoder"] = {{ItemKind::Model, m_root / "vocoder", "vocoder"}};
        const Json found = execute("idm.evaluate-vocoder", "comparison", both, {{"clips", "12"}});
        qInfo("%s", found.dump(2).c_str());
        const auto number = [&](const char* way, const char* figure) {
            return found.at("ways").at(way).at(figure).get<double>();
        };
        // Clips that it never heard: nearer than with nothing learned, and its spectra nearer than
        // after a search that begins at random; with a little of that its bands are, too.
        QVERIFY(number("vocoder", "mel_db") < 0.9 * number("untrained", "mel_db"));
        QVERIFY(number("vocoder", "convergence") < number("untrained", "convergence"));
        QVERIFY(number("vocoder", "convergence") < number("griffin-lim-32", "convergence"));
        for (const char* figure : {"mel_db", "convergence"})
            QVERIFY(number("vocoder-polished", figure) < number("griffin-lim-32", figure));
    }

private:
    Json execute(const char* id, const std::string& name, Inputs inputs,
                 const std::vector<std::pair<std::string, std::string>>& settings) {
        const Task* task = findTask(systems(), id);
        Options options = task->options();
        for (const auto& [key, value] : settings)
            setField(options, key, value);
        RunRecord record;
        record.task = id;
        record.options = toJson(options);
        record.inputs = std::move(inputs);
        record.seed = 7;
        record.threads = 2;
        record.out = ".";
        JobControl control;
        return Run::create(m_root / name, record).execute(*task, control).figures;
    }

    testing::TemporaryFolder m_root;
};

QTEST_GUILESS_MAIN(TestVocoderLong)
#include "tst_vocoder_long.moc"
