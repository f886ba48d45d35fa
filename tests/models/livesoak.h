#pragma once

#include "tests/audio/jackserver.h"
#include "tests/models/liverig.h"

#include "core/audio/livereplay.h"
#include "core/audio/output.h"

#include <QElapsedTimer>

#include <atomic>
#include <thread>

namespace antiphon::testing {

/// A performance on a clocked sound device at 128 frames and 48 kHz, recorded, while somebody else
/// keeps a processor core busy. Checks what must hold and prints what was measured.
inline void soak(double seconds) {
    if (!JackServer::installed())
        QSKIP("jackd is not installed.");
    JackServer::useIt();
    const JackServer server(true);
    if (!server.running())
        QSKIP("A JACK server with a dummy device cannot be started here.");
    DeviceSettings settings;
    settings.id = jackId();
    if (settings.id.empty())
        QSKIP("PortAudio was built without JACK.");
    settings.buffer = JackServer::period;
    settings.inputs = 2;

    const TemporaryFolder folder;
    const fs::path table = sineTable(folder / "table.csv", 20);
    const fs::path agent =
        freshAgent(folder / "agent", table, 3, 1, "loudness-dB, mfcc, specshape, chroma");
    writeSound(folder / "song.wav", glidingTones(6), SampleFormat::Float32);
    constexpr int rate = 48000;
    impro::LivePerformance live(castOf({agent.string()}, table), {.rate = rate});
    live.openFile(folder / "song.wav");
    live.set("input", 1);

    AudioOutput output(rate, settings);
    output.open();
    QVERIFY2(output.audible(), output.banner().c_str());
    const auto source = output.control().addSource(live.source(), nullptr);
    QVERIFY(source.has_value());
    live.start();
    live.startRecording(folder / "take");
    std::atomic<bool> enough{false};
    std::thread other([&] { // somebody who computes
        double x = 1;
        while (!enough.load(std::memory_order_relaxed))
            for (int i = 0; i < 10000; ++i)
                x = std::sin(x) + 1;
    });
    QElapsedTimer clock;
    clock.start();
    while (double(clock.elapsed()) < 1000 * seconds) {
        output.update();
        live.poll();
        QTest::qSleep(10);
    }
    enough = true;
    other.join();
    live.finishRecording();
    output.control().removeSource(*source);
    QTest::qSleep(100);
    output.update();
    const impro::LiveRecording recording = *live.recording();
    const LiveMeters meters = live.meters();
    const report::Health health = output.control().status().health;
    const double p99 = double(output.engine().loadQuantile(0.99));
    output.close();
    live.stop();

    qInfo("%.1f s played, %lld decisions, %lld frames left out, %llu samples lost, %llu xruns of "
          "the device",
          meters.seconds, static_cast<long long>(meters.decisions),
          static_cast<long long>(meters.droppedFrames),
          static_cast<unsigned long long>(meters.inputLost),
          static_cast<unsigned long long>(health.xruns));
    qInfo("callback: median %.1f %%, 99 %% below %.1f %%, most %.1f %% of its period",
          100 * double(output.engine().loadQuantile(0.5)), 100 * p99,
          100 * double(output.engine().loadQuantile(1)));
    qInfo("decision: median %.0f us, 99 %% %.0f us, most %.0f us; heard to played: median %.1f ms, "
          "99 %% %.1f ms, most %.1f ms",
          double(meters.decision.median) * 1e6, double(meters.decision.high) * 1e6,
          double(meters.decision.most) * 1e6, double(meters.reaction.median) * 1e3,
          double(meters.reaction.high) * 1e3, double(meters.reaction.most) * 1e3);
    QVERIFY(meters.seconds > 0.9 * seconds);
    QCOMPARE(meters.droppedFrames, std::int64_t(0));
    QCOMPARE(meters.inputLost, std::uint64_t(0));
    QVERIFY(p99 < 0.3);
    QVERIFY(recording.finished && recording.error.empty());
    QCOMPARE(recording.dropped, std::uint64_t(0));
    const Sound sound = readSound(recording.sound);
    const Sound again = replayPerformance(readLiveLog(recording.log), sound);
    for (std::size_t i = 0; i < sound.frames(); ++i)
        QCOMPARE(again.samples[i], sound.at(i, 3));
}

} // namespace antiphon::testing
