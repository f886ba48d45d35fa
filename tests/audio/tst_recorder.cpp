#include "tests/audio/signals.h"
#include "tests/faults.h"
#include "tests/testing.h"

#include "core/audio/control.h"
#include "core/audio/recorder.h"
#include "core/audio/scripteddevice.h"
#include "core/error.h"

#include <chrono>
#include <csignal>
#include <cstring>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace antiphon;
using namespace antiphon::testing;
using namespace std::chrono_literals;

namespace {

/// What a WAV file of 32-bit floats says and holds, by its own header; nothing is guessed.
struct Wav {
    int channels = 0;
    int rate = 0;
    std::vector<float> samples;
};

Wav readWav(const fs::path& file) {
    const std::string bytes = readFile(file);
    const auto number = [&bytes](std::size_t at, std::size_t size) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, size);
        return value;
    };
    Wav wav;
    if (bytes.size() < 12 || bytes.substr(0, 4) != "RIFF" || bytes.substr(8, 4) != "WAVE")
        return wav;
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::string name = bytes.substr(at, 4);
        const std::size_t size = number(at + 4, 4);
        at += 8;
        if (name == "fmt ") {
            wav.channels = int(number(at + 2, 2));
            wav.rate = int(number(at + 4, 4));
        } else if (name == "data") {
            if (at + size > bytes.size())
                return {}; // the header promises more than there is
            wav.samples.resize(size / sizeof(float));
            std::memcpy(wav.samples.data(), bytes.data() + at, size);
        }
        at += size + size % 2;
    }
    return wav;
}

DeviceSettings withInputs(int inputs) {
    DeviceSettings settings;
    settings.buffer = 64;
    settings.inputs = inputs;
    return settings;
}

template <class Done>
bool waitFor(Done done) {
    const auto until = std::chrono::steady_clock::now() + 10s;
    while (!done() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(5ms);
    return done();
}

} // namespace

class TestRecorder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every bit of the input, also beyond full scale and below the smallest normal number.
    void bitExact() {
        const TemporaryFolder folder;
        Engine engine(testRate);
        EngineControl control(engine);
        ScriptedDevice device(engine, withInputs(2));
        const auto input = noise(1, 3.0, 50000, 2);
        input->samples[10] = 1e-40f;
        input->samples[11] = -0.0f;
        device.feed(*input);
        control.addTrack(constant(0, 96000));
        control.play();
        device.advance(1000);
        auto recorder = std::make_shared<Recorder>(folder / "take.wav", testRate, 2);
        QVERIFY(control.record(recorder));
        device.advance(40000);
        QVERIFY(control.stopRecording());
        device.advance(5000);
        QVERIFY(waitFor([&] { return recorder->status().finished; })); // by itself
        control.poll();
        QCOMPARE(recorder.use_count(), 1L);
        QCOMPARE(recorder->ring().position.load(), std::int64_t(1000));
        QCOMPARE(recorder->status().frames, std::int64_t(40000));
        QCOMPARE(recorder->status().dropped, std::uint64_t(0));
        QVERIFY(recorder->status().error.empty());

        const Wav wav = readWav(folder / "take.wav");
        QCOMPARE(wav.channels, 2);
        QCOMPARE(wav.rate, testRate);
        QCOMPARE(wav.samples.size(), std::size_t(80000));
        QCOMPARE(std::memcmp(wav.samples.data(), input->samples.data() + 2000, 80000 * 4), 0);
        QVERIFY(control.status().input.peak > 0);
    }

    void missingChannelsAreSilent() {
        const TemporaryFolder folder;
        Engine engine(testRate);
        EngineControl control(engine);
        ScriptedDevice device(engine, withInputs(1));
        device.feed(*constant(0.5f, 10000));
        {
            auto recorder = std::make_shared<Recorder>(folder / "a.wav", testRate, 3);
            control.record(recorder);
            device.advance(1000);
            control.stopRecording();
            device.advance(64);
            control.poll();
        }
        const Wav wav = readWav(folder / "a.wav");
        QCOMPARE(wav.samples.size(), std::size_t(3000));
        QCOMPARE(wav.samples[0], 0.5f);
        QCOMPARE(wav.samples[1], 0.0f);
        QCOMPARE(wav.samples[2], 0.0f);
    }

    // A ring that nobody empties: the engine goes on, whole frames are lost and counted.
    void overflowIsCounted() {
        Engine engine(testRate);
        EngineControl control(engine);
        ScriptedDevice device(engine, withInputs(2));
        RecordRing ring(2, 1024);
        QVERIFY(engine.send(command::Record{99, &ring}));
        device.advance(1024 + 640);
        QCOMPARE(ring.dropped.load(), std::uint64_t(640));
        QCOMPARE(ring.samples.size(), std::size_t(2048));
        engine.send(command::StopRecord{});
        device.advance(64);
        QVERIFY(ring.closed.load());
        QCOMPARE(control.poll().size(), std::size_t(1));
    }

    void onlyOneAtATime() {
        const TemporaryFolder folder;
        Engine engine(testRate);
        EngineControl control(engine);
        ScriptedDevice device(engine, withInputs(1));
        control.record(std::make_shared<Recorder>(folder / "a.wav", testRate, 1));
        control.record(std::make_shared<Recorder>(folder / "b.wav", testRate, 1));
        device.advance(64);
        control.poll();
        QCOMPARE(control.lent(), std::size_t(1));
        control.stopRecording();
        device.advance(64);
        control.poll();
        QCOMPARE(control.lent(), std::size_t(0));
    }

    void refusesToOverwrite() {
        const TemporaryFolder folder;
        writeFile(folder / "take.wav", "mine");
        QVERIFY_EXCEPTION_THROWN(Recorder(folder / "take.wav", testRate, 2), UserError);
        QCOMPARE(readFile(folder / "take.wav"), std::string("mine"));
        QVERIFY_EXCEPTION_THROWN(Recorder(folder / "none" / "take.wav", testRate, 2), UserError);
    }

    // A program that is killed in the midst leaves a file whose header fits its content.
    void killedLeavesAReadableFile() {
        if (noThreadsInChild)
            QSKIP("The thread sanitizer does not follow threads of a forked child.");
        const TemporaryFolder folder;
        const fs::path file = folder / "take.wav";
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            Recorder recorder(file, testRate, 1);
            float value = 0;
            for (;;) { // a ramp in real time, so that any cut can be checked
                std::vector<float> block(480);
                for (float& sample : block)
                    sample = value++;
                recorder.ring().samples.push(std::span<const float>(block));
                std::this_thread::sleep_for(10ms);
            }
        }
        std::this_thread::sleep_for(2s);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const Wav wav = readWav(file);
        QCOMPARE(wav.rate, testRate);
        QVERIFY2(wav.samples.size() > std::size_t(testRate) / 4,
                 qPrintable(QString::number(wav.samples.size())));
        for (std::size_t i = 0; i < wav.samples.size(); ++i)
            QCOMPARE(wav.samples[i], float(i));
    }

    void fullDisk() {
        if (noThreadsInChild)
            QSKIP("The thread sanitizer does not follow threads of a forked child.");
        const TemporaryFolder folder;
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{100'000, 100'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            bool said = false;
            {
                Recorder recorder(folder / "take.wav", testRate, 1);
                const std::vector<float> block(24000, 0.5f);
                for (int i = 0; i < 20; ++i) {
                    recorder.ring().samples.push(std::span<const float>(block));
                    std::this_thread::sleep_for(25ms);
                }
                const Recorder::Status status = recorder.status();
                said = status.error.find("breaks off") != std::string::npos &&
                       recorder.ring().samples.size() < 100'000; // and is still being emptied
            }
            ::_exit(said ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        const Wav wav = readWav(folder / "take.wav");
        QVERIFY(wav.samples.size() > 20000);
    }
};

QTEST_APPLESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
