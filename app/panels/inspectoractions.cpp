#include "app/panels/inspector.h"

#include "app/panels/audiolanes.h"
#include "app/panels/exportpage.h"
#include "app/panels/notelanes.h"
#include "core/beats.h"
#include "core/excerpt.h"
#include "widgets/glyphs.h"

#include <QApplication>
#include <QFileDialog>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

namespace antiphon {

QAction* InspectorPanel::toggle(const char* name, const QString& text, const QKeySequence& keys,
                                bool on) {
    QAction* action = addPanelAction(name, text, keys);
    action->setCheckable(true);
    action->setChecked(on);
    connect(action, &QAction::toggled, this, &InspectorPanel::applyToggles);
    return action;
}

void InspectorPanel::buildActions() {
    const auto add = [this](const char* name, const QString& text, const QKeySequence& keys,
                            auto slot) {
        QAction* action = addPanelAction(name, text, keys);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    // L is the transport's, wherever the keyboard is.
    m_loop = add("loop", tr("Loop the selection"), {}, &InspectorPanel::loopSelection);
    m_marker = add("marker", tr("Add or rename a marker"), QKeySequence(Qt::Key_M),
                   &InspectorPanel::nameMarker);
    m_removeMarker = add("removeMarker", tr("Remove the marker at the cursor"),
                         QKeySequence(Qt::Key_Delete), &InspectorPanel::removeMarker);
    m_previousMarker = add("previousMarker", tr("Go to the previous marker"),
                           QKeySequence(Qt::ALT | Qt::Key_Left), [this] { goToMarker(-1); });
    m_nextMarker = add("nextMarker", tr("Go to the next marker"),
                       QKeySequence(Qt::ALT | Qt::Key_Right), [this] { goToMarker(1); });
    m_zoom = add("zoomSelection", tr("Zoom to the selection"), QKeySequence(Qt::Key_Z),
                 &InspectorPanel::zoomToSelection);
    m_zoomAll =
        add("zoomAll", tr("Show all"), QKeySequence(Qt::Key_0), [this] { m_axis->showAll(); });
    m_save = add("saveSelection", tr("Save the selection as…"), QKeySequence(Qt::Key_E),
                 &InspectorPanel::chooseTarget);
    m_export = add("export", tr("Export…"), QKeySequence(Qt::SHIFT | Qt::Key_E),
                   &InspectorPanel::exportSound);

    m_showBeats = toggle("beats", tr("Show beats"), QKeySequence(Qt::Key_B), false);
    m_snap = toggle("snap", tr("Snap the selection to beats"), QKeySequence(Qt::SHIFT | Qt::Key_B),
                    false);
    m_waveform =
        toggle("waveform", tr("Show the waveform"), QKeySequence(Qt::SHIFT | Qt::Key_W), true);
    m_spectrogram = toggle("spectrogram", tr("Show the spectrogram"),
                           QKeySequence(Qt::SHIFT | Qt::Key_S), true);
    m_logFrequency =
        toggle("logFrequency", tr("Logarithmic frequency"), QKeySequence(Qt::Key_F), true);
    m_follow =
        toggle("follow", tr("Follow the playhead"), QKeySequence(Qt::SHIFT | Qt::Key_F), true);
    m_byTrack = toggle("byTrack", tr("Colour notes by track"), QKeySequence(Qt::Key_C), false);
    connect(m_audio->spectrogram(), &SpectrogramView::logFrequencyChanged, m_logFrequency,
            &QAction::setChecked);
    // One lane at least stays.
    connect(m_waveform, &QAction::toggled, this, [this](bool on) {
        if (!on)
            m_spectrogram->setChecked(true);
    });
    connect(m_spectrogram, &QAction::toggled, this, [this](bool on) {
        if (!on)
            m_waveform->setChecked(true);
    });
    m_snapTimer->setSingleShot(true);
    m_snapTimer->setInterval(250);
    connect(m_snapTimer, &QTimer::timeout, this, &InspectorPanel::snapSelection);
    connect(&session().jobs(), &Jobs::ended, this, [this](quint64 id) { m_beatJobs.erase(id); });
}

void InspectorPanel::buildToolBar() {
    const std::pair<QAction*, Glyph> icons[] = {
        {m_loop, Glyph::Loop},     {m_zoom, Glyph::ZoomIn},     {m_zoomAll, Glyph::ZoomAll},
        {m_marker, Glyph::Marker}, {m_showBeats, Glyph::Beats}, {m_spectrogram, Glyph::Spectrum}};
    for (const auto& [action, sign] : icons) {
        action->setIcon(glyph(sign));
        m_bar->addAction(action);
    }
    auto* more = new QToolButton(m_bar);
    more->setIcon(glyph(Glyph::More));
    more->setToolTip(tr("More to do with what is shown"));
    more->setAccessibleName(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(more);
    menu->addActions({m_save, m_export});
    menu->addSeparator();
    menu->addActions({m_previousMarker, m_nextMarker, m_removeMarker});
    menu->addSeparator();
    menu->addActions({m_snap, m_waveform, m_logFrequency, m_byTrack, m_follow});
    more->setMenu(menu);
    m_bar->addWidget(more);
    for (QToolButton* button : m_bar->findChildren<QToolButton*>())
        if (button->defaultAction()) {
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleName(button->defaultAction()->text());
        }
    updateActions();
}

const std::vector<double>& InspectorPanel::beats() const {
    static const std::vector<double> none;
    if (m_score)
        return m_score->beats;
    const auto it = m_beats.find(file());
    return it == m_beats.end() ? none : it->second;
}

void InspectorPanel::updateActions() {
    const bool sound = m_pages->currentWidget() == m_audio;
    const bool notes = m_pages->currentWidget() == m_notes;
    const bool selected = m_axis->selection().has_value();
    m_loop->setEnabled((sound || notes) && (selected || m_axis->loop()));
    m_zoom->setEnabled((sound || notes) && selected);
    m_zoomAll->setEnabled(sound || notes);
    m_save->setEnabled(sound && selected);
    m_export->setEnabled(sound && m_view && m_view->isOpen());
    for (QAction* action : {m_marker, m_removeMarker, m_previousMarker, m_nextMarker})
        action->setEnabled(sound);
    for (QAction* action : {m_waveform, m_spectrogram, m_logFrequency})
        action->setEnabled(sound);
    m_byTrack->setEnabled(notes);
    m_showBeats->setEnabled(sound || notes);
    m_snap->setEnabled(sound || notes);
}

void InspectorPanel::applyToggles() {
    m_audio->showLanes(m_waveform->isChecked(), m_spectrogram->isChecked());
    m_audio->spectrogram()->setLogFrequency(m_logFrequency->isChecked());
    m_notes->roll()->setColoring(m_byTrack->isChecked() ? PianoRollView::Coloring::Track
                                                        : PianoRollView::Coloring::Velocity);
    m_axis->setFollowsPlayhead(m_follow->isChecked());
    m_notes->showBeats(m_showBeats->isChecked());
    m_audio->waveform()->setBeats(m_showBeats->isChecked() ? beats() : std::vector<double>());
    if (m_showBeats->isChecked() || m_snap->isChecked())
        findBeats();
    updateActions();
}

void InspectorPanel::loopSelection() {
    const auto selection = m_axis->selection();
    m_axis->setLoop(selection && selection != m_axis->loop() ? selection : std::nullopt);
}

void InspectorPanel::zoomToSelection() {
    if (const auto selection = m_axis->selection()) {
        const double margin = 0.02 * selection->length();
        m_axis->setVisible({selection->start - margin, selection->end + margin});
    }
}

void InspectorPanel::selectionMoved() {
    updateActions();
    if (m_snap->isChecked() && m_axis->selection())
        m_snapTimer->start();
}

/// Once the user lets go, so that a drag or a held key is never worked against.
void InspectorPanel::snapSelection() {
    if (QApplication::mouseButtons() != Qt::NoButton)
        return m_snapTimer->start();
    const auto selection = m_axis->selection();
    const std::vector<double>& grid = beats();
    if (!selection || grid.size() < 2 || !m_snap->isChecked())
        return;
    TimeSpan snapped{nearestBeat(grid, selection->start), nearestBeat(grid, selection->end)};
    if (snapped.length() <= 0) { // at least one beat
        const auto next = std::upper_bound(grid.begin(), grid.end(), snapped.start);
        if (next == grid.end())
            return;
        snapped.end = *next;
    }
    const bool atEnd = m_axis->cursor() > (selection->start + selection->end) / 2;
    m_axis->setSelection(snapped);
    m_axis->setCursor(atEnd ? snapped.end : snapped.start);
}

void InspectorPanel::findBeats() {
    const fs::path sound = file();
    const bool searching = std::any_of(m_beatJobs.begin(), m_beatJobs.end(),
                                       [&](const auto& job) { return job.second == sound; });
    if (m_pages->currentWidget() != m_audio || m_beats.contains(sound) || searching)
        return;
    auto found = std::make_shared<std::vector<double>>();
    const QString title = item() ? QString::fromStdString(item()->title) : QString();
    const Jobs::Id id = session().jobs().work(
        tr("Find the beats of %1").arg(title),
        [sound, found](JobControl& control) {
            *found = beatsOf(sound, [&control](double fraction) {
                control.checkpoint();
                control.append(
                    {.type = Event::Type::Progress, .text = {}, .value = fraction, .item = {}});
            });
        },
        [self = QPointer(this), sound, found, title] {
            if (!self)
                return;
            if (found->empty())
                self->session().tell(tr("No beat was found in %1.").arg(title));
            self->m_beats[sound] = std::move(*found);
            self->applyToggles();
        });
    m_beatJobs[id] = sound;
}

void InspectorPanel::chooseTarget() {
    const LibraryItem* one = item();
    const auto selection = m_axis->selection();
    if (!one || !selection)
        return;
    const QString name =
        tr("%1, %2 to %3")
            .arg(QString::fromStdString(one->title), QString::number(selection->start, 'f', 2),
                 QString::number(selection->end, 'f', 2));
    auto* dialog =
        new QFileDialog(this, tr("Save the selection"),
                        QString::fromStdString((session().store().folder() / "audio").string()),
                        tr("Sounds (*.wav *.flac *.ogg *.opus)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("wav"));
    dialog->selectFile(QString(name).replace(QLatin1Char('/'), QLatin1Char('-')) +
                       QStringLiteral(".wav"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, source = file(), span = *selection](const QString& target) {
                saveSelection(source, span, target.toStdString());
            });
    dialog->open();
}

void InspectorPanel::saveSelection(const fs::path& source, TimeSpan span, const fs::path& target) {
    const QString name = QString::fromStdString(display(target.filename()));
    session().jobs().work(
        tr("Save %1").arg(name),
        [source, span, target](JobControl& control) {
            writeExcerpt(source, span.start, span.end, target, [&control](double fraction) {
                control.checkpoint();
                control.append(
                    {.type = Event::Type::Progress, .text = {}, .value = fraction, .item = {}});
            });
        },
        [session = &session(), project = session().store().folder(), target, name] {
            session->tell(tr("Saved %1.").arg(name));
            if (session->store().folder() == project)
                session->import({target});
        });
}

void InspectorPanel::exportSound() {
    if (!m_view || !m_view->isOpen())
        return;
    auto* page = new ExportPage(session(), offerOf(file(), m_view->info()), this);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

} // namespace antiphon
