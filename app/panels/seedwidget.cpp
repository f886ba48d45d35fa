#include "app/panels/seedwidget.h"

#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>

namespace antiphon {

SeedWidget::SeedWidget(QWidget* parent)
    : QWidget(parent), m_box(new WholeBox(this)), m_lock(new QToolButton(this)),
      m_usedText(new QLabel(this)), m_keep(new QToolButton(this)), m_usedPart(new QWidget(this)) {
    const QString help = tr("The same seed gives the same result again; 0 draws a new one.");
    m_box->setObjectName(QStringLiteral("seed"));
    m_box->setRange(0, std::numeric_limits<qint64>::max());
    const auto say = [this] {
        //: beside the seed 0
        m_box->setUnit(m_box->value() ? QString() : tr("(drawn)"));
    };
    say();
    m_box->setAccessibleName(tr("Seed"));
    m_box->setToolTip(help);
    m_box->setWhatsThis(help);
    m_lock->setObjectName(QStringLiteral("seedLock"));
    m_lock->setIcon(glyph(Glyph::Lock));
    m_lock->setCheckable(true);
    m_lock->setAutoRaise(true);
    m_lock->setAccessibleName(tr("Lock the seed"));
    m_lock->setToolTip(tr("Lock the seed: the next runs use it too"));
    m_keep->setObjectName(QStringLiteral("seedKeep"));
    m_keep->setText(tr("Keep"));
    m_keep->setToolTip(tr("Use this seed for the next runs"));
    m_keep->setAccessibleName(tr("Keep the seed that was used"));
    m_usedText->setWordWrap(true);
    m_usedText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* used = new QHBoxLayout(m_usedPart);
    used->setContentsMargins(0, 0, 0, 0);
    used->addWidget(m_usedText, 1);
    used->addWidget(m_keep);
    m_usedPart->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(2);
    line->addWidget(m_box, 1);
    line->addWidget(m_lock);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_usedPart);

    connect(m_box, &WholeBox::valueChanged, this, [this, say](qint64 value) {
        say();
        m_lock->setChecked(value != 0);
        Q_EMIT changed();
    });
    connect(m_lock, &QToolButton::clicked, this, [this](bool locked) {
        if (locked && m_box->value() == 0)
            m_box->setValue(m_used ? qint64(m_used) : 1);
        if (!locked)
            m_box->setValue(0);
    });
    connect(m_keep, &QToolButton::clicked, this, [this] {
        setSeed(m_used);
        m_box->setFocus();
    });
}

quint64 SeedWidget::seed() const {
    return quint64(m_box->value());
}

void SeedWidget::setSeed(quint64 seed) {
    m_box->setValue(qint64(seed & quint64(std::numeric_limits<qint64>::max())));
    m_usedPart->setVisible(m_used != 0 && m_used != this->seed());
}

void SeedWidget::showUsed(quint64 seed) {
    m_used = seed;
    m_usedText->setText(tr("The last run used %1.").arg(seed));
    m_usedPart->setVisible(m_used != 0 && m_used != this->seed());
}

} // namespace antiphon
