#include "tests/testing.h"

#include "core/music/wordset.h"
#include "models/device.h"
#include "models/emotion/musertraining.h"

#include <algorithm>

// That the smallest preset learns eight real pieces by heart (spec section 18).
using namespace antiphon;
using namespace antiphon::emotion;

class TestMuserTrainingLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::data() / "midi-emotion"))
            QSKIP("The clips are not here.");
        setThreads(1);
    }

    void eightPiecesAreLearnedByHeart_data() {
        QTest::addColumn<QString>("variant");
        for (const char* variant : {"TRANS_CA_GE", "MEAN_CA_GE"})
            QTest::newRow(variant) << variant;
    }
    void eightPiecesAreLearnedByHeart() {
        QFETCH(QString, variant);
        const MuserConfig config = muserPreset("tiny", variant.toStdString());
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(testing::data() / "midi-emotion"))
            if (entry.path().extension() == ".mid")
                files.push_back(entry.path());
        std::ranges::sort(files);
        std::vector<WordPiece> pieces;
        for (std::size_t i = 0; i < 8; ++i) {
            WordOptions words;
            words.sync = WordSync::Fixed;
            words.quadrant = quadrantOf(files[i * files.size() / 8]);
            pieces.push_back(
                readWordPiece(files[i * files.size() / 8], WordDictionary::standard(), words));
        }
        const MuserTrainingOptions options = muserTrainingPreset("tiny");
        const MuserData data{MuserNet(config, 1), pieces, {}};
        const auto trainee = muserTrainee(data, options, 1);
        double best = 100;
        std::vector<Scalar> scalars;
        for (std::int64_t step = 0; step < options.torch.train.steps && best >= 0.2; ++step) {
            scalars.clear();
            trainee->step(1, scalars);
            if ((step + 1) % 100 == 0) {
                best = std::min(best, trainee->evaluate([] {}).front().value);
                qInfo("step %lld: %.3f", static_cast<long long>(step + 1), best);
            }
        }
        QVERIFY2(best < 0.2, QByteArray::number(best));
    }
};

QTEST_GUILESS_MAIN(TestMuserTrainingLong)
#include "tst_musertraining_long.moc"
