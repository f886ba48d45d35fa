#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/control.h"
#include "core/audio/scripteddevice.h"

#include <bit>
#include <cstring>
#include <deque>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

DeviceSettings blocksOf(int frames, int outputs = 2) {
    DeviceSettings settings;
    settings.buffer = frames;
    settings.outputs = outputs;
    return settings;
}

struct Rig {
    explicit Rig(int block = 64, int outputs = 2) : device(engine, blocksOf(block, outputs)) {}
    Sound run(std::size_t frames) {
        device.advance(frames);
        return device.take();
    }
    /// Runs until `frames` have passed and drains events.
    std::vector<Report> events() { return control.poll(); }

    Engine engine{testRate};
    EngineControl control{engine};
    ScriptedDevice device;
};

template <class T>
std::vector<T> only(const std::vector<Report>& events) {
    std::vector<T> found;
    for (const Report& event : events)
        if (const T* hit = std::get_if<T>(&event))
            found.push_back(*hit);
    return found;
}

/// What a fade in over n frames does to frame i, and the largest step that fading can add.
constexpr int fade = 240; // 5 ms at the test rate
float fadeIn(std::size_t i) {
    return equalPower(float(i + 1) / fade);
}
constexpr float fadeStep = 1.5708f / fade;

bool same(const Sound& a, const Sound& b) {
    return a.samples.size() == b.samples.size() &&
           std::memcmp(a.samples.data(), b.samples.data(), a.samples.size() * sizeof(float)) == 0;
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void silentUntilPlayed() {
        Rig rig;
        rig.control.addTrack(constant(0.5f, 4800));
        QCOMPARE(peakOf(rig.run(1000)), 0.0f);
        rig.control.poll();
        QCOMPARE(rig.control.status().position, std::int64_t(0));
        QVERIFY(!rig.control.status().playing);
    }

    // Three tracks start together, to the sample, and after the fade the mix is their plain sum.
    void tracksInSync() {
        Rig rig;
        QCOMPARE(rig.engine.fadeFrames(), fade);
        const auto a = noise(1, 0.3, 9600);
        const auto b = noise(2, 0.3, 9600, 2);
        const auto c = noise(3, 0.3, 9600);
        rig.control.addTrack(a);
        rig.control.addTrack(b);
        rig.control.addTrack(c, {}, 1000); // begins later on the time line
        rig.run(512);
        rig.control.play();
        const Sound out = rig.run(9000);
        for (std::size_t i = 0; i < 9000; ++i) {
            for (int channel : {0, 1}) {
                float expected = a->at(i, 0) + b->at(i, channel);
                if (i >= 1000)
                    expected += c->at(i - 1000, 0);
                if (i < fade)
                    QVERIFY(std::abs(out.at(i, channel) - expected * fadeIn(i)) < 1e-5f);
                else
                    QCOMPARE(out.at(i, channel), expected);
            }
        }
    }

    // Nothing depends on how the time is cut into blocks: a device and an offline bounce agree.
    void blocksDoNotMatter_data() {
        QTest::addColumn<int>("block");
        for (int block : {1, 7, 64, 129, 480, 4096, 20000})
            QTest::addRow("%d", block) << block;
    }
    void blocksDoNotMatter() {
        QFETCH(int, block);
        const auto play = [](int frames) {
            Engine engine(testRate);
            EngineControl control(engine);
            control.addTrack(noise(1, 0.9, 5000));
            control.addTrack(noise(2, 0.9, 15000, 2), {.gain = 0.7f});
            control.setLoop(1000, 4321);
            control.setMasterGain(0.8f);
            control.audition(noise(5, 0.5, 3000));
            control.play();
            return bounce(engine, 20000, 2, frames);
        };
        const Sound expected = play(512);
        QVERIFY(peakOf(expected) > 0.5f);
        QVERIFY(same(play(block), expected));
    }

    void loopRepeatsExactly_data() {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::newRow("inside") << 3000 << 7001;
        QTest::newRow("from the start") << 0 << 5000;
        QTest::newRow("whole") << 0 << 10000;
        QTest::newRow("to the end") << 100 << 10000;
        QTest::newRow("beyond the end") << 5000 << 14000;
        QTest::newRow("shortest") << 4000 << 4000 + 2 * fade;
    }
    void loopRepeatsExactly() {
        QFETCH(int, begin);
        QFETCH(int, end);
        const auto sound = noise(1, 0.5, 10000);
        Rig rig;
        rig.control.addTrack(sound);
        QVERIFY(rig.control.setLoop(begin, end));
        rig.control.play();
        const std::size_t total = 60000;
        const Sound out = rig.run(total);
        // Outside the crossfades each sample is the one that a position with the exact period has.
        std::size_t compared = 0;
        for (std::size_t i = fade; i < total; ++i) {
            std::int64_t position = std::int64_t(i);
            if (position >= end)
                position = begin + (position - begin) % (end - begin);
            const std::int64_t lead = std::min(begin, fade);
            const bool nearJump = position >= end - fade || position < begin + fade - lead;
            if (i > std::size_t(begin) && nearJump)
                continue;
            const bool inside = position < 10000 - fade;
            if (inside) {
                QCOMPARE(out.at(i, 0), sound->at(std::size_t(position), 0));
                ++compared;
            }
        }
        QVERIFY(compared > 1000 || end - begin == 2 * fade);
        const auto events = rig.events();
        QVERIFY(only<report::Ended>(events).empty());
        QVERIFY(rig.control.status().playing);
    }

    // An attack on the loop's first frame is whole every time round.
    void loopKeepsAttacks() {
        auto sound = constant(0, 10000);
        sound->samples[4000] = 0.9f;
        Rig rig;
        rig.control.addTrack(sound);
        rig.control.setLoop(4000, 6000);
        rig.control.play();
        const Sound out = rig.run(12000);
        for (std::size_t i = 0; i < 12000; ++i)
            QCOMPARE(out.at(i, 0), i >= 4000 && (i - 4000) % 2000 == 0 ? 0.9f : 0.0f);
    }

    void loopDoesNotClick_data() {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::newRow("inside") << 3011 << 7777;
        QTest::newRow("whole") << 0 << 20000;
        QTest::newRow("short") << 500 << 500 + 2 * fade;
    }
    void loopDoesNotClick() {
        QFETCH(int, begin);
        QFETCH(int, end);
        const auto sound = sine(220, 0.5, 20000);
        Rig rig(97);
        rig.control.addTrack(sound);
        rig.control.setLoop(begin, end);
        rig.control.play();
        const Sound out = rig.run(90000);
        QVERIFY2(maxStep(out) <= 1.42f * maxStep(*sound) + 2 * 0.5f * fadeStep,
                 qPrintable(QString::number(maxStep(out))));
        QVERIFY(peakOf(out) <= 0.5f * 1.42f);
    }

    // Starts, stops, seeks and material that ends abruptly: never a step beyond what fades make.
    void nothingClicks() {
        const auto sound = sine(220, 0.5, 40000);
        for (std::size_t i = 0; i < 40000; ++i)
            sound->samples[i] += 0.3f; // so that it neither begins nor ends at zero
        const float limit = 1.42f * maxStep(*sound) + 3 * 0.8f * fadeStep;
        Rig rig(64);
        rig.control.addTrack(sound);
        Rng rng(7);
        Sound all{.rate = testRate, .channels = 2, .samples = {}};
        for (int i = 0; i < 2000; ++i) {
            switch (rng.below(4)) {
            case 0:
                rig.control.play();
                break;
            case 1:
                rig.control.stop();
                break;
            default:
                rig.control.seek(std::int64_t(rng.below(41000)));
                break;
            }
            const Sound part = rig.run(1 + rng.below(400));
            all.samples.insert(all.samples.end(), part.samples.begin(), part.samples.end());
            rig.control.poll();
        }
        QVERIFY(peakOf(all) > 0.7f);
        QVERIFY2(maxStep(all) <= limit, qPrintable(QString::number(maxStep(all))));
    }

    void stopFadesAndResumes() {
        Rig rig;
        rig.control.addTrack(constant(0.5f, 48000));
        rig.control.play();
        rig.run(6400);
        rig.control.stop();
        const Sound out = rig.run(640);
        QVERIFY(out.at(0, 0) > 0.49f);
        QVERIFY(out.at(fade / 2, 0) > 0.1f);
        QCOMPARE(out.at(fade, 0), 0.0f);
        rig.control.poll();
        QCOMPARE(rig.control.status().position, std::int64_t(6400));
        QVERIFY(!rig.control.status().playing);
        QCOMPARE(peakOf(rig.run(640)), 0.0f);
        rig.control.play();
        rig.run(64);
        rig.control.poll();
        QVERIFY(rig.control.status().playing);
        rig.run(4800);
        rig.control.poll();
        QVERIFY(rig.control.status().position >= 6400 + 64 + 4800 - 1200 - 64);
    }

    // Stop, seek and play in one breath: the old place fades, then the new one starts exactly.
    void restart() {
        const auto sound = noise(1, 0.5, 48000);
        Rig rig;
        rig.control.addTrack(sound);
        rig.control.play();
        rig.run(6400);
        rig.control.stop();
        rig.control.seek(100);
        rig.control.play();
        const Sound out = rig.run(2000);
        for (std::size_t i = 2 * fade; i < 2000; ++i)
            QCOMPARE(out.at(i, 0), sound->at(100 + i - fade, 0));
    }

    void lastOfManySeeksCounts() {
        const auto sound = noise(1, 0.5, 48000);
        Rig rig;
        rig.control.addTrack(sound);
        rig.control.play();
        rig.run(640);
        for (int i = 0; i < 200; ++i)
            QVERIFY(rig.control.seek(100 * i));
        const Sound out = rig.run(2000);
        for (std::size_t i = 2 * fade; i < 2000; ++i)
            QCOMPARE(out.at(i, 0), sound->at(19900 + i, 0));
    }

    void endsAndStartsAgain() {
        const auto sound = noise(1, 0.5, 5000);
        Rig rig;
        rig.control.addTrack(sound);
        rig.control.addTrack(noise(2, 0, 7000));
        rig.control.play();
        Sound out = rig.run(8000);
        QCOMPARE(only<report::Ended>(rig.events()).size(), std::size_t(1));
        QCOMPARE(rig.control.status().position, std::int64_t(7000));
        QVERIFY(!rig.control.status().playing);
        QCOMPARE(out.at(4000, 0), sound->at(4000, 0));
        // The last 5 ms fade, so that it ends without a step.
        QVERIFY(std::abs(out.at(4999, 0)) <= 0.5f / fade);
        rig.control.play();
        out = rig.run(8000);
        QCOMPARE(out.at(4000, 0), sound->at(4000, 0));
        QCOMPARE(only<report::Ended>(rig.events()).size(), std::size_t(1));
        rig.control.setEnd(2000); // by decree
        rig.control.play();
        rig.run(8000);
        rig.control.poll();
        QCOMPARE(rig.control.status().position, std::int64_t(2000));
    }

    void gains() {
        Rig rig;
        const auto low = rig.control.addTrack(constant(0.25f, 480000)).value();
        const auto high = rig.control.addTrack(constant(0.5f, 480000)).value();
        rig.control.play();
        rig.run(2000);
        const auto settle = [&rig](float expected) {
            const Sound out = rig.run(2000);
            // 20 ms ramps of at most 0.75 in sum
            const bool smooth = maxStep(out) <= 0.75f / 960 + 1e-6f;
            const bool moved = std::abs(out.at(500, 0) - expected) > 1e-3f;
            return smooth && moved && std::abs(out.at(1999, 0) - expected) < 1e-6f &&
                   out.at(960, 0) == out.at(1999, 0);
        };
        QVERIFY(rig.control.setTrack(low, {.gain = 0.5f}));
        QVERIFY(settle(0.625f));
        QVERIFY(rig.control.setTrack(high, {.muted = true}));
        QVERIFY(settle(0.125f));
        QVERIFY(rig.control.setTrack(high, {.solo = true}));
        QVERIFY(settle(0.5f));
        QVERIFY(rig.control.setTrack(high, {.muted = true, .solo = true}));
        QVERIFY(settle(0.0f));
        QVERIFY(rig.control.setTrack(low, {.match = 2}));
        QVERIFY(rig.control.setTrack(high, {.match = 0.5f}));
        QVERIFY(settle(0.75f));
        QVERIFY(rig.control.setMatched(true));
        QVERIFY(rig.control.setTrack(high, {.match = 0.25f}));
        QVERIFY(settle(0.625f));
        QVERIFY(rig.control.setMatched(false));
        QVERIFY(settle(0.75f));
        QVERIFY(rig.control.setMasterGain(0.5f));
        QVERIFY(settle(0.375f));
        QVERIFY(rig.control.setTrack(high, {.solo = true}));
        QVERIFY(settle(0.25f));
        QVERIFY(rig.control.removeTrack(high)); // and with it the solo
        QVERIFY(!rig.control.setTrack(high, {}));
        rig.run(2000);
        QVERIFY(std::abs(rig.run(64).at(63, 0) - 0.125f) < 1e-6f);
    }

    void gainsWhileSilentHoldFromTheFirstFrame() {
        Rig rig;
        const auto track = rig.control.addTrack(constant(0.5f, 48000)).value();
        rig.run(64);
        rig.control.setTrack(track, {.gain = 0.5f});
        rig.control.play();
        const Sound out = rig.run(2000);
        QCOMPARE(out.at(fade, 0), 0.25f);
        QCOMPARE(out.at(1999, 0), 0.25f);
    }

    void matchingGains() {
        QCOMPARE(matchingGain(-18, -6), 1.0f);
        QVERIFY(std::abs(matchingGain(-24, -20) - std::pow(10.0f, 6 / 20.0f)) < 1e-5f);
        QVERIFY(std::abs(matchingGain(-12, 0) - std::pow(10.0f, -6 / 20.0f)) < 1e-5f);
        // a peak at -3 dBTP leaves 2 dB, whatever the loudness asks for
        QVERIFY(std::abs(matchingGain(-30, -3) - std::pow(10.0f, 2 / 20.0f)) < 1e-5f);
        QCOMPARE(matchingGain(-HUGE_VAL, -HUGE_VAL), 1.0f);
        QCOMPARE(matchingGain(std::nan(""), 0), 1.0f);
    }

    // A lent buffer lives exactly until the release report.
    void buffersComeBack() {
        Rig rig;
        auto sound = constant(0.5f, 48000);
        std::weak_ptr<Sound> watch = sound;
        const auto id = rig.control.addTrack(std::move(sound)).value();
        rig.control.play();
        rig.run(2000);
        QVERIFY(rig.control.removeTrack(id));
        rig.control.poll();
        QVERIFY(!watch.expired());
        const Sound out = rig.run(640);
        QVERIFY(maxStep(out) <= 0.5f / fade + 1e-6f); // fades even then
        QCOMPARE(out.at(fade, 0), 0.0f);
        QVERIFY(!watch.expired());
        const auto released = only<report::Released>(rig.events());
        QCOMPARE(released.size(), std::size_t(1));
        QCOMPARE(released[0].id, id);
        QVERIFY(watch.expired());
        QCOMPARE(rig.control.lent(), std::size_t(0));
    }

    void removedWhileSilentAtOnce() {
        Rig rig;
        const auto id = rig.control.addTrack(constant(0.5f, 48000)).value();
        rig.run(64);
        rig.control.removeTrack(id);
        rig.device.advance(1);
        QCOMPARE(only<report::Released>(rig.events()).size(), std::size_t(1));
    }

    void anAuditionGoesOnInTheWhole() {
        Rig rig;
        const auto whole = noise(6, 0.5, 48000);
        auto part = std::make_shared<Sound>(Sound{testRate, 1, {}});
        part->samples.assign(whole->samples.begin() + 10000, whole->samples.begin() + 20000);
        const auto first = rig.control.audition(part, 1, 500);
        Sound out = rig.run(2000);
        const auto second = rig.control.continueAudition(*first, whole, 10000, 30000);
        QVERIFY(second && *second != *first);
        const Sound more = rig.run(20000);
        out.samples.insert(out.samples.end(), more.samples.begin(), more.samples.end());
        for (std::size_t i = fade; i < 19500 - fade; ++i)
            QCOMPARE(out.at(i, 0), whole->at(10500 + i, 0));
        QCOMPARE(out.at(19500, 0), 0.0f);
        QCOMPARE(rig.events().size(), std::size_t(2)); // both are let go
        QCOMPARE(rig.control.lent(), std::size_t(0));

        // Over, or elsewhere already: refused, and nothing is kept.
        const auto third = rig.control.continueAudition(*second, whole);
        rig.run(100);
        const auto refused = only<report::Refused>(rig.events());
        QCOMPARE(refused.size(), std::size_t(1));
        QCOMPARE(refused[0].id, *third);
        QCOMPARE(rig.control.lent(), std::size_t(0));
    }

    void auditions() {
        Rig rig;
        const auto one = constant(0.25f, 48000);
        const auto two = noise(4, 0.5, 48000);
        QVERIFY(rig.control.audition(one, 2.0f, 1000, 3000));
        Sound out = rig.run(4000);
        QVERIFY(std::abs(out.at(0, 0) - 0.5f * fadeIn(0)) < 1e-5f);
        for (std::size_t i = fade; i < 3000 - fade; ++i)
            QCOMPARE(out.at(i, 1), 0.5f);
        QVERIFY(maxStep(out) <= 0.5f * fadeStep + 1e-6f);
        QCOMPARE(out.at(3000, 0), 0.0f);
        rig.control.poll();
        QCOMPARE(rig.control.lent(), std::size_t(0));
        QVERIFY(!rig.control.status().playing);

        rig.control.audition(one);
        rig.run(2000);
        rig.control.audition(two, 1.0f, 500); // replaces, fading
        out = rig.run(1000);
        QVERIFY(std::abs(out.at(0, 0) - 0.25f) < 0.02f);
        for (std::size_t i = fade; i < 1000; ++i)
            QCOMPARE(out.at(i, 0), two->at(500 + i, 0));
        QCOMPARE(only<report::Released>(rig.events()).size(), std::size_t(1));
        rig.control.stopAudition();
        out = rig.run(1000);
        QVERIFY(peakOf(out) > 0.1f);
        QCOMPARE(out.at(fade, 0), 0.0f);
        rig.control.poll();
        QCOMPARE(rig.control.lent(), std::size_t(0));
    }

    // A pointer swept over a map: many in one block, all but the last unheard, none kept.
    void sweptAuditions() {
        Rig rig(1024);
        const auto sound = noise(4, 0.5, 48000);
        for (int i = 0; i < 100; ++i)
            QVERIFY(rig.control.audition(sound, 1, i));
        const Sound out = rig.run(1024);
        QCOMPARE(out.at(500, 0), sound->at(599, 0));
        const auto events = rig.events();
        QVERIFY(only<report::Refused>(events).empty());
        QCOMPARE(rig.control.lent(), std::size_t(1));
    }

    void panic() {
        Rig rig;
        rig.control.addTrack(sine(220, 0.5, 480000));
        rig.control.play();
        rig.control.audition(sine(330, 0.3, 480000));
        rig.run(5000);
        rig.control.panic();
        Sound out = rig.run(1000);
        QVERIFY(maxStep(out) < 0.04f);
        float late = 0;
        for (std::size_t i = fade; i < 1000; ++i)
            late = std::max(late, std::abs(out.at(i, 0)));
        QCOMPARE(late, 0.0f);
        rig.control.poll();
        QVERIFY(!rig.control.status().playing);
        QCOMPARE(rig.control.lent(), std::size_t(1)); // the track stays, the audition is gone
        rig.control.play();
        QVERIFY(peakOf(rig.run(4800)) > 0.3f);
    }

    void refusals() {
        Rig rig;
        rig.control.addTrack(constant(0.5f, 100, 1, 44100));
        rig.control.audition(constant(0.5f, 100, 1, 44100));
        rig.control.addTrack(constant(0.5f, 0));
        rig.control.audition(constant(0.5f, 100), 1, 100);
        rig.control.setLoop(10, 10 + 2 * fade - 1);
        rig.run(64);
        const auto refused = only<report::Refused>(rig.events());
        QCOMPARE(refused.size(), std::size_t(5));
        using Reason = report::Refused::Reason;
        QVERIFY(refused[0].reason == Reason::Rate && refused[1].reason == Reason::Rate);
        for (std::size_t i : {2u, 3u, 4u})
            QVERIFY(refused[i].reason == Reason::Range);
        QCOMPARE(rig.control.lent(), std::size_t(0));
        QCOMPARE(
            describe(refused[0], testRate),
            std::string("The sound is not at the engine's rate of 48000 Hz; resample it first."));
        for (int i = 0; i < Engine::maxTracks; ++i)
            QVERIFY(rig.control.addTrack(constant(0, 100)));
        QVERIFY(!rig.control.addTrack(constant(0, 100)));
    }

    void fullQueueSaysSo() {
        Rig rig;
        std::size_t sent = 0;
        while (rig.control.setMasterGain(0.5f))
            ++sent;
        QCOMPARE(sent, Engine::queueLength);
        QVERIFY(!rig.control.play());
        QVERIFY(!rig.control.addTrack(constant(0.5f, 100)));
        QCOMPARE(rig.control.lent(), std::size_t(0));
        rig.run(64 * 5); // a bounded number a block
        QVERIFY(rig.control.play());
    }

    // Nobody drains the reports for minutes: releases still arrive, later, and each once.
    void releasesOutlastAFullQueue() {
        Rig rig;
        const auto sound = constant(0.1f, 300);
        std::size_t lent = 0;
        for (int i = 0; i < 9000; ++i) {
            lent += rig.control.audition(sound).has_value();
            rig.device.advance(64);
        }
        rig.device.take();
        std::size_t released = 0;
        for (int i = 0; i < 50; ++i) {
            released += only<report::Released>(rig.events()).size();
            rig.run(640);
        }
        QVERIFY(lent > 4000);
        QCOMPARE(released, lent);
        QCOMPARE(rig.control.lent(), std::size_t(0));
        QCOMPARE(sound.use_count(), 1L);
    }

    void channels_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("outputs");
        QTest::addColumn<QList<float>>("expected");
        const float v = 0.125f;
        QTest::newRow("mono to stereo") << 1 << 2 << QList<float>{v, v};
        QTest::newRow("mono to eight") << 1 << 8 << QList<float>{v, v, 0, 0, 0, 0, 0, 0};
        QTest::newRow("mono to mono") << 1 << 1 << QList<float>{v};
        QTest::newRow("stereo to stereo") << 2 << 2 << QList<float>{v, 2 * v};
        QTest::newRow("stereo to mono") << 2 << 1 << QList<float>{1.5f * v};
        QTest::newRow("stereo to four") << 2 << 4 << QList<float>{v, 2 * v, 0, 0};
        QTest::newRow("four to stereo") << 4 << 2 << QList<float>{2 * v, 3 * v};
        QTest::newRow("three to stereo") << 3 << 2 << QList<float>{2 * v, v};
        QTest::newRow("eight to ten")
            << 3 << 10 << QList<float>{v, 2 * v, 3 * v, 0, 0, 0, 0, 0, 0, 0};
        QTest::newRow("no output") << 2 << 0 << QList<float>{};
    }
    void channels() {
        QFETCH(int, channels);
        QFETCH(int, outputs);
        QFETCH(QList<float>, expected);
        Rig rig(64, outputs);
        rig.control.addTrack(constant(0.125f, 48000, channels));
        rig.control.play();
        const Sound out = rig.run(1000);
        for (int c = 0; c < outputs; ++c)
            QCOMPARE(out.at(999, c), expected[c]);
        rig.run(2000);
        rig.control.poll();
        QVERIFY(rig.control.status().position > 1000);
    }

    void clipGuard() {
        Rig rig;
        // Up to full scale: untouched, bit by bit.
        const auto full = noise(3, 1.0, 20000);
        full->samples[700] = 1.0f;
        full->samples[701] = -1.0f;
        const auto track = rig.control.addTrack(full).value();
        rig.control.play();
        Sound out = rig.run(10000);
        for (std::size_t i = fade; i < 10000; ++i)
            QCOMPARE(out.at(i, 0), full->at(i, 0));
        rig.control.poll();
        QCOMPARE(rig.control.status().health.overs, std::uint64_t(0));
        rig.control.removeTrack(track);
        rig.control.stop();
        rig.run(640);

        // Beyond: never above 1, counted, and smooth while it recovers.
        const auto hot = sine(100, 3.0, 96000);
        for (std::size_t i = 9600; i < 96000; ++i)
            hot->samples[i] *= 0.1f; // quiet again; the jump itself is at a zero crossing
        rig.control.seek(0);
        rig.control.addTrack(hot);
        rig.control.play();
        out = rig.run(96000);
        QVERIFY(peakOf(out) <= 1.0f);
        QVERIFY(peakOf(out) > 0.999f);
        rig.control.poll();
        QVERIFY(rig.control.status().health.overs > 1000);
        // half a second after the last over the gain is back to one, exactly
        QCOMPARE(out.at(60000, 0), hot->at(60000, 0));
        QVERIFY(std::abs(out.at(9600 + 120, 0)) < std::abs(hot->at(9600 + 120, 0)));
    }

    void notANumber() {
        Rig rig;
        auto sound = constant(0.5f, 20000);
        sound->samples[5000] = std::nanf("");
        sound->samples[5001] = HUGE_VALF;
        rig.control.addTrack(sound);
        rig.control.play();
        const Sound out = rig.run(10000);
        for (const float sample : out.samples)
            QVERIFY(std::isfinite(sample) && std::abs(sample) <= 0.5f);
        QCOMPARE(out.at(9000, 0), 0.5f);
        rig.control.poll();
        QCOMPARE(rig.control.status().health.nonFinite, std::uint64_t(4)); // two channels
        QVERIFY(std::isfinite(rig.control.status().master.rms));
    }

    void meters() {
        Rig rig;
        const auto loud = rig.control.addTrack(sine(1000, 0.5, 480000)).value();
        const auto quiet = rig.control.addTrack(sine(1000, 0.5, 480000, 2), {.gain = 0.1f}).value();
        rig.control.play();
        rig.run(48000);
        rig.control.poll();
        const EngineStatus& status = rig.control.status();
        const auto near = [](float a, double b) { return std::abs(a - b) < 0.01 * b; };
        QVERIFY(near(status.levels.at(loud).peak, 0.5));
        QVERIFY(near(status.levels.at(loud).rms, 0.5 / std::sqrt(2)));
        QVERIFY(near(status.levels.at(quiet).peak, 0.05));
        QVERIFY(near(status.levels.at(quiet).rms, 0.05 / std::sqrt(2)));
        QVERIFY(near(status.master.peak, 0.55));
        QVERIFY(near(status.master.rms, 0.55 / std::sqrt(2)));
        QVERIFY(status.clock > 46000 && status.clock <= 48000);
    }

    void positionReportsEveryFortiethSecond() {
        Rig rig;
        rig.control.addTrack(constant(0, 480000));
        rig.control.play();
        rig.run(48000);
        Report next;
        int positions = 0;
        std::int64_t last = -1;
        while (rig.engine.receive(next))
            if (const auto* position = std::get_if<report::Position>(&next)) {
                QVERIFY(position->frame >= last);
                last = position->frame;
                ++positions;
            }
        QVERIFY(positions >= 39 && positions <= 42);
        QVERIFY(last > 46000);
    }

    void healthCounts() {
        Rig rig;
        for (int i = 0; i < 100; ++i) {
            rig.device.advance(64);
            rig.engine.countCallback(i == 50 ? 0.9f : 0.1f, i % 10 == 0);
        }
        rig.control.poll();
        QCOMPARE(rig.control.status().health.xruns, std::uint64_t(10));
        QVERIFY(rig.control.status().health.peakLoad >= 0);
    }

    // A generator hears of a position that is continuous within a block and jumps with the loop.
    void sources() {
        struct Probe {
            int rate = 0;
            int panics = 0;
            bool broken = false;
            bool denormals = true;
            std::int64_t next = 0;
            std::vector<std::int64_t> jumps;
        } probe;
        const auto render = [](void* context, const SourceBlock& block) noexcept {
            Probe& p = *static_cast<Probe*>(context);
            p.rate = block.rate;
            p.panics += block.panic;
            if (block.playing && block.position != p.next)
                p.jumps.push_back(block.position);
            p.next = block.position + (block.playing ? std::int64_t(block.frames) : 0);
            p.broken = p.broken || block.frames == 0;
            volatile float tiny = 1e-38f;
            tiny = tiny * 0.01f; // a denormal, if they were on
            p.denormals = tiny != 0;
            std::fill_n(block.left, block.frames, 0.5f);
            std::fill_n(block.right, block.frames, 0.25f);
        };
        volatile float tiny = 1e-38f;
        Rig rig;
        auto owner = std::make_shared<int>(1);
        const auto id = rig.control.addSource({render, &probe}, owner).value();
        rig.control.setLoop(1000, 3000);
        rig.control.play();
        const Sound out = rig.run(8000);
        QCOMPARE(out.at(2000, 0), 0.5f);
        QCOMPARE(out.at(2000, 1), 0.25f);
        QVERIFY(maxStep(out) <= 0.5f / 960 + 1e-6f);
        QVERIFY(!probe.broken);
        QVERIFY(!probe.denormals);
        tiny = tiny * 0.01f;
        QVERIFY(tiny != 0); // and outside they are as they were
        QCOMPARE(probe.rate, testRate);
        QCOMPARE(probe.jumps.size(), std::size_t(3));
        for (std::int64_t jump : probe.jumps)
            QCOMPARE(jump, std::int64_t(1000 - fade));
        rig.control.panic();
        rig.run(1000);
        QCOMPARE(probe.panics, 1);
        QVERIFY(rig.control.setSourceGain(id, 0.5f));
        QCOMPARE(rig.run(2000).at(1999, 0), 0.25f);
        QVERIFY(rig.control.removeSource(id));
        const Sound tail = rig.run(1000);
        QVERIFY(maxStep(tail) <= 0.25f / fade + 1e-6f);
        QCOMPARE(tail.at(fade, 0), 0.0f);
        QCOMPARE(owner.use_count(), 2L);
        rig.control.poll();
        QCOMPARE(owner.use_count(), 1L);
    }

    // Whatever is asked, in any order: no step, nothing beyond full scale, and all loans come back.
    void anyCommands() {
        Rig rig(50);
        Rng rng(11);
        std::deque<std::uint32_t> tracks;
        const std::vector<std::shared_ptr<Sound>> sounds{
            sine(110, 0.1, 30000), sine(150, 0.1, 9000, 2), sine(90, 0.1, 400),
            sine(130, 0.1, 20000, 6)};
        float last = 0;
        float step = 0;
        float peak = 0;
        for (int i = 0; i < 20000; ++i) {
            const auto& sound = sounds[rng.below(sounds.size())];
            const auto frame = [&rng] { return std::int64_t(rng.below(40000)); };
            switch (rng.below(14)) {
            case 0:
                if (tracks.size() < 8)
                    if (const auto id = rig.control.addTrack(sound, {}, frame() - 10000))
                        tracks.push_back(*id);
                break;
            case 1:
                if (!tracks.empty() && rig.control.removeTrack(tracks.front()))
                    tracks.pop_front();
                break;
            case 2:
                if (!tracks.empty())
                    rig.control.setTrack(tracks[rng.below(tracks.size())],
                                         {.gain = float(rng.uniform()),
                                          .match = float(rng.uniform()),
                                          .muted = rng.below(4) == 0,
                                          .solo = rng.below(8) == 0});
                break;
            case 3:
                rig.control.setMatched(rng.below(2) == 0);
                break;
            case 4:
                rig.control.setMasterGain(float(rng.uniform()));
                break;
            case 5:
            case 6:
                rig.control.play();
                break;
            case 7:
                rig.control.stop();
                break;
            case 8:
                rig.control.seek(frame());
                break;
            case 9: {
                const std::int64_t begin = frame();
                rig.control.setLoop(begin, begin + std::int64_t(rng.below(3000)));
                break;
            }
            case 10:
                rig.control.clearLoop();
                break;
            case 11:
                rig.control.audition(sound, 1, std::int64_t(rng.below(300)));
                break;
            case 12:
                rig.control.stopAudition();
                break;
            case 13:
                if (rng.below(10) == 0)
                    rig.control.panic();
                break;
            }
            const Sound out = rig.run(rng.below(100));
            for (std::size_t k = 0; k < out.frames(); ++k) {
                step = std::max(step, std::abs(out.at(k, 0) - last));
                last = out.at(k, 0);
                peak = std::max(peak, std::abs(last));
            }
            rig.control.poll();
        }
        QVERIFY(peak > 0.1f);
        QVERIFY(peak <= 1.0f);
        QVERIFY2(step < 0.05f, qPrintable(QString::number(step))); // a click would be 0.1 and more
        while (!tracks.empty()) {
            QVERIFY(rig.control.removeTrack(tracks.front()));
            tracks.pop_front();
        }
        rig.control.stop();
        rig.control.stopAudition();
        rig.run(10000);
        rig.control.poll();
        QCOMPARE(rig.control.lent(), std::size_t(0));
        QCOMPARE(peakOf(rig.run(1000)), 0.0f);
    }
};

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
