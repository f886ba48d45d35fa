#include "app/panels/quicktable.h"

#include "app/panels/mapbuildpage.h"
#include "core/synth/synth.h"
#include "models/impro/tableoptions.h"
#include "models/systems.h"
#include "widgets/glyphs.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

namespace antiphon {

namespace {

constexpr double soundSeconds = 0.5; ///< enough for means; the map page builds longer ones

} // namespace

QuickTable::QuickTable(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_button(new QToolButton), m_cancel(new QToolButton),
      m_progress(new QProgressBar) {
    m_button->setText(tr("Build one"));
    m_button->setToolTip(tr("Build a small table of a synthesizer in some seconds; the map page "
                            "builds finer ones"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(m_button);
    for (const SynthInfo& info : synths())
        menu->addAction(QCoreApplication::translate("Synth", info.title.c_str()), this,
                        [this, name = info.name] { build(name); });
    m_button->setMenu(menu);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Building the table"));
    m_progress->setMinimumWidth(40);
    m_cancel->setIcon(glyph(Glyph::Close));
    m_cancel->setAutoRaise(true);
    m_cancel->setAccessibleName(tr("Stop building the table"));
    m_cancel->setToolTip(m_cancel->accessibleName());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_session.jobs().cancel(m_job); });
    connect(&session.jobs(), &Jobs::changed, this, [this](quint64 id) {
        if (const JobInfo* info = m_session.jobs().job(id); id == m_job && info)
            m_progress->setValue(int(info->row.fraction * 1000));
    });
    connect(&session.jobs(), &Jobs::ended, this, &QuickTable::ended);
    for (const auto signal : {&Store::opened, &Store::closed})
        connect(&session.store(), signal, this, &QuickTable::showJob);
    showJob();
}

void QuickTable::showJob() {
    m_button->setVisible(!busy());
    m_button->setEnabled(m_session.store().isOpen());
    m_progress->setVisible(busy());
    m_cancel->setVisible(busy());
}

void QuickTable::build(const std::string& synth) {
    const Task* task = findTask(systems(), "impro.table");
    if (!task || busy() || !m_session.store().isOpen())
        return;
    std::size_t parameters = 2;
    for (const SynthInfo& info : synths())
        if (info.name == synth)
            parameters = info.parameters.size();
    impro::TableOptions options;
    options.synth = synth;
    options.subdiv = subdivisionsFor(TableDetail::Normal, parameters);
    options.seconds = soundSeconds;
    m_progress->setValue(0);
    m_job = m_session.start(*task, {}, options);
    showJob();
}

void QuickTable::ended(quint64 id) {
    if (id != m_job)
        return;
    m_job = 0;
    showJob();
    const JobInfo* info = m_session.jobs().job(id);
    if (info && info->row.state == JobState::Done)
        for (const Item& item : info->outcome.items)
            if (item.role == "table")
                Q_EMIT built(item.path);
}

} // namespace antiphon
