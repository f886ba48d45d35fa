#pragma once

#include "app/window/session.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeWidget;

namespace antiphon {

/// Two recordings that were played together.
struct RelationPair {
    fs::path guide, partner;
    bool operator==(const RelationPair&) const = default;
};

/// What a relation is learned from: pairs of recordings, and a folder of songs. Takes drops of two
/// files or a folder; what it refuses it names. What the user changes can be undone. GUI thread.
class RelationPairs : public QWidget {
    Q_OBJECT

public:
    explicit RelationPairs(Session& session, QWidget* parent = nullptr);

    const std::vector<RelationPair>& pairs() const { return m_pairs; }
    const fs::path& folder() const { return m_folder; }
    void setPairs(std::vector<RelationPair> pairs);
    void setFolder(const fs::path& folder);
    /// The pair that is looked at: the chosen one, else the first; both empty: there is none.
    RelationPair current() const;
    bool empty() const { return m_pairs.empty() && m_folder.empty(); }
    /// The slots "pair" and "dataset" of a training.
    Inputs inputs() const;
    /// What the take page has: offered in the menu.
    void setOffer(const RelationPair& offer) { m_offer = offer; }

    /// Two files are a pair, four are two, and so on; a folder holds songs.
    void add(const std::vector<fs::path>& paths);

    Json toJson() const;
    void fromJson(const Json& json);

Q_SIGNALS:
    void changed();
    void currentChanged();

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    class List;
    class Change;
    struct Content {
        std::vector<RelationPair> pairs;
        fs::path folder;
        bool operator==(const Content&) const = default;
    };
    /// What the user changed, as a step that can be undone.
    void change(const QString& text, Content after);
    void take(Content content);
    void showMenu();
    void swap();
    void removeChosen();
    void chooseFiles();
    void chooseFolder();
    void showRows();
    void refuse(const QString& sentence);

    Session& m_session;
    std::vector<RelationPair> m_pairs;
    fs::path m_folder;
    RelationPair m_offer;
    List* m_list;
    QToolButton *m_add, *m_swap, *m_remove;
    QLabel* m_refusal;
};

} // namespace antiphon
