#include "tests/testing.h"

#include "core/sound.h"
#include "models/device.h"
#include "models/stem/codec.h"
#include "models/stem/codectraining.h"
#include "models/stem/melloss.h"

#include <ATen/ATen.h>

// That the smallest preset learns real stems (the spec's section 11).
using namespace antiphon;
using namespace antiphon::stem;

namespace {

/// Where the pairs are music and not what rings after it.
struct Excerpt {
    const char* track;
    int from, to; ///< seconds
};
constexpr Excerpt excerpts[] = {{"04f2", 0, 30}, {"0611", 0, 15}, {"524a", 0, 30},
                                {"747d", 5, 60}, {"9efa", 0, 30}, {"ea29", 0, 30}};

} // namespace

class TestCodecTrainingLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::data() / "audio/pairs"))
            QSKIP("The recordings are not here.");
        setThreads(1); // on a busy machine two wait for each other
    }

    void tinyLearnsStems() {
        const CodecConfig config = codecPreset("tiny");
        const CodecTrainingOptions options = codecTrainingPreset("tiny");
        CodecData data{CodecNet(config, 1, quantiserSettings(options)), {}, {}};
        for (const Excerpt& excerpt : excerpts)
            for (const char* part : {"guide.flac", "memory.flac"}) {
                const Recording whole = recordingOf(
                    testing::data() / "audio/pairs" / excerpt.track / part, config.rate);
                std::vector<float> samples(std::size_t((excerpt.to - excerpt.from) * config.rate));
                whole.read(excerpt.from * config.rate, samples);
                const Recording music = recordingOf(whole.name, std::move(samples));
                const std::int64_t cut = music.frames * 4 / 5;
                data.training.push_back(stretchOf(music, 0, cut));
                data.validation.push_back(stretchOf(music, cut, music.frames));
            }
        const std::vector<Recording> heard = data.validation;
        const auto trainee = codecTrainee(std::move(data), options, 1);
        std::vector<Scalar> scalars, found;
        for (std::int64_t step = 1; step <= options.torch.train.steps; ++step) {
            scalars.clear();
            trainee->step(1, scalars);
            if (step % 100 && step != options.torch.train.steps)
                continue;
            found = trainee->evaluate([] {});
            qInfo("step %lld: %.3f", static_cast<long long>(step), found.front().value);
            if (found.front().value <= 0.52) // well below what is asked for
                break;
        }
        QVERIFY2(found.front().value <= 0.55, QByteArray::number(found.front().value));
        for (std::size_t k = 0; k < std::size_t(config.books); ++k)
            QVERIFY2(found[2 + k].value >= 0.7,
                     qPrintable(QString("book %1: %2").arg(k).arg(found[2 + k].value)));

        // What is kept does as well without LibTorch.
        Checkpoint checkpoint;
        trainee->save(checkpoint);
        CodecModel model;
        model.config = config;
        model.weights = codecWeights(std::move(checkpoint.weights));
        const Codec codec(model);
        const MelDistance distance(config.rate, 8, 11);
        double sum = 0, silence = 0, frames = 0;
        for (const Recording& recording : heard) {
            std::vector<float> samples(std::size_t(recording.frames));
            recording.read(0, samples);
            auto decoded = codec.decode(codec.encode(samples));
            decoded.resize(samples.size());
            const at::Tensor wanted = at::tensor(samples).view({1, 1, -1});
            const at::Tensor made = at::tensor(decoded).view({1, 1, -1});
            const auto weight = double(recording.frames);
            frames += weight;
            sum += weight * distance.logarithmic(made, wanted).item<double>();
            silence += weight * distance.logarithmic(at::zeros_like(wanted), wanted).item<double>();
        }
        qInfo("whole recordings: %.3f, silence %.3f", sum / frames, silence / frames);
        QVERIFY(sum / frames <= 0.6);
        QVERIFY(silence > 4 * sum);
    }
};

QTEST_GUILESS_MAIN(TestCodecTrainingLong)
#include "tst_codectraining_long.moc"
