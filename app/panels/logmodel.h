#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

#include <deque>
#include <vector>

class QTimer;

namespace antiphon {

struct LogEntry {
    enum class Level { Job, Note, Warning };
    QDateTime time;
    Level level = Level::Note;
    QString text; ///< one line
};

/// The newest 10 000 lines of what the user was told. Lines join the model a moment later, many at
/// once, so that a flood of them costs little. GUI thread.
class LogModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Level, Text, Columns };
    static constexpr int longest = 10000;

    explicit LogModel(QObject* parent = nullptr);

    void add(LogEntry::Level level, const QString& text);
    void clear();
    const LogEntry& entry(int row) const { return m_entries[std::size_t(row)]; }
    /// As copied and saved: time, level and text, separated by tabs.
    QString line(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

private:
    void take();

    std::deque<LogEntry> m_entries;
    std::vector<LogEntry> m_waiting;
    QTimer* m_timer;
};

} // namespace antiphon
