#include "tests/testing.h"

#include "models/guide/decode.h"

#include <algorithm>
#include <cmath>

// The Decision network of the published guide/memory code: logits, greedy answers and beams of
// decision.json, one row of the test for each window of each kind of network.
using namespace antiphon;
using namespace antiphon::guide;

namespace {

using Tokens = std::vector<std::int32_t>;

bool close(double value, double wanted) {
    return std::abs(value - wanted) <= 1e-4 * std::max(1., std::abs(wanted));
}

/// A network of the file, and one of its windows.
struct Window {
    Json file, network;
    std::size_t row = 0;

    DecisionConfig config() const {
        const Json& c = file["config"];
        return {.codes = c["codebook"],
                .dim = c["dim"],
                .layers = c["layers"],
                .encoderLayers = network.contains("memory") ? c["layers"].get<std::int64_t>() : 0,
                .heads = c["heads"],
                .feedForward = c["ff"],
                .normFirst = c["norm_first"],
                .embedding = "codebook",
                .maxSegments = std::int64_t(network["src"][row].size())};
    }
    DecisionDecoder decoder(WeightType type = WeightType::Fp32) const {
        std::vector<RawTensor> weights;
        for (const auto& [name, w] : network["weights"].items())
            weights.push_back(RawTensor::of(name, w["shape"].get<std::vector<std::int64_t>>(),
                                            w["data"].get<std::vector<float>>()));
        return {config(), weights, type, "decision.json"};
    }
    Tokens list(const char* name) const { return network[name][row].get<Tokens>(); }
    /// Codes of the source, without its padding.
    Tokens source() const {
        Tokens codes = list("src");
        const auto padded = network["src_pad"][row].get<std::vector<int>>();
        codes.resize(std::size_t(std::ranges::count(padded, 0)));
        return codes;
    }
    std::size_t padding() const { return network["src"][row].size() - source().size(); }
    /// What the decoder reads: all but the last token, up to the first padding.
    Tokens input() const {
        Tokens tokens = list("tgt_with_special");
        tokens.pop_back();
        tokens.erase(std::ranges::find(tokens, file["config"]["pad"].get<std::int32_t>()),
                     tokens.end());
        return tokens;
    }
    /// Nothing is forbidden, as in the published code; as long as `answer` is.
    DecodeSettings settings(const Json& answer) const {
        return {.sampling = {.topK = 1, .topP = 1},
                .constraint = Constraint::Off,
                .length = answer["tokens"][row].size() - 1,
                .mayEnd = true,
                .published = true};
    }
};

void compareLogits(const Window& w, const char* name, std::size_t padding) {
    const DecisionDecoder decoder = w.decoder();
    const Tokens input = w.input();
    const auto logits = decoder.logits(w.source(), input, padding);
    const auto wanted = w.network[name][w.row].get<std::vector<std::vector<double>>>();
    for (std::size_t t = 0; t < input.size(); ++t)
        for (std::size_t k = 0; k < wanted[t].size(); ++k)
            QVERIFY2(close(double(logits[t * wanted[t].size() + k]), wanted[t][k]),
                     qPrintable(QString("position %1, token %2: %3, not %4")
                                    .arg(t)
                                    .arg(k)
                                    .arg(logits[t * wanted[t].size() + k])
                                    .arg(wanted[t][k])));
}

/// Tokens and the probability of every token at each step, up to the end.
void compareAnswer(const Window& w, const char* name, double temperature) {
    const Json& wanted = w.network[name];
    DecodeSettings settings = w.settings(wanted);
    settings.sampling.temperature = temperature;
    settings.alternatives = 1000;
    Rng rng(1);
    const Answer answer = w.decoder().answer(w.source(), settings, rng);
    std::vector<AnsweredLabel> labels = answer.labels;
    if (answer.end)
        labels.push_back(*answer.end);
    Tokens tokens{wanted["tokens"][w.row][0].get<std::int32_t>()};
    for (const AnsweredLabel& label : labels) {
        const auto shares = wanted["probs"][w.row][tokens.size()].get<std::vector<double>>();
        tokens.push_back(label.label);
        QVERIFY(close(double(label.probability), shares[std::size_t(label.label)]));
        double entropy = 0;
        for (const auto& [token, probability] : label.alternatives) {
            QVERIFY(close(double(probability), shares[std::size_t(token)]));
            entropy -= double(probability) * std::log2(double(probability));
        }
        QVERIFY(close(double(label.entropyBits), entropy));
    }
    tokens.resize(wanted["tokens"][w.row].size(), w.file["config"]["pad"].get<std::int32_t>());
    QCOMPARE(tokens, wanted["tokens"][w.row].get<Tokens>());
}

} // namespace

Q_DECLARE_METATYPE(Window)

class GoldenDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windows_data() {
        QTest::addColumn<Window>("window");
        const auto path = testing::golden() / "guide-memory" / "decision.json";
        if (!fs::exists(path))
            QSKIP("no reference numbers here");
        const Json file = readJson(path);
        for (const char* name : {"decoder_only", "encoder_decoder"})
            for (std::size_t row = 0; row < file[name]["src"].size(); ++row)
                QTest::addRow("%s %zu", name, row) << Window{file, file[name], row};
    }
    void windows() {
        QFETCH(Window, window);
        if (window.network.contains("logits_with_memory_padding_mask")) {
            compareLogits(window, "logits_with_memory_padding_mask", 0);
            compareLogits(window, "logits", window.padding());
        } else {
            compareLogits(window, "logits", 0);
        }
    }

    void greedy_data() { windows_data(); }
    void greedy() {
        QFETCH(Window, window);
        compareAnswer(window, "greedy", 1);
        compareAnswer(window, "greedy_temperature_2", 2);
    }

    void beams_data() { windows_data(); }
    void beams() {
        QFETCH(Window, window);
        int searches = 0;
        for (const auto& [name, wanted] : window.network.items()) {
            const auto words = QString::fromStdString(name).split('_');
            if (!name.starts_with("beam_width_"))
                continue;
            DecodeSettings settings = window.settings(wanted);
            settings.beams = words[2].toInt();
            settings.entropyWeight = words.size() > 4 ? words[4].toDouble() : 0;
            const auto best = window.decoder().beams(window.source(), settings).front();
            // What follows the end hangs on the last bits of equal scores, and is cut off.
            const auto toEnd = [&](Tokens tokens) {
                const auto end =
                    std::ranges::find(tokens, window.file["config"]["eos"].get<std::int32_t>());
                if (end != tokens.end())
                    tokens.erase(end + 1, tokens.end());
                return tokens;
            };
            QCOMPARE(toEnd(best.tokens), toEnd(wanted["tokens"][window.row].get<Tokens>()));
            ++searches;
        }
        QVERIFY(searches > 0);
    }

    /// What was kept from step to step gives the bits of computing everything again.
    void stepByStep_data() { windows_data(); }
    void stepByStep() {
        QFETCH(Window, window);
        for (const WeightType type : {WeightType::Fp32, WeightType::Bf16, WeightType::Int8}) {
            const DecisionDecoder decoder = window.decoder(type);
            const Tokens input = window.input();
            const auto all = decoder.logits(window.source(), input);
            const auto tokens = std::size_t(decoder.config().tokens());
            for (std::size_t length = 1; length <= input.size(); ++length) {
                const auto some = decoder.logits(window.source(), std::span(input).first(length));
                QVERIFY(std::ranges::equal(some, std::span(all).first(length * tokens)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(GoldenDecode)
#include "golden_decode.moc"
