#pragma once

#include "app/panels/maptable.h"
#include "app/window/session.h"
#include "core/maps/tablemarks.h"
#include "widgets/mapdata.h"

#include <QThreadPool>

namespace antiphon {

/// What the user notes about places of the tables of a map: sounds that are forbidden, and sounds
/// to begin with. Kept beside each table; every change can be undone. GUI thread.
class MapMarking : public QObject {
    Q_OBJECT

public:
    explicit MapMarking(Session& session, QObject* parent = nullptr);
    ~MapMarking() override;

    void setRows(std::shared_ptr<const MapRows> rows);

    /// What was noted before has been read.
    bool ready() const { return m_rows && m_known.size() == m_rows->tables().size(); }
    /// Rows of tables without parameters are left alone. `map` and `outline` tell where it was
    /// drawn (x and y a corner).
    void forbid(const std::vector<int>& rows, const QString& label, const std::string& map,
                const QPolygonF& outline);
    void markStarts(const std::vector<int>& rows);
    /// Takes marks away from these rows; a region that encloses any of them goes as a whole.
    void clear(const std::vector<int>& rows);

    enum class Mark : std::uint8_t { None, Forbidden, Start };
    Mark of(int row) const { return m_of.empty() ? Mark::None : m_of[std::size_t(row)]; }
    const std::vector<Mark>& marks() const { return m_of; } ///< empty: nothing is marked
    /// The forbidden regions on the map of this name, whose rows are at `positions`: as they were
    /// drawn on it, else what encloses their rows.
    std::vector<MapRegion> regions(const std::string& map,
                                   const std::vector<float>& positions) const;

    /// Of the table in this file, and its file: as undo has it. Also for tables not shown.
    void apply(const fs::path& table, const std::shared_ptr<const TableMarks>& marks);

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    struct Known {
        std::shared_ptr<const TableMarks> marks; ///< never null
        std::vector<std::vector<int>> regions;   ///< rows of each forbidden region
    };
    /// Asks `change(marks, table, rows)` for the new marks of every table that has some of the
    /// rows.
    template <class Change>
    void edit(const QString& text, const std::vector<int>& rows, Change change);
    void locate();
    std::vector<std::vector<double>> pointsOf(const std::vector<int>& rows) const;
    /// One a row of the map: it is in the list.
    std::vector<bool> flagged(const std::vector<int>& rows) const;

    Session& m_session;
    std::shared_ptr<const MapRows> m_rows;
    std::vector<Known> m_known; ///< one a table; empty until read
    std::vector<Mark> m_of;
    int m_generation = 0;
    QThreadPool m_files; ///< one thread: what was written last is what is read next
};

} // namespace antiphon
