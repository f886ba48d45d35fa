#pragma once

#include "core/soundfile.h"
#include "tests/testing.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <regex>
#include <vector>

// The signals of the reference numbers of electronic music (shared/golden/idm).
namespace antiphon::testing {

/// A linear congruential generator over 32 bits, -1 ... 1.
class Lcg {
public:
    explicit Lcg(std::uint32_t seed) : m_state(seed) {}
    double next() {
        m_state = 1664525u * m_state + 1013904223u;
        return double(m_state) / 2147483648.0 - 1;
    }

private:
    std::uint32_t m_state;
};

inline std::vector<float> clicks(const std::vector<double>& onsets, std::size_t samples = 192000) {
    std::vector<double> sum(samples);
    for (const double onset : onsets) {
        const auto from = std::size_t(std::llround(24000 * onset));
        for (std::size_t n = 0; n < 1200 && from + n < samples; ++n) {
            const double t = double(n) / 24000;
            sum[from + n] += 0.8 * std::exp(-t / 0.004) * std::sin(2 * std::numbers::pi * 2000 * t);
        }
    }
    return {sum.begin(), sum.end()};
}

/// 8 s at 24 kHz of the signal of that name; a file of the data folder; nothing where the name is
/// unknown or the file is not there.
inline std::optional<std::vector<float>> idmSignal(const std::string& name) {
    constexpr std::size_t count = 192000;
    constexpr double pi = std::numbers::pi;
    std::smatch match;
    const auto number = [&](std::size_t i) { return std::stod(match[i]); };
    std::vector<float> out(count);
    const auto fill = [&](auto&& wave) {
        for (std::size_t n = 0; n < count; ++n)
            out[n] = float(wave(double(n) / 24000));
        return out;
    };
    if (name == "silence")
        return out;
    if (std::regex_match(name, match, std::regex("sine_([0-9.]+)")))
        return fill([&](double t) { return 0.5 * std::sin(2 * pi * number(1) * t); });
    if (std::regex_match(name, match, std::regex("noise_lcg([0-9]+)"))) {
        Lcg noise(std::uint32_t(number(1)));
        return fill([&](double) { return 0.25 * noise.next(); });
    }
    if (std::regex_match(name, match, std::regex("noise_am_([0-9.]+)hz_lcg([0-9]+)"))) {
        Lcg noise(std::uint32_t(number(2)));
        const double rate = number(1);
        return fill([&](double t) {
            const double x = rate * t;
            return 0.5 * noise.next() * std::exp(-8 * (x - std::floor(x)));
        });
    }
    if (std::regex_match(name, match, std::regex("clicks_regular_([0-9.]+)s"))) {
        std::vector<double> onsets;
        const double period = number(1);
        for (int i = 0; i <= int(std::floor((7.75 - 1e-9) / period)); ++i)
            onsets.push_back(0.25 + i * period);
        return clicks(onsets);
    }
    if (std::regex_match(name, match, std::regex("clicks_irregular_lcg([0-9]+)"))) {
        Lcg gaps(std::uint32_t(number(1)));
        std::vector<double> onsets;
        for (double t = 0.25; t < 7.94; t += 0.1 + 0.8 * (gaps.next() + 1) / 2)
            onsets.push_back(t);
        return clicks(onsets);
    }
    if (std::regex_match(name, match, std::regex("chirp_([0-9.]+)_([0-9.]+)"))) {
        const double from = number(1), to = number(2);
        return fill([&](double t) {
            return 0.5 * std::sin(2 * pi * (from * t + (to - from) * t * t / 16));
        });
    }
    if (name == "tone_blocks") {
        constexpr double tones[] = {220, 330, 220, 440};
        for (std::size_t n = 0; n < count; ++n) {
            const std::size_t k = n % 12000;
            out[n] = float(0.5 * std::sin(2 * pi * tones[n / 12000 % 4] * double(k) / 24000) *
                           std::exp(-3.0 * double(k) / 12000));
        }
        return out;
    }
    const fs::path file =
        data() / "audio-idm" / fs::path(name).replace_extension(".flac").filename();
    if (fs::exists(file))
        return monoOf(readSound(file));
    return std::nullopt;
}

} // namespace antiphon::testing
