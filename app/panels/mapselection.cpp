// What can be done with the selected points of the map (see mappanel.h).
#include "app/panels/mapear.h"
#include "app/panels/mapmarking.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappanel.h"
#include "app/panels/rowexportpage.h"
#include "app/window/background.h"
#include "core/maps/lookup.h"
#include "widgets/map.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// What encloses some rows in the space of parameters, and half a step more on every side, so that
/// a single row has room around it. Never beyond 0 ... 1.
PlanSettings planAround(const MapRows& rows, std::size_t table, const std::vector<int>& list) {
    const MapTable& of = *rows.tables()[table];
    PlanSettings plan;
    for (std::size_t p = 0; p < of.parameters; ++p) {
        std::vector<double> values = of.columns[p];
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        double low = 1, high = 0;
        for (const int row : list) {
            const double value = of.columns[p][rows.place(std::size_t(row)).row];
            low = std::min(low, value);
            high = std::max(high, value);
        }
        const auto first = std::lower_bound(values.begin(), values.end(), low);
        const auto after = std::upper_bound(values.begin(), values.end(), high);
        if (first != values.begin())
            low -= (low - *(first - 1)) / 2;
        if (after != values.end())
            high += (*after - high) / 2;
        plan.low.push_back(std::clamp(low, 0.0, 1.0));
        plan.high.push_back(std::clamp(high, 0.0, 1.0));
    }
    return plan;
}

} // namespace

/// The selection, else the point that the keyboard is at.
std::vector<int> MapPanel::chosen() const {
    if (m_shown->empty() || m_view->points() != int(m_shown->rows()))
        return {};
    std::vector<int> rows = m_view->selection();
    if (rows.empty() && m_view->current() >= 0)
        rows = {m_view->current()};
    return rows;
}

void MapPanel::exportSounds() {
    RowExport offer;
    offer.rows = m_shown;
    for (const int row : chosen())
        if (const auto by = m_ear->renderer(row); by && by->sound().trouble.isEmpty())
            offer.list.push_back(row);
    if (offer.list.empty())
        return;
    for (std::size_t t = 0; t < m_shown->tables().size(); ++t)
        offer.sounds.push_back(m_ear->renderer(int(m_shown->start(t)))
                                   ? m_ear->renderer(int(m_shown->start(t)))->sound()
                                   : TableSound{});
    auto* page = new RowExportPage(session(), std::move(offer), this);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

void MapPanel::copy(bool asJson) {
    const std::vector<int> rows = chosen();
    if (rows.empty())
        return;
    inBackground(
        this,
        [shown = m_shown, rows, asJson] {
            return asJson ? shown->json(rows).dump(1) + "\n" : shown->csv(rows);
        },
        [this, count = int(rows.size())](const std::string& text) {
            QApplication::clipboard()->setText(QString::fromStdString(text));
            session().tell(tr("%n row(s) copied.", nullptr, count));
        });
}

void MapPanel::refine(int points) {
    const std::vector<int> rows = chosen();
    if (rows.empty() || m_refining != 0)
        return;
    const std::size_t table = m_shown->place(std::size_t(rows.front())).table;
    const MapTable& of = *m_shown->tables()[table];
    PlanSettings plan = planAround(*m_shown, table, rows);
    plan.subdivisions =
        std::max(2, int(std::lround(std::pow(double(points), 1 / double(of.parameters)))));
    auto work = [file = of.file, plan](JobControl& control) {
        refineLookup(
            file, plan, 0, [&control] { control.checkpoint(); },
            [&control](const LookupProgress& now) {
                control.append(
                    {.type = Event::Type::Progress,
                     .text = "Rendering and analysing",
                     .value = double(now.done) / double(std::max<std::size_t>(1, now.total)),
                     .item = {}});
            });
    };
    m_refining = session().jobs().work(tr("Refine %1").arg(of.title), std::move(work));
    m_refined = of.file;
    updateActions();
}

void MapPanel::forbid() {
    const std::vector<int> rows = chosen();
    if (rows.empty())
        return;
    m_marking->forbid(rows, tr("Forbidden"), m_projector->mapName(),
                      m_view->selectedCount() > 0 ? m_view->selectionOutline() : QPolygonF());
}

void MapPanel::saveMap(const char* ending, bool selected) {
    const QString suffix = QLatin1String(ending);
    auto* dialog = new QFileDialog(this, tr("Save the map"), session().exportFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilters({QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix)});
    dialog->selectFile(tr("map", "name of a file") + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, suffix, selected](const QString& name) {
                writeMap(name.toStdString(), suffix, selected);
            });
    dialog->open();
}

/// The dialog has asked before it chose a file that exists.
void MapPanel::writeMap(const fs::path& file, const QString& ending, bool selected) {
    session().setExportFolder(file.parent_path());
    const auto write = [this, file](auto make) {
        inBackground(
            this, [file, make = std::move(make)] { writeFile(file, make()); },
            [this, file] {
                session().tell(tr("Saved as %1.").arg(QString::fromStdString(display(file))));
            },
            [this](const QString& sentence) { session().warn(sentence); });
    };
    if (ending != QLatin1String("csv")) {
        const bool picture = ending == QLatin1String("png");
        write([bytes = picture ? m_view->png(2) : m_view->svg()] { return bytes.toStdString(); });
        return;
    }
    std::vector<int> rows;
    if (selected)
        rows = chosen();
    else
        for (int point = 0; point < m_view->points(); ++point)
            if (m_view->isShown(point))
                rows.push_back(point);
    write([shown = m_shown, rows = std::move(rows), places = m_projector->positions()] {
        return shown->csv(rows, places);
    });
}

} // namespace antiphon
