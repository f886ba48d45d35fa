#include "tests/tensorfiles.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

template <class Number>
void put(std::vector<std::byte>& bytes, std::size_t at, Number value) {
    std::memcpy(bytes.data() + at, &value, sizeof value);
}

std::size_t directoryOf(const std::vector<std::byte>& bytes) {
    return loadLittle<std::uint32_t>(bytes, bytes.size() - 6);
}

/// One deflated member 'a' that claims `size` bytes unpacked.
std::vector<std::byte> claiming(const std::string& content, std::uint32_t size) {
    std::vector<std::byte> bytes = deflatedZip({{"a", content}});
    put(bytes, directoryOf(bytes) + 24, size);
    return bytes;
}

} // namespace

class TestZip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void members() {
        const auto bytes = zipOf({{"a/b", "first"}, {"empty", ""}, {"c", "third"}});
        const Zip zip(bytes, "t.zip");
        QCOMPARE(zip.entries().size(), std::size_t(3));
        QCOMPARE(zip.entries()[2].name, std::string("c"));
        QCOMPARE(std::string(textOf(zip.read(*zip.find("a/b")).bytes())), std::string("first"));
        QCOMPARE(zip.read(*zip.find("empty")).bytes().size(), std::size_t(0));
        QVERIFY(!zip.find("b"));
        const auto none = zipOf({});
        QVERIFY(Zip(none, "t.zip").entries().empty());
    }

    void aligned() {
        ZipWriter writer;
        for (const char* name : {"x", "longer", "yet longer than that"})
            writer.add(name, bytesOf("content"), 64);
        const auto bytes = writer.finish();
        const Zip zip(bytes, "t.zip");
        for (const ZipEntry& entry : zip.entries()) {
            QCOMPARE(entry.data % 64, std::uint64_t(0));
            QCOMPARE(std::string(textOf(zip.read(entry).bytes())), std::string("content"));
        }
    }

    void deflatedMember() {
        std::string content;
        for (int i = 0; i < 500000; ++i)
            content += std::to_string(i * 79);
        const auto bytes = claiming(content, std::uint32_t(content.size()));
        const Zip zip(bytes, "t.zip");
        const ZipContent read = zip.read(zip.entries()[0]);
        QCOMPARE(std::string(textOf(read.bytes())), content);
        // Less or more than what is there is damage.
        for (const int difference : {-1, 1}) {
            const auto lying = claiming(content, std::uint32_t(int(content.size()) + difference));
            const Zip other(lying, "t.zip");
            QVERIFY(sentence([&] {
                        other.read(other.entries()[0]);
                    }).contains("t.zip, a: its data are damaged"));
        }
    }

    void large() { // as archives of more than 4 GiB are, and those that are written in one go
        std::vector<std::byte> bytes = zipOf({{"a", "content"}});
        const std::size_t entry = directoryOf(bytes);
        std::string all(textOf(bytes).substr(0, entry));
        std::string directory(textOf(bytes).substr(entry, bytes.size() - 22 - entry));
        directory.replace(20, 8, 8, '\xFF'); // packed and unpacked size
        directory.replace(42, 4, 4, '\xFF'); // where it begins
        directory.replace(30, 1, 1, '\x1C');
        appendLittle(directory, std::uint16_t(1));
        appendLittle(directory, std::uint16_t(24));
        for (const std::uint64_t value : {7, 7, 0})
            appendLittle(directory, value);
        const std::size_t end64 = all.size() + directory.size();
        std::string tail;
        appendLittle(tail, std::uint32_t(0x06064B50));
        appendLittle(tail, std::uint64_t(44));
        tail.append(12, '\0'); // versions and disks
        appendLittle(tail, std::uint64_t(1));
        appendLittle(tail, std::uint64_t(1));
        appendLittle(tail, std::uint64_t(directory.size()));
        appendLittle(tail, std::uint64_t(entry));
        appendLittle(tail, std::uint32_t(0x07064B50));
        tail.append(4, '\0');
        appendLittle(tail, std::uint64_t(end64));
        appendLittle(tail, std::uint32_t(1));
        appendLittle(tail, std::uint32_t(0x06054B50));
        tail.append(4, '\0');
        tail.append(12, '\xFF');
        tail.append(2, '\0');
        all += directory + tail;
        const Zip zip(bytesOf(all), "t.zip");
        QCOMPARE(std::string(textOf(zip.read(*zip.find("a")).bytes())), std::string("content"));
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::vector<std::byte>& bytes,
                            const char* says) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              qsizetype(bytes.size()))
                                << says;
        };
        const auto good = zipOf({{"a", "content"}, {"b", "more"}});
        const std::size_t entry = directoryOf(good);
        const auto changed = [&](std::size_t at, auto value) {
            auto bytes = good;
            put(bytes, at, value);
            return bytes;
        };
        row("none", {}, "is not a zip archive");
        row("text", std::vector<std::byte>(100, std::byte('x')), "is not a zip archive");
        row("cut", {good.begin(), good.end() - 30}, "breaks off");
        row("half", {good.begin(), good.begin() + std::ptrdiff_t(good.size() / 2)}, "breaks off");
        row("encrypted", changed(entry + 8, std::uint16_t(1)), "'a' is encrypted");
        row("method", changed(entry + 10, std::uint16_t(12)), "'a' is packed by method 12");
        row("sizes", changed(entry + 24, std::uint32_t(900)), "'a' has contradicting sizes");
        row("place", changed(entry + 42, std::uint32_t(3)), "'a' is not where it should be");
        row("entry", changed(entry, std::uint32_t(0)), "damaged at member 1");
        row("entries", changed(good.size() - 12, std::uint16_t(9)), "damaged at member 3");
        row("overlap", changed(entry + 47 + 42, std::uint32_t(0)), "share bytes");
        row("twins", replaced(good, "b", "a"), "two members 'a'");
        row("bomb", claiming(std::string(100 << 20, '\0'), 100 << 20), "200 times its size");
        row("claims", claiming("small", 0xFFFFFFF0u), "200 times its size");
    }
    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const std::string all = bytes.toStdString();
        const QString message = sentence([&] { Zip zip(bytesOf(all), "t.zip"); });
        QVERIFY2(message.startsWith("t.zip: ") && message.contains(says), qPrintable(message));
    }

    void damagedMember() {
        const auto bytes = replaced(zipOf({{"a", "content"}}), "content", "cOntent");
        const Zip zip(bytes, "t.zip");
        QVERIFY(sentence([&] { zip.read(zip.entries()[0]); }).contains("its data are damaged"));
        QVERIFY(sentence([&] { zip.read(zip.entries()[0], 6); }).contains("at most 6"));
    }

    void everyPrefixAndFlip() { // whatever is wrong, it is a sentence
        const auto good = zipOf({{"a", "content"}, {"dir/b", "more"}});
        for (std::size_t size = 0; size < good.size(); ++size) {
            const std::vector<std::byte> cut(good.begin(), good.begin() + std::ptrdiff_t(size));
            QVERIFY(!sentence([&] { Zip zip(cut, "t.zip"); }).isEmpty());
        }
        for (std::size_t at = 0; at < good.size(); ++at)
            for (const int bit : {0, 7}) {
                auto bytes = good;
                bytes[at] ^= std::byte(1 << bit);
                sentence([&] {
                    const Zip zip(bytes, "t.zip");
                    for (const ZipEntry& entry : zip.entries())
                        zip.read(entry);
                });
            }
    }
};

QTEST_APPLESS_MAIN(TestZip)
#include "tst_zip.moc"
