#include "app/panels/library.h"

#include "app/panels/libraryactions.h"
#include "app/panels/libraryfilter.h"
#include "app/panels/libraryjobs.h"
#include "app/panels/workstrip.h"
#include "app/window/drops.h"
#include "core/error.h"
#include "widgets/theme.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

/// Rows that are taken over at once: a few milliseconds of work.
constexpr int rowsAtOnce = 4000;

/// The number of fields is part of the key: a newer version's columns start afresh.
const QString columnsKey = QStringLiteral("library/columns%1").arg(libraryFieldCount);

} // namespace

LibraryPanel::LibraryPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("library"), tr("Library"), parent),
      m_table(new RowTable(libraryColumns(), this)), m_view(new RowTableView(this)),
      m_filter(new QLineEdit(this)), m_error(new QLabel(this)), m_count(new QLabel(this)),
      m_jobs(new LibraryJobs(session, this)), m_taking(new QTimer(this)),
      m_saving(new QTimer(this)) {
    setAcceptDrops(true);
    buildTable();
    m_actions = new LibraryActions(*this, *m_jobs);
    buildFilter();

    auto* more = new QToolButton(this);
    more->setText(tr("Actions"));
    more->setToolTip(tr("What can be done with the selected rows and the library"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::TabFocus);
    more->setAutoRaise(true);
    more->setMenu(m_actions->menu());
    auto* import = new QToolButton(this);
    import->setDefaultAction(m_actions->importFiles());
    import->setFocusPolicy(Qt::TabFocus);
    import->setAutoRaise(true);

    auto* top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(filterHelpButton(*m_filter));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_count);
    bottom->addStretch(1);
    bottom->addWidget(import);
    bottom->addWidget(more);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_error);
    layout->addWidget(m_view, 1);
    layout->addWidget(new WorkStrip(session, this));
    layout->addLayout(bottom);
    setTabOrder(m_filter, m_view);

    followStore();
    takeAll();
    followSelection(); // of a window before this one
}

LibraryPanel::~LibraryPanel() {
    if (m_saving->isActive())
        saveColumns();
}

// Building

void LibraryPanel::buildTable() {
    m_view->setTable(m_table);
    m_view->setItemDelegate(new LibraryDelegate(m_view));
    m_view->setAccessibleName(tr("Library"));
    m_view->setMinimumHeight(80);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    restoreColumns();
    m_saving->setSingleShot(true);
    m_saving->setInterval(500);
    connect(m_saving, &QTimer::timeout, this, &LibraryPanel::saveColumns);
    const auto later = [this] { m_saving->start(); };
    const QHeaderView* header = m_view->horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this, later);
    connect(header, &QHeaderView::sectionMoved, this, later);
    connect(header, &QHeaderView::sortIndicatorChanged, this, later);

    m_table->setMime([this](const std::vector<std::int64_t>& ids) {
        QList<QUrl> urls;
        for (const std::int64_t id : ids)
            if (const LibraryItem* item = session().store().item(id); item && !item->missing)
                urls << QUrl::fromLocalFile(
                    QString::fromStdString(session().store().fileOf(*item).string()));
        auto* mime = new QMimeData;
        mime->setUrls(urls);
        return mime;
    });
    connect(m_table, &RowTable::edited, this, &LibraryPanel::edited);
    connect(m_table, &RowTable::filtered, this, &LibraryPanel::showCount);
    connect(m_view, &RowTableView::idsSelected, this, &LibraryPanel::announceSelection);
    connect(m_view, &RowTableView::activatedId, this,
            [this](qint64 id) { m_actions->audition(id); });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        m_actions->menu()->popup(m_view->viewport()->mapToGlobal(at));
    });
    connect(&session(), &Session::selectionChanged, this, &LibraryPanel::followSelection);
    // What the centre shows is marked, unless the user has marked something else.
    connect(&session(), &Session::currentChanged, this, [this](qint64 id) {
        if (id != 0 && session().selection().isEmpty())
            session().setSelection({id});
    });
}

void LibraryPanel::buildFilter() {
    m_filter->setObjectName(QStringLiteral("library.filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter, such as bpm:>120 stem:drums"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(60);
    m_error->setObjectName(QStringLiteral("library.filterError"));
    m_error->setWordWrap(true);
    m_error->hide();
    m_count->setObjectName(QStringLiteral("library.count"));
    connect(m_filter, &QLineEdit::textChanged, this, &LibraryPanel::applyFilter);
    connect(m_filter, &QLineEdit::returnPressed, m_view, [this] {
        m_view->setFocus();
        if (!m_view->currentIndex().isValid() && m_table->shown() > 0)
            m_view->selectRow(0);
    });
}

// Rows

void LibraryPanel::followStore() {
    m_taking->setSingleShot(true);
    connect(m_taking, &QTimer::timeout, this, &LibraryPanel::takeSome);
    Store& store = session().store();
    connect(&store, &Store::opened, this, &LibraryPanel::takeAll);
    connect(&store, &Store::closed, this, &LibraryPanel::takeAll);
    connect(&store, &Store::itemsChanged, this, [this](const QList<qint64>& ids) {
        for (const qint64 id : ids)
            m_waiting.insert(id);
        if (!m_taking->isActive())
            m_taking->start(0);
    });
    connect(&store, &Store::itemsRemoved, this, [this](const QList<qint64>& ids) {
        for (const qint64 id : ids)
            m_waiting.remove(id);
        m_table->remove({ids.begin(), ids.end()});
    });
}

void LibraryPanel::takeAll() {
    m_table->setRows({});
    m_waiting.clear();
    m_wanted.clear();
    for (const auto& [id, item] : session().store().items())
        m_waiting.insert(id);
    showEmptyText();
    takeSome();
}

void LibraryPanel::takeSome() {
    std::vector<TableRow> rows;
    for (auto id = m_waiting.begin(); id != m_waiting.end() && int(rows.size()) < rowsAtOnce;
         id = m_waiting.erase(id))
        if (const LibraryItem* item = session().store().item(*id))
            rows.push_back(libraryRow(*item));
    if (!rows.empty()) {
        // The order in which they were taken in, where nothing is sorted.
        std::sort(rows.begin(), rows.end(),
                  [](const TableRow& a, const TableRow& b) { return a.id < b.id; });
        m_table->upsert(std::move(rows));
    }
    if (!m_waiting.isEmpty())
        m_taking->start(0);
    else
        selectWanted();
}

void LibraryPanel::showEmptyText() {
    m_view->setEmptyText(
        session().store().isOpen()
            ? tr("Nothing here yet. Drop recordings, MIDI files or folders on this table, or use "
                 "“Import files…”.")
            : tr("No project is open. Make or open one in the menu “File”: its files appear "
                 "here."));
    showCount();
}

void LibraryPanel::showCount() {
    const QLocale locale;
    m_count->setText(
        m_table->shown() == m_table->total()
            ? tr("%Ln items", nullptr, m_table->total())
            : tr("%1 of %2")
                  .arg(locale.toString(m_table->shown()), locale.toString(m_table->total())));
}

void LibraryPanel::applyFilter(const QString& text) {
    const QString error = m_table->setFilter(text);
    m_error->setVisible(!error.isEmpty());
    m_error->setText(error);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, tonesOf(colours).warning);
    m_error->setPalette(colours);
}

void LibraryPanel::edited(qint64 id, int column, const QString& text) {
    m_actions->setField({id}, LibraryField(column), text);
}

// Selection

QList<qint64> LibraryPanel::selection() const {
    QList<int> rows;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QList<qint64> ids;
    ids.reserve(rows.size());
    for (const int row : rows)
        ids << m_table->idAt(row);
    return ids;
}

void LibraryPanel::announceSelection() {
    if (m_following)
        return;
    const QList<qint64> ids = selection();
    m_following = true; // what comes back is ours
    session().setSelection(ids);
    m_following = false;
    const qint64 current = m_view->currentId();
    if (!ids.isEmpty())
        session().setCurrent(ids.contains(current) ? current : ids.first());
    m_actions->refresh();
}

void LibraryPanel::followSelection() {
    if (m_following || selection() == session().selection())
        return;
    m_wanted = session().selection();
    if (isSettled())
        selectWanted();
}

void LibraryPanel::selectWanted() {
    if (m_wanted.isEmpty())
        return;
    const QList<qint64> ids = std::exchange(m_wanted, {});
    m_following = true;
    m_view->selectIds({ids.begin(), ids.end()});
    m_following = false;
    if (const int row = m_table->rowOf(ids.first()); row >= 0) {
        const QModelIndex index = m_table->index(row, 0);
        m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        m_view->scrollTo(index);
    }
    m_actions->refresh();
}

// State

Json LibraryPanel::state() const {
    Json selected = Json::array();
    for (const qint64 id : selection())
        if (selected.size() < 1000)
            selected.push_back(id);
    return {{"filter", m_filter->text().toStdString()}, {"selection", std::move(selected)}};
}

void LibraryPanel::restore(const Json& state) {
    m_filter->setText(QString::fromStdString(state.value("filter", std::string())));
    QList<qint64> ids;
    for (const Json& id : state.value("selection", Json::array()))
        ids << id.get<qint64>();
    ids.removeIf([this](qint64 id) { return !session().store().item(id); });
    session().setSelection(ids);
}

void LibraryPanel::restoreColumns() {
    QHeaderView* header = m_view->horizontalHeader();
    const QByteArray saved = session().settings().value(columnsKey).toByteArray();
    if (!saved.isEmpty() && header->restoreState(saved)) {
        m_view->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
        return;
    }
    const int letter = m_view->fontMetrics().averageCharWidth();
    for (int c = 0; c < libraryFieldCount; ++c) {
        const auto field = LibraryField(c);
        const bool wide = field == LibraryField::Title || field == LibraryField::Path ||
                          field == LibraryField::Notes;
        const int hint = header->sectionSizeHint(c);
        m_view->setColumnWidth(c, std::max(hint, letter * (wide ? 28 : 11)));
        m_view->setColumnHidden(c, !isShownAtFirst(field));
    }
}

void LibraryPanel::saveColumns() {
    m_saving->stop();
    session().settings().setValue(columnsKey, m_view->horizontalHeader()->saveState());
}

// Drops

void LibraryPanel::dragEnterEvent(QDragEnterEvent* event) {
    // Our own rows are here already.
    if (event->source() != m_view && session().store().isOpen() &&
        !localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void LibraryPanel::dropEvent(QDropEvent* event) {
    const std::vector<fs::path> files = localFiles(*event->mimeData());
    if (files.empty() || event->source() == m_view)
        return;
    event->acceptProposedAction();
    session().import(files);
}

} // namespace antiphon
