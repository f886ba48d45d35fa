#include "core/maps/lookupcost.h"

#include <algorithm>
#include <chrono>

namespace antiphon {

double secondsOfRow(const LookupSettings& settings) {
    const std::unique_ptr<Synth> synth = makeSynth(settings.synth, settings.sound);
    const DescriptorSettings analysis = settings.analysis.resolved();
    synth->prepare(analysis.rate, 512);
    Descriptors descriptors(analysis);
    DescriptorSummary summary;
    std::vector<float> sound(std::size_t(settings.seconds * analysis.rate));
    const std::vector<float> middle(synth->parameters(), 0.5f);
    const auto once = [&] {
        renderVoice(*synth, middle, std::max(0.0, settings.preRoll), analysis.rate, sound);
        descriptors.analyse(sound);
        summarise(descriptors, summary);
    };
    once(); // what is set up only once
    const auto begin = std::chrono::steady_clock::now();
    once();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double bytesOfRow(const LookupSettings& settings, std::size_t parameters) {
    constexpr double number = 19; // characters, as they usually are
    const double columns = double(settings.analysis.columns());
    return number * (double(parameters) + columns * (settings.statistics ? 5 : 1));
}

} // namespace antiphon
