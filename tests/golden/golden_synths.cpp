// What the original Pure Data patches sounded like, sample by sample, against our synthesizers in
// parity mode. Tolerances as in the README beside the captures.
#include "tests/testing.h"

#include "core/soundfile.h"
#include "core/synth/synth.h"

#include <cmath>
#include <map>

using namespace antiphon;

namespace {

constexpr int rate = 44100;
using Samples = std::vector<float>;

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

Samples play(const std::string& name, const SynthSettings& settings,
             const std::vector<float>& parameters, double seconds) {
    const auto synth = makeSynth(name, settings);
    synth->prepare(rate, 64);
    Samples out(std::size_t(seconds * rate));
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
    testing::TemporaryFolder m_folder;
    SynthSettings m_grains{.parity = true};

private Q_SLOTS:
    void initTestCase() {
        m_captures = captures();
        if (m_captures.is_null())
            QSKIP("the reference numbers are not here");
        // The file that the captured patches read: see granularSource in the captures.
        Sound source{rate, 1, Samples(5 * rate)};
        for (std::size_t i = 0; i < source.samples.size(); ++i) {
            const double t = double(i) / rate;
            const double chirp = std::sin(2 * M_PI * (200 * t + 0.5 * 160 * t * t));
            source.samples[i] = float(std::round(32767 * 0.25 * chirp) / 32768);
        }
        m_grains.grains = m_folder / "source.wav";
        writeSound(m_grains.grains, source, SampleFormat::Float32);
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

    void grains_data() {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < m_captures["granular"].size(); ++i) {
            const Json& capture = m_captures["granular"][i];
            QTest::newRow((capture["synth"].get<std::string>() + capture["params"].dump()).c_str())
                << i;
        }
    }
    void grains() {
        QFETCH(std::size_t, index);
        const Json& capture = m_captures["granular"][index];
        const auto out = play(capture["synth"].get<std::string>(), m_grains,
                              capture["params"].get<Samples>(), 4);

        const auto levels = capture["rmsPerHalfSecondFrom1s"].get<std::vector<double>>();
        QCOMPARE(levels.size(), std::size_t(6));
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const double rms =
                rmsOf(std::span(out).subspan(rate + i * (rate / 2), std::size_t(rate / 2)));
            QVERIFY2(std::abs(rms - levels[i]) < 0.01 * levels[i],
                     qPrintable(QString("%1: %2 for %3").arg(i).arg(rms).arg(levels[i])));
        }
        float peak = 0;
        for (const float s : std::span(out).subspan(rate))
            peak = std::max(peak, std::abs(s));
        QVERIFY2(std::abs(double(peak) - capture["peak"].get<double>()) < 0.01,
                 qPrintable(QString::number(double(peak))));

        if (!capture.contains("grainOnsets"))
            return;
        // Sounding stretches, as they were measured: the first sample above 2e-4 after a second, to
        // the last one before 20 ms and more of less.
        std::vector<std::size_t> onsets, lengths;
        std::size_t last = 0;
        for (std::size_t i = rate; i < out.size(); ++i) {
            if (std::abs(out[i]) <= 2e-4f)
                continue;
            if (onsets.empty() || i - last > 200) {
                if (!onsets.empty())
                    lengths.push_back(last - onsets.back() + 1);
                onsets.push_back(i);
            }
            last = i;
        }
        const auto expected = capture["grainOnsets"].get<std::vector<std::size_t>>();
        QVERIFY(onsets.size() >= expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(std::abs(double(onsets[i]) - double(expected[i])) <= 64,
                     qPrintable(QString("%1 for %2").arg(onsets[i]).arg(expected[i])));
        const auto audible = capture["grainAudibleLengths"].get<std::vector<std::size_t>>();
        for (std::size_t i = 0; i < std::min(audible.size(), lengths.size()); ++i)
            QVERIFY2(std::abs(double(lengths[i]) - double(audible[i])) <= 64,
                     qPrintable(QString("%1 for %2").arg(lengths[i]).arg(audible[i])));

        const Json& third = capture["thirdGrainSamples"];
        const auto values = third["values"].get<std::vector<double>>();
        QCOMPARE(values.size(), std::size_t(256));
        double best = 1;
        for (int shift = -64; shift <= 64; ++shift) {
            double worst = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const auto at =
                    third["start"].get<std::size_t>() + i + std::size_t(64 + shift) - 64;
                worst = std::max(worst, std::abs(double(out[at]) - values[i]));
            }
            best = std::min(best, worst);
        }
        qInfo("one grain: largest deviation %.2g", best);
        QVERIFY2(best < 1e-4, qPrintable(QString::number(best)));
    }
};

QTEST_APPLESS_MAIN(GoldenSynths)
#include "golden_synths.moc"
