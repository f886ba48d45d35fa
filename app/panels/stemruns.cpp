// The runs of the accompaniment panel: what starts, what it tells and what becomes of it (see
// stempanel.h).
#include "app/panels/emotionmodels.h"
#include "app/panels/stembeats.h"
#include "app/panels/stemform.h"
#include "app/panels/stemlanes.h"
#include "app/panels/stempanel.h"
#include "app/panels/stemstream.h"
#include "app/panels/stemtakes.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/run.h"
#include "models/stem/songbeats.h"
#include "models/systems.h"

#include <QAction>

namespace antiphon {

namespace {

/// Beats as a file beside the runs, named after what is in it: a run that is done again finds it.
fs::path keepBeats(const fs::path& project, const BeatGrid& grid) {
    const fs::path folder = project / "stems";
    const fs::path file =
        folder /
        ("beats-" + contentHash(std::string_view(toJson(grid).dump())).substr(0, 16) + ".json");
    if (!fs::exists(file)) {
        fs::create_directories(folder);
        stem::writeBeats(file, grid, true);
    }
    return file;
}

} // namespace

void StemPanel::write() {
    if (!m_writeAction->isEnabled())
        return;
    startWriting({{}, 0, from(), seconds()});
}

void StemPanel::goOn() {
    const StemTakes::Take* take = m_takes->find(m_wish.take);
    if (!m_continueAction->isEnabled() || !take || m_lanes->takeSeconds() <= 0)
        return;
    const double more = m_wish.options.seconds > 0 ? m_wish.options.seconds : usualSeconds;
    startWriting({take->codes.path.empty() ? take->file : take->codes.path, 0, placeOf(take->file),
                  m_lanes->takeSeconds() + more});
}

void StemPanel::againFromHere() {
    const StemTakes::Take* take = m_takes->find(m_wish.take);
    if (!m_againAction->isEnabled() || !take)
        return;
    const double place = placeOf(take->file);
    startWriting({take->codes.path.empty() ? take->file : take->codes.path,
                  m_lanes->axis()->cursor() - place, place, m_lanes->takeSeconds()});
}

void StemPanel::loopBar() {
    const auto bar = barAtCursor();
    if (!m_barAction->isEnabled() || !bar)
        return;
    StemWish next = m_wish;
    next.part = *bar;
    next.options.loop = true;
    change(tr("Loop this bar"), next);
    m_lanes->axis()->setLoop(*bar);
    startWriting({{}, 0, m_wish.contexts.empty() ? 0 : bar->start, bar->length()});
}

void StemPanel::startWriting(const Going& going) {
    if (m_job != 0 || m_starting)
        return;
    m_trouble.clear();
    m_going = going;
    m_starting = true;
    m_stream->press();
    m_form->setProgress(0, tr("Waiting"));
    m_lanes->showGrowing(nullptr, tr("Being written"), going.from);
    m_lanes->setWanted(going.from, going.seconds);
    showState();
    if (m_wish.contexts.empty() || m_beats->grid().empty())
        return start(going, {});
    inBackground(
        this,
        [project = session().store().folder(), grid = m_beats->grid()] {
            return keepBeats(project, grid);
        },
        [this, going](const fs::path& beats) {
            if (m_starting)
                start(going, beats);
        },
        [this](const QString& sentence) {
            m_starting = false;
            m_trouble = sentence;
            m_form->setProgress(-1, {});
            showTake();
            showState();
        });
}

void StemPanel::start(const Going& going, const fs::path& beats) {
    m_starting = false;
    const Task* task = findTask(systems(), "stem.generate");
    if (!task)
        return;
    Inputs inputs = {{"model", {{ItemKind::Model, m_model->path(), "model"}}}};
    for (const fs::path& file : m_wish.contexts)
        inputs["context"].push_back({ItemKind::Audio, file, "context"});
    if (!beats.empty())
        inputs["beats"] = {{ItemKind::Table, beats, "beats"}};
    if (!going.begin.empty())
        inputs["begin"] = {{ItemKind::Audio, going.begin, "begin"}};
    if (!m_wish.style.empty())
        inputs["style"] = {{ItemKind::Audio, m_wish.style, "style"}};
    stem::StemGenerateOptions options = m_wish.options;
    options.text = m_wish.text();
    options.from = going.from;
    options.seconds = going.seconds;
    options.beginSeconds = going.beginSeconds;
    m_job = session().start(*task, inputs, options, m_form->seed());
    m_stream->begin(m_job, m_wish.contexts, going.from);
    showState();
}

void StemPanel::jobChanged(quint64 id) {
    const JobInfo* info = session().jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_form->setProgress(info->row.fraction, progressWords(info->row.text));
    m_stream->take(*info);
}

void StemPanel::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    const JobInfo* info = session().jobs().job(id);
    if (info)
        m_stream->take(*info); // a short one may have said everything at once
    m_job = 0;
    m_form->setProgress(-1, {});
    m_lanes->setWanted(from(), m_wish.contexts.empty() ? seconds() : 0);
    if (info && info->row.state == JobState::Failed) {
        m_trouble = QString::fromStdString(info->row.error);
    } else if (info && info->row.state == JobState::Done) {
        m_form->showSeed(info->record.seed);
        std::vector<fs::path> stems;
        for (const Item& item : info->outcome.items)
            if (item.kind == ItemKind::Audio && item.role.starts_with("stem"))
                stems.push_back(item.path);
        if (!stems.empty()) {
            for (const fs::path& stem : stems)
                m_places[stem.string()] = m_going.from;
            m_before = m_wish.take;
            m_player->setOther({m_before, placeOf(m_before)});
            StemWish next = m_wish;
            next.take = stems.front();
            change(m_going.begin.empty()       ? tr("Write stem")
                   : m_going.beginSeconds == 0 ? tr("Continue")
                                               : tr("Again from here"),
                   next);
            if (!m_stream->finish(stems.front()) && isVisible())
                session().player().audition(stems.front());
        }
    }
    m_stream->end();
    showTake();
    showState();
}

void StemPanel::openTake(const fs::path& take) {
    if (take == m_wish.take)
        return;
    m_before = m_wish.take;
    m_player->setOther({m_before, placeOf(m_before)});
    StemWish next = m_wish;
    next.take = take;
    change(tr("Show take"), next);
}

} // namespace antiphon
