#include "tests/badfiles.h"
#include "tests/faults.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/resample.h"

#include <fstream>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

template <class Work>
QString messageOf(Work work) {
    try {
        work();
    } catch (const UserError& e) {
        return QString::fromStdString(e.what());
    }
    return {};
}

/// Signal to noise in dB over the common frames.
double fidelity(const Sound& original, const Sound& copy) {
    double signal = 0, noise = 0;
    for (std::size_t i = 0; i < std::min(original.samples.size(), copy.samples.size()); ++i) {
        signal += double(original.samples[i]) * original.samples[i];
        noise += std::pow(double(original.samples[i]) - copy.samples[i], 2);
    }
    return 10 * std::log10(signal / std::max(noise, 1e-30));
}

Sound stepped(int bits) {
    Sound sound = tone(0.2);
    const float scale = std::ldexp(1.0f, bits - 1);
    for (float& x : sound.samples)
        x = std::nearbyint(x * scale) / scale;
    sound.samples[0] = -1;
    sound.samples[1] = (scale - 1) / scale;
    return sound;
}

} // namespace

class TestSoundFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("decibels");
        const auto row = [](SampleFormat format, const char* name, const char* says, int rate,
                            int channels, double decibels) {
            QTest::addRow("%s %d Hz %d ch %d", name, rate, channels, int(format))
                << int(format) << name << says << rate << channels << decibels;
        };
        for (const int rate : {8000, 44100, 192000})
            for (const int channels : {1, 2, 8}) {
                row(SampleFormat::Int16, "x.wav", "WAV", rate, channels, 85);
                row(SampleFormat::Int24, "x.WAV", "WAV", rate, channels, 133);
                row(SampleFormat::Float32, "x.wav", "WAV", rate, channels, 290);
                row(SampleFormat::Flac16, "x.flac", "FLAC", rate, channels, 85);
                row(SampleFormat::Flac24, "x.flac", "FLAC", rate, channels, 133);
                row(SampleFormat::Vorbis, "x.ogg", "Ogg", rate, channels, 10);
            }
        row(SampleFormat::Opus, "x.opus", "Opus", 48000, 2, 10);
        row(SampleFormat::Opus, "x.opus", "Opus", 8000, 1, 10);
    }
    void roundTrip() {
        QFETCH(int, format);
        QFETCH(QString, name);
        QFETCH(QString, says);
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(double, decibels);
        const TemporaryFolder folder;
        const fs::path file = folder / name.toStdString();
        const Sound sound = tone(1, rate, channels, 200);
        QCOMPARE(writeSound(file, sound, SampleFormat(format)), std::size_t(0));
        const Sound back = readSound(file);
        QCOMPARE(back.rate, rate);
        QCOMPARE(back.channels, channels);
        QCOMPARE(back.frames(), sound.frames());
        const double reached = fidelity(sound, back);
        QVERIFY2(reached > decibels, qPrintable(QString::number(reached)));
        const SoundReader reader(file);
        QCOMPARE(QString::fromStdString(reader.info().format), says);
        QCOMPARE(reader.info().frames, std::int64_t(sound.frames()));
        QCOMPARE(entries(folder.path()), std::size_t(1));
    }

    void readingAndWritingChangesNothing_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("bits");
        QTest::addColumn<QString>("name");
        QTest::newRow("WAV 16") << int(SampleFormat::Int16) << 16 << "x.wav";
        QTest::newRow("WAV 24") << int(SampleFormat::Int24) << 24 << "x.wav";
        QTest::newRow("FLAC 16") << int(SampleFormat::Flac16) << 16 << "x.flac";
        QTest::newRow("FLAC 24") << int(SampleFormat::Flac24) << 24 << "x.flac";
    }
    void readingAndWritingChangesNothing() {
        QFETCH(int, format);
        QFETCH(int, bits);
        QFETCH(QString, name);
        const TemporaryFolder folder;
        const Sound sound = stepped(bits);
        QCOMPARE(writeSound(folder / name.toStdString(), sound, SampleFormat(format)),
                 std::size_t(0));
        QVERIFY(readSound(folder / name.toStdString()).samples == sound.samples);
        writeSound(folder / ("again-" + name.toStdString()), sound, SampleFormat(format));
        QCOMPARE(readFile(folder / name.toStdString()),
                 readFile(folder / ("again-" + name.toStdString())));
    }

    void otherKinds_data() { // as other programs write them
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        const std::string samples = littleEndian(0x4000, 2) + littleEndian(0xC000, 2);
        const auto big = [](std::uint64_t value, int count) {
            std::string bytes = littleEndian(value, count);
            return std::string(bytes.rbegin(), bytes.rend());
        };
        const std::string rate80("\x40\x0E\xBB\x80\0\0\0\0\0\0", 10); // 48000 as an 80-bit float
        QTest::newRow("AIFF") << QByteArray::fromStdString(
                                     "FORM" + big(4 + 26 + 16 + 4, 4) + "AIFF" + "COMM" +
                                     big(18, 4) + big(1, 2) + big(2, 4) + big(16, 2) + rate80 +
                                     "SSND" + big(12, 4) + big(0, 8) + big(0x4000, 2) +
                                     big(0xC000, 2))
                              << "AIFF";
        QTest::newRow("RF64") << QByteArray::fromStdString(
                                     "RF64" + littleEndian(0xFFFFFFFF, 4) + "WAVEds64" +
                                     littleEndian(28, 4) + littleEndian(36 + 36 + 4, 8) +
                                     littleEndian(4, 8) + littleEndian(2, 8) + littleEndian(0, 4) +
                                     "fmt " + littleEndian(16, 4) + littleEndian(1, 2) +
                                     littleEndian(1, 2) + littleEndian(48000, 4) +
                                     littleEndian(96000, 4) + littleEndian(2, 2) +
                                     littleEndian(16, 2) + "data" + littleEndian(0xFFFFFFFF, 4) +
                                     samples)
                              << "RF64";
        QTest::newRow("streamed WAV")
            << QByteArray::fromStdString(wavHeader(48000, 1, 16, 0xFFFFFFFF) + samples) << "WAV";
    }
    void otherKinds() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        const TemporaryFolder folder;
        writeFile(folder / "x", bytes.toStdString());
        const Sound sound = readSound(folder / "x");
        QCOMPARE(sound.rate, 48000);
        QVERIFY(sound.samples == std::vector<float>({0.5f, -0.5f}));
        QCOMPARE(QString::fromStdString(SoundReader(folder / "x").info().format), format);
    }

    void names() {
        for (const char* name : {"a.wav", "/music.x/B.FLAC", "c.aiff", "d.e.mp3", "f.Opus"})
            QVERIFY2(namesSound(name), name);
        for (const char* name : {"wav", "a.mid", "a.wav.csv", "flac/a", ".mp3", ""})
            QVERIFY2(!namesSound(name), name);
    }

    void oddFiles() {
        const TemporaryFolder folder;
        for (const OddFile& file : makeOddFiles(folder.path())) {
            const QString message = messageOf([&] {
                const Sound sound = readSound(file.path);
                for (const float x : sound.samples)
                    QVERIFY(std::isfinite(x));
            });
            const std::string hint = file.path.string() + ": " + message.toStdString();
            QVERIFY2(message.isEmpty() == file.usable, hint.c_str());
            QVERIFY2(message.contains(QString::fromStdString(file.says)), hint.c_str());
            if (!file.usable) {
                QVERIFY2(message.startsWith(QString::fromStdString(display(file.path))),
                         hint.c_str());
                QVERIFY2(message.endsWith('.') && !message.contains('\n'), hint.c_str());
            }
        }
    }

    void cutAnywhere_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"x.wav", "x.flac", "x.ogg", "x.opus"})
            QTest::newRow(name) << name;
    }
    void cutAnywhere() { // never a crash, never a silently shorter sound
        QFETCH(QString, name);
        const TemporaryFolder folder;
        const fs::path file = folder / name.toStdString();
        const Sound sound = tone(1.5, 48000);
        writeSound(file, sound, *formatForName(file));
        for (int percent = 0; percent < 98; percent += 3) {
            const fs::path cut = folder / "cut";
            cutFile(file, cut, percent / 100.0);
            const QString message = messageOf([&] { readSound(cut); });
            QVERIFY2(!message.isEmpty(), qPrintable(QString("%1 %").arg(percent)));
        }
    }

    void damagedAnywhere() { // any result but a crash; finite samples if there are some
        const TemporaryFolder folder;
        for (const char* name : {"x.wav", "x.flac", "x.ogg", "x.opus"}) {
            const fs::path file = folder / name;
            writeSound(file, tone(0.3, 48000), *formatForName(file));
            const std::string bytes = readFile(file);
            std::uint32_t random = 7;
            for (int round = 0; round < 60; ++round) {
                std::string damaged = bytes;
                for (int i = 0; i < 8; ++i) {
                    random = random * 1664525u + 1013904223u;
                    const std::size_t range =
                        i < 4 ? std::min<std::size_t>(200, bytes.size()) : bytes.size();
                    damaged[(random >> 8) % range] = char(random >> 3);
                }
                writeFile(folder / "damaged", damaged);
                messageOf([&] {
                    for (const float x : readSound(folder / "damaged", 48000 * 60).samples)
                        QVERIFY(std::isfinite(x));
                });
            }
        }
    }

    void notNumbers() {
        const TemporaryFolder folder;
        writeNanFile(folder / "some.wav", 1000, 100);
        std::size_t bad = 0;
        const Sound sound = readSound(folder / "some.wav", 1000, &bad);
        QCOMPARE(bad, std::size_t(10));
        QCOMPARE(sound.samples[0], 0.0f);
        QCOMPARE(sound.samples[1], 0.25f);
        Sound wrong = tone(0.1);
        wrong.at(700, 1) = std::numeric_limits<float>::infinity();
        const QString message = messageOf([&] { writeSound(folder / "new.wav", wrong); });
        QVERIFY2(message.contains("sample 2 of frame 700 is not a finite number"),
                 qPrintable(message));
        QVERIFY(!fs::exists(folder / "new.wav"));
    }

    void clippingIsCounted() {
        const TemporaryFolder folder;
        Sound sound = tone(0.1, 44100, 1);
        sound.samples[10] = 1.5f;
        sound.samples[11] = -3;
        sound.samples[12] = 1;
        QCOMPARE(writeSound(folder / "x.wav", sound, SampleFormat::Int16), std::size_t(2));
        const Sound back = readSound(folder / "x.wav");
        QCOMPARE(back.samples[10], 32767 / 32768.0f);
        QCOMPARE(back.samples[11], -1.0f);
        QCOMPARE(writeSound(folder / "f.wav", sound, SampleFormat::Float32), std::size_t(2));
        QCOMPARE(readSound(folder / "f.wav").samples[11], -3.0f);
    }

    void seeking_data() { roundTrip_data(); }
    void seeking() {
        QFETCH(int, format);
        QFETCH(QString, name);
        QFETCH(int, rate);
        QFETCH(int, channels);
        const TemporaryFolder folder;
        const fs::path file = folder / name.toStdString();
        writeSound(file, tone(1, rate, channels), SampleFormat(format));
        const Sound whole = readSound(file);
        SoundReader reader(file);
        std::vector<float> part(100 * std::size_t(channels));
        // Opus has to warm up after a jump: it promises likeness, the others sameness.
        const float tolerance = SampleFormat(format) == SampleFormat::Opus     ? 0.05f
                                : SampleFormat(format) == SampleFormat::Vorbis ? 1e-4f
                                                                               : 0.0f;
        for (const std::int64_t frame : {std::int64_t(5000), std::int64_t(0), std::int64_t(777),
                                         std::int64_t(whole.frames()) - 100}) {
            reader.seek(frame);
            QCOMPARE(reader.read(part), std::size_t(100));
            for (std::size_t i = 0; i < part.size(); ++i) {
                const float other = whole.samples[std::size_t(frame * channels) + i];
                QVERIFY2(std::abs(part[i] - other) <= tolerance,
                         qPrintable(
                             QString("%1 at %2: %3 %4").arg(frame).arg(i).arg(part[i]).arg(other)));
            }
        }
        reader.seek(1 << 30);
        QCOMPARE(reader.read(part), std::size_t(0));
    }

    void streamedFlac() { // an encoder in a pipe cannot go back to enter the length
        const TemporaryFolder folder;
        const Sound sound = stepped(16);
        writeSound(folder / "x.flac", sound, SampleFormat::Flac16);
        std::string bytes = readFile(folder / "x.flac");
        bytes[21] = char(bytes[21] & 0xF0);
        bytes.replace(22, 4, 4, '\0');
        writeFile(folder / "x.flac", bytes);
        SoundReader reader(folder / "x.flac");
        QCOMPARE(reader.info().frames, std::int64_t(sound.frames()));
        QVERIFY(readSound(folder / "x.flac").samples == sound.samples);
        std::vector<float> part(200);
        for (const std::int64_t frame : {4000, 6000, 100}) {
            reader.seek(frame);
            QCOMPARE(reader.read(part), std::size_t(100));
            QCOMPARE(part[0], sound.at(std::size_t(frame), 0));
        }
    }

    void seekingBeyondFourGiB() {
        const TemporaryFolder folder;
        const fs::path file = folder / "large.wav";
        const std::int64_t frames = 1500000000; // of two 16-bit samples: 6 GB, nearly all a hole
        writeFile(file, "RF64" + littleEndian(0xFFFFFFFF, 4) + "WAVEds64" + littleEndian(28, 4) +
                            littleEndian(std::uint64_t(frames) * 4 + 72, 8) +
                            littleEndian(std::uint64_t(frames) * 4, 8) +
                            littleEndian(std::uint64_t(frames), 8) + littleEndian(0, 4) + "fmt " +
                            littleEndian(16, 4) + littleEndian(1, 2) + littleEndian(2, 2) +
                            littleEndian(44100, 4) + littleEndian(176400, 4) + littleEndian(4, 2) +
                            littleEndian(16, 2) + "data" + littleEndian(0xFFFFFFFF, 4));
        const auto header = std::int64_t(fs::file_size(file));
        fs::resize_file(file, std::uintmax_t(header + frames * 4));
        {
            std::fstream patch(file, std::ios::in | std::ios::out | std::ios::binary);
            patch.seekp(header + (frames - 10) * 4);
            patch.write("\0\x40\0\xC0", 4);
        }
        SoundReader reader(file);
        QCOMPARE(reader.info().frames, frames);
        reader.seek(frames - 10);
        std::vector<float> part(40);
        QCOMPARE(reader.read(part), std::size_t(10));
        QCOMPARE(part[0], 0.5f);
        QCOMPARE(part[1], -0.5f);
        QVERIFY(messageOf([&] { readSound(file); }).contains("cut it into parts"));
    }

    void provenance_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("size");
        for (const char* name : {"x.wav", "x.flac", "x.ogg", "x.opus"})
            for (const int size : {20, 3000, 20000})
                QTest::addRow("%s %d", name, size) << name << size;
    }
    void provenance() {
        QFETCH(QString, name);
        QFETCH(int, size);
        const TemporaryFolder folder;
        const fs::path file = folder / name.toStdString();
        std::string text = "{\"task\":\"guide.generate\",\"title\":\"\xC3\x9C\xE2\x82\xAC\"";
        while (int(text.size()) < size)
            text += ",\"k" + std::to_string(text.size()) + "\":\"v\\n\"";
        text += "}";
        const Sound sound = tone(0.2, 48000);
        writeSound(file, sound, *formatForName(file), {"Antiphon 0.1.0", text});
        const Provenance back = readProvenance(file);
        QCOMPARE(back.software, std::string("Antiphon 0.1.0"));
        QCOMPARE(back.comment, text);
        QCOMPARE(readSound(file).frames(), sound.frames());
        writeSound(folder / ("none" + file.extension().string()), sound, *formatForName(file));
        QVERIFY(readProvenance(folder / ("none" + file.extension().string())).comment.empty());
    }

    void refusedRequests_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QString>("says");
        QTest::newRow("name") << "x.mp3" << int(SampleFormat::Int24) << 44100 << 2
                              << "let it end in .wav";
        QTest::newRow("no extension") << "x" << int(SampleFormat::Opus) << 48000 << 2 << ".opus";
        QTest::newRow("FLAC channels")
            << "x.flac" << int(SampleFormat::Flac16) << 44100 << 9 << "cannot hold 9 channels";
        QTest::newRow("FLAC rate") << "x.flac" << int(SampleFormat::Flac16) << 768000 << 2
                                   << "cannot hold 2 channels at 768000 Hz";
        QTest::newRow("rate") << "x.wav" << int(SampleFormat::Int16) << 0 << 2 << "at 0 Hz";
        QTest::newRow("channels") << "x.wav" << int(SampleFormat::Int16) << 44100 << 0
                                  << "cannot hold 0 channels";
    }
    void refusedRequests() {
        QFETCH(QString, name);
        QFETCH(int, format);
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        Sound sound = tone(0.1, 44100, 1);
        sound.rate = rate;
        sound.channels = channels;
        const QString message = messageOf(
            [&] { writeSound(folder / name.toStdString(), sound, SampleFormat(format)); });
        QVERIFY2(message.contains(says), qPrintable(message));
        QCOMPARE(entries(folder.path()), std::size_t(0));
    }

    void nothingToWrite() {
        const TemporaryFolder folder;
        for (const char* name : {"x.wav", "x.flac", "x.ogg", "x.opus"}) {
            const QString message = messageOf([&] {
                writeSound(folder / name, {48000, 2, {}}, *formatForName(name));
            });
            QVERIFY2(message.contains("nothing to save"), qPrintable(message));
        }
        QCOMPARE(entries(folder.path()), std::size_t(0));
    }

    void fullDisk_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("limit");
        for (const char* name : {"x.wav", "x.flac", "x.ogg", "x.opus"})
            for (const int limit : {0, 100, 5000, 8192, 20000, -1})
                QTest::addRow("%s %d", name, limit) << name << limit;
    }
    void fullDisk() { // -1: one byte too few, so that only the last write fails
        QFETCH(QString, name);
        QFETCH(int, limit);
        const TemporaryFolder folder;
        const Sound sound = tone(3, 48000);
        const fs::path probe =
            folder / ("probe" + fs::path(name.toStdString()).extension().string());
        writeSound(probe, sound, *formatForName(probe));
        const auto bytes = rlim_t(limit >= 0 ? limit : int(fs::file_size(probe)) - 1);
        fs::remove(probe);
        const std::string message = messageInChild([&] {
            limitFileSize(bytes);
            writeSound(folder / name.toStdString(), sound, *formatForName(name.toStdString()));
        });
        QVERIFY2(message.find(name.toStdString() + ": cannot be written (File too large)") !=
                     std::string::npos,
                 message.c_str());
        QCOMPARE(entries(folder.path()), std::size_t(0));
    }

    void noSpaceLeft() {
        const TemporaryFolder folder;
        const std::string message = messageInChild([&] {
            if (!mountSmallDisk(folder.path(), 1 << 18))
                throw std::runtime_error("cannot mount");
            try {
                writeSound(folder / "x.wav", tone(3));
            } catch (const UserError&) {
                if (entries(folder.path()) != 0)
                    throw std::runtime_error("half a file remains");
                throw;
            }
        });
        if (message == "!cannot mount")
            QSKIP("no right to mount a small disk");
        QVERIFY2(message.find("make room on the disk") != std::string::npos, message.c_str());
    }

    void opusAtOtherRates() {
        const TemporaryFolder folder;
        const Sound sound = tone(1);
        writeSound(folder / "x.opus", sound, SampleFormat::Opus);
        const Sound back = readSound(folder / "x.opus");
        QCOMPARE(back.rate, 48000);
        QCOMPARE(back.frames(), std::size_t(48000));
        QVERIFY(fidelity(resample(sound, 48000), back) > 10);
    }

    void writingInPieces() {
        const TemporaryFolder folder;
        const Sound sound = tone(1);
        for (const std::int64_t expected : {std::int64_t(-1), std::int64_t(sound.frames())}) {
            SoundWriter writer(folder / "x.wav", 44100, 2, SampleFormat::Int24, {"s", "c"},
                               expected);
            for (std::size_t at = 0; at < sound.samples.size();) {
                const std::size_t count =
                    std::min<std::size_t>(2 * (at % 1000 + 1), sound.samples.size() - at);
                writer.write(std::span(sound.samples).subspan(at, count));
                at += count;
            }
            writer.close();
            const SoundReader reader(folder / "x.wav");
            QCOMPARE(reader.info().format, std::string("WAV"));
            QCOMPARE(readProvenance(folder / "x.wav").comment, std::string("c"));
            QVERIFY(fidelity(sound, readSound(folder / "x.wav")) > 133);
        }
    }

    void readersShareAFile() {
        const TemporaryFolder folder;
        writeSound(folder / "x.flac", tone(0.5), SampleFormat::Flac16);
        SoundReader a(folder / "x.flac"), b(folder / "x.flac");
        std::vector<float> x(2000), y(2000);
        a.read(x);
        b.seek(0);
        b.read(y);
        QVERIFY(x == y);
        SoundReader moved = std::move(a);
        QCOMPARE(moved.read(x), std::size_t(1000));
    }

    void recordings() {
        const fs::path pairs = data() / "audio" / "pairs";
        if (!fs::exists(pairs))
            QSKIP("no recordings beside the project");
        int files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(pairs))
            if (entry.is_regular_file()) {
                const Sound sound = readSound(entry.path());
                QCOMPARE(std::int64_t(sound.frames()), SoundReader(entry.path()).info().frames);
                ++files;
            }
        QVERIFY(files > 0);
    }
};

QTEST_APPLESS_MAIN(TestSoundFile)
#include "tst_soundfile.moc"
