// What the audio thread of a performance must not do: allocate, lock, call the system.
#include "tests/audio/realtimehooks.h"
#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/livesound.h"
#include "core/audio/pdvoice.h"
#include "core/audio/scripteddevice.h"

#include <QStandardPaths>

#include <thread>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// A performance in which everything happens at once: scenes, loans, seeks, panics, recordings.
struct Busy {
    static constexpr std::size_t frames = 64;

    Busy() {
        for (const char* name : {"sin", "fm3", "fm4", "granular"}) {
            synths.push_back(makeSynth(name));
            synths.back()->prepare(testRate, LiveSound::tick);
        }
        engine.send(command::AddSource{90, 0, sound.source(), 1});
    }

    /// One thing of a round; nothing in here allocates or calls the system.
    void live(int i) noexcept {
        LiveReport next;
        while (sound.receive(next)) {
        }
        std::array<float, frames> taken;
        while (sound.heard().pop(std::span<float>(taken)) > 0) {
        }
        for (RecordRing& ring : rings)
            while (ring.samples.pop(std::span<float>(taken)) > 0) {
            }
        LiveVoiceState& voice = s.voice[std::size_t(active)];
        for (std::size_t p = 0; p < voice.target.size(); ++p)
            voice.target[p] = float((i * 7 + int(p) * 13) % 100) / 100;
        voice.ramp.fill(float(i % 5) * 0.05f);
        if (i % 97 == 0) {
            s.voice[std::size_t(active)].gate = false;
            active = 1 - active;
            s.voice[std::size_t(active)].gate = true;
            ++s.voice[std::size_t(active)].attack;
            sound.send(live::LendVoice{active, id++, synths[std::size_t(i / 97 % 4)].get(), 4});
        }
        if (i % 41 == 0)
            s.input = LiveInput(i / 41 % 4);
        if (i % 59 == 0)
            sound.send(live::LendFile{id++, file.get()});
        if (i % 61 == 0)
            sound.send(live::LendVoice{2, id++, leader.get(), 2});
        if (i % 113 == 0)
            sound.send(live::Record{id++, &rings[std::size_t(i / 113 % 2)]});
        if (i % 331 == 0)
            sound.send(live::StopRecord{});
        s.seek += i % 37 == 0;
        s.seekTo = i * 11 % 5000;
        s.panic += i % 401 == 0;
        s.muted = i % 71 < 8;
        s.gain = i % 83 < 40 ? 1.0f : 30.0f; // into the limiter
        s.monitor = i % 3 ? 0.0f : 0.5f;
        s.leader.gate = i % 2 == 0;
        sound.write(s);
    }

    void process() noexcept {
        const std::array<const float*, 2> in{input.data(), input.data()};
        const std::array<float*, 2> out{left.data(), right.data()};
        engine.process(in, out, frames);
        engine.countCallback(0.1f, false);
        for (const float sample : left)
            loudest = std::max(loudest, std::abs(sample));
    }

    void drainEngine() noexcept {
        Report next;
        while (engine.receive(next)) {
        }
    }

    Engine engine{testRate};
    LiveSound sound{testRate};
    LiveSnapshot s;
    int active = 0;
    std::uint32_t id = 1000;
    std::vector<std::unique_ptr<Synth>> synths;
    std::unique_ptr<Synth> leader = [] {
        auto synth = makeSynth("sin");
        synth->prepare(testRate, LiveSound::tick);
        return synth;
    }();
    std::shared_ptr<Sound> file = noise(3, 0.5, 5000);
    std::array<RecordRing, 2> rings{RecordRing(4, testRate), RecordRing(4, testRate)};
    std::array<float, frames> input = [] {
        std::array<float, frames> samples{};
        std::ranges::copy(noise(4, 1, frames)->samples, samples.begin());
        return samples;
    }();
    std::array<float, frames> left{}, right{};
    float loudest = 0;
};

} // namespace

class TestLiveSoundRealtime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noAllocationNoLock() {
        if (!counting)
            QSKIP("Allocations are not counted under this sanitizer.");
        Busy busy;
        allocations = locks = 0;
        for (int i = 0; i < 30'000; ++i) {
            busy.live(i);
            watched = true;
            busy.process();
            watched = false;
            busy.drainEngine();
        }
        QCOMPARE(allocations.load(), std::uint64_t(0));
        QCOMPARE(locks.load(), std::uint64_t(0));
        QVERIFY(busy.loudest > 0.5f);
        QCOMPARE(busy.sound.clock(), std::int64_t(30'000 * Busy::frames));
    }

    void noSystemCall() {
#if defined(__SANITIZE_THREAD__)
        QSKIP("The thread sanitizer makes system calls of its own.");
#endif
        Busy busy;
        const int status = underSeccomp([&busy] {
            for (int i = 0; i < 30'000; ++i) {
                busy.live(i);
                busy.process();
                busy.drainEngine();
            }
            return busy.loudest > 0.5f ? 0 : exitNothingDone;
        });
        if (WIFEXITED(status) && WEXITSTATUS(status) == exitNoSeccomp)
            QSKIP("This machine does not allow strict seccomp.");
        QVERIFY2(WIFEXITED(status), "process() made a system call");
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    // Whatever Pure Data does, the audio thread neither waits nor asks for anything: while it is in
    // time, and when it is gone (as it is for a forked process).
    void aPatchIsPlayedLikeTheOthers() {
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed.");
        const TemporaryFolder folder;
        writeFile(folder / "synth.pd", "#N canvas 0 0 450 300 12;\n#X obj 10 10 inlet;\n"
                                       "#X obj 10 40 osc~ 300;\n#X obj 10 70 outlet~;\n"
                                       "#X connect 1 0 2 0;\n");
        writeFile(folder / "synth.json", R"({"parameters": 2})");
        PdVoice voice(openPdSynth(folder.path()));
        voice.prepare(testRate, LiveSound::tick);
        Busy busy;
        busy.synths.clear();
        busy.s.voice[0].gate = true;
        busy.sound.send(live::LendVoice{0, 7, &voice, 2});
        const auto round = [&busy](int i) {
            busy.s.voice[0].target[0] = float(i % 100) / 100;
            busy.s.voice[0].attack += i % 3000 == 0;
            busy.sound.write(busy.s);
            LiveReport next;
            while (busy.sound.receive(next)) {
            }
        };
        allocations = locks = 0;
        for (int i = 0; i < 1500; ++i) {
            round(i);
            watched = true;
            busy.process();
            watched = false;
            busy.drainEngine();
            std::this_thread::sleep_for(std::chrono::microseconds(64 * 1000000 / testRate));
        }
        if (counting) {
            QCOMPARE(allocations.load(), std::uint64_t(0));
            QCOMPARE(locks.load(), std::uint64_t(0));
        }
        QVERIFY(busy.loudest > 0.5f);
#if !defined(__SANITIZE_THREAD__)
        const int status = underSeccomp([&] {
            for (int i = 0; i < 20'000; ++i) {
                round(i);
                busy.process();
                busy.drainEngine();
            }
            return voice.missed() > 0 ? 0 : exitNothingDone;
        });
        if (WIFEXITED(status) && WEXITSTATUS(status) == exitNoSeccomp)
            QSKIP("This machine does not allow strict seccomp.");
        QVERIFY2(WIFEXITED(status), "render() made a system call");
        QCOMPARE(WEXITSTATUS(status), 0);
#endif
    }

    // The live thread and the audio thread at the same time.
    void twoThreads() {
        Busy busy;
        std::atomic<bool> stop{false};
        std::atomic<int> rounds{0};
        allocations = locks = 0;
        std::thread audio([&] {
            watched = true;
            while (!stop.load(std::memory_order_relaxed)) {
                busy.process();
                rounds.fetch_add(1, std::memory_order_relaxed);
            }
            watched = false;
        });
        for (int i = 0; rounds < 20'000; ++i) {
            busy.live(i);
            busy.drainEngine();
            std::this_thread::yield();
        }
        stop = true;
        audio.join();
        if (counting) {
            QCOMPARE(allocations.load(), std::uint64_t(0));
            QCOMPARE(locks.load(), std::uint64_t(0));
        }
    }
};

QTEST_GUILESS_MAIN(TestLiveSoundRealtime)
#include "tst_livesound_realtime.moc"
