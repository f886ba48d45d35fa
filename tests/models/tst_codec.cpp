#include "tests/models/randomcodec.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/stem/codec.h"
#include "models/stem/codeclayout.h"

#include <ATen/ATen.h>

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

at::Tensor row(std::span<const float> values) {
    return at::tensor(at::ArrayRef<float>(values.data(), values.size()));
}

double farthest(std::span<const float> found, const at::Tensor& wanted) {
    if (std::int64_t(found.size()) != wanted.numel())
        return 1e9;
    return found.empty() ? 0 : (row(found) - wanted.reshape({-1})).abs().max().item<double>();
}

Codes partOf(const Codes& codes, std::int64_t from, std::int64_t count) {
    Codes part{codes.books, count, {}};
    for (std::int64_t k = 0; k < codes.books; ++k)
        for (std::int64_t t = from; t < from + count; ++t)
            part.values.push_back(codes.values[std::size_t(k * codes.frames + t)]);
    return part;
}

/// Layouts that differ in every switch.
std::vector<std::pair<const char*, CodecConfig>> variants() {
    std::vector<std::pair<const char*, CodecConfig>> all;
    const auto add = [&](const char* name, const auto& change) {
        CodecConfig config = smallCodec();
        change(config);
        all.emplace_back(name, config);
    };
    add("reflect", [](CodecConfig&) {});
    add("constant", [](CodecConfig& c) { c.padding = "constant"; });
    add("causal", [](CodecConfig& c) { c.causal = true; });
    add("no LSTM", [](CodecConfig& c) { c.lstmLayers = 0; });
    add("stereo", [](CodecConfig& c) { c.channels = 2; });
    add("no blocks", [](CodecConfig& c) { c.residualLayers = 0; });
    add("folded", [](CodecConfig& c) { c.weightNorm = false; });
    add("wide", [](CodecConfig& c) {
        c.filters = 64;
        c.ratios = {2, 3};
    });
    return all;
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsTheNetwork_data() {
        QTest::addColumn<int>("variant");
        QTest::addColumn<int>("samples");
        const auto all = variants();
        for (std::size_t v = 0; v < all.size(); ++v)
            for (const int samples : {1, 2, 3, 4, 5, 6, 7, 8, 23, 24, 25, 100, 1000, 20000})
                QTest::addRow("%s, %d", all[v].first, samples) << int(v) << samples;
    }
    /// Kernels and network agree, at every length, and however long a stretch is.
    void itIsTheNetwork() {
        QFETCH(const int, variant);
        QFETCH(const int, samples);
        const CodecConfig config = variants()[std::size_t(variant)].second;
        const CodecNet net(config, 3);
        const CodecModel model = randomCodec(net, 4);
        loadWeights(net.model(), model.weights, "test");
        net.model().mode(false);
        const auto sound = codecSound(std::size_t(samples) * std::size_t(config.channels));
        const at::NoGradGuard noGradient;
        const at::Tensor in = row(sound).view({1, samples, config.channels}).transpose(1, 2);
        const at::Tensor latents = net.encode(in);
        for (const int threads : {1, 2}) {
            const Codec codec(model, threads);
            const Matrix found = codec.latents(sound);
            QCOMPARE(std::int64_t(found.rows), config.frames(samples));
            QVERIFY2(farthest(found.values, latents[0].t()) < 1e-5, "latents");
            const Codes codes = codec.encode(sound);
            QVERIFY(at::equal(
                at::tensor(at::ArrayRef<std::int32_t>(codes.values)).to(at::kLong),
                net.quantiser()
                    .encode(
                        row(found.values).view({1, codes.frames, config.dimension}).transpose(1, 2))
                    .reshape({-1})));
            const at::Tensor rows =
                net.quantiser().decode(at::tensor(at::ArrayRef<std::int32_t>(codes.values))
                                           .to(at::kLong)
                                           .view({1, codes.books, codes.frames}));
            const auto decoded = codec.decode(codes);
            const double far = farthest(decoded, net.decode(rows)[0].t());
            QVERIFY2(far < 1e-5, qPrintable(QString("samples, by %1").arg(far)));
        }
    }

    void piecesAreTheWhole_data() {
        QTest::addColumn<int>("variant");
        for (std::size_t v = 0; v < variants().size(); ++v)
            QTest::newRow(variants()[v].first) << int(v);
    }
    void piecesAreTheWhole() {
        QFETCH(const int, variant);
        const CodecConfig config = variants()[std::size_t(variant)].second;
        const Codec codec(randomCodec(CodecNet(config, 3), 4), 2);
        const auto channels = std::size_t(config.channels);
        const auto sound = codecSound(5000 * channels);
        const Codes whole = codec.encode(sound);
        const auto samples = codec.decode(whole);
        Rng rng(5);
        CodecEncoder encoder(codec);
        std::vector<Codes> parts;
        for (std::size_t from = 0; from < sound.size();) {
            const std::size_t count =
                std::min(sound.size() - from, std::size_t(rng.below(300)) * channels);
            parts.push_back(encoder.push(std::span(sound).subspan(from, count)));
            from += count;
        }
        parts.push_back(encoder.finish());
        Codes found{config.books, 0, {}};
        for (const Codes& part : parts)
            found.frames += part.frames;
        for (std::int64_t k = 0; k < config.books; ++k)
            for (const Codes& part : parts)
                found.values.insert(found.values.end(), part.values.begin() + k * part.frames,
                                    part.values.begin() + (k + 1) * part.frames);
        QCOMPARE(found.frames, whole.frames);
        QVERIFY(found.values == whole.values);

        CodecDecoder decoder(codec);
        std::vector<float> heard;
        for (std::int64_t t = 0; t < whole.frames; ++t) {
            const auto more = decoder.push(partOf(whole, t, 1));
            heard.insert(heard.end(), more.begin(), more.end());
            const std::int64_t sure = std::max<std::int64_t>(0, t + 1 - decoder.lag());
            QCOMPARE(std::int64_t(heard.size() / channels), sure * config.hop());
        }
        const auto rest = decoder.finish();
        heard.insert(heard.end(), rest.begin(), rest.end());
        QVERIFY(farthest(heard, row(samples)) < 1e-5);
    }

    void threadsChangeNothing() {
        const CodecModel model = randomCodec(CodecNet(smallCodec(), 3), 4);
        const Codec one(model, 1), three(model, 3);
        const auto sound = codecSound(300000);
        const Codes codes = one.encode(sound);
        QVERIFY(one.latents(sound).values == three.latents(sound).values);
        QVERIFY(one.decode(codes) == three.decode(codes));
    }

    void nothingAndSilence() {
        const Codec codec(randomCodec(CodecNet(smallCodec(), 3), 4));
        const Codes none = codec.encode({});
        QCOMPARE(none.frames, 0);
        QCOMPARE(none.books, 3);
        QVERIFY(codec.decode(none).empty());
        const Codes silence = codec.encode(std::vector<float>(4800));
        QCOMPARE(silence.frames, 200);
        // Away from the ends one frame of silence is as the other.
        for (std::int64_t k = 0; k < 3; ++k)
            QCOMPARE(silence.values[std::size_t(k * 200 + 150)],
                     silence.values[std::size_t(k * 200 + 160)]);
    }

    void whatDoesNotFitIsRefused() {
        CodecConfig config = smallCodec();
        config.channels = 2;
        const CodecModel model = randomCodec(CodecNet(config, 3), 4);
        const Codec codec(model);
        auto sound = codecSound(200);
        sound[77] = std::nanf("");
        QVERIFY_EXCEPTION_THROWN(codec.encode(sound), UserError);
        sound[77] = INFINITY;
        QVERIFY_EXCEPTION_THROWN(codec.encode(sound), UserError);
        QVERIFY_EXCEPTION_THROWN(codec.encode(codecSound(201)), UserError);
        QVERIFY_EXCEPTION_THROWN(codec.decode({2, 1, {0, 0}}), UserError);
        QVERIFY_EXCEPTION_THROWN(codec.decode({3, 2, {0, 0, 0}}), UserError);
        QVERIFY_EXCEPTION_THROWN(codec.decode({3, 1, {0, 16, 0}}), UserError);
        QVERIFY_EXCEPTION_THROWN(codec.decode({3, 1, {0, -1, 0}}), UserError);
        for (const std::size_t place : {std::size_t(0), model.weights.size() / 2}) {
            CodecModel damaged = model;
            const std::string name = damaged.weights[place].name;
            damaged.weights.erase(damaged.weights.begin() + std::ptrdiff_t(place));
            try {
                const Codec broken(damaged);
                QFAIL("it was accepted");
            } catch (const UserError& e) {
                QVERIFY2(QString(e.what()).contains(QString::fromStdString(name)), e.what());
            }
        }
    }

    void stoppingAndProgress() {
        const Codec codec(randomCodec(CodecNet(codecPreset("tiny"), 3), 4), 1);
        double last = 0;
        const auto sound = codecSound(640000);
        codec.encode(sound, [&](double share) {
            QVERIFY(share > last);
            last = share;
        });
        QCOMPARE(last, 1.0);
        struct Stop {};
        QVERIFY_EXCEPTION_THROWN(codec.encode(sound, [](double) { throw Stop(); }), Stop);
    }

    void folders() {
        TemporaryFolder folder;
        CodecModel model = randomCodec(CodecNet(smallCodec(), 3), 4);
        model.training = {{"steps", 7}};
        writeCodec(folder / "codec", model);
        const CodecModel read = readCodec(folder / "codec");
        QVERIFY(read.config == model.config);
        QVERIFY(read.training == model.training);
        QCOMPARE(tensorHash(codecWeights(read.weights)), tensorHash(codecWeights(model.weights)));
        const auto sound = codecSound(3000);
        const Codec before(model), after(read);
        const Codes codes = before.encode(sound);
        QVERIFY(after.encode(sound).values == codes.values);
        QVERIFY(after.decode(codes) == before.decode(codes));
        QVERIFY(readCodecRecord(folder / "codec").weights.empty());

        // Of a checkpoint the averaged weights count, and nothing but the codec's.
        std::vector<RawTensor> checkpoint = model.weights;
        for (RawTensor& tensor : checkpoint)
            if (tensor.name == "decoder.model.0.conv.conv.bias")
                tensor = RawTensor::of(tensor.name, tensor.shape, std::vector<float>(32, 5.f));
        checkpoint.push_back(*find(model.weights, "decoder.model.0.conv.conv.bias"));
        checkpoint.back().name = codecAverages + checkpoint.back().name;
        checkpoint.push_back(RawTensor::of("discriminator.x", {1}, std::vector<float>(1)));
        QVERIFY(codecWeights(checkpoint) == model.weights);

        writeJson(folder / "codec/model.json", {{"kind", "emotion model"}});
        QVERIFY_EXCEPTION_THROWN(readCodec(folder / "codec"), UserError);
        QVERIFY_EXCEPTION_THROWN(readCodec(folder / "none"), UserError);
    }

    void configurations() {
        for (const char* preset : {"tiny", "demo", "paper"}) {
            const CodecConfig config = codecPreset(preset);
            QVERIFY(codecConfig(toJson(config), preset) == config);
            QCOMPARE(config.frameRate(), 50.0);
        }
        QCOMPARE(codecPreset("paper").bitRate(), 2200.0);
        QCOMPARE(codecPreset("paper").width(), std::int64_t(1024));
        QVERIFY_EXCEPTION_THROWN(codecPreset("large"), UserError);
        const auto refused = [](const char* key, const Json& value) {
            Json json = toJson(CodecConfig());
            json[key] = value;
            try {
                codecConfig(json, "codec.json");
            } catch (const UserError& e) {
                return QString(e.what()).contains("codec.json") && QString(e.what()).contains(key);
            }
            return false;
        };
        for (const char* ratios :
             {"", "8,", "8;5", "0", "-2", "65", "64,64,64", "1,1,1,1,1,1,1,1,1"})
            QVERIFY2(refused("ratios", ratios), ratios);
        QVERIFY(refused("filters", 1024));
        QVERIFY(refused("compress", 3));
        QVERIFY(refused("padding", "zeros"));
        QVERIFY(refused("books", 0));
        QVERIFY(refused("rates", 1));
    }

    /// Every padding makes ceil(length / stride) windows, whatever the shape.
    void paddings() {
        for (const bool causal : {false, true})
            for (std::int64_t stride = 1; stride <= 8; ++stride)
                for (const std::int64_t kernel : {stride, 2 * stride, 2 * stride + 3})
                    for (std::int64_t length = 1; length < 70; ++length) {
                        const std::int64_t dilation = stride == 1 ? 3 : 1;
                        const ConvPadding p = convPadding(length, kernel, stride, dilation, causal);
                        const std::int64_t span = (kernel - 1) * dilation + 1;
                        QVERIFY(p.left >= 0 && p.right >= p.extra && p.extra >= 0);
                        QCOMPARE((length + p.left + p.right - span) / stride + 1,
                                 (length + stride - 1) / stride);
                        QCOMPARE(causal ? p.right - p.extra : p.left - (p.right - p.extra),
                                 causal ? 0 : (span - stride) % 2);
                        const ConvPadding t = transposedTrim(2 * stride, stride, causal);
                        QCOMPARE((length - 1) * stride + 2 * stride - t.left - t.right,
                                 length * stride);
                    }
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
