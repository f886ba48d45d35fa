#include "core/dsp/descriptors.h"
#include "core/error.h"

#include <bit>

namespace antiphon {
namespace {

constexpr int largestWindow = 65536;
constexpr int largestHop = 1 << 18;

void demand(const char* name, int value, int least, int most) {
    if (value < least || value > most)
        throw UserError("The descriptors' " + std::string(name) + " is " + std::to_string(value) +
                            " but must be " + std::to_string(least) + " to " +
                            std::to_string(most) + ".",
                        UserError::Kind::Usage);
}

} // namespace

DescriptorSettings DescriptorSettings::resolved() const {
    DescriptorSettings s = *this;
    demand("sample rate in Hz", s.rate, 1000, 1536000);
    demand("window", s.window, 16, largestWindow);
    demand("loudness window", s.loudnessWindow, 16, largestHop);
    if (s.hop == 0)
        s.hop = s.window / 2;
    if (s.fft == 0)
        s.fft = int(std::bit_ceil(unsigned(s.window)));
    if (s.loudnessHop == 0)
        s.loudnessHop = s.loudnessWindow / 2;
    demand("hop", s.hop, 1, largestHop);
    demand("loudness hop", s.loudnessHop, 1, largestHop);
    demand("transform", s.fft, s.window, largestWindow);
    if (!std::has_single_bit(unsigned(s.fft)))
        throw UserError("The descriptors' transform is " + std::to_string(s.fft) +
                            " but must be a power of two, for instance " +
                            std::to_string(std::bit_ceil(unsigned(s.fft))) + ".",
                        UserError::Kind::Usage);
    return s;
}

} // namespace antiphon
