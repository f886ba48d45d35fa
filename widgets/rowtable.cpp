#include "widgets/rowtable.h"

#include "core/error.h"

#include <QMimeData>

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon {

namespace {

QString shownNumber(double v) {
    if (std::isnan(v))
        return {};
    QString text = QString::number(v, 'f', 2);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

std::vector<RowField> fieldsOf(const std::vector<RowColumn>& columns) {
    std::vector<RowField> fields;
    for (const RowColumn& column : columns)
        fields.push_back({column.key.toStdString(), column.aliases, column.searched});
    return fields;
}

} // namespace

RowTable::RowTable(std::vector<RowColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)), m_fields(fieldsOf(m_columns)) {}

double RowTable::number(std::uint32_t row, std::size_t column) const {
    const auto& cells = m_rows[row].cells;
    const auto* v = column < cells.size() ? std::get_if<double>(&cells[column]) : nullptr;
    return v ? *v : std::numeric_limits<double>::quiet_NaN();
}

/// Ends the reset that the caller began before it touched the rows: whoever keeps a selection reads
/// the old ones at that moment.
void RowTable::refresh() {
    m_shown.clear();
    m_shown.reserve(m_rows.size());
    for (std::uint32_t i = 0; i < m_rows.size(); ++i)
        if (passes(i))
            m_shown.push_back(i);
    sortShown();
    endResetModel();
    Q_EMIT filtered(shown(), total());
}

/// Keys side by side: comparing through the rows would miss the cache at each step. Numbers come
/// before texts, rows without a value last in either order.
struct RowTable::SortKey {
    int kind = 0; ///< 0 number, 1 text, 2 nothing
    double number = 0;
    std::string_view text;
    std::uint32_t row = 0;
};

RowTable::SortKey RowTable::keyOf(std::uint32_t row) const {
    if (m_sortColumn < 0 || m_sortColumn >= columnCount())
        return {2, 0, {}, row};
    const auto column = std::size_t(m_sortColumn);
    const double n = number(row, column);
    const std::string_view text = foldedCell(row, column);
    return {!std::isnan(n) ? 0 : text.empty() ? 2 : 1, n, text, row};
}

bool RowTable::before(const SortKey& a, const SortKey& b) const {
    const bool down = m_sortOrder == Qt::DescendingOrder;
    if (a.kind != b.kind)
        return a.kind == 2 || b.kind == 2 ? b.kind == 2 : (a.kind < b.kind) != down;
    const int order = a.kind == 0   ? (a.number < b.number ? -1 : a.number > b.number)
                      : a.kind == 1 ? a.text.compare(b.text)
                                    : 0;
    if (order != 0)
        return (order < 0) != down;
    return a.row < b.row;
}

void RowTable::sortShown() {
    std::vector<SortKey> keys;
    keys.reserve(m_shown.size());
    for (const std::uint32_t r : m_shown)
        keys.push_back(keyOf(r));
    std::sort(keys.begin(), keys.end(),
              [this](const SortKey& a, const SortKey& b) { return before(a, b); });
    std::transform(keys.begin(), keys.end(), m_shown.begin(),
                   [](const SortKey& k) { return k.row; });
}

void RowTable::setRows(std::vector<TableRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_folded.clear();
    m_folded.reserve(m_rows.size());
    for (const TableRow& row : m_rows)
        m_folded.push_back(m_fields.fold(row.cells));
    findPlaces();
    refresh();
}

void RowTable::findPlaces() {
    m_places.clear();
    m_places.reserve(m_rows.size());
    for (std::uint32_t i = 0; i < m_rows.size(); ++i)
        m_places.emplace(m_rows[i].id, i);
}

void RowTable::upsert(std::vector<TableRow> rows) {
    std::vector<bool> changed(m_rows.size());
    for (TableRow& row : rows) {
        FoldedRow folded = m_fields.fold(row.cells);
        const auto [it, added] = m_places.emplace(row.id, std::uint32_t(m_rows.size()));
        if (added) {
            m_rows.push_back(std::move(row));
            m_folded.push_back(std::move(folded));
            changed.push_back(true);
        } else {
            m_rows[it->second] = std::move(row);
            m_folded[it->second] = std::move(folded);
            changed[it->second] = true;
        }
    }
    // Those that did not change are in order already; the others are put between them.
    std::vector<std::uint32_t> next;
    next.reserve(m_rows.size());
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(next),
                 [&](std::uint32_t r) { return !changed[r]; });
    std::vector<SortKey> arriving;
    for (std::uint32_t r = 0; r < m_rows.size(); ++r)
        if (changed[r] && passes(r))
            arriving.push_back(keyOf(r));
    const auto inOrder = [this](const SortKey& a, const SortKey& b) { return before(a, b); };
    std::sort(arriving.begin(), arriving.end(), inOrder);
    std::vector<std::uint32_t> merged;
    merged.reserve(next.size() + arriving.size());
    auto from = next.begin();
    for (const SortKey& key : arriving) {
        const auto to =
            std::lower_bound(from, next.end(), key,
                             [&](std::uint32_t r, const auto& k) { return before(keyOf(r), k); });
        merged.insert(merged.end(), from, to);
        merged.push_back(key.row);
        from = to;
    }
    merged.insert(merged.end(), from, next.end());
    reshape(merged);
    // Only these: what is being typed into another row must not be written over.
    for (int r = 0; r < shown(); ++r) {
        const int first = r;
        while (r < shown() && changed[m_shown[std::size_t(r)]])
            ++r;
        if (r > first)
            Q_EMIT dataChanged(index(first, 0), index(r - 1, columnCount() - 1));
    }
    Q_EMIT filtered(shown(), total());
}

/// Brings the shown rows to `next` with at most four messages, however many come and go.
void RowTable::reshape(const std::vector<std::uint32_t>& next) {
    std::vector<bool> wanted(m_rows.size()), here(m_rows.size());
    for (const std::uint32_t r : next)
        wanted[r] = true;
    for (const std::uint32_t r : m_shown)
        here[r] = true;
    std::vector<std::uint32_t> order = m_shown;
    const auto going = std::stable_partition(order.begin(), order.end(),
                                             [&](std::uint32_t r) { return wanted[r]; });
    const auto kept = std::size_t(going - order.begin());
    if (kept < m_shown.size()) {
        relayout(std::move(order));
        beginRemoveRows({}, int(kept), shown() - 1);
        m_shown.resize(kept);
        endRemoveRows();
    }
    if (next.size() > kept) {
        // Straight to their places where they are one stretch, as new rows of an unsorted table.
        const auto isNew = [&](std::uint32_t r) { return !here[r]; };
        const auto first = std::find_if(next.begin(), next.end(), isNew);
        const auto count = std::ptrdiff_t(next.size() - kept);
        const bool together =
            next.end() - first >= count && std::all_of(first, first + count, isNew);
        const auto at = together ? first - next.begin() : std::ptrdiff_t(kept);
        std::vector<std::uint32_t> fresh;
        std::copy_if(next.begin(), next.end(), std::back_inserter(fresh), isNew);
        beginInsertRows({}, int(at), int(at + count) - 1);
        m_shown.insert(m_shown.begin() + at, fresh.begin(), fresh.end());
        endInsertRows();
    }
    relayout(next);
}

void RowTable::relayout(std::vector<std::uint32_t> order) {
    if (order == m_shown)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<int> places(m_rows.size(), -1);
    for (std::size_t i = 0; i < order.size(); ++i)
        places[order[i]] = int(i);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& old : from)
        to << index(places[m_shown[std::size_t(old.row())]], old.column());
    m_shown = std::move(order);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void RowTable::remove(const std::vector<std::int64_t>& ids) {
    std::vector<std::int64_t> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    const auto goes = [&](std::uint32_t r) {
        return std::binary_search(sorted.begin(), sorted.end(), m_rows[r].id);
    };
    std::vector<std::uint32_t> next;
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(next),
                 [&](std::uint32_t r) { return !goes(r); });
    reshape(next);
    std::vector<std::uint32_t> places(m_rows.size());
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        if (goes(i))
            continue;
        places[i] = kept;
        if (kept != i) {
            m_rows[kept] = std::move(m_rows[i]);
            m_folded[kept] = std::move(m_folded[i]);
        }
        ++kept;
    }
    m_rows.resize(kept);
    m_folded.resize(kept);
    for (std::uint32_t& r : m_shown)
        r = places[r];
    findPlaces();
    Q_EMIT filtered(shown(), total());
}

QString RowTable::setFilter(const QString& text) {
    try {
        m_clauses = m_fields.compile(parseQuery(text.toStdString()));
    } catch (const UserError& e) {
        return QString::fromUtf8(e.what());
    }
    m_filterText = text;
    beginResetModel();
    refresh();
    return {};
}

int RowTable::rowOf(std::int64_t id) const {
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (m_rows[m_shown[i]].id == id)
            return int(i);
    return -1;
}

void RowTable::setMime(std::function<QMimeData*(const std::vector<std::int64_t>&)> mime) {
    m_mime = std::move(mime);
}

int RowTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : shown();
}
int RowTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RowTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto& cells = row(index.row()).cells;
    const auto column = std::size_t(index.column());
    if (column >= cells.size())
        return {};
    const double* n = std::get_if<double>(&cells[column]);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (n)
            return role == Qt::DisplayRole && m_columns[column].format
                       ? m_columns[column].format(*n)
                       : shownNumber(*n);
        if (const auto* text = std::get_if<std::string>(&cells[column]))
            return QString::fromStdString(*text);
        return {};
    case Qt::ToolTipRole:
        return n ? QVariant() : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return int((n ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

bool RowTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    if (value.toString() != data(index, Qt::EditRole).toString())
        Q_EMIT edited(idAt(index.row()), index.column(), value.toString());
    return true;
}

QVariant RowTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_columns[std::size_t(section)].title;
    return {};
}

Qt::ItemFlags RowTable::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags f = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_mime)
        f |= Qt::ItemIsDragEnabled;
    if (m_columns[std::size_t(index.column())].editable)
        f |= Qt::ItemIsEditable;
    return f;
}

void RowTable::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column;
    m_sortOrder = order;
    beginResetModel();
    sortShown();
    endResetModel();
}

QMimeData* RowTable::mimeData(const QModelIndexList& indexes) const {
    if (!m_mime)
        return nullptr;
    std::vector<int> rows;
    for (const QModelIndex& index : indexes)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<std::int64_t> ids;
    for (const int r : rows)
        ids.push_back(idAt(r));
    return m_mime(ids);
}

} // namespace antiphon
