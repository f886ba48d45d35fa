#include "tests/badfiles.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/peaks.h"
#include "core/rng.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

Sound noise(std::size_t frames, int channels) {
    Rng rng(1);
    Sound sound{44100, channels, std::vector<float>(frames * std::size_t(channels))};
    for (float& x : sound.samples)
        x = float(rng.uniform() * 2 - 1) * (rng.below(1000) == 0 ? 1.0f : 0.3f);
    return sound;
}

Peak bruteForce(const Sound& sound, int channel, std::int64_t from, std::int64_t to) {
    from = std::max<std::int64_t>(0, from);
    to = std::min(to, std::int64_t(sound.frames()));
    if (from >= to)
        return {};
    Peak peak{sound.at(std::size_t(from), channel), sound.at(std::size_t(from), channel), 0};
    double energy = 0;
    for (std::int64_t i = from; i < to; ++i) {
        const float x = sound.at(std::size_t(i), channel);
        peak.min = std::min(peak.min, x);
        peak.max = std::max(peak.max, x);
        energy += double(x) * x;
    }
    peak.rms = float(std::sqrt(energy / double(to - from)));
    return peak;
}

PeakPyramid pyramidOf(const Sound& sound, std::size_t piece) {
    PeakPyramid pyramid(sound.channels);
    const std::span<const float> all(sound.samples);
    for (std::size_t at = 0; at < all.size(); at += piece * std::size_t(sound.channels))
        pyramid.append(
            all.subspan(at, std::min(piece * std::size_t(sound.channels), all.size() - at)));
    return pyramid;
}

bool same(const PeakPyramid& a, const PeakPyramid& b) {
    if (a.frames() != b.frames() || a.channels() != b.channels())
        return false;
    for (int c = 0; c < a.channels(); ++c)
        for (const int columns : {1, 10, 700}) {
            const auto x = a.peaks(c, 0, a.frames(), columns),
                       y = b.peaks(c, 0, a.frames(), columns);
            for (std::size_t i = 0; i < x.size(); ++i)
                if (x[i].min != y[i].min || x[i].max != y[i].max ||
                    std::abs(x[i].rms - y[i].rms) > 1e-4f)
                    return false;
        }
    return true;
}

/// Brings a file to an exact time of change.
void setTime(const fs::path& file, fs::file_time_type time) {
    fs::last_write_time(file, time);
}

} // namespace

class TestPeaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactOnBins_data() {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("piece");
        for (const int channels : {1, 2, 3, 8, 16, 17})
            for (const int piece : {1, 255, 256, 1000, 100000})
                for (const int frames : {1, 255, 256, 257, 5000, 70001})
                    if (piece > 1 || frames <= 5000)
                        QTest::addRow("%d frames of %d in %d", frames, channels, piece)
                            << frames << channels << piece;
    }
    void exactOnBins() { // columns of whole bins: no rounding at all
        QFETCH(int, frames);
        QFETCH(int, channels);
        QFETCH(int, piece);
        const Sound sound = noise(std::size_t(frames), channels);
        const PeakPyramid pyramid = pyramidOf(sound, std::size_t(piece));
        QCOMPARE(pyramid.frames(), std::int64_t(frames));
        for (const std::int64_t width : {256, 1024, 4096, 16384}) {
            const int columns = int((frames + width - 1) / width);
            for (int c = 0; c < channels; ++c) {
                const auto peaks = pyramid.peaks(c, 0, width * columns, columns);
                for (int k = 0; k < columns; ++k) {
                    const Peak wanted = bruteForce(sound, c, k * width, (k + 1) * width);
                    const Peak got = peaks[std::size_t(k)];
                    QCOMPARE(got.min, wanted.min);
                    QCOMPARE(got.max, wanted.max);
                    QVERIFY(std::abs(got.rms - wanted.rms) < 1e-4f);
                }
            }
        }
    }

    void missesNothingAtAnyZoom() {
        const Sound sound = noise(200000, 2);
        const PeakPyramid pyramid = pyramidOf(sound, 9999);
        Rng rng(5);
        for (int round = 0; round < 300; ++round) {
            const auto first = std::int64_t(rng.below(220000)) - 10000;
            const auto last = first + 1 + std::int64_t(rng.below(150000));
            const int columns = 1 + int(rng.below(900));
            const auto peaks = pyramid.peaks(1, first, last, columns);
            QCOMPARE(peaks.size(), std::size_t(columns));
            for (int k = 0; k < columns; ++k) {
                const std::int64_t from = first + (last - first) * k / columns;
                const std::int64_t to =
                    std::max(from + 1, first + (last - first) * (k + 1) / columns);
                const Peak inside = bruteForce(sound, 1, from, to);
                const std::int64_t slack =
                    std::max<std::int64_t>(256, (last - first) / columns / 4);
                const Peak around = bruteForce(sound, 1, from - slack, to + slack);
                const Peak got = peaks[std::size_t(k)];
                QVERIFY(got.min <= inside.min && got.max >= inside.max);
                QVERIFY(got.min >= std::min(0.0f, around.min) &&
                        got.max <= std::max(0.0f, around.max));
            }
        }
    }

    void samplesWhenZoomedIn() {
        const TemporaryFolder folder;
        const Sound sound = noise(50000, 2);
        writeSound(folder / "x.wav", sound, SampleFormat::Float32);
        SoundReader reader(folder / "x.wav");
        const PeakPyramid pyramid = pyramidOf(sound, 4096);
        for (const auto& [first, last, columns] :
             {std::tuple<std::int64_t, std::int64_t, int>{100, 900, 800},
              {0, 50000, 500},
              {49990, 50010, 20},
              {1000, 1010, 100},
              {-50, 50, 10},
              {7, 60007, 1000}}) {
            const auto peaks = peaksOf(pyramid, reader, 1, first, last, columns);
            QCOMPARE(peaks.size(), std::size_t(columns));
            for (int k = 0; k < columns; ++k) {
                const std::int64_t from = first + (last - first) * k / columns;
                const std::int64_t to =
                    std::max(from + 1, first + (last - first) * (k + 1) / columns);
                const Peak wanted = bruteForce(sound, 1, from, to);
                QCOMPARE(peaks[std::size_t(k)].min, wanted.min);
                QCOMPARE(peaks[std::size_t(k)].max, wanted.max);
                QVERIFY(std::abs(peaks[std::size_t(k)].rms - wanted.rms) < 1e-5f);
            }
        }
    }

    void oddRequests() {
        const PeakPyramid pyramid = pyramidOf(noise(1000, 1), 1000);
        QVERIFY(pyramid.peaks(0, 0, 1000, 0).empty());
        QVERIFY(pyramid.peaks(0, 0, 1000, -5).empty());
        QCOMPARE(pyramid.peaks(1, 0, 1000, 3), std::vector<Peak>(3));
        QCOMPARE(pyramid.peaks(-1, 0, 1000, 3), std::vector<Peak>(3));
        QCOMPARE(pyramid.peaks(0, 500, 500, 3), std::vector<Peak>(3));
        QCOMPARE(pyramid.peaks(0, 5000, 9000, 3), std::vector<Peak>(3));
        QCOMPARE(PeakPyramid().peaks(0, 0, 10, 2), std::vector<Peak>(2));
    }

    void builtInSlices() {
        const TemporaryFolder folder;
        const Sound sound = noise(100000, 2);
        writeSound(folder / "x.wav", sound, SampleFormat::Float32);
        PeakBuilder builder(folder / "x.wav");
        double last = -1;
        while (!builder.done()) {
            QVERIFY(builder.fraction() >= last);
            last = builder.fraction();
            builder.step(7777);
            QVERIFY(builder.pyramid().frames() <= 100000);
        }
        QCOMPARE(builder.fraction(), 1.0);
        QVERIFY(same(builder.pyramid(), pyramidOf(sound, 100000)));
        builder.step(100);
        QVERIFY(builder.done());
    }

    void cacheRoundTrip() {
        const TemporaryFolder folder;
        const fs::path file = folder / "x.wav", cache = folder / "cache" / "x.peaks";
        for (const int channels : {1, 2, 8}) {
            writeSound(file, noise(90001, channels), SampleFormat::Float32);
            PeakBuilder builder(file);
            builder.step(1 << 30);
            savePeaks(cache, builder.stamp(), builder.pyramid());
            const auto loaded = loadPeaks(cache, stampOf(file));
            QVERIFY(loaded);
            QVERIFY(same(*loaded, builder.pyramid()));
        }
    }

    void cacheOfAnotherFile() {
        const TemporaryFolder folder;
        const fs::path file = folder / "x.wav", cache = folder / "x.peaks";
        Sound sound = noise(50000, 1);
        writeSound(file, sound, SampleFormat::Float32);
        PeakBuilder builder(file);
        builder.step(1 << 30);
        savePeaks(cache, builder.stamp(), builder.pyramid());
        const auto time = fs::last_write_time(file);
        QVERIFY(loadPeaks(cache, stampOf(file)));
        sound.samples[3] = 0.9f; // same size, same time, other content
        writeSound(file, sound, SampleFormat::Float32);
        setTime(file, time);
        QVERIFY(!loadPeaks(cache, stampOf(file)));
        sound.samples[3] = noise(50000, 1).samples[3];
        writeSound(file, sound, SampleFormat::Float32);
        setTime(file, time);
        QVERIFY(loadPeaks(cache, stampOf(file)));
        setTime(file, time + std::chrono::seconds(1));
        QVERIFY(!loadPeaks(cache, stampOf(file)));
    }

    void damagedCacheIsNotTrusted() {
        const TemporaryFolder folder;
        const fs::path file = folder / "x.wav", cache = folder / "x.peaks";
        writeSound(file, noise(3000, 2), SampleFormat::Float32);
        PeakBuilder builder(file);
        builder.step(1 << 30);
        savePeaks(cache, builder.stamp(), builder.pyramid());
        const std::string bytes = readFile(cache);
        const SourceStamp stamp = stampOf(file);
        QVERIFY(!loadPeaks(folder / "none", stamp));
        QVERIFY(!loadPeaks(folder.path(), stamp));
        for (std::size_t i = 0; i < bytes.size(); ++i) { // any byte
            std::string damaged = bytes;
            damaged[i] = char(damaged[i] ^ 0x41);
            writeFile(cache, damaged);
            QVERIFY2(!loadPeaks(cache, stamp), qPrintable(QString::number(i)));
        }
        for (std::size_t size = 0; size < bytes.size(); size += 13) { // any length
            writeFile(cache, std::string_view(bytes).substr(0, size));
            QVERIFY(!loadPeaks(cache, stamp));
        }
        writeFile(cache, bytes + "x");
        QVERIFY(!loadPeaks(cache, stamp));
        writeFile(cache, bytes);
        QVERIFY(loadPeaks(cache, stamp));
    }

    void cutFiles() {
        const TemporaryFolder folder;
        writeSound(folder / "x.flac", tone(3), SampleFormat::Flac16);
        cutFile(folder / "x.flac", folder / "cut.flac", 0.5);
        PeakBuilder builder(folder / "cut.flac");
        QVERIFY_EXCEPTION_THROWN(builder.step(1 << 30), UserError);
        QVERIFY_EXCEPTION_THROWN(PeakBuilder(folder / "missing.wav"), UserError);
    }
};

QTEST_APPLESS_MAIN(TestPeaks)
#include "tst_peaks.moc"
