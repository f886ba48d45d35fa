#include "tests/models/tinywav2vec2.h"
#include "tests/notes.h"
#include "tests/tensorfiles.h"

#include "core/formats/safetensors.h"
#include "core/oracle/segmentation.h"
#include "core/soundfile.h"
#include "models/device.h"
#include "models/guide/generate.h"
#include "models/guide/take.h"
#include "models/guide/wav2vec2ears.h"

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

const auto go = [] {};
const auto tell = [](double, const std::string&) {};

std::vector<float> melody(double seconds) {
    Sound sound = notes(seconds * 22050 / 16000, 3, 12, 12); // read at 16 kHz
    sound.samples.resize(std::size_t(seconds * 16000));
    return sound.samples;
}

std::vector<float> normalised(std::span<const float> audio) {
    double mean = 0, square = 0;
    for (const float v : audio)
        mean += v / double(audio.size());
    for (const float v : audio)
        square += (v - mean) * (v - mean) / double(audio.size());
    std::vector<float> result;
    for (const float v : audio)
        result.push_back(float((v - mean) / (std::sqrt(square) + 1e-9)));
    return result;
}

/// Largest distance of a segment's vector from the mean of frames [begin, end).
double distance(const Matrix& segments, std::size_t segment, const Matrix& frames,
                std::size_t begin, std::size_t end) {
    double worst = 0;
    for (std::size_t c = 0; c < frames.columns; ++c) {
        double mean = 0;
        for (std::size_t t = begin; t < end; ++t)
            mean += frames.row(t)[c] / double(end - begin);
        worst = std::max(worst, std::abs(mean - double(segments.row(segment)[c])));
    }
    return worst;
}

} // namespace

class TestWav2Vec2Ears : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path weights() const { return m_folder / "tiny.safetensors"; }
    PerceptionSettings settings(double segment = 0.5) const {
        PerceptionSettings settings;
        settings.frontend.id = "wav2vec2";
        settings.match = "absolute";
        settings.segment = segment;
        settings.vocab = 6;
        settings.weights = weights();
        return settings;
    }
    static Wav2Vec2Weights tinyWeights(bool projection = false) {
        return wav2vec2Weights(randomWav2Vec2(tinyWav2Vec2(1, 1), 1).tensors, "tiny", 0,
                               projection);
    }

private Q_SLOTS:
    void initTestCase() {
        writeSafeTensors(weights(), {randomWav2Vec2(tinyWav2Vec2(1, 1), 1).tensors, {}});
    }

    void oneWindow() {
        const auto audio = melody(9);
        const Matrix frames = Wav2Vec2(tinyWeights()).forward(normalised(audio));
        QCOMPARE(frames.rows, std::size_t(449));
        const Matrix segments = Wav2Vec2Ears(settings()).segments(audio, 18, go);
        for (std::size_t i = 0; i < 18; ++i)
            QVERIFY(distance(segments, i, frames, 25 * i,
                             std::min<std::size_t>(25 * (i + 1), 449)) < 1e-4);
        // 0.35 s are 17.5 frames, and nothing drifts.
        const Matrix odd = Wav2Vec2Ears(settings(0.35)).segments(audio, 26, go);
        QVERIFY(distance(odd, 1, frames, 18, 35) < 1e-4);
        QVERIFY(distance(odd, 20, frames, 350, 368) < 1e-4);
    }

    void windowsCoverTheFile() {
        const auto audio = melody(31.3);
        const Matrix segments = Wav2Vec2Ears(settings()).segments(audio, 63, go);
        const Wav2Vec2 network(tinyWeights());
        // The windows begin at segments 0, 21 and 33; each contributes what those before did not.
        for (const auto& [first, from, until] :
             {std::tuple{0, 0, 30}, {21, 30, 51}, {33, 51, 63}}) {
            const std::size_t begin = std::size_t(first) * 8000;
            const Matrix frames = network.forward(normalised(std::span(audio).subspan(
                begin, std::min<std::size_t>(240000, audio.size() - begin))));
            for (int i = from; i < until; ++i) {
                const auto at = std::size_t(i - first) * 25;
                QVERIFY(distance(segments, std::size_t(i), frames, at,
                                 std::min(at + 25, frames.rows)) < 1e-4);
            }
        }
        setThreads(3);
        QVERIFY(Wav2Vec2Ears(settings()).segments(audio, 63, go).values == segments.values);
        setThreads(0);
    }

    /// The published grid: a whole number of frames a segment in a window that is filled up.
    void published() {
        auto audio = melody(9);
        PerceptionSettings compat = settings(0.25);
        compat.compat = true;
        const Matrix segments = Wav2Vec2Ears(compat).segments(audio, 36, go);
        audio.resize(240000);
        const Matrix frames = Wav2Vec2(tinyWeights()).forward(normalised(audio));
        QVERIFY(distance(segments, 35, frames, 35 * 12, 36 * 12) < 1e-4);

        compat.isolated = true;
        const Matrix apart = Wav2Vec2Ears(compat).segments(melody(9), 36, go);
        const auto whole = normalised(audio);
        const Matrix piece =
            Wav2Vec2(tinyWeights()).forward(std::span(whole).subspan(7 * 4000, 4000));
        QCOMPARE(piece.rows, std::size_t(12));
        QVERIFY(distance(apart, 7, piece, 0, 12) < 1e-4);
    }

    void maximum() {
        const auto audio = melody(9);
        const Matrix frames = Wav2Vec2(tinyWeights()).forward(normalised(audio));
        PerceptionSettings largest = settings();
        largest.reduce = "maximum";
        const Matrix segments = Wav2Vec2Ears(largest).segments(audio, 18, go);
        for (std::size_t c = 0; c < frames.columns; ++c) {
            float wanted = frames.row(50)[c];
            for (std::size_t t = 51; t < 75; ++t)
                wanted = std::max(wanted, frames.row(t)[c]);
            QVERIFY(std::abs(segments.row(2)[c] - wanted) < 1e-4f);
        }
        QCOMPARE(perceptionSettings(toJson(largest), "here").reduce, std::string("maximum"));
        Json other = toJson(largest);
        other["reduce"] = "median";
        QVERIFY(sentence([&] { perceptionSettings(other, "here"); }).contains("'reduce'"));
    }

    /// The published codebooks: frames of pieces heard in isolation, at 0 and 10 s of each window.
    void codebookOfFrames() {
        const auto audio = melody(21);
        const Wav2Vec2Ears ears(settings());
        const Matrix frames = ears.isolatedFrames(audio, -60, go);
        // Windows at 0, 10 and 20 s; the last has one piece.
        QCOMPARE(frames.rows, std::size_t(5 * 24));
        std::vector<float> both(audio.begin() + 160000, audio.begin() + 168000);
        both.insert(both.end(), audio.begin() + 320000, audio.begin() + 328000);
        const Matrix piece =
            Wav2Vec2(tinyWeights()).forward(std::span<const float>(normalised(both)).first(8000));
        for (std::size_t t = 0; t < 24; ++t)
            for (std::size_t c = 0; c < piece.columns; ++c)
                QVERIFY(std::abs(frames.row(48 + t)[c] - piece.row(t)[c]) < 1e-4f);
        QCOMPARE(ears.isolatedFrames(std::vector<float>(200000), -60, go).rows, std::size_t(0));

        const Sound sound{16000, 1, audio};
        const Listen recording{"melody", "hash", [sound] { return sound; }};
        PerceptionSettings published = settings();
        published.learnFrom = "frames";
        const Perception learned = Perception::learn(published, {recording}, 1, go, tell);
        QCOMPARE(learned.codebook().rows, std::size_t(6));
        QVERIFY(learned.hash() != Perception::learn(settings(), {recording}, 1, go, tell).hash());
        // What is held back is not heard: ten seconds have one window of one piece.
        const Perception part =
            Perception::learn(published, {recording}, 1, go, tell, nullptr, {},
                              [](const auto&) { return std::vector<std::size_t>{20}; });
        QVERIFY(part.codebook().values != learned.codebook().values);
        for (const char* frontend : {"wav2vec2", "blend"}) {
            PerceptionSettings wrong = published;
            wrong.frontend.id = frontend;
            wrong.match = "relative";
            QVERIFY(sentence([&] {
                        Perception::learn(wrong, {recording}, 1, go, tell);
                    }).contains("'learn_from'"));
        }
    }

    void shortAndSilent() {
        const Wav2Vec2Ears ears(settings());
        for (const std::size_t samples : {1, 100, 8000, 8001})
            for (const float v :
                 ears.segments(std::vector<float>(samples), (samples + 7999) / 8000, go).values)
                QVERIFY(std::isfinite(v));
    }

    void perception() {
        const Sound sound = notes(20, 3, 12, 12);
        const Listen recording{"melody", "hash", [sound] { return sound; }};
        const Perception learned = Perception::learn(settings(), {recording}, 1, go, tell);
        QCOMPARE(learned.codebook().columns, std::size_t(12));
        const CodedTrack coded = learned.label(recording, {}, go);
        QCOMPARE(coded.codes.size(), std::size_t(40));

        // With the weights beside it the folder can be moved.
        fs::create_directories(m_folder / "before");
        PerceptionSettings inside = settings();
        inside.weights = m_folder / "before/weights.safetensors";
        fs::copy_file(weights(), inside.weights);
        const Perception portable = Perception::learn(inside, {recording}, 1, go, tell);
        portable.save(m_folder / "before");
        QCOMPARE(portable.hash(), learned.hash());
        fs::rename(m_folder / "before", m_folder / "after");
        const Perception loaded = Perception::load(m_folder / "after");
        QCOMPARE(loaded.hash(), learned.hash());
        QVERIFY(loaded.label(recording, {}, go).codes == coded.codes);

        // Other weights, and none.
        writeSafeTensors(m_folder / "other.safetensors",
                         {randomWav2Vec2(tinyWav2Vec2(1, 1), 2).tensors, {}});
        const Perception other =
            Perception::load(m_folder / "after", m_folder / "other.safetensors");
        QVERIFY(sentence([&] { other.label(recording, {}, go); }).contains("not the wav2vec 2.0"));
        fs::remove(m_folder / "after/weights.safetensors");
        const QString gone =
            sentence([&] { Perception::load(m_folder / "after").label(recording, {}, go); });
        QVERIFY(gone.contains("weights.safetensors") && gone.contains("'blend'"));
        PerceptionSettings none = settings();
        none.weights.clear();
        QVERIFY(sentence([&] {
                    Perception::learn(none, {recording}, 1, go, tell);
                }).contains("'blend'"));
    }

    void aMemoryFollowsWithoutAModel() {
        const fs::path file = m_folder / "melody.wav", out = m_folder / "take";
        writeSound(file, notes(9, 3, 12, 12));
        JobControl control;
        JobContext context(control, 1, out, out);
        fs::create_directories(out);
        GenerateOptions options;
        options.frontend = "wav2vec2";
        options.match = "absolute";
        options.vocab = 6;
        options.weights = display(weights());
        const Inputs inputs = {{"guide", {{ItemKind::Audio, file, "guide"}}},
                               {"memory", {{ItemKind::Audio, file, "memory"}}}};
        runGenerate(inputs, options, context);
        const auto take = Take::load(out);
        QVERIFY(!take->learned());
        QCOMPARE(take->segments(), std::size_t(18));
        // The same recording is heard the same on both sides.
        QVERIFY(take->saved().labels == take->memoryTrack().labels);
        QVERIFY(take->memoryLabels().size() > 1);
        options.weights.clear();
        QVERIFY(sentence([&] { runGenerate(inputs, options, context); }).contains("'blend'"));
    }

    void centresFromElsewhere() {
        const Sound sound = notes(20, 3, 12, 12);
        const Listen recording{"melody", "hash", [sound] { return sound; }};
        const Perception learned = Perception::learn(settings(), {recording}, 1, go, tell);
        const Perception given =
            Perception::withCentres(settings(), learned.codebook(), "centres.npy");
        QVERIFY(given.label(recording, {}, go).codes == learned.label(recording, {}, go).codes);
        QCOMPARE(given.settings().vocab, std::int64_t(6));
        const auto refused = [&](const PerceptionSettings& with, const Matrix& centres) {
            return sentence([&] { Perception::withCentres(with, centres, "centres.npy"); });
        };
        QVERIFY(refused(settings(), Matrix(4, 13)).contains("13 columns"));
        QVERIFY(refused(settings(), {}).contains("no centres"));
        PerceptionSettings projected = settings();
        projected.projection = true;
        QVERIFY(refused(projected, Matrix(4, 12)).contains("have 5"));
        PerceptionSettings blend = settings();
        blend.frontend.id = "blend";
        QVERIFY(refused(blend, Matrix(4, 70)).contains("'wav2vec2' only"));
        PerceptionSettings relative = settings();
        relative.match = "relative";
        QVERIFY(refused(relative, Matrix(4, 12)).contains("absolute"));
    }
};

QTEST_GUILESS_MAIN(TestWav2Vec2Ears)
#include "tst_wav2vec2ears.moc"
