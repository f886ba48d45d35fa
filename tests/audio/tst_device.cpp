#include "tests/audio/jackserver.h"
#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/nulldevice.h"
#include "core/audio/output.h"
#include "core/audio/scripteddevice.h"
#include "core/error.h"

#include <cstdio>

#include <fcntl.h>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Calls update() until `done` or 8 s have passed.
template <class Done>
bool waitFor(AudioOutput& output, Done done) {
    for (int i = 0; i < 400 && !done(); ++i) {
        output.update();
        QTest::qSleep(20);
    }
    return done();
}

} // namespace

class TestDevice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { JackServer::useIt(); }

    void nullDeviceKeepsTime() {
        Engine engine(testRate);
        EngineControl control(engine);
        QElapsedTimer clock;
        clock.start();
        {
            const NullDevice device(engine, {});
            QTest::qSleep(1000);
        }
        const double passed = double(clock.elapsed()) / 1000;
        control.poll();
        const double played = double(control.status().clock) / testRate;
        QVERIFY2(played <= passed + 0.01, qPrintable(QString::number(played)));
        QVERIFY2(played > 0.5 * passed, qPrintable(QString::number(played))); // a loaded machine
    }

    void nullDeviceRunsFree() {
        Engine engine(testRate);
        EngineControl control(engine);
        {
            const NullDevice device(engine, {}, NullDevice::Pace::Free);
            QTest::qSleep(300);
            for (int i = 0; i < 1000 && control.status().clock < 10 * testRate; ++i) {
                control.poll();
                QTest::qSleep(1);
            }
        }
        QVERIFY(control.status().clock >= 10 * testRate);
    }

    // Nothing opens before the first play, and until then commands are taken in all the same.
    void opensOnFirstPlay() {
        int opened = 0;
        AudioOutput output(testRate, {}, [&](Engine& engine, const DeviceSettings& settings) {
            ++opened;
            return std::make_unique<ScriptedDevice>(engine, settings);
        });
        for (int i = 0; i < 5000; ++i) {
            QVERIFY(output.control().setMasterGain(0.5f));
            output.update();
        }
        output.control().addTrack(constant(0.5f, 48000));
        QCOMPARE(opened, 0);
        QVERIFY(!output.isOpen());
        QVERIFY(output.play());
        QVERIFY(output.play());
        QCOMPARE(opened, 1);
        QVERIFY(output.audible());
        QVERIFY(output.banner().empty());
        output.close();
        QVERIFY(!output.isOpen());
        QVERIFY(output.audition(constant(0.5f, 100)));
        QCOMPARE(opened, 2);
    }

    void noDeviceMeansNullDevice() {
        AudioOutput output(
            testRate, {}, [](Engine&, const DeviceSettings&) -> std::unique_ptr<Device> {
                throw UserError("There is no audio device; connect one.", UserError::Kind::System);
            });
        output.control().addTrack(constant(0.5f, 4800));
        QVERIFY(output.play());
        QVERIFY(output.isOpen());
        QVERIFY(!output.audible());
        QCOMPARE(output.banner(), std::string("There is no audio device; connect one. "
                                              "Playing goes on without sound."));
        bool ended = false;
        QVERIFY(waitFor(
            output, [&] { return ended = ended || output.control().status().position == 4800; }));
        QVERIFY(!output.reconnect());
    }

    // Where nobody can ask for it the device is tried again by itself.
    void triedAgainByItself() {
        ScriptedDevice* device = nullptr;
        bool plugged = true;
        int asked = 0;
        AudioOutput output(testRate, {}, [&](Engine& engine, const DeviceSettings& wanted) {
            ++asked;
            if (!plugged)
                throw UserError("There is no audio device; connect one.", UserError::Kind::System);
            auto opened = std::make_unique<ScriptedDevice>(engine, wanted);
            device = opened.get();
            return opened;
        });
        output.retryEvery(std::chrono::milliseconds(20));
        output.play();
        plugged = false;
        device->lose();
        output.update();
        QVERIFY(!output.audible());
        QCOMPARE(output.banner(), std::string("The audio device 'scripted' is gone; it is heard "
                                              "again as soon as it is back. Playing goes on "
                                              "without sound."));
        QVERIFY(waitFor(output, [&] { return asked >= 3; }));
        QVERIFY(!output.audible());
        plugged = true;
        QVERIFY(waitFor(output, [&] { return output.audible(); }));
        QVERIFY(output.banner().empty());
        const int before = asked;
        QTest::qSleep(50);
        output.update();
        QCOMPARE(asked, before); // all is well
    }

    // Fifty times lost and found: play goes on from the same frame, on the null device between.
    void lostFiftyTimes() {
        ScriptedDevice* device = nullptr;
        bool plugged = true;
        const DeviceSettings settings;
        AudioOutput output(testRate, settings, [&](Engine& engine, const DeviceSettings& wanted) {
            if (!plugged)
                throw UserError("There is no audio device; connect one.", UserError::Kind::System);
            auto opened = std::make_unique<ScriptedDevice>(engine, wanted);
            device = opened.get();
            return opened;
        });
        const std::size_t length = 60 * testRate;
        const auto sound = noise(1, 0.5, length);
        output.control().addTrack(sound);
        output.play();
        std::int64_t before = 0;
        for (int cycle = 0; cycle < 50; ++cycle) {
            device->advance(2400);
            const Sound out = device->take();
            output.update();
            const std::int64_t now = output.control().status().position;
            QVERIFY(output.control().status().playing);
            QVERIFY(now > before);
            // No frame of the time line is skipped or heard twice,
            QCOMPARE(output.control().status().clock, now);
            // and what is heard last is the sound near the place the report names: reports are at
            // most a fortieth of a second old.
            std::int64_t heard = now - 2000;
            const auto agrees = [&](std::int64_t at) {
                for (std::int64_t i = 0; i < 16; ++i)
                    if (out.at(2384 + std::size_t(i), 0) != sound->samples[std::size_t(at + i)])
                        return false;
                return true;
            };
            while (heard < now + 2000 && (heard < 0 || !agrees(heard)))
                ++heard;
            QVERIFY(heard + 16 >= now && heard + 16 <= now + 1200 + settings.buffer);
            device->lose();
            device = nullptr;
            output.update();
            QVERIFY(output.isOpen() && !output.audible());
            QVERIFY(output.banner().find("'scripted' is gone") != std::string::npos);
            if (cycle % 10 == 0) {
                plugged = false;
                QVERIFY(!output.reconnect());
                QVERIFY(output.banner().find("There is no audio device") == 0);
                plugged = true;
            }
            QVERIFY(output.reconnect());
            QVERIFY(output.audible());
            QVERIFY(output.banner().empty());
            before = now;
        }
    }

    void reconfiguring() {
        std::vector<int> buffers;
        AudioOutput output(testRate, {}, [&](Engine& engine, const DeviceSettings& settings) {
            buffers.push_back(settings.buffer);
            return std::make_unique<ScriptedDevice>(engine, settings);
        });
        DeviceSettings settings;
        settings.buffer = 64;
        output.configure(settings); // not open: only remembered
        output.open();
        settings.buffer = 512;
        output.configure(settings);
        QCOMPARE(buffers, (std::vector<int>{64, 512}));
    }

    // The sentence names what is wrong and what there is.
    void unknownDevice() {
        Engine engine(testRate);
        DeviceSettings settings;
        settings.id = "ALSA: a card that is not there";
        try {
            openDevice(engine, settings);
            QFAIL("opened");
        } catch (const UserError& e) {
            QVERIFY(e.kind() == UserError::Kind::System);
            const std::string text = e.what();
            QVERIFY2(text.find("audio device") != std::string::npos, text.c_str());
        }
    }

    // Listing devices on a machine without any: an answer, and not a word from the libraries.
    void listingIsQuiet() {
        const TemporaryFolder folder;
        std::fflush(stderr);
        const int former = ::dup(STDERR_FILENO);
        const int file = ::open((folder / "stderr").c_str(), O_CREAT | O_RDWR, 0600);
        ::dup2(file, STDERR_FILENO);
        audioDevices();
        Engine engine(testRate);
        DeviceSettings settings;
        settings.buffer = 64;
        try {
            openDevice(engine, settings).reset();
        } catch (const UserError&) {
        }
        std::fflush(stderr);
        ::dup2(former, STDERR_FILENO);
        ::close(former);
        ::close(file);
        QCOMPARE(readFile(folder / "stderr"), std::string());
    }

    void jackRefusesAnotherRate() {
        if (!JackServer::installed())
            QSKIP("jackd is not installed.");
        const JackServer server;
        if (!server.running())
            QSKIP("A JACK server with a dummy device cannot be started here.");
        DeviceSettings settings;
        settings.id = jackId();
        if (settings.id.empty())
            QSKIP("PortAudio was built without JACK.");
        AudioOutput output(44100, settings);
        output.play();
        QVERIFY(!output.audible());
        QVERIFY2(output.banner().find("it runs at 48000 Hz") != std::string::npos,
                 output.banner().c_str());
    }

    // Opened and closed again and again, as a device page does.
    void jackReopens() {
        if (!JackServer::installed())
            QSKIP("jackd is not installed.");
        const JackServer server;
        if (!server.running())
            QSKIP("A JACK server with a dummy device cannot be started here.");
        DeviceSettings settings;
        settings.id = jackId();
        if (settings.id.empty())
            QSKIP("PortAudio was built without JACK.");
        AudioOutput output(testRate, settings);
        output.control().addTrack(constant(0.1f, 600 * testRate));
        output.play();
        for (int i = 0; i < 10; ++i) {
            QVERIFY2(output.audible(), output.banner().c_str());
            const std::int64_t before = output.control().status().position;
            QVERIFY(waitFor(output, [&] { return output.control().status().position > before; }));
            settings.buffer = i % 2 ? 64 : 256; // not the server's own period
            output.configure(settings);
        }
    }

    // A clocked device: sound leaves through PortAudio and JACK and comes back two periods later.
    void jackLoopback() {
        if (!JackServer::installed())
            QSKIP("jackd and jack_connect are not installed.");
        JackServer server;
        if (!server.running())
            QSKIP("A JACK server with a dummy device cannot be started here.");
        DeviceSettings settings;
        settings.id = jackId();
        if (settings.id.empty())
            QSKIP("PortAudio was built without JACK.");
        settings.buffer = JackServer::period;
        settings.inputs = 2;
        AudioOutput output(testRate, settings);
        const auto sound = constant(0, 20 * testRate);
        for (std::size_t i = testRate; i < sound->frames(); i += 4800)
            sound->samples[i] = 0.5f;
        output.control().addTrack(sound);
        QVERIFY(output.play());
        QVERIFY2(output.audible(), output.banner().c_str());
        QCOMPARE(JackServer::tool("jack_connect", {"PortAudio:out_0", "PortAudio:in_0"}), 0);

        RecordRing ring(1, 5 * testRate);
        output.engine().send(command::Record{7, &ring});
        QVERIFY(waitFor(output, [&] { return ring.samples.size() > 2 * testRate; }));
        output.engine().send(command::StopRecord{});
        QVERIFY(waitFor(output, [&] { return ring.closed.load(); }));
        std::vector<float> heard(ring.samples.size());
        ring.samples.pop(std::span<float>(heard));
        const auto xruns = output.control().status().health.xruns;
        int impulses = 0;
        int exact = 0;
        for (std::size_t i = 0; i < heard.size(); ++i) {
            if (heard[i] < 0.4f)
                continue;
            ++impulses;
            const std::int64_t sent = ring.position + std::int64_t(i) - 2 * JackServer::period;
            exact += sent % 4800 == 0 && sent >= testRate;
        }
        qInfo("%d impulses, %d after exactly two periods; %llu xruns; latency %.1f ms", impulses,
              exact, static_cast<unsigned long long>(xruns), output.latency() * 1000);
        QVERIFY(impulses >= 8);
        if (xruns == 0)
            QCOMPARE(exact, impulses);
        else // an xrun of a busy machine moves what follows it
            QVERIFY(exact >= 1);

        // The server dies: the engine goes on without it, and comes back when it does.
        const std::int64_t before = output.control().status().position;
        server.kill();
        QVERIFY(waitFor(output, [&] { return !output.audible(); }));
        QVERIFY(output.banner().find("is gone") != std::string::npos);
        QVERIFY(waitFor(output, [&] { return output.control().status().position > before; }));
        // PortAudio cannot let go of a dead server; it says so at once.
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!output.reconnect());
        QVERIFY(clock.elapsed() < 5000);
        QVERIFY2(output.banner().find("start the program again") != std::string::npos,
                 output.banner().c_str());
        // Nor does a server that is there again end the program.
        const JackServer again;
        QCOMPARE(JackServer::tool("jack_lsp", {}), 0);
        QVERIFY(!output.reconnect());
        QVERIFY(!audioDevices().empty());
        const std::int64_t then = output.control().status().position;
        QVERIFY(waitFor(output, [&] { return output.control().status().position > then; }));
    }
};

QTEST_GUILESS_MAIN(TestDevice)
#include "tst_device.moc"
