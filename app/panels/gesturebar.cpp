#include "app/panels/gesturebar.h"

#include "app/panels/untypedbox.h"
#include "app/panels/words.h"
#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

GestureBar::GestureBar(QWidget* parent)
    : QGroupBox(tr("Gesture"), parent), m_capture(new QPushButton(tr("Capture"))),
      m_time(new QLabel), m_gestures(new UntypedBox), m_hear(new QToolButton),
      m_export(new QToolButton), m_keep(new QToolButton), m_seconds(new RealBox),
      m_render(new QPushButton(tr("Render to the library"))) {
    m_capture->setIcon(glyph(Glyph::Record));
    m_capture->setCheckable(true);
    m_capture->setToolTip(tr("Note what you play from now on: every move of the parameters, to be "
                             "heard again exactly and to be written to files"));
    m_gestures->setAccessibleName(tr("What was captured"));
    m_gestures->setToolTip(tr("The last gestures, until the window is closed; what is exported or "
                              "kept stays"));
    m_gestures->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_gestures->setMinimumContentsLength(10);
    connect(m_gestures, &QComboBox::activated, this, &GestureBar::gestureChosen);
    m_hear->setIcon(glyph(Glyph::Hear));
    m_hear->setAccessibleName(tr("Hear the gesture"));
    m_hear->setToolTip(tr("Hear the gesture again"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Write the gesture as a sound, as MIDI controllers or as numbers"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto* formats = new QMenu(m_export);
    const auto format = [&](const QString& text, Format value) {
        connect(formats->addAction(text), &QAction::triggered, this,
                [this, value] { Q_EMIT exportRequested(value); });
    };
    format(tr("Sound (WAV)…"), Format::Wav);
    format(tr("MIDI controllers…"), Format::Midi);
    format(tr("Numbers (CSV)…"), Format::Csv);
    m_export->setMenu(formats);
    m_keep->setText(tr("Keep"));
    m_keep->setToolTip(tr("Put the gesture's sound into the library"));
    for (QToolButton* button : {m_hear, m_export, m_keep})
        button->setFocusPolicy(Qt::StrongFocus);
    m_seconds->setRange(0.05, 600);
    m_seconds->setUnit(tr("s"));
    m_seconds->setAccessibleName(tr("Length of the rendered sound"));
    m_seconds->setValue(2);
    m_render->setToolTip(tr("A sound of the present parameters, held so long"));

    auto* gesture = new QHBoxLayout;
    gesture->addWidget(m_capture);
    gesture->addWidget(m_time, 1);
    gesture->addWidget(m_hear);
    gesture->addWidget(m_export);
    gesture->addWidget(m_keep);
    auto* held = new QHBoxLayout;
    held->addWidget(m_render);
    held->addWidget(m_seconds);
    held->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(gesture);
    layout->addWidget(m_gestures);
    layout->addLayout(held);
    connect(m_capture, &QPushButton::clicked, this, &GestureBar::captureToggled);
    connect(m_hear, &QToolButton::clicked, this, &GestureBar::hearRequested);
    connect(m_keep, &QToolButton::clicked, this, &GestureBar::keepRequested);
    connect(m_render, &QPushButton::clicked, this, &GestureBar::renderRequested);
    setState({});
}

void GestureBar::setState(const State& state) {
    m_capture->setEnabled(state.live);
    m_capture->setChecked(state.capturing);
    const bool kept = !state.gestures.isEmpty(), ready = kept && !state.capturing;
    m_time->setText(state.capturing ? clockText(state.seconds) : kept ? QString() : tr("none yet"));
    m_gestures->setVisible(kept);
    m_gestures->setEnabled(ready);
    if (state.gestures != m_shown) {
        m_shown = state.gestures;
        m_gestures->clear();
        m_gestures->addItems(m_shown);
    }
    m_gestures->setCurrentIndex(state.chosen);
    m_hear->setEnabled(ready);
    m_export->setEnabled(ready);
    m_keep->setEnabled(ready && state.project);
    m_render->setEnabled(state.project);
    m_render->setToolTip(state.project
                             ? tr("A sound of the present parameters, held so long")
                             : tr("Open or make a project first: sounds are kept in it."));
}

double GestureBar::renderSeconds() const {
    return m_seconds->value();
}

void GestureBar::setRenderSeconds(double seconds) {
    const QSignalBlocker blocker(m_seconds);
    m_seconds->setValue(seconds);
}

} // namespace antiphon
