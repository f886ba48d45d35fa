#include "models/quantiser.h"

#include <ATen/ATen.h>

#include "tests/testing.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

void values(const Json& json, std::vector<float>& into) {
    if (json.is_array())
        for (const Json& part : json)
            values(part, into);
    else
        into.push_back(json.get<float>());
}

at::Tensor tensorOf(const Json& json) {
    std::vector<float> list;
    values(json, list);
    std::vector<std::int64_t> shape;
    for (const Json* level = &json; level->is_array(); level = &(*level)[0])
        shape.push_back(std::int64_t(level->size()));
    return at::tensor(list).reshape(shape);
}

bool close(const at::Tensor& ours, const Json& theirs) {
    const at::Tensor wanted = tensorOf(theirs);
    return ours.numel() == wanted.numel() &&
           at::allclose(ours.reshape(wanted.sizes()).to(at::kFloat), wanted, 1e-5, 1e-6);
}

bool same(const at::Tensor& ours, const Json& theirs) {
    return at::equal(ours.to(at::kFloat), tensorOf(theirs));
}

Json reference() {
    const fs::path file = testing::golden() / "guide-memory/vq.json";
    return fs::exists(file) ? readJson(file) : Json();
}

} // namespace

/// guide-memory/vq.json
class GoldenQuantiser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evaluation() {
        const Json json = reference();
        if (json.is_null())
            QSKIP("the golden data are not there");
        Quantiser quantiser(tensorOf(json["centers"]), {});
        const auto result = quantiser.forward(tensorOf(json["x"]), false);
        QVERIFY(same(result.indices, json["eval"]["indices"]));
        QVERIFY(close(result.quantised, json["eval"]["quantized"]));
        QVERIFY(close(result.loss, json["eval"]["loss"]));
    }

    /// Every section of steps; its name tells the settings.
    void training_data() {
        QTest::addColumn<QString>("section");
        const Json json = reference();
        for (const auto& [name, section] : json.items())
            if (name.starts_with("train_"))
                QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
        if (json.is_null())
            QTest::addRow("none") << "";
    }
    void training() {
        QFETCH(QString, section);
        if (section.isEmpty())
            QSKIP("the golden data are not there");
        const Json json = reference();
        const at::Tensor x = tensorOf(json["x"]);
        Quantiser quantiser(tensorOf(json["centers"]), {.learnable = section.contains("learnable"),
                                                        .restart = section.contains("restart"),
                                                        .compat = true});
        for (const Json& step : json[section.toStdString()]) {
            const at::Tensor input = x.clone().requires_grad_();
            const auto result = quantiser.forward(input, true);
            QVERIFY(same(result.indices, step["indices"]));
            QVERIFY(close(result.quantised.detach(), step["quantized"]));
            QVERIFY(close(result.loss.detach(), step["loss"]));
            const at::Tensor weights = at::arange(1, x.size(-1) + 1, x.options());
            (result.loss + 0.1 * (result.quantised * weights).sum()).backward();
            QVERIFY(close(input.grad(), step["grad_x"]));
            if (step["grad_codebook"].is_null())
                QVERIFY(!quantiser.codebook().grad().defined());
            else
                QVERIFY(close(quantiser.codebook().grad(), step["grad_codebook"]));
            QVERIFY(close(quantiser.codebook().detach(), step["codebook_after"]));
            QVERIFY(close(quantiser.usage(), step["usage_after"]));
        }
    }

    /// The reference's codebook gets no gradient; corrected it is that of the mean squared distance
    /// to the inputs of each code.
    void gradientOfCodes() {
        const at::Tensor codes = at::tensor({0.f, 0.f, 4.f, 0.f, 9.f, 9.f}).reshape({3, 2});
        const at::Tensor x = at::tensor({1.f, 0.f, 3.f, 1.f, 0.f, 1.f}).reshape({3, 2});
        Quantiser learnable(codes.clone(), {.learnable = true});
        learnable.forward(x, true).loss.backward();
        QVERIFY(at::allclose(learnable.codebook().grad(),
                             at::tensor({-1.f, -1.f, 1.f, -1.f, 0.f, 0.f}).reshape({3, 2}) / 3));
        Quantiser frozen(codes.clone(), {});
        QVERIFY(!frozen.forward(x, true).loss.requires_grad());
        QCOMPARE(frozen.parameters("q.").size(), std::size_t(0));
        QCOMPARE(learnable.parameters("q.")[0].first, std::string("q.codebook"));
        QCOMPARE(frozen.buffers("q.").size(), std::size_t(2));
    }

    void lowestOfEquals() {
        Quantiser quantiser(at::ones({70, 3}), {});
        QVERIFY(at::equal(quantiser.forward(at::zeros({2, 5, 3}), true).indices,
                          at::zeros({2, 5}, at::kLong)));
    }
};

QTEST_GUILESS_MAIN(GoldenQuantiser)
#include "golden_quantiser.moc"
