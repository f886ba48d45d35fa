#include "widgets/commandpalette.h"

#include "widgets/fuzzy.h"
#include "widgets/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

constexpr int positionsRole = Qt::UserRole + 1, shortcutRole = Qt::UserRole + 2,
              actionRole = Qt::UserRole + 3;
constexpr int keptRecent = 8;

/// Text with the matched letters bold, the shortcut at the right.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {200, option.fontMetrics.height() + 12};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        const auto group = enabled ? QPalette::Active : QPalette::Disabled;
        if (selected)
            painter->fillRect(option.rect, option.palette.color(group, QPalette::Highlight));
        const QColor ink =
            option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
        const QRect area = option.rect.adjusted(10, 0, -10, 0);
        const QString shortcut = index.data(shortcutRole).toString();
        const int shortcutWidth = option.fontMetrics.horizontalAdvance(shortcut);
        painter->setFont(option.font);
        painter->setPen(selected || !enabled ? ink : tonesOf(option.palette).faint);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, shortcut);

        const QString text = index.data(Qt::DisplayRole).toString();
        QTextLayout layout(text, option.font);
        QList<QTextLayout::FormatRange> bold;
        for (const QVariant& position : index.data(positionsRole).toList()) {
            QTextLayout::FormatRange range;
            range.start = position.toInt();
            range.length = 1;
            range.format.setFontWeight(QFont::Bold);
            range.format.setFontUnderline(true);
            bold.append(range);
        }
        layout.setFormats(bold);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(1e6);
        layout.endLayout();
        painter->save();
        painter->setClipRect(area.adjusted(0, 0, -shortcutWidth - 12, 0));
        painter->setPen(ink);
        layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2));
        painter->restore();
    }
};

/// Typed in full: no other command comes before it, however often that was used.
bool meant(const QString& typed, const QAction& action, const QString& shown) {
    const auto is = [&](const QString& name) {
        return typed.trimmed().compare(name, Qt::CaseInsensitive) == 0;
    };
    return is(shown) || is(plainText(action));
}

} // namespace

QString plainText(const QAction& action) {
    QString text = action.text();
    // "&&" is a real ampersand.
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove(QLatin1Char('&')).replace(QChar(1), QLatin1Char('&'));
    while (text.endsWith(QLatin1Char('.')) || text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text.trimmed();
}

CommandPalette::CommandPalette(QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_field(new QLineEdit(this)),
      m_list(new QListView(this)), m_none(new QLabel(this)), m_model(new QStandardItemModel(this)) {
    setWindowTitle(tr("Commands"));
    setModal(true);
    m_field->setPlaceholderText(tr("Type what you want to do"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_none->setText(tr("No command is called like that. Fewer letters find more."));
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_none, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::setActions(const QList<QAction*>& actions) {
    m_actions.clear();
    for (QAction* action : actions)
        if (!action->isSeparator() && action->isVisible() && !plainText(*action).isEmpty())
            m_actions.append(action);
    refresh();
}

void CommandPalette::popUp() {
    m_field->clear();
    refresh();
    const QSize room = parentWidget() ? parentWidget()->window()->size() : QSize(900, 700);
    resize(std::clamp(room.width() / 2, 360, 640), std::clamp(room.height() / 2, 240, 460));
    if (parentWidget()) {
        const QWidget* window = parentWidget()->window();
        move(window->mapToGlobal(QPoint((window->width() - width()) / 2, window->height() / 8)));
    }
    show();
    raise();
    activateWindow();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::refresh() {
    struct Found {
        int index; ///< in m_actions
        QString text;
        FuzzyMatch match;
    };
    QList<Found> found;
    for (int i = 0; i < int(m_actions.size()); ++i) {
        const QPointer<QAction>& action = m_actions[i];
        if (!action)
            continue;
        const QString path = action->property("path").toString();
        const QString text = path.isEmpty() ? plainText(*action)
                                            //: a menu and an action in it
                                            : tr("%1: %2").arg(path, plainText(*action));
        auto match = fuzzyMatch(m_field->text(), text);
        if (!match)
            continue;
        const auto recent = m_recent.indexOf(action);
        if (recent >= 0)
            match->score += 10 - int(recent);
        if (meant(m_field->text(), *action, text))
            match->score += 1000;
        found.append({i, text, *match});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.match.score > b.match.score; });
    m_model->clear();
    for (const Found& f : found) {
        const QAction* action = m_actions[f.index];
        auto* item = new QStandardItem(f.text);
        QVariantList positions;
        for (const int p : f.match.positions)
            positions.append(p);
        item->setData(positions, positionsRole);
        item->setData(action->shortcut().toString(QKeySequence::NativeText), shortcutRole);
        item->setData(f.index, actionRole);
        item->setEnabled(action->isEnabled());
        item->setToolTip(action->statusTip());
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setVisible(!found.isEmpty());
    m_none->setVisible(found.isEmpty());
}

void CommandPalette::run() {
    const QModelIndex index = m_list->currentIndex();
    // By index, not by pointer: the action may be gone since the list was made.
    const QPointer<QAction> action =
        index.isValid() ? m_actions.value(index.data(actionRole).toInt()) : nullptr;
    if (!action || !action->isEnabled())
        return;
    m_recent.removeAll(action);
    m_recent.prepend(action);
    while (m_recent.size() > keptRecent)
        m_recent.removeLast();
    // First closed, so that the action finds the focus where it was.
    accept();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int rows = m_model->rowCount(), row = m_list->currentIndex().row();
    const auto go = [&](int to) {
        if (rows > 0)
            m_list->setCurrentIndex(m_model->index((to % rows + rows) % rows, 0));
    };
    switch (key->key()) {
    case Qt::Key_Down:
        go(row + 1);
        return true;
    case Qt::Key_Up:
        go(row - 1);
        return true;
    case Qt::Key_PageDown:
        go(std::min(row + 8, rows - 1));
        return true;
    case Qt::Key_PageUp:
        go(std::max(row - 8, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace antiphon
