#include "app/panels/about.h"
#include "core/version.h"
#include "models/device.h"
#include "tests/gui/looks.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTabWidget>
#include <QTest>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// The values of one field, in the order of the entries.
QStringList field(const QString& name) {
    const QRegularExpression line(QStringLiteral("^  %1 = \\{(.+)\\},?$").arg(name),
                                  QRegularExpression::MultilineOption);
    QStringList values;
    for (auto match = line.globalMatch(AboutDialog::bibtex()); match.hasNext();)
        values << match.next().captured(1);
    return values;
}

} // namespace

class TestAbout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fivePapersToCite() {
        const QString text = AboutDialog::bibtex();
        QCOMPARE(text.count(QLatin1Char('{')), text.count(QLatin1Char('}')));
        QSet<QString> keys;
        const QRegularExpression start(QStringLiteral("^@(inproceedings|misc)\\{(\\w+),$"),
                                       QRegularExpression::MultilineOption);
        int inProceedings = 0;
        for (auto match = start.globalMatch(text); match.hasNext();) {
            const auto entry = match.next();
            keys << entry.captured(2);
            inProceedings += entry.captured(1) == QLatin1String("inproceedings");
        }
        QCOMPARE(keys.size(), 5);
        for (const char* name : {"author", "title", "year", "url"})
            QCOMPARE(field(QLatin1String(name)).size(), 5);
        // Nobody is cited as having spoken where nothing was published.
        QCOMPARE(field(QStringLiteral("booktitle")).size(), inProceedings);
        QVERIFY(field(QStringLiteral("author")).first().contains(QStringLiteral("Jérôme Nika")));
    }

    void versionsForABugReport() {
        const QString text = AboutDialog::versions();
        for (const std::string& part : {version(), torchVersion(), loadedBlas()}) {
            QVERIFY(!part.empty());
            QVERIFY2(text.contains(QString::fromStdString(part)), part.c_str());
        }
        QVERIFY(text.contains(QLatin1String(qVersion())));
        QVERIFY(text.contains(QRegularExpression(QStringLiteral("libsndfile-\\d+\\.\\d+"))));
    }

    void citationsAreCopiedByKeyboard() {
        AboutDialog dialog;
        dialog.show();
        auto* tabs = dialog.findChild<QTabWidget*>();
        tabs->setCurrentIndex(tabs->count() - 1);
        auto* copy = tabs->currentWidget()->findChild<QPushButton*>();
        QVERIFY(copy && copy->isVisible());
        QApplication::clipboard()->setText(QStringLiteral("before"));
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), AboutDialog::bibtex());
    }

    void longTextsAreNotClipped() {
        LongTexts longTexts;
        QCoreApplication::installTranslator(&longTexts);
        AboutDialog dialog;
        dialog.show();
        auto* tabs = dialog.findChild<QTabWidget*>();
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            const QStringList clipped = clippedTexts(dialog);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1String("; "))));
        }
    }
};

QTEST_MAIN(TestAbout)
#include "app_about.moc"
