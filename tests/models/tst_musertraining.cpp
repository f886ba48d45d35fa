#include "tests/models/wordpieces.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/torcharchive.h"
#include "models/device.h"
#include "models/emotion/importmuser.h"
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

Muser fresh(const std::string& variant) {
    Muser model;
    model.config = muserPreset("tiny", variant);
    model.weights = weightsOf(MuserNet(model.config, 3).model());
    return model;
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

    void modelsGoIntoFoldersAndBack() {
        TemporaryFolder folder;
        Muser model = fresh("MEAN_CA_GE");
        model.training = {{"steps", 12}};
        model.means = {{"Q1", {1, 2}}};
        writeMuser(folder / "model", model);
        for (const fs::path& path : {folder / "model", folder.path(), folder / "model/model.json",
                                     folder / "model/model.safetensors"}) {
            const Muser read = readMuser(path);
            QVERIFY(read.config == model.config);
            QVERIFY(read.weights == model.weights);
            QVERIFY(read.dictionary == model.dictionary);
            QVERIFY(read.training == model.training && read.means == model.means);
            QVERIFY(readMuserRecord(path).weights.empty());
        }
        Prior prior;
        prior.config = priorPreset("tiny", 3, 64);
        prior.codes = {4, 9, 17};
        prior.muser = tensorHash(model.weights);
        prior.weights = weightsOf(PriorNet(prior.config, 1).model());
        writePrior(folder / "prior", prior);
        const Prior read = readPrior(folder / "prior");
        QVERIFY(read.config == prior.config && read.codes == prior.codes);
        QVERIFY(read.weights == prior.weights);
        read.require(model);
        QVERIFY_EXCEPTION_THROWN(read.require(fresh("VQ_VAE_CA")), UserError);
        for (const fs::path& path : {folder / "nowhere", folder / "prior"})
            QVERIFY_EXCEPTION_THROWN(readMuser(path), UserError);
        QVERIFY_EXCEPTION_THROWN(readPrior(folder / "model"), UserError);
    }

    void piecesAreEncoded() {
        const auto pieces = wordPieces(3, 40);
        for (const char* variant : {"TRANS_CA_GE", "VAE"}) {
            const Muser model = fresh(variant);
            const MuserEncoder encoder(model);
            const auto all = encoder.encode(pieces);
            QCOMPARE(all.size(), 3);
            const Matrix codes = encoder.codebook();
            for (std::size_t i = 0; i < all.size(); ++i) {
                QCOMPARE(all[i].width, 28);
                QCOMPARE(all[i].positions(), model.config.quantises() ? 64 : 1);
                QCOMPARE(all[i].rows, model.config.quantises() ? 40 : 1);
                const PieceLatents alone = encoder.encode(pieces[i].words);
                QVERIFY(alone.codes == all[i].codes);
                if (!model.config.quantises())
                    continue;
                QCOMPARE(all[i].codes.size(), 64);
                for (std::size_t row = 0; row < 64; ++row)
                    QVERIFY(std::ranges::equal(all[i].at(row),
                                               codes.row(std::size_t(all[i].codes[row]))));
                const auto margins = encoder.margins(pieces[i].words);
                QCOMPARE(margins.size(), 64);
                QVERIFY(std::ranges::all_of(margins, [](float m) { return m >= 0; }));
            }
            std::vector<Word> strange = pieces[0].words;
            strange[5][4] = 87;
            QVERIFY_EXCEPTION_THROWN(encoder.encode(strange), UserError);
        }
    }

    void publishedFilesGoInAndOut_data() {
        QTest::addColumn<QString>("variant");
        for (const std::string& variant : muserVariants())
            QTest::newRow(variant.c_str()) << QString::fromStdString(variant);
    }
    void publishedFilesGoInAndOut() {
        QFETCH(QString, variant);
        TemporaryFolder folder;
        const Muser model = fresh(variant.toStdString());
        exportMuser(folder / "best.pth", model);
        const Muser read = importMuser(folder / "best.pth", WordDictionary::standard(), 2);
        MuserConfig wanted = model.config;
        wanted.revives = false;
        wanted.dropout = read.config.dropout;
        wanted.encodesInput = variant == "VQ_VAE_CONCAT";
        // What does not show in the tensors is what was published.
        if (!wanted.hasRegulariser())
            wanted.length = 1024;
        if (!wanted.quantises())
            wanted.codes = 512;
        QCOMPARE(QString::fromStdString(toJson(read.config).dump()),
                 QString::fromStdString(toJson(wanted).dump()));
        for (const RawTensor& tensor : model.weights)
            if (tensor.name != "VQ.counter")
                QVERIFY2(tensorOf(read.weights, tensor.name, tensor.shape, "import") == tensor,
                         tensor.name.c_str());
        QVERIFY_EXCEPTION_THROWN(importPrior(folder / "best.pth", {}, 2), UserError);
    }

    /// As many as the published checkpoint of the main model has.
    void theMainModelHas580Entries() {
        TemporaryFolder folder;
        Muser model;
        model.weights = weightsOf(MuserNet(model.config, 1).model());
        exportMuser(folder / "best.pth", model);
        const TorchValue file = readTorchArchive(folder / "best.pth");
        const auto tensors = tensorsOf(*file.find("model"));
        QCOMPARE(tensors.size(), 580);
        const auto shape = [&](const char* name) { return find(tensors, name)->shape; };
        using Shape = std::vector<std::int64_t>;
        QCOMPARE(shape("pos_embedd.0.pe"), Shape({1, 2000, 128}));
        QCOMPARE(shape("decoder_pos_embedd.0.pe"), Shape({1, 2000, 256}));
        QCOMPARE(shape("VQ_pos_embedd.0.pe"), Shape({1, 2000, 1024}));
        QCOMPARE(shape("VQ.ema_dw.hidden"), Shape({512, 112}));
        QCOMPARE(shape("beat_decoder.layers.1.attention.key_projection.bias"), Shape({256}));
        QCOMPARE(shape("transformer_decoder.layers.3.cross_attention.out_projection.weight"),
                 Shape({256, 256}));
    }

    void publishedPriorsGoInAndOut() {
        TemporaryFolder folder;
        Prior prior;
        prior.config = priorPreset("tiny", 4, 1024);
        prior.codes = {3, 12, 77, 509};
        prior.weights = weightsOf(PriorNet(prior.config, 1).model());
        exportPrior(folder / "prior.pth", prior);
        const Prior read = importPrior(folder / "prior.pth", prior.codes, 2);
        QVERIFY(read.weights == prior.weights);
        QCOMPARE(read.config.layers, 1);
        QCOMPARE(read.config.width, 32);
        const std::vector<std::int32_t> few = {3};
        QVERIFY_EXCEPTION_THROWN(importPrior(folder / "prior.pth", few, 2), UserError);
        QVERIFY_EXCEPTION_THROWN(importMuser(folder / "prior.pth", WordDictionary::standard(), 2),
                                 UserError);
    }

    /// ({3: 0, 12: 1, 77: 2}, {0: 3, 1: 12, 2: 77}) as pickle.dump(..., protocol=3) writes it.
    void dictionariesOfCodesAreRead() {
        TemporaryFolder folder;
        const std::string pickle("\x80\x03}q\x00(K\x03K\x00K\x0cK\x01KMK\x02u}q\x01(K\x00K\x03K\x01"
                                 "K\x0cK\x02KMu\x86q\x02.",
                                 40);
        writeFile(folder / "VQ_dict", pickle);
        writeFile(folder / "codes.json", R"({"raw": [3, 12, 77]})");
        const std::vector<std::int32_t> wanted = {3, 12, 77};
        QCOMPARE(readCodeDictionary(folder / "VQ_dict"), wanted);
        QCOMPARE(readCodeDictionary(folder / "codes.json"), wanted);
        writeFile(folder / "other", "\x80\x03K\x01.");
        QVERIFY_EXCEPTION_THROWN(readCodeDictionary(folder / "other"), UserError);
        writeFile(folder / "other.json", "{}");
        QVERIFY_EXCEPTION_THROWN(readCodeDictionary(folder / "other.json"), UserError);
    }
};

QTEST_GUILESS_MAIN(TestMuserTraining)
#include "tst_musertraining.moc"
