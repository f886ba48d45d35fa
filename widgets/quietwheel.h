#pragma once

#include <QObject>

namespace antiphon {

/// To be installed on the application: the wheel over a choice, a number or a slider that lies in a
/// scrolled page scrolls the page, unless the user has clicked it or come to it by the keyboard.
/// Else a page of settings cannot be scrolled without changing some of them.
class QuietWheel : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* object, QEvent* event) override;
};

} // namespace antiphon
