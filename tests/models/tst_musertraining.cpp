#include "tests/models/wordpieces.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/device.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/priortraining.h"
#include "models/trainer.h"

#include <torch/torch.h>

using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::emotion;

namespace {

/// Asks to be stopped before a step; resumed by the same call.
struct Stopping final : Trainee {
    std::unique_ptr<TorchTrainee> inner;
    JobControl& control;
    std::int64_t left;
    Stopping(std::unique_ptr<TorchTrainee> trainee, JobControl& c, std::int64_t stopAt)
        : inner(std::move(trainee)), control(c), left(stopAt) {}
    std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override {
        if (left-- == 0)
            control.cancel();
        return inner->step(limit, scalars);
    }
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override {
        return inner->evaluate(checkpoint);
    }
    void save(Checkpoint& out) const override { inner->save(out); }
    void load(const Checkpoint& in) override { inner->load(in); }
};

template <class Make>
std::string attempt(const fs::path& folder, const TrainOptions& options, std::int64_t stopAt,
                    const Make& make) {
    JobControl control;
    JobContext context(control, 7, folder / "out", folder / "checkpoints");
    Stopping trainee(make(), control, stopAt);
    try {
        return train(trainee, options, context).hash;
    } catch (const Cancelled&) {
        return {};
    }
}

MuserTrainingOptions shortOptions(std::int64_t steps) {
    MuserTrainingOptions options = muserTrainingPreset("tiny");
    options.torch.device = "cpu";
    options.torch.batch = 4;
    options.torch.train.steps = steps;
    options.torch.train.evaluateEvery = 10;
    return options;
}

double valueOf(const std::vector<Scalar>& scalars, const std::string& name) {
    for (const Scalar& scalar : scalars)
        if (scalar.name == name)
            return scalar.value;
    return std::nan("");
}

} // namespace

class TestMuserTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void aStoppedTrainingGoesOnExactly_data() {
        QTest::addColumn<QString>("variant");
        for (const char* variant : {"TRANS_CA_GE", "MEAN_CONCAT_GE", "VAE"})
            QTest::newRow(variant) << variant;
    }
    void aStoppedTrainingGoesOnExactly() {
        QFETCH(QString, variant);
        const auto make = [&] {
            MuserConfig config = muserPreset("tiny", variant.toStdString());
            config.dropout = 0.1;
            const auto pieces = wordPieces(10, 60);
            return muserTrainee({MuserNet(config, 4),
                                 {pieces.begin(), pieces.begin() + 8},
                                 {pieces.begin() + 8, pieces.end()}},
                                shortOptions(25), 7);
        };
        TemporaryFolder whole, parts;
        const TrainOptions options = shortOptions(25).torch.train;
        const std::string uninterrupted = attempt(whole.path(), options, -1, make);
        QVERIFY(!uninterrupted.empty());
        for (const std::int64_t stopAt : {7, 6})
            QVERIFY(attempt(parts.path(), options, stopAt, make).empty());
        QCOMPARE(attempt(parts.path(), options, -1, make), uninterrupted);
    }

    void itLearns_data() {
        QTest::addColumn<QString>("variant");
        for (const std::string& variant : muserVariants())
            QTest::newRow(variant.c_str()) << QString::fromStdString(variant);
    }
    void itLearns() {
        QFETCH(QString, variant);
        const MuserConfig config = muserPreset("tiny", variant.toStdString());
        const auto pieces = wordPieces(4, 60);
        const auto trainee = muserTrainee({MuserNet(config, 1), pieces, {}}, shortOptions(60), 1);
        const auto before = trainee->evaluate([] {});
        QCOMPARE(before.front().name, std::string("validation/loss"));
        std::vector<Scalar> scalars;
        for (int i = 0; i < 60; ++i) {
            scalars.clear();
            trainee->step(1, scalars);
        }
        const auto after = trainee->evaluate([] {});
        QVERIFY2(after.front().value < 0.7 * before.front().value,
                 QByteArray::number(after.front().value));
        double mean = 0;
        for (const WordFamily family : elementOrder)
            mean += valueOf(after, "validation/" + std::string(name(family))) / 7;
        QVERIFY(std::abs(mean - after.front().value) < 1e-6);
        QCOMPARE(!std::isnan(valueOf(after, "validation/regulariser")), config.regularises());
        QCOMPARE(!std::isnan(valueOf(after, "validation/perplexity")), config.quantises());
        QCOMPARE(!std::isnan(valueOf(scalars, "train/divergence")), !config.quantises());
        QVERIFY(!std::isnan(valueOf(scalars, "train/loss")));
    }

    void whatCannotBeLearnedIsRefused() {
        const MuserNet net(muserPreset("tiny", "VQ_VAE_CA"), 1);
        auto pieces = wordPieces(2, 10);
        QVERIFY_EXCEPTION_THROWN(muserTrainee({net, {}, {}}, shortOptions(1), 1), UserError);
        pieces[1].words[3][0] = 56;
        try {
            muserTrainee({net, pieces, {}}, shortOptions(1), 1);
            QFAIL("it was accepted");
        } catch (const UserError& e) {
            QVERIFY2(QString(e.what()).contains("piece 1") && QString(e.what()).contains("tempo"),
                     e.what());
        }
    }

    void thePriorLearns() {
        PriorConfig config = priorPreset("tiny", 12, 32);
        PriorTrainingOptions options = priorTrainingPreset("tiny");
        options.torch.device = "cpu";
        options.torch.batch = 4;
        options.torch.train.steps = 150;
        std::vector<PriorItem> items;
        for (int quadrant = 1; quadrant <= 4; ++quadrant) {
            PriorItem item{{}, quadrant};
            for (int i = 0; i < 20 + quadrant; ++i)
                item.codes.push_back((i * quadrant + quadrant) % 12);
            items.push_back(item);
        }
        const auto make = [&] {
            return priorTrainee({PriorNet(config, 2), items, {}}, options, 3);
        };
        const auto trainee = make();
        std::vector<Scalar> scalars;
        for (int i = 0; i < 150; ++i)
            trainee->step(1, scalars);
        const auto found = trainee->evaluate([] {});
        QCOMPARE(found.front().name, std::string("validation/loss"));
        QVERIFY2(valueOf(found, "validation/accuracy") > 0.95,
                 QByteArray::number(valueOf(found, "validation/accuracy")));
        TemporaryFolder whole, parts;
        options.torch.train.steps = 20;
        const std::string uninterrupted = attempt(whole.path(), options.torch.train, -1, make);
        attempt(parts.path(), options.torch.train, 9, make);
        QCOMPARE(attempt(parts.path(), options.torch.train, -1, make), uninterrupted);
        items[2].codes[4] = 12;
        QVERIFY_EXCEPTION_THROWN(make(), UserError);
        items[2] = {{1, 2}, 5};
        QVERIFY_EXCEPTION_THROWN(make(), UserError);
    }
};

QTEST_GUILESS_MAIN(TestMuserTraining)
#include "tst_musertraining.moc"
