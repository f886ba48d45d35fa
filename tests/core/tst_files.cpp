#include "tests/faults.h"
#include "tests/testing.h"

#include "core/error.h"

#include <sys/stat.h>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

template <class Work>
QString messageOf(Work work) {
    try {
        work();
    } catch (const UserError& e) {
        return QString::fromStdString(e.what());
    }
    return {};
}

bool contains(const std::string& text, const char* part) {
    if (text.find(part) != std::string::npos)
        return true;
    qWarning("'%s' lacks '%s'", text.c_str(), part);
    return false;
}

} // namespace

class TestFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesWhole() {
        const TemporaryFolder folder;
        const fs::path file = folder / "a" / "b" / "file.txt";
        writeFile(file, "first");
        fs::permissions(file, fs::perms(0600));
        {
            AtomicFile atomic(file);
            atomic.write("sec");
            QCOMPARE(readFile(file), std::string("first"));
            QCOMPARE(atomic.temporary().extension(), fs::path(".txt"));
            QCOMPARE(atomic.temporary().parent_path(), file.parent_path());
            atomic.write("ond");
            atomic.commit();
        }
        QCOMPARE(readFile(file), std::string("second"));
        QCOMPARE(fs::status(file).permissions(), fs::perms(0600));
        QCOMPARE(entries(file.parent_path()), std::size_t(1));
    }

    void vanishesWithoutCommit() {
        const TemporaryFolder folder;
        {
            AtomicFile atomic(folder / "new" / "deep" / "file");
            atomic.write("half");
        }
        QCOMPARE(entries(folder.path()), std::size_t(0));
    }

    void survivesBeingKilled() {
        const TemporaryFolder folder;
        const fs::path file = folder / "file";
        writeFile(file, "old");
        const std::string end = messageInChild([&] {
            AtomicFile atomic(file);
            atomic.write("half of the new");
            ::kill(::getpid(), SIGKILL);
        });
        QCOMPARE(end, std::string("!ended by signal 9"));
        QCOMPARE(readFile(file), std::string("old"));
        QCOMPARE(entries(folder.path()), std::size_t(2));
        const AtomicFile running(folder / "other");
        QCOMPARE(removeAbandoned(folder.path()), std::size_t(1));
        QVERIFY(fs::exists(running.temporary()));
        QCOMPARE(removeAbandoned(folder / "missing"), std::size_t(0));
    }

    void permissions() {
        const TemporaryFolder folder;
        const fs::path closed = folder / "closed", file = folder / "unreadable";
        fs::permissions(folder.path(), fs::perms(0755));
        fs::create_directory(closed);
        writeFile(file, "x");
        writeFile(closed / "inside", "x");
        fs::permissions(file, fs::perms::none);
        fs::permissions(closed, fs::perms::none);
        const auto asNobody = [](auto work) {
            return messageInChild([&] {
                if (!becomeNobody())
                    throw std::runtime_error("rights cannot be given up");
                work();
            });
        };
        QVERIFY(contains(asNobody([&] { readFile(file); }), "unreadable: cannot be opened ("));
        QVERIFY(contains(asNobody([&] { readFile(closed / "inside"); }), "permission to read"));
        QVERIFY(contains(asNobody([&] { writeFile(closed / "new", "x"); }),
                         "choose a folder that you may write to"));
        QVERIFY(contains(asNobody([&] { writeFile(closed / "a" / "new", "x"); }), "closed/a"));
        fs::permissions(closed, fs::perms(0755));
        QCOMPARE(entries(closed), std::size_t(1));
        // In a folder where anyone may write, the file itself is protected.
        fs::permissions(folder.path(), fs::perms(0777));
        fs::permissions(file, fs::perms(0444));
        QVERIFY(contains(asNobody([&] { writeFile(file, "y"); }), "is write-protected"));
        QCOMPARE(readFile(file), std::string("x"));
    }

    void fileSizeLimit() {
        const TemporaryFolder folder;
        const std::string message = messageInChild([&] {
            limitFileSize(65536);
            writeFile(folder / "sub" / "large", std::string(1 << 20, 'x'));
        });
        QVERIFY(contains(message, "sub/large: cannot be written (File too large)"));
        QCOMPARE(entries(folder.path()), std::size_t(0));
    }

    void fullDisk() {
        const TemporaryFolder folder;
        const std::string message = messageInChild([&] {
            if (!mountSmallDisk(folder.path(), 1 << 20))
                throw std::runtime_error("cannot mount");
            writeFile(folder / "small", std::string(1000, 'x'));
            try {
                writeFile(folder / "large", std::string(2 << 20, 'x'));
            } catch (const UserError& e) {
                if (entries(folder.path()) != 1 || e.kind() != UserError::Kind::System)
                    throw std::runtime_error("half a file remains");
                throw;
            }
        });
        if (message == "!cannot mount")
            QSKIP("no right to mount a small disk");
        QVERIFY(contains(message, "large: cannot be written (No space left on device); make room"));
    }

    void refusedTargets() {
        const TemporaryFolder folder;
        QVERIFY(messageOf([&] { writeFile(folder.path(), "x"); }).contains("is a folder"));
        QVERIFY(messageOf([&] { writeFile("", "x"); }).contains("names no file"));
        QVERIFY(messageOf([&] { writeFile(folder / "sub/", "x"); }).contains("names no file"));
        QVERIFY(messageOf([&] { writeFile("/dev/full", "x"); }).contains("not an ordinary file"));
        QVERIFY(fs::is_character_file("/dev/full"));
        writeFile(folder / "file", "x");
        QVERIFY(messageOf([&] { writeFile(folder / "file" / "below", "x"); }).contains("file"));
        QCOMPARE(entries(folder.path()), std::size_t(1));
        writeFile(folder / (std::string(250, 'n') + ".txt"), "long names are names");
        QVERIFY(messageOf([&] { writeFile(folder / std::string(300, 'n'), "x"); }).size() > 0);
        QCOMPARE(entries(folder.path()), std::size_t(2));
    }

    void reading() {
        const TemporaryFolder folder;
        const std::string bytes(3000000, 'b');
        writeFile(folder / "f", bytes);
        QVERIFY(readFile(folder / "f") == bytes);
        QVERIFY(readFile(folder / "f", 3000000) == bytes);
        QVERIFY(
            messageOf([&] { readFile(folder / "f", 2999999); }).contains("larger than the 2 MiB"));
        QVERIFY(
            messageOf([&] { readFile("/dev/zero", 5000); }).contains("larger than the 5000 bytes"));
        QVERIFY(messageOf([&] { readFile(folder.path()); }).contains("is a folder"));
        QVERIFY(messageOf([&] { readFile(folder / "none"); }).contains("check the name"));
        QVERIFY(!readFile("/proc/self/status").empty()); // has size 0
        QVERIFY(messageOf([&] { openForReading("/dev/null", true); }).contains("ordinary file"));
    }

    void hashing() {
        const TemporaryFolder folder;
        std::string bytes;
        for (int i = 0; i < 9000000; ++i)
            bytes += char(i * 7 >> 3);
        writeFile(folder / "f", bytes);
        QCOMPARE(contentHash(folder / "f"), contentHash(std::string_view(bytes)));
        QCOMPARE(contentHash(std::string_view()), std::string("99aa06d3014798d86001c324468d497f"));
        bytes.back() ^= 1;
        QVERIFY(contentHash(folder / "f") != contentHash(std::string_view(bytes)));
        int calls = 0;
        contentHash(
            folder / "f", [](void* n) { ++*static_cast<int*>(n); }, &calls);
        QCOMPARE(calls, 4);
        QVERIFY_EXCEPTION_THROWN(contentHash(folder / "f", [](void*) { throw UserError("stop"); }),
                                 UserError);
    }

    void displayed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        const QByteArray bad = "\xEF\xBF\xBD";
        QTest::newRow("plain") << QByteArray("a/\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\xB5")
                               << QByteArray("a/\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\xB5");
        QTest::newRow("latin-1") << QByteArray("caf\xE9.wav") << "caf" + bad + ".wav";
        QTest::newRow("cut") << QByteArray("\xE2\x82") << bad + bad;
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << bad + bad;
        QTest::newRow("overlong 3") << QByteArray("\xE0\x80\xAF") << bad + bad + bad;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << bad + bad + bad;
        QTest::newRow("beyond") << QByteArray("\xF4\x90\x80\x80") << bad + bad + bad + bad;
    }
    void displayed() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(display(bytes.toStdString())), text);
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
