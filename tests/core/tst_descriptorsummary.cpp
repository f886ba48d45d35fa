#include "tests/descriptorsounds.h"
#include "tests/testing.h"

#include <algorithm>
#include <cmath>

using namespace antiphon;
using testing::equal, testing::music, testing::smallSettings;
using Mode = DescriptorSettings::Mode;
using Framing = DescriptorSettings::Framing;

class TestDescriptorSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void summaries() {
        for (const std::size_t samples : {50u, 150u, 250u, 3000u, 200000u}) {
            Descriptors analysis(smallSettings(Mode::Clean, Framing::File));
            analysis.analyse(music(samples, 44100));
            DescriptorSummary summary;
            summarise(analysis, summary);
            QCOMPARE(summary.mean.size(), descriptorColumnsWithPitch);
            for (std::size_t c = 0; c < descriptorColumnsWithPitch; ++c) {
                const Matrix& from = c < 3 ? analysis.loudness() : analysis.spectral();
                const std::size_t skip = from.rows < 3 ? 0 : 1;
                std::vector<double> values;
                for (std::size_t r = skip; r + skip < from.rows; ++r)
                    values.push_back(double(from.row(r)[c < 3 ? c : c - 3]));
                double mean = 0, square = 0;
                for (const double v : values)
                    mean += v / double(values.size());
                for (const double v : values)
                    square += (v - mean) * (v - mean) / double(values.size());
                std::ranges::sort(values);
                const auto quantile = [&](double q) {
                    const double place = q * double(values.size() - 1);
                    const auto i = std::size_t(place);
                    const double next = values[std::min(i + 1, values.size() - 1)];
                    return values[i] + (next - values[i]) * (place - double(i));
                };
                const auto close = [&](double a, double b) {
                    return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(b));
                };
                const char* name = descriptorColumns()[c].name;
                QVERIFY2(close(summary.mean[c], mean), name);
                QVERIFY2(close(summary.deviation[c], std::sqrt(square)), name);
                QVERIFY2(close(summary.low[c], quantile(0.1)), name);
                QVERIFY2(close(summary.median[c], quantile(0.5)), name);
                QVERIFY2(close(summary.high[c], quantile(0.9)), name);
            }
        }
    }

    void corpusRows() {
        Descriptors analysis(smallSettings(Mode::Parity, Framing::File));
        analysis.analyse(music(2999, 44100)); // 30 spectral frames, 20 of loudness
        const Matrix frames = corpusFrames(analysis);
        QCOMPARE(frames.rows, std::size_t(18));
        QCOMPARE(frames.columns, descriptorColumnsWithPitch);
        for (std::size_t r = 0; r < frames.rows; ++r) {
            QVERIFY(equal(frames.row(r).first(3), analysis.loudness().row(r + 1)));
            QVERIFY(equal(frames.row(r).subspan(3), analysis.spectral().row(r + 1)));
        }
        analysis.analyse(std::vector<float>(10));
        QCOMPARE(corpusFrames(analysis).rows, std::size_t(0));
    }

    void runningStats() {
        RunningStats stats(1, 3);
        const auto is = [&](double mean, double deviation) {
            return std::abs(stats.mean()[0] - mean) < 1e-12 &&
                   std::abs(stats.deviation()[0] - deviation) < 1e-12;
        };
        const auto push = [&](float x) { stats.push({&x, 1}); };
        push(2);
        QVERIFY(is(2, 0));
        push(4);
        QVERIFY(is(3, std::sqrt(2.0)));
        push(6);
        QVERIFY(is(4, 2));
        push(11);
        QVERIFY(is(7, std::sqrt(13.0)));
        stats.reset();
        QVERIFY(is(0, 0));
        push(5);
        QVERIFY(is(5, 0));
        RunningStats two(2, 1);
        two.push(std::vector<float>{3, 4});
        two.push(std::vector<float>{6}); // short by one
        QCOMPARE(two.mean()[0], 6.0);
        QCOMPARE(two.mean()[1], 0.0);
    }
};

QTEST_APPLESS_MAIN(TestDescriptorSummary)
#include "tst_descriptorsummary.moc"
