#include "app/panels/idmvary.h"

#include "app/panels/actionbutton.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/idmform.h"
#include "app/panels/idmgrid.h"
#include "app/panels/idmseed.h"
#include "app/panels/idmstrip.h"
#include "app/panels/idmtable.h"
#include "app/panels/soundslot.h"
#include "widgets/masklane.h"

#include <QCheckBox>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace antiphon {

namespace {

constexpr int measureAfterMs = 300; ///< of a hand that rests

} // namespace

IdmVary::IdmVary(Session& session, EmotionChoice& model, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(model), m_actions(actions),
      m_slot(new SoundSlot(session, tr("Seed"), tr("what is varied"), "clip")), m_seed(new IdmSeed),
      m_snap(new QCheckBox(tr("Snap to chunks"))), m_form(new IdmForm(session)),
      m_tabs(new QTabWidget), m_grid(new IdmGrid), m_table(new IdmTable),
      m_strip(new IdmStrip(session)), m_hint(new QLabel), m_measureSoon(new QTimer(this)) {
    m_snap->setChecked(true);
    m_snap->setToolTip(tr("The selection begins and ends where the model's chunks begin; they are "
                          "marked on the seed."));
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setObjectName(QStringLiteral("varyhint"));
    m_tabs->setAccessibleName(tr("Results"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_grid, tr("Grid"));
    m_tabs->addTab(m_table, tr("Table"));
    m_pool.setMaxThreadCount(1);
    m_measureSoon->setSingleShot(true);
    m_measureSoon->setInterval(measureAfterMs);
    m_form->setMinimumWidth(300);

    auto* main = new QSplitter;
    main->addWidget(buildMain());
    main->addWidget(m_form);
    main->setStretchFactor(0, 1);
    main->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(buildTop());
    layout->addWidget(main, 1);
    connectAll();
    apply({});
    readModel();
}

QWidget* IdmVary::buildTop() {
    auto* top = new QWidget;
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_slot, 2);
    auto* label = new QLabel(m_model.accessibleName());
    label->setBuddy(&m_model);
    layout->addWidget(label);
    layout->addWidget(&m_model, 1);
    layout->addWidget(m_snap);
    auto* hover = actionButton(m_actions.hover);
    hover->setToolButtonStyle(Qt::ToolButtonIconOnly);
    hover->setAccessibleName(m_actions.hover->text());
    layout->addWidget(hover);
    for (QAction* action : {m_actions.play, m_actions.compare, m_actions.exporting})
        layout->addWidget(actionButton(action));
    return top;
}

QWidget* IdmVary::buildMain() {
    auto* lanes = new QWidget;
    auto* column = new QVBoxLayout(lanes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_hint);
    column->addWidget(m_seed, 1);
    auto* upper = new QSplitter;
    upper->addWidget(lanes);
    upper->addWidget(m_tabs);
    upper->setStretchFactor(0, 1);
    upper->setStretchFactor(1, 1);
    upper->setChildrenCollapsible(false);
    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(upper, 1);
    layout->addWidget(m_strip);
    return main;
}

void IdmVary::connectAll() {
    connect(m_slot, &SoundSlot::changed, this, [this] {
        IdmWish next = m_wish;
        next.seed = m_slot->file();
        next.crop.reset();
        push(tr("Choose seed"), next, -1);
    });
    connect(&m_model, &EmotionChoice::changed, this, &IdmVary::readModel);
    connect(m_snap, &QCheckBox::toggled, m_seed, &IdmSeed::setSnaps);
    connect(m_seed, &IdmSeed::failed, this, [this](const QString& sentence) {
        m_trouble = sentence;
        showState();
    });
    // What is selected is taken; that is no step of undo, as no selection is.
    connect(m_seed, &IdmSeed::cropChanged, this, [this] {
        if (m_applying)
            return;
        m_wish.crop = m_seed->crop();
        lookNearCrop();
        m_measureSoon->start();
        showState();
    });
    connect(m_seed->mask(), &MaskLane::changed, this, [this] {
        IdmWish next = m_wish;
        next.vary.mixTimes = drawnText(m_seed->mask()->values());
        push(tr("Draw mix over time"), next, m_stroke);
    });
    connect(m_seed->mask(), &MaskLane::strokeEnded, this, [this] { ++m_stroke; });
    connect(m_seed->axis(), &TimeAxis::auditionRequested, this, [this](TimeSpan span) {
        if (!m_wish.seed.empty())
            m_session.player().audition(m_wish.seed, span);
    });
    connect(m_measureSoon, &QTimer::timeout, this, &IdmVary::measureSeed);

    connect(m_form, &IdmForm::edited, this,
            [this](const QString& what) { push(what, m_form->apply(m_wish), m_stroke); });
    connect(m_form, &IdmForm::strokeEnded, this, [this] { ++m_stroke; });
    connect(m_form, &IdmForm::pageChanged, this, &IdmVary::showState);
    connect(m_form, &IdmForm::startRequested, this, &IdmVary::start);
    connect(m_form, &IdmForm::cancelRequested, this, [this] { m_session.jobs().cancel(m_job); });

    connect(m_grid, &IdmGrid::hearRequested, this, &IdmVary::hear);
    connect(m_grid, &IdmGrid::hovered, this, &IdmVary::hover);
    connect(m_grid, &IdmGrid::left, this, &IdmVary::leave);
    connect(m_actions.hover, &QAction::toggled, this, &IdmVary::leave);
    connect(m_table, &IdmTable::hearRequested, this, &IdmVary::hear);
    connect(m_strip, &IdmStrip::hearRequested, this, &IdmVary::hear);
    connect(m_grid, &IdmGrid::showRequested, this, &IdmVary::openResult);
    connect(m_table, &IdmTable::showRequested, this, &IdmVary::openResult);
    connect(m_strip, &IdmStrip::openRequested, this, &IdmVary::openResult);

    connect(&m_session.jobs(), &Jobs::changed, this, &IdmVary::jobChanged);
    connect(&m_session.jobs(), &Jobs::ended, this, &IdmVary::jobEnded);
    connect(&m_session.store(), &Store::opened, this, &IdmVary::showState);
    connect(&m_session.store(), &Store::closed, this, &IdmVary::reset);
    connect(&m_session, &Session::slotRequested, this,
            [this](const QString& slot, const fs::path& file) {
                if (slot == QLatin1String("idm.seed"))
                    m_slot->setFile(file);
            });
}

QString IdmVary::hint() const {
    return m_hint->isHidden() ? QString() : m_hint->text();
}

Json IdmVary::state() const {
    return {{"wish", toJson(m_wish)},      {"seed", m_form->seed()},
            {"page", int(m_form->page())}, {"tab", m_tabs->currentIndex()},
            {"snap", m_snap->isChecked()}, {"hover", m_actions.hover->isChecked()}};
}

void IdmVary::restore(const Json& state) {
    if (!state.is_object())
        return;
    const auto number = [&](const char* key) {
        const auto it = state.find(key);
        const bool whole = it != state.end() && it->is_number_integer() &&
                           (it->is_number_unsigned() || it->get<std::int64_t>() >= 0);
        return whole ? it->get<std::uint64_t>() : 0;
    };
    if (const auto snap = state.find("snap"); snap != state.end() && snap->is_boolean())
        m_snap->setChecked(snap->get<bool>());
    if (const auto hover = state.find("hover"); hover != state.end() && hover->is_boolean())
        m_actions.hover->setChecked(hover->get<bool>());
    m_form->setSeed(number("seed"));
    m_form->setPage(int(std::min<std::uint64_t>(number("page"), IdmForm::Draw)));
    m_tabs->setCurrentIndex(int(std::min<std::uint64_t>(number("tab"), 1)));
    if (const auto wish = state.find("wish"); wish != state.end())
        apply(idmWishOf(*wish));
    if (!m_wish.shown.empty())
        openResult(m_wish.shown);
}

} // namespace antiphon
