#pragma once

#include "core/audio/device.h"

class QSettings;

namespace antiphon {

/// The sound device as the user's settings remember it: by name.
struct DeviceChoice {
    int rate = 48000;
    DeviceSettings settings;
};

/// Values that no device could have count as the defaults.
DeviceChoice readDevice(const QSettings& settings);
void writeDevice(QSettings& settings, const DeviceChoice& choice);

} // namespace antiphon
