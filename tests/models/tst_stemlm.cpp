#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/workers.h"
#include "models/device.h"
#include "models/stem/conditionbatch.h"
#include "models/stem/generatecodes.h"
#include "models/stem/lmnet.h"

#include <ATen/ATen.h>

#include <cmath>
#include <stdexcept>

using namespace antiphon;
using namespace antiphon::stem;

namespace {

/// Computes everything again at every step, as it is written: what the others must equal.
class PlainEngine final : public LmEngine {
public:
    explicit PlainEngine(LmNet net) : m_net(std::move(net)) {}
    const LmConfig& config() const override { return m_net.config(); }
    void start(const PromptSequence& s, std::span<const RowConditions> conditions,
               std::int64_t step, std::span<float> logits) override {
        m_conditions.assign(conditions.begin(), conditions.end());
        read(s, step, logits);
    }
    void extend(const PromptSequence& s, std::int64_t step, std::span<float> logits) override {
        read(s, step + 1, logits);
    }

private:
    void read(const PromptSequence& s, std::int64_t to, std::span<float> logits) const {
        const at::NoGradGuard noGradient;
        // One row after the other: nothing is filled up.
        const std::size_t width = std::size_t(config().books * config().card);
        const LmInput all = lmInput(s, 0, to);
        for (std::int64_t r = 0; r < s.rows; ++r) {
            const RowConditions& row = m_conditions[std::size_t(r)];
            const auto rowsOf = [&](const std::vector<float>& values) {
                return at::tensor(values).view({1, -1, config().dim});
            };
            EmbeddedConditions c;
            if (!row.cross.empty()) {
                c.cross = rowsOf(row.cross);
                c.crossMask = at::ones({1, c.cross.size(1)}, at::kBool);
            }
            if (!row.prepend.empty()) {
                c.prepend = rowsOf(row.prepend);
                c.prependMask = at::ones({1, c.prepend.size(1)}, at::kBool);
                for (std::size_t i = 0; i < row.prependMask.size(); ++i)
                    c.prependMask[0][std::int64_t(i)].fill_(row.prependMask[i] != 0);
            }
            if (!row.sum.empty()) {
                c.sum = rowsOf(row.sum);
                c.sumMask = at::ones({1, 1}, at::kBool);
            }
            const at::Tensor answer =
                m_net
                    .logits({all.tokens.narrow(0, r, 1), all.stepMask.narrow(0, r, 1),
                             all.positions.narrow(0, r, 1), all.beside.narrow(0, r, 1)},
                            c)
                    .select(2, to - 1)
                    .contiguous();
            std::copy_n(answer.data_ptr<float>(), width, logits.data() + std::size_t(r) * width);
        }
    }

    LmNet m_net;
    std::vector<RowConditions> m_conditions;
};

LmConfig smallConfig() {
    LmConfig c;
    c.dim = 128;
    c.layers = 2;
    c.card = 23;
    return c;
}

Codes randomCodes(std::int64_t frames, std::int64_t card, Rng& rng) {
    Codes codes{4, frames, {}};
    for (std::int64_t i = 0; i < 4 * frames; ++i)
        codes.values.push_back(std::int32_t(rng.below(std::uint64_t(card))));
    return codes;
}

std::vector<float> normals(std::size_t count, Rng& rng) {
    std::vector<float> values(count);
    for (float& v : values)
        v = float(rng.normal());
    return values;
}

const CodeGeneration greedy{
    .frames = 9, .guidance = 3, .conditionGuidance = {}, .sampling = {}, .seed = 5};

/// Requests with unequal contexts (the last has none), prompts and conditions.
struct Requests {
    std::vector<Codes> contexts, prompts;
    std::vector<CodeRequest> requests;
    Requests(const LmConfig& config, std::size_t count, bool prompted, bool conditioned,
             std::uint64_t seed) {
        Rng rng(seed);
        for (std::size_t i = 0; i < count; ++i) {
            contexts.push_back(randomCodes(3 + 2 * std::int64_t(i), config.card, rng));
            prompts.push_back(randomCodes(2 + std::int64_t(i), config.card, rng));
        }
        const auto dim = std::size_t(config.dim);
        for (std::size_t i = 0; i < count; ++i) {
            CodeRequest request;
            if (i + 1 < count || count == 1)
                request.context = &contexts[i];
            if (prompted)
                request.prompt = &prompts[i];
            if (conditioned) {
                request.conditions.cross = normals((1 + i) * dim, rng);
                request.conditions.prepend = normals(5 * dim, rng);
                request.conditions.prependMask = {1, 1, char(i % 2), 1, 1};
                request.conditions.sum = normals(dim, rng);
            }
            requests.push_back(request);
        }
    }
};

} // namespace

class TestStemLm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void whereTheContextIsHeard() {
        const LmConfig published = lmPreset("small"), ours = lmPreset("tiny");
        QCOMPARE(published.positions, std::string("running"));
        QCOMPARE(published.contextWindow, std::int64_t(0));
        QCOMPARE(ours.positions, std::string("mirrored"));
        QVERIFY(ours.contextWindow > 0);
        LmConfig before = ours;
        before.hearBeside(false);
        QCOMPARE(lmTensors(before).size() + 1, lmTensors(ours).size());
        // Models that were written before there was a choice.
        Json json = toJson(ours);
        json.erase("positions");
        json.erase("context_window");
        QCOMPARE(lmConfig(json, "a model"), before);
    }

    void conditionsThatCannotBe() {
        LmConfig c = lmPreset("demo");
        check(c, "a model");
        QCOMPARE(lmConfig(toJson(c), "a model"), c);
        QCOMPARE(c.conditions().size(), 2u);
        c.description = "tags";
        QVERIFY_THROWS_EXCEPTION(UserError, check(c, "a model")); // no vocabulary
        c.tags = 10;
        c.beatMethod = "cross";
        check(c, "a model");
        c.styleMethod = "cross";
        QVERIFY_THROWS_EXCEPTION(UserError, check(c, "a model")); // three
        c.descriptionMethod = c.beatMethod = "prepend";
        QVERIFY_THROWS_EXCEPTION(UserError, check(c, "a model"));
        c.descriptionMethod = "cross";
        c.beatMethod = "sum";
        c.styleMethod = "prepend";
        QVERIFY_THROWS_EXCEPTION(UserError, check(c, "a model"));
        c.beatMethod = "cross";
        check(c, "a model");
        c.dim = 100;
        QVERIFY_THROWS_EXCEPTION(UserError, check(c, "a model"));
        QVERIFY_THROWS_EXCEPTION(UserError, lmPreset("huge"));
        for (const char* rung : {"tiny", "demo", "small", "medium", "large"})
            QCOMPARE(rungOf(lmPreset(rung)), std::string(rung));
    }

    void freshWeights() {
        LmConfig c = smallConfig();
        c.layers = 3;
        const LmNet net(c, 3);
        for (const auto& [name, tensor] : net.model().parameters) {
            const double deviation = tensor.detach().std().item<double>();
            const auto near = [&](double wanted) {
                QVERIFY2(std::abs(deviation / wanted - 1) < 0.05, name.c_str());
            };
            const double sigma = 1 / std::sqrt(128.0) * 0.9866; // cut at three sigma
            if (name.ends_with("layers.6.1.to_q.weight"))
                near(sigma / std::sqrt(6.0));
            if (name.ends_with("layers.2.1.ff.2.weight"))
                near(sigma / 2 / std::sqrt(2.0));
            if (name.starts_with("decoder.to_logits"))
                near(sigma);
            if (name.starts_with("decoder.token_emb"))
                QCOMPARE(tensor[c.card].abs().max().item<float>(), 0.f);
        }
    }

    void cachedEqualsPlain_data() {
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("prompted");
        QTest::addColumn<bool>("conditioned");
        QTest::addColumn<double>("guidance");
        QTest::addColumn<bool>("threeBranches");
        for (const int count : {1, 3})
            for (const bool prompted : {false, true})
                for (const bool conditioned : {false, true})
                    QTest::addRow("%d %d %d", count, int(prompted), int(conditioned))
                        << count << prompted << conditioned << 3.0 << false;
        QTest::newRow("unguided") << 2 << true << true << 1.0 << false;
        QTest::newRow("three branches") << 2 << false << true << 2.0 << true;
    }
    void cachedEqualsPlain() {
        QFETCH(int, requests);
        QFETCH(bool, prompted);
        QFETCH(bool, conditioned);
        QFETCH(double, guidance);
        QFETCH(bool, threeBranches);
        enum { Stage, MusicGen, Beside };
        for (const int kind : {Stage, MusicGen, Beside}) {
            LmConfig config = smallConfig();
            config.startTokenMasked = kind != MusicGen;
            if (kind == Beside) {
                config.positions = "mirrored";
                config.contextWindow = 3;
            }
            const LmNet net(config, 11);
            const auto weights = weightsOf(net.model());
            const Requests r(config, std::size_t(requests), prompted, conditioned, 7);
            CodeGeneration settings = greedy;
            settings.sampling.temperatures = {0};
            settings.guidance = guidance;
            if (threeBranches)
                settings.conditionGuidance = 1.5;
            PlainEngine plain(net);
            const auto wanted = generateCodes(plain, r.requests, settings);
            const auto stream = streamLmEngine(config, weights, WeightType::Fp32, "a model");
            const auto torch = torchLmEngine(config, weights, "cpu", "a model");
            for (LmEngine* engine : {stream.get(), torch.get()}) {
                const auto found = generateCodes(*engine, r.requests, settings);
                QCOMPARE(found.size(), wanted.size());
                for (std::size_t i = 0; i < found.size(); ++i)
                    QCOMPARE(found[i].values, wanted[i].values);
            }
        }
    }

    void theContextIsHeardBesideTheStem() {
        // Of one frame of the context only those steps of the stem know that are not before it,
        // once nothing is attended to.
        LmConfig config = smallConfig();
        config.positions = "mirrored";
        config.contextWindow = 2;
        const LmNet net(config, 11);
        const at::NoGradGuard noGradient;
        for (auto& [name, tensor] : net.model().parameters)
            if (name.ends_with("to_out.weight"))
                tensor.zero_();
        Rng rng(3);
        const Codes target = randomCodes(8, config.card, rng);
        Codes context = randomCodes(8, config.card, rng);
        const DelayPatterns patterns(config.layout());
        const auto logits = [&] {
            const PromptRow row{&context, &target};
            const PromptSequence s =
                assemble({{row}}, patterns, config.special(), config.prompts(true));
            return net.logits(lmInput(s, 0, s.steps), {})[0][0]; // (S, card) of the first book
        };
        const at::Tensor before = logits();
        context.values[4] = (context.values[4] + 1) % std::int32_t(config.card); // first book
        const at::Tensor changed = (logits() - before).abs().amax(1).gt(0);
        // The stem's frame t is told by step 9 + t; the context's own steps change, too.
        for (std::int64_t t = 0; t < 8; ++t)
            QCOMPARE(changed[9 + t].item<bool>(), t == 4 || t == 5);
    }

    void longPrefixesAreReadInBlocks() {
        LmConfig config = smallConfig();
        config.layers = 1;
        const LmNet net(config, 2);
        Rng rng(3);
        const Codes context = randomCodes(150, config.card, rng);
        const CodeRequest request{&context, nullptr, {}};
        CodeGeneration settings = greedy;
        settings.sampling.temperatures = {0};
        PlainEngine plain(net);
        const auto stream =
            streamLmEngine(config, weightsOf(net.model()), WeightType::Fp32, "a model");
        QCOMPARE(generateCodes(*stream, {{request}}, settings)[0].values,
                 generateCodes(plain, {{request}}, settings)[0].values);
    }

    void seedsAndThreads() {
        const LmConfig config = smallConfig();
        const auto weights = weightsOf(LmNet(config, 11).model());
        const Requests r(config, 3, false, true, 7);
        Workers workers(3);
        for (const WeightType type : {WeightType::Fp32, WeightType::Bf16, WeightType::Int8}) {
            const auto one = streamLmEngine(config, weights, type, "a model");
            const auto many = streamLmEngine(config, weights, type, "a model", &workers);
            const auto first = generateCodes(*one, r.requests, greedy);
            const auto again = generateCodes(*many, r.requests, greedy);
            CodeGeneration other = greedy;
            other.seed = 6;
            const auto different = generateCodes(*one, r.requests, other);
            // A request's codes do not depend on the others, so nor on how they are grouped.
            const auto alone = generateCodes(*one, std::span(r.requests).first(1), greedy);
            for (std::size_t i = 0; i < first.size(); ++i)
                QCOMPARE(again[i].values, first[i].values);
            QVERIFY(different[0].values != first[0].values);
            QVERIFY(first[0].frames == greedy.frames);
            for (const std::int32_t code : first[0].values)
                QVERIFY(code >= 0 && code < config.card);
            QCOMPARE(alone[0].values, first[0].values);
        }
    }

    void variationsShareTheirBeginning() {
        const LmConfig config = smallConfig();
        const auto weights = weightsOf(LmNet(config, 11).model());
        const Requests r(config, 1, true, true, 7);
        const std::vector<CodeRequest> twins(3, r.requests[0]);
        const auto engine = streamLmEngine(config, weights, WeightType::Fp32, "a model");
        CodeGeneration settings = greedy;
        const auto stems = generateCodes(*engine, twins, settings);
        QVERIFY(stems[0].values != stems[1].values);
        QCOMPARE(generateCodes(*engine, std::span(twins).first(1), settings)[0].values,
                 stems[0].values);
        settings.sampling.temperatures = {0};
        const auto alike = generateCodes(*engine, twins, settings);
        QCOMPARE(alike[0].values, alike[2].values);
    }

    void framesComeInOrderAndItStops() {
        const LmConfig config = smallConfig();
        const auto weights = weightsOf(LmNet(config, 11).model());
        const auto engine = streamLmEngine(config, weights, WeightType::Fp32, "a model");
        const Requests r(config, 2, true, false, 7);
        std::int64_t steps = 0, seen = 0;
        std::vector<std::vector<std::int32_t>> frames;
        const auto stems = generateCodes(
            *engine, r.requests, greedy, [&] { ++steps; },
            [&](std::int64_t frame, std::span<const std::int32_t> codes) {
                QCOMPARE(frame, seen++);
                // Only the books' delay behind the step, and the prompt's before the first.
                QVERIFY(frame < 2 || frame <= steps + 2);
                frames.emplace_back(codes.begin(), codes.end());
            });
        QCOMPARE(seen, greedy.frames);
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t k = 0; k < 4; ++k)
                for (std::size_t t = 0; t < frames.size(); ++t)
                    QCOMPARE(frames[t][i * 4 + k], stems[i].values[k * frames.size() + t]);
        std::int64_t before = 0;
        const auto stop = [&] {
            if (++before == 3)
                throw std::runtime_error("stop");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 generateCodes(*engine, r.requests, greedy, stop));
        QCOMPARE(before, 3);
    }

    void packedWeightsLoseLittle() {
        const LmConfig config = smallConfig();
        const auto weights = weightsOf(LmNet(config, 11).model());
        const Requests r(config, 2, true, true, 7);
        std::vector<PromptRow> rows;
        std::vector<Codes> targets;
        std::vector<RowConditions> conditions;
        Rng rng(1);
        for (const CodeRequest& request : r.requests) {
            targets.push_back(randomCodes(20, config.card, rng));
            conditions.push_back(request.conditions);
        }
        for (std::size_t i = 0; i < targets.size(); ++i)
            rows.push_back({r.requests[i].context, &targets[i]});
        const DelayPatterns patterns(config.layout());
        const PromptSequence s = assemble(rows, patterns, config.special(), config.prompts(false));
        std::vector<float> exact(std::size_t(2 * 4 * config.card)), packed = exact;
        streamLmEngine(config, weights, WeightType::Fp32, "a model")
            ->start(s, conditions, 20, exact);
        for (const auto& [type, most] :
             {std::pair(WeightType::Bf16, 1e-2), {WeightType::Int8, 4e-2}}) {
            const auto engine = streamLmEngine(config, weights, type, "a model");
            engine->start(s, conditions, 20, packed);
            const double error = relativeError(packed, exact);
            QVERIFY2(error > 0 && error < most, qPrintable(QString::number(error)));
            QVERIFY(engine->stepBytes() > 0);
        }
    }

    void adapters() {
        LmConfig config = smallConfig();
        const LmNet plain(config, 11);
        auto weights = weightsOf(plain.model());
        config.lora = {.rank = 4, .alpha = 8, .on = "qko"};
        config.style = "statistics";
        config.styleWidth = 6;
        for (const NamedShape& named : conditionTensors(config)) {
            std::int64_t count = 1;
            for (const std::int64_t size : named.shape)
                count *= size;
            weights.push_back(
                RawTensor::of(named.name, named.shape, std::vector<float>(std::size_t(count))));
        }
        const LmNet net(config, weights, "a model");
        // Fresh adapters change nothing, and are all that is trained beside the conditions.
        const LmInput input{at::arange(24).view({1, 4, 6}).remainder(config.card),
                            at::ones({1, 6}, at::kBool),
                            at::arange(6).view({1, 6}),
                            {}};
        QVERIFY(at::equal(net.logits(input, {}), plain.logits(input, {})));
        std::int64_t trained = 0;
        const at::NoGradGuard noGradient;
        for (auto& [name, tensor] : net.model().parameters) {
            const bool adapter = name.find(".lora_") != std::string::npos;
            QCOMPARE(tensor.requires_grad(), adapter || name.starts_with("condition_"));
            trained += adapter;
            if (adapter)
                tensor.copy_(at::randn(tensor.sizes()) * 0.1);
        }
        QCOMPARE(trained, 2 * 2 * 3 * 2);
        // Without LibTorch they are part of the weights.
        const at::Tensor wanted = net.logits(input, {});
        const auto engine =
            streamLmEngine(config, weightsOf(net.model()), WeightType::Fp32, "a model");
        PromptSequence s{.rows = 1,
                         .books = 4,
                         .steps = 6,
                         .pattern = {},
                         .tokens = {},
                         .tokenMask = {},
                         .stepMask = std::vector<char>(6, 1),
                         .positions = {0, 1, 2, 3, 4, 5},
                         .beside = {}};
        for (std::int32_t i = 0; i < 24; ++i)
            s.tokens.push_back(i % std::int32_t(config.card));
        std::vector<float> logits(std::size_t(4 * config.card));
        engine->start(s, {}, 6, logits);
        const at::Tensor found = at::tensor(logits).view({4, config.card});
        QVERIFY((found - wanted[0].select(1, 5)).abs().max().item<double>() < 1e-4);
    }

    void settingsOutOfRange() {
        const LmConfig config = smallConfig();
        const auto engine = streamLmEngine(config, weightsOf(LmNet(config, 11).model()),
                                           WeightType::Fp32, "a model");
        const CodeRequest request;
        const auto refuses = [&](auto change) {
            CodeGeneration settings = greedy;
            change(settings);
            QVERIFY_THROWS_EXCEPTION(UserError, generateCodes(*engine, {{request}}, settings));
        };
        refuses([](CodeGeneration& s) { s.frames = 0; });
        refuses([](CodeGeneration& s) { s.sampling.topK = -1; });
        refuses([](CodeGeneration& s) { s.sampling.topP = 1.5; });
        refuses([](CodeGeneration& s) { s.sampling.temperatures = {}; });
        refuses([](CodeGeneration& s) { s.sampling.temperatures = {1, -1}; });
        refuses([](CodeGeneration& s) { s.guidance = std::nan(""); });
        QVERIFY(generateCodes(*engine, {}, greedy).empty());
    }

    void temperaturesOfBooks() {
        Rng rng(1);
        const std::vector<float> logits{0, 1, 0.5f};
        const CodeSampling sampling{.temperatures = {1, 0}};
        const Rng before = rng;
        QCOMPARE(drawCode(logits, 1, sampling, rng), 1);
        QCOMPARE(drawCode(logits, 3, sampling, rng), 1);
        QVERIFY(rng == before); // nothing was drawn
        drawCode(logits, 0, sampling, rng);
        QVERIFY(!(rng == before));
    }

    void conditionsByTheirMethods() {
        LmConfig config = smallConfig();
        config.description = "tags";
        config.tags = 3;
        config.beat = "mlp";
        config.beatMethod = "cross";
        config.style = "statistics";
        config.styleWidth = 4;
        const auto weights = weightsOf(LmNet(config, 5).model());
        ConditionData data;
        const auto dim = std::size_t(config.dim);
        RowConditions none = rowConditions(config, weights, data, "a model");
        QVERIFY(none.cross.empty() && none.sum.empty() && none.prepend.empty());
        data.tags = {2, 0};
        data.beats = {1, 1, 0, 0.5f, -1, 0};
        data.style = styleOf([] {
            Matrix latents(2, 2);
            latents.values = {1, 2, 3, 2};
            return latents;
        }());
        QCOMPARE(data.style, (std::vector<float>{2, 2, 1, 0}));
        const RowConditions row = rowConditions(config, weights, data, "a model");
        QCOMPARE(row.cross.size(), 5 * dim);
        QCOMPARE(row.sum.size(), dim);
        const auto table =
            find(weights, "condition_provider.embedders.description.tags.weight")->floats();
        QCOMPARE(std::vector(row.cross.begin(), row.cross.begin() + std::ptrdiff_t(dim)),
                 std::vector(table.end() - std::ptrdiff_t(dim), table.end()));
        config.beatMethod = "prepend"; // which has no use for the segment's vector
        const RowConditions before = rowConditions(config, weights, data, "a model");
        QCOMPARE(before.prepend.size(), 3 * dim);
        QCOMPARE(before.hidden().prependMask, (std::vector<char>{0, 0, 0}));
        data.tags = {3};
        QVERIFY_THROWS_EXCEPTION(UserError, rowConditions(config, weights, data, "a model"));
        data.tags = {};
        data.style = {1};
        QVERIFY_THROWS_EXCEPTION(UserError, rowConditions(config, weights, data, "a model"));
    }
};

QTEST_APPLESS_MAIN(TestStemLm)
#include "tst_stemlm.moc"
