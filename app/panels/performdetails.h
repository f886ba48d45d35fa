#pragma once

#include "app/panels/performer.h"

#include <QWidget>

class QFormLayout;

namespace antiphon {

/// What is set before a performance and seldom in it: step, rests, hands, cross-fades, the
/// smoothing of each parameter, the second synthesizer's further parameters. GUI thread.
class PerformDetails : public QWidget {
    Q_OBJECT

public:
    PerformDetails(Session& session, Performer& performer, QWidget* parent = nullptr);

private:
    void showParameters();

    Session& m_session;
    Performer& m_performer;
    QFormLayout* m_rows; ///< of the parameters
    std::size_t m_shown = 0;
};

} // namespace antiphon
