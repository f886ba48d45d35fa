#include "core/synth/blocksynth.h"

#include "core/denormals.h"
#include "core/error.h"

#include <algorithm>

namespace antiphon {

void BlockSynth::prepare(int rate, std::size_t) {
    if (rate < lowestRate || rate > highestRate)
        throw UserError("The sample rate of a synthesizer is " + std::to_string(rate) +
                            " Hz but must be " + std::to_string(lowestRate) + " to " +
                            std::to_string(highestRate) + ".",
                        UserError::Kind::Usage);
    ready(rate);
    m_rate = rate;
    reset();
}

void BlockSynth::reset() noexcept {
    m_fresh = true;
    m_left = 0;
}

void BlockSynth::takeParameters() noexcept {
    const bool changed = m_box.refresh();
    if (m_fresh)
        begin(m_box.values());
    else if (changed)
        change(m_box.values());
    m_fresh = false;
}

void BlockSynth::render(std::span<float> out) noexcept {
    if (m_rate == 0)
        return void(std::ranges::fill(out, 0.0f));
    const DenormalsOff off; // so that the audio thread and others give the same bits
    while (!out.empty()) {
        if (m_left == 0) {
            takeParameters();
            if (const std::size_t whole = out.size() / blockFrames; whole > 0) {
                fill(out.data(), whole);
                out = out.subspan(whole * blockFrames);
                continue;
            }
            fill(m_block.data(), 1);
            m_left = blockFrames;
        }
        const std::size_t count = std::min(m_left, out.size());
        std::copy_n(m_block.data() + (blockFrames - m_left), count, out.data());
        m_left -= count;
        out = out.subspan(count);
    }
}

} // namespace antiphon
