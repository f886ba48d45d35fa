#include "tests/testing.h"

#include "core/error.h"
#include "core/options.h"

using namespace antiphon;

namespace {

struct Sample {
    double segment = 0.5;
    std::int64_t vocab = 16;
    bool clean = false;
    std::string frontend = "blend";
    std::string title = "x";

    void visit(OptionVisitor& v) {
        v.real(segment, {.key = "segment",
                         .label = "Segment",
                         .help = "Length of a label.",
                         .unit = "s",
                         .min = 0.05,
                         .max = 5});
        v.integer(
            vocab,
            {.key = "vocab", .label = "Codes", .help = "Number of codes.", .min = 2, .max = 4096});
        v.flag(clean, {.key = "clean", .label = "Clean", .help = "Clean attacks."});
        v.choice(frontend, {.key = "frontend",
                            .label = "Front-end",
                            .help = "Features.",
                            .choices = {"blend", "timbre"}});
        v.text(title, {.key = "title", .label = "Title", .help = "Title."});
    }
};

std::string messageOf(const std::string& json) {
    Options options = Sample{};
    try {
        readJson(options, parseJson(json, "t.json"), "t.json");
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        Options options = Sample{};
        readJson(options, parseJson(R"({"segment": 0.25, "vocab": 64.0, "clean": true})", "t"),
                 "t");
        const Json json = toJson(options);
        QCOMPARE(json.dump(), std::string(R"({"segment":0.25,"vocab":64,"clean":true,)"
                                          R"("frontend":"blend","title":"x"})"));
        QCOMPARE(options.as<Sample>().vocab, std::int64_t(64));
    }

    void messages_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown") << R"({"segmnt": 1})"
                                 << "t.json: unknown option 'segmnt'; did you mean 'segment'?";
        QTest::newRow("range") << R"({"segment": 9})"
                               << "t.json: 'segment' is 9 but must be 0.05 to 5 s.";
        QTest::newRow("choice")
            << R"({"frontend": "mfcc"})"
            << "t.json: 'frontend' is \"mfcc\" but must be one of: blend, timbre.";
        QTest::newRow("type")
            << R"({"vocab": "many"})"
            << "t.json: 'vocab' is \"many\" but must be a whole number, 2 to 4096.";
        QTest::newRow("fraction")
            << R"({"vocab": 2.5})"
            << "t.json: 'vocab' is 2.5 but must be a whole number, 2 to 4096.";
        QTest::newRow("flag") << R"({"clean": 1})"
                              << "t.json: 'clean' is 1 but must be true or false.";
        QTest::newRow("syntax")
            << "{\n \"vocab\": }"
            << "t.json: not valid JSON at line 2, column 11; mend the text there "
               "or restore the file from a copy.";
    }
    void messages() {
        QFETCH(QString, json);
        QFETCH(QString, message);
        QCOMPARE(QString::fromStdString(messageOf(json.toStdString())), message);
    }

    void allOrNothing() {
        Options options = Sample{};
        const Json half = parseJson(R"({"segment": 1, "vocab": 1})", "t");
        QVERIFY_EXCEPTION_THROWN(readJson(options, half, "t"), UserError);
        QCOMPARE(options.as<Sample>().segment, 0.5);
    }

    void fromText() {
        Options options = Sample{};
        setField(options, "vocab", "32");
        setField(options, "title", "17");
        setField(options, "clean", "true");
        QCOMPARE(options.as<Sample>().vocab, std::int64_t(32));
        QCOMPARE(options.as<Sample>().title, std::string("17"));
        QVERIFY(options.as<Sample>().clean);
        QVERIFY_EXCEPTION_THROWN(setField(options, "vocab", "abc"), UserError);
        try {
            setField(options, "segment", "nan");
            QFAIL("taken");
        } catch (const UserError& e) {
            QVERIFY(std::string(e.what()).find("'segment' is no number (nan)") !=
                    std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
