#include "tests/notes.h"
#include "tests/tensorfiles.h"

#include "core/formats/npz.h"
#include "models/device.h"
#include "models/guide/labels.h"
#include "models/guide/perception.h"

#include <numeric>

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

const auto go = [] {};
const auto tell = [](double, const std::string&) {};

Listen listenTo(const Sound& sound, const std::string& name) {
    return {name, "hash of " + name, [sound] { return sound; }};
}

std::vector<Listen> recordings() {
    return {listenTo(notes(9, 1, 12, 12), "first"), listenTo(notes(7.3, 2, 12, 12), "second"),
            listenTo(notes(5, 3, 8, 12), "third")};
}

PerceptionSettings small(const std::string& frontend = "blend") {
    PerceptionSettings settings;
    settings.frontend.id = frontend;
    settings.segment = 0.25;
    settings.vocab = 6;
    return settings;
}

bool same(const CodedTrack& a, const CodedTrack& b) {
    return a.codes == b.codes && a.track.labels == b.track.labels &&
           a.track.distances == b.track.distances && a.track.levels == b.track.levels &&
           a.track.wholeSegments == b.track.wholeSegments &&
           a.track.lastSeconds == b.track.lastSeconds;
}

} // namespace

class TestPerception : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frontends_data() {
        QTest::addColumn<QString>("frontend");
        QTest::addColumn<QString>("match");
        for (const char* id : {"blend", "timbre", "mel", "harmony", "energy"})
            for (const char* match : {"relative", "absolute"})
                QTest::addRow("%s %s", id, match) << id << match;
    }
    void frontends() {
        QFETCH(QString, frontend);
        QFETCH(QString, match);
        PerceptionSettings settings = small(frontend.toStdString());
        settings.match = match.toStdString();
        CodebookReport report;
        const Perception learned = Perception::learn(settings, recordings(), 5, go, tell, &report);
        QCOMPARE(learned.codebook().rows, std::size_t(6));
        // What is told of the codebook is what labelling finds.
        double inertia = 0;
        std::vector<std::int64_t> counts(6);
        std::vector<CodedTrack> tracks;
        for (const Listen& recording : recordings()) {
            const CodedTrack& coded = tracks.emplace_back(learned.label(recording, {}, go));
            for (std::size_t i = 0; i < coded.codes.size(); ++i)
                if (coded.track.labels[i] != silent) {
                    QCOMPARE(coded.track.labels[i], coded.codes[i]);
                    ++counts[std::size_t(coded.codes[i])];
                    inertia += double(coded.track.distances[i]) * coded.track.distances[i];
                }
        }
        QCOMPARE(report.counts, counts);
        QCOMPARE(report.vectors, std::accumulate(counts.begin(), counts.end(), std::int64_t(0)));
        QVERIFY(std::abs(report.inertia - inertia / double(report.vectors)) <
                1e-4 * report.inertia);
        QVERIFY(report.perplexity > 1 && report.perplexity <= report.used + 1e-9);
        for (std::size_t code = 0; code < 6; ++code)
            for (const auto& example : report.examples[code])
                QCOMPARE(tracks[std::size_t(example.recording)].codes[std::size_t(example.segment)],
                         std::int32_t(code));

        TemporaryFolder folder;
        learned.save(folder.path());
        const Perception loaded = Perception::load(folder.path());
        QCOMPARE(loaded.hash(), learned.hash());
        for (std::size_t i = 0; i < tracks.size(); ++i)
            QVERIFY(same(loaded.label(recordings()[i], {}, go), tracks[i]));
    }

    /// A codebook of two recordings is the one that generating without a model finds.
    void asIdentityMode() {
        const Sound guide = notes(9, 1, 12, 12), memory = notes(12, 2, 12, 12);
        GenerateOptions options;
        options.segment = 0.25;
        options.vocab = 6;
        const Labelling labelling =
            labelTracks({guide, "guide"}, {memory, "memory"}, options, 3, go);
        const Perception learned = Perception::learn(
            small(), {listenTo(guide, "guide"), listenTo(memory, "memory")}, 3, go, tell);
        QVERIFY(learned.codebook().values == labelling.codebook.values);
        const CodedTrack coded = learned.label(listenTo(memory, "memory"), {}, go);
        QVERIFY(coded.track.labels == labelling.memory.labels);
        QVERIFY(coded.track.distances == labelling.memory.distances);
    }

    void anyNumberOfThreads() {
        setThreads(1);
        const std::string one = Perception::learn(small(), recordings(), 5, go, tell).hash();
        setThreads(3);
        const std::string three = Perception::learn(small(), recordings(), 5, go, tell).hash();
        setThreads(0);
        QCOMPARE(one, three);
        QVERIFY(one != Perception::learn(small(), recordings(), 6, go, tell).hash());
        PerceptionSettings quieter = small();
        quieter.segment = 0.5;
        QVERIFY(one != Perception::learn(quieter, recordings(), 5, go, tell).hash());
    }

    void silentSegmentsHaveCodes() {
        Sound sound = notes(8, 4, 12, 12);
        std::fill(sound.samples.begin() + 22050 * 2, sound.samples.begin() + 22050 * 4, 0.f);
        const Listen recording = listenTo(sound, "paused");
        CodebookReport report;
        const Perception learned = Perception::learn(small(), {recording}, 5, go, tell, &report);
        QCOMPARE(report.vectors, std::int64_t(32 - 8));
        const CodedTrack coded = learned.label(recording, {}, go);
        for (std::size_t i = 8; i < 16; ++i) {
            QCOMPARE(coded.track.labels[i], silent);
            QCOMPARE(coded.track.distances[i], 0.f);
            QVERIFY(coded.codes[i] >= 0 && coded.codes[i] < 6);
        }
        // All of it silent: a recording to be labelled may be, those to learn from may not.
        const Listen nothing = listenTo({22050, 1, std::vector<float>(22050)}, "nothing");
        const CodedTrack none = learned.label(nothing, {}, go);
        QCOMPARE(none.track.labels, std::vector<std::int32_t>(4, silent));
        QVERIFY(none.codes[0] >= 0 && none.codes[0] < 6);
        QVERIFY(sentence([&] {
                    Perception::learn(small(), {nothing}, 5, go, tell);
                }).contains("below -60 dBFS"));
    }

    void anOffsetIsNoSound() {
        // A recording that fades into nothing but a converter's offset, each channel its own.
        const Sound music = notes(4, 4, 12, 12);
        Sound sound{music.rate, 2, {}};
        for (const float sample : music.samples)
            sound.samples.insert(sound.samples.end(), {sample + 0.1f, sample - 0.05f});
        for (int i = 0; i < 2 * music.rate; ++i)
            sound.samples.insert(sound.samples.end(), {0.1f, -0.05f});
        const Perception learned =
            Perception::learn(small(), {listenTo(sound, "offset")}, 5, go, tell);
        const CodedTrack coded = learned.label(listenTo(sound, "offset"), {}, go);
        const CodedTrack centred = learned.label(listenTo(music, "centred"), {}, go);
        QCOMPARE(coded.track.labels.size(), std::size_t(24));
        for (std::size_t i = 0; i < 16; ++i)
            QVERIFY(std::abs(coded.track.levels[i] - centred.track.levels[i]) < 0.01);
        for (std::size_t i = 16; i < 24; ++i)
            QCOMPARE(coded.track.labels[i], silent);
    }

    void fewDifferentSegments() {
        PerceptionSettings settings = small("energy");
        settings.match = "absolute";
        CodebookReport report;
        Sound even{8000, 1, std::vector<float>(4000, 0.5f)};
        for (std::size_t i = 0; i < even.samples.size(); i += 2)
            even.samples[i] = -0.5f;
        const Perception learned =
            Perception::learn(settings, {listenTo(even, "even")}, 5, go, tell, &report);
        QVERIFY(report.distinct < settings.vocab);
        QCOMPARE(std::int64_t(learned.codebook().rows), report.distinct);
        QCOMPARE(learned.settings().vocab, settings.vocab);
    }

    void cache() {
        TemporaryFolder folder;
        const fs::path cache = folder / "labels";
        int heard = 0;
        const Sound sound = notes(6, 4, 12, 12);
        const Listen recording{"counted", "abc", [&] {
                                   ++heard;
                                   return sound;
                               }};
        const Perception learned = Perception::learn(small(), recordings(), 5, go, tell);
        const CodedTrack first = learned.label(recording, cache, go);
        QVERIFY(same(learned.label(recording, cache, go), first));
        QCOMPARE(heard, 1);
        // Another codebook and other content are other labels.
        const Perception other = Perception::learn(small(), recordings(), 6, go, tell);
        other.label(recording, cache, go);
        QCOMPARE(heard, 2);
        Listen renamed = recording;
        renamed.hash = "abd";
        learned.label(renamed, cache, go);
        QCOMPARE(heard, 3);
        Listen nameless = recording;
        nameless.hash = "";
        learned.label(nameless, cache, go);
        QCOMPARE(heard, 4);

        // Whatever is wrong with the files, the labels are right.
        for (const auto& damage : std::vector<std::function<std::string(std::string)>>{
                 [](const std::string& text) { return text.substr(0, text.size() / 2); },
                 [](const std::string&) { return std::string("[]"); },
                 [](std::string text) {
                     const auto at = text.find("\"codes\":[") + 9;
                     text[at] = text[at] == '1' ? '2' : '1';
                     return text;
                 }}) {
            for (const auto& entry : fs::directory_iterator(cache))
                writeFile(entry.path(), damage(readFile(entry.path())));
            const int before = heard;
            QVERIFY(same(learned.label(recording, cache, go), first));
            QCOMPARE(heard, before + 1);
            QVERIFY(same(learned.label(recording, cache, go), first));
            QCOMPARE(heard, before + 1);
        }

        // Learning keeps what it has found.
        TemporaryFolder second;
        heard = 0;
        const Perception alone =
            Perception::learn(small(), {recording}, 5, go, tell, nullptr, second.path());
        QVERIFY(same(alone.label(recording, second.path(), go), alone.label(recording, {}, go)));
        QCOMPARE(heard, 2);
    }

    void damagedFiles() {
        TemporaryFolder folder;
        QVERIFY(sentence([&] { Perception::load(folder.path()); }).contains("codebook.json"));
        Perception::learn(small(), recordings(), 5, go, tell).save(folder.path());
        const fs::path state = folder / "codebook.json", centres = folder / "centres.npy";
        const std::string good = readFile(state);
        const auto refused = [&](const std::string& key, const Json& value) {
            Json json = parseJson(good, "codebook.json");
            if (value.is_discarded())
                json.erase(key);
            else
                json[key] = value;
            writeJson(state, json);
            return sentence([&] { Perception::load(folder.path()); });
        };
        QVERIFY(refused("segment", -1).contains("'segment'"));
        QVERIFY(refused("match", "perhaps").contains("'match'"));
        QVERIFY(refused("frontend", "ears").contains("front-end"));
        QVERIFY(refused("frontend_state", Json::object()).contains("state"));
        QVERIFY(refused("vocab", Json(Json::value_t::discarded)).contains("vocab"));
        QVERIFY(refused("scale", {{"offset", {1}}, {"scale", {1}}}).contains("columns"));
        writeFile(state, good);
        auto tensors = readNumpy(centres);
        tensors[0].bytes[5] ^= std::byte(1);
        writeNpy(centres, tensors[0]);
        QVERIFY(sentence([&] { Perception::load(folder.path()); }).contains("centres"));
        writeNpy(centres, RawTensor::of("", {2, 3}, std::vector<float>(6)));
        QVERIFY(sentence([&] { Perception::load(folder.path()); }).contains("columns"));
        PerceptionSettings unknown = small("ears");
        QVERIFY(sentence([&] {
                    Perception::learn(unknown, recordings(), 5, go, tell);
                }).contains("ears"));
    }

    void stops() {
        struct Stop {};
        const auto stop = [] { throw Stop(); };
        QVERIFY_THROWS_EXCEPTION(Stop, Perception::learn(small(), recordings(), 5, stop, tell));
    }
};

QTEST_GUILESS_MAIN(TestPerception)
#include "tst_perception.moc"
