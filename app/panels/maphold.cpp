// The map as an instrument: holding points and gliding between them (see mappanel.h).
#include "app/panels/mapear.h"
#include "app/panels/maphand.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappanel.h"
#include "app/panels/mapreplay.h"
#include "app/panels/mapsong.h"
#include "app/panels/mapsoundpage.h"
#include "widgets/map.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>

#include <cmath>

namespace antiphon {

void MapPanel::hold(int point) {
    if (point < 0) {
        if (!m_gliding) {
            m_played.clear();
            m_hand->release();
            if (!m_ear->fileOf(m_ear->playing()).empty())
                m_ear->stop();
        }
        return;
    }
    if (!m_ear->fileOf(point).empty()) { // it goes on while the pointer is elsewhere
        m_hand->release();
        m_ear->play(point);
        return;
    }
    const auto by = m_ear->renderer(point);
    if (!by)
        return;
    m_ear->stop(); // the voice takes over
    if (!m_ear->isReady(point))
        m_ear->prefetch({point}); // measures it
    m_played = {{point, 1}};
    m_hand->setParameterNames(m_shown->tableOf(std::size_t(point)).parameterNames);
    m_hand->play(by->sound(), m_shown->point(std::size_t(point)), playedGain());
    if (!m_hand->sounding()) {
        m_view->setLatched(-1);
        return;
    }
    m_status->setText(tr("Held: %1").arg(pointText(point).section(QLatin1Char('\n'), 0, 0)));
}

/// Parameters are mixed among neighbours that the same synthesizer plays; loudness, too.
void MapPanel::glide(std::span<const MapNeighbour> nearest) {
    if (nearest.empty())
        return;
    const auto first = std::size_t(nearest.front().point);
    const auto by = m_ear->renderer(int(first));
    if (!by)
        return;
    const std::size_t table = m_shown->place(first).table;
    std::vector<double> mixed(m_shown->tables()[table]->parameters, 0.0);
    double weights = 0;
    m_played.clear();
    std::vector<int> rows;
    for (const MapNeighbour& neighbour : nearest) {
        const auto row = std::size_t(neighbour.point);
        if (m_shown->place(row).table != table)
            continue;
        const std::vector<double> point = m_shown->point(row);
        for (std::size_t p = 0; p < mixed.size(); ++p)
            mixed[p] += neighbour.weight * point[p];
        weights += neighbour.weight;
        m_played.push_back(neighbour);
        rows.push_back(neighbour.point);
    }
    for (double& value : mixed)
        value /= weights;
    if (!std::exchange(m_gliding, true))
        m_ear->stop();
    m_ear->prefetch(rows); // measures them
    m_hand->setParameterNames(m_shown->tables()[table]->parameterNames);
    m_hand->play(by->sound(), mixed, playedGain());
    if (!m_hand->sounding())
        return;
    QStringList parts;
    for (std::size_t p = 0; p < mixed.size(); ++p)
        parts << tr("%1 %2", "parameter and value")
                     .arg(m_shown->tables()[table]->parameterNames[int(p)],
                          QString::number(mixed[p], 'f', 3));
    m_status->setText(parts.join(QStringLiteral(", ")));
}

/// Where something is held, that goes on as it was played last: the ring comes to the nearest
/// point.
void MapPanel::glideEnded() {
    m_gliding = false;
    if (m_view->latched() < 0) {
        m_played.clear();
        m_hand->release();
    } else if (!m_played.empty()) {
        const QSignalBlocker blocker(m_view); // else it would be played as it is in the table
        m_view->setLatched(m_played.front().point);
    }
}

float MapPanel::playedGain() const {
    double level = 0, weights = 0;
    for (const MapNeighbour& row : m_played) {
        level += row.weight * std::log(double(m_ear->gain(row.point)));
        weights += row.weight;
    }
    return weights > 0 ? float(std::exp(level / weights)) : 1.0f;
}

/// The rows that are played have been measured, or shall be heard as they are.
void MapPanel::balance() {
    if (!m_played.empty() && m_hand->sounding())
        m_hand->setGain(playedGain());
}

void MapPanel::showGesture() {
    m_sound->setGestures(m_hand->gestures());
    m_replay->setGesture(m_hand->gestures().gesture());
    updateActions();
}

/// The song's way first, then what was played.
void MapPanel::showWays() {
    std::vector<MapTrajectory> ways;
    for (const auto& way : {m_song->way(), m_replay->way()})
        if (way)
            ways.push_back(*way);
    m_view->setTrajectories(std::move(ways));
    showTimes();
    updateActions();
}

void MapPanel::showTimes() {
    int index = 0;
    if (m_song->way())
        m_view->setTrajectoryTime(index++, m_song->time());
    if (m_replay->way())
        m_view->setTrajectoryTime(index, m_replay->time());
}

void MapPanel::saveGesture() {
    const auto gesture = m_hand->gestures().gesture();
    if (!gesture)
        return;
    auto* dialog = new QFileDialog(this, tr("Save what was played"), session().exportFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const std::pair<QString, QString> kinds[] = {
        {tr("Sound (*.wav)"), QStringLiteral("wav")},
        {tr("MIDI controllers (*.mid)"), QStringLiteral("mid")},
        {tr("Numbers (*.csv)"), QStringLiteral("csv")}};
    QStringList filters;
    for (const auto& [filter, suffix] : kinds)
        filters << filter;
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(kinds[0].second);
    dialog->selectFile(QStringLiteral("gesture.") + kinds[0].second);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& chosen) {
        const char* suffixes[] = {"wav", "mid", "csv"};
        const auto index = filters.indexOf(chosen);
        if (index < 0)
            return;
        const QLatin1String suffix(suffixes[index]);
        dialog->setDefaultSuffix(suffix);
        if (const QFileInfo named(dialog->selectedFiles().value(0)); !named.isDir())
            dialog->selectFile(named.completeBaseName() + QLatin1Char('.') + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, gesture, names = m_hand->gestures().parameterNames()](const QString& name) {
                const fs::path file = name.toStdString();
                session().setExportFolder(file.parent_path());
                session().jobs().work(
                    tr("Save what was played"),
                    [gesture, names, file](JobControl& control) {
                        writeGesture(*gesture, names, file, [&] { control.checkpoint(); });
                    },
                    [this, self = QPointer<QObject>(this), file] {
                        if (self)
                            session().tell(
                                tr("Saved as %1.").arg(QString::fromStdString(display(file))));
                    });
            });
    dialog->open();
}

} // namespace antiphon
