#include "tests/testing.h"

#include "models/smallnet.h"

#undef slots // ATen's names
#include <ATen/ATen.h>

#include <cmath>

using namespace antiphon;

/// The gradients of our own kernels against LibTorch's.
class TestSmallNetAutograd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientsAreAutograds_data() {
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("hidden");
        QTest::addColumn<int>("outputs");
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("tanh");
        for (const bool tanh : {false, true}) {
            const char* kind = tanh ? "tanh" : "relu";
            QTest::addRow("32-64-64-7 %s", kind) << 32 << 64 << 7 << 32 << tanh;
            QTest::addRow("69-64-64-27 %s", kind) << 69 << 64 << 27 << 64 << tanh;
            QTest::addRow("10-20-20-1 %s", kind) << 10 << 20 << 1 << 5 << tanh;
            QTest::addRow("33-256-256-81 %s", kind) << 33 << 256 << 81 << 33 << tanh;
        }
    }

    void gradientsAreAutograds() {
        QFETCH(int, inputs);
        QFETCH(int, hidden);
        QFETCH(int, outputs);
        QFETCH(int, rows);
        QFETCH(bool, tanh);
        const std::vector<std::size_t> widths = {std::size_t(inputs), std::size_t(hidden),
                                                 std::size_t(hidden), std::size_t(outputs)};
        SmallNet net(widths, tanh ? SmallNet::Activation::Tanh : SmallNet::Activation::Relu);
        Rng rng(1);
        net.initUniform(rng);
        std::vector<float> x(std::size_t(rows * inputs)), slope(std::size_t(rows * outputs)),
            y(slope.size());
        for (float& v : x)
            v = float(rng.normal());
        for (float& v : slope)
            v = float(rng.normal());
        net.forwardBatch(x, std::size_t(rows), y);
        net.backward(x, slope, std::size_t(rows));

        std::vector<at::Tensor> parameters;
        for (const RawTensor& raw : net.tensors("")) {
            auto values = raw.floats();
            parameters.push_back(
                at::from_blob(values.data(), raw.shape, at::kFloat).clone().requires_grad_());
        }
        at::Tensor out = at::from_blob(x.data(), {rows, inputs}, at::kFloat);
        for (std::size_t l = 0; l < 3; ++l) {
            out = at::linear(out, parameters[2 * l], parameters[2 * l + 1]);
            if (l < 2)
                out = tanh ? out.tanh() : out.relu();
        }
        const at::Tensor ours = at::from_blob(y.data(), {rows, outputs}, at::kFloat);
        QVERIFY((out - ours).abs().max().item<float>() < 1e-5f);
        (out * at::from_blob(slope.data(), {rows, outputs}, at::kFloat)).sum().backward();
        const std::vector<float> all = net.gradients();
        std::size_t at = 0;
        for (const at::Tensor& parameter : parameters) {
            const at::Tensor expected = parameter.grad().contiguous();
            const float* values = expected.data_ptr<float>();
            const double largest = double(expected.abs().max().item<float>());
            for (std::int64_t i = 0; i < expected.numel(); ++i, ++at)
                QVERIFY(std::abs(double(all[at]) - double(values[i])) <= 1e-5 * largest);
        }
        QCOMPARE(at, all.size());
    }
};

QTEST_GUILESS_MAIN(TestSmallNetAutograd)
#include "tst_smallnetautograd.moc"
