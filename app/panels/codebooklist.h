#pragma once

#include "app/window/session.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace antiphon {

/// What guide.codebook found: each code with how often it occurs and how far its segments lie from
/// its centre; a click plays the segments nearest to it. Above it what the figures mean, in plain
/// words. GUI thread; files are read in the background.
class CodebookList : public QWidget {
    Q_OBJECT

public:
    explicit CodebookList(Session& session, QWidget* parent = nullptr);

    /// The results of a run; without items: none.
    void show(const std::vector<Item>& items, const Json& figures, int vocab);
    int codes() const { return int(m_rows.size()); }
    QTreeWidget* list() const { return m_list; }

private:
    struct Row {
        int code = 0;
        double count = 0, share = 0, distance = 0;
        fs::path sound; ///< empty: it does not occur
    };
    void fill();
    void play(int row);

    Session& m_session;
    std::vector<Row> m_rows;
    QTreeWidget* m_list;
    QLabel* m_summary;
    int m_generation = 0;
};

} // namespace antiphon
