#include "tests/descriptorsounds.h"
#include "tests/testing.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace antiphon;
using testing::equal, testing::music, testing::smallSettings;
using Mode = DescriptorSettings::Mode;
using Framing = DescriptorSettings::Framing;

namespace {

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
        // What looks like nothing that is there.
        const std::vector<std::string> strange{"foo"};
        try {
            selectDescriptors(strange);
            QFAIL("must throw");
        } catch (const UserError& e) {
            QCOMPARE(std::string(e.what()),
                     "There is no descriptor 'foo'; there are all, sinefeature, loudness, mfcc, "
                     "chroma, specshape, sinefeaturefreqs, sinefeaturemags, pitch and their single "
                     "columns.");
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

private:
    static void modes() {
        QTest::addColumn<bool>("clean");
        QTest::newRow("parity") << false;
        QTest::newRow("clean") << true;
    }
};

QTEST_APPLESS_MAIN(TestDescriptors)
#include "tst_descriptors.moc"
