#include "app/panels/relationpairs.h"

#include "app/panels/emptytext.h"
#include "app/window/choosefiles.h"
#include "app/window/drops.h"
#include "widgets/glyphs.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QToolButton>
#include <QTreeWidget>
#include <QUndoCommand>
#include <QVBoxLayout>

#include <set>

namespace antiphon {

/// The pairs, and the folder last; Delete takes the chosen row out.
class RelationPairs::List : public QTreeWidget {
public:
    explicit List(RelationPairs& owner) : m_owner(owner) {}

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->matches(QKeySequence::Delete))
            m_owner.removeChosen();
        else
            QTreeWidget::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent* event) override {
        QTreeWidget::paintEvent(event);
        if (topLevelItemCount() == 0)
            paintEmptyText(*this, RelationPairs::tr("Drop two recordings here that were played "
                                                    "together, or a folder of songs."));
    }
    QSize minimumSizeHint() const override { return {160, 5 * (fontMetrics().height() + 6)}; }
    QSize sizeHint() const override { return minimumSizeHint(); }

private:
    RelationPairs& m_owner;
};

class RelationPairs::Change : public QUndoCommand {
public:
    Change(const QString& text, RelationPairs& pairs, Content after)
        : QUndoCommand(text), m_pairs(&pairs), m_before{pairs.m_pairs, pairs.m_folder},
          m_after(std::move(after)) {}
    void undo() override { show(m_after, m_before); }
    void redo() override { show(m_before, m_after); }

private:
    /// Where something else was put there meanwhile, the step has nothing to do.
    void show(const Content& from, const Content& to) {
        if (m_pairs && Content{m_pairs->m_pairs, m_pairs->m_folder} == from)
            m_pairs->take(to);
        else
            setObsolete(true);
    }

    QPointer<RelationPairs> m_pairs;
    Content m_before, m_after;
};

RelationPairs::RelationPairs(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_list(new List(*this)), m_add(new QToolButton),
      m_swap(new QToolButton), m_remove(new QToolButton), m_refusal(new QLabel) {
    setAcceptDrops(true);
    m_list->setHeaderLabels({tr("Guide"), tr("Answered by")});
    m_list->setAccessibleName(tr("Recordings that were played together"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_list->header()->setMinimumSectionSize(40);
    const auto button = [](QToolButton* b, const QString& text, const QString& tip) {
        b->setText(text);
        b->setToolTip(tip);
        b->setFocusPolicy(Qt::TabFocus);
    };
    button(m_add, tr("Add…"), tr("Add recordings that were played together"));
    button(m_swap, tr("Swap"), tr("The other recording of the pair leads"));
    button(m_remove, tr("Remove"), tr("Take the pair out; its files stay"));
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    auto* line = new QHBoxLayout;
    for (QToolButton* b : {m_add, m_swap, m_remove})
        line->addWidget(b);
    line->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    layout->addLayout(line);
    layout->addWidget(m_refusal);
    connect(m_add, &QToolButton::clicked, this, &RelationPairs::showMenu);
    connect(m_swap, &QToolButton::clicked, this, &RelationPairs::swap);
    connect(m_remove, &QToolButton::clicked, this, &RelationPairs::removeChosen);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] {
        const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
        m_swap->setEnabled(row >= 0 && row < int(m_pairs.size()));
        m_remove->setEnabled(row >= 0);
        Q_EMIT currentChanged();
    });
    showRows();
}

void RelationPairs::setPairs(std::vector<RelationPair> pairs) {
    take({std::move(pairs), m_folder});
}

void RelationPairs::setFolder(const fs::path& folder) {
    take({m_pairs, folder});
}

void RelationPairs::take(Content content) {
    if (content == Content{m_pairs, m_folder})
        return;
    m_pairs = std::move(content.pairs);
    m_folder = std::move(content.folder);
    showRows();
    Q_EMIT changed();
}

void RelationPairs::change(const QString& text, Content after) {
    if (after != Content{m_pairs, m_folder})
        m_session.undo().push(new Change(text, *this, std::move(after)));
}

RelationPair RelationPairs::current() const {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row >= 0 && row < int(m_pairs.size()))
        return m_pairs[std::size_t(row)];
    return m_pairs.empty() ? RelationPair() : m_pairs.front();
}

Inputs RelationPairs::inputs() const {
    Inputs inputs;
    for (const RelationPair& pair : m_pairs) {
        inputs["pair"].push_back({ItemKind::Audio, pair.guide, "guide"});
        inputs["pair"].push_back({ItemKind::Audio, pair.partner, "partner"});
    }
    if (!m_folder.empty())
        inputs["dataset"].push_back({ItemKind::Corpus, m_folder, "dataset"});
    return inputs;
}

void RelationPairs::showRows() {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const auto name = [](const fs::path& file) {
        return QString::fromStdString(display(file.filename()));
    };
    // Data sets call every guide the same; the folder tells songs apart then.
    std::multiset<fs::path> names;
    for (const RelationPair& pair : m_pairs)
        names.insert({pair.guide.filename(), pair.partner.filename()});
    const auto distinct = [&](const fs::path& file) {
        return names.count(file.filename()) < 2
                   ? name(file)
                   : QString::fromStdString(
                         display(file.parent_path().filename() / file.filename()));
    };
    for (const RelationPair& pair : m_pairs) {
        auto* item = new QTreeWidgetItem(m_list, {distinct(pair.guide), distinct(pair.partner)});
        item->setToolTip(0, QString::fromStdString(display(pair.guide)));
        item->setToolTip(1, QString::fromStdString(display(pair.partner)));
    }
    if (!m_folder.empty()) {
        //: a folder of songs, each with its tracks
        auto* item = new QTreeWidgetItem(m_list, {tr("Folder %1").arg(name(m_folder))});
        item->setToolTip(0, QString::fromStdString(display(m_folder)));
        item->setFirstColumnSpanned(true);
    }
    const int rows = m_list->topLevelItemCount();
    if (rows > 0)
        m_list->setCurrentItem(m_list->topLevelItem(std::clamp(row, 0, rows - 1)));
    m_swap->setEnabled(rows > 0 && std::max(row, 0) < int(m_pairs.size()));
    m_remove->setEnabled(rows > 0);
    m_refusal->hide();
}

void RelationPairs::refuse(const QString& sentence) {
    m_refusal->setText(sentence);
    m_refusal->show();
}

void RelationPairs::add(const std::vector<fs::path>& paths) {
    std::vector<fs::path> files;
    fs::path folder = m_folder;
    std::error_code error;
    for (const fs::path& path : paths) {
        if (fs::is_directory(path, error))
            folder = path;
        else
            files.push_back(path);
    }
    if (files.size() % 2 != 0)
        return refuse(tr("Pairs have two recordings each, the guide and what answered it; choose "
                         "both."));
    std::vector<RelationPair> pairs = m_pairs;
    for (std::size_t i = 0; i + 1 < files.size(); i += 2)
        if (const RelationPair pair{files[i], files[i + 1]};
            std::ranges::find(pairs, pair) == pairs.end())
            pairs.push_back(pair);
    m_refusal->hide();
    change(tr("Add recordings"), {std::move(pairs), folder});
}

void RelationPairs::showMenu() {
    auto* menu = new QMenu(m_add);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    std::vector<fs::path> selected;
    for (const qint64 id : m_session.selection())
        if (const LibraryItem* item = m_session.store().item(id);
            item && item->kind == ItemKind::Audio)
            selected.push_back(m_session.store().fileOf(*item));
    menu->addAction(tr("The present guide and memory"), this,
                    [this] {
                        add({m_offer.guide, m_offer.partner});
                    })
        ->setEnabled(!m_offer.guide.empty() && !m_offer.partner.empty());
    menu->addAction(tr("What is selected in the library"), this,
                    [this, selected] { add(selected); })
        ->setEnabled(!selected.empty());
    menu->addSeparator();
    menu->addAction(tr("Two files…"), this, &RelationPairs::chooseFiles);
    menu->addAction(tr("A folder of songs…"), this, &RelationPairs::chooseFolder);
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void RelationPairs::swap() {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || row >= int(m_pairs.size()))
        return;
    Content after{m_pairs, m_folder};
    std::swap(after.pairs[std::size_t(row)].guide, after.pairs[std::size_t(row)].partner);
    change(tr("Swap a pair"), std::move(after));
}

void RelationPairs::removeChosen() {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0)
        return;
    Content after{m_pairs, m_folder};
    if (row < int(m_pairs.size()))
        after.pairs.erase(after.pairs.begin() + row);
    else
        after.folder.clear();
    change(tr("Remove a pair"), std::move(after));
}

void RelationPairs::chooseFiles() {
    antiphon::chooseFiles(this, tr("Choose the guide and what answered it"),
                          {tr("Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)")},
                          [this](const std::vector<fs::path>& files) { add(files); });
}

void RelationPairs::chooseFolder() {
    antiphon::chooseFolder(this, tr("Choose a folder of songs"),
                           [this](const fs::path& folder) { add({folder}); });
}

void RelationPairs::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void RelationPairs::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    add(localFiles(*event->mimeData()));
}

Json RelationPairs::toJson() const {
    Json pairs = Json::array();
    for (const RelationPair& pair : m_pairs)
        pairs.push_back({pair.guide.string(), pair.partner.string()});
    return {{"pairs", pairs}, {"folder", m_folder.string()}};
}

void RelationPairs::fromJson(const Json& json) {
    std::vector<RelationPair> pairs;
    for (const auto& pair : json.value("pairs", std::vector<std::vector<std::string>>()))
        if (pair.size() == 2)
            pairs.push_back({pair[0], pair[1]});
    setPairs(std::move(pairs));
    setFolder(json.value("folder", std::string()));
}

} // namespace antiphon
