#include "core/audio/scripteddevice.h"

#include <utility>

namespace antiphon {

ScriptedDevice::ScriptedDevice(Engine& engine, const DeviceSettings& settings)
    : m_engine(engine), m_settings(settings), m_in(std::size_t(settings.inputs)),
      m_out(std::size_t(settings.outputs)) {
    m_output.rate = engine.rate();
    m_output.channels = settings.outputs;
}

void ScriptedDevice::advance(std::size_t frames) {
    while (frames > 0 && !m_lost) {
        const std::size_t count = std::min(frames, std::size_t(m_settings.buffer));
        block(count);
        frames -= count;
    }
}

void ScriptedDevice::block(std::size_t frames) {
    std::vector<const float*> in;
    for (std::size_t c = 0; c < m_in.size(); ++c) {
        m_in[c].assign(frames, 0);
        for (std::size_t i = 0; i < frames; ++i)
            if (m_read + i < m_input.frames() && int(c) < m_input.channels)
                m_in[c][i] = m_input.at(m_read + i, int(c));
        in.push_back(m_in[c].data());
    }
    m_read += frames;
    std::vector<float*> out;
    for (std::vector<float>& channel : m_out) {
        channel.resize(frames);
        out.push_back(channel.data());
    }
    m_engine.process(in, out, frames);
    m_engine.countCallback(0, false);
    for (std::size_t i = 0; i < frames; ++i)
        for (const std::vector<float>& channel : m_out)
            m_output.samples.push_back(channel[i]);
}

void ScriptedDevice::feed(const Sound& input) {
    m_input = input;
    m_read = 0;
}

Sound ScriptedDevice::take() {
    Sound taken{.rate = m_output.rate, .channels = m_output.channels, .samples = {}};
    taken.samples = std::exchange(m_output.samples, {});
    return taken;
}

Sound bounce(Engine& engine, std::size_t frames, int channels, int block) {
    DeviceSettings settings;
    settings.buffer = block;
    settings.outputs = channels;
    ScriptedDevice device(engine, settings);
    device.advance(frames);
    return device.take();
}

} // namespace antiphon
