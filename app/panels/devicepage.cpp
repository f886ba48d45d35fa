#include "app/panels/devicepage.h"

#include "app/window/background.h"
#include "app/window/session.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace antiphon {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Chooses the entry with this data; adds one where the settings name something else.
void choose(QComboBox* box, const QVariant& data, const QString& otherwise) {
    int index = box->findData(data);
    if (index < 0) {
        box->addItem(otherwise, data);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

QComboBox* combo(QWidget* parent, const QString& name) {
    auto* box = new QComboBox(parent);
    box->setAccessibleName(name);
    // Names of devices are long: the box may be narrow, its list is not.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

QLabel* wordy(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

DevicePage::DevicePage(Session& session, QWidget* parent, List list)
    : QWidget(parent), m_session(session), m_list(std::move(list)) {
    makeControls();
    Player& player = session.player();
    for (QComboBox* box : {m_output, m_rate, m_buffer, m_input})
        connect(box, &QComboBox::activated, this, &DevicePage::apply);
    connect(m_host, &QComboBox::activated, this, [this] {
        fillOutputs();
        apply();
    });
    connect(m_rate, &QComboBox::activated, this, &DevicePage::fillBuffers);
    connect(m_refresh, &QPushButton::clicked, this, &DevicePage::refresh);
    connect(m_test, &QPushButton::clicked, &player, &Player::testTone);
    connect(m_reconnect, &QPushButton::clicked, &player, &Player::reconnect);
    connect(&player, &Player::levelsChanged, this, &DevicePage::showState);
    connect(&player, &Player::bannerChanged, this, &DevicePage::showState);
    connect(&player, &Player::recordingChanged, this, &DevicePage::showState);
    Midi& midi = session.midi();
    connect(m_midi, &QComboBox::activated, this,
            [this, &midi] { midi.setPort(m_midi->currentData().toString()); });
    connect(&midi, &Midi::portsListed, this, [this](const QStringList& ports, const QString& why) {
        m_midiTrouble = why;
        fillMidi(ports);
        showState();
    });
    connect(&midi, &Midi::changed, this, &DevicePage::showState);
    fillMidi({});
    takeDevices({});
    refresh();
}

void DevicePage::makeControls() {
    setAccessibleName(tr("Sound device"));
    m_notice = wordy(this);
    m_host = combo(this, tr("Sound system"));
    m_output = combo(this, tr("Output device"));
    m_rate = combo(this, tr("Sample rate"));
    m_buffer = combo(this, tr("Buffer"));
    m_buffer->setToolTip(tr("Small buffers answer quickly; large ones are safe from dropouts."));
    m_input = combo(this, tr("Input"));
    m_midi = combo(this, tr("MIDI input"));
    m_midi->setToolTip(tr("Keys and controllers of this port play the synthesizer"));
    m_refresh = new QPushButton(tr("Refresh"), this);
    m_refresh->setToolTip(tr("Look again for devices"));
    m_test = new QPushButton(tr("Test tone"), this);
    m_test->setToolTip(tr("Play two seconds of a soft tone"));
    m_reconnect = new QPushButton(tr("Reconnect"), this);
    m_running = wordy(this);
    m_latency = wordy(this);
    m_load = wordy(this);
    m_dropouts = wordy(this);
    m_error = wordy(this);
    m_midiState = wordy(this);

    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Sound system:"), m_host);
    form->addRow(tr("Output:"), m_output);
    form->addRow(tr("Sample rate:"), m_rate);
    form->addRow(tr("Buffer:"), m_buffer);
    form->addRow(tr("Input:"), m_input);
    form->addRow(tr("MIDI input:"), m_midi);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_refresh, m_test, m_reconnect})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* state = new QFormLayout;
    state->setRowWrapPolicy(QFormLayout::WrapLongRows);
    state->addRow(tr("Running:"), m_running);
    state->addRow(tr("Latency:"), m_latency);
    state->addRow(tr("Load:"), m_load);
    state->addRow(tr("Dropouts:"), m_dropouts);
    state->addRow(tr("Last error:"), m_error);
    state->addRow(tr("MIDI:"), m_midiState);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_notice);
    layout->addLayout(form);
    layout->addLayout(buttons);
    layout->addSpacing(12);
    layout->addLayout(state);
    layout->addStretch(1);
}

void DevicePage::refresh() {
    m_refresh->setEnabled(false);
    m_session.midi().list();
    m_notice->setText(tr("Looking for sound devices…"));
    m_notice->show();
    inBackground(
        this, m_list,
        [this](std::vector<AudioDeviceInfo> devices) {
            m_refresh->setEnabled(true);
            takeDevices(std::move(devices));
            const bool none = std::ranges::none_of(
                m_devices, [](const AudioDeviceInfo& d) { return d.outputs > 0; });
            m_notice->setVisible(none);
            if (none)
                m_notice->setText(
                    tr("This computer has no sound device. Everything works all the "
                       "same, but in silence. Connect a device, then press Refresh."));
        },
        [this](const QString& sentence) {
            m_refresh->setEnabled(true);
            m_notice->setText(sentence);
        });
}

void DevicePage::takeDevices(std::vector<AudioDeviceInfo> devices) {
    m_devices = std::move(devices);
    const DeviceSettings& now = m_session.player().output().settings();
    m_host->clear();
    m_host->addItem(tr("All"), QString());
    std::set<std::string> hosts;
    for (const AudioDeviceInfo& device : m_devices)
        if (device.outputs > 0 && hosts.insert(device.host).second)
            m_host->addItem(text(device.host), text(device.host));
    for (const AudioDeviceInfo& device : m_devices)
        if (device.id == now.id)
            choose(m_host, text(device.host), text(device.host));
    fillOutputs();
    fillInputs();
    m_rate->clear();
    for (const int rate : {44100, 48000, 88200, 96000})
        m_rate->addItem(tr("%1 Hz").arg(locale().toString(rate)), rate);
    const int rate = m_session.player().rate();
    choose(m_rate, rate, tr("%1 Hz").arg(locale().toString(rate)));
    fillBuffers();
    showState();
}

void DevicePage::fillOutputs() {
    const QString host = m_host->currentData().toString();
    m_output->clear();
    if (host.isEmpty())
        m_output->addItem(tr("The system's default"), QString());
    for (const AudioDeviceInfo& device : m_devices)
        if (device.outputs > 0 && (host.isEmpty() || text(device.host) == host))
            m_output->addItem(text(host.isEmpty() ? device.id : device.name), text(device.id));
    const QString id = text(m_session.player().output().settings().id);
    if (host.isEmpty())
        choose(m_output, id, tr("%1 (not connected)").arg(id));
    else
        m_output->setCurrentIndex(std::max(0, m_output->findData(id)));
}

void DevicePage::fillInputs() {
    m_input->clear();
    m_input->addItem(tr("None"));
    m_input->addItem(tr("The system's default"), QString());
    for (const AudioDeviceInfo& device : m_devices)
        if (device.inputs > 0)
            m_input->addItem(text(device.id), text(device.id));
    const DeviceSettings& now = m_session.player().output().settings();
    if (now.inputs < 1)
        m_input->setCurrentIndex(0);
    else
        choose(m_input, text(now.inputId), tr("%1 (not connected)").arg(text(now.inputId)));
}

void DevicePage::fillBuffers() {
    const int rate = m_rate->currentData().toInt();
    const auto name = [&](int frames) {
        return tr("%1 frames (%2 ms)")
            .arg(locale().toString(frames), locale().toString(1000.0 * frames / rate, 'f', 1));
    };
    m_buffer->clear();
    for (int frames = 32; frames <= 4096; frames *= 2)
        m_buffer->addItem(name(frames), frames);
    const int frames = m_session.player().output().settings().buffer;
    choose(m_buffer, frames, name(frames));
}

void DevicePage::fillMidi(const QStringList& ports) {
    m_midi->clear();
    m_midi->addItem(tr("None"), QString());
    for (const QString& port : ports)
        m_midi->addItem(port, port);
    const QString port = m_session.midi().port();
    choose(m_midi, port, tr("%1 (not connected)").arg(port));
}

void DevicePage::apply() {
    Player& player = m_session.player();
    DeviceSettings settings = player.output().settings();
    settings.id = m_output->currentData().toString().toStdString();
    settings.buffer = m_buffer->currentData().toInt();
    settings.inputId = m_input->currentData().toString().toStdString();
    settings.inputs = 0;
    if (m_input->currentIndex() > 0) {
        const auto found = std::ranges::find(m_devices, settings.inputId, &AudioDeviceInfo::id);
        settings.inputs = found == m_devices.end() ? 1 : std::clamp(found->inputs, 1, 2);
    }
    player.configure(settings, m_rate->currentData().toInt());
    showState();
}

void DevicePage::showState() {
    const Player& player = m_session.player();
    const AudioOutput& output = player.output();
    const bool open = output.isOpen();
    for (QWidget* w : {static_cast<QWidget*>(m_host), static_cast<QWidget*>(m_output),
                       static_cast<QWidget*>(m_rate), static_cast<QWidget*>(m_buffer),
                       static_cast<QWidget*>(m_input)})
        w->setEnabled(!player.recording());
    m_running->setText(!open              ? tr("Not yet; the device opens on the first play.")
                       : output.audible() ? text(output.deviceName())
                                          : tr("In silence, without a device."));
    const QString unknown = QStringLiteral("–");
    const double latency = output.latency() * 1000;
    m_latency->setText(latency > 0 ? tr("%1 ms").arg(locale().toString(latency, 'f', 1)) : unknown);
    m_load->setText(open ? tr("%1 %").arg(locale().toString(player.load() * 100, 'f', 0))
                         : unknown);
    m_dropouts->setText(locale().toString(player.xruns()));
    m_error->setText(player.banner().isEmpty() ? tr("None") : player.banner());
    m_reconnect->setEnabled(open);
    const Midi& midi = m_session.midi();
    m_midiState->setText(!midi.trouble().isEmpty()  ? midi.trouble()
                         : midi.listening()         ? tr("Listening.")
                         : !m_midiTrouble.isEmpty() ? m_midiTrouble
                                                    : tr("No port is chosen."));
}

} // namespace antiphon
