#include "app/panels/detailtable.h"
#include "app/panels/forecast.h"
#include "app/panels/outputs.h"
#include "app/panels/presets.h"
#include "app/panels/runview.h"
#include "app/panels/seedwidget.h"
#include "app/panels/slotwidget.h"
#include "app/panels/taskpanel.h"
#include "app/panels/tasktexts.h"
#include "app/panels/words.h"
#include "models/guide/options.h"
#include "models/systems.h"
#include "tests/app/workbench.h"
#include "tests/models/agentrig.h"
#include "widgets/form.h"
#include "widgets/numberbox.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QToolButton>

#include <map>

using namespace antiphon;

namespace {

/// The panel shown on an open project, with two sounds beside it.
struct TaskBench : testing::Workbench {
    TaskBench() {
        if (!openProject())
            qFatal("no project");
        guide = sound("guide");
        memory = sound("memory");
        panel = std::make_unique<TaskPanel>(*session);
        panel->resize(420, 760);
        panel->show();
        panel->activateWindow();
        if (!QTest::qWaitForWindowActive(panel.get()))
            qFatal("no focus");
    }
    SlotWidget* slot(const char* key) const {
        return panel->findChild<SlotWidget*>(QLatin1String(key));
    }
    template <class W>
    W* child(const char* name) const {
        return panel->findChild<W*>(QLatin1String(name));
    }
    void fill() const {
        slot("guide")->setItems({{ItemKind::Audio, guide, "guide"}});
        slot("memory")->setItems({{ItemKind::Audio, memory, "memory"}});
    }
    bool ends() const {
        return QTest::qWaitFor([&] { return panel->run()->job() && !panel->run()->active(); },
                               20000);
    }
    const JobInfo& job() const { return *session->jobs().job(panel->run()->job()); }

    fs::path guide, memory;
    std::unique_ptr<TaskPanel> panel;
};

void drop(QWidget* target, const std::vector<fs::path>& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const fs::path& file : files)
        urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
    data.setUrls(urls);
    const QPoint at = target->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &event);
    QVERIFY(event.isAccepted());
}

} // namespace

class TestTaskPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsByMouse() {
        TaskBench bench;
        auto* start = bench.child<QPushButton>("start");
        auto* missing = bench.child<QLabel>("missing");
        QVERIFY(!start->isEnabled());
        QVERIFY(missing->isVisible());
        QVERIFY(missing->text().contains(QStringLiteral("Guide, Memory")));
        drop(bench.slot("guide"), {bench.guide});
        QTRY_COMPARE(missing->text(), QStringLiteral("Still missing: Memory"));
        drop(bench.slot("memory"), {bench.memory});
        QTRY_VERIFY(start->isEnabled());
        QVERIFY(missing->text().isEmpty());
        QTRY_VERIFY(bench.child<QLabel>("forecast")->text().contains(QStringLiteral("not known")));
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(bench.panel->run()->active());
        QVERIFY(!start->isEnabled());
        QVERIFY(bench.panel->findChild<QProgressBar*>()->isVisible());
        QVERIFY(bench.ends());
        QCOMPARE(bench.job().row.state, JobState::Done);
        QCOMPARE(start->text(), QStringLiteral("Run again"));
        // What came out is there to be heard.
        auto* outputs = bench.panel->findChild<OutputsView*>();
        QVERIFY(outputs->isVisible());
        QVERIFY(outputs->items().size() >= 6);
        QCOMPARE(firstHeard(outputs->items())->role, std::string("response"));
        outputs->audition();
        QTRY_VERIFY(bench.device);
        QTRY_VERIFY([&] {
            const Sound heard = bench.play(0.2);
            return std::any_of(heard.samples.begin(), heard.samples.end(),
                               [](float s) { return std::abs(s) > 0.01F; });
        }());
        QVERIFY(bench.panel->findChild<DetailTable*>()->topLevelItemCount() > 3);
        // The next run of this size has a forecast.
        QTRY_VERIFY(
            bench.child<QLabel>("forecast")->text().contains(QStringLiteral("by 1 earlier")));
    }

    /// Of a training earlier runs say little: it is tried.
    void aTrainingSaysHowLongItTakes() {
        TaskBench bench;
        RunRecord record;
        record.task = "impro.agent";
        record.options = testing::quickOptions("dqn", 100'000'000);
        record.inputs["table"] = {
            {ItemKind::Table, testing::sineTable(bench.folder / "sine.csv", 5), "table"}};
        bench.panel->loadRun(record);
        auto* forecast = bench.child<QLabel>("forecast");
        static const QRegularExpression hours(QStringLiteral("^Takes about .* (min|h)"));
        QTRY_VERIFY_WITH_TIMEOUT(forecast->text().contains(hours), 20000);
        record.options = testing::quickOptions("dqn", 1000);
        bench.panel->loadRun(record);
        QTRY_VERIFY_WITH_TIMEOUT(!forecast->text().contains(hours), 20000);
        QVERIFY(forecast->text().startsWith(QStringLiteral("Takes ")));
        // What it would stop at is said before.
        record.options["features_keep"] = "warmth";
        bench.panel->loadRun(record);
        QTRY_VERIFY(forecast->text().contains(QStringLiteral("warmth")));
    }

    /// Twice the steps are twice the time, whatever the recordings last.
    void timesGoByStepsWhereThereAreSteps() {
        const testing::TemporaryFolder folder;
        QSettings settings(QString::fromStdString(folder / "times.ini"), QSettings::IniFormat);
        RunTimes times(settings);
        const InputSize half{30, 0}, whole{60, 0};
        Json options = {{"steps", 800}, {"epochs", 0.0}};
        times.add("guide.train", "cpu", amountOf(options, half), 80);
        options["steps"] = 1600;
        const auto forecast = times.forecast("guide.train", "cpu", amountOf(options, whole));
        QCOMPARE(forecast.runs, 1);
        QCOMPARE(forecast.seconds, 160.0);
        // Epochs and tasks without steps go by what they are given.
        options["epochs"] = 2;
        QCOMPARE(times.forecast("guide.train", "cpu", amountOf(options, whole)).runs, 0);
        times.add("guide.generate", "cpu", amountOf(Json::object(), half), 3);
        QCOMPARE(times.forecast("guide.generate", "cpu", amountOf(Json::object(), whole)).seconds,
                 6.0);
    }

    void runsByKeyboardAlone() {
        TaskBench bench;
        const auto ids = bench.import({bench.guide, bench.memory});
        const auto press = [&](SlotWidget* slot, qint64 id) {
            bench.session->setSelection({id});
            for (auto* button : slot->findChildren<QToolButton*>())
                if (button->text() == QStringLiteral("Use selected")) {
                    QVERIFY(button->focusPolicy() & Qt::TabFocus);
                    QTest::keyClick(button, Qt::Key_Space);
                }
        };
        press(bench.slot("guide"), ids[0]);
        press(bench.slot("memory"), ids[1]);
        QCOMPARE(bench.slot("guide")->items().size(), 1u);
        QCOMPARE(bench.slot("memory")->findChild<QListWidget*>()->item(0)->text(),
                 QString::fromStdString(bench.session->store().item(ids[1])->title));
        QTest::keyClick(bench.child<QComboBox>("task"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(bench.ends());
        QCOMPARE(bench.job().row.state, JobState::Done);
        // Delete empties a slot.
        auto* list = bench.slot("guide")->findChild<QListWidget*>();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(bench.slot("guide")->items().empty());
        QVERIFY(!bench.child<QPushButton>("start")->isEnabled());
    }

    void wrongKindsAreRefusedWithASentence() {
        TaskBench bench;
        SlotWidget* slot = bench.slot("guide");
        const fs::path table = bench.folder / "numbers.csv";
        writeFile(table, "a,b\n1,2\n3,4\n");
        drop(slot, {table});
        QTRY_COMPARE(slot->refusal(), QStringLiteral("numbers.csv is a table; Guide takes audio."));
        QVERIFY(slot->items().empty());
        const fs::path text = bench.folder / "letter.doc";
        writeFile(text, "Dear reader");
        drop(slot, {text});
        QTRY_VERIFY(slot->refusal().startsWith(QStringLiteral("letter.doc is no file")));
        const fs::path broken = bench.folder / "broken.wav";
        writeFile(broken, "RIFF");
        drop(slot, {broken});
        QTRY_VERIFY(slot->refusal().contains(QStringLiteral("broken.wav")));
        // Nor does a take's folder pass for a sound.
        fs::create_directories(bench.folder / "take");
        writeFile(bench.folder / "take/info.json", "{}");
        drop(slot, {bench.folder / "take"});
        QTRY_COMPARE(slot->refusal(), QStringLiteral("take is a table; Guide takes audio."));
        // A good one is taken, and the complaint goes.
        drop(slot, {bench.guide, bench.memory});
        QTRY_COMPARE(slot->items().size(), 1u);
        QVERIFY(slot->refusal().isEmpty());
    }

    void failedRunSaysWhyAndTheQueueGoesOn() {
        TaskBench bench;
        bench.fill();
        fs::path gone = bench.folder / "gone.wav";
        bench.slot("guide")->setItems({{ItemKind::Audio, gone, "guide"}});
        bench.panel->start();
        QVERIFY(bench.ends());
        QCOMPARE(bench.job().row.state, JobState::Failed);
        bool said = false;
        for (const auto* label : bench.panel->run()->findChildren<QLabel*>())
            said =
                said || (label->isVisible() && label->text().contains(QStringLiteral("gone.wav")));
        QVERIFY(said);
        bench.fill();
        bench.panel->start();
        QVERIFY(bench.ends());
        QCOMPARE(bench.job().row.state, JobState::Done);
    }

    void pausesAndCancels() {
        TaskBench bench;
        bench.fill();
        // Behind a job that holds the queue, so that there is time to press.
        std::atomic<bool> go = false;
        bench.session->jobs().work(
            QStringLiteral("Hold"),
            [&go](JobControl& control) {
                while (!go) {
                    control.checkpoint();
                    QThread::msleep(2);
                }
            },
            {}, bench.panel->record().device);
        bench.panel->start();
        auto* pause = bench.child<QToolButton>("runPause");
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(bench.job().row.paused);
        go = true;
        QTRY_COMPARE(bench.job().row.state, JobState::Running);
        QTest::qWait(300);
        QVERIFY(bench.panel->run()->active()); // it stands
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(bench.ends());
        QCOMPARE(bench.job().row.state, JobState::Done);

        bench.panel->start();
        bench.session->jobs().pause(bench.panel->run()->job());
        QTRY_COMPARE(bench.job().row.state, JobState::Running);
        QTest::keyClick(bench.panel.get(), Qt::Key_Backspace, Qt::ControlModifier);
        QVERIFY(bench.job().stopping);
        QVERIFY(bench.ends());
        QCOMPARE(bench.job().row.state, JobState::Cancelled);
    }

    void seedsAreDrawnShownAndKept() {
        TaskBench bench;
        bench.fill();
        auto* seed = bench.child<WholeBox>("seed");
        QCOMPARE(bench.panel->record().seed, 0u);
        bench.panel->start();
        QVERIFY(bench.ends());
        const auto used = bench.job().record.seed;
        QVERIFY(used != 0);
        QCOMPARE(seed->value(), 0); // the next one is drawn again
        auto* keep = bench.child<QToolButton>("seedKeep");
        QVERIFY(keep->isVisible());
        QTest::mouseClick(keep, Qt::LeftButton);
        QCOMPARE(bench.panel->record().seed, used);
        QVERIFY(bench.child<QToolButton>("seedLock")->isChecked());
        const std::string first = readFile(firstHeard(bench.job().outcome.items)->path);
        bench.panel->start();
        QVERIFY(bench.ends());
        QCOMPARE(bench.job().record.seed, used);
        QVERIFY(readFile(firstHeard(bench.job().outcome.items)->path) == first);
        QTest::mouseClick(bench.child<QToolButton>("seedLock"), Qt::LeftButton);
        QCOMPARE(bench.panel->record().seed, 0u);
    }

    void presetsAreSavedChosenAndDeleted() {
        TaskBench bench;
        auto* form = bench.panel->findChild<OptionsForm*>();
        auto* box = bench.child<QComboBox>("preset");
        QCOMPARE(box->currentText(), QStringLiteral("Defaults"));
        guide::GenerateOptions options;
        options.vocab = 7;
        form->setOptions(options);
        QCOMPARE(box->currentIndex(), -1);
        QTest::mouseClick(bench.child<QToolButton>("presetSave"), Qt::LeftButton);
        auto* name = bench.child<QLineEdit>("presetName");
        QVERIFY(name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("Few / labels"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(box->currentText(), QStringLiteral("Few / labels"));
        form->resetAll();
        QCOMPARE(box->currentIndex(), 0);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(form->options().as<guide::GenerateOptions>().vocab, 7);
        // Another panel, another day: it is still there.
        TaskPanel other(*bench.session);
        QVERIFY(other.findChild<QComboBox*>(QStringLiteral("preset"))
                    ->findText(QStringLiteral("Few / labels")) > 0);
        QTest::mouseClick(bench.child<QToolButton>("presetDelete"), Qt::LeftButton);
        QCOMPARE(box->count(), 1);
        QCOMPARE(form->options().as<guide::GenerateOptions>().vocab, 7);
    }

    void stateComesBack() {
        TaskBench bench;
        bench.fill();
        guide::GenerateOptions options;
        options.segment = 0.25;
        bench.panel->findChild<OptionsForm*>()->setOptions(options);
        bench.child<WholeBox>("seed")->setValue(77);
        const Json state = bench.panel->state();
        TaskPanel other(*bench.session);
        other.restore(Json::object());
        other.restore(Json{{"task", 3}});
        other.restore(Json{{"task", "gone.task"},
                           {"options", Json::object()},
                           {"seed", 1},
                           {"inputs", Json::object()}});
        QCOMPARE(other.record().task, std::string("guide.generate"));
        other.restore(state);
        QVERIFY(other.record().inputs == bench.panel->record().inputs);
        QVERIFY(other.record().options == bench.panel->record().options);
        QCOMPARE(other.record().seed, 77u);
    }

    /// lupdate sees only what is listed by hand.
    void everyTextOfTheTasksIsListed() {
        const auto missing = [](const char* context, const std::string& text) {
            const auto known = sourceTexts(context);
            if (text.empty() ||
                std::any_of(known.begin(), known.end(), [&](const char* k) { return text == k; }))
                return 0;
            qWarning("    QT_TRANSLATE_NOOP(\"%s\", \"%s\"),", context, text.c_str());
            return 1;
        };
        int gaps = 0;
        for (const System& system : systems()) {
            gaps += missing("Task", system.title);
            for (const Task& task : system.tasks) {
                gaps += missing("Task", task.title) + missing("Task", task.help);
                for (const Slot& slot : task.inputs)
                    gaps += missing("Task", slot.label) + missing("Task", slot.help);
                for (const FieldRow& row : fieldsOf(task.options())) {
                    gaps += missing("Options", row.field.label) +
                            missing("Options", row.field.help) + missing("Options", row.field.unit);
                    for (const char* choice : row.field.choices)
                        gaps += missing("Options", choice);
                }
            }
        }
        // Progress is said in the sources alone.
        const QRegularExpression progress(
            QStringLiteral("progress\\([^\";]*,\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)"));
        int found = 0;
        for (const auto& file : fs::recursive_directory_iterator(testing::source() / "models")) {
            if (file.path().extension() != ".cpp")
                continue;
            const QString source = QString::fromStdString(readFile(file.path()));
            for (auto it = progress.globalMatch(source); it.hasNext(); ++found)
                gaps += missing("Job", it.next().captured(1).toStdString());
        }
        QVERIFY(found >= 6);
        QVERIFY2(gaps == 0, "add the lines above to their system's app/panels/tasktexts*.cpp");
    }

    void figuresAndRolesAreListed() {
        TaskBench bench;
        bench.fill();
        bench.panel->start();
        QVERIFY(bench.ends());
        const auto listed = [](const char* context, const QString& text) {
            const auto known = sourceTexts(context);
            return std::any_of(known.begin(), known.end(),
                               [&](const char* k) { return text == QLatin1String(k); });
        };
        for (const DetailRow& row : figureRows(bench.job().outcome.figures))
            QVERIFY2(listed("Figure", row.label), qPrintable(row.label));
        for (const Item& item : bench.job().outcome.items)
            QVERIFY2(listed("Role", roleWords(item.role)), item.role.c_str());
    }
};

QTEST_MAIN(TestTaskPanel)
#include "app_taskpanel.moc"
