#include "tests/testing.h"

#include "core/run.h"
#include "models/device.h"
#include "models/systems.h"

// What a tiny model learns in half an hour on two cores of synthesised clips, and what curricula
// make of it.
using namespace antiphon;

namespace {

constexpr const char* clips = "160";

} // namespace

class TestIdmAcceptanceLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        setThreads(2);
        execute("idm.synthesize", "sounds", {}, {{"count", clips}, {"seconds", "4"}});
        execute("idm.dataset", "data", {{"audio", {{ItemKind::Audio, m_root / "sounds", "audio"}}}},
                {{"seconds", "4"}, {"hop", "4"}, {"validation", "0.15"}, {"test", "0.15"}});
    }

    void learns() {
        const Json trained = train("easy", "easy", "3000");
        QVERIFY2(trained["training_seconds"].get<double>() < 1800, trained.dump().c_str());
        const Json found = execute("idm.evaluate", "report",
                                   {{"model", {{ItemKind::Model, m_root / "easy", "model"}}},
                                    {"data", {{ItemKind::Table, m_root / "data", "data"}}}},
                                   {});
        qInfo("%s", found.dump(2).c_str());
        const auto number = [&](const char* pointer) {
            return found.at(Json::json_pointer(pointer)).get<double>();
        };
        QVERIFY(number("/distance/model") <= 3 * number("/distance/halves"));
        QVERIFY(number("/distance/model") < number("/distance/untrained"));
        QVERIFY(number("/nearest_training_db/drawn_least") >=
                number("/nearest_training_db/held_back_least"));
        for (const char* which : {"density", "timbral"}) {
            const std::string at = std::string("/conditioning/") + which;
            QVERIFY(number((at + "/model/rank_correlation").c_str()) > 0.5);
            QVERIFY(number((at + "/model/low").c_str()) > number((at + "/untrained/high").c_str()));
        }
        const double weak = number("/variations/to_seed_db/0.2"),
                     middle = number("/variations/to_seed_db/0.4"),
                     strong = number("/variations/to_seed_db/0.6");
        QVERIFY(weak < middle && middle < strong);
        QVERIFY(strong < number("/variations/to_others_db"));
    }

    /// Side by side with the same number of steps: all must learn; which is best is told, not
    /// asserted.
    void curricula() {
        for (const char* order : {"easy", "random", "off"}) {
            const Json found = train(std::string("short-") + order, order, "800");
            qInfo("%s: %s", order, found.dump().c_str());
            QVERIFY(found["reconstruction"].get<double>() < 0.5);
        }
    }

private:
    Json train(const std::string& name, const char* order, const char* steps) {
        return execute("idm.train", name, {{"data", {{ItemKind::Table, m_root / "data", "data"}}}},
                       {{"preset", "tiny"}, {"curriculum", order}, {"steps", steps}});
    }
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

QTEST_GUILESS_MAIN(TestIdmAcceptanceLong)
#include "tst_idmacceptance_long.moc"
