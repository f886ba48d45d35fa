#include "core/resampleonce.h"

#include "core/error.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <soxr.h>
#include <stdexcept>
#include <string>

namespace antiphon {

std::vector<float> resampleOnce(std::span<const float> mono, int from, int to) {
    for (const int rate : {from, to})
        if (rate < 100 || rate > 1536000)
            throw UserError("A sample rate of " + std::to_string(rate) +
                                " Hz is not possible; choose 100 to 1536000 Hz.",
                            UserError::Kind::Usage);
    if (from == to)
        return {mono.begin(), mono.end()};
    const auto wanted =
        std::size_t((std::uint64_t(mono.size()) * std::uint64_t(to) + std::uint64_t(from) - 1) /
                    std::uint64_t(from));
    std::vector<float> result(wanted);
    if (mono.empty())
        return result;
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    std::size_t taken = 0, made = 0;
    const soxr_error_t error = soxr_oneshot(from, to, 1, mono.data(), mono.size(), &taken,
                                            result.data(), wanted, &made, &io, &quality, &runtime);
    if (error)
        throw std::runtime_error(std::string("soxr: ") + error);
    return result;
}

std::vector<float> resampledStretch(Frames& frames, int rate, std::int64_t from,
                                    std::size_t count) {
    constexpr double aroundSeconds = 0.1; // more than resampling needs around a sample
    const SoundInfo& info = frames.info();
    // Samples of both rates meet every so often: from there on both resample alike.
    const std::int64_t both = std::gcd(info.rate, rate), apart = rate / both;
    const auto around = std::int64_t(info.rate == rate ? 0 : aroundSeconds * double(rate));
    const std::int64_t meeting = std::max<std::int64_t>(0, from - around) / apart;
    const std::int64_t lead = from - meeting * apart;
    const auto length = std::size_t((lead + std::int64_t(count) + around) * info.rate / rate + 1);
    Sound part{info.rate, info.channels, std::vector<float>(length * std::size_t(info.channels))};
    frames.read(meeting * (info.rate / both), part.samples);
    std::vector<float> mono = resampleOnce(monoOf(part), info.rate, rate);
    mono.erase(mono.begin(), mono.begin() + std::ptrdiff_t(lead));
    mono.resize(count);
    return mono;
}

} // namespace antiphon
