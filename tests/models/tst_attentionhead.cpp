#include "tests/models/attentionblock.h"
#include "tests/models/tinywav2vec2.h"
#include "tests/tensorfiles.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "models/guide/wav2vec2ears.h"

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

constexpr std::int64_t dim = 24, inner = 20;

std::vector<std::vector<double>> part(const Matrix& frames, std::size_t begin, std::size_t end) {
    std::vector<std::vector<double>> rows;
    for (std::size_t t = begin; t < end; ++t)
        rows.emplace_back(frames.row(t).begin(), frames.row(t).end());
    return rows;
}

double distance(const std::vector<double>& wanted, std::span<const float> values) {
    double worst = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        worst = std::max(worst, std::abs(wanted[i] - double(values[i])));
    return worst;
}

std::vector<float> noise(std::size_t count, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<float> values(count);
    for (float& v : values)
        v = float(rng.normal());
    return values;
}

} // namespace

class TestAttentionHead : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    static Wav2Vec2Config network() {
        Wav2Vec2Config config = tinyWav2Vec2(1, 1);
        config.dim = dim;
        return config;
    }
    PerceptionSettings settings(bool weighed) const {
        PerceptionSettings settings;
        settings.frontend.id = "wav2vec2";
        settings.match = "absolute";
        settings.weights = m_folder / "weights.safetensors";
        settings.reduce = weighed ? "weighed" : "mask";
        settings.compat = true;
        settings.head =
            std::make_shared<const std::vector<RawTensor>>(attentionBlock(dim, inner, "", 3));
        return settings;
    }

private Q_SLOTS:
    void initTestCase() {
        writeSafeTensors(m_folder / "weights.safetensors",
                         {randomWav2Vec2(network(), 1).tensors, {}});
    }

    void equations() {
        const auto tensors = attentionBlock(dim, inner, "", 3);
        Matrix frames(20, dim);
        frames.values = noise(frames.values.size(), 5);
        for (const bool weighed : {false, true}) {
            const AttentionHead head(tensors, weighed, "here");
            QCOMPARE(head.columns(), std::size_t(dim));
            for (const auto& [begin, end, padding] :
                 {std::tuple{0, 12, 0}, {3, 20, 0}, {19, 20, 0}, {8, 20, 3}}) {
                std::vector<float> out(dim);
                head.reduce(frames, std::size_t(begin), std::size_t(end), std::size_t(padding),
                            out);
                const auto wanted =
                    condensed(tensors, weighed, part(frames, std::size_t(begin), std::size_t(end)),
                              std::size_t(padding));
                QVERIFY2(distance(wanted, out) < 2e-5,
                         qPrintable(QString::number(distance(wanted, out))));
            }
        }
    }

    /// A window of 15 s has 749 frames: of 0.5 s the last segment lacks one.
    void segmentsOfAWindow() {
        const auto audio = noise(240000, 7);
        double mean = 0, square = 0;
        for (const float v : audio)
            mean += v / double(audio.size());
        for (const float v : audio)
            square += (v - mean) * (v - mean) / double(audio.size());
        std::vector<float> normalised;
        for (const float v : audio)
            normalised.push_back(float((v - mean) / std::sqrt(square)));
        const Matrix frames =
            Wav2Vec2(readWav2Vec2(m_folder / "weights.safetensors")).forward(normalised);
        for (const bool weighed : {false, true}) {
            const PerceptionSettings given = settings(weighed);
            const Matrix segments = Wav2Vec2Ears(given).segments(audio, 30, [] {});
            for (const std::size_t i : {0, 7, 29}) {
                const std::size_t end = std::min<std::size_t>(25 * (i + 1), frames.rows);
                const auto wanted =
                    condensed(*given.head, weighed, part(frames, 25 * i, end), 25 * (i + 1) - end);
                QVERIFY2(distance(wanted, segments.row(i)) < 1e-4,
                         qPrintable(QString::number(distance(wanted, segments.row(i)))));
            }
        }
    }

    void itIsKeptWithTheCodebook() {
        const fs::path folder = m_folder / "kept";
        fs::create_directories(folder);
        Matrix centres(5, dim);
        centres.values = noise(centres.values.size(), 9);
        const Perception perception = Perception::withCentres(settings(true), centres, "centres");
        QVERIFY(perception.hash() !=
                Perception::withCentres(settings(false), centres, "centres").hash());
        perception.save(folder);
        const Perception loaded = Perception::load(folder);
        QCOMPARE(loaded.hash(), perception.hash());
        const Sound sound{16000, 1, noise(64000, 11)};
        const Listen recording{"noise", "", [&] { return sound; }};
        const CodedTrack coded = perception.label(recording, {}, [] {});
        QVERIFY(loaded.label(recording, {}, [] {}).codes == coded.codes);
        PerceptionSettings mean = settings(true);
        mean.head = nullptr;
        mean.reduce = "mean";
        const auto distances =
            Perception::withCentres(mean, centres, "centres").label(recording, {}, [] {});
        QVERIFY(distances.track.distances != coded.track.distances);

        writeSafeTensors(folder / "head.safetensors", {attentionBlock(dim, inner, "", 4), {}});
        QVERIFY(sentence([&] { Perception::load(folder); }).contains("head.safetensors"));
        fs::remove(folder / "head.safetensors");
        QVERIFY(sentence([&] { Perception::load(folder); }).contains("head.safetensors"));
        Json json = readJson(folder / "codebook.json");
        json.erase("head");
        writeJson(folder / "codebook.json", json);
        QVERIFY(sentence([&] { Perception::load(folder); }).contains("'head'"));
    }

    void refusals() {
        const auto refused = [](std::vector<RawTensor> tensors) {
            return sentence([&] { AttentionHead(tensors, true, "here"); });
        };
        auto tensors = attentionBlock(dim, inner, "", 3);
        tensors.pop_back();
        QVERIFY(refused(tensors).contains("fc2.bias"));
        QVERIFY(refused(attentionBlock(20, inner, "", 3)).contains("8 heads"));
    }
};

QTEST_GUILESS_MAIN(TestAttentionHead)
#include "tst_attentionhead.moc"
