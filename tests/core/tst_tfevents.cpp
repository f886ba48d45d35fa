#include "tests/tensorfiles.h"

#include "core/formats/crc32c.h"
#include "core/formats/eventrecords.h"
#include "core/simd.h"

#include <cmath>
#include <limits>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

using Row = std::tuple<std::string, std::int64_t, double, double>;

struct Reading {
    std::vector<Row> rows;
    std::string damage;
};

Reading readAll(EventReader& reader, std::uint64_t limit = UINT64_MAX) {
    Reading reading;
    while (reader.read(
        [&](const ScalarEvent& event) {
            reading.rows.emplace_back(event.tag, event.step, event.wallTime, event.value);
        },
        limit)) {
    }
    reading.damage = reader.damage();
    return reading;
}

Reading readAll(const fs::path& file) {
    EventReader reader(file);
    return readAll(reader);
}

fs::path writeRun(const fs::path& folder, int count) {
    EventWriter writer(folder);
    for (int step = 0; step < count; ++step)
        writer.scalar("train/loss", step, 1.0 / (step + 1), 1000.5 + step);
    return writer.file();
}

std::string message(std::initializer_list<std::pair<int, std::string>> fields) {
    std::string bytes;
    for (const auto& [number, content] : fields) {
        bytes += char(number << 3 | 2);
        bytes += char(content.size());
        bytes += content;
    }
    return bytes;
}

template <class Number>
std::string raw(Number number) {
    std::string bytes;
    appendLittle(bytes, number);
    return bytes;
}

/// What a summary value with these fields behind its tag is read as; NaN when as nothing.
double valueOf(const std::string& fields) {
    double value = NAN;
    const std::string event = message({{5, message({{1, message({{1, "t"}}) + fields}})}});
    EventHead head;
    readEvent(bytesOf(event), head, [&](const ScalarEvent& scalar) { value = scalar.value; });
    return value;
}

} // namespace

class TestEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksums() {
        // The values of RFC 3720, appendix B.4.
        std::vector<std::byte> bytes(32, std::byte(0));
        const auto all = [&](std::uint32_t wanted) {
            for (const Simd level : {Simd::Baseline, Simd::Avx512}) {
                limitSimd(level);
                QCOMPARE(crc32c(bytes), wanted);
                for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
                    QCOMPARE(
                        crc32c(std::span(bytes).subspan(cut), crc32c(std::span(bytes).first(cut))),
                        wanted);
            }
        };
        all(0x8A9136AA);
        std::fill(bytes.begin(), bytes.end(), std::byte(0xFF));
        all(0x62A8AB43);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = std::byte(i);
        all(0x46DD794E);
        QCOMPARE(crc32c({}), 0u);
    }

    void knownRecord() { // how every event file of TensorFlow begins: 24 bytes tell the version
        const std::string version("\x18\0\0\0\0\0\0\0\xA3\x7F\x4B\x22", 12);
        QCOMPARE(maskedCrc32c(bytesOf(std::string_view(version).substr(0, 8))), 0x224B7FA3u);
    }

    void roundTrip() {
        const TemporaryFolder folder;
        fs::path file;
        {
            EventWriter writer(folder.path() / "new" / "folder");
            writer.scalar("a", 0, 0.5, 1e9 + 0.25);
            writer.text("note", 1, "hello", 5);
            writer.scalar("b/c", std::int64_t(1) << 40, -2, 7);
            writer.scalar("\xC3\xA4", -1, std::numeric_limits<double>::infinity(), 8);
            file = writer.file();
            QCOMPARE(readAll(file).rows.size(), std::size_t(0));
            writer.flush();
            QCOMPARE(readAll(file).rows.size(), std::size_t(3));
            writer.scalar("last", 2, NAN, 9);
        }
        QVERIFY(file.filename().string().starts_with("events.out.tfevents."));
        const auto rows = readAll(file).rows;
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[0], Row("a", 0, 1e9 + 0.25, 0.5));
        QCOMPARE(rows[1], Row("b/c", std::int64_t(1) << 40, 7, -2));
        QCOMPARE(rows[2], Row("\xC3\xA4", -1, 8, std::numeric_limits<double>::infinity()));
        QVERIFY(std::isnan(std::get<3>(rows[3])));
    }

    void kindsOfValues() {
        QCOMPARE(valueOf("\x15" + raw(0.25f)), 0.25);
        const std::string isFloat("\x08\x01", 2), isDouble("\x08\x02", 2), text("\x08\x07", 2);
        QCOMPARE(valueOf(message({{8, isFloat + message({{4, raw(0.5f)}})}})), 0.5);
        QCOMPARE(valueOf(message({{8, isFloat + message({{5, raw(0.5f)}})}})), 0.5);
        QCOMPARE(valueOf(message({{8, isFloat + "\x2D" + raw(0.5f)}})), 0.5);
        QCOMPARE(valueOf(message({{8, isDouble + message({{4, raw(0.1)}})}})), 0.1);
        QCOMPARE(valueOf(message({{8, message({{6, raw(0.1)}}) + isDouble}})), 0.1);
        QCOMPARE(valueOf(message({{8, isDouble + "\x31" + raw(0.1)}})), 0.1);
        // Two numbers, texts and histograms are none.
        QVERIFY(std::isnan(valueOf(message({{8, isFloat + message({{4, raw(0.5)}})}}))));
        QVERIFY(std::isnan(valueOf(message({{8, text + message({{8, "x"}})}}))));
        QVERIFY(std::isnan(valueOf(message({{5, "histogram"}}))));
        QVERIFY(std::isnan(valueOf("")));
    }

    void anyOrder() { // step and time may come behind the summary
        const std::string event =
            message({{5, message({{1, "\x15" + raw(2.0f) + message({{1, "t"}})}})}}) + "\x10\x05" +
            "\x09" + raw(3.5);
        EventHead head;
        std::vector<Row> rows;
        QVERIFY(readEvent(bytesOf(event), head, [&](const ScalarEvent& e) {
            rows.emplace_back(e.tag, e.step, e.wallTime, e.value);
        }));
        QCOMPARE(rows, std::vector<Row>{Row("t", 5, 3.5, 2)});
        for (std::size_t size = 1; size < event.size(); ++size)
            readEvent(bytesOf(std::string_view(event).substr(0, size)), head,
                      [](const ScalarEvent&) {});
    }

    void growing() { // byte by byte: each scalar is told once, as soon as it is whole
        const TemporaryFolder folder;
        const std::string bytes = readFile(writeRun(folder / "a", 5));
        const fs::path file = folder / "growing";
        writeFile(file, "");
        EventReader reader(file);
        std::vector<Row> rows;
        for (const char byte : bytes) {
            // In place, as a training appends.
            FILE* out = std::fopen(file.c_str(), "ab");
            std::fputc(byte, out);
            std::fclose(out);
            const Reading reading = readAll(reader);
            QCOMPARE(reading.damage, std::string());
            rows.insert(rows.end(), reading.rows.begin(), reading.rows.end());
        }
        QCOMPARE(rows.size(), std::size_t(5));
        QCOMPARE(reader.position(), std::uint64_t(bytes.size()));
        QCOMPARE(reader.restarts(), 0);
    }

    void inPieces() {
        const TemporaryFolder folder;
        const fs::path file = writeRun(folder.path(), 40000); // several buffers of the reader
        EventReader whole(file), pieces(file);
        const Reading all = readAll(whole);
        QCOMPARE(all.rows.size(), std::size_t(40000));
        QCOMPARE(readAll(pieces, 5000).rows, all.rows);
        EventReader first(file);
        int count = 0;
        QVERIFY(first.read([&](const ScalarEvent&) { ++count; }, 5000));
        QVERIFY(count > 10 && count < 200);
    }

    void longRecords() { // a picture or sound between scalars is passed over
        const TemporaryFolder folder;
        for (const std::size_t size : {std::size_t(3) << 20, std::size_t(20) << 20}) {
            const fs::path file = writeRun(folder / std::to_string(size), 3);
            std::string bytes = readFile(file);
            const std::string scalars = bytes;
            appendRecord(bytes, message({{4, ""}}) + "\x2A" + std::string("\x80\x80\x40", 3) +
                                    std::string(size, 'x'));
            writeFile(file, bytes + scalars);
            QCOMPARE(readAll(file).rows.size(), std::size_t(6));
            QCOMPARE(readAll(file).damage, std::string());
        }
    }

    void damaged() {
        const TemporaryFolder folder;
        const fs::path file = writeRun(folder.path(), 10);
        const std::string good = readFile(file);
        const std::size_t record = (good.size() - 40 + 9) / 10; // that of step 0 is shorter
        const std::size_t sixth = good.size() - 5 * record;
        for (const std::size_t at : {sixth, sixth + 9, sixth + 14, sixth + record - 1}) {
            std::string bytes = good;
            bytes[at] = char(bytes[at] ^ 0x10);
            writeFile(file, bytes);
            EventReader reader(file);
            const Reading reading = readAll(reader);
            QCOMPARE(reading.rows.size(), std::size_t(5));
            const QString damage = QString::fromStdString(reading.damage);
            QVERIFY2(
                damage.contains("the record at byte " + QString::number(sixth) + " is damaged"),
                qPrintable(damage));
            QVERIFY(readAll(reader).rows.empty());
        }
        writeFile(file, good.substr(0, sixth) + std::string(4096, '\0')); // after a power failure
        QCOMPARE(readAll(file).rows.size(), std::size_t(5));
        QVERIFY(!readAll(file).damage.empty());
        writeFile(file, "no event file at all");
        QVERIFY(readAll(file).damage.find("at byte 0") != std::string::npos);
        writeFile(file, "");
        QVERIFY(readAll(file).damage.empty());
        QVERIFY(sentence([&] { readAll(folder / "absent"); }).contains("cannot be opened"));
    }

    void resumed() {
        const TemporaryFolder folder;
        const fs::path file = writeRun(folder.path(), 10);
        const std::string good = readFile(file);
        EventReader reader(file);
        QCOMPARE(readAll(reader).rows.size(), std::size_t(10));
        writeFile(file, good.substr(0, good.size() - 7)); // killed while it wrote
        {
            EventWriter writer(folder.path(), true);
            QCOMPARE(writer.file(), file);
            writer.scalar("train/loss", 9, 5, 5);
        }
        QCOMPARE(readAll(file).rows.size(), std::size_t(10));
        QCOMPARE(std::get<3>(readAll(file).rows.back()), 5.0);
        {
            EventWriter writer(folder.path(), true, 4);
            writer.scalar("train/loss", 4, 6, 6);
        }
        const auto rows = readAll(file).rows;
        QCOMPARE(rows.size(), std::size_t(5));
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(std::get<1>(rows[i]), std::int64_t(i));
        QCOMPARE(std::get<3>(rows.back()), 6.0);
        // Who read it before is told that it begins anew.
        QCOMPARE(readAll(reader).rows, rows);
        QCOMPARE(reader.restarts(), 1);
        { EventWriter writer(folder.path(), true, 0); }
        QVERIFY(readAll(file).rows.empty());
        QVERIFY(good.starts_with(readFile(file)) && fs::file_size(file) > 0);
    }

    void emptiedFile() { // killed before its first record was whole
        const TemporaryFolder folder;
        const fs::path file = writeRun(folder.path(), 0);
        writeFile(file, readFile(file).substr(0, 11));
        {
            EventWriter writer(folder.path(), true);
            QCOMPARE(writer.file(), file);
            writer.scalar("a", 1, 2, 3);
        }
        QCOMPARE(readAll(file).rows.size(), std::size_t(1));
    }

    void twoInASecond() {
        const TemporaryFolder folder;
        EventWriter a(folder.path()), b(folder.path());
        QVERIFY(a.file() != b.file());
    }

    void refusedFolder() {
        const TemporaryFolder folder;
        writeFile(folder / "file", "x");
        QVERIFY(
            sentence([&] { EventWriter writer(folder / "file"); }).contains("cannot be written"));
    }
};

QTEST_APPLESS_MAIN(TestEvents)
#include "tst_tfevents.moc"
