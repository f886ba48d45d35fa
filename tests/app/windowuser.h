#pragma once

#include "tests/app/windowbench.h"
#include "widgets/commandpalette.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>

namespace antiphon::testing {

/// What a user does to the window of a bench: pointer and keys only. False: it cannot be done.
class WindowUser {
public:
    explicit WindowUser(const WindowBench& bench) : m_bench(bench) {}

    /// What is seen under this name.
    template <class W>
    static W* named(const QWidget& in, const QString& name) {
        for (W* widget : in.findChildren<W*>())
            if (widget->accessibleName() == name && isSeen(*widget))
                return widget;
        return nullptr;
    }

    // By mouse.
    static bool drop(QWidget* target, const QMimeData& data) {
        if (!target || !isSeen(*target))
            return false;
        const QPoint middle = target->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &event);
        return event.isAccepted();
    }
    static bool drop(QWidget* target, const std::vector<fs::path>& files) {
        QMimeData data;
        QList<QUrl> urls;
        for (const fs::path& file : files)
            urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
        data.setUrls(urls);
        return drop(target, data);
    }
    /// The button with this text.
    static bool click(const QWidget& in, const QString& text) {
        for (auto* button : in.findChildren<QAbstractButton*>())
            if (button->text().remove(QLatin1Char('&')) == text && button->isEnabled() &&
                isSeen(*button)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        return false;
    }
    /// An entry of a box, out of its list.
    static bool pick(QComboBox* box, const QString& text) {
        const int row = box && isSeen(*box) ? box->findText(text) : -1;
        if (row < 0)
            return false;
        QTest::mouseClick(box, Qt::LeftButton);
        // So long a release belongs to the click that opened the list.
        QTest::qWait(QApplication::doubleClickInterval() + 50);
        const QModelIndex index = box->model()->index(row, 0);
        box->view()->scrollTo(index);
        QTest::mouseClick(box->view()->viewport(), Qt::LeftButton, {},
                          box->view()->visualRect(index).center());
        return QTest::qWaitFor([&] { return box->currentIndex() == row; });
    }
    bool clickMenu(const char* name) const {
        QAction* action = m_bench.window->actionNamed(QLatin1String(name));
        auto* bar = m_bench.window->findChild<QMenuBar*>();
        for (const QAction* top : bar->actions()) {
            QMenu* menu = top->menu();
            if (!action || !action->isEnabled() || !menu || !menu->actions().contains(action))
                continue;
            QTest::mouseClick(bar, Qt::LeftButton, {},
                              bar->actionGeometry(menu->menuAction()).center());
            if (!QTest::qWaitFor([&] { return menu->isVisible(); }))
                return false;
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return QTest::qWaitFor([&] { return !menu->isVisible(); });
        }
        return false;
    }

    // By keyboard: keys go to whatever has the focus.
    QWidget& focus() const {
        QWidget* widget = QApplication::focusWidget();
        return widget ? *widget : *m_bench.window;
    }
    bool isIn(const QWidget& widget) const {
        return &focus() == &widget || widget.isAncestorOf(&focus());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(&focus(), Qt::Key(key), modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(&focus(), text); }
    /// A dialog has come: a window manager gives it the keyboard, and the window when it has gone.
    static bool activate(QWidget* window) {
        if (!window || !QTest::qWaitFor([&] { return window->isVisible(); }))
            return false;
        window->activateWindow();
        return QTest::qWaitFor([&] { return window->isActiveWindow(); });
    }
    /// The command that the palette offers first for this text.
    bool command(const QString& text) const {
        press(Qt::Key_K, Qt::ControlModifier);
        auto* palette = m_bench.window->findChild<CommandPalette*>();
        if (!activate(palette))
            return false;
        type(text);
        const QModelIndex first = palette->findChild<QListView*>()->model()->index(0, 0);
        if (first.data().toString() != text || !(first.flags() & Qt::ItemIsEnabled)) {
            qWarning("For \"%s\" the palette offers \"%s\", which is %s.", qPrintable(text),
                     qPrintable(first.data().toString()),
                     first.flags() & Qt::ItemIsEnabled ? "enabled" : "disabled");
            return false;
        }
        // Gone before the command runs, which may open a dialog of its own.
        QObject::connect(
            palette, &QDialog::finished, m_bench.window.get(),
            [window = m_bench.window.get()] { window->activateWindow(); },
            Qt::SingleShotConnection);
        press(Qt::Key_Return);
        return QTest::qWaitFor([&] {
            const QWidget* active = QApplication::activeWindow();
            return active && active != palette;
        });
    }
    /// Tab until a widget of this class (and name) has the keyboard.
    template <class W>
    W* tabTo(const QString& name = {}) const {
        for (int i = 0; i < 100; ++i) {
            auto* at = qobject_cast<W*>(QApplication::focusWidget());
            if (at && (name.isEmpty() || at->accessibleName() == name))
                return at;
            press(Qt::Key_Tab);
        }
        return nullptr;
    }
    /// F6 until the keyboard is in this panel.
    bool goTo(const QWidget& panel) const {
        for (int i = 0; i < 10 && !isIn(panel); ++i)
            press(Qt::Key_F6);
        return isIn(panel);
    }

private:
    static bool isSeen(const QWidget& widget) {
        return widget.isVisible() && !widget.visibleRegion().isEmpty();
    }

    const WindowBench& m_bench;
};

} // namespace antiphon::testing
