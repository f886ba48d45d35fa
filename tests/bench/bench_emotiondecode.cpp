#include "models/emotion/draw.h"
#include "models/emotion/model.h"
#include "models/emotion/musernet.h"
#include "models/emotion/priornet.h"
#include "models/weighttype.h"
#include "tests/bench/median.h"
#include "tests/bench/yardstick.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>

// How fast the symbolic system writes at the published size, on one thread: codes of the prior
// (goal: 2000 a second; as published 5.3, recurrent in Python 240) and rows of the decoder (300; as
// published 2.45). `ratio`: the weights that are read in a second over what one thread reads from
// the memory at best; above 1 where the last cache helps. `quality` and what follows: PackingLoss
// against fp32, of the type's logits or the codes'.
using namespace antiphon;
using namespace antiphon::emotion;

namespace {

/// Untrained networks of a preset, and codes for them.
struct Networks {
    MuserConfig config;
    PriorConfig priorConfig;
    std::vector<RawTensor> weights, prior;
    std::vector<float> vectors;

    explicit Networks(const char* preset)
        : config(muserPreset(preset, "MEAN_CA_GE")),
          priorConfig(priorPreset(preset, config.codes * 3 / 5, config.length)) {
        weights = weightsOf(MuserNet(config, 1).model());
        prior = weightsOf(PriorNet(priorConfig, 1).model());
        Rng rng(1);
        for (std::int64_t i = 0; i < config.length * config.codeWidth(); ++i)
            vectors.push_back(float(rng.normal()));
    }
};
constexpr const char* presets[] = {"tiny", "compact", "paper"};
const Networks& networks(std::int64_t preset) {
    static std::array<std::unique_ptr<Networks>, 3> made;
    auto& own = made.at(std::size_t(preset));
    if (!own)
        own = std::make_unique<Networks>(presets[preset]);
    return *own;
}
const Networks& paper() {
    return networks(2);
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
    const Networks& p = paper();
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
    const Networks& p = paper();
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

/// Rows that are heard first: twice what a bar of the data holds, or all that a tiny model has.
std::size_t firstRows(const MuserConfig& config) {
    return std::min<std::size_t>(64, std::size_t(config.length) - 2);
}

/// Draws until so many rows are there.
void drawFirst(std::size_t wanted, const MuserDecoder& decoder,
               const std::shared_ptr<const DecoderSource>& source, const WordSampling& sampling,
               Rng& rng, const Resynthesis& resynthesis, Workers& workers) {
    struct Enough {};
    std::size_t count = 0;
    try {
        while (count < wanted)
            drawWords(
                decoder, source, mixOf(2), sampling, WordDictionary::standard(), rng, resynthesis,
                [&](const Word&) {
                    if (++count == wanted)
                        throw Enough();
                },
                &workers);
    } catch (const Enough&) {
    }
}

/// Laps of a stopwatch, in milliseconds of wall time.
class Laps {
public:
    void add(Median& median) {
        const auto now = Clock::now();
        median.add(1e3 * std::chrono::duration<double>(now - m_last).count());
        m_last = now;
    }
    void addAll(Median& median) const {
        median.add(1e3 * std::chrono::duration<double>(Clock::now() - m_begin).count());
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_begin = Clock::now(), m_last = m_begin;
};

/// From pressing the button to the first bar of a new piece, in wall time (goal: 2000 ms in all):
/// all codes of a piece, what the decoder attends to, and the first rows. Weights are in memory,
/// but not packed yet.
void firstBar(benchmark::State& state) {
    const Networks& p = networks(state.range(0));
    const auto type = WeightType(state.range(1));
    const auto width = std::size_t(p.config.codeWidth());
    Workers workers(int(state.range(2)));
    WordSampling sampling;
    sampling.grammar = false; // untrained networks would end at once
    Median ready, codes, source, rows, all;
    for (auto _ : state) {
        Laps laps;
        const PriorDecoder prior(p.priorConfig, p.prior, type, "bench");
        const MuserDecoder decoder(p.config, p.weights, type, "bench");
        laps.add(ready);
        Rng rng(1);
        std::vector<float> vectors;
        for (const std::int32_t code : drawCodes(prior, mixOf(2), 0.9, rng)) {
            const auto from = p.vectors.begin() + std::ptrdiff_t(std::size_t(code) % 32 * width);
            vectors.insert(vectors.end(), from, from + std::ptrdiff_t(width));
        }
        laps.add(codes);
        const auto heard = decoder.source(vectors);
        laps.add(source);
        drawFirst(firstRows(p.config), decoder, heard, sampling, rng, {}, workers);
        laps.add(rows);
        laps.addAll(all);
    }
    state.SetLabel(std::string(presets[state.range(0)]) + " " + std::string(name(type)));
    state.counters["pack_ms"] = ready.value();
    state.counters["codes_ms"] = codes.value();
    state.counters["source_ms"] = source.value();
    state.counters["rows_ms"] = rows.value();
    state.counters["first_bar_ms"] = all.value();
}
BENCHMARK(firstBar)
    ->ArgsProduct({{0, 1, 2}, {0, 1, 2}, {1, 2}})
    ->ArgNames({"preset", "type", "threads"})
    ->Iterations(3)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// From letting go of a slider: the piece is heard by the encoder, its velocities are moved, and
/// the first rows are written with nothing else anew.
void firstMovedBar(benchmark::State& state) {
    const Networks& p = networks(state.range(0));
    const auto type = WeightType(state.range(1));
    Workers workers(int(state.range(2)));
    Muser model;
    model.config = p.config;
    model.weights = p.weights;
    std::vector<Word> piece(std::size_t(p.config.length) - 2);
    piece[0][std::size_t(WordFamily::Type)] = wordtype::emotion;
    for (std::size_t i = 1; i < piece.size(); ++i) { // bars of three notes, one a beat
        Word& row = piece[i];
        row[std::size_t(WordFamily::Type)] = i % 5 < 2 ? wordtype::metrical : wordtype::note;
        if (i % 5 < 2)
            row[std::size_t(WordFamily::BarBeat)] = i % 5 == 0 ? 1 : 2;
        else
            row[std::size_t(WordFamily::Pitch)] = row[std::size_t(WordFamily::Duration)] =
                row[std::size_t(WordFamily::Velocity)] = std::int32_t(1 + i % 9);
    }
    Resynthesis moved{.piece = piece};
    moved.moved[6] = true;
    const WordSampling sampling;
    Median ready, heard, source, rows, all;
    for (auto _ : state) {
        Laps laps;
        const MuserEncoder encoder(model);
        const MuserDecoder decoder(p.config, p.weights, type, "bench");
        laps.add(ready);
        const PieceLatents latents = encoder.encode(piece);
        laps.add(heard);
        const auto codes = decoder.source(latents.vectors, latents.rows);
        laps.add(source);
        Rng rng(1);
        drawFirst(firstRows(p.config), decoder, codes, sampling, rng, moved, workers);
        laps.add(rows);
        laps.addAll(all);
    }
    state.SetLabel(std::string(presets[state.range(0)]) + " " + std::string(name(type)));
    state.counters["pack_ms"] = ready.value();
    state.counters["hear_ms"] = heard.value();
    state.counters["source_ms"] = source.value();
    state.counters["rows_ms"] = rows.value();
    state.counters["first_bar_ms"] = all.value();
}
BENCHMARK(firstMovedBar)
    ->ArgsProduct({{0, 1, 2}, {0, 2}, {1, 2}})
    ->ArgNames({"preset", "type", "threads"})
    ->Iterations(3)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace
