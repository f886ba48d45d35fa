#include "app/panels/logmodel.h"

#include "widgets/glyphs.h"
#include "widgets/theme.h"

#include <QFont>
#include <QGuiApplication>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace antiphon {

namespace {

QString words(LogEntry::Level level) {
    switch (level) {
    case LogEntry::Level::Job:
        return LogModel::tr("Job");
    case LogEntry::Level::Note:
        return LogModel::tr("Note");
    case LogEntry::Level::Warning:
        return LogModel::tr("Warning");
    }
    return {};
}

QIcon sign(LogEntry::Level level) {
    switch (level) {
    case LogEntry::Level::Job:
        return glyph(Glyph::Lines);
    case LogEntry::Level::Note:
        return glyph(Glyph::Done);
    case LogEntry::Level::Warning:
        return glyph(Glyph::Warning);
    }
    return {};
}

} // namespace

LogModel::LogModel(QObject* parent) : QAbstractTableModel(parent), m_timer(new QTimer(this)) {
    m_timer->setSingleShot(true);
    m_timer->setInterval(50);
    connect(m_timer, &QTimer::timeout, this, &LogModel::take);
}

void LogModel::add(LogEntry::Level level, const QString& text) {
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        m_waiting.push_back({QDateTime::currentDateTime(), level, line});
    if (m_waiting.size() > std::size_t(2 * longest))
        m_waiting.erase(m_waiting.begin(), m_waiting.end() - longest);
    if (!m_timer->isActive())
        m_timer->start();
}

void LogModel::take() {
    auto news = std::exchange(m_waiting, {});
    if (news.size() > std::size_t(longest))
        news.erase(news.begin(), news.end() - longest);
    const int over = int(m_entries.size() + news.size()) - longest;
    if (over > 0) {
        beginRemoveRows({}, 0, over - 1);
        m_entries.erase(m_entries.begin(), m_entries.begin() + over);
        endRemoveRows();
    }
    if (news.empty())
        return;
    const int first = int(m_entries.size());
    beginInsertRows({}, first, first + int(news.size()) - 1);
    std::move(news.begin(), news.end(), std::back_inserter(m_entries));
    endInsertRows();
}

void LogModel::clear() {
    beginResetModel();
    m_entries.clear();
    m_waiting.clear();
    endResetModel();
}

QString LogModel::line(int row) const {
    const LogEntry& e = entry(row);
    return QStringList{e.time.toString(Qt::ISODate), words(e.level), e.text}.join(
        QLatin1Char('\t'));
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_entries.size());
}
int LogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(Columns);
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const LogEntry& e = entry(index.row());
    const bool warning = e.level == LogEntry::Level::Warning;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Time    ? e.time.toString(QStringLiteral("HH:mm:ss"))
               : index.column() == Level ? words(e.level)
                                         : e.text;
    case Qt::ToolTipRole:
        return index.column() == Text ? QVariant(e.text) : QVariant(e.time);
    case Qt::DecorationRole:
        return index.column() == Level ? QVariant(sign(e.level)) : QVariant();
    case Qt::ForegroundRole:
        return warning ? QVariant(tonesOf(QGuiApplication::palette()).warning) : QVariant();
    case Qt::FontRole:
        if (warning) {
            QFont bold = QGuiApplication::font();
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("Time") : section == Level ? tr("Kind") : tr("Message");
}

} // namespace antiphon
