#include "tests/cli/clirun.h"

#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/json.h"
#include "core/music/composer.h"
#include "core/music/notes.h"
#include "core/soundfile.h"

using namespace antiphon;

namespace {

bool canRender() {
    try {
        return haveFluidSynth() && !findSoundFont().empty();
    } catch (const UserError&) {
        return false;
    }
}

} // namespace

class TestCliMidi : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;
    fs::path m_song, m_smpte, m_bad;

private Q_SLOTS:
    void initTestCase() {
        m_song = m_folder / "song.mid";
        m_smpte = m_folder / "smpte.mid";
        m_bad = m_folder / "bad.mid";
        writeMidi(m_song, compose(4).at(2).midi); // the waltz
        MidiFile smpte;
        smpte.division = 0xE728;
        smpte.tracks.emplace_back().events = {channelEvent(0, MidiKind::NoteOn, 0, 60, 64),
                                              channelEvent(1000, MidiKind::NoteOff, 0, 60),
                                              metaEvent(2000, meta::endOfTrack, {})};
        writeMidi(m_smpte, smpte);
        writeFile(m_bad, "this is no music");
    }

    void describe() {
        const testing::CliResult r = testing::cli({"midi", "describe", std::string(m_song), std::string(m_bad), std::string(m_smpte),
                           std::string(m_folder / "none.mid"), "--json"});
        QCOMPARE(r.exit, 3);
        QVERIFY(r.err.find("bad.mid: at byte 0") != std::string::npos);
        QVERIFY(r.err.find("none.mid: cannot be opened") != std::string::npos);
        const auto lines = r.lines();
        QCOMPARE(lines.size(), std::size_t(2));
        std::vector<std::string> keys;
        for (const auto& [key, value] : lines[0].items())
            keys.push_back(key);
        QCOMPARE(keys, (std::vector<std::string>{"path", "seconds", "tracks", "notes", "ticks_per_beat",
                                                 "tempos", "time_signatures"}));
        const MidiFile song = readMidi(m_song);
        QCOMPARE(lines[0]["path"].get<std::string>(), m_song.string());
        QCOMPARE(lines[0]["seconds"].get<double>(), secondsOf(song));
        QCOMPARE(lines[0]["tracks"].get<std::size_t>(), song.tracks.size());
        QCOMPARE(lines[0]["notes"].get<std::size_t>(), notesOf(song).size());
        QCOMPARE(lines[0]["ticks_per_beat"].get<int>(), 480);
        QCOMPARE(lines[0]["tempos"].size(), std::size_t(1));
        QCOMPARE(lines[0]["tempos"][0]["time"].get<double>(), 0.0);
        QVERIFY(lines[0]["tempos"][0]["bpm"].get<double>() > 100);
        QCOMPARE(lines[0]["time_signatures"][0].dump(),
                 std::string(R"({"time":0.0,"numerator":3,"denominator":4})"));
        QVERIFY(lines[1]["ticks_per_beat"].is_null());
        QCOMPARE(lines[1]["seconds"].get<double>(), 2.0);
        QCOMPARE(testing::cli({"midi", "describe", std::string(m_song)}).exit, 0);
        QCOMPARE(testing::cli({"midi", "describe"}).exit, 2);
    }

    void rewrite() {
        const fs::path out = m_folder / "again.mid";
        const testing::Words call = {"midi", "rewrite", std::string(m_song), "--out", std::string(out)};
        QCOMPARE(testing::cli(call).exit, 0);
        QVERIFY(readFile(out) == readFile(m_song));
        const testing::CliResult second = testing::cli(call);
        QCOMPARE(second.exit, 3);
        QVERIFY(second.err.find("exists already; name another file or add --force") != std::string::npos);
        testing::Words forced = call;
        forced.push_back("--force");
        QCOMPARE(testing::cli(forced).exit, 0);
        QCOMPARE(testing::cli({"midi", "rewrite", std::string(m_song), "--out", std::string(m_song), "--force"}).exit, 3);
        QCOMPARE(testing::cli({"midi", "rewrite", std::string(m_bad), "--out", std::string(m_folder / "x.mid")}).exit, 3);
        QVERIFY(!fs::exists(m_folder / "x.mid"));
    }

    void render() {
        if (!canRender())
            QSKIP("no FluidSynth or no SoundFont here");
        const fs::path out = m_folder / "song.wav", two = m_folder / "two.wav";
        const testing::CliResult r = testing::cli({"midi", "render", std::string(m_song), "--out", std::string(out), "--rate", "22050", "--json"});
        QCOMPARE(r.exit, 0);
        const Json line = r.lines().at(0);
        QCOMPARE(line["sample_rate"].get<int>(), 22050);
        QVERIFY(line["peak"].get<double>() > 0.05 && line["peak"].get<double>() <= 1);
        const Sound sound = readSound(out);
        QCOMPARE(sound.rate, 22050);
        QCOMPARE(sound.channels, 2);
        QVERIFY(sound.seconds() >= secondsOf(readMidi(m_song)) - 0.01);
        QVERIFY(readProvenance(out).comment.find("song.mid") != std::string::npos);
        QCOMPARE(testing::cli({"midi", "render", std::string(m_song), "--out", std::string(two), "--rate", "22050"}).exit, 0);
        QVERIFY(readFile(out) == readFile(two)); // the same bytes
        QCOMPARE(testing::cli({"midi", "render", std::string(m_song), "--out", std::string(out)}).exit, 3);
        const testing::CliResult font = testing::cli({"midi", "render", std::string(m_song), "--out", std::string(m_folder / "y.wav"),
                              "--soundfont", std::string(m_bad)});
        QCOMPARE(font.exit, 3);
        QVERIFY(font.err.find("is no SoundFont") != std::string::npos);
        QVERIFY(!fs::exists(m_folder / "y.wav"));
    }

    void interrupted() {
        if (!canRender())
            QSKIP("This build or machine has no SoundFont to play.");
        MidiFile held; // an hour of the same chord
        held.tracks.emplace_back();
        for (const int pitch : {48, 52, 55, 60})
            held.tracks[0].events.push_back(channelEvent(0, MidiKind::NoteOn, 0, pitch, 64));
        held.tracks[0].events.push_back(metaEvent(3600 * 960, meta::endOfTrack, {}));
        const testing::TemporaryFolder folder;
        writeMidi(folder / "held.mid", held);
        const testing::Words words{"midi", "render", (folder / "held.mid").string(), "--out",
                                   (folder / "held.wav").string()};
        QCOMPARE(testing::cliInterrupted(words).exit, 130);
        QCOMPARE(std::distance(fs::directory_iterator(folder.path()), {}), std::ptrdiff_t(1));
    }
};

QTEST_GUILESS_MAIN(TestCliMidi)
#include "tst_cli_midi.moc"
