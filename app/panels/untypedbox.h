#pragma once

#include "app/panels/synthkeys.h"

#include <QComboBox>

namespace antiphon {

/// A choice that leaves the keys which play to the instrument around it.
class UntypedBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (noteKey(*event) || snapshotKey(*event))
            event->ignore();
        else
            QComboBox::keyPressEvent(event);
    }
};

} // namespace antiphon
