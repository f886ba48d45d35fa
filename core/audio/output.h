#pragma once

#include "core/audio/control.h"
#include "core/audio/device.h"

#include <chrono>
#include <functional>

namespace antiphon {

/// An engine and the device it plays through. The device opens on the first play; where there is
/// none, or it is lost, the engine goes on without hardware (see NullDevice) from the same frame,
/// and banner() says so. It is tried again when the user asks, by reconnect(), or by itself where
/// retryEvery() says so.
///
/// One control thread. Call update() at the rate of the display.
class AudioOutput {
public:
    using Opener = std::function<std::unique_ptr<Device>(Engine&, const DeviceSettings&)>;

    explicit AudioOutput(int rate, DeviceSettings settings = {}, Opener opener = openDevice);
    ~AudioOutput();

    EngineControl& control() noexcept { return m_control; }
    Engine& engine() noexcept { return m_engine; }

    /// Opens the device if need be; false when the engine takes no commands.
    bool play();
    std::optional<std::uint32_t> audition(std::shared_ptr<const Sound> sound, float gain = 1,
                                          std::int64_t from = 0, std::int64_t frames = INT64_MAX);

    /// Opens the device, or the null device with a banner. Nothing happens while one is open.
    void open();
    /// Tries the real device (again): true, and no banner, when it runs now.
    bool reconnect();
    /// Where nobody can ask: update() reconnects a device that was lost or could not be opened, so
    /// often, and waits for it. 0: never, as at first.
    void retryEvery(std::chrono::milliseconds pause) noexcept { m_pause = pause; }
    /// The same as reconnect() in two steps, for a thread that must not wait: closes the present
    /// device; the result opens the new one on any thread, or throws. Meanwhile nobody calls the
    /// engine, and the output must live. Ends with opened() or openFailed().
    std::function<std::unique_ptr<Device>()> opening();
    void opened(std::unique_ptr<Device> device);
    void openFailed(const std::string& reason);
    /// Other settings: an open device is reopened with them.
    void configure(DeviceSettings settings);
    /// The same for the next opening.
    void setSettings(DeviceSettings settings) { m_settings = std::move(settings); }
    void close();

    /// Notices a lost device and takes in the engine's reports; returns its events.
    std::vector<Report> update();

    bool isOpen() const noexcept { return m_device != nullptr; }
    /// True when sound can be heard.
    bool audible() const noexcept { return m_device && !m_device->silent(); }
    /// The device's name; empty while none is open.
    std::string deviceName() const { return m_device ? m_device->name() : std::string(); }
    double latency() const { return m_device ? m_device->latency() : 0; }
    const DeviceSettings& settings() const noexcept { return m_settings; }
    /// Why nothing is heard, in a sentence or two; empty when all is well.
    const std::string& banner() const noexcept { return m_banner; }

private:
    void fallBack(const std::string& reason);
    bool retries() const noexcept { return m_pause.count() > 0; }

    Engine m_engine;
    EngineControl m_control;
    DeviceSettings m_settings;
    Opener m_opener;
    std::string m_banner;
    bool m_opening = false;
    std::chrono::milliseconds m_pause{0};
    std::chrono::steady_clock::time_point m_tried{}; ///< when a device was lost or not to be had
    std::unique_ptr<Device> m_device;                ///< last: stops calling the engine first
};

} // namespace antiphon
