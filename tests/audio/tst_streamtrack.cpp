#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/control.h"
#include "core/audio/scripteddevice.h"
#include "core/error.h"
#include "core/resampledreader.h"

#include <semaphore>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

constexpr int fade = 240; // 5 ms at the test rate

const DeviceSettings blocks{.id = {}, .buffer = 64, .outputs = 2, .inputs = 0, .inputId = {}};

/// Serves a sound from memory, so that tests can say when.
StreamTrack::Fill fillFrom(std::shared_ptr<const Sound> sound,
                           std::function<void(std::int64_t)> before = {}) {
    return [sound, before](std::int64_t frame, std::span<float> out) {
        if (before)
            before(frame);
        const std::size_t at = std::size_t(frame * sound->channels);
        const std::size_t count = std::min(out.size(), sound->samples.size() - at);
        std::copy_n(&sound->samples[at], count, out.begin());
        std::ranges::fill(out.subspan(count), 0.0f);
    };
}

std::shared_ptr<StreamTrack> streamOf(const std::shared_ptr<const Sound>& sound,
                                      std::function<void(std::int64_t)> before = {}) {
    const StreamTrack::Format format{sound->rate, sound->channels, std::int64_t(sound->frames())};
    return std::make_shared<StreamTrack>(format, fillFrom(sound, std::move(before)));
}

/// Two engines under the same commands: one plays the sound, the other its stream.
struct Pair {
    explicit Pair(std::shared_ptr<const Sound> sound_, std::shared_ptr<StreamTrack> stream_,
                  std::int64_t offset_ = 0)
        : sound(std::move(sound_)), stream(std::move(stream_)), offset(offset_) {
        first.addTrack(sound, {}, offset);
        second.addTrack(stream, {}, offset);
    }
    template <class Action>
    void both(Action action) {
        action(first);
        action(second);
    }
    /// Plays on; the stream is given the time that it needs.
    bool run(int frames) {
        for (int done = 0; done < frames; done += 64) {
            second.poll();
            const std::int64_t at = second.status().position - offset;
            const auto there = [&] { return stream->ready(at, 4096); };
            if (!QTest::qWaitFor(there, 5000))
                return false;
            a.advance(64);
            b.advance(64);
        }
        return a.take().samples == b.take().samples;
    }

    std::shared_ptr<const Sound> sound;
    std::shared_ptr<StreamTrack> stream;
    std::int64_t offset;
    Engine engineA{testRate}, engineB{testRate};
    EngineControl first{engineA}, second{engineB};
    ScriptedDevice a{engineA, blocks}, b{engineB, blocks};
};

} // namespace

class TestStreamTrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsInMemory_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("offset");
        QTest::newRow("mono") << 1 << 0;
        QTest::newRow("stereo, later") << 2 << 5000;
        QTest::newRow("three channels") << 3 << 0;
    }
    void sameAsInMemory() {
        QFETCH(int, channels);
        QFETCH(int, offset);
        const auto sound = noise(1, 0.2, 300'000, channels);
        Pair pair(sound, streamOf(sound), offset);
        pair.both([](EngineControl& c) { c.play(); });
        QVERIFY(pair.run(20'000));
        pair.both([](EngineControl& c) { c.seek(150'000); });
        QVERIFY(QTest::qWaitFor([&] { return pair.stream->ready(150'000 - offset, 4096); }, 5000));
        QVERIFY(pair.run(20'000));
        pair.both([](EngineControl& c) { c.setLoop(151'000, 166'000); });
        QVERIFY(QTest::qWaitFor([&] { return pair.stream->ready(150'000 - offset, 4096); }, 5000));
        pair.both([](EngineControl& c) { c.seek(160'000); });
        QVERIFY(pair.run(50'000));
        pair.both([](EngineControl& c) { c.clearLoop(); });
        pair.both([](EngineControl& c) { c.stop(); });
        QVERIFY(pair.run(1000));
        pair.both([&](EngineControl& c) { c.setTrack(c.tracks().at(0), {.gain = 0.5f}); });
        pair.both([](EngineControl& c) { c.seek(290'000); });
        pair.both([](EngineControl& c) { c.play(); });
        QVERIFY(QTest::qWaitFor([&] { return pair.stream->ready(290'000 - offset, 9000); }, 5000));
        QVERIFY(pair.run(20'000)); // the end, too
        QVERIFY(!pair.second.status().playing);
        QCOMPARE(pair.stream->underruns(), std::uint64_t(0));
        QVERIFY(pair.stream->error().empty());
    }

    void muteAndSoloObeyed() {
        const auto sound = constant(0.25f, 100'000);
        Pair pair(sound, streamOf(sound));
        pair.both([](EngineControl& c) { c.addTrack(constant(0.5f, 100'000)); });
        pair.both([](EngineControl& c) { c.play(); });
        QVERIFY(pair.run(5000));
        pair.both([](EngineControl& c) { c.setTrack(c.tracks().at(0), {.solo = true}); });
        QVERIFY(pair.run(5000));
        pair.both([](EngineControl& c) { c.setTrack(c.tracks().at(0), {.muted = true}); });
        QVERIFY(pair.run(5000));
        pair.both([](EngineControl& c) { c.removeTrack(c.tracks().at(0)); });
        QVERIFY(pair.run(1000));
        pair.second.poll();
        QCOMPARE(pair.second.lent(), std::size_t(1));
    }

    // Far longer than what is kept: old chunks make room for new ones, again and again.
    void memoryIsBounded() {
        const int channels = 64; // 2 MB a chunk, so 9 of them
        std::atomic<int> reads{0};
        StreamTrack stream({testRate, channels, 3600 * testRate},
                           [&reads](std::int64_t frame, std::span<float> out) {
                               ++reads;
                               std::ranges::fill(out, float(frame / 8192 + 1));
                           });
        constexpr std::int64_t step = 8192;
        for (std::int64_t chunk = 0; chunk < 60; ++chunk) {
            stream.attend(chunk * step, 0, 0);
            QVERIFY(QTest::qWaitFor([&] { return stream.ready(chunk * step, 4096); }, 5000));
            const float* frames = stream.read(chunk * step, 128);
            QCOMPARE(frames[0], float(chunk + 1));
            QCOMPARE(frames[128 * channels - 1], float(chunk + 1));
        }
        int resident = 0;
        for (std::int64_t chunk = 0; chunk < 70; ++chunk)
            resident += stream.ready(chunk * step, 100);
        QVERIFY2(resident <= 9, qPrintable(QString::number(resident)));
        QVERIFY(reads >= 60);
        stream.attend(0, 0, 0); // back where everything had to go meanwhile
        QVERIFY(QTest::qWaitFor([&] { return stream.ready(0, 4096); }, 5000));
        QCOMPARE(stream.read(0, 128)[0], 1.0f);
    }

    // A reader that is late: silence with fades on both sides, counted once, and then the sound.
    void gapsFade() {
        const auto sound = constant(0.5f, 10 * 8192);
        std::counting_semaphore<100> permits{0};
        std::atomic<bool> open{false};
        const auto stream = streamOf(sound, [&](std::int64_t frame) {
            if (frame >= 2 * 8192 && !open)
                permits.acquire();
        });
        Engine engine(testRate);
        EngineControl control(engine);
        ScriptedDevice device(engine, blocks);
        control.addTrack(stream);
        QVERIFY(QTest::qWaitFor([&] { return stream->ready(0, 2 * 8192 - fade); }, 5000));
        control.play();
        device.advance(30'016); // far beyond what is there, in no time
        open = true;
        permits.release();
        QVERIFY(QTest::qWaitFor([&] { return stream->ready(30'016, 20'000); }, 5000));
        device.advance(19'200);
        const Sound out = device.take();
        QCOMPARE(stream->underruns(), std::uint64_t(1));
        QVERIFY(maxStep(out) <= 0.5f * 1.6f / fade);
        QCOMPARE(out.at(2 * 8192 - fade - 64, 0), 0.5f);
        for (std::size_t i = 2 * 8192; i < 30'016; ++i)
            QCOMPARE(out.at(i, 0), 0.0f);
        for (std::size_t i = 30'016 + fade; i < 49'000; ++i)
            QCOMPARE(out.at(i, 0), 0.5f);
    }

    void brokenFileSaysSo() {
        const auto sound = constant(0.5f, 10 * 8192);
        const auto stream = streamOf(sound, [](std::int64_t frame) {
            if (frame >= 3 * 8192)
                throw UserError("take.flac: breaks off.");
        });
        Engine engine(testRate);
        EngineControl control(engine);
        ScriptedDevice device(engine, blocks);
        control.addTrack(stream);
        QVERIFY(QTest::qWaitFor([&] { return stream->ready(0, 3 * 8192 - fade); }, 5000));
        QVERIFY(QTest::qWaitFor([&] { return !stream->error().empty(); }, 5000));
        QCOMPARE(stream->error(), std::string("take.flac: breaks off."));
        control.play();
        device.advance(4 * 8192);
        const Sound out = device.take();
        QVERIFY(maxStep(out) <= 0.5f * 1.6f / fade);
        QCOMPARE(out.at(2 * 8192, 0), 0.5f);
        QCOMPARE(out.at(3 * 8192, 0), 0.0f);
        QCOMPARE(stream->underruns(), std::uint64_t(0)); // nothing came late
        control.seek(100);
        device.advance(2000);
        QCOMPARE(device.take().at(1900, 0), 0.5f); // what there is can be heard
    }

    void wrongRateRefused() {
        const auto sound = constant(0.5f, 20'000, 1, 44100);
        Engine engine(testRate);
        EngineControl control(engine);
        control.addTrack(streamOf(sound));
        ScriptedDevice device(engine);
        device.advance(64);
        const auto events = control.poll();
        QCOMPARE(std::get<report::Refused>(events.at(0)).reason, report::Refused::Reason::Rate);
        QCOMPARE(control.lent(), std::size_t(0));
        QVERIFY_THROWS_EXCEPTION(UserError,
                                 StreamTrack({testRate, 1, INT64_MAX / 4}, fillFrom(sound)));
    }

    void filesAtAnyRate_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<QString>("name");
        for (const QString name : {"a.wav", "a.flac"})
            for (int rate : {8000, 44100, 48000, 96000})
                QTest::newRow(qPrintable(name + QString::number(rate))) << rate << name;
    }
    void filesAtAnyRate() {
        QFETCH(int, rate);
        QFETCH(QString, name);
        const TemporaryFolder folder;
        const fs::path file = folder / name.toStdString();
        writeSound(file, *noise(3, 0.5, std::size_t(rate) * 4, 2, rate), *formatForName(file));
        const Sound expected = resample(readSound(file), testRate);
        ResampledReader reader(file, testRate);
        QCOMPARE(reader.frames(), std::int64_t(expected.frames()));
        const float limit = rate == testRate ? 0.0f : 1e-6f;
        const auto matches = [&](std::int64_t frame, std::size_t count) {
            std::vector<float> got(count * 2, 9.0f);
            reader.read(frame, got);
            for (std::size_t i = 0; i < got.size(); ++i) {
                const std::size_t at = std::size_t(frame) * 2 + i;
                const float wanted = at < expected.samples.size() ? expected.samples[at] : 0.0f;
                if (std::abs(got[i] - wanted) > limit)
                    return false;
            }
            return true;
        };
        for (std::int64_t frame = 0; frame < 40'000; frame += 8192) // in one go
            QVERIFY(matches(frame, 8192));
        for (std::int64_t frame : {120'001, 77'777, 3, 0, 150'000, 150'100, 180'000})
            QVERIFY(matches(frame, 5000));
        QVERIFY(matches(expected.frames() - 100, 8192)); // beyond the end is silence
        QVERIFY(matches(1000, 100));
    }

    void fileAsATrack() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", *noise(4, 0.5, 600'000, 2, testRate), SampleFormat::Int16);
        const auto sound = std::make_shared<Sound>(readSound(folder / "a.wav"));
        Pair pair(sound, streamFile(folder / "a.wav", testRate));
        pair.both([](EngineControl& c) { c.play(); });
        QVERIFY(pair.run(5000));
        QElapsedTimer clock;
        clock.start();
        pair.both([](EngineControl& c) { c.seek(580'000); });
        QVERIFY(QTest::qWaitFor([&] { return pair.stream->ready(580'000, 4096); }, 5000));
        qInfo("a seek took %lld ms", clock.elapsed());
        QVERIFY(pair.run(5000));
        QVERIFY_THROWS_EXCEPTION(UserError, streamFile(folder / "none.wav", testRate));
    }
};

QTEST_GUILESS_MAIN(TestStreamTrack)
#include "tst_streamtrack.moc"
