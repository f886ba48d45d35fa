#include "tests/testing.h"

#include "core/error.h"
#include "models/beam.h"
#include "models/sampling.h"

#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

using namespace antiphon;

namespace {

constexpr float none = -std::numeric_limits<float>::infinity();
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
using Tokens = std::vector<std::int32_t>;

SamplingSettings all() {
    return {.topP = 1};
}

std::vector<float> logsOf(std::vector<float> shares) {
    for (float& s : shares)
        s = std::log(s);
    return shares;
}

/// Every beam continues by the same probabilities.
BeamStep always(const std::vector<float>& shares) {
    return [shares](std::span<const Beam* const> beams, std::span<float> probabilities) {
        for (std::size_t i = 0; i < beams.size(); ++i)
            std::ranges::copy(shares, probabilities.subspan(i * shares.size()).begin());
    };
}

} // namespace

class TestSampling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsImpossibleIsNeverKept() {
        QCOMPARE(keep(std::vector{none, 1.f, unknown, 0.f}, all()).tokens, (Tokens{1, 3}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, keep(std::vector{none, none}, all()));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, keep(std::vector{unknown}, all()));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, keep({}, all()));
        const auto certain = keep(std::vector{5.f, -none, 2.f}, all());
        QCOMPARE(certain.tokens, (Tokens{1, 0, 2}));
        QCOMPARE(certain.weights, (std::vector<double>{1, 0, 0}));
    }

    void moreThanThereAre() {
        const auto kept = keep(std::vector{1.f, 3.f, 2.f}, {.topK = 100, .topP = 1});
        QCOMPARE(kept.tokens, (Tokens{1, 2, 0}));
    }

    void ofEqualOnesTheLowerComesFirst() {
        QCOMPARE(keep(std::vector{1.f, 2.f, 1.f, 2.f}, all()).tokens, (Tokens{1, 3, 0, 2}));
        QCOMPARE(keep(std::vector{2.f, 2.f, 2.f}, {.topK = 2, .topP = 1}).tokens, (Tokens{0, 1}));
    }

    void tightAndUsualNucleus() {
        const auto logits = logsOf({0.5f, 0.3f, 0.15f, 0.05f});
        QCOMPARE(keep(logits, {.topP = 0.7}).tokens, (Tokens{0}));
        QCOMPARE(keep(logits, {.topP = 0.7, .tight = false}).tokens, (Tokens{0, 1}));
        QCOMPARE(keep(logits, {.topP = 0.8}).tokens, (Tokens{0, 1})); // as far as rounding goes
        QCOMPARE(keep(logits, {.topP = 0.1}).tokens, (Tokens{0}));    // at least one
        const auto kept = keep(logits, {.topP = 0.9});
        QCOMPARE(kept.tokens, (Tokens{0, 1}));
        QVERIFY(std::abs(kept.weights[0] - 0.625) < 1e-6);
    }

    void temperatureFlattens() {
        const auto kept = keep(logsOf({0.64f, 0.36f}), {.temperature = 2, .topP = 1});
        QVERIFY(std::abs(kept.weights[0] - 0.8 / 1.4) < 1e-6);
        const auto shares = probabilities(logsOf({0.64f, 0.36f}), 2);
        QVERIFY(std::abs(shares[1] - 0.6f / 1.4f) < 1e-6f);
    }

    void settingsOutOfRange_data() {
        QTest::addColumn<double>("temperature");
        QTest::addColumn<int>("topK");
        QTest::addColumn<double>("topP");
        QTest::newRow("cold") << 0. << 0 << 1.;
        QTest::newRow("no temperature") << std::nan("") << 0 << 1.;
        QTest::newRow("few tokens") << 1. << -1 << 1.;
        QTest::newRow("no share") << 1. << 0 << 0.;
        QTest::newRow("more than all") << 1. << 0 << 1.01;
    }
    void settingsOutOfRange() {
        QFETCH(double, temperature);
        QFETCH(int, topK);
        QFETCH(double, topP);
        QVERIFY_THROWS_EXCEPTION(
            UserError,
            keep(std::vector{1.f}, {.temperature = temperature, .topK = topK, .topP = topP}));
    }

    void softAndHardConstraints() {
        const auto odd = [](std::int32_t t) { return t % 2 == 1; };
        const auto never = [](std::int32_t) { return false; };
        const Candidates kept{{4, 1, 3}, {0.5, 0.3, 0.2}};
        QCOMPARE(constrained(kept, odd).tokens, (Tokens{1, 3}));
        QCOMPARE(constrained(kept, odd).weights, (std::vector{0.3, 0.2}));
        QCOMPARE(constrained(kept, never).tokens, kept.tokens);
        std::vector logits{1.f, 2.f, 3.f};
        maskLogits(logits, odd);
        QCOMPARE(logits, (std::vector{none, 2.f, none}));
    }

    void drawsByWeight() {
        Rng rng(1);
        const Candidates kept{{7, 9, 2}, {3, 1, 0}};
        int sevens = 0;
        for (int i = 0; i < 10000; ++i) {
            const auto token = draw(kept, rng);
            QVERIFY(token != 2);
            sevens += token == 7;
        }
        QVERIFY(std::abs(sevens - 7500) < 200); // 4.6 standard deviations
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, draw({}, rng));
    }

    /// A beam that has ended is kept once, and the search stops when all have.
    void beamsThatHaveEndedStay() {
        const std::vector first{0};
        const auto next = always({0.3f, 0.1f, 0.6f});
        const auto beams = beamSearch(first, 3, 2, {.width = 3, .maxLength = 50}, next);
        QCOMPARE(beams.size(), 3u);
        QCOMPARE(beams[0].tokens, (Tokens{0, 2}));
        QVERIFY(std::abs(beams[0].score - std::log(0.6) / std::pow(2, 0.75)) < 1e-6);
        for (const Beam& beam : beams)
            QCOMPARE(std::ranges::count(beam.tokens, 2), beam.finished ? 1 : 0);
        std::set<Tokens> different;
        for (const Beam& beam : beams)
            different.insert(beam.tokens);
        QCOMPARE(different.size(), 3u);
    }

    /// With as many beams as there are sequences the search is exact.
    void findsTheBestOfAll() {
        Rng rng(3);
        std::vector<float> shares(4 * 4);
        for (float& s : shares)
            s = float(rng.uniform());
        const std::vector first{0};
        const auto next = [&](std::span<const Beam* const> beams, std::span<float> probabilities) {
            for (std::size_t i = 0; i < beams.size(); ++i)
                for (std::size_t t = 0; t < 4; ++t)
                    probabilities[i * 4 + t] = shares[std::size_t(beams[i]->tokens.back()) * 4 + t];
        };
        const auto best = beamSearch(first, 4, -1, {.width = 1024, .maxLength = 6}, next).front();
        double most = -1e9;
        for (int code = 0; code < 1024; ++code) {
            double sum = 0;
            for (int i = 0, last = 0, rest = code; i < 5; ++i, rest /= 4) {
                sum += std::log(double(shares[std::size_t(last * 4 + rest % 4)]));
                last = rest % 4;
            }
            most = std::max(most, sum);
        }
        QVERIFY(std::abs(best.logProbability - most) < 1e-9);
    }

    /// What continues a beam can find the state that it left in the call before.
    void parentsAreTold() {
        const std::vector first{5, 6};
        std::vector<Tokens> before;
        const auto next = [&](std::span<const Beam* const> beams, std::span<float> probabilities) {
            std::vector<Tokens> now;
            for (std::size_t i = 0; i < beams.size(); ++i) {
                const Beam& beam = *beams[i];
                if (before.empty()) {
                    QCOMPARE(beam.tokens, first);
                } else {
                    Tokens parent = beam.tokens;
                    parent.pop_back();
                    QCOMPARE(before[beam.parent], parent);
                }
                now.push_back(beam.tokens);
                const float odd = float(i % 2);
                for (std::size_t t = 0; t < 8; ++t)
                    probabilities[i * 8 + t] = 0.1f + 0.01f * float((t * 3 + i) % 8) + 0.05f * odd;
            }
            before = std::move(now);
        };
        QCOMPARE(beamSearch(first, 8, 1, {.width = 3, .maxLength = 9}, next).size(), 3u);
    }

    void impossibleBeams() {
        const std::vector first{0};
        const auto nowhere = always({0.f, 0.f, unknown});
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, beamSearch(first, 3, 2, {}, nowhere));
        QVERIFY_THROWS_EXCEPTION(UserError, beamSearch(first, 3, 2, {.width = 0}, nowhere));
        QVERIFY_THROWS_EXCEPTION(UserError,
                                 beamSearch(first, 3, 2, {.repetitionPenalty = 0}, nowhere));
    }
};

QTEST_APPLESS_MAIN(TestSampling)
#include "tst_sampling.moc"
