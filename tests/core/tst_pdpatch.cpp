#include "tests/testing.h"

#include "core/error.h"
#include "core/synth/pdmessages.h"
#include "core/synth/pdpatch.h"
#include "core/synth/puredata.h"

using namespace antiphon;

namespace {

const std::string head = "#N canvas 0 50 450 300 12;\n";
const std::string good = head + "#X obj 20 20 inlet;\n#X obj 20 60 outlet~;\n";

std::string complaintOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const UserError& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

class TestPdPatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portsAreFound_data() {
        QTest::addColumn<QString>("statements");
        QTest::addColumn<int>("inlet");
        QTest::addColumn<int>("outlet");
        const auto row = [](const char* name, const char* statements, int inlet, int outlet) {
            QTest::newRow(name) << QString(statements) << inlet << outlet;
        };
        row("none", "", -1, -1);
        row("one each", "#X obj 20 20 inlet;\n#X obj 20 60 outlet~;", 0, 0);
        row("with names and widths", "#X obj 2 2 inlet my list, f 9;\n#X obj 2 6 outlet~, f 7;", 0,
            0);
        row("over lines", "#X obj 2\r\n2\tinlet\n;\n#X obj 2 6\noutlet~;", 0, 0);
        row("left of others", "#X obj 9 0 inlet;\n#X obj 1 0 inlet;#X obj 5 0 outlet~;", 0, 0);
        row("after a signal", "#X obj 9 0 inlet;\n#X obj 1 0 inlet~;", 1, -1);
        row("after messages", "#X obj 1 0 outlet;#X obj 2 0 outlet;#X obj 3 0 outlet~;", -1, 2);
        row("the last of one place", "#X obj 1 0 inlet~;#X obj 1 9 inlet;#X obj 1 5 inlet~;", 1,
            -1);
        row("only signals and messages", "#X obj 20 20 inlet~;\n#X obj 20 60 outlet;", -1, -1);
        row("in a subpatch",
            "#N canvas 0 0 9 9 sub 0;#X obj 1 1 inlet;#X obj 1 9 outlet~;"
            "#X restore 5 5 pd sub;",
            -1, -1);
        row("in a comment", "#X text 20 20 inlet \\; #X obj 1 1 outlet~ \\;;", -1, -1);
        row("escaped", "#X obj 1 1 in\\let;#X obj 1 1 outlet\\;~;", 0, -1);
        row("data",
            "#N struct s float x;#A 0 1 2 3;#X array a 3 float 0;#X obj 1 1 inlet;"
            "#C restore;#X coords 0 1 1 0;#X obj 1 2 outlet~;",
            0, 0);
        row("odd places", "#X obj nan 1 inlet;#X obj 1e999 1 outlet~;#X obj 1;#X obj;#X;", 0, 0);
    }
    void portsAreFound() {
        QFETCH(QString, statements);
        const PdPatch patch = parsePdPatch(head + statements.toStdString(), "p.pd");
        QTEST(patch.messageInlet(), "inlet");
        QTEST(patch.signalOutlet(), "outlet");
    }

    void brokenPatchesAreRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const std::string& text, const char* complaint) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString(complaint);
        };
        row("empty", "", "line 1: is empty");
        row("blank", "\n \n", "is empty");
        row("another file", "RIFF1234WAVE;", "line 1: is no Pure Data patch");
        row("no semicolon", head + "#X obj 1 1 inlet", "line 2: is cut off");
        row("open subpatch", good + "#N canvas 0 0 9 9 sub 0;\n", "1 subpatches do not end");
        row("closed too often", good + "#X restore 1 1 pd;\n", "line 4: a subpatch ends");
        row("zero byte", head + std::string("#X obj 1 1 in\0let;", 18), "zero byte");
        row("backslash at the end", head + "#X obj \\", "line 2: is cut off");
        std::string deep = head;
        for (int i = 0; i < 2000; ++i)
            deep += "#N canvas 0 0 9 9 sub 0;\n";
        row("deep", deep, "1000 subpatches");
        std::string wide = head;
        for (int i = 0; i < 2000; ++i)
            wide += "#X obj 1 1 inlet;\n";
        row("wide", wide, "1000 inlets");
    }
    void brokenPatchesAreRefused() {
        QFETCH(QByteArray, text);
        QFETCH(QString, complaint);
        const std::string said = complaintOf([&] { parsePdPatch(text.toStdString(), "p.pd"); });
        QVERIFY2(said.find(complaint.toStdString()) != std::string::npos, said.c_str());
        QVERIFY2(said.starts_with("p.pd, line "), said.c_str());
    }

    void parametersAreDeclared_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("asked");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const char* json, int asked, const QStringList& names,
                            const char* complaint = "") {
            QTest::newRow(name) << QString(json) << asked << names << QString(complaint);
        };
        row("names", R"({"parameters": ["Pitch", "Höhe"]})", 0, {"Pitch", "Höhe"});
        row("names and the same count", R"({"parameters": ["a", "b"]})", 2, {"a", "b"});
        row("a count", R"({"parameters": 2})", 0, {"Parameter 1", "Parameter 2"});
        row("a bare number", "1", 0, {"Parameter 1"});
        row("asked for", "", 3, {"Parameter 1", "Parameter 2", "Parameter 3"});
        row("nobody says", "", 0, {}, "--params");
        row("another count", R"({"parameters": ["a", "b"]})", 3, {},
            "declares 2 parameters, but 3");
        row("none", R"({"parameters": []})", 0, {}, "between 1 and 64");
        row("negative", "", -1, {}, "between 1 and 64");
        row("many", R"({"parameters": 65})", 0, {}, "between 1 and 64");
        row("huge", "1e300", 0, {}, "does not say");
        row("huge integer", "9223372036854775807", 0, {}, "does not say");
        row("fraction", "2.5", 0, {}, "does not say");
        row("another key", R"({"params": 2})", 0, {}, "does not say");
        row("null", "null", 0, {}, "does not say");
        row("text", R"({"parameters": "two"})", 0, {}, "does not say");
        row("a number as name", R"({"parameters": ["a", 2]})", 0, {}, "parameter 2 needs a name");
        row("an empty name", R"({"parameters": [""]})", 0, {}, "parameter 1 needs a name");
        row("no JSON", "{", 0, {}, "synth.json");
    }
    void parametersAreDeclared() {
        QFETCH(QString, json);
        QFETCH(int, asked);
        QFETCH(QStringList, names);
        QFETCH(QString, complaint);
        testing::TemporaryFolder folder;
        writeFile(folder / "synth.pd", good);
        if (!json.isEmpty())
            writeFile(folder / "synth.json", json.toStdString());
        PdSynth synth;
        const std::string said = complaintOf([&] { synth = openPdSynth(folder.path(), asked); });
        QVERIFY2(complaint.isEmpty() ? said == "no error"
                                     : said.find(complaint.toStdString()) != std::string::npos,
                 said.c_str());
        QStringList found;
        for (const std::string& name : synth.parameters)
            found << QString::fromStdString(name);
        QCOMPARE(found, names);
    }

    void foldersAreChecked() {
        testing::TemporaryFolder folder;
        const auto said = [&](const fs::path& name) {
            return complaintOf([&] { openPdSynth(name, 1); });
        };
        QVERIFY(said(folder / "none").find("no such folder") != std::string::npos);
        QVERIFY(said("").find("no such folder") != std::string::npos);
        QVERIFY(said(folder.path()).find("holds no 'synth.pd'") != std::string::npos);
        writeFile(folder / "synth.pd", head + "#X obj 1 1 inlet;\n#X obj 1 1 dac~;\n");
        QVERIFY(said(folder.path()).find("no signal outlet") != std::string::npos);
        writeFile(folder / "synth.pd", head + "#X obj 1 1 outlet~;\n");
        QVERIFY(said(folder.path()).find("no inlet") != std::string::npos);
        writeFile(folder / "synth.pd", good);
        QCOMPARE(openPdSynth(folder / "synth.pd", 1).folder, folder.path());
        QVERIFY(said(folder / "synth.pd" / "x").find("no such folder") != std::string::npos);
        fs::remove(folder / "synth.pd");
        fs::create_directory(folder / "synth.pd");
        QVERIFY(said(folder.path()).find("is a folder") != std::string::npos);
    }

    void examplesOpen() {
        const fs::path examples = testing::source() / "assets/puredata";
        QCOMPARE(openPdSynth(examples / "sine").parameters,
                 (std::vector<std::string>{"Frequency", "Amplitude"}));
        QCOMPARE(openPdSynth(examples / "fm").parameters.size(), std::size_t(4));
    }

    void missingThingsAreNamed() {
        PdMessages messages;
        QCOMPARE(messages.add("verbose(0): freeverb~ 1 2"), std::string("freeverb~ 1 2"));
        messages.add("verbose(1): ... couldn't create");
        messages.add(" zexy/s2l"); // as versions before 0.53 say it
        messages.add("... couldn't create");
        messages.add("error: soundfiler read: my: bell.wav: No such file or directory");
        messages.add("error: notes.txt: can't open");
        QVERIFY(messages.missing());
        QCOMPARE(messages.objects(), (std::vector<std::string>{"freeverb~ 1 2", "zexy/s2l"}));
        QCOMPARE(messages.files(), (std::vector<std::string>{"my: bell.wav", "notes.txt"}));
        const std::string text = messages.complaint("a/synth.pd");
        QVERIFY2(text.starts_with("a/synth.pd: Pure Data could not create 'freeverb~ 1 2', "
                                  "'zexy/s2l'; install"),
                 text.c_str());
        QVERIFY2(text.find("did not find 'my: bell.wav', 'notes.txt'; put") != std::string::npos,
                 text.c_str());
    }

    void messagesAreShownOnceAndInBounds() {
        PdMessages messages;
        QCOMPARE(messages.lastWords(), std::string());
        QCOMPARE(messages.add("tick: 1"), std::string("tick: 1"));
        QCOMPARE(messages.add("tick: 1"), std::string());
        QCOMPARE(messages.add("  "), std::string());
        QCOMPARE(messages.add("not \xff UTF-8"), std::string("not \xEF\xBF\xBD UTF-8"));
        std::size_t shown = 2;
        for (int i = 0; i < 1000; ++i)
            shown += messages.add("line " + std::to_string(i)).empty() ? 0 : 1;
        QCOMPARE(shown, std::size_t(200));
        QVERIFY(!messages.missing());
        for (int i = 0; i < 1000; ++i) { // still seen, and in bounds
            messages.add("object" + std::to_string(i));
            messages.add("... couldn't create");
        }
        QCOMPARE(messages.objects().size(), std::size_t(20));
    }
};

QTEST_APPLESS_MAIN(TestPdPatch)
#include "tst_pdpatch.moc"
