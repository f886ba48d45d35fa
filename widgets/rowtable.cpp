#include "widgets/rowtable.h"

#include "core/error.h"

#include <QMimeData>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

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

} // namespace

/// A clause with its field looked up. -1: all searched texts.
struct RowTable::Clause {
    int column;
    const Query::Clause* clause;
};

RowTable::RowTable(std::vector<TableColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)), m_foldPlace(m_columns.size()) {
    for (const bool searched : {true, false})
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            if (m_columns[c].searched == searched) {
                m_foldPlace[c] = m_foldOrder.size();
                m_foldOrder.push_back(c);
            }
}

RowTable::Folded RowTable::folded(const TableRow& row) const {
    Folded f;
    f.ends.reserve(m_columns.size());
    for (const std::size_t c : m_foldOrder) {
        if (c < row.cells.size())
            if (const auto* text = std::get_if<std::string>(&row.cells[c]))
                f.text += foldText(*text);
        f.ends.push_back(std::uint32_t(f.text.size()));
        // A separator that nobody types, so that no match runs from one cell into the next.
        f.text += '\n';
        if (m_columns[c].searched)
            f.searchedEnd = std::uint32_t(f.text.size());
    }
    return f;
}

std::string_view RowTable::foldedCell(std::uint32_t row, std::size_t column) const {
    const Folded& f = m_folded[row];
    const std::size_t place = m_foldPlace[column];
    const std::size_t begin = place ? f.ends[place - 1] + 1 : 0;
    return std::string_view(f.text).substr(begin, f.ends[place] - begin);
}

double RowTable::number(std::uint32_t row, std::size_t column) const {
    const auto& cells = m_rows[row].cells;
    const auto* v = column < cells.size() ? std::get_if<double>(&cells[column]) : nullptr;
    return v ? *v : std::numeric_limits<double>::quiet_NaN();
}

std::vector<RowTable::Clause> RowTable::compiled(const Query& query) const {
    std::vector<Clause> clauses;
    for (const Query::Clause& clause : query.clauses) {
        int column = -1;
        if (!clause.field.empty()) {
            const QString field = QString::fromStdString(clause.field);
            const auto it = std::find_if(m_columns.begin(), m_columns.end(),
                                         [&](const TableColumn& c) { return c.key == field; });
            if (it == m_columns.end()) {
                QStringList known;
                for (const TableColumn& c : m_columns)
                    known << c.key;
                throw UserError(tr("Filter: there is no field '%1'; known are %2.")
                                    .arg(field, known.join(QStringLiteral(", ")))
                                    .toStdString(),
                                UserError::Kind::Usage);
            }
            column = int(it - m_columns.begin());
        }
        clauses.push_back({column, &clause});
    }
    return clauses;
}

bool RowTable::passes(std::uint32_t row, const std::vector<Clause>& clauses) const {
    for (const Clause& c : clauses) {
        bool any = false;
        if (c.column < 0) {
            const auto text =
                std::string_view(m_folded[row].text).substr(0, m_folded[row].searchedEnd);
            for (const auto& value : c.clause->values)
                any = any || holds(value, text);
        } else {
            const auto column = std::size_t(c.column);
            const auto& cells = m_rows[row].cells;
            const bool numeric =
                column < cells.size() && std::holds_alternative<double>(cells[column]);
            for (const auto& value : c.clause->values)
                any = any || (numeric ? holds(value, number(row, column))
                                      : holds(value, foldedCell(row, column)));
        }
        if (any == c.clause->negated)
            return false;
    }
    return true;
}

/// Ends the reset that the caller began before it touched the rows: whoever keeps a selection reads
/// the old ones at that moment.
void RowTable::refresh() {
    const auto clauses = compiled(m_query);
    m_shown.clear();
    m_shown.reserve(m_rows.size());
    for (std::uint32_t i = 0; i < m_rows.size(); ++i)
        if (passes(i, clauses))
            m_shown.push_back(i);
    sortShown();
    endResetModel();
    Q_EMIT filtered(shown(), total());
}

void RowTable::sortShown() {
    if (m_sortColumn < 0 || m_sortColumn >= columnCount())
        return;
    const auto column = std::size_t(m_sortColumn);
    // Keys side by side: comparing through the rows would miss the cache at each step. Numbers come
    // before texts, rows without a value last in either order.
    struct SortKey {
        int kind; ///< 0 number, 1 text, 2 nothing
        double number;
        std::string_view text;
        std::uint32_t row;
    };
    std::vector<SortKey> keys;
    keys.reserve(m_shown.size());
    for (const std::uint32_t r : m_shown) {
        const double n = number(r, column);
        const std::string_view text = foldedCell(r, column);
        keys.push_back({!std::isnan(n) ? 0 : text.empty() ? 2 : 1, n, text, r});
    }
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::sort(keys.begin(), keys.end(), [down](const SortKey& a, const SortKey& b) {
        if (a.kind != b.kind)
            return a.kind == 2 || b.kind == 2 ? b.kind == 2 : (a.kind < b.kind) != down;
        const int order = a.kind == 0   ? (a.number < b.number ? -1 : a.number > b.number)
                          : a.kind == 1 ? a.text.compare(b.text)
                                        : 0;
        if (order != 0)
            return (order < 0) != down;
        return a.row < b.row;
    });
    std::transform(keys.begin(), keys.end(), m_shown.begin(),
                   [](const SortKey& k) { return k.row; });
}

void RowTable::setRows(std::vector<TableRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_folded.clear();
    m_folded.reserve(m_rows.size());
    for (const TableRow& row : m_rows)
        m_folded.push_back(folded(row));
    refresh();
}

void RowTable::upsert(std::vector<TableRow> rows) {
    std::unordered_map<std::int64_t, std::uint32_t> places;
    places.reserve(m_rows.size());
    for (std::uint32_t i = 0; i < m_rows.size(); ++i)
        places.emplace(m_rows[i].id, i);
    // What keeps every row in its place needs no reset: progress is shown that way.
    const bool inPlace = m_query.clauses.empty() && m_sortColumn < 0 &&
                         std::all_of(rows.begin(), rows.end(),
                                     [&](const TableRow& row) { return places.count(row.id) > 0; });
    if (!inPlace)
        beginResetModel();
    for (TableRow& row : rows) {
        const std::int64_t id = row.id;
        Folded f = folded(row);
        const auto [it, added] = places.emplace(row.id, std::uint32_t(m_rows.size()));
        if (added) {
            m_rows.push_back(std::move(row));
            m_folded.push_back(std::move(f));
        } else {
            m_rows[it->second] = std::move(row);
            m_folded[it->second] = std::move(f);
        }
        // Without filter and order the shown rows are all rows.
        if (inPlace) {
            const int at = int(places.at(id));
            Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
        }
    }
    if (!inPlace)
        refresh();
}

void RowTable::remove(const std::vector<std::int64_t>& ids) {
    std::vector<std::int64_t> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    beginResetModel();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (std::binary_search(sorted.begin(), sorted.end(), m_rows[i].id))
            continue;
        if (kept != i) {
            m_rows[kept] = std::move(m_rows[i]);
            m_folded[kept] = std::move(m_folded[i]);
        }
        ++kept;
    }
    m_rows.resize(kept);
    m_folded.resize(kept);
    refresh();
}

QString RowTable::setFilter(const QString& text) {
    try {
        Query query = parseQuery(text.toStdString());
        compiled(query);
        m_query = std::move(query);
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
    if (column < 0)
        std::sort(m_shown.begin(), m_shown.end());
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
