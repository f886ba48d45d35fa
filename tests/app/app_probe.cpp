#include "tests/app/gapprobe.h"
#include "tests/app/windowbench.h"
#include "tests/store/librarytesting.h"

#include "core/audio/nulldevice.h"
#include "models/systems.h"

using namespace antiphon;
using namespace antiphon::testing;

/// The window stays alive while everything works at once (the figures of the design).
class TestProbe : public QObject {
    Q_OBJECT

private:
    static void attempt(double& p99, double& longest) {
        WindowBench bench;
        QVERIFY(bench.openProject());
        Session& session = *bench.session;
        const fs::path guide = bench.sound("guide"), memory = bench.sound("memory");
        makeManyFiles(bench.folder / "many", 5000);
        bench.import({guide, memory});
        session.player().load({QStringLiteral("probe"), nullptr, {{QStringLiteral("a"), guide}}}, 0,
                              true);
        session.player().output().control().setLoop(0, 48000);
        QTRY_VERIFY(session.player().playing());

        GapProbe probe;
        const Jobs::Id import = session.import({bench.folder / "many"});
        const Task* task = findTask(systems(), "guide.generate");
        const Inputs inputs = {{"guide", {{ItemKind::Audio, guide, "guide"}}},
                               {"memory", {{ItemKind::Audio, memory, "memory"}}}};
        std::vector<Jobs::Id> jobs = {import};
        for (int i = 0; i < 3; ++i)
            jobs.push_back(session.start(*task, inputs, task->options(), std::uint64_t(i + 1)));
        const auto over = [&] {
            return std::all_of(jobs.begin(), jobs.end(),
                               [&](Jobs::Id id) { return session.jobs().job(id)->ended(); });
        };
        for (int rows = 0; !over();) {
            if (bench.device)
                bench.device->advance(1024);
            // Meanwhile the user looks at things.
            bench.window->setLayoutId(layouts()[rows++ / 20 % layouts().size()].id);
            QTest::qWait(20);
        }
        QTRY_VERIFY(session.store().items().size() > 4000u);
        p99 = probe.percentile(0.99);
        longest = probe.longest();
        for (const Jobs::Id id : jobs)
            QVERIFY2(session.jobs().job(id)->row.state == JobState::Done,
                     session.jobs().job(id)->row.error.c_str());
    }

private Q_SLOTS:
    void importingGeneratingAndPlaying() {
        // Another program may have the processors for a moment; three such moments are no accident.
        double p99 = 0, longest = 0;
        for (int i = 0; i < 3; ++i) {
            attempt(p99, longest);
            if (QTest::currentTestFailed())
                return;
            qInfo("event loop: p99 %.1f ms, longest %.1f ms", p99, longest);
            if (p99 < 50 * slowdown && longest < 200 * slowdown)
                return;
        }
        QFAIL(qPrintable(QStringLiteral("p99 %1 ms, longest %2 ms").arg(p99).arg(longest)));
    }
};

QTEST_MAIN(TestProbe)
#include "app_probe.moc"
