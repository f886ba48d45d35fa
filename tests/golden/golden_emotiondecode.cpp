#include "tests/hashfill.h"
#include "tests/testing.h"

#include "models/emotion/draw.h"
#include "models/emotion/musernet.h"
#include "models/emotion/priornet.h"

// Reference numbers of what the published symbolic emotion networks write; the README of their
// folder explains the schema.
using namespace antiphon;
using namespace antiphon::emotion;

namespace {

/// Filled as the reference's, by the names and shapes of a network.
std::vector<RawTensor> filled(const TorchModel& model, std::uint64_t seed) {
    std::vector<RawTensor> tensors;
    for (const RawTensor& tensor : weightsOf(model))
        if (tensor.type == DType::F32 && tensor.name.find(".idle") == std::string::npos)
            tensors.push_back(testing::hashFilled(tensor.name, tensor.shape, seed));
    return tensors;
}

void compare(std::span<const float> found, const Json& wanted, double tolerance,
             const std::string& what) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QVERIFY2(std::abs(found[i] - wanted[i].get<double>()) <= tolerance,
                 qPrintable(QString("%1, entry %2: %3, not %4")
                                .arg(QString::fromStdString(what))
                                .arg(i)
                                .arg(found[i])
                                .arg(wanted[i].get<double>())));
}

std::int32_t best(std::span<const float> logits, std::size_t from = 0) {
    return std::int32_t(std::max_element(logits.begin() + std::ptrdiff_t(from), logits.end()) -
                        logits.begin());
}

} // namespace

class GoldenEmotionDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_folder = testing::golden() / "emotion";
        if (!fs::exists(m_folder))
            QSKIP("The reference numbers are not there; set ANTIPHON_GOLDEN.");
    }

    void sampling_data() {
        QTest::addColumn<int>("place");
        m_sampling = readJson(m_folder / "sampling.json");
        for (std::size_t i = 0; i < m_sampling["cases"].size(); ++i)
            QTest::addRow("%d", int(i)) << int(i);
    }
    void sampling() {
        QFETCH(const int, place);
        const Json& one = m_sampling["cases"][std::size_t(place)];
        const auto logits = one["logits"].get<std::vector<float>>();
        const Json& p = one["top_p"];
        const Candidates kept = nucleusOf(
            logits, {one["temperature"].get<double>(), p.is_null() ? 1 : p.get<double>()});
        QVERIFY(kept.tokens == one["candidates_in_order"].get<std::vector<std::int32_t>>());
        for (std::size_t i = 0; i < kept.weights.size(); ++i)
            QVERIFY(std::abs(kept.weights[i] - one["probabilities"][i].get<double>()) <=
                    m_sampling["tolerance"].get<double>());
    }

    /// Row by row the same as the reference, which computes all rows again for each.
    void rows() {
        const Json file = readJson(m_folder / "decode_greedy.json");
        const std::uint64_t seed = file["seed"];
        const double tolerance = file["tolerance"];
        MuserConfig config;
        config.variant = file["variant"].get<std::string>().substr(6);
        const std::vector<RawTensor> weights = filled(MuserNet(config, 1).model(), seed);
        const auto codebook = find(weights, "VQ.embeddings")->floats();
        const auto width = std::size_t(config.codeWidth());
        std::vector<float> vectors;
        for (std::int64_t t = 0; t < config.length; ++t) {
            const auto code = std::size_t(testing::hashAt("dec.codes", std::uint64_t(t), seed) %
                                          std::uint64_t(config.codes));
            if (t < 8)
                QCOMPARE(int(code), file["codes_first8"][std::size_t(t)].get<int>());
            vectors.insert(vectors.end(), codebook.begin() + std::ptrdiff_t(code * width),
                           codebook.begin() + std::ptrdiff_t((code + 1) * width));
        }
        const MuserDecoder decoder(config, weights, WeightType::Fp32, "the filling");
        MuserDecoder::State state =
            decoder.start(decoder.source(vectors), mixOf(file["emotion"].get<int>()));
        Word row = {};
        row[std::size_t(WordFamily::Type)] = wordtype::emotion;
        static constexpr const char* keys[] = {"tempo", "chord",    "bar_beat", "type",
                                               "pitch", "duration", "velocity"};
        for (std::size_t i = 0; i < file["rows"].size(); ++i) {
            const Json& wanted = file["logits_type_and_first4"][i];
            const std::string what = "row " + std::to_string(i);
            std::array<std::vector<float>, elements> logits;
            for (std::size_t f = 0; f < elements; ++f)
                logits[f].resize(std::size_t(config.sizes[f]));
            auto& types = logits[std::size_t(WordFamily::Type)];
            decoder.step(state, row, types);
            const std::int32_t type = best(types, 0);
            row = {};
            for (std::size_t f = 0; f < elements; ++f) {
                if (WordFamily(f) != WordFamily::Type)
                    decoder.family(state, WordFamily(f), type, logits[f]);
                row[f] = best(logits[f]);
                compare(logits[f], wanted[keys[f]], tolerance, what + " " + keys[f]);
                QCOMPARE(row[f], file["rows"][i][f].get<std::int32_t>());
            }
        }
    }

    void prior() {
        const Json file = readJson(m_folder / "prior.json");
        PriorConfig config;
        config.codes = file["codebook_n"];
        config.layers = file["layers"];
        config.heads = file["heads"];
        config.width = file["width"];
        config.temperature = file["temperature"];
        const PriorDecoder decoder(config, filled(PriorNet(config, 1).model(), file["seed"]),
                                   WeightType::Fp32, "the filling");
        const double tolerance = file["tolerance"];
        std::vector<float> logits(std::size_t(config.codes));
        const auto logs = [&] {
            double sum = 0;
            for (const float logit : logits)
                sum += std::exp(double(logit));
            std::vector<float> values;
            for (const float logit : logits)
                values.push_back(float(double(logit) - std::log(sum)));
            return values;
        };
        // The given sequence of the second piece, to its last position.
        PriorDecoder::State state = decoder.start();
        const auto input = file["input"][1].get<std::vector<std::int32_t>>();
        decoder.step(state, mixOf(int(input[0] - config.codes)), logits);
        for (std::size_t i = 1; i < input.size(); ++i)
            decoder.step(state, input[i], logits);
        compare(logs(), file["logp_pos40_b1"], tolerance, "position 40");
        // The likeliest continuation.
        state = decoder.start();
        decoder.step(state, mixOf(file["greedy_first24_emotion"].get<int>()), logits);
        compare(logs(), file["greedy_pos0_logp"], tolerance, "position 0");
        for (const Json& wanted : file["greedy_first24"]) {
            const std::int32_t code = best(logits);
            QCOMPARE(code, wanted.get<std::int32_t>());
            decoder.step(state, code, logits);
        }
    }

private:
    fs::path m_folder;
    Json m_sampling;
};

QTEST_APPLESS_MAIN(GoldenEmotionDecode)
#include "golden_emotiondecode.moc"
