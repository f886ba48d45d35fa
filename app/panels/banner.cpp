#include "app/panels/banner.h"

#include "app/window/player.h"
#include "widgets/glyphs.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace antiphon {

Banner::Banner(Player& player, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("banner"));
    setAccessibleName(tr("Sound device"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    m_sign = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* reconnect = new QPushButton(tr("Reconnect"), this);
    auto* close = new QToolButton(this);
    close->setIcon(glyph(Glyph::Close));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setAccessibleName(tr("Hide this notice"));
    close->setToolTip(close->accessibleName());

    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(reconnect);
    layout->addWidget(close);
    connect(reconnect, &QPushButton::clicked, &player, &Player::reconnect);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&player, &Player::bannerChanged, this, &Banner::tell);
    takeColors();
    tell(player.banner());
}

void Banner::tell(const QString& sentence) {
    m_text->setText(sentence);
    setAccessibleDescription(sentence);
    setVisible(!sentence.isEmpty());
}

void Banner::takeColors() {
    // The palette that is set here is announced as a change, too.
    if (m_coloring)
        return;
    m_coloring = true;
    const QPalette around = parentWidget() ? parentWidget()->palette() : QPalette();
    QPalette own = around;
    own.setColor(QPalette::Window,
                 mix(around.color(QPalette::Window), tonesOf(around).warning, 0.15));
    setPalette(own);
    m_sign->setPixmap(glyph(Glyph::Warning).pixmap(20, 20));
    m_coloring = false;
}

void Banner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        if (m_sign)
            takeColors();
}

} // namespace antiphon
