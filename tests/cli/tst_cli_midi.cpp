#include "tests/testing.h"

#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/json.h"
#include "core/music/composer.h"
#include "core/music/notes.h"
#include "core/soundfile.h"

#include <QProcess>

using namespace antiphon;

namespace {

struct Run {
    int code = -1;
    QByteArray out, err;
    std::vector<Json> lines() const {
        std::vector<Json> all;
        for (const QByteArray& line : out.split('\n'))
            if (!line.isEmpty())
                all.push_back(parseJson(line.toStdString(), "output"));
        return all;
    }
};

Run run(const QStringList& arguments) {
    QProcess process;
    process.start(QString::fromStdString((testing::programs() / "antiphon-cli").string()), arguments);
    process.waitForFinished(120000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString text(const fs::path& path) {
    return QString::fromStdString(path.string());
}

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
        const Run r = run({"midi", "describe", text(m_song), text(m_bad), text(m_smpte),
                           text(m_folder / "none.mid"), "--json"});
        QCOMPARE(r.code, 3);
        QVERIFY(r.err.contains("bad.mid: at byte 0"));
        QVERIFY(r.err.contains("none.mid: cannot be opened"));
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
        QCOMPARE(run({"midi", "describe", text(m_song)}).code, 0);
        QCOMPARE(run({"midi", "describe"}).code, 2);
    }

    void rewrite() {
        const fs::path out = m_folder / "again.mid";
        const QStringList call = {"midi", "rewrite", text(m_song), "--out", text(out)};
        QCOMPARE(run(call).code, 0);
        QVERIFY(readFile(out) == readFile(m_song));
        const Run second = run(call);
        QCOMPARE(second.code, 3);
        QVERIFY(second.err.contains("exists already; name another file or add --force"));
        QCOMPARE(run(call + QStringList{"--force"}).code, 0);
        QCOMPARE(run({"midi", "rewrite", text(m_song), "--out", text(m_song), "--force"}).code, 3);
        QCOMPARE(run({"midi", "rewrite", text(m_bad), "--out", text(m_folder / "x.mid")}).code, 3);
        QVERIFY(!fs::exists(m_folder / "x.mid"));
    }

    void render() {
        if (!canRender())
            QSKIP("no FluidSynth or no SoundFont here");
        const fs::path out = m_folder / "song.wav", two = m_folder / "two.wav";
        const Run r = run({"midi", "render", text(m_song), "--out", text(out), "--rate", "22050", "--json"});
        QCOMPARE(r.code, 0);
        const Json line = r.lines().at(0);
        QCOMPARE(line["sample_rate"].get<int>(), 22050);
        QVERIFY(line["peak"].get<double>() > 0.05 && line["peak"].get<double>() <= 1);
        const Sound sound = readSound(out);
        QCOMPARE(sound.rate, 22050);
        QCOMPARE(sound.channels, 2);
        QVERIFY(sound.seconds() >= secondsOf(readMidi(m_song)) - 0.01);
        QVERIFY(readProvenance(out).comment.find("song.mid") != std::string::npos);
        QCOMPARE(run({"midi", "render", text(m_song), "--out", text(two), "--rate", "22050"}).code, 0);
        QVERIFY(readFile(out) == readFile(two)); // the same bytes
        QCOMPARE(run({"midi", "render", text(m_song), "--out", text(out)}).code, 3);
        const Run font = run({"midi", "render", text(m_song), "--out", text(m_folder / "y.wav"),
                              "--soundfont", text(m_bad)});
        QCOMPARE(font.code, 3);
        QVERIFY(font.err.contains("is no SoundFont"));
        QVERIFY(!fs::exists(m_folder / "y.wav"));
    }
};

QTEST_GUILESS_MAIN(TestCliMidi)
#include "tst_cli_midi.moc"
