#include "tests/testing.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "models/guide/material.h"

#include <algorithm>
#include <set>

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

// Which pairs the options of a relation make of recordings.
class TestRelation : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    void put(const fs::path& file, double seconds = 0.5) const {
        writeSound(m_folder / file,
                   {8000, 1, std::vector<float>(std::size_t(8000 * seconds), 0.25f)});
    }
    std::vector<std::string> names(const RelationOptions& options, std::uint64_t seed = 1,
                                   const char* slot = "dataset") const {
        JobControl control;
        JobContext context(control, seed, m_folder.path(), m_folder.path());
        Inputs inputs;
        if (std::string(slot) == "dataset")
            inputs["dataset"] = {{ItemKind::Corpus, m_folder / "songs", "dataset"}};
        else
            inputs["pair"] = {{ItemKind::Audio, m_folder / "songs/t/bass.wav", "pair"},
                              {ItemKind::Audio, m_folder / "songs/t/piano.wav", "pair"}};
        return materialOf(inputs, options, false, seed, context).names;
    }

private Q_SLOTS:
    void initTestCase() {
        for (const char* stem : {"bass", "drums", "guitar", "piano"})
            put(fs::path("songs/s") / (std::string(stem) + ".wav"));
        put("songs/t/bass.wav", 3);
        put("songs/t/piano.wav");
        writeFile(m_folder / "songs/pairs.json", R"({"s": ["harmonic"]})");
    }

    void others() {
        QCOMPARE(names({}).size(), std::size_t(8)); // 3 x 2 and 2 x 1 without drums
        QCOMPARE(names({.relation = "mix"}).size(), std::size_t(5));
        const auto mixed = names({.others = "mixed"});
        QCOMPARE(mixed.size(), std::size_t(5));
        QCOMPARE(mixed[0], std::string("s: guitar + piano > bass"));
        QCOMPARE(names({.relation = "mix", .others = "each"}).size(), std::size_t(8));
        std::set<std::string> drawn;
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            const auto random = names({.others = "random"}, seed);
            QCOMPARE(random.size(), std::size_t(5));
            QCOMPARE(names({.others = "random"}, seed), random);
            drawn.insert(random[0]);
        }
        QCOMPARE(drawn, (std::set<std::string>{"s: guitar > bass", "s: piano > bass"}));
    }

    void whatIsLeftOut() {
        QCOMPARE(names({.ignore = ""}).size(), std::size_t(14));
        QCOMPARE(names({.ignore = "drums,keys, guitar"}).size(), std::size_t(4));
        QCOMPARE(names({.longest = 2}).size(), std::size_t(6)); // t has one track left
        QCOMPARE(names({.kind = "harmonic"}).size(), std::size_t(6));
        QCOMPARE(names({.kind = "intensity"}).size(), std::size_t(8)); // none is tagged so
        QVERIFY_THROWS_EXCEPTION(UserError, names({.ignore = "drums, kazoo"}));
    }

    void bothWays() {
        QCOMPARE(names({}, 1, "pair").size(), std::size_t(1));
        QCOMPARE(names({.bothWays = true}, 1, "pair").size(), std::size_t(2));
        QCOMPARE(names({.bothWays = true}).size(), std::size_t(8));        // all are in already
        QCOMPARE(names({.longest = 2}, 1, "pair").size(), std::size_t(1)); // named by hand
    }
};

QTEST_APPLESS_MAIN(TestRelation)
#include "tst_relation.moc"
