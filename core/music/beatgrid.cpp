#include "core/music/beatgrid.h"

#include "core/error.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace antiphon {

namespace {

constexpr double leastGap = 0.001, downbeatReach = 0.07;
constexpr double roundingSlack = 1e-9; ///< of a tempo's multiples

/// Index of the beat nearest to `seconds`; there is one at least.
std::size_t nearestBeat(const std::vector<double>& beats, double seconds) {
    const auto after = std::ranges::lower_bound(beats, seconds);
    if (after == beats.begin())
        return 0;
    const auto before = after - 1;
    const bool later = after != beats.end() && *after - seconds < seconds - *before;
    return std::size_t((later ? after : before) - beats.begin());
}

/// Downbeats every `meter` beats, `first` being one of them.
std::vector<double> barsFrom(const std::vector<double>& beats, std::size_t first,
                             std::size_t meter) {
    std::vector<double> downbeats;
    for (std::size_t i = first % meter; i < beats.size(); i += meter)
        downbeats.push_back(beats[i]);
    return downbeats;
}

double medianOf(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace

BeatGrid tidied(BeatGrid grid) {
    const auto unusable = [](double t) { return !std::isfinite(t) || t < 0; };
    std::erase_if(grid.beats, unusable);
    std::erase_if(grid.downbeats, unusable);
    std::ranges::sort(grid.beats);
    const auto close = [](double a, double b) { return b - a < leastGap; };
    grid.beats.erase(std::unique(grid.beats.begin(), grid.beats.end(), close), grid.beats.end());
    std::vector<double> downbeats;
    for (const double downbeat : grid.downbeats) {
        if (grid.beats.empty())
            break;
        const double beat = grid.beats[nearestBeat(grid.beats, downbeat)];
        if (std::abs(beat - downbeat) <= downbeatReach)
            downbeats.push_back(beat);
    }
    std::ranges::sort(downbeats);
    downbeats.erase(std::unique(downbeats.begin(), downbeats.end()), downbeats.end());
    grid.downbeats = std::move(downbeats);
    return grid;
}

double bpmOf(std::span<const double> beats) {
    std::vector<double> tempos;
    for (std::size_t i = 1; i < beats.size(); ++i)
        tempos.push_back(60 / (beats[i] - beats[i - 1]));
    return tempos.empty() ? 0 : medianOf(std::move(tempos));
}

std::size_t beatsPerBar(const BeatGrid& grid) {
    if (grid.empty())
        return 4;
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = 1; i < grid.downbeats.size(); ++i)
        ++counts[nearestBeat(grid.beats, grid.downbeats[i]) -
                 nearestBeat(grid.beats, grid.downbeats[i - 1])];
    std::size_t meter = 4, most = 0;
    for (const auto& [beats, bars] : counts)
        if (beats > 0 && bars > most) {
            most = bars;
            meter = beats;
        }
    return meter;
}

BeatGrid steadyBeats(double bpm, std::size_t meter, double offset, double seconds) {
    if (!(bpm >= 20 && bpm <= 400))
        throw UserError("A tempo of " + numberText(bpm) +
                            " beats a minute cannot be kept; choose 20 to 400.",
                        UserError::Kind::Usage);
    if (meter == 0 || !std::isfinite(offset) || !std::isfinite(seconds))
        throw UserError("Beats need a bar of one beat at least, and a length.",
                        UserError::Kind::Usage);
    BeatGrid grid;
    // Counted, not added up: the error would grow.
    const double period = 60 / bpm;
    const auto skipped =
        std::size_t(offset < 0 ? std::ceil(-offset / period - roundingSlack) : 0.0);
    for (std::size_t i = skipped;; ++i) {
        const double time = std::max(0.0, offset + double(i) * period);
        if (time >= seconds)
            break;
        grid.beats.push_back(time);
        if (i % meter == 0)
            grid.downbeats.push_back(time);
    }
    return grid;
}

BeatGrid halved(const BeatGrid& grid) {
    if (grid.empty())
        return {};
    const std::size_t meter = beatsPerBar(grid);
    const std::size_t one =
        grid.downbeats.empty() ? 0 : nearestBeat(grid.beats, grid.downbeats.front());
    BeatGrid result;
    for (std::size_t i = one % 2; i < grid.beats.size(); i += 2)
        result.beats.push_back(grid.beats[i]);
    if (!grid.downbeats.empty())
        result.downbeats = barsFrom(result.beats, one / 2, meter);
    return result;
}

BeatGrid doubled(const BeatGrid& grid) {
    if (grid.empty())
        return {};
    BeatGrid result;
    for (std::size_t i = 0; i < grid.beats.size(); ++i) {
        if (i > 0)
            result.beats.push_back((grid.beats[i - 1] + grid.beats[i]) / 2);
        result.beats.push_back(grid.beats[i]);
    }
    if (!grid.downbeats.empty())
        result.downbeats = barsFrom(
            result.beats, 2 * nearestBeat(grid.beats, grid.downbeats.front()), beatsPerBar(grid));
    return result;
}

BeatGrid shifted(const BeatGrid& grid, double seconds) {
    BeatGrid result = grid;
    for (std::vector<double>* times : {&result.beats, &result.downbeats}) {
        for (double& time : *times)
            time += seconds;
        std::erase_if(*times, [](double time) { return time < 0; });
    }
    return result;
}

BeatGrid withBarOne(const BeatGrid& grid, double seconds, std::size_t meter) {
    BeatGrid result = grid;
    if (!grid.empty() && meter > 0)
        result.downbeats = barsFrom(grid.beats, nearestBeat(grid.beats, seconds), meter);
    return result;
}

BeatGrid moved(const BeatGrid& grid, std::size_t beat, double seconds) {
    if (beat >= grid.beats.size() || !std::isfinite(seconds))
        return grid;
    BeatGrid result = grid;
    const double before = grid.beats[beat];
    const double low = beat > 0 ? grid.beats[beat - 1] + leastGap : 0;
    const double high = beat + 1 < grid.beats.size() ? grid.beats[beat + 1] - leastGap : seconds;
    if (low > high)
        return grid;
    result.beats[beat] = std::clamp(seconds, low, std::max(low, high));
    std::ranges::replace(result.downbeats, before, result.beats[beat]);
    return result;
}

Taps tapped(std::span<const double> seconds) {
    std::vector<double> times(seconds.begin(), seconds.end());
    std::ranges::sort(times);
    std::vector<double> gaps;
    for (std::size_t i = 1; i < times.size(); ++i)
        gaps.push_back(times[i] - times[i - 1]);
    if (gaps.size() < 2)
        return {};
    const double usual = medianOf(gaps);
    if (!(usual > leastGap))
        return {};
    double number = 0, numbers = 0, sum = 0, squares = 0, products = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        number += i == 0 ? 0 : std::max(1.0, std::round(gaps[i - 1] / usual));
        numbers += number;
        sum += times[i];
        squares += number * number;
        products += number * times[i];
    }
    const auto n = double(times.size());
    const double period = (n * products - numbers * sum) / (n * squares - numbers * numbers);
    const double first = (sum - period * numbers) / n;
    return {60 / period, first - std::floor(first / period) * period};
}

} // namespace antiphon
