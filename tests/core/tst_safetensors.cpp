#include "tests/tensorfiles.h"

#include "core/formats/safetensors.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

std::string fileOf(const std::string& header, const std::string& data) {
    std::string bytes;
    appendLittle(bytes, std::uint64_t(header.size()));
    return bytes + header + data;
}

} // namespace

class TestSafeTensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        const TemporaryFolder folder;
        const SafeTensors content{oneOfEach(), {{"format", "pt"}, {"note", "\"\xC3\xA4"}}};
        writeSafeTensors(folder / "m.safetensors", content);
        const SafeTensors again = readSafeTensors(folder / "m.safetensors");
        QCOMPARE(again.tensors, content.tensors);
        QCOMPARE(again.metadata, content.metadata);
        const std::string bytes = readFile(folder / "m.safetensors");
        QCOMPARE(loadLittle<std::uint64_t>(bytesOf(bytes), 0) % 8, std::uint64_t(0));
        writeSafeTensors(folder / "none.safetensors", {});
        QVERIFY(readSafeTensors(folder / "none.safetensors").tensors.empty());
    }

    void foreign() { // the header's order is not that of the data; blanks at its end
        const std::string bytes =
            fileOf("{\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[4,6]},"
                   "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}   ",
                   std::string("\0\0\x80?\1\2", 6));
        const SafeTensors content = parseSafeTensors(bytesOf(bytes), "t");
        QCOMPARE(content.tensors.size(), std::size_t(2));
        QCOMPARE(content.tensors[0].floats(), std::vector<float>{1});
        QCOMPARE(content.tensors[1].bytes, (std::vector<std::byte>{std::byte(1), std::byte(2)}));
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << says;
        };
        const auto one = [](const std::string& fields, std::size_t data = 8) {
            return fileOf("{\"w\":{" + fields + "}}", std::string(data, 'x'));
        };
        row("empty", "", "too short");
        row("huge header", std::string(8, '\xFF') + "{}", "is no safetensors file");
        row("cut header", fileOf("{}", "").substr(0, 9), "breaks off within its header");
        row("no JSON", fileOf("{", ""), "not valid JSON");
        row("no object", fileOf("[]", ""), "is no safetensors file");
        row("no fields", one(""), "'w' has no usable 'dtype'");
        row("type", one(R"("dtype":"F8_E5M2","shape":[8],"data_offsets":[0,8])"),
            "is of the type 'F8_E5M2'");
        row("shape", one(R"("dtype":"F32","shape":[1.5],"data_offsets":[0,8])"),
            "not made of whole numbers");
        row("negative", one(R"("dtype":"F32","shape":[-2],"data_offsets":[0,8])"),
            "[any] has 8 bytes, which do not fit");
        row("does not fit", one(R"("dtype":"F32","shape":[3],"data_offsets":[0,8])"),
            "of shape [3] has 8 bytes, which do not fit");
        row("overflow",
            one(R"("dtype":"F32","shape":[4611686018427387904,2],"data_offsets":[0,8])"),
            "do not fit");
        row("behind the end", one(R"("dtype":"F32","shape":[4],"data_offsets":[0,16])"),
            "lies at bytes 0 to 16 of 8");
        row("backwards", one(R"("dtype":"F32","shape":[0],"data_offsets":[8,4])"),
            "lies at bytes 8 to 4");
        row("offsets", one(R"("dtype":"F32","shape":[2],"data_offsets":[-8,0])"),
            "offsets that are no numbers");
        row("one offset", one(R"("dtype":"F32","shape":[2],"data_offsets":[0])"),
            "not two offsets");
        row("left over", one(R"("dtype":"F32","shape":[1],"data_offsets":[0,4])"),
            "4 bytes behind its last tensor");
        row("gap", one(R"("dtype":"F32","shape":[1],"data_offsets":[4,8])"), "leaves bytes unused");
        row("overlap",
            fileOf(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
                   R"("b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})",
                   "123456"),
            "'b' shares bytes");
        row("twins",
            fileOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                   R"("a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                   "12"),
            "'a'");
        row("metadata", fileOf(R"({"__metadata__":{"n":1}})", ""), "'n' in '__metadata__'");
    }
    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const std::string all = bytes.toStdString();
        const QString message = sentence([&] { parseSafeTensors(bytesOf(all), "t.st"); });
        QVERIFY2(message.startsWith("t.st: ") && message.contains(says), qPrintable(message));
    }

    /// As soon as a file ends where its header says, and only then; the header is not believed.
    void wholeFiles() {
        const TemporaryFolder folder;
        const fs::path file = folder / "a.safetensors";
        writeSafeTensors(file, {oneOfEach(), {{"step", "7"}}});
        QVERIFY(looksWhole(file));
        const std::string all = readFile(file);
        for (const std::size_t size :
             {std::size_t(0), std::size_t(7), std::size_t(8), all.size() / 2, all.size() - 1}) {
            writeFile(file, all.substr(0, size));
            QVERIFY2(!looksWhole(file), std::to_string(size).c_str());
        }
        writeFile(file, all + "x");
        QVERIFY(!looksWhole(file));
        writeFile(file, std::string(8, '\xff') + all.substr(8));
        QVERIFY(!looksWhole(file));
        writeFile(file, std::string("\x02\0\0\0\0\0\0\0{]", 10));
        QVERIFY(!looksWhole(file));
        QVERIFY(!looksWhole(folder / "none"));
    }
};

QTEST_APPLESS_MAIN(TestSafeTensors)
#include "tst_safetensors.moc"
