#include "tests/testing.h"

#include "models/tensormemory.h"

#include <torch/torch.h>

#include <atomic>
#include <thread>

using namespace antiphon;

class TestTensorMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsGivenBackIsTakenAgain() {
        const KeptTensorMemory kept;
        const at::Tensor larger = torch::zeros({5 << 20});
        void* first = nullptr;
        {
            const at::Tensor x = torch::empty({1 << 20});
            first = x.data_ptr();
        }
        QVERIFY(KeptTensorMemory::kept() >= std::size_t(4) << 20);
        // A little smaller will do, far smaller has its own.
        const at::Tensor smaller = torch::zeros({300000});
        QVERIFY(smaller.data_ptr() != first);
        const at::Tensor again = torch::ones({1000000});
        QCOMPARE(again.data_ptr(), first);
        QCOMPARE(again.sum().item<double>(), 1e6);
        QCOMPARE(larger.sum().item<double>() + smaller.sum().item<double>(), 0.0);
    }

    void nothingIsKeptWithoutIt() {
        { const at::Tensor x = torch::empty({1 << 20}); }
        QCOMPARE(KeptTensorMemory::kept(), std::size_t(0));
        at::Tensor survivor;
        {
            const KeptTensorMemory kept;
            survivor = torch::ones({1 << 20});
            { const at::Tensor x = torch::empty({1 << 20}); }
            { const KeptTensorMemory another; }
            QVERIFY(KeptTensorMemory::kept() > 0);
        }
        QCOMPARE(KeptTensorMemory::kept(), std::size_t(0));
        QCOMPARE(survivor.sum().item<double>(), double(1 << 20));
        survivor.reset();
        QCOMPARE(KeptTensorMemory::kept(), std::size_t(0));
    }

    /// Sizes that never come again do not pile up.
    void atMostAQuarterMoreIsHeld() {
        const KeptTensorMemory kept;
        for (std::int64_t mega = 2; mega < 40; ++mega)
            const at::Tensor x = torch::empty({mega << 18});
        QVERIFY(KeptTensorMemory::kept() <= std::size_t(50) << 20);
    }

    void tensorsGoFromThreadToThread() {
        const KeptTensorMemory kept;
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([t, &wrong] {
                for (int i = 0; i < 50; ++i) {
                    at::Tensor x = torch::full({(1 << 19) + 5000 * i}, double(t + 1));
                    at::Tensor y = x + 1;
                    std::thread([given = std::move(x)]() mutable { given.reset(); }).join();
                    if (y.min().item<double>() != t + 2 || y.max().item<double>() != t + 2)
                        ++wrong;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTensorMemory)
#include "tst_tensormemory.moc"
