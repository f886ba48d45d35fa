#include "tests/testing.h"

#include "core/simd.h"
#include "models/device.h"
#include "models/trainingops.h"

#include <torch/torch.h>

using namespace antiphon;

namespace {

bool close(const at::Tensor& a, const at::Tensor& b) {
    return torch::allclose(a, b, 1e-4, 1e-4);
}

} // namespace

class TestTrainingOps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    /// Values and gradients are those of LibTorch, whether gradients are there already or not.
    void affineIsLinear_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("prepared");
        QTest::addColumn<bool>("contiguous");
        for (const bool prepared : {false, true})
            for (const bool contiguous : {false, true}) {
                QTest::addRow("all %d %d", prepared, contiguous)
                    << 0 << 0 << prepared << contiguous;
                QTest::addRow("first %d %d", prepared, contiguous)
                    << 0 << 5 << prepared << contiguous;
                QTest::addRow("last %d %d", prepared, contiguous)
                    << 5 << 0 << prepared << contiguous;
                QTest::addRow("one %d %d", prepared, contiguous)
                    << 7 << 1 << prepared << contiguous;
            }
    }
    void affineIsLinear() {
        QFETCH(int, from);
        QFETCH(int, count);
        QFETCH(bool, prepared);
        QFETCH(bool, contiguous);
        torch::manual_seed(1);
        const int rows = count ? count : 12 - from;
        std::vector<at::Tensor> ours, theirs;
        for (const auto& values :
             {contiguous ? torch::randn({3, 4, 8}) : torch::randn({4, 3, 8}).transpose(0, 1),
              torch::randn({12, 8}), torch::randn({12})}) {
            ours.push_back(values.clone().requires_grad_(true));
            theirs.push_back(values.clone().requires_grad_(true));
        }
        if (prepared) // something is there already
            for (std::size_t i = 1; i < 3; ++i) {
                ours[i].mutable_grad() = torch::ones_like(ours[i]);
                theirs[i].mutable_grad() = torch::ones_like(theirs[i]);
            }
        const at::Tensor y = affine(ours[0], ours[1], ours[2], from, count);
        const at::Tensor wanted = torch::nn::functional::linear(
            theirs[0], theirs[1].narrow(0, from, rows), theirs[2].narrow(0, from, rows));
        QVERIFY(close(y, wanted));
        // A gradient that is no plain matrix either.
        (y.transpose(0, 1) * y.transpose(0, 1)).sum().backward();
        (wanted * wanted).sum().backward();
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(close(ours[i].grad(), theirs[i].grad()));
    }

    void whatIsDroppedHasNoGradient() {
        torch::manual_seed(2);
        const at::Tensor x = torch::rand({100, 1000}).add_(1).requires_grad_(true);
        const at::Tensor y = dropOut(x, 0.25, true);
        (3 * y).sum().backward();
        const at::Tensor kept = y.ne(0).to(torch::kFloat);
        QVERIFY(close(y, x * kept / 0.75));
        QVERIFY(close(x.grad(), 3 * kept / 0.75));
        QVERIFY(std::abs(kept.mean().item<double>() - 0.75) < 0.01);
        // In no row or column more than elsewhere, and neighbours have nothing to do with each
        // other.
        QVERIFY((kept.mean(0) - 0.75).abs().max().item<double>() < 0.25);
        QVERIFY((kept.mean(1) - 0.75).abs().max().item<double>() < 0.07);
        const at::Tensor pairs = kept.narrow(1, 0, 999) * kept.narrow(1, 1, 999);
        QVERIFY(std::abs(pairs.mean().item<double>() - 0.5625) < 0.01);
        // Another time another choice; the same seed, the same.
        const at::Tensor next = dropOut(x, 0.25, true);
        QVERIFY(std::abs((next.ne(0).to(torch::kFloat) * kept).mean().item<double>() - 0.5625) <
                0.01);
        torch::manual_seed(2);
        torch::rand({100, 1000});
        QVERIFY(torch::equal(dropOut(x, 0.25, true), y));
        QVERIFY(dropOut(x, 0.25, false).is_same(x));
    }

    void everyProcessorDropsTheSame() {
        const Simd widest = simd();
        const at::Tensor x = torch::ones({1003});
        std::vector<at::Tensor> found;
        for (const Simd level : {Simd::Baseline, Simd::Avx2, Simd::Avx512}) {
            if (level > widest)
                continue;
            limitSimd(level);
            torch::manual_seed(3);
            found.push_back(dropOut(x, 0.1, true));
            QVERIFY(torch::equal(found.back(), found.front()));
        }
        limitSimd(widest);
    }
};

QTEST_GUILESS_MAIN(TestTrainingOps)
#include "tst_trainingops.moc"
