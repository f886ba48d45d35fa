#pragma once

#include "core/audio/device.h"
#include "core/sound.h"

#include <vector>

namespace antiphon {

/// A device whose clock is the caller: for tests and offline bounce. One thread.
class ScriptedDevice final : public Device {
public:
    explicit ScriptedDevice(Engine& engine, const DeviceSettings& settings = {});

    /// Runs the engine for so many frames, in blocks of the buffer's size (the last may be
    /// shorter). Nothing happens once the device is lost.
    void advance(std::size_t frames);

    /// What the input will hear from now on, frame by frame; silence after it. Missing channels are
    /// silent.
    void feed(const Sound& input);
    /// What came out since the start or the last take.
    Sound take();

    /// From now on the device is gone.
    void lose() { m_lost = true; }

    std::string name() const override { return "scripted"; }
    bool lost() override { return m_lost; }

private:
    void block(std::size_t frames);

    Engine& m_engine;
    DeviceSettings m_settings;
    Sound m_input;
    std::size_t m_read = 0;
    Sound m_output;
    std::vector<std::vector<float>> m_in;
    std::vector<std::vector<float>> m_out;
    bool m_lost = false;
};

/// Plays the engine for `frames` frames into memory, through the same code as a device.
Sound bounce(Engine& engine, std::size_t frames, int channels = 2, int block = 512);

} // namespace antiphon
