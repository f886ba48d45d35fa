#include "tests/gui/samples.h"
#include "tests/testing.h"

#include "widgets/numberbox.h"
#include "widgets/quietwheel.h"
#include "widgets/slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>
#include <QTranslator>
#include <QWheelEvent>

using namespace antiphon;
using testing::SampleOptions;

namespace {

class Upper : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        return qstrcmp(context, "Options") == 0 ? QString::fromUtf8(source).toUpper() : QString();
    }
};

template <class T>
T* editor(OptionsForm& form, const char* key) {
    return form.findChild<T*>(QLatin1String(key));
}

void type(QWidget* w, const char* text) {
    QTest::keyClick(w, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(w, QLatin1String(text));
    QTest::keyClick(w, Qt::Key_Return);
}

/// A choice that sets another field.
struct PresetOptions {
    std::string preset = "slow";
    std::int64_t steps = 1000;
    std::int64_t other = 3;
    void visit(OptionVisitor& v) {
        const std::string before = preset;
        v.choice(preset, {.key = "preset", .label = "", .help = "", .choices = {"slow", "fast"}});
        if (preset != before)
            steps = preset == "fast" ? 10 : 1000;
        v.integer(steps, {.key = "steps", .label = "", .help = "", .min = 1, .max = 1e6});
        v.integer(other, {.key = "other", .label = "", .help = "", .min = 1, .max = 1e6});
    }
};

QToolButton* resetOf(OptionsForm& form, const QString& label) {
    for (auto* b : form.findChildren<QToolButton*>())
        if (b->accessibleName() == QStringLiteral("Reset ") + label)
            return b;
    return nullptr;
}

} // namespace

class GuiForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A number that stands for something is shown as that, and is still a number.
    void theSmallestValueInWords() {
        OptionsForm form{SampleOptions{}};
        form.setMinimumText("rate", QStringLiteral("10 as heard"));
        form.setMinimumText("seed", QStringLiteral("any"));
        form.setMinimumText("vocab", QStringLiteral("2 at least"));
        form.setMinimumText("nothing", QStringLiteral("of the kind"));
        auto* rate = editor<RealBox>(form, "rate");
        auto* seed = editor<WholeBox>(form, "seed");
        auto* vocab = editor<WholeBox>(form, "vocab");
        QCOMPARE(seed->text(), QStringLiteral("any"));
        QCOMPARE(vocab->text(), QStringLiteral("16"));
        rate->setValue(0);
        QCOMPARE(rate->text(), QStringLiteral("10 as heard"));
        // Going through a field without typing changes nothing.
        for (QAbstractSpinBox* box :
             {static_cast<QAbstractSpinBox*>(rate), static_cast<QAbstractSpinBox*>(seed)}) {
            QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(box, Qt::Key_Return);
        }
        QCOMPARE(form.options().as<SampleOptions>().rate, 0.0);
        QCOMPARE(form.options().as<SampleOptions>().seed, std::int64_t(0));
        type(seed, "7");
        QCOMPARE(seed->text(), QStringLiteral("7"));
        QCOMPARE(form.options().as<SampleOptions>().seed, std::int64_t(7));
        type(seed, "0");
        QCOMPARE(seed->text(), QStringLiteral("any"));
        seed->setMinimumText({});
        QCOMPARE(seed->text(), QStringLiteral("0"));
    }

    /// A field that something else decides is shown and left alone, also by a reset of all.
    void whatIsDecidedElsewhereStays() {
        OptionsForm form{PresetOptions{}};
        form.setOptions(PresetOptions{"slow", 20, 5});
        auto* steps = editor<WholeBox>(form, "steps");
        form.setDecided("steps", "The model decides.");
        form.setDecided("nothing", "Is no field.");
        QVERIFY(!steps->isEnabled());
        QVERIFY(steps->toolTip().contains("The model decides."));
        form.resetAll();
        QCOMPARE(form.options().as<PresetOptions>().steps, std::int64_t(20));
        QCOMPARE(form.options().as<PresetOptions>().other, std::int64_t(3));
        form.setDecided("steps", {});
        QVERIFY(steps->isEnabled());
        QVERIFY(!steps->toolTip().contains("The model decides."));
    }

    /// Scrolling a page of settings changes none of them.
    void theWheelScrollsWhatIsNotInUse() {
        QuietWheel quiet;
        qApp->installEventFilter(&quiet);
        auto* form = new OptionsForm(PresetOptions{});
        form->setMinimumHeight(2000);
        QScrollArea page;
        page.setWidget(form);
        page.setWidgetResizable(true);
        page.resize(400, 300);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.setFocus();
        auto* preset = editor<QComboBox>(*form, "preset");
        auto* steps = editor<WholeBox>(*form, "steps");
        const auto turn = [](QWidget* over) {
            const QPointF at = over->rect().center();
            QWheelEvent down(at, over->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, {},
                             Qt::NoScrollPhase, false);
            QApplication::sendEvent(over, &down);
            return down.isAccepted(); // else it is the page's
        };
        for (QWidget* field : {static_cast<QWidget*>(preset), static_cast<QWidget*>(steps)}) {
            QVERIFY(field->focusPolicy() != Qt::WheelFocus);
            QVERIFY(!turn(field));
        }
        QVERIFY(form->isDefault());
        preset->setFocus();
        QVERIFY(turn(preset));
        QCOMPARE(preset->currentIndex(), 1);
    }

    void valuesSurviveExactly() {
        OptionsForm form{SampleOptions{}};
        SampleOptions values;
        values.rate = 0.1 + 0.2; // not a short decimal
        values.segment = 1.0 / 3;
        values.seed = std::numeric_limits<std::int64_t>::max();
        values.clean = false;
        values.frontend = "pitch";
        values.title = "ÄÖ \"x\"";
        QSignalSpy changed(&form, &OptionsForm::changed);
        form.setOptions(values);
        QCOMPARE(changed.count(), 1);
        const auto back = form.options().as<SampleOptions>();
        QVERIFY(back.rate == values.rate);
        QVERIFY(back.segment == values.segment);
        QCOMPARE(back.seed, values.seed);
        QCOMPARE(back.clean, false);
        QCOMPARE(back.frontend, values.frontend);
        QCOMPARE(back.title, values.title);
        // Passing through the fields by Tab changes nothing.
        form.show();
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &form,
                            Qt::Key_Tab);
        QVERIFY(form.options().as<SampleOptions>().rate == values.rate);
        form.setOptions(values);
        QCOMPARE(changed.count(), 1);
    }

    void presetsSetOthers() {
        OptionsForm form{PresetOptions{}};
        auto* preset = form.findChild<QComboBox*>(QStringLiteral("preset"));
        QSignalSpy changed(&form, &OptionsForm::changed);
        preset->setCurrentIndex(preset->findData(QStringLiteral("fast")));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(form.options().as<PresetOptions>().steps, 10);
        QCOMPARE(form.options().as<PresetOptions>().other, 3);
        // What is set afterwards stays.
        PresetOptions own{"fast", 12, 3};
        form.setOptions(own);
        QCOMPARE(form.options().as<PresetOptions>().steps, 12);
        preset->setCurrentIndex(preset->findData(QStringLiteral("slow")));
        QCOMPARE(form.options().as<PresetOptions>().steps, 1000);
    }

    void typing() {
        OptionsForm form{SampleOptions{}};
        form.show();
        QSignalSpy changed(&form, &OptionsForm::changed);
        type(editor<RealBox>(form, "segment"), "0,25");
        QCOMPARE(form.options().as<SampleOptions>().segment, 0.25);
        type(editor<RealBox>(form, "segment"), "9"); // above the range
        QCOMPARE(form.options().as<SampleOptions>().segment, 5.0);
        type(editor<RealBox>(form, "rate"), "3e-5");
        QCOMPARE(form.options().as<SampleOptions>().rate, 3e-5);
        type(editor<WholeBox>(form, "vocab"), "64");
        QCOMPARE(form.options().as<SampleOptions>().vocab, std::int64_t(64));
        type(editor<WholeBox>(form, "vocab"), "");
        QCOMPARE(form.options().as<SampleOptions>().vocab, std::int64_t(64));
        type(editor<WholeBox>(form, "seed"), "9000000000000000001");
        QCOMPARE(form.options().as<SampleOptions>().seed, std::int64_t(9000000000000000001));
        QTest::keyClick(editor<QCheckBox>(form, "clean"), Qt::Key_Space);
        QCOMPARE(form.options().as<SampleOptions>().clean, false);
        QTest::keyClick(editor<QComboBox>(form, "frontend"), Qt::Key_Down);
        QCOMPARE(form.options().as<SampleOptions>().frontend, std::string("timbre"));
        QCOMPARE(changed.count(), 6);
    }

    void resets() {
        OptionsForm form{SampleOptions{}};
        form.show();
        auto* reset = resetOf(form, QStringLiteral("Codes"));
        QVERIFY(reset && !reset->isVisible());
        type(editor<WholeBox>(form, "vocab"), "64");
        type(editor<RealBox>(form, "segment"), "1");
        QVERIFY(reset->isVisible());
        QVERIFY(!form.isDefault());
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(form.options().as<SampleOptions>().vocab, std::int64_t(16));
        QCOMPARE(form.options().as<SampleOptions>().segment, 1.0);
        QVERIFY(!reset->isVisible());
        form.resetAll();
        QVERIFY(form.isDefault());
    }

    void advancedFolds() {
        OptionsForm form{SampleOptions{}};
        form.show();
        auto* temperature = editor<RealBox>(form, "temperature");
        QVERIFY(!temperature->isVisible());
        for (auto* b : form.findChildren<QToolButton*>())
            if (b->accessibleName().contains(QStringLiteral("advanced")))
                QTest::keyClick(b, Qt::Key_Space);
        QVERIFY(temperature->isVisible());
        form.setAdvancedShown(false);
        // What differs is never hidden.
        SampleOptions values;
        values.temperature = 0.5;
        form.setOptions(values);
        QVERIFY(temperature->isVisible());
    }

    void helpAndTranslation() {
        Upper upper;
        QCoreApplication::installTranslator(&upper);
        OptionsForm form{SampleOptions{}};
        QCoreApplication::removeTranslator(&upper);
        auto* segment = editor<RealBox>(form, "segment");
        QCOMPARE(segment->accessibleName(), QStringLiteral("SEGMENT LENGTH"));
        QVERIFY(segment->toolTip().contains(QStringLiteral("HOW LONG A LABEL LASTS.")));
        QVERIFY(segment->toolTip().contains(QStringLiteral("0.05 to 5 S")));
        QVERIFY(segment->whatsThis().contains(QStringLiteral("HOW LONG")));
        QCOMPARE(editor<QComboBox>(form, "frontend")->currentText(), QStringLiteral("BLEND"));
        QCOMPARE(form.options().as<SampleOptions>().frontend, std::string("blend"));
    }

    void steps_data() {
        QTest::addColumn<double>("from");
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("to");
        QTest::newRow("up") << 0.5 << 1 << 0.51;
        QTest::newRow("down") << 0.5 << -1 << 0.49;
        QTest::newRow("page") << 20.0 << 10 << 30.0;
        QTest::newRow("small") << 0.00003 << 1 << 0.000031;
        QTest::newRow("through a decade") << 1.0 << -1 << 0.99;
        QTest::newRow("dust") << 0.3 << 1 << 0.31;
        QTest::newRow("zero") << 0.0 << 1 << 0.1;
        QTest::newRow("large") << 44100.0 << 1 << 45000.0;
    }
    void steps() {
        QFETCH(double, from);
        QFETCH(int, steps);
        QFETCH(double, to);
        RealBox box;
        box.setValue(from);
        box.stepBy(steps);
        QVERIFY2(std::abs(box.value() - to) <= 1e-12 * std::max(1.0, std::abs(to)),
                 qPrintable(QString::number(box.value(), 'g', 17)));
    }

    void wholeBoxAtTheEnds() {
        WholeBox box;
        box.setValue(std::numeric_limits<qint64>::max());
        box.stepBy(10);
        QCOMPARE(box.value(), std::numeric_limits<qint64>::max());
        box.setValue(std::numeric_limits<qint64>::min());
        box.stepBy(-1);
        QCOMPARE(box.value(), std::numeric_limits<qint64>::min());
    }

    void slider() {
        Slider slider(
            QStringLiteral("Fade"),
            {.min = 0, .max = 100, .initial = 20, .decimals = 1, .unit = QStringLiteral("ms")});
        slider.resize(400, 40);
        slider.show();
        QVERIFY(QTest::qWaitForWindowExposed(&slider));
        auto* track = slider.findChild<QSlider*>();
        QSignalSpy values(&slider, &Slider::valueChanged), done(&slider, &Slider::editingFinished);
        const QPoint middle = track->rect().center();
        QTest::mouseClick(track, Qt::LeftButton, {}, middle);
        QVERIFY(std::abs(slider.value() - 50) < 1.5);
        QCOMPARE(done.count(), 1);
        // The same way with and without Shift: a tenth.
        const auto dragBy = [&](int pixels, Qt::KeyboardModifiers modifiers) {
            const double before = slider.value();
            QTest::mousePress(track, Qt::LeftButton, modifiers, middle);
            const QPointF to = middle + QPoint(pixels, 0);
            QMouseEvent move(QEvent::MouseMove, to, track->mapToGlobal(to), Qt::NoButton,
                             Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(track, &move);
            QTest::mouseRelease(track, Qt::LeftButton, modifiers, to.toPoint());
            return slider.value() - before;
        };
        const double fineWay = dragBy(40, Qt::ShiftModifier);
        slider.setValue(50);
        const double way = dragBy(40, {});
        QVERIFY(way > 5);
        QVERIFY2(std::abs(fineWay / way - 0.1) < 0.02, qPrintable(QString::number(fineWay / way)));
        QTest::mouseClick(track, Qt::LeftButton, Qt::ControlModifier, middle);
        QCOMPARE(slider.value(), 20.0);
        QTest::keyClick(track, Qt::Key_Right);
        QCOMPARE(slider.value(), 21.0);
        QTest::keyClick(track, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(std::abs(slider.value() - 21.1) < 1e-9);
        QTest::keyClick(track, Qt::Key_End);
        QCOMPARE(slider.value(), 100.0);
        QTest::keyClick(track, Qt::Key_Delete);
        QCOMPARE(slider.value(), 20.0);
        type(slider.findChild<RealBox*>(), "33.33");
        QCOMPARE(slider.value(), 33.33);
        const auto signalled = values.count();
        slider.setValue(33.33);
        slider.setValue(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(values.count(), signalled);
    }

    void logarithmicSlider() {
        Slider slider(
            QStringLiteral("Cutoff"),
            {.min = 20, .max = 20000, .initial = 1000, .logarithmic = true, .decimals = 0});
        auto* track = slider.findChild<QSlider*>();
        slider.setValue(std::sqrt(20.0 * 20000));
        QCOMPARE(track->value(), (track->minimum() + track->maximum()) / 2);
        QTest::keyClick(track, Qt::Key_Home);
        QCOMPARE(slider.value(), 20.0);
    }
};

QTEST_MAIN(GuiForm)
#include "gui_form.moc"
