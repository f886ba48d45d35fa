#include "tests/models/attentionblock.h"
#include "tests/tensorfiles.h"

#include "core/formats/npz.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "core/rng.h"
#include "models/guide/importmodel.h"
#include "models/guide/model.h"
#include "models/guide/modeltasks.h"

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

constexpr std::int64_t codes = 5, dim = 24, inner = 20;

RawTensor drawn(const std::string& name, std::vector<std::int64_t> shape) {
    Rng rng(name.size());
    RawTensor empty{name, DType::F32, shape, {}};
    std::vector<float> values(std::size_t(empty.count()));
    for (float& v : values)
        v = float(rng.normal());
    return RawTensor::of(name, shape, values);
}

/// Decision as the published code names it, with layers of the decoder and of an encoder.
std::vector<RawTensor> decision(int layers, int encoderLayers) {
    std::vector<RawTensor> list;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> weight) {
        list.push_back(drawn(name + "weight", weight));
        list.push_back(drawn(name + "bias", {weight[0]}));
    };
    const auto stack = [&](const std::string& root, int count, bool decoder) {
        for (int l = 0; l < count; ++l) {
            const std::string name = root + "layers." + std::to_string(l) + ".";
            add(name + "self_attn.in_proj_", {3 * dim, dim});
            add(name + "self_attn.out_proj.", {dim, dim});
            if (decoder) {
                add(name + "multihead_attn.in_proj_", {3 * dim, dim});
                add(name + "multihead_attn.out_proj.", {dim, dim});
                add(name + "norm3.", {dim});
            }
            add(name + "linear1.", {inner, dim});
            add(name + "linear2.", {dim, inner});
            add(name + "norm1.", {dim});
            add(name + "norm2.", {dim});
        }
        add(root + "norm.", {dim});
    };
    if (encoderLayers > 0)
        stack("decision.decision.encoder.", encoderLayers, false);
    stack(encoderLayers > 0 ? "decision.decision.decoder." : "decision.decision.", layers, true);
    add("decision.output_layer.", {codes + 3, dim});
    list.push_back(drawn("special_token_embeddings.weight", {3, dim}));
    return list;
}

std::vector<RawTensor> withCodebook(std::vector<RawTensor> list) {
    list.push_back(drawn("encoder.quantizer.codebook", {codes, dim}));
    RawTensor again = list.back();
    again.name = "vocab_embedding_table";
    list.push_back(std::move(again));
    return list;
}

std::vector<RawTensor> withBackbone(std::vector<RawTensor> list) {
    Wav2Vec2Config config = Wav2Vec2Config::base();
    for (auto& layer : config.convolutions)
        layer.channels = 6;
    config.dim = dim;
    config.positionKernel = 8;
    config.positionGroups = 3;
    config.layers = 1;
    config.heads = 1;
    config.feedForward = inner;
    for (RawTensor tensor : randomWav2Vec2(config, 1).tensors) {
        tensor.name = "encoder.encoder.w2v_model." + tensor.name;
        list.push_back(std::move(tensor));
    }
    return list;
}

TorchValue word(const char* text) {
    return TorchValue{std::string(text)};
}

TorchDict parameters() {
    return {{word("heads"), TorchValue{std::int64_t(3)}}, {word("chunk_size"), TorchValue{0.35}},
            {word("tracks_size"), TorchValue{15.0}},      {word("vocab_size"), TorchValue{codes}},
            {word("pre_post_chunking"), word("post")},    {word("dropout"), TorchValue{0.2}},
            {word("norm_first"), TorchValue{false}},      {word("relative_pe"), TorchValue{false}},
            {word("encoder_head"), word("mean")}};
}

} // namespace

class TestImportModel : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    fs::path write(const std::vector<RawTensor>& tensors, TorchDict params) const {
        const fs::path file = m_folder / "model.pt";
        const auto bytes = torchArchive(TorchValue::dict(
            {{word("state_dict"), stateDict(tensors)},
             {word("model_params"), TorchValue::dict(std::move(params))},
             {word("perfs"), TorchValue::dict({{word("loss"), TorchValue{0.5}}})},
             {word("optimizer"), TorchValue::dict({{word("state"), stateDict(std::vector{drawn(
                                                                       "exp_avg", {4, 2})})}})}}));
        writeFile(file, textOf(bytes));
        return file;
    }

private Q_SLOTS:
    void everything() {
        const auto tensors = withBackbone(withCodebook(decision(2, 0)));
        const ImportedModel model = importModel(write(tensors, parameters()));
        QCOMPARE(model.decision.codes, codes);
        QCOMPARE(model.decision.dim, dim);
        QCOMPARE(model.decision.layers, std::int64_t(2));
        QCOMPARE(model.decision.encoderLayers, std::int64_t(0));
        QCOMPARE(model.decision.heads, std::int64_t(3));
        QCOMPARE(model.decision.feedForward, inner);
        QCOMPARE(model.decision.dropout, 0.2);
        QCOMPARE(model.decision.normFirst, false);
        QCOMPARE(model.decision.maxSegments, std::int64_t(43));
        QCOMPARE(model.decision.embedding, std::string("codebook"));
        QCOMPARE(model.perception.segment, 0.35);
        QCOMPARE(model.perception.isolated, false);
        QCOMPARE(model.perception.compat, true);
        QVERIFY(model.codebook.values == find(tensors, "vocab_embedding_table")->floats());
        for (const RawTensor& tensor : model.weights)
            QVERIFY(tensor == *find(tensors, tensor.name));
        QCOMPARE(model.weights.size(), decision(2, 0).size() + 1);

        // It hears with the backbone that it brought.
        const Perception perception = perceptionOf(model, m_folder.path());
        std::vector<float> samples(16000 * 4);
        Rng rng(1);
        for (float& v : samples)
            v = float(0.1 * rng.normal());
        const Sound sound{16000, 1, samples};
        const CodedTrack coded = perception.label({"noise", "", [&] { return sound; }}, {}, [] {});
        QCOMPARE(coded.codes.size(), std::size_t(12));
        perception.save(m_folder.path());
        QCOMPARE(Perception::load(m_folder.path()).hash(), perception.hash());
    }

    void encoderAndDefaults() {
        auto tensors = withCodebook(decision(1, 2));
        for (RawTensor& tensor : tensors)
            tensor.name = "module." + tensor.name;
        const ImportedModel model =
            importModel(write(tensors, {{word("heads"), TorchValue{std::int64_t(4)}}}));
        QCOMPARE(model.decision.layers, std::int64_t(1));
        QCOMPARE(model.decision.encoderLayers, std::int64_t(2));
        QCOMPARE(model.decision.dropout, 0.1);
        QCOMPARE(model.decision.normFirst, true);
        QCOMPARE(model.decision.maxSegments, std::int64_t(30));
        QCOMPARE(model.perception.isolated, true);
        QVERIFY(!model.backbone);
        // Without a backbone it is a model all the same; hearing asks for the weights.
        const Perception perception = perceptionOf(model, m_folder.path());
        QCOMPARE(perception.codebook().rows, std::size_t(codes));
        QVERIFY(sentence([&] {
                    perception.label({"", "", [] { return Sound{16000, 1, {0.f}}; }}, {}, [] {});
                }).contains("import it again with 'wav2vec2'"));
    }

    void wholeTaskWithoutABackbone() {
        JobControl control;
        const fs::path out = m_folder / "imported";
        fs::create_directories(out);
        JobContext context(control, 1, out, out);
        Inputs inputs;
        inputs["file"].push_back(
            {ItemKind::Model, write(withCodebook(decision(1, 0)), parameters()), "model"});
        const Outcome outcome = runImportCheckpoint(inputs, Options(ImportOptions{}), context);
        QCOMPARE(outcome.figures["backbone"].get<bool>(), false);
        const Model model = readModel(out);
        QCOMPARE(model.decision.codes, codes);
        QVERIFY(model.perception->settings().weights.empty());
        QVERIFY(
            sentence([&] {
                model.perception->label({"", "", [] { return Sound{16000, 1, {0.f}}; }}, {}, [] {});
            }).contains("import it again with 'wav2vec2'"));
        // It may be written again, elsewhere.
        writeModel(m_folder / "copy", model);
        QCOMPARE(readModel(m_folder / "copy").perception->hash(), model.perception->hash());
    }

    /// Heads without weights, and what only training uses.
    void poolingAndMasks() {
        TorchDict params = parameters();
        params.emplace_back(word("has_masking"), TorchValue{true});
        params.emplace_back(word("mask_prob"), TorchValue{0.2});
        params.emplace_back(word("mask_len"), TorchValue{std::int64_t(3)});
        for (auto& [key, value] : params)
            if (std::get<std::string>(key.value) == "encoder_head")
                value = word("pooling");
        const ImportedModel model = importModel(write(withCodebook(decision(1, 0)), params));
        QCOMPARE(model.perception.reduce, std::string("maximum"));
        QCOMPARE(model.decision.maskProbability, 0.2);
        QCOMPARE(model.decision.maskLength, std::int64_t(3));
        QCOMPARE(find(model.weights, "mask_embedding")->floats(), std::vector<float>(dim));
        auto learned = withCodebook(decision(1, 0));
        learned.push_back(drawn("spec_mask_embed", {dim}));
        QVERIFY(find(importModel(write(learned, params)).weights, "mask_embedding")->floats() ==
                learned.back().floats());
    }

    /// The segments of a checkpoint with the encoder head "attention" are summed up by it.
    void attentionHead() {
        auto tensors = withBackbone(withCodebook(decision(1, 0)));
        for (RawTensor& tensor : attentionBlock(dim, inner, "encoder.transformerbloc.", 2))
            tensors.push_back(std::move(tensor));
        TorchDict params = parameters();
        std::erase_if(params, [](const auto& entry) {
            return std::get<std::string>(entry.first.value) == "encoder_head";
        });
        params.emplace_back(word("encoder_head"), word("attention"));
        params.emplace_back(word("condense_type"), word("weighed"));
        const ImportedModel model = importModel(write(tensors, params));
        QCOMPARE(model.perception.reduce, std::string("weighed"));
        QVERIFY(*model.perception.head == attentionBlock(dim, inner, "", 2));
        QCOMPARE(perceptionOf(model, m_folder.path()).settings().head, model.perception.head);
        params.back().second = word("half");
        QVERIFY(sentence([&] { importModel(write(tensors, params)); }).contains("'half'"));
    }

    void centresBeside() {
        const auto tensors = decision(1, 0);
        const fs::path file = write(tensors, parameters()), centres = m_folder / "centres.npy";
        QVERIFY(sentence([&] { importModel(file); }).contains("--centers"));
        const RawTensor table = drawn("", {codes, dim});
        writeNpy(centres, table);
        const ImportedModel model = importModel(file, centres);
        QVERIFY(model.codebook.values == table.floats());
        QVERIFY(find(model.weights, "vocab_embedding_table")->floats() == table.floats());
        writeNpy(centres, drawn("", {codes, dim + 1}));
        const QString wrong = sentence([&] { importModel(file, centres); });
        QVERIFY2(wrong.contains("25 columns") && wrong.contains("24"), qPrintable(wrong));
        writeNpy(centres, drawn("", {codes}));
        QVERIFY(sentence([&] { importModel(file, centres); }).contains("shape [5]"));
        // A checkpoint that has its own is not given others unnoticed.
        const fs::path whole = write(withCodebook(decision(1, 0)), parameters());
        writeNpy(centres, drawn("", {codes + 1, dim}));
        const QString other = sentence([&] { importModel(whole, centres); });
        QVERIFY2(other.contains("6 centres") && other.contains("codebook of 5"), qPrintable(other));
        writeNpy(centres, *find(withCodebook({}), "vocab_embedding_table"));
        QCOMPARE(importModel(whole, centres).centresLeft, false);
        writeNpy(centres, drawn("a longer name", {codes, dim}));
        const ImportedModel kept = importModel(whole, centres);
        QCOMPARE(kept.centresLeft, true);
        QVERIFY(kept.codebook.values == find(withCodebook({}), "vocab_embedding_table")->floats());
    }

    void refusals() {
        const auto whole = withCodebook(decision(2, 0));
        const auto refused = [&](const std::vector<RawTensor>& tensors, TorchDict params) {
            const fs::path file = write(tensors, std::move(params));
            return sentence([&] { importModel(file); });
        };
        std::vector<RawTensor> few;
        for (const RawTensor& tensor : whole)
            if (tensor.name.find("layers.1.norm3") == std::string::npos)
                few.push_back(tensor);
        QVERIFY(refused(few, parameters()).contains("layers.1.norm3.weight"));
        auto bent = whole;
        for (RawTensor& tensor : bent)
            if (tensor.name == "decision.output_layer.bias")
                tensor = drawn(tensor.name, {4});
        QVERIFY(refused(bent, parameters()).contains("decision.output_layer.bias"));
        const auto with = [](const char* key, TorchValue value) {
            TorchDict params = parameters();
            std::erase_if(params, [&](const auto& entry) {
                return std::get<std::string>(entry.first.value) == key;
            });
            params.emplace_back(word(key), std::move(value));
            return params;
        };
        const QString head = refused(whole, with("encoder_head", word("attention")));
        QVERIFY2(head.contains("encoder.transformerbloc.*") && head.contains("mha.out_proj.weight"),
                 qPrintable(head));
        QVERIFY(refused(whole, with("encoder_head", word("median"))).contains("'median'"));
        QVERIFY(refused(whole, with("heads", TorchValue{std::int64_t(5)})).contains("5 heads"));
        QVERIFY(refused(whole, with("chunk_size", TorchValue{-1.0})).contains("no sense"));
        QVERIFY(refused(whole, with("backbone_type", word("w2v_large"))).contains("\"large\""));
        auto large = withBackbone(whole);
        large.push_back(
            drawn("encoder.encoder.w2v_model.feature_extractor.conv_layers.1.2.1.weight", {6}));
        QVERIFY(refused(large, parameters()).contains("\"large\""));

        const fs::path other = m_folder / "other.pt";
        writeFile(other, textOf(torchArchive(stateDict(whole))));
        QVERIFY(sentence([&] { importModel(other); }).contains("'state_dict'"));
    }

    void inspection() {
        const auto tensors = withBackbone(withCodebook(decision(1, 0)));
        const Json json = inspectModel(write(tensors, parameters()));
        std::int64_t parameterCount = 0;
        for (const RawTensor& tensor : tensors)
            parameterCount += tensor.count();
        QCOMPARE(json["kind"].get<std::string>(), std::string("checkpoint"));
        QCOMPARE(json["parameters"].get<std::int64_t>(), parameterCount);
        QCOMPARE(json["holds_wav2vec2"].get<bool>(), true);
        QCOMPARE(json["tensors"].size(), tensors.size());
        QVERIFY(json["tensors"]["vocab_embedding_table"]["shape"] == Json({codes, dim}));
        QCOMPARE(json["model_params"]["chunk_size"].get<double>(), 0.35);
        QCOMPARE(json["perfs"]["loss"].get<double>(), 0.5);
        QCOMPARE(json["optimizer"]["numbers"].get<int>(), 8);

        writeSafeTensors(m_folder / "x.safetensors", {tensors, {{"by", "us"}}});
        const Json plain = inspectModel(m_folder / "x.safetensors");
        QCOMPARE(plain["parameters"].get<std::int64_t>(), parameterCount);
        QCOMPARE(plain["metadata"]["by"].get<std::string>(), std::string("us"));
        writeNpy(m_folder / "x.npy", drawn("", {3, 4}));
        QCOMPARE(inspectModel(m_folder / "x.npy")["parameters"].get<int>(), 12);
        writeFile(m_folder / "x.txt", "nothing of the kind");
        QVERIFY(!sentence([&] { inspectModel(m_folder / "x.txt"); }).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestImportModel)
#include "tst_importmodel.moc"
