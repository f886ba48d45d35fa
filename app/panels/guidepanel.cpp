#include "app/panels/guidepanel.h"

#include "app/panels/answerslot.h"
#include "app/panels/guideform.h"
#include "app/panels/guidelanes.h"
#include "app/panels/joinbar.h"
#include "app/panels/soundslot.h"
#include "app/panels/takeeditor.h"
#include "app/panels/takelist.h"
#include "models/systems.h"
#include "widgets/glyphs.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace antiphon {

GuidePanel::GuidePanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("guide"), tr("Guide and memory"), parent),
      m_editor(new TakeEditor(session, this)), m_lanes(new GuideLanes(session)),
      m_player(new TakePlayer(session, *m_editor, *m_lanes, this)),
      m_guide(new SoundSlot(session, tr("Guide"), tr("the recording to follow"), "guide")),
      m_memory(new SoundSlot(session, tr("Memory"), tr("the recording to recompose"), "memory")),
      m_models(new GuideModels(session, this)), m_answer(new AnswerSlot(session, *m_models)),
      m_form(new GuideForm), m_joins(new JoinBar), m_takes(new TakeList(session)),
      m_hint(new QLabel), m_fold(new QToolButton), m_splitter(new QSplitter),
      m_pages(new QStackedWidget) {
    m_actions = makeActions();
    m_bar = new TakeBar(m_actions);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    m_pages->addWidget(buildTakePage());
    layout->addWidget(m_pages);

    connectEditing();
    connectJobs();
    slotChanged();
    updateActions();
}

GuidePanel::~GuidePanel() = default;

QWidget* GuidePanel::buildTakePage() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_splitter->addWidget(buildMain());
    m_splitter->addWidget(m_side = buildSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);

    auto* top = new QHBoxLayout;
    top->addWidget(m_guide, 1);
    top->addWidget(m_memory, 1);
    top->addWidget(m_answer, 1);
    m_fold->setCheckable(true);
    m_fold->setChecked(true);
    m_fold->setText(tr("Options"));
    m_fold->setToolTip(tr("Show options and takes"));
    connect(m_fold, &QToolButton::toggled, m_side, &QWidget::setVisible);
    top->addWidget(m_fold);
    layout->addLayout(top);
    layout->addWidget(m_splitter, 1);
    return page;
}

TakeBar::Actions GuidePanel::makeActions() {
    m_generate =
        addPanelAction("generate", tr("Generate"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    const auto action = [this](const char* name, const QString& text, const QKeySequence& keys,
                               const QString& tip) {
        QAction* made = addPanelAction(name, text, keys);
        made->setToolTip(tip);
        return made;
    };
    TakeBar::Actions a{};
    a.play =
        action("play", tr("Play"), QKeySequence(Qt::Key_T), tr("Play the take from the cursor"));
    a.play->setIcon(glyph(Glyph::Play));
    a.compare = action("compare", tr("A/B"), QKeySequence(Qt::Key_B),
                       tr("Compare guide and response at equal loudness"));
    a.paint = action("paint", tr("Paint"), QKeySequence(Qt::Key_P),
                     tr("Drag over the labels to paint them"));
    a.paint->setCheckable(true);
    a.lock = action("lock", tr("Lock"), QKeySequence(Qt::Key_K),
                    tr("Keep what the chosen segments play, or let it go again"));
    a.lock->setIcon(glyph(Glyph::Lock));
    a.reroll = action("reroll", tr("Re-roll"), QKeySequence(Qt::Key_R),
                      tr("Choose everything anew that is not locked"));
    a.redraw = action("redraw", tr("Draw again"), QKeySequence(Qt::Key_D),
                      tr("Let the model draw the labels of the marked stretch again; all others "
                         "stay"));
    a.alternatives = action("alternatives", tr("Alternatives…"), QKeySequence(Qt::Key_V),
                            tr("Other memory segments for the current segment"));
    a.save = action("save", tr("Save take"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                    tr("Write the edited take as a new one"));
    a.exportTake = action("export", tr("Export…"), QKeySequence(Qt::CTRL | Qt::Key_E),
                          tr("Write sounds of the take as files to pass on"));
    return a;
}

QWidget* GuidePanel::buildMain() {
    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_hint->setWordWrap(true);
    m_hint->setMargin(6);
    layout->addWidget(m_hint);
    layout->addWidget(m_bar);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_lanes);
    scroll->setAccessibleName(tr("Guide, response and memory"));
    layout->addWidget(scroll, 1);
    m_joins->addSeparator();
    m_joins->addWidget(m_bar->clickChoice());
    layout->addWidget(m_joins);
    return main;
}

QWidget* GuidePanel::buildSide() {
    auto* side = new QSplitter(Qt::Vertical);
    side->addWidget(m_form);
    auto* takes = new QWidget;
    auto* layout = new QVBoxLayout(takes);
    layout->setContentsMargins(0, 4, 0, 0);
    auto* title = new QLabel(tr("Takes"));
    title->setBuddy(m_takes);
    layout->addWidget(title);
    layout->addWidget(m_takes);
    auto* results = new QHBoxLayout;
    for (QAction* action : {m_actions.save, m_actions.exportTake}) {
        auto* made = new QToolButton;
        made->setDefaultAction(action);
        made->setFocusPolicy(Qt::TabFocus);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        results->addWidget(made);
    }
    layout->addLayout(results);
    side->addWidget(takes);
    side->setStretchFactor(0, 3);
    side->setStretchFactor(1, 1);
    side->setChildrenCollapsible(false);
    return side;
}

void GuidePanel::connectEditing() {
    LabelStrip* strip = m_lanes->strip();
    strip->setDetails([this](int segment) { return details(segment); });
    strip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(strip, &QWidget::customContextMenuRequested, this, [this, strip](const QPoint& at) {
        const auto take = m_editor->take();
        if (!take)
            return;
        if (strip->plot().contains(at))
            strip->setCurrent(int(strip->secondsAt(at.x()) / take->options().segment));
        showAlternatives(strip->current(), strip->mapToGlobal(at));
    });
    connect(strip, &LabelStrip::labelsPainted, m_editor, &TakeEditor::paint);
    connect(strip, &LabelStrip::lockRequested, m_editor, &TakeEditor::lock);
    connect(strip, &LabelStrip::segmentClicked, this,
            [this](int segment) { m_player->audition(segment, m_bar->clickPlays()); });
    connect(strip, &LabelStrip::currentChanged, this, &GuidePanel::updateActions);
    connect(strip, &LabelStrip::segmentHovered, this, [this](int segment) {
        int arc = -1;
        for (int i = 0; segment >= 0 && i < int(m_lanes->arcs()->arcs().size()); ++i)
            if (m_lanes->segmentOfArc(i) == segment)
                arc = i;
        m_lanes->arcs()->setHighlighted(arc);
    });
    connect(m_lanes->arcs(), &ArcView::arcClicked, this, [this](int arc) {
        m_player->audition(m_lanes->segmentOfArc(arc), TakePlayer::Part::Source);
    });

    connect(m_actions.play, &QAction::triggered, m_player, &TakePlayer::play);
    connect(m_actions.compare, &QAction::triggered, this, [this] {
        using Listen = TakePlayer::Listen;
        m_player->setListen(m_player->listen() == Listen::Response ? Listen::Guide
                                                                   : Listen::Response);
    });
    connect(m_actions.paint, &QAction::toggled, this, &GuidePanel::paintToggled);
    connect(m_bar, &TakeBar::labelChanged, this, &GuidePanel::paintToggled);
    connect(m_actions.lock, &QAction::triggered, this, [this, strip] {
        const QList<int> chosen = strip->chosen();
        const bool all = std::all_of(chosen.begin(), chosen.end(), [&](int segment) {
            return m_editor->state().locked[std::size_t(segment)];
        });
        if (!chosen.isEmpty())
            m_editor->lock(chosen, !all);
    });
    connect(m_actions.reroll, &QAction::triggered, m_editor, &TakeEditor::reroll);
    connect(m_actions.redraw, &QAction::triggered, this,
            [this, strip] { m_editor->redraw(strip->current()); });
    connect(m_actions.alternatives, &QAction::triggered, this, [this, strip] {
        const int segment = strip->current();
        if (segment < 0)
            return;
        const double x = strip->xAt(strip->segments()[std::size_t(segment)].start);
        showAlternatives(segment, strip->mapToGlobal(QPoint(int(x), strip->height())));
    });
    connect(m_actions.save, &QAction::triggered, m_editor, &TakeEditor::save);
    connect(m_actions.exportTake, &QAction::triggered, this, &GuidePanel::exportTake);
    connect(m_bar, &TakeBar::listenRequested, this,
            [this] { m_player->setListen(m_bar->listen()); });
    connect(m_player, &TakePlayer::listenChanged, this,
            [this] { m_bar->setListen(m_player->listen()); });
    connect(m_joins, &JoinBar::changed, this, [this] { m_editor->setRender(m_joins->options()); });
    connect(m_joins, &JoinBar::strokeEnded, m_editor, &TakeEditor::endStroke);

    connect(m_editor, &TakeEditor::opened, this, &GuidePanel::takeOpened);
    connect(m_editor, &TakeEditor::stateChanged, this, &GuidePanel::stateChanged);
    connect(m_editor, &TakeEditor::busyChanged, this, &GuidePanel::updateActions);
    connect(m_editor, &TakeEditor::responseChanged, this, [this] {
        m_lanes->showResponse(m_editor->response());
        updateActions();
    });
    connect(m_editor, &TakeEditor::closed, this, [this] {
        m_lanes->clearTake();
        m_takes->setOpen({});
        updateActions();
    });
    connect(m_editor, &TakeEditor::failed, this, [this](const QString& sentence) {
        session().warn(sentence);
        showHint(sentence);
    });
}

void GuidePanel::connectJobs() {
    connect(m_generate, &QAction::triggered, this, &GuidePanel::generate);
    connect(m_form, &GuideForm::generateRequested, this, &GuidePanel::generate);
    connect(m_form, &GuideForm::cancelRequested, this, [this] { session().jobs().cancel(m_job); });
    connect(m_guide, &SoundSlot::changed, this, &GuidePanel::slotChanged);
    connect(m_memory, &SoundSlot::changed, this, &GuidePanel::slotChanged);
    connect(m_answer, &AnswerSlot::changed, this, &GuidePanel::answerChanged);
    connect(m_answer, &AnswerSlot::learnRequested, this, &GuidePanel::showRelation);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] {
        const bool filling = std::exchange(m_filling, true); // the take stays
        slotChanged();
        m_filling = filling;
        updateActions();
    });
    connect(m_answer, &AnswerSlot::continueRequested, this,
            qOverload<const fs::path&>(&GuidePanel::continueGuide));
    connect(m_answer, &AnswerSlot::compareRequested, this, &GuidePanel::showComparison);
    connect(m_takes, &TakeList::takeRequested, this, &GuidePanel::openTake);
    connect(m_models, &GuideModels::changed, this, &GuidePanel::showStretches);
    connect(&session().jobs(), &Jobs::changed, this, &GuidePanel::jobChanged);
    connect(&session().jobs(), &Jobs::ended, this, &GuidePanel::jobEnded);
    connect(&session(), &Session::slotRequested, this,
            [this](const QString& slot, const fs::path& file) {
                const bool memory = slot == QLatin1String("memory");
                if (!memory && slot != QLatin1String("guide"))
                    return;
                (memory ? m_memory : m_guide)->setFile(file);
                session().show(id());
            });
    connect(&session().store(), &Store::itemsChanged, this, &GuidePanel::showListed);
    connect(&session().store(), &Store::closed, this, [this] {
        m_unlisted.clear();
        m_guide->setFile({});
        m_memory->setFile({});
        m_answer->setPath({});
        m_editor->close();
        m_relationState = {};
        m_untouched = true;
        m_job = 0; // goes on, and is listed in the jobs panel and among the takes of its project
        m_form->setProgress(-1, {});
        showHint();
    });
    // After the list of takes, which hears of it first.
    connect(&session().jobs(), &Jobs::runsChanged, this, &GuidePanel::openNewest);
}

} // namespace antiphon
