#include "tests/testing.h"

#include "core/dsp/descriptors.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

// Reference numbers of the published descriptors; the README beside them explains the schema and
// gives the tolerances. One data row a file, whatever files there are.
using namespace antiphon;

namespace {

/// Computed in double at t = i / rate, rounded to float.
std::vector<float> signalOf(const Json& s, double rate) {
    const auto name = s["name"].get<std::string>();
    const auto n = s["n"].get<std::size_t>();
    const double a = s["a"].get<double>(), b = s["b"].get<double>(), c = s["c"].get<double>();
    const double turn = 2 * std::numbers::pi, length = double(n) / rate;
    auto random = std::uint32_t(a);
    const std::map<std::string, std::function<double(std::size_t, double)>> makers{
        {"sine", [&](std::size_t, double t) { return b * std::sin(turn * a * t); }},
        {"harm",
         [&](std::size_t, double t) {
             double sum = 0;
             for (int k = 1; k <= 10; ++k)
                 sum += std::sin(turn * a * k * t) / k;
             return b * sum;
         }},
        {"chirp",
         [&](std::size_t, double t) {
             return c * std::sin(turn * (a * t + 0.5 * (b - a) * t * t / length));
         }},
        {"noise",
         [&](std::size_t, double) {
             random = 1664525u * random + 1013904223u;
             return b * (double(random) / 2147483648.0 - 1);
         }},
        {"clicks",
         [&](std::size_t i, double) { return i % std::size_t(a) == std::size_t(c) ? b : 0.0; }},
        {"fm", [&](std::size_t,
                   double t) { return c * std::sin(turn * a * t + 3 * std::sin(turn * b * t)); }},
        {"decay",
         [&](std::size_t, double t) { return b * std::exp(-c * t) * std::sin(turn * a * t); }},
        {"twosine",
         [&](std::size_t, double t) {
             return c * (std::sin(turn * a * t) + std::sin(turn * b * t));
         }},
        {"silence", [](std::size_t, double) { return 0.0; }}};
    const auto& make = makers.at(name);
    std::vector<float> samples(n);
    for (std::size_t i = 0; i < n; ++i)
        samples[i] = float(make(i, double(i) / rate));
    return samples;
}

struct Tolerance {
    double relative, absolute;
};

/// What numbers of one key must agree within; `column` counts within the key.
Tolerance toleranceOf(const std::string& key, std::size_t column, bool rich) {
    if (key == "loudness")
        return {0, 0.01};
    if (key == "mfcc")
        return rich ? Tolerance{0, 0.01} : Tolerance{0.01, 0.5};
    if (key == "chroma")
        return {1e-4, 1e-6};
    if (key == "sinefeaturefreqs")
        return {0, 0.01};
    if (key == "spectralshape" && !rich && (column == 2 || column == 3 || column == 5))
        return column == 5 ? Tolerance{0.01, 0.5} : Tolerance{0.01, 1e-6};
    return {1e-4, 1e-6};
}

DescriptorSettings settingsOf(const Json& file, bool live) {
    DescriptorSettings s;
    s.rate = file["sampleRate"].get<int>();
    s.window = file["fftSettings"]["windowSize"].get<int>();
    s.hop = file["fftSettings"]["hopSize"].get<int>();
    s.fft = file["fftSettings"]["fftSize"].get<int>();
    s.loudnessWindow = file["loudnessSettings"]["windowSize"].get<int>();
    s.loudnessHop = file["loudnessSettings"]["hopSize"].get<int>();
    s.framing = live ? DescriptorSettings::Framing::Live : DescriptorSettings::Framing::File;
    s.pitch = true;
    return s;
}

std::vector<fs::path> descriptorFiles() {
    std::vector<fs::path> files;
    const fs::path folder = testing::golden() / "improvisation";
    if (fs::is_directory(folder))
        for (const auto& entry : fs::directory_iterator(folder))
            if (const auto name = entry.path().filename().string();
                name.starts_with("desc_") && name.ends_with(".json"))
                files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace

class GoldenImprovisation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void descriptors_data() {
        QTest::addColumn<QString>("file");
        for (const fs::path& file : descriptorFiles())
            QTest::newRow(file.stem().c_str()) << QString::fromStdString(file.string());
        if (descriptorFiles().empty())
            QTest::newRow("no reference files") << QString();
    }
    void descriptors() {
        QFETCH(QString, file);
        if (file.isEmpty())
            QSKIP("the golden folder is not here");
        const fs::path path = file.toStdString();
        const Json wanted = readJson(path);
        const bool live = path.stem().string().ends_with("live");
        Descriptors analysis(settingsOf(wanted, live));
        analysis.analyse(signalOf(wanted["signal"], analysis.settings().rate));

        const auto kind = wanted["signal"]["name"].get<std::string>();
        const bool rich = kind == "harm" || kind == "noise" || kind == "chirp" || kind == "fm";
        // Rounding decides which of equal bins is a peak, and where the valley of a click is.
        const auto skipped = [&](const std::string& key, std::size_t column) {
            return kind == "clicks" &&
                   (key.starts_with("sinefeature") || (key == "pitch" && column == 0));
        };
        const std::map<std::string, std::size_t> places{{"loudness", 0},
                                                        {"mfcc", 0},
                                                        {"chroma", 13},
                                                        {"spectralshape", 25},
                                                        {"sinefeaturefreqs", 32},
                                                        {"sinefeaturemags", 42},
                                                        {"pitch", 52}};
        std::size_t compared = 0;
        for (const auto& [key, place] : places) {
            if (!wanted.contains(key))
                continue;
            const Matrix& got = key == "loudness" ? analysis.loudness() : analysis.spectral();
            const Json& rows = wanted[key];
            QVERIFY2(got.rows == rows.size(), qPrintable(QString("%1 frames of %2, not %3")
                                                             .arg(got.rows)
                                                             .arg(key.c_str())
                                                             .arg(rows.size())));
            for (std::size_t r = 0; r < rows.size(); ++r)
                for (std::size_t c = 0; c < rows[r].size(); ++c) {
                    if (skipped(key, c))
                        continue;
                    const double value = double(got.row(r)[place + c]);
                    const double reference = rows[r][c].get<double>();
                    const Tolerance t = toleranceOf(key, c, rich);
                    const double allowed = std::max(
                        t.relative * std::abs(reference),
                        std::abs(reference) < 1e-6 ? std::max(t.absolute, 1e-6) : t.absolute);
                    QVERIFY2(std::abs(value - reference) <= allowed,
                             qPrintable(QString("%1[%2][%3] is %4, not %5")
                                            .arg(key.c_str())
                                            .arg(r)
                                            .arg(c)
                                            .arg(value, 0, 'g', 9)
                                            .arg(reference, 0, 'g', 9)));
                    ++compared;
                }
        }
        QVERIFY(compared > 0);
    }

    void runningStats() {
        const fs::path file = testing::golden() / "improvisation" / "running_stats.json";
        if (!fs::exists(file))
            QSKIP("the golden folder is not here");
        const Json wanted = readJson(file);
        const auto history = wanted["history"].get<std::size_t>();
        RunningStats stats(2, history);
        QVERIFY(wanted["mean"].size() > history);
        for (std::size_t i = 0; i < wanted["mean"].size(); ++i) {
            const float values[] = {float(std::sin(0.3 * double(i))), float(double(i * i) * 0.01)};
            stats.push(values);
            for (std::size_t c = 0; c < 2; ++c) {
                const double mean = wanted["mean"][i][c].get<double>();
                const double deviation = wanted["stddev"][i][c].get<double>();
                QVERIFY2(std::abs(stats.mean()[c] - mean) <= 1e-6 * std::max(1.0, std::abs(mean)),
                         qPrintable(QString("mean %1").arg(i)));
                QVERIFY2(std::abs(stats.deviation()[c] - deviation) <=
                             1e-6 * std::max(1.0, std::abs(deviation)),
                         qPrintable(QString("deviation %1: %2 not %3")
                                        .arg(i)
                                        .arg(stats.deviation()[c])
                                        .arg(deviation)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(GoldenImprovisation)
#include "golden_improvisation.moc"
