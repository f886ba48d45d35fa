#include "tests/models/randomcodec.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/stem/balancer.h"
#include "models/stem/discriminator.h"
#include "models/stem/melloss.h"
#include "models/stem/residualquantiser.h"
#include "models/stem/seanet.h"

#include <torch/torch.h>

// What codecs are trained with.
using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

at::Tensor normal(std::initializer_list<std::int64_t> shape, std::uint64_t seed) {
    const at::Tensor tensor = at::zeros(at::IntArrayRef(shape));
    Rng rng(seed);
    for (float* to = tensor.data_ptr<float>(); to < tensor.data_ptr<float>() + tensor.numel();)
        *to++ = float(rng.normal());
    return tensor;
}

at::Tensor buffer(ResidualQuantiser& quantiser, std::int64_t book, const std::string& what) {
    return quantiser.named_buffers()["vq.layers." + std::to_string(book) + "._codebook." + what];
}

double far(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

} // namespace

class TestCodecNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The gradient passes to the latents as if nothing were quantised.
    void straightThrough() {
        ResidualQuantiser quantiser(3, 8, 5);
        const at::Tensor latents = normal({2, 5, 20}, 1).requires_grad_(true);
        const at::Tensor weights = normal({2, 5, 20}, 2);
        const auto result = quantiser.forward(latents, 7);
        QVERIFY(far(result.quantised, latents) > 0.01);
        (result.quantised * weights).sum().backward();
        QVERIFY(far(latents.grad(), weights) < 1e-6);
    }

    /// Of every level with the detach, of the first alone without it.
    void commitment() {
        const at::Tensor values = normal({1, 4, 30}, 3);
        for (const bool detaches : {true, false}) {
            QuantiserSettings settings;
            settings.detaches = detaches;
            ResidualQuantiser quantiser(3, 6, 4, settings);
            quantiser.forward(values, 1); // starts the books
            quantiser.eval();
            const at::Tensor latents = values.clone().requires_grad_(true);
            const auto result = quantiser.forward(latents, 2);
            result.commitment.backward();
            // (row - residual)^2 of a level pulls by the difference; all of them are summed.
            at::Tensor wanted = at::zeros_like(values), residual = values;
            for (std::int64_t k = 0; k < (detaches ? 3 : 1); ++k) {
                const at::Tensor rows = buffer(quantiser, k, "embed")
                                            .index_select(0, result.codes[0][k])
                                            .t()
                                            .unsqueeze(0);
                wanted = wanted + 2 * (residual - rows) / (3 * double(values.numel()));
                residual = residual - rows;
            }
            QVERIFY(far(latents.grad(), wanted) < 1e-7);
        }
    }

    void booksStartFromMeans() {
        // Three heaps; of the first book's four rows three become their middles.
        const at::Tensor middles = at::tensor({5.f, 0.f, -4.f, 3.f, 0.f, -6.f}).view({3, 2});
        const at::Tensor which = at::arange(90).remainder(3);
        const at::Tensor rows = middles.index_select(0, which) + 0.01 * normal({90, 2}, 4);
        const auto start = [&](std::uint64_t seed) {
            QuantiserSettings settings;
            settings.decay = 1; // nothing moves after the start
            settings.expiry = 0;
            ResidualQuantiser quantiser(2, 3, 2, settings);
            quantiser.forward(rows.t().unsqueeze(0), seed);
            return std::pair(buffer(quantiser, 0, "embed"), buffer(quantiser, 0, "cluster_size"));
        };
        const auto [embed, counts] = start(1);
        for (std::int64_t m = 0; m < 3; ++m) {
            const at::Tensor distances = (embed - middles[m]).square().sum(1);
            QVERIFY(distances.min().item<double>() < 1e-3);
        }
        QVERIFY(far(counts, at::full({3}, 30.f)) == 0);
        QVERIFY(at::equal(start(1).first, embed));
    }

    /// More rows than distinct vectors: all of them are vectors of the batch.
    void fewVectorsStartManyRows() {
        ResidualQuantiser quantiser(1, 16, 3);
        const at::Tensor rows = normal({1, 3, 5}, 5);
        const auto result = quantiser.forward(rows, 1);
        QVERIFY(far(result.quantised, rows) < 1e-6);
        QVERIFY(buffer(quantiser, 0, "embed").isfinite().all().item<bool>());
    }

    void movingAverages() {
        QuantiserSettings settings;
        settings.expiry = 0;
        ResidualQuantiser quantiser(1, 2, 1, settings);
        const auto set = [&](const char* what, const at::Tensor& to) {
            buffer(quantiser, 0, what).copy_(to.view(buffer(quantiser, 0, what).sizes()));
        };
        set("embed", at::tensor({0.f, 10.f}));
        set("embed_avg", at::tensor({0.f, 10.f}));
        set("cluster_size", at::tensor({1.f, 1.f}));
        set("inited", at::ones({1}));
        const auto result = quantiser.forward(at::tensor({1.f, 2.f, 9.f}).view({1, 1, 3}), 1);
        QVERIFY(at::equal(result.codes.flatten(), at::tensor({0, 0, 1}).to(at::kLong)));
        QVERIFY(far(buffer(quantiser, 0, "cluster_size"), at::tensor({1.01f, 1.f})) < 1e-6);
        QVERIFY(far(buffer(quantiser, 0, "embed_avg").flatten(), at::tensor({0.03f, 9.99f})) <
                1e-6);
        QVERIFY(far(buffer(quantiser, 0, "embed").flatten(), at::tensor({0.03f / 1.01f, 9.99f})) <
                1e-4);
        // Evaluating changes nothing.
        quantiser.eval();
        const at::Tensor before = buffer(quantiser, 0, "embed").clone();
        quantiser.forward(at::tensor({5.f}).view({1, 1, 1}), 1);
        QVERIFY(at::equal(buffer(quantiser, 0, "embed"), before));
    }

    void unusedRowsBeginAnew() {
        for (const double expiry : {0.0, 0.2}) {
            QuantiserSettings settings;
            settings.expiry = expiry;
            ResidualQuantiser quantiser(1, 8, 2, settings);
            quantiser.forward(normal({1, 2, 40}, 6), 1);
            // From now on everything is elsewhere.
            std::set<std::int64_t> used;
            for (std::uint64_t step = 2; step < 300; ++step) {
                const at::Tensor codes =
                    quantiser.forward(normal({1, 2, 40}, step) + 100, step).codes;
                if (step < 280)
                    continue;
                for (std::int64_t i = 0; i < codes.numel(); ++i)
                    used.insert(codes.flatten()[i].item<std::int64_t>());
            }
            if (expiry > 0)
                QVERIFY2(used.size() >= 7, qPrintable(QString::number(used.size())));
            else
                QVERIFY2(used.size() <= 2, qPrintable(QString::number(used.size())));
        }
    }

    void vectorsThatAreNoNumbersAreRefused() {
        ResidualQuantiser quantiser(1, 4, 2);
        QVERIFY_EXCEPTION_THROWN(quantiser.forward(at::full({1, 2, 8}, NAN), 1), UserError);
    }

    void gradientsReachEveryWeight() {
        CodecNet net(smallCodec(), 1);
        net.model().mode(true);
        const at::Tensor x = normal({2, 1, 480}, 1);
        const auto quantised = net.quantiser().forward(net.encode(x), 1);
        const at::Tensor y = net.decode(quantised.quantised);
        QCOMPARE(y.size(2), std::int64_t(480));
        ((y - x).square().mean() + quantised.commitment).backward();
        for (const auto& [name, weight] : net.model().parameters) {
            QVERIFY2(weight.grad().defined(), name.c_str());
            QVERIFY2(weight.grad().abs().max().item<double>() > 0, name.c_str());
        }
    }

    /// Each loss gets its share of the gradient whatever its scale.
    void balancing() {
        const at::Tensor w = normal({4, 1, 10}, 1).requires_grad_(true);
        const auto gradient = [&](double scale, bool balanced) {
            GradientBalancer balancer(2);
            at::Tensor total;
            for (int step = 0; step < 3; ++step) {
                const at::Tensor y = 2 * w;
                const at::Tensor leaf = y.detach().requires_grad_(true);
                const std::vector<WeightedLoss> losses = {{"a", 3, scale * leaf.square().sum()},
                                                          {"b", 1, (leaf - 1).square().sum()}};
                total = balanced ? balancer.pull(y, leaf, losses) : pullOfSum(y, leaf, losses);
            }
            return torch::autograd::grad({total}, {w})[0];
        };
        QVERIFY(far(gradient(1, true), gradient(1000, true)) < 1e-5);
        const at::Tensor y = 2 * w.detach();
        const auto unit = [](const at::Tensor& g) { return g / g.flatten(1).norm(2, {1}).mean(); };
        QVERIFY(far(gradient(1, true), 2 * (0.75 * unit(y) + 0.25 * unit(y - 1))) < 1e-5);
        QVERIFY(far(gradient(1, false), 2 * (3 * 2 * y + 2 * (y - 1))) < 1e-4);
    }

    void melDistances() {
        const MelDistance distance(16000, 8, 11);
        const at::Tensor a = 0.1 * normal({2, 1, 8000}, 1), b = 0.1 * normal({2, 1, 8000}, 2);
        QCOMPARE(distance.logarithmic(a, a).item<double>(), 0.0);
        QCOMPARE(distance.loss(a, a).item<double>(), 0.0);
        // Ten times as loud: log10 differs by 1 wherever there is something to hear.
        QVERIFY(std::abs(distance.logarithmic(10 * a, a).item<double>() - 1) < 0.15);
        QVERIFY(distance.logarithmic(a, b).item<double>() <
                distance.logarithmic(a, 0 * a).item<double>());
        const at::Tensor made = at::zeros_like(a).requires_grad_(true);
        distance.loss(made, a).backward();
        QVERIFY(made.grad().isfinite().all().item<bool>());
        // As many frames as there are hops.
        QCOMPARE(MelSpectra(16000, 256).of(a).size(3), std::int64_t(8000 / 64));
    }

    void narrowBandsTellNotesApart() {
        const auto loudest = [](double hz, std::int64_t bands) {
            const at::Tensor time = at::arange(16000).to(at::kDouble) / 16000;
            const at::Tensor sine = (time * (2 * M_PI * hz)).sin().to(at::kFloat).view({1, 1, -1});
            return MelSpectra(16000, 4096, bands).of(sine).mean(-1).argmax(-1).item<std::int64_t>();
        };
        QCOMPARE(loudest(233.08, 64), loudest(220, 64)); // a and b flat
        QVERIFY(loudest(233.08, 256) != loudest(220, 256));
    }

    void theDiscriminatorLearns() {
        SpectralDiscriminator discriminator(1, 4, {512, 128});
        Rng rng(1);
        discriminator.initialise(rng);
        torch::optim::Adam adam(discriminator.parameters(), torch::optim::AdamOptions(3e-3));
        const at::Tensor time = at::arange(4000).to(at::kFloat) * 0.1;
        double first = 0, last = 0;
        for (std::uint64_t step = 0; step < 40; ++step) {
            const at::Tensor recorded =
                (time + normal({4, 1, 1}, step)).sin() + 0.01 * normal({4, 1, 4000}, step);
            const at::Tensor made = normal({4, 1, 4000}, step + 100);
            const auto heard = discriminator.listen(recorded);
            const auto other = discriminator.listen(made);
            QCOMPARE(heard.size(), std::size_t(2));
            QCOMPARE(heard[0].layers.size(), std::size_t(5));
            const at::Tensor loss = discriminatorLoss(heard, other);
            (step == 0 ? first : last) = loss.item<double>();
            adam.zero_grad();
            loss.backward();
            adam.step();
            QVERIFY(featureLoss(heard, other).item<double>() > 0);
        }
        QVERIFY2(last < 0.5 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
        const at::Tensor noise = normal({4, 1, 4000}, 1000);
        QVERIFY(adversarialLoss(discriminator.listen(time.sin().view({1, 1, -1}))).item<double>() <
                adversarialLoss(discriminator.listen(noise)).item<double>());
    }
};

QTEST_GUILESS_MAIN(TestCodecNet)
#include "tst_codecnet.moc"
