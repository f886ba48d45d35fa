#include "tests/testing.h"

#include "models/wav2vec2.h"

#include <cmath>
#include <numbers>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Largest difference beyond the tolerance of 1e-4 relative and absolute, as a multiple of it.
double excess(const Matrix& ours, const Json& theirs) {
    if (ours.rows != theirs.size() || ours.columns != theirs[0].size())
        return INFINITY;
    double worst = 0;
    for (std::size_t r = 0; r < ours.rows; ++r)
        for (std::size_t c = 0; c < ours.columns; ++c) {
            const double wanted = theirs[r][c].get<double>();
            worst = std::max(worst, std::abs(double(ours.row(r)[c]) - wanted) /
                                        (1e-4 * std::abs(wanted) + 1e-4));
        }
    return worst;
}

std::vector<float> inputOf(const Json& input) {
    const auto count = input["samples"].get<std::size_t>();
    const double f1 = input["f1"].get<double>(), f2 = input["f2"].get<double>();
    std::vector<double> x(count);
    double mean = 0, square = 0;
    for (std::size_t n = 0; n < count; ++n) {
        const double turn = 2 * std::numbers::pi * double(n);
        x[n] = 0.6 * std::sin(turn * f1) + 0.3 * std::sin(turn * f2 + 1) +
               0.1 * std::cos(turn * 0.231);
        mean += x[n] / double(count);
    }
    for (const double v : x)
        square += (v - mean) * (v - mean) / double(count);
    std::vector<float> samples;
    for (const double v : x)
        samples.push_back(float((v - mean) / (std::sqrt(square) + 1e-9)));
    return samples;
}

} // namespace

/// guide-memory/wav2vec2_tiny.json
class GoldenWav2Vec2 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStep() {
        const fs::path file = golden() / "guide-memory/wav2vec2_tiny.json";
        if (!fs::exists(file))
            QSKIP("the golden data are not there");
        const Json json = readJson(file);
        std::vector<RawTensor> tensors;
        for (const auto& [name, tensor] : json["weights"].items())
            tensors.push_back(RawTensor::of(name, tensor["shape"].get<std::vector<std::int64_t>>(),
                                            tensor["data"].get<std::vector<float>>()));
        const Json& config = json["config"];
        const Wav2Vec2 model(
            wav2vec2Weights(tensors, file.string(), config["heads"].get<std::int64_t>()));
        QCOMPARE(model.config().positionGroups, config["pos_groups"].get<std::int64_t>());
        QCOMPARE(model.config().layers, config["layers"].get<std::int64_t>());
        const std::vector<float> samples = inputOf(json["input"]);
        for (std::size_t i = 0; i < json["input"]["first8"].size(); ++i)
            QVERIFY(std::abs(samples[i] - json["input"]["first8"][i].get<double>()) < 1e-6);
        Wav2Vec2::Trace trace;
        const Matrix output = model.forward(samples, &trace);
        QVERIFY2(excess(trace.convolved, json["conv_output"]) < 1, "conv_output");
        QVERIFY2(excess(trace.projected, json["after_projection"]) < 1, "after_projection");
        QVERIFY2(excess(trace.positioned, json["after_pos_conv"]) < 1, "after_pos_conv");
        QVERIFY2(excess(output, json["output"]) < 1, "output");
    }
};

QTEST_GUILESS_MAIN(GoldenWav2Vec2)
#include "golden_wav2vec2.moc"
