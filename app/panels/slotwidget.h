#pragma once

#include "app/window/session.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace antiphon {

/// One input of a task: files are dropped on it, browsed for, or taken from what is selected in the
/// library. Takes only its kind; what it refuses it names. What a file from outside the library is
/// gets found out in the background.
class SlotWidget : public QFrame {
    Q_OBJECT

public:
    SlotWidget(Session& session, const Slot& slot, QWidget* parent = nullptr);

    const Slot& slot() const { return m_slot; }
    QString label() const; ///< translated
    const std::vector<Item>& items() const { return m_items; }
    void setItems(std::vector<Item> items);
    /// Takes the files that are of its kind: in a slot for one, the first.
    void offer(const std::vector<fs::path>& files);
    void useSelected();
    void browse();
    void clear() { setItems({}); }
    /// Why the last offer was refused; empty when it was not.
    QString refusal() const;

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dragLeaveEvent(QDragLeaveEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    class List;
    void take(const fs::path& file, ItemKind kind);
    void refuse(const QString& sentence);
    void showItems();
    void light(bool on);

    Session& m_session;
    Slot m_slot;
    std::vector<Item> m_items;
    List* m_list;
    QLabel* m_refusal;
    QToolButton *m_browse, *m_use, *m_clear;
    bool m_fresh = true; ///< the next file of an offer replaces what a slot for one holds
};

} // namespace antiphon
