#include "tests/testing.h"

#include "core/foldtext.h"

#include "core/store/database.h"

#include <fstream>

using namespace antiphon;

namespace {

constexpr std::int32_t application = 1234;
constexpr const char* first[] = {"CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, y REAL)"};
constexpr const char* second[] = {first[0], "ALTER TABLE t ADD COLUMN z INTEGER DEFAULT 7"};
constexpr auto writing = Database::Mode::Write;

std::int64_t number(Database& database, const char* sql) {
    Statement statement = database.prepare(sql);
    return statement.step() ? statement.integer(0) : -1;
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values() {
        testing::TemporaryFolder folder;
        Database database(folder / "a.sqlite", writing, application, first);
        Statement insert = database.prepare("INSERT INTO t VALUES (?, ?, ?)");
        const std::string bytes("not UTF-8: \xFF, zero-free", 22);
        insert.bind(0, std::int64_t(1) << 40).bind(1, bytes).bind(2, 0.1).run();
        insert.bind(0, std::int64_t(2)).bind(1, std::string_view()).bindNull(2).run();
        Statement select = database.prepare("SELECT * FROM t ORDER BY id DESC");
        QVERIFY(select.step());
        QCOMPARE(select.integer(0), std::int64_t(1) << 40);
        QCOMPARE(std::string(select.text(1)), bytes);
        QCOMPARE(select.real(2), 0.1);
        QVERIFY(select.step());
        QVERIFY(!select.isNull(1) && select.text(1).empty());
        QVERIFY(select.isNull(2));
        QVERIFY(!select.step());
    }

    void settings() {
        testing::TemporaryFolder folder;
        Database database(folder / "a.sqlite", writing, application, first);
        Statement mode = database.prepare("PRAGMA journal_mode");
        QVERIFY(mode.step());
        QCOMPARE(std::string(mode.text(0)), std::string("wal"));
        QCOMPARE(number(database, "PRAGMA foreign_keys"), std::int64_t(1));
        QCOMPARE(number(database, "PRAGMA synchronous"), std::int64_t(1));
    }

    void migrations() {
        testing::TemporaryFolder folder;
        {
            Database database(folder / "a.sqlite", writing, application, first);
            database.execute("INSERT INTO t VALUES (1, 'kept', 2)");
            QCOMPARE(number(database, "PRAGMA user_version"), std::int64_t(1));
        }
        {
            Database database(folder / "a.sqlite", writing, application, second);
            QCOMPARE(number(database, "PRAGMA user_version"), std::int64_t(2));
            QCOMPARE(number(database, "SELECT z FROM t WHERE x = 'kept'"), std::int64_t(7));
        }
        QVERIFY_EXCEPTION_THROWN(Database(folder / "a.sqlite", writing, application, first),
                                 BrokenDatabase);
        QVERIFY_EXCEPTION_THROWN(Database(folder / "a.sqlite", writing, 99, second),
                                 BrokenDatabase);
    }

    void failedMigrationLeavesTheOldVersion() {
        testing::TemporaryFolder folder;
        { Database database(folder / "a.sqlite", writing, application, first); }
        constexpr const char* faulty[] = {first[0], "CREATE TABLE u (x); SELECT nonsense"};
        QVERIFY_EXCEPTION_THROWN(Database(folder / "a.sqlite", writing, application, faulty),
                                 UserError);
        Database database(folder / "a.sqlite", writing, application, first);
        QCOMPARE(number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'u'"),
                 std::int64_t(0));
    }

    void transactions() {
        testing::TemporaryFolder folder;
        Database database(folder / "a.sqlite", writing, application, first);
        {
            Transaction transaction(database);
            database.execute("INSERT INTO t (id) VALUES (1)");
        }
        QCOMPARE(number(database, "SELECT count(*) FROM t"), std::int64_t(0));
        {
            Transaction transaction(database);
            database.execute("INSERT INTO t (id) VALUES (1)");
            transaction.commit();
        }
        QCOMPARE(number(database, "SELECT count(*) FROM t"), std::int64_t(1));
    }

    void readerSeesTheLastCommit() {
        testing::TemporaryFolder folder;
        Database writer(folder / "a.sqlite", writing, application, first);
        Database reader(folder / "a.sqlite", Database::Mode::Read, application, first);
        Transaction transaction(writer);
        writer.execute("INSERT INTO t (id) VALUES (1)");
        QCOMPARE(number(reader, "SELECT count(*) FROM t"), std::int64_t(0));
        transaction.commit();
        QCOMPARE(number(reader, "SELECT count(*) FROM t"), std::int64_t(1));
        QVERIFY_EXCEPTION_THROWN(reader.execute("DELETE FROM t"), UserError);
    }

    void foreignFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text")
            << QByteArray("this is not a database at all, but a text file.\n").repeated(40);
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(3000, 'x');
    }
    void foreignFiles() {
        QFETCH(QByteArray, bytes);
        testing::TemporaryFolder folder;
        writeFile(folder / "a.sqlite", bytes.toStdString());
        QVERIFY_EXCEPTION_THROWN(Database(folder / "a.sqlite", writing, application, first),
                                 BrokenDatabase);
    }

    void damageIsFound() {
        testing::TemporaryFolder folder;
        {
            Database database(folder / "a.sqlite", writing, application, first);
            Transaction transaction(database);
            for (int i = 0; i < 2000; ++i)
                database.execute("INSERT INTO t (x) VALUES ('some text to fill the pages with')");
            transaction.commit();
            QVERIFY(!database.damage());
        }
        {
            std::fstream file(folder / "a.sqlite", std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(4 * 4096);
            const std::string noise(4096, '\x5A');
            file.write(noise.data(), std::streamsize(noise.size()));
        }
        bool found = false;
        try {
            Database database(folder / "a.sqlite", writing, application, first);
            found = database.damage().has_value();
        } catch (const BrokenDatabase&) {
            found = true;
        }
        QVERIFY(found);
    }

    void unwritableFolder() {
        try {
            Database database("/proc/nowhere/a.sqlite", writing, application, first);
            QFAIL("opened");
        } catch (const BrokenDatabase&) {
            QFAIL("not the file's fault");
        } catch (const UserError& e) {
            QVERIFY(std::string(e.what()).find("/proc/nowhere/a.sqlite") == 0);
            QCOMPARE(e.kind(), UserError::Kind::System);
        }
    }

    void foldedText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("ascii") << "Kick DRUM 01"
                               << "kick drum 01";
        QTest::newRow("latin") << "Übung Ñandú ŠKODA façade"
                               << "ubung nandu skoda facade";
        QTest::newRow("greek") << "ΜΟΥΣΙΚΗ"
                               << "μουσικη";
        QTest::newRow("cyrillic") << "МУЗЫКА Ёж"
                                  << "музыка ёж";
        QTest::newRow("others") << "音楽 ×÷"
                                << "音楽 ×÷";
    }
    void foldedText() {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        QCOMPARE(QString::fromStdString(foldText(text.toStdString())), folded);
        QCOMPARE(foldText("\xC3"), std::string("\xC3")); // cut in the middle of a letter
    }
};

QTEST_APPLESS_MAIN(TestDatabase)
#include "tst_database.moc"
