#include "tests/models/tinywav2vec2.h"
#include "tests/tensorfiles.h"

#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "core/oracle/segmentation.h"
#include "core/rng.h"
#include "core/simd.h"
#include "models/wav2vec2.h"

#include <future>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

std::vector<float> noise(std::size_t count) {
    Rng rng(3);
    std::vector<float> samples(count);
    for (float& v : samples)
        v = float(rng.normal());
    return samples;
}

/// From fairseq's names to Hugging Face's, as the specification lists them.
std::string otherName(const std::string& name, bool newer) {
    const auto swapped = [](std::string text,
                            const std::vector<std::pair<std::string, std::string>>& pairs) {
        for (const auto& [from, to] : pairs)
            if (const auto at = text.find(from); at != std::string::npos)
                return text.replace(at, from.size(), to);
        return text;
    };
    if (name.starts_with("feature_extractor."))
        return swapped(name, {{".0.weight", ".conv.weight"}, {".0.2.", ".0.layer_norm."}});
    if (name.starts_with("layer_norm."))
        return "feature_projection." + name;
    if (name.starts_with("final_proj."))
        return name;
    if (name.starts_with("encoder.pos_conv."))
        return swapped(
            swapped(name, {{"pos_conv.0.", "pos_conv_embed.conv."}}),
            newer ? std::vector<
                        std::pair<std::string, std::string>>{{"weight_g",
                                                              "parametrizations.weight.original0"},
                                                             {"weight_v",
                                                              "parametrizations.weight.original1"}}
                  : std::vector<std::pair<std::string, std::string>>{});
    return swapped(name, {{"post_extract_proj.", "feature_projection.projection."},
                          {".self_attn_layer_norm.", ".layer_norm."},
                          {".self_attn.", ".attention."},
                          {".fc1.", ".feed_forward.intermediate_dense."},
                          {".fc2.", ".feed_forward.output_dense."}});
}

std::vector<RawTensor> named(std::vector<RawTensor> tensors, const std::string& prefix,
                             const std::function<std::string(const std::string&)>& name) {
    for (RawTensor& tensor : tensors)
        tensor.name = prefix + name(tensor.name);
    return tensors;
}

} // namespace

class TestWav2Vec2 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfEveryKind_data() {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<int>("naming"); // 0 fairseq, 1 Hugging Face, 2 its newer one
        QTest::addColumn<QString>("under");
        QTest::addRow("fairseq") << "" << 0 << "model";
        QTest::addRow("Ragano") << "w2v_model." << 0 << "model";
        QTest::addRow("fine-tuned") << "w2v_encoder.w2v_model." << 0 << "model";
        QTest::addRow("Hugging Face") << "wav2vec2." << 1 << "";
        QTest::addRow("Hugging Face, newer") << "wav2vec2." << 2 << "";
        QTest::addRow("Hugging Face, bare") << "" << 1 << "state_dict";
    }
    void namesOfEveryKind() {
        QFETCH(QString, prefix);
        QFETCH(int, naming);
        QFETCH(QString, under);
        const Wav2Vec2Weights weights = randomWav2Vec2(tinyWav2Vec2(2, 3), 1);
        const auto tensors = named(weights.tensors, prefix.toStdString(), [&](const auto& name) {
            return naming == 0 ? name : otherName(name, naming == 2);
        });
        const std::vector<float> samples = noise(3000);
        const Matrix wanted = Wav2Vec2(weights).forward(samples);
        QCOMPARE(wanted.columns, std::size_t(5));

        // What training leaves beside the network is not looked at.
        std::vector<RawTensor> all = tensors;
        all.push_back(RawTensor::of(prefix.toStdString() + "mask_emb", {3}, std::vector<float>(3)));
        all.push_back(
            RawTensor::of(prefix.toStdString() + "quantizer.vars", {1}, std::vector<float>(1)));
        TemporaryFolder folder;
        writeSafeTensors(folder / "model.safetensors", {all, {}});
        TorchValue content = stateDict(all);
        if (!under.isEmpty())
            content = TorchValue::dict(
                {{TorchValue{"cfg"}, TorchValue{}}, {TorchValue{under.toStdString()}, content}});
        const auto archive = torchArchive(content);
        writeFile(folder / "model.pt", textOf(archive));
        for (const char* name : {"model.safetensors", "model.pt"}) {
            const Wav2Vec2Weights read = readWav2Vec2(folder / name, 3, true);
            QCOMPARE(read.config, weights.config);
            QVERIFY(read.tensors == weights.tensors);
            QVERIFY(Wav2Vec2(read).forward(samples).values == wanted.values);
        }
        // Without the projection it is as wide as its Transformer.
        QCOMPARE(Wav2Vec2(readWav2Vec2(folder / "model.pt", 3)).forward(samples).columns,
                 std::size_t(12));
    }

    void refusals() {
        const Wav2Vec2Weights weights = randomWav2Vec2(tinyWav2Vec2(2, 3), 1);
        const auto refused = [&](const std::vector<RawTensor>& tensors) {
            return sentence([&] { wav2vec2Weights(tensors, "the file", 3); });
        };
        QVERIFY(refused({}).contains("the file: holds no wav2vec 2.0"));
        for (const char* name : {"feature_extractor.conv_layers.1.2.1.weight", // fairseq
                                 "feature_extractor.conv_layers.1.layer_norm.weight"}) {
            auto large = weights.tensors;
            large.push_back(RawTensor::of(name, {6}, std::vector<float>(6)));
            QVERIFY(refused(large).contains("\"large\""));
        }
        std::vector<RawTensor> few;
        for (const RawTensor& tensor : weights.tensors)
            if (tensor.name.find("fc2") == std::string::npos && tensor.name != "layer_norm.bias")
                few.push_back(tensor);
        const QString missing = refused(few);
        QVERIFY(missing.contains("layer_norm.bias"));
        QVERIFY(missing.contains("encoder.layers.1.fc2.weight"));
        std::vector<RawTensor> headless;
        for (const RawTensor& tensor : weights.tensors)
            if (tensor.name.find("encoder.layers") == std::string::npos)
                headless.push_back(tensor);
        QVERIFY(refused(headless).contains("missing"));
        auto bent = weights.tensors;
        for (RawTensor& tensor : bent)
            if (tensor.name == "encoder.layers.1.fc1.weight")
                tensor = RawTensor::of(tensor.name, {2, 12}, std::vector<float>(24));
        QVERIFY(refused(bent).contains("encoder.layers.1.fc1.weight"));
        QVERIFY(
            sentence([&] { wav2vec2Weights(weights.tensors, "the file", 5); }).contains("5 heads"));
    }

    void framesAndLengths() {
        const Wav2Vec2 model(randomWav2Vec2(tinyWav2Vec2(2, 3), 1));
        for (const std::int64_t count : {0, 1, 399, 400, 719, 720, 8000, 24000}) {
            QCOMPARE(model.frames(count), wav2vecFrames(count));
            const Matrix frames = model.forward(noise(std::size_t(count)));
            QCOMPARE(std::int64_t(frames.rows), wav2vecFrames(count));
            for (const float v : frames.values)
                QVERIFY(std::isfinite(v));
        }
        for (const float v : model.forward(std::vector<float>(8000)).values)
            QVERIFY(std::isfinite(v)); // digital silence
    }

    /// Several windows at once, also on instructions of other widths, are the same bits.
    void sameBits() {
        const Wav2Vec2 model(randomWav2Vec2(tinyWav2Vec2(2, 3), 1));
        const std::vector<float> samples = noise(24000);
        const Matrix wanted = model.forward(samples);
        std::vector<std::future<Matrix>> others;
        for (int i = 0; i < 3; ++i)
            others.push_back(
                std::async(std::launch::async, [&] { return model.forward(samples); }));
        for (auto& other : others)
            QVERIFY(other.get().values == wanted.values);
        for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
            limitSimd(level);
            QVERIFY(model.forward(samples).values == wanted.values);
        }
        limitSimd(Simd::Avx512);
    }
};

QTEST_GUILESS_MAIN(TestWav2Vec2)
#include "tst_wav2vec2.moc"
