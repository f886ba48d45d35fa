#include "tests/testing.h"

#include "core/soundfile.h"
#include "models/device.h"
#include "models/guide/labelcache.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/modeltasks.h"
#include "models/guide/predict.h"

#include <cstdio>

// Whether a model learns from real recordings how one player answers another: the public pairs, cut
// to their music, the last third of each held back. Settings were chosen on the first two thirds
// alone.
using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

class TestGuidePairsLong : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    void crop(const std::string& pair, double begin, double end) const {
        for (const char* role : {"guide", "memory"}) {
            const fs::path file = data() / "audio/pairs" / pair / (std::string(role) + ".flac");
            const Sound whole = readSound(file);
            const auto at = [&](double seconds) {
                return std::ptrdiff_t(
                    std::min(whole.samples.size(), std::size_t(seconds * whole.rate)));
            };
            Sound part{whole.rate, 1, {}};
            part.samples.assign(whole.samples.begin() + at(begin), whole.samples.begin() + at(end));
            writeSound(m_folder / "pairs" / pair / (std::string(role) + ".wav"), part);
        }
    }

    static void print(const EvaluationRow& row) {
        std::printf("%-24s %4lld %8.3f %8.3f %8.3f %8.3f %8.3f %8.3f\n", row.name.c_str(),
                    static_cast<long long>(row.segments), row.freeRunning, row.shuffled,
                    row.majority, row.repeat, row.random, row.teacherForced);
    }

private Q_SLOTS:
    void initTestCase() {
        if (!fs::is_directory(data() / "audio/pairs"))
            QSKIP("There are no recordings; name their folder in ANTIPHON_DATA.");
        setThreads(2);
        qputenv("XDG_CACHE_HOME", (m_folder / "cache").c_str());
        struct Music {
            const char* pair;
            double begin, end;
        };
        for (const auto& [pair, begin, end] : {Music{"04f2", 0, 30},
                                               {"0611", 0, 15},
                                               {"524a", 0, 30},
                                               {"747d", 5, 60},
                                               {"9efa", 0, 30},
                                               {"ea29", 0, 30}})
            crop(pair, begin, end);
    }

    void answersBeatShuffledGuides() {
        GuideTrainOptions options;
        options.listening.frontend = "harmony";
        options.learn.split.share = 1.0 / 3;
        std::vector<std::vector<BootstrapUnit>> seeds;
        for (const std::uint64_t seed : {1, 2, 3}) {
            const fs::path out = m_folder / ("seed" + std::to_string(seed));
            fs::create_directories(out / "checkpoints");
            JobControl control;
            JobContext context(control, seed, out, out / "checkpoints");
            const Inputs inputs = {
                {"dataset", {{ItemKind::Corpus, m_folder / "pairs", "dataset"}}}};
            runTrain(inputs, Options(options), context);

            const Model model = readModel(out);
            const Material material = materialOf(inputs, RelationOptions{}, false, seed, context);
            const TrainingSet set =
                testSet(material, *model.perception, model.training["pairs"],
                        model.decision.maxSegments, 0, labelCacheFolder(), context);
            const ModelPredictions predictions = predictionsOf(
                decoderOf(model), model.perception->codebook(), set.held, seed, [] {});
            const Evaluation evaluation = evaluate(set.training, set.held, predictions,
                                                   model.decision.codes, set.names, seed);
            std::printf("seed %d\n%-24s %4s %8s %8s %8s %8s %8s %8s\n", int(seed), "pair", "n",
                        "free", "shuffled", "majority", "repeat", "random", "forced");
            for (const EvaluationRow& row : evaluation.tracks)
                print(row);
            print(evaluation.all);
            std::printf("advantage over shuffled guides %.3f, 95 %% of [%.3f, %.3f]\n",
                        evaluation.all.advantage.value, evaluation.all.advantage.low,
                        evaluation.all.advantage.high);
            seeds.push_back(
                advantageUnits(set.held, predictions.freeRunning, predictions.shuffled, 4));
        }
        const Interval pooled = bootstrapInterval(averageUnits(seeds));
        std::printf("three seeds: advantage %.3f, 95 %% of [%.3f, %.3f]\n", pooled.value,
                    pooled.low, pooled.high);
        std::fflush(stdout);
        QVERIFY(pooled.low > 0);
    }
};

QTEST_GUILESS_MAIN(TestGuidePairsLong)
#include "tst_guidepairs_long.moc"
