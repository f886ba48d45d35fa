#include "tests/testing.h"

#include "models/beam.h"
#include "models/sampling.h"

#include <algorithm>
#include <cmath>
#include <set>

// What the published guide/memory code keeps of a model's logits, and its beam search: every case
// of sampling.json and beam.json.
using namespace antiphon;

namespace {

bool close(double value, double wanted) {
    return std::abs(value - wanted) <= 1e-5 * std::abs(wanted) + 1e-6;
}

/// k as the published code reads it: a number of tokens from 1, else a share of the probability.
SamplingSettings settingsFor(double k) {
    return k >= 1 ? SamplingSettings{.topK = std::int64_t(k), .topP = 1}
                  : SamplingSettings{.topP = k};
}

/// The same tokens with the same weights, where the order of equal logits is open.
void compare(const Candidates& kept, const Json& tokens, const Json& weights,
             std::span<const float> logits) {
    QCOMPARE(kept.tokens.size(), tokens.size());
    std::multiset<std::int32_t> ours(kept.tokens.begin(), kept.tokens.end()), theirs;
    for (std::size_t i = 0; i < kept.tokens.size(); ++i) {
        const auto token = tokens[i].get<std::int32_t>();
        theirs.insert(token);
        QCOMPARE(logits[std::size_t(kept.tokens[i])], logits[std::size_t(token)]);
        const double weight = weights[i].get<double>();
        QVERIFY2(close(kept.weights[i], weight),
                 qPrintable(QString("%1, not %2").arg(kept.weights[i]).arg(weight)));
    }
    // The last ones may be others that weigh as much.
    std::erase_if(ours, [&](std::int32_t t) {
        return logits[std::size_t(t)] == logits[std::size_t(kept.tokens.back())];
    });
    std::erase_if(theirs, [&](std::int32_t t) {
        return logits[std::size_t(t)] == logits[std::size_t(kept.tokens.back())];
    });
    QVERIFY(ours == theirs);
}

} // namespace

class GoldenSampling : public QObject {
    Q_OBJECT

private:
    static void addRows(const char* file) {
        QTest::addColumn<QString>("text");
        const auto path = testing::golden() / "guide-memory" / file;
        if (!fs::exists(path))
            QSKIP("no reference numbers here");
        const Json cases = readJson(path)["cases"];
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::addRow("%zu", i) << QString::fromStdString(cases[i].dump());
    }
    static Json thisCase() {
        QFETCH(QString, text);
        return Json::parse(text.toStdString());
    }

private Q_SLOTS:
    void sampling_data() { addRows("sampling.json"); }
    void sampling() {
        const Json c = thisCase();
        const auto logits = c["logits"].get<std::vector<float>>();
        Candidates kept = keep(logits, settingsFor(c["k"].get<double>()));
        if (!c.contains("allowed"))
            return compare(kept, c["kept"], c["renormalised"], logits);
        const auto allowed = c["allowed"].get<std::set<std::int32_t>>();
        kept = constrained(std::move(kept), [&](std::int32_t t) { return allowed.contains(t); });
        compare(kept, c["kept"], c["weights_before_multinomial_normalisation"], logits);
    }

    void beams_data() { addRows("beam.json"); }
    void beams() {
        const Json c = thisCase();
        const auto transition = c["transition"].get<std::vector<std::vector<float>>>();
        const std::vector first{c["start"].get<std::int32_t>()};
        const BeamPolicy policy{.width = c["beam_width"].get<std::int64_t>(),
                                .maxLength = c["max_len"].get<std::int64_t>(),
                                .freezeFinished = false};
        const auto next = [&](std::span<const Beam* const> beams, std::span<float> probabilities) {
            auto to = probabilities.begin();
            for (const Beam* beam : beams)
                to = std::ranges::copy(transition[std::size_t(beam->tokens.back())], to).out;
        };
        const Beam best =
            beamSearch(first, transition.size(), c["terminal"].get<std::int32_t>(), policy, next)
                .front();
        QCOMPARE(best.tokens, c["states"].get<std::vector<std::int32_t>>());
        QCOMPARE(best.length, c["effective_length"].get<std::size_t>());
        QVERIFY(close(best.score, c["score"].get<double>()));
    }

    void repetition() {
        const auto path = testing::golden() / "guide-memory" / "beam.json";
        if (!fs::exists(path))
            QSKIP("no reference numbers here");
        const Json c = readJson(path)["repetition_penalty"];
        // The tokens so far, one list a beam; the probabilities lie in [1][beam][token].
        const auto seen = c["states"].get<std::vector<std::vector<std::int32_t>>>();
        const auto wanted = c["result"][0].get<std::vector<std::vector<float>>>();
        auto rows = c["probs"][0].get<std::vector<std::vector<float>>>();
        for (std::size_t b = 0; b < rows.size(); ++b) {
            penaliseRepetition(rows[b], seen[b], c["penalty"].get<double>());
            for (std::size_t t = 0; t < rows[b].size(); ++t)
                QVERIFY(close(double(rows[b][t]), double(wanted[b][t])));
        }
    }
};

QTEST_APPLESS_MAIN(GoldenSampling)
#include "golden_sampling.moc"
