#include "core/synth/notepitch.h"

#include <array>
#include <cmath>

namespace antiphon {

namespace {

struct Pitch {
    const char* synth;
    std::size_t parameter;
    double (*of)(double p); ///< Hz, or speed; grows with p
    double at60;            ///< what `of` is at key 60
};

constexpr double middleC = 261.6255653005986; // Hz, 440 * 2^(-9/12)

double sineHz(double p) {
    return 20 + 2500 * p;
}
double carrierHz(double p) {
    return 400 * (1 + p);
}
double shippedHz(double p) {
    return 400 * (1.4 + p);
}
double speed(double p) {
    const double root = 0.1 + 1.9 * p;
    return root * root * root;
}

constexpr std::array<Pitch, 6> pitches{{{"sin", 0, sineHz, middleC},
                                        {"fm3", 0, carrierHz, middleC},
                                        {"fm3-legacy", 0, shippedHz, middleC},
                                        {"fm4", 0, carrierHz, middleC},
                                        {"granular", 3, speed, 1},
                                        {"granular3-pitch", 2, speed, 1}}};

const Pitch* pitchOf(const std::string& synth) {
    for (const Pitch& pitch : pitches)
        if (synth == pitch.synth)
            return &pitch;
    return nullptr;
}

/// Where a growing function of 0 ... 1 is `wanted`, by halving; the nearest float is found long
/// before the last step.
double inverse(double (*of)(double), double wanted) {
    double low = 0, high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        (of(middle) < wanted ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

} // namespace

std::optional<std::size_t> pitchParameter(const std::string& synth) {
    const Pitch* pitch = pitchOf(synth);
    return pitch ? std::optional(pitch->parameter) : std::nullopt;
}

std::optional<float> pitchValue(const std::string& synth, int key) {
    const Pitch* pitch = pitchOf(synth);
    if (!pitch)
        return std::nullopt;
    double wanted = pitch->at60 * std::exp2((key - 60) / 12.0);
    const double lowest = pitch->of(0), highest = pitch->of(1);
    constexpr double slack = 1e-9; // the ends belong to the range
    while (wanted < lowest * (1 - slack))
        wanted *= 2;
    while (wanted > highest * (1 + slack))
        wanted /= 2;
    if (wanted < lowest * (1 - slack))
        return std::nullopt;
    return float(inverse(pitch->of, wanted));
}

} // namespace antiphon
