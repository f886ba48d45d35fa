#include "tests/cli/clirun.h"

#include "core/rng.h"
#include "core/table.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Three groups of sounds with a parameter; `broken` rows have an empty field.
fs::path writeGroups(const fs::path& file, std::size_t rows, std::size_t broken = 0) {
    Table table;
    table.rows = rows;
    Rng rng(1);
    for (const char* name : {"param-0", "mfcc-0", "mfcc-1", "loudness-dB", "loudness-TP"}) {
        std::vector<double> values(rows);
        for (std::size_t i = 0; i < rows; ++i)
            values[i] = name[0] == 'p' ? double(i) / double(rows)
                                       : 5 * std::sin(double((i % 3 + 1) * table.columns.size())) +
                                             rng.normal();
        table.add(name, std::move(values));
    }
    for (std::size_t i = 0; i < broken; ++i)
        table.columns[2].numbers[i * 7] = std::nan("");
    writeTable(file, table);
    return file;
}

} // namespace

class TestCliEmbed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tsne() {
        const TemporaryFolder folder;
        const fs::path table = writeGroups(folder / "t.csv", 300), out = folder / "m.csv";
        const CliResult result =
            cli({"embed", table, "--method", "tsne", "--seed", "5", "--out", out, "--json"});
        QCOMPARE(result.exit, 0);
        QCOMPARE(result.lines().size(), std::size_t(1));
        const Json line = result.lines()[0];
        std::vector<std::string> keys;
        for (const auto& [key, value] : line.items())
            keys.push_back(key);
        keys.resize(6);
        QCOMPARE(keys, (std::vector<std::string>{"rows", "columns", "seconds", "kl",
                                                 "trustworthiness", "recall10"}));
        QVERIFY(line["rows"] == 300);
        QVERIFY(line["columns"] == 4);
        QVERIFY(line["seconds"].get<double>() > 0);
        QVERIFY(line["kl"].get<double>() > 0 && line["kl"].get<double>() < 2);
        QVERIFY(line["trustworthiness"].get<double>() > 0.9);
        QVERIFY(line["recall10"].get<double>() > 0.3);
        QVERIFY(line["notes"].empty());
        QVERIFY(line["seed"] == 5);
        QVERIFY(line["files"]["map"] == out.string());

        const Table map = readTable(out);
        QCOMPARE(map.rows, std::size_t(300));
        QCOMPARE(map.columns.size(), std::size_t(3));
        QCOMPARE(map.columns[0].numbers, readTable(table).columns[0].numbers);
        QCOMPARE(map.columns[1].name, std::string("x"));
        QCOMPARE(map.columns[2].name, std::string("y"));
        const Json side = readJson(folder / "m.json");
        QVERIFY(side["method"] == "tsne");
        QVERIFY(side["seed"] == 5);
        QCOMPARE(side["columns"].size(), std::size_t(4));
        QVERIFY(side["figures"]["kl"] == line["kl"]);
        QVERIFY(side["software"].get<std::string>().starts_with("Antiphon"));

        // The same line gives the same bytes, with any number of threads.
        const auto bytes = readFile(out), sideBytes = readFile(folder / "m.json");
        QCOMPARE(cli({"embed", table, "--out", out}).exit, 3); // never over a file
        QCOMPARE(
            cli({"embed", table, "--seed", "5", "--threads", "1", "--out", out, "--force"}).exit,
            0);
        QCOMPARE(readFile(out), bytes);
        QCOMPARE(readFile(folder / "m.json"), sideBytes);
    }

    void pcaOfSomeColumns() {
        const TemporaryFolder folder;
        const fs::path table = writeGroups(folder / "t.csv", 60, 3);
        const CliResult result = cli({"embed", table, "--method", "pca", "--columns",
                                      "mfcc,loudness-dB", "--out", folder / "m.csv", "--json"});
        QCOMPARE(result.exit, 0);
        const Json line = result.lines()[0];
        QVERIFY(line["rows"] == 57);
        QVERIFY(line["columns"] == 3);
        QVERIFY(line["kl"].is_null());
        QCOMPARE(line["notes"].size(), std::size_t(1));
        QVERIFY(line["notes"][0].get<std::string>().find("line 2, 9 and 16") != std::string::npos);
        QVERIFY(line["explained"][0].get<double>() >= line["explained"][1].get<double>());
        QVERIFY(std::isnan(readTable(folder / "m.csv").numbers("x")[7]));
    }

    void corpus() {
        const fs::path file = data() / "corpus-features" / "00_Jazz1-200-B_solo_mix.csv.gz";
        if (!fs::exists(file))
            QSKIP("data absent");
        const TemporaryFolder folder;
        const CliResult result = cli({"embed", file, "--method", "tsne", "--iterations", "50",
                                      "--seed", "1", "--out", folder / "m.csv", "--json"});
        QCOMPARE(result.exit, 0);
        const Json line = result.lines()[0];
        QVERIFY(line["rows"] == 4960);
        QVERIFY(line["columns"] == 55); // not the running index
        const Table map = readTable(folder / "m.csv");
        QCOMPARE(map.columns[0].name, std::string("row"));
        QCOMPARE(map.columns[0].numbers[4959], 4959.0);
    }

    void placesAnotherTable() {
        const TemporaryFolder folder;
        const fs::path table = writeGroups(folder / "t.csv", 120), out = folder / "m.csv";
        const fs::path song = writeGroups(folder / "song.csv", 90, 2);
        const Words words{"embed",   table, "--iterations", "100", "--seed", "5",
                          "--place", song,  "--out",        out,   "--json"};
        const CliResult result = cli(words);
        QCOMPARE(result.exit, 0);
        const Json line = result.lines()[0];
        QVERIFY(line["rows"] == 120);
        QVERIFY(line["placed"] == 88);
        QCOMPARE(line["notes"].size(), std::size_t(1));
        QVERIFY(line["notes"][0].get<std::string>().find("line 2 and 9") != std::string::npos);
        QVERIFY(line["files"]["placed"] == (folder / "m-placed.csv").string());
        const Table placed = readTable(folder / "m-placed.csv"), map = readTable(out);
        QCOMPARE(placed.rows, std::size_t(90));
        QCOMPARE(placed.columns[0].name, std::string("param-0"));
        QVERIFY(std::isnan(placed.numbers("x")[7]));
        const auto [low, high] = std::ranges::minmax(map.numbers("x"));
        for (std::size_t i = 0; i < placed.rows; ++i)
            if (!std::isnan(placed.numbers("x")[i]))
                QVERIFY(placed.numbers("x")[i] >= low && placed.numbers("x")[i] <= high);
        QVERIFY(readJson(folder / "m.json")["placed"]["table"] == song.string());
        QVERIFY(readJson(folder / "m.json")["table"] == table.string());

        // The map is what it is without them; its own rows come to their own places.
        const CliResult own = cli({"embed", table, "--iterations", "100", "--seed", "5", "--place",
                                   table, "--placed", folder / "own.csv", "--out", out, "--force"});
        QCOMPARE(own.exit, 0);
        QCOMPARE(readFile(out), tableText(map));
        QCOMPARE(readFile(folder / "own.csv"), tableText(map));
        QCOMPARE(cli(words).exit, 3); // never over a file

        const auto refused = [&](const Words& more, int code, const char* part) {
            Words all{"embed", table, "--out", folder / "n.csv"};
            all.insert(all.end(), more.begin(), more.end());
            const CliResult r = cli(all);
            return r.exit == code && r.err.find(part) != std::string::npos &&
                   !fs::exists(folder / "n.csv");
        };
        writeFile(folder / "less.csv", "mfcc-0,loudness-dB,loudness-TP\n1,2,3\n");
        QVERIFY(refused({"--place", folder / "less.csv"}, 3, "less.csv: lacks 'mfcc-1'"));
        writeFile(folder / "words.csv", "mfcc-0,mfcc-1,loudness-dB,loudness-TP\n1,a,3,4\n");
        QVERIFY(refused({"--place", folder / "words.csv"}, 3, "mfcc-1"));
        writeFile(folder / "nan.csv", "mfcc-0,mfcc-1,loudness-dB,loudness-TP\n1,nan,3,4\n");
        QVERIFY(refused({"--place", folder / "nan.csv"}, 3, "no finite number, in 'mfcc-1'"));
        QVERIFY(refused({"--place", folder / "none.csv"}, 3, "none.csv"));
        QVERIFY(refused({"--placed", folder / "p.csv"}, 2, "--place"));
        QVERIFY(refused({"--place", song, "--placed", folder / "n.csv"}, 2, "--placed"));
        QVERIFY(refused({"--place", song, "--placed", song, "--force"}, 3, "the table itself"));
    }

    void refusals() {
        const TemporaryFolder folder;
        const fs::path table = writeGroups(folder / "t.csv", 30), out = folder / "m.csv";
        const auto refused = [&](const Words& words, int code, const char* part) {
            const CliResult result = cli(words);
            return result.exit == code && result.out.empty() &&
                   result.err.find(part) != std::string::npos && !fs::exists(out);
        };
        QVERIFY(refused({"embed", table, "--method", "umap", "--out", out}, 2, "umap"));
        QVERIFY(refused({"embed", table}, 2, "--out"));
        QVERIFY(refused({"embed", folder / "none.csv", "--out", out}, 3, "none.csv"));
        QVERIFY(refused({"embed", table, "--columns", "mffc", "--out", out}, 2, "mfcc"));
        QVERIFY(refused({"embed", table, "--perplexity", "0", "--out", out}, 2, "perplexity"));
        QVERIFY(refused({"embed", table, "--out", folder / "m.json"}, 2, ".csv"));
        QVERIFY(refused({"embed", table, "--force", "--out", table}, 3, "the table itself"));
        writeFile(folder / "empty.csv", "param-0,mfcc-0\n");
        QVERIFY(refused({"embed", folder / "empty.csv", "--out", out}, 3, "no rows"));
    }

    void interrupted() {
        const TemporaryFolder folder;
        const fs::path table = writeGroups(folder / "t.csv", 3000), out = folder / "m.csv";
        const CliResult result =
            cliInterrupted({"embed", table, "--iterations", "100000", "--out", out});
        QCOMPARE(result.exit, 130);
        QVERIFY(!fs::exists(out));
    }
};

QTEST_GUILESS_MAIN(TestCliEmbed)
#include "tst_cli_embed.moc"
