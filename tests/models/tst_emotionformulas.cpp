#include "tests/models/randommuser.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/emotion/decode.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

using namespace antiphon;
using namespace antiphon::emotion;

namespace {

using Row = std::vector<double>;
using Rows = std::vector<Row>;

Row joined(Row a, const Row& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}
Row sumOf(Row a, const Row& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] += b[i];
    return a;
}

/// The networks as the specification has them, all rows of a piece at a time, each query with each
/// key, in double.
class Plain {
public:
    explicit Plain(const std::vector<RawTensor>& tensors) {
        for (const RawTensor& tensor : tensors)
            m_tensors[tensor.name] = tensor.floats();
    }

    Row linear(const std::string& name, const Row& x) const {
        const auto &weights = m_tensors.at(name + ".weight"), &bias = m_tensors.at(name + ".bias");
        Row y(bias.begin(), bias.end());
        for (std::size_t r = 0; r < y.size(); ++r)
            for (std::size_t c = 0; c < x.size(); ++c)
                y[r] += double(weights[r * x.size() + c]) * x[c];
        return y;
    }
    Row entry(const std::string& family, std::int32_t index, std::int64_t width) const {
        const auto& table = m_tensors.at(family + "_emb.lut.weight");
        Row row;
        for (std::int64_t i = 0; i < width; ++i)
            row.push_back(double(table[std::size_t(index * width + i)]) * std::sqrt(double(width)));
        return row;
    }
    static Row positioned(Row x, std::size_t position) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double angle =
                double(position) / std::pow(10000.0, double(i - i % 2) / double(x.size()));
            x[i] += i % 2 ? std::cos(angle) : std::sin(angle);
        }
        return x;
    }
    /// `memory`: of a decoder.
    Rows stack(const std::string& prefix, Rows x, std::int64_t layers, std::size_t heads,
               const Rows* memory = nullptr) const {
        for (std::int64_t l = 0; l < layers; ++l) {
            const std::string layer = prefix + ".layers." + std::to_string(l) + ".";
            const Rows self =
                attended(layer + (memory ? "self_attention." : "attention."), x, x, true, heads);
            normed(layer + "norm1", x, self);
            if (memory)
                normed(layer + "norm2", x,
                       attended(layer + "cross_attention.", x, *memory, false, heads));
            Rows inner;
            for (const Row& row : x) {
                Row wide = linear(layer + "linear1", row);
                for (double& v : wide)
                    v *= (1 + std::erf(v / std::sqrt(2))) / 2;
                inner.push_back(linear(layer + "linear2", wide));
            }
            normed(layer + (memory ? "norm3" : "norm2"), x, inner);
        }
        normed(prefix + ".norm", x, Rows(x.size(), Row(x[0].size())));
        return x;
    }

private:
    void normed(const std::string& name, Rows& x, const Rows& added) const {
        const auto &weight = m_tensors.at(name + ".weight"), &bias = m_tensors.at(name + ".bias");
        for (std::size_t t = 0; t < x.size(); ++t) {
            x[t] = sumOf(x[t], added[t]);
            double mean = 0, variance = 0;
            for (const double v : x[t])
                mean += v / double(x[t].size());
            for (const double v : x[t])
                variance += (v - mean) * (v - mean) / double(x[t].size());
            for (std::size_t i = 0; i < x[t].size(); ++i)
                x[t][i] = (x[t][i] - mean) / std::sqrt(variance + 1e-5) * double(weight[i]) +
                          double(bias[i]);
        }
    }
    Rows attended(const std::string& name, const Rows& from, const Rows& to, bool causal,
                  std::size_t heads) const {
        const auto mapped = [&](const Rows& rows, const char* part, bool phi) {
            Rows result;
            for (const Row& row : rows) {
                Row& y = result.emplace_back(linear(name + part + "_projection", row));
                for (double& v : y)
                    v = !phi ? v : v > 0 ? v + 1 : std::exp(v);
            }
            return result;
        };
        const Rows q = mapped(from, "query", true), k = mapped(to, "key", true),
                   v = mapped(to, "value", false);
        const std::size_t dim = q[0].size(), head = dim / heads;
        Rows out;
        for (std::size_t t = 0; t < q.size(); ++t) {
            Row row(dim);
            for (std::size_t first = 0; first < dim; first += head) {
                double norm = 1e-6;
                for (std::size_t s = 0; s < (causal ? t + 1 : k.size()); ++s) {
                    double weight = 0;
                    for (std::size_t i = first; i < first + head; ++i)
                        weight += q[t][i] * k[s][i];
                    norm += weight;
                    for (std::size_t i = first; i < first + head; ++i)
                        row[i] += weight * v[s][i];
                }
                for (std::size_t i = first; i < first + head; ++i)
                    row[i] /= norm;
            }
            out.push_back(linear(name + "out_projection", row));
        }
        return out;
    }

    std::map<std::string, std::vector<float>> m_tensors;
};

/// In the order in which their tables stand beside each other, and by which names.
constexpr std::pair<WordFamily, const char*> beside[] = {
    {WordFamily::Type, "type"},         {WordFamily::Tempo, "tempo"},
    {WordFamily::Chord, "chord"},       {WordFamily::BarBeat, "bar_beat"},
    {WordFamily::Pitch, "pitch"},       {WordFamily::Duration, "duration"},
    {WordFamily::Velocity, "velocity"},
};

using Logits = std::array<Rows, elements>; ///< by WordFamily, of each row

/// `types`: of the rows that follow those of `words`; `heard`: codes that are attended to.
Logits plainLogits(const MuserConfig& c, const Plain& net, const std::vector<float>& vectors,
                   const EmotionMix& emotion, const std::vector<Word>& words,
                   const std::vector<std::int32_t>& types, std::size_t heard) {
    const auto code = std::size_t(c.codeWidth()), heads = std::size_t(c.heads);
    const auto codeAt = [&](std::size_t t) {
        return Row(vectors.begin() + std::ptrdiff_t(t * code),
                   vectors.begin() + std::ptrdiff_t((t + 1) * code));
    };
    const auto sliceOf = [&](WordFamily family, std::size_t t) {
        const auto element = std::ranges::find(elementOrder, family) - elementOrder.begin();
        const Row all = codeAt(t);
        const auto first = all.begin() + element * c.sliceWidth;
        return net.linear("subDecoder_linear", Row(first, first + c.sliceWidth));
    };
    Row mixed(std::size_t(c.widths.back()));
    for (std::size_t q = 0; q < 4; ++q) {
        const Row one = net.entry("emotion", std::int32_t(q + 1), c.widths.back());
        for (std::size_t i = 0; i < mixed.size(); ++i)
            mixed[i] += emotion[q] * one[i];
    }
    Rows x;
    for (std::size_t t = 0; t < words.size(); ++t) {
        Row row;
        for (const auto& [family, name] : beside)
            row = joined(
                row, net.entry(name, words[t][std::size_t(family)], c.widths[std::size_t(family)]));
        if (c.quantises()) {
            row = joined(
                row, t == 0 || c.repeatsEmotion ? mixed : net.entry("emotion", 0, c.widths.back()));
            row = net.linear("input_x_linear_emo", row);
        } else {
            row = net.linear("input_x_linear", row);
        }
        if (c.concatenates())
            row = net.linear("decoder_linear",
                             joined(row, c.quantises() ? codeAt(t)
                                                       : net.linear("latent_emo_linear",
                                                                    joined(codeAt(0), mixed))));
        x.push_back(c.hasGlobal() ? Plain::positioned(row, t) : row);
    }
    if (c.crosses()) {
        Rows memory;
        for (std::size_t t = 0; t < heard; ++t)
            memory.push_back(net.linear("decoder_cross_linear", codeAt(t)));
        x = net.stack("transformer_decoder", x, c.globalLayers(), heads, &memory);
    } else if (c.hasGlobal()) {
        x = net.stack("transformer_decoder", x, c.globalLayers(), heads);
    }
    Logits logits;
    for (const auto& [family, name] : beside) {
        const std::string own = family == WordFamily::BarBeat ? "beat" : name;
        Rows h = x;
        if (c.hasElementDecoders()) {
            for (std::size_t t = 0; t < h.size(); ++t)
                h[t] = Plain::positioned(sumOf(h[t], sliceOf(family, t)), t);
            h = net.stack(own + "_decoder", h, c.elementLayers(), heads);
        }
        for (std::size_t t = 0; t < h.size(); ++t) {
            Row row = h[t];
            if (family != WordFamily::Type)
                row = net.linear("project_concat_type",
                                 joined(row, net.entry("type", types[t],
                                                       c.widths[std::size_t(WordFamily::Type)])));
            if (c.addsSlices())
                row = sumOf(row, sliceOf(family, t));
            logits[std::size_t(family)].push_back(net.linear(std::string("predict_") + name, row));
        }
    }
    return logits;
}

/// Any rows, not only such as make music.
std::vector<Word> randomWords(const MuserConfig& c, std::size_t count, Rng& rng) {
    std::vector<Word> words(count);
    for (std::size_t t = 0; t < count; ++t)
        for (std::size_t f = 0; f < elements; ++f)
            words[t][f] = std::int32_t(rng.below(std::uint64_t(c.sizes[f])));
    words[0] = {};
    words[0][std::size_t(WordFamily::Type)] = wordtype::emotion;
    return words;
}

std::vector<float> randomVectors(std::size_t count, Rng& rng) {
    std::vector<float> vectors(count);
    for (float& v : vectors)
        v = float(rng.normal());
    return vectors;
}

/// All logits of a decoder one after the other, with the types of the rows that follow.
std::vector<float> logitsOf(const MuserDecoder& decoder, MuserDecoder::State& state,
                            const std::vector<Word>& words, const std::vector<std::int32_t>& types,
                            Workers* workers = nullptr) {
    std::vector<float> all;
    for (std::size_t t = 0; t < words.size(); ++t)
        for (std::size_t f = 0; f <= elements; ++f) {
            const auto family = f == 0 ? WordFamily::Type : WordFamily(f - 1);
            if (f > 0 && family == WordFamily::Type)
                continue;
            std::vector<float> logits(std::size_t(decoder.config().sizes[std::size_t(family)]));
            if (f == 0)
                decoder.step(state, words[t], logits, workers);
            else
                decoder.family(state, family, types[t], logits);
            all.insert(all.end(), logits.begin(), logits.end());
        }
    return all;
}

struct Simds {
    ~Simds() { limitSimd(Simd::Avx512); }
};

} // namespace

/// The decoders against formulas of the specification that are written out here, of which no other
/// code of the project has a part.
class TestEmotionFormulas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The recurrent form gives what all rows at a time give by the plain formulas.
    void sameAsPlainFormulas_data() {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("options");
        for (const std::string& variant : muserVariants())
            for (const bool options : {false, true})
                QTest::addRow("%s %d", variant.c_str(), options)
                    << QString::fromStdString(variant) << options;
    }
    void sameAsPlainFormulas() {
        QFETCH(const QString, variant);
        QFETCH(const bool, options);
        MuserConfig c = muserPreset("tiny", variant.toStdString());
        c.layers = 4; // two of each element decoder would be one otherwise
        c.heads = options ? 4 : 2;
        c.decoderWidth = options ? 48 : 32; // heads of 12 numbers: not the lanes' width
        c.masked = c.repeatsEmotion = options;
        Rng rng(3);
        const std::size_t rows = 11, heard = 7;
        const auto weights = testing::randomMuser(c);
        const auto vectors =
            randomVectors((c.quantises() ? 40 : 1) * std::size_t(c.codeWidth()), rng);
        const auto words = randomWords(c, rows, rng);
        std::vector<std::int32_t> types;
        for (std::size_t t = 0; t < rows; ++t)
            types.push_back(std::int32_t(rng.below(4)));
        const EmotionMix emotion = options ? mixAt(0.3, -0.6) : mixOf(3);

        const Logits wanted =
            plainLogits(c, Plain(weights), vectors, emotion, words, types,
                        options ? heard : vectors.size() / std::size_t(c.codeWidth()));
        const MuserDecoder decoder(c, weights, WeightType::Fp32, "here");
        MuserDecoder::State state = decoder.start(decoder.source(vectors, heard), emotion);
        for (std::size_t t = 0; t < rows; ++t) {
            QCOMPARE(state.position(), t);
            for (std::size_t f = 0; f <= elements; ++f) {
                const auto family = f == 0 ? WordFamily::Type : WordFamily(f - 1);
                if (f > 0 && family == WordFamily::Type)
                    continue;
                std::vector<float> logits(std::size_t(c.sizes[std::size_t(family)]));
                if (f == 0)
                    decoder.step(state, words[t], logits);
                else
                    decoder.family(state, family, types[t], logits);
                for (std::size_t i = 0; i < logits.size(); ++i) {
                    const double right = wanted[std::size_t(family)][t][i];
                    QVERIFY2(std::abs(double(logits[i]) - right) < 1e-4,
                             qPrintable(QString("row %1 %2 entry %3: %4, not %5")
                                            .arg(t)
                                            .arg(name(family).data())
                                            .arg(i)
                                            .arg(logits[i])
                                            .arg(right)));
                }
            }
        }
    }

    void priorIsThePlainFormulas() {
        PriorConfig c = priorPreset("tiny", 29, 16);
        c.layers = 3;
        const auto weights = testing::randomPrior(c);
        const Plain net(weights);
        const EmotionMix emotion = mixAt(-0.2, 0.5);
        Rng rng(5);
        std::vector<std::int32_t> codes;
        for (std::int64_t i = 0; i < c.length; ++i)
            codes.push_back(std::int32_t(rng.below(29)));
        const auto entry = [&](std::int32_t symbol) {
            Row row;
            const auto table = find(weights, "emb.lut.weight")->floats();
            for (std::int64_t i = 0; i < c.width; ++i)
                row.push_back(double(table[std::size_t(symbol * c.width + i)]) *
                              std::sqrt(double(c.width)));
            return row;
        };
        Rows x(1, Row(std::size_t(c.width)));
        for (std::int32_t q = 0; q < 4; ++q)
            for (std::size_t i = 0; i < x[0].size(); ++i)
                x[0][i] += emotion[std::size_t(q)] * entry(29 + 1 + q)[i];
        for (const std::int32_t code : codes)
            x.push_back(entry(code));
        for (std::size_t t = 0; t < x.size(); ++t)
            x[t] = Plain::positioned(net.linear("input_linear", x[t]), t);
        x = net.stack("transformer_encoder", x, c.layers, std::size_t(c.heads));

        const PriorDecoder decoder(c, weights, WeightType::Fp32, "here");
        PriorDecoder::State state = decoder.start();
        std::vector<float> logits(29);
        for (std::size_t t = 0; t < x.size(); ++t) {
            if (t == 0)
                decoder.step(state, emotion, logits);
            else
                decoder.step(state, codes[t - 1], logits);
            const Row right = net.linear("predict_fc", x[t]);
            for (std::size_t i = 0; i < logits.size(); ++i)
                QVERIFY(std::abs(double(logits[i]) - right[i] / c.temperature) < 3e-4);
        }
        QVERIFY_THROWS_EXCEPTION(std::length_error, decoder.step(state, 0, logits));
    }

    /// Every width of instructions and number of threads gives the same bits, for every way of
    /// keeping weights.
    void sameBitsOnEveryProcessor_data() {
        QTest::addColumn<int>("type");
        for (const int type : {0, 1, 2})
            QTest::addRow("%d", type) << type;
    }
    void sameBitsOnEveryProcessor() {
        QFETCH(const int, type);
        const Simds restore;
        for (const std::string variant : {"TRANS_CA_GE", "VAE"}) {
            MuserConfig c = muserPreset("tiny", variant);
            c.layers = 2;
            Rng rng(7);
            const auto weights = testing::randomMuser(c);
            const auto vectors =
                randomVectors((c.quantises() ? 9 : 1) * std::size_t(c.codeWidth()), rng);
            const auto words = randomWords(c, 9, rng);
            const std::vector<std::int32_t> types(9, wordtype::note);
            std::vector<float> first;
            for (const Simd simd : {Simd::Baseline, Simd::Avx2, Simd::Avx512}) {
                limitSimd(simd);
                const MuserDecoder decoder(c, weights, WeightType(type), "here");
                const auto source = decoder.source(vectors);
                for (const int threads : {1, 2, 3}) {
                    Workers workers(threads);
                    MuserDecoder::State state = decoder.start(source, mixOf(1));
                    const auto logits =
                        logitsOf(decoder, state, words, types, threads == 1 ? nullptr : &workers);
                    if (first.empty())
                        first = logits;
                    QVERIFY(logits == first);
                }
            }
        }
    }

    /// A state is a value: its copy goes on by itself, on the same source.
    void copiesGoOnByThemselves() {
        const MuserConfig c = muserPreset("tiny", "MEAN_CA_GE");
        Rng rng(9);
        const MuserDecoder decoder(c, testing::randomMuser(c), WeightType::Fp32, "here");
        const auto words = randomWords(c, 6, rng), others = randomWords(c, 6, rng);
        const std::vector<std::int32_t> types(6, wordtype::metrical);
        const auto source = decoder.source(randomVectors(6 * std::size_t(c.codeWidth()), rng));
        MuserDecoder::State state = decoder.start(source, mixOf(2));
        logitsOf(decoder, state, words, types);
        MuserDecoder::State copy = state, third = state;
        const auto right = logitsOf(decoder, third, words, types);
        logitsOf(decoder, copy, others, types);
        QVERIFY(logitsOf(decoder, state, words, types) == right);
    }

    void refusals() {
        const MuserConfig c = muserPreset("tiny", "TRANS_CA_GE");
        const MuserDecoder decoder(c, testing::randomMuser(c), WeightType::Fp32, "here");
        const auto width = std::size_t(c.codeWidth());
        for (const std::size_t size :
             {std::size_t(0), width + 1, (std::size_t(c.length) + 1) * width})
            QVERIFY_THROWS_EXCEPTION(UserError, decoder.source(std::vector<float>(size)));
        MuserDecoder::State state =
            decoder.start(decoder.source(std::vector<float>(width)), mixOf(1));
        std::vector<float> types(4);
        for (std::int64_t i = 0; i < c.length; ++i)
            decoder.step(state, {}, types);
        QVERIFY_THROWS_EXCEPTION(std::length_error, decoder.step(state, {}, types));
    }
};

QTEST_APPLESS_MAIN(TestEmotionFormulas)
#include "tst_emotionformulas.moc"
