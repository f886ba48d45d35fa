#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/stem/t5encoder.h"
#include "models/stem/texttokeniser.h"

#include <cmath>

// Buckets of the text encoder's positions against reference numbers, and the encoder against its
// equations as they are written.
using namespace antiphon;
using namespace antiphon::stem;

namespace {

constexpr std::size_t dim = 6, heads = 2, head = 4, inner = 9, blocks = 2, vocabulary = 11;

std::vector<RawTensor> weights(const std::string& prefix) {
    Rng rng(3);
    std::vector<RawTensor> tensors;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        std::size_t count = 1;
        for (const std::int64_t size : shape)
            count *= std::size_t(size);
        std::vector<float> values(count);
        for (float& v : values)
            v = float((shape.size() == 1 ? 1 : 0) + 0.4 * rng.normal());
        tensors.push_back(RawTensor::of(prefix + name, std::move(shape), values));
    };
    add("shared.weight", {vocabulary, dim});
    add("encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight", {32, heads});
    for (std::size_t i = 0; i < blocks; ++i) {
        const std::string layer = "encoder.block." + std::to_string(i) + ".layer.";
        for (const char* part : {"q", "k", "v"})
            add(layer + "0.SelfAttention." + part + ".weight", {heads * head, dim});
        add(layer + "0.SelfAttention.o.weight", {dim, heads * head});
        add(layer + "0.layer_norm.weight", {dim});
        add(layer + "1.DenseReluDense.wi.weight", {inner, dim});
        add(layer + "1.DenseReluDense.wo.weight", {dim, inner});
        add(layer + "1.layer_norm.weight", {dim});
    }
    add("encoder.final_layer_norm.weight", {dim});
    return tensors;
}

using Rows = std::vector<std::vector<double>>;

struct Equations {
    std::vector<RawTensor> tensors = weights("");
    std::vector<float> values(const std::string& name) const {
        return find(tensors, name)->floats();
    }
    Rows norm(Rows x, const std::string& name) const {
        const auto w = values(name);
        for (auto& row : x) {
            double squares = 0;
            for (const double v : row)
                squares += v * v / double(row.size());
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] *= double(w[i]) / std::sqrt(squares + 1e-6);
        }
        return x;
    }
    Rows times(const Rows& x, const std::string& name) const {
        const auto w = values(name);
        Rows y;
        for (const auto& row : x) {
            auto& to = y.emplace_back(w.size() / row.size());
            for (std::size_t r = 0; r < to.size(); ++r)
                for (std::size_t c = 0; c < row.size(); ++c)
                    to[r] += double(w[r * row.size() + c]) * row[c];
        }
        return y;
    }
    static void add(Rows& x, const Rows& y) {
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t c = 0; c < x[i].size(); ++c)
                x[i][c] += y[i][c];
    }
    Rows attention(const Rows& x, const std::string& name) const {
        const Rows q = times(x, name + "q.weight"), k = times(x, name + "k.weight"),
                   v = times(x, name + "v.weight");
        const auto bias =
            values("encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight");
        Rows heard(x.size(), std::vector<double>(heads * head));
        for (std::size_t h = 0; h < heads; ++h)
            for (std::size_t i = 0; i < x.size(); ++i) {
                std::vector<double> weight;
                double sum = 0;
                for (std::size_t j = 0; j < x.size(); ++j) {
                    const auto bucket = t5Bucket(std::int64_t(j) - std::int64_t(i));
                    double score = double(bias[std::size_t(bucket) * heads + h]);
                    for (std::size_t d = 0; d < head; ++d)
                        score += q[i][h * head + d] * k[j][h * head + d];
                    sum += weight.emplace_back(std::exp(score));
                }
                for (std::size_t j = 0; j < x.size(); ++j)
                    for (std::size_t d = 0; d < head; ++d)
                        heard[i][h * head + d] += weight[j] / sum * v[j][h * head + d];
            }
        return times(heard, name + "o.weight");
    }
    Rows encode(const std::vector<std::int32_t>& tokens) const {
        const auto table = values("shared.weight");
        Rows x;
        for (const std::int32_t t : tokens)
            x.emplace_back(table.begin() + t * std::ptrdiff_t(dim),
                           table.begin() + (t + 1) * std::ptrdiff_t(dim));
        for (std::size_t i = 0; i < blocks; ++i) {
            const std::string layer = "encoder.block." + std::to_string(i) + ".layer.";
            add(x, attention(norm(x, layer + "0.layer_norm.weight"), layer + "0.SelfAttention."));
            Rows y =
                times(norm(x, layer + "1.layer_norm.weight"), layer + "1.DenseReluDense.wi.weight");
            for (auto& row : y)
                for (double& v : row)
                    v = std::max(v, 0.);
            add(x, times(y, layer + "1.DenseReluDense.wo.weight"));
        }
        return norm(x, "encoder.final_layer_norm.weight");
    }
};

} // namespace

class GoldenStemText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void buckets() {
        const auto path = testing::golden() / "accompaniment" / "t5_buckets.json";
        if (!fs::exists(path))
            QSKIP("no reference numbers here");
        const Json c = readJson(path);
        for (std::size_t i = 0; i < c["relative"].size(); ++i)
            QCOMPARE(t5Bucket(c["relative"][i]), c["bucket"][i].get<std::int64_t>());
    }

    void encoder() {
        const std::vector<std::int32_t> tokens{3, 7, 7, 0, 10, 1};
        const Rows wanted = Equations().encode(tokens);
        for (const char* prefix : {"", "text_encoder."}) {
            const T5Encoder encoder(weights(prefix), "a file");
            QCOMPARE(encoder.width(), std::int64_t(dim));
            QCOMPARE(encoder.vocabulary(), std::int64_t(vocabulary));
            const Matrix found = encoder.encode(tokens);
            for (std::size_t i = 0; i < wanted.size(); ++i)
                for (std::size_t c = 0; c < dim; ++c)
                    QVERIFY(std::abs(double(found.row(i)[c]) - wanted[i][c]) < 1e-4);
            QCOMPARE(encoder.encode({}).rows, 0u);
        }
    }

    void refusals() {
        const auto whole = weights("");
        const T5Encoder encoder(whole, "a file");
        QVERIFY_THROWS_EXCEPTION(UserError, encoder.encode(std::vector<std::int32_t>{11}));
        QVERIFY_THROWS_EXCEPTION(UserError, T5Encoder({}, "a file"));
        for (std::size_t gone = 0; gone < whole.size(); ++gone) {
            auto some = whole;
            // Without its last block's query it is a shorter one that is whole.
            if (some[gone].name == "encoder.block.1.layer.0.SelfAttention.q.weight")
                continue;
            some.erase(some.begin() + std::ptrdiff_t(gone));
            QVERIFY_THROWS_EXCEPTION(UserError, T5Encoder(some, "a file"));
        }
        QVERIFY_THROWS_EXCEPTION(UserError, openTokeniser("spiece.model"));
    }
};

QTEST_APPLESS_MAIN(GoldenStemText)
#include "golden_stemtext.moc"
