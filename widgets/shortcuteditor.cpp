#include "widgets/shortcuteditor.h"

#include "widgets/commandpalette.h"
#include "widgets/glyphs.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

ShortcutEditor::ShortcutEditor(QWidget* parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_tree(new QTreeWidget(this)),
      m_editing(new QWidget(this)), m_keys(new QKeySequenceEdit(m_editing)),
      m_clear(new QToolButton(m_editing)), m_reset(new QToolButton(m_editing)),
      m_conflict(new QLabel(this)) {
    m_search->setPlaceholderText(tr("Search by name or keys"));
    m_search->setAccessibleName(tr("Search shortcuts"));
    m_search->setClearButtonEnabled(true);
    m_tree->setAccessibleName(tr("Shortcuts"));
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("Action"), tr("Keys"), tr("Conflict")});
    m_tree->header()->setAccessibleName(tr("Columns"));
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_tree->setRootIsDecorated(false);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_keys->setAccessibleName(tr("New keys"));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("No keys for this action"));
    m_reset->setText(tr("Reset"));
    m_reset->setIcon(glyph(Glyph::Reset));
    m_reset->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reset->setToolTip(tr("Back to the default keys"));
    auto* all = new QToolButton(m_editing);
    all->setText(tr("Reset all"));
    all->setToolTip(tr("Back to the default keys of every action"));
    m_conflict->setWordWrap(true);
    m_conflict->setAccessibleName(tr("Conflict"));

    auto* line = new QHBoxLayout(m_editing);
    line->setContentsMargins(0, 0, 0, 0);
    auto* keysLabel = new QLabel(tr("&Keys:"), m_editing);
    keysLabel->setBuddy(m_keys);
    line->addWidget(keysLabel);
    line->addWidget(m_keys, 1);
    for (QToolButton* b : {m_clear, m_reset, all}) {
        b->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
        line->addWidget(b);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_conflict);
    layout->addWidget(m_editing);

    connect(m_search, &QLineEdit::textChanged, this, &ShortcutEditor::refresh);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::showCurrent);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence& keys) {
        if (const int i = currentEntry(); i >= 0)
            setShortcut(m_entries[std::size_t(i)].action, keys);
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        if (const int i = currentEntry(); i >= 0)
            setShortcut(m_entries[std::size_t(i)].action, {});
    });
    connect(m_reset, &QToolButton::clicked, this, [this] {
        if (const int i = currentEntry(); i >= 0)
            setShortcut(m_entries[std::size_t(i)].action, m_entries[std::size_t(i)].initial);
    });
    connect(all, &QToolButton::clicked, this, &ShortcutEditor::resetAll);
}

void ShortcutEditor::setActions(const QList<QAction*>& actions) {
    m_tree->clear();
    m_entries.clear();
    for (QAction* action : actions) {
        if (action->isSeparator() || plainText(*action).isEmpty())
            continue;
        const QString path = action->property("path").toString();
        const QVariant initial = action->property("defaultShortcut");
        m_entries.push_back(
            {action,
             path.isEmpty() ? plainText(*action)
                            //: a menu and an action in it
                            : tr("%1: %2").arg(path, plainText(*action)),
             action->shortcut(),
             initial.isValid() ? initial.value<QKeySequence>() : action->shortcut()});
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        m_entries[i].item = new QTreeWidgetItem(m_tree, {m_entries[i].name});
        m_entries[i].item->setData(0, Qt::UserRole, int(i));
    }
    refresh();
    if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

int ShortcutEditor::currentEntry() const {
    return m_tree->currentItem() ? m_tree->currentItem()->data(0, Qt::UserRole).toInt() : -1;
}

std::vector<std::pair<QAction*, QKeySequence>> ShortcutEditor::shortcuts() const {
    std::vector<std::pair<QAction*, QKeySequence>> list;
    for (const Entry& e : m_entries)
        list.emplace_back(e.action, e.keys);
    return list;
}

void ShortcutEditor::setShortcut(QAction* action, const QKeySequence& keys) {
    for (Entry& e : m_entries) {
        if (e.action != action || e.keys == keys)
            continue;
        e.keys = keys;
        refresh();
        Q_EMIT changed();
    }
}

QStringList ShortcutEditor::conflictsOf(const QAction* action) const {
    QStringList names;
    const auto mine = std::find_if(m_entries.begin(), m_entries.end(),
                                   [&](const Entry& e) { return e.action == action; });
    if (mine == m_entries.end() || mine->keys.isEmpty())
        return names;
    for (const Entry& e : m_entries)
        if (e.action != action && !e.keys.isEmpty() &&
            (e.keys.matches(mine->keys) != QKeySequence::NoMatch ||
             mine->keys.matches(e.keys) != QKeySequence::NoMatch))
            names << e.name;
    return names;
}

bool ShortcutEditor::hasConflicts() const {
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [this](const Entry& e) { return !conflictsOf(e.action).isEmpty(); });
}

void ShortcutEditor::resetAll() {
    bool any = false;
    for (Entry& e : m_entries) {
        any |= e.keys != e.initial;
        e.keys = e.initial;
    }
    refresh();
    if (any)
        Q_EMIT changed();
}

void ShortcutEditor::apply() {
    for (const Entry& e : m_entries)
        e.action->setShortcut(e.keys);
}

void ShortcutEditor::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    m_editing->setVisible(!readOnly);
    m_tree->setColumnHidden(2, readOnly);
    showCurrent();
}

void ShortcutEditor::refresh() {
    const QString wanted = m_search->text().trimmed();
    const QColor warning = tonesOf(palette()).warning;
    for (const Entry& e : m_entries) {
        const QString keys = e.keys.toString(QKeySequence::NativeText);
        e.item->setText(1, keys);
        const QStringList conflicts = conflictsOf(e.action);
        e.item->setText(2, conflicts.join(QStringLiteral("; ")));
        e.item->setIcon(2, conflicts.isEmpty() ? QIcon() : glyph(Glyph::Warning));
        e.item->setForeground(2, warning);
        QFont font = m_tree->font();
        font.setBold(e.keys != e.initial); // edited ones stand out
        e.item->setFont(1, font);
        e.item->setHidden(!wanted.isEmpty() && !e.name.contains(wanted, Qt::CaseInsensitive) &&
                          !keys.contains(wanted, Qt::CaseInsensitive));
    }
    showCurrent();
}

void ShortcutEditor::showCurrent() {
    const int i = currentEntry();
    m_editing->setEnabled(i >= 0);
    const QSignalBlocker blocker(m_keys);
    if (i < 0)
        return m_keys->clear();
    const Entry& e = m_entries[std::size_t(i)];
    if (m_keys->keySequence() != e.keys)
        m_keys->setKeySequence(e.keys);
    m_reset->setEnabled(e.keys != e.initial);
    m_clear->setEnabled(!e.keys.isEmpty());
    const QStringList conflicts = conflictsOf(e.action);
    m_conflict->setVisible(!conflicts.isEmpty() && !m_readOnly);
    m_conflict->setText(
        tr("%1 is also used by: %2")
            .arg(e.keys.toString(QKeySequence::NativeText), conflicts.join(QStringLiteral("; "))));
}

} // namespace antiphon
