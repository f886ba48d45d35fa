#include "tests/testing.h"

#include "core/audio/spsc.h"
#include "core/rng.h"

#include <array>
#include <thread>
#include <vector>

using namespace antiphon;

class TestSpsc : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneThread() {
        SpscQueue<int> queue(5); // rounded up
        QCOMPARE(queue.capacity(), std::size_t(8));
        int item = 0;
        QVERIFY(!queue.pop(item));
        for (int round = 0; round < 10; ++round) {
            for (int i = 0; i < 8; ++i)
                QVERIFY(queue.push(i));
            QVERIFY(!queue.push(8));
            QCOMPARE(queue.size(), std::size_t(8));
            QCOMPARE(queue.space(), std::size_t(0));
            for (int i = 0; i < 8; ++i) {
                QVERIFY(queue.pop(item));
                QCOMPARE(item, i);
            }
            QVERIFY(queue.push(0)); // moves the seam for the next round
            QVERIFY(queue.pop(item));
        }
    }

    void manyAtOnceAreAllOrNothing() {
        SpscQueue<int> queue(8);
        const std::array<int, 6> six{0, 1, 2, 3, 4, 5};
        std::array<int, 16> got{};
        for (int round = 0; round < 20; ++round) {
            QVERIFY(queue.push(std::span<const int>(six)));
            QVERIFY(!queue.push(std::span<const int>(six)));
            QCOMPARE(queue.pop(std::span<int>(got)), std::size_t(6));
            QVERIFY(std::equal(six.begin(), six.end(), got.begin()));
        }
        QCOMPARE(queue.pop(std::span<int>(got)), std::size_t(0));
    }

    // Every item arrives once, whole and in order, whatever the two threads' pace.
    void twoThreads_data() {
        QTest::addColumn<int>("capacity");
        QTest::newRow("1") << 1;
        QTest::newRow("2") << 2;
        QTest::newRow("64") << 64;
        QTest::newRow("4096") << 4096;
    }
    void twoThreads() {
        QFETCH(int, capacity);
        struct Item {
            std::uint64_t number;
            std::uint64_t check;
        };
        constexpr std::uint64_t count = 300'000;
        SpscQueue<Item> queue{std::size_t(capacity)};
        std::thread producer([&] {
            Rng rng(1);
            std::vector<Item> batch;
            for (std::uint64_t next = 0; next < count;) {
                const std::uint64_t most = std::min<std::uint64_t>(queue.capacity(), 17);
                const std::uint64_t size = std::min(1 + rng.below(most), count - next);
                batch.clear();
                for (std::uint64_t i = next; i < next + size; ++i)
                    batch.push_back({i, ~i * 3});
                while (!queue.push(std::span<const Item>(batch)))
                    std::this_thread::yield();
                next += size;
            }
        });
        std::uint64_t expected = 0;
        std::uint64_t wrong = 0;
        std::array<Item, 13> items;
        while (expected < count) {
            const std::size_t got = queue.pop(std::span<Item>(items));
            if (got == 0)
                std::this_thread::yield();
            for (std::size_t i = 0; i < got; ++i, ++expected)
                wrong += items[i].number != expected || items[i].check != ~expected * 3;
        }
        producer.join();
        QCOMPARE(wrong, std::uint64_t(0));
        QCOMPARE(queue.size(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestSpsc)
#include "tst_spsc.moc"
