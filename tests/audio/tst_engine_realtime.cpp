// What process() must not do: allocate, lock, call the system.
#include "tests/audio/realtimehooks.h"
#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/control.h"
#include "core/audio/nulldevice.h"
#include "core/audio/recorder.h"
#include "core/audio/scripteddevice.h"
#include "core/error.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// An engine with everything switched on, and a stream of commands for it.
struct Busy {
    static constexpr std::size_t frames = 64;

    Busy() : ring(2, 4 * 48000) {
        for (int i = 0; i < 16; ++i)
            sounds.push_back(noise(std::uint64_t(i) + 1, 0.05, 20000, 1 + i % 3));
        for (std::size_t i = 0; i < 16; ++i)
            engine.send(command::AddTrack{std::uint32_t(100 + i), int(i), sounds[i].get(), 0, {}});
        const auto render = [](void* self, const SourceBlock& block) noexcept {
            static_cast<Busy*>(self)->rendered += block.frames;
            for (std::size_t i = 0; i < block.frames; ++i)
                block.left[i] = block.right[i] = equalPower(float(i) / 64) * 0.01f;
        };
        engine.send(command::AddTrack{89, 20, nullptr, 0, {}, &stream});
        engine.send(command::AddSource{90, 0, {render, this}, 1});
        engine.send(command::Record{91, &ring});
    }

    /// One command of a round; nothing in here allocates or calls the system.
    void command(int i) noexcept {
        switch (i % 16) {
        case 0:
            engine.send(command::Play{});
            break;
        case 1:
            engine.send(command::Seek{i * 37 % 20000});
            break;
        case 2:
            engine.send(command::Loop{1000, 9000});
            break;
        case 3:
            engine.send(command::SetTrack{i % 16, {.gain = 0.5f, .solo = i % 5 == 0}});
            break;
        case 4:
            engine.send(command::Audition{next++, sounds[0].get(), 0, 5000, 0.5f});
            break;
        case 5:
            engine.send(command::MasterGain{i % 3 ? 1.0f : 30.0f});
            break; // into the guard
        case 6:
            engine.send(command::Loop{0, 0});
            break;
        case 7:
            engine.send(command::RemoveTrack{i / 16 % 16});
            break;
        case 8:
            engine.send(command::AddTrack{next++, i / 16 % 16, sounds[1].get(), 500, {}});
            break;
        case 9:
            engine.send(command::StopAudition{});
            break;
        case 10:
            engine.send(command::Matched{i % 2 == 0});
            break;
        case 11:
            engine.send(command::SourceGain{0, 0.7f});
            break;
        case 12:
            if (i % 11 == 0)
                engine.send(command::Panic{});
            break;
        case 13:
            engine.send(command::Stop{});
            break;
        case 14:
            engine.send(command::Loop{5, 6});
            break; // refused
        case 15:
            engine.send(command::Play{});
            break;
        }
    }

    void drain() noexcept {
        Report next_;
        while (engine.receive(next_)) {
        }
        std::array<float, 2 * frames> taken;
        while (ring.samples.pop(std::span<float>(taken)) > 0) {
        }
    }

    void process() noexcept {
        const std::array<const float*, 2> in{input.data(), input.data()};
        const std::array<float*, 2> out{left.data(), right.data()};
        engine.process(in, out, frames);
        engine.countCallback(0.1f, false);
    }

    /// Its thread reads while the engine plays.
    StreamTrack stream{{testRate, 2, 20000}, [](std::int64_t, std::span<float> frames_) {
                           std::ranges::fill(frames_, 0.01f);
                       }};
    Engine engine{testRate};
    RecordRing ring;
    std::vector<std::shared_ptr<Sound>> sounds;
    std::uint32_t next = 1000;
    std::uint64_t rendered = 0;
    std::array<float, frames> input{};
    std::array<float, frames> left{};
    std::array<float, frames> right{};
};

} // namespace

class TestEngineRealtime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countersCount() {
        if (!counting)
            QSKIP("Allocations are not counted under this sanitizer.");
        allocations = locks = 0;
        watched = true;
        ::operator delete(::operator new(100)); // the compiler may leave out new and delete
        pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
        ::pthread_mutex_lock(&mutex);
        watched = false;
        ::pthread_mutex_unlock(&mutex);
        QVERIFY(allocations >= 2);
        QCOMPARE(locks.load(), std::uint64_t(1));
    }

    void noAllocationNoLock() {
        if (!counting)
            QSKIP("Allocations are not counted under this sanitizer.");
        Busy busy;
        allocations = locks = 0;
        for (int i = 0; i < 20'000; ++i) {
            busy.command(i);
            watched = true;
            busy.process();
            watched = false;
            busy.drain();
        }
        QCOMPARE(allocations.load(), std::uint64_t(0));
        QCOMPARE(locks.load(), std::uint64_t(0));
        QCOMPARE(busy.rendered, std::uint64_t(20'000) * Busy::frames);
    }

    // Also with commands arriving from another thread, and the null device's real callback.
    void noAllocationWithTwoThreads() {
        if (!counting)
            QSKIP("Allocations are not counted under this sanitizer.");
        Busy busy;
        const auto watch = [](void* seen, const SourceBlock& block) noexcept {
            watched = true; // from the first block on, this thread is watched
            static_cast<std::atomic<int>*>(seen)->fetch_add(1);
            std::fill_n(block.left, block.frames, 0.0f);
            std::fill_n(block.right, block.frames, 0.0f);
        };
        std::atomic<int> blocks{0};
        busy.engine.send(command::AddSource{92, 1, {watch, &blocks}, 1});
        allocations = locks = 0;
        std::uint64_t allocated = 0;
        std::uint64_t locked = 0;
        {
            DeviceSettings settings;
            settings.buffer = 64;
            const NullDevice device(busy.engine, settings, NullDevice::Pace::Free);
            for (int i = 0; blocks < 10'000; ++i) {
                busy.command(i);
                busy.drain();
                std::this_thread::yield();
            }
            allocated = allocations; // the thread's own end is not counted
            locked = locks;
        }
        QCOMPARE(allocated, std::uint64_t(0));
        QCOMPARE(locked, std::uint64_t(0));
    }

    void seccompKills() {
        const int status = underSeccomp([] {
            ::syscall(SYS_getpid);
            return 0;
        });
        if (WIFEXITED(status) && WEXITSTATUS(status) == exitNoSeccomp)
            QSKIP("This machine does not allow strict seccomp.");
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGKILL);
    }

    void noSystemCall() {
#if defined(__SANITIZE_THREAD__)
        QSKIP("The thread sanitizer makes system calls of its own.");
#endif
        Busy busy;
        const int status = underSeccomp([&busy] {
            for (int i = 0; i < 20'000; ++i) {
                busy.command(i);
                busy.process();
                busy.drain();
            }
            return busy.rendered == std::uint64_t(20'000) * Busy::frames ? 0 : exitNothingDone;
        });
        if (WIFEXITED(status) && WEXITSTATUS(status) == exitNoSeccomp)
            QSKIP("This machine does not allow strict seccomp.");
        QVERIFY2(WIFEXITED(status), "process() made a system call");
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    // ALSA's null plug-in takes blocks as fast as they come: the callback, flooded through
    // PortAudio.
    void floodedThroughAlsaNull() {
        const TemporaryFolder folder;
        writeFile(folder / "alsa.conf", "</usr/share/alsa/alsa.conf>\npcm.!default {type null}\n");
        qputenv("ALSA_CONFIG_PATH", QByteArray::fromStdString((folder / "alsa.conf").string()));
        qputenv("JACK_NO_START_SERVER", "1");
        qputenv("JACK_DEFAULT_SERVER", "antiphon-no-such-server");
        std::string id;
        for (const AudioDeviceInfo& device : audioDevices())
            if (device.host == "ALSA" && device.name == "default" && device.outputs > 0)
                id = device.id;
        if (id.empty())
            QSKIP("PortAudio has no ALSA default device here.");
        Busy busy;
        const auto watch = [](void* seen, const SourceBlock& block) noexcept {
            watched = true;
            static_cast<std::atomic<int>*>(seen)->fetch_add(1);
            std::fill_n(block.left, block.frames, 0.0f);
            std::fill_n(block.right, block.frames, 0.0f);
        };
        std::atomic<int> blocks{0};
        busy.engine.send(command::AddSource{92, 1, {watch, &blocks}, 1});
        allocations = locks = 0;
        std::uint64_t allocated = 0;
        QElapsedTimer clock;
        clock.start();
        {
            DeviceSettings settings;
            settings.id = id;
            settings.buffer = 64;
            const auto device = openDevice(busy.engine, settings);
            for (int i = 0; blocks < 50'000 && clock.elapsed() < 10'000; ++i) {
                busy.command(i);
                busy.drain();
                std::this_thread::yield();
            }
            allocated = allocations;
        }
        const double real = blocks * 64.0 / testRate / (double(clock.elapsed()) / 1000);
        qInfo("%d callbacks, %.0f x real time", blocks.load(), real);
        QVERIFY(blocks >= 20'000);
        if (counting)
            QCOMPARE(allocated, std::uint64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestEngineRealtime)
#include "tst_engine_realtime.moc"
