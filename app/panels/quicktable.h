#pragma once

#include "app/window/session.h"

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace antiphon {

/// Builds a table of a built-in synthesizer in seconds: a button with a menu of them, and the
/// progress while it works. GUI thread.
class QuickTable : public QWidget {
    Q_OBJECT

public:
    explicit QuickTable(Session& session, QWidget* parent = nullptr);

    /// A name of synths().
    void build(const std::string& synth);
    bool busy() const { return m_job != 0; }

Q_SIGNALS:
    void built(const antiphon::fs::path& table);

private:
    void showJob();
    void ended(quint64 id);

    Session& m_session;
    QToolButton *m_button, *m_cancel;
    QProgressBar* m_progress;
    Jobs::Id m_job = 0;
};

} // namespace antiphon
