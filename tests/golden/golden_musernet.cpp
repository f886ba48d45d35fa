#include "tests/hashfill.h"
#include "tests/testing.h"

#include "models/device.h"
#include "models/emotion/emacodebook.h"
#include "models/emotion/musernet.h"
#include "models/emotion/priornet.h"
#include "models/emotion/regulariser.h"
#include "models/linearattention.h"
#include "models/lineartransformer.h"
#include "models/torchtensors.h"

#include <torch/torch.h>

// Reference numbers of the published symbolic emotion networks; the README of their folder explains
// the schema.
using namespace antiphon;
using namespace antiphon::emotion;

namespace {

at::Tensor tensorOf(const Json& values) {
    std::vector<std::int64_t> shape;
    for (const Json* part = &values; part->is_array(); part = &part->front())
        shape.push_back(std::int64_t(part->size()));
    std::vector<float> flat;
    const std::function<void(const Json&)> add = [&](const Json& part) {
        if (!part.is_array())
            return flat.push_back(part.get<float>());
        for (const Json& entry : part)
            add(entry);
    };
    add(values);
    return torch::tensor(flat).view(shape);
}

void compare(const at::Tensor& found, const at::Tensor& wanted, double tolerance,
             const char* what) {
    QCOMPARE(found.sizes(), wanted.sizes());
    const double error = (found.detach() - wanted).abs().max().item<double>();
    QVERIFY2(error <= tolerance, qPrintable(QString("%1 differs by %2").arg(what).arg(error)));
}
void compare(double found, double wanted, double tolerance, const std::string& what) {
    QVERIFY2(
        std::abs(found - wanted) <= tolerance,
        qPrintable(
            QString("%1 is %2, not %3").arg(QString::fromStdString(what)).arg(found).arg(wanted)));
}

/// Everything but what published checkpoints lack.
void fill(const TorchModel& model, std::uint64_t seed) {
    const torch::NoGradGuard noGradient;
    for (const auto* group : {&model.parameters, &model.buffers})
        for (const auto& [name, tensor] : *group)
            if (name != "VQ.counter" && name != "VQ.idle") {
                const RawTensor raw = testing::hashFilled(name, tensor.sizes().vec(), seed);
                copyFrom(std::span(&raw, 1), name, tensor, "the filling");
            }
    model.mode(false);
}

struct Tokens {
    at::Tensor x, y, keys;
};

Tokens tokensOf(const Json& file) {
    const std::int64_t pieces = file["B"], rows = file["L"];
    const std::uint64_t seed = file["seed"];
    constexpr std::int64_t sizes[] = {56, 135, 18, 4, 87, 18, 42};
    at::Tensor all = torch::zeros({pieces, rows + 1, 8}, torch::kLong);
    at::Tensor keys = torch::zeros({pieces, rows});
    std::uint64_t place = 0;
    auto to = all.accessor<std::int64_t, 3>();
    for (std::int64_t b = 0; b < pieces; ++b) {
        for (std::int64_t t = 0; t <= rows; ++t)
            for (std::int64_t f = 0; f < 7; ++f)
                to[b][t][f] = std::int64_t(testing::hashAt("tokens", place++, seed) %
                                           std::uint64_t(sizes[f]));
        for (std::int64_t f = 0; f < 8; ++f)
            to[b][0][f] = f == 3 ? 1 : f == 7 ? file["emotions"][std::size_t(b)].get<int>() : 0;
    }
    Tokens tokens{all.narrow(1, 0, rows).clone(), all.narrow(1, 1, rows).clone(), keys};
    for (std::int64_t b = 0; b < pieces; ++b) {
        const std::int64_t length = file["lengths"][std::size_t(b)];
        tokens.x[b].narrow(0, length, rows - length).zero_();
        tokens.y[b].narrow(0, length, rows - length).zero_();
        keys[b].narrow(0, 0, length).fill_(1);
    }
    return tokens;
}

MuserConfig published(const std::string& name) {
    MuserConfig config;
    config.variant = name.starts_with("MusER_") ? name.substr(6) : name;
    config.encodesInput = config.variant == "VQ_VAE_CONCAT";
    config.revives = false;
    return config;
}

/// In the file's order.
constexpr const char* families[] = {"tempo", "chord",    "bar_beat", "type",
                                    "pitch", "duration", "velocity"};

} // namespace

class GoldenMuserNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::golden() / "emotion"))
            QSKIP("The reference numbers are not here.");
        setThreads(1);
    }

    void filling() {
        const Json file = read("hash_fill.json");
        for (const auto& [name, hash] : file["fnv1a64"].items())
            QCOMPARE(std::to_string(testing::fnv1a64(name)), hash.get<std::string>());
        const Json& mix = file["splitmix"];
        for (std::size_t i = 0; i < mix["u64"].size(); ++i) {
            const auto hash = testing::hashAt(mix["name"].get<std::string>(), i, mix["seed"]);
            QCOMPARE(std::to_string(hash), mix["u64"][i].get<std::string>());
            compare(testing::hashValue(hash), mix["v"][i], 1e-11, "value");
        }
    }

    void attention() {
        const Json file = read("attention_layers.json");
        const double tolerance = file["tolerance"];
        const auto flat = [&](const char* name) { return tensorOf(file[name]).flatten(2, 3); };
        const at::Tensor q = flat("q"), k = flat("k"), v = flat("v");
        const auto heads = std::int64_t(file["q"][0][0].size());
        for (const auto form : {linearAttention, plainLinearAttention}) {
            compare(form(q, k, v, heads, false, {}), flat("linear_out"), tolerance, "linear");
            compare(form(q, k, v, heads, true, {}), flat("causal_out"), tolerance, "causal");
            compare(form(q, flat("k_cross"), flat("v_cross"), heads, false, {}),
                    flat("linear_cross_out"), tolerance, "cross");
        }
    }

    void layers() {
        const Json file = read("attention_layers.json");
        const double tolerance = file["tolerance"];
        const auto stackOf = [&](const Json& c, bool causal, bool decoder) {
            LinearTransformer stack({.dim = c["d_model"],
                                     .heads = c["heads"],
                                     .layers = c["layers"],
                                     .feedForward = c["ff"],
                                     .causal = causal,
                                     .decoder = decoder});
            fill(modelOf(stack), file["seed"]);
            return stack;
        };
        const Json &encoder = file["encoder"], &decoder = file["decoder"];
        const at::Tensor x = tensorOf(encoder["x"]);
        const LinearTransformer linear = stackOf(encoder, false, false);
        compare(linear.forward(x), tensorOf(encoder["y_linear"]), tolerance, "encoder");
        compare(linear.firstRow(x), tensorOf(encoder["y_linear"]).select(1, 0), tolerance,
                "first row");
        compare(stackOf(encoder, true, false).forward(x), tensorOf(encoder["y_causal"]), tolerance,
                "causal encoder");
        compare(stackOf(decoder, true, true).forward(x, {}, tensorOf(decoder["memory"])),
                tensorOf(decoder["y"]), tolerance, "decoder");

        const at::Tensor table = sinusoids(1024, 8);
        compare(table.index({torch::tensor({0, 1, 7, 1023})}),
                tensorOf(file["positional_encoding_d8_rows_0_1_7_1023"]), tolerance, "positions");
    }

    void codebook() {
        const Json file = read("vq_ema.json");
        const double tolerance = file["tolerance"];
        QCOMPARE(EmaCodebook::decay, file["decay"].get<double>());
        QCOMPARE(EmaCodebook::commitment, file["commitment"].get<double>());
        QCOMPARE(EmaCodebook::smoothing, file["eps"].get<double>());
        EmaCodebook codebook(file["K"], file["D"], false);
        codebook.embeddings.copy_(tensorOf(file["initial_embeddings"]));
        for (const Json& step : file["steps"]) {
            const at::Tensor x = tensorOf(step["x"]).requires_grad_(true);
            const auto nearest = codebook.nearest(x);
            const auto found = codebook.forward(x);
            QVERIFY(
                torch::equal(found.indices.flatten().to(torch::kFloat), tensorOf(step["indices"])));
            QVERIFY(torch::equal(nearest.indices, found.indices));
            compare(nearest.margins.min().item<double>(), step["min_margin"], 1e-4, "margin");
            compare(found.vectors, tensorOf(step["quantised"]), tolerance, "vectors");
            compare(found.loss.item<double>(), step["commit_loss"], tolerance, "loss");
            (0.5 * found.vectors.sum() + found.loss).backward();
            compare(x.grad(), tensorOf(step["grad_x_of_half_sum_plus_loss"]), tolerance,
                    "gradient");
            const Json& after = step["after"];
            compare(codebook.embeddings, tensorOf(after["embeddings"]), tolerance, "codes");
            compare(codebook.sums, tensorOf(after["ema_dw_hidden"]), tolerance, "sums");
            compare(codebook.counts, tensorOf(after["ema_cluster_hidden"]), tolerance, "counts");
            QCOMPARE(codebook.counter.item<std::int64_t>(), after["counter"].get<std::int64_t>());
        }
    }

    void regulariser() {
        const Json file = read("reg_loss.json");
        const double tolerance = file["tolerance"];
        const at::Tensor ranks =
            tensorOf(file["tokens_BL8"]).narrow(2, 0, 7).permute({2, 0, 1}).contiguous();
        const at::Tensor latents = tensorOf(file["latents_7BL"]).requires_grad_(true);
        const at::Tensor losses = regulariserLosses(latents, ranks);
        compare(losses, tensorOf(file["loss_per_element"]), tolerance, "losses");
        compare(losses.sum().item<double>(), file["loss_total"], tolerance, "loss");
        losses.sum().backward();
        compare(latents.grad(), tensorOf(file["grad_latents_7BL"]), tolerance, "gradient");
        const Json& mean = file["mean_variant"];
        const at::Tensor slices = tensorOf(mean["quantised_BL112"]).unflatten(2, {7, 16}).mean(3);
        compare(regulariserLosses(slices.permute({2, 0, 1}), ranks).sum().item<double>(),
                mean["loss_total"], tolerance, "loss of means");
    }

    void networks_data() {
        QTest::addColumn<QString>("variant");
        const Json file = read("model_forward.json");
        for (const auto& [name, value] : file["variants"].items())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void networks() {
        QFETCH(QString, variant);
        const Json file = read("model_forward.json");
        const std::string name = variant.toStdString();
        const Json& wanted = file["variants"][name];
        const Tokens tokens = tokensOf(file);
        const MuserNet net(published(name), 1);
        const TorchModel model = net.model();
        fill(model, file["seed"]);
        const torch::NoGradGuard noGradient;
        const double tolerance = file["tolerance"]["losses"];

        if (wanted.contains("codes_sum"))
            checkCodes(net.encode(tokens.x, tokens.y), wanted);
        const MuserNet::Parts parts = net.forward(tokens.x, tokens.y);
        const at::Tensor losses = elementLosses(parts.logits, tokens.y, tokens.keys);
        for (std::size_t e = 0; e < elements; ++e)
            compare(losses[std::int64_t(e)].item<double>(), wanted["nll_per_family"][families[e]],
                    tolerance, families[e]);
        compare(losses.mean().item<double>(), wanted["rec_loss"], tolerance, "reconstruction");
        if (wanted.contains("vq_loss"))
            compare(parts.vectorLoss.item<double>(), wanted["vq_loss"], tolerance, "codes");
        if (wanted.contains("kl"))
            compare(parts.divergence.item<double>(), wanted["kl"],
                    tolerance * wanted["kl"].get<double>(), "divergence");
        QCOMPARE(wanted.contains("reg_loss"), net.config().regularises());
        if (wanted.contains("reg_loss")) {
            const at::Tensor ranks = tokens.y.narrow(2, 0, 7).permute({2, 0, 1});
            compare(regulariserLosses(parts.regularised, ranks).sum().item<double>(),
                    wanted["reg_loss"], tolerance, "regulariser");
        }
        for (std::size_t e = 0; e < elements; ++e) {
            const at::Tensor log = torch::log_softmax(parts.logits[e], 2);
            std::vector<at::Tensor> found;
            for (const Json& place : file["positions"])
                found.push_back(
                    log[place[0].get<std::int64_t>()][place[1].get<std::int64_t>()].narrow(0, 0,
                                                                                           4));
            compare(torch::stack(found), tensorOf(wanted["logp_first4"][families[e]]),
                    file["tolerance"]["logp"], families[e]);
        }
        if (wanted.contains("used_code_row"))
            checkUpdate(net, tokens, wanted);
    }

    void trainingSteps_data() {
        QTest::addColumn<QString>("variant");
        const Json file = read("train_step.json");
        for (const auto& [name, value] : file["variants"].items())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void trainingSteps() {
        QFETCH(QString, variant);
        const Json file = read("train_step.json");
        const std::string name = variant.toStdString();
        const Json& wanted = file["variants"][name];
        const Tokens tokens = tokensOf(read("model_forward.json"));
        MuserConfig config = published(name);
        config.dropout = file["dropout"];
        const MuserNet net(config, 1);
        const TorchModel model = net.model();
        fill(model, file["seed"]);
        model.mode(true);
        FlatParameters parameters(model, "cpu");

        const MuserNet::Parts parts = net.forward(tokens.x, tokens.y);
        const at::Tensor reconstruction = elementLosses(parts.logits, tokens.y, tokens.keys).mean();
        at::Tensor loss = reconstruction + parts.vectorLoss;
        if (config.regularises())
            loss = loss + 0.1 * regulariserLosses(parts.regularised,
                                                  tokens.y.narrow(2, 0, 7).permute({2, 0, 1}))
                                    .sum();
        loss.backward();
        compare(loss.item<double>(), wanted["loss"], 5e-5, "loss");
        compare(reconstruction.item<double>(), wanted["rec"], 5e-5, "reconstruction");
        const double norm = parameters.gradients()
                                .narrow(0, 0, parameters.count())
                                .to(torch::kDouble)
                                .norm()
                                .item<double>();
        compare(norm, wanted["grad_norm_before_clip"], 1e-3 * norm, "norm of the gradient");

        const double clip = file["clip"].get<double>() / (norm + 1e-6);
        const torch::NoGradGuard noGradient;
        for (const auto& [key, values] : wanted["clipped_grad_first3"].items()) {
            const auto found =
                std::ranges::find(model.parameters, key, &TorchModel::Named::value_type::first);
            QVERIFY2(found != model.parameters.end(), key.c_str());
            const at::Tensor gradient = found->second.grad().flatten().narrow(0, 0, 3) * clip;
            // Entries that hardly matter are rounding.
            compare(gradient, tensorOf(values),
                    2e-6 + 5e-3 * tensorOf(values).abs().max().item<double>(), key.c_str());
            compare(found->second.flatten().narrow(0, 0, 3),
                    tensorOf(wanted["param_before_first3"][key]), 1e-6, key.c_str());
            // Adam's first step goes by the sign alone, but for gradients near epsilon.
            const at::Tensor after = found->second.flatten().narrow(0, 0, 3) -
                                     file["lr"].get<double>() * gradient / (gradient.abs() + 1e-8);
            compare(after, tensorOf(wanted["param_after_first3"][key]), 2e-6, key.c_str());
        }
    }

    void prior() {
        const Json file = read("prior.json");
        const double tolerance = file["tolerance"];
        PriorConfig config;
        config.codes = file["codebook_n"];
        config.layers = file["layers"];
        config.heads = file["heads"];
        config.width = file["width"];
        config.temperature = file["temperature"];
        const PriorNet net(config, 1);
        fill(net.model(), file["seed"]);
        const torch::NoGradGuard noGradient;
        const at::Tensor input = tensorOf(file["input"]).to(torch::kLong);
        const at::Tensor target = tensorOf(file["target"]).to(torch::kLong);
        const at::Tensor log = torch::log_softmax(net.forward(input), 2);
        compare(log[0][0], tensorOf(file["logp_pos0_b0"]), tolerance, "first");
        compare(log[1][40], tensorOf(file["logp_pos40_b1"]), tolerance, "last");
        compare(-log.gather(2, target.unsqueeze(2)).mean().item<double>(), file["loss"], tolerance,
                "loss");
        compare(log.argmax(2).eq(target).to(torch::kFloat).mean().item<double>(), file["accuracy"],
                1e-6, "accuracy");

        at::Tensor written =
            torch::full({1, 1}, config.codes + file["greedy_first24_emotion"].get<std::int64_t>(),
                        torch::kLong);
        for (const Json& code : file["greedy_first24"]) {
            const at::Tensor next = net.forward(written).select(1, written.size(1) - 1).argmax(1);
            QCOMPARE(next.item<std::int64_t>(), code.get<std::int64_t>());
            written = torch::cat({written, next.unsqueeze(1)}, 1);
        }
    }

    /// The first rows that the decoder writes from given codes, all positions computed each time.
    void greedy() {
        const Json file = read("decode_greedy.json");
        const MuserNet net(published(file["variant"]), 1);
        fill(net.model(), file["seed"]);
        const torch::NoGradGuard noGradient;
        at::Tensor codes = torch::zeros({1024}, torch::kLong);
        for (std::int64_t i = 0; i < 1024; ++i)
            codes[i] =
                std::int64_t(testing::hashAt("dec.codes", std::uint64_t(i), file["seed"]) % 512);
        at::Tensor vectors;
        for (const auto& [name, buffer] : net.model().buffers)
            if (name == "VQ.embeddings")
                vectors = buffer.index_select(0, codes).unsqueeze(0);
        at::Tensor rows = torch::zeros({1, 1, 8}, torch::kLong);
        rows[0][0][3] = 1;
        rows[0][0][7] = file["emotion"].get<std::int64_t>();
        for (std::size_t i = 0; i < file["rows"].size(); ++i) {
            at::Tensor next = torch::zeros({8}, torch::kLong);
            at::Tensor types = torch::zeros({1, rows.size(1)}, torch::kLong);
            types.narrow(1, 0, rows.size(1) - 1)
                .copy_(rows.select(2, 3).narrow(1, 1, rows.size(1) - 1));
            // All codes are attended to; slices belong to the rows that there are.
            const auto last = [&](std::size_t e) {
                return net.decode(vectors, rows, types)[e][0][rows.size(1) - 1];
            };
            const at::Tensor type = last(3);
            next[3] = type.argmax();
            types[0][rows.size(1) - 1] = next[3];
            const auto logits = net.decode(vectors, rows, types);
            for (std::size_t e = 0; e < elements; ++e) {
                const at::Tensor found = logits[e][0][rows.size(1) - 1];
                next[std::int64_t(e)] = found.argmax();
                compare(found.narrow(0, 0, 4),
                        tensorOf(file["logits_type_and_first4"][i][families[e]]), file["tolerance"],
                        families[e]);
            }
            QVERIFY(torch::equal(next.to(torch::kFloat), tensorOf(file["rows"][i])));
            rows = torch::cat({rows, next.view({1, 1, 8})}, 1);
        }
    }

private:
    static Json read(const char* name) { return readJson(testing::golden() / "emotion" / name); }

    static void checkCodes(const MuserNet::Encoded& encoded, const Json& wanted) {
        compare(encoded.latents[0][0].narrow(0, 0, 6), tensorOf(wanted["latent_b0_t0_first6"]),
                1e-4, "latent");
        for (const auto& [row, key] : {std::pair(0, "codes_b0_first24"), {1, "codes_b1_first24"}})
            for (std::size_t i = 0; i < wanted[key].size(); ++i) {
                const auto place = std::int64_t(i);
                if (encoded.margins[row][place].item<double>() > 1e-2)
                    QCOMPARE(encoded.indices[row][place].item<std::int64_t>(),
                             wanted[key][i].get<std::int64_t>());
            }
        compare(encoded.margins[0].narrow(0, 0, 24), tensorOf(wanted["margin_sq_b0_first24"]), 2e-3,
                "margins");
        compare(encoded.margins.min().item<double>(), wanted["min_margin_sq"], 1e-3, "margin");
        const auto distinct = std::get<0>(torch::_unique2(encoded.indices)).size(0);
        QCOMPARE(distinct, wanted["codes_distinct"].get<std::int64_t>());
        QCOMPARE(encoded.indices.sum().item<std::int64_t>(),
                 wanted["codes_sum"].get<std::int64_t>());
    }

    /// In evaluation nothing changes; the update is the published one.
    static void checkUpdate(const MuserNet& net, const Tokens& tokens, const Json& wanted) {
        const TorchModel model = net.model();
        const auto codes = [&] {
            return std::ranges::find(model.buffers, "VQ.embeddings",
                                     &TorchModel::Named::value_type::first)
                ->second;
        };
        const RawTensor filled = testing::hashFilled("VQ.embeddings", codes().sizes().vec());
        QVERIFY(torch::equal(codes(), fromRaw(filled)));
        EmaCodebook codebook(codes().size(0), codes().size(1), false);
        codebook.embeddings.copy_(codes());
        codebook.forward(net.encode(tokens.x, tokens.y).latents);
        const Json& after = wanted["embeddings_after_forward_rows_0_5_first4"];
        compare(codebook.embeddings[0].narrow(0, 0, 4), tensorOf(after[0]), 1e-4, "row 0");
        compare(codebook.embeddings[5].narrow(0, 0, 4), tensorOf(after[1]), 1e-4, "row 5");
        compare(codebook.embeddings[wanted["used_code_row"].get<std::int64_t>()].narrow(0, 0, 4),
                tensorOf(wanted["embedding_used_row_after_first4"]), 1e-4, "used row");
    }
};

QTEST_GUILESS_MAIN(GoldenMuserNet)
#include "golden_musernet.moc"
