#include "tests/testing.h"

#include "core/rng.h"
#include "core/simd.h"
#include "models/headcache.h"
#include "models/matvec.h"

#include <bit>
#include <cmath>

using namespace antiphon;

namespace {

std::vector<float> normals(std::size_t count, Rng& rng) {
    std::vector<float> values(count);
    for (float& v : values)
        v = float(rng.normal());
    return values;
}

float rounded(float value) {
    return std::bit_cast<float>(std::uint32_t(bf16Of(value)) << 16);
}

} // namespace

class TestHeadCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { limitSimd(Simd::Avx512); }

    void attention_data() {
        QTest::addColumn<int>("head");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("halved");
        for (const int head : {1, 5, 16, 64, 72, 128})
            for (const int length : {1, 2, 15, 16, 33, 100})
                for (const bool halved : {false, true})
                    QTest::addRow("%d, %d, %d", head, length, int(halved))
                        << head << length << halved;
    }
    void attention() {
        QFETCH(int, head);
        QFETCH(int, length);
        QFETCH(bool, halved);
        const auto dims = std::size_t(head), count = std::size_t(length);
        constexpr std::size_t heads = 3, capacity = 101;
        Rng rng(1);
        const auto keys = normals(count * heads * dims, rng);
        const auto values = normals(count * heads * dims, rng);
        const auto query = normals(heads * dims, rng);
        HeadCache cache(heads, dims, capacity, halved);
        for (std::size_t i = 0; i < count; ++i)
            cache.store(i, keys.data() + i * heads * dims, values.data() + i * heads * dims);
        std::vector<float> scratch(HeadCache::scratchFor(capacity, dims, 0)), out(heads * dims);
        cache.attend(query.data(), count, nullptr, scratch.data(), out.data());
        const auto as = [&](float value) { return double(halved ? rounded(value) : value); };
        for (std::size_t h = 0; h < heads; ++h) {
            std::vector<double> weights;
            double sum = 0;
            for (std::size_t i = 0; i < count; ++i) {
                double score = 0;
                for (std::size_t d = 0; d < dims; ++d)
                    score += double(query[h * dims + d]) * as(keys[(i * heads + h) * dims + d]);
                weights.push_back(std::exp(score));
                sum += weights.back();
            }
            for (std::size_t d = 0; d < dims; ++d) {
                double heard = 0;
                for (std::size_t i = 0; i < count; ++i)
                    heard += weights[i] / sum * as(values[(i * heads + h) * dims + d]);
                QVERIFY(std::abs(heard - double(out[h * dims + d])) < 2e-5);
            }
        }
        for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
            limitSimd(level);
            std::vector<float> other(heads * dims);
            cache.attend(query.data(), count, nullptr, scratch.data(), other.data());
            QCOMPARE(other, out);
        }
    }

    void halvedReadsHalf() {
        QCOMPARE(2 * HeadCache(4, 64, 100, true).bytes(50), HeadCache(4, 64, 100).bytes(50));
    }
};

QTEST_APPLESS_MAIN(TestHeadCache)
#include "tst_headcache.moc"
