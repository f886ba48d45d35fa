// What the accompaniment panel knows: the wish and its undo, the model, and what can be done now
// (see stempanel.h).
#include "app/panels/emotionmodels.h"
#include "app/panels/stembeats.h"
#include "app/panels/stemform.h"
#include "app/panels/stemlanes.h"
#include "app/panels/stempanel.h"
#include "app/panels/stemtakes.h"
#include "app/panels/wishcommand.h"
#include "app/window/background.h"
#include "core/run.h"
#include "models/stem/lmmodel.h"

#include <QAction>
#include <QLabel>
#include <QTabWidget>

#include <algorithm>

namespace antiphon {

void StemPanel::change(const QString& what, const StemWish& wish) {
    push(what, wish, -1);
}

void StemPanel::push(const QString& what, const StemWish& wish, int stroke) {
    if (!m_applying && !(wish == m_wish))
        session().undo().push(new WishCommand<StemWish>(
            what, this, [this](const StemWish& shown) { apply(shown); }, m_wish, wish, stroke));
}

void StemPanel::apply(const StemWish& wish) {
    m_applying = true;
    const bool otherTake = wish.take != m_wish.take;
    m_wish = wish;
    m_form->setWish(wish);
    m_lanes->showWish(wish);
    m_lanes->setWanted(from(), wish.contexts.empty() ? seconds() : 0);
    m_takes->showNotes(wish.notes);
    m_beats->showWish(wish, seconds());
    m_lanes->showBeats(m_beats->grid());
    m_applying = false;
    if (otherTake)
        m_trouble.clear();
    showTake();
    showState();
}

/// What is selected is the part; that is no step of undo, as no selection is.
void StemPanel::partChanged() {
    if (m_applying)
        return;
    m_wish.part = m_lanes->axis()->selection();
    showState();
}

double StemPanel::from() const {
    return m_wish.part && !m_wish.contexts.empty() ? m_wish.part->start : 0;
}

double StemPanel::seconds() const {
    if (m_wish.options.seconds > 0)
        return m_wish.options.seconds;
    if (m_wish.part && !m_wish.contexts.empty())
        return m_wish.part->length();
    const double context = m_lanes->contextSeconds();
    return m_wish.contexts.empty() || context <= 0 ? usualSeconds : context;
}

std::optional<TimeSpan> StemPanel::barAtCursor() const {
    const std::vector<double>& bars = m_beats->grid().downbeats;
    const auto after = std::ranges::upper_bound(bars, m_lanes->axis()->cursor() + 1e-6);
    if (bars.size() < 2)
        return std::nullopt;
    const auto end = std::clamp(after, bars.begin() + 1, bars.end() - 1);
    return TimeSpan{*(end - 1), *end};
}

void StemPanel::addContext(const std::vector<fs::path>& files) {
    StemWish next = m_wish;
    for (const fs::path& file : files)
        if (std::ranges::find(next.contexts, file) == next.contexts.end())
            next.contexts.push_back(file);
    next.beats.reset(); // they were those of what was there before
    change(tr("Add context"), next);
}

void StemPanel::readModel() {
    const fs::path path = m_model->path();
    const int asked = ++m_modelGeneration;
    m_modelTrouble.clear();
    m_modelTarget.clear();
    if (path.empty()) {
        m_form->setKnown({});
        return showState();
    }
    inBackground(
        this, [path] { return stem::readLmRecord(path); },
        [this, asked](const stem::LmModel& model) {
            if (asked != m_modelGeneration)
                return;
            m_modelTarget = model.target;
            m_form->setKnown({model.target, model.tags.tags(), model.config.description != "none",
                              model.config.style != "none"});
            m_form->setWish(m_wish);
            showState();
        },
        [this, asked](const QString& sentence) {
            if (asked != m_modelGeneration)
                return;
            m_modelTrouble = sentence;
            showState();
        });
    showState();
}

double StemPanel::placeOf(const fs::path& take) const {
    const auto it = m_places.find(take.string());
    return it == m_places.end() ? 0 : it->second;
}

/// Where a take begins is written in its run.
void StemPanel::readPlace(const fs::path& take) {
    const StemTakes::Take* known = m_takes->find(take);
    if (!known || m_places.contains(take.string()))
        return;
    m_places[take.string()] = 0;
    inBackground(
        this, [run = known->run] { return Run::open(run).record().options.value("from", 0.0); },
        [this, take](double place) {
            m_places[take.string()] = place;
            showTake();
        },
        [](const QString&) {}); // it is shown at the beginning
}

void StemPanel::showTake() {
    readPlace(m_wish.take);
    if (m_job == 0 && !m_starting)
        m_lanes->showTake(m_wish.take, m_takes->titleOf(m_wish.take), placeOf(m_wish.take));
    m_takes->setOpen(m_wish.take);
    showPlayer();
}

void StemPanel::showPlayer() {
    const double length = std::max({m_lanes->contextSeconds(), from() + seconds(),
                                    placeOf(m_wish.take) + m_lanes->takeSeconds()});
    m_player->show(m_wish, m_beats->grid(), length, {m_wish.take, placeOf(m_wish.take)});
}

QString StemPanel::hint() const {
    return m_hint->isHidden() ? QString() : m_hint->text();
}

/// What can be done now, and what keeps the rest from being done.
void StemPanel::showState() {
    StemForm::Obstacles obstacles;
    obstacles.write = !session().store().isOpen() ? tr("Open a project first.")
                      : m_model->path().empty()   ? tr("Train or choose a model first.")
                      : !m_modelTrouble.isEmpty() ? m_modelTrouble
                      : m_wish.contexts.empty() && m_wish.options.bpm == 0
                          ? tr("Add a sound to play along to, or set a tempo for clicks.")
                          : QString();
    const QString noTake = !obstacles.write.isEmpty() ? obstacles.write
                           : m_wish.take.empty()      ? tr("Write or choose a take first.")
                                                      : QString();
    const double kept = m_lanes->axis()->cursor() - placeOf(m_wish.take);
    obstacles.goOn = noTake;
    obstacles.again =
        !noTake.isEmpty() ? noTake
        : kept <= 0.02 || (m_lanes->takeSeconds() > 0 && kept >= m_lanes->takeSeconds() - 0.02)
            ? tr("Put the cursor inside the take first.")
            : QString();
    obstacles.bar = !obstacles.write.isEmpty() ? obstacles.write
                    : m_beats->grid().downbeats.size() < 2
                        ? tr("There are no bars yet: tap along, or "
                             "set a tempo.")
                        : QString();
    m_form->setObstacles(obstacles);
    const bool idle = m_job == 0 && !m_starting;
    m_writeAction->setEnabled(obstacles.write.isEmpty() && idle);
    m_continueAction->setEnabled(obstacles.goOn.isEmpty() && idle);
    m_againAction->setEnabled(obstacles.again.isEmpty() && idle);
    m_barAction->setEnabled(obstacles.bar.isEmpty() && idle);
    m_playAction->setEnabled(!m_wish.contexts.empty() || !m_wish.take.empty() ||
                             !m_beats->grid().empty());
    m_compareAction->setEnabled(!m_wish.take.empty());
    m_exportAction->setEnabled(!m_wish.take.empty());
    showHint();
}

void StemPanel::showHint() {
    QString text = m_trouble.isEmpty() ? m_modelTrouble : m_trouble;
    if (text.isEmpty() && m_job == 0 && !m_starting) {
        if (!session().store().isOpen())
            text = tr("Open a project first.");
        else if (m_model->path().empty())
            text = tr("A model has to be learned from your own songs of stems first: see Train, "
                      "where “tiny” takes minutes. Published weights can be imported there, too.");
        else if (m_wish.contexts.empty() && m_wish.options.bpm == 0)
            text =
                tr("Drop the sounds that a stem is missing from here, or set a tempo to write to "
                   "clicks alone.");
        else if (m_wish.take.empty())
            text = tr("Mark the part to play along to, or leave it at all of it, and press Write "
                      "stem (%1).")
                       .arg(m_writeAction->shortcut().toString(QKeySequence::NativeText));
    }
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void StemPanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    m_player->propose();
}

} // namespace antiphon
