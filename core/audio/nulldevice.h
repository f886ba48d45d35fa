#pragma once

#include "core/audio/device.h"

#include <atomic>
#include <thread>

namespace antiphon {

/// Runs the engine without hardware: its input is silence, its output is thrown away.
class NullDevice final : public Device {
public:
    enum class Pace {
        RealTime, ///< block by block as a device would
        Free      ///< as fast as it goes
    };
    explicit NullDevice(Engine& engine, const DeviceSettings& settings = {},
                        Pace pace = Pace::RealTime);
    ~NullDevice() override;

    std::string name() const override { return "no device"; }
    bool lost() override { return false; }
    bool silent() const override { return true; }

private:
    void run(Engine& engine, DeviceSettings settings, Pace pace);

    std::atomic<bool> m_stop{false};
    std::thread m_thread; ///< last: uses the above
};

} // namespace antiphon
