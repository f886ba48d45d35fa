#include "tests/tensorfiles.h"

#include "core/formats/pickle.h"
#include "core/formats/torcharchive.h"

#include <algorithm>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

std::string short4(std::int32_t number) {
    std::string bytes = "J";
    appendLittle(bytes, number);
    return bytes;
}

std::string word(const std::string& text) {
    std::string bytes = "X";
    appendLittle(bytes, std::uint32_t(text.size()));
    return bytes + text;
}

std::string tuple(const std::vector<std::int32_t>& numbers) {
    std::string bytes = "(";
    for (const std::int32_t number : numbers)
        bytes += short4(number);
    return bytes + "t";
}

/// A view of the storage '0', which is said to have `elements` floats.
std::string view(std::int32_t elements, std::int32_t offset, const std::vector<std::int32_t>& shape,
                 const std::vector<std::int32_t>& strides) {
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + word("storage") + "ctorch\nFloatStorage\n" +
           word("0") + word("cpu") + short4(elements) + "tQ" + short4(offset) + tuple(shape) +
           tuple(strides) + "\x89" + "ccollections\nOrderedDict\n)RtR";
}

/// An archive with this pickle and the floats 0 ... 11 as storage '0'.
std::vector<std::byte> archiveOf(const std::string& body) {
    std::string floats;
    for (int i = 0; i < 12; ++i)
        appendLittle(floats, float(i));
    return zipOf({{"m/data.pkl", "\x80\x02" + body + "."}, {"m/data/0", floats}});
}

RawTensor theTensor(const std::string& body) {
    const auto tensors = tensorsOf(parseTorchArchive(archiveOf(body), "t.pt"));
    return tensors.size() == 1 ? tensors[0] : RawTensor();
}

TorchValue everything() {
    TorchList list{{true},
                   {std::int64_t(-3)},
                   {std::int64_t(1) << 40},
                   {std::int64_t(INT64_MIN)},
                   {0.1},
                   {std::string("\xC3\xA4")},
                   {},
                   TorchValue::list({{std::int64_t(1)}, {false}}, true)};
    TorchDict dict{{{std::int64_t(7)}, TorchValue::list(std::move(list))},
                   {{std::string("inner")}, TorchValue::dict({}, true)},
                   {{std::string("tensors")}, stateDict(oneOfEach())}};
    return TorchValue::dict(std::move(dict));
}

bool same(const TorchValue& a, const TorchValue& b) {
    if (a.tuple != b.tuple || a.ordered != b.ordered || a.value.index() != b.value.index())
        return false;
    if (const auto* list = std::get_if<std::shared_ptr<TorchList>>(&a.value)) {
        const auto& other = std::get<std::shared_ptr<TorchList>>(b.value);
        return std::equal((*list)->begin(), (*list)->end(), other->begin(), other->end(), same);
    }
    if (const auto* dict = std::get_if<std::shared_ptr<TorchDict>>(&a.value)) {
        const auto& other = std::get<std::shared_ptr<TorchDict>>(b.value);
        return std::equal((*dict)->begin(), (*dict)->end(), other->begin(), other->end(),
                          [](const auto& x, const auto& y) {
                              return same(x.first, y.first) && same(x.second, y.second);
                          });
    }
    if (const auto* tensor = std::get_if<RawTensor>(&a.value)) {
        const auto& other = std::get<RawTensor>(b.value);
        return tensor->type == other.type && tensor->shape == other.shape &&
               tensor->bytes == other.bytes;
    }
    return a.value == b.value;
}

} // namespace

class TestTorchArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        const TorchValue value = everything();
        const auto bytes = torchArchive(value);
        const TorchValue again = parseTorchArchive(bytes, "t.pt");
        QVERIFY(same(again, value));
        QCOMPARE(torchArchive(again), bytes);
        const Zip zip(bytes, "t.pt");
        for (const ZipEntry& entry : zip.entries())
            QCOMPARE(entry.data % 64, std::uint64_t(0));
        QCOMPARE(std::string(textOf(zip.read(*zip.find("archive/version")).bytes())),
                 std::string("3\n"));
    }

    void names() {
        const auto tensors = tensorsOf(parseTorchArchive(torchArchive(everything()), "t.pt"));
        QCOMPARE(tensors.size(), oneOfEach().size());
        QCOMPARE(tensors[0].name, std::string("tensors.kind.0"));
        QVERIFY(find(tensors, "tensors.scalar"));
        QVERIFY(!everything().find("absent"));
        QVERIFY(everything().find("inner")->ordered);
    }

    void views() {
        QCOMPARE(theTensor(view(12, 0, {3, 4}, {4, 1})).floats(),
                 (std::vector<float>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
        QCOMPARE(theTensor(view(12, 1, {4, 2}, {1, 4})).floats(),
                 (std::vector<float>{1, 5, 2, 6, 3, 7, 4, 8}));
        QCOMPARE(theTensor(view(12, 0, {2, 1, 3}, {6, 99, 2})).floats(),
                 (std::vector<float>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(theTensor(view(12, 11, {}, {})).floats(), std::vector<float>{11});
        QCOMPARE(theTensor(view(12, 12, {0, 5}, {5, 1})).shape, (std::vector<std::int64_t>{0, 5}));
    }

    void shared() { // one storage in two places, as tied weights are
        const auto tensors = tensorsOf(
            parseTorchArchive(archiveOf("](" + view(12, 0, {12}, {1}) + "q\x07h\x07" + "e"), "t"));
        QCOMPARE(tensors.size(), std::size_t(2));
        QCOMPARE(tensors[0].bytes, tensors[1].bytes);
    }

    void parameters() {
        QCOMPARE(theTensor("ctorch._utils\n_rebuild_parameter\n(" + view(12, 2, {2}, {1}) + "\x88" +
                           "ccollections\nOrderedDict\n)RtR")
                     .floats(),
                 (std::vector<float>{2, 3}));
    }

    void attributesArePassedOver() { // state_dict() keeps versions of module kinds so
        const std::string body = "ccollections\nOrderedDict\n)R(" + word("w") +
                                 view(12, 0, {1}, {1}) + "u}" + word("_metadata") + "}sb";
        QCOMPARE(theTensor(body).name, std::string("w"));
    }

    void plainPickles() { // protocol 4, as Python writes {"a": [1, 2.5, None]} by itself
        const std::string bytes("\x80\x04\x95\x18\0\0\0\0\0\0\0}\x94\x8C\x01"
                                "a\x94]\x94(K\x01G@\x04\0\0\0\0\0\0Nes.",
                                35);
        const TorchValue value = parsePickle(bytesOf(bytes), "t.pkl");
        const auto& list = *std::get<std::shared_ptr<TorchList>>(value.find("a")->value);
        QCOMPARE(std::get<std::int64_t>(list[0].value), std::int64_t(1));
        QCOMPARE(std::get<double>(list[1].value), 2.5);
        QVERIFY(std::holds_alternative<std::monostate>(list[2].value));
    }

    void foreignIsBlank() {
        const std::string body = "}(" + word("args") + "cargparse\nNamespace\n)\x81}" + word("lr") +
                                 std::string("G?\xF0\0\0\0\0\0\0", 9) + "sb" + word("model") +
                                 view(12, 3, {1}, {1}) + "u";
        const auto bytes = archiveOf(body);
        const TorchValue value = parseTorchArchive(bytes, "t.pt", Foreign::Blank);
        QVERIFY(std::holds_alternative<std::monostate>(value.find("args")->value));
        QCOMPARE(tensorsOf(value).at(0).floats(), std::vector<float>{3});
        QVERIFY(sentence([&] {
                    parseTorchArchive(bytes, "t.pt");
                }).contains("t.pt: the pickle asks for 'argparse.Namespace'"));
    }

    /// What would run is no configuration.
    void foreignThatRunsIsRefused() {
        for (const char* global :
             {"os\nsystem", "posix\nsystem", "builtins\neval", "builtins\nexec",
              "subprocess\nPopen", "importlib.util\nfind_spec", "torch.hub\nload", "torch\nload",
              "pickle\nloads", "commands\ncall"}) {
            const std::string body = "}" + word("args") + "c" + global + "\n(" + word("ls") +
                                     "tRs" + word("model") + view(12, 3, {1}, {1}) + "s";
            const QString said =
                sentence([&] { parseTorchArchive(archiveOf(body), "t.pt", Foreign::Blank); });
            QVERIFY2(said.contains("t.pt: the pickle asks for '"), qPrintable(said));
        }
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& body, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(body) << says;
        };
        row("foreign", "cos\nsystem\n(" + word("ls") + "tR", "asks for 'os.system'");
        row("foreign of protocol 4", std::string("\x8C\x02os\x8C\x06system\x93)R"),
            "asks for 'os.system'");
        row("unused", "cbuiltins\neval\n", "asks for 'builtins.eval'");
        row("unprintable", "cos\n\x1B[2Jx\n", "asks for 'os.?[2Jx'");
        row("opcode", "(ios\nsystem\n", "uses the opcode 0x69 at byte 3");
        row("called list", "]" + tuple({1}) + "R", "makes something that is no tensor");
        row("bytes", std::string("C\x02xx"), "raw bytes");
        row("big number", "\x8A\x09" + std::string(9, '\x7F'), "beyond 64 bits");
        row("short", view(13, 0, {13}, {1}), "48 bytes where 13 numbers of type F32");
        row("beyond", view(12, 1, {12}, {1}), "reaches beyond its 12 numbers");
        row("beyond by strides", view(12, 0, {3, 4}, {5, 1}), "reaches beyond");
        row("negative size", view(12, 0, {-3}, {1}), "cannot be");
        row("negative offset", view(12, -1, {3}, {1}), "cannot be");
        row("negative stride", view(12, 11, {12}, {-1}), "reaches beyond");
        row("strides", view(12, 0, {3, 4}, {1}), "cannot be");
        row("negative storage", view(-1, 0, {1}, {1}), "is no storage");
        row("expanded", view(12, 0, {1000000, 1000000}, {0, 0}), "repeats its numbers");
        row("overflow", view(12, 0, {INT32_MAX, INT32_MAX, INT32_MAX, 0}, {1, 1, 1, 1}),
            "cannot be");
        row("twins", "}(" + word("a") + "N" + word("a") + "Nu", "two entries 'a'");
        row("cycle",
            "]q\x01h\x01"
            "a",
            "nested more than 100 levels");
        std::string laughs = "]q" + std::string(1, '\0');
        for (char i = 1; i < 30; ++i)
            laughs += "](h" + std::string(1, char(i - 1)) + "h" + std::string(1, char(i - 1)) +
                      "eq" + std::string(1, i);
        row("laughs", "(" + laughs + "t", "repeats its parts endlessly");
        row("remembered", "N" + std::string((4 << 20) + 1, '\x94'), "remembers more than 4194304");
        row("empty stack", "a", "damaged at byte 2");
        row("no mark", "]e", "damaged at byte 3");
        row("memo", std::string("h\x05"), "damaged at byte 2");
        row("two values", "NN", "ends too early");
    }
    void refused() {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto bytes = archiveOf(body.toStdString());
        const QString message = sentence([&] { parseTorchArchive(bytes, "t.pt"); });
        QVERIFY2(message.startsWith("t.pt: ") && message.contains(says), qPrintable(message));
        QVERIFY(message.count(". ") == 0 && message.endsWith('.'));
    }

    void otherFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, std::string_view bytes, const char* says) {
            QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())) << says;
        };
        std::string tar(512, '\0');
        tar.replace(257, 5, "ustar");
        row("empty", "", "is empty");
        row("text", "hello", "is no file of torch.save()");
        row("legacy", "\x80\x02\x8A\x0A\x6C\xFC\x9C\x46\xF9\x20\x6A\xA8\x50\x19.\x80\x02",
            "from before 1.6; load it with PyTorch 1.6 or later and save it again");
        row("tar", tar, "is a tar archive");
        row("pickle", "\x80\x02}.", "is a bare pickle");
        const auto script = zipOf({{"m/data.pkl", "x"}, {"m/constants.pkl", "x"}});
        row("TorchScript", textOf(script), "is a TorchScript program");
        const auto other = zipOf({{"readme", "x"}});
        row("zip", textOf(other), "has no 'data.pkl'");
        const auto big = zipOf({{"m/data.pkl", "\x80\x02}."}, {"m/byteorder", "big"}});
        row("big-endian", textOf(big), "big-endian");
        const auto hollow = zipOf({{"m/data.pkl", "\x80\x02" + view(1, 0, {1}, {1}) + "."}});
        row("no storage", textOf(hollow), "the storage '0' is missing");
        const auto unended = zipOf({{"m/data.pkl", "\x80\x02}"}});
        row("unended", textOf(unended), "breaks off at byte 3");
    }
    void otherFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const std::string all = bytes.toStdString();
        const QString message = sentence([&] { parseTorchArchive(bytesOf(all), "t.pt"); });
        QVERIFY2(message.startsWith("t.pt: ") && message.contains(says), qPrintable(message));
    }

    void everyPrefix() {
        const std::string pickle = "\x80\x02" + view(12, 0, {3, 4}, {4, 1}) + ".";
        for (std::size_t size = 0; size < pickle.size(); ++size)
            QVERIFY(!sentence([&] {
                         parsePickle(bytesOf(std::string_view(pickle).substr(0, size)), "t.pt");
                     }).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestTorchArchive)
#include "tst_torcharchive.moc"
