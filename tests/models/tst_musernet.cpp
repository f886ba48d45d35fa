#include "tests/models/wordpieces.h"
#include "tests/testing.h"

#include "models/device.h"
#include "models/emotion/elementranks.h"
#include "models/emotion/emacodebook.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/priornet.h"
#include "models/emotion/regulariser.h"

#include <torch/torch.h>

using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::emotion;

namespace {

std::vector<const WordPiece*> pointersTo(const std::vector<WordPiece>& pieces) {
    std::vector<const WordPiece*> pointers;
    for (const WordPiece& piece : pieces)
        pointers.push_back(&piece);
    return pointers;
}

at::Tensor bufferOf(const MuserNet& net, const std::string& wanted) {
    for (const auto& [name, buffer] : net.model().buffers)
        if (name == wanted)
            return buffer;
    return {};
}

} // namespace

class TestMuserNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    /// The table of spec section 7.
    void parameterCounts_data() {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<qint64>("count");
        QTest::newRow("1") << "TRANS_CA_GE" << qint64(68'070'360);
        QTest::newRow("2") << "TRANS_CONCAT_GE" << qint64(67'081'176);
        QTest::newRow("3") << "TRANS_CA_G" << qint64(61'223'896);
        QTest::newRow("4") << "TRANS_NONE_E" << qint64(63'827'160);
        QTest::newRow("5") << "MEAN_CA_GE" << qint64(17'683'416);
        QTest::newRow("6") << "MEAN_CONCAT_GE" << qint64(16'694'232);
        QTest::newRow("7") << "VQ_VAE_CA" << qint64(10'832'600);
        QTest::newRow("8") << "VQ_VAE_CONCAT" << qint64(8'944'856);
        QTest::newRow("9") << "VAE" << qint64(8'808'232);
    }
    void parameterCounts() {
        QFETCH(QString, variant);
        const MuserNet net(muserPreset("paper", variant.toStdString()), 1);
        QTEST(qint64(net.parameterCount()), "count");
    }

    void priorHasItsParameters() {
        QCOMPARE(PriorNet(priorPreset("paper", 300, 1024), 1).parameterCount(), 6'539'564);
    }

    /// Element decoders start as copies of one, and the same seed gives the same network.
    void freshWeights() {
        const MuserNet net(muserPreset("tiny", "TRANS_CA_GE"), 5),
            same(muserPreset("tiny", "TRANS_CA_GE"), 5),
            other(muserPreset("tiny", "TRANS_CA_GE"), 6);
        const auto first = net.model().parameters, second = same.model().parameters,
                   third = other.model().parameters;
        bool differs = false;
        at::Tensor tempo, velocity;
        for (std::size_t i = 0; i < first.size(); ++i) {
            QVERIFY(torch::equal(first[i].second, second[i].second));
            differs |= !torch::equal(first[i].second, third[i].second);
            if (first[i].first == "tempo_decoder.layers.0.linear1.weight")
                tempo = first[i].second;
            if (first[i].first == "velocity_decoder.layers.0.linear1.weight")
                velocity = first[i].second;
        }
        QVERIFY(differs);
        QVERIFY(torch::equal(tempo, velocity));
    }

    /// Forward in training mode gives losses whose gradients reach all that is used.
    void everyVariantLearns_data() { variants(); }
    void everyVariantLearns() {
        QFETCH(QString, variant);
        QFETCH(bool, masked);
        MuserConfig config = muserPreset("tiny", variant.toStdString());
        config.masked = masked;
        const auto pieces = wordPieces(3, 40);
        const WordBatch batch = wordBatch(pointersTo(pieces), config);
        QCOMPARE(batch.x.size(1), masked && !config.hasRegulariser() ? 40 : 64);
        const MuserNet net(config, 1);
        net.model().mode(true);
        const auto parts = net.forward(batch.x, batch.y, batch.keys);
        at::Tensor loss = elementLosses(parts.logits, batch.y, batch.keys).mean();
        if (parts.vectorLoss.defined())
            loss = loss + parts.vectorLoss;
        if (parts.regularised.defined())
            loss = loss +
                   regulariserLosses(parts.regularised, batch.y.narrow(2, 0, 7).permute({2, 0, 1}))
                       .sum();
        if (parts.divergence.defined())
            loss = loss + parts.divergence;
        QVERIFY(std::isfinite(loss.item<double>()));
        loss.backward();
        for (const auto& [name, tensor] : net.model().parameters) {
            const bool unused =
                name.starts_with("decoder_linear_emo") || name.starts_with("latent_decoder_linear");
            QVERIFY2(tensor.grad().defined() != unused, name.c_str());
            if (!unused)
                QVERIFY2(tensor.grad().isfinite().all().item<bool>(), name.c_str());
        }
    }

    /// Where padding is masked a piece is coded and decoded as if it were alone.
    void paddingIsNotSeen_data() { variants(); }
    void paddingIsNotSeen() {
        QFETCH(QString, variant);
        QFETCH(bool, masked);
        MuserConfig config = muserPreset("tiny", variant.toStdString());
        config.masked = masked;
        const MuserNet net(config, 1);
        net.model().mode(false);
        const torch::NoGradGuard noGradient;
        const auto pieces = wordPieces(1, 30);
        MuserConfig longer = config;
        longer.masked = false; // batches of full length
        const WordBatch batch = wordBatch(pointersTo(pieces), longer);
        const auto other = [](at::Tensor words) {
            words = words.clone();
            words[0].narrow(0, 30, 34).fill_(1);
            return words;
        };
        const auto own = net.forward(batch.x, batch.y, batch.keys);
        const auto changed = net.forward(other(batch.x), other(batch.y), batch.keys);
        bool same = true;
        for (std::size_t e = 0; e < elements; ++e)
            same = same && torch::allclose(own.logits[e].narrow(1, 0, 30),
                                           changed.logits[e].narrow(1, 0, 30), 0, 1e-5);
        QCOMPARE(same, masked);
    }

    void theCodebookRestsInEvaluation() {
        const MuserNet net(muserPreset("tiny", "VQ_VAE_CA"), 1);
        const auto pieces = wordPieces(2, 50);
        const WordBatch batch = wordBatch(pointersTo(pieces), net.config());
        const auto everything = [&] {
            std::vector<at::Tensor> all;
            for (const auto& [name, buffer] : net.model().buffers)
                all.push_back(buffer.clone());
            return all;
        };
        net.model().mode(false);
        const auto before = everything();
        net.forward(batch.x, batch.y, batch.keys);
        net.encode(batch.x, batch.y, batch.keys);
        const auto after = everything();
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY(torch::equal(before[i], after[i]));
        net.model().mode(true);
        net.forward(batch.x, batch.y, batch.keys);
        QVERIFY(!torch::equal(bufferOf(net, "VQ.embeddings"), before[0]));
        QCOMPARE(bufferOf(net, "VQ.counter").item<std::int64_t>(), 1);
    }

    /// As published codes without a vector become zero; else they live on and are set anew.
    void unusedCodesAreRevived() {
        torch::manual_seed(1);
        const at::Tensor x = torch::randn({20, 4});
        EmaCodebook published(16, 4, false), revived(16, 4, true);
        Rng rng(1);
        published.initialise(rng);
        revived.initialise(rng);
        published.forward(x);
        QVERIFY(published.embeddings.abs().sum(1).eq(0).any().item<bool>());
        revived.forward(x);
        QVERIFY(!revived.embeddings.abs().sum(1).eq(0).any().item<bool>());
        // All alike: one code is used, and after a while the others are where the vectors are.
        const at::Tensor one = torch::randn({1, 4}) + 5;
        for (std::int64_t i = 0; i < EmaCodebook::patience + 1; ++i)
            revived.forward(one.expand({20, 4}));
        QVERIFY(torch::allclose(revived.embeddings, one.expand({16, 4}), 0.1, 0.1));
        // And they follow: a step of the average, not a jump.
        const at::Tensor before = revived.embeddings.clone();
        revived.forward((one + 1).expand({20, 4}));
        QVERIFY((revived.embeddings - before).abs().max().item<double>() < 0.5);
    }

    void theRegulariserKnowsNothingOfHiddenRows() {
        torch::manual_seed(2);
        at::Tensor latents = torch::randn({7, 3, 10}).requires_grad_(true);
        const at::Tensor ranks = torch::randint(0, 9, {7, 3, 10});
        at::Tensor keys = torch::ones({3, 10});
        keys[1].narrow(0, 6, 4).zero_();
        const at::Tensor losses = regulariserLosses(latents, ranks, keys);
        losses.sum().backward();
        QVERIFY(latents.grad().select(1, 1).narrow(1, 6, 4).eq(0).all().item<bool>());
        QVERIFY(latents.grad().select(1, 0).ne(0).any().item<bool>());
        // By hand.
        double sum = 0, pairs = 0;
        for (int j = 0; j < 3; ++j)
            for (int k = 0; k < 3; ++k)
                for (int t = 0; t < 10; ++t) {
                    if (keys[j][t].item<float>() * keys[k][t].item<float>() == 0)
                        continue;
                    const double a = (latents[2][j][t] - latents[2][k][t]).item<double>();
                    const double r = (ranks[2][j][t] - ranks[2][k][t]).item<double>();
                    sum += std::abs(std::tanh(a) - double((r > 0) - (r < 0)));
                    ++pairs;
                }
        QVERIFY(std::abs(losses[2].item<double>() - sum / pairs) < 1e-5);
        QVERIFY(!ranks.requires_grad()); // words have no gradient
    }

    void numbersAreInOrder() {
        const WordDictionary& dictionary = WordDictionary::standard();
        const auto text = ranksOf(dictionary, "text"), numeric = ranksOf(dictionary, "numeric");
        for (std::size_t e = 0; e < elements; ++e) {
            const WordFamily family = elementOrder[e];
            std::set<std::int64_t> places(numeric[e].begin(), numeric[e].end());
            QCOMPARE(places.size(), dictionary.size(family));
            for (std::int32_t i = 0; i < std::int32_t(dictionary.size(family)); ++i) {
                QCOMPARE(text[e][std::size_t(i)], i);
                for (std::int32_t j = 0; j < i; ++j) {
                    const auto a = dictionary.number(family, i), b = dictionary.number(family, j);
                    if (a && b && family != WordFamily::Type)
                        QCOMPARE(numeric[e][std::size_t(i)] > numeric[e][std::size_t(j)], *a > *b);
                }
            }
        }
        const auto chord = [&](const char* name) {
            return numeric[1][std::size_t(*dictionary.find(WordFamily::Chord, name))];
        };
        QVERIFY(chord("N_N") < chord("C_M"));
        QVERIFY(chord("C_M") < chord("C_m"));
        QVERIFY(chord("C_sus4") < chord("G_M"));
        QVERIFY(chord("G_sus4") < chord("D_M"));
        QVERIFY(chord("A#_M") < chord("F_M"));
    }

    void noSongIsParted() {
        const auto pieces = wordPieces(20, 10);
        const SongSplit split = splitBySong(pieces, 0.2, 3);
        QCOMPARE(split.training.size() + split.validation.size(), 20);
        QCOMPARE(split.validation.size(), 4);
        for (const WordPiece& held : split.validation)
            for (const WordPiece& learned : split.training)
                QVERIFY(held.song != learned.song);
        QCOMPARE(splitBySong(pieces, 0, 3).training.size(), 20);
    }

private:
    static void variants() {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("masked");
        for (const std::string& variant : muserVariants())
            for (const bool masked : {false, true})
                QTest::addRow("%s %d", variant.c_str(), masked)
                    << QString::fromStdString(variant) << masked;
    }
};

QTEST_GUILESS_MAIN(TestMuserNet)
#include "tst_musernet.moc"
