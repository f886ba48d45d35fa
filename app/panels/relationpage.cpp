// How the page of learning a relation looks; what it does is in relationwork.cpp.
#include "app/panels/relationpage.h"

#include "app/panels/codebooklist.h"
#include "app/panels/foldedfields.h"
#include "app/panels/pageparts.h"
#include "app/panels/relationlanes.h"
#include "app/panels/relationverdict.h"
#include "app/panels/seedwidget.h"
#include "core/error.h"
#include "widgets/curvechart.h"
#include "widgets/form.h"
#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

namespace {

constexpr int drawEvery = 200; ///< ms

struct TrainFields {
    guide::GuideTrainOptions all;
    void visit(OptionVisitor& v) {
        FoldedFields folded(v, {"kind", "preset", "task", "segment", "vocab", "frontend",
                                "relation", "epochs", "steps"});
        all.visit(folded);
    }
};

struct TuneFields {
    guide::FineTuneOptions all;
    void visit(OptionVisitor& v) {
        FoldedFields folded(v, {"relation", "epochs", "layers"});
        all.visit(folded);
    }
};

} // namespace

RelationPage::RelationPage(Session& session, GuideModels& models, QWidget* parent)
    : QWidget(parent), m_session(session), m_models(models), m_pairs(new RelationPairs(session)),
      m_start(new QComboBox), m_more(new QToolButton), m_trainForm(new OptionsForm(TrainFields{})),
      m_tuneForm(new OptionsForm(TuneFields{})), m_forms(new QStackedWidget),
      m_seed(new SeedWidget), m_forecast(new QLabel), m_hint(new QLabel),
      m_progress(new QProgressBar), m_listen(new QPushButton(tr("Listen"))),
      m_train(new QPushButton(tr("Train"))), m_pause(new QToolButton), m_stop(new QToolButton),
      m_lanes(new RelationLanes(session)), m_tabs(new QTabWidget),
      m_curves(new CurveChart(QStringLiteral("loss"))), m_codebook(new CodebookList(session)),
      m_verdict(new RelationVerdict), m_answer(new QPushButton(tr("Answer with it"))),
      m_tune(new QPushButton(tr("Fine-tune on…"))), m_open(new QPushButton(tr("Open in Training"))),
      m_timer(new QTimer(this)), m_times(session.settings()) {
    auto* back = new QToolButton;
    back->setText(tr("Back to the take"));
    back->setArrowType(Qt::LeftArrow);
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back->setFocusPolicy(Qt::TabFocus);
    connect(back, &QToolButton::clicked, this, &RelationPage::backRequested);
    auto* top = new QHBoxLayout;
    top->addWidget(back);
    top->addWidget(heading(tr("Learn how one track answers another")), 1);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildForm());
    splitter->addWidget(buildResults());
    splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_hint);
    layout->addWidget(splitter, 1);
    m_timer->setInterval(drawEvery);
    connectAll();
    fillStarts();
    tell({});
    inputsChanged();
}

QWidget* RelationPage::buildForm() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->addWidget(heading(tr("Played together")));
    layout->addWidget(m_pairs);
    layout->addWidget(heading(tr("Model")));
    auto* start = new QFormLayout;
    m_start->setAccessibleName(tr("Start from"));
    m_start->setToolTip(tr("A new model, or one that is trained on with these recordings"));
    m_start->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_start->setMinimumContentsLength(12);
    m_more->setText(QStringLiteral("…"));
    m_more->setAccessibleName(tr("More to do with models"));
    m_more->setToolTip(tr("Try several settings, or judge a model on recordings"));
    m_more->setFocusPolicy(Qt::TabFocus);
    auto* line = new QHBoxLayout;
    line->addWidget(m_start, 1);
    line->addWidget(m_more);
    auto* startLabel = new QLabel(tr("Start from"));
    startLabel->setBuddy(m_start);
    start->addRow(startLabel, line);
    layout->addLayout(start);
    for (const OptionsForm* form : {m_trainForm, m_tuneForm})
        if (auto* epochs = form->findChild<RealBox*>(QStringLiteral("epochs")))
            //: instead of a number of epochs, when it is 0
            epochs->setMinimumText(tr("steps decide"));
    m_forms->addWidget(m_trainForm);
    m_forms->addWidget(m_tuneForm);
    layout->addWidget(m_forms);
    auto* how = new QFormLayout;
    how->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    how->addRow(tr("Seed"), m_seed);
    layout->addLayout(how);
    layout->addStretch();

    auto* scroll = scrolledFields(content);
    scroll->setMinimumWidth(290);
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll, 1);
    m_forecast->setWordWrap(true);
    column->addWidget(m_forecast);
    column->addWidget(m_progress);
    column->addWidget(buildButtons());
    return side;
}

QWidget* RelationPage::buildButtons() {
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress of the training"));
    m_listen->setToolTip(tr("Cut the recordings into segments, and learn which of them are alike"));
    m_pause->setIcon(glyph(Glyph::Pause));
    m_pause->setCheckable(true);
    m_pause->setAccessibleName(tr("Pause the training"));
    m_pause->setToolTip(m_pause->accessibleName());
    m_stop->setIcon(glyph(Glyph::Stop));
    m_stop->setAccessibleName(tr("Stop the training"));
    m_stop->setToolTip(tr("Stop and keep what was learned until now"));
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_listen);
    line->addStretch();
    for (QToolButton* button : {m_pause, m_stop}) {
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    line->addWidget(m_train);
    return box;
}

QWidget* RelationPage::buildResults() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_lanes, 2);
    m_curves->setAccessibleName(tr("Loss while training"));
    m_curves->setToolTip(tr("How wrong the predictions are, on what is learned from and on what "
                            "is held back. When the second rises, it learns by heart."));
    m_tabs->addTab(m_codebook, tr("Codes"));
    auto* loss = new QWidget;
    auto* lossLayout = new QVBoxLayout(loss);
    lossLayout->setContentsMargins(4, 4, 4, 0);
    lossLayout->addWidget(
        new QLabel(tr("Solid: what it learns from. Dashed: what it has not learned from.")));
    lossLayout->addWidget(m_curves, 1);
    m_tabs->addTab(loss, tr("Loss"));
    m_tabs->addTab(m_verdict, tr("Result"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Codes, training and result"));
    m_tabs->setMinimumHeight(180);
    layout->addWidget(m_tabs, 1);
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll, 1);
    auto* line = new QHBoxLayout;
    line->addWidget(m_open);
    line->addStretch();
    line->addWidget(m_tune);
    line->addWidget(m_answer);
    m_answer->setToolTip(tr("Back to the take, where the memory then answers the guide as this "
                            "model has learned it"));
    m_tune->setToolTip(tr("Train this model on with other recordings"));
    m_open->setToolTip(tr("See all its curves beside those of other trainings"));
    column->addLayout(line);
    return results;
}

guide::GuideTrainOptions RelationPage::trainOptions() const {
    return m_trainForm->options().as<TrainFields>().all;
}

void RelationPage::fillStarts() {
    const fs::path before = m_wantedStart.empty() ? start() : m_wantedStart;
    {
        const QSignalBlocker blocker(m_start);
        m_start->clear();
        m_start->addItem(tr("A new model"), QString());
        for (const GuideModel& model : m_models.models())
            m_start->addItem(
                tr("%1: %2", "a model and what it was learned from").arg(model.title, model.pairs),
                QString::fromStdString(model.path.string()));
        int index = m_start->findData(QString::fromStdString(before.string()));
        if (index < 0 && !before.empty()) {
            m_start->addItem(QString::fromStdString(display(before)),
                             QString::fromStdString(before.string()));
            index = m_start->count() - 1;
        }
        m_start->setCurrentIndex(std::max(0, index));
    }
    m_wantedStart.clear();
    m_forms->setCurrentIndex(start().empty() ? 0 : 1);
}

fs::path RelationPage::start() const {
    return m_start->currentData().toString().toStdString();
}

void RelationPage::startFrom(const fs::path& model) {
    m_wantedStart = model;
    fillStarts();
    inputsChanged();
}

Json RelationPage::state() const {
    return {{"recordings", m_pairs->toJson()},
            {"options", toJson(Options(trainOptions()))},
            {"tuning", toJson(Options(m_tuneForm->options().as<TuneFields>().all))},
            {"start", start().string()},
            {"seed", m_seed->seed()},
            {"heard", m_heard.string()},
            {"heard_key", m_heardKey},
            {"continues", m_continues},
            {"model", m_model.string()}};
}

void RelationPage::restore(const Json& state) {
    const auto read = [&](auto fields, const char* key, OptionsForm& form) {
        Options options = fields.all;
        try {
            readJson(options, state.value(key, Json::object()), key);
            fields.all = options.as<decltype(fields.all)>();
            form.setOptions(fields);
        } catch (const UserError& e) { // settings of another version: the rest still serves
            m_session.tell(QString::fromUtf8(e.what()));
        }
    };
    read(TrainFields{}, "options", *m_trainForm);
    read(TuneFields{}, "tuning", *m_tuneForm);
    m_pairs->fromJson(state.value("recordings", Json::object()));
    startFrom(state.value("start", std::string()));
    m_seed->setSeed(state.value("seed", std::uint64_t(0)));
    m_heard = state.value("heard", std::string());
    m_heardKey = state.value("heard_key", Json());
    m_model = state.value("model", std::string());
    m_continues = state.value("continues", false);
    inputsChanged();
    showLabels();
    showKnown();
}

} // namespace antiphon
