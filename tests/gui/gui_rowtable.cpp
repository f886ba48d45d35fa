#include "tests/gui/samples.h"
#include "tests/testing.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>

using namespace antiphon;

class GuiRowTable : public QObject {
    Q_OBJECT

    std::unique_ptr<RowTable> table;
    std::unique_ptr<RowTableView> view;

private Q_SLOTS:
    void init() {
        table = std::make_unique<RowTable>(testing::songColumns());
        table->setRows(testing::songs(1000));
        view = std::make_unique<RowTableView>();
        view->setTable(table.get());
        view->resize(800, 400);
        view->show();
    }
    void cleanup() {
        view.reset();
        table.reset();
    }

    void keepsTheModelRules() {
        QAbstractItemModelTester tester(table.get(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        table->setFilter(QStringLiteral("stem:drums"));
        table->sort(1, Qt::DescendingOrder);
        table->remove({1, 5});
        table->upsert({{5000, {std::string("New")}}});
    }

    void filters() {
        QSignalSpy filtered(table.get(), &RowTable::filtered);
        QCOMPARE(table->setFilter(QStringLiteral("stem:drums bpm:>100")), QString());
        int expected = 0;
        for (const TableRow& row : testing::songs(1000)) {
            const auto* bpm = std::get_if<double>(&row.cells[1]);
            expected += std::get<std::string>(row.cells[3]) == "Drums" && bpm && *bpm > 100;
        }
        QVERIFY(expected > 10);
        QCOMPARE(table->shown(), expected);
        QCOMPARE(filtered.count(), 1);
        // A column that is not searched is found by its name alone.
        table->setFilter(QStringLiteral("recording-77.wav"));
        QCOMPARE(table->shown(), 0);
        table->setFilter(QStringLiteral("path:recording-77.wav"));
        QCOMPARE(table->shown(), 1);
        QCOMPARE(table->idAt(0), std::int64_t(78));
        // A match does not run from one cell into the next.
        table->setFilter(QStringLiteral("\"eveningDrums\""));
        QCOMPARE(table->shown(), 0);
        table->setFilter(QString());
        QCOMPARE(table->shown(), 1000);
    }

    void badQueriesAreExplained() {
        table->setFilter(QStringLiteral("stem:drums"));
        const int shown = table->shown();
        QVERIFY(table->setFilter(QStringLiteral("bpm:>fast")).contains(QStringLiteral("number")));
        const QString unknown = table->setFilter(QStringLiteral("tempo:3"));
        QVERIFY(unknown.contains(QStringLiteral("tempo")) &&
                unknown.contains(QStringLiteral("bpm")));
        QCOMPARE(table->shown(), shown);
        QCOMPARE(table->filter(), QStringLiteral("stem:drums"));
    }

    void sorts() {
        view->sortByColumn(1, Qt::DescendingOrder);
        double last = 1e9;
        bool emptySeen = false;
        for (int r = 0; r < table->shown(); ++r) {
            const auto* bpm = std::get_if<double>(&table->row(r).cells[1]);
            emptySeen |= !bpm;
            QVERIFY(!bpm || !emptySeen); // rows without a value come last
            QVERIFY(!bpm || *bpm <= last);
            last = bpm ? *bpm : last;
        }
        QVERIFY(emptySeen);
        view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        QCOMPARE(table->idAt(0), std::int64_t(1));
    }

    void selectionSurvives() {
        QSignalSpy selections(view.get(), &RowTableView::idsSelected);
        view->selectIds({4, 8, 13});
        QCOMPARE(selections.count(), 1);
        view->setCurrentIndex(table->index(table->rowOf(8), 0));
        view->selectIds({4, 8, 13});
        const auto before = selections.count();
        table->sort(0, Qt::DescendingOrder);
        QCOMPARE(view->selectedIds(), (std::vector<std::int64_t>{4, 8, 13}));
        QCOMPARE(view->currentId(), std::int64_t(8));
        QCOMPARE(selections.count(), before);           // nothing changed for others
        table->setFilter(QStringLiteral("stem:voice")); // ids 4 and 8
        QCOMPARE(view->selectedIds(), (std::vector<std::int64_t>{4, 8}));
        QVERIFY(selections.count() > before);
    }

    void activation() {
        QSignalSpy activated(view.get(), &RowTableView::activatedId);
        view->setCurrentIndex(table->index(2, 0));
        QTest::keyClick(view.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toLongLong(), 3LL);
        QTest::keyClick(view.get(), Qt::Key_Down);
        QCOMPARE(view->currentId(), std::int64_t(4));
    }

    void editing() {
        QSignalSpy edited(table.get(), &RowTable::edited);
        view->setCurrentIndex(table->index(2, 0));
        QTest::keyClick(view.get(), Qt::Key_F2);
        auto* field = view->viewport()->findChild<QLineEdit*>();
        QVERIFY(field);
        field->setText(QStringLiteral("Renamed"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(edited[0][0].toLongLong(), 3LL);
        QCOMPARE(edited[0][2].toString(), QStringLiteral("Renamed"));
        QVERIFY(!(table->flags(table->index(0, 1)) & Qt::ItemIsEditable));
    }

    /// Fewer rows than were chosen from; and news of a row without a reset.
    void selectionOutlivesItsRows() {
        table->setRows(testing::songs(50));
        view->selectIds({3, 49});
        table->setRows(testing::songs(10));
        QVERIFY(view->selectedIds() == std::vector<std::int64_t>{3});
        QSignalSpy reset(table.get(), &QAbstractItemModel::modelReset);
        QSignalSpy news(table.get(), &QAbstractItemModel::dataChanged);
        table->upsert({{3, {std::string("Changed")}}});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(news.count(), 1);
        QCOMPARE(table->index(table->rowOf(3), 0).data().toString(), QStringLiteral("Changed"));
        table->sort(0, Qt::AscendingOrder);
        table->upsert({{3, {std::string("Zzz")}}});
        QCOMPARE(table->rowOf(3), table->shown() - 1);
        table->sort(-1, Qt::AscendingOrder);
    }

    void updates() {
        table->upsert({{3, {std::string("Changed")}}, {2000, {std::string("Added")}}});
        QCOMPARE(table->total(), 1001);
        table->setFilter(QStringLiteral("changed"));
        QCOMPARE(table->shown(), 1);
        table->remove({3});
        QCOMPARE(table->shown(), 0);
        QCOMPARE(table->total(), 1000);
    }

    void drags() {
        QVERIFY(!(table->flags(table->index(0, 0)) & Qt::ItemIsDragEnabled));
        table->setMime([](const std::vector<std::int64_t>& ids) {
            auto* mime = new QMimeData;
            QStringList list;
            for (const auto id : ids)
                list << QString::number(id);
            mime->setText(list.join(QLatin1Char(',')));
            return mime;
        });
        QVERIFY(table->flags(table->index(0, 0)) & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> mime(
            table->mimeData({table->index(4, 0), table->index(2, 0), table->index(2, 1)}));
        QCOMPARE(mime->text(), QStringLiteral("3,5"));
    }
};

QTEST_MAIN(GuiRowTable)
#include "gui_rowtable.moc"
