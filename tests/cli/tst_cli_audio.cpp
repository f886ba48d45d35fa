#include "tests/badfiles.h"
#include "tests/cli/clirun.h"
#include "tests/faults.h"
#include "tests/testing.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

struct Result {
    int code = -1;
    QByteArray out;
    QByteArray err;
    QList<QByteArray> lines() const {
        return out.isEmpty() ? QList<QByteArray>() : out.trimmed().split('\n');
    }
};

QString text(const fs::path& path) {
    return QString::fromStdString(path.string());
}

Result run(const QStringList& arguments) {
    Words words;
    for (const QString& argument : arguments)
        words.push_back(argument.toStdString());
    const CliResult result = cli(words);
    return {result.exit, QByteArray::fromStdString(result.out), QByteArray::fromStdString(result.err)};
}

/// The keys in the order in which they stand in the line.
QStringList keysOf(const QByteArray& line) {
    QStringList keys;
    const Json json = parseJson(line.toStdString(), "line");
    for (const auto& [key, value] : json.items())
        keys << QString::fromStdString(key);
    return keys;
}

QJsonObject object(const QByteArray& line) {
    return QJsonDocument::fromJson(line).object();
}

const QStringList contract{"path",         "seconds", "sample_rate", "channels", "integrated_lufs",
                           "true_peak_db", "bpm",     "key"};

} // namespace

class TestCliAudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesAsJson() {
        const TemporaryFolder folder;
        Sound sound{48000, 2, {}};
        for (int i = 0; i < 48000 * 10; ++i) {
            const float x =
                float(std::pow(10, -23 / 20.0) * std::sin(2 * std::numbers::pi * 1000 * i / 48000));
            sound.samples.insert(sound.samples.end(), {x, x});
        }
        writeSound(folder / "a b.wav", sound, SampleFormat::Float32);
        writeSound(folder / "s.flac", {8000, 1, std::vector<float>(8000)}, SampleFormat::Flac16);
        const Result result =
            run({"audio", "describe", text(folder / "a b.wav"), text(folder / "s.flac"), "--json"});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.lines().size(), 2);
        const QByteArray first = result.lines()[0], second = result.lines()[1];
        QCOMPARE(keysOf(first).first(8), contract);
        QCOMPARE(keysOf(second).first(8), contract);
        const QJsonObject a = object(first);
        QCOMPARE(a["path"].toString(), text(folder / "a b.wav"));
        QCOMPARE(a["seconds"].toDouble(), 10.0);
        QCOMPARE(a["sample_rate"].toInt(), 48000);
        QCOMPARE(a["channels"].toInt(), 2);
        QVERIFY(std::abs(a["integrated_lufs"].toDouble() + 23) < 0.1);
        QVERIFY(std::abs(a["true_peak_db"].toDouble() + 23) < 0.1);
        const QJsonObject silence = object(second);
        for (const char* key : {"integrated_lufs", "true_peak_db", "bpm", "key"})
            QVERIFY2(silence[key].isNull(), key);
    }

    void globalOptionsAnywhere() {
        const TemporaryFolder folder;
        const QString file = text(folder / "x.wav");
        writeSound(folder / "x.wav", tone(1), SampleFormat::Int16);
        const Result before = run({"--json", "audio", "describe", file});
        const Result within = run({"audio", "--json", "describe", file});
        QCOMPARE(before.code, 0);
        QCOMPARE(before.out, within.out);
        QCOMPARE(before.lines().size(), 1);
    }

    void describesAsTable() {
        const TemporaryFolder folder;
        writeSound(folder / "x.wav", tone(61), SampleFormat::Int16);
        const Result result = run({"audio", "describe", text(folder / "x.wav")});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.lines().size(), 2);
        QVERIFY(result.lines()[1].contains("0:01:01"));
        QVERIFY(result.lines()[1].endsWith("x.wav"));
        QVERIFY(result.err.isEmpty());
    }

    void badFilesDoNotStopTheOthers() {
        const TemporaryFolder folder;
        QStringList arguments{"audio", "describe", "--json"};
        int usable = 0, broken = 0;
        for (const OddFile& file : makeOddFiles(folder.path())) {
            arguments << text(file.path);
            ++(file.usable ? usable : broken);
        }
        QVERIFY(usable > 3 && broken > 8);
        const Result result = run(arguments);
        QCOMPARE(result.code, 3);
        QCOMPARE(result.lines().size(), usable);
        const QList<QByteArray> sentences = result.err.trimmed().split('\n');
        QVERIFY2(sentences.size() == broken, result.err.constData());
        for (const QByteArray& sentence : sentences)
            QVERIFY2(sentence.startsWith("antiphon-cli: ") && sentence.endsWith('.'),
                     sentence.constData());
        for (const QByteArray& line : result.lines())
            QVERIFY(!object(line).isEmpty());
    }

    void usage() {
        QCOMPARE(run({"audio", "describe"}).code, 2);
        QCOMPARE(run({"audio"}).code, 2);
        QCOMPARE(run({"audio", "describe", "--colour", "x"}).code, 2);
        QCOMPARE(run({"audio", "describe", "--help"}).code, 0);
    }

    void converts() {
        const TemporaryFolder folder;
        const fs::path in = folder / "in.wav", out = folder / "new" / "out.flac";
        writeSound(in, tone(2), SampleFormat::Int24, {"Antiphon", "where from"});
        const Result result = run({"audio", "convert", text(in), "--out", text(out), "--rate",
                                   "16000", "--format", "flac16", "--json"});
        QVERIFY2(result.code == 0, result.err.constData());
        QCOMPARE(object(result.out)["seconds"].toDouble(), 2.0);
        const Sound sound = readSound(out);
        QCOMPARE(sound.rate, 16000);
        QCOMPARE(sound.frames(), std::size_t(32000));
        QCOMPARE(readProvenance(out).comment, std::string("where from"));
        // Nothing is overwritten without consent, not even the input by itself.
        const Result again = run({"audio", "convert", text(in), "--out", text(out)});
        QCOMPARE(again.code, 3);
        QVERIFY2(again.err.contains("exists already"), again.err.constData());
        QCOMPARE(run({"audio", "convert", text(in), "--out", text(out), "--force"}).code, 0);
        QCOMPARE(run({"audio", "convert", text(in), "--out", text(folder / "x.mp3")}).code, 2);
        QCOMPARE(
            run({"audio", "convert", text(folder / "none"), "--out", text(folder / "x.wav")}).code,
            3);
        QCOMPARE(entries(folder.path()), std::size_t(2));
    }

    void convertingOntoAFullDisk() {
        const TemporaryFolder folder;
        writeSound(folder / "in.wav", tone(2), SampleFormat::Int16);
        const std::string program = (programs() / "antiphon-cli").string();
        const std::string in = (folder / "in.wav").string(), out = (folder / "out.wav").string();
        const std::string error = (folder / "error").string();
        messageInChild([&] { // its own process inherits the limit and the ignored signal
            limitFileSize(100000);
            const std::string command = "'" + program + "' audio convert '" + in + "' --out '" +
                                        out + "' 2> '" + error + "'; echo $? >> '" + error + "'";
            (void)!std::system(command.c_str());
        });
        const std::string said = readFile(error);
        QVERIFY2(said.find("out.wav: cannot be written (File too large)") != std::string::npos,
                 said.c_str());
        QVERIFY2(said.ends_with("\n1\n"), said.c_str());
        QCOMPARE(entries(folder.path()), std::size_t(2));
    }

    // Ctrl+C ends what takes long, at once and without a trace.
    void interrupted() {
        const TemporaryFolder folder;
        const fs::path in = folder / "in.wav";
        writeSound(in, Sound{8000, 1, std::vector<float>(8000 * 900, 0.1f)}, SampleFormat::Int16);
        QProcess converting;
        startCli(converting, {"audio", "convert", in.string(), "--out",
                              (folder / "out.flac").string(), "--rate", "192000"});
        QVERIFY(QTest::qWaitFor([&] { return entries(folder.path()) == 2; }, 20'000));
        ::kill(pid_t(converting.processId()), SIGINT);
        const CliResult converted = resultOf(converting);
        QCOMPARE(converted.exit, 130);
        QVERIFY2(converted.err.find("cancelled") != std::string::npos, converted.err.c_str());
        QCOMPARE(entries(folder.path()), std::size_t(1));

        Words words{"audio", "describe"};
        words.insert(words.end(), 50, in.string());
        QCOMPARE(cliInterrupted(words).exit, 130);
    }

    void recordings() {
        const fs::path pairs = data() / "audio" / "pairs";
        if (!fs::exists(pairs))
            QSKIP("no recordings beside the project");
        QStringList arguments{"audio", "describe", "--json"};
        for (const auto& entry : fs::recursive_directory_iterator(pairs))
            if (entry.is_regular_file())
                arguments << text(entry.path());
        const Result result = run(arguments);
        QCOMPARE(result.code, 0);
        QCOMPARE(int(result.lines().size()), int(arguments.size()) - 3);
        for (const QByteArray& line : result.lines()) {
            const QJsonObject d = object(line);
            QVERIFY(d["seconds"].toDouble() > 1);
            QVERIFY2(d["integrated_lufs"].toDouble() < -5 && d["integrated_lufs"].toDouble() > -60,
                     line.constData());
            QVERIFY(d["true_peak_db"].toDouble() < 6);
        }
    }
};

QTEST_GUILESS_MAIN(TestCliAudio)
#include "tst_cli_audio.moc"
