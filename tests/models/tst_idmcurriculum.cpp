#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/idm/curriculum.h"

using namespace antiphon;
using namespace antiphon::idm;

namespace {

/// Clips that get harder with their number, in all four ways.
std::vector<Scores> rising(std::size_t count) {
    std::vector<Scores> scores;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = double(i);
        scores.push_back({x, 10 * x, x / 3, x * x});
    }
    return scores;
}

CurriculumOptions ordered(const char* order) {
    CurriculumOptions options;
    options.order = order;
    return options;
}

constexpr std::int64_t steps = 200, least = 8;

} // namespace

class TestIdmCurriculum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clipsComeInOrder() {
        const auto scores = rising(100);
        for (const char* order : {"easy", "hard"}) {
            Curriculum curriculum(scores, ordered(order), steps, least, 1);
            double before = 0;
            Rng rng(3);
            for (std::int64_t step = 0; step < steps; ++step) {
                curriculum.advance();
                QVERIFY(curriculum.competence() >= before);
                before = curriculum.competence();
                const auto eligible = curriculum.eligible();
                QCOMPARE(eligible.size(), std::size_t(std::floor(before * 100 + 1e-9)));
                for (std::size_t i = 0; i < eligible.size(); ++i)
                    QCOMPARE(eligible[i], order == std::string("easy") ? i : 99 - i);
                for (int k = 0; k < 20; ++k)
                    QVERIFY(std::ranges::find(eligible, curriculum.draw(rng)) != eligible.end());
            }
            QCOMPARE(before, 1.0);
        }
    }

    void randomOrderHasTheSamePace() {
        const auto scores = rising(60);
        Curriculum easy(scores, ordered("easy"), steps, least, 1),
            random(scores, ordered("random"), steps, least, 1);
        for (std::int64_t step = 0; step < steps; ++step) {
            easy.advance();
            random.advance();
            QCOMPARE(random.eligible().size(), easy.eligible().size());
        }
        Curriculum other(scores, ordered("random"), steps, least, 2);
        const auto a = random.eligible(), b = other.eligible();
        QVERIFY(!std::equal(b.begin(), b.end(), a.begin()));
    }

    void offIsAllFromTheStart() {
        Curriculum curriculum(rising(60), ordered("off"), steps, least, 1);
        curriculum.advance();
        QCOMPARE(curriculum.competence(), 1.0);
        QCOMPARE(curriculum.eligible().size(), std::size_t(60));
    }

    void fewAreNeverTooFew() {
        Curriculum few(rising(100), ordered("easy"), steps, 64, 1);
        few.advance();
        QCOMPARE(few.eligible().size(), std::size_t(64));
        Curriculum fewer(rising(10), ordered("easy"), steps, 64, 1);
        fewer.advance();
        QCOMPARE(fewer.eligible().size(), std::size_t(10));
        QVERIFY_THROWS_EXCEPTION(UserError, Curriculum({}, ordered("easy"), steps, least, 1));
    }

    void newestComeOftener() {
        Curriculum curriculum(rising(100), ordered("easy"), steps, least, 1);
        for (int i = 0; i < 50; ++i)
            curriculum.advance();
        const std::size_t count = curriculum.eligible().size(), newest = (count + 9) / 10;
        Rng rng(7);
        int drawn = 0;
        for (int i = 0; i < 20000; ++i)
            drawn += curriculum.draw(rng) >= count - newest;
        const double share = double(newest) / double(count);
        QVERIFY(std::abs(drawn / 20000.0 - (0.1 + 0.9 * share)) < 0.015);
    }

    void guardHoldsThePace() {
        CurriculumOptions options = ordered("easy");
        options.guard = 0.1;
        Curriculum curriculum(rising(100), options, steps, least, 1);
        for (int i = 0; i < 20; ++i)
            curriculum.advance();
        curriculum.judged(1.0);
        curriculum.judged(1.05);
        QVERIFY(!curriculum.held());
        curriculum.judged(1.2);
        QVERIFY(curriculum.held());
        const double held = curriculum.competence();
        for (int i = 0; i < 20; ++i)
            curriculum.advance();
        QCOMPARE(curriculum.competence(), held);
        curriculum.judged(0.9);
        curriculum.advance();
        QVERIFY(curriculum.competence() > held);
    }

    void goesOnWhereItStopped() {
        const auto scores = rising(100);
        CurriculumOptions options = ordered("random");
        options.guard = 0.1;
        Curriculum one(scores, options, steps, least, 5);
        for (int i = 0; i < 30; ++i)
            one.advance();
        one.judged(1);
        Curriculum two(scores, options, steps, least, 5);
        two.load(parseJson(one.toJson().dump(), "state"), "state");
        for (int i = 0; i < 100; ++i) {
            if (i == 40) {
                one.judged(2);
                two.judged(2);
            }
            one.advance();
            two.advance();
            QCOMPARE(two.competence(), one.competence());
            QCOMPARE(two.held(), one.held());
            Rng a(seedFor(1, std::uint64_t(i))), b = a;
            QCOMPARE(two.draw(b), one.draw(a));
        }
        Curriculum other(rising(99), options, steps, least, 5);
        QVERIFY_THROWS_EXCEPTION(UserError, other.load(one.toJson(), "state"));
    }

    void weightsDecideWhatIsHard() {
        std::vector<Scores> scores = {{0, 3, 0, 0}, {1, 2, 0, 0}, {2, 1, 0, 0}, {3, 0, 0, 0}};
        CurriculumOptions options = ordered("easy");
        options.weights = {0, 1, 0, 0};
        Curriculum curriculum(scores, options, steps, 4, 1);
        curriculum.advance();
        QCOMPARE(curriculum.eligible().front(), std::size_t(3));
        options.weights = {};
        QVERIFY_THROWS_EXCEPTION(UserError, Curriculum(scores, options, steps, 4, 1));
    }

    void scalesAreMeasured() {
        const auto scores = rising(21);
        const ScoreScale scale = ScoreScale::of(scores);
        QCOMPARE(scale.median[0], 10.0);
        QCOMPARE(scale.range[0], 10.0);
        QVERIFY(std::abs(scale.scaled(scores[7])[0] + 0.3) < 1e-9);
        QCOMPARE(scoreScale(toJson(scale)), scale);
        QCOMPARE(percentile(scores, 50)[1], 100.0);
        const std::vector<Scores> equal(5, Scores{1, 1, 1, 1});
        QCOMPARE(ScoreScale::of(equal).range[2], 1.0);
    }
};

QTEST_GUILESS_MAIN(TestIdmCurriculum)
#include "tst_idmcurriculum.moc"
