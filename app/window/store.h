#pragma once

#include "core/store/import.h"
#include "core/store/project.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace antiphon {

/// The project as the window knows it. One thread of its own, the *store thread*, owns Project and
/// SQLite; the window reads plain rows that it handed over. Members without another word are for
/// the GUI thread, return at once, and are answered by a signal.
class Store : public QObject {
    Q_OBJECT

public:
    explicit Store(QObject* parent = nullptr);
    /// Waits for what is being written, closes the project, joins the thread.
    ~Store() override;

    /// Opens a project (closing another one): opened() or openFailed().
    void open(const fs::path& folder);
    /// Makes one in a new or empty folder and opens it.
    void create(const fs::path& folder, const ProjectFile& settings = {});
    void close();
    /// Says opened() once more, for a window that was built while a project is open.
    void announceOpen();
    bool isOpen() const { return m_open; }
    const fs::path& folder() const { return m_folder; }
    const ProjectFile& settings() const { return m_settings; }

    /// The rows, by id. They change only in the GUI thread, just before the signals below.
    const std::unordered_map<std::int64_t, LibraryItem>& items() const { return m_rows.items; }
    /// Null when there is no such item.
    const LibraryItem* item(std::int64_t id) const;
    /// 0 when no item has this file.
    std::int64_t idOf(const fs::path& file) const;
    fs::path fileOf(const LibraryItem& item) const;

    /// Work on the project, on the store thread, in order. What it changed through
    /// Library is announced afterwards. An exception becomes failed().
    void post(std::function<void(Project&)> work);
    /// The same for worker threads (jobs), which wait for it; what it throws is rethrown there.
    /// Throws UserError when no project is open. Never call it in the GUI thread.
    void call(const std::function<void(Project&)>& work);
    /// While a job holds the project, opening and closing wait: for work of several calls that
    /// keeps references into it. Any thread.
    void hold(bool on);

Q_SIGNALS:
    void opened();
    void openFailed(const QString& sentence);
    void closing(); ///< everything is still there: the moment to note what shall be kept
    void closed();
    /// Sentences on what had to be mended while opening.
    void noticed(const QStringList& sentences);
    /// Added or changed; items() has the new rows.
    void itemsChanged(const QList<qint64>& ids);
    void itemsRemoved(const QList<qint64>& ids);
    void failed(const QString& sentence);

private:
    struct Rows {
        std::unordered_map<std::int64_t, LibraryItem> items;
        std::unordered_map<std::string, std::int64_t> byPath; ///< absolute
    };
    struct Worker;
    void openBy(std::function<Project()> make);
    void announce(); ///< store thread
    void forgetPath(std::int64_t id);

    bool m_open = false;
    std::uint64_t m_generation = 0; ///< counts openings and closings
    fs::path m_folder;
    ProjectFile m_settings;
    Rows m_rows;
    std::unique_ptr<Worker> m_worker; ///< last: its thread ends first
};

} // namespace antiphon
