#pragma once

#include "app/window/session.h"

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace antiphon {

class ElidedLabel;

/// What imports and other work beside the tasks is at, with a button to cancel it; hidden while
/// there is none.
class WorkStrip : public QWidget {
    Q_OBJECT

public:
    explicit WorkStrip(Session& session, QWidget* parent = nullptr);

private:
    void refresh();

    Session& m_session;
    Jobs::Id m_job = 0;
    ElidedLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace antiphon
