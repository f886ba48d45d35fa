#pragma once

#include "core/audio/engine.h"

#include <memory>
#include <string>
#include <vector>

namespace antiphon {

/// An audio device that the machine has.
struct AudioDeviceInfo {
    std::string id;   ///< "host: name", by which a device is remembered
    std::string name; ///< as the host calls it
    std::string host; ///< "ALSA", "JACK Audio Connection Kit", ...
    int inputs = 0;   ///< channels at most
    int outputs = 0;
    double defaultRate = 0; ///< Hz
    bool isDefault = false; ///< the one that an empty id opens for output
};

/// All devices; empty where there are none or the program was built without them. The list is taken
/// anew unless a device is open. Takes up to some seconds; any thread, one at a time.
std::vector<AudioDeviceInfo> audioDevices();

struct DeviceSettings {
    std::string id;      ///< see AudioDeviceInfo; empty: the default device
    int buffer = 256;    ///< frames a callback
    int outputs = 2;     ///< channels wanted; fewer are opened where the device has fewer
    int inputs = 0;      ///< likewise
    std::string inputId; ///< empty: the same device, or the default input if that has none
};

/// Something that calls Engine::process() from its construction to its destruction, at the engine's
/// rate. Control thread only; it must not outlive the engine.
class Device {
public:
    virtual ~Device() = default;
    virtual std::string name() const = 0;
    /// The device has gone or has stopped calling: replace it.
    virtual bool lost() = 0;
    /// Seconds from process() to the loudspeaker as the device states it; 0 unknown.
    virtual double latency() const { return 0; }
    virtual bool silent() const { return false; } ///< nothing can be heard through it
};

/// Opens a real device. Throws UserError (System) when there is none, or it refuses.
std::unique_ptr<Device> openDevice(Engine& engine, const DeviceSettings& settings);

} // namespace antiphon
