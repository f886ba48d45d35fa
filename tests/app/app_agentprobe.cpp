#include "tests/app/gapprobe.h"
#include "tests/app/windowbench.h"
#include "tests/models/agentrig.h"

#include "app/panels/agentform.h"
#include "app/panels/agentpanel.h"

#include <QAction>

using namespace antiphon;
using namespace antiphon::testing;

/// The window stays alive while an agent trains, gives samples and is heard, and a sound plays.
class TestAgentProbe : public QObject {
    Q_OBJECT

    static void attempt(double& p99, double& longest) {
        WindowBench bench;
        QVERIFY(bench.openProject());
        Session& session = *bench.session;
        session.player().load(
            {QStringLiteral("probe"), nullptr, {{QStringLiteral("a"), bench.sound("one")}}}, 0,
            true);
        session.player().output().control().setLoop(0, 48000);
        QTRY_VERIFY(session.player().playing());
        bench.window->setLayoutId(QStringLiteral("train"));
        bench.window->showPanel(QStringLiteral("agent"));
        auto* panel = qobject_cast<AgentPanel*>(bench.panel("agent"));
        const fs::path table = sineTable(bench.folder / "sine.csv", 20);
        panel->form().setInputs({{"table", {{ItemKind::Table, table, "table"}}}});
        QTRY_VERIFY(panel->form().ready());
        impro::AgentTaskOptions chosen;
        chosen.train.steps = 1000000000;
        chosen.train.evaluateEvery = 5000;
        chosen.train.checkpointEvery = 1;
        chosen.episodes = 1;
        chosen.sampleEvery = 0.3;
        panel->form().setOptions(chosen);
        const auto trigger = [&](const char* name) {
            auto* action = panel->findChild<QAction*>(QLatin1String(name));
            if (action->isEnabled())
                action->trigger();
        };
        QTRY_VERIFY(panel->findChild<QAction*>(QStringLiteral("agent.train"))->isEnabled());
        trigger("agent.train");
        QTRY_VERIFY(panel->job() != 0);

        GapProbe probe;
        // Until it has given enough of itself, however fast the machine is.
        for (int moments = 0; panel->listening().state().samples.size() < 8 || moments < 200;
             ++moments) {
            QVERIFY(moments < 3000 && panel->job() != 0);
            if (bench.device)
                bench.device->advance(1024);
            if (moments % 25 == 0) { // meanwhile the user listens and rates
                trigger("agent.play");
                trigger(moments % 50 == 0 ? "agent.good" : "agent.notThat");
                trigger("agent.hear");
            }
            QTest::qWait(20);
        }
        p99 = probe.percentile(0.99);
        longest = probe.longest();
        session.jobs().cancel(panel->job());
        QTRY_COMPARE_WITH_TIMEOUT(panel->job(), Jobs::Id(0), 20000);
    }

private Q_SLOTS:
    void trainingHearingAndPlaying() {
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

QTEST_MAIN(TestAgentProbe)
#include "app_agentprobe.moc"
