#pragma once

#include "app/window/session.h"

#include <QFrame>

class QToolButton;

namespace antiphon {

class ElidedLabel;

/// A place for one sound file, or one MIDI file: takes drops, files from a dialog and what is
/// selected in the library. GUI thread.
class SoundSlot : public QFrame {
    Q_OBJECT

public:
    /// `role`: library items with it are offered first. `kind`: Audio or Notes.
    SoundSlot(Session& session, const QString& title, const QString& hint, std::string role,
              QWidget* parent = nullptr, ItemKind kind = ItemKind::Audio);

    const fs::path& file() const { return m_file; }
    /// Emits changed() when it is another one; empty: none.
    void setFile(const fs::path& file);

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dragLeaveEvent(QDragLeaveEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    void chooseFile();
    void showMenu();
    std::vector<const LibraryItem*> offered() const;
    void showFile();

    Session& m_session;
    QString m_title, m_hint;
    std::string m_role;
    ItemKind m_kind;
    fs::path m_file;
    ElidedLabel* m_name;
    QToolButton* m_choose;
    QToolButton* m_clear;
};

} // namespace antiphon
