#include "app/window/layouts.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMap>

namespace antiphon {

namespace {

class LayoutWords {
    Q_DECLARE_TR_FUNCTIONS(Layouts)
};

} // namespace

QList<Layout> layouts() {
    const auto names = [](std::initializer_list<const char*> ids) {
        QStringList list;
        for (const char* id : ids)
            list << QLatin1String(id);
        return list;
    };
    return {
        {QStringLiteral("explore"), LayoutWords::tr("Explore"), names({"library", "map"}), true,
         QStringLiteral("map")},
        {QStringLiteral("train"), LayoutWords::tr("Train"),
         names({"training", "agent", "task", "jobs", "log"}), false, QStringLiteral("training")},
        {QStringLiteral("generate"), LayoutWords::tr("Generate"),
         names({"library", "guide", "emotion", "stem"}), false, QStringLiteral("guide")},
        {QStringLiteral("perform"), LayoutWords::tr("Perform"),
         names({"perform", "map", "mixer"}), false, QStringLiteral("perform")},
    };
}

void arrange(QMainWindow& window, const QList<QDockWidget*>& docks, const Layout& layout) {
    QMap<Qt::DockWidgetArea, QDockWidget*> lastIn;
    QList<QDockWidget*> inFront;
    // The order of the layout decides which tab is in front, so its docks come first.
    QList<QDockWidget*> ordered;
    for (const QString& id : layout.docks)
        for (QDockWidget* dock : docks)
            if (dock->property("panel").toString() == id)
                ordered << dock;
    const auto shown = ordered.size();
    for (QDockWidget* dock : docks) {
        dock->setFloating(false);
        dock->hide(); // else its former place would be saved as one where it is seen
        window.removeDockWidget(dock);
        if (!ordered.contains(dock))
            ordered << dock;
    }
    // The others have their place, too, so that they come as a tab there when they are asked for.
    for (int i = 0; i < ordered.size(); ++i) {
        QDockWidget* dock = ordered[i];
        const auto area = Qt::DockWidgetArea(dock->property("area").toInt());
        window.addDockWidget(area, dock);
        if (QDockWidget* neighbour = lastIn.value(area))
            window.tabifyDockWidget(neighbour, dock);
        else if (i < shown)
            inFront << dock;
        lastIn[area] = dock;
        dock->setVisible(i < shown);
    }
    for (QDockWidget* dock : inFront)
        dock->raise();
    // A third for the side, unless one panel is what the layout is about.
    QList<QDockWidget*> wide, high;
    QList<int> widths, heights;
    for (QDockWidget* dock : inFront) {
        const auto area = Qt::DockWidgetArea(dock->property("area").toInt());
        const bool main = dock->property("panel").toString() == layout.main;
        if (area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea) {
            wide << dock;
            widths << window.width() * (main ? 70 : 30) / 100;
        } else {
            high << dock;
            heights << window.height() * (main ? 70 : 32) / 100;
        }
    }
    window.resizeDocks(wide, widths, Qt::Horizontal);
    window.resizeDocks(high, heights, Qt::Vertical);
}

} // namespace antiphon
