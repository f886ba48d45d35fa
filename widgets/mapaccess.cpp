#include "widgets/mapaccess.h"

#include "widgets/map.h"

#include <QAccessibleWidget>

namespace antiphon {

namespace {

class AccessibleMap : public QAccessibleWidget {
public:
    explicit AccessibleMap(MapView* view) : QAccessibleWidget(view, QAccessible::Chart) {}

    QString text(QAccessible::Text what) const override {
        const auto* view = qobject_cast<const MapView*>(widget());
        if (view && what == QAccessible::Value)
            return view->currentText();
        if (view && what == QAccessible::Description)
            return view->stateText();
        return QAccessibleWidget::text(what);
    }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* view = qobject_cast<MapView*>(object);
    return view ? new AccessibleMap(view) : nullptr;
}

} // namespace

void installMapAccess() {
    QAccessible::installFactory(make);
}

} // namespace antiphon
