#include "core/synth/grainsource.h"

#include "core/dsp/lanes.h"
#include "core/error.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "core/synth/cosine.h"
#include "core/synth/owngrains.h"

#include <algorithm>
#include <mutex>
#include <tuple>

namespace antiphon {

namespace {

constexpr double shortest = 0.01, longest = 300; // seconds
constexpr std::size_t reach = 48;
constexpr std::size_t silence = 1024; ///< above reach * (1 + 2 + 4 + 8), by more than 4 * 8
using Kernel = std::array<float, 2 * reach + 1>;

/// Low-pass whose stop band begins at `edge` cycles a frame: a sinc under a Blackman window, which
/// takes 5.5 / taps to fall.
Kernel lowPass(double edge) {
    const double cut = edge - 0.5 * 5.5 / double(2 * reach + 1);
    Kernel kernel{};
    double sum = 0;
    std::array<double, 2 * reach + 1> taps{};
    for (std::size_t i = 0; i < taps.size(); ++i) {
        const double m = double(i) - double(reach);
        const double sine = double(cosTurns(float(wrapTurns(cut * m - 0.25))));
        const double sinc = m == 0 ? 2 * cut : sine / (3.14159265358979323846 * m);
        const float x = float(m / double(2 * reach + 2));
        const double window = 0.42 + 0.5 * double(cosTurns(x)) + 0.08 * double(cosTurns(2 * x));
        sum += taps[i] = sinc * window;
    }
    for (std::size_t i = 0; i < taps.size(); ++i)
        kernel[i] = float(taps[i] / sum);
    return kernel;
}

using Checkpoint = std::function<void()>;

void pass(const Checkpoint& checkpoint) {
    if (checkpoint)
        checkpoint();
}

/// The filtered sound; silence around it.
std::vector<float> filtered(const std::vector<float>& in, const Kernel& kernel,
                            const Checkpoint& checkpoint) {
    std::vector<float> padded(in.size() + 2 * reach);
    std::ranges::copy(in, padded.begin() + std::ptrdiff_t(reach));
    std::vector<float> out(in.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i % 65536 == 0)
            pass(checkpoint);
        out[i] = dot(kernel, std::span<const float>(padded).subspan(i, kernel.size()));
    }
    return out;
}

std::vector<float> everySecond(const std::vector<float>& in) {
    std::vector<float> out((in.size() + 1) / 2);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = in[2 * i];
    return out;
}

/// What is in use, and what was used last, so that synthesizers made one after the other need not
/// make it again. While one is made, only those who want the same wait.
template <class Key, class Value>
class Recent {
public:
    template <class Make>
    std::shared_ptr<const Value> find(const Key& key, const Make& make) {
        const std::shared_ptr<Place> place = placeOf(key);
        const std::lock_guard making(place->making);
        if (auto known = use(*place))
            return known;
        std::shared_ptr<const Value> made = make();
        const std::lock_guard lock(m_mutex);
        place->value = made;
        return m_last = std::move(made);
    }

private:
    struct Place {
        Key key;
        std::weak_ptr<const Value> value = {}; ///< under m_mutex
        std::mutex making = {};
    };

    std::shared_ptr<Place> placeOf(const Key& key) {
        const std::lock_guard lock(m_mutex);
        // One that others hold is being made.
        std::erase_if(m_places, [](const std::shared_ptr<Place>& place) {
            return place.use_count() == 1 && place->value.expired();
        });
        for (const auto& place : m_places)
            if (place->key == key)
                return place;
        return m_places.emplace_back(std::make_shared<Place>(key));
    }

    std::shared_ptr<const Value> use(const Place& place) {
        const std::lock_guard lock(m_mutex);
        // Its owner may drop it at any moment: only what is held is there.
        if (auto known = place.value.lock())
            return m_last = std::move(known);
        m_last = nullptr; // before more memory is asked for
        return nullptr;
    }

    std::mutex m_mutex;
    std::vector<std::shared_ptr<Place>> m_places;
    std::shared_ptr<const Value> m_last;
};

Sound readMono(const fs::path& file, const Checkpoint& checkpoint) {
    SoundReader reader(file);
    const SoundInfo& info = reader.info();
    const double seconds = info.seconds();
    if (seconds < shortest || seconds > longest)
        throw UserError(display(file) + ": lasts " + std::to_string(seconds) +
                        " s, but grains are cut from 0.01 s to 5 minutes of sound; " +
                        (seconds > longest ? "cut a part out of it." : "choose a longer one."));
    Sound mono{info.rate, 1, {}};
    Sound piece{info.rate, info.channels, {}};
    const auto channels = std::size_t(info.channels);
    for (std::size_t frames = 1; frames > 0;) {
        pass(checkpoint);
        piece.samples.resize(std::size_t(info.rate) * channels);
        frames = reader.read(piece.samples);
        piece.samples.resize(frames * channels);
        const std::vector<float> more = monoOf(piece);
        mono.samples.insert(mono.samples.end(), more.begin(), more.end());
    }
    return mono;
}

/// As resample() does, a second at a time.
std::vector<float> resampled(const Sound& sound, int rate, const Checkpoint& checkpoint) {
    Resampler resampler(sound.rate, rate, 1);
    std::vector<float> out;
    const std::span<const float> all(sound.samples);
    for (std::size_t at = 0; at < all.size(); at += std::size_t(sound.rate)) {
        pass(checkpoint);
        resampler.process(all.subspan(at, std::min(all.size() - at, std::size_t(sound.rate))), out);
    }
    resampler.finish(out);
    return out;
}

} // namespace

std::shared_ptr<const Sound> readGrains(const fs::path& file, const Checkpoint& checkpoint) {
    static Recent<std::string, Sound> recent;
    if (file.empty())
        return nullptr;
    return recent.find(contentHash(file),
                       [&] { return std::make_shared<const Sound>(readMono(file, checkpoint)); });
}

std::shared_ptr<const GrainSource> GrainSource::shared(const std::shared_ptr<const Sound>& sound,
                                                       int rate, bool smooth,
                                                       const Checkpoint& checkpoint) {
    static Recent<std::tuple<const Sound*, int, bool>, GrainSource> recent;
    return recent.find({sound.get(), rate, smooth}, [&] {
        return std::make_shared<const GrainSource>(sound, rate, smooth, checkpoint);
    });
}

GrainSource::GrainSource(std::shared_ptr<const Sound> sound, int rate, bool smooth,
                         const Checkpoint& checkpoint)
    : m_sound(std::move(sound)), m_smooth(smooth) {
    std::vector<float>& samples = m_copies[0].samples;
    samples = m_sound ? resampled(*m_sound, rate, checkpoint) : ownGrains(rate);
    m_frames = samples.size();
    if (!smooth)
        return;
    const std::size_t fade = std::min(samples.size() / 2, std::size_t(rate) / 200);
    for (std::size_t i = 0; i < fade; ++i) {
        const float gain = float(i) / float(fade);
        samples[i] *= gain;
        samples[samples.size() - 1 - i] *= gain;
    }
    // So much that every copy ends in zeros: filters lengthen the sound by `reach` an octave.
    samples.resize(samples.size() + silence);
    // An octave at a time, so that the kernels stay short.
    const Kernel half = lowPass(0.25), between = lowPass(0.35355339);
    std::vector<float> octave = samples;
    double octaveRate = 1;
    for (std::size_t i = 1; i < copies; i += 2) {
        m_copies[i] = {filtered(octave, between, checkpoint), octaveRate};
        m_copies[i + 1] = {filtered(octave, half, checkpoint), octaveRate};
        octave = everySecond(m_copies[i + 1].samples);
        octaveRate /= 2;
    }
}

const GrainSource::Copy& GrainSource::at(double speed) const noexcept {
    static constexpr double fastest[copies] = {1, 1.4142136, 2, 2.8284271, 4, 5.6568542, 8};
    std::size_t i = 0;
    if (m_smooth)
        while (i + 1 < copies && speed > fastest[i] * (1 + 1e-6))
            ++i;
    return m_copies[i];
}

} // namespace antiphon
