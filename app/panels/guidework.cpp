// What the guide panel does: generate, follow the job, show the take (see guidepanel.h).
#include "app/panels/exportpage.h"
#include "app/panels/guideform.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/joinbar.h"
#include "app/panels/soundslot.h"
#include "app/panels/takeeditor.h"
#include "app/panels/takelist.h"
#include "models/guide/edit.h"
#include "models/guide/exporttake.h"
#include "models/guide/result.h"
#include "models/systems.h"

#include <QAction>
#include <QCoreApplication>
#include <QLabel>
#include <QMenu>

namespace antiphon {

void GuidePanel::slotChanged() {
    const bool none = m_guide->file().empty(), noMemory = m_memory->file().empty();
    m_form->setObstacle(none       ? tr("Choose a guide first.")
                        : noMemory ? tr("Choose a memory first.")
                                   : QString());
    m_generate->setEnabled(!none && !noMemory);
    if (!m_filling) {
        m_untouched = none && noMemory && m_untouched;
        m_editor->close(); // also one on its way
        m_lanes->showFile(GuideLanes::Guide, m_guide->file());
        m_lanes->showFile(GuideLanes::Memory, m_memory->file());
    }
    showHint();
}

void GuidePanel::showHint(const QString& trouble) {
    QString text = trouble;
    if (text.isEmpty() && !m_editor->take() && m_job == 0) {
        if (m_guide->file().empty() || m_memory->file().empty())
            text = tr("Drop a recording to follow on Guide and one to cut up on Memory, or choose "
                      "them from the library. The memory is then recomposed along the guide.");
        else
            text = tr("Press Generate (%1) to recompose the memory along the guide.")
                       .arg(m_generate->shortcut().toString(QKeySequence::NativeText));
    }
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void GuidePanel::generate() {
    const Task* task = findTask(systems(), "guide.generate");
    if (!task || m_job != 0 || m_guide->file().empty() || m_memory->file().empty())
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
    m_job = session().start(
        *task,
        {{"guide", item(m_guide->file(), "guide")}, {"memory", item(m_memory->file(), "memory")}},
        options, m_form->seed());
    m_form->setProgress(0, tr("Waiting"));
    showHint();
    updateActions();
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
    if (info && info->row.state == JobState::Done) {
        showPartial(*info);
        m_form->showSeed(info->record.seed);
        for (const Item& item : info->outcome.items)
            if (item.role == "info")
                m_editor->open(item.path.parent_path());
    } else if (info && info->row.state == JobState::Failed) {
        showHint(QString::fromStdString(info->row.error));
    } else {
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
    m_form->setOptions(take->options());
    m_form->showSeed(take->seed());
    m_lanes->showTake(take);
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
    const bool open = m_editor->take() != nullptr;
    const bool current = open && m_lanes->strip()->current() >= 0;
    m_actions.play->setEnabled(open && m_editor->response());
    m_actions.compare->setEnabled(open);
    m_actions.paint->setEnabled(open);
    m_actions.lock->setEnabled(current);
    m_actions.reroll->setEnabled(open);
    m_actions.alternatives->setEnabled(current);
    m_actions.save->setEnabled(open && m_editor->edited() && !m_editor->busy());
    m_actions.exportTake->setEnabled(open);
}

void GuidePanel::paintToggled() {
    m_lanes->strip()->setPaintLabel(m_actions.paint->isChecked() ? std::optional(m_bar->label())
                                                                 : std::nullopt);
}

QString GuidePanel::details(int segment) const {
    const auto take = m_editor->take();
    if (!take || segment < 0 || std::size_t(segment) >= take->segments())
        return {};
    const auto index = std::size_t(segment);
    QStringList lines;
    const int source = m_editor->state().query[index];
    lines << (source >= 0 ? tr("Plays memory segment %1 at %2")
                                .arg(source)
                                .arg(timeText(take->segmentStart(std::size_t(source))))
                          : tr("Plays silence"));
    QStringList near;
    for (const guide::NearLabel& label : take->nearest(index))
        near << tr("%1 (%2)", "label and distance")
                    .arg(label.label)
                    .arg(double(label.distance), 0, 'f', 2);
    if (!near.isEmpty())
        lines << tr("Likeliest labels: %1").arg(near.join(QStringLiteral(", ")));
    return lines.join(QLatin1Char('\n'));
}

void GuidePanel::showAlternatives(int segment, const QPoint& at) {
    const auto take = m_editor->take();
    if (!take || segment < 0 || std::size_t(segment) >= take->segments())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto add = [&](int memorySegment, const QString& text) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this,
                [this, segment, memorySegment] { m_editor->use(segment, memorySegment); });
        connect(action, &QAction::hovered, this,
                [this, memorySegment] { m_player->auditionMemory(memorySegment); });
    };
    for (const guide::Alternative& other :
         take->alternatives(m_editor->state(), std::size_t(segment))) {
        const QString time = timeText(take->segmentStart(std::size_t(other.memorySegment)));
        add(other.memorySegment,
            other.joins
                ? tr("Memory %1 at %2, joins its neighbour").arg(other.memorySegment).arg(time)
                : tr("Memory %1 at %2").arg(other.memorySegment).arg(time));
    }
    if (menu->isEmpty())
        menu->addAction(tr("The memory has no other segment with this label"))->setEnabled(false);
    menu->addSeparator();
    add(guide::silent, tr("Silence"));
    menu->popup(at);
}

void GuidePanel::exportTake() {
    const auto take = m_editor->take();
    if (!take)
        return;
    ExportOffer offer;
    offer.title = tr("Export take");
    const auto frames = [&](int rate) { return std::int64_t(take->guide().seconds() * rate); };
    const Sound &followed = take->guide(), &memory = take->memory();
    offer.choices = {
        {"response", tr("Response"), memory.rate, memory.channels, frames(memory.rate), {}},
        {"mix", tr("Mix: guide left, response right"), memory.rate, 2, frames(memory.rate), {}},
        {"stems",
         tr("Stems: guide, memory and response"),
         memory.rate,
         memory.channels,
         frames(memory.rate),
         {"guide", "memory", "response"}},
        {"guide",
         tr("Guide"),
         followed.rate,
         followed.channels,
         std::int64_t(followed.frames()),
         {}},
        {"memory", tr("Memory"), memory.rate, memory.channels, std::int64_t(memory.frames()), {}}};
    offer.name = QStringLiteral("response");
    offer.provenance = guide::provenanceOf(
        m_editor->edited() ? take->infoOf(m_editor->state(),
                                          toJson(Options(guide::editsTo(*take, m_editor->state()))))
                           : take->info());
    offer.tracks = [take, state = m_editor->state()](const std::string& what,
                                                     const fs::path& file) {
        return guide::exportTracks(*take, state, what, file);
    };
    auto* page = new ExportPage(session(), std::move(offer), this);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

} // namespace antiphon
