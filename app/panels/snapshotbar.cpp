#include "app/panels/snapshotbar.h"

#include "app/panels/midilearn.h"
#include "app/panels/untypedbox.h"
#include "widgets/slider.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

namespace {

constexpr int inARow = 5;

} // namespace

SnapshotBar::SnapshotBar(Midi& midi, QWidget* parent)
    : QGroupBox(tr("Snapshots"), parent), m_from(new UntypedBox), m_to(new UntypedBox),
      m_way(new Slider({}, {.min = 0, .max = 1, .initial = 0, .decimals = 2})) {
    auto* buttons = new QGridLayout;
    buttons->setSpacing(3);
    for (int i = 0; i < int(m_buttons.size()); ++i) {
        auto* button = new QToolButton;
        button->setText(label(i));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QToolButton::clicked, this, [this, i] { clicked(i); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, i](const QPoint& at) { showMenu(i, at); });
        buttons->addWidget(button, i / inARow, i % inARow);
        m_buttons[std::size_t(i)] = button;
    }
    m_from->setAccessibleName(tr("Morph from snapshot"));
    m_to->setAccessibleName(tr("Morph to snapshot"));
    for (UntypedBox* box : {m_from, m_to})
        box->setMinimumContentsLength(2);
    m_way->setName(tr("Morph"));
    m_way->setToolTip(tr("From one snapshot to the other"));
    offerMidi(m_way, midi, QStringLiteral("synth.morph"));
    auto* morph = new QHBoxLayout;
    morph->addWidget(new QLabel(tr("Morph")));
    morph->addWidget(m_from);
    morph->addWidget(m_way, 1);
    morph->addWidget(m_to);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(buttons);
    layout->addLayout(morph);

    connect(m_way, &Slider::valueChanged, this, &SnapshotBar::morphed);
    for (UntypedBox* box : {m_from, m_to})
        connect(box, &QComboBox::activated, this, [this] {
            showMorph();
            Q_EMIT endsChanged();
        });
    setSnapshots({});
}

QString SnapshotBar::label(int snapshot) {
    return QString::number((snapshot + 1) % 10);
}

void SnapshotBar::setSnapshots(const Snapshots& snapshots) {
    const int a = from(), b = to();
    m_snapshots = snapshots;
    showButtons();
    fill(m_from, a);
    fill(m_to, b);
    showMorph();
}

int SnapshotBar::from() const {
    return m_from->count() ? m_from->currentData().toInt() : -1;
}

int SnapshotBar::to() const {
    return m_to->count() ? m_to->currentData().toInt() : -1;
}

void SnapshotBar::setEnds(int a, int b) {
    fill(m_from, a);
    fill(m_to, b);
    showMorph();
}

void SnapshotBar::fill(UntypedBox* box, int chosen) {
    const QSignalBlocker blocker(box);
    box->clear();
    box->addItem(QStringLiteral("–"), -1);
    for (std::size_t i = 0; i < m_snapshots.size(); ++i)
        if (!m_snapshots[i].empty())
            box->addItem(label(int(i)), int(i));
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

void SnapshotBar::showMorph() {
    m_way->setEnabled(from() >= 0 && to() >= 0 && from() != to());
}

void SnapshotBar::showButtons() {
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const bool filled = !m_snapshots[i].empty();
        const QString name = label(int(i));
        QFont letters = font();
        letters.setBold(filled);
        m_buttons[i]->setFont(letters);
        QPalette colors = palette();
        if (filled) {
            const QColor lit = tonesOf(colors).data;
            colors.setColor(QPalette::Button, lit);
            colors.setColor(QPalette::ButtonText, inkOn(lit));
        }
        m_buttons[i]->setPalette(colors);
        m_buttons[i]->setAccessibleName(filled ? tr("Snapshot %1").arg(name)
                                               : tr("Snapshot %1, empty").arg(name));
        m_buttons[i]->setToolTip(
            filled ? tr("Recall (key %1). Shift stores the parameters here.").arg(name)
                   : tr("Store the parameters here (Shift and key %1)").arg(name));
    }
}

void SnapshotBar::changeEvent(QEvent* event) {
    QGroupBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_buttons.back())
        showButtons();
}

void SnapshotBar::clicked(int snapshot) {
    const bool shift = QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    if (shift || m_snapshots[std::size_t(snapshot)].empty())
        Q_EMIT storeRequested(snapshot);
    else
        Q_EMIT recallRequested(snapshot);
}

void SnapshotBar::showMenu(int snapshot, const QPoint& at) {
    QToolButton* button = m_buttons[std::size_t(snapshot)];
    auto* menu = new QMenu(button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool filled = !m_snapshots[std::size_t(snapshot)].empty();
    connect(menu->addAction(tr("Recall")), &QAction::triggered, this,
            [this, snapshot] { Q_EMIT recallRequested(snapshot); });
    connect(menu->addAction(tr("Store here")), &QAction::triggered, this,
            [this, snapshot] { Q_EMIT storeRequested(snapshot); });
    connect(menu->addAction(tr("Clear")), &QAction::triggered, this,
            [this, snapshot] { Q_EMIT clearRequested(snapshot); });
    menu->actions()[0]->setEnabled(filled);
    menu->actions()[2]->setEnabled(filled);
    menu->popup(button->mapToGlobal(at));
}

} // namespace antiphon
