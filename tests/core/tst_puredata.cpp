#include "tests/testing.h"

#include "core/error.h"
#include "core/job.h"
#include "core/soundfile.h"
#include "core/synth/puredata.h"

#include <QStandardPaths>

#include <cerrno>
#include <cmath>
#include <sys/wait.h>
#include <thread>

using namespace antiphon;

namespace {

const std::string head = "#N canvas 0 50 450 300 12;\n"
                         "#X obj 20 20 inlet;\n"    // 0
                         "#X obj 20 60 outlet~;\n"; // 1

struct Take {
    std::size_t index;
    std::vector<float> samples;
    bool operator==(const Take&) const = default;
};

/// What a rendering delivered, said and complained of.
struct Result {
    std::vector<Take> takes;
    std::vector<std::string> said;
    std::string complaint;
    UserError::Kind kind{};
};

Result render(const PdSynth& synth, const std::vector<std::vector<float>>& points,
              PdRender settings = {.seconds = 0.1, .preRoll = 0}) {
    Result result;
    settings.said = [&](const std::string& line) { result.said.push_back(line); };
    try {
        renderPdPoints(synth, points, settings, [&](std::size_t i, std::span<const float> samples) {
            result.takes.push_back({i, {samples.begin(), samples.end()}});
        });
    } catch (const UserError& error) {
        result.complaint = error.what();
        result.kind = error.kind();
    }
    return result;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

PdSynth example(const char* name) {
    return openPdSynth(testing::source() / "assets/puredata" / name);
}

/// The sine of the specification as Pure Data computes it: a ramp over one block of 64 samples.
std::vector<double> sine(float p0, float p1, int rate, std::size_t size) {
    std::vector<double> out(size);
    const double frequency = 2500.0f * p0 + 20.0f;
    double phase = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const double part = std::min(1.0, double(i) / 64);
        out[i] = p1 * part * std::cos(phase);
        phase += 2 * M_PI * (20 + (frequency - 20) * part) / rate;
    }
    return out;
}

std::vector<double> fm(const std::vector<float>& p, int rate, std::size_t size) {
    std::vector<double> out(size);
    const double carrier = 400 * (1 + double(p[0])), modulator = carrier * 5 * p[1];
    const double deviation = modulator * 5 * p[2];
    double phase = 0;
    for (std::size_t i = 0; i < size; ++i) {
        out[i] = p[3] * std::cos(phase);
        const double modulation = std::cos(2 * M_PI * modulator * double(i) / rate);
        phase += 2 * M_PI * (carrier + deviation * modulation) / rate;
    }
    return out;
}

double largestDifference(const std::vector<float>& a, const std::vector<double>& b,
                         std::size_t skip = 0) {
    double largest = a.size() + skip == b.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < a.size() && i + skip < b.size(); ++i)
        largest = std::max(largest, std::abs(double(a[i]) - b[i + skip]));
    return largest;
}

} // namespace

class TestPureData : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;
    fs::path m_temporary; ///< where temporary folders are made, under an awkward name

    /// A folder with this patch, which takes one parameter.
    PdSynth patch(const std::string& statements, const std::string& name = "patch") {
        fs::create_directories(m_folder / name);
        writeFile(m_folder / name / "synth.pd", head + statements);
        return openPdSynth(m_folder / name, 1);
    }

    /// Temporary folders, processes that nobody reaped, processes that run in a temporary folder.
    QStringList leftOvers() const {
        QStringList found;
        for (const auto& entry : fs::directory_iterator(m_temporary))
            found << QString::fromStdString(entry.path().string());
        if (::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD)
            found << "a child process";
        for (const auto& entry : fs::directory_iterator("/proc")) {
            std::error_code error;
            const std::string folder = fs::read_symlink(entry.path() / "cwd", error).string();
            if (!error && folder.starts_with(m_temporary.string()))
                found << QString::fromStdString(entry.path().string());
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        m_temporary = m_folder / "tmp, x; $1 \\ ö";
        fs::create_directory(m_temporary);
        qputenv("TMPDIR", m_temporary.c_str());
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed (puredata-core)");
    }

    void cleanup() { QCOMPARE(leftOvers(), QStringList()); }

    void sineIsTheFormula_data() {
        QTest::addColumn<int>("rate");
        QTest::newRow("44100") << 44100;
        QTest::newRow("48000") << 48000;
        QTest::newRow("22050") << 22050;
    }
    void sineIsTheFormula() {
        QFETCH(int, rate);
        const std::vector<std::vector<float>> points = {
            {0, 1}, {0.5f, 0.5f}, {1, 0.25f}, {0.05f, 1}};
        for (const double preRoll : {0.0, 0.1234}) {
            const auto skip = std::size_t(std::round(preRoll * rate));
            const Result result = render(example("sine"), points,
                                         {.rate = rate, .seconds = 0.25, .preRoll = preRoll});
            QCOMPARE(result.complaint, std::string());
            QCOMPARE(result.takes.size(), points.size());
            for (std::size_t i = 0; i < points.size(); ++i) {
                QCOMPARE(result.takes[i].index, i);
                const auto expected = sine(points[i][0], points[i][1], rate,
                                           skip + std::size_t(std::round(0.25 * rate)));
                const double off = largestDifference(result.takes[i].samples, expected, skip);
                QVERIFY2(off < 5e-4 * points[i][1], qPrintable(QString::number(off)));
            }
        }
    }

    /// Also: an abstraction of the patch's own folder.
    void frequencyModulationIsTheFormula() {
        const std::vector<std::vector<float>> points = {{0.5f, 0.2f, 0.1f, 1},
                                                        {0.3f, 0.6f, 0.8f, 0.7f}};
        const Result result = render(example("fm"), points);
        QCOMPARE(result.complaint, std::string());
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double off =
                largestDifference(result.takes[i].samples, fm(points[i], 44100, 4410));
            QVERIFY2(off < 1e-2, qPrintable(QString::number(off)));
        }
    }

    /// The tables of a patch and of the program's own synthesizer agree, because their sounds do.
    void ownSynthesizersSoundTheSame_data() {
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("own");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("off");
        QTest::newRow("sine") << QString("sine") << QString("sin") << 0.25 << 1e-3;
        // Pure Data adds frequencies in single precision: phases drift apart.
        QTest::newRow("fm") << QString("fm") << QString("fm4") << 0.02 << 5e-3;
    }
    void ownSynthesizersSoundTheSame() {
        QFETCH(QString, patch);
        QFETCH(QString, own);
        QFETCH(double, seconds);
        QFETCH(double, off);
        const PdSynth synth = example(patch.toUtf8());
        std::vector<std::vector<float>> points;
        for (int i = 0; i < 10; ++i) {
            points.emplace_back();
            for (std::size_t k = 0; k < synth.parameters.size(); ++k)
                points.back().push_back(float((i * 7 + int(k) * 3) % 10) / 9);
        }
        const Result result = render(synth, points, {.seconds = seconds, .preRoll = 0.004});
        QCOMPARE(result.takes.size(), points.size());
        const auto voice = makeSynth(own.toStdString(), {.parity = true});
        voice->prepare(44100, 1024);
        std::vector<float> expected(result.takes[0].samples.size());
        for (const Take& take : result.takes) {
            renderVoice(*voice, points[take.index], 0.004, 44100, expected);
            const double difference = largestDifference(
                take.samples, std::vector<double>(expected.begin(), expected.end()));
            QVERIFY2(difference <= off * points[take.index].back(),
                     qPrintable(QString("%1: %2").arg(take.index).arg(difference)));
        }
    }

    /// A point's samples depend on nothing but its values: not on those before it in the process,
    /// nor on how many a process renders.
    void pointsAreNewVoices() {
        std::vector<std::vector<float>> points;
        for (int i = 0; i < 7; ++i)
            points.push_back({float(i) / 6, 0.2f + 0.1f * float(i)});
        const auto batch = [](std::size_t size) {
            return PdRender{.seconds = 0.1, .preRoll = 0.01, .batch = size};
        };
        const Result one = render(example("sine"), points, batch(100));
        QCOMPARE(one.takes.size(), std::size_t(7));
        QVERIFY(render(example("sine"), points, batch(3)).takes == one.takes);
        QVERIFY(render(example("sine"), points, batch(0)).takes == one.takes); // one at a time
        const Result last = render(example("sine"), {points[6], points[2]}, batch(100));
        QCOMPARE(last.takes[0].samples, one.takes[6].samples);
        QCOMPARE(last.takes[1].samples, one.takes[2].samples);
    }

    void threadsRenderAtOnce() {
        const std::vector<std::vector<float>> points = {{0.1f, 1}, {0.2f, 1}, {0.3f, 1}};
        const PdSynth synth = example("sine");
        std::vector<Result> results(4);
        std::vector<std::thread> threads;
        for (Result& result : results)
            threads.emplace_back([&] { result = render(synth, points); });
        for (std::thread& thread : threads)
            thread.join();
        for (const Result& result : results)
            QVERIFY(result.takes.size() == 3 && result.takes == results[0].takes);
    }

    void valuesAreClippedAndChecked() {
        const PdSynth synth =
            patch("#X obj 20 40 sig~;\n#X connect 0 0 2 0;\n#X connect 2 0 1 0;\n");
        const std::vector<float> levels = {-1, 0, 1e-30f, 1e-5f, 0.123456789f, 0.99999994f, 7};
        std::vector<std::vector<float>> points;
        for (const float level : levels)
            points.push_back({level});
        const Result result = render(synth, points);
        QCOMPARE(result.takes.size(), levels.size());
        for (std::size_t i = 0; i < levels.size(); ++i)
            QCOMPARE(result.takes[i].samples.back(), std::clamp(levels[i], 0.0f, 1.0f));
        QVERIFY(has(render(synth, {{0.5f}, {std::nanf("")}}).complaint, "Point 2 holds"));
        QVERIFY(has(render(synth, {{0.5f, 1}}).complaint, "Point 1 has 2 values"));
        QVERIFY(has(render(synth, {{1}}, {.rate = 0}).complaint, "sample rate"));
        QVERIFY(has(render(synth, {{1}}, {.seconds = 0}).complaint, "another length"));
        QVERIFY(has(render(synth, {{1}}, {.seconds = 1000}).complaint, "another length"));
        QVERIFY(has(render(synth, {{1}}, {.preRoll = -1}).complaint, "another length"));
        QVERIFY(has(render(synth, {{1}}, {.seconds = NAN}).complaint, "another length"));
        QVERIFY(render(synth, {}).takes.empty());
    }

    /// Of several inlets and outlets the right ones are connected, also where two lie at one place.
    void portsAreThoseOfPureData() {
        fs::create_directories(m_folder / "ports");
        writeFile(m_folder / "ports/synth.pd", "#N canvas 0 0 450 300 12;\n"
                                               "#X obj 90 20 inlet;\n"
                                               "#X obj 20 20 inlet~;\n"
                                               "#X obj 60 20 inlet;\n"
                                               "#X obj 60 20 inlet~;\n"
                                               "#X obj 60 40 sig~;\n"
                                               "#X obj 80 90 outlet~;\n"
                                               "#X obj 10 90 outlet;\n"
                                               "#X obj 40 90 outlet~;\n"
                                               "#X connect 2 0 4 0;\n"
                                               "#X connect 4 0 7 0;\n");
        const PdSynth synth = openPdSynth(m_folder / "ports", 1);
        QCOMPARE(synth.inlet, 2);
        QCOMPARE(synth.outlet, 1);
        const Result result = render(synth, {{0.75f}});
        QCOMPARE(result.complaint, std::string());
        QCOMPARE(result.takes.at(0).samples.back(), 0.75f);
    }

    /// Names with everything that Pure Data takes for syntax; sounds are found in the folder.
    void namesMayHoldAnything_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a b", "a,b; c", "$1 $0", "back\\slash\\", "\"q'uote\"", "höhé 音",
                                 "-open", "new\nline", "{brace} #X *?", "100% %d"})
            QTest::newRow(name) << QString(name);
    }
    void namesMayHoldAnything() {
        QFETCH(QString, name);
        const std::string folder = "names/" + name.toStdString();
        const PdSynth synth =
            patch("#X obj 60 40 loadbang;\n"
                  "#X obj 60 60 f \\$0;\n"
                  "#X msg 60 80 read -resize level.wav \\$1-level;\n"
                  "#X obj 60 99 soundfiler;\n"
                  "#X obj 160 20 table \\$0-level;\n"
                  "#X obj 160 60 tabread \\$0-level;\n"
                  "#X obj 160 80 sig~;\n"
                  "#X connect 2 0 3 0;\n#X connect 3 0 4 0;\n#X connect 4 0 5 0;\n"
                  "#X connect 0 0 7 0;\n#X connect 7 0 8 0;\n#X connect 8 0 1 0;\n",
                  folder);
        writeSound(m_folder / folder / "level.wav", {44100, 1, std::vector<float>(8, 0.625f)},
                   SampleFormat::Float32);
        const Result result = render(synth, {{0.5f}});
        QCOMPARE(result.complaint, std::string());
        QCOMPARE(result.takes.at(0).samples.back(), 0.625f);
        // A name relative to where the program stands works as well.
        const fs::path before = fs::current_path();
        fs::current_path(m_folder / folder);
        const Result relative = render(openPdSynth(".", 1), {{0.5f}});
        fs::current_path(before);
        QVERIFY(relative.takes == result.takes);
    }

    void missingThingsAreNamed_data() {
        QTest::addColumn<QString>("statements");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("externals")
            << "#X obj 1 1 no-such-reverb~ 3 \\$1;\n#X obj 1 1 nolib/thing;\n"
            << "could not create 'no-such-reverb~ 3 $1', 'nolib/thing'; install";
        QTest::newRow("itself") << "#X obj 1 1 synth;\n"
                                << "could not create 'synth'";
        QTest::newRow("sound") << "#X obj 1 1 table t;\n#X obj 1 1 loadbang;\n"
                                  "#X msg 1 1 read -resize bell.wav t;\n#X obj 1 1 soundfiler;\n"
                                  "#X connect 3 0 4 0;\n#X connect 4 0 5 0;\n"
                               << "did not find 'bell.wav'; put the file into the folder";
        QTest::newRow("later") << "#X obj 1 1 table t;\n"
                                  "#X msg 1 1 read -resize bell.wav t;\n#X obj 1 1 soundfiler;\n"
                                  "#X connect 0 0 3 0;\n#X connect 3 0 4 0;\n"
                               << "did not find 'bell.wav'; put the file into the folder";
    }
    void missingThingsAreNamed() {
        QFETCH(QString, statements);
        QFETCH(QString, complaint);
        const Result result = render(patch(statements.toStdString()), {{0.5f}, {0.6f}});
        QVERIFY2(has(result.complaint, complaint.toStdString()), result.complaint.c_str());
        QVERIFY(result.complaint.starts_with((m_folder / "patch/synth.pd").string()));
        QVERIFY(result.takes.empty());
        QVERIFY(!result.said.empty());
    }

    /// A patch that never comes back is stopped, and what was finished before was delivered.
    void hangingPatchesAreStopped() {
        const std::string loop = "#X obj 60 60 until;\n";
        PdRender settings{.seconds = 0.1, .preRoll = 0, .timeOut = 0.3};
        const Result atOnce = render(patch(loop + "#X obj 60 40 loadbang;\n#X connect 3 0 2 0;\n"),
                                     {{0.5f}}, settings);
        QVERIFY2(has(atOnce.complaint, "did not finish point 1 within 0.3 s and was stopped"),
                 atOnce.complaint.c_str());
        settings.timeOut = 3; // a busy machine needs some for what comes before
        const Result later = render(patch(loop + "#X obj 60 40 sel 0.5;\n#X obj 9 9 print now;\n"
                                                 "#X connect 0 0 3 0;\n#X connect 3 0 4 0;\n"
                                                 "#X connect 3 0 2 0;\n"),
                                    {{0.25f}, {0.75f}, {0.5f}, {0.25f}}, settings);
        QVERIFY2(has(later.complaint, "did not finish point 3"), later.complaint.c_str());
        QVERIFY2(has(later.complaint, "Pure Data said: now: bang"), later.complaint.c_str());
        QCOMPARE(later.takes.size(), std::size_t(2));
        QCOMPARE(later.takes[1].index, std::size_t(1));
    }

    /// One that prints without an end does not fool the watch, and neither fills the memory.
    void floodsAreStopped() {
        const Result result =
            render(patch("#X obj 60 60 until;\n#X obj 60 40 loadbang;\n#X obj 60 80 f;\n"
                         "#X obj 90 80 + 1;\n#X obj 60 90 print;\n#X connect 3 0 2 0;\n"
                         "#X connect 2 0 4 0;\n#X connect 4 0 5 0;\n#X connect 5 0 4 1;\n"
                         "#X connect 4 0 6 0;\n"),
                   {{0.5f}}, {.seconds = 0.1, .timeOut = 0.3});
        QVERIFY2(has(result.complaint, "did not finish point 1"), result.complaint.c_str());
        QCOMPARE(result.said.size(), std::size_t(200));
    }

    void chattyPatchesWork() {
        const Result result = render(patch("#X obj 60 60 metro 1;\n#X obj 60 40 loadbang;\n"
                                           "#X obj 60 80 print antiphon;\n#X connect 3 0 2 0;\n"
                                           "#X connect 2 0 4 0;\n"),
                                     {{0.5f}, {0.75f}}, {.seconds = 2});
        QCOMPARE(result.complaint, std::string());
        QCOMPARE(result.takes.size(), std::size_t(2));
        QCOMPARE(result.said, std::vector<std::string>{"antiphon: bang"});
    }

    void patchesThatQuitAreAnError() {
        const Result result = render(patch("#X obj 9 9 sel 0.5;\n#X msg 9 9 \\; pd quit;\n"
                                           "#X connect 0 0 2 0;\n#X connect 2 0 3 0;\n"),
                                     {{0.25f}, {0.5f}});
        QVERIFY2(has(result.complaint, "ended with code 0 before point 2 was finished"),
                 result.complaint.c_str());
        QCOMPARE(result.takes.size(), std::size_t(1));
    }

    void brokenSamplesAreSilent() {
        for (const char* factor : {"1e+30", "-1e+30"}) { // to infinity; then 0 times that
            const std::string amplify = "#X obj 9 9 *~ " + std::string(factor) + ";\n";
            const PdSynth synth = patch("#X obj 9 9 sig~;\n" + amplify + amplify +
                                        "#X obj 9 9 *~ 0;\n#X obj 9 9 +~;\n"
                                        "#X connect 0 0 2 0;\n#X connect 2 0 3 0;\n"
                                        "#X connect 3 0 4 0;\n#X connect 4 0 5 0;\n"
                                        "#X connect 5 0 6 0;\n#X connect 2 0 6 1;\n"
                                        "#X connect 6 0 1 0;\n");
            const Result result = render(synth, {{0}, {1}, {0}});
            QCOMPARE(result.takes.size(), std::size_t(3));
            for (const float sample : result.takes[1].samples)
                QCOMPARE(sample, 0.0f);
            QCOMPARE(result.said.size(), std::size_t(1));
            QVERIFY2(has(result.said[0], "Point 2: samples that are no finite numbers"),
                     result.said[0].c_str());
        }
        const Result large = render(patch("#X obj 9 9 sig~;\n#X obj 9 9 *~ 1e+30;\n"
                                          "#X connect 0 0 2 0;\n#X connect 2 0 3 0;\n"
                                          "#X connect 3 0 1 0;\n"),
                                    {{1}, {0}});
        QCOMPARE(large.takes.at(0).samples.back(), 0.0f);
        QVERIFY(has(large.said.at(0), "Point 1: samples"));
    }

    /// Whatever the caller throws comes through, and leaves nothing behind (see cleanup()).
    void callersMayThrow() {
        const PdSynth endless =
            patch("#X obj 60 60 until;\n#X obj 60 40 loadbang;\n#X connect 3 0 2 0;\n");
        int asked = 0;
        const auto cancel = [&] {
            if (++asked == 3)
                throw Cancelled{};
        };
        bool cancelled = false;
        const std::vector<std::vector<float>> point = {{0.5f}};
        try {
            renderPdPoints(endless, point, {.timeOut = 600, .checkpoint = cancel},
                           [](std::size_t, std::span<const float>) {});
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        const std::vector<std::vector<float>> points(50, {0.5f, 0.5f});
        std::size_t delivered = 0;
        try {
            renderPdPoints(example("sine"), points, {}, [&](std::size_t, std::span<const float>) {
                if (++delivered == 2)
                    throw std::runtime_error("enough");
            });
        } catch (const std::runtime_error&) {
        }
        QCOMPARE(delivered, std::size_t(2));
    }

    /// A pause of the job is not held against the patch: it gets all its time after it.
    void pausesDoNotCount() {
        int asked = 0;
        PdRender settings{.seconds = 0.1, .timeOut = 0.5};
        settings.checkpoint = [&] {
            if (++asked == 1)
                QTest::qSleep(1000);
        };
        const Result result =
            render(patch("#X obj 60 60 until;\n#X obj 60 40 loadbang;\n#X connect 3 0 2 0;\n"),
                   {{0.5f}}, settings);
        QVERIFY2(has(result.complaint, "did not finish point 1"), result.complaint.c_str());
        QVERIFY2(asked > 1, qPrintable(QString::number(asked)));
    }

    void missingProgramsAreNamed() {
        const PdSynth synth = example("sine");
        const Result result = render(synth, {{0, 1}}, {.program = "/no/such/pd"});
        QVERIFY2(has(result.complaint, "install puredata-core"), result.complaint.c_str());
        QCOMPARE(int(result.kind), int(UserError::Kind::System));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder.path().c_str());
        const Result nowhere = render(synth, {{0, 1}});
        qputenv("PATH", path);
        QVERIFY2(has(nowhere.complaint, "'pd') is not installed"), nowhere.complaint.c_str());
        // A program that is not what it seems ends at once or says nothing.
        const Result wrong = render(synth, {{0, 1}}, {.program = "true"});
        QVERIFY2(has(wrong.complaint, "ended with code 0"), wrong.complaint.c_str());
    }

    /// A killed program leaves its folder; some day the next one removes it.
    void oldFoldersAreRemoved() {
        const fs::path old = m_temporary / "antiphon-pd-abcdef",
                       young = m_temporary / "antiphon-pd-x", other = m_temporary / "other";
        const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(25);
        for (const fs::path& folder : {old, young, other}) {
            fs::create_directory(folder);
            writeFile(folder / "0.au", "sound");
            if (folder != young)
                fs::last_write_time(folder, yesterday);
        }
        QCOMPARE(render(example("sine"), {{0, 1}}).takes.size(), std::size_t(1));
        QVERIFY(!fs::exists(old));
        QVERIFY(fs::remove_all(young) == 2 && fs::remove_all(other) == 2);
    }

    void temporaryFoldersHaveToExist() {
        qputenv("TMPDIR", "/no/such/folder");
        const Result result = render(example("sine"), {{0, 1}});
        qputenv("TMPDIR", m_temporary.c_str());
        QVERIFY2(has(result.complaint, "cannot be written"), result.complaint.c_str());
    }
};

QTEST_GUILESS_MAIN(TestPureData)
#include "tst_puredata.moc"
