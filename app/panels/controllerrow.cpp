#include "app/panels/controllerrow.h"

#include "widgets/glyphs.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace antiphon {

ControllerRow::ControllerRow(Midi& midi, const QString& target, const QString& what,
                             QWidget* parent)
    : QWidget(parent), m_midi(midi), m_target(target), m_says(new QLabel), m_learn(new QToolButton),
      m_forget(new QToolButton) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_says, 1);
    layout->addWidget(m_learn);
    layout->addWidget(m_forget);
    m_says->setWordWrap(true);
    m_learn->setText(tr("Learn"));
    m_learn->setCheckable(true);
    m_learn->setAccessibleName(tr("Learn a controller: %1").arg(what));
    m_learn->setToolTip(tr("Then move the MIDI controller that shall do this"));
    m_forget->setIcon(glyph(Glyph::Close));
    m_forget->setAutoRaise(true);
    m_forget->setAccessibleName(tr("Forget the controller: %1").arg(what));
    m_forget->setToolTip(tr("Forget the controller"));
    for (QToolButton* button : {m_learn, m_forget})
        button->setFocusPolicy(Qt::TabFocus);
    connect(m_learn, &QToolButton::clicked, this,
            [this](bool on) { m_midi.learn(on ? m_target : QString()); });
    connect(m_forget, &QToolButton::clicked, this, [this] { m_midi.forget(m_target); });
    connect(&midi, &Midi::learningChanged, this, &ControllerRow::showState);
    connect(&midi, &Midi::controllersChanged, this, &ControllerRow::showState);
    connect(&midi, &Midi::changed, this, &ControllerRow::showState);
    showState();
}

void ControllerRow::showState() {
    const bool learning = m_midi.learning() == m_target;
    const QString controller = m_midi.controllerText(m_target);
    m_learn->setChecked(learning);
    m_forget->setVisible(!controller.isEmpty());
    m_says->setText(!learning                     ? controller.isEmpty() ? tr("none") : controller
                    : m_midi.port().isEmpty()     ? tr("Choose a MIDI input in the settings first.")
                    : !m_midi.trouble().isEmpty() ? m_midi.trouble()
                                                  : tr("Move a controller…"));
}

} // namespace antiphon
