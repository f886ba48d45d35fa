#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/tfevents.h"
#include "core/rng.h"
#include "models/trainer.h"

#include <cmath>
#include <csignal>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace antiphon;

namespace {

/// Fits a line to noisy points with momentum: weights, state and a generator, and nothing else.
class Line final : public Trainee {
public:
    explicit Line(std::uint64_t seed, std::int64_t stride = 1) : m_rng(seed), m_stride(stride) {}

    std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override {
        const std::int64_t taken = std::min(limit, m_stride);
        for (std::int64_t i = 0; i < taken; ++i) {
            if (m_step == hookAt && hook)
                hook();
            const float x = float(m_rng.uniform()), y = 3 * x - 1 + 0.1f * float(m_rng.normal());
            const float error = m_weight[0] * x + m_weight[1] - y;
            m_momentum[0] = 0.9f * m_momentum[0] + rate * error * x;
            m_momentum[1] = 0.9f * m_momentum[1] + rate * error;
            for (int k = 0; k < 2; ++k)
                m_weight[k] -= m_momentum[k];
            m_loss = error * error;
            ++m_step;
        }
        scalars.push_back({"train/loss", m_loss});
        return taken;
    }
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override {
        ++evaluations;
        if (hook && m_step == evaluationHookAt)
            hook();
        checkpoint();
        const double error = std::abs(m_weight[0] - 3) + std::abs(m_weight[1] + 1);
        std::vector<Scalar> scalars = {{"eval/error", stuck ? 1 : error},
                                       {"eval/slope", m_weight[0]}};
        if (stuck)
            scalars.push_back({"eval/miss", error});
        return scalars;
    }
    std::string tieBreaker() const override { return between; }
    void save(Checkpoint& out) const override {
        out.weights = {RawTensor::of("line", {2}, m_weight)};
        out.state = {RawTensor::of("momentum", {2}, m_momentum)};
        out.json = {{"rng", m_rng.state()}, {"step", m_step}};
    }
    void load(const Checkpoint& in) override {
        const std::int64_t shape[] = {2};
        const auto take = [&](const std::vector<RawTensor>& from, const char* name, float* to) {
            const auto values = tensorOf(from, name, shape, "a line").floats();
            std::copy(values.begin(), values.end(), to);
        };
        take(in.weights, "line", m_weight);
        take(in.state, "momentum", m_momentum);
        m_rng = Rng(in.json.at("rng").get<Rng::State>());
        m_step = in.json.at("step").get<std::int64_t>();
    }

    std::function<void()> hook;
    std::int64_t hookAt = -1, evaluationHookAt = -1;
    float rate = 0.05f;
    bool stuck = false;
    std::string between;
    int evaluations = 0;

private:
    Rng m_rng;
    std::int64_t m_stride, m_step = 0;
    float m_weight[2] = {}, m_momentum[2] = {};
    double m_loss = 0;
};

constexpr std::uint64_t seed = 11;

TrainOptions options(std::int64_t steps = 60) {
    TrainOptions o;
    o.steps = steps;
    o.evaluateEvery = 7;
    return o;
}

struct Result {
    std::string hash;
    bool cancelled = false;
    TrainResult result;
    std::vector<Event> events;
};

/// One attempt of the run in `folder`; `prepare` sets the trainee up and may keep the control.
Result attempt(const fs::path& folder, const TrainOptions& o,
               const std::function<void(Line&, JobControl&)>& prepare = {},
               std::int64_t stride = 1) {
    JobControl control;
    JobContext context(control, seed, folder / "out", folder / "checkpoints");
    Line line(seed, stride);
    if (prepare)
        prepare(line, control);
    Result result;
    try {
        result.result = train(line, o, context);
        result.hash = result.result.hash;
    } catch (const Cancelled&) {
        result.cancelled = true;
    }
    result.events = control.drain();
    return result;
}

using Curves = std::map<std::pair<std::string, std::int64_t>, double>;

/// All scalars of the run but those that may depend on the clock. A step that is there twice is a
/// failure of the test.
Curves curves(const fs::path& folder, bool& once) {
    Curves all;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!entry.path().filename().string().starts_with("events.out.tfevents."))
            continue; // also what a kill left of a file that was being replaced
        EventReader reader(entry.path());
        const auto take = [&](const ScalarEvent& event) {
            if (!event.tag.starts_with("time/"))
                once &= all.insert({{std::string(event.tag), event.step}, event.value}).second;
        };
        while (reader.read(take))
            ;
        once &= reader.damage().empty();
    }
    return all;
}

/// What the uninterrupted run gives.
struct Reference {
    testing::TemporaryFolder folder;
    Result whole = attempt(folder.path(), options());
    bool once = true;
    Curves scalars = curves(folder.path(), once);
};

int failures(const std::vector<Event>& events, const std::string& text) {
    int count = 0;
    for (const Event& event : events)
        count += event.type == Event::Type::Log && event.text.find(text) != std::string::npos;
    return count;
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

    const Reference m_reference;

    void isTheUninterrupted(const fs::path& folder, const Result& result) {
        QCOMPARE(result.hash, m_reference.whole.hash);
        QCOMPARE(result.result.steps, 60);
        QCOMPARE(result.result.bestStep, m_reference.whole.result.bestStep);
        QCOMPARE(result.result.best, m_reference.whole.result.best);
        bool once = true;
        QVERIFY(curves(folder, once) == m_reference.scalars);
        QVERIFY2(once, "a scalar is there twice or the file is damaged");
    }

private Q_SLOTS:
    void trainsAndRecords() {
        QVERIFY(m_reference.once);
        const TrainResult& result = m_reference.whole.result;
        QVERIFY(result.best < 1.5);
        QVERIFY(result.bestStep > 0 && result.bestStep % 7 * (60 - result.bestStep) == 0);
        QVERIFY(result.seconds > 0);
        int losses = 0, evaluations = 0;
        for (const auto& [key, value] : m_reference.scalars) {
            losses += key.first == "train/loss";
            evaluations += key.first == "eval/error";
        }
        QCOMPARE(losses, 60);
        QCOMPARE(evaluations, 9); // every 7, and the end
        const auto rows = listCheckpoints(m_reference.folder / "checkpoints");
        QCOMPARE(rows.back().step, 60);
        for (const auto& row : rows)
            QCOMPARE(row.best, row.step == result.bestStep);
    }

    void cancelledAnywhereItEndsTheSame_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("evaluating");
        for (const int step : {0, 1, 6, 7, 13, 30, 59})
            QTest::addRow("step %d", step) << step << false;
        for (const int step : {7, 42, 60})
            QTest::addRow("evaluation at %d", step) << step << true;
    }
    void cancelledAnywhereItEndsTheSame() {
        QFETCH(int, step);
        QFETCH(bool, evaluating);
        testing::TemporaryFolder folder;
        const Result first = attempt(folder.path(), options(), [&](Line& line, JobControl& c) {
            (evaluating ? line.evaluationHookAt : line.hookAt) = step;
            line.hook = [&c] { c.cancel(); };
        });
        QVERIFY(first.cancelled);
        const Result second = attempt(folder.path(), options());
        isTheUninterrupted(folder.path(), second);
        // A finished run has nothing left to do.
        const Result third = attempt(folder.path(), options(), [](Line& line, JobControl&) {
            line.hookAt = 60;
            line.hook = [] { std::abort(); };
        });
        isTheUninterrupted(folder.path(), third);
    }

    void killedAnywhereItEndsTheSame_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("evaluating");
        QTest::addColumn<double>("every");
        for (const int step : {0, 3, 8, 21, 50}) {
            QTest::addRow("step %d", step) << step << false << 0.0;
            QTest::addRow("step %d, only the best written", step) << step << false << 1000.0;
        }
        QTest::newRow("in an evaluation") << 21 << true << 0.0;
    }
    void killedAnywhereItEndsTheSame() {
        QFETCH(int, step);
        QFETCH(bool, evaluating);
        QFETCH(double, every);
        testing::TemporaryFolder folder;
        TrainOptions o = options();
        o.checkpointEvery = every;
        const pid_t child = ::fork();
        if (child == 0) {
            attempt(folder.path(), o, [&](Line& line, JobControl&) {
                (evaluating ? line.evaluationHookAt : line.hookAt) = step;
                line.hook = [] { ::kill(::getpid(), SIGKILL); };
            });
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        isTheUninterrupted(folder.path(), attempt(folder.path(), options()));
    }

    /// Killed again and again at moments that nobody chose: also while files are written.
    void killedAtRandomItEndsTheSame() {
        testing::TemporaryFolder folder;
        TrainOptions o = options();
        o.checkpointEvery = 0;
        Rng rng(5);
        int killed = 0;
        for (bool ended = false; !ended;) {
            const pid_t child = ::fork();
            if (child == 0) {
                removeAbandoned(folder.path()); // as Run does
                attempt(folder.path(), o);
                ::_exit(0);
            }
            ::usleep(useconds_t(1000 + rng.below(30000)));
            // Later each time, or a slow disk would let it come nowhere.
            ::usleep(useconds_t(killed * 1000));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            ended = WIFEXITED(status);
            killed += !ended;
        }
        isTheUninterrupted(folder.path(), attempt(folder.path(), options()));
    }

    void pauseWritesFirst() {
        testing::TemporaryFolder folder;
        JobControl* job = nullptr;
        std::atomic<bool> asked = false;
        std::thread user;
        Result result;
        std::int64_t written = -1;
        result = attempt(folder.path(), options(), [&](Line& line, JobControl& c) {
            job = &c;
            line.hookAt = 20;
            line.hook = [&] {
                job->pause();
                user = std::thread([&] {
                    const auto rows = [&] { return listCheckpoints(folder / "checkpoints"); };
                    while (rows().empty() || rows().back().step != 21)
                        ::usleep(1000);
                    written = rows().back().step;
                    job->resume();
                });
            };
        });
        user.join();
        QCOMPARE(written, 21);
        isTheUninterrupted(folder.path(), result);
    }

    void manyStepsAtOnceEndTheSame() {
        testing::TemporaryFolder folder;
        const Result whole = attempt(folder.path(), options(), {}, 4);
        QCOMPARE(whole.hash, m_reference.whole.hash);
        QCOMPARE(whole.result.best, m_reference.whole.result.best); // no evaluation was run past
    }

    void damagedLastOneIsReplacedByTheOneBefore() {
        testing::TemporaryFolder folder;
        attempt(folder.path(), options(), [](Line& line, JobControl& c) {
            line.hookAt = 30;
            line.hook = [&c] { c.cancel(); };
        });
        const auto rows = listCheckpoints(folder / "checkpoints");
        QVERIFY(rows.size() >= 2 && rows.back().step == 31);
        fs::resize_file(rows.back().weights, 20);
        const Result result = attempt(folder.path(), options());
        QCOMPARE(failures(result.events, "31/model.safetensors"), 1);
        isTheUninterrupted(folder.path(), result);
    }

    void anotherSeedIsRefused() {
        testing::TemporaryFolder folder;
        attempt(folder.path(), options());
        JobControl control;
        JobContext context(control, seed + 1, folder / "out", folder / "checkpoints");
        Line line(seed + 1);
        QVERIFY_EXCEPTION_THROWN(train(line, options(), context), UserError);
    }

    void patienceEndsIt() {
        TrainOptions o = options(1000);
        o.patience = 3;
        const auto stuck = [](Line& line, JobControl&) { line.stuck = true; };
        testing::TemporaryFolder folder;
        const Result result = attempt(folder.path(), o, stuck);
        QVERIFY(result.result.stoppedEarly);
        QCOMPARE(result.result.bestStep, 7);
        QCOMPARE(result.result.steps, 7 * 4);
        QCOMPARE(attempt(folder.path(), o, stuck).result.steps, 7 * 4); // and stays ended
    }

    /// Where the figure that decides is the same all the time, the second one does, also when the
    /// run was interrupted.
    void tiesAreBroken() {
        testing::TemporaryFolder plain, tied, stopped;
        const auto tie = [](Line& line, JobControl&) {
            line.stuck = true;
            line.between = "eval/miss";
        };
        const std::int64_t best = attempt(plain.path(), options()).result.bestStep;
        QVERIFY(best > 7);
        const TrainResult result = attempt(tied.path(), options(), tie).result;
        QCOMPARE(result.bestStep, best);
        QCOMPARE(result.ties, 8); // of 9
        attempt(stopped.path(), options(), [&](Line& line, JobControl& control) {
            tie(line, control);
            line.hookAt = 30;
            line.hook = [&control] { control.cancel(); };
        });
        const TrainResult resumed = attempt(stopped.path(), options(), tie).result;
        QCOMPARE(resumed.bestStep, best);
        QCOMPARE(resumed.ties, 8);
    }

    void theTimeLimitEndsIt() {
        TrainOptions o = options(1'000'000'000);
        o.evaluateEvery = 0;
        o.minutes = 0.05 / 60;
        testing::TemporaryFolder folder;
        const Result result = attempt(folder.path(), o);
        QVERIFY(result.result.steps > 0 && result.result.steps < o.steps);
        QVERIFY(std::isnan(result.result.best));
        QCOMPARE(listCheckpoints(folder / "checkpoints").back().step, result.result.steps);
    }

    /// A rate that is far too high: the error names the step and the mend, and what was good stays.
    void brokenDownTrainingKeepsTheLastGoodCheckpoint() {
        testing::TemporaryFolder folder;
        attempt(folder.path(), options(20));
        try {
            attempt(folder.path(), options(100'000),
                    [](Line& line, JobControl&) { line.rate = 1e6f; });
            QFAIL("a loss that is no number was accepted");
        } catch (const UserError& e) {
            const std::string text = e.what();
            QVERIFY2(text.find("at step") != std::string::npos, e.what());
            QVERIFY2(text.find("learning rate") != std::string::npos, e.what());
        }
        const auto last = Checkpoints(folder / "checkpoints").last();
        QVERIFY(last.has_value());
        for (const float weight : last->weights[0].floats())
            QVERIFY(std::isfinite(weight));
    }

    void memoryThatRanOutIsASentence() {
        testing::TemporaryFolder folder;
        try {
            attempt(folder.path(), options(), [](Line& line, JobControl&) {
                line.hookAt = 12;
                line.hook = [] { throw std::bad_alloc(); };
            });
            QFAIL("memory did not run out");
        } catch (const UserError& e) {
            QVERIFY2(std::string(e.what()).starts_with("Memory ran out at step 13."), e.what());
        }
    }

    void aMillionStepsFillNoQueue() {
        testing::TemporaryFolder folder;
        TrainOptions o = options(1'000'000);
        o.evaluateEvery = 0;
        const Result result = attempt(folder.path(), o);
        QCOMPARE(result.result.steps, 1'000'000);
        QVERIFY2(result.events.size() < 20'000, QByteArray::number(int(result.events.size())));
    }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
