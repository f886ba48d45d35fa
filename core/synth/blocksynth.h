#pragma once

#include "core/synth/parameterbox.h"
#include "core/synth/synth.h"

#include <array>

namespace antiphon {

/// A synthesizer that computes in blocks of 64 frames counted from the start of the voice and looks
/// at its parameters at the beginning of each, as Pure Data does. So the samples do not depend on
/// how render() is called. Parameters stand at 0.5 until they are set. Silent before prepare().
class BlockSynth : public Synth {
public:
    static constexpr std::size_t blockFrames = 64;
    static constexpr int lowestRate = 8000, highestRate = 384000;

    std::size_t parameters() const noexcept final { return m_parameters; }
    /// Throws UserError (Usage) for a rate outside lowestRate ... highestRate.
    void prepare(int rate, std::size_t maxBlock) final;
    void setParameters(std::span<const float> values) noexcept final { m_box.set(values); }
    void render(std::span<float> out) noexcept final;
    void reset() noexcept final;

protected:
    using Values = ParameterBox::Values;
    explicit BlockSynth(std::size_t parameters) : m_parameters(parameters), m_box(0.5f) {}

    /// Not on the audio thread; begin() follows before any block.
    virtual void ready(int /*rate*/) {}
    /// A new voice at these parameters.
    virtual void begin(const Values& values) noexcept = 0;
    /// The parameters are others from this block on.
    virtual void change(const Values& values) noexcept = 0;
    /// The next `count` blocks.
    virtual void fill(float* out, std::size_t count) noexcept = 0;

    int rate() const noexcept { return m_rate; }

private:
    void takeParameters() noexcept;

    const std::size_t m_parameters;
    ParameterBox m_box;
    int m_rate = 0;
    bool m_fresh = true;
    std::array<float, blockFrames> m_block{};
    std::size_t m_left = 0; ///< frames of m_block that nobody has asked for yet
};

} // namespace antiphon
