#include "tests/testing.h"

#include "core/error.h"
#include "core/gzip.h"
#include "core/rng.h"
#include "core/table.h"

#include <cmath>
#include <limits>

using namespace antiphon;

namespace {

std::string messageOf(const std::string& text, const TableOptions& options = {}) {
    try {
        parseTable(text, "t.csv", options);
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

const double noNumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dialects_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << QByteArray("a,b\n1,2.5\n-3,4e2\n");
        QTest::newRow("crlf, no end") << QByteArray("a,b\r\n1,2.5\r\n-3,4e2");
        QTest::newRow("cr") << QByteArray("a,b\r1,2.5\r-3,4e2\r");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF"
                                            "a,b\n1,2.5\n-3,4e2\n");
        QTest::newRow("semicolon, decimal comma") << QByteArray("a;b\n1;2,5\n-3;4e2\n");
        QTest::newRow("decimal commas everywhere") << QByteArray("a;b\n1,0;2,5\n-3,0;400,0\n");
        QTest::newRow("tab") << QByteArray("a\tb\n1\t2.5\n-3\t4e2\n");
        QTest::newRow("quotes") << QByteArray("\"a\",\"b\"\n\"1\",\"2.5\"\n\"-3\",\"4e2\"\n");
        QTest::newRow("blanks") << QByteArray(" a , b\n 1 , 2.5\n-3\t, +4e2 \n");
        QTest::newRow("empty lines") << QByteArray("\n\na,b\n\n1,2.5\n\n-3,4e2\n\n");
    }
    void dialects() {
        QFETCH(QByteArray, text);
        const Table table = parseTable(text.toStdString(), "t.csv");
        QCOMPARE(table.rows, std::size_t(2));
        QCOMPARE(table.columns.size(), std::size_t(2));
        QCOMPARE(table.numbers("a"), (std::vector<double>{1, -3}));
        QCOMPARE(table.numbers("b"), (std::vector<double>{2.5, 400}));
    }

    void blankSeparated() {
        const Table table = parseTable("1.0   2\n 3  4e-1\n", "t.txt");
        QCOMPARE(table.columns.size(), std::size_t(2));
        QCOMPARE(table.columns[1].name, std::string("c1"));
        QCOMPARE(table.columns[1].numbers, (std::vector<double>{2, 0.4}));
    }

    void texts() {
        const Table table = parseTable("song,bpm,genre\n\"a \"\"b\"\", c\",120,rock\n"
                                       "\"two\nlines\",,\"\"\nx,90.5,7\n",
                                       "t.csv");
        QCOMPARE(table.rows, std::size_t(3));
        QVERIFY(!table.columns[0].numeric);
        QCOMPARE(table.columns[0].texts[0], std::string("a \"b\", c"));
        QCOMPARE(table.columns[0].texts[1], std::string("two\nlines"));
        QVERIFY(std::isnan(table.numbers("bpm")[1]));
        QCOMPARE(table.columns[2].texts, (std::vector<std::string>{"rock", "", "7"}));
        QCOMPARE(table.lines, (std::vector<std::size_t>{2, 3, 5}));
    }

    void headers() {
        QCOMPARE(parseTable("1,2\n3,4\n", "t").rows, std::size_t(2));
        QCOMPARE(parseTable("440,880\n3,4\n", "t", {.header = TableOptions::Header::Yes})
                     .columns[1]
                     .name,
                 std::string("880"));
        const Table none = parseTable("a,b\n1,2\n", "t", {.header = TableOptions::Header::No});
        QCOMPARE(none.rows, std::size_t(2));
        QCOMPARE(none.columns[0].name, std::string("c0"));
        QCOMPARE(parseTable(",x\n0,5\n", "t").columns[0].name, std::string());
    }

    void numbers() {
        const Table table = parseTable("x\nnan\ninf\n-inf\n1e400\n-1e-400\n+7\n", "t");
        const std::vector<double>& x = table.numbers("x");
        QVERIFY(std::isnan(x[0]));
        QCOMPARE(x[1], std::numeric_limits<double>::infinity());
        QCOMPARE(x[2], -std::numeric_limits<double>::infinity());
        QCOMPARE(x[3], std::numeric_limits<double>::infinity());
        QVERIFY(x[4] == 0 && std::signbit(x[4]));
        QCOMPARE(x[5], 7.0);
    }

    void ragged() {
        const Table table = parseTable("a,b\n1\n2,3,4\n", "t", {.ragged = true});
        QVERIFY(std::isnan(table.numbers("b")[0]));
        QCOMPARE(table.numbers("b")[1], 3.0);
    }

    void messages_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("ragged")
            << QByteArray("a,b\n1,2\n3\n")
            << "t.csv: line 3 has 1 fields where the first has 2; mend the line, "
               "or check which delimiter the file uses.";
        QTest::newRow("unclosed")
            << QByteArray("a,b\n1,\"2\n3,4\n")
            << "t.csv: line 2, column 2: the quote that begins here is not closed.";
        QTest::newRow("after quote") << QByteArray("a,b\n\"1\"x,2\n")
                                     << "t.csv: line 2, column 1: text follows the closing quote; "
                                        "double the quotes inside a field.";
        QTest::newRow("empty") << QByteArray("")
                               << "t.csv: is empty; a table needs at least one line.";
        QTest::newRow("zero bytes")
            << QByteArray("a\0b", 3)
            << "t.csv: holds zero bytes, so it is no CSV text; export it as UTF-8.";
        QTest::newRow("columns") << QByteArray(70000, ',')
                                 << "t.csv: line 1: more than 65536 columns; is this a table?";
        QTest::newRow("long field")
            << "a\n" + QByteArray(2 << 20, 'x')
            << "t.csv: line 2, column 1: the field is longer than 1 MiB; is a "
               "quote missing?";
    }
    void messages() {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        QCOMPARE(QString::fromStdString(messageOf(text.toStdString())), message);
    }

    void wrongColumn() {
        const Table table = parseTable("loudness,pitch\n1,2\n3,high\n", "t.csv");
        const auto message = [&](auto use) {
            try {
                use();
            } catch (const UserError& e) {
                return std::string(e.what());
            }
            return std::string();
        };
        QCOMPARE(message([&] { table.numbers("loudnes"); }),
                 std::string("t.csv: has no column 'loudnes'; did you mean 'loudness'?"));
        QCOMPARE(message([&] { table.numbers("pitch"); }),
                 std::string("t.csv line 3, column 'pitch': 'high' is not a number."));
    }

    void roundTrip_data() {
        QTest::addColumn<char>("delimiter");
        for (const char c : {',', ';', '\t', ' '})
            QTest::addRow("'%c'", c) << c;
    }
    void roundTrip() {
        QFETCH(char, delimiter);
        testing::TemporaryFolder folder;
        Rng rng(7);
        Table table;
        std::vector<double> values;
        std::vector<std::string> words;
        const char letters[] = "a\",;\t \n\rx'";
        for (int i = 0; i < 500; ++i) {
            values.push_back(i % 50 == 0 ? noNumber
                                         : std::ldexp(rng.normal(), int(rng.below(400)) - 200));
            std::string word = "w";
            for (std::uint64_t k = rng.below(6); k > 0; --k)
                word += letters[rng.below(sizeof letters - 1)];
            words.push_back(i % 9 ? word : std::string());
        }
        table.add("value, \"quoted\"", values);
        table.add("word", words);
        writeTable(folder / "t.csv", table, delimiter);
        const Table back = readTable(folder / "t.csv", {.delimiter = delimiter});
        QCOMPARE(back.rows, table.rows);
        QCOMPARE(back.columns[0].name, table.columns[0].name);
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::isnan(values[i]) ? std::isnan(back.columns[0].numbers[i])
                                          : values[i] == back.columns[0].numbers[i]);
        QCOMPARE(back.columns[1].texts, words);
    }

    void fields() {
        QCOMPARE(csvField("plain text"), std::string("plain text"));
        QCOMPARE(csvField("a \"b\""), std::string("\"a \"\"b\"\"\""));
        QCOMPARE(csvField("a,b"), std::string("\"a,b\""));
        QCOMPARE(csvField("a,b", ';'), std::string("a,b"));
        QCOMPARE(csvField("two\nlines"), std::string("\"two\nlines\""));
        QCOMPARE(csvField(" blank"), std::string("\" blank\""));
    }

    void emptyFieldAlone() {
        Table table;
        table.add("x", std::vector<double>{1, noNumber, 3});
        const Table back = parseTable(tableText(table), "t");
        QCOMPARE(back.rows, std::size_t(3));
        QVERIFY(std::isnan(back.columns[0].numbers[1]));
    }

    void markInAName() {
        const Table table = parseTable("\xEF\xBB\xBF\xEF\xBB\xBFx,y\n1,2\n", "t");
        QCOMPARE(parseTable(tableText(table), "t").columns[0].name, std::string("\xEF\xBB\xBFx"));
    }

    void gzip() {
        // "x\n1\n2\n" packed twice over: two members are one file.
        const std::string member(
            "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xab\xe0\x32\xe4\x32\xe2\x02"
            "\x00\xd3\x91\xa6\x54\x06\x00\x00\x00",
            26);
        std::string first;
        try {
            first = unpackGzip(member, "t.gz");
        } catch (const UserError& e) {
            QFAIL(e.what());
        }
        QCOMPARE(first, std::string("x\n1\n2\n"));
        QCOMPARE(unpackGzip(member + member + std::string(512, '\0'), "t.gz"), first + first);
        for (std::size_t cut = 0; cut < member.size(); ++cut)
            QVERIFY_EXCEPTION_THROWN(unpackGzip(member.substr(0, cut), "t.gz"), UserError);
        std::string wrong = member;
        wrong[20] ^= 1; // the checksum
        QVERIFY_EXCEPTION_THROWN(unpackGzip(wrong, "t.gz"), UserError);
    }

    void corpusFiles() {
        const fs::path folder = testing::data() / "corpus-features";
        if (!fs::exists(folder))
            QSKIP("no corpus-features data here");
        const std::map<std::string, std::size_t> rows = {{"00_BN1-147-Gb_comp_mix.csv.gz", 6746},
                                                         {"00_Jazz1-200-B_solo_mix.csv.gz", 4960},
                                                         {"01_Rock1-130-A_solo_mix.csv.gz", 7629}};
        for (const auto& [name, count] : rows) {
            const Table table = readTable(folder / name);
            QCOMPARE(table.rows, count);
            QCOMPARE(table.columns.size(), std::size_t(56));
            for (const TableColumn& column : table.columns)
                QVERIFY(column.numeric);
            QCOMPARE(table.column("").numbers[5], 5.0);
        }
        QCOMPARE(readTable(folder / "00_BN1-147-Gb_comp_mix.csv.gz").numbers("loudness-dBFS")[0],
                 -47.4265);
        QVERIFY(readTableHead(folder / "00_BN1-147-Gb_comp_mix.csv.gz").rows > 10);
    }

    void lookupTables() {
        const fs::path folder = testing::golden() / "improvisation";
        if (!fs::exists(folder / "lookup_sin.csv.gz"))
            QSKIP("no golden tables here");
        QCOMPARE(readTable(folder / "lookup_sin.csv.gz").rows, std::size_t(400));
        QCOMPARE(readTable(folder / "lookup_FM3.csv.gz").rows, std::size_t(1000));
    }

    void speed() {
        std::string text = "a,b,c,d\n";
        for (int i = 0; i < 200000; ++i)
            text += "-47.4265,0.000548931," + std::to_string(i) + ",1e-3\n";
        QElapsedTimer timer;
        timer.start();
        const Table table = parseTable(text, "t");
        qInfo("%.1f MB in %lld ms", double(text.size()) / 1e6,
              static_cast<long long>(timer.elapsed()));
        QCOMPARE(table.rows, std::size_t(200000));
    }
};

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
