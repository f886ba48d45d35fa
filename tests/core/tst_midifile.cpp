#include "tests/testing.h"

#include "core/error.h"
#include "core/music/midifile.h"
#include "core/music/tempomap.h"

using namespace antiphon;

namespace {

using namespace std::string_literals;

std::string big(std::uint32_t value, int bytes) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i)
        out += char(value >> 8 * i & 0xFF);
    return out;
}

std::string header(int format, int tracks, int division) {
    return "MThd" + big(6, 4) + big(std::uint32_t(format), 2) + big(std::uint32_t(tracks), 2) +
           big(std::uint32_t(division), 2);
}

std::string chunk(const std::string& type, const std::string& content, int lie = 0) {
    return type + big(std::uint32_t(int(content.size()) + lie), 4) + content;
}

const std::string endOfTrack = "\x00\xFF\x2F\x00"s;
// Two notes, the second with running status, the last by a note-on of velocity 0.
const std::string music = "\x00\x90\x3C\x40"s + "\x60\x80\x3C\x40"s + "\x00\x90\x40\x41"s +
                          "\x60\x40\x00"s;

std::string fault(const std::string& bytes) {
    try {
        parseMidi(bytes, "x.mid");
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

QString warningsOf(const MidiFile& file) {
    QStringList all;
    for (const MidiWarning& w : file.warnings)
        all << QString("%1: %2").arg(w.offset).arg(QString::fromStdString(w.text));
    return all.join("; ");
}

QByteArray raw(const std::string& bytes) {
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

class TestMidiFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canonicalBytes_data() {
        QTest::addColumn<QByteArray>("bytes");
        auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << raw(bytes);
        };
        row("running status", header(0, 1, 480) + chunk("MTrk", music + endOfTrack));
        row("all channel events",
            header(0, 1, 96) + chunk("MTrk", "\x00\x91\x3C\x40\x05\xA1\x3C\x20\x00\xB1\x07\x64\x00\x0A\x40"
                                             "\x81\x00\xC1\x20\x00\x21\x00\xD1\x7F\x00\xE1\x00\x40"s +
                                                 endOfTrack));
        row("meta of every type kept",
            header(1, 2, 480) +
                chunk("MTrk", "\x00\xFF\x00\x02\x00\x05\x00\xFF\x01\x03"s + "caf" +
                                  "\x00\xFF\x20\x01\x03\x00\xFF\x21\x01\x00"s +
                                  "\x00\xFF\x51\x03\x07\xA1\x20\x00\xFF\x54\x05\x60\x00\x03\x00\x00"s +
                                  "\x00\xFF\x58\x04\x06\x03\x24\x08\x00\xFF\x59\x02\xFD\x01"s +
                                  "\x00\xFF\x7F\x04\x43\x7B\x00\xFF\x00\xFF\x60\x00"s + endOfTrack) +
                chunk("MTrk", music + endOfTrack));
        row("split system exclusive",
            header(0, 1, 480) + chunk("MTrk", "\x00\xF0\x03\x43\x12\x00\x81\x48\xF7\x03\x43\x12\x00"
                                              "\x00\xF7\x02\x43\xF7\x00\xF7\x01\xF3"s +
                                                  endOfTrack));
        row("unknown chunks", header(1, 1, 480) + chunk("XFIH", "abc") +
                                  chunk("MTrk", music + endOfTrack) + chunk("XFKM", ""));
        row("long header", "MThd" + big(8, 4) + big(1, 2) + big(1, 2) + big(480, 2) + "\x01\x02" +
                               chunk("MTrk", music + endOfTrack));
        row("long gap", header(1, 1, 480) + chunk("MTrk", "\xFF\xFF\xFF\x7F\x90\x3C\x40"s + endOfTrack));
        row("end of track with a body",
            header(1, 1, 480) + chunk("MTrk", music + "\x10\xFF\x2F\x01\x00"s));
        row("separate patterns", header(2, 2, 480) + chunk("MTrk", music + endOfTrack) +
                                     chunk("MTrk", endOfTrack));
        row("SMPTE", header(1, 1, 0xE728) + chunk("MTrk", music + endOfTrack));
        row("no track", header(1, 0, 480));
    }
    void canonicalBytes() {
        QFETCH(QByteArray, bytes);
        const MidiFile file = parseMidi(bytes.toStdString(), "x.mid");
        const bool expected = file.tracks.empty(); // only the empty file is worth a remark
        QCOMPARE(file.warnings.size(), expected ? 1u : 0u);
        QCOMPARE(raw(midiBytes(file)), bytes);
    }

    void faultsAreRepaired_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("events"); // in all tracks, ends of tracks too
        QTest::addColumn<QString>("warning");
        auto row = [](const char* name, const std::string& bytes, int events, const char* warning) {
            QTest::newRow(name) << raw(bytes) << events << warning;
        };
        const std::string good = chunk("MTrk", music + endOfTrack);
        row("track too short for its music", header(1, 2, 480) + chunk("MTrk", music + endOfTrack, -9) + good,
            10, "18: the track is longer than the length it claims");
        row("track of claimed length 0", header(1, 1, 480) + chunk("MTrk", music + endOfTrack, -19), 5,
            "18: the track is longer than the length it claims");
        row("track swallows the next", header(1, 2, 480) + chunk("MTrk", music + endOfTrack, 12) + good,
            10, "18: the track's length is wrong");
        row("track claims 4 GiB", header(1, 1, 480) + "MTrk\xFF\xFF\xFF\xFF"s + music + endOfTrack, 5,
            "18: the track's length is wrong");
        row("no end of track", header(1, 2, 480) + chunk("MTrk", music) + good, 10,
            "37: the track has no end-of-track event, one is added");
        row("cut inside an event", header(1, 1, 480) + chunk("MTrk", music + "\x00\x90\x3C"s, 20), 5,
            "37: the file ends inside an event");
        row("declared end inside an event", header(1, 2, 480) + chunk("MTrk", music + "\x00\x90\x3C"s) + good,
            10, "37: the track ends inside an event");
        row("cut inside a text", header(1, 1, 480) + chunk("MTrk", music + "\x00\xFF\x01\x7F" "abc"s),
            5, "37: the file ends inside an event");
        row("text claims 256 MiB",
            header(1, 1, 480) + chunk("MTrk", music + "\x00\xFF\x01\xFF\xFF\xFF\x7F"s + endOfTrack), 5,
            "37: the file ends inside an event");
        row("number of five bytes",
            header(1, 2, 480) + chunk("MTrk", music + "\x81\x80\x80\x80\x00\x90\x3C\x40"s) + good, 10,
            "37: no event can be read here, the rest of the track is left out");
        row("running status from nothing", header(1, 2, 480) + chunk("MTrk", "\x00\x3C\x40"s) + good, 6,
            "22: no event can be read here, the rest of the track is left out");
        row("running status after a meta event",
            header(1, 1, 480) + chunk("MTrk", "\x00\x90\x3C\x40\x00\xFF\x01\x00\x60\x3C\x00"s + endOfTrack),
            4, "31: running status goes on after a meta or system-exclusive event");
        row("data byte above 127",
            header(1, 1, 480) + chunk("MTrk", "\x00\x90\x3C\xC8\x60\x3C\x00"s + endOfTrack), 3,
            "25: the data byte 200 is above 127 and read as 127");
        row("clock in a file", header(1, 1, 480) + chunk("MTrk", "\x05\xF8\x05\xF2\x01\x02"s + music + endOfTrack),
            5, "23: the system message 248 has no place in a file");
        row("data after the end of the track",
            header(1, 2, 480) + chunk("MTrk", music + endOfTrack + music) + good, 10,
            "41: data after the end of the track is left out");
        row("junk behind the last chunk", header(1, 1, 480) + good + "\x00\x00\x00"s, 5,
            "41: 3 bytes between the chunks are left out");
        row("junk before the header", "RIFF\x20\0\0\0RMIDdata\x10\0\0\0"s + header(1, 1, 480) + good, 5,
            "0: 20 bytes before the MIDI header are left out");
        row("too few tracks", header(1, 3, 480) + good, 5,
            "10: the header promises 3 tracks but there are 1");
        row("more tracks", header(1, 1, 480) + good + good, 10,
            "10: the header promises 1 tracks but there are 2");
        row("type 0 with two tracks", header(0, 2, 480) + good + good, 10,
            "8: a type 0 file has one track, so this one is read as type 1");
        row("type 7", header(7, 1, 480) + good, 5, "8: type 7 is unknown and read as type 1");
        row("no ticks", header(1, 1, 0) + good, 5, "12: 0 ticks a beat are impossible, 480 are assumed");
        row("no SMPTE ticks", header(1, 1, 0xE700) + good, 5,
            "12: the SMPTE division makes no sense, 25 frames of 40 ticks are assumed");
        row("header claims too much", "MThd\x7F\xFF\xFF\xFF"s + header(1, 1, 480).substr(8) + good, 5,
            "4: the header's length is wrong");
        row("unknown chunk cut", header(1, 1, 480) + good + "XFIH\x00\x00\x01\x00" "abc"s, 5,
            "45: the chunk claims 256 bytes but the file has 3 left");
    }
    void faultsAreRepaired() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, events);
        QFETCH(QString, warning);
        const MidiFile file = parseMidi(bytes.toStdString(), "x.mid");
        QVERIFY2(warningsOf(file).contains(warning), qPrintable(warningsOf(file)));
        std::size_t count = 0;
        for (const MidiTrack& track : file.tracks) {
            count += track.events.size();
            QVERIFY(track.events.back().isMeta(meta::endOfTrack));
        }
        QCOMPARE(count, std::size_t(events));
        // The rewritten file is free of faults and holds the same events.
        const MidiFile again = parseMidi(midiBytes(file), "y.mid");
        QCOMPARE(warningsOf(again), QString());
        QVERIFY(again == file);
    }

    void hopeless_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << QByteArray()
                               << "x.mid: at byte 0, the file is empty; fetch it again.";
        QTest::newRow("a WAV file")
            << raw("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"s)
            << "x.mid: at byte 0, there is no MIDI header (MThd); choose a standard MIDI file (.mid).";
        QTest::newRow("cut header") << raw(header(1, 1, 480).substr(0, 11))
                                    << "x.mid: at byte 11, the file ends inside its header; fetch it again.";
        QTest::newRow("short header")
            << raw("MThd" + big(2, 4) + std::string(20, '\0'))
            << "x.mid: at byte 4, the header is 2 bytes long where at least 6 are needed; fetch the "
               "file again.";
        QTest::newRow("no track")
            << raw(header(1, 2, 480))
            << "x.mid: at byte 14, ends before its first track although it promises 2; fetch the "
               "file again.";
    }
    void hopeless() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        QCOMPARE(QString::fromStdString(fault(bytes.toStdString())), message);
    }

    /// Every prefix of a file, and every file with one byte changed, is read or refused politely,
    /// and what is read survives being written.
    void cutsAndScratches() {
        const std::string whole = header(1, 2, 480) + chunk("MTrk", music + endOfTrack) +
                                  chunk("XFIH", "ab") + chunk("MTrk", music + endOfTrack);
        auto check = [](const std::string& bytes) {
            try {
                const MidiFile file = parseMidi(bytes, "x.mid");
                return parseMidi(midiBytes(file), "y.mid") == file;
            } catch (const UserError&) {
                return true;
            }
        };
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY2(check(whole.substr(0, size)), qPrintable(QString::number(size)));
        for (std::size_t at = 0; at < whole.size(); ++at)
            for (int value = 0; value < 256; ++value) {
                std::string scratched = whole;
                scratched[at] = char(value);
                QVERIFY2(check(scratched), qPrintable(QString("%1 %2").arg(at).arg(value)));
            }
    }

    void manyFaultsAreCounted() {
        std::string body;
        for (int i = 0; i < 500; ++i)
            body += "\x00\x90\x3C\xFF"s;
        const MidiFile file = parseMidi(header(1, 1, 480) + chunk("MTrk", body + endOfTrack), "x.mid");
        QCOMPARE(file.warnings.size(), std::size_t(100));
        QCOMPARE(file.warnings.back().text, std::string("and 401 more faults"));
    }

    void writerRefusesNonsense() {
        auto file = [](std::vector<MidiEvent> events) {
            MidiFile f;
            f.tracks.push_back({std::move(events)});
            return f;
        };
        const auto note = [](std::int64_t tick) { return channelEvent(tick, MidiKind::NoteOn, 0, 60, 64); };
        QVERIFY_EXCEPTION_THROWN(midiBytes(file({note(5), note(4)})), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(midiBytes(file({note(std::int64_t(1) << 28)})), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(midiBytes(file({channelEvent(0, MidiKind::NoteOn, 0, 200, 1)})),
                                 std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(midiBytes(file({metaEvent(0, meta::endOfTrack, {}), note(1)})),
                                 std::invalid_argument);
    }

    void tempoMap() {
        MidiFile file;
        file.division = 480;
        auto& events = file.tracks.emplace_back().events;
        events = {metaEvent(480, meta::tempo, "\x0F\x42\x40"s),  // 60 bpm from beat 1 on
                  metaEvent(960, meta::tempo, "\x00\x00\x00"s),  // of no meaning
                  metaEvent(960, meta::tempo, "\x03\xD0\x90"s),  // 240 bpm from beat 2 on
                  metaEvent(1920, meta::timeSignature, "\x06\x03\x24\x08"s),
                  metaEvent(2880, meta::endOfTrack, {})};
        const TempoMap map(file);
        QCOMPARE(map.changes().size(), std::size_t(3));
        QCOMPARE(map.changes()[0].bpm(), 120.0);
        QCOMPARE(map.seconds(240), 0.25);
        QCOMPARE(map.seconds(960), 1.5);
        QCOMPARE(map.seconds(1440), 1.75);
        QCOMPARE(map.tick(1.0), std::int64_t(720));
        QCOMPARE(map.tick(-1), std::int64_t(0));
        QCOMPARE(map.tick(std::nan("")), std::int64_t(0));
        QCOMPARE(secondsOf(file), 2.5);
        const auto signatures = timeSignatures(file, map);
        QCOMPARE(signatures.size(), std::size_t(1));
        QCOMPARE(signatures[0].numerator, 6);
        QCOMPARE(signatures[0].denominator, 8);
        QCOMPARE(signatures[0].seconds, 2.0);
    }

    /// Ten hours at a tempo whose beat is no round number: a million changes add up exactly.
    void tempoMapDoesNotDrift() {
        std::vector<TempoChange> changes;
        for (int i = 0; i < 1000000; ++i)
            changes.push_back({i * std::int64_t(37), 0, i % 2 ? 461539u : 461537u});
        const TempoMap map(480, changes);
        const std::int64_t end = std::int64_t(1000000) * 37;
        QCOMPARE(map.seconds(end), double(end) * 461538 / 1e6 / 480);
        for (std::int64_t tick = 0; tick < end; tick += 9973)
            QCOMPARE(map.tick(map.seconds(tick)), tick);
    }

    void smpte_data() {
        QTest::addColumn<int>("division");
        QTest::addColumn<double>("second"); // ticks
        QTest::newRow("24") << 0xE850 << 24.0 * 80;
        QTest::newRow("25") << 0xE728 << 25.0 * 40;
        QTest::newRow("29.97") << 0xE364 << 30000.0 / 1001 * 100;
        QTest::newRow("30") << 0xE250 << 30.0 * 80;
    }
    void smpte() {
        QFETCH(int, division);
        QFETCH(double, second);
        MidiFile file;
        file.division = std::uint16_t(division);
        file.tracks.emplace_back().events = {metaEvent(0, meta::tempo, "\x0F\x42\x40"s),
                                             metaEvent(30000, meta::endOfTrack, {})};
        QCOMPARE(file.ticksPerBeat(), 0);
        const TempoMap map(file);
        QVERIFY(map.changes().empty());
        QCOMPARE(map.seconds(30000), 30000 / second);
        QCOMPARE(map.tick(30000 / second), std::int64_t(30000));
    }

    void dataSet() {
        std::vector<fs::path> files;
        for (const fs::path& root : {testing::data() / "midi-emotion", testing::golden() / "emotion" / "midi"})
            if (fs::exists(root))
                for (const auto& entry : fs::recursive_directory_iterator(root))
                    if (entry.path().extension() == ".mid")
                        files.push_back(entry.path());
        if (files.empty())
            QSKIP("the emotion data set is not there");
        std::size_t events = 0;
        for (const fs::path& path : files) {
            const std::string bytes = readFile(path);
            const MidiFile file = parseMidi(bytes, display(path));
            QVERIFY2(file.warnings.empty(), path.c_str());
            for (const MidiTrack& track : file.tracks)
                events += track.events.size();
            const std::string rewritten = midiBytes(file);
            QVERIFY2(parseMidi(rewritten, "rewritten") == file, path.c_str());
            QVERIFY2(rewritten == bytes, path.c_str()); // these are canonical: the very same bytes
        }
        qInfo("%zu files, %zu events", files.size(), events);
    }

    void files() {
        const testing::TemporaryFolder folder;
        const MidiFile file = parseMidi(header(1, 1, 480) + chunk("MTrk", music + endOfTrack), "x.mid");
        writeMidi(folder / "a.mid", file);
        QVERIFY(readMidi(folder / "a.mid") == file);
        QVERIFY_EXCEPTION_THROWN(readMidi(folder / "b.mid"), UserError);
        QVERIFY_EXCEPTION_THROWN(readMidi(folder.path()), UserError);
    }
};

QTEST_APPLESS_MAIN(TestMidiFile)
#include "tst_midifile.moc"
