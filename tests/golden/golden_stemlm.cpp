#include "tests/lmfill.h"
#include "tests/testing.h"

#include "models/device.h"
#include "models/stem/beatwaves.h"
#include "models/stem/codeloss.h"
#include "models/stem/lmnet.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <functional>

// Reference numbers of the published accompaniment system's language model, its loss and its beats;
// the README of their folder explains the schema.
using namespace antiphon;
using namespace antiphon::stem;

namespace {

at::Tensor tensorOf(const Json& values) {
    std::vector<std::int64_t> shape;
    for (const Json* part = &values; part->is_array(); part = &part->front())
        shape.push_back(std::int64_t(part->size()));
    std::vector<float> flat;
    const std::function<void(const Json&)> add = [&](const Json& part) {
        if (part.is_array())
            for (const Json& entry : part)
                add(entry);
        else
            flat.push_back(part.get<float>());
    };
    add(values);
    return at::tensor(flat).view(shape);
}
at::Tensor longsOf(const Json& values) {
    return tensorOf(values).to(at::kLong);
}

void compare(const at::Tensor& found, const at::Tensor& wanted, double tolerance,
             const char* what) {
    QCOMPARE(found.sizes(), wanted.sizes());
    const double error = (found.detach() - wanted).abs().max().item<double>();
    QVERIFY2(error <= tolerance, qPrintable(QString("%1 differs by %2").arg(what).arg(error)));
}

/// amplitude * f(rate * i + offset) over all elements.
at::Tensor wave(at::IntArrayRef shape, double amplitude, double rate, double offset, bool cosine) {
    at::Tensor values = at::empty(shape, at::kFloat);
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        const double x = rate * double(i) + offset;
        values.data_ptr<float>()[i] = float(amplitude * (cosine ? std::cos(x) : std::sin(x)));
    }
    return values;
}

Json read(const char* file) {
    return readJson(testing::golden() / "accompaniment" / file);
}

LmConfig configOf(const Json& c) {
    LmConfig config;
    config.dim = LmConfig::headWidth * c["heads"].get<std::int64_t>();
    config.layers = c["depth"];
    config.card = c["card"];
    return config;
}

} // namespace

class GoldenStemLm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::golden() / "accompaniment"))
            QSKIP("The reference numbers are not here.");
        setThreads(1);
    }

    void network_data() {
        QTest::addColumn<QString>("text");
        const Json cases = read("lm.json")["cases"];
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::addRow("%zu", i) << QString::fromStdString(cases[i].dump());
    }
    void network() {
        QFETCH(QString, text);
        const Json c = Json::parse(text.toStdString());
        const at::NoGradGuard noGradient;
        const LmConfig config = configOf(c);
        QCOMPARE(config.dim, c["dim"].get<std::int64_t>());
        const double offset = c["off"];
        const auto weights = testing::filledLm(config, 0.08, offset);
        QCOMPARE(weights.size(), c["keys"].size());
        for (const RawTensor& tensor : weights) {
            QCOMPARE(tensor.shape, c["keys"][tensor.name].get<std::vector<std::int64_t>>());
            double sum = 0;
            for (const float v : tensor.floats())
                sum += double(v);
            const double wanted = c["checksums"][tensor.name];
            QVERIFY2(std::abs(sum - wanted) <= 1e-4 * std::abs(wanted) + 1e-5, tensor.name.c_str());
        }
        const LmNet net(config, weights, "the filling");
        const LmInput input{longsOf(c["tokens"]), longsOf(c["attention_mask"]).to(at::kBool),
                            longsOf(c["positions"])};
        const std::int64_t rows = c["batch"], steps = c["steps"];
        EmbeddedConditions conditions;
        compare(net.logits(input, conditions), tensorOf(c["logits_no_conditions"]), 2e-4,
                "without conditions");
        conditions.cross = wave({rows, 3, config.dim}, 0.5, 0.05, offset, false);
        conditions.crossMask = longsOf(c["cross"]["mask"]).to(at::kBool);
        compare(net.logits(input, conditions), tensorOf(c["logits_cross"]), 2e-4, "cross");
        EmbeddedConditions prepend = conditions, sum = conditions;
        prepend.prepend = wave({rows, 2, config.dim}, 0.4, 0.07, 0, true);
        prepend.prependMask = at::ones({rows, 2}, at::kBool);
        compare(net.logits(input, prepend), tensorOf(c["logits_cross_prepend"]), 2e-4, "prepend");
        sum.sum = wave({rows, steps, config.dim}, 0.3, 0.03, 0, true);
        sum.sumMask = at::ones({rows, steps}, at::kBool);
        compare(net.logits(input, sum), tensorOf(c["logits_cross_sum"]), 2e-4, "sum");
        // Step by step with a cache, the same.
        for (const auto& [which, name] :
             {std::pair(&conditions, "logits_cross"), {&prepend, "logits_cross_prepend"}}) {
            const auto cache = net.start(rows, steps, *which);
            for (std::int64_t s = 0; s < steps; ++s)
                compare(net.extend(*cache,
                                   {input.tokens.narrow(2, s, 1), input.stepMask.narrow(1, s, 1),
                                    input.positions.narrow(1, s, 1)}),
                        tensorOf(c[name]).select(2, s), 2e-4, "with a cache");
        }
        if (!c.contains("one_layer"))
            return;
        const Json& one = c["one_layer"];
        const at::Tensor out = net.decoded(wave({1, steps, config.dim}, 0.6, 0.11, 0, false),
                                           wave({1, 3, config.dim}, 0.5, 0.05, offset, false))[0];
        compare(out[0], tensorOf(one["output_row0"]), 2e-4, "first row of a block");
        compare(out[steps - 1], tensorOf(one["output_last"]), 2e-4, "last row of a block");
        const double sums[] = {out.sum().item<double>(), out.abs().sum().item<double>()};
        QVERIFY(std::abs(sums[0] - one["output_sum"].get<double>()) < 2e-3);
        QVERIFY(std::abs(sums[1] - one["output_abs_sum"].get<double>()) < 2e-2);
    }

    void positions() {
        const Json rows = read("lm.json")["sin_embedding"];
        for (const Json& row : rows) {
            const Json& values = row.contains("values") ? row["values"] : row["embedding"];
            const std::int64_t dim = row["dim"];
            compare(cosineSines(longsOf(row["positions"]), dim), tensorOf(values), 1e-5,
                    "positions");
        }
    }

    void names() {
        const Json small = read("lm.json")["small_config"];
        LmConfig config = lmPreset("small");
        config.description = "none";
        QCOMPARE(config.dim, small["dim"].get<std::int64_t>());
        QCOMPARE(config.layers, small["layers"].get<std::int64_t>());
        QCOMPARE(config.heads(), small["heads"].get<std::int64_t>());
        const auto tensors = lmTensors(config);
        QCOMPARE(parameterCount(tensors), small["params"].get<std::int64_t>());
        std::size_t seen = 0;
        for (const auto& [group, names] : small.items()) {
            if (!names.is_object())
                continue;
            for (const auto& [name, shape] : names.items()) {
                const auto found = std::ranges::find(tensors, name, &NamedShape::name);
                QVERIFY2(found != tensors.end(), name.c_str());
                QCOMPARE(found->shape, shape.get<std::vector<std::int64_t>>());
                ++seen;
            }
        }
        QVERIFY(seen >= 16);
    }

    void loss() {
        const Json c = read("loss.json");
        const auto shape = c["shape"].get<std::vector<std::int64_t>>();
        const at::Tensor logits = wave(shape, 2, 0.17, c["off"], false);
        const at::Tensor targets = longsOf(c["targets"]);
        for (const auto& [mask, total, books] :
             {std::tuple("mask", "ce", "per_codebook"),
              {"mask_without_last_codebook", "ce_without_last", "per_codebook_without_last"}}) {
            const CodeLoss loss = codeLoss(logits, targets, longsOf(c[mask]).to(at::kBool));
            compare(loss.total, at::scalar_tensor(c[total].get<float>()), 1e-5, total);
            compare(loss.perBook, tensorOf(c[books]), 1e-5, books);
        }
    }

    void beats() {
        const Json c = read("beats.json");
        const auto beatSamples = c["beats_samples"].get<std::vector<std::int64_t>>();
        const auto downSamples = c["downbeats_samples"].get<std::vector<std::int64_t>>();
        const std::int64_t frames = c["seq_len"].get<std::int64_t>() / 640;
        const auto wavesOf = [&](bool nearest) {
            const auto waves = beatWaves(beatFrames(beatSamples, 640, nearest),
                                         beatFrames(downSamples, 640, nearest), frames);
            return at::tensor(waves).view({1, frames, 2});
        };
        QCOMPARE(beatFrames(beatSamples, 640, false),
                 c["frames_floor"].get<std::vector<std::int64_t>>());
        QCOMPARE(beatFrames(beatSamples, 640, true),
                 c["frames_round"].get<std::vector<std::int64_t>>());
        compare(wavesOf(false)[0].repeat_interleave(2, 1), tensorOf(c["direct"]), 1e-5, "direct");

        // Of the linear embedder the file has three columns.
        LmConfig config;
        config.layers = 1;
        config.beat = "linear";
        const auto width = std::size_t(tensorOf(c["linear"]).size(2));
        const auto columns = std::int64_t(width);
        std::vector<RawTensor> filled = {
            RawTensor::of("output_proj.bias", {columns}, std::vector<float>(width)),
            RawTensor::of("output_proj.weight", {columns, 2}, std::vector<float>(2 * width))};
        testing::sineFill(filled, 0.5, 0);
        at::Tensor weight = at::zeros({config.dim, 2}), bias = at::zeros({config.dim});
        std::ranges::copy(filled[0].floats(), bias.data_ptr<float>());
        std::ranges::copy(filled[1].floats(), weight.data_ptr<float>());
        const ConditionNet net(config, [&](const std::string& name) {
            return name.ends_with("bias") ? bias : weight;
        });
        ConditionInput input;
        input.beats = wavesOf(true).repeat({2, 1, 1});
        input.beatMask = longsOf(c["linear_mask"]).select(1, 0).to(at::kBool);
        const EmbeddedConditions embedded = net.embed(input, 2);
        compare(embedded.prepend.narrow(2, 0, columns), tensorOf(c["linear"]), 1e-5, "linear");
        QVERIFY(at::equal(embedded.prependMask.to(at::kLong), longsOf(c["linear_mask"])));
        for (const Json& w : c["waves"])
            compare(at::tensor(beatWave(w["peaks"].get<std::vector<std::int64_t>>(), w["n"])),
                    tensorOf(w["wave"]), 1e-5, "wave");
    }
};

QTEST_APPLESS_MAIN(GoldenStemLm)
#include "golden_stemlm.moc"
