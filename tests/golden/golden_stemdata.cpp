#include "tests/testing.h"

#include "core/dsp/beatmeasures.h"
#include "core/dsp/clicktrack.h"
#include "core/maps/gaussian.h"
#include "core/maps/kerneldistance.h"
#include "models/stem/caption.h"
#include "models/stem/chunk.h"
#include "models/stem/stemnames.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace antiphon;
using namespace antiphon::stem;

namespace {

fs::path folder() {
    return antiphon::testing::golden() / "accompaniment";
}

/// Numbers and the texts "nan", "inf" and "-inf".
double number(const Json& json) {
    if (json.is_number())
        return json.get<double>();
    const std::string text = json.get<std::string>();
    const double infinity = std::numeric_limits<double>::infinity();
    return text == "inf" ? infinity : text == "-inf" ? -infinity : std::nan("");
}

bool near(double value, const Json& expected, double relative = 1e-4, double absolute = 1e-5) {
    const double wanted = number(expected);
    const bool good = std::isfinite(wanted)
                          ? std::abs(value - wanted) <= relative * std::abs(wanted) + absolute
                      : std::isnan(wanted) ? std::isnan(value)
                                           : value == wanted;
    if (!good)
        qWarning("%.9g instead of %s", value, expected.dump().c_str());
    return good;
}

/// [12, 3] of a rule of the file, which is a formula of the row-major index.
Matrix ruled(const std::string& rule, double off) {
    Matrix matrix(12, 3);
    for (std::size_t i = 0; i < matrix.values.size(); ++i)
        matrix.values[i] =
            float(rule.starts_with("sin") ? std::sin(0.7 * double(i) + off)
                                          : 0.9 * std::cos(0.9 * double(i) + 0.3 + off) + 0.2);
    return matrix;
}

} // namespace

class GoldenStemData : public QObject {
    Q_OBJECT

    Json m_beats, m_chunks, m_text, m_evaluation;

    void rows(const Json& list) {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < list.size(); ++i)
            QTest::addRow("%d", int(i)) << int(i);
    }

private Q_SLOTS:
    void initTestCase() {
        if (!fs::is_directory(folder()))
            QSKIP("no reference numbers");
        m_beats = readJson(folder() / "beats.json");
        m_chunks = readJson(folder() / "chunks.json");
        m_text = readJson(folder() / "text.json");
        m_evaluation = readJson(folder() / "evaluation.json");
    }

    void clicks() {
        const Json& golden = m_beats.at("clicks");
        const BeatGrid grid{golden.at("beat_times").get<std::vector<double>>(),
                            golden.at("downbeat_times").get<std::vector<double>>()};
        const auto track = clickTrack(grid, golden.at("sample_rate").get<int>(),
                                      golden.at("length").get<std::size_t>());
        const Json& indices = golden.at("indices");
        for (std::size_t i = 0; i < indices.size(); ++i)
            QVERIFY(near(track.at(indices[i].get<std::size_t>()), golden.at("values")[i]));
        double sum = 0;
        for (const float sample : track)
            sum += std::abs(double(sample));
        QVERIFY(near(sum, golden.at("abs_sum")));
    }

    void silence_data() { rows(m_beats.at("silence")); }
    void silence() {
        QFETCH(int, row);
        const Json& golden = m_beats.at("silence")[std::size_t(row)];
        const auto most = golden.at("max").get<float>();
        QCOMPARE(isSilent(std::vector<float>{most, std::min(most, 0.0f)}, {}),
                 golden.at("silent").get<int>() == 1);
    }

    void chunks_data() { rows(m_chunks.at("rows")); }
    void chunks() {
        QFETCH(int, row);
        const Json& golden = m_chunks.at("rows")[std::size_t(row)];
        const int songRate = m_chunks.at("song_sample_rate").get<int>();
        const int rate = m_chunks.at("model_sample_rate").get<int>();
        const auto samples = m_chunks.at("chunk_samples").get<std::int64_t>();
        const double factor = golden.at("speed").get<double>();
        const auto frames = chunkFrames(samples, rate, songRate, factor);
        QCOMPARE(frames, golden.at("frames_taken_from_song").get<std::int64_t>());
        for (const Json& call : golden.at("transform_calls_speed_pitch_len"))
            QCOMPARE(chunkSamples(frames, songRate, rate), call[2].get<std::int64_t>());
        const BeatGrid song{m_chunks.at("beats_seconds").get<std::vector<double>>(),
                            m_chunks.at("downbeats_seconds").get<std::vector<double>>()};
        const ChunkBeats beats =
            chunkBeats(song, golden.at("start_offset_song_frames").get<std::int64_t>(), songRate,
                       factor, rate, golden.at("seq_len").get<std::int64_t>());
        QCOMPARE(beats.beats, golden.at("beats").get<std::vector<std::int64_t>>());
        QCOMPARE(beats.downbeats, golden.at("downbeats").get<std::vector<std::int64_t>>());
        QCOMPARE(captionOf({{"Rock"}, {"happy"}, 120, ""}, {}, {.bpm = true, .factor = factor}),
                 golden.at("description").get<std::string>());
    }

    void captions_data() { rows(m_text.at("descriptions")); }
    void captions() {
        QFETCH(int, row);
        const Json& golden = m_text.at("descriptions")[std::size_t(row)];
        const Json& features = golden.at("features");
        const SongTags tags{splitTags(features.at("genres").get<std::string>()),
                            splitTags(features.at("moods").get<std::string>()),
                            features.at("bpm").get<double>(), ""};
        const std::vector<std::string> chosen{"bass"};
        const bool fixed = golden.at("single").get<bool>();
        QCOMPARE(stemNamed(golden.at("target").get<std::string>()) == anyStem, !fixed);
        const CaptionOptions options{
            .bpm = golden.at("bpm_in_caption").get<bool>(),
            .factor = golden.at("speed").is_null() ? 1 : golden.at("speed").get<double>()};
        QCOMPARE(captionOf(tags, fixed ? std::span<const std::string>() : chosen, options),
                 golden.at("text").get<std::string>());
    }

    void labels() {
        const Json& golden = m_text.at("labels");
        const auto predictions = golden.at("predictions").get<std::vector<std::vector<float>>>();
        Matrix matrix(predictions.size(), predictions.at(0).size());
        for (std::size_t i = 0; i < matrix.rows; ++i)
            std::ranges::copy(predictions[i], matrix.row(i).begin());
        const Labels labels =
            labelsAbove(matrix, golden.at("classes").get<std::vector<std::string>>(),
                        golden.at("threshold").get<double>());
        QCOMPARE(labels.names, golden.at("labels").get<std::vector<std::string>>());
        for (std::size_t i = 0; i < labels.values.size(); ++i)
            QVERIFY(near(labels.values[i], golden.at("values")[i]));
        QCOMPARE(joinTags(splitGenres(labels.names)), golden.at("genres").get<std::string>());
    }

    void beatMeasures_data() { rows(m_evaluation.at("beat_cases")); }
    void beatMeasures() {
        QFETCH(int, row);
        const Json& golden = m_evaluation.at("beat_cases")[std::size_t(row)];
        const BeatMeasures m = compareBeats(golden.at("reference").get<std::vector<double>>(),
                                            golden.at("estimate").get<std::vector<double>>(),
                                            m_evaluation.at("tolerance").get<double>());
        const Json& result = golden.at("result");
        QVERIFY(near(m.setPrecision, result.at("Precision (Predicted)")));
        QVERIFY(near(m.setRecall, result.at("Recall (Ground Truth)")));
        QVERIFY(near(m.setF, result.at("F1-Score")));
        QVERIFY(near(m.f, result.at("F1-score mir_eval")));
        QVERIFY(near(m.referenceError, result.at("MAE")));
        QVERIFY(near(m.earthMover, result.at("EMD")));
        QVERIFY(near(m.periodError, result.at("eheh")));
        QVERIFY(near(m.tempoError, result.at("eheh_bps")));
        QVERIFY(near(m.meanError, golden.at("corrected_mae")));
    }

    void distances() {
        const Json& frechet = m_evaluation.at("frechet");
        const double off = frechet.at("off").get<double>();
        const Matrix a = ruled(frechet.at("a_rule").get<std::string>(), off);
        const Matrix b = ruled(frechet.at("b_rule").get<std::string>(), off);
        QVERIFY(near(frechetDistance(gaussianOf(a), gaussianOf(b)), frechet.at("value")));
        const Json& kernel = m_evaluation.at("kernel_distance");
        const KernelDistance distance = kernelDistance(a, b);
        QVERIFY(near(distance.bandwidth, kernel.at("bandwidth")));
        QVERIFY(near(distance.value, kernel.at("value")));
    }
};

QTEST_APPLESS_MAIN(GoldenStemData)
#include "golden_stemdata.moc"
