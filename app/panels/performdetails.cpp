#include "app/panels/performdetails.h"

#include "app/panels/performcontrols.h"
#include "app/panels/performwords.h"
#include "widgets/slider.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QVBoxLayout>

namespace antiphon {

PerformDetails::PerformDetails(Session& session, Performer& performer, QWidget* parent)
    : QWidget(parent), m_session(session), m_performer(performer) {
    auto* column = new QVBoxLayout(this);
    auto* always = new QFormLayout;
    Midi& midi = session.midi();
    for (const char* control : {"step", "return", "scene/fade"})
        always->addRow(makeLiveSlider(performer, midi, QLatin1String(control)));
    always->addRow(liveControlWords(QStringLiteral("rest")),
                   makeLiveChoice(performer, midi, QStringLiteral("rest"),
                                  {tr("The agent goes on"), tr("The agent holds its parameters"),
                                   tr("The agent falls silent")}));
    column->addLayout(always);
    auto* box = new QGroupBox(tr("Parameters"));
    m_rows = new QFormLayout(box);
    column->addWidget(box);
    column->addStretch(1);
    connect(&performer, &Performer::stateChanged, this, &PerformDetails::showParameters);
    showParameters();
}

/// As many as the synthesizer has that plays; the first two of the second one stand in the
/// soundcheck.
void PerformDetails::showParameters() {
    const std::size_t count = m_performer.controls().parameters();
    if (m_shown == count)
        return;
    m_shown = count;
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    for (std::size_t i = 1; i <= count; ++i)
        m_rows->addRow(
            makeLiveSlider(m_performer, m_session.midi(), QStringLiteral("param/%1/ramp").arg(i)));
    for (std::size_t i = 3; i <= count; ++i)
        m_rows->addRow(
            makeLiveSlider(m_performer, m_session.midi(), QStringLiteral("target/%1").arg(i)));
}

} // namespace antiphon
