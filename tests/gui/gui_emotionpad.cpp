#include "tests/testing.h"
#include "widgets/emotionpad.h"
#include "widgets/quadrants.h"

#include <QSignalSpy>

#include <limits>

using namespace antiphon;

class GuiEmotionPad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quadrantsAreWhereRussellPutThem() {
        QCOMPARE(quadrantAt({0.4, 0.2}), 1);
        QCOMPARE(quadrantAt({-0.4, 0.2}), 2);
        QCOMPARE(quadrantAt({-0.4, -0.2}), 3);
        QCOMPARE(quadrantAt({0.4, -0.2}), 4);
        QCOMPARE(quadrantAt({0, 0}), 0);
        for (int q = 1; q <= quadrantCount; ++q) {
            QCOMPARE(quadrantAt(quadrantMiddle(q)), q);
            for (int other = q + 1; other <= quadrantCount; ++other) {
                QVERIFY(quadrantShape(q) != quadrantShape(other));
                QVERIFY(quadrantColor(q, QPalette()) != quadrantColor(other, QPalette()));
                QVERIFY(quadrantWord(q) != quadrantWord(other));
            }
        }
    }

    void highIsUpAndRight() {
        EmotionPad pad;
        pad.resize(300, 260);
        pad.show();
        QSignalSpy changed(&pad, &EmotionPad::targetChanged);
        QTest::mouseClick(&pad, Qt::LeftButton, {}, QPoint(240, 40));
        QCOMPARE(quadrantAt(pad.target()), 1);
        QTest::mouseClick(&pad, Qt::LeftButton, Qt::ShiftModifier,
                          QPoint(60, 200)); // does not jump
        QCOMPARE(quadrantAt(pad.target()), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.last().at(0).toPointF(), pad.target());
    }

    void digitsGoToQuadrants() {
        EmotionPad pad;
        pad.show();
        QSignalSpy finished(&pad, &EmotionPad::editingFinished);
        for (int q = 1; q <= 4; ++q) {
            QTest::keyClick(&pad, Qt::Key(Qt::Key_0 + q));
            QCOMPARE(pad.target(), quadrantMiddle(q));
        }
        QCOMPARE(finished.count(), 4);
        QTest::keyClick(&pad, Qt::Key_5); // nobody's
        QTest::keyClick(&pad, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(pad.target(), quadrantMiddle(4));
        QTest::keyClick(&pad, Qt::Key_Delete);
        QCOMPARE(pad.target(), QPointF(0, 0));
        QTest::keyClick(&pad, Qt::Key_Right); // what an XyPad does goes on
        QVERIFY(std::abs(pad.target().x() - 0.02) < 1e-9);
    }

    void stateIsTold() {
        EmotionPad pad;
        QCOMPARE(pad.accessibleDescription(), QStringLiteral("Target: the middle"));
        pad.setTarget({0.5, -0.25});
        pad.setEstimate(QPointF(-0.5, 0.5));
        pad.setRendered(QPointF(0.25, -2)); // clamped
        QCOMPARE(pad.accessibleDescription(),
                 QStringLiteral("Target: valence 0.50, arousal -0.25 (Q4). "
                                "Piece: valence -0.50, arousal 0.50 (Q2). "
                                "Render: valence 0.25, arousal -1.00 (Q4)"));
        pad.setEstimate(QPointF(std::numeric_limits<double>::quiet_NaN(), 0));
        QVERIFY(!pad.accessibleDescription().contains(QStringLiteral("Piece")));
    }

    void estimatesAreSeen() {
        EmotionPad pad;
        pad.resize(280, 240);
        pad.show();
        const QImage none = pad.grab().toImage();
        pad.setEstimate(QPointF(-0.5, 0.5));
        const QImage piece = pad.grab().toImage();
        QVERIFY(piece != none);
        pad.setRendered(QPointF(0.5, -0.5));
        QVERIFY(pad.grab().toImage() != piece);
        pad.setEstimate({});
        pad.setRendered({});
        QCOMPARE(pad.grab().toImage(), none);
    }
};

QTEST_MAIN(GuiEmotionPad)
#include "gui_emotionpad.moc"
