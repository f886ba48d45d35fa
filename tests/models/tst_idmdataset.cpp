#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/idm/builddataset.h"
#include "models/idm/melpercentile.h"
#include "models/idm/synthesize.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

using namespace antiphon;
using namespace antiphon::idm;
using testing::TemporaryFolder;

namespace {

/// Clicks and noise, `seconds` at a rate, on some channels.
fs::path record(const fs::path& file, double seconds, std::uint64_t seed, int rate = 24000,
                int channels = 1) {
    Rng rng(seed);
    Sound sound{rate, channels,
                std::vector<float>(std::size_t(seconds * rate) * std::size_t(channels))};
    for (std::size_t n = 0; n < sound.frames(); ++n)
        for (int c = 0; c < channels; ++c)
            sound.at(n, c) = float(0.05 * rng.normal() *
                                   (n % std::size_t(rate / 2) < std::size_t(rate) / 5 * 2));
    fs::create_directories(file.parent_path());
    writeSound(file, sound, SampleFormat::Float32);
    return file;
}

constexpr DatasetSettings brief{.seconds = 2, .step = 1};

DatasetReport build(const fs::path& recordings, const fs::path& out,
                    const DatasetSettings& settings = brief, const SplitRule& rule = {}) {
    JobControl control;
    JobContext context(control, 1, out, out);
    const fs::path paths[] = {recordings};
    return buildDataset(paths, out, settings, rule, context);
}

std::string thrown(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& error) {
        return error.what();
    }
    return "nothing thrown";
}

} // namespace

class TestIdmDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsMeasuresAndSplits() {
        const TemporaryFolder folder;
        for (int i = 0; i < 10; ++i)
            record(folder / "in" / ("song" + std::to_string(i) + ".wav"), 4.5,
                   std::uint64_t(i) + 1);
        const DatasetReport report = build(folder / "in", folder / "out");
        QCOMPARE(report.sources, std::size_t(10));
        QCOMPARE(report.clips(), std::size_t(30)); // at 0, 1 and 2 s
        QCOMPARE(report.validation, std::size_t(3));
        QCOMPARE(report.test, std::size_t(3));
        QVERIFY(report.failures.empty());

        const Dataset set(folder / "out");
        QCOMPARE(Dataset(folder / "out" / "scores.csv").clips().size(), set.clips().size());
        QCOMPARE(set.clips().size(), std::size_t(30));
        QCOMPARE(set.frames(), std::size_t(188));
        QCOMPARE(set.of(Split::Train).size(), std::size_t(24));
        QCOMPARE(set.reference(), report.reference);
        std::map<std::string, Split> parts;
        for (const Clip& clip : set.clips()) {
            const auto [entry, isNew] = parts.emplace(clip.source, clip.split);
            QCOMPARE(entry->second, clip.split); // by file, never by clip
            QVERIFY(fs::exists(clip.file));
            QCOMPARE(clip.sound, 2.0);
        }
        // A clip is what it was cut from.
        const Clip& second = set.clips()[1];
        QCOMPARE(second.start, 1.0);
        const Sound sound = readSound(second.file);
        const std::span<const float> piece(sound.samples.data() + 24000, 48000);
        QCOMPARE(measureLScore(piece).score, second.score);
        const auto mel = set.mel(1);
        double most = 0;
        std::vector<float> normal(mel.size());
        set.normalised(1, normal);
        for (std::size_t i = 0; i < mel.size(); ++i) {
            QVERIFY(normal[i] >= -1 && normal[i] <= 1);
            most = std::max(most, double(mel[i]));
        }
        QVERIFY(most > 0);
        denormalise(normal, set.reference());
        for (std::size_t i = 0; i < mel.size(); ++i)
            if (double(mel[i]) < set.reference() && double(mel[i]) > set.reference() * 1e-7)
                QVERIFY(std::abs(normal[i] / mel[i] - 1) < 1e-3f);
    }

    /// The reference is exceeded by one value of a thousand.
    void reference() {
        Rng rng(4);
        std::vector<float> values(100003);
        for (float& value : values)
            value = float(std::exp(5 * rng.normal()));
        const auto pieces = [&](const auto& take) {
            take(std::span(values).first(50000));
            take(std::span(values).subspan(50000));
        };
        for (const double q : {0.0, 0.25, 0.5, 0.999, 1.0}) {
            auto sorted = values;
            std::ranges::sort(sorted);
            const auto rank = std::max(1.0, std::ceil(q * double(sorted.size())));
            QCOMPARE(streamPercentile(q, pieces), sorted[std::size_t(rank) - 1]);
        }
        QCOMPARE(streamPercentile(0.5, [](const auto&) {}), 0.0f);
    }

    void knowsWhatItMeasuredBefore() {
        const TemporaryFolder folder;
        record(folder / "in" / "a.wav", 3, 1);
        record(folder / "in" / "b.wav", 3, 2);
        QCOMPARE(build(folder / "in", folder / "out").cached, std::size_t(0));
        QCOMPARE(build(folder / "in", folder / "out").cached, std::size_t(2));
        record(folder / "in" / "b.wav", 3, 3); // another content
        QCOMPARE(build(folder / "in", folder / "out").cached, std::size_t(1));
        DatasetSettings other = brief;
        other.step = 0.5;
        QCOMPARE(build(folder / "in", folder / "out", other).cached, std::size_t(0));
    }

    void silenceIsLeftOut() {
        const TemporaryFolder folder;
        record(folder / "in" / "sound.wav", 2, 1);
        Sound silence{24000, 1, std::vector<float>(24000 * 4)};
        std::fill_n(silence.samples.begin(), 24000, 0.1f); // a second of four
        writeSound(folder / "in" / "silence.wav", silence, SampleFormat::Float32);
        const DatasetReport report = build(folder / "in", folder / "out");
        // Of its clips (0, 1 and 2 s) the first is silent for half, which is not more than half.
        QCOMPARE(report.silent, std::size_t(2));
        QCOMPARE(report.clips(), std::size_t(2));
        QVERIFY(!mostlySilent(std::vector<float>(24000, 0.002f), 24000));
        QVERIFY(mostlySilent(std::vector<float>(24000, 0.0009f), 24000));
    }

    void foldersMaySayTheSplit() {
        const TemporaryFolder folder;
        for (const char* part : {"train", "val", "test"})
            record(folder / "in" / part / "a.wav", 2, 1);
        const DatasetReport report = build(folder / "in", folder / "out");
        QCOMPARE(report.training, std::size_t(1));
        QCOMPARE(report.validation, std::size_t(1));
        QCOMPARE(report.test, std::size_t(1));
    }

    /// One clear sentence each, and the others go on.
    void badRecordings() {
        const TemporaryFolder folder;
        record(folder / "in" / "good.wav", 3, 1, 96000, 6); // 5.1
        record(folder / "in" / "short.wav", 0.2, 2);
        writeFile(folder / "in" / "broken.wav", "RIFFnothing");
        Sound offset{24000, 1, std::vector<float>(48000, 0.5f)};
        writeSound(folder / "in" / "offset.wav", offset, SampleFormat::Float32);
        const DatasetReport report = build(folder / "in", folder / "out");
        QCOMPARE(report.sources, std::size_t(2)); // good and offset
        QCOMPARE(report.failures.size(), std::size_t(2));
        for (const std::string& sentence : report.failures)
            QVERIFY2(sentence.find(".wav") != std::string::npos, sentence.c_str());
        fs::create_directories(folder / "empty");
        QVERIFY(thrown([&] { build(folder / "empty", folder / "none"); }).find("no recordings") !=
                std::string::npos);
        fs::create_directories(folder / "bad");
        fs::rename(folder / "in" / "short.wav", folder / "bad" / "short.wav");
        QVERIFY(thrown([&] { build(folder / "bad", folder / "none"); }).find("gives no clip") !=
                std::string::npos);
    }

    /// A data set that was tampered with is refused in words, not read.
    void badDatasets() {
        const TemporaryFolder folder;
        record(folder / "in" / "a.wav", 3, 1);
        build(folder / "in", folder / "out");
        QVERIFY(thrown([&] { Dataset(folder / "in"); }).find("no data set") != std::string::npos);
        const fs::path other = folder / "in" / "other.csv";
        writeFile(other, "a\n1\n");
        QVERIFY(thrown([&] { Dataset{other}; }).find("other.csv: is no data set") !=
                std::string::npos);
        fs::path cache;
        for (const auto& entry : fs::directory_iterator(folder / "out" / "cache"))
            cache = entry.path();
        const std::string whole = readFile(cache);
        for (const std::size_t size : {std::size_t(0), std::size_t(5), std::size_t(40),
                                       whole.size() / 2, whole.size() - 1}) {
            writeFile(cache, whole.substr(0, size));
            QVERIFY(thrown([&] { Dataset(folder / "out"); }).find("safetensors") !=
                    std::string::npos);
        }
        writeFile(cache, whole);
        const fs::path json = folder / "out" / "dataset.json";
        const Json good = readJson(json);
        for (const auto& change : std::vector<std::function<void(Json&)>>{
                 [](Json& j) { j.erase("reference"); }, [](Json& j) { j["reference"] = -1; },
                 [](Json& j) { j["settings"]["bands"] = 1e9; },
                 [](Json& j) { j["settings"]["hop"] = 0; },
                 [](Json& j) { j["sources"][0]["cache"] = "../../etc/passwd"; },
                 [](Json& j) { j["sources"] = Json::array(); },
                 [](Json& j) { j["format"] = "other"; }}) {
            Json bad = good;
            change(bad);
            writeJson(json, bad);
            const std::string sentence = thrown([&] { Dataset(folder / "out"); });
            QVERIFY2(sentence.find("anew") != std::string::npos, sentence.c_str());
        }
        writeJson(json, good);
        QCOMPARE(Dataset(folder / "out").clips().size(), std::size_t(2));
    }

    /// What was planted is what is found.
    void synthesizedClips() {
        const ClipPlan sparse{.seconds = 8, .beats = 2, .filled = 1, .voices = 2};
        const SyntheticClip clip = synthesize(sparse, 5);
        QCOMPARE(clip.sound.frames(), std::size_t(192000));
        QCOMPARE(clip.onsets.size(), std::size_t(16));
        QCOMPARE(clip.irregularity, 0.0);
        QCOMPARE(clip.repetition, 0.5); // of two bars the second one
        QCOMPARE(synthesize(sparse, 5).sound.samples, clip.sound.samples);
        QVERIFY(synthesize(sparse, 6).sound.samples != clip.sound.samples);
        QVERIFY(peakOf(clip.sound.samples) < 0.71f && peakOf(clip.sound.samples) > 0.69f);

        Rng rng(3);
        double expected = 0, squares = 0, found = 0, foundSquares = 0, products = 0;
        constexpr int clips = 24;
        for (int i = 0; i < clips; ++i) {
            const ClipPlan plan = drawPlan(rng);
            const SyntheticClip one = synthesize(plan, std::uint64_t(i) + 1);
            for (std::size_t n = 1; n < one.onsets.size(); ++n)
                QVERIFY(one.onsets[n] - one.onsets[n - 1] >= 0.0599);
            const double density = measureLScore(one.sound.samples).score.density;
            expected += one.density;
            squares += one.density * one.density;
            found += density;
            foundSquares += density * density;
            products += one.density * density;
        }
        const double covariance = products - expected * found / clips;
        const double correlation = covariance / std::sqrt((squares - expected * expected / clips) *
                                                          (foundSquares - found * found / clips));
        qInfo("planted and found density: correlation %.2f, means %.2f and %.2f", correlation,
              expected / clips, found / clips);
        QVERIFY(correlation > 0.6);
    }
};

QTEST_APPLESS_MAIN(TestIdmDataset)
#include "tst_idmdataset.moc"
