#include "tests/testing.h"

#include "models/device.h"
#include "models/idm/idmnet.h"
#include "models/idm/pacing.h"
#include "models/idm/proxies.h"
#include "models/idm/scoredistance.h"
#include "models/idm/scorescale.h"
#include "models/torchtensors.h"

#include <torch/torch.h>

// Reference numbers of the network of spec "idm", of its chunks, proxies, losses and pacing; the
// README of their folder explains the schema.
using namespace antiphon;
using namespace antiphon::idm;

namespace {

class Lcg {
public:
    explicit Lcg(std::uint32_t seed) : m_state(seed) {}
    double operator()() {
        m_state = 1664525u * m_state + 1013904223u;
        return double(m_state) / 2147483648.0 - 1;
    }

private:
    std::uint32_t m_state;
};

at::Tensor lcgTensor(std::uint32_t seed, std::vector<std::int64_t> shape) {
    at::Tensor values = torch::empty(shape, torch::kDouble);
    Lcg lcg(seed);
    for (std::int64_t i = 0; i < values.numel(); ++i)
        values.data_ptr<double>()[i] = lcg();
    return values;
}

at::Tensor tensorOf(const Json& values) {
    std::vector<std::int64_t> shape;
    for (const Json* part = &values; part->is_array(); part = &part->front())
        shape.push_back(std::int64_t(part->size()));
    std::vector<double> flat;
    const std::function<void(const Json&)> add = [&](const Json& part) {
        if (!part.is_array())
            return flat.push_back(part.is_boolean() ? part.get<bool>() : part.get<double>());
        for (const Json& entry : part)
            add(entry);
    };
    add(values);
    return torch::tensor(flat, torch::kDouble).view(shape);
}

void compare(const at::Tensor& found, const at::Tensor& wanted, double tolerance,
             const char* what) {
    QCOMPARE(found.sizes(), wanted.sizes());
    const double error =
        (found.detach().to(torch::kDouble) - wanted.to(torch::kDouble)).abs().max().item<double>();
    QVERIFY2(error <= tolerance, qPrintable(QString("%1 differs by %2").arg(what).arg(error)));
}
void compare(double found, double wanted, double tolerance, const std::string& what) {
    QVERIFY2(
        std::abs(found - wanted) <= tolerance,
        qPrintable(
            QString("%1 is %2, not %3").arg(QString::fromStdString(what)).arg(found).arg(wanted)));
}

Json file(const char* name) {
    return readJson(testing::golden() / "idm" / name);
}

std::vector<Scores> rowsOf(const Json& rows) {
    return rows.get<std::vector<Scores>>();
}

at::Tensor scaledRows(const ScoreScale& scale, const std::vector<Scores>& rows) {
    at::Tensor all = torch::empty({std::int64_t(rows.size()), 4}, torch::kDouble);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Scores z = scale.scaled(rows[i]);
        std::copy(z.begin(), z.end(), all.data_ptr<double>() + 4 * i);
    }
    return all;
}

} // namespace

class GoldenIdmNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::golden() / "idm"))
            QSKIP("The reference numbers are not here.");
        setThreads(1);
    }

    void onsets() {
        const Json all = file("proxies.json");
        at::Tensor chances = torch::zeros({1, all["frames"].get<std::int64_t>()}, torch::kDouble);
        for (const Json& place : all["binary_onset_frames"])
            chances[0][place.get<std::int64_t>()] = 1;
        const auto check = [&](const at::Tensor& of, const Json& wanted) {
            const OnsetFigures found = onsetFigures(of, all["fps"].get<double>());
            compare(found.density.item<double>(), wanted["density"], 1e-4, "density");
            compare(found.meanInterval.item<double>(), wanted["ioi_mean_s"], 1e-4, "mean");
            compare(found.irregularity.item<double>(), wanted["ioi_std_s"], 1e-4, "deviation");
        };
        check(chances, all);
        check(chances * 0.9, all["onset_probability_0.9"]);
        compare(onsetFigures(chances, all["fps"].get<double>()).irregularity.item<double>(),
                all["numpy_ioi_std_s"], 6e-5, "deviation of the true onsets");
    }

    void proxies() {
        const Json all = file("proxies.json");
        const at::Tensor decibels = -40 + 30 * lcgTensor(41, {1, 128, 96});
        const Json& wanted = all["soft_onsets_frames_0_23"];
        compare(softOnsets(decibels)[0].narrow(0, 0, std::int64_t(wanted.size())), tensorOf(wanted),
                1e-4, "soft onsets");
        const ProxySettings settings{.framesPerSecond = all["fps"], .silence = -200};
        compare(proxyScores(decibels, settings)[0], tensorOf(all["scores"]), 1e-4, "proxies");
        // The same in single precision, in a batch.
        const at::Tensor both =
            torch::cat({decibels, decibels.flip({2})}).to(torch::kFloat).requires_grad_(true);
        const at::Tensor scores = proxyScores(both, settings);
        compare(scores[0], tensorOf(all["scores"]), 1e-4, "proxies of a batch");
        scores.sum().backward();
        QVERIFY(torch::isfinite(both.grad()).all().item<bool>());
        QVERIFY(both.grad()[1].abs().sum().item<double>() > 0);
    }

    void losses() {
        const Json all = file("losses_pacing.json");
        const std::vector<Scores> batch = rowsOf(all["batch_scores"]),
                                  target = rowsOf(all["target_scores"]);
        const ScoreScale scale = ScoreScale::of(target);
        for (std::size_t d = 0; d < 4; ++d) {
            const double median = all["robust_median"][d],
                         range = all["robust_iqr_linear_interp"][d];
            compare(scale.median[d], median, 1e-6 * std::max(1.0, std::abs(median)), "median");
            compare(scale.range[d], range, 1e-6 * std::max(1.0, range), "range");
        }
        const at::Tensor own = scaledRows(scale, batch), real = scaledRows(scale, target);
        // Printed with seven digits.
        const auto near = [](double found, double wanted, const char* what) {
            compare(found, wanted, 1e-6 * std::max(1.0, std::abs(wanted)), what);
        };
        compare(energyDistance(own, real).item<double>(), all["energy_distance_z"], 1e-6, "energy");
        const Json& sliced = all["sliced_w1_z"];
        compare(slicedWasserstein(own, real, tensorOf(sliced["directions"]),
                                  sliced["quantiles"].get<std::int64_t>())
                    .item<double>(),
                sliced["value"], 1e-6, "sliced Wasserstein");

        const at::Tensor raw = tensorOf(all["batch_scores"]);
        const at::Tensor mean = tensorOf(all["target_mean"]),
                         deviation = tensorOf(all["target_std_unbiased"]);
        const Json& moments = all["reference_moment_loss"];
        near(momentDistance(raw, mean, deviation).item<double>(), moments["batch"], "moments");
        near(momentDistance(raw.narrow(0, 0, 1), mean, deviation).item<double>(),
             moments["batch_of_one"], "moments of one");
        near(momentDistance(raw, torch::zeros(4), torch::ones(4)).item<double>(),
             all["reference_moment_loss_default_config_targets_0_1"],
             "moments of the usual configuration");

        const std::vector<double> hard = difficulties(batch, target);
        for (std::size_t i = 0; i < hard.size(); ++i)
            compare(hard[i], all["rank_difficulty_of_batch_vs_target"][i], 1e-6, "difficulty");
    }

    void pacing_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("kind");
        const std::map<std::string, const char*> names = {
            {"linear", "linear"}, {"sqrt_competence", "sqrt"},
            {"root", "root"},     {"quadratic", "quadratic"},
            {"exp10", "exp"},     {"log10", "log"},
            {"step", "step"}};
        if (!fs::exists(testing::golden() / "idm"))
            return;
        const Json pacing = file("losses_pacing.json")["pacing"];
        for (const auto& [key, values] : pacing.items())
            if (values.is_array() && key != "progress") {
                QVERIFY2(names.contains(key), key.c_str());
                QTest::newRow(key.c_str()) << QString::fromStdString(key) << QString(names.at(key));
            }
    }
    void pacing() {
        QFETCH(QString, key);
        QFETCH(QString, kind);
        const Json all = file("losses_pacing.json")["pacing"];
        const Pacing pacing{kind.toStdString(), all["c0"], all["T_fraction_of_training"]};
        const Json& wanted = all[key.toStdString()];
        for (std::size_t i = 0; i < wanted.size(); ++i)
            compare(pacing.at(all["progress"][i].get<double>()), wanted[i], 1e-6, "competence");
    }

    void sampledChunks_data() {
        QTest::addColumn<QString>("key");
        QTest::newRow("without noise") << "zero_noise";
        QTest::newRow("with noise") << "with_noise";
    }
    void sampledChunks() {
        QFETCH(QString, key);
        const Json all = file("chunking.json");
        const Json& wanted = all[key.toStdString()];
        const Layer l(all);
        const at::Tensor tokens = tensorOf(all["x"]).requires_grad_(true);
        at::Tensor noise = tensorOf(all["gumbel"]);
        if (key == "zero_noise")
            noise = torch::zeros_like(noise);
        at::Tensor soft;
        const Chunks chunks = idm::sampledChunks(tokens, l.wq, l.bq, l.wk, l.bk, noise, &soft);
        compare(chunks.chances, tensorOf(wanted["p_boundary"]), 1e-5, "chances");
        compare(soft, tensorOf(wanted["soft_boundary"]), 1e-5, "soft boundaries");
        check(chunks, wanted, "is_boundary");
        compare(chunks.lacking(), tensorOf(wanted["pad_mask"]), 0, "mask");
        const at::Tensor again = repeatedChunks(chunks.pooled, tokens.size(1));
        compare(again, tensorOf(wanted["unpooled"]), 1e-5, "unpooled");
        (chunks.pooled.sum() + again.sum()).backward();
        compare(tokens.grad(), tensorOf(wanted["grad_x_of_sum_pooled_plus_unpooled"]), 1e-5,
                "gradient");
    }

    void ruledChunks_data() {
        QTest::addColumn<QString>("key");
        QTest::newRow("threshold") << "threshold_0.5";
        QTest::newRow("quantile") << "quantile_N3";
    }
    void ruledChunks() {
        QFETCH(QString, key);
        const Json all = file("chunking.json");
        const Json& part = all["recommended"];
        const Json& wanted = part[key.toStdString()];
        const Layer l(all);
        const at::Tensor tokens = tensorOf(all["x"]);
        const at::Tensor chances = routedChances(tokens, l.wq, l.bq, l.wk, l.bk);
        compare(chances, tensorOf(part["p"]), 1e-5, "chances");
        const Chunks chunks = idm::ruledChunks(
            tokens, chances, key.startsWith("threshold") ? "threshold" : "quantile", 3);
        check(chunks, wanted, "boundary");
        compare(smoothedTokens(chunks.pooled, chunks), tensorOf(wanted["smoothed_unpooled"]), 1e-5,
                "smoothed");
        compare(ratioLoss(chunks, 3).item<double>(), wanted["ratio_loss_N3"], 1e-5, "ratio loss");
    }

    void counts() {
        const Json all = file("unet_shapes.json");
        std::int64_t decoder = 0;
        for (const auto& [name, count] : all["decoder_conv_params"].items())
            decoder += count.get<std::int64_t>();
        const IdmNet net(published(), 1);
        QCOMPARE(net.parameterCount(), all["params_total_with_decoder_convs"].get<std::int64_t>());
        QCOMPARE(net.parameterCount() - decoder, all["params_total_shipped"].get<std::int64_t>());
        std::map<std::string, std::int64_t> found;
        std::int64_t entries = 0;
        const TorchModel model = net.model();
        for (const auto* group : {&model.parameters, &model.buffers})
            for (const auto& [name, tensor] : *group)
                entries += name.find(".conv_block.") == std::string::npos;
        QCOMPARE(entries, all["state_dict_keys"].get<std::int64_t>());
        for (const auto& [name, tensor] : model.parameters)
            if (name.find(".conv_block.") == std::string::npos)
                found[name.substr(0, name.find('.'))] += tensor.numel();
        for (const auto& [name, count] : all["params_by_module"].items())
            QCOMPARE(found[name], count.get<std::int64_t>());
        IdmConfig ours;
        ours.conditioned = false;
        QCOMPARE(IdmNet(ours, 1).parameterCount(), std::int64_t(4885569));
    }

    void shapes_data() {
        QTest::addColumn<int>("table");
        if (!fs::exists(testing::golden() / "idm"))
            return;
        const Json all = file("unet_shapes.json");
        for (std::size_t i = 0; i < all["tables"].size(); ++i)
            QTest::newRow(all["tables"][i]["input"].dump().c_str()) << int(i);
    }
    void shapes() {
        QFETCH(int, table);
        const Json all = file("unet_shapes.json")["tables"][std::size_t(table)];
        const IdmNet net(published(), 1);
        net.model().mode(false);
        const torch::NoGradGuard noGradient;
        const auto input = all["input"].get<std::vector<std::int64_t>>();
        std::map<std::string, std::vector<std::int64_t>> found;
        for (const auto& [name, value] : net.stages(torch::rand({input[0], input[2], input[3]})))
            found[name] = value.sizes().vec();
        for (const Json& layer : all["layers"])
            QCOMPARE(found.at(layer[0].get<std::string>()),
                     layer[1].get<std::vector<std::int64_t>>());
        QCOMPARE(found.at("to_transformer")[1], all["tokens"].get<std::int64_t>());
    }

    void smallNetwork() {
        const Json all = file("small_network.json");
        const auto shape = all["input_shape"].get<std::vector<std::int64_t>>();
        IdmConfig config = published();
        config.bands = shape[2];
        config.width = all["d_model"];
        config.heads = all["n_head"];
        config.layers = all["layers"];
        config.dropout = all["dropout"];
        const IdmNet net(config, 1);
        const TorchModel model = net.model();
        const torch::NoGradGuard noGradient;
        const auto parameter = [&](const std::string& name) {
            const auto found =
                std::ranges::find(model.parameters, name, &TorchModel::Named::value_type::first);
            return found == model.parameters.end() ? at::Tensor() : found->second;
        };
        QCOMPARE(model.parameters.size(), all["parameters"].size());
        for (const Json& entry : all["parameters"]) {
            const auto name = entry[0].get<std::string>();
            const at::Tensor to = parameter(name);
            QVERIFY2(to.defined(), name.c_str());
            QCOMPARE(to.sizes().vec(), entry[2].get<std::vector<std::int64_t>>());
            at::Tensor values = lcgTensor(entry[1].get<std::uint32_t>(), to.sizes().vec());
            if (to.dim() > 1)
                values /= std::sqrt(double(to.numel() / to.size(0)));
            else
                values = name.ends_with("weight") ? 1 + 0.1 * values : 0.1 * values;
            to.copy_(values);
        }
        for (const char* end : {"weight", "bias"})
            parameter(std::string("dynamic_chunker.k_proj.") + end)
                .copy_(parameter(std::string("dynamic_chunker.q_proj.") + end));
        const std::int64_t tokens = all["seq_len"];
        const at::Tensor input = lcgTensor(500, {1, shape[2], shape[3]}).to(torch::kFloat);
        model.mode(true);
        const at::Tensor noise = torch::zeros({1, tokens, 2});
        std::map<std::string, at::Tensor> stages;
        for (auto& [name, value] : net.stages(input, {}, noise))
            stages[name] = value;
        const double tolerance = 2e-4;
        const auto firstTwo = [](const at::Tensor& x) { return x[0].narrow(0, 0, 2); };
        compare(firstTwo(stages.at("to_transformer")), tensorOf(all["tokens_first_2"]), tolerance,
                "tokens");
        compare(firstTwo(stages.at("pooled")), tensorOf(all["pooled_first_2"]), tolerance,
                "pooled");
        compare(firstTwo(stages.at("main_network")), tensorOf(all["main_out_first_2"]), tolerance,
                "transformer");
        const auto both = [](const at::Tensor& x) { return torch::stack({x.mean(), x.std()}); };
        compare(both(stages.at("enc1")), tensorOf(all["enc1_out_mean_std"]), tolerance, "enc1");
        const IdmNet::Result result = net.forward(input, {}, noise);
        compare(result.output[0], tensorOf(all["output"]), tolerance, "output");
        compare(both(result.output), tensorOf(all["output_mean_std"]), tolerance, "output's mean");
        compare(result.chunks.counts, tensorOf(all["num_chunks"]), 0, "chunks");
        compare(result.chunks.chances.narrow(1, 1, tokens - 1), tensorOf(all["p_boundary"]),
                tolerance, "chances");
    }

private:
    struct Layer {
        at::Tensor wq, bq, wk, bk;
        explicit Layer(const Json& all) {
            const Json& seeds = all["lcg_seeds"];
            const std::int64_t d = all["D"];
            wq = 0.5 * lcgTensor(seeds["Wq"], {d, d});
            bq = 0.5 * lcgTensor(seeds["bq"], {d});
            wk = 0.5 * lcgTensor(seeds["Wk"], {d, d});
            bk = 0.5 * lcgTensor(seeds["bk"], {d});
        }
    };
    static IdmConfig published() {
        IdmConfig config;
        config.tokens = "grid";
        config.chunks = "sampled";
        config.norm = "batch";
        config.conditioned = false;
        return config;
    }
    static void check(const Chunks& chunks, const Json& wanted, const char* begins) {
        compare(chunks.begins, tensorOf(wanted[begins]), 0, "boundaries");
        compare(chunks.ids, tensorOf(wanted["chunk_id"]), 0, "ids");
        compare(chunks.counts, tensorOf(wanted["num_chunks"]), 0, "counts");
        compare(chunks.pooled, tensorOf(wanted["pooled"]), 1e-5, "pooled");
    }
};

QTEST_GUILESS_MAIN(GoldenIdmNet)
#include "golden_idmnet.moc"
