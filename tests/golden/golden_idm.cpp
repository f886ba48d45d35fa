#include "tests/testing.h"

#include "core/dsp/mel.h"
#include "core/dsp/stft.h"
#include "core/dsp/whitening.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

using namespace antiphon;

namespace {

/// The noise of the reference numbers: a linear congruential generator over 32 bits, -1 ... 1.
class Lcg {
public:
    explicit Lcg(std::uint32_t seed) : m_state(seed) {}
    double next() {
        m_state = 1664525u * m_state + 1013904223u;
        return double(m_state) / 2147483648.0 - 1;
    }

private:
    std::uint32_t m_state;
};

/// Fails with the place when a number is off by more than `relative` of it plus `absolute`.
bool near(double value, double expected, double relative, double absolute, const QString& place) {
    if (std::abs(value - expected) <= relative * std::abs(expected) + absolute)
        return true;
    qWarning("%s: %.9g instead of %.9g", qPrintable(place), value, expected);
    return false;
}

double decibels(double power) {
    return 10 * std::log10(std::max(1e-10, power));
}

MelBands slaneyBands(std::size_t fftSize) {
    return MelBands({.rate = 24000,
                     .fftSize = fftSize,
                     .bands = 128,
                     .scale = MelScale::Slaney,
                     .equalArea = true});
}

void melFilterbank(const Json& golden) {
    const MelBands mel = slaneyBands(1024);
    const auto& edges = golden.at("edge_hz");
    QCOMPARE(mel.edges().size(), edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i)
        QVERIFY(near(mel.edges()[i], edges[i], 1e-6, 1e-9, QString("edge %1").arg(i)));
    // The bin at the very end has weight 0, in the reference the rounding error 7e-17.
    std::size_t rounding = 0;
    for (const auto& row : golden.at("rows")) {
        const auto b = row.at("row").get<std::size_t>();
        auto weights = row.at("weights").get<std::vector<double>>();
        while (!weights.empty() && weights.back() < 1e-12) {
            weights.pop_back();
            ++rounding;
        }
        QCOMPARE(mel.firstBin(b), row.at("first_bin").get<std::size_t>());
        QCOMPARE(mel.weights(b).size(), weights.size());
        for (std::size_t i = 0; i < weights.size(); ++i)
            QVERIFY(near(mel.weights(b)[i], weights[i], 1e-6, 1e-9, QString("row %1").arg(b)));
    }

    std::size_t nonzero = 0;
    double sum = 0, squares = 0;
    std::vector<double> gram(128 * 128);
    std::vector<std::vector<double>> rows(128, std::vector<double>(513));
    for (std::size_t b = 0; b < 128; ++b) {
        nonzero += mel.weights(b).size();
        for (std::size_t i = 0; i < mel.weights(b).size(); ++i) {
            const double weight = mel.weights(b)[i];
            rows[b][mel.firstBin(b) + i] = weight;
            sum += weight;
            squares += weight * weight;
        }
        const auto strongest = std::max_element(rows[b].begin(), rows[b].end()) - rows[b].begin();
        QCOMPARE(std::size_t(strongest), golden.at("row_argmax")[b].get<std::size_t>());
    }
    for (std::size_t p = 0; p < 128; ++p)
        for (std::size_t q = 0; q < 128; ++q)
            for (std::size_t k = 0; k < 513; ++k)
                gram[p * 128 + q] += rows[p][k] * rows[q][k];
    QCOMPARE(nonzero + rounding, golden.at("nonzero_count").get<std::size_t>());
    QVERIFY(near(sum, golden.at("sum"), 1e-6, 0, "sum"));
    QVERIFY(near(std::sqrt(squares), golden.at("frobenius"), 1e-6, 0, "frobenius"));
    QVERIFY(near(std::sqrt(symmetricEigen(gram, 128).values[0]), golden.at("spectral_norm"), 1e-6,
                 0, "spectral norm"));
    const std::size_t listed[] = {0, 64, 127};
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(near(*std::max_element(rows[listed[i]].begin(), rows[listed[i]].end()),
                     golden.at("max_of_rows_0_64_127")[i], 1e-6, 0, "strongest weight"));
}

void frontend(const Json& golden) {
    std::vector<float> signal(golden.at("samples").get<std::size_t>());
    Lcg noise(1);
    for (std::size_t n = 0; n < signal.size(); ++n)
        signal[n] = float(0.5 * std::sin(2 * std::numbers::pi * 440 * double(n) / 24000) +
                          0.05 * noise.next());

    const FrameGrid grid{.window = 1024, .hop = 256};
    QCOMPARE(grid.count(signal.size()), golden.at("frames").get<std::size_t>());
    Stft stft(hannWindow(1024), 1024);
    const MelBands mel = slaneyBands(1024);
    std::vector<std::vector<float>> columns;
    double sum = 0, strongest = 0;
    for (std::size_t t = 0; t < grid.count(signal.size()); ++t) {
        const auto power = stft.power(signal, grid.start(t));
        const auto& listed = golden.at("stft_mag_bins_0_20_100_300_512");
        if (const auto found = listed.find(std::to_string(t)); found != listed.end()) {
            const std::size_t bins[] = {0, 20, 100, 300, 512};
            for (std::size_t i = 0; i < 5; ++i)
                QVERIFY(near(std::sqrt(power[bins[i]]), (*found)[i], 1e-5, 2e-6,
                             QString("frame %1 bin %2").arg(t).arg(bins[i])));
        }
        auto& column = columns.emplace_back(128);
        mel.apply(power, column);
        for (const float value : column) {
            sum += value;
            strongest = std::max(strongest, double(value));
        }
    }
    QVERIFY(near(sum, golden.at("mel_power_sum"), 1e-5, 0, "sum of mel powers"));
    QVERIFY(near(strongest, golden.at("mel_power_max"), 1e-5, 0, "greatest mel power"));
    for (const auto& [t, expected] : golden.at("db_columns").items())
        for (std::size_t b = 0; b < 128; ++b) {
            const double value = decibels(columns[std::stoul(t)][b]) - decibels(strongest);
            QVERIFY(near(std::max(value, -80.0), expected[b], 0, 2e-3, QString("dB %1").arg(b)));
        }

    const FrameGrid wide{.window = 2048, .hop = 512};
    QCOMPARE(wide.count(signal.size()), golden.at("mfcc_frames").get<std::size_t>());
    Stft wideStft(hannWindow(2048), 2048);
    const MelBands wideMel = slaneyBands(2048);
    const Dct dct(128, 20);
    std::vector<std::vector<float>> levels;
    float top = -200;
    for (std::size_t t = 0; t < wide.count(signal.size()); ++t) {
        auto& column = levels.emplace_back(128);
        wideMel.apply(wideStft.power(signal, wide.start(t)), column);
        for (float& value : column)
            top = std::max(top, value = float(decibels(value)));
    }
    for (const auto& [t, expected] : golden.at("mfcc_columns").items()) {
        auto column = levels[std::stoul(t)];
        for (float& value : column)
            value = std::max(value, top - 80);
        std::vector<float> cepstrum(20);
        dct.apply(column, cepstrum);
        for (std::size_t k = 0; k < 20; ++k)
            QVERIFY(near(cepstrum[k], expected[k], 0, 2e-2, QString("MFCC %1").arg(k)));
    }
}

const std::map<std::string, void (*)(const Json&)> known = {{"mel_filterbank.json", melFilterbank},
                                                            {"frontend.json", frontend}};

} // namespace

class GoldenIdm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data() {
        QTest::addColumn<QString>("file");
        const fs::path folder = testing::golden() / "idm";
        std::vector<std::string> names;
        if (fs::exists(folder))
            for (const auto& entry : fs::directory_iterator(folder))
                if (entry.path().extension() == ".json")
                    names.push_back(entry.path().filename().string());
        if (names.empty())
            QSKIP("no reference numbers");
        std::sort(names.begin(), names.end());
        for (const std::string& name : names)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void cases() {
        QFETCH(QString, file);
        const auto found = known.find(file.toStdString());
        if (found == known.end())
            QSKIP(qPrintable(file + " belongs to another test"));
        found->second(readJson(testing::golden() / "idm" / file.toStdString()));
    }
};

QTEST_APPLESS_MAIN(GoldenIdm)
#include "golden_idm.moc"
