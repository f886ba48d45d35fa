#include "tests/gui/samples.h"
#include "tests/testing.h"

#include <QSignalSpy>

#include <random>

using namespace antiphon;

class GuiPianoRoll : public QObject {
    Q_OBJECT

    TimeAxis axis;
    std::unique_ptr<PianoRollView> roll;

private Q_SLOTS:
    void init() {
        axis.setLength(10);
        axis.showAll();
        axis.setSelection(std::nullopt);
        roll = std::make_unique<PianoRollView>(&axis);
        roll->setNotes({{1, 2, 60, 100, 0}, {3, 4, 64, 50, 1}, {5, 6, 67, 127, 0}});
        roll->resize(800 + roll->gutter(), 300);
        roll->show();
        QVERIFY(QTest::qWaitForWindowExposed(roll.get()));
    }

    /// The index finds what a scan of all notes finds.
    void indexIsExact() {
        std::mt19937 random(5);
        std::vector<RollNote> notes;
        for (int i = 0; i < 3000; ++i) {
            const double start = double(random() % 100000) / 100;
            // Some very long ones, which a search by start alone would miss.
            const double length = i % 50 == 0 ? 400 : double(random() % 100) / 50;
            notes.push_back({start, start + length, int(random() % 128), 64, 0});
        }
        const NoteIndex index(notes);
        for (int k = 0; k < 200; ++k) {
            const double from = double(random() % 100000) / 100,
                         to = from + double(random() % 300) / 10;
            std::size_t found = 0, expected = 0;
            index.between(from, to, [&](std::size_t i, const RollNote& n) {
                QCOMPARE(index.notes()[i], n);
                ++found;
            });
            for (const RollNote& n : notes)
                expected += n.start < to && n.end > from;
            QCOMPARE(found, expected);
        }
        NoteIndex().between(0, 1, [](std::size_t, const RollNote&) { QFAIL("no notes"); });
    }

    void clickAndToggle() {
        QSignalSpy clicks(roll.get(), &PianoRollView::noteClicked);
        const auto centre = [&](std::size_t i) {
            return roll->noteRect(roll->notes()[i]).center().toPoint();
        };
        QTest::mouseClick(roll.get(), Qt::LeftButton, {}, centre(1));
        QCOMPARE(roll->selectedNotes(), (std::set<std::size_t>{1}));
        QTest::mouseClick(roll.get(), Qt::LeftButton, Qt::ControlModifier, centre(2));
        QCOMPARE(roll->selectedNotes(), (std::set<std::size_t>{1, 2}));
        QTest::mouseClick(roll.get(), Qt::LeftButton, Qt::ControlModifier, centre(1));
        QCOMPARE(roll->selectedNotes(), (std::set<std::size_t>{2}));
        QCOMPARE(clicks.count(), 3);
        QVERIFY(roll->accessibleDescription().contains(QStringLiteral("G4")));
        QVERIFY(!axis.selection());
    }

    void lasso() {
        const QRectF a = roll->noteRect(roll->notes()[0]), b = roll->noteRect(roll->notes()[1]);
        const QPoint from(int(a.left()) - 5, int(b.top()) - 5),
            to(int(b.right()) + 5, int(a.bottom()) + 5);
        QTest::mousePress(roll.get(), Qt::LeftButton, Qt::AltModifier, from);
        QMouseEvent move(QEvent::MouseMove, to, roll->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         Qt::AltModifier);
        QCoreApplication::sendEvent(roll.get(), &move);
        QTest::mouseRelease(roll.get(), Qt::LeftButton, Qt::AltModifier, to);
        QCOMPARE(roll->selectedNotes(), (std::set<std::size_t>{0, 1}));
        QVERIFY(!axis.selection());
    }

    void byKeyboard() {
        axis.setCursor(2.5);
        QTest::keyClick(roll.get(), Qt::Key_BracketRight);
        QCOMPARE(roll->selectedNotes(), (std::set<std::size_t>{1}));
        QTest::keyClick(roll.get(), Qt::Key_BracketRight);
        QCOMPARE(roll->selectedNotes(), (std::set<std::size_t>{2}));
        QTest::keyClick(roll.get(), Qt::Key_BracketLeft, Qt::ShiftModifier);
        QCOMPARE(roll->selectedNotes(), (std::set<std::size_t>{1, 2}));
        QTest::keyClick(roll.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(roll->selectedNotes().size(), std::size_t(3));
        QTest::keyClick(roll.get(), Qt::Key_Escape);
        QVERIFY(roll->selectedNotes().empty());
        const int low = roll->lowestPitch(), span = roll->highestPitch() - low;
        QTest::keyClick(roll.get(), Qt::Key_Up);
        QCOMPARE(roll->lowestPitch(), low + 2);
        QTest::keyClick(roll.get(), Qt::Key_Up, Qt::ControlModifier);
        QVERIFY(roll->highestPitch() - roll->lowestPitch() < span);
        roll->setPitchRange(-30, 300);
        QCOMPARE(roll->lowestPitch(), 0);
        QCOMPARE(roll->highestPitch(), 127);
    }

    void velocityIsSeen() {
        const QImage image = roll->grab().toImage();
        const double ratio = image.devicePixelRatio();
        const auto at = [&](std::size_t i) {
            const QPointF p = roll->noteRect(roll->notes()[i]).center() * ratio;
            return image.pixel(p.toPoint());
        };
        QVERIFY(at(0) != at(1));
        QVERIFY(at(1) != at(2));
    }

    void names() {
        QCOMPARE(pitchName(60), QStringLiteral("C4"));
        QCOMPARE(pitchName(0), QStringLiteral("C-1"));
        QCOMPARE(pitchName(127), QStringLiteral("G9"));
    }
};

QTEST_MAIN(GuiPianoRoll)
#include "gui_pianoroll.moc"
