#include "tests/testing.h"

#include "core/error.h"
#include "core/jsonwords.h"

#include <cmath>
#include <limits>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

QString messageOf(const std::string& text) {
    try {
        parseJson(text, "t.json");
    } catch (const UserError& e) {
        return QString::fromStdString(e.what());
    }
    return {};
}

std::string repeated(const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i)
        text += part;
    return text;
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << says;
        };
        row("empty", "", "t.json: is empty");
        row("blank", " \n\t", "t.json: is empty");
        row("place", "{\"a\": 1,\n  \"b\": nul}", "line 2, column 11");
        row("characters", "{\"\xC3\xA9\xC3\xA9\": x}", "line 1, column 8");
        row("unclosed", "{\"a\": [1, 2", "not valid JSON at line 1");
        row("trailing", "{} {}", "line 1, column 4");
        row("invalid UTF-8", "{\"a\": \"\xFF\"}", "line 1, column 8");
        row("bad escape", "[\"\\u12\"]", "not valid JSON");
        row("nul byte", std::string("[\0]", 3), "not valid JSON");
        row("huge number", "{\"a\": 1e999}", "too large");
        row("deep arrays", repeated("[", 201) + repeated("]", 201), "200 levels");
        row("deep unclosed", repeated("[", 5000000), "200 levels");
        row("deep mixed", repeated("{\"a\":[", 2000000), "200 levels");
        row("many keys", "{" + repeated("\"a\":1,", 10001) + "\"b\":1}", "10000 keys");
    }
    void refused() {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QString message = messageOf(text.toStdString());
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(message.startsWith("t.json: "));
        QVERIFY(message.endsWith("."));
    }

    void accepted_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("dump");
        QTest::newRow("scalar") << QByteArray("1.5") << QByteArray("1.5");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF{}") << QByteArray("{}");
        QTest::newRow("order") << QByteArray("{\"b\":1,\"a\":2}")
                               << QByteArray("{\"b\":1,\"a\":2}");
        QTest::newRow("brackets in text")
            << QByteArray::fromStdString("[\"" + repeated("[{\\\"", 500) + "\"]")
            << QByteArray::fromStdString("[\"" + repeated("[{\\\"", 500) + "\"]");
        QTest::newRow("deep") << QByteArray::fromStdString(repeated("[", 200) + repeated("]", 200))
                              << QByteArray::fromStdString(repeated("[", 200) + repeated("]", 200));
    }
    void accepted() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, dump);
        QCOMPARE(QByteArray::fromStdString(parseJson(text.toStdString(), "t").dump()), dump);
    }

    void manySmallObjectsAreNoManyKeys() {
        const std::string text = "[" + repeated("{\"a\":{\"b\":1}},", 20000) + "1]";
        QCOMPARE(parseJson(text, "t").size(), std::size_t(20001));
    }

    void words() {
        QCOMPARE(inWords(0.5, " s"), std::string("0.5 s"));
        QCOMPARE(inWords(7), std::string("7"));
        QCOMPARE(inWords("a", " s"), std::string("\"a\""));
        QCOMPARE(inWords(nullptr, " s"), std::string("null"));
        QCOMPARE(inWords(std::nan(""), " s"), std::string("no number (nan)"));
        QCOMPARE(inWords(-HUGE_VAL, " s"), std::string("infinite"));
    }

    void fileRoundTrip() {
        const TemporaryFolder folder;
        Json value = {{"z", 1}, {"a", "\xC3\xA9"}, {"n", std::numeric_limits<double>::quiet_NaN()}};
        value["broken"] = "\xFF";
        writeJson(folder / "t.json", value);
        const Json back = readJson(folder / "t.json");
        QCOMPARE(back.dump(), std::string("{\"z\":1,\"a\":\"\xC3\xA9\",\"n\":null,"
                                          "\"broken\":\"\xEF\xBF\xBD\"}"));
        QVERIFY_EXCEPTION_THROWN(readJson(folder / "none.json"), UserError);
        QVERIFY_EXCEPTION_THROWN(readJson(folder.path()), UserError);
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
