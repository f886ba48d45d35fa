#include "tests/models/stemrig.h"

#include "tests/badfiles.h"

#include "core/error.h"
#include "models/stem/items.h"
#include "models/stem/songbeats.h"
#include "models/stem/songlist.h"

#include <limits>
#include <set>
#include <thread>

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

double rms(std::span<const float> samples) {
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * sample;
    return samples.empty() ? 0 : std::sqrt(sum / double(samples.size()));
}

std::string thrown(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& error) {
        return error.what();
    }
    return "nothing thrown";
}

/// Two prepared songs of 12 s at 44.1 kHz.
void putData(const fs::path& root) {
    for (const auto& [name, bpm] : {std::pair{"one", 120.0}, {"two", 100.0}}) {
        putSong(root / name, bpm, 12);
        writeFile(root / name / "features.json",
                  Json({{"genres", "Rock, Pop"}, {"moods", "calm"}, {"bpm", bpm}}).dump());
        writeBeats(root / name / "beats.json", steadyBeats(bpm, 4, 0.25, 12), true);
    }
}

ItemSettings shortChunks() {
    ItemSettings settings;
    settings.seconds = 3;
    settings.leastContext = 3;
    return settings;
}

} // namespace

class TestStemItems : public QObject {
    Q_OBJECT

    TemporaryFolder m_root;
    std::vector<Song> m_songs;

private Q_SLOTS:
    void initTestCase() {
        putData(m_root.path());
        m_songs = readSongs(m_root.path());
        QCOMPARE(m_songs.size(), std::size_t(2));
    }

    void fixedTarget() {
        ItemSettings settings = shortChunks();
        settings.target = "DRUMS";
        settings.caption = CaptionForm::Reference;
        settings.captionBpm = true;
        const ItemSource source(m_songs, settings);
        std::set<std::size_t> counts;
        for (std::uint64_t i = 0; i < 10; ++i) {
            const StemItem item = source.item(1, 0, i);
            QCOMPARE(item.plan.song, std::string(i % 2 ? "two" : "one"));
            QCOMPARE(item.plan.targets, std::vector<std::string>{"drums"});
            QCOMPARE(item.target.size(), std::size_t(96000));
            QCOMPARE(item.context.size(), std::size_t(96000));
            for (const std::string& name : item.plan.contexts)
                QVERIFY(name == "bass" || name == "piano"); // no vocals
            counts.insert(item.plan.contexts.size());
            QVERIFY(item.plan.start >= 0 && item.plan.start <= m_songs[0].frames - 132300);
            QVERIFY(rms(item.target) > 0.001 && rms(item.context) > 0.05);
            QCOMPARE(item.caption, std::string("Genres: Rock, Pop. Mood: calm.  Bpm: ") +
                                       (i % 2 ? "100." : "120."));
            QVERIFY(item.beats.beats.size() >= 5);
            // A click stands at each beat: the target is a click track at that tempo.
            for (const std::int64_t beat : item.beats.beats)
                if (beat + 400 < 96000)
                    QVERIFY(rms(std::span(item.target).subspan(std::size_t(beat), 400)) > 0.05);
            QVERIFY(item.messages.empty());
        }
        QCOMPARE(counts.size(), std::size_t(2));
    }

    void anyTarget() {
        ItemSettings settings = shortChunks();
        settings.severalTargets = true;
        const ItemSource source(m_songs, settings);
        std::set<std::string> targets, contexts;
        bool several = false;
        for (std::uint64_t i = 0; i < 24; ++i) {
            const StemItem item = source.item(1, 0, i);
            QVERIFY(!item.plan.targets.empty() && !item.plan.contexts.empty());
            for (const std::string& name : item.plan.targets) {
                QCOMPARE(std::ranges::count(item.plan.contexts, name), std::ptrdiff_t(0));
                targets.insert(name);
            }
            several |= item.plan.targets.size() > 1;
            contexts.insert(item.plan.contexts.begin(), item.plan.contexts.end());
            QVERIFY(item.caption.find("Instruments: ") != std::string::npos);
        }
        QVERIFY(several);
        QCOMPARE(targets, (std::set<std::string>{"bass", "drums", "piano", "vocals"}));
        QCOMPARE(contexts, (std::set<std::string>{"bass", "drums", "piano"}));
    }

    void clickContexts() {
        ItemSettings settings = shortChunks();
        settings.target = "bass";
        settings.mode = ContextMode::Beats;
        const StemItem item = ItemSource(m_songs, settings).item(1, 0, 0);
        QVERIFY(item.plan.contexts.empty());
        for (std::size_t i = 0; i < item.beats.beats.size(); ++i) {
            const auto beat = std::size_t(item.beats.beats[i]);
            QVERIFY(beat == 0 || item.context[beat - 1] < 0.01f);
            QVERIFY(beat + 9 >= item.context.size() || item.context[beat + 8] > 0.9f);
        }
        settings.mode = ContextMode::StemsOrBeats;
        const ItemSource both(m_songs, settings);
        int clicks = 0;
        for (std::uint64_t i = 0; i < 20; ++i)
            clicks += both.item(1, 0, i).plan.contexts.empty();
        QVERIFY2(clicks > 3 && clicks < 17, qPrintable(QString::number(clicks)));

        auto silent = m_songs;
        silent[0].beats = {};
        settings.mode = ContextMode::Beats;
        const ItemSource one(silent, settings);
        QCOMPARE(one.songs().size(), std::size_t(1));
        QVERIFY(one.remarks().front().find("one: has no beats") == 0);
        settings.mode = ContextMode::StemsOrBeats;
        QCOMPARE(ItemSource(silent, settings).songs().size(), std::size_t(2));
    }

    void reproducible() {
        ItemSettings settings = shortChunks();
        settings.augment = true;
        settings.style = true;
        settings.leastContext = 1;
        settings.mode = ContextMode::StemsOrBeats;
        const ItemSource source(m_songs, settings);
        std::set<std::int64_t> starts;
        for (std::uint64_t epoch = 0; epoch < 4; ++epoch) {
            const StemItem item = source.item(7, epoch, 3);
            const StemItem again = source.item(7, epoch, 3);
            QCOMPARE(item.plan, again.plan);
            QVERIFY(item.target == again.target && item.context == again.context &&
                    item.style == again.style);
            const StemItem planned = source.realise(planOf(toJson(item.plan), "x"));
            QVERIFY(planned.target == item.target && planned.context == item.context &&
                    planned.style == item.style && planned.beats == item.beats);
            starts.insert(item.plan.start);
            QCOMPARE(item.style.size(), std::size_t(96000));
        }
        QCOMPARE(starts.size(), std::size_t(4)); // epochs differ
        // On several threads at once.
        std::vector<std::vector<float>> targets(4);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < targets.size(); ++t)
            threads.emplace_back([&, t] { targets[t] = source.item(7, 0, t % 2).target; });
        for (std::thread& thread : threads)
            thread.join();
        QVERIFY(targets[0] == targets[2] && targets[1] == targets[3] && targets[0] != targets[1]);
    }

    void augmentation() {
        ItemSettings settings = shortChunks();
        settings.target = "drums";
        settings.augment = true;
        const ItemSource source(m_songs, settings);
        std::set<double> factors;
        std::set<int> pitches;
        for (std::uint64_t i = 0; i < 16; ++i) {
            const StemItem item = source.item(3, 0, i);
            factors.insert(item.plan.factor);
            pitches.insert(item.plan.pitch);
            QVERIFY(item.plan.factor >= 0.8 && item.plan.factor <= 1.2);
            QVERIFY(item.plan.pitch >= -4 && item.plan.pitch <= 4);
            QCOMPARE(item.target.size(), std::size_t(96000));
            // The tempo goes along.
            const double beat = double(item.beats.beats[1] - item.beats.beats[0]) / 32000;
            QVERIFY(std::abs(beat - 60 / *m_songs[i % 2].tags.bpm * item.plan.factor) < 0.001);
        }
        QVERIFY(factors.size() > 4 && pitches.size() > 3);
    }

    void contextLengths() {
        ItemSettings settings = shortChunks();
        settings.leastContext = 1;
        const ItemSource source(m_songs, settings);
        std::set<std::size_t> lengths;
        for (std::uint64_t i = 0; i < 12; ++i) {
            const StemItem item = source.item(1, 0, i);
            QVERIFY(item.context.size() >= 32000 && item.context.size() <= 96000);
            QCOMPARE(item.target.size(), std::size_t(96000));
            lengths.insert(item.context.size());
        }
        QVERIFY(lengths.size() > 8);
    }

    void synchronised() {
        auto songs = m_songs;
        songs[0].sync = {22050, 44100, 5000000};
        ItemSettings settings = shortChunks();
        settings.synchronised = true;
        const ItemSource source(songs, settings);
        for (std::uint64_t i = 0; i < 20; i += 2) {
            const auto start = source.item(1, 0, i).plan.start;
            QVERIFY(start == 22050 || start == 44100);
        }
        QVERIFY(source.remarks().front().find("two: has no starts") == 0);
    }

    /// What is measured counts each moment once.
    void stretchesApart() {
        const ItemSource source(m_songs, shortChunks());
        std::vector<std::string> messages;
        const auto plans = source.apartPlans(1, 1000, &messages);
        QVERIFY(plans.size() > m_songs.size() && plans.size() < 1000);
        QVERIFY(plans == source.apartPlans(1, 1000));
        for (std::size_t i = 0; i < plans.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const auto& song = *std::ranges::find(m_songs, plans[i].song, &Song::name);
                const double seconds = double(source.samples()) / source.settings().rate;
                QVERIFY(plans[i].song != plans[j].song ||
                        std::abs(double(plans[i].start - plans[j].start)) >=
                            seconds * song.rate - 1);
            }
        // From all songs in turn.
        const auto few = source.apartPlans(1, 2);
        QCOMPARE(few.size(), std::size_t(2));
        QVERIFY(few[0].song != few[1].song);
    }

    void validationList() {
        ItemSettings settings = shortChunks();
        settings.augment = true;
        settings.leastContext = 1;
        const ItemSource source(m_songs, settings);
        const auto plans = source.fixedPlans(5, 6);
        QCOMPARE(plans.size(), std::size_t(6));
        for (const ItemPlan& plan : plans)
            QVERIFY(plan.factor == 1 && plan.pitch == 0 && plan.contextSamples == 96000);
        TemporaryFolder folder;
        writePlans(folder / "validation.json", plans);
        const auto read = readPlans(folder / "validation.json");
        QVERIFY(read == plans);
        QCOMPARE(source.realise(read[3]).target.size(), std::size_t(96000));
        ItemPlan gone = plans[0];
        gone.song = "gone";
        QVERIFY(thrown([&] { source.realise(gone); }).find("gone") != std::string::npos);
        gone = plans[0];
        gone.targets = {"flute"};
        QVERIFY(thrown([&] { source.realise(gone); }).find("flute") != std::string::npos);
        gone = plans[0];
        gone.start = -1;
        QVERIFY(thrown([&] { source.realise(gone); }).find("outside") != std::string::npos);
        writeFile(folder / "validation.json", R"({"items": [{"song": 3}]})");
        QVERIFY(thrown([&] { readPlans(folder / "validation.json"); }).find("'song'") !=
                std::string::npos);
    }

    /// A song whose target is silent passes its turn on, and says so.
    void silentSongs() {
        TemporaryFolder root;
        putData(root.path());
        putSound(root / "one/bass/bass.wav", sineSound(110, 24, 44100, 1, 0.001f));
        ItemSettings settings = shortChunks();
        settings.target = "bass";
        settings.tries = 4;
        const ItemSource source(readSongs(root.path()), settings);
        const StemItem item = source.item(1, 0, 0);
        QCOMPARE(item.plan.song, std::string("two"));
        QCOMPARE(item.messages.size(), std::size_t(1));
        QVERIFY(item.messages[0].find("one: none of 4 stretches") == 0);
        // Below zero only: the reference's rule does not hear it, the other does.
        Sound below = sineSound(110, 24);
        for (float& sample : below.samples)
            sample = -std::abs(sample);
        putSound(root / "one/bass/bass.wav", below);
        QCOMPARE(ItemSource(readSongs(root.path()), settings).item(1, 0, 0).plan.song,
                 std::string("two"));
        settings.silence.absolute = true;
        QCOMPARE(ItemSource(readSongs(root.path()), settings).item(1, 0, 0).plan.song,
                 std::string("one"));
        for (const char* song : {"one", "two"})
            putSound(root / song / "bass/bass.wav", Sound{44100, 1, std::vector<float>(44100)});
        const ItemSource nothing(readSongs(root.path()), settings);
        QVERIFY(thrown([&] { nothing.item(1, 0, 0); }).find("No song has a stretch") == 0);
    }

    /// 8 bits, stereo, other rates, samples that are no numbers, files that end early or cannot be
    /// read: never a crash, never silence that nobody hears of.
    void oddFiles() {
        TemporaryFolder root;
        putData(root.path());
        const fs::path bass = root / "one/bass/bass.wav";
        writeFile(bass, wavHeader(8000, 2, 8, 8000 * 2 * 20) + std::string(8000 * 2 * 20, '\xA0'));
        ItemSettings settings = shortChunks();
        settings.target = "bass";
        QVERIFY(ItemSource(readSongs(root.path()), settings).item(1, 0, 0).target[48000] > 0.2f);

        Sound holes = sineSound(110, 24);
        std::string bytes = wavHeader(44100, 1, 32, std::uint32_t(holes.samples.size() * 4), 3);
        for (std::size_t i = 0; i < holes.samples.size(); i += 50)
            holes.samples[i] = std::numeric_limits<float>::quiet_NaN();
        bytes.append(reinterpret_cast<const char*>(holes.samples.data()), holes.samples.size() * 4);
        writeFile(bass, bytes);
        const StemItem item = ItemSource(readSongs(root.path()), settings).item(1, 0, 0);
        for (const float sample : item.target)
            QVERIFY(std::isfinite(sample));
        QCOMPARE(item.messages.size(), std::size_t(1));
        QVERIFY(item.messages[0].find("bass.wav: holds samples that are no numbers") !=
                std::string::npos);

        // Gone since the data set was read.
        const ItemSource source(readSongs(root.path()), settings);
        fs::remove(bass);
        const StemItem other = source.item(1, 0, 0);
        QCOMPARE(other.plan.song, std::string("two"));
        QVERIFY(other.messages[0].find("bass.wav") != std::string::npos);

        // Shorter than a chunk: silence follows, and that is told.
        TemporaryFolder brief;
        putSong(brief / "brief", 120, 2);
        const ItemSource shortSource(readSongs(brief.path()), settings);
        QVERIFY(shortSource.remarks()[0].find("shorter than a chunk") != std::string::npos);
        const StemItem padded = shortSource.item(1, 0, 0);
        QCOMPARE(padded.target.size(), std::size_t(96000));
        QCOMPARE(rms(std::span(padded.target).last(30000)), 0.0);
    }

    void ranges() {
        const SplitSongs parts = heldBackTime(m_songs, 0.3);
        ItemSettings settings = shortChunks();
        const ItemSource train(parts.train, settings), validation(parts.validation, settings);
        const auto cut = parts.train[0].range.end;
        for (std::uint64_t i = 0; i < 10; ++i) {
            QVERIFY(train.item(1, 0, i).plan.start + 132300 <= cut);
            QVERIFY(validation.item(1, 0, i).plan.start >= cut);
        }
    }

    void settingsOutOfRange() {
        ItemSettings settings = shortChunks();
        settings.target = "flute";
        QVERIFY(thrown([&] { ItemSource(m_songs, settings); }).find("'flute'") !=
                std::string::npos);
        settings = shortChunks();
        settings.seconds = 0;
        QVERIFY(thrown([&] { ItemSource(m_songs, settings); }).find("chunk lasts") !=
                std::string::npos);
        settings = shortChunks();
        settings.contexts = {"drums"};
        settings.target = "drums";
        QVERIFY(thrown([&] { ItemSource(m_songs, settings); }).find("context") !=
                std::string::npos);
        QVERIFY(thrown([&] { ItemSource({}, shortChunks()); }).find("empty") != std::string::npos);
    }

    void theRecordings() {
        const fs::path pairs = data() / "audio/pairs";
        if (!fs::is_directory(pairs))
            QSKIP("no recordings");
        ItemSettings settings;
        settings.rate = 16000;
        settings.seconds = 3;
        settings.target = "memory";
        const ItemSource source(readSongs(pairs), settings);
        for (std::uint64_t i = 0; i < 12; ++i) {
            const StemItem item = source.item(1, 0, i);
            QCOMPARE(item.plan.targets, std::vector<std::string>{"memory"});
            QCOMPARE(item.plan.contexts, std::vector<std::string>{"guide"});
            QCOMPARE(item.target.size(), std::size_t(48000));
            QVERIFY(rms(item.target) > 0);
        }
    }
};

QTEST_APPLESS_MAIN(TestStemItems)
#include "tst_stemitems.moc"
