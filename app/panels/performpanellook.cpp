#include "app/panels/performpanel.h"

#include "app/panels/maptable.h"
#include "app/panels/performagents.h"
#include "app/panels/performcontrols.h"
#include "app/panels/performports.h"
#include "app/panels/soundcheckpage.h"
#include "core/synth/synth.h"
#include "widgets/livebars.h"
#include "widgets/slider.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

// What the panel shows and does. See performpanel.h.
namespace antiphon {

void PerformPanel::darken(bool dark) {
    setPalette(dark ? paletteOf(Scheme::Dark) : QPalette());
    showMeters();
}

void PerformPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

/// Escape is no shortcut: whoever has the keyboard may want it first.
void PerformPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        m_performer->set(QStringLiteral("panic"), 1);
    else
        Panel::keyPressEvent(event);
}

void PerformPanel::togglePlay() {
    if (m_performer->state() == Performer::State::Closed) {
        m_performer->set(QStringLiteral("play"), 1);
        openChosen();
    } else if (m_performer->state() == Performer::State::Playing) {
        m_performer->set(QStringLiteral("play"),
                         m_performer->value(QStringLiteral("play")) > 0 ? 0 : 1);
    }
    showState();
}

void PerformPanel::openChosen() {
    m_hint->clear();
    const impro::LiveCastSettings cast = m_agents->cast();
    if (cast.policies.empty()) {
        showState();
        return;
    }
    m_performer->open(cast);
}

void PerformPanel::showState() {
    const Performer::State state = m_performer->state();
    const bool plays = state == Performer::State::Playing;
    const bool anybody = !m_agents->cast().policies.empty();
    m_play->setEnabled(state != Performer::State::Opening && (anybody || plays));
    m_play->setChecked(plays && m_performer->value(QStringLiteral("play")) > 0);
    m_record->setEnabled(plays && session().store().isOpen());
    const QString nobody = tr("Choose an agent first, or train one in the Agent panel.");
    const QString coming = tr("The agents are coming on stage…");
    if (state == Performer::State::Opening)
        m_hint->setText(coming);
    else if (!anybody)
        m_hint->setText(nobody);
    else if (m_hint->text() == nobody || m_hint->text() == coming) // what went wrong is left
        m_hint->clear();
    m_hint->setVisible(!m_hint->text().isEmpty());
    showColumns();
    showParameters();
    showMeters();
}

void PerformPanel::showColumns() {
    const auto& cast = m_performer->cast();
    QStringList names, groups;
    if (cast) {
        const impro::LiveMember& member = cast->members.front();
        for (std::size_t i = 0; i < member.agent.columns.size(); ++i) {
            names << QString::fromStdString(member.agent.columns[i]);
            const int category = member.categories[i];
            groups << (category < 0
                           ? QString()
                           : categoryWords(impro::LiveCast::categories()[std::size_t(category)]));
        }
    }
    m_bars->setColumns(names, groups);
    m_bars->setReach(m_performer->reach());
    m_bars->setCorpus(m_performer->corpus());
}

/// A row for each parameter of the synthesizer that plays.
void PerformPanel::showParameters() {
    const std::size_t count = m_performer->controls().parameters();
    if (m_sounding.size() == count)
        return;
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_sounding.clear();
    Midi& midi = session().midi();
    for (std::size_t i = 0; i < count; ++i) {
        const QString name = QStringLiteral("param/%1").arg(i + 1);
        const int row = int(i);
        auto* now = new QLabel;
        now->setAccessibleName(tr("Parameter %1 now").arg(i + 1));
        now->setMinimumWidth(now->fontMetrics().horizontalAdvance(QStringLiteral("0.000")));
        m_grid->addWidget(makeLiveSlider(*m_performer, midi, name), row, 0);
        m_grid->addWidget(now, row, 1);
        m_grid->addWidget(makeLiveButton(*m_performer, midi, name + QStringLiteral("/latch")), row,
                          2);
        m_grid->addWidget(makeLiveButton(*m_performer, midi, name + QStringLiteral("/release")),
                          row, 3);
        m_grid->addWidget(makeLiveSlider(*m_performer, midi, name + QStringLiteral("/low")), row,
                          4);
        m_grid->addWidget(makeLiveSlider(*m_performer, midi, name + QStringLiteral("/high")), row,
                          5);
        m_grid->addWidget(makeLiveButton(*m_performer, midi, name + QStringLiteral("/invert")), row,
                          6);
        m_sounding.push_back(now);
    }
}

void PerformPanel::lamp(QLabel* label, const QString& text, bool warns) {
    label->setText(text);
    const Tones tones = tonesOf(palette());
    const QColor ground = warns ? tones.warning : mix(tones.ground, tones.text, 0.12);
    if (label->palette().color(QPalette::Window) == ground)
        return;
    QPalette colors = palette();
    colors.setColor(QPalette::Window, ground);
    colors.setColor(QPalette::WindowText, inkOn(ground));
    label->setPalette(colors);
}

void PerformPanel::showMeters() {
    const LiveMeters& now = m_performer->meters();
    const bool plays = m_performer->state() == Performer::State::Playing;
    const Player& player = session().player();
    const QLocale locale;
    const double latency = double(now.reaction.median) + player.output().latency();
    lamp(m_latency,
         plays && now.reaction.median > 0 ? tr("%1 ms").arg(locale.toString(latency * 1000, 'f', 1))
                                          : tr("– ms"),
         plays && latency > 0.05);
    m_latency->setToolTip(tr("From a sound that is heard to the parameters that it moves, and on "
                             "to the loudspeaker as the device states it"));
    const int xruns = player.xruns();
    const bool late = now.patchMissed > 0; // heard like a dropout of the device
    lamp(m_dropouts,
         xruns > 0 ? tr("%n dropout(s)", nullptr, xruns)
         : late    ? tr("patch too slow")
                   : tr("no dropouts"),
         xruns > 0 || late);
    m_dropouts->setToolTip(
        late ? tr("Pure Data was too late for %1 s of sound, which are silence")
                   .arg(locale.toString(double(now.patchMissed) / player.rate(), 'f', 2))
             : QString());
    lamp(m_reach,
         now.fault        ? tr("synthesizer failed")
         : now.outOfReach ? tr("beyond reach")
         : now.resting    ? tr("rest")
         : plays          ? tr("in reach")
                          : tr("off stage"),
         now.fault || now.outOfReach);
    m_reach->setToolTip(tr("Whether the table has sounds like those that are heard; a warning when "
                           "it has not for more than five seconds"));
    lamp(m_distance,
         plays && now.frames > 0 ? tr("Δ %1").arg(locale.toString(now.rmse, 'f', 2)) : tr("Δ –"),
         false);
    m_distance->setToolTip(tr("How far the agent is from what it follows, in deviations of the "
                              "table"));
    m_play->setChecked(plays && m_performer->value(QStringLiteral("play")) > 0);
    m_bars->setValues(m_performer->bars().heard, m_performer->bars().agent);
    m_bars->setTarget(m_performer->bars().target);
    const std::vector<double> sounding = m_performer->parameterValues();
    for (std::size_t i = 0; i < std::min(sounding.size(), m_sounding.size()); ++i)
        m_sounding[i]->setText(locale.toString(sounding[i], 'f', 3));
    if (m_performer->recording())
        m_record->setText(
            tr("Recording %1 s").arg(locale.toString(m_performer->recorded(), 'f', 0)));
    else
        m_record->setText(tr("Record"));
}

Json PerformPanel::state() const {
    return {{"agents", m_agents->state()},
            {"controls", m_performer->values()},
            {"soundcheck", m_soundcheck->state()},
            {"ports", m_ports->state()}};
}

void PerformPanel::restore(const Json& state) {
    m_agents->restore(state.value("agents", Json()));
    m_performer->setValues(state.value("controls", Json()));
    m_soundcheck->restore(state.value("soundcheck", Json()));
    m_ports->restore(state.value("ports", Json()));
    showState();
}

} // namespace antiphon
