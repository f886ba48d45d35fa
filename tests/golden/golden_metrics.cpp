#include "tests/testing.h"

#include "core/oracle/metrics.h"
#include "models/cca.h"

#include <cmath>
#include <map>

// Reference numbers of the published metrics: all of guide-memory/metrics.json, one data row a
// case. The README beside it explains the schema.
using namespace antiphon;

namespace {

using Check = void (*)(const Json& value);

struct Case {
    Json value;
    Check check = nullptr;
};

template <class T>
std::vector<T> listOf(const Json& values) {
    return values.get<std::vector<T>>();
}

bool close(double value, double wanted) {
    return std::abs(value - wanted) <= 1e-5 * std::abs(wanted) + 1e-6;
}

template <class T>
bool closeList(const std::vector<T>& values, const Json& wanted) {
    if (values.size() != wanted.size()) {
        qWarning("%zu values, not %zu", values.size(), wanted.size());
        return false;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!close(double(values[i]), wanted[i].get<double>())) {
            qWarning("entry %zu is %.9g, not %.9g", i, double(values[i]), wanted[i].get<double>());
            return false;
        }
    return true;
}

Matrix matrixOf(const Json& rows) {
    Matrix matrix(rows.size(), rows[0].size());
    for (std::size_t r = 0; r < matrix.rows; ++r)
        std::ranges::copy(listOf<float>(rows[r]), matrix.row(r).begin());
    return matrix;
}

void checkRuns(const Json& c) {
    const auto query = listOf<std::int32_t>(c["query"]);
    QCOMPARE(continuityRuns(query), listOf<int>(c["lengths"]));
    QCOMPARE(identicalRuns(query), listOf<int>(c["identical"]));
}

void checkTokens(const Json& c) {
    const auto eos = c["eos"].get<Label>();
    std::vector<Label> allPredicted, allTruth;
    WordErrorRate wer;
    for (std::size_t i = 0; i < c["pred"].size(); ++i) {
        const auto predicted = listOf<Label>(c["pred"][i]), truth = listOf<Label>(c["gt"][i]);
        wer.add(upTo(predicted, eos), upTo(truth, eos));
        allPredicted.insert(allPredicted.end(), predicted.begin(), predicted.end());
        allTruth.insert(allTruth.end(), truth.begin(), truth.end());
    }
    QVERIFY(close(wer.value(), c["wer"].get<double>()));
    QVERIFY(close(accuracy(allPredicted, allTruth, c["pad"].get<Label>()),
                  c["accuracy"].get<double>()));
    QVERIFY(close(entropyBits(allPredicted), c["entropy_bits_pred"].get<double>()));
}

/// Of the same sequences as "tokens", which the row carries along.
void checkCommonPrefixes(const Json& c) {
    std::vector<CommonPrefixes> found;
    for (std::size_t i = 0; i < c["pred"].size(); ++i) {
        found.push_back(commonPrefixes(listOf<Label>(c["pred"][i]), listOf<Label>(c["gt"][i])));
        QCOMPARE(found.back().runs, listOf<int>(c["runs"][i]));
        QCOMPARE(found.back().perPosition, listOf<int>(c["per_position"][i]));
    }
    const PrefixStatistics statistics = prefixStatistics(found);
    QVERIFY(closeList(statistics.histogram, c["histogram"]));
    QVERIFY(closeList(statistics.mean, c["mean"]));
    QVERIFY(closeList(statistics.deviation, c["std"]));
}

void checkCorrelation(const Json& c) {
    const auto result = canonicalCorrelation(matrixOf(c["acts1"]), matrixOf(c["acts2"]),
                                             c["epsilon"].get<double>());
    QVERIFY(closeList(result.coefficients, c["cca_coefficients"]));
    QVERIFY(closeList(result.weights, c["weights"]));
    QVERIFY(close(result.weighted, c["pwcca"].get<double>()));
    QVERIFY(close(result.sum, c["sum"].get<double>()));
    QVERIFY(close(result.meanOfShare(0.98), c["mean_0.98"].get<double>()));
}

/// The target's first token is the start; its positions count up to the end token.
void checkTopK(const Json& c) {
    const Matrix codebook = matrixOf(c["codebook"]);
    TopKValidity validity(codebook, c["k"].get<int>());
    for (std::size_t b = 0; b < c["logits"].size(); ++b)
        for (std::size_t i = 0; i < c["logits"][b].size(); ++i) {
            if (c["tgt_idx"][b][i + 1] == c["eos"])
                break;
            validity.add(listOf<float>(c["logits"][b][i]),
                         listOf<float>(c["tgt_vectors"][b][i + 1]));
        }
    QVERIFY(closeList(std::vector{validity.mean(), validity.deviation()}, c["mean_std_cosine"]));
}

void checkPerplexity(const Json& c) {
    std::vector<double> logs;
    for (std::size_t b = 0; b < c["tokens"].size(); ++b)
        for (std::size_t i = 0; i < c["tokens"][b].size(); ++i)
            logs.push_back(logProbability(listOf<float>(c["logits"][b][i]),
                                          c["tokens"][b][i].get<std::size_t>()));
    QVERIFY(close(perplexity(logs), c["perplexity"].get<double>()));
}

} // namespace

Q_DECLARE_METATYPE(Case)

class GoldenMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reference_data() {
        static const std::map<std::string, Check> known = {
            {"tokens", checkTokens},      {"lcp", checkCommonPrefixes},
            {"consecutive", checkRuns},   {"pwcca", checkCorrelation},
            {"topk_validity", checkTopK}, {"perplexity", checkPerplexity}};
        QTest::addColumn<Case>("reference");
        const auto file = testing::golden() / "guide-memory/metrics.json";
        if (!fs::is_regular_file(file)) {
            QTest::newRow("no file") << Case{};
            return;
        }
        const Json content = readJson(file);
        for (const auto& [section, value] : content.items()) {
            QVERIFY2(known.contains(section), section.c_str());
            const Check check = known.at(section);
            if (value.is_array()) {
                for (std::size_t i = 0; i < value.size(); ++i)
                    QTest::newRow((section + "[" + std::to_string(i) + "]").c_str())
                        << Case{value[i], check};
                continue;
            }
            Json whole = section == "lcp" ? content["tokens"] : Json::object();
            whole.update(value);
            QTest::newRow(section.c_str()) << Case{whole, check};
        }
    }

    void reference() {
        QFETCH(Case, reference);
        if (!reference.check)
            QSKIP("guide-memory/metrics.json is absent; set ANTIPHON_GOLDEN.");
        reference.check(reference.value);
    }
};

QTEST_APPLESS_MAIN(GoldenMetrics)
#include "golden_metrics.moc"
