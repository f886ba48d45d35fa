#include "app/panels/stempanel.h"

#include "app/panels/actionbutton.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/lanehead.h"
#include "app/panels/soundslot.h"
#include "app/panels/stembeats.h"
#include "app/panels/stemcodec.h"
#include "app/panels/stemform.h"
#include "app/panels/stemlanes.h"
#include "app/panels/stemsongs.h"
#include "app/panels/stemstream.h"
#include "app/panels/stemtagsteps.h"
#include "app/panels/stemtakes.h"
#include "app/panels/stemtraining.h"
#include "app/window/drops.h"
#include "widgets/glyphs.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace antiphon {

StemPanel::StemPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("stem"), tr("Accompaniment"), parent), m_tabs(new QTabWidget),
      m_slot(new SoundSlot(session, tr("Context"), tr("add a sound to play along to"), "stem")),
      m_model(new EmotionChoice(session, tr("Model"), tr("No model yet"),
                                {"stem.train", "stem.import"}, "model")),
      m_form(new StemForm(session)), m_lanes(new StemLanes(session)),
      m_beats(new StemBeats(m_lanes->axis())), m_takes(new StemTakes(session)),
      m_player(new StemPlayer(session, m_lanes->axis(), this)),
      m_stream(new StemStream(session, this)), m_training(new StemTraining(session, *m_model)),
      m_codec(new StemCodecPage(session)), m_songs(new StemSongs(session)), m_hint(new QLabel),
      m_splitter(new QSplitter) {
    setAcceptDrops(true);
    makeActions();
    m_tabs->setAccessibleName(tr("Accompaniment"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildStemPage(), tr("Stem"));
    m_tabs->addTab(m_codec, tr("Codec"));
    m_tabs->addTab(m_training, tr("Train"));
    m_tabs->addTab(m_songs, tr("Songs"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_tabs);
    connectAll();
    apply({});
}

StemPanel::~StemPanel() = default;

void StemPanel::makeActions() {
    const auto action = [this](const char* name, const QString& text, const QKeySequence& keys,
                               const QString& tip) {
        QAction* made = addPanelAction(name, text, keys);
        made->setToolTip(tip);
        return made;
    };
    m_writeAction =
        addPanelAction("write", tr("Write stem"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_playAction = action("play", tr("Play"), QKeySequence(Qt::Key_T),
                          tr("Play context and stem from the cursor"));
    m_playAction->setIcon(glyph(Glyph::Play));
    m_compareAction = action("compare", tr("A/B"), QKeySequence(Qt::Key_B),
                             tr("Hear this take, or the one before, at equal loudness"));
    m_exportAction = action("export", tr("Export…"), QKeySequence(Qt::CTRL | Qt::Key_E),
                            tr("Write the stem, the mix or its notes as files to pass on"));
    m_continueAction = addPanelAction("continue", tr("Continue"));
    m_againAction = addPanelAction("again", tr("Again from here"), QKeySequence(Qt::Key_R));
    m_barAction = addPanelAction("bar", tr("Loop this bar"));
}

QWidget* StemPanel::buildStemPage() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->addWidget(m_slot, 3);
    auto* label = new QLabel(m_model->accessibleName());
    label->setBuddy(m_model);
    top->addWidget(label);
    top->addWidget(m_model, 1);
    layout->addLayout(top);
    m_form->setMinimumWidth(330);
    m_splitter->addWidget(buildMain());
    m_splitter->addWidget(m_form);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter, 1);
    return page;
}

QWidget* StemPanel::buildMain() {
    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_hint->setWordWrap(true);
    m_hint->setMargin(6);
    m_hint->setObjectName(QStringLiteral("hint"));
    layout->addWidget(m_hint);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(3);
    for (QAction* action : {m_playAction, m_compareAction, m_exportAction})
        bar->addWidget(actionButton(action));
    bar->addSpacing(8);
    bar->addWidget(m_beats, 1);
    layout->addLayout(bar);
    layout->addWidget(m_lanes, 1);
    layout->addWidget(m_takes);
    return main;
}

void StemPanel::connectAll() {
    connect(m_slot, &SoundSlot::changed, this, [this] {
        if (const fs::path file = m_slot->file(); !file.empty()) {
            addContext({file});
            m_slot->setFile({});
        }
    });
    connect(m_model, &EmotionChoice::changed, this, &StemPanel::readModel);
    connect(m_training, &TrainingSteps::made, this,
            [this](const QString& role, const fs::path& result) {
                if (role == QLatin1String("codec"))
                    m_codec->choice().setPath(result);
            });
    // One folder of songs for both pages.
    connect(m_training, &TrainingSteps::folderChanged, &m_songs->steps(),
            [this] { m_songs->steps().setFolder(m_training->folder()); });
    connect(&m_songs->steps(), &TrainingSteps::folderChanged, m_training,
            [this] { m_training->setFolder(m_songs->steps().folder()); });
    connect(m_form, &StemForm::edited, this,
            [this](const QString& what) { push(what, m_form->apply(m_wish), m_stroke); });
    connect(m_form, &StemForm::strokeEnded, this, [this] { ++m_stroke; });
    connect(m_form, &StemForm::writeRequested, this, &StemPanel::write);
    connect(m_form, &StemForm::continueRequested, this, &StemPanel::goOn);
    connect(m_form, &StemForm::againRequested, this, &StemPanel::againFromHere);
    connect(m_form, &StemForm::barRequested, this, &StemPanel::loopBar);
    connect(m_form, &StemForm::cancelRequested, this, [this] { session().jobs().cancel(m_job); });
    connect(m_writeAction, &QAction::triggered, this, &StemPanel::write);
    connect(m_continueAction, &QAction::triggered, this, &StemPanel::goOn);
    connect(m_againAction, &QAction::triggered, this, &StemPanel::againFromHere);
    connect(m_barAction, &QAction::triggered, this, &StemPanel::loopBar);
    connect(m_playAction, &QAction::triggered, m_player, &StemPlayer::play);
    connect(m_compareAction, &QAction::triggered, this,
            [this] { m_player->hearOther(!m_player->hearsOther()); });
    connect(m_exportAction, &QAction::triggered, this, &StemPanel::exportTake);
    connect(m_player, &StemPlayer::heardChanged, this, [this] {
        m_compareAction->setText(!m_player->hearsOther()          ? tr("A/B: this take")
                                 : m_player->other().file.empty() ? tr("A/B: context alone")
                                                                  : tr("A/B: take before"));
    });

    connect(m_lanes, &StemLanes::mixChanged, this,
            [this](const QString& key, double gain, bool muted, bool solo) {
                StemWish next = m_wish;
                next.mix[key.toStdString()] = {gain, muted, solo};
                push(tr("Mix"), next, m_stroke);
            });
    connect(m_lanes, &StemLanes::strokeEnded, this, [this] { ++m_stroke; });
    connect(m_lanes, &StemLanes::removeRequested, this, [this](const fs::path& file) {
        StemWish next = m_wish;
        std::erase(next.contexts, file);
        if (next.contexts.empty())
            next.beats.reset();
        change(tr("Take out context"), next);
    });
    connect(m_lanes, &StemLanes::lengthKnown, this, [this] {
        showPlayer();
        showState();
    });
    connect(m_lanes->axis(), &TimeAxis::selectionChanged, this, &StemPanel::partChanged);
    connect(m_lanes->axis(), &TimeAxis::cursorChanged, this, &StemPanel::showState);

    connect(m_lanes->beats(), &BeatLane::beatMoved, m_beats, &StemBeats::move);
    connect(m_lanes->beats(), &BeatLane::barRequested, m_beats, &StemBeats::beginBar);
    connect(m_lanes->beats(), &BeatLane::strokeEnded, this, [this] { ++m_stroke; });
    connect(m_beats, &StemBeats::changed, this, [this] {
        m_lanes->showBeats(m_beats->grid());
        showPlayer();
    });
    connect(m_beats, &StemBeats::edited, this,
            [this](const QString& what, const BeatGrid& grid, bool stroke) {
                StemWish next = m_wish;
                next.beats = grid;
                push(what, next, stroke ? m_stroke : -1);
            });
    connect(m_beats, &StemBeats::tempoTapped, this, [this](double bpm) {
        StemWish next = m_wish;
        next.options.bpm = bpm;
        push(tr("Tap tempo"), next, m_stroke);
    });
    connect(m_beats, &StemBeats::forgetRequested, this, [this] {
        StemWish next = m_wish;
        next.beats.reset();
        change(tr("Beats as heard"), next);
    });
    connect(m_beats, &StemBeats::clicksToggled, m_player, &StemPlayer::setClicks);

    connect(m_takes, &StemTakes::hearRequested, this,
            [this](const fs::path& take) { session().player().audition(take); });
    connect(m_takes, &StemTakes::openRequested, this, &StemPanel::openTake);
    connect(m_takes, &StemTakes::noted, this,
            [this](const QString& what, const fs::path& take, const TakeNote& note) {
                StemWish next = m_wish;
                next.notes[take.string()] = note;
                if (note.gone && next.take == take)
                    next.take.clear();
                change(what, next);
            });
    connect(m_stream, &StemStream::grew, this, [this](const std::shared_ptr<const Sound>& sound) {
        m_lanes->showGrowing(sound, tr("Being written"), m_going.from);
    });

    connect(&session().jobs(), &Jobs::runsChanged, this, [this] {
        if (m_job == 0 && !m_starting)
            showTake();
    });
    connect(&session().jobs(), &Jobs::changed, this, &StemPanel::jobChanged);
    connect(&session().jobs(), &Jobs::ended, this, &StemPanel::jobEnded);
    connect(&session(), &Session::slotRequested, this,
            [this](const QString& slot, const fs::path& file) {
                if (slot != QLatin1String("stem"))
                    return;
                addContext({file});
                m_tabs->setCurrentIndex(0);
                session().show(id());
            });
    connect(&session().store(), &Store::opened, this, &StemPanel::showState);
    connect(&session().store(), &Store::closed, this, [this] {
        m_job = 0; // goes on, and is listed in the jobs panel and among the runs of its project
        m_starting = false;
        m_form->setProgress(-1, {});
        m_model->setTakesFirst(true);
        m_model->setPath({});
        m_places.clear();
        m_before.clear();
        m_player->setOther({});
        apply({});
    });
}

Json StemPanel::state() const {
    return {{"wish", toJson(m_wish)},    {"model", m_model->path().string()},
            {"seed", m_form->seed()},    {"page", m_tabs->currentIndex()},
            {"codec", m_codec->state()}, {"training", m_training->state()},
            {"songs", m_songs->state()}};
}

void StemPanel::restore(const Json& state) {
    apply(stemWishOf(state.value("wish", Json::object())));
    m_model->setPath(state.value("model", std::string()));
    m_form->setSeed(state.value("seed", std::uint64_t(0)));
    m_tabs->setCurrentIndex(state.value("page", 0));
    m_codec->restore(state.value("codec", Json::object()));
    m_songs->restore(state.value("songs", Json::object()));
    m_training->restore(state.value("training", Json::object()));
}

void StemPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void StemPanel::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    addContext(localFiles(*event->mimeData()));
}

} // namespace antiphon
