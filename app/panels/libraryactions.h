#pragma once

#include "app/panels/library.h"

#include <QMenu>

namespace antiphon {

/// What can be done with rows of the library and with the library as a whole: the panel's actions
/// and its menu. GUI thread.
class LibraryActions : public QObject {
    Q_OBJECT

public:
    LibraryActions(LibraryPanel& panel, LibraryJobs& jobs);

    QMenu* menu() const { return m_menu; }
    QAction* importFiles() const { return m_importFiles; }
    /// Enables what the selection allows.
    void refresh();

    /// Plays a sound or MIDI file in full; tables are shown on the map, other kinds in the
    /// inspector.
    void audition(qint64 id);
    /// One undo step; a text that the field does not take is said and nothing is changed.
    void setField(const QList<qint64>& ids, LibraryField field, const QString& text);
    void relocate(const fs::path& folder);

private:
    QAction* add(const char* name, const QString& text, std::function<void()> work,
                 const QKeySequence& keys = {});
    /// One that works on the selection.
    QAction* onRows(const char* name, const QString& text, std::function<void()> work,
                    const QKeySequence& keys = {});
    void addHearing();
    void addNoting();
    void addManaging();
    void askForTags();
    void useAs(const QString& slot);
    void useAsContext();
    void showOnMap();
    void reveal();
    void remove();
    const LibraryItem* first() const;

    LibraryPanel& m_panel;
    Session& m_session;
    LibraryJobs& m_jobs;
    QMenu* m_menu;
    QAction* m_importFiles = nullptr;
    QList<QAction*> m_onRows, m_onProject;
};

} // namespace antiphon
