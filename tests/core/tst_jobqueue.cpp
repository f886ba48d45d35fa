#include "tests/testing.h"

#include "core/error.h"
#include "core/jobqueue.h"

#include <latch>

using namespace antiphon;
using namespace std::chrono_literals;

namespace {

void untilCancelled(JobControl& control) {
    for (;;) {
        control.checkpoint();
        std::this_thread::sleep_for(1ms);
    }
}

} // namespace

class TestJobQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneQueueKeepsOrder() {
        JobQueue queue;
        std::vector<int> order;
        JobQueue::Id last = 0;
        for (int i = 0; i < 5; ++i)
            last = queue.submit("job", "cpu", [&order, i](JobControl&) { order.push_back(i); });
        QCOMPARE(queue.wait(last), JobState::Done);
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4}));
    }

    /// The light queue goes on while a long job computes: both jobs must be inside at once to pass.
    void queuesRunSideBySide() {
        JobQueue queue;
        std::latch both(2);
        const auto heavy =
            queue.submit("heavy", "cpu", [&](JobControl&) { both.arrive_and_wait(); });
        const auto light =
            queue.submit("light", "light", [&](JobControl&) { both.arrive_and_wait(); });
        QVERIFY(queue.waitFor(heavy, 10) && queue.waitFor(light, 10));
    }

    void failureLeavesItsSentenceAndTheQueueGoesOn() {
        JobQueue queue;
        const auto bad =
            queue.submit("bad", "cpu", [](JobControl&) { throw UserError("x.wav: no."); });
        const auto good = queue.submit("good", "cpu", [](JobControl&) {});
        QCOMPARE(queue.wait(good), JobState::Done);
        QCOMPARE(queue.row(bad)->state, JobState::Failed);
        QCOMPARE(queue.row(bad)->error, std::string("x.wav: no."));
        QVERIFY(queue.failure(bad) != nullptr);
        QVERIFY(queue.failure(good) == nullptr);
    }

    void cancelRunningAndWaiting() {
        JobQueue queue;
        const auto running = queue.submit("running", "cpu", untilCancelled);
        const auto waiting = queue.submit("waiting", "cpu", untilCancelled);
        queue.cancel(waiting);
        QCOMPARE(queue.row(waiting)->state, JobState::Cancelled); // at once, while the other runs
        queue.cancel(running);
        QCOMPARE(queue.wait(running), JobState::Cancelled);
    }

    void pauseStopsProgress() {
        JobQueue queue;
        std::atomic<int> steps = 0;
        const auto id = queue.submit("steps", "cpu", [&](JobControl& control) {
            for (;;) {
                control.checkpoint();
                ++steps;
                std::this_thread::sleep_for(1ms);
            }
        });
        QTRY_VERIFY(steps > 3);
        queue.pause(id);
        QVERIFY(queue.row(id)->paused);
        std::this_thread::sleep_for(20ms); // the step under way may end
        const int held = steps;
        std::this_thread::sleep_for(50ms);
        QCOMPARE(steps.load(), held);
        queue.resume(id);
        QTRY_VERIFY(steps > held);
        queue.pause(id);
        queue.cancel(id); // a paused job can be cancelled
        QCOMPARE(queue.wait(id), JobState::Cancelled);
    }

    void eventsAreDrainedOnceAndUpdateTheRow() {
        JobQueue queue;
        const auto id = queue.submit("talk", "light", [](JobControl& control) {
            JobContext context(control, 1, ".", ".");
            context.progress(0.5, "half");
            context.metric("loss", 3, 0.25);
        });
        queue.wait(id);
        const auto events = queue.drain(id);
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[1].text, std::string("loss"));
        QCOMPARE(events[1].step, std::int64_t(3));
        QCOMPARE(queue.row(id)->fraction, 0.5);
        QVERIFY(queue.drain(id).empty());
    }

    void destructionCancels() {
        JobControl* seen = nullptr;
        std::latch started(1);
        {
            JobQueue queue;
            queue.submit("endless", "cpu", [&](JobControl& control) {
                seen = &control;
                started.count_down();
                untilCancelled(control);
            });
            started.wait();
        } // would hang here if the job were not cancelled
        QVERIFY(seen != nullptr);
    }
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
