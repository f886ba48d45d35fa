#include "app/panels/performpanel.h"

#include "app/panels/performagents.h"
#include "app/panels/performcontrols.h"
#include "app/panels/performdetails.h"
#include "app/panels/performports.h"
#include "app/panels/performscenes.h"
#include "app/panels/performtake.h"
#include "app/panels/performwords.h"
#include "app/panels/soundcheckpage.h"
#include "widgets/glyphs.h"
#include "widgets/livebars.h"
#include "widgets/slider.h"
#include "widgets/theme.h"
#include "widgets/xypad.h"

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

// How the panel is put together; what it shows is in performpanellook.cpp.
namespace antiphon {

namespace {

constexpr double largeType = 1.25, hugeType = 1.9; ///< of the window's

QFont scaled(QFont font, double factor) {
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

QScrollArea* scrolled(QWidget* content) {
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // the fields inside have it
    return scroll;
}

} // namespace

PerformPanel::PerformPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("perform"), tr("Perform"), parent),
      m_performer(new Performer(session, this)), m_agents(new PerformAgents(session, *m_performer)),
      m_scenes(new PerformScenes(session, *m_performer)),
      m_soundcheck(new SoundcheckPage(session, *m_performer)),
      m_ports(new PerformPorts(session, *m_performer)), m_bars(new LiveBars),
      m_tabs(new QTabWidget), m_play(new QPushButton), m_panic(nullptr), m_record(nullptr),
      m_latency(readOut(tr("Latency"))), m_dropouts(readOut(tr("Dropouts"))),
      m_reach(readOut(tr("Reach of the table"))), m_distance(readOut(tr("Distance"))),
      m_hint(new QLabel), m_parameters(new QWidget), m_grid(new QGridLayout(m_parameters)),
      m_dark(new QCheckBox(tr("Dark"))) {
    setAutoFillBackground(true);
    setFont(scaled(font(), largeType));
    m_bars->setEmptyText(
        tr("What the agents hear, what they play and what the table holds. Choose who plays and "
           "press Play."));
    m_tabs->addTab(scrolled(buildStage()), tr("Stage"));
    m_tabs->addTab(scrolled(m_soundcheck), tr("Soundcheck"));
    m_tabs->addTab(scrolled(new PerformDetails(session, *m_performer)), tr("Details"));
    m_tabs->addTab(scrolled(m_ports), tr("Ports"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Perform"));
    m_hint->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("hint"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(buildStatus());
    layout->addWidget(m_hint);
    layout->addWidget(new PerformTake(session, *m_performer));
    layout->addWidget(m_bars, 1); // beside whatever is at hand, as the levels of the soundcheck are
    layout->addWidget(m_tabs, 3);
    makeActions();
    connect(m_performer, &Performer::stateChanged, this, &PerformPanel::showState);
    connect(m_performer, &Performer::portsChanged, this, [this] {
        m_hint->clear(); // it may have been about the ports
        showState();
    });
    connect(m_performer, &Performer::metersChanged, this, &PerformPanel::showMeters);
    connect(m_performer, &Performer::corpusMeasured, this,
            [this] { m_bars->setCorpus(m_performer->corpus()); });
    connect(m_performer, &Performer::failed, this, [this](const QString& sentence) {
        m_hint->setText(sentence);
        m_hint->setVisible(true);
        this->session().warn(sentence);
    });
    connect(m_agents, &PerformAgents::changed, this, [this] {
        if (m_performer->state() == Performer::State::Playing)
            openChosen();
        showState();
    });
    connect(m_agents, &PerformAgents::listed, this, &PerformPanel::showState);
    connect(m_dark, &QCheckBox::toggled, this, [this](bool dark) {
        this->session().set(QStringLiteral("perform/dark"), dark);
        darken(dark);
    });
    m_dark->setChecked(session.settings().value(QStringLiteral("perform/dark"), true).toBool());
    darken(m_dark->isChecked());
    showState();
    showMeters();
}

PerformPanel::~PerformPanel() {
    disconnect(m_performer, nullptr, this, nullptr);
    delete m_performer;
}

QLabel* PerformPanel::readOut(const QString& name) {
    auto* label = new QLabel;
    label->setAccessibleName(name);
    label->setFont(scaled(font(), hugeType));
    label->setAlignment(Qt::AlignCenter);
    label->setAutoFillBackground(true);
    label->setMargin(4);
    return label;
}

void PerformPanel::makeActions() {
    const auto action = [this](const char* name, const QString& text, const QKeySequence& keys,
                               const std::function<void()>& act) {
        connect(addPanelAction(name, text, keys), &QAction::triggered, this, act);
    };
    action("play", tr("Play with the agents"), QKeySequence(Qt::Key_P), [this] { togglePlay(); });
    action("panic", tr("Panic: silence at once"), {},
           [this] { m_performer->set(QStringLiteral("panic"), 1); });
    for (const auto& [name, control, key] :
         {std::tuple("freeze", QStringLiteral("freeze"), Qt::Key_F),
          std::tuple("mute", QStringLiteral("mute"), Qt::Key_M),
          std::tuple("record", QStringLiteral("record"), Qt::Key_R)})
        action(name, liveControlWords(control), QKeySequence(key), [this, control = control] {
            m_performer->set(control, m_performer->value(control) > 0 ? 0 : 1);
        });
    for (int slot = 1; slot <= LiveControls::sceneSlots; ++slot)
        action(("scene" + std::to_string(slot)).c_str(), tr("Recall scene %1").arg(slot),
               QKeySequence(Qt::Key_0 + slot), [this, slot] { m_performer->recall(slot); });
}

QWidget* PerformPanel::buildStatus() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    Midi& midi = session().midi();
    m_play->setCheckable(true);
    lightWhenOn(m_play);
    m_play->setText(tr("Play"));
    m_play->setIcon(glyph(Glyph::Play));
    offerLiveLearning(m_play, midi, {QStringLiteral("play")});
    connect(m_play, &QPushButton::clicked, this, &PerformPanel::togglePlay);
    m_panic = makeLiveButton(*m_performer, midi, QStringLiteral("panic"));
    m_record = makeLiveButton(*m_performer, midi, QStringLiteral("record"));
    row->addWidget(m_play);
    for (const char* control : {"freeze", "mute"})
        row->addWidget(makeLiveButton(*m_performer, midi, QLatin1String(control)));
    row->addWidget(m_record);
    row->addWidget(m_panic);
    for (int i = 0; i < row->count(); ++i)
        row->itemAt(i)->widget()->setFont(scaled(font(), largeType));
    for (QLabel* label : {m_latency, m_dropouts, m_distance, m_reach})
        row->addWidget(label, 1);
    row->addWidget(m_dark);
    return bar;
}

QWidget* PerformPanel::buildStage() {
    auto* stage = new QWidget;
    auto* column = new QVBoxLayout(stage);
    auto* top = new QHBoxLayout;
    auto* who = new QGroupBox(tr("Agents"));
    auto* inside = new QVBoxLayout(who);
    inside->addWidget(m_agents);
    auto* pad = new QHBoxLayout;
    pad->addWidget(makeLivePad(*m_performer, session().midi(), QStringLiteral("mix/x"),
                               QStringLiteral("mix/y")),
                   1);
    pad->addWidget(makeLiveButton(*m_performer, session().midi(), QStringLiteral("mix/pad")), 0,
                   Qt::AlignBottom);
    inside->addLayout(pad, 1);
    top->addWidget(who, 3);
    top->addWidget(buildAnswers(), 2);
    top->addWidget(buildStances(), 2);
    column->addLayout(top);
    m_scenes->setMinimumHeight(44);
    column->addWidget(m_scenes);
    column->addStretch(1);
    m_grid->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_parameters);
    showParameters();
    return stage;
}

QWidget* PerformPanel::buildAnswers() {
    auto* box = new QGroupBox(tr("How it answers"));
    auto* column = new QVBoxLayout(box);
    for (const char* control :
         {"stance", "density", "depth", "period", "ramp", "delay", "temperature", "gain"})
        column->addWidget(makeLiveSlider(*m_performer, session().midi(), QLatin1String(control)));
    column->addStretch(1);
    return box;
}

QWidget* PerformPanel::buildStances() {
    auto* box = new QGroupBox(tr("Follow or oppose"));
    auto* column = new QVBoxLayout(box);
    for (const LiveControl& control : m_performer->controls().all())
        if (control.name.starts_with("follow/"))
            column->addWidget(makeLiveSlider(*m_performer, session().midi(),
                                             QString::fromStdString(control.name)));
    column->addStretch(1);
    return box;
}

} // namespace antiphon
