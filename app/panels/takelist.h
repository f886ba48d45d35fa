#pragma once

#include "app/window/session.h"

#include <QListWidget>

#include <map>

namespace antiphon {

/// The takes of the project, newest first. Activating one asks to open it; a take drags out as the
/// file of its response. GUI thread.
class TakeList : public QListWidget {
    Q_OBJECT

public:
    explicit TakeList(Session& session, QWidget* parent = nullptr);

    /// Marks the take of this folder.
    void setOpen(const fs::path& folder);
    /// Its folder; empty: there is no take.
    fs::path newest() const;
    /// Which takes were preferred to others may have changed.
    void lookForChoices();

    /// What is read of a take's files.
    struct Facts {
        bool preferred = false;
        QString model; ///< that answers, as GuideModel has it: its title; empty: none
        QString name;  ///< the same with what it was learned from
        bool operator==(const Facts&) const = default;
    };

Q_SIGNALS:
    /// Folder of the results.
    void takeRequested(const antiphon::fs::path& folder);

protected:
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    void paintEvent(QPaintEvent*) override;

private:
    void refresh();
    void showFacts();

    Session& m_session;
    fs::path m_open;
    std::map<std::string, Facts> m_facts; ///< by folder
    int m_looked = 0;
};

} // namespace antiphon
