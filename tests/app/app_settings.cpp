#include "app/panels/settings.h"
#include "app/window/language.h"
#include "app/window/shortcuts.h"
#include "tests/app/workbench.h"
#include "tests/gui/looks.h"
#include "widgets/shortcuteditor.h"

#include <QApplication>
#include <QComboBox>
#include <QSpinBox>
#include <QTabWidget>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// The combo box that offers this data.
QComboBox* boxWith(const QWidget& dialog, const QVariant& data) {
    for (auto* box : dialog.findChildren<QComboBox*>())
        if (box->findData(data) >= 0)
            return box;
    return nullptr;
}

QAction* action(QObject* parent, const char* name, const QKeySequence& keys) {
    auto* made = new QAction(QLatin1String(name), parent);
    made->setObjectName(QLatin1String(name));
    made->setShortcut(keys);
    made->setProperty("defaultShortcut", QVariant::fromValue(keys));
    return made;
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choicesTakeEffectWhenTheyAreMade() {
        Workbench bench;
        QSignalSpy changed(bench.session.get(), &Session::settingChanged);
        {
            SettingsDialog dialog(*bench.session, {});
            dialog.show();
            auto* scheme = boxWith(dialog, QStringLiteral("dark"));
            QVERIFY(scheme);
            QTest::keyClick(scheme, Qt::Key_End);
            QCOMPARE(scheme->currentData().toString(), QStringLiteral("dark"));
            QCOMPARE(changed.size(), 1);
            QCOMPARE(changed[0][0].toString(), QStringLiteral("appearance/scheme"));
            QCOMPARE(bench.session->settings().value(QStringLiteral("appearance/scheme")),
                     QVariant(QStringLiteral("dark")));
        }
        // Found again the next time.
        SettingsDialog dialog(*bench.session, {});
        QCOMPARE(boxWith(dialog, QStringLiteral("dark"))->currentData().toString(),
                 QStringLiteral("dark"));
    }

    void everyShippedLanguageIsOffered() {
        Workbench bench;
        SettingsDialog dialog(*bench.session, {});
        auto* box = boxWith(dialog, QStringLiteral("en"));
        QVERIFY(box);
        QCOMPARE(box->currentData().toString(), QString()); // as the desktop
        for (const QString& code : Language::shipped())
            QVERIFY2(box->findData(code) >= 0, qPrintable(code));
    }

    void threadsAreKept() {
        Workbench bench;
        SettingsDialog dialog(*bench.session, {});
        QSpinBox* threads = nullptr;
        for (auto* box : dialog.findChildren<QSpinBox*>())
            if (box->accessibleName() == QLatin1String("Threads"))
                threads = box;
        QVERIFY(threads);
        QCOMPARE(threads->text(), QStringLiteral("All but one"));
        threads->setValue(3);
        QCOMPARE(bench.session->settings().value(QStringLiteral("computing/threads")).toInt(), 3);
    }

    void changedKeysAreKeptOnClosing() {
        Workbench bench;
        QObject owner;
        const QKeySequence play(Qt::Key_Space), stop(Qt::Key_Period), other(Qt::CTRL | Qt::Key_J);
        const QList<QAction*> actions{action(&owner, "play", play), action(&owner, "stop", stop)};
        {
            SettingsDialog dialog(*bench.session, actions);
            dialog.show();
            dialog.findChild<ShortcutEditor*>()->setShortcut(actions[0], other);
            QCOMPARE(actions[0]->shortcut(), play); // not before it is confirmed
            QTest::keyClick(&dialog, Qt::Key_Escape);
        }
        QCOMPARE(actions[0]->shortcut(), other);
        QObject later;
        const QList<QAction*> again{action(&later, "play", play), action(&later, "stop", stop)};
        loadShortcuts(bench.session->settings(), again);
        QCOMPARE(again[0]->shortcut(), other);
        QCOMPARE(again[1]->shortcut(), stop);
    }

    void longTextsAreNotClipped() {
        LongTexts longTexts;
        QCoreApplication::installTranslator(&longTexts);
        Workbench bench;
        SettingsDialog dialog(*bench.session, {});
        dialog.show();
        auto* tabs = dialog.findChild<QTabWidget*>();
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            QTest::qWait(20);
            dialog.grab().save(shotFolder() + QStringLiteral("/settings-%1.png").arg(page));
            const QStringList clipped = clippedTexts(dialog);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1String("; "))));
        }
    }
};

QTEST_MAIN(TestSettings)
#include "app_settings.moc"
