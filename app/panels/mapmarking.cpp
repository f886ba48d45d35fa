#include "app/panels/mapmarking.h"

#include "app/window/background.h"

#include <QPointer>
#include <QUndoCommand>

#include <algorithm>

namespace antiphon {

namespace {

class MarksCommand : public QUndoCommand {
public:
    using Marks = std::shared_ptr<const TableMarks>; // of 100 000 rows they are no small thing

    MarksCommand(const QString& text, MapMarking* marking, fs::path table, Marks before,
                 Marks after, QUndoCommand* parent)
        : QUndoCommand(text, parent), m_marking(marking), m_table(std::move(table)),
          m_before(std::move(before)), m_after(std::move(after)) {}

    void redo() override { apply(m_after); }
    void undo() override { apply(m_before); }

private:
    void apply(const Marks& marks) {
        if (m_marking)
            m_marking->apply(m_table, marks);
    }

    QPointer<MapMarking> m_marking; ///< goes with its window
    fs::path m_table;
    Marks m_before, m_after;
};

} // namespace

MapMarking::MapMarking(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    m_files.setMaxThreadCount(1);
}

MapMarking::~MapMarking() = default;

void MapMarking::setRows(std::shared_ptr<const MapRows> rows) {
    m_rows = std::move(rows);
    m_known.clear();
    m_of.clear();
    inBackground(
        this,
        [rows = m_rows] {
            std::vector<Known> all;
            QStringList troubles;
            for (const auto& table : rows->tables()) {
                Known known{std::make_shared<const TableMarks>(), {}};
                try {
                    known.marks = std::make_shared<const TableMarks>(readTableMarks(table->file));
                } catch (const UserError& e) {
                    troubles << QString::fromUtf8(e.what());
                }
                all.push_back(std::move(known));
            }
            return std::pair(std::move(all), troubles);
        },
        [this, asked = ++m_generation](std::pair<std::vector<Known>, QStringList> read) {
            if (asked != m_generation)
                return;
            m_known = std::move(read.first);
            for (const QString& trouble : read.second)
                Q_EMIT failed(trouble);
            locate();
        },
        {}, &m_files);
}

void MapMarking::locate() {
    m_of.clear();
    const auto mark = [&](int row, Mark as) {
        if (row < 0)
            return;
        m_of.resize(m_rows->rows(), Mark::None);
        m_of[std::size_t(row)] = as;
    };
    for (std::size_t t = 0; t < m_known.size(); ++t) {
        Known& known = m_known[t];
        known.regions.clear();
        for (const TableMarks::Region& region : known.marks->forbidden) {
            std::vector<int>& rows = known.regions.emplace_back();
            for (const int row : m_rows->rowsAt(t, region.points))
                if (row >= 0) {
                    rows.push_back(row);
                    mark(row, Mark::Forbidden);
                }
        }
        for (const int row : m_rows->rowsAt(t, known.marks->starts))
            mark(row, Mark::Start);
    }
    Q_EMIT changed();
}

template <class Change>
void MapMarking::edit(const QString& text, const std::vector<int>& rows, Change change) {
    if (!ready())
        return;
    auto* all = new QUndoCommand(text);
    for (std::size_t t = 0; t < m_known.size(); ++t) {
        std::vector<int> own;
        for (const int row : rows)
            if (m_rows->place(std::size_t(row)).table == t && m_rows->tables()[t]->parameters > 0)
                own.push_back(row);
        if (own.empty())
            continue;
        auto after = std::make_shared<TableMarks>(*m_known[t].marks);
        change(*after, t, own);
        if (*after != *m_known[t].marks)
            new MarksCommand(text, this, m_rows->tables()[t]->file, m_known[t].marks,
                             std::move(after), all);
    }
    if (all->childCount() > 0)
        m_session.undo().push(all);
    else
        delete all;
}

std::vector<std::vector<double>> MapMarking::pointsOf(const std::vector<int>& rows) const {
    std::vector<std::vector<double>> points;
    points.reserve(rows.size());
    for (const int row : rows)
        points.push_back(m_rows->point(std::size_t(row)));
    return points;
}

std::vector<bool> MapMarking::flagged(const std::vector<int>& rows) const {
    std::vector<bool> flags(m_rows->rows());
    for (const int row : rows)
        if (row >= 0)
            flags[std::size_t(row)] = true;
    return flags;
}

void MapMarking::forbid(const std::vector<int>& rows, const QString& label, const std::string& map,
                        const QPolygonF& outline) {
    edit(tr("Forbid %n sound(s)", nullptr, int(rows.size())), rows,
         [&](TableMarks& marks, std::size_t, const std::vector<int>& own) {
             TableMarks::Region region;
             region.label = label.toStdString();
             region.points = pointsOf(own);
             if (outline.size() >= 3) {
                 region.map = map;
                 for (const QPointF& corner : outline) {
                     region.outline.push_back(corner.x());
                     region.outline.push_back(corner.y());
                 }
             }
             marks.forbidden.push_back(std::move(region));
         });
}

void MapMarking::markStarts(const std::vector<int>& rows) {
    edit(tr("Mark %n sound(s) to begin with", nullptr, int(rows.size())), rows,
         [&](TableMarks& marks, std::size_t table, const std::vector<int>& own) {
             std::vector<std::vector<double>> points = pointsOf(own);
             std::vector<bool> known = flagged(m_rows->rowsAt(table, marks.starts));
             const std::vector<int> at = m_rows->rowsAt(table, points);
             for (std::size_t i = 0; i < at.size(); ++i)
                 if (at[i] >= 0 && !known[std::size_t(at[i])]) {
                     known[std::size_t(at[i])] = true;
                     marks.starts.push_back(std::move(points[i]));
                 }
         });
}

void MapMarking::clear(const std::vector<int>& rows) {
    edit(tr("Take marks away"), rows,
         [&](TableMarks& marks, std::size_t table, const std::vector<int>& own) {
             const std::vector<bool> chosen = flagged(own);
             std::vector<TableMarks::Region> kept;
             for (std::size_t i = 0; i < marks.forbidden.size(); ++i)
                 if (std::ranges::none_of(m_known[table].regions[i],
                                          [&](int row) { return chosen[std::size_t(row)]; }))
                     kept.push_back(std::move(marks.forbidden[i]));
             marks.forbidden = std::move(kept);
             const std::vector<bool> gone = flagged(m_rows->rowsAt(table, pointsOf(own)));
             const std::vector<int> starts = m_rows->rowsAt(table, marks.starts);
             std::size_t i = 0;
             std::erase_if(marks.starts, [&](const auto&) {
                 const int row = starts[i++];
                 return row >= 0 && gone[std::size_t(row)];
             });
         });
}

void MapMarking::apply(const fs::path& table, const std::shared_ptr<const TableMarks>& marks) {
    for (std::size_t t = 0; t < m_known.size(); ++t)
        if (m_rows->tables()[t]->file == table)
            m_known[t].marks = marks;
    inBackground(
        this, [table, marks] { writeTableMarks(table, *marks); },
        [this, table] { m_session.tellMarked(table); },
        [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_files);
    locate();
}

std::vector<MapRegion> MapMarking::regions(const std::string& map,
                                           const std::vector<float>& positions) const {
    std::vector<MapRegion> list;
    if (!m_rows || positions.size() != 2 * m_rows->rows())
        return list;
    for (const Known& known : m_known)
        for (std::size_t i = 0; i < known.regions.size(); ++i) {
            const TableMarks::Region& region = known.marks->forbidden[i];
            MapRegion shown{MapRegion::Kind::Forbidden, {}, QString::fromStdString(region.label)};
            if (region.map == map && region.outline.size() >= 6) {
                for (std::size_t k = 0; k + 1 < region.outline.size(); k += 2)
                    shown.outline << QPointF(region.outline[k], region.outline[k + 1]);
            } else {
                std::vector<QPointF> places;
                for (const int row : known.regions[i]) {
                    const auto at = 2 * std::size_t(row);
                    places.emplace_back(double(positions[at]), double(positions[at + 1]));
                }
                shown.outline = convexHull(std::move(places));
            }
            if (shown.outline.size() >= 3)
                list.push_back(std::move(shown));
        }
    return list;
}

} // namespace antiphon
