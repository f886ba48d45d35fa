#pragma once

#include "core/rowfilter.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

class QMimeData;

namespace antiphon {

struct TableRow {
    std::int64_t id = 0;        ///< of the row's thing; unique
    std::vector<RowCell> cells; ///< one a column; missing ones are empty
};

struct RowColumn {
    QString key;   ///< the field's name in queries, lower case
    QString title; ///< translated
    /// How a number is shown; two decimals at most where absent.
    std::function<QString(double)> format = {};
    bool editable = false;
    bool searched = true;                  ///< a word without a field looks here too (texts only)
    std::vector<std::string> aliases = {}; ///< other names in queries
};

/// Plain rows as a Qt model with sorting and a filter (core/query.h). Made for 100 000 rows: a
/// filter costs one pass over texts that were folded beforehand. Filtering and sorting reset the
/// model; use RowTableView, which keeps the selection by id. Changed, added and removed rows leave
/// the others alone: selection, editors and the place in the list stay. GUI thread only.
class RowTable : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit RowTable(std::vector<RowColumn> columns, QObject* parent = nullptr);

    const std::vector<RowColumn>& columns() const { return m_columns; }
    void setRows(std::vector<TableRow> rows);
    /// Adds rows; those whose id is known replace their old values.
    void upsert(std::vector<TableRow> rows);
    void remove(const std::vector<std::int64_t>& ids);
    /// All rows, and those that the filter lets through.
    int total() const { return int(m_rows.size()); }
    int shown() const { return int(m_shown.size()); }

    /// Empty on success, else why the query cannot be read (then the last good one stays). A field
    /// that is no column's key is such a reason.
    QString setFilter(const QString& query);
    QString filter() const { return m_filterText; }

    const TableRow& row(int shownRow) const { return m_rows[m_shown[std::size_t(shownRow)]]; }
    std::int64_t idAt(int shownRow) const { return row(shownRow).id; }
    /// -1: filtered out or unknown.
    int rowOf(std::int64_t id) const;

    /// What a drag of these rows carries; without it rows cannot be dragged.
    void setMime(std::function<QMimeData*(const std::vector<std::int64_t>&)> mime);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order) override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

Q_SIGNALS:
    /// The user typed into a cell; the owner answers with upsert().
    void edited(qint64 id, int column, const QString& text);
    void filtered(int shown, int total);

private:
    std::string_view foldedCell(std::uint32_t row, std::size_t column) const {
        return m_fields.text(m_folded[row], column);
    }
    bool passes(std::uint32_t row) const {
        return m_fields.passes(m_rows[row].cells, m_folded[row], m_clauses);
    }
    /// Where rows stand in the order of the table.
    struct SortKey;
    SortKey keyOf(std::uint32_t row) const;
    bool before(const SortKey& a, const SortKey& b) const;
    void reshape(const std::vector<std::uint32_t>& next);
    void relayout(std::vector<std::uint32_t> order);
    void findPlaces();
    void refresh();
    void sortShown();
    double number(std::uint32_t row, std::size_t column) const;

    std::vector<RowColumn> m_columns;
    RowFields m_fields;
    std::vector<TableRow> m_rows;
    std::vector<FoldedRow> m_folded;
    std::unordered_map<std::int64_t, std::uint32_t> m_places; ///< id -> row
    std::vector<std::uint32_t> m_shown;
    QString m_filterText;
    std::vector<RowFields::Clause> m_clauses;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::function<QMimeData*(const std::vector<std::int64_t>&)> m_mime;
};

/// A table of RowTable rows: the selection survives filtering and sorting, columns are chosen in
/// the header's context menu (Shift+Menu on the keyboard).
class RowTableView : public QTableView {
    Q_OBJECT

public:
    explicit RowTableView(QWidget* parent = nullptr);

    void setTable(RowTable* table);
    RowTable* table() const { return m_table; }
    std::vector<std::int64_t> selectedIds() const;
    void selectIds(const std::vector<std::int64_t>& ids);
    /// -1: none.
    std::int64_t currentId() const;
    /// Shown in the middle while there are no rows at all.
    void setEmptyText(const QString& text);

Q_SIGNALS:
    void idsSelected();
    void currentIdChanged(qint64 id);
    /// Double click or Return.
    void activatedId(qint64 id);

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    void chooseColumns(const QPoint& at);

    RowTable* m_table = nullptr;
    std::vector<std::int64_t> m_keptIds;
    std::int64_t m_keptCurrent = -1;
    bool m_restoring = false;
    QString m_emptyText;
};

} // namespace antiphon
