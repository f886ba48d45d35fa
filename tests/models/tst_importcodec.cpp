#include "tests/models/randomcodec.h"
#include "tests/tensorfiles.h"
#include "tests/testing.h"

#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "models/stem/codec.h"
#include "models/stem/codeclayout.h"
#include "models/stem/importcodec.h"

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

void replace(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// As PyTorch before 2.1 names weight norms.
std::string older(std::string name) {
    replace(name, ".parametrizations.weight.original0", ".weight_g");
    replace(name, ".parametrizations.weight.original1", ".weight_v");
    return name;
}

std::string huggingFace(std::string name) {
    name = older(name);
    replace(name, "coder.model.", "coder.layers.");
    replace(name, "conv.conv.", "conv.");
    replace(name, "convtr.convtr.", "conv.");
    replace(name, "quantizer.vq.", "quantizer.");
    replace(name, "._codebook.", ".codebook.");
    return name;
}

template <class Rename>
std::vector<RawTensor> renamed(std::vector<RawTensor> tensors, const std::string& prefix,
                               const Rename& rename) {
    for (RawTensor& tensor : tensors)
        tensor.name = prefix + rename(tensor.name);
    // Other parts of the system, with encoders of their own.
    if (!prefix.empty())
        tensors.push_back(RawTensor::of("text.encoder.layer.0.weight", {1}, std::vector{1.0f}));
    return tensors;
}

void save(const fs::path& file, const TorchValue& value) {
    const auto bytes = torchArchive(value);
    writeFile(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

TorchValue text(const std::string& value) {
    return TorchValue{value};
}

} // namespace

class TestImportCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_model = randomCodec(CodecNet(smallCodec(), 3), 4);
        m_sound = codecSound(2000);
        m_codes = Codec(m_model).encode(m_sound);
    }

    void schemes_data() {
        QTest::addColumn<QString>("scheme");
        for (const char* name : {"audiocraft", "parametrized", "Lightning", "Hugging Face archive",
                                 "Hugging Face", "bare"})
            QTest::newRow(name) << name;
    }
    void schemes() {
        QFETCH(const QString, scheme);
        TemporaryFolder folder;
        const fs::path file = folder / "codec";
        const auto same = [](const std::string& name) { return name; };
        const auto& weights = m_model.weights;
        if (scheme == "audiocraft")
            save(file,
                 TorchValue::dict({{text("best_state"), stateDict(renamed(weights, "", older))},
                                   {text("xp.cfg"), text("sample_rate: 4000\nencodec:\n"
                                                         "  causal: false\n")}}));
        else if (scheme == "parametrized")
            save(file, TorchValue::dict({{text("best_state"), stateDict(weights)}}));
        else if (scheme == "Lightning")
            save(file, TorchValue::dict({{text("epoch"), TorchValue{std::int64_t(3)}},
                                         {text("state_dict"),
                                          stateDict(renamed(weights, "encodec_model.", same))}}));
        else if (scheme == "Hugging Face archive")
            save(file, stateDict(renamed(weights, "audio_encoder.", huggingFace)));
        else if (scheme == "Hugging Face")
            writeSafeTensors(file, {renamed(weights, "audio_encoder.", huggingFace), {}});
        else
            writeSafeTensors(file, {weights, {}});
        CodecImportReport report;
        CodecImport settings;
        settings.rate = 4000;
        const CodecModel found = importCodec(file, settings, &report);
        QCOMPARE(report.scheme, scheme.startsWith("Hugging") ? std::string("Hugging Face")
                                : scheme == "Lightning"      ? std::string("Lightning")
                                                             : std::string("audiocraft"));
        QVERIFY(toJson(found.config) == toJson(m_model.config));
        QCOMPARE(report.matched, weights.size());
        QVERIFY(report.missing.empty() && report.unexpected.empty() && report.reshaped.empty());
        QCOMPARE(report.parameters, CodecNet(smallCodec(), 1).parameterCount());
        const Codec codec(found);
        QVERIFY(codec.encode(m_sound).values == m_codes.values);
        QVERIFY(codec.decode(m_codes) == Codec(m_model).decode(m_codes));
    }

    /// Weights without norm stay as they are; where some are folded, all get gain and direction.
    void folded() {
        CodecConfig config = smallCodec();
        config.weightNorm = false;
        const CodecModel plain = randomCodec(CodecNet(config, 3), 4);
        TemporaryFolder folder;
        writeSafeTensors(folder / "plain", {plain.weights, {}});
        const CodecModel found = importCodec(folder / "plain", {.rate = 4000});
        QVERIFY(!found.config.weightNorm);
        QVERIFY(Codec(found).encode(m_sound).values == Codec(plain).encode(m_sound).values);

        std::vector<RawTensor> mixed;
        for (const RawTensor& tensor : m_model.weights)
            if (!tensor.name.starts_with("encoder.model.0."))
                mixed.push_back(tensor);
        for (const RawTensor& tensor : plain.weights)
            if (tensor.name.starts_with("encoder.model.0."))
                mixed.push_back(tensor);
        writeSafeTensors(folder / "mixed", {mixed, {}});
        const CodecModel other = importCodec(folder / "mixed", {.rate = 4000});
        QVERIFY(other.config.weightNorm);
        // Both were drawn alike, so that it is the same codec.
        const auto a = Codec(other).latents(m_sound), b = Codec(m_model).latents(m_sound);
        for (std::size_t i = 0; i < a.values.size(); ++i)
            QVERIFY(std::abs(a.values[i] - b.values[i]) < 1e-5);
    }

    void theReportTells() {
        TemporaryFolder folder;
        std::vector<RawTensor> weights;
        for (RawTensor tensor : m_model.weights) {
            if (tensor.name.ends_with("embed_avg") || tensor.name.ends_with("cluster_size"))
                continue;
            if (tensor.name == "encoder.model.0.conv.conv.parametrizations.weight.original0")
                tensor.shape = {tensor.shape[0]};
            weights.push_back(tensor);
        }
        weights.push_back(RawTensor::of("encoder.extra", {1}, std::vector{1.0f}));
        writeSafeTensors(folder / "codec", {weights, {}});
        CodecImportReport report;
        const CodecModel found = importCodec(folder / "codec", {.rate = 4000}, &report);
        QCOMPARE(report.missing.size(), std::size_t(6));
        QCOMPARE(report.unexpected, std::vector<std::string>{"encoder.extra"});
        QCOMPARE(report.reshaped.size(), std::size_t(1));
        QVERIFY(*find(found.weights, "quantizer.vq.layers.1._codebook.embed_avg") == [&] {
            RawTensor book = *find(m_model.weights, "quantizer.vq.layers.1._codebook.embed");
            book.name += "_avg";
            return book;
        }());
        const QString told = QString::fromStdString(report.sentence());
        QVERIFY2(told.contains("6 missing") && told.contains("encoder.extra"), qPrintable(told));
        QVERIFY(report.preset.empty());
        // A whole folder of it is a model like any other.
        writeCodec(folder / "model", found);
        QVERIFY(Codec(readCodec(folder / "model")).encode(m_sound).values == m_codes.values);
    }

    void thePublishedLayoutIsKnown() {
        TemporaryFolder folder;
        CodecConfig config = codecPreset("tiny");
        config.padding = "constant";
        const CodecModel model = randomCodec(CodecNet(config, 1), 2);
        save(folder / "codec",
             TorchValue::dict({{text("best_state"), stateDict(renamed(model.weights, "", older))},
                               {text("xp.cfg"), text("sample_rate: 16000\nseanet:\n"
                                                     "  pad_mode: 'constant'\n")}}));
        CodecImportReport report;
        QVERIFY(importCodec(folder / "codec", {}, &report).config == config);
        QCOMPARE(report.preset, std::string("tiny"));
    }

    void whatIsNoCodecIsRefused() {
        TemporaryFolder folder;
        const auto refusal = [&](const std::vector<RawTensor>& tensors) {
            writeSafeTensors(folder / "codec", {tensors, {}});
            return sentence([&] { importCodec(folder / "codec", {.rate = 4000}); });
        };
        QVERIFY(refusal({}).contains("no codec"));
        const auto without = [&](const char* name) {
            std::vector<RawTensor> tensors;
            for (const RawTensor& tensor : m_model.weights)
                if (tensor.name.find(name) == std::string::npos)
                    tensors.push_back(tensor);
            return refusal(tensors);
        };
        QVERIFY(without("quantizer.").contains("no book"));
        QVERIFY(without("decoder.model.1.lstm.bias_hh_l1").contains("bias_hh_l1"));
        QVERIFY(without("_codebook.embed").contains("no book"));
        QVERIFY(without("encoder.model.0.conv.conv.parametrizations").contains("encoder.model.0"));
        std::vector<RawTensor> tensors = m_model.weights;
        for (RawTensor& tensor : tensors)
            if (tensor.name == "decoder.model.1.lstm.bias_hh_l0")
                tensor = RawTensor::of(tensor.name, {3}, std::vector<float>(3));
        QVERIFY(refusal(tensors).contains("decoder.model.1.lstm.bias_hh_l0"));
        tensors = m_model.weights;
        tensors.push_back(
            RawTensor::of("encoder.model.1.shortcut.conv.conv.bias", {1}, std::vector{1.0f}));
        QVERIFY(refusal(tensors).contains("beside its residual blocks"));
        writeFile(folder / "codec", "no model at all");
        QVERIFY(!sentence([&] { importCodec(folder / "codec"); }).isEmpty());
        QVERIFY(!sentence([&] { importCodec(folder / "none"); }).isEmpty());
    }

    void namesAndShapes() {
        for (const char* preset : {"tiny", "paper"}) {
            const CodecConfig config = codecPreset(preset);
            const TorchModel model = CodecNet(config, 1).model();
            std::map<std::string, std::vector<std::int64_t>> wanted, found;
            for (const auto* group : {&model.parameters, &model.buffers})
                for (const auto& [name, tensor] : *group)
                    wanted[name] = tensor.sizes().vec();
            for (const TensorShape& tensor : codecTensors(config))
                found[tensor.name] = tensor.shape;
            QVERIFY(found == wanted);
        }
    }

private:
    CodecModel m_model;
    std::vector<float> m_sound;
    Codes m_codes;
};

QTEST_GUILESS_MAIN(TestImportCodec)
#include "tst_importcodec.moc"
