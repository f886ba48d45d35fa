#include "app/panels/logpanel.h"

#include "app/panels/logmodel.h"
#include "app/window/background.h"
#include "widgets/glyphs.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

LogPanel::LogPanel(Session& s, QWidget* parent)
    : Panel(s, QStringLiteral("log"), tr("Log"), parent), m_model(new LogModel(this)),
      m_shown(new QSortFilterProxyModel(this)), m_filter(new QLineEdit(this)),
      m_view(new QTreeView(this)), m_whole(new QLabel(this)) {
    m_shown->setSourceModel(m_model);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setPlaceholderText(tr("Filter messages"));
    m_filter->setAccessibleName(tr("Filter messages"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(glyph(Glyph::Search), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(60);
    m_view->setModel(m_shown);
    m_view->setAccessibleName(tr("Messages"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setAccessibleName(tr("Columns"));
    const int letter = m_view->fontMetrics().averageCharWidth();
    m_view->setColumnWidth(LogModel::Time, letter * 12);
    m_view->setColumnWidth(LogModel::Level, letter * 16);
    m_whole->setWordWrap(true);
    m_whole->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_whole->setText(tr("What the program tells you is kept here."));
    addActions();

    auto* bar = new QHBoxLayout;
    bar->setSpacing(2);
    bar->addWidget(m_filter, 1);
    for (QAction* action : {m_copy, m_save, m_clear}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        bar->addWidget(button);
        m_view->addAction(action);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_whole);

    connect(m_filter, &QLineEdit::textChanged, m_shown,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar* scroll = m_view->verticalScrollBar();
        m_atEnd = scroll->value() >= scroll->maximum();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &LogPanel::follow);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                m_whole->setText(now.siblingAtColumn(LogModel::Text).data().toString());
            });
    connect(&s, &Session::told, this, [this](const QString& sentence, bool warning) {
        m_model->add(warning ? LogEntry::Level::Warning : LogEntry::Level::Note, sentence);
    });
    connect(&s.jobs(), &Jobs::logged, this, [this](quint64 id, const QString& text) {
        const JobInfo* job = session().jobs().job(id);
        //: a line of a job's log: %1 the job, %2 what it says
        m_model->add(LogEntry::Level::Job,
                     job ? tr("%1: %2").arg(QString::fromStdString(job->row.title), text) : text);
    });
}

void LogPanel::addActions() {
    m_copy = addPanelAction("copy", tr("Copy messages"), QKeySequence::Copy);
    m_copy->setIcon(glyph(Glyph::Copy));
    m_copy->setToolTip(tr("Copy the chosen messages, or all that are shown"));
    m_save = addPanelAction("save", tr("Save messages as…"));
    m_save->setIcon(glyph(Glyph::Save));
    m_clear = addPanelAction("clear", tr("Clear messages"));
    m_clear->setIcon(glyph(Glyph::Trash));
    connect(m_copy, &QAction::triggered, this, &LogPanel::copy);
    connect(m_save, &QAction::triggered, this, &LogPanel::saveAs);
    connect(m_clear, &QAction::triggered, this, [this] {
        m_model->clear();
        m_whole->clear();
    });
}

void LogPanel::follow() {
    // Whoever reads an older line is not torn away from it.
    if (m_atEnd)
        m_view->scrollToBottom();
}

void LogPanel::copy() {
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty())
        for (int r = 0; r < m_shown->rowCount(); ++r)
            rows << m_shown->index(r, 0);
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines << m_model->line(m_shown->mapToSource(row).row());
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void LogPanel::saveAs() {
    auto* dialog = new QFileDialog(this, tr("Save messages as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Texts (*.txt)"));
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { saveTo(QFile::encodeName(file).toStdString()); });
    dialog->open();
}

void LogPanel::saveTo(const fs::path& file) {
    QByteArray text;
    for (int r = 0; r < m_shown->rowCount(); ++r)
        text += m_model->line(m_shown->mapToSource(m_shown->index(r, 0)).row()).toUtf8() + '\n';
    inBackground(
        this,
        [file, text] {
            writeFile(file, {text.constData(), std::size_t(text.size())});
        },
        [this, file] {
            session().tell(
                tr("The messages are in %1.").arg(QString::fromStdString(display(file))));
        },
        [this](const QString& sentence) { session().warn(sentence); });
}

} // namespace antiphon
