#include "tests/gui/samples.h"
#include "tests/testing.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QHeaderView>

using namespace antiphon;

namespace {

/// Roles that a user acts on: these need a name.
bool needsName(const QAccessibleInterface& item) {
    const auto state = item.state();
    if (state.invisible)
        return false;
    switch (item.role()) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::ScrollBar:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
        return true;
    default:
        return state.focusable;
    }
}

void walk(QAccessibleInterface* item, const QString& path, QStringList& unnamed, int& seen,
          int depth) {
    if (!item || depth > 12)
        return;
    const QString here = path + QLatin1Char('/') +
                         (item->object() ? QLatin1String(item->object()->metaObject()->className())
                                         : QLatin1String("?"));
    const auto* widget = qobject_cast<QWidget*>(item->object());
    // Qt's own innards: the line edit of a spin box, the bars and viewport of a view.
    const bool inner =
        widget && (widget->objectName().startsWith(QLatin1String("qt_")) ||
                   (widget->parentWidget() &&
                    (widget->parentWidget()->inherits("QAbstractSpinBox") ||
                     widget->parentWidget()->inherits("QKeySequenceEdit") ||
                     widget->parentWidget()->inherits("QLineEdit") ||
                     widget->parentWidget()->objectName().startsWith(QLatin1String("qt_")))));
    const bool bar =
        widget && widget->inherits("QScrollBar") && !qobject_cast<const TimeScrollBar*>(widget);
    if (!inner && !bar && widget) {
        if (needsName(*item)) {
            ++seen;
            if (item->text(QAccessible::Name).trimmed().isEmpty())
                unnamed << here;
        }
    }
    // Cells are named by their contents.
    if (widget && widget->inherits("QAbstractItemView"))
        return;
    for (int i = 0; i < item->childCount(); ++i)
        walk(item->child(i), here, unnamed, seen, depth + 1);
}

QStringList unnamedIn(QWidget& top, int& seen) {
    QStringList unnamed;
    walk(QAccessible::queryAccessibleInterface(&top), {}, unnamed, seen, 0);
    return unnamed;
}

} // namespace

class GuiAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName() {
        int seen = 0;
        for (auto& [name, widget] : testing::allWidgets()) {
            widget->show();
            QCoreApplication::processEvents();
            const QStringList unnamed = unnamedIn(*widget, seen);
            QVERIFY2(unnamed.isEmpty(), qPrintable(name + ": " + unnamed.join("; ")));
        }
        QVERIFY2(seen > 45, qPrintable(QString::number(seen)));
    }

    void anUnnamedControlIsFound() {
        QWidget top;
        auto* layout = new QVBoxLayout(&top);
        layout->addWidget(new QSlider);
        top.show();
        int seen = 0;
        QCOMPARE(unnamedIn(top, seen).size(), 1);
    }

    /// Tab reaches every control that can have the focus, and comes round again.
    void tabGoesRound() {
        for (auto& [name, widget] : testing::allWidgets()) {
            if (name == QStringLiteral("palette"))
                continue; // one field has the keyboard throughout
            widget->show();
            widget->activateWindow();
            QCoreApplication::processEvents();
            QList<QWidget*> wanted;
            for (QWidget* w : widget->findChildren<QWidget*>())
                if (w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus) &&
                    !w->focusProxy() && !w->inherits("QHeaderView"))
                    wanted << w;
            QSet<QWidget*> reached;
            QWidget* at = widget.get();
            for (int i = 0; i < 200; ++i) {
                at = at->nextInFocusChain();
                reached.insert(at);
            }
            for (QWidget* w : wanted)
                QVERIFY2(reached.contains(w), w->metaObject()->className());
        }
    }

    void stateIsTold() {
        TimeAxis axis;
        axis.setLength(100);
        WaveformView wave(&axis);
        wave.resize(400, 100);
        axis.setSelection(TimeSpan{10, 20});
        QVERIFY(wave.accessibleDescription().contains(QStringLiteral("0:10")));
        QVERIFY(wave.accessibleDescription().contains(QStringLiteral("0:20")));
        LabelStrip strip(&axis);
        strip.setSegments(testing::someSegments());
        strip.setCurrent(2);
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("locked")));
    }
};

QTEST_MAIN(GuiAccessibility)
#include "gui_accessibility.moc"
