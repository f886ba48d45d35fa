#include "app/panels/takebar.h"

#include "models/guide/labels.h"
#include "widgets/labelstrip.h"

#include <QComboBox>
#include <QEvent>
#include <QPainter>

namespace antiphon {

namespace {

QIcon chip(int label, const QPalette& palette) {
    QPixmap pixmap(12, 12);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    if (label >= 0)
        painter.fillRect(pixmap.rect(), labelColor(label, palette));
    painter.setPen(palette.color(QPalette::Text));
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1));
    return pixmap;
}

} // namespace

TakeBar::TakeBar(const Actions& actions, QWidget* parent)
    : QToolBar(parent), m_labels(new QComboBox), m_plays(new QComboBox), m_listen(new QComboBox) {
    setWindowTitle(tr("Take"));
    setAccessibleName(tr("Take"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto named = [](QComboBox* box, const QString& name) {
        box->setAccessibleName(name);
        box->setToolTip(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    };
    named(m_labels, tr("Label to paint"));
    named(m_plays, tr("What a click on a segment plays"));
    named(m_listen, tr("What is heard of the take"));

    using Part = TakePlayer::Part;
    const auto part = [this](const QString& text, Part value) {
        m_plays->addItem(text, int(value));
    };
    part(tr("Click plays all in turn"), Part::InTurn);
    part(tr("Click plays the guide"), Part::Guide);
    part(tr("Click plays the source"), Part::Source);
    part(tr("Click plays the response"), Part::Response);
    part(tr("Click plays nothing"), Part::Nothing);
    m_listen->addItem(tr("Hear the mix"), int(TakePlayer::Listen::Mix));
    m_listen->addItem(tr("A: guide, matched"), int(TakePlayer::Listen::Guide));
    m_listen->addItem(tr("B: response, matched"), int(TakePlayer::Listen::Response));

    addAction(actions.play);
    addWidget(m_listen);
    addAction(actions.compare);
    addSeparator();
    addAction(actions.paint);
    addWidget(m_labels);
    addAction(actions.lock);
    addAction(actions.reroll);
    addAction(actions.redraw);
    addAction(actions.alternatives);
    setLabels({});

    connect(m_labels, &QComboBox::currentIndexChanged, this, &TakeBar::labelChanged);
    connect(m_listen, &QComboBox::activated, this, &TakeBar::listenRequested);
}

void TakeBar::setLabels(const std::vector<std::int32_t>& labels) {
    const int chosen = m_labels->count() > 0 ? label() : guide::silent;
    {
        const QSignalBlocker blocker(m_labels);
        m_shown = labels;
        m_labels->clear();
        for (const std::int32_t l : labels)
            m_labels->addItem(chip(l, palette()), tr("Label %1").arg(l), l);
        m_labels->addItem(chip(guide::silent, palette()), tr("Silence"), guide::silent);
        m_labels->setCurrentIndex(std::max(0, m_labels->findData(chosen)));
    }
    Q_EMIT labelChanged();
}

int TakeBar::label() const {
    return m_labels->currentData().toInt();
}

void TakeBar::setLabel(int label) {
    m_labels->setCurrentIndex(std::max(0, m_labels->findData(label)));
}

TakePlayer::Part TakeBar::clickPlays() const {
    return TakePlayer::Part(m_plays->currentData().toInt());
}

TakePlayer::Listen TakeBar::listen() const {
    return TakePlayer::Listen(m_listen->currentData().toInt());
}

void TakeBar::setListen(TakePlayer::Listen listen) {
    m_listen->setCurrentIndex(m_listen->findData(int(listen)));
}

void TakeBar::changeEvent(QEvent* event) {
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setLabels(std::vector(m_shown)); // chips of the new scheme
}

} // namespace antiphon
