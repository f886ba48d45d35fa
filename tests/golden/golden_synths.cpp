// What the original Pure Data patches sounded like, sample by sample, against our synthesizers in
// parity mode. Tolerances as in the README beside the captures.
#include "tests/testing.h"

#include "core/synth/synth.h"

#include <cmath>
#include <map>

using namespace antiphon;

namespace {

constexpr int rate = 44100;

Json captures() {
    const fs::path file = testing::golden() / "improvisation" / "synth_captures.json";
    return fs::exists(file) ? readJson(file) : Json();
}

/// The captured patch by our name.
std::string ourName(const std::string& patch) {
    static const std::map<std::string, std::string> names{{"FM3", "fm3-legacy"}, {"FM4", "fm4"}};
    const auto found = names.find(patch);
    return found == names.end() ? patch : found->second;
}

std::vector<float> play(const std::string& name, const SynthSettings& settings,
                        const std::vector<float>& parameters, double seconds) {
    const auto synth = makeSynth(name, settings);
    synth->prepare(rate, 64);
    std::vector<float> out(std::size_t(seconds * rate));
    renderVoice(*synth, parameters, 0, rate, out);
    return out;
}

double rmsOf(std::span<const float> samples) {
    double sum = 0;
    for (const float s : samples)
        sum += double(s) * double(s);
    return std::sqrt(sum / double(samples.size()));
}

/// Amplitude of the strongest tone near a frequency, through a Hann window, and where it is.
std::pair<double, double> toneNear(std::span<const float> samples, double frequency) {
    const auto amplitude = [&](double hz) {
        const double turn = 2 * M_PI * hz / rate;
        double re = 0, im = 0, weight = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double window =
                1 - std::cos(2 * M_PI * (double(i) + 0.5) / double(samples.size()));
            re += window * double(samples[i]) * std::cos(turn * double(i));
            im += window * double(samples[i]) * std::sin(turn * double(i));
            weight += window;
        }
        return 2 * std::hypot(re, im) / weight;
    };
    double best = frequency, found = 0;
    for (double hz = frequency - 0.5; hz <= frequency + 0.5001; hz += 0.05)
        if (const double a = amplitude(hz); a > found) {
            found = a;
            best = hz;
        }
    return {best, found};
}

} // namespace

class GoldenSynths : public QObject {
    Q_OBJECT

    Json m_captures;

private Q_SLOTS:
    void initTestCase() {
        m_captures = captures();
        if (m_captures.is_null())
            QSKIP("the reference numbers are not here");
    }

    void tones_data() {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < m_captures["tones"].size(); ++i) {
            const Json& tone = m_captures["tones"][i];
            QTest::newRow((tone["synth"].get<std::string>() + tone["params"].dump()).c_str()) << i;
        }
    }
    void tones() {
        QFETCH(std::size_t, index);
        const Json& tone = m_captures["tones"][index];
        const auto name = ourName(tone["synth"].get<std::string>());
        const auto out = play(name, {.parity = true}, tone["params"].get<std::vector<float>>(), 3);
        const bool sine = name == "sin";
        double early = 0, late = 0;
        for (const auto& [key, first] : std::map<std::string, std::size_t>{
                 {"samples_0_63", 0}, {"samples_64_127", 64}, {"samples_1000_1031", 1000}}) {
            const auto expected = tone[key].get<std::vector<double>>();
            QVERIFY(!expected.empty());
            double& worst = first < 128 ? early : late;
            for (std::size_t i = 0; i < expected.size(); ++i)
                worst = std::max(worst, std::abs(double(out[first + i]) - expected[i]));
        }
        qInfo("%s: largest deviation %.2g, later %.2g", name.c_str(), early, late);
        QVERIFY2(early < (sine ? 5e-5 : 1e-3), qPrintable(QString::number(early)));
        QVERIFY2(late < (sine ? 5e-5 : 5e-3), qPrintable(QString::number(late)));

        const auto steady = std::span<const float>(out).subspan(rate);
        const double rms = tone["rms"].get<double>();
        QVERIFY2(std::abs(rmsOf(steady) - rms) < 0.01 * rms,
                 qPrintable(QString::number(rmsOf(steady))));
        float peak = 0;
        for (const float s : out)
            peak = std::max(peak, std::abs(s));
        QVERIFY(std::abs(double(peak) - tone["peak"].get<double>()) < 1e-3);
        for (const Json& partial : tone["partials"]) {
            const double hz = partial[0].get<double>(), amplitude = partial[1].get<double>();
            if (amplitude < 1e-3) // the noise of the capture's own table
                continue;
            const auto [at, strength] = toneNear(std::span(out).last(rate), hz);
            QVERIFY2(std::abs(at - hz) < 0.2, qPrintable(QString::number(at)));
            QVERIFY2(std::abs(strength - amplitude) < 0.04 * amplitude,
                     qPrintable(QString("%1 Hz: %2").arg(hz).arg(strength)));
        }
    }
};

QTEST_APPLESS_MAIN(GoldenSynths)
#include "golden_synths.moc"
