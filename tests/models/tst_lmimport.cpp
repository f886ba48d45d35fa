#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "models/device.h"
#include "models/stem/lmimport.h"
#include "models/stem/lmnet.h"

#include <ATen/ATen.h>

#include <algorithm>

using namespace antiphon;
using namespace antiphon::stem;

namespace {

LmConfig shape() {
    LmConfig c;
    c.dim = 64;
    c.layers = 2;
    c.card = 11;
    c.description = "t5";
    c.textWidth = 10;
    return c;
}

std::vector<RawTensor> madeWeights() {
    const LmNet net(shape(), 9);
    const at::NoGradGuard noGradient;
    for (auto& [name, tensor] : net.model().parameters)
        if (tensor.dim() == 1)
            tensor.add_(at::randn(tensor.sizes()) * 0.1); // so that no norm is like another
    return weightsOf(net.model());
}
const std::vector<RawTensor>& ourWeights() {
    static const auto weights = madeWeights();
    return weights;
}

RawTensor rows(const RawTensor& tensor, const std::string& name, std::int64_t count) {
    auto values = tensor.floats();
    auto size = tensor.shape;
    values.resize(values.size() / std::size_t(size[0]) * std::size_t(count));
    size[0] = count;
    return RawTensor::of(name, size, values);
}

/// Our weights under the names that `scheme` gives them, written out here by hand; tables without
/// a separator where `grows`.
std::vector<RawTensor> published(const std::string& scheme, bool grows) {
    const auto& ours = ourWeights();
    const bool audiocraft = scheme == "audiocraft";
    const std::string lm = audiocraft ? "" : "decoder.";
    std::vector<RawTensor> tensors;
    const auto add = [&](const std::string& own, const std::string& name) {
        const RawTensor* tensor = find(ours, own);
        const bool table = grows && own.find("token_emb") != own.npos;
        tensors.push_back(table ? rows(*tensor, name, shape().card + 1) : *tensor);
        tensors.back().name = name;
    };
    const auto number = [](std::int64_t i) { return std::to_string(i); };
    for (std::int64_t k = 0; k < 4; ++k) {
        add("decoder.token_emb.emb." + number(k) + ".weight",
            audiocraft ? "emb." + number(k) + ".weight"
                       : lm + "model.decoder.embed_tokens." + number(k) + ".weight");
        add("decoder.to_logits.linears." + number(k) + ".weight",
            audiocraft ? "linears." + number(k) + ".weight"
                       : lm + "lm_heads." + number(k) + ".weight");
    }
    for (const char* side : {".weight", ".bias"}) {
        const std::string s = side;
        add("decoder.attn_layers.final_norm" + s,
            audiocraft ? "out_norm" + s : lm + "model.decoder.layer_norm" + s);
        add("condition_provider.embedders.description.output_proj" + s,
            audiocraft ? "condition_provider.conditioners.description.output_proj" + s
                       : "enc_to_dec_proj" + s);
    }
    for (std::int64_t i = 0; i < 2; ++i) {
        const std::string to = audiocraft ? "transformer.layers." + number(i) + "."
                                          : lm + "model.decoder.layers." + number(i) + ".";
        const auto from = [&](std::int64_t part) {
            return "decoder.attn_layers.layers." + number(3 * i + part) + ".";
        };
        for (const char* side : {".weight", ".bias"}) {
            const std::string s = side;
            add(from(0) + "0.0" + s, to + (audiocraft ? "norm1" : "self_attn_layer_norm") + s);
            add(from(1) + "0.0" + s,
                to + (audiocraft ? "norm_cross" : "encoder_attn_layer_norm") + s);
            add(from(2) + "0.0" + s, to + (audiocraft ? "norm2" : "final_layer_norm") + s);
        }
        for (std::int64_t part = 0; part < 2; ++part) {
            const std::string attention = to + (part == 0    ? "self_attn."
                                                : audiocraft ? "cross_attention."
                                                             : "encoder_attn.");
            add(from(part) + "1.to_out.weight", attention + "out_proj.weight");
            if (!audiocraft) {
                for (const char* letter : {"q", "k", "v"})
                    add(from(part) + "1.to_" + letter + ".weight",
                        attention + letter + "_proj.weight");
                continue;
            }
            std::vector<float> all;
            for (const char* letter : {"q", "k", "v"}) {
                const auto own = find(ours, from(part) + "1.to_" + letter + ".weight")->floats();
                all.insert(all.end(), own.begin(), own.end());
            }
            tensors.push_back(RawTensor::of(attention + "in_proj_weight", {192, 64}, all));
        }
        add(from(2) + "1.ff.0.0.weight", to + (audiocraft ? "linear1" : "fc1") + ".weight");
        add(from(2) + "1.ff.2.weight", to + (audiocraft ? "linear2" : "fc2") + ".weight");
    }
    return tensors;
}

std::vector<RawTensor> stagePublished() {
    auto tensors = ourWeights();
    for (RawTensor& tensor : tensors)
        if (tensor.name.starts_with("decoder."))
            tensor.name = "lm." + tensor.name;
    return tensors;
}

at::Tensor logitsOf(const LmConfig& config, std::span<const RawTensor> weights) {
    const at::NoGradGuard noGradient;
    const LmNet net(config, weights, "a model");
    ConditionInput input;
    input.text = at::arange(30).view({1, 3, 10}).to(at::kFloat) * 0.1;
    input.textMask = at::ones({1, 3}, at::kBool);
    return net.logits({at::arange(20).view({1, 4, 5}).remainder(11), at::ones({1, 5}, at::kBool),
                       at::arange(5).view({1, 5})},
                      net.conditions().embed(input, 1));
}

/// As torch.save writes it: an OrderedDict, alone or below a key.
void save(const fs::path& file, std::span<const RawTensor> tensors, const std::string& key) {
    TorchValue value = stateDict(tensors);
    if (!key.empty())
        value = TorchValue::dict(
            {{TorchValue{key}, value},
             {TorchValue{std::string("xp.cfg")}, TorchValue{std::string("a: 1\n")}}});
    const auto bytes = torchArchive(value);
    writeFile(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

} // namespace

class TestLmImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void schemes_data() {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<bool>("grows");
        QTest::newRow("audiocraft") << "audiocraft" << true;
        QTest::newRow("audiocraft, with separator") << "audiocraft" << false;
        QTest::newRow("huggingface") << "huggingface" << true;
        QTest::newRow("stage") << "stage" << false;
    }
    void schemes() {
        QFETCH(QString, scheme);
        QFETCH(bool, grows);
        const std::string name = scheme.toStdString();
        auto tensors = name == "stage" ? stagePublished() : published(name, grows);
        tensors.push_back(RawTensor::of("audio_encoder.something", {1}, std::vector<float>{1}));
        testing::TemporaryFolder folder;
        save(folder / "lm.pt", tensors,
             name == "audiocraft" ? "best_state"
             : name == "stage"    ? "state_dict"
                                  : "");
        writeSafeTensors(folder / "lm.safetensors", {tensors, {}});
        for (const char* file : {"lm.pt", "lm.safetensors"}) {
            const LmImport found = importLm(folder / file);
            QCOMPARE(found.scheme, name);
            QCOMPARE(found.knowsNoContext, grows);
            LmConfig wanted = shape();
            QCOMPARE(found.model.config, wanted);
            QCOMPARE(found.rung, std::string("custom"));
            QCOMPARE(found.matched.size(), tensors.size() - 1);
            QCOMPARE(found.unexpected.empty(), name != "audiocraft" || file[3] == 'x');
            QCOMPARE(found.reshaped.size(), (grows ? 4u : 0u) + (name == "audiocraft" ? 4u : 0u));
            QVERIFY(
                at::equal(logitsOf(wanted, found.model.weights), logitsOf(wanted, ourWeights())));
            for (const RawTensor& own : ourWeights()) {
                const auto* imported = find(found.model.weights, own.name);
                QVERIFY(imported);
                if (own.name.find("token_emb") == own.name.npos || !grows)
                    QCOMPARE(*imported, own);
                else
                    QVERIFY(imported->floats()[std::size_t(12 * 64)] != 0);
            }
        }
    }

    void textToMusicKeepsItsStart() {
        auto tensors = published("audiocraft", true);
        auto values = tensors.front().floats();
        values[11 * 64] = 7;
        tensors.front() = RawTensor::of(tensors.front().name, tensors.front().shape, values);
        const LmImport plain = importLm(tensors, "a file");
        const LmImport kept = importLm(tensors, "a file", true);
        const std::string table = "decoder.token_emb.emb.0.weight";
        QCOMPARE(find(plain.model.weights, table)->floats()[11 * 64], 0.f);
        QCOMPARE(find(kept.model.weights, table)->floats()[11 * 64], 7.f);
        QVERIFY(plain.model.config.startTokenMasked && !kept.model.config.startTokenMasked);
    }

    void refusesParts() {
        for (const char* scheme : {"audiocraft", "huggingface"}) {
            auto tensors = published(scheme, true);
            for (const std::size_t gone : {std::size_t(1), tensors.size() - 3}) {
                auto some = tensors;
                some.erase(some.begin() + std::ptrdiff_t(gone));
                QVERIFY_THROWS_EXCEPTION(UserError, importLm(some, "a file"));
            }
            auto odd = tensors;
            odd.back() = RawTensor::of(odd.back().name, {3}, std::vector<float>(3));
            QVERIFY_THROWS_EXCEPTION(UserError, importLm(odd, "a file"));
        }
        QVERIFY_THROWS_EXCEPTION(UserError, importLm({}, "a file"));
    }

    void refusesDamage() {
        testing::TemporaryFolder folder;
        save(folder / "lm.pt", published("huggingface", true), "");
        const std::string bytes = readFile(folder / "lm.pt", std::uint64_t(1) << 30);
        writeFile(folder / "half.pt", std::string_view(bytes).substr(0, bytes.size() / 2));
        QVERIFY_THROWS_EXCEPTION(UserError, importLm(folder / "half.pt"));
        writeFile(folder / "none.safetensors", "no tensors");
        QVERIFY_THROWS_EXCEPTION(UserError, importLm(folder / "none.safetensors"));
    }
};

QTEST_APPLESS_MAIN(TestLmImport)
#include "tst_lmimport.moc"
