// What the page of variations knows and does: the wish and its undo, the model, runs and what comes
// of them (see idmvary.h).
#include "app/panels/emotionmodels.h"
#include "app/panels/idmform.h"
#include "app/panels/idmgrid.h"
#include "app/panels/idmseed.h"
#include "app/panels/idmstrip.h"
#include "app/panels/idmtable.h"
#include "app/panels/idmvary.h"
#include "app/panels/idmwanted.h"
#include "app/panels/soundslot.h"
#include "app/panels/wishcommand.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/error.h"
#include "models/idm/chunkplaces.h"
#include "models/idm/scorefile.h"
#include "models/systems.h"
#include "widgets/masklane.h"

#include <QAction>
#include <QLabel>
#include <QTimer>

#include <algorithm>

namespace antiphon {

namespace {

void stopAndForget(std::shared_ptr<std::atomic<bool>>& stop) {
    if (stop)
        stop->store(true);
    stop.reset();
}

/// What throws as soon as nobody waits any more.
std::function<void()> unless(const std::shared_ptr<std::atomic<bool>>& stop) {
    return [stop] {
        if (stop->load(std::memory_order_relaxed))
            throw Cancelled{};
    };
}

/// The stretch as the job takes it.
constexpr double leastSeconds = 0.1;

} // namespace

IdmVary::~IdmVary() {
    stopAndForget(m_stopChunks);
    stopAndForget(m_stopScore);
}

void IdmVary::change(const QString& what, const IdmWish& wish) {
    push(what, wish, -1);
}

void IdmVary::push(const QString& what, const IdmWish& wish, int stroke) {
    if (!m_applying && !(wish == m_wish))
        m_session.undo().push(new WishCommand<IdmWish>(
            what, this, [this](const IdmWish& shown) { apply(shown); }, m_wish, wish, stroke));
}

void IdmVary::apply(const IdmWish& wish) {
    m_applying = true;
    const bool otherSeed = wish.seed != m_wish.seed;
    m_wish = wish;
    m_slot->setFile(wish.seed);
    if (otherSeed) {
        m_trouble.clear();
        m_seed->setSeed(wish.seed.empty() ? nullptr : m_session.media().view(wish.seed));
    }
    m_seed->setCrop(wish.crop);
    lookNearCrop();
    m_seed->mask()->setValues(drawnValues(wish.vary.mixTimes));
    m_form->setWish(wish);
    m_applying = false;
    if (otherSeed) {
        findChunks();
        measureSeed();
    }
    showShown();
    showState();
}

void IdmVary::readModel() {
    struct Known {
        std::vector<idm::Scores> scores;
        double seconds = 0;
        std::string objective;
    };
    const fs::path path = m_model.path();
    const int asked = ++m_modelGeneration;
    m_modelTrouble.clear();
    m_objective = "denoise";
    findChunks();
    showState();
    if (path.empty())
        return m_form->wanted().setKnown({});
    inBackground(
        this,
        [path] {
            const idm::IdmModel model = idm::readIdm(path);
            return Known{model.config.conditioned ? model.scores : std::vector<idm::Scores>(),
                         model.audio.seconds, model.objective};
        },
        [this, asked](const Known& known) {
            if (asked != m_modelGeneration)
                return;
            m_objective = known.objective;
            m_seed->setUsual(known.seconds);
            if (!m_wish.crop)
                m_measureSoon->start();
            m_form->wanted().setKnown(known.scores);
            showState();
        },
        [this, asked](const QString& sentence) {
            if (asked != m_modelGeneration)
                return;
            m_modelTrouble = sentence;
            showState();
        });
}

void IdmVary::findChunks() {
    stopAndForget(m_stopChunks);
    m_seed->clearChunks();
    if (m_model.path().empty() || m_wish.seed.empty())
        return;
    const auto stop = m_stopChunks = std::make_shared<std::atomic<bool>>(false);
    const auto near = m_nearChunks = std::make_shared<std::atomic<double>>(0);
    lookNearCrop();
    const auto found = [this, self = QPointer<QObject>(this), stop](idm::ChunkWindow window) {
        inWindow(self, [this, stop, window = std::move(window)] {
            if (stop == m_stopChunks)
                m_seed->addChunks(window);
        });
    };
    // An hour takes about a minute, and the crop comes first.
    inBackground(
        this,
        [model = m_model.path(), file = m_wish.seed, stop, near, found] {
            idm::findChunks(
                model, file, [near] { return near->load(std::memory_order_relaxed); }, found,
                unless(stop));
        },
        [] {}, {}, &m_pool); // the seed or the model says by itself what is wrong with it
}

/// Chunks are wanted there first.
void IdmVary::lookNearCrop() {
    if (m_nearChunks)
        m_nearChunks->store(m_wish.crop ? m_wish.crop->start : 0, std::memory_order_relaxed);
}

/// What is taken of the seed, beside the sliders of what is wanted.
void IdmVary::measureSeed() {
    stopAndForget(m_stopScore);
    m_form->wanted().setSeedScore(std::nullopt);
    if (m_wish.seed.empty())
        return;
    const auto stop = m_stopScore = std::make_shared<std::atomic<bool>>(false);
    idm::Stretch stretch = {0, m_seed->usual()};
    if (m_wish.crop)
        stretch = {m_wish.crop->start, m_wish.crop->end};
    inBackground(
        this,
        [file = m_wish.seed, stretch, stop] {
            const auto checkpoint = unless(stop);
            checkpoint();
            const auto sound = idm::readForScore(file, stretch);
            return idm::scoresOf(
                idm::scoreOf(sound, idm::ScoreMode::Audio, 1, LScoreSeries::Left, checkpoint)
                    .score);
        },
        [this, stop](const idm::Scores& scores) {
            if (stop == m_stopScore)
                m_form->wanted().setSeedScore(scores);
        },
        [](const QString&) {}); // the lane says what is wrong with it
}

QString IdmVary::drawObstacle() const {
    const auto count = [](const std::string& text, const char* key, double most) {
        return idm::numbersOf(text, key, 0, most).size();
    };
    try { // what is typed as numbers is read here as the task reads it
        count(m_wish.vary.strength, "strength", 1);
        count(m_wish.vary.noiseDb, "noise_db", 80);
    } catch (const UserError& e) {
        if (m_form->page() == IdmForm::Vary)
            return QString::fromUtf8(e.what());
    }
    return !m_session.store().isOpen() ? tr("Open a project first.")
           : m_model.path().empty()    ? tr("Train or choose a model first.")
                                       : m_modelTrouble;
}

QString IdmVary::varyObstacle() const {
    const QString obstacle = drawObstacle();
    if (!obstacle.isEmpty())
        return obstacle;
    if (m_wish.seed.empty())
        return tr("Choose a sound to be varied first.");
    if (m_wish.crop && m_wish.crop->length() < leastSeconds)
        return tr("Select a longer stretch of the seed.");
    if (m_objective != "denoise" && m_wish.vary.mode != "reference")
        return tr("This model only learned to reconstruct: choose “reference” as the way.");
    return {};
}

/// What can be done now, and what keeps the rest from being done.
void IdmVary::showState() {
    const bool varies = m_form->page() == IdmForm::Vary;
    const QString vary = varyObstacle(), draw = drawObstacle();
    m_form->setObstacles(vary, draw);
    const bool idle = m_job == 0;
    m_actions.start->setText(varies ? tr("Make variations") : tr("Draw clips"));
    m_actions.start->setEnabled(m_active && idle && (varies ? vary : draw).isEmpty());
    const auto* sound = shown();
    if (m_active) // the other page has its own idea otherwise
        m_actions.play->setEnabled(sound || !m_wish.seed.empty());
    const bool seed = !m_sounds.empty() && m_sounds.front().label == "Seed";
    m_actions.compare->setEnabled(m_active && sound && seed);
    m_actions.compare->setText(!m_hearsSeed || !seed ? tr("A/B: result") : tr("A/B: seed"));
    m_actions.exporting->setEnabled(m_active && (sound || m_results.table.rows > 0));
    m_actions.hover->setEnabled(m_active);
    QString text = m_trouble.isEmpty() ? m_modelTrouble : m_trouble;
    if (text.isEmpty() && idle) {
        if (!m_session.store().isOpen())
            text = tr("Open a project first.");
        else if (m_model.path().empty())
            text = tr("A model has to learn from your own clips first: see Train, where “tiny” "
                      "takes minutes.");
        else if (varies && m_wish.seed.empty())
            text = tr("Drop a sound on the field above to make variations of it, or choose From "
                      "noise at the right.");
        else if (varies && !vary.isEmpty())
            text = vary;
        else if (m_results.table.rows == 0)
            text = varies
                       ? tr("Select the stretch to be varied, or leave it at the beginning, and "
                            "press Make variations (%1).")
                             .arg(m_actions.start->shortcut().toString(QKeySequence::NativeText))
                       : tr("Say how many clips, and press Draw clips (%1).")
                             .arg(m_actions.start->shortcut().toString(QKeySequence::NativeText));
    }
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void IdmVary::setActive(bool active) {
    m_active = active;
    showState();
}

void IdmVary::take(const fs::path& seed, std::optional<TimeSpan> crop) {
    IdmWish next = m_wish;
    next.seed = seed;
    next.crop = crop;
    m_form->setPage(IdmForm::Vary);
    change(tr("Choose seed"), next);
}

void IdmVary::start() {
    const bool varies = m_form->page() == IdmForm::Vary;
    if (m_job != 0 || !(varies ? varyObstacle() : drawObstacle()).isEmpty())
        return;
    const Task* task = findTask(systems(), varies ? "idm.vary" : "idm.generate");
    if (!task)
        return;
    Inputs inputs = {{"model", {{ItemKind::Model, m_model.path(), "model"}}}};
    if (varies) {
        inputs["seed_audio"] = {{ItemKind::Audio, m_wish.seed, "seed"}};
        if (!m_wish.other.empty())
            inputs["other"] = {{ItemKind::Audio, m_wish.other, "other"}};
    }
    m_trouble.clear();
    m_hearsSeed = false;
    ++m_openGeneration; // what is being opened comes too late
    m_form->setProgress(0, tr("Waiting"));
    m_job = m_session.start(
        *task, inputs, varies ? Options(m_wish.varyOptions()) : Options(m_wish.generateOptions()),
        m_form->seed());
    showState();
}

void IdmVary::jobChanged(quint64 id) {
    const JobInfo* info = m_session.jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_form->setProgress(info->row.fraction, progressWords(info->row.text));
    if (info->items.size() != m_sounds.size() || info->run != m_results.run)
        showResults(resultsOf(*info));
}

void IdmVary::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    const JobInfo* info = m_session.jobs().job(id);
    m_job = 0;
    m_form->setProgress(-1, {});
    if (info && !info->items.empty())
        showResults(resultsOf(*info));
    if (info && info->row.state == JobState::Failed) {
        m_trouble = QString::fromStdString(info->row.error);
    } else if (info && info->row.state == JobState::Done) {
        m_form->showSeed(info->record.seed);
        const auto first = std::ranges::find_if(
            m_sounds, [](const IdmResults::Sound& sound) { return sound.row >= 0; });
        if (first != m_sounds.end()) {
            IdmWish next = m_wish;
            next.shown = first->file;
            change(m_results.varied ? tr("Make variations") : tr("Draw clips"), next);
            if (isVisible())
                hear(first->file);
        }
    }
    showState();
}

void IdmVary::showResults(IdmResults results) {
    m_results = std::move(results);
    m_sounds = m_results.sounds();
    m_grid->setResults(m_results);
    m_table->setResults(m_results);
    showShown();
    showState();
}

const IdmResults::Sound* IdmVary::shown() const {
    const auto it = std::ranges::find(m_sounds, m_wish.shown, &IdmResults::Sound::file);
    return it == m_sounds.end() ? nullptr : &*it;
}

/// The result on show, as far as its run is known.
void IdmVary::showShown() {
    const auto* sound = shown();
    m_grid->setShown(m_wish.shown);
    m_strip->setOpen(m_wish.shown);
    m_seed->setResult(sound ? m_session.media().view(sound->file) : nullptr,
                      sound ? m_strip->titleOf(sound->file) : QString());
    if (m_session.player().isLoaded(m_seed->resultAxis()) && sound)
        m_session.player().replace(deck());
    showState();
}

void IdmVary::openResult(const fs::path& file) {
    const auto show = [this, file] {
        if (m_wish.shown == file)
            return showShown();
        IdmWish next = m_wish;
        next.shown = file;
        change(tr("Show result"), next);
    };
    const fs::path run = file.parent_path().parent_path();
    const int asked = ++m_openGeneration;
    if (run == m_results.run || m_job != 0)
        return show();
    inBackground(
        this, [run] { return resultsOf(run); },
        [this, asked, show](IdmResults results) {
            if (asked != m_openGeneration)
                return;
            showResults(std::move(results));
            show();
        },
        [this, asked](const QString& sentence) {
            if (asked != m_openGeneration)
                return;
            m_trouble = sentence;
            showState();
        });
}

/// The project was closed: a job goes on, and is listed among the runs of its project.
void IdmVary::reset() {
    m_job = 0;
    ++m_openGeneration;
    m_form->setProgress(-1, {});
    m_trouble.clear();
    showResults({});
    apply({});
}

} // namespace antiphon
