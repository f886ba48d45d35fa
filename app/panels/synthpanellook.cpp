// How the panel looks at what it plays. See synthpanel.h.
#include "app/panels/confirmstrip.h"
#include "app/panels/snapshotbar.h"
#include "app/panels/synthchooser.h"
#include "app/panels/synthknobs.h"
#include "app/panels/synthoptions.h"
#include "app/panels/synthpanel.h"
#include "app/panels/synthplayer.h"
#include "core/synth/notepitch.h"
#include "widgets/theme.h"
#include "widgets/xypad.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace antiphon {

/// Another synthesizer: its sliders and axes.
void SynthPanel::showSynth() {
    QStringList names;
    for (const std::string& name : m_info.parameters)
        names << synthWords(name);
    m_help->setText(synthWords(m_info.help));
    m_help->setVisible(!m_info.help.empty());
    m_knobs->setNames(names);
    const int last = int(names.size()) - 1;
    SynthMemory& now = memory();
    now.x = std::clamp(now.x, 0, last);
    now.y = std::clamp(now.y, 0, last);
    for (SynthPoint& point : now.snapshot)
        if (point.size() != m_info.parameters.size()) // of a patch that has changed
            point.clear();
    for (auto [box, at] : {std::pair(m_x, now.x), std::pair(m_y, now.y)}) {
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItems(names);
        box->setCurrentIndex(at);
    }
    m_pad->setAxes(m_x->currentText(), m_y->currentText());
    m_options->setGranular(m_info.granular);
    m_options->setVisible(!isPatch());
    m_hold->setVisible(!isPatch());
    m_play->setCheckable(!isPatch());
    m_play->setText(isPatch() ? tr("Render and hear") : tr("Play"));
    m_chooser->setSynth(m_sound.synth);
    if (allowed())
        m_consent->hide();
    else
        m_consent->ask(tr("This project plays the patch in %1. Patches are programs: run only what "
                          "you trust.")
                           .arg(QString::fromStdString(m_sound.synth)),
                       tr("Allow"), tr("Not now"), m_play, [this] {
                           m_chooser->allow(m_sound.synth);
                           showState();
                       });
    m_told = false;
    showSnapshots();
    arrange();
}

/// Where the parameters are.
void SynthPanel::showSound() {
    m_knobs->setPoint(m_sound.point);
    const QSignalBlocker blocker(m_pad);
    const auto at = [this](int parameter) { return double(m_sound.point[std::size_t(parameter)]); };
    const QPointF there(at(memory().x), at(memory().y));
    // What the hand moved to is finer than what the synthesizer takes: it is left alone.
    if (float(m_pad->value().x()) != float(there.x()) ||
        float(m_pad->value().y()) != float(there.y()))
        m_pad->setValue(there);
}

void SynthPanel::showSnapshots() {
    const SynthMemory& now = memory();
    m_snapshots->setSnapshots(now.snapshot);
    std::vector<XyPad::Mark> marks;
    for (std::size_t i = 0; i < now.snapshot.size(); ++i)
        if (const SynthPoint& point = now.snapshot[i]; !point.empty())
            marks.push_back({{double(point[std::size_t(now.x)]), double(point[std::size_t(now.y)])},
                             SnapshotBar::label(int(i))});
    m_pad->setMarks(std::move(marks));
}

/// What sounds is seen from afar.
void SynthPanel::light() {
    QPalette colors = palette();
    if (m_play->isChecked()) {
        const QColor lit = tonesOf(colors).good;
        colors.setColor(QPalette::Button, lit);
        colors.setColor(QPalette::ButtonText, inkOn(lit));
    }
    m_play->setPalette(colors);
}

void SynthPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        light();
}

void SynthPanel::showState() {
    const bool patch = isPatch();
    const bool sounds = m_player->gate() && m_player->ready();
    m_pad->setSounding(sounds);
    m_play->setEnabled(!patch || (allowed() && !m_rendering));
    if (!patch && !m_player->gate() && m_play->isChecked())
        m_play->setChecked(false); // panic, or a voice that could not be made
    light();
    QString text;
    const QString learning = session().midi().learning();
    if (learning.startsWith(QLatin1String("synth.")))
        text = tr("Move the MIDI controller that shall do this. Esc: none after all.");
    else if (!m_player->trouble().isEmpty())
        text = m_player->trouble();
    else if (!m_remark.isEmpty())
        text = m_remark;
    else if (m_rendering)
        text = tr("Pure Data is rendering…");
    else if (patch)
        text = tr("Patches are rendered and heard here; they are played live when performing.");
    else if (!pitchParameter(m_sound.synth))
        text = tr("Press Play and move the sliders, or press on the pad. Keys 1 to 0 recall "
                  "snapshots, with Shift they store.");
    else
        text = tr("Press Play and move the sliders, or press on the pad. Keys A to K play notes, 1 "
                  "to 0 recall snapshots, with Shift they store.");
    if (!session().midi().trouble().isEmpty() && !learning.isEmpty())
        text = session().midi().trouble();
    m_status->setText(text);
    GestureBar::State state;
    state.live = !patch && m_player->ready();
    state.capturing = m_player->capturing();
    state.seconds = state.capturing ? m_player->gestureSeconds() : 0;
    state.gestures = m_captured.texts();
    state.chosen = m_captured.chosen();
    state.project = session().store().isOpen() && allowed();
    m_gestures->setState(state);
}

} // namespace antiphon
