#include "tests/testing.h"

#include "core/error.h"
#include "models/emotion/draw.h"
#include "models/emotion/musernet.h"
#include "models/emotion/priornet.h"

#include <ATen/ATen.h>

using namespace antiphon;
using namespace antiphon::emotion;

namespace {

MuserConfig smallOf(const std::string& variant) {
    MuserConfig config = muserPreset("tiny", variant);
    config.layers = 4;
    config.heads = 4;
    config.decoderWidth = 48; // heads of 12 numbers, which fill no vector
    config.length = 32;
    config.codes = 20;
    return config;
}

/// Rows that need not make music.
std::vector<Word> anyRows(const MuserConfig& config, std::size_t count) {
    Rng rng(7);
    std::vector<Word> rows(count);
    for (Word& row : rows)
        for (std::size_t f = 0; f < elements; ++f)
            row[f] = std::int32_t(rng.below(std::uint64_t(config.sizes[f])));
    rows[0] = {};
    rows[0][std::size_t(WordFamily::Type)] = wordtype::emotion;
    rows[0][std::size_t(WordFamily::Emotion)] = 3;
    return rows;
}

at::Tensor tensorOf(std::span<const Word> rows) {
    at::Tensor all = at::zeros({1, std::int64_t(rows.size()), 8}, at::kLong);
    for (std::size_t t = 0; t < rows.size(); ++t)
        for (std::size_t f = 0; f < wordFamilies; ++f)
            all[0][std::int64_t(t)][std::int64_t(f)] = std::int64_t(rows[t][f]);
    return all;
}

std::vector<float> floatsOf(const at::Tensor& tensor) {
    const at::Tensor flat = tensor.contiguous().flatten();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

/// What the grammar promises, looked at from outside.
void verifyMusic(std::span<const Word> words) {
    const WordDictionary& dictionary = WordDictionary::standard();
    const auto at = [](const Word& word, WordFamily family) { return word[std::size_t(family)]; };
    QCOMPARE(at(words[0], WordFamily::Type), wordtype::emotion);
    int beat = -1;
    bool bar = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Word& word = words[i];
        if (at(word, WordFamily::Type) == wordtype::note) {
            QVERIFY(bar && beat >= 0);
            for (const auto family :
                 {WordFamily::Pitch, WordFamily::Duration, WordFamily::Velocity})
                QVERIFY(at(word, family) != 0);
            for (const auto family : {WordFamily::Tempo, WordFamily::Chord, WordFamily::BarBeat})
                QCOMPARE(at(word, family), 0);
            continue;
        }
        QCOMPARE(at(word, WordFamily::Type), wordtype::metrical);
        QVERIFY(at(word, WordFamily::BarBeat) != 0);
        QCOMPARE(at(word, WordFamily::Pitch), 0);
        const auto number = dictionary.number(WordFamily::BarBeat, at(word, WordFamily::BarBeat));
        QVERIFY(number ? bar && *number > beat : true);
        QCOMPARE(at(word, WordFamily::Tempo) != 0, number.has_value());
        QCOMPARE(at(word, WordFamily::Chord) != 0, number.has_value());
        bar = true;
        beat = number.value_or(-1);
    }
}

std::vector<Word> pieceWords() {
    const auto row = [](std::int32_t type, std::int32_t beat) {
        Word word = {};
        word[std::size_t(WordFamily::Type)] = type;
        word[std::size_t(WordFamily::BarBeat)] = beat;
        if (type == wordtype::metrical && beat > 1)
            word[std::size_t(WordFamily::Tempo)] = word[std::size_t(WordFamily::Chord)] = 3;
        if (type == wordtype::note) {
            word[std::size_t(WordFamily::Pitch)] = 30;
            word[std::size_t(WordFamily::Duration)] = 5;
            word[std::size_t(WordFamily::Velocity)] = 9;
        }
        return word;
    };
    const WordDictionary& dictionary = WordDictionary::standard();
    const auto beat = [&](int n) {
        return *dictionary.find(WordFamily::BarBeat, "Beat_" + std::to_string(n));
    };
    std::vector<Word> words = {row(wordtype::emotion, 0)};
    words[0][std::size_t(WordFamily::Emotion)] = 2;
    for (int bar = 0; bar < 4; ++bar) {
        words.push_back(row(wordtype::metrical, 1));
        for (const int n : {0, 7, 12}) {
            words.push_back(row(wordtype::metrical, beat(n)));
            words.push_back(row(wordtype::note, 0));
        }
    }
    words.push_back(row(wordtype::metrical, 1));
    return words;
}

} // namespace

class TestEmotionDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsInTraining_data() {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("repeats");
        for (const std::string& name : muserVariants()) {
            QTest::newRow(name.c_str()) << QString::fromStdString(name) << false;
            QTest::addRow("%s, emotion in every row", name.c_str())
                << QString::fromStdString(name) << true;
        }
    }
    void sameAsInTraining() {
        QFETCH(const QString, variant);
        QFETCH(const bool, repeats);
        MuserConfig config = smallOf(variant.toStdString());
        config.repeatsEmotion = repeats;
        const MuserNet net(config, 5);
        net.model().mode(false);
        const std::vector<Word> rows = anyRows(config, std::size_t(config.length) + 1);
        const at::Tensor all = tensorOf(rows), x = all.narrow(1, 0, config.length),
                         y = all.narrow(1, 1, config.length);
        const at::Tensor keys = at::ones({1, config.length});
        const at::Tensor vectors = net.encode(x, y, keys).vectors;
        const MuserNet::PerElement wanted = net.decode(vectors, x, y.select(2, 3), keys);

        const MuserDecoder decoder(config, weightsOf(net.model()), WeightType::Fp32, "a network");
        MuserDecoder::State state = decoder.start(decoder.source(floatsOf(vectors)), mixOf(3));
        for (std::size_t t = 0; t < std::size_t(config.length); ++t) {
            std::array<std::vector<float>, elements> logits;
            for (std::size_t f = 0; f < elements; ++f)
                logits[f].resize(std::size_t(config.sizes[f]));
            decoder.step(state, rows[t], logits[std::size_t(WordFamily::Type)]);
            const std::int32_t type = rows[t + 1][std::size_t(WordFamily::Type)];
            for (std::size_t f = 0; f < elements; ++f)
                if (WordFamily(f) != WordFamily::Type)
                    decoder.family(state, WordFamily(f), type, logits[f]);
            for (std::size_t e = 0; e < elements; ++e) {
                const auto expected = floatsOf(wanted[e][0][std::int64_t(t)]);
                const auto& found = logits[std::size_t(elementOrder[e])];
                for (std::size_t i = 0; i < expected.size(); ++i)
                    QVERIFY2(std::abs(found[i] - expected[i]) <=
                                 1e-4f * (1 + std::abs(expected[i])),
                             qPrintable(QString("row %1, element %2, entry %3: %4, not %5")
                                            .arg(t)
                                            .arg(e)
                                            .arg(i)
                                            .arg(found[i])
                                            .arg(expected[i])));
            }
        }
        std::array<float, 4> types = {};
        QVERIFY_EXCEPTION_THROWN(decoder.step(state, rows[0], types), std::length_error);
    }

    /// Only what is asked for is computed, by any number of threads: the same bits.
    void sameBitsOfWhatIsAsked_data() {
        QTest::addColumn<QString>("variant");
        for (const std::string& name : muserVariants())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void sameBitsOfWhatIsAsked() {
        QFETCH(const QString, variant);
        const MuserConfig config = smallOf(variant.toStdString());
        const MuserNet net(config, 5);
        const std::vector<Word> rows = anyRows(config, std::size_t(config.length));
        const at::Tensor words = tensorOf(rows);
        const std::vector<float> vectors =
            floatsOf(net.encode(words, words, at::ones({1, config.length})).vectors);
        const MuserDecoder decoder(config, weightsOf(net.model()), WeightType::Int8, "a network");
        const auto source = decoder.source(vectors);
        std::array<bool, elements> asked = {};
        asked[4] = asked[6] = true;
        MuserDecoder::State all = decoder.start(source, mixOf(3)), alone = all,
                            some = decoder.start(source, mixOf(3), asked);
        Workers workers(3);
        for (const Word& row : rows) {
            std::array<float, 4> types = {}, typesAlone = {}, untouched = {};
            decoder.step(all, row, types, &workers);
            decoder.step(alone, row, typesAlone);
            decoder.step(some, row, untouched, &workers);
            QVERIFY(types == typesAlone);
            QVERIFY((untouched == std::array<float, 4>{}));
            for (const WordFamily family : {WordFamily::Pitch, WordFamily::Velocity}) {
                std::vector<float> one(std::size_t(config.sizes[std::size_t(family)])), two = one,
                                                                                        three = one;
                decoder.family(all, family, wordtype::note, one);
                decoder.family(alone, family, wordtype::note, two);
                decoder.family(some, family, wordtype::note, three);
                QVERIFY(one == two && one == three);
            }
        }
    }

    void priorSameAsInTraining() {
        PriorConfig config = priorPreset("tiny", 20, 24);
        const PriorNet net(config, 3);
        net.model().mode(false);
        at::Tensor symbols = at::zeros({1, config.length + 1}, at::kLong);
        symbols[0][0] = config.codes + 2;
        for (std::int64_t i = 1; i <= config.length; ++i)
            symbols[0][i] = i * 7 % config.codes;
        const at::Tensor wanted = net.forward(symbols);
        const PriorDecoder decoder(config, weightsOf(net.model()), WeightType::Fp32, "a network");
        PriorDecoder::State state = decoder.start();
        std::vector<float> logits(std::size_t(config.codes));
        for (std::int64_t i = 0; i <= config.length; ++i) {
            if (i == 0)
                decoder.step(state, mixOf(2), logits);
            else
                decoder.step(state, std::int32_t(symbols[0][i].item<std::int64_t>()), logits);
            const auto expected = floatsOf(wanted[0][i]);
            for (std::size_t c = 0; c < logits.size(); ++c)
                QVERIFY(std::abs(logits[c] - expected[c]) <= 1e-4f * (1 + std::abs(expected[c])));
        }
    }

    /// Untrained networks ask for anything; what is written makes music nevertheless.
    void grammar_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 8; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void grammar() {
        QFETCH(const int, seed);
        MuserConfig config = smallOf("TRANS_CA_GE");
        config.length = 128;
        const MuserNet net(config, std::uint64_t(seed));
        const MuserDecoder decoder(config, weightsOf(net.model()), WeightType::Fp32, "a network");
        std::vector<float> vectors(std::size_t(config.length * config.codeWidth()), 0.3f);
        const auto source = decoder.source(vectors);
        const auto write = [&](std::uint64_t number) {
            Rng rng(number);
            return drawWords(decoder, source, mixOf(4), {}, WordDictionary::standard(), rng);
        };
        const std::vector<Word> words = write(1);
        QVERIFY(words == write(1));
        QVERIFY(words != write(2));
        QVERIFY(words.size() <= std::size_t(config.length) - 2);
        verifyMusic(words);
        QCOMPARE(words[0][std::size_t(WordFamily::Emotion)], 4);
    }

    void onlyWhatMovedIsDrawn_data() {
        QTest::addColumn<int>("element");
        for (std::size_t e = 0; e < elements; ++e)
            QTest::newRow(std::string(name(elementOrder[e])).c_str()) << int(e);
    }
    void onlyWhatMovedIsDrawn() {
        QFETCH(const int, element);
        MuserConfig config = smallOf("TRANS_CA_GE");
        config.length = 64;
        const MuserNet net(config, 9);
        const MuserDecoder decoder(config, weightsOf(net.model()), WeightType::Fp32, "a network");
        const std::vector<float> vectors(std::size_t(config.length * config.codeWidth()), -0.2f);
        const std::vector<Word> piece = pieceWords();
        Resynthesis resynthesis{piece, {}};
        resynthesis.moved[std::size_t(element)] = true;
        Rng rng(4);
        const std::vector<Word> words = drawWords(decoder, decoder.source(vectors), mixOf(2), {},
                                                  WordDictionary::standard(), rng, resynthesis);
        verifyMusic(words);
        const WordFamily moved = elementOrder[std::size_t(element)];
        if (moved == WordFamily::Type)
            return; // all is written anew
        QCOMPARE(words.size(), piece.size());
        std::size_t changed = 0;
        for (std::size_t i = 0; i < words.size(); ++i)
            for (std::size_t f = 0; f < wordFamilies; ++f)
                if (words[i][f] != piece[i][f]) {
                    QCOMPARE(f, std::size_t(moved));
                    ++changed;
                }
        QVERIFY(changed > 0);
    }

    /// A piece from elsewhere need not keep to the grammar; one of another dictionary is refused.
    void oddPieces() {
        MuserConfig config = smallOf("MEAN_CA_GE");
        config.length = 64;
        const MuserNet net(config, 9);
        const MuserDecoder decoder(config, weightsOf(net.model()), WeightType::Fp32, "a network");
        const std::vector<float> vectors(std::size_t(config.length * config.codeWidth()), -0.2f);
        const auto write = [&](std::span<const Word> piece, WordFamily moved) {
            Resynthesis resynthesis{piece, {}};
            resynthesis
                .moved[std::size_t(std::ranges::find(elementOrder, moved) - elementOrder.begin())] =
                true;
            Rng rng(4);
            return drawWords(decoder, decoder.source(vectors), mixOf(2), {},
                             WordDictionary::standard(), rng, resynthesis);
        };
        std::vector<Word> piece = pieceWords();
        std::erase_if(piece, [](const Word& word) { // one bar of twelve beats that go back
            return word[std::size_t(WordFamily::BarBeat)] == 1;
        });
        QCOMPARE(write(piece, WordFamily::BarBeat).size(), piece.size());
        piece.insert(piece.begin() + 1, pieceWords()[1]);
        for (int i = 0; i < 2; ++i)
            piece.insert(piece.end(), piece.begin() + 2, piece.begin() + 14);
        for (const WordFamily moved : {WordFamily::BarBeat, WordFamily::Pitch}) {
            const auto words = write(piece, moved);
            QCOMPARE(words.size(), piece.size());
            for (std::size_t i = 0; i < words.size(); ++i)
                QCOMPARE(words[i][std::size_t(WordFamily::Type)],
                         piece[i][std::size_t(WordFamily::Type)]);
        }
        piece[2][std::size_t(WordFamily::Tempo)] = 56;
        try {
            write(piece, WordFamily::Pitch);
            QFAIL("accepted");
        } catch (const UserError& error) {
            QVERIFY(std::string(error.what()).find("Row 2") != std::string::npos);
            QVERIFY(std::string(error.what()).find("tempo") != std::string::npos);
        }
    }

    void withoutGrammarEverythingIsDrawn() {
        MuserConfig config = smallOf("MEAN_CONCAT_GE");
        const MuserNet net(config, 2);
        const MuserDecoder decoder(config, weightsOf(net.model()), WeightType::Fp32, "a network");
        const std::vector<float> vectors(std::size_t(config.length * config.codeWidth()), 0.1f);
        WordSampling sampling;
        sampling.grammar = false;
        std::size_t impossible = 0;
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            Rng rng(seed);
            const auto words = drawWords(decoder, decoder.source(vectors), mixOf(1), sampling,
                                         WordDictionary::standard(), rng);
            for (const Word& word : words)
                impossible += word[std::size_t(WordFamily::Type)] == wordtype::metrical &&
                              word[std::size_t(WordFamily::Pitch)] != 0;
        }
        QVERIFY(impossible > 0);
    }

    void emotions() {
        QVERIFY(mixNamed("Q3") == mixOf(3));
        QVERIFY(mixNamed("1,1") == mixOf(1));
        QVERIFY(mixNamed("-1, 1") == mixOf(2));
        QVERIFY(mixNamed("-1,-1") == mixOf(3));
        QVERIFY(mixNamed("1,-1") == mixOf(4));
        QVERIFY(mixNamed("0,0") == (EmotionMix{0.25, 0.25, 0.25, 0.25}));
        QCOMPARE(quadrantOf(mixAt(0.5, -0.2)), 4);
        for (const char* wrong : {"", "Q5", "happy", "2,0", "0.5", "0,0,0", "nan,0"})
            QVERIFY_EXCEPTION_THROWN(mixNamed(wrong), UserError);
    }

    void wrongWeightsAreNamed() {
        const MuserConfig config = smallOf("VQ_VAE_CA");
        auto weights = weightsOf(MuserNet(config, 1).model());
        std::erase_if(weights, [](const RawTensor& t) { return t.name == "predict_pitch.bias"; });
        try {
            const MuserDecoder decoder(config, weights, WeightType::Fp32, "some.file");
            QFAIL("accepted");
        } catch (const UserError& error) {
            QVERIFY(std::string(error.what()).find("predict_pitch.bias") != std::string::npos);
            QVERIFY(std::string(error.what()).find("some.file") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(TestEmotionDecode)
#include "tst_emotiondecode.moc"
