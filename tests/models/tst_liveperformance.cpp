#include "tests/faults.h"
#include "tests/models/liverig.h"

#include "core/audio/liveexport.h"
#include "core/audio/livereplay.h"
#include "core/audio/output.h"
#include "core/audio/scripteddevice.h"
#include "core/maps/corpusbatch.h"
#include "core/resample.h"
#include "models/impro/livereach.h"
#include "models/impro/stage.h"
#include "models/impro/starters.h"

#include <QStandardPaths>

#include <cstring>

using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::impro;

namespace {

constexpr int rate = 44100;

bool sameBytes(const fs::path& a, const fs::path& b) {
    return readFile(a) == readFile(b);
}

std::string messageOf(const std::function<void()>& act) {
    try {
        act();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

/// The mix of a recording, rendered again from its log.
bool rendersAgain(const LiveRecording& recording) {
    const Sound sound = readSound(recording.sound);
    const Sound again = replayPerformance(readLiveLog(recording.log), sound);
    if (again.frames() != sound.frames() || sound.channels != 4)
        return false;
    float loudest = 0;
    for (std::size_t i = 0; i < sound.frames(); ++i) {
        if (again.samples[i] != sound.at(i, 3)) {
            qWarning("frame %zu: %g instead of %g", i, double(again.samples[i]),
                     double(sound.at(i, 3)));
            return false;
        }
        loudest = std::max(loudest, std::abs(again.samples[i]));
    }
    return loudest > 0.01f;
}

} // namespace

class TestLivePerformance : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_table, m_one, m_two, m_song;
    std::shared_ptr<const LiveCast> m_cast;

    std::unique_ptr<LivePerformance> performance(std::shared_ptr<const LiveCast> cast = {},
                                                 int engineRate = rate) const {
        auto made = std::make_unique<LivePerformance>(cast ? cast : m_cast,
                                                      LivePerformanceSettings{.rate = engineRate});
        made->openFile(m_song);
        made->set("input", 1);
        return made;
    }

private Q_SLOTS:
    void initTestCase() {
        m_table = sineTable(m_folder / "table.csv");
        m_one = freshAgent(m_folder / "one", m_table, 3);
        m_two = freshAgent(m_folder / "two", m_table, 4);
        m_song = m_folder / "song.wav";
        writeSound(m_song, glidingTones(6), SampleFormat::Float32);
        m_cast = castOf({m_one.string()}, m_table);
    }

    void playsAndMeasures() {
        auto live = performance();
        std::vector<float> out;
        live->advance(2 * rate, {}, &out);
        QCOMPARE(out.size(), std::size_t(2 * rate));
        QVERIFY(peakOf(out) > 0.05f);
        const LiveMeters meters = live->meters();
        QCOMPARE(meters.clock, std::int64_t(2 * rate));
        QVERIFY(std::abs(double(meters.frames) - 2.0 * rate / 128) <= 2);
        QCOMPARE(meters.decisions, meters.frames);
        QVERIFY(meters.rmseMean > 0);
        QVERIFY(meters.input.peak > 0.1f && meters.mix.peak > 0.01f);
        QCOMPARE(meters.droppedFrames, std::int64_t(0));
        // What is heard in one block is answered in the next.
        QVERIFY(meters.reaction.most < 3 * 128.0f / rate);
    }

    // The same calls, the same bytes: sound and log.
    void playsTheSameAgain() {
        std::vector<LiveRecording> made;
        for (const char* name : {"a", "b"}) {
            auto live = performance(castOf({m_one.string(), "random"}, m_table));
            live->set("temperature", 0.5);
            live->startRecording(m_folder / name);
            live->advance(rate);
            live->set("stance", -1);
            live->advance(rate / 3);
            live->set("param/1", 0.8);
            live->advance(rate);
            live->finishRecording();
            made.push_back(*live->recording());
            QVERIFY(made.back().finished && made.back().error.empty());
            QCOMPARE(made.back().dropped, std::uint64_t(0));
            QCOMPARE(made.back().frames, std::int64_t(rate + rate / 3 + rate));
        }
        QVERIFY(sameBytes(made[0].sound, made[1].sound));
        QVERIFY(sameBytes(made[0].log, made[1].log));
        QVERIFY(rendersAgain(made[0]));
    }

    void neverOverwrites() {
        auto live = performance();
        std::set<fs::path> files;
        for (int i = 0; i < 3; ++i) {
            const LiveRecording recording = live->startRecording(m_folder / "takes", "take");
            files.insert({recording.sound, recording.log});
            live->advance(rate / 4);
            live->finishRecording();
            QVERIFY(rendersAgain(*live->recording()));
        }
        QCOMPARE(files.size(), std::size_t(6));
        for (const fs::path& file : files)
            QVERIFY(fs::file_size(file) > 1000);
        QVERIFY(!messageOf([&] { live->startRecording(m_song / "below a file"); }).empty());
    }

    // A full disk ends the recording while it is played, not at its end.
    void aFullDiskIsSaidAtOnce() {
        if (noThreadsInChild)
            QSKIP("The thread sanitizer does not follow threads of a forked child.");
        const std::string said = messageInChild([&] {
            limitFileSize(300'000);
            auto live = performance();
            live->set("record", 1);
            live->startRecording(m_folder / "full");
            for (int i = 0; i < 50 && live->value("record") > 0.5; ++i) {
                live->advance(rate / 10);
                std::this_thread::sleep_for(std::chrono::milliseconds(25));
            }
            if (live->value("record") > 0.5)
                throw UserError("it was never said");
            const auto before = live->meters().decisions;
            live->advance(rate / 2);
            if (live->meters().decisions <= before)
                throw UserError("the agent has stopped");
            throw UserError(live->recording()->error);
        });
        QVERIFY2(said.find("Free some space on the disk") != std::string::npos, said.c_str());
    }

    // Everything that moves, from scenes to faults, and a recording that begins in the middle.
    void rendersAgainWhateverHappened() {
        auto live = performance(castOf({m_one.string(), m_two.string(), "nearest"}, m_table));
        live->set("mix/3", 0.2);
        live->advance(rate / 2);
        live->store(1, "first");
        live->set("stance", -0.5);
        live->set("ramp", 0.3);
        live->store(2, "second");
        live->startRecording(m_folder / "everything");
        live->advance(rate / 2 + 17);
        live->set("scene", 1);
        live->advance(rate / 3);
        live->set("scene", 2);
        live->advance(1000); // in the middle of the cross-fade
        live->set("scene", 1);
        live->advance(rate);
        live->set("mute", 1);
        live->advance(rate / 5);
        live->set("mute", 0);
        live->set("gain", 12);
        live->set("input/monitor", 3);
        live->set("param/2", 1);
        live->advance(rate / 2);
        live->set("panic", 1);
        live->advance(rate / 8);
        const std::int64_t silent = live->meters().clock;
        live->advance(rate / 8);
        const std::int64_t silentTo = live->meters().clock;
        QCOMPARE(live->value("play"), 0.0);
        QCOMPARE(live->value("input/monitor"), -60.0);
        live->set("play", 1);
        live->advance(rate / 2);
        live->set("file/seek", 1);
        live->set("rest", 2);
        live->set("input/gate", -20);
        live->set("period", 4);
        live->advance(rate);
        live->set("input", 3);
        live->advance(rate / 2);
        live->finishRecording();
        const LiveRecording recording = *live->recording();
        QVERIFY(rendersAgain(recording));
        const LivePerformanceLog log = readLiveLog(recording.log);
        QVERIFY(log.complete);
        const auto count = [&](auto what) {
            return std::ranges::count_if(log.items, [&](const LiveLogItem& item) {
                return std::holds_alternative<decltype(what)>(item);
            });
        };
        QCOMPARE(count(logged::Scene{}), 3);
        QVERIFY(count(logged::Voice{}) >= 4);
        QVERIFY(count(logged::Control{}) >= 12);
        QVERIFY(count(LiveMoment{}) > 500);
        // Whoever comes on stage goes on counting.
        std::int64_t clock = 0;
        for (const LiveLogItem& item : log.items)
            if (const auto* moment = std::get_if<LiveMoment>(&item)) {
                QVERIFY2(moment->clock > clock, std::to_string(moment->clock).c_str());
                clock = moment->clock;
            }
        const Sound sound = readSound(recording.sound);
        const std::int64_t begun = log.first;
        QVERIFY(std::abs(double(clock - begun) - double(sound.frames())) < 0.1 * rate);
        // A panic silences the input, too.
        for (std::int64_t i = silent; i < silentTo; ++i)
            QCOMPARE(sound.at(std::size_t(i - begun), sound.channels - 1), 0.0f);
        QVERIFY(loudnessIsBelow(sound));
        // The curves, and what was heard as a corpus.
        QVERIFY(midiOf(log).tracks.at(0).events.size() > 50);
        const Corpus corpus = liveCorpus(recording.log, 1, 2);
        QVERIFY(std::abs(double(corpus.frames.rows) - double(rate) / 128) <= 3);
        const Sound mix = liveStretch(recording.log, LiveTrack::Mix, 1, 2);
        QCOMPARE(mix.frames(), std::size_t(sound.rate));
        for (std::size_t i = 0; i < mix.frames(); ++i)
            QCOMPARE(mix.samples[i], sound.at(i + std::size_t(sound.rate), sound.channels - 1));
        writeCorpus(m_folder / "again" / "heard.csv", corpus);
        QVERIFY(messageOf([&] {
                    liveCorpus(recording.log, 1000, 2000);
                }).find("nothing was heard") != std::string::npos);
        const Songs songs = readSongs(m_folder / "again", readLookup(m_table));
        QVERIFY2(songs.warnings.empty(), songs.warnings.empty() ? "" : songs.warnings[0].c_str());
    }

    // A Pure Data patch is rendered from what was logged, in a process of its own.
    void rendersAPatchAgain_data() {
        QTest::addColumn<bool>("device");
        QTest::newRow("simulated") << false;
        QTest::newRow("on a device, in real time") << true;
    }
    void rendersAPatchAgain() {
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed.");
        QFETCH(bool, device);
        const fs::path folder = m_folder / (device ? "patch-device" : "patch");
        fs::create_directories(folder);
        writeFile(folder / "synth.pd", "#N canvas 0 0 450 300 12;\n"
                                       "#X obj 10 10 inlet;\n"
                                       "#X obj 10 40 unpack f f;\n"
                                       "#X obj 10 70 * 1000;\n"
                                       "#X obj 10 110 osc~;\n"
                                       "#X obj 10 140 *~;\n"
                                       "#X obj 10 170 outlet~;\n"
                                       "#X obj 100 110 noise~;\n"
                                       "#X obj 100 140 *~ 0.1;\n"
                                       "#X connect 0 0 1 0;\n#X connect 1 0 2 0;\n"
                                       "#X connect 2 0 3 0;\n#X connect 3 0 4 0;\n"
                                       "#X connect 1 1 4 1;\n#X connect 4 0 5 0;\n"
                                       "#X connect 6 0 7 0;\n#X connect 7 0 5 0;\n");
        writeFile(folder / "synth.json", R"({"parameters": ["Pitch", "Level"]})");
        LiveCastSettings settings;
        settings.policies = {{m_one.string()}};
        settings.table = m_table;
        settings.synth = folder.string();
        auto live = performance(openCast(settings, {}));
        const auto act = [&](const std::function<void(int)>& play) {
            play(rate / 2);
            live->store(1, "patch");
            live->startRecording(m_folder / "patch-takes");
            play(rate / 2);
            live->set("param/2", 0.9);
            play(rate / 2);
            live->set("play", 0);
            play(rate / 4);
            live->set("play", 1);
            play(rate / 2);
            live->set("scene", 1); // another process of the same patch
            play(rate);
            live->set("panic", 1);
            play(rate / 8);
            live->set("play", 1);
            play(rate / 2);
        };
        if (device) {
            const auto source = live->source();
            std::vector<float> left(256), right(256);
            live->start();
            auto next = std::chrono::steady_clock::now();
            const auto play = [&](int frames) {
                for (int done = 0; done < frames; done += 256) {
                    source.render(source.context, {.left = left.data(),
                                                   .right = right.data(),
                                                   .frames = 256,
                                                   .rate = rate,
                                                   .position = 0,
                                                   .playing = true,
                                                   .panic = false,
                                                   .in = {}});
                    live->poll();
                    next += std::chrono::microseconds(256 * 1000000LL / rate);
                    std::this_thread::sleep_until(next);
                }
            };
            act(play);
            live->stopRecording();
            play(rate / 10);
            live->finishRecording();
            live->stop();
        } else {
            act([&](int frames) { live->advance(std::size_t(frames)); });
            live->finishRecording();
            QCOMPARE(live->meters().patchMissed, std::uint64_t(0));
        }
        const LiveRecording recording = *live->recording();
        const auto gaps =
            std::ranges::count_if(readLiveLog(recording.log).items, [](const LiveLogItem& item) {
                return std::holds_alternative<logged::Gap>(item);
            });
        qInfo("%lld chunks came too late", static_cast<long long>(gaps));
        QVERIFY(rendersAgain(recording));
        for (const std::string& remark : live->takeRemarks())
            qInfo("%s", remark.c_str());
        // What was played is not what the patch is now.
        writeFile(folder / "other.pd", "#N canvas 0 0 450 300 12;\n");
        const std::string changed = messageOf([&] { rendersAgain(recording); });
        QVERIFY2(changed.find("has been changed") != std::string::npos, changed.c_str());
    }

    // That a patch has come to its end is said on stage.
    void aPatchThatEndsIsSaid() {
        if (QStandardPaths::findExecutable("pd").isEmpty())
            QSKIP("Pure Data is not installed.");
        const fs::path folder = m_folder / "quits";
        fs::create_directories(folder);
        writeFile(folder / "synth.pd", "#N canvas 0 0 450 300 12;\n"
                                       "#X obj 10 10 inlet;\n"
                                       "#X obj 10 40 route 1;\n"
                                       "#X msg 10 60 \\; pd quit;\n"
                                       "#X obj 10 90 osc~ 440;\n"
                                       "#X obj 10 120 outlet~;\n"
                                       "#X connect 0 0 1 0;\n#X connect 1 0 2 0;\n"
                                       "#X connect 3 0 4 0;\n");
        writeFile(folder / "synth.json", R"({"parameters": 2})");
        LiveCastSettings settings;
        settings.policies = {{"stay"}};
        settings.table = m_table;
        settings.synth = folder.string();
        auto live = performance(openCast(settings, {}));
        live->startRecording(m_folder / "patch-takes");
        live->set("ramp", 0);
        live->advance(rate / 2);
        live->set("param/1", 1);
        std::string said;
        for (int i = 0; i < 20 && said.empty(); ++i) {
            live->advance(rate / 4);
            for (const std::string& remark : live->takeRemarks())
                said += remark;
        }
        QVERIFY2(said.find("Pure Data ended") != std::string::npos, said.c_str());
        live->finishRecording();
        QVERIFY(rendersAgain(*live->recording()));
    }

    // A patch is a program: it is started when it was admitted, and a scene of one that was not
    // leaves the stage as it is.
    void onlyAdmittedPatchesRun() {
        const fs::path folder = m_folder / "stranger";
        fs::create_directories(folder);
        writeFile(folder / "synth.pd", "#N canvas 0 0 450 300 12;\n#X obj 10 10 inlet;\n"
                                       "#X obj 10 40 noise~;\n#X obj 10 70 outlet~;\n"
                                       "#X connect 1 0 2 0;\n");
        writeFile(folder / "synth.json", R"({"parameters": 2})");
        LiveCastSettings settings;
        settings.policies = {{"stay"}};
        settings.table = m_table;
        settings.synth = folder.string();
        LivePerformanceSettings stage{.rate = rate};
        stage.admit = [](const std::string& patch) { throw UserError(patch + " is a stranger"); };
        const auto cast = openCast(settings, {});
        QVERIFY(messageOf([&] { LivePerformance(cast, stage); }).find("is a stranger") !=
                std::string::npos);
        LivePerformance live(m_cast, stage);
        live.openFile(m_song);
        live.set("input", 1);
        live.advance(rate / 2);
        LiveScenes scenes;
        scenes.slots[1] = LiveScene{"two", settings, {{"stance", -1}}};
        live.setScenes(scenes);
        live.set("scene", 2);
        live.advance(rate / 2);
        QCOMPARE(live.cast()->synth, std::string("sin"));
        QCOMPARE(live.value("stance"), 1.0);
        QCOMPARE(live.value("scene"), 0.0);
        const auto remarks = live.takeRemarks();
        QVERIFY(std::ranges::any_of(remarks, [](const std::string& remark) {
            return remark.find("Scene 2 is not played") != std::string::npos &&
                   remark.find("is a stranger") != std::string::npos;
        }));
        QVERIFY(live.meters().mix.peak > 0.01f);
    }

    // Of the table, and of the songs that an agent was trained on, on the table's scale.
    void whatIsInReach() {
        const fs::path corpus = m_folder / "corpus" / "song.csv";
        const Corpus song = analyseCorpus(m_song, {});
        writeCorpus(corpus, song);
        execute(newRun(m_folder / "trained", quickOptions("dqn", 1000), m_table, {corpus}));
        const auto cast = castOf({(m_folder / "trained").string()}, m_table);
        const LiveMember& member = cast->members.front();
        const auto reach = corpusReach(*cast, m_folder / "tables");
        QCOMPARE(reach.size(), member.agent.columns.size());
        QCOMPARE(tableReach(*cast).size(), reach.size());
        const auto column =
            std::size_t(std::ranges::find(member.agent.columns, "specshape-centroid") -
                        member.agent.columns.begin());
        std::vector<double> all;
        for (std::size_t row = 0; row < song.frames.rows; ++row) {
            std::vector<double> frame;
            for (const std::size_t place : member.places)
                frame.push_back(double(song.frames.row(row)[place]));
            member.world->scaling().apply(frame, frame);
            all.push_back(frame[column]);
        }
        const auto isQuantile = [&](double limit, double share) {
            const auto part = [&](auto which) {
                return double(std::ranges::count_if(all, which)) / double(all.size());
            };
            return part([&](double v) { return v < limit; }) <= share + 0.01 &&
                   part([&](double v) { return v <= limit; }) >= share - 0.01;
        };
        QVERIFY(isQuantile(reach[column].first, 0.05));
        QVERIFY(isQuantile(reach[column].second, 0.95));
        QVERIFY(!isQuantile(reach[column].second, 0.05));
        QVERIFY(reach[column].first < reach[column].second);
        QVERIFY(corpusReach(*m_cast, {}).empty()); // of no run
        QVERIFY(corpusReach(*castOf({"nearest"}, m_table), {}).empty());
    }

    // No worse than it is measured by `agent evaluate` on the same recording.
    void followsAsWellAsItWasEvaluated_data() {
        QTest::addColumn<QString>("agent");
        QTest::addColumn<bool>("real");
        for (const char* agent : {"agent", "nearest"}) {
            QTest::addRow("%s, tones", agent) << QString(agent) << false;
            QTest::addRow("%s, a minute of a recording", agent) << QString(agent) << true;
        }
    }
    void followsAsWellAsItWasEvaluated() {
        QFETCH(QString, agent);
        QFETCH(bool, real);
        double seconds = 6;
        fs::path song = m_song;
        if (real) {
            const fs::path recording = data() / "audio" / "pairs" / "0611" / "guide.flac";
            if (!fs::exists(recording))
                QSKIP("The recordings are not here.");
            const Sound sound = resample(readSound(recording), rate);
            Sound minute{rate, 1, monoOf(sound)};
            const std::vector<float> once = minute.samples;
            seconds = 60;
            while (minute.seconds() < seconds)
                minute.samples.insert(minute.samples.end(), once.begin(), once.end());
            minute.samples.resize(std::size_t(seconds) * rate);
            song = m_folder / "minute.wav";
            writeSound(song, minute, SampleFormat::Float32);
        }
        CorpusSettings analysis;
        Songs songs;
        songs.corpora.push_back(analyseCorpus(song, analysis));
        songs.names.push_back("song");
        const LookupTable table = readLookup(m_table);
        // One that has learned: what others reach rests on where they begin.
        const std::string trained = "sin-starter";
        Agent own = readAgent(agentPath(trained));
        own.settings.mode = Mode::Corpus;
        const EvaluationReport report =
            evaluateAgent(own, table, songs, {.episodes = 4, .seed = 1}, "table");
        const double expected = agent == "agent" ? report.trained.agent.rmse.mean
                                                 : report.trained.baselines.back().rmse.mean;
        QCOMPARE(report.trained.baselines.back().name, std::string("nearest"));
        auto live = performance(agent == "agent" ? castOf({trained}, m_table)
                                                 : castOf({trained, "nearest"}, m_table));
        if (agent == "nearest")
            live->set("mix/1", 0);
        live->openFile(song);
        live->advance(std::size_t(seconds) * rate);
        const double got = live->meters().rmseMean;
        qInfo("live %.4f, evaluated %.4f", got, expected);
        QVERIFY2(got <= expected * 1.03 + 0.003,
                 qPrintable(QString("%1 > %2").arg(got).arg(expected)));
    }

    // At another rate than the agent's the input is brought to that.
    void playsAtOtherRates() {
        auto at44 = performance();
        auto at48 = performance({}, 48000);
        at44->advance(5 * 44100);
        at48->advance(5 * 48000);
        const double a = at44->meters().rmseMean, b = at48->meters().rmseMean;
        QVERIFY2(std::abs(a - b) < 0.1 * a, qPrintable(QString("%1 %2").arg(a).arg(b)));
        QVERIFY(std::abs(at44->meters().frames - at48->meters().frames) <= 3);
    }

    void scenesAreRemembered() {
        auto live = performance();
        live->set("stance", 0.25);
        live->set("param/1/latch", 1);
        live->advance(1000);
        live->store(3, "Three");
        live->set("stance", 1);
        live->set("param/1/latch", 0);
        live->set("gain", -6);
        live->store(8, "Eight");
        QVERIFY(!messageOf([&] { live->store(9, "Nine"); }).empty());
        const fs::path file = m_folder / "scenes.json";
        writeLiveScenes(file, live->scenes());

        auto other = performance();
        other->setScenes(readLiveScenes(file));
        QVERIFY(toJson(other->scenes()) == toJson(live->scenes()));
        other->set("scene", 3);
        other->advance(rate / 10);
        QCOMPARE(other->value("stance"), 0.25);
        QCOMPARE(other->value("param/1/latch"), 1.0);
        QCOMPARE(other->value("scene"), 3.0);

        // One that cannot be played here is told, and spoils no other.
        LiveScenes some = live->scenes();
        some.slots[0] = LiveScene{"gone", some.slots[2]->cast, {}};
        some.slots[0]->cast.policies = {{(m_folder / "no such agent").string()}};
        auto third = performance();
        third->setScenes(some);
        const auto said = third->takeRemarks();
        QCOMPARE(said.size(), std::size_t(1));
        QVERIFY2(said.front().starts_with("Scene 1 cannot be played here: "), said.front().c_str());
        QVERIFY(toJson(third->scenes()) == toJson(some)); // nothing is lost
        LiveScenes odd = live->scenes();
        odd.slots[2]->controls["nonsense"] = 3;
        odd.slots[2]->controls["stance"] = 1e9;
        auto fourth = performance();
        fourth->setScenes(odd);
        const auto told = fourth->takeRemarks();
        QCOMPARE(told.size(), std::size_t(2));
        QVERIFY(told[0].find("'nonsense' is no control") != std::string::npos);
        QVERIFY(told[1].find("'stance' is beyond its range") != std::string::npos);
        third->set("scene", 3);
        third->advance(rate / 10);
        QCOMPARE(third->value("stance"), 0.25);
        for (const int slot : {1, 7}) { // cannot be played; empty
            third->set("scene", slot);
            third->advance(rate / 10);
            QCOMPARE(third->value("scene"), 3.0);
            QCOMPARE(third->takeRemarks().size(), std::size_t(1));
        }
        QCOMPARE(other->meters().scene, 3);
        other->set("scene", 5); // an empty one
        other->advance(rate / 10);
        QCOMPARE(other->meters().scene, 3);
        other->recall(8);
        other->advance(rate / 10);
        QCOMPARE(other->value("stance"), 1.0);
        QCOMPARE(other->value("gain"), -6.0);
        writeFile(m_folder / "bad.json",
                  "{\"kind\": \"live scenes\", \"scenes\": [{\"name\": 3}]}");
        QVERIFY(messageOf([&] { readLiveScenes(m_folder / "bad.json"); }).find("scene 1") !=
                std::string::npos);
    }

    void controlsHaveNamesAndRanges() {
        auto live = performance();
        QVERIFY(messageOf([&] { live->set("stanze", 1); }).find("'stance'") != std::string::npos);
        live->set("stance", -7);
        QCOMPARE(live->value("stance"), -1.0);
        live->set("stance", NAN);
        QCOMPARE(live->value("stance"), 1.0);
        live->set("freeze", 0.7);
        QCOMPARE(live->value("freeze"), 1.0);
        std::set<std::string> names;
        for (const LiveControl& control : live->controls().all()) {
            QVERIFY(names.insert(control.name).second);
            QVERIFY(!control.title.empty());
            QVERIFY(control.low <= control.initial && control.initial <= control.high);
            QCOMPARE(control.at(0), control.low);
            QCOMPARE(control.at(1), control.high);
        }
    }

    void aTapHearsEveryDecision() {
        struct Tap final : LiveTap {
            void decided(const LiveMoment& moment) override { moments.push_back(moment); }
            void poll() override { ++polls; }
            std::vector<LiveMoment> moments;
            int polls = 0;
        } tap;
        auto live = performance();
        live->addTap(tap);
        live->advance(rate);
        QCOMPARE(std::int64_t(tap.moments.size()), live->meters().frames);
        QVERIFY(tap.polls > 100);
        QCOMPARE(tap.moments.back().parameters, std::size_t(2));
    }

    void measuresTheNoiseFloor() {
        Sound quiet{rate, 1, {}};
        Rng rng(2);
        for (int i = 0; i < 4 * rate; ++i)
            quiet.samples.push_back(float(rng.normal() * 1e-4));
        writeSound(m_folder / "quiet.wav", quiet, SampleFormat::Float32);
        LivePerformance live(m_cast, {.rate = rate});
        live.openFile(m_folder / "quiet.wav");
        live.set("input", 1);
        live.advance(rate / 2);
        live.set("input/calibrate", 1);
        live.advance(rate);
        QVERIFY(live.meters().calibrating);
        live.advance(2 * rate);
        QVERIFY(!live.meters().calibrating);
        const double floor = live.meters().floorDb;
        QVERIFY2(floor > -90 && floor < -60, qPrintable(QString::number(floor)));
        QCOMPARE(live.value("input/gate"), floor + 6);
        QVERIFY(live.meters().resting);
    }

    /// Agents that came along are named so that another installation finds them.
    void agentsThatCameAlongHaveNames() {
        QCOMPARE(agentName(agentPath("sin-starter")), std::string("sin-starter"));
        for (const std::string& other : {m_one.string(), std::string("nearest")})
            QCOMPARE(agentName(other), other);
    }

    void aSecondSynthesizerLeads() {
        LivePerformance live(castOf({"nearest"}, m_table), {.rate = rate});
        live.openLeader("sin");
        live.set("input", 2);
        live.set("target/1", 0.2);
        live.set("target/2", 0.8);
        live.advance(2 * rate);
        LiveMeters meters = live.meters();
        QVERIFY(std::abs(double(meters.sounding[0]) - 0.2) < 0.11);
        QVERIFY(std::abs(double(meters.sounding[1]) - 0.8) < 0.11);
        live.set("target/1", 0.8);
        live.advance(2 * rate);
        QVERIFY(std::abs(double(live.meters().sounding[0]) - 0.8) < 0.11);
        QVERIFY(live.takeRemarks().empty());
        live.openLeader("fm3"); // of more than the agents have controls for
        const auto remarks = live.takeRemarks();
        QVERIFY(remarks.size() == 1 && remarks[0].find("stay in the middle") != std::string::npos);
    }

    // What comes too late is left out, and nothing piles up.
    void lateFramesAreLeftOut() {
        LivePerformance live(m_cast, {.rate = rate});
        const Source source = live.source();
        std::vector<float> left(rate), right(rate), in(rate, 0.1f);
        const float* const channel = in.data();
        const SourceBlock block{.left = left.data(),
                                .right = right.data(),
                                .frames = 30000,
                                .rate = rate,
                                .position = 0,
                                .playing = true,
                                .panic = false,
                                .in = std::span(&channel, 1)};
        source.render(source.context, block);
        live.start();
        for (int i = 0; i < 200 && live.meters().frames == 0; ++i)
            QTest::qSleep(10);
        live.stop();
        const LiveMeters meters = live.meters();
        QVERIFY(meters.droppedFrames > 100);
        QVERIFY(meters.frames > 0 && meters.frames < 30);
        QVERIFY(std::abs(double(meters.droppedFrames + meters.frames) - 30000.0 / 128) <= 3);
    }

    // The device goes fifty times; the program and the recording go on.
    void outlivesItsDevice() {
        std::vector<ScriptedDevice*> devices;
        const auto opener = [&](Engine& engine, const DeviceSettings& settings) {
            auto device = std::make_unique<ScriptedDevice>(engine, settings);
            devices.push_back(device.get());
            return device;
        };
        DeviceSettings settings;
        settings.buffer = 128;
        settings.inputs = 2;
        auto live = performance();
        AudioOutput output(rate, settings, opener);
        const auto source = output.control().addSource(live->source(), nullptr);
        QVERIFY(source);
        output.open();
        live->start();
        live->startRecording(m_folder / "lost");
        std::int64_t clock = 0;
        for (int cycle = 0; cycle < 50; ++cycle) {
            QVERIFY(output.audible());
            for (int i = 0; i < 20; ++i) {
                devices.back()->advance(256);
                live->poll();
                QTest::qSleep(1);
            }
            devices.back()->lose();
            output.update(); // without sound from now on
            QVERIFY(!output.audible());
            QVERIFY(!output.banner().empty());
            QTest::qSleep(8);
            live->poll();
            output.update();
            QVERIFY(output.reconnect());
            QVERIFY(live->meters().clock >= clock);
            clock = live->meters().clock;
        }
        devices.back()->advance(256);
        live->stopRecording();
        for (int i = 0; i < 100; ++i) {
            devices.back()->advance(256);
            QTest::qSleep(1);
        }
        live->finishRecording();
        live->stop();
        const LiveRecording recording = *live->recording();
        QVERIFY(recording.finished && recording.error.empty());
        QCOMPARE(recording.dropped, std::uint64_t(0));
        QVERIFY(recording.frames >= 50 * 20 * 256);
        QVERIFY(rendersAgain(recording));
        output.control().removeSource(*source);
        devices.back()->advance(4096);
        output.update();
        QCOMPARE(output.control().lent(), std::size_t(0));
    }

private:
    static bool loudnessIsBelow(const Sound& sound) {
        for (std::size_t i = 0; i < sound.frames(); ++i)
            if (std::abs(sound.at(i, 3)) > std::pow(10.0f, -1.0f / 20))
                return false;
        return true;
    }
};

QTEST_GUILESS_MAIN(TestLivePerformance)
#include "tst_liveperformance.moc"
