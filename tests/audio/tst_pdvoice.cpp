#include "core/audio/pdvoice.h"
#include "core/error.h"
#include "core/rng.h"
#include "tests/testing.h"

#include <QStandardPaths>

#include <numeric>

using namespace antiphon;
using testing::TemporaryFolder;

namespace {

constexpr int rate = 48000;

/// Two parameters: frequency 100 + 1000 p, amplitude.
constexpr const char* sine = "#N canvas 0 0 450 300 12;\n"
                             "#X obj 10 10 inlet;\n"
                             "#X obj 10 40 unpack f f;\n"
                             "#X obj 10 70 * 1000;\n"
                             "#X obj 10 90 + 100;\n"
                             "#X obj 10 110 osc~;\n"
                             "#X obj 10 140 *~;\n"
                             "#X obj 10 170 outlet~;\n"
                             "#X connect 0 0 1 0;\n#X connect 1 0 2 0;\n#X connect 2 0 3 0;\n"
                             "#X connect 3 0 4 0;\n#X connect 4 0 5 0;\n#X connect 1 1 5 1;\n"
                             "#X connect 5 0 6 0;\n";

/// Noise through a filter whose frequency jumps at random, in Pure Data's own time.
constexpr const char* noisy = "#N canvas 0 0 450 300 12;\n"
                              "#X obj 10 10 inlet;\n"
                              "#X obj 10 40 unpack f f;\n"
                              "#X obj 200 10 metro 7.3;\n"
                              "#X obj 200 40 random 2000;\n"
                              "#X obj 200 70 + 100;\n"
                              "#X obj 10 90 noise~;\n"
                              "#X obj 10 120 bp~ 400 5;\n"
                              "#X obj 10 150 *~;\n"
                              "#X obj 10 180 outlet~;\n"
                              "#X obj 200 -20 loadbang;\n"
                              "#X connect 0 0 1 0;\n#X connect 1 1 7 1;\n"
                              "#X connect 9 0 2 0;\n#X connect 2 0 3 0;\n#X connect 3 0 4 0;\n"
                              "#X connect 4 0 6 1;\n#X connect 5 0 6 0;\n#X connect 6 0 7 0;\n"
                              "#X connect 7 0 8 0;\n";

double rmsOf(std::span<const float> samples) {
    return std::sqrt(std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0) /
                     double(samples.size()));
}

int crossings(std::span<const float> samples) {
    int count = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        count += samples[i - 1] < 0 && samples[i] >= 0;
    return count;
}

} // namespace

class TestPdVoice : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    fs::path patch(const std::string& name, const std::string& text) {
        fs::create_directories(m_folder / name);
        writeFile(m_folder / name / "synth.pd", text);
        writeFile(m_folder / name / "synth.json", R"({"parameters": ["Pitch", "Level"]})");
        return m_folder / name;
    }
    static std::vector<float> rendered(PdVoice& voice, std::size_t frames) {
        std::vector<float> out(frames);
        for (std::size_t at = 0; at < frames; at += 64)
            voice.render(std::span(out).subspan(at, std::min<std::size_t>(64, frames - at)));
        return out;
    }

private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed");
    }

    void aPatchPlaysAndIsPlayed() {
        PdVoice voice(openPdSynth(patch("sine", sine)));
        QCOMPARE(voice.parameters(), std::size_t(2));
        voice.setPatient(true);
        voice.setParameters(std::vector<float>{0.4f, 0.5f});
        voice.prepare(rate, 64);
        rendered(voice, PdVoice::delay());
        const auto sound = rendered(voice, rate / 2);
        QCOMPARE(voice.missed(), std::uint64_t(0));
        QVERIFY2(voice.trouble().empty(), voice.trouble().c_str());
        QVERIFY(std::abs(rmsOf(sound) - 0.5 / std::numbers::sqrt2) < 0.005);
        QVERIFY(std::abs(crossings(sound) - 250) <= 1); // 500 Hz
        // Without a seam from one chunk to the next: no step is larger than a sine of 500 Hz has.
        const double most = 0.5 * 2 * std::numbers::pi * 500 / rate * 1.02;
        for (std::size_t i = 1; i < sound.size(); ++i)
            QVERIFY2(std::abs(sound[i] - sound[i - 1]) < most, std::to_string(i).c_str());
        voice.setParameters(std::vector<float>{0.9f, 0.25f});
        rendered(voice, PdVoice::delay());
        const auto other = rendered(voice, rate / 2);
        QVERIFY(std::abs(rmsOf(other) - 0.25 / std::numbers::sqrt2) < 0.005);
        QVERIFY(std::abs(crossings(other) - 500) <= 1); // 1 kHz
    }

    /// reset() begins a new voice: osc~ starts at phase 0, a cosine's 1.
    void aNewVoiceBeginsAnew() {
        PdVoice voice(openPdSynth(patch("again", sine)));
        voice.setPatient(true);
        voice.setParameters(std::vector<float>{0.123f, 1});
        voice.prepare(rate, 64);
        const auto first = rendered(voice, 4096);
        rendered(voice, 12345);
        voice.reset();
        const auto again = rendered(voice, 4096);
        QCOMPARE(again, first);
        QVERIFY(rmsOf(first) > 0.45); // its delay is silence
    }

    /// At the pace of a device there are no gaps, and delay() is kept.
    void atTheDevicesPace() {
        PdVoice voice(openPdSynth(patch("paced", sine)));
        voice.setParameters(std::vector<float>{0.4f, 0.5f});
        voice.prepare(rate, 64);
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        std::vector<float> block(256);
        auto next = std::chrono::steady_clock::now();
        for (int i = 0; i < 188; ++i) { // a second
            voice.render(block);
            next += std::chrono::microseconds(256 * 1000000 / rate);
            std::this_thread::sleep_until(next);
        }
        const double share = double(voice.missed()) / rate;
        qInfo("%.2f %% of a second was missed", 100 * share);
        QVERIFY(share < 0.2); // on a machine that is busy with other tests
        QVERIFY(voice.trouble().empty());
    }

    /// What a device heard, chunks that came too late included, is rendered again to the bit: the
    /// calls, the gaps and how many voices there had been are all that it takes.
    void isRenderedAgain() {
        const fs::path folder = patch("random", noisy);
        struct Call {
            bool reset;
            std::vector<float> parameters;
            std::size_t frames;
        };
        std::vector<Call> calls;
        Rng rng(5);
        for (int i = 0; i < 200; ++i)
            calls.push_back({i % 90 == 0,
                             {float(rng.uniform()), float(rng.uniform())},
                             64 * (1 + rng.below(12))});
        const auto play = [&](PdVoice& voice, bool hurried) {
            std::vector<float> all;
            for (std::size_t i = 0; i < calls.size(); ++i) {
                voice.setParameters(calls[i].parameters);
                if (calls[i].reset)
                    voice.reset();
                const auto some = rendered(voice, calls[i].frames);
                all.insert(all.end(), some.begin(), some.end());
                // At a device's pace but for a while, in which Pure Data is too late.
                if (hurried && (i < 100 || i >= 115))
                    std::this_thread::sleep_for(
                        std::chrono::microseconds(calls[i].frames * 1000000 / rate));
            }
            return all;
        };
        PdVoice live(openPdSynth(folder));
        live.prepare(rate, 64);
        for (int before = 0; before < 3; ++before) { // of which the log knows the number alone
            live.reset();
            rendered(live, 3000);
        }
        PdVoice::Gap gap;
        while (live.takeGap(gap)) {
        }
        const auto heard = play(live, true);
        QVERIFY2(live.trouble().empty(), live.trouble().c_str());
        QCOMPARE(live.gapsLost(), std::uint64_t(0));
        std::vector<PdVoice::Gap> gaps;
        while (live.takeGap(gap))
            gaps.push_back(gap);
        qInfo("%zu of about %zu chunks were missing", gaps.size(), heard.size() / PdVoice::chunk);
        QVERIFY(!gaps.empty());
        QVERIFY(rmsOf(heard) > 0.02);

        PdVoice again(openPdSynth(folder));
        again.setPatient(true);
        again.prepare(rate, 64);
        again.relive(3, gaps);
        const auto rendering = play(again, false);
        QCOMPARE(rendering.size(), heard.size());
        for (std::size_t i = 0; i < heard.size(); ++i)
            QVERIFY2(rendering[i] == heard[i], std::to_string(i).c_str());
        std::size_t lived = 0;
        while (again.takeGap(gap))
            ++lived;
        QCOMPARE(lived, gaps.size());
        // Another number of voices before it is another noise.
        PdVoice other(openPdSynth(folder));
        other.setPatient(true);
        other.prepare(rate, 64);
        other.relive(2, gaps);
        QVERIFY(play(other, false) != heard);
    }

    /// 20 ms long, as all voices do.
    void aVoiceComesInSoftly() {
        PdVoice voice(openPdSynth(patch("soft", sine)));
        voice.setPatient(true);
        voice.setParameters(std::vector<float>{0.4f, 1});
        voice.prepare(rate, 64);
        const auto before = rendered(voice, PdVoice::delay());
        QCOMPARE(rmsOf(before), 0.0);
        const auto sound = rendered(voice, 960);
        for (std::size_t i = 0; i < sound.size(); ++i)
            QVERIFY(std::abs(sound[i]) <= float(i) / 960);
    }

    void whatIsMissingIsSaid() {
        PdVoice voice(openPdSynth(patch("missing", "#N canvas 0 0 450 300 12;\n"
                                                   "#X obj 10 10 inlet;\n"
                                                   "#X obj 10 40 nosuchthing~ 3;\n"
                                                   "#X obj 10 70 outlet~;\n"
                                                   "#X connect 1 0 2 0;\n")));
        try {
            voice.prepare(rate, 64);
            QFAIL("it was taken");
        } catch (const UserError& e) {
            QVERIFY2(QString(e.what()).contains("nosuchthing~ 3"), e.what());
        }
        PdVoice nowhere(openPdSynth(patch("nowhere", sine)), "/no/such/pd");
        QVERIFY_EXCEPTION_THROWN(nowhere.prepare(rate, 64), UserError);
    }

    /// A patch that ends its process: silence and a sentence, and nothing hangs.
    void aProcessThatEnds() {
        PdVoice voice(openPdSynth(patch("quits", "#N canvas 0 0 450 300 12;\n"
                                                 "#X obj 10 10 inlet;\n"
                                                 "#X obj 10 40 route 0.75;\n"
                                                 "#X msg 10 60 \\; pd quit;\n"
                                                 "#X obj 10 90 osc~ 440;\n"
                                                 "#X obj 10 120 outlet~;\n"
                                                 "#X connect 0 0 1 0;\n#X connect 1 0 2 0;\n"
                                                 "#X connect 3 0 4 0;\n")));
        voice.setPatient(true);
        voice.prepare(rate, 64);
        QVERIFY(rmsOf(rendered(voice, 4800)) > 0.5);
        voice.setParameters(std::vector<float>{0.75f, 0});
        for (int i = 0; i < 50 && voice.trouble().empty(); ++i)
            rendered(voice, 4800);
        QVERIFY2(voice.trouble().find("Pure Data ended") != std::string::npos,
                 voice.trouble().c_str());
        QCOMPARE(rmsOf(rendered(voice, 4800)), 0.0);
        QVERIFY(voice.missed() > 0);
    }
};

QTEST_APPLESS_MAIN(TestPdVoice)
#include "tst_pdvoice.moc"
