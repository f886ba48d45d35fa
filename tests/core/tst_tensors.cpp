#include "tests/tensorfiles.h"

#include <bit>
#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

class TestTensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void types() {
        for (int i = 0; i <= int(DType::Bool); ++i)
            QCOMPARE(typeNamed(name(DType(i))), std::optional(DType(i)));
        QVERIFY(!typeNamed("F8_E4M3"));
    }

    void sizes() {
        const auto bytes = [](std::vector<std::int64_t> shape) {
            return byteCount(DType::F32, shape);
        };
        QCOMPARE(bytes({}), std::optional<std::uint64_t>(4));
        QCOMPARE(bytes({3, 0}), std::optional<std::uint64_t>(0));
        QVERIFY(!bytes({-1, 0}));
        QVERIFY(!bytes({0, std::int64_t(1) << 40, std::int64_t(1) << 40}));
        QVERIFY(!bytes({std::int64_t(1) << 61}));
        QVERIFY(bytes({(std::int64_t(1) << 61) - 1}));
    }

    void halves() {
        // The largest, the smallest normal and subnormal ones, and the special ones.
        const std::vector<std::pair<std::uint16_t, float>> known = {
            {0x0000, 0.0f},        {0x3C00, 1.0f},     {0xC000, -2.0f},
            {0x7BFF, 65504.0f},    {0x0400, 0x1p-14f}, {0x0001, 0x1p-24f},
            {0x83FF, -0x3FFp-24f}, {0x7C00, INFINITY}, {0xFC00, -INFINITY}};
        RawTensor tensor{"h", DType::F16, {std::int64_t(known.size())}, {}};
        std::string bytes;
        for (const auto& [half, value] : known)
            appendLittle(bytes, half);
        tensor.bytes = {bytesOf(bytes).begin(), bytesOf(bytes).end()};
        const auto floats = tensor.floats();
        for (std::size_t i = 0; i < known.size(); ++i)
            QCOMPARE(std::bit_cast<std::uint32_t>(floats[i]),
                     std::bit_cast<std::uint32_t>(known[i].second));
        RawTensor nan{"n", DType::F16, {}, {std::byte(1), std::byte(0x7C)}};
        QVERIFY(std::isnan(nan.floats()[0]));
        RawTensor brain{"b", DType::BF16, {}, {std::byte(0x80), std::byte(0xBF)}};
        QCOMPARE(brain.floats()[0], -1.0f);
    }

    void wrongType() {
        RawTensor tensor{"ids", DType::I64, {1}, std::vector<std::byte>(8)};
        QVERIFY(sentence([&] { tensor.floats(); }).contains("Tensor 'ids': holds I64"));
    }

    void wanted() {
        const auto tensors = oneOfEach();
        const std::vector<std::int64_t> any{2, -1}, other{3, -1};
        QCOMPARE(tensorOf(tensors, "kind.2", any, "t").name, std::string("kind.2"));
        QVERIFY(sentence([&] {
                    tensorOf(tensors, "kind.2", other, "t.pt");
                }).contains("t.pt: the tensor 'kind.2' has the shape [2, 3] where [3, any]"));
        QVERIFY(sentence([&] {
                    tensorOf(tensors, "absent", any, "t.pt");
                }).contains("the tensor 'absent' of shape [2, any] is missing"));
    }

    void hash() {
        const auto tensors = oneOfEach();
        const std::string all = tensorHash(tensors);
        QCOMPARE(all.size(), std::size_t(32));
        QCOMPARE(tensorHash(oneOfEach()), all);
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            auto changed = tensors;
            changed[i].name += "x";
            QVERIFY(tensorHash(changed) != all);
            changed = tensors;
            changed[i].shape.push_back(1);
            QVERIFY(tensorHash(changed) != all);
            if (!tensors[i].bytes.empty()) {
                changed = tensors;
                changed[i].bytes.back() ^= std::byte(1);
                QVERIFY(tensorHash(changed) != all);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestTensors)
#include "tst_tensors.moc"
