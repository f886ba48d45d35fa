#include "models/stem/songfigures.h"

#include "core/dsp/melgram.h"
#include "core/error.h"
#include "core/text.h"
#include "models/stem/items.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace antiphon::stem {

namespace {

constexpr MelgramSettings heardAs{.rate = 22050, .window = 1024, .hop = 512, .bands = 24};
constexpr double secondsAtOnce = 30;
constexpr float stillness = -60; ///< dB below the loudest

} // namespace

Json songFigureSettings() {
    return {{"rate", heardAs.rate},
            {"window", heardAs.window},
            {"hop", heardAs.hop},
            {"bands", heardAs.bands},
            {"statistics", {"mean", "deviation", "change"}}};
}

std::vector<float> figuresOf(Matrix power) {
    const std::size_t bands = heardAs.bands;
    if (power.values.empty())
        return {};
    const double loudest = *std::ranges::max_element(power.values);
    if (!(loudest > 0))
        return {};
    toDecibels(power, loudest);
    std::vector<double> sum(bands), squares(bands), change(bands);
    std::size_t frames = 0, steps = 0, before = power.rows;
    for (std::size_t r = 0; r < power.rows; ++r) {
        const auto row = power.row(r);
        if (*std::ranges::max_element(row) < stillness)
            continue;
        const bool follows = before + 1 == r;
        for (std::size_t b = 0; b < bands; ++b) {
            sum[b] += row[b];
            squares[b] += double(row[b]) * row[b];
            if (follows)
                change[b] += std::abs(double(row[b]) - power.row(before)[b]);
        }
        ++frames;
        steps += follows;
        before = r;
    }
    if (frames < 2)
        return {};
    double level = 0;
    for (const double total : sum)
        level += total / double(frames) / double(bands);
    std::vector<float> figures;
    for (const double total : sum)
        figures.push_back(float(total / double(frames) - level));
    for (std::size_t b = 0; b < bands; ++b) {
        const double mean = sum[b] / double(frames);
        figures.push_back(
            float(std::sqrt(std::max(0.0, squares[b] / double(frames) - mean * mean))));
    }
    for (const double total : change)
        figures.push_back(float(total / std::max<double>(1, double(steps))));
    return figures;
}

std::vector<float> figuresOf(const Song& song, JobContext& context) {
    constexpr double rate = heardAs.rate;
    Song heard = song; // as if it were at that rate
    heard.rate = heardAs.rate;
    heard.range = {std::int64_t(double(song.range.begin) / song.rate * rate),
                   std::int64_t(double(song.range.end) / song.rate * rate)};
    Matrix power(0, heardAs.bands);
    std::size_t nonFinite = 0;
    const auto block = std::int64_t(secondsAtOnce * rate);
    for (std::int64_t at = heard.range.begin; at < heard.range.end; at += block) {
        const std::int64_t count = std::min(block, heard.range.end - at);
        std::vector<float> sum(std::size_t(count), 0.f);
        for (const StemTrack& stem : heard.stems) {
            const std::vector<float> samples = readStem(heard, stem, at, count, &nonFinite);
            std::ranges::transform(samples, sum, sum.begin(), std::plus());
            context.checkpoint();
        }
        const Matrix mel = melPower(sum, heardAs, [&] { context.checkpoint(); });
        power.rows += mel.rows;
        power.values.insert(power.values.end(), mel.values.begin(), mel.values.end());
    }
    if (nonFinite > 0)
        context.log(song.name + ": " + counted(nonFinite, "sample") +
                    " of its stems are no numbers and count as silence.");
    std::vector<float> figures = figuresOf(std::move(power));
    if (figures.empty())
        throw UserError(song.name + ": is silent; there is nothing to hear in it.");
    return figures;
}

} // namespace antiphon::stem
