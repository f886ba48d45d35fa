// What the guide panel does: generate, follow the job, show the take (see guidepanel.h).
#include "app/panels/answerslot.h"
#include "app/panels/guideform.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/joinbar.h"
#include "app/panels/modelcompare.h"
#include "app/panels/relationpage.h"
#include "app/panels/soundslot.h"
#include "app/panels/takeeditor.h"
#include "app/panels/takelist.h"
#include "models/guide/modeltasks.h"
#include "models/systems.h"

#include <QAction>
#include <QCoreApplication>
#include <QInputDialog>
#include <QLabel>
#include <QStackedWidget>

#include <utility>

namespace antiphon {

void GuidePanel::slotChanged() {
    const bool none = m_guide->file().empty(), noMemory = m_memory->file().empty();
    const QString obstacle = none       ? tr("Choose a guide first.")
                             : noMemory ? tr("Choose a memory first.")
                                        : m_answer->obstacle();
    m_form->setObstacle(obstacle);
    m_generate->setEnabled(obstacle.isEmpty() || !onTakePage());
    if (!m_filling) {
        m_untouched = none && noMemory && m_untouched;
        m_editor->close(); // also one on its way
        m_lanes->showFile(GuideLanes::Guide, m_guide->file());
        m_lanes->showFile(GuideLanes::Memory, m_memory->file());
    }
    showHint();
}

/// Another model answers, or what answers has been read.
void GuidePanel::answerChanged() {
    const GuideModel* model = m_answer->model();
    if (model || m_answer->path().empty())
        m_form->setAnsweredBy(model ? &model->model.perception->settings() : nullptr);
    const bool filling = std::exchange(m_filling, true); // the recordings stay
    slotChanged();
    m_filling = filling;
    showStretches();
    if (!model && !m_answer->obstacle().isEmpty())
        showHint(m_answer->obstacle());
}

void GuidePanel::showHint(const QString& trouble) {
    QString text = trouble;
    if (text.isEmpty() && !m_editor->take() && m_job == 0) {
        if (m_guide->file().empty() || m_memory->file().empty())
            text = tr("Drop a recording to follow on Guide and one to cut up on Memory, or choose "
                      "them from the library. The memory is then recomposed along the guide.");
        else if (m_answer->path().empty())
            text = tr("Press Generate (%1) to recompose the memory along the guide.")
                       .arg(m_generate->shortcut().toString(QKeySequence::NativeText));
        else
            text = tr("Press Generate (%1) to hear the memory answer the guide as the model has "
                      "learned it.")
                       .arg(m_generate->shortcut().toString(QKeySequence::NativeText));
    }
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void GuidePanel::generate() {
    const Task* task = findTask(systems(), "guide.generate");
    if (m_pages->currentWidget() == m_relation)
        return m_relation->train();
    if (m_pages->currentWidget() == m_comparison)
        return m_comparison->compare();
    if (!task || m_job != 0 || !m_generate->isEnabled())
        return;
    const auto item = [](const fs::path& file, const char* role) {
        return std::vector<Item>{{ItemKind::Audio, file, role}};
    };
    const guide::GenerateOptions options = m_form->options(m_joins->options());
    if (options.render.fade > options.segment) {
        showHint(tr("The fade is longer than a segment; make one of them fit."));
        return;
    }
    m_untouched = false;
    m_editor->close();
    m_lanes->showFile(GuideLanes::Guide, m_guide->file());
    m_lanes->showFile(GuideLanes::Memory, m_memory->file());
    m_toldMetrics = 0;
    Inputs inputs = {{"guide", item(m_guide->file(), "guide")},
                     {"memory", item(m_memory->file(), "memory")}};
    if (m_answer->model())
        inputs["model"] = {{ItemKind::Model, m_answer->path(), "model"}};
    m_job = session().start(*task, inputs, options, m_form->seed());
    m_form->setProgress(0, tr("Waiting"));
    showHint();
    updateActions();
}

void GuidePanel::continueGuide(const fs::path& model) {
    if (m_job != 0)
        return;
    if (m_guide->file().empty())
        return showHint(tr("Choose the recording to continue as guide first."));
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Continue the guide"));
    dialog->setLabelText(tr("How many seconds it goes on for:"));
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleDecimals(1);
    dialog->setDoubleRange(0.1, 3600);
    dialog->setDoubleValue(m_continueSeconds);
    connect(dialog, &QInputDialog::doubleValueSelected, this,
            [this, model](double seconds) { continueGuide(model, seconds); });
    dialog->open();
}

void GuidePanel::continueGuide(const fs::path& model, double seconds) {
    const Task* task = findTask(systems(), "guide.continue");
    if (!task || m_job != 0 || m_guide->file().empty())
        return;
    m_continueSeconds = seconds;
    guide::ContinueOptions options;
    options.seconds = seconds;
    const guide::GenerateOptions chosen = m_form->options(m_joins->options());
    options.answer = chosen.answer;
    options.render.fade = chosen.render.fade;
    if (const GuideModel* known = m_models->find(model))
        options.render.fade =
            std::min(options.render.fade, known->model.perception->settings().segment);
    m_toldMetrics = 0;
    m_job = session().start(*task,
                            {{"track", {{ItemKind::Audio, m_guide->file(), "track"}}},
                             {"model", {{ItemKind::Model, model, "model"}}}},
                            options, m_form->seed());
    m_form->setProgress(0, tr("Waiting"));
    showHint();
    updateActions();
}

/// What was written is heard, and both together come to the centre.
void GuidePanel::continued(const JobInfo& info) {
    for (const Item& item : info.outcome.items)
        if (item.role == "continuation")
            session().player().audition(item.path);
        else if (item.role == "continued")
            m_unlisted = item.path;
    showHint(tr("The guide goes on for %1: you hear the continuation; guide and continuation are "
                "shown in the inspector and listed in the library.")
                 .arg(timeText(info.outcome.figures.value("seconds", 0.0))));
    showListed();
}

void GuidePanel::showListed() {
    const std::int64_t id = m_unlisted.empty() ? 0 : session().store().idOf(m_unlisted);
    if (id == 0)
        return;
    m_unlisted.clear();
    session().setCurrent(id);
    session().show(QStringLiteral("inspector"));
}

void GuidePanel::jobChanged(quint64 id) {
    const JobInfo* info = session().jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_form->setProgress(info->row.fraction,
                        QCoreApplication::translate("Job", info->row.text.c_str()));
    showPartial(*info);
}

void GuidePanel::showPartial(const JobInfo& info) {
    std::size_t told = 0;
    for (const auto& [name, values] : info.metrics)
        told += values.size();
    if (told == m_toldMetrics)
        return;
    m_toldMetrics = told;
    PartialTake partial;
    partial.segment = info.record.options.value("segment", 0.5);
    const auto take = [&](const char* name, std::vector<int>& values) {
        if (const auto it = info.metrics.find(name); it != info.metrics.end())
            for (const auto& [step, value] : it->second)
                values.push_back(int(value));
    };
    take("guide label", partial.guideLabels);
    take("answer label", partial.answerLabels);
    take("memory label", partial.memoryLabels);
    take("response segment", partial.query);
    m_lanes->showPartial(partial);
}

void GuidePanel::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    m_job = 0;
    m_form->setProgress(-1, {});
    const JobInfo* info = session().jobs().job(id);
    if (info && info->row.state == JobState::Done && info->record.task == "guide.continue") {
        continued(*info);
    } else if (info && info->row.state == JobState::Done) {
        showPartial(*info);
        m_form->showSeed(info->record.seed);
        for (const Item& item : info->outcome.items)
            if (item.role == "info")
                m_editor->open(item.path.parent_path());
    } else if (info && info->row.state == JobState::Failed) {
        showHint(QString::fromStdString(info->row.error));
    } else {
        if (!m_editor->take())
            m_lanes->clearTake();
        showHint();
    }
    updateActions();
}

void GuidePanel::openTake(const fs::path& folder) {
    m_untouched = false;
    m_editor->open(folder);
}

/// A project with takes is first seen with its newest one, not with empty lanes.
void GuidePanel::openNewest() {
    if (const fs::path newest = m_takes->newest();
        m_untouched && isVisible() && m_job == 0 && !newest.empty())
        openTake(newest);
}

void GuidePanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    m_player->propose();
    openNewest();
}

void GuidePanel::takeOpened() {
    const auto take = m_editor->take();
    m_filling = true;
    const auto path = [&](const char* role) {
        return fs::path(take->info().value(role, Json::object()).value("path", std::string()));
    };
    m_guide->setFile(path("guide"));
    m_memory->setFile(path("memory"));
    m_filling = false;
    const Json model = take->info().value("model", Json::object());
    m_answer->setPath(take->learned() ? model.value("path", std::string()) : std::string());
    m_form->setOptions(take->options());
    m_form->showSeed(take->seed());
    m_lanes->showTake(take);
    showStretches();
    m_bar->setLabels(take->memoryLabels());
    m_takes->setOpen(take->folder());
    showHint();
}

void GuidePanel::stateChanged() {
    if (const auto take = m_editor->take())
        m_lanes->showState(*take, m_editor->state());
    m_joins->setOptions(m_editor->state().render);
    updateActions();
}

void GuidePanel::updateActions() {
    // On the other pages the keys belong to what is there.
    const bool open = onTakePage() && m_editor->take();
    const bool current = open && m_lanes->strip()->current() >= 0;
    m_actions.play->setEnabled(open && m_editor->response());
    m_actions.compare->setEnabled(open);
    m_actions.paint->setEnabled(open);
    m_actions.lock->setEnabled(current);
    m_actions.reroll->setEnabled(open);
    m_actions.redraw->setVisible(open && m_editor->take()->learned());
    m_actions.redraw->setEnabled(current && m_editor->take()->learned() &&
                                 guide::draws(m_editor->take()->options().answer));
    m_actions.alternatives->setEnabled(current);
    m_actions.save->setEnabled(open && m_editor->edited() && !m_editor->busy());
    m_actions.exportTake->setEnabled(open);
}

void GuidePanel::paintToggled() {
    m_lanes->strip()->setPaintLabel(m_actions.paint->isChecked() ? std::optional(m_bar->label())
                                                                 : std::nullopt);
}

} // namespace antiphon
