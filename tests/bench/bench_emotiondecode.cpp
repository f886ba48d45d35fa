#include "models/emotion/draw.h"
#include "models/emotion/musernet.h"
#include "models/emotion/priornet.h"
#include "models/weighttype.h"
#include "tests/bench/median.h"
#include "tests/bench/yardstick.h"

#include <benchmark/benchmark.h>

#include <cmath>

// How fast the symbolic system writes at the published size, on one thread: codes of the prior
// (goal: 2000 a second; as published 5.3, recurrent in Python 240) and rows of the decoder (300; as
// published 2.45). `ratio`: the weights that are read in a second over what one thread reads from
// the memory at best; above 1 where the last cache helps. `quality` and what follows: PackingLoss
// against fp32, of the type's logits or the codes'.
using namespace antiphon;
using namespace antiphon::emotion;

namespace {

struct Paper {
    MuserConfig config;
    PriorConfig priorConfig = priorPreset("paper", 300, 1024);
    std::vector<RawTensor> weights, prior;
    std::vector<float> vectors;

    Paper() {
        weights = weightsOf(MuserNet(config, 1).model());
        prior = weightsOf(PriorNet(priorConfig, 1).model());
        Rng rng(1);
        for (std::int64_t i = 0; i < config.length * config.codeWidth(); ++i)
            vectors.push_back(float(rng.normal()));
    }
};
const Paper& paper() {
    static const Paper paper;
    return paper;
}

void tell(benchmark::State& state, WeightType type, const PackingLoss& loss) {
    state.SetLabel(std::string(name(type)));
    state.counters["quality"] = loss.logits;
    state.counters["same"] = loss.sameLabels;
    state.counters["moved"] = loss.probabilities;
}

void priorCodes(benchmark::State& state) {
    constexpr std::size_t count = 256;
    const auto type = WeightType(state.range(0));
    const Paper& p = paper();
    const PriorDecoder decoder(p.priorConfig, p.prior, type, "bench");
    const auto codes = std::size_t(p.priorConfig.codes);
    const auto logitsOf = [&](const PriorDecoder& from) {
        std::vector<float> all(count * codes);
        PriorDecoder::State at = from.start();
        from.step(at, mixOf(1), std::span(all).first(codes));
        for (std::size_t i = 1; i < count; ++i)
            from.step(at, std::int32_t(i * 7 % codes), std::span(all).subspan(i * codes, codes));
        return all;
    };
    Median rate, ratio;
    for (auto _ : state) {
        const double read = readYardstickBytes / secondsOf([] { readYardstick(); });
        Rng rng(1);
        rate.add(double(p.priorConfig.length) /
                 secondsOf([&] { drawCodes(decoder, mixOf(2), 0.9, rng); }));
        ratio.add(rate.last() * double(decoder.bytes()) / read);
    }
    state.counters["codes_per_s"] = rate.value();
    state.counters["ratio"] = ratio.value();
    tell(state, type,
         packingLoss(logitsOf(decoder),
                     logitsOf(PriorDecoder(p.priorConfig, p.prior, WeightType::Fp32, "bench")),
                     codes));
}
BENCHMARK(priorCodes)
    ->ArgsProduct({{0, 1, 2}})
    ->ArgName("type")
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);

/// Draws 128 rows, without the source.
void decoderRows(benchmark::State& state) {
    const auto type = WeightType(state.range(0));
    const Paper& p = paper();
    const MuserDecoder decoder(p.config, p.weights, type, "bench"),
        exact(p.config, p.weights, WeightType::Fp32, "bench");
    struct Enough {};
    std::vector<Word> words;
    Median rate, ratio, start;
    std::shared_ptr<const DecoderSource> source;
    for (auto _ : state) {
        const double read = readYardstickBytes / secondsOf([] { readYardstick(); });
        start.add(secondsOf([&] { source = decoder.source(p.vectors); }));
        WordSampling sampling;
        sampling.grammar = false; // untrained networks would end at once
        Rng rng(1);
        words.clear();
        rate.add(128 / secondsOf([&] {
                     try {
                         drawWords(decoder, source, mixOf(2), sampling, WordDictionary::standard(),
                                   rng, {}, [&](const Word& word) {
                                       words.push_back(word);
                                       if (words.size() > 128)
                                           throw Enough();
                                   });
                     } catch (const Enough&) {
                     }
                 }) *
                 double(words.size() - 1) / 128);
        ratio.add(rate.last() * double(decoder.bytes()) / read);
    }
    const auto logitsOf = [&](const MuserDecoder& from) {
        std::vector<float> all;
        MuserDecoder::State at = from.start(from.source(p.vectors), mixOf(2));
        for (const Word& word : words) {
            std::vector<float> pitches(std::size_t(p.config.sizes[std::size_t(WordFamily::Pitch)])),
                types(4);
            from.step(at, word, types);
            from.family(at, WordFamily::Pitch, wordtype::note, pitches);
            all.insert(all.end(), pitches.begin(), pitches.end());
        }
        return all;
    };
    state.counters["rows_per_s"] = rate.value();
    state.counters["ratio"] = ratio.value();
    state.counters["source_ms"] = start.value() * 1000;
    tell(state, type,
         packingLoss(logitsOf(decoder), logitsOf(exact),
                     std::size_t(p.config.sizes[std::size_t(WordFamily::Pitch)])));
}
BENCHMARK(decoderRows)
    ->ArgsProduct({{0, 1, 2}})
    ->ArgName("type")
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);

} // namespace
