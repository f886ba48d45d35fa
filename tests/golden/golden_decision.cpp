#include "tests/testing.h"

#include "models/guide/decisionloss.h"
#include "models/guide/decisionnet.h"
#include "models/guide/decisiontraining.h"
#include "models/torchtensors.h"
#include "models/transformer.h"

#include <torch/torch.h>

// Reference numbers of the published Decision network; the README of their folder explains the
// schema. One data row a network and check.
using namespace antiphon;
using namespace antiphon::guide;

namespace {

std::vector<float> flat(const Json& values) {
    if (!values.is_array())
        return {values.get<float>()};
    std::vector<float> all;
    for (const Json& value : values)
        for (const float v : flat(value))
            all.push_back(v);
    return all;
}

std::vector<std::int64_t> whole(const Json& rows) {
    std::vector<std::int64_t> all;
    for (const Json& row : rows)
        for (const Json& v : row)
            all.push_back(v.get<std::int64_t>());
    return all;
}

/// 1e-4 of the value, and 1e-4 near zero.
void compare(const at::Tensor& found, const Json& wanted) {
    const auto values = flat(wanted);
    QCOMPARE(std::size_t(found.numel()), values.size());
    const at::Tensor all = found.detach().contiguous();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = all.data_ptr<float>()[i], want = values[i];
        QVERIFY2(std::abs(value - want) <= 1e-4 * std::max(1.0, std::abs(want)),
                 qPrintable(QString("entry %1 is %2, not %3").arg(i).arg(value).arg(want)));
    }
}

DecisionConfig configOf(const Json& c, bool encoder) {
    DecisionConfig config;
    config.codes = c["codebook"];
    config.dim = c["dim"];
    config.heads = c["heads"];
    config.feedForward = c["ff"];
    config.layers = c["layers"];
    config.encoderLayers = encoder ? config.layers : 0;
    config.normFirst = c["norm_first"];
    config.embedding = "codebook";
    return config;
}

/// One network of the file, with its batch.
struct Reference {
    Json content, all;
    DecisionConfig config;
    DecisionNet net;
    TokenBatch batch;

    Reference(const Json& file, const std::string& name)
        : content(file.at(name)), all(file),
          config(configOf(file.at("config"),
                          content["weights"].contains("decision.decision.encoder.norm.weight"))),
          net(config, 1) {
        std::vector<RawTensor> weights;
        for (const auto& [key, value] : content["weights"].items()) {
            const auto values = flat(value["data"]);
            const auto shape = value["shape"].get<std::vector<std::int64_t>>();
            weights.push_back(toRaw(key, torch::tensor(values).view(shape)));
        }
        const TorchModel model = net.model();
        loadWeights(model, weights, name);
        QCOMPARE(model.parameters.size() + model.buffers.size(), weights.size());
        model.mode(false);
        batch = tokenBatch(windows(), config);
    }

    std::vector<LabelWindow> windows() const {
        std::vector<LabelWindow> rows;
        for (std::size_t row = 0; row < content["src"].size(); ++row) {
            const auto kept = [&](const char* codes, const char* pads) {
                std::vector<std::int32_t> labels;
                for (std::size_t i = 0; i < content[codes][row].size(); ++i)
                    if (content[pads][row][i] == 0)
                        labels.push_back(content[codes][row][i]);
                return labels;
            };
            rows.push_back({.source = kept("src", "src_pad"), .target = kept("tgt", "tgt_pad")});
        }
        return rows;
    }
    static at::Tensor tensor(std::vector<std::int64_t>& tokens, std::int64_t rows) {
        return torch::from_blob(tokens.data(), {rows, std::int64_t(tokens.size()) / rows},
                                torch::kLong)
            .clone();
    }
    at::Tensor source() { return tensor(batch.source, batch.rows); }
    at::Tensor input() { return tensor(batch.input, batch.rows); }
    at::Tensor wanted() { return tensor(batch.wanted, batch.rows); }
};

void specialTokens(Reference& r) {
    QCOMPARE(r.batch.source, whole(r.content["src_with_special"]));
    std::vector<std::int64_t> input, wanted;
    for (const Json& row : r.content["tgt_with_special"]) {
        const auto tokens = row.get<std::vector<std::int64_t>>();
        input.insert(input.end(), tokens.begin(), tokens.end() - 1);
        wanted.insert(wanted.end(), tokens.begin() + 1, tokens.end());
    }
    QCOMPARE(r.batch.wanted, wanted);
    // The end as an input, of a shorter row, is followed by padding alone, which does not count.
    for (std::size_t i = 0; i < input.size(); ++i)
        QVERIFY(r.batch.input[i] == input[i] ||
                (input[i] == r.config.end() && wanted[i] == r.config.padding()));
    std::vector<std::int64_t> hidden;
    for (const std::int64_t token : r.batch.source)
        hidden.push_back(token == r.config.padding());
    QCOMPARE(hidden, whole(r.content["src_pad_with_special"]));
}

/// The published decoder reads the end of a shorter row as an input, too.
at::Tensor publishedInput(const Reference& r) {
    at::Tensor tokens = torch::tensor(whole(r.content["tgt_with_special"]));
    tokens = tokens.view({std::int64_t(r.content["tgt_with_special"].size()), -1});
    return tokens.narrow(1, 0, tokens.size(1) - 1);
}

void logits(Reference& r) {
    // With an encoder the published training lets padding of the source be seen.
    const bool encoder = r.config.encoderLayers > 0;
    const auto memory = r.net.read(r.source());
    compare(r.net.write(memory, publishedInput(r), !encoder), r.content["logits"]);
    if (encoder) {
        compare(r.net.write(memory, publishedInput(r)),
                r.content["logits_with_memory_padding_mask"]);
        compare(memory.values, r.content["memory"]);
    }
    // What our own input says before a row's end is the same.
    const at::Tensor own = r.net.write(memory, r.input(), !encoder);
    const at::Tensor counts = r.wanted().ne(r.config.padding());
    QVERIFY(torch::allclose(own.index({counts}),
                            r.net.write(memory, publishedInput(r), !encoder).index({counts}), 0,
                            1e-6));
}

void masks(Reference& r) {
    const auto wanted = whole(r.all["decoder_only"]["causal_mask"]);
    const auto length = std::int64_t(r.all["decoder_only"]["causal_mask"].size());
    const at::Tensor found = causalMask(length, {}, torch::kCPU).isinf().to(torch::kLong);
    QCOMPARE(found.contiguous().data_ptr<std::int64_t>()[1], 1);
    QVERIFY(torch::equal(found, torch::tensor(wanted).view({length, length})));
}

void losses(Reference& r) {
    const at::Tensor logits = torch::tensor(flat(r.content["logits"]))
                                  .view({r.batch.rows, r.batch.targetLength, r.config.tokens()});
    const std::int64_t padding = r.config.padding();
    const at::Tensor weights = torch::tensor(flat(r.content["class_weights"]));
    const auto loss = [&](double smoothing, const at::Tensor& classes = {}) {
        return decisionLoss(logits, r.wanted(), padding, {.labelSmoothing = smoothing}, classes);
    };
    compare(loss(0.1).crossEntropy, r.content["loss_ce_label_smoothing_0.1"]);
    compare(loss(0).crossEntropy, r.content["loss_ce_no_smoothing"]);
    compare(loss(0.1, weights).crossEntropy, r.content["loss_ce_weighted_smoothing_0.1"]);
    compare(loss(0).entropy, r.content["entropy_term"]);
    compare(decisionLoss(logits, r.wanted(), padding, {.perSequence = true}).total,
            r.content["loss_sequence_nll"]);
    compare(decisionLoss(logits, r.wanted(), padding, {.entropyWeight = 0.5}).total,
            r.content["loss_ce_label_smoothing_0.1"].get<double>() -
                0.5 * r.content["entropy_term"].get<double>());
}

void greedy(Reference& r) {
    for (const char* name : {"greedy", "greedy_temperature_2"}) {
        const Json& tokens = r.content[name]["tokens"];
        std::vector<std::vector<std::int32_t>> sources, wanted;
        for (const LabelWindow& window : r.windows())
            sources.push_back(window.source);
        for (const Json& row : tokens) {
            auto& answer = wanted.emplace_back();
            for (std::size_t i = 1; i < row.size() && row[i] != r.config.end(); ++i)
                answer.push_back(row[i]);
        }
        QCOMPARE(greedyAnswers(r.net, sources, std::int64_t(tokens[0].size()) - 1), wanted);
    }
}

using Check = void (*)(Reference&);
const std::map<std::string, Check> checks = {{"special tokens", specialTokens},
                                             {"logits", logits},
                                             {"masks", masks},
                                             {"losses", losses},
                                             {"greedy", greedy}};

} // namespace

class GoldenDecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const auto file = testing::golden() / "guide-memory/decision.json";
        if (!fs::exists(file))
            QSKIP("The reference numbers are not here.");
        m_file = readJson(file);
    }

    void networks_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("check");
        for (const auto& [name, value] : m_file.items())
            if (value.is_object() && value.contains("weights"))
                for (const auto& [check, function] : checks)
                    QTest::addRow("%s %s", name.c_str(), check.c_str())
                        << QString::fromStdString(name) << QString::fromStdString(check);
    }
    void networks() {
        QFETCH(QString, network);
        QFETCH(QString, check);
        Reference reference(m_file, network.toStdString());
        checks.at(check.toStdString())(reference);
    }

    void positions() {
        const Json& wanted = m_file["positional_encoding_8x12"];
        compare(sinusoids(std::int64_t(wanted.size()), std::int64_t(wanted[0].size())), wanted);
    }

    /// Whole, partly padded and empty windows.
    void specialTokensAtTheEdges() {
        const Json& edge = m_file["special_tokens_edge"];
        DecisionConfig config;
        config.codes = m_file["config"]["codebook"];
        std::vector<LabelWindow> windows;
        for (std::size_t row = 0; row < edge["pad_in"].size(); ++row) {
            std::size_t heard = 0;
            while (heard < edge["pad_in"][row].size() && edge["pad_in"][row][heard] == 0)
                ++heard;
            LabelWindow window;
            for (std::size_t i = 0; i < heard; ++i)
                window.source.push_back(edge["tokens_out"][row][i + 1]);
            windows.push_back(window);
        }
        const TokenBatch batch = tokenBatch(windows, config);
        QCOMPARE(batch.source, whole(edge["tokens_out"]));
        std::vector<std::int64_t> hidden;
        for (const std::int64_t token : batch.source)
            hidden.push_back(token == config.padding());
        QCOMPARE(hidden, whole(edge["pad_out"]));
    }

    void whatComesAfterTheEnd() {
        const Json& c = m_file["eos_pad_mask"];
        DecisionConfig config;
        config.codes = c["eos"].get<std::int64_t>() - 1;
        for (std::size_t row = 0; row < c["tokens"].size(); ++row) {
            const auto tokens = c["tokens"][row].get<std::vector<std::int64_t>>();
            const std::size_t length = lengthToEnd(tokens, config);
            for (std::size_t i = 0; i < tokens.size(); ++i)
                QCOMPARE(i >= length, c["mask"][row][i] == 1);
        }
    }

    void scheduledSampling() {
        for (const Json& c : m_file["scheduled_sampling_probability"])
            for (std::size_t epoch = 0; epoch < c["prob"].size(); ++epoch) {
                const double p = samplingProbability(std::int64_t(epoch), c["epochs"].get<double>(),
                                                     c["alpha"].get<double>());
                QVERIFY(std::abs(p - c["prob"][epoch].get<double>()) < 1e-6);
            }
    }

private:
    Json m_file;
};

QTEST_GUILESS_MAIN(GoldenDecision)
#include "golden_decision.moc"
