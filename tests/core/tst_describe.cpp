#include "tests/badfiles.h"
#include "tests/testing.h"

#include "core/describe.h"
#include "core/error.h"

using namespace antiphon;
using namespace antiphon::testing;

class TestDescribe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clicksInAMajor() { // a chord struck at 120 beats a minute, also beyond the highest rate
        const TemporaryFolder folder;
        for (const int rate : {22050, 44100, 96000}) {
            Sound sound{rate, 2, {}};
            for (int i = 0; i < rate * 20; ++i) {
                const double t = double(i) / rate, since = std::fmod(t, 0.5);
                double x = 0;
                for (const double hertz : {220.0, 277.18, 329.63, 440.0})
                    x += 0.15 * std::exp(-6 * since) * std::sin(2 * std::numbers::pi * hertz * t);
                sound.samples.insert(sound.samples.end(), {float(x), float(x)});
            }
            writeSound(folder / "x.wav", sound, SampleFormat::Float32);
            const SoundDescription d = describeSound(folder / "x.wav");
            QCOMPARE(d.info.frames, std::int64_t(sound.frames()));
            QVERIFY(d.bpm);
            QVERIFY2(std::abs(*d.bpm - 120) < 1, qPrintable(QString::number(*d.bpm)));
            QCOMPARE(d.key.value_or("none"), std::string("A major"));
            const Loudness whole = loudnessOf(sound);
            QVERIFY(std::abs(*d.loudness.integrated - *whole.integrated) < 1e-6);
            QVERIFY(std::abs(*d.loudness.truePeak - *whole.truePeak) < 1e-6);
        }
    }

    void emptyWhereUnknown() {
        const TemporaryFolder folder;
        writeSound(folder / "x.wav", {44100, 1, std::vector<float>(44100 * 5)},
                   SampleFormat::Int16);
        const SoundDescription d = describeSound(folder / "x.wav");
        QVERIFY(!d.bpm && !d.key && !d.loudness.integrated && !d.loudness.truePeak);
        writeSound(folder / "one.wav", {44100, 1, {0.5f}}, SampleFormat::Int16);
        QCOMPARE(describeSound(folder / "one.wav").info.frames, std::int64_t(1));
    }

    void canBeStopped() {
        const TemporaryFolder folder;
        writeSound(folder / "x.wav", tone(10), SampleFormat::Int16);
        int calls = 0;
        const auto count = [](void* n) {
            if (++*static_cast<int*>(n) == 3)
                throw Cancelled();
        };
        QVERIFY_EXCEPTION_THROWN(describeSound(folder / "x.wav", count, &calls), Cancelled);
        QCOMPARE(calls, 3);
    }

    void oddFiles() {
        const TemporaryFolder folder;
        for (const OddFile& file : makeOddFiles(folder.path())) {
            bool described = false;
            std::string message;
            try {
                described = describeSound(file.path).info.frames > 0;
            } catch (const UserError& e) {
                message = e.what();
            }
            QVERIFY2(described == file.usable, file.path.c_str());
            QVERIFY2(message.find(file.says) != std::string::npos, message.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestDescribe)
#include "tst_describe.moc"
