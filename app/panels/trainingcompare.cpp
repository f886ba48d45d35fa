#include "app/panels/trainingcompare.h"

#include "app/panels/emptytext.h"
#include "app/panels/trainingtable.h"
#include "app/window/background.h"
#include "core/eventruns.h"
#include "core/run.h"
#include "models/systems.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHash>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollBar>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t mostRuns = 12;

QString number(double value) {
    return QLocale().toString(value, 'g', 4);
}

} // namespace

bool TrainingCompare::Column::operator==(const Column& other) const {
    return id == other.id && folder == other.folder && name == other.name && look == other.look &&
           std::equal(tags.begin(), tags.end(), other.tags.begin(), other.tags.end(),
                      [](const auto& a, const auto& b) { return a.curve == b.curve; });
}

TrainingCompare::TrainingCompare(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Comparison of the chosen runs"));
    header()->setAccessibleName(tr("Columns"));
    header()->setStretchLastSection(true);
    setRootIsDecorated(true);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setSelectionMode(ExtendedSelection);
    setFrameShape(NoFrame);
    setMinimumHeight(fontMetrics().height() * 3);
    setHeaderHidden(true);
}

void TrainingCompare::show(const std::vector<const TrainingRun*>& runs) {
    std::vector<Column> columns;
    for (const TrainingRun* run : runs)
        if (columns.size() < mostRuns)
            columns.push_back({run->id, run->folder, run->name, run->look, run->tags});
    const std::size_t left = runs.size() - columns.size();
    readOptions(runs);
    if (columns == m_columns && left == m_left)
        return;
    m_columns = std::move(columns);
    m_left = left;
    rebuild();
}

void TrainingCompare::readOptions(const std::vector<const TrainingRun*>& runs) {
    std::vector<fs::path> folders;
    for (std::size_t i = 0; i < runs.size() && i < mostRuns; ++i)
        if (!runs[i]->folder.empty() && m_asked.insert(runs[i]->folder).second)
            folders.push_back(runs[i]->folder);
    if (folders.empty())
        return;
    inBackground(
        this,
        [folders] {
            std::map<fs::path, RunRecord> records;
            std::error_code error;
            for (const fs::path& folder : folders)
                if (fs::exists(folder / "run.json", error)) // foreign ones have none
                    try {
                        records[folder] = Run::open(folder).record();
                    } catch (const UserError&) { // the jobs panel tells what is wrong with it
                    }
            return records;
        },
        [this](const std::map<fs::path, RunRecord>& records) {
            for (const auto& [folder, record] : records) {
                auto rows = optionRows(findTask(systems(), record.task), record.options);
                rows.push_back({tr("Seed"), QString::number(record.seed)});
                rows.push_back({tr("Device"), queueWords(record.device)});
                m_options[folder] = std::move(rows);
            }
            rebuild();
        });
}

QTreeWidgetItem* TrainingCompare::group(const QString& title) {
    auto* item = new QTreeWidgetItem(this, {title});
    QFont bold = font();
    bold.setBold(true);
    item->setFont(0, bold);
    item->setFirstColumnSpanned(true);
    item->setExpanded(true);
    return item;
}

/// What is chosen, folded and scrolled to stays: runs that are under way fill it again and again.
void TrainingCompare::rebuild() {
    const auto keyOf = [](const QTreeWidgetItem* item) {
        return item->parent() ? item->parent()->text(0) + QLatin1Char('\t') + item->text(0)
                              : item->text(0);
    };
    QSet<QString> chosen;
    QHash<QString, bool> unfolded;
    for (QTreeWidgetItemIterator it(this); *it; ++it) {
        if ((*it)->isSelected())
            chosen.insert(keyOf(*it));
        if (!(*it)->parent())
            unfolded.insert(keyOf(*it), (*it)->isExpanded());
    }
    const QString current = currentItem() ? keyOf(currentItem()) : QString();
    const QPoint place(horizontalScrollBar()->value(), verticalScrollBar()->value());
    fill();
    for (QTreeWidgetItemIterator it(this); *it; ++it) {
        const QString key = keyOf(*it);
        if (!(*it)->parent())
            (*it)->setExpanded(unfolded.value(key, (*it)->isExpanded()));
        if (key == current)
            setCurrentItem(*it, 0, QItemSelectionModel::NoUpdate);
        (*it)->setSelected(chosen.contains(key));
    }
    horizontalScrollBar()->setValue(place.x());
    verticalScrollBar()->setValue(place.y());
}

void TrainingCompare::fill() {
    clear();
    setHeaderHidden(m_columns.empty());
    if (m_columns.empty())
        return;
    QStringList titles = {QString()};
    for (const Column& column : m_columns)
        titles << column.name;
    setColumnCount(int(titles.size()));
    setHeaderLabels(titles);
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        headerItem()->setIcon(int(c) + 1, lookIcon(m_columns[c].look));

    // Options: a line a label, in the order in which runs have them.
    std::vector<QString> labels;
    std::map<QString, QStringList> values;
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (const auto known = m_options.find(m_columns[c].folder); known != m_options.end())
            for (const DetailRow& row : known->second) {
                auto [it, fresh] = values.try_emplace(row.label, QStringList(titles.size() - 1));
                if (fresh)
                    labels.push_back(row.label);
                it->second[qsizetype(c)] = row.value;
            }
    // Runs whose options are not known, such as foreign ones, say nothing about them.
    const auto differs = [&](const QString& label) {
        QSet<QString> said;
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            if (m_options.count(m_columns[c].folder) > 0)
                said.insert(values[label][qsizetype(c)]);
        return said.size() > 1;
    };
    const auto addOptions = [&](const QString& title, bool different) {
        QTreeWidgetItem* top = nullptr;
        for (const QString& label : labels)
            if (differs(label) == different) {
                top = top ? top : group(title);
                new QTreeWidgetItem(top, QStringList{label} + values[label]);
            }
        return top;
    };
    const bool several = m_columns.size() > 1;
    if (several)
        addOptions(tr("Options that differ"), true);

    std::set<std::string> tags;
    for (const Column& column : m_columns)
        for (const CurveFeed::Tag& tag : column.tags)
            tags.insert(tag.name);
    QTreeWidgetItem* metrics =
        tags.empty() ? nullptr : group(tr("Metrics: last value (best value)"));
    for (const std::string& tag : tags) {
        auto* item = new QTreeWidgetItem(metrics, {QString::fromStdString(tag)});
        const bool low = lowerIsBetter(tag);
        double best = std::nan("");
        int bestAt = -1;
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            for (const CurveFeed::Tag& own : m_columns[c].tags) {
                if (own.name != tag)
                    continue;
                const double mine = low ? own.curve->lowest() : own.curve->highest();
                //: the last value of a metric and, in brackets, its best one
                item->setText(int(c) + 1,
                              tr("%1 (%2)").arg(number(double(own.curve->points().back().last)),
                                                number(mine)));
                if (std::isfinite(mine) && (bestAt < 0 || (low ? mine < best : mine > best))) {
                    best = mine;
                    bestAt = int(c) + 1;
                }
            }
        if (several && bestAt > 0) {
            QFont bold = font();
            bold.setBold(true);
            item->setFont(bestAt, bold);
            item->setToolTip(bestAt, low ? tr("The lowest of all") : tr("The highest of all"));
        }
    }
    if (QTreeWidgetItem* rest =
            addOptions(several ? tr("Options that agree") : tr("Options"), false))
        rest->setExpanded(!several);
    if (m_left > 0)
        group(tr("%n more chosen runs are not shown; choose fewer to compare them.", nullptr,
                 int(m_left)));
    resizeColumnToContents(0);
    for (int c = 1; c < columnCount(); ++c)
        setColumnWidth(c, std::max(fontMetrics().averageCharWidth() * 18, sizeHintForColumn(c)));
}

void TrainingCompare::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() == 0)
        paintEmptyText(*this, tr("Choose runs in the list to compare their options and results."));
}

void TrainingCompare::keyPressEvent(QKeyEvent* event) {
    if (!event->matches(QKeySequence::Copy)) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (QTreeWidgetItemIterator it(this); *it; ++it)
        if ((*it)->isSelected()) {
            QStringList cells;
            for (int c = 0; c < columnCount(); ++c)
                cells << (*it)->text(c);
            lines << cells.join(QLatin1Char('\t'));
        }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace antiphon
