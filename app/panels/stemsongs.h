#pragma once

#include "app/panels/stemsongbook.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeWidget;

namespace antiphon {

class ElidedLabel;
class StemTagSteps;
class TagHints;
class TagLine;

/// The songs of a data set with their tags: edited by hand for one song or several, learned, and
/// suggested for songs that have none. GUI thread.
class StemSongs : public QWidget {
    Q_OBJECT

public:
    explicit StemSongs(Session& session, QWidget* parent = nullptr);

    StemSongBook& book() const { return *m_book; }
    StemTagSteps& steps() const { return *m_steps; }
    QTreeWidget& list() const { return *m_list; }
    TagLine& line(stem::TagKind kind) const { return *m_lines[std::size_t(kind)]; }
    TagHints& hints() const { return *m_hints; }
    /// What is said above the songs, and below them of what is suggested.
    QString hint() const;
    QString suggested() const;
    /// Those that are chosen: their places in the book.
    StemSongBook::Places chosen() const;

    enum Column { Name, Genres, Moods, Tempo, Key, Use, Suggested, Columns };

    Json state() const;
    void restore(const Json& state);

protected:
    void showEvent(QShowEvent*) override;
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    class List;
    QWidget* buildSongs();
    QWidget* buildTags();
    void refresh();
    void fillRows();
    void showChosen();
    void showHint();
    void hear();

    Session& m_session;
    StemSongBook* m_book;
    StemTagSteps* m_steps;
    QTreeWidget* m_list;
    QLabel *m_hint, *m_suggested;
    ElidedLabel* m_title;
    QToolButton* m_hear;
    TagLine* m_lines[2];
    TagHints* m_hints;
    QString m_failure; ///< of the last change that could not be written
};

} // namespace antiphon
