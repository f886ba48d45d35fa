#pragma once

#include "core/audio/device.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;

namespace antiphon {

class Session;

/// Chooses the sound device and the MIDI port and shows how they do. A page of the settings and of
/// the first run. Choices are tried at once where a device is open, and remembered when they have
/// worked.
class DevicePage : public QWidget {
    Q_OBJECT

public:
    using List = std::function<std::vector<AudioDeviceInfo>()>;
    /// The list, which is called on a thread of the pool, is exchanged by tests.
    explicit DevicePage(Session& session, QWidget* parent = nullptr, List list = audioDevices);

    /// Lists the devices again, in the background.
    void refresh();

private:
    void makeControls();
    void takeDevices(std::vector<AudioDeviceInfo> devices);
    void fillOutputs();
    void fillInputs();
    void fillBuffers();
    void fillMidi(const QStringList& ports);
    void apply();
    void showState();

    Session& m_session;
    List m_list;
    std::vector<AudioDeviceInfo> m_devices;
    QComboBox* m_host;
    QComboBox* m_output;
    QComboBox* m_rate;
    QComboBox* m_buffer;
    QComboBox* m_input;
    QComboBox* m_midi;
    QPushButton* m_refresh;
    QPushButton* m_test;
    QPushButton* m_reconnect;
    QLabel* m_notice; ///< why there is nothing to choose from
    QLabel* m_running;
    QLabel* m_latency;
    QLabel* m_load;
    QLabel* m_dropouts;
    QLabel* m_error;
    QLabel* m_midiState;
    QString m_midiTrouble; ///< why there are no ports
};

} // namespace antiphon
