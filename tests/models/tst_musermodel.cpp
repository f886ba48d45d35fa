#include "tests/models/wordpieces.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/torcharchive.h"
#include "models/device.h"
#include "models/emotion/importmuser.h"
#include "models/emotion/musernet.h"
#include "models/emotion/priornet.h"

using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::emotion;

namespace {

Muser fresh(const std::string& variant) {
    Muser model;
    model.config = muserPreset("tiny", variant);
    model.weights = weightsOf(MuserNet(model.config, 3).model());
    return model;
}

} // namespace

class TestMuserModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

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

QTEST_GUILESS_MAIN(TestMuserModel)
#include "tst_musermodel.moc"
