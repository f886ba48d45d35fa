// Minutes of engine: random commands from one thread while another runs the device, with recording.
#include "tests/audio/signals.h"
#include "tests/testing.h"

#include "core/audio/control.h"
#include "core/audio/nulldevice.h"
#include "core/audio/recorder.h"

using namespace antiphon;
using namespace antiphon::testing;

class TestEngineLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soak_data() {
        QTest::addColumn<int>("buffer");
        QTest::addColumn<bool>("free");
        QTest::newRow("64, free") << 64 << true;
        QTest::newRow("1024, free") << 1024 << true;
        QTest::newRow("64, real time") << 64 << false;
    }
    void soak() {
        QFETCH(int, buffer);
        QFETCH(bool, free);
        const TemporaryFolder folder;
        Engine engine(testRate);
        EngineControl control(engine);
        DeviceSettings settings;
        settings.buffer = buffer;
        settings.inputs = 2;
        std::weak_ptr<Sound> watch;
        std::uint64_t sent = 0;
        {
            NullDevice device(engine, settings,
                              free ? NullDevice::Pace::Free : NullDevice::Pace::RealTime);
            Rng rng(3);
            QElapsedTimer clock;
            clock.start();
            std::vector<std::shared_ptr<Recorder>> recorders;
            while (clock.elapsed() < 20'000) {
                const auto sound = sine(100 + double(rng.below(400)), 0.1, 100 + rng.below(50'000));
                watch = sound;
                const std::vector<std::uint32_t> tracks = control.tracks();
                switch (rng.below(9)) {
                case 0:
                case 1:
                    if (tracks.size() < 20)
                        sent += control.addTrack(sound).has_value();
                    break;
                case 2:
                    if (!tracks.empty())
                        sent += control.removeTrack(tracks[rng.below(tracks.size())]);
                    break;
                case 3:
                    sent += control.audition(sound).has_value();
                    break;
                case 4:
                    sent += control.seek(std::int64_t(rng.below(50'000)));
                    break;
                case 5:
                    sent += control.play();
                    break;
                case 6:
                    sent += control.stop();
                    break;
                case 7:
                    sent += control.setLoop(0, 1000 + std::int64_t(rng.below(9000)));
                    break;
                case 8:
                    if (recorders.size() < 20) {
                        control.stopRecording();
                        recorders.push_back(std::make_shared<Recorder>(
                            folder / std::to_string(recorders.size()), testRate, 2));
                        control.record(recorders.back());
                    }
                    break;
                }
                QTest::qSleep(int(rng.below(3)));
                control.poll();
            }
            for (const std::uint32_t track : control.tracks())
                while (!control.removeTrack(track))
                    QTest::qSleep(1);
            control.stopRecording();
            control.panic();
            for (int i = 0; i < 500 && control.lent() > 0; ++i) {
                QTest::qSleep(10);
                control.poll();
            }
            for (const auto& recorder : recorders)
                QVERIFY(recorder->status().error.empty());
        }
        QVERIFY(sent > 1000);
        QCOMPARE(control.lent(), std::size_t(0));
        QVERIFY(watch.expired());
        QCOMPARE(control.status().health.nonFinite, std::uint64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestEngineLong)
#include "tst_engine_long.moc"
