#pragma once

#include "app/window/session.h"

#include <QComboBox>

namespace antiphon {

/// A choice among what the project's runs made in one role: a latent model, a prior, a data set;
/// newest first, with an entry for a folder or file from elsewhere. GUI thread.
class EmotionChoice : public QComboBox {
    Q_OBJECT

public:
    /// `none`: said where nothing is chosen. `filters`: of a file from elsewhere; none: a folder.
    EmotionChoice(Session& session, const QString& title, const QString& none,
                  std::vector<std::string> tasks, std::string role, const QStringList& filters = {},
                  QWidget* parent = nullptr);

    /// Empty: none.
    fs::path path() const { return m_path; }
    /// Emits changed() when it is another one.
    void setPath(const fs::path& path);
    /// A project's first result is taken by itself, until somebody has chosen.
    void setTakesFirst(bool takes) { m_takesFirst = takes; }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void pickFromElsewhere();

    Session& m_session;
    QString m_title, m_none;
    std::vector<std::string> m_tasks;
    std::string m_role;
    QStringList m_filters;
    fs::path m_path;
    bool m_takesFirst = true;
};

} // namespace antiphon
