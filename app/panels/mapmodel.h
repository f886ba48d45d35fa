#pragma once

#include "app/panels/maptable.h"

#include <QObject>
#include <QThreadPool>

#include <map>

class QTimer;

namespace antiphon {

class TableTail;

/// The tables of a map: reads them in the background, joins them, and follows one that is being
/// built. GUI thread.
class MapModel : public QObject {
    Q_OBJECT

public:
    explicit MapModel(QObject* parent = nullptr);
    ~MapModel() override;

    /// Shows these tables and no others, in this order.
    void open(std::vector<fs::path> files);
    void add(const std::vector<fs::path>& files);
    void remove(const fs::path& file);
    /// Reads a table again that has changed.
    void reload(const fs::path& file);
    const std::vector<fs::path>& files() const { return m_files; }
    /// Why some of the files that were asked for last are not shown; empty when all are.
    const QString& trouble() const { return m_trouble; }
    bool reading() const { return m_reading > 0; }

    /// Shows a table alone while somebody writes it. The file may not be there yet.
    void follow(const fs::path& file);
    /// It is complete (or will not be): read as a whole.
    void endFollowing();
    bool following() const { return m_tail != nullptr; }

    /// Never null.
    const std::shared_ptr<const MapRows>& rows() const { return m_rows; }

Q_SIGNALS:
    /// Other rows(), or more of them.
    void rowsChanged();
    void filesChanged();
    /// A table that cannot be read, which was taken out.
    void failed(const QString& sentence);

private:
    void read(const fs::path& file);
    void join();
    void poll();

    std::vector<fs::path> m_files;
    std::vector<std::shared_ptr<const MapTable>> m_tables; ///< read, in no order
    std::shared_ptr<const MapRows> m_rows;
    QString m_trouble;
    int m_reading = 0;
    std::map<fs::path, int> m_asked; ///< the newest reading of each
    int m_generation = 0;            ///< of what is followed
    std::shared_ptr<TableTail> m_tail;
    QTimer* m_timer;
    QThreadPool m_pool; ///< one thread
};

} // namespace antiphon
