#include "tests/testing.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/smallkernels.h"
#include "models/smalloptimiser.h"

#include <bit>
#include <cmath>

using namespace antiphon;

namespace {

std::vector<float> noise(std::size_t count, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<float> values(count);
    for (float& v : values)
        v = float(rng.normal());
    return values;
}

SmallNet made(std::vector<std::size_t> widths, SmallNet::Activation activation,
              std::uint64_t seed = 1) {
    SmallNet net(widths, activation);
    Rng rng(seed);
    net.initUniform(rng);
    return net;
}

/// The plain formula in double.
std::vector<double> reference(const SmallNet& net, std::span<const float> in) {
    std::vector<double> x(in.begin(), in.end());
    const std::vector<float> all = net.parameters();
    const float* p = all.data();
    for (std::size_t l = 0; l < net.layers().size(); ++l) {
        const auto [ins, outs] = net.layers()[l];
        std::vector<double> y(outs);
        for (std::size_t o = 0; o < outs; ++o) {
            y[o] = double(p[ins * outs + o]);
            for (std::size_t i = 0; i < ins; ++i)
                y[o] += double(p[o * ins + i]) * x[i];
            if (l + 1 < net.layers().size())
                y[o] = net.activation() == SmallNet::Activation::Relu ? std::max(y[o], 0.0)
                                                                      : std::tanh(y[o]);
        }
        p += (ins + 1) * outs;
        x = y;
    }
    return x;
}

std::vector<Simd> levels() {
    std::vector<Simd> found;
    for (const Simd level : {Simd::Baseline, Simd::Avx2, Simd::Avx512}) {
        limitSimd(level);
        if (simd() == level)
            found.push_back(level);
    }
    limitSimd(Simd::Avx512);
    return found;
}

bool sameBits(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

} // namespace

class TestSmallNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { limitSimd(Simd::Avx512); }

    void outputsAreTheFormulas() {
        for (const auto activation : {SmallNet::Activation::Relu, SmallNet::Activation::Tanh})
            for (const auto& widths : std::vector<std::vector<std::size_t>>{{1, 1},
                                                                            {5, 3},
                                                                            {32, 64, 64, 7},
                                                                            {69, 64, 64, 27},
                                                                            {9, 20, 33, 81},
                                                                            {4, 256, 1}}) {
                SmallNet net = made(widths, activation);
                const auto x = noise(net.inputs() * 5, 2);
                std::vector<float> many(net.outputs() * 5), one(net.outputs());
                net.forwardBatch(x, 5, many);
                for (std::size_t r = 0; r < 5; ++r) {
                    const auto row = std::span(x).subspan(r * net.inputs(), net.inputs());
                    const auto expected = reference(net, row);
                    net.forward(row, one);
                    std::size_t best = 0;
                    for (std::size_t o = 0; o < one.size(); ++o) {
                        QVERIFY(std::abs(double(one[o]) - expected[o]) < 2e-6);
                        QCOMPARE(one[o], many[r * one.size() + o]); // a row alone as among others
                        best = one[o] > one[best] ? o : best;
                    }
                    QCOMPARE(net.greedy(row), best);
                }
            }
    }

    /// Forward, backward and both optimisers over some steps.
    void everyProcessorGivesTheSameBits() {
        QVERIFY(!levels().empty());
        for (const auto activation : {SmallNet::Activation::Relu, SmallNet::Activation::Tanh})
            for (const auto kind :
                 {SmallOptimiser::Settings::Kind::Adam, SmallOptimiser::Settings::Kind::RmsProp})
                for (const auto& widths : std::vector<std::vector<std::size_t>>{
                         {32, 64, 64, 7}, {69, 64, 64, 27}, {7, 20, 33, 81}, {3, 100, 1}}) {
                    std::vector<float> first;
                    for (const Simd level : levels()) {
                        limitSimd(level);
                        SmallNet net = made(widths, activation);
                        SmallNet* nets[] = {&net};
                        SmallOptimiser optimiser({.kind = kind, .rate = 0.01, .eps = 1e-5}, nets);
                        for (std::size_t step = 0; step < 6; ++step) {
                            const std::size_t rows = 31 + step % 3;
                            const auto x = noise(rows * net.inputs(), step);
                            std::vector<float> y(rows * net.outputs());
                            net.forwardBatch(x, rows, y);
                            net.backward(x, y, rows);
                            optimiser.step(nets, 0.5);
                        }
                        auto result = net.parameters();
                        for (const auto& tensor : optimiser.tensors(0, net, "")) {
                            const auto moments = tensor.floats();
                            result.insert(result.end(), moments.begin(), moments.end());
                        }
                        if (first.empty())
                            first = result;
                        QVERIFY(sameBits(result, first));
                    }
                }
    }

    /// Where the processor lacks the instruction: ties, numbers of very different size, denormal
    /// and infinite ones.
    void fusedProductsAreRoundedOnce() {
        std::vector<float> numbers = {0.f,        1.f,           -1.f,      0x1p-149f,
                                      -0x1p-149f, 0x1p-126f,     1e-30f,    3e38f,
                                      -3e38f,     1e30f,         INFINITY,  -INFINITY,
                                      NAN,        0x1.000002p0f, 0x1p24f,   0x1.fffffep-1f,
                                      0x1.8p-25f, -0x1p-24f,     0x1p-100f, 0x1.555556p0f};
        for (const float x : noise(20, 3))
            numbers.push_back(x);
        for (const Simd level : levels()) {
            limitSimd(level);
            for (const float a : numbers)
                for (const float b : numbers)
                    for (const float c : numbers) {
                        const std::vector<float> right(16, b), bias(16, c);
                        std::vector<float> out(16);
                        smallKernels().product({.left = &a,
                                                .leftStride = 1,
                                                .right = right.data(),
                                                .rightStride = 16,
                                                .bias = bias.data(),
                                                .shaped = nullptr,
                                                .out = out.data(),
                                                .outStride = 16,
                                                .rows = 1,
                                                .terms = 1,
                                                .columns = 16,
                                                .finish = Finish::None});
                        const float expected = std::fma(a, b, c) + 0.f; // the chain of odd terms
                        for (const float x : out)
                            QVERIFY(std::isnan(expected) ? std::isnan(x) : x == expected);
                    }
        }
    }

    void functionsAreAccurate() {
        std::vector<float> x, e(20001);
        for (int i = -10000; i <= 10000; ++i)
            x.push_back(float(i) * 0.0087f);
        smallKernels().exponentials(x.data(), e.data(), x.size());
        SmallNet net = made({1, 1, 1}, SmallNet::Activation::Tanh);
        net.setParameters(std::vector<float>{1, 0, 1, 0}); // tanh alone
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double exact = std::exp(double(x[i]));
            QVERIFY(std::abs(double(e[i]) / exact - 1) < 2e-7);
            float y = 0;
            const float small = x[i] * 0.1f;
            net.forward({&small, 1}, {&y, 1});
            const double slope = std::tanh(double(small));
            QVERIFY(std::abs(double(y) - slope) <= 1.5e-7 * std::abs(slope));
        }
    }

    void optimisersAreTheFormulas() {
        for (const auto kind :
             {SmallOptimiser::Settings::Kind::Adam, SmallOptimiser::Settings::Kind::RmsProp}) {
            SmallNet one = made({3, 4, 2}, SmallNet::Activation::Relu, 1);
            SmallNet two = made({3, 1}, SmallNet::Activation::Relu, 2);
            SmallNet* nets[] = {&one, &two};
            SmallOptimiser optimiser({.kind = kind, .rate = 0.01, .eps = 1e-5}, nets);
            std::vector<double> p, m, v;
            const auto joined = [&](auto values) {
                std::vector<double> all;
                for (const SmallNet* net : nets)
                    for (const float x : values(*net))
                        all.push_back(double(x));
                return all;
            };
            p = joined([](const SmallNet& net) { return net.parameters(); });
            m.resize(p.size());
            v.resize(p.size());
            for (int step = 1; step <= 20; ++step) {
                const auto x = noise(3 * 8, std::uint64_t(step));
                for (SmallNet* net : nets) {
                    std::vector<float> y(8 * net->outputs());
                    net->forwardBatch(x, 8, y);
                    net->backward(x, y, 8);
                }
                const auto g = joined([](const SmallNet& net) { return net.gradients(); });
                double norm = 0;
                for (const double d : g)
                    norm += d * d;
                norm = std::sqrt(norm);
                QVERIFY(std::abs(optimiser.step(nets, 2) / norm - 1) < 1e-6);
                const double scale = std::min(1.0, 2 / (norm + 1e-6));
                for (std::size_t i = 0; i < p.size(); ++i) {
                    const double d = g[i] * scale;
                    if (kind == SmallOptimiser::Settings::Kind::Adam) {
                        m[i] = 0.9 * m[i] + 0.1 * d;
                        v[i] = 0.999 * v[i] + 0.001 * d * d;
                        p[i] -= 0.01 / (1 - std::pow(0.9, step)) * m[i] /
                                (std::sqrt(v[i] / (1 - std::pow(0.999, step))) + 1e-5);
                    } else {
                        v[i] = 0.99 * v[i] + 0.01 * d * d;
                        p[i] -= 0.01 * d / (std::sqrt(v[i]) + 1e-5);
                    }
                }
                const auto now = joined([](const SmallNet& net) { return net.parameters(); });
                for (std::size_t i = 0; i < p.size(); ++i)
                    QVERIFY(std::abs(now[i] - p[i]) < 2e-6 * step);
            }
        }
    }

    void optimisersGoOnFromTheirTensors() {
        for (const auto kind :
             {SmallOptimiser::Settings::Kind::Adam, SmallOptimiser::Settings::Kind::RmsProp}) {
            SmallNet net = made({3, 20, 2}, SmallNet::Activation::Tanh);
            SmallNet* nets[] = {&net};
            const auto steps = [&](SmallOptimiser& optimiser, SmallNet& of, std::uint64_t from) {
                SmallNet* these[] = {&of};
                for (std::uint64_t s = from; s < from + 5; ++s) {
                    const auto x = noise(3 * 8, s);
                    std::vector<float> y(8 * 2);
                    of.forwardBatch(x, 8, y);
                    of.backward(x, y, 8);
                    optimiser.step(these, 0);
                }
            };
            SmallOptimiser optimiser({.kind = kind}, nets);
            steps(optimiser, net, 0);
            SmallNet copy = made({3, 20, 2}, SmallNet::Activation::Tanh, 9);
            copy.load(net.tensors("a."), "a.", "here");
            SmallNet* copies[] = {&copy};
            SmallOptimiser restored({.kind = kind}, copies);
            restored.load(0, copy, optimiser.tensors(0, net, "o."), "o.", "here");
            restored.setSteps(optimiser.steps());
            steps(optimiser, net, 5);
            steps(restored, copy, 5);
            QVERIFY(sameBits(net.parameters(), copy.parameters()));
        }
    }

    void momentsOfTheDeadEndAtNothing() {
        SmallNet net = made({2, 16, 1}, SmallNet::Activation::Relu);
        SmallNet* nets[] = {&net};
        SmallOptimiser optimiser({.rate = 0}, nets);
        std::vector<float> y(1);
        for (int step = 0; step < 3000; ++step) {
            const std::vector<float> x(2, step ? 0.f : 1.f);
            net.forwardBatch(x, 1, y);
            net.backward(x, std::vector<float>{step ? 0.f : 1.f}, 1);
            optimiser.step(nets, 0);
        }
        for (const auto& tensor : optimiser.tensors(0, net, ""))
            for (const float m : tensor.floats())
                QVERIFY(m == 0 || std::abs(m) > 1e-36f);
        QCOMPARE(optimiser.tensors(0, net, "")[0].name, std::string("exp_avg.0.weight"));
        for (const float m : optimiser.tensors(0, net, "")[0].floats())
            QCOMPARE(m, 0.f);
    }

    void startsAsPyTorchDoes() {
        SmallNet net = made({16, 64, 4}, SmallNet::Activation::Tanh);
        float largest = 0;
        const auto all = net.tensors("");
        for (const float w : all[0].floats())
            largest = std::max(largest, std::abs(w));
        QVERIFY(largest <= 0.25f && largest > 0.24f);
        Rng rng(1);
        net.initOrthogonal(rng, std::sqrt(2.f), 0.01f);
        const auto tensors = net.tensors("");
        QCOMPARE(tensors[0].name, std::string("0.weight"));
        QCOMPARE(tensors[3].name, std::string("2.bias"));
        QCOMPARE(tensors[0].shape, (std::vector<std::int64_t>{64, 16}));
        const auto tall = tensors[0].floats(), wide = tensors[2].floats();
        for (std::size_t a = 0; a < 16; ++a)
            for (std::size_t b = 0; b < 16; ++b) {
                double dot = 0;
                for (std::size_t o = 0; o < 64; ++o)
                    dot += double(tall[o * 16 + a]) * double(tall[o * 16 + b]);
                QVERIFY(std::abs(dot - (a == b ? 2 : 0)) < 1e-5);
            }
        for (std::size_t a = 0; a < 4; ++a)
            for (std::size_t b = 0; b < 4; ++b) {
                double dot = 0;
                for (std::size_t i = 0; i < 64; ++i)
                    dot += double(wide[a * 64 + i]) * double(wide[b * 64 + i]);
                QVERIFY(std::abs(dot - (a == b ? 1e-4 : 0)) < 1e-9);
            }
        for (const float bias : tensors[1].floats())
            QCOMPARE(bias, 0.f);
    }

    void wrongTensorsAreNamed() {
        SmallNet net = made({3, 4, 2}, SmallNet::Activation::Relu);
        auto tensors = net.tensors("q.");
        tensors[2].shape = {2, 5};
        tensors[2].bytes.resize(40);
        try {
            net.load(tensors, "q.", "agent.zip");
            QFAIL("loaded");
        } catch (const UserError& error) {
            const std::string text = error.what();
            QVERIFY(text.find("agent.zip") != std::string::npos);
            QVERIFY(text.find("q.2.weight") != std::string::npos);
        }
        QVERIFY_EXCEPTION_THROWN(SmallNet(std::vector<std::size_t>{3, 2000}, {}), UserError);
        QVERIFY_EXCEPTION_THROWN(SmallNet(std::vector<std::size_t>{3}, {}), UserError);
        QVERIFY_EXCEPTION_THROWN(net.setParameters(std::vector<float>(3)), UserError);
    }
};

QTEST_GUILESS_MAIN(TestSmallNet)
#include "tst_smallnet.moc"
