#include "tests/badfiles.h"
#include "tests/testing.h"

#include "core/describe.h"
#include "core/peaks.h"

#include <QElapsedTimer>

#include <fstream>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

constexpr std::int64_t frames = std::int64_t(3) * 3600 * 44100;
constexpr std::uint32_t dataBytes = std::uint32_t(frames * 4);

/// Resident memory of this process in MiB: "VmRSS" now, "VmHWM" at its highest.
double memory(const char* what) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(what))
            return std::stod(line.substr(line.find(':') + 1)) / 1024;
    return 0;
}

} // namespace

class TestPeaksLong : public QObject {
    Q_OBJECT

    const TemporaryFolder m_folder;
    const fs::path m_file = m_folder / "3h.wav";

private Q_SLOTS:
    void initTestCase() { // 1.9 GB of which only islands are on the disk
        writeFile(m_file, wavHeader(44100, 2, 16, dataBytes));
        fs::resize_file(m_file, 44 + std::uintmax_t(dataBytes));
        std::fstream patch(m_file, std::ios::in | std::ios::out | std::ios::binary);
        for (int minute = 0; minute < 180; ++minute) {
            const Sound island = tone(0.5, 44100, 2, 300 + minute);
            std::string bytes;
            for (const float x : island.samples)
                bytes += littleEndian(std::uint64_t(std::int64_t(x * 32767)), 2);
            patch.seekp(44 + std::int64_t(minute) * 60 * 44100 * 4);
            patch.write(bytes.data(), std::streamsize(bytes.size()));
        }
    }

    void threeHours() {
        const fs::path cache = m_folder / "3h.peaks";
        QElapsedTimer timer;
        timer.start();
        PeakBuilder builder(m_file);
        builder.step(44100);
        const qint64 first = timer.elapsed();
        while (!builder.done())
            builder.step(1 << 20);
        const qint64 building = timer.elapsed();
        savePeaks(cache, builder.stamp(), builder.pyramid());
        const PeakPyramid built = builder.take();
        timer.restart();
        const auto loaded = loadPeaks(cache, stampOf(m_file));
        SoundReader reader(m_file);
        QVERIFY(loaded);
        const auto overview = peaksOf(*loaded, reader, 0, 0, frames, 1800);
        const auto detail =
            peaksOf(*loaded, reader, 1, frames - 44100 * 60, frames - 44100 * 59, 1000);
        const qint64 opening = timer.elapsed();
        qInfo("first picture %lld ms, building %lld ms (%.0f x real time), opening %lld ms, "
              "cache %.1f MB, memory now %.0f MiB, at most %.0f MiB",
              first, building, 3 * 3600e3 / double(building), opening,
              double(fs::file_size(cache)) / 1e6, memory("VmRSS"), memory("VmHWM"));
        QVERIFY(first < 1000);
        QVERIFY(opening < 1000);
        QVERIFY(memory("VmHWM") < 200); // with two pyramids alive
        const auto before = built.peaks(0, 0, frames, 1800);
        for (std::size_t i = 0; i < before.size(); ++i) { // sums of squares may round otherwise
            QCOMPARE(overview[i].min, before[i].min);
            QCOMPARE(overview[i].max, before[i].max);
            QVERIFY(std::abs(overview[i].rms - before[i].rms) < 1e-4f);
        }
        for (int minute = 0; minute < 180; ++minute)
            QVERIFY(overview[std::size_t(minute * 10)].max > 0.45f);
        QCOMPARE(overview[5].max, 0.0f);
        QVERIFY(detail[0].max > 0.1f);
    }

    void threeHoursDescribed() {
        QElapsedTimer timer;
        timer.start();
        const SoundDescription description = describeSound(m_file);
        qInfo("described in %lld ms (%.0f x real time), memory at most %.0f MiB", timer.elapsed(),
              3 * 3600e3 / double(timer.elapsed()), memory("VmHWM"));
        QCOMPARE(description.info.seconds(), 3 * 3600.0);
        QVERIFY(description.loudness.integrated);
        QVERIFY(memory("VmHWM") < 200);
    }

    void beyondFourGiB() { // really written, really read back
        const fs::path file = m_folder / "large.wav";
        const Sound second = tone(1, 48000, 8);
        const int seconds = 4000; // 4.6 GB
        SoundWriter writer(file, 48000, 8, SampleFormat::Int24, {"Antiphon", "long"});
        for (int i = 0; i < seconds; ++i)
            writer.write(second.samples);
        writer.close();
        QVERIFY(fs::file_size(file) > std::uintmax_t(1) << 32);
        SoundReader reader(file);
        QCOMPARE(reader.info().format, std::string("RF64"));
        QCOMPARE(reader.info().frames, std::int64_t(seconds) * 48000);
        QCOMPARE(readProvenance(file).comment, std::string("long"));
        reader.seek(std::int64_t(seconds - 1) * 48000);
        std::vector<float> last(second.samples.size());
        QCOMPARE(reader.read(last), std::size_t(48000));
        for (std::size_t i = 0; i < last.size(); ++i)
            QVERIFY(std::abs(last[i] - second.samples[i]) < 1e-6f);
        fs::remove(file);
    }
};

QTEST_APPLESS_MAIN(TestPeaksLong)
#include "tst_peaks_long.moc"
