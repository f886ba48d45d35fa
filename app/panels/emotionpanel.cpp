#include "app/panels/emotionpanel.h"

#include "app/panels/actionbutton.h"
#include "app/panels/emotionfigures.h"
#include "app/panels/emotionform.h"
#include "app/panels/emotionjudge.h"
#include "app/panels/emotionlanes.h"
#include "app/panels/emotionmap.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/emotionplayer.h"
#include "app/panels/emotionreach.h"
#include "app/panels/emotionrenders.h"
#include "app/panels/emotionstream.h"
#include "app/panels/emotiontraining.h"
#include "app/panels/pageparts.h"
#include "app/panels/soundslot.h"
#include "widgets/glyphs.h"

#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace antiphon {

EmotionPanel::EmotionPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("emotion"), tr("Emotion"), parent), m_tabs(new QTabWidget),
      m_slotA(new SoundSlot(session, tr("A"), tr("the piece to move"), "piece", nullptr,
                            ItemKind::Notes)),
      m_slotB(new SoundSlot(session, tr("B"), tr("the piece to move towards"), "piece", nullptr,
                            ItemKind::Notes)),
      m_model(new EmotionChoice(session, tr("Model"), tr("No model yet"),
                                {"emotion.train", "emotion.import"}, "model")),
      m_prior(new EmotionChoice(session, tr("Prior"), tr("No prior yet"),
                                {"emotion.prior", "emotion.import"}, "prior")),
      m_classifier(new EmotionChoice(session, tr("Classifier"), tr("Figures of the notes"),
                                     {"emotion.classifier"}, "classifier")),
      m_form(new EmotionForm), m_lanes(new EmotionLanes),
      m_player(new EmotionPlayer(session, m_lanes->axis(), this)),
      m_renders(new EmotionRenders(session)), m_figures(new FeatureBars),
      m_judge(new EmotionJudge(this)), m_reach(new EmotionReach(this)),
      m_stream(new EmotionStream(session, this)),
      m_training(new EmotionTraining(session, *m_model)), m_map(new EmotionMap(session)),
      m_distributions(new EmotionFigures(session)), m_hint(new QLabel), m_verdict(new QLabel),
      m_splitter(new QSplitter) {
    makeActions();
    m_classifier->setTakesFirst(false); // the figures often know better than a short training
    m_tabs->setAccessibleName(tr("Emotion"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildPiecePage(), tr("Piece"));
    m_tabs->addTab(m_map, tr("Map"));
    m_tabs->addTab(m_distributions, tr("Figures"));
    m_tabs->addTab(m_training, tr("Train"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_tabs);
    connectAll();
    apply({});
}

EmotionPanel::~EmotionPanel() = default;

void EmotionPanel::makeActions() {
    m_transferAction =
        addPanelAction("transfer", tr("Transfer"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_generateAction = addPanelAction("generate", tr("Generate"),
                                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    m_playAction = addPanelAction("play", tr("Play"), QKeySequence(Qt::Key_T));
    m_playAction->setIcon(glyph(Glyph::Play));
    m_playAction->setToolTip(tr("Play piece or render from the cursor"));
    m_compareAction = addPanelAction("compare", tr("A/B"), QKeySequence(Qt::Key_B));
    m_compareAction->setToolTip(tr("Hear the piece, or the render, at equal loudness"));
    m_exportAction = addPanelAction("export", tr("Export…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    m_exportAction->setToolTip(tr("Write the render as a sound or as a MIDI file to pass on"));
}

QWidget* EmotionPanel::buildPiecePage() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->addWidget(m_slotA, 2);
    top->addWidget(m_slotB, 2);
    for (EmotionChoice* choice : {m_model, m_prior}) {
        auto* label = new QLabel(choice->accessibleName());
        label->setBuddy(choice);
        top->addWidget(label);
        top->addWidget(choice, 1);
    }
    layout->addLayout(top);
    m_splitter->addWidget(buildForm());
    m_splitter->addWidget(buildMain());
    m_splitter->addWidget(buildFigures());
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter, 1);
    return page;
}

QWidget* EmotionPanel::buildForm() {
    auto* scroll = scrolledFields(m_form);
    scroll->setMinimumWidth(345);
    scroll->setAccessibleName(tr("Target and elements"));
    return scroll;
}

QWidget* EmotionPanel::buildMain() {
    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_hint->setWordWrap(true);
    m_hint->setMargin(6);
    m_hint->setObjectName(QStringLiteral("hint"));
    layout->addWidget(m_hint);
    auto* bar = new QHBoxLayout;
    for (QAction* action : {m_playAction, m_compareAction, m_exportAction})
        bar->addWidget(actionButton(action));
    bar->addStretch();
    layout->addLayout(bar);
    layout->addWidget(m_lanes, 1);
    layout->addWidget(m_renders);
    return main;
}

QWidget* EmotionPanel::buildFigures() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(4, 0, 0, 0);
    auto* title = new QLabel(tr("Before and after"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    layout->addWidget(title);
    m_figures->setAccessibleName(tr("Figures of piece and render"));
    m_figures->setEmptyText(tr("Figures of the piece and of what became of it appear here."));
    m_figures->setMinimumWidth(300);
    layout->addWidget(m_figures, 1);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_verdict);
    auto* judges = new QHBoxLayout;
    auto* label = new QLabel(tr("Estimate by"));
    label->setBuddy(m_classifier);
    judges->addWidget(label);
    judges->addWidget(m_classifier, 1);
    layout->addLayout(judges);
    return side;
}

void EmotionPanel::connectAll() {
    const auto set = [this](SoundSlot* slot, fs::path EmotionWish::*member, const QString& what) {
        connect(slot, &SoundSlot::changed, this, [this, slot, member, what] {
            if (m_applying)
                return;
            EmotionWish next = m_wish;
            next.*member = slot->file();
            if (member == &EmotionWish::piece)
                next.render.clear(); // it was of another piece
            change(what, next);
        });
    };
    set(m_slotA, &EmotionWish::piece, tr("Choose piece A"));
    set(m_slotB, &EmotionWish::other, tr("Choose piece B"));
    connect(m_model, &EmotionChoice::changed, this, [this] {
        m_judge->setModel(m_model->path());
        m_reach->set(m_model->path(), m_wish.piece);
        takePriorOfModel();
        showState();
    });
    connect(m_training, &TrainingSteps::made, this,
            [this](const QString& role, const fs::path& result) {
                if (role == QLatin1String("prior"))
                    m_prior->setPath(result);
                if (role == QLatin1String("all"))
                    m_map->choice().setPath(result);
            });
    connect(m_prior, &EmotionChoice::changed, this, &EmotionPanel::showState);
    connect(m_classifier, &EmotionChoice::changed, this,
            [this] { m_judge->setClassifier(m_classifier->path()); });
    connect(m_form, &EmotionForm::edited, this,
            [this](const QString& what) { push(what, m_form->wish(), m_stroke); });
    connect(m_form, &EmotionForm::strokeEnded, this, [this] { ++m_stroke; });
    connect(m_form, &EmotionForm::transferRequested, this, &EmotionPanel::transfer);
    connect(m_form, &EmotionForm::wayRequested, this, &EmotionPanel::wayToOther);
    connect(m_form, &EmotionForm::generateRequested, this, &EmotionPanel::generate);
    connect(m_form, &EmotionForm::editRequested, this, &EmotionPanel::edit);
    connect(m_form, &EmotionForm::cancelRequested, this,
            [this] { session().jobs().cancel(m_job); });
    connect(m_transferAction, &QAction::triggered, this, &EmotionPanel::transfer);
    connect(m_generateAction, &QAction::triggered, this, &EmotionPanel::generate);
    connect(m_playAction, &QAction::triggered, m_player, &EmotionPlayer::play);
    connect(m_compareAction, &QAction::triggered, this,
            [this] { m_player->hearRender(!m_player->hearsRender()); });
    connect(m_exportAction, &QAction::triggered, this, &EmotionPanel::exportRender);
    connect(m_player, &EmotionPlayer::heardChanged, this, [this] {
        m_lanes->setHeard(m_player->hearsRender());
        m_compareAction->setText(m_player->hearsRender() ? tr("A/B: render") : tr("A/B: piece"));
    });
    connect(m_renders, &EmotionRenders::hearRequested, this,
            [this](const fs::path& render) { session().player().audition(render); });
    connect(m_renders, &EmotionRenders::openRequested, this, &EmotionPanel::bringBack);
    connect(m_map, &EmotionMap::pieceWanted, this, [this](const fs::path& file, bool other) {
        (other ? m_slotB : m_slotA)->setFile(file);
        m_tabs->setCurrentIndex(0);
    });
    connect(m_stream, &EmotionStream::grew, this, [this](const EmotionPiece& piece) {
        m_lanes->showRender(&piece, tr("Being written"), {});
    });
    connect(m_training, &EmotionTraining::dataChanged, m_distributions, &EmotionFigures::setData);
    m_distributions->setData(m_training->data());
    connect(m_judge, &EmotionJudge::changed, this, &EmotionPanel::showEstimates);
    connect(m_reach, &EmotionReach::changed, this, &EmotionPanel::showHint);
    connect(&session().jobs(), &Jobs::runsChanged, this, [this] {
        m_renders->setOpen(m_wish.render);
        if (m_renderOptions.is_null() && !m_wish.render.empty())
            readRun(); // it was shown before its run was known
        else if (m_render.piece)
            m_lanes->setRenderTitle(renderTitle());
    });
    connect(&session().jobs(), &Jobs::changed, this, &EmotionPanel::jobChanged);
    connect(&session().jobs(), &Jobs::ended, this, &EmotionPanel::jobEnded);
    connect(&session(), &Session::slotRequested, this,
            [this](const QString& slot, const fs::path& file) {
                const bool other = slot == QLatin1String("emotion-other");
                if (!other && slot != QLatin1String("emotion"))
                    return;
                (other ? m_slotB : m_slotA)->setFile(file);
                session().show(id());
            });
    connect(&session().store(), &Store::opened, this, &EmotionPanel::showState);
    connect(&session().store(), &Store::closed, this, [this] {
        m_job = 0; // goes on, and is listed in the jobs panel and among the runs of its project
        m_form->setProgress(-1, {});
        for (EmotionChoice* choice : {m_model, m_prior}) {
            choice->setTakesFirst(true);
            choice->setPath({});
        }
        m_classifier->setPath({});
        apply({});
    });
}

Json EmotionPanel::state() const {
    return {{"wish", toJson(m_wish)},
            {"model", m_model->path().string()},
            {"prior", m_prior->path().string()},
            {"classifier", m_classifier->path().string()},
            {"seed", m_form->seed()},
            {"page", m_tabs->currentIndex()},
            {"training", m_training->state()}};
}

void EmotionPanel::restore(const Json& state) {
    apply(emotionWishOf(state.value("wish", Json::object())));
    m_model->setPath(state.value("model", std::string()));
    m_prior->setPath(state.value("prior", std::string()));
    m_classifier->setPath(state.value("classifier", std::string()));
    m_form->setSeed(state.value("seed", std::uint64_t(0)));
    m_tabs->setCurrentIndex(state.value("page", 0));
    m_training->restore(state.value("training", Json::object()));
}

} // namespace antiphon
