#include "tests/testing.h"

#include "models/device.h"
#include "models/linearattention.h"

#include <torch/torch.h>

using namespace antiphon;

namespace {

/// Every query with every key, in double.
at::Tensor naive(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, std::int64_t heads,
                 bool causal, const at::Tensor& keys) {
    const auto split = [&](const at::Tensor& x) {
        return x.view({x.size(0), x.size(1), heads, -1}).transpose(1, 2);
    };
    at::Tensor weights =
        torch::matmul(split(torch::elu(q) + 1), split(torch::elu(k) + 1).transpose(2, 3));
    if (causal)
        weights = weights.tril();
    if (keys.defined())
        weights = weights * keys.unsqueeze(1).unsqueeze(1);
    weights = weights / (weights.sum(3, true) + 1e-6);
    return torch::matmul(weights, split(v)).transpose(1, 2).reshape(q.sizes());
}

using Form = at::Tensor (*)(const at::Tensor&, const at::Tensor&, const at::Tensor&, std::int64_t,
                            bool, const at::Tensor&);

/// The result and the gradients of q, k and v, for the loss sum of w out^2.
std::vector<at::Tensor> everything(Form form, std::vector<at::Tensor> qkv, const at::Tensor& w,
                                   std::int64_t heads, bool causal, const at::Tensor& keys) {
    for (at::Tensor& x : qkv)
        x = x.clone().to(w.scalar_type()).requires_grad_(true);
    const at::Tensor out = form(qkv[0], qkv[1], qkv[2], heads, causal, keys);
    (out * out * w).sum().backward();
    std::vector<at::Tensor> all = {out.detach()};
    for (const at::Tensor& x : qkv)
        all.push_back(x.grad());
    return all;
}

} // namespace

class TestLinearAttention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    /// Kernels and LibTorch's operations against the plain formula, with gradients.
    void allFormsAgree_data() {
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("keys");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("causal");
        QTest::addColumn<bool>("masked");
        for (const bool masked : {false, true}) {
            for (const int width : {1, 3, 15, 16, 31, 32, 64, 65})
                for (const bool causal : {false, true})
                    QTest::addRow("width %d %d %d", width, causal, masked)
                        << 70 << 70 << 2 << width << causal << masked;
            QTest::addRow("cross %d", masked) << 5 << 130 << 3 << 8 << false << masked;
            QTest::addRow("few keys %d", masked) << 130 << 5 << 3 << 8 << false << masked;
            QTest::addRow("one %d", masked) << 1 << 1 << 1 << 4 << true << masked;
            QTest::addRow("chunks %d", masked) << 128 << 128 << 2 << 4 << true << masked;
        }
    }
    void allFormsAgree() {
        QFETCH(int, queries);
        QFETCH(int, keys);
        QFETCH(int, heads);
        QFETCH(int, width);
        QFETCH(bool, causal);
        QFETCH(bool, masked);
        torch::manual_seed(1);
        const std::vector<at::Tensor> qkv = {torch::randn({2, queries, heads * width}),
                                             torch::randn({2, keys, heads * width}),
                                             torch::randn({2, keys, heads * width})};
        const at::Tensor w = torch::randn({2, queries, heads * width});
        at::Tensor mask;
        if (masked) {
            mask = torch::rand({2, keys}).gt(0.3).to(torch::kFloat);
            mask.select(1, 0).fill_(1); // a query that sees nothing is 0 / epsilon
        }
        const auto wanted = everything(naive, qkv, w.to(torch::kDouble), heads, causal,
                                       masked ? mask.to(torch::kDouble) : mask);
        for (const Form form : {linearAttention, plainLinearAttention}) {
            const auto found = everything(form, qkv, w, heads, causal, mask);
            for (std::size_t i = 0; i < found.size(); ++i) {
                const at::Tensor error = (found[i] - wanted[i]).abs();
                QVERIFY2(torch::allclose(found[i].to(torch::kDouble), wanted[i], 2e-4, 1e-4),
                         qPrintable(QString("%1: %2").arg(i).arg(error.max().item<double>())));
            }
        }
    }

    /// The gradient is what a small change of the input changes.
    void gradientsAreThoseOfSmallChanges() {
        torch::manual_seed(2);
        for (const bool causal : {false, true}) {
            std::vector<at::Tensor> qkv;
            for (int i = 0; i < 3; ++i)
                qkv.push_back(torch::randn({1, 9, 6}).requires_grad_(true));
            const at::Tensor w = torch::randn({1, 9, 6});
            const auto value = [&] {
                return (linearAttention(qkv[0], qkv[1], qkv[2], 2, causal) * w).sum();
            };
            value().backward();
            const torch::NoGradGuard noGradient;
            for (at::Tensor& x : qkv)
                for (const int place : {0, 7, 25, 53}) {
                    float& entry = x.data_ptr<float>()[place];
                    const float before = entry;
                    constexpr float step = 1e-2f;
                    entry = before + step;
                    const double above = value().item<double>();
                    entry = before - step;
                    const double below = value().item<double>();
                    entry = before;
                    const double wanted = (above - below) / (2 * step);
                    const double found = x.grad().data_ptr<float>()[place];
                    QVERIFY2(std::abs(found - wanted) < 2e-3,
                             qPrintable(QString("%1, not %2").arg(found).arg(wanted)));
                }
        }
    }

    /// Hidden keys are as if they were not there, and nothing of the future is seen.
    void whatIsHiddenDoesNotMatter() {
        torch::manual_seed(3);
        const at::Tensor q = torch::randn({1, 20, 8}), k = torch::randn({1, 20, 8}),
                         v = torch::randn({1, 20, 8});
        const at::Tensor keys = torch::cat({torch::ones({1, 12}), torch::zeros({1, 8})}, 1);
        const at::Tensor masked = linearAttention(q, k, v, 2, false, keys);
        const at::Tensor cut = linearAttention(q, k.narrow(1, 0, 12), v.narrow(1, 0, 12), 2, false);
        QVERIFY(torch::allclose(masked, cut, 0, 1e-6));
        const at::Tensor past = linearAttention(q, k, v, 2, true).narrow(1, 0, 12);
        const at::Tensor alone =
            linearAttention(q.narrow(1, 0, 12), k.narrow(1, 0, 12), v.narrow(1, 0, 12), 2, true);
        QVERIFY(torch::equal(past, alone));
    }

    /// Heads are shared out among threads, each of them computed by one.
    void threadsDoNotMatter() {
        torch::manual_seed(4);
        const at::Tensor q = torch::randn({2, 50, 24}), k = torch::randn({2, 50, 24}),
                         v = torch::randn({2, 50, 24});
        const at::Tensor one = linearAttention(q, k, v, 3, true);
        setThreads(2);
        QVERIFY(torch::equal(linearAttention(q, k, v, 3, true), one));
        setThreads(1);
    }
};

QTEST_GUILESS_MAIN(TestLinearAttention)
#include "tst_linearattention.moc"
