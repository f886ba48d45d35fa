#pragma once

#include "widgets/lane.h"

#include <QLineEdit>

namespace antiphon {

/// Types the name of a marker in its place on a lane: Return or leaving keeps it, Escape does not.
/// Deletes itself.
class MarkerEdit : public QLineEdit {
    Q_OBJECT

public:
    MarkerEdit(Lane* lane, double seconds, const QString& text);

Q_SIGNALS:
    void kept(const QString& text);

protected:
    void keyPressEvent(QKeyEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    void end(bool keep);

    bool m_ended = false;
};

} // namespace antiphon
