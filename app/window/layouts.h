#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QDockWidget;
class QMainWindow;

namespace antiphon {

/// A way of arranging the docks for a kind of work.
struct Layout {
    QString id;
    QString title;
    QStringList docks;  ///< panels that are open, first ones in front of their tabs
    bool centre = true; ///< whether the inspector is shown
    QString main;       ///< the panel that gets most of the room
};

/// Explore, Train, Generate, Perform.
QList<Layout> layouts();

/// Puts the docks where the layout has them by default.
void arrange(QMainWindow& window, const QList<QDockWidget*>& docks, const Layout& layout);

} // namespace antiphon
