#include "app/window/desktoptheme.h"
#include "app/window/language.h"
#include "app/window/mainwindow.h"
#include "app/window/screenshots.h"
#include "app/window/selftest.h"
#include "app/window/wait.h"
#include "core/audio/nulldevice.h"
#include "core/version.h"
#include "models/device.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>

namespace {

using namespace antiphon;

/// A self-test touches neither the user's settings nor the sound card.
Session::Setup silentSetup(const QString& folder) {
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    Session::Setup setup;
    setup.player = std::make_unique<Player>(
        48000, DeviceSettings{}, [](Engine& engine, const DeviceSettings& settings) {
            return std::unique_ptr<Device>(std::make_unique<NullDevice>(engine, settings));
        });
    setup.cache = folder.toStdString();
    return setup;
}

int run(QApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "A workstation for music machine learning."));
    const QCommandLineOption test(
        QStringLiteral("self-test"),
        QCoreApplication::translate("main", "Try every panel and one small job, then quit."));
    const QCommandLineOption pictures(
        QStringLiteral("screenshots"),
        QCoreApplication::translate("main", "Write pictures of the project's panels, then quit."),
        QStringLiteral("folder"));
    parser.addOptions({test, pictures});
    parser.addPositionalArgument(
        QStringLiteral("project"),
        QCoreApplication::translate("main", "A project's folder or its .antiphon file."),
        QStringLiteral("[project]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    QTemporaryDir temporary;
    const bool silent = parser.isSet(test) || parser.isSet(pictures);
    Session session(silent ? silentSetup(temporary.path()) : Session::Setup{});
    // Cores minus one while sound runs: the callback never competes with a network.
    setThreads(session.settings().value(QStringLiteral("computing/threads"), 0).toInt());
    Language language(session.settings());
    DesktopTheme theme(session.settings());
    MainWindow window(session);

    const QStringList projects = parser.positionalArguments();
    if (parser.isSet(test))
        return selfTest(window);
    if (!projects.isEmpty())
        window.openProject(projects.front().toStdString());
    if (parser.isSet(pictures)) {
        if (!waitUntil([&] { return session.store().isOpen(); }, 15000)) {
            std::fprintf(stderr, "antiphon: --screenshots needs a project that can be opened.\n");
            return 3;
        }
        takeScreenshots(window, parser.value(pictures));
        return 0;
    }
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    // A file that may not grow is an error of write(), not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("antiphon"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(antiphon::version()));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.antiphon.Antiphon"));
    try {
        return run(app);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "antiphon: %s\n", e.what());
        return 1;
    }
}
