#include "core/audio/output.h"

#include "core/audio/nulldevice.h"
#include "core/error.h"

namespace antiphon {

AudioOutput::AudioOutput(int rate, DeviceSettings settings, Opener opener)
    : m_engine(rate), m_control(m_engine), m_settings(std::move(settings)),
      m_opener(std::move(opener)) {}

AudioOutput::~AudioOutput() = default;

void AudioOutput::open() {
    if (!m_device)
        reconnect();
}

bool AudioOutput::reconnect() {
    const auto open = opening();
    try {
        opened(open());
        return true;
    } catch (const UserError& e) {
        openFailed(e.what());
        return false;
    }
}

std::function<std::unique_ptr<Device>()> AudioOutput::opening() {
    m_device.reset(); // also the null device: the engine has one caller at a time
    m_opening = true;
    return [this, settings = m_settings] { return m_opener(m_engine, settings); };
}

void AudioOutput::opened(std::unique_ptr<Device> device) {
    m_opening = false;
    m_device = std::move(device);
    m_banner.clear();
}

void AudioOutput::openFailed(const std::string& reason) {
    m_opening = false;
    fallBack(reason);
}

void AudioOutput::fallBack(const std::string& reason) {
    m_device.reset();
    m_device = std::make_unique<NullDevice>(m_engine, m_settings);
    m_banner = reason + " Playing goes on without sound.";
    m_tried = std::chrono::steady_clock::now();
}

void AudioOutput::configure(DeviceSettings settings) {
    m_settings = std::move(settings);
    if (m_device)
        reconnect();
}

void AudioOutput::close() {
    m_device.reset();
    m_banner.clear();
}

bool AudioOutput::play() {
    open();
    return m_control.play();
}

std::optional<std::uint32_t> AudioOutput::audition(std::shared_ptr<const Sound> sound, float gain,
                                                   std::int64_t from, std::int64_t frames) {
    open();
    return m_control.audition(std::move(sound), gain, from, frames);
}

std::vector<Report> AudioOutput::update() {
    if (m_device && m_device->lost())
        fallBack("The audio device '" + m_device->name() +
                 (retries() ? "' is gone; it is heard again as soon as it is back."
                            : "' is gone; reconnect it, then choose Reconnect."));
    else if (retries() && m_device && m_device->silent() &&
             std::chrono::steady_clock::now() - m_tried >= m_pause)
        reconnect();
    if (!m_device &&
        !m_opening) // nobody else calls the engine: take in commands, so that the queue never fills
        m_engine.process({}, {}, 0);
    return m_control.poll();
}

} // namespace antiphon
