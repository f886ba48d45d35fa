#include "tests/sinefill.h"
#include "tests/testing.h"

#include "models/stem/codec.h"
#include "models/stem/codeclayout.h"
#include "models/stem/codecnet.h"
#include "models/stem/seanet.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <map>
#include <set>

// Reference numbers of the published codec's parts; the README of their folder explains them.
using namespace antiphon;
using namespace antiphon::stem;

namespace {

constexpr double relative = 1e-4, absolute = 1e-5; ///< either will do

/// The numbers of nested lists, in order.
void flatten(const Json& json, std::vector<double>& values) {
    if (json.is_array())
        for (const Json& part : json)
            flatten(part, values);
    else
        values.push_back(json.get<double>());
}
at::Tensor tensorOf(const Json& json) {
    std::vector<std::int64_t> shape;
    for (const Json* part = &json; part->is_array(); part = &part->front())
        shape.push_back(std::int64_t(part->size()));
    std::vector<double> values;
    flatten(json, values);
    return at::tensor(at::ArrayRef<double>(values), at::kDouble).view(shape).to(at::kFloat);
}

void compare(const at::Tensor& found, const Json& wanted, const char* what) {
    const at::Tensor expected = tensorOf(wanted);
    QCOMPARE(found.numel(), expected.numel());
    const at::Tensor far = (found.detach().reshape_as(expected) - expected).abs() -
                           (relative * expected.abs()).clamp_min(absolute);
    const double worst = far.max().item<double>();
    QVERIFY2(worst <= 0, qPrintable(QString("%1: %2 beyond the tolerance").arg(what).arg(worst)));
}
void compareCodes(const at::Tensor& found, const Json& wanted) {
    std::vector<double> values;
    flatten(wanted, values);
    const at::Tensor codes = found.reshape({-1}).to(at::kDouble);
    QVERIFY(at::equal(codes, at::tensor(at::ArrayRef<double>(values), at::kDouble)));
}

void set(const TorchModel& model, const std::string& name, const at::Tensor& values) {
    for (const auto* group : {&model.parameters, &model.buffers})
        for (const auto& [key, tensor] : *group)
            if (key == name) {
                const at::NoGradGuard noGradient;
                at::Tensor(tensor).copy_(values.view(tensor.sizes()));
                return;
            }
    QFAIL(name.c_str());
}

std::string bookName(std::int64_t k, const char* what) {
    return "vq.layers." + std::to_string(k) + "._codebook." + what;
}

/// A layer as a network of one, filled by the rule.
std::shared_ptr<SeaNet> oneLayer(const CodecLayer& layer, const Json& info, double amp,
                                 double gain) {
    CodecConfig config;
    const auto net = std::make_shared<SeaNet>(std::vector{layer}, config);
    const TorchModel model = modelOf(*net);
    std::vector<RawTensor> tensors = weightsOf(model);
    std::set<std::string> names, wanted;
    for (const RawTensor& tensor : tensors)
        names.insert(tensor.name.substr(std::string("model.0.").size()));
    for (const Json& key : info.at("keys"))
        wanted.insert(key.get<std::string>());
    if (names != wanted)
        return nullptr;
    testing::sineFill(tensors, amp, 0, [&](const std::string& name) {
        return name.ends_with("original0") ? gain : 0;
    });
    loadWeights(model, tensors, "reference");
    return net;
}

} // namespace

class GoldenStemCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const fs::path folder = testing::golden() / "accompaniment";
        if (!fs::exists(folder))
            QSKIP("The reference numbers are not here.");
        m_conv = readJson(folder / "conv.json");
        m_rvq = readJson(folder / "rvq.json");
        m_codec = readJson(folder / "encodec.json");
    }

    void paddings_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < m_conv["rows"].size(); ++i)
            QTest::addRow(
                "kernel %lld, stride %lld, length %lld", m_conv["rows"][i][0].get<long long>(),
                m_conv["rows"][i][1].get<long long>(), m_conv["rows"][i][2].get<long long>())
                << int(i);
    }
    void paddings() {
        QFETCH(const int, row);
        const auto v = m_conv["rows"][std::size_t(row)].get<std::vector<std::int64_t>>();
        const ConvPadding padding = convPadding(v[2], v[0], v[1], 1, false);
        QCOMPARE(padding.extra, v[3]);
        QCOMPARE(padding.left, v[4]);
        QCOMPARE(padding.right, v[5]);
        QCOMPARE((v[2] + padding.left + padding.right - v[0]) / v[1] + 1, v[6]);
    }

    void reflections_data() {
        QTest::addColumn<int>("place");
        for (std::size_t i = 0; i < m_conv["reflect_small"].size(); ++i)
            QTest::addRow("%d", int(i)) << int(i);
    }
    void reflections() {
        QFETCH(const int, place);
        const Json& one = m_conv["reflect_small"][std::size_t(place)];
        compare(padded(tensorOf(one["x"]).view({1, 1, -1}), one["left"], one["right"], true),
                one["y"], "y");
    }

    void layers() {
        const Json &conv = m_conv["sconv"], &transposed = m_conv["sconvtr"];
        const auto shapeOf = [](const Json& info, CodecLayer::Kind kind) {
            return CodecLayer{.kind = kind,
                              .in = info["cin"],
                              .out = info["cout"],
                              .kernel = info["kernel"],
                              .stride = info["stride"]};
        };
        const double amp = 0.3, gain = 0;
        const auto first = oneLayer(shapeOf(conv, CodecLayer::Kind::Conv), conv, amp, gain);
        const auto second =
            oneLayer(shapeOf(transposed, CodecLayer::Kind::Transposed), transposed, amp, gain);
        QVERIFY(first && second);
        const at::NoGradGuard noGradient;
        const at::Tensor y = first->forward(tensorOf(conv["x"]));
        compare(y, conv["y"], "convolution");
        compare(second->forward(transposed["x"].is_string() ? y : tensorOf(transposed["x"])),
                transposed["y"], "transposed convolution");
    }

    void quantiser() {
        const std::int64_t books = m_rvq["n_q"], card = m_rvq["bins"], dim = m_rvq["dimension"];
        QuantiserSettings settings{.decay = m_rvq["decay"], .epsilon = m_rvq["epsilon"]};
        settings.expiry = 0;
        const auto net = std::make_shared<ResidualQuantiser>(books, card, dim, settings);
        const TorchModel model = modelOf(*net);
        for (std::int64_t k = 0; k < books; ++k) {
            const at::Tensor book = tensorOf(m_rvq["codebooks"][std::size_t(k)]);
            set(model, bookName(k, "embed"), book);
            set(model, bookName(k, "embed_avg"), book);
            set(model, bookName(k, "cluster_size"),
                at::full({card}, m_rvq["initial_cluster_size"].get<double>()));
            set(model, bookName(k, "inited"), at::ones({1}));
        }
        const at::Tensor input = tensorOf(m_rvq["input"]);
        net->eval();
        const at::Tensor codes = net->encode(input);
        compareCodes(codes, m_rvq["codes"]);
        compare(net->decode(codes), m_rvq["decoded"], "decoded");
        std::vector<at::Tensor> partial;
        for (std::int64_t k = 0; k < books; ++k)
            partial.push_back(net->decode(codes.narrow(1, 0, k + 1)));
        compare(at::stack(partial, 1), m_rvq["partial_sums"], "partial sums");

        const Json& step = m_rvq["train_step"];
        net->train();
        const ResidualQuantiser::Result result = net->forward(input, 1);
        compareCodes(result.codes, step["codes"]);
        compare(result.quantised, m_rvq["decoded"], "straight through");
        compare(result.commitment.view({1}), Json::array({step["penalty"]}), "penalty");
        std::map<std::string, at::Tensor> buffers;
        for (const auto& [name, tensor] : model.buffers)
            buffers[name] = tensor;
        for (std::int64_t k = 0; k < books; ++k) {
            const auto place = std::size_t(k);
            compare(buffers.at(bookName(k, "cluster_size")), step["cluster_size"][place], "counts");
            compare(buffers.at(bookName(k, "embed_avg")), step["embed_avg"][place], "averages");
            compare(buffers.at(bookName(k, "embed")), step["codebooks_after"][place], "books");
        }
    }

    void wholeCodec() {
        const Json& t = m_codec["tiny"];
        const CodecNet net = filledCodec();
        const at::NoGradGuard noGradient;
        const at::Tensor input = tensorOf(t["input"]).view({1, 1, -1});
        const at::Tensor latent = net.encode(input);
        compare(latent, t["latent"], "latent");
        const at::Tensor codes = net.quantiser().encode(latent);
        compareCodes(codes, t["codes"]);
        const at::Tensor quantised = net.quantiser().decode(codes);
        compare(quantised, t["decode_latent"], "quantised");
        const at::Tensor decoded = net.decode(quantised);
        compare(decoded, t["decoded"], "decoded");
        compare(net.decode(latent), t["decoder_of_unquantised_latent"], "not quantised");
        compare(decoded.narrow(-1, 0, input.size(-1)), t["forward_trimmed"], "trimmed");
    }

    /// The same by the kernels that are used after training.
    void wholeCodecInUse() {
        const Json& t = m_codec["tiny"];
        const CodecNet net = filledCodec();
        const Codec codec({net.config(), weightsOf(net.model()), {}, {}, {}});
        const auto input = t["input"].get<std::vector<float>>();
        const auto tensor = [](const Matrix& m) {
            return at::tensor(at::ArrayRef<float>(m.values))
                .view({std::int64_t(m.rows), std::int64_t(m.columns)})
                .t();
        };
        compare(tensor(codec.latents(input)), t["latent"], "latent");
        const Codes codes = codec.encode(input);
        compareCodes(at::tensor(at::ArrayRef<std::int32_t>(codes.values)), t["codes"]);
        compare(tensor(codec.quantised(codes)), t["decode_latent"], "quantised");
        std::vector<float> decoded = codec.decode(codes);
        compare(at::tensor(at::ArrayRef<float>(decoded)), t["decoded"], "decoded");
        decoded.resize(input.size());
        compare(at::tensor(at::ArrayRef<float>(decoded)), t["forward_trimmed"], "trimmed");
    }

    void publishedLayout() {
        const Json& full = m_codec["full32k"];
        const CodecConfig config = codecPreset("paper");
        const CodecNet net(config, 1);
        QCOMPARE(net.parameterCount(), full["params"].get<std::int64_t>());
        QCOMPARE(config.hop(), full["hop"].get<std::int64_t>());
        QCOMPARE(config.frameRate(), full["frame_rate"].get<double>());
        for (const Json& row : full["io"]) {
            QCOMPARE(config.frames(row[0]), row[1].get<std::int64_t>());
            QCOMPARE(config.samples(row[1]), row[2].get<std::int64_t>());
        }
        const TorchModel model = net.model();
        std::map<std::string, std::vector<std::int64_t>> shapes, wanted;
        for (const auto* group : {&model.parameters, &model.buffers})
            for (const auto& [name, tensor] : *group)
                shapes[name] = tensor.sizes().vec();
        for (const auto& [name, shape] : full["state_dict"].items())
            wanted[name] = shape.get<std::vector<std::int64_t>>();
        QVERIFY(shapes == wanted);
    }

private:
    /// The small codec of the file, filled by its rules.
    CodecNet filledCodec() {
        const Json& t = m_codec["tiny"];
        CodecConfig config;
        config.rate = t["sample_rate"];
        config.channels = t["channels"];
        config.filters = t["n_filters"];
        config.ratios = t["ratios"].get<std::vector<std::int64_t>>();
        config.dimension = t["dimension"];
        config.books = t["n_q"];
        config.card = t["bins"];
        const CodecNet net(config, 1);
        const TorchModel model = net.model();
        std::vector<RawTensor> tensors = weightsOf({model.parameters, {}});
        const double gain = t["gain"], off = t["off"];
        testing::sineFill(tensors, 0.25, off, [&](const std::string& name) {
            return name.ends_with("original0") ? gain : 0;
        });
        for (const RawTensor& tensor : tensors) {
            double sum = 0;
            for (const float v : tensor.floats())
                sum += v;
            const double wanted = t["checksums"].value(tensor.name, std::nan(""));
            if (!(std::abs(sum - wanted) < 1e-4 * std::max(1.0, std::abs(wanted))))
                throw std::runtime_error("the rule gave another " + tensor.name);
        }
        for (std::int64_t k = 0; k < config.books; ++k) {
            std::vector<float> book(std::size_t(config.card * config.dimension));
            for (std::size_t i = 0; i < book.size(); ++i)
                book[i] =
                    float(t["codebook_amp"].get<double>() * std::pow(0.6, double(k)) *
                          std::sin(1.3 * double(k + 1) +
                                   (2.83 + 0.61 * std::sqrt(double(k + 1))) * double(i) + off));
            tensors.push_back(RawTensor::of("quantizer." + bookName(k, "embed"),
                                            {config.card, config.dimension}, book));
            tensors.push_back(tensors.back());
            tensors.back().name = "quantizer." + bookName(k, "embed_avg");
            tensors.push_back(RawTensor::of("quantizer." + bookName(k, "cluster_size"),
                                            {config.card},
                                            std::vector<float>(std::size_t(config.card), 1)));
            tensors.push_back(
                RawTensor::of("quantizer." + bookName(k, "inited"), {1}, std::vector<float>{1}));
        }
        loadWeights(model, tensors, "reference");
        model.mode(false);
        return net;
    }

    Json m_conv, m_rvq, m_codec;
};

QTEST_GUILESS_MAIN(GoldenStemCodec)
#include "golden_stemcodec.moc"
