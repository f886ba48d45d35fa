#include "tests/tensorfiles.h"

#include "core/formats/npz.h"

#include <algorithm>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

std::string npy(const std::string& header, const std::string& data, char version = 1) {
    std::string bytes = "\x93NUMPY";
    bytes += version;
    bytes += '\0';
    if (version == 1)
        appendLittle(bytes, std::uint16_t(header.size()));
    else
        appendLittle(bytes, std::uint32_t(header.size()));
    return bytes + header + data;
}

std::string header(const std::string& type, const std::string& shape, bool fortran = false) {
    return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") +
           ", 'shape': " + shape + ", }          \n";
}

RawTensor parse(const std::string& bytes) {
    return parseNpy(bytesOf(bytes), "t.npy");
}

} // namespace

class TestNpz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        const TemporaryFolder folder;
        auto tensors = oneOfEach();
        std::erase_if(tensors, [](const RawTensor& t) { return t.type == DType::BF16; });
        writeNpz(folder / "t.npz", tensors);
        QCOMPARE(readNumpy(folder / "t.npz"), tensors);
        QVERIFY(sentence([&] { writeNpz(folder / "u.npz", oneOfEach()); }).contains("BF16"));
        const std::string bytes = readFile(folder / "t.npz");
        const Zip zip(bytesOf(bytes), "t.npz");
        const ZipContent first = zip.read(zip.entries()[0]);
        QCOMPARE(first.bytes().size() % 64, tensors[0].bytes.size() % 64);
        writeFile(folder / "t.npy", textOf(first.bytes()));
        QCOMPARE(readNumpy(folder / "t.npy").at(0).bytes, tensors[0].bytes);
    }

    void headers() {
        const std::string bytes("\1\2\3\4\5\6", 6);
        for (const char version : {'\1', '\2', '\3'}) {
            const RawTensor tensor = parse(npy(header("|u1", "(2, 3)"), bytes, version));
            QCOMPARE(tensor.shape, (std::vector<std::int64_t>{2, 3}));
            QCOMPARE(tensor.type, DType::U8);
            QVERIFY(tensor.name.empty());
        }
        // As NumPy of Python 2 and other programs write it.
        QCOMPARE(parse(npy("{\"shape\":(6L,),\"fortran_order\":False,\"descr\":\"|i1\"}", bytes))
                     .count(),
                 std::int64_t(6));
        QCOMPARE(parse(npy(header("<f4", "()"), std::string("\0\0\x80?", 4))).floats(),
                 std::vector<float>{1});
        QCOMPARE(parse(npy(header("<i8", "(0, 7)"), "")).shape, (std::vector<std::int64_t>{0, 7}));
    }

    void fortranOrder() {
        std::string data;
        for (int c = 0; c < 4; ++c)
            for (int b = 0; b < 3; ++b)
                for (int a = 0; a < 2; ++a)
                    appendLittle(data, float(100 * a + 10 * b + c));
        const RawTensor tensor = parse(npy(header("<f4", "(2, 3, 4)", true), data));
        std::vector<float> wanted;
        for (int a = 0; a < 2; ++a)
            for (int b = 0; b < 3; ++b)
                for (int c = 0; c < 4; ++c)
                    wanted.push_back(float(100 * a + 10 * b + c));
        QCOMPARE(tensor.floats(), wanted);
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << says;
        };
        const std::string four(4, 'x');
        row("empty", "", "is no .npy file");
        row("text", "hello world, hello", "is no .npy file");
        row("version", npy(header("<f4", "(1,)"), four, 9), "version 9");
        row("cut", npy(header("<f4", "(1,)"), four).substr(0, 40), "breaks off within its header");
        row("objects", npy(header("|O", "(1,)"), four), "holds Python objects");
        row("big-endian", npy(header(">f4", "(1,)"), four), ".astype('<f4')");
        row("texts", npy(header("<U1", "(1,)"), four), "of the type '<U1'");
        row("complex", npy(header("<c8", "(1,)"), four), "of the type '<c8'");
        row("columns",
            npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", four),
            "records of several columns");
        row("short", npy(header("<f4", "(2,)"), four), "has 4 bytes, which do not fit its shape");
        row("long", npy(header("<f4", "()"), four + four), "has 8 bytes");
        row("negative", npy(header("<f4", "(-1,)"), four), "do not fit");
        row("huge", npy(header("<f4", "(4611686018427387905, 4)"), four), "do not fit");
        row("beyond 64 bits", npy(header("<f4", "(99999999999999999999,)"), four),
            "its header is damaged");
        row("no shape", npy("{'descr': '<f4', 'fortran_order': False}", four), "header is damaged");
        row("open", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1", four),
            "header is damaged");
        row("code", npy("{'descr': '<f4', 'fortran_order': exit(), 'shape': (1,)}", four),
            "header is damaged");
        row("trailing", npy(header("<f4", "(1,)") + "x", four), "header is damaged");
    }
    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const QString message = sentence([&] { parse(bytes.toStdString()); });
        QVERIFY2(message.startsWith("t.npy: ") && message.contains(says), qPrintable(message));
    }

    void refusedArchives() {
        const auto other = zipOf({{"readme.txt", "x"}});
        QVERIFY(sentence([&] {
                    parseNpz(other, "t.npz");
                }).contains("t.npz, readme.txt: is no array of NumPy"));
        const auto broken = zipOf({{"x.npy", "x"}});
        QVERIFY(
            sentence([&] { parseNpz(broken, "t.npz"); }).startsWith("t.npz, x.npy: is no .npy"));
    }
};

QTEST_APPLESS_MAIN(TestNpz)
#include "tst_npz.moc"
