#pragma once

#include "app/window/mainwindow.h"
#include "tests/app/workbench.h"

#include <QApplication>

namespace antiphon::testing {

/// A whole window on a Workbench.
class WindowBench : public Workbench {
public:
    WindowBench() { open(); }

    void open() {
        window = std::make_unique<MainWindow>(*session);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    Panel* panel(const char* id) const { return window->panel(QLatin1String(id)); }
    void trigger(const char* action) const {
        QAction* found = window->actionNamed(QLatin1String(action));
        QVERIFY2(found, action);
        QVERIFY2(found->isEnabled(), action);
        found->trigger();
    }

    std::unique_ptr<MainWindow> window;
};

} // namespace antiphon::testing
