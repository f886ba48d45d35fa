#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/synth/synth.h"
#include "core/synth/toneloops.h"

#include <atomic>
#include <cmath>
#include <thread>

using namespace antiphon;

namespace {

using Samples = std::vector<float>;

std::unique_ptr<Synth> prepared(const std::string& name, int rate,
                                const SynthSettings& settings = {}) {
    auto synth = makeSynth(name, settings);
    synth->prepare(rate, 64);
    return synth;
}

Samples play(Synth& synth, std::size_t frames) {
    Samples out(frames);
    synth.render(out);
    return out;
}

Samples voice(const std::string& name, int rate, const std::vector<float>& parameters,
              std::size_t frames, const SynthSettings& settings = {}) {
    const auto synth = prepared(name, rate, settings);
    Samples out(frames);
    renderVoice(*synth, parameters, 0, rate, out);
    return out;
}

float largestStep(std::span<const float> samples) {
    float step = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        step = std::max(step, std::abs(samples[i] - samples[i - 1]));
    return step;
}

/// The formula of the specification, a frame at a time in double.
std::vector<double> plainFm(double fc, double fm, double deviation, double amplitude, int rate,
                            std::size_t frames) {
    std::vector<double> out;
    double carrier = 0, modulator = 0;
    for (std::size_t i = 0; i < frames; ++i) {
        out.push_back(amplitude * std::cos(2 * M_PI * carrier));
        carrier += (fc + deviation * std::cos(2 * M_PI * modulator)) / rate;
        modulator += fm / rate;
    }
    return out;
}

double largestDifference(const Samples& a, const std::vector<double>& b) {
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, std::abs(double(a[i]) - b[i]));
    return worst;
}

} // namespace

class TestSynths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void registry() {
        QVERIFY(synths().size() >= 4);
        for (const SynthInfo& info : synths()) {
            const auto synth = makeSynth(info.name);
            QCOMPARE(synth->parameters(), info.parameters.size());
            QVERIFY(!info.title.empty() && !info.help.empty());
            QCOMPARE(synthInfo(info.name).title, info.title);
            QVERIFY(play(*synth, 100) == Samples(100, 0)); // silent before it is prepared
            QVERIFY_EXCEPTION_THROWN(synth->prepare(4000, 64), UserError);
        }
        try {
            makeSynth("fm5");
            QFAIL("no error");
        } catch (const UserError& e) {
            QVERIFY(std::string(e.what()).find("did you mean 'fm") != std::string::npos);
        }
        QVERIFY_EXCEPTION_THROWN(synthInfo(""), UserError);
    }

    void sineAtAnyRate_data() { rates(); }
    void sineAtAnyRate() {
        QFETCH(int, rate);
        // In one second of phase differences from the end of the glide on, a cosine of the nominal
        // frequency.
        for (const float p : {0.0f, 0.37f, 1.0f}) {
            const Samples out = voice("sin", rate, {p, 0.8f}, std::size_t(rate));
            QCOMPARE(out[0], 0.0f);
            const double hz = 20 + 2500 * double(p);
            const std::size_t from = std::size_t(0.002 * rate);
            double phase = 0; // the glide: from 20 Hz in equal steps
            const double frames = std::max(1.0, std::floor(0.0014 * rate + 0.5));
            for (std::size_t i = 0; i < from; ++i)
                phase += (20 + (hz - 20) * std::min(1.0, double(i) / frames)) / rate;
            double worst = 0;
            for (std::size_t i = from; i < out.size(); ++i) {
                const double expected = 0.8 * std::cos(2 * M_PI * phase);
                worst = std::max(worst, std::abs(double(out[i]) - expected));
                phase += hz / rate;
            }
            QVERIFY2(worst < 2e-6, qPrintable(QString::number(worst)));
        }
    }

    void fmAtAnyRate_data() { rates(); }
    void fmAtAnyRate() {
        QFETCH(int, rate);
        const std::size_t frames = std::size_t(rate);
        for (const std::vector<float>& p : {std::vector{0.3f, 0.6f, 0.8f, 0.7f},
                                            {1.0f, 1.0f, 1.0f, 1.0f},
                                            {0.5f, 0.0f, 1.0f, 0.5f},
                                            {0.5f, 0.001f, 1.0f, 0.5f},
                                            {0.0f, 1.0f, 0.0f, 1.0f}}) {
            double fc = 400 * (1 + double(p[0])), fm = fc * 5 * double(p[1]);
            double worst = largestDifference(
                voice("fm4", rate, p, frames),
                plainFm(fc, fm, fm * 5 * double(p[2]), double(p[3]), rate, frames));
            QVERIFY2(worst < 2e-5, qPrintable(QString::number(worst)));
            worst = largestDifference(voice("fm3", rate, p, frames),
                                      plainFm(fc, fm, fm * 5 * double(p[2]), 1, rate, frames));
            QVERIFY2(worst < 2e-5, qPrintable(QString::number(worst)));
            fc = 400 * (1.4 + double(p[0]));
            fm = fc * 1.4 * double(p[1]);
            worst = largestDifference(voice("fm3-legacy", rate, p, frames),
                                      plainFm(fc, fm, fm * 1.4 * double(p[2]), 1, rate, frames));
            QVERIFY2(worst < 2e-5, qPrintable(QString::number(worst)));
        }
    }

    // However the time is cut, and however often parameters move.
    void blocksDoNotMatter_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("parity");
        for (const SynthInfo& info : synths())
            for (const bool parity : {false, true})
                QTest::addRow("%s%s", info.name.c_str(), parity ? " parity" : "")
                    << QString::fromStdString(info.name) << parity;
    }
    void blocksDoNotMatter() {
        QFETCH(QString, name);
        QFETCH(bool, parity);
        const auto run = [&](std::size_t block) {
            const auto synth = prepared(name.toStdString(), 44100, {.parity = parity, .seed = 3});
            Rng rng(5);
            Samples all;
            for (int section = 0; section < 60; ++section) {
                std::vector<float> p(synth->parameters());
                for (float& v : p)
                    v = float(rng.uniform());
                synth->setParameters(p);
                if (section == 40)
                    synth->reset();
                for (std::size_t left = 1 + rng.below(3000); left > 0;) {
                    const std::size_t count = std::min(left, block);
                    const Samples part = play(*synth, count);
                    all.insert(all.end(), part.begin(), part.end());
                    left -= count;
                }
            }
            return all;
        };
        const Samples expected = run(4096);
        for (const std::size_t block : {1, 7, 64, 100, 1000})
            QVERIFY(run(block) == expected);
        QVERIFY(peakOf(expected) > 0.05f);
    }

    void everyWidthGivesTheSameBits() {
        const SineLoop sine{0.123456, 0.0417, 0.7f};
        const FmLoop fm{0.3, 0.0123, -0.4, 0.0456, 0.77f, 0.9f};
        Samples narrow(640), wide(640);
        for (int width = 1; width <= widestLoop(); ++width) {
            SineLoop a = sine, b = sine;
            run(a, narrow.data(), 10, 0);
            run(b, wide.data(), 10, width);
            QVERIFY(narrow == wide);
            QCOMPARE(a.phase, b.phase);
            FmLoop c = fm, d = fm;
            run(c, narrow.data(), 10, 0);
            run(d, wide.data(), 10, width);
            QVERIFY(narrow == wide);
            QCOMPARE(c.carrier, d.carrier);
        }
        SineLoop again = sine;
        run(again, wide.data(), 10);
        for (std::size_t i = 0; i < wide.size(); ++i)
            QVERIFY(std::abs(double(wide[i]) -
                             0.7 * std::cos(2 * M_PI * (0.123456 + double(i) * 0.0417))) < 2e-6);
    }

    void parametersAreClipped() {
        for (const SynthInfo& info : synths()) {
            const std::size_t n = info.parameters.size();
            const Samples top = voice(info.name, 44100, std::vector<float>(n, 1.0f), 5000);
            QVERIFY(voice(info.name, 44100, std::vector<float>(n, 7.5f), 5000) == top);
            const Samples bottom = voice(info.name, 44100, std::vector<float>(n, 0.0f), 5000);
            QVERIFY(voice(info.name, 44100, std::vector<float>(n, -HUGE_VALF), 5000) == bottom);
            QVERIFY(voice(info.name, 44100, std::vector<float>(n + 9, 1.0f), 5000) == top);
            // What is missing, or no number, stays.
            const auto synth = prepared(info.name, 44100);
            synth->setParameters(std::vector<float>(n, 1.0f));
            synth->setParameters({});
            synth->setParameters(std::vector<float>(n, std::nanf("")));
            QVERIFY(play(*synth, 5000) == top);
        }
    }

    void aNewVoiceStartsOver() {
        for (const SynthInfo& info : synths()) {
            const std::vector<float> p(info.parameters.size(), 0.6f);
            const auto synth = prepared(info.name, 48000);
            synth->setParameters(p);
            const Samples first = play(*synth, 3000);
            synth->reset();
            QVERIFY(play(*synth, 3000) == first);
            Samples rendered(1000);
            renderVoice(*synth, p, 2000.0 / 48000, 48000, rendered);
            QVERIFY(std::equal(rendered.begin(), rendered.end(), first.begin() + 2000));
        }
    }

    // Tones move without a step beyond what their own waves make; the original FM jumps.
    void tonesGlide() {
        const auto moved = [](const char* name, const std::vector<float>& from,
                              const std::vector<float>& to, bool parity) {
            const auto synth = prepared(name, 44100, {.parity = parity});
            synth->setParameters(from);
            Samples out = play(*synth, 4410);
            synth->setParameters(to);
            const Samples rest = play(*synth, 4410);
            out.insert(out.end(), rest.begin(), rest.end());
            return largestStep(out);
        };
        const float wave = 2 * float(M_PI) / 44100; // step of a sine of 1 Hz
        QVERIFY(moved("sin", {0.1f, 1.0f}, {0.1f, 0.0f}, false) < 290 * wave + 1.0f / 62);
        QVERIFY(moved("sin", {0.1f, 1.0f}, {0.1f, 0.0f}, true) < 290 * wave + 1.0f / 64);
        QVERIFY(moved("fm4", {0, 0, 0, 1.0f}, {0, 0, 0, 0.0f}, false) < 400 * wave + 1.0f / 62);
        QVERIFY(moved("fm4", {0, 0, 0, 1.0f}, {0, 0, 0, 0.0f}, true) > 0.3f);
        // From one tone to another the phase runs on.
        QVERIFY(moved("fm3", {0, 0.1f, 0.1f}, {1, 0.1f, 0.3f}, true) < 1400 * wave);
        QVERIFY(moved("fm3", {0, 0.1f, 0.1f}, {1, 0.1f, 0.3f}, false) < 1400 * wave);
    }

    // Parameters come as a whole, while another thread renders.
    void parametersFromAnotherThread() {
        const auto synth = prepared("fm4", 44100);
        std::atomic<bool> stop{false};
        std::thread writer([&] {
            for (int i = 0; !stop; ++i) {
                const float v = float(i % 100) / 100;
                synth->setParameters(std::array{v, v, v, v});
            }
        });
        float peak = 0;
        for (int i = 0; i < 500; ++i)
            peak = std::max(peak, peakOf(play(*synth, 64)));
        stop = true;
        writer.join();
        QVERIFY(peak > 0 && peak <= 1.000001f);
    }

private:
    void rates() {
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 22050, 44100, 48000, 96000, 192000})
            QTest::addRow("%d", rate) << rate;
    }
};

QTEST_APPLESS_MAIN(TestSynths)
#include "tst_synths.moc"
