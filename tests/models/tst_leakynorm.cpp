#include "tests/testing.h"

#include "core/simd.h"
#include "models/device.h"
#include "models/leakynorm.h"

#include <torch/torch.h>

using namespace antiphon;

namespace {

constexpr double epsilon = 1e-5, slope = 0.2;

/// The same by LibTorch's functions, in double.
at::Tensor composed(const at::Tensor& x, std::int64_t groups, const at::Tensor& scale,
                    const at::Tensor& shift) {
    const auto wide = [](const at::Tensor& t) { return t.unsqueeze(2).unsqueeze(3); };
    return torch::leaky_relu(
        torch::group_norm(x, groups, {}, {}, epsilon) * wide(scale) + wide(shift), slope);
}

struct Case {
    explicit Case(std::vector<std::int64_t> sizes) {
        torch::manual_seed(1);
        x = torch::randn(sizes) * 3 + 40; // far from zero, as sums of squares mind
        scale = torch::randn({sizes[0], sizes[1]});
        shift = torch::randn({sizes[0], sizes[1]});
        gradient = torch::randn(sizes);
    }
    at::Tensor x, scale, shift, gradient;
};

} // namespace

class TestLeakyNorm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void isLibTorchs_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("groups");
        QTest::addRow("even") << 8 << 16 << 4;
        QTest::addRow("odd") << 7 << 13 << 4;
        QTest::addRow("one group") << 3 << 5 << 1;
        QTest::addRow("each channel") << 5 << 9 << 8;
        QTest::addRow("long") << 16 << 1031 << 2;
    }
    void isLibTorchs() {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, groups);
        const Case given({3, 8, height, width});
        std::vector<at::Tensor> ours, exact;
        for (const at::Tensor& t : {given.x, given.scale, given.shift}) {
            ours.push_back(t.clone().requires_grad_(true));
            exact.push_back(t.to(torch::kDouble).requires_grad_(true));
        }
        const at::Tensor y = leakyGroupNorm(ours[0], groups, ours[1], ours[2], epsilon, slope);
        const at::Tensor wanted = composed(exact[0], groups, exact[1], exact[2]);
        QVERIFY((y - wanted).abs().max().item<double>() < 2e-5);
        (y * given.gradient).sum().backward();
        (wanted * given.gradient.to(torch::kDouble)).sum().backward();
        for (std::size_t i = 0; i < 3; ++i) {
            const double most = exact[i].grad().abs().max().item<double>();
            QVERIFY((ours[i].grad() - exact[i].grad()).abs().max().item<double>() < 2e-5 * most);
        }
    }

    /// Other kinds of numbers go LibTorch's way.
    void doublesGoTheOtherWay() {
        const Case given({2, 4, 3, 3});
        const auto wide = [](const at::Tensor& t) { return t.to(torch::kDouble); };
        QVERIFY(torch::allclose(
            leakyGroupNorm(wide(given.x), 2, wide(given.scale), wide(given.shift), epsilon, slope),
            composed(wide(given.x), 2, wide(given.scale), wide(given.shift)), 1e-9, 1e-9));
    }

    /// What is expanded or lies otherwise is read as it is meant.
    void anyLayoutWillDo() {
        const Case given({4, 8, 6, 10});
        const at::Tensor row = given.scale[0], turned = given.x.transpose(2, 3);
        const at::Tensor expanded = row.expand({4, 8});
        QVERIFY(torch::allclose(leakyGroupNorm(turned, 2, expanded, given.shift, epsilon, slope),
                                composed(turned, 2, expanded, given.shift), 1e-4, 1e-4));
    }

    void everyProcessorDoesTheSame() {
        const Simd widest = simd();
        const Case given({2, 8, 11, 37});
        std::vector<at::Tensor> first;
        for (const Simd level : {Simd::Baseline, Simd::Avx2, Simd::Avx512}) {
            if (level > widest)
                continue;
            limitSimd(level);
            const at::Tensor x = given.x.clone().requires_grad_(true);
            const at::Tensor y = leakyGroupNorm(x, 4, given.scale, given.shift, epsilon, slope);
            (y * given.gradient).sum().backward();
            if (first.empty())
                first = {y, x.grad()};
            QVERIFY(torch::equal(y, first[0]));
            QVERIFY(torch::equal(x.grad(), first[1]));
        }
        limitSimd(widest);
    }
};

QTEST_GUILESS_MAIN(TestLeakyNorm)
#include "tst_leakynorm.moc"
