#include "tests/testing.h"

#include "core/dsp/descriptors.h"
#include "core/dsp/kweighting.h"
#include "core/dsp/spectralframes.h"
#include "core/dsp/truepeak.h"
#include "core/error.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <new>
#include <numbers>

namespace {

thread_local bool watched = false;
thread_local std::size_t allocations = 0;

void* allocate(std::size_t size, std::size_t alignment) {
    allocations += watched;
    void* memory = std::aligned_alloc(alignment, (size + alignment) / alignment * alignment);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

} // namespace

void* operator new(std::size_t size) {
    return allocate(size, alignof(std::max_align_t));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate(size, std::size_t(alignment));
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}

using namespace antiphon;
using Mode = DescriptorSettings::Mode;
using Framing = DescriptorSettings::Framing;

namespace {

/// Notes that begin and end, over a little noise.
std::vector<float> music(std::size_t samples, int rate, std::uint64_t seed = 1) {
    Rng rng(seed);
    std::vector<float> mono(samples);
    double hz = 220, phase = 0, level = 0;
    for (std::size_t i = 0; i < samples; ++i) {
        if (i % 3000 == 0) {
            hz = 110 * std::pow(2.0, double(rng.below(36)) / 12);
            level = 0.6 * rng.uniform();
        }
        phase += 2 * std::numbers::pi * hz / rate;
        level *= 0.9997;
        double x = 0.002 * rng.normal();
        for (int k = 1; k <= 6; ++k)
            x += level / k * std::sin(k * phase);
        mono[i] = float(x);
    }
    return mono;
}

DescriptorSettings smallSettings(Mode mode, Framing framing) {
    DescriptorSettings s;
    s.window = 256;
    s.hop = 100;
    s.loudnessWindow = 400;
    s.loudnessHop = 150;
    s.mode = mode;
    s.framing = framing;
    s.pitch = true;
    return s;
}

std::string usageError(const DescriptorSettings& settings) {
    try {
        const Descriptors made(settings);
    } catch (const UserError& e) {
        return e.kind() == UserError::Kind::Usage ? e.what() : std::string();
    }
    return {};
}

using Rows = std::vector<std::vector<float>>;

Rows pushed(Descriptors& analysis, std::span<const float> mono, std::size_t piece) {
    Rows rows;
    for (std::size_t i = 0; i < mono.size(); i += piece)
        analysis.push(
            mono.subspan(i, std::min(piece, mono.size() - i)),
            [&](std::span<const float> row) { rows.emplace_back(row.begin(), row.end()); });
    return rows;
}

bool equal(std::span<const float> a, std::span<const float> b) {
    return std::ranges::equal(a, b);
}

} // namespace

class TestDescriptors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columns() {
        const auto all = descriptorColumns();
        QCOMPARE(all.size(), descriptorColumnsWithPitch);
        QCOMPARE(all[0].name, "loudness-dBFS");
        QCOMPARE(all[3].name, "mfcc-0");
        QCOMPARE(all[27].name, "chroma-G#");
        QCOMPARE(all[34].name, "specshape-crest");
        QCOMPARE(all[54].name, "sinefeaturemags-9");
        QCOMPARE(all[56].category, "pitch");
        std::vector<std::string> names;
        for (const auto& column : all)
            names.push_back(column.name);
        std::ranges::sort(names);
        QVERIFY(std::ranges::adjacent_find(names) == names.end());
    }

    void selectsInCanonicalOrder() {
        const auto pick = [](std::vector<std::string> names) { return selectDescriptors(names); };
        using Indices = std::vector<std::size_t>;
        QCOMPARE(pick({"specshape-centroid", "loudness", "loudness-TP"}), (Indices{0, 1, 2, 28}));
        QCOMPARE(pick({"all"}).size(), descriptorColumnsWithoutPitch);
        QCOMPARE(pick({"pitch", "all"}).size(), descriptorColumnsWithPitch);
        QCOMPARE(pick({"sinefeature"}).size(), std::size_t(20));
        QCOMPARE(pick({"sinefeature"}).front(), std::size_t(35));
        QCOMPARE(pick({"mfcc-12", "mfcc-0"}), (Indices{3, 15}));
        QCOMPARE(pick({}), Indices{});
    }

    void namesUnknownDescriptors() {
        const std::vector<std::string> names{"chroma", "mffc"};
        try {
            selectDescriptors(names);
            QFAIL("must throw");
        } catch (const UserError& e) {
            QCOMPARE(e.kind(), UserError::Kind::Usage);
            QVERIFY2(std::string(e.what()).find("'mffc'") != std::string::npos, e.what());
            QVERIFY2(std::string(e.what()).find("'mfcc'") != std::string::npos, e.what());
        }
    }

    void resolvesSettings() {
        const DescriptorSettings s = DescriptorSettings{.window = 300}.resolved();
        QCOMPARE(s.hop, 150);
        QCOMPARE(s.fft, 512);
        QCOMPARE(s.loudnessHop, 512);
        QVERIFY(s == s.resolved());
    }

    void refusesSettingsThatMakeNoSense() {
        const auto says = [](const DescriptorSettings& s, const char* part) {
            const std::string text = usageError(s);
            return text.find(part) != std::string::npos;
        };
        QVERIFY(says({.rate = 0}, "sample rate"));
        QVERIFY(says({.window = 3}, "window is 3"));
        QVERIFY(says({.window = 100000}, "window"));
        QVERIFY(says({.hop = -1}, "hop is -1"));
        QVERIFY(says({.window = 512, .fft = 256}, "transform is 256"));
        QVERIFY(says({.window = 512, .fft = 700}, "power of two"));
        QVERIFY(says({.loudnessWindow = 0}, "loudness window"));
        QVERIFY(says({.loudnessHop = -5}, "loudness hop"));
    }

    void frameCounts() {
        for (const std::size_t n : {0u, 1u, 99u, 100u, 101u, 150u, 1000u}) {
            const std::vector<float> mono(n, 0.1f);
            Descriptors file(smallSettings(Mode::Parity, Framing::File));
            file.analyse(mono);
            QCOMPARE(file.spectral().rows, 1 + n / 100);
            QCOMPARE(file.loudness().rows, 1 + n / 150);
            QCOMPARE(file.spectral().columns, std::size_t(54));
            QCOMPARE(file.loudness().columns, std::size_t(3));
            Descriptors live(smallSettings(Mode::Parity, Framing::Live));
            live.analyse(mono);
            QCOMPARE(live.spectral().rows, (n + 99) / 100);
            QCOMPARE(live.loudness().rows, (n + 149) / 150);
        }
    }

    void silence_data() { modes(); }
    void silence() {
        QFETCH(bool, clean);
        DescriptorSettings s = smallSettings(clean ? Mode::Clean : Mode::Parity, Framing::File);
        s.window = 1024;
        s.hop = 0;
        Descriptors analysis(s);
        analysis.analyse(std::vector<float>(5000));
        for (std::size_t r = 0; r < analysis.loudness().rows; ++r) {
            const auto row = analysis.loudness().row(r);
            QVERIFY(std::abs(row[0] + 157.2266f) < 1e-4f);
            QVERIFY(std::abs(row[1] + 313.0712f) < 1e-4f);
            QCOMPARE(row[2], 0.0f);
        }
        for (std::size_t r = 0; r < analysis.spectral().rows; ++r) {
            const auto row = analysis.spectral().row(r);
            QVERIFY(std::abs(row[0] + 1980.036f) < (clean ? 1e-3f : 3e-4f));
            for (std::size_t c = 13; c < 25; ++c)
                QCOMPARE(row[c], 0.0f);
            QVERIFY(std::abs(row[25] - 11025.0f) < 0.05f);
            for (std::size_t c = 32; c < 54; ++c)
                QCOMPARE(row[c], 0.0f);
        }
    }

    /// A known sound has known values: levels, the frequency of its peak, its pitch and its class.
    void sine_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<bool>("clean");
        for (const int rate : {8000, 22050, 44100, 48000, 88200, 96000, 176400, 192000})
            for (const bool clean : {false, true})
                QTest::addRow("%d %s", rate, clean ? "clean" : "parity") << rate << clean;
    }
    void sine() {
        QFETCH(int, rate);
        QFETCH(bool, clean);
        DescriptorSettings s;
        s.rate = rate;
        s.window = 4096;
        s.loudnessWindow = 16384;
        s.pitch = true;
        s.mode = clean ? Mode::Clean : Mode::Parity;
        Descriptors analysis(s);
        std::vector<float> mono(std::size_t(rate) * 2);
        for (std::size_t i = 0; i < mono.size(); ++i)
            mono[i] = float(0.5 * std::sin(2 * std::numbers::pi * 997 * double(i) / rate));
        analysis.analyse(mono);
        const auto level = analysis.loudness().row(analysis.loudness().rows / 2);
        QVERIFY2(std::abs(level[0] - (-9.03 + 0.0)) < 0.12, qPrintable(QString::number(level[0])));
        // In parity mode the interpolator hears a leap where windows meet.
        QVERIFY2(level[1] > -6.08 && level[1] < (clean ? -5.96 : -4.5),
                 qPrintable(QString::number(level[1])));
        QVERIFY(std::abs(level[2] - std::pow(10, level[0] / 20)) < 1e-6);
        const auto row = analysis.spectral().row(analysis.spectral().rows / 2);
        QVERIFY2(std::abs(row[32] - 997) < 2, qPrintable(QString::number(row[32])));
        QVERIFY2(std::abs(row[42] - 0.5) < 0.02, qPrintable(QString::number(row[42])));
        QVERIFY2(std::abs(row[52] - 997) < 20, qPrintable(QString::number(row[52])));
        QVERIFY2(row[53] > 0.5f && row[53] < 1.01f, qPrintable(QString::number(row[53])));
        QCOMPARE(std::max_element(row.begin() + 13, row.begin() + 25) - (row.begin() + 13), 2); // B
    }

    void streamsAsItAnalyses_data() { modes(); }
    void streamsAsItAnalyses() {
        QFETCH(bool, clean);
        const auto mono = music(20000, 44100);
        for (const bool longHops : {false, true}) {
            DescriptorSettings s = smallSettings(clean ? Mode::Clean : Mode::Parity, Framing::Live);
            if (longHops) {
                s.window = 215; // no power of two
                s.hop = 700;
                s.loudnessWindow = 333;
                s.loudnessHop = 1001;
            }
            Descriptors whole(s), stream(s);
            whole.analyse(mono);
            const auto hop = std::size_t(s.hop), loudnessHop = std::size_t(s.loudnessHop);
            for (const std::size_t piece : {1u, 64u, 777u, 20000u}) {
                stream.reset();
                const Rows rows = pushed(stream, mono, piece);
                QCOMPARE(rows.size(), mono.size() / hop);
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    const std::size_t frame = i + 1;
                    const std::span<const float> row = rows[i];
                    if (frame < whole.spectral().rows)
                        QVERIFY(equal(row.subspan(3), whole.spectral().row(frame)));
                    const std::size_t loud = frame * hop / loudnessHop;
                    if (loud < whole.loudness().rows)
                        QVERIFY(equal(row.first(3), whole.loudness().row(loud)));
                }
            }
        }
    }

    /// File and live framing are the same windows where these coincide.
    void framingsAgree_data() { modes(); }
    void framingsAgree() {
        QFETCH(bool, clean);
        const auto mono = music(6000, 44100);
        DescriptorSettings s = smallSettings(clean ? Mode::Clean : Mode::Parity, Framing::File);
        s.hop = 128;
        Descriptors file(s);
        s.framing = Framing::Live;
        Descriptors live(s);
        file.analyse(mono);
        live.analyse(mono);
        for (std::size_t k = 1; k + 1 < live.spectral().rows; ++k)
            QVERIFY(equal(live.spectral().row(k), file.spectral().row(k - 1)));
    }

    void sameBitsOnEveryProcessor_data() { modes(); }
    void sameBitsOnEveryProcessor() {
        QFETCH(bool, clean);
        DescriptorSettings s = smallSettings(clean ? Mode::Clean : Mode::Parity, Framing::File);
        for (const int window : {16, 100, 256, 512, 1024, 2048}) {
            s.window = window;
            s.hop = window / 2;
            s.fft = 0;
            const DescriptorSettings full = s.resolved();
            const std::size_t count = 37, columns = full.columns() - loudnessColumns;
            const auto mono = music(std::size_t(full.hop) * count + std::size_t(window), 44100, 7);
            SpectralFrames reference(full, Instructions::Baseline);
            std::vector<float> wanted(count * columns), rows(count * columns);
            reference.analyse(mono.data(), count, wanted.data());
            for (const auto& value : wanted)
                QVERIFY(std::isfinite(value));
            for (const Instructions wider : {Instructions::Avx2, Instructions::Avx512}) {
                if (!supported(wider))
                    continue;
                SpectralFrames frames(full, wider);
                frames.analyse(mono.data(), count, rows.data());
                QVERIFY(equal(rows, wanted));
                frames.analyse(mono.data() + 5 * full.hop, 1, rows.data()); // one of them alone
                QVERIFY(equal(std::span(rows).first(columns),
                              std::span(wanted).subspan(5 * columns, columns)));
            }
        }
    }

    void sameLoudnessOnEveryProcessor() {
        const auto mono = music(3000, 44100);
        for (const int rate : {44100, 96000, 192000}) {
            const TruePeak peak(rate);
            const std::size_t history = peak.history(), count = mono.size() - history;
            const float* const samples = mono.data() + history;
            KWeighting reference(rate, count);
            std::vector<double> wanted(count), squares(count);
            std::vector<float> wantedPeaks(count), peaks(count);
            const auto baseline = Instructions::Baseline;
            const double sum = reference.process(samples, count, wanted.data(), baseline);
            peak.process(samples, count, wantedPeaks.data(), baseline);
            for (const Instructions wider : {Instructions::Avx2, Instructions::Avx512}) {
                if (!supported(wider))
                    continue;
                KWeighting weighting(rate, count);
                QCOMPARE(weighting.process(samples, count, squares.data(), wider), sum);
                QCOMPARE(squares, wanted);
                peak.process(samples, count, peaks.data(), wider);
                QCOMPARE(peaks, wantedPeaks);
                QCOMPARE(sumOf(squares.data(), count, wider),
                         sumOf(squares.data(), count, baseline));
                QCOMPARE(largestOf(peaks.data(), count, wider), std::ranges::max(peaks));
            }
        }
    }

    /// Against the recursion as it is written in books.
    void kWeighting() {
        const auto mono = music(2001, 44100);
        KWeighting weighting(44100, 1000);
        const auto &b = weighting.numerator(), &a = weighting.denominator();
        std::vector<double> y(mono.size());
        double sum = 0;
        for (std::size_t i = 0; i < mono.size(); ++i) {
            for (std::size_t j = 0; j <= std::min<std::size_t>(i, KWeighting::order); ++j)
                y[i] += b[j] * double(mono[i - j]) - (j > 0 ? a[j] * y[i - j] : 0);
            sum += y[i] * y[i];
        }
        std::vector<double> squares(mono.size());
        double got = 0;
        for (std::size_t i = 0; i < mono.size(); i += 667) { // rests of blocks, too
            const std::size_t count = std::min<std::size_t>(667, mono.size() - i);
            got += weighting.process(mono.data() + i, count, squares.data() + i);
        }
        QVERIFY(std::abs(got - sum) < 1e-9 * sum);
        for (std::size_t i = 0; i < y.size(); ++i)
            QVERIFY(std::abs(squares[i] - y[i] * y[i]) < 1e-9);
        // BS.1770 gives the coefficients at 48 kHz.
        const KWeighting standard(48000, 1);
        QVERIFY(std::abs(standard.numerator()[0] - 1.53512485958697) < 1e-9);
        QVERIFY(std::abs(standard.denominator()[1] - (-1.69065929318241 - 1.99004745483398)) <
                1e-9);
    }

    void truePeak() {
        for (const int rate : {44100, 88200}) {
            std::vector<float> mono(1000);
            for (std::size_t i = 0; i < mono.size(); ++i) // never sampled at its tops
                mono[i] = float(std::sin(std::numbers::pi * (double(i) / 2 + 0.25)));
            const TruePeak peak(rate);
            std::vector<float> peaks(mono.size() - 100);
            peak.process(mono.data() + 50, peaks.size(), peaks.data());
            QVERIFY(std::abs(largestOf(peaks.data(), peaks.size()) - 1) < 0.02f);
        }
    }

    /// Clean mode is single precision and hears each sample once: close where sound decides, not
    /// where the noise floor of the arithmetic or an onset does.
    void cleanIsCloseToParity() {
        const auto mono = music(44100, 44100);
        DescriptorSettings s;
        s.window = 1024;
        s.pitch = true;
        Descriptors parity(s);
        s.mode = Mode::Clean;
        Descriptors clean(s);
        parity.analyse(mono);
        clean.analyse(mono);
        QCOMPARE(clean.spectral().rows, parity.spectral().rows);
        for (std::size_t r = 0; r < parity.spectral().rows; ++r) {
            const auto a = parity.spectral().row(r), b = clean.spectral().row(r);
            const auto close = [&](std::size_t c, double relative, double absolute) {
                const double gap = std::abs(double(a[c]) - double(b[c]));
                return gap <= relative * std::abs(double(a[c])) + absolute;
            };
            for (std::size_t c = 0; c < 13; ++c)
                QVERIFY2(close(c, 1e-4, 0.01), descriptorColumns()[3 + c].name);
            for (std::size_t c = 13; c < 25; ++c)
                QVERIFY2(close(c, 1e-4, 1e-6), descriptorColumns()[3 + c].name);
            for (std::size_t c = 25; c < 32; ++c)
                QVERIFY2(close(c, 1e-3, 1e-3), descriptorColumns()[3 + c].name);
            for (std::size_t c = 32; c < 42; ++c)
                QVERIFY2(close(c, 1e-4, 0.1), descriptorColumns()[3 + c].name);
            for (std::size_t c = 42; c < 52; ++c)
                QVERIFY2(close(c, 1e-3, 1e-6), descriptorColumns()[3 + c].name);
            QVERIFY(close(52, 1e-3, 0.01) && close(53, 1e-3, 1e-4));
        }
        double worst = 0, sum = 0;
        for (std::size_t r = 0; r < parity.loudness().rows; ++r) {
            const double gap =
                std::abs(double(parity.loudness().row(r)[0]) - double(clean.loudness().row(r)[0]));
            worst = std::max(worst, gap);
            sum += gap;
        }
        QVERIFY2(worst < 2 && sum / double(parity.loudness().rows) < 0.3,
                 qPrintable(QString("%1 %2").arg(worst).arg(sum / double(parity.loudness().rows))));
    }

    /// Heard once: a steady sound has a steady level from the first whole window on.
    void cleanLoudnessIsThatOfTheStream() {
        std::vector<float> mono(44100);
        for (std::size_t i = 0; i < mono.size(); ++i)
            mono[i] = float(0.25 * std::sin(2 * std::numbers::pi * 1000 * double(i) / 44100));
        DescriptorSettings s;
        s.mode = Mode::Clean;
        s.loudnessWindow = 4410; // whole periods
        Descriptors analysis(s);
        analysis.analyse(mono);
        for (std::size_t r = 3; r + 3 < analysis.loudness().rows; ++r)
            QVERIFY(std::abs(analysis.loudness().row(r)[0] - analysis.loudness().row(4)[0]) <
                    0.001);
    }

    void samplesThatAreNoNumbers_data() { modes(); }
    void samplesThatAreNoNumbers() {
        QFETCH(bool, clean);
        auto broken = music(3000, 44100), mended = broken;
        for (std::size_t i = 0; i < broken.size(); i += 97) {
            broken[i] = i % 2 ? std::numeric_limits<float>::quiet_NaN()
                              : -std::numeric_limits<float>::infinity();
            mended[i] = 0;
        }
        broken[50] = -3e38f;
        mended[50] = -1e6f;
        for (const Framing framing : {Framing::File, Framing::Live}) {
            const auto s = smallSettings(clean ? Mode::Clean : Mode::Parity, framing);
            Descriptors a(s), b(s);
            a.analyse(broken);
            b.analyse(mended);
            QVERIFY(equal(a.spectral().values, b.spectral().values));
            QVERIFY(equal(a.loudness().values, b.loudness().values));
            for (const float value : a.spectral().values)
                QVERIFY(std::isfinite(value));
            QCOMPARE(pushed(a, broken, 64), pushed(b, mended, 64));
        }
    }

    void pushesWithoutAllocating_data() { modes(); }
    void pushesWithoutAllocating() {
        QFETCH(bool, clean);
        const auto mono = music(20000, 44100);
        Descriptors analysis(smallSettings(clean ? Mode::Clean : Mode::Parity, Framing::Live));
        std::size_t frames = 0;
        allocations = 0;
        watched = true;
        for (std::size_t i = 0; i + 64 <= mono.size(); i += 64)
            analysis.push(std::span(mono).subspan(i, 64),
                          [&](std::span<const float> row) { frames += row.size() == 57; });
        watched = false;
        QCOMPARE(frames, mono.size() / 64 * 64 / 100);
        QCOMPARE(allocations, std::size_t(0));

        analysis.analyse(mono); // the longest so far
        DescriptorSummary summary;
        summarise(analysis, summary);
        watched = true;
        analysis.analyse(std::span(mono).first(15000));
        summarise(analysis, summary);
        watched = false;
        QCOMPARE(allocations, std::size_t(0));

        watched = true;
        ::operator delete(::operator new(8)); // the counter counts
        watched = false;
        QCOMPARE(allocations, std::size_t(1));
    }

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

    void refusesMoreFramesThanFit() {
        Descriptors descriptors(DescriptorSettings{.hop = 1, .loudnessHop = 128});
        const std::vector<float> sound(5200000);
        std::string message;
        try {
            descriptors.analyse(sound);
        } catch (const UserError& e) {
            message = e.what();
        }
        QVERIFY2(message.find("5200001 frames") != std::string::npos, message.c_str());
        QVERIFY2(message.find("longer hop") != std::string::npos, message.c_str());
        descriptors.analyse({sound.data(), 500}); // and goes on
        QCOMPARE(descriptors.spectral().rows, std::size_t(501));
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

private:
    static void modes() {
        QTest::addColumn<bool>("clean");
        QTest::newRow("parity") << false;
        QTest::newRow("clean") << true;
    }
};

QTEST_APPLESS_MAIN(TestDescriptors)
#include "tst_descriptors.moc"
