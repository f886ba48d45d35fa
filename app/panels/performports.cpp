#include "app/panels/performports.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace antiphon {

PerformPorts::PerformPorts(Session& session, Performer& performer, QWidget* parent)
    : QWidget(parent), m_session(session), m_performer(performer),
      m_osc(new QCheckBox(tr("Listen to OSC"))),
      m_open(new QCheckBox(tr("Other computers may send and be sent to, too"))),
      m_floats(new QCheckBox(tr("Send numbers instead of one text"))), m_port(new QSpinBox),
      m_feedback(new QLineEdit), m_midiOut(new QComboBox), m_oscSays(new QLabel),
      m_midiSays(new QLabel), m_help(new QLabel) {
    m_port->setRange(1, 65535);
    m_port->setValue(performer.ports().oscPort);
    m_port->setAccessibleName(tr("OSC port"));
    m_midiOut->setAccessibleName(tr("MIDI output"));
    m_midiOut->addItem(tr("none"), QString());
    m_floats->setToolTip(tr("The original patches read one text; most programs want numbers"));
    m_feedback->setPlaceholderText(tr("nowhere"));
    m_feedback->setAccessibleName(tr("Feedback to"));
    m_feedback->setToolTip(
        tr("Computer and port of a controller with a display, such as 127.0.0.1:9000: controls "
           "that were moved from elsewhere, levels and the agents' parameters go there"));
    m_help->setWordWrap(true);
    m_help->setText(
        tr("Every control has an address: /antiphon/stance, /antiphon/scene, /antiphon/param/1 and "
           "so on; the parameters go out as /agent-params to port 6667, and the original patches "
           "are answered. Any slider or button is taught to a MIDI controller in its context menu; "
           "program changes 1 to 8 recall scenes, 9 to 12 let one agent play alone, all-notes-off "
           "is a panic."));
    for (QLabel* label : {m_oscSays, m_midiSays})
        label->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->addRow(m_osc);
    form->addRow(tr("Port"), m_port);
    form->addRow(m_open);
    form->addRow(m_floats);
    form->addRow(tr("Feedback to"), m_feedback);
    form->addRow(m_oscSays);
    form->addRow(tr("Parameters to MIDI"), m_midiOut);
    form->addRow(m_midiSays);
    form->addRow(m_help);
    for (QCheckBox* box : {m_osc, m_open, m_floats})
        connect(box, &QCheckBox::toggled, this, &PerformPorts::take);
    connect(m_port, &QSpinBox::editingFinished, this, &PerformPorts::take);
    connect(m_feedback, &QLineEdit::editingFinished, this, &PerformPorts::take);
    connect(m_midiOut, &QComboBox::activated, this, &PerformPorts::take);
    connect(&performer, &Performer::portsChanged, this, &PerformPorts::show);
    connect(&performer, &Performer::stateChanged, this, &PerformPorts::show);
    connect(&performer, &Performer::metersChanged, this, &PerformPorts::show);
    connect(&performer, &Performer::midiOutputsListed, this, &PerformPorts::fillOutputs);
    performer.listMidiOutputs();
    show();
}

void PerformPorts::take() {
    Performer::Ports ports;
    ports.osc = m_osc->isChecked();
    ports.oscOpen = m_open->isChecked();
    ports.oscFloats = m_floats->isChecked();
    ports.oscPort = m_port->value();
    ports.oscFeedback = m_feedback->text().trimmed();
    ports.midiOut = m_midiOut->currentData().toString();
    m_performer.setPorts(ports);
}

void PerformPorts::fillOutputs(const QStringList& names, const QString& trouble) {
    const QString chosen = m_performer.ports().midiOut;
    m_midiOut->clear();
    m_midiOut->addItem(tr("none"), QString());
    for (const QString& name : names)
        m_midiOut->addItem(name, name);
    if (!chosen.isEmpty() && m_midiOut->findData(chosen) < 0)
        m_midiOut->addItem(chosen, chosen);
    m_midiOut->setCurrentIndex(std::max(0, m_midiOut->findData(chosen)));
    m_midiSays->setText(trouble);
    m_midiSays->setVisible(!trouble.isEmpty());
}

void PerformPorts::show() {
    const Performer::Ports& ports = m_performer.ports();
    const QSignalBlocker osc(m_osc), open(m_open), floats(m_floats), port(m_port);
    m_osc->setChecked(ports.osc);
    m_open->setChecked(ports.oscOpen);
    m_floats->setChecked(ports.oscFloats);
    if (!m_port->hasFocus())
        m_port->setValue(ports.oscPort);
    if (!m_feedback->hasFocus())
        m_feedback->setText(ports.oscFeedback);
    const bool plays = m_performer.state() == Performer::State::Playing;
    m_oscSays->setText(!ports.osc ? QString()
                       : !plays   ? tr("OSC is heard as soon as the agents are on stage.")
                       : m_performer.oscPort() > 0
                           ? tr("Listening to port %1").arg(m_performer.oscPort())
                           : tr("Not listening"));
    m_oscSays->setVisible(ports.osc);
}

Json PerformPorts::state() const {
    const Performer::Ports& ports = m_performer.ports();
    return {{"osc", ports.osc},
            {"open", ports.oscOpen},
            {"floats", ports.oscFloats},
            {"port", ports.oscPort},
            {"feedback", ports.oscFeedback.toStdString()},
            {"midi_out", ports.midiOut.toStdString()}};
}

void PerformPorts::restore(const Json& state) {
    if (!state.is_object())
        return;
    Performer::Ports ports;
    ports.osc = state.value("osc", false);
    ports.oscOpen = state.value("open", false);
    ports.oscFloats = state.value("floats", false);
    ports.oscPort = state.value("port", ports.oscPort);
    ports.oscFeedback = QString::fromStdString(state.value("feedback", std::string()));
    ports.midiOut = QString::fromStdString(state.value("midi_out", std::string()));
    m_performer.setPorts(ports);
    m_performer.listMidiOutputs();
}

} // namespace antiphon
