#include "app/panels/workstrip.h"

#include "widgets/elidedlabel.h"
#include "widgets/glyphs.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QToolButton>

namespace antiphon {

WorkStrip::WorkStrip(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    m_text = new ElidedLabel(this);
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(40);
    m_bar->setMaximumHeight(fontMetrics().height() / 2);
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName(QStringLiteral("library.cancelWork"));
    m_cancel->setIcon(glyph(Glyph::Close));
    m_cancel->setToolTip(tr("Cancel; what was taken in stays"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_cancel->setEnabled(false); // seen at once, whatever the job is in the middle of
        m_session.jobs().cancel(m_job);
    });

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(1);
    layout->addWidget(m_text, 0, 0);
    layout->addWidget(m_bar, 1, 0);
    layout->addWidget(m_cancel, 0, 1, 2, 1);

    for (const auto signal : {&Jobs::added, &Jobs::changed, &Jobs::ended})
        connect(&session.jobs(), signal, this, &WorkStrip::refresh);
    refresh();
}

void WorkStrip::refresh() {
    const JobInfo* shown = nullptr;
    for (const Jobs::Id id : m_session.jobs().ids()) {
        const JobInfo* info = m_session.jobs().job(id);
        if (!info || info->task || info->ended())
            continue;
        // What runs before what waits.
        if (!shown ||
            (shown->row.state != JobState::Running && info->row.state == JobState::Running))
            shown = info;
    }
    setVisible(shown != nullptr);
    if (!shown)
        return;
    if (shown->row.id != m_job) {
        m_job = shown->row.id;
        m_cancel->setEnabled(true);
    }
    const QString title = QString::fromStdString(shown->row.title);
    const QString text = QString::fromStdString(shown->row.text);
    m_text->setText(text.isEmpty() ? title : tr("%1: %2").arg(title, text));
    m_bar->setValue(int(shown->row.fraction * 1000));
    m_bar->setAccessibleName(title);
}

} // namespace antiphon
