#include "app/panels/taghints.h"

#include "widgets/flowlayout.h"
#include "widgets/glyphs.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

namespace antiphon {

TagHints::TagHints(QWidget* parent) : QWidget(parent), m_flow(new FlowLayout(this)) {}

void TagHints::setHints(const std::vector<Hint>& hints) {
    if (hints == m_hints)
        return;
    m_hints = hints;
    // Where the keyboard is, it goes on with the next one.
    int focused = -1;
    bool refusing = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        if (row.accept->hasFocus() || row.refuse->hasFocus()) {
            focused = int(i);
            refusing = row.refuse->hasFocus();
        }
        m_flow->removeWidget(row.box);
        row.box->hide();
        row.box->deleteLater(); // one of its buttons may be the one that was pressed
    }
    m_rows.clear();
    QWidget* before = nullptr;
    for (const Hint& hint : hints) {
        const Row row = addRow(hint);
        if (before)
            setTabOrder(before, row.accept);
        setTabOrder(row.accept, row.refuse);
        before = row.refuse;
        m_rows.push_back(row);
    }
    if (focused >= 0 && !m_rows.empty()) {
        const Row& next = m_rows[std::min(std::size_t(focused), m_rows.size() - 1)];
        (refusing ? next.refuse : next.accept)->setFocus();
    }
}

TagHints::Row TagHints::addRow(const Hint& hint) {
    const QString tag = QString::fromStdString(hint.tag);
    const auto percent = [](double share) { return QLocale().toString(100 * share, 'f', 0); };
    auto* box = new QFrame(this);
    box->setFrameShape(QFrame::StyledPanel);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(5, 1, 1, 1);
    line->setSpacing(2);
    auto* text = new QLabel;
    text->setTextFormat(Qt::PlainText);
    if (hint.songs > 1)
        text->setText(tr("%1 (%n song(s))", nullptr, hint.songs).arg(tag));
    else
        //: a tag and how likely it is, in percent
        text->setText(tr("%1, %2 %").arg(tag, percent(hint.probability)));
    const QString called =
        hint.kind == stem::TagKind::Genre ? tr("genre “%1”").arg(tag) : tr("mood “%1”").arg(tag);
    //: %1 such as 'genre “rock”', %2 a share in percent
    box->setToolTip(tr("The %1 is likely from how it sounds. Of 100 such suggestions about %2 are "
                       "right: so it was on songs that were not learned from.")
                        .arg(called, percent(hint.precision)));
    text->setToolTip(box->toolTip());
    line->addWidget(text);
    const auto button = [&](Glyph sign, const QString& name) {
        auto* made = new QToolButton;
        made->setIcon(glyph(sign));
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        made->setAccessibleName(name);
        made->setAccessibleDescription(box->toolTip());
        made->setToolTip(name);
        line->addWidget(made);
        return made;
    };
    const Row row{box, button(Glyph::Done, tr("Accept the %1").arg(called)),
                  button(Glyph::Close, tr("Refuse the %1").arg(called))};
    connect(row.accept, &QToolButton::clicked, this,
            [this, hint] { Q_EMIT accepted(hint.kind, hint.tag); });
    connect(row.refuse, &QToolButton::clicked, this,
            [this, hint] { Q_EMIT refused(hint.kind, hint.tag); });
    m_flow->addWidget(box);
    box->show();
    return row;
}

} // namespace antiphon
