#include "tests/models/randomstack.h"
#include "tests/tensorfiles.h"

#include "core/formats/torcharchive.h"
#include "models/guide/decisionnet.h"
#include "models/guide/decode.h"
#include "models/guide/importmodel.h"
#include "models/torchmodel.h"

#include <ATen/ATen.h>

#include <cmath>

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

constexpr std::int64_t codes = 5, dim = 24, heads = 3, head = dim / heads, inner = 20, clip = 8;
constexpr std::size_t layers = 2;

using Rows = std::vector<std::vector<double>>;

/// A checkpoint with relative positions, named as the published code does.
std::vector<RawTensor> published() {
    Rng rng(4);
    std::vector<RawTensor> tensors;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        tensors.push_back(randomTensor(name, std::move(shape), rng));
    };
    const auto linear = [&](const std::string& name, std::int64_t out, std::int64_t in) {
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    };
    const auto norm = [&](const std::string& name) {
        add(name + ".weight", {dim});
        add(name + ".bias", {dim});
    };
    for (std::size_t l = 0; l < layers; ++l) {
        const std::string layer = "decision.decision.layers." + std::to_string(l) + ".";
        for (const char* part : {"self_attn.", "cross_attn."}) {
            for (const char* matrix : {"fc_q", "fc_k", "fc_v", "fc_o"})
                linear(layer + part + matrix, dim, dim);
            for (const char* table : {"relative_position_k", "relative_position_v"})
                add(layer + part + table + ".embeddings_table", {2 * clip + 1, head});
        }
        linear(layer + "ff.0", inner, dim);
        linear(layer + "ff.2", dim, inner);
        for (const char* name : {"norm1", "norm2", "norm3"})
            norm(layer + name);
    }
    norm("decision.decision.norm");
    linear("decision.output_layer", codes + 3, dim);
    add("special_token_embeddings.weight", {3, dim});
    add("encoder.quantizer.codebook", {codes, dim});
    return tensors;
}

/// The published equations as they are written, in double.
class Reference {
public:
    explicit Reference(std::vector<RawTensor> tensors) : m_tensors(std::move(tensors)) {}

    Rows logits(const std::vector<int>& source, const std::vector<int>& input, bool sourcePlaces,
                bool inputPlaces) const {
        const Rows memory = embedded(source, sourcePlaces);
        Rows x = embedded(input, inputPlaces);
        for (std::size_t l = 0; l < layers; ++l) {
            const std::string layer = "decision.decision.layers." + std::to_string(l) + ".";
            x = norm(layer + "norm1", x, attention(layer + "self_attn.", x, x, true));
            x = norm(layer + "norm2", x, attention(layer + "cross_attn.", x, memory, false));
            Rows hidden = linear(layer + "ff.0", x);
            for (auto& row : hidden)
                for (double& v : row)
                    v = std::max(v, 0.);
            x = norm(layer + "norm3", x, linear(layer + "ff.2", hidden));
        }
        return linear("decision.output_layer",
                      norm("decision.decision.norm", x, Rows(x.size(), std::vector<double>(dim))));
    }

private:
    std::vector<float> values(const std::string& name) const {
        return find(m_tensors, name)->floats();
    }
    Rows embedded(const std::vector<int>& tokens, bool places) const {
        const auto code = values("encoder.quantizer.codebook"),
                   special = values("special_token_embeddings.weight");
        Rows rows;
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            auto& row = rows.emplace_back(dim);
            for (std::int64_t i = 0; i < dim; ++i) {
                const double angle = double(t) * std::pow(10000., -double(i - i % 2) / double(dim));
                row[std::size_t(i)] =
                    double(tokens[t] < codes
                               ? code[std::size_t(tokens[t] * dim + i)]
                               : special[std::size_t((tokens[t] - codes) * dim + i)]) +
                    (!places ? 0
                     : i % 2 ? std::cos(angle)
                             : std::sin(angle));
            }
        }
        return rows;
    }
    Rows linear(const std::string& name, const Rows& x) const {
        const auto w = values(name + ".weight"), b = values(name + ".bias");
        Rows out;
        for (const auto& row : x) {
            auto& y = out.emplace_back(b.begin(), b.end());
            for (std::size_t r = 0; r < y.size(); ++r)
                for (std::size_t c = 0; c < row.size(); ++c)
                    y[r] += double(w[r * row.size() + c]) * row[c];
        }
        return out;
    }
    Rows norm(const std::string& name, Rows x, const Rows& added) const {
        const auto w = values(name + ".weight"), b = values(name + ".bias");
        for (std::size_t r = 0; r < x.size(); ++r) {
            double mean = 0, square = 0;
            for (std::size_t i = 0; i < dim; ++i)
                mean += (x[r][i] += added[r][i]) / dim;
            for (const double v : x[r])
                square += (v - mean) * (v - mean) / dim;
            for (std::size_t i = 0; i < dim; ++i)
                x[r][i] = (x[r][i] - mean) / std::sqrt(square + 1e-5) * double(w[i]) + double(b[i]);
        }
        return x;
    }
    Rows attention(const std::string& name, const Rows& x, const Rows& memory, bool causal) const {
        const Rows q = linear(name + "fc_q", x), k = linear(name + "fc_k", memory),
                   v = linear(name + "fc_v", memory);
        const auto a = values(name + "relative_position_k.embeddings_table"),
                   b = values(name + "relative_position_v.embeddings_table");
        Rows heard(x.size(), std::vector<double>(dim));
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t h = 0; h < std::size_t(dim); h += head) {
                const std::size_t seen = causal ? i + 1 : memory.size();
                std::vector<double> weights(seen);
                double whole = 0;
                const auto table = [&](const std::vector<float>& rows, std::size_t j,
                                       std::size_t d) {
                    const std::int64_t row =
                        std::clamp<std::int64_t>(std::int64_t(j) - std::int64_t(i), -clip, clip) +
                        clip;
                    return double(rows[std::size_t(row * head) + d]);
                };
                for (std::size_t j = 0; j < seen; ++j) {
                    double score = 0;
                    for (std::size_t d = 0; d < head; ++d)
                        score += q[i][h + d] * (k[j][h + d] + table(a, j, d));
                    whole += weights[j] = std::exp(score / std::sqrt(double(head)));
                }
                for (std::size_t j = 0; j < seen; ++j)
                    for (std::size_t d = 0; d < head; ++d)
                        heard[i][h + d] += weights[j] / whole * (v[j][h + d] + table(b, j, d));
            }
        return linear(name + "fc_o", heard);
    }

    std::vector<RawTensor> m_tensors;
};

double distance(const Rows& wanted, std::span<const float> values) {
    double worst = 0;
    std::size_t i = 0;
    for (const auto& row : wanted)
        for (const double v : row)
            worst = std::max(worst, std::abs(v - double(values[i++])));
    return worst;
}

} // namespace

/// Published checkpoints with relative positions of their own.
class TestRelativeImport : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    ImportedModel imported(const std::vector<RawTensor>& tensors) const {
        const auto word = [](const char* text) { return TorchValue{std::string(text)}; };
        const fs::path file = m_folder / "relative.pt";
        writeFile(file, textOf(torchArchive(TorchValue::dict(
                            {{word("state_dict"), stateDict(tensors)},
                             {word("model_params"),
                              TorchValue::dict({{word("heads"), TorchValue{heads}},
                                                {word("relative_pe"), TorchValue{true}},
                                                {word("norm_first"), TorchValue{true}}})}}))));
        return importModel(file);
    }

private Q_SLOTS:
    void sameLogits_data() {
        QTest::addColumn<QString>("positions");
        QTest::newRow("both") << "both";
        QTest::newRow("guide") << "guide";
        QTest::newRow("none") << "none";
    }
    void sameLogits() {
        QFETCH(QString, positions);
        const auto tensors = published();
        ImportedModel model = imported(tensors);
        QVERIFY(model.decision.relative && model.decision.relativeCross);
        QCOMPARE(model.decision.normFirst, false);
        QCOMPARE(model.decision.positions, std::string("both"));
        model.decision.positions = positions.toStdString();
        QVERIFY(decisionConfig(toJson(model.decision), "here") == model.decision);

        // Longer than the tables reach, on both sides.
        std::vector<std::int32_t> source, input{codes};
        for (int i = 0; i < 14; ++i) {
            source.push_back((i * 3 + 1) % codes);
            input.push_back((i * i) % codes);
        }
        std::vector<int> whole{codes};
        whole.insert(whole.end(), source.begin(), source.end());
        whole.push_back(codes + 1);
        const Rows wanted = Reference(tensors).logits(whole, {input.begin(), input.end()},
                                                      positions != "none", positions == "both");
        const DecisionDecoder decoder(model.decision, model.weights, WeightType::Fp32, "here");
        const auto logits = decoder.logits(source, input);
        QVERIFY2(distance(wanted, logits) < 2e-5,
                 qPrintable(QString::number(distance(wanted, logits))));

        // LibTorch, which would train it further, computes the same.
        const DecisionNet net(model.decision, 1);
        loadWeights(net.model(), model.weights, "here");
        net.model().mode(false);
        const at::NoGradGuard noGradient;
        const auto tensorOf = [](const auto& tokens) {
            at::Tensor all = at::empty({1, std::int64_t(tokens.size())}, at::kLong);
            std::copy(tokens.begin(), tokens.end(), all.data_ptr<std::int64_t>());
            return all;
        };
        const at::Tensor other = net.logits(tensorOf(whole), tensorOf(input)).contiguous();
        QVERIFY(distance(wanted, {other.data_ptr<float>(), std::size_t(other.numel())}) < 2e-5);
    }

    /// Distances are those in the guide, though silence in it is not attended to.
    void silence() {
        ImportedModel model = imported(published());
        const std::vector<std::int32_t> source{1, -1, 2, -1, -1, 3, 0}, input{codes, 2, 4};
        const DecisionDecoder own(model.decision, model.weights, WeightType::Fp32, "here"),
            torch(model.decision, model.weights, WeightType::Fp32, "here", "cpu:0");
        const auto a = own.logits(source, input), b = torch.logits(source, input);
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY(std::abs(a[i] - b[i]) < 2e-5f);
    }

    void refusals() {
        auto tensors = published();
        std::erase_if(tensors, [](const RawTensor& t) {
            return t.name == "decision.decision.layers.1.cross_attn.fc_k.weight";
        });
        QVERIFY(sentence([&] { imported(tensors); }).contains("layers.1.cross_attn.fc_k.weight"));
        tensors = published();
        for (RawTensor& tensor : tensors)
            if (tensor.name.ends_with("0.self_attn.relative_position_v.embeddings_table"))
                tensor = RawTensor::of(tensor.name, {9, head}, std::vector<float>(9 * head));
        QVERIFY(sentence([&] { imported(tensors); }).contains("[9, 8]"));
        tensors = published();
        std::erase_if(tensors, [](const RawTensor& t) {
            return t.name == "decision.decision.layers.0.norm2.bias";
        });
        QVERIFY(sentence([&] { imported(tensors); }).contains("layers.0.norm2.bias"));
    }
};

QTEST_APPLESS_MAIN(TestRelativeImport)
#include "tst_relativeimport.moc"
