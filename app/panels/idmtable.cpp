#include "app/panels/idmtable.h"

#include "app/panels/emptytext.h"
#include "app/panels/idmscore.h"

#include <QHeaderView>
#include <QLocale>

#include <cmath>

namespace antiphon {

namespace {

constexpr int soundFileRole = Qt::UserRole;

/// "Var3" as a user reads it.
QString rowTitle(const std::string& label) {
    if (label == "Seed")
        return IdmTable::tr("Seed");
    if (label == "VarMean" || label == "Mean")
        return IdmTable::tr("Mean");
    if (label == "VarStd")
        return IdmTable::tr("Deviation");
    if (label.starts_with("Var"))
        return IdmTable::tr("Variation %1").arg(QString::fromStdString(label.substr(3)));
    return IdmTable::tr("Clip %1").arg(QString::fromStdString(label));
}

} // namespace

IdmTable::IdmTable(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Scores of the results"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    const auto file = [](QTreeWidgetItem* item) {
        return fs::path(item->data(0, soundFileRole).toString().toStdString());
    };
    connect(this, &QTreeWidget::itemClicked, this, [this, file](QTreeWidgetItem* item) {
        if (!file(item).empty())
            Q_EMIT hearRequested(file(item));
    });
    connect(this, &QTreeWidget::itemActivated, this, [this, file](QTreeWidgetItem* item) {
        if (!file(item).empty())
            Q_EMIT showRequested(file(item));
    });
}

void IdmTable::setResults(const IdmResults& results) {
    clear();
    QStringList titles = {tr("Sound")};
    for (std::size_t d = 0; d < scoreMeasures; ++d)
        titles << measureTitle(d);
    for (std::size_t d = 0; results.varied && d < scoreMeasures; ++d)
        //: one of the four measures; the Greek letter says that it is a difference
        titles << tr("Δ %1").arg(measureTitle(d));
    if (results.varied)
        titles << tr("Strength");
    setColumnCount(int(titles.size()));
    setHeaderLabels(titles);
    const Table& table = results.table;
    const TableColumn *labels = table.find("label"), *files = table.find("file");
    if (!labels || !files)
        return;
    for (std::size_t i = 0; i < table.rows; ++i) {
        const std::string label =
            labels->numeric ? std::to_string(std::int64_t(labels->numbers[i])) : labels->texts[i];
        QStringList texts = {rowTitle(label)};
        for (const TableColumn& column : table.columns)
            if (column.numeric && column.name != "label" && column.name != "file") {
                const double value = column.numbers[i];
                texts << (std::isfinite(value)
                              ? locale().toString(value, 'f', column.name == "strength" ? 2 : 3)
                              : QString());
            }
        auto* item = new QTreeWidgetItem(this, texts);
        for (int c = 1; c < columnCount(); ++c)
            item->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);
        const bool sound = !files->numeric && !files->texts[i].empty();
        if (sound)
            item->setData(0, soundFileRole,
                          QString::fromStdString((results.run / "out" / files->texts[i]).string()));
        QFont font = item->font(0);
        font.setBold(!sound); // means are no sounds
        for (int c = 0; c < columnCount(); ++c)
            item->setFont(c, font);
    }
    for (int c = 0; c < columnCount(); ++c)
        resizeColumnToContents(c);
}

void IdmTable::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() == 0)
        paintEmptyText(*this, tr("The scores of what is drawn appear here."));
}

} // namespace antiphon
