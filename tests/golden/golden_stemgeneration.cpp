#include "tests/lmfill.h"
#include "tests/testing.h"

#include "models/device.h"
#include "models/stem/generatecodes.h"

#include <algorithm>
#include <cmath>

// Greedy generation and sampling of the published accompaniment system; the README of their folder
// explains the schema.
using namespace antiphon;
using namespace antiphon::stem;

namespace {

Json read(const char* file) {
    const auto path = testing::golden() / "accompaniment" / file;
    return fs::exists(path) ? readJson(path) : Json();
}

/// The codec that the reference had: code of book q = (code of book 0 + 3 q) mod card.
std::vector<Codes> codesOf(const Json& rows, std::int32_t card) {
    std::vector<Codes> all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Codes codes{4, std::int64_t(rows[i].size()), {}};
        for (std::int32_t q = 0; q < 4; ++q)
            for (const Json& code : rows[i])
                codes.values.push_back((code.get<std::int32_t>() + 3 * q) % card);
        all.push_back(codes);
    }
    return all;
}

void compare(const Candidates& kept, const Json& wanted) {
    std::vector<double> shares(wanted.size());
    for (std::size_t i = 0; i < kept.tokens.size(); ++i)
        shares[std::size_t(kept.tokens[i])] = kept.weights[i];
    for (std::size_t i = 0; i < shares.size(); ++i)
        QVERIFY2(std::abs(shares[i] - wanted[i].get<double>()) < 1e-5,
                 qPrintable(QString("%1, not %2").arg(shares[i]).arg(wanted[i].get<double>())));
}

} // namespace

class GoldenStemGeneration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::golden() / "accompaniment"))
            QSKIP("The reference numbers are not here.");
        setThreads(1);
    }

    void greedy_data() {
        QTest::addColumn<QString>("text");
        const Json cases = read("generation.json")["cases"];
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::addRow("%zu", i) << QString::fromStdString(cases[i].dump());
    }
    void greedy() {
        QFETCH(QString, text);
        const Json c = Json::parse(text.toStdString());
        LmConfig config;
        config.dim = LmConfig::headWidth * c["heads"].get<std::int64_t>();
        config.layers = c["depth"];
        config.card = c["card"];
        const double offset = c["off"];
        const auto weights = testing::filledLm(config, c["amp"], offset);
        const auto card = std::int32_t(config.card);
        const auto contexts = codesOf(c["context_codes_q0"], card);
        const auto prompts = codesOf(c["prompt_codes_q0"], card);
        std::vector<CodeRequest> requests(
            std::max<std::size_t>({1, contexts.size(), prompts.size()}));
        const bool conditioned = c["cross"].get<std::string>().starts_with("0.5*sin");
        for (std::size_t i = 0; i < requests.size(); ++i) {
            if (!contexts.empty())
                requests[i].context = &contexts[i];
            if (!prompts.empty())
                requests[i].prompt = &prompts[i];
            for (std::int64_t j = 0; conditioned && j < 3 * config.dim; ++j)
                requests[i].conditions.cross.push_back(
                    float(0.5 * std::sin(0.05 * double(j) + offset)));
        }
        const CodeGeneration settings{.frames = c["gen_frames"],
                                      .guidance = c["cfg_scale"],
                                      .conditionGuidance = {},
                                      .sampling = {.temperatures = {0}}};
        for (const bool torch : {false, true}) {
            const auto engine =
                torch ? torchLmEngine(config, weights, "cpu", "the filling")
                      : streamLmEngine(config, weights, WeightType::Fp32, "the filling");
            const auto stems = generateCodes(*engine, requests, settings);
            QCOMPARE(stems.size(), c["greedy_codes"].size());
            for (std::size_t i = 0; i < stems.size(); ++i) {
                std::vector<std::int32_t> wanted;
                for (const Json& book : c["greedy_codes"][i])
                    for (const Json& code : book)
                        wanted.push_back(code);
                QCOMPARE(stems[i].values, wanted);
            }
        }
    }

    void sampling() {
        const Json c = read("sampling.json");
        const auto rows = c["logits"].get<std::vector<std::vector<float>>>();
        for (std::size_t r = 0; r < rows.size(); ++r) {
            compare(keepCodes(rows[r], 1, 0, -1), c["softmax"][r]);
            for (const Json& k : c["top_k"])
                compare(keepCodes(rows[r], 1, k["k"], -1), k["kept_distribution"][r]);
            for (const Json& p : c["top_p"])
                compare(keepCodes(rows[r], 1, 0, p["p"]), p["kept_distribution"][r]);
            for (const Json& t : c["temperature"])
                compare(keepCodes(rows[r], t["t"], 0, -1), t["softmax"][r]);
        }
        const Json& cfg = c["cfg"];
        for (const Json& result : cfg["results"])
            for (std::size_t r = 0; r < cfg["cond"].size(); ++r) {
                auto logits = cfg["cond"][r].get<std::vector<float>>();
                guide(logits, cfg["uncond"][r].get<std::vector<float>>(), result["scale"]);
                const auto wanted = result["logits"][r].get<std::vector<float>>();
                for (std::size_t i = 0; i < wanted.size(); ++i)
                    QVERIFY(std::abs(logits[i] - wanted[i]) < 1e-6);
            }
    }
};

QTEST_APPLESS_MAIN(GoldenStemGeneration)
#include "golden_stemgeneration.moc"
