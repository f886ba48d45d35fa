#include "app/panels/jobtable.h"

#include "app/panels/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

class JobTable {
    Q_DECLARE_TR_FUNCTIONS(JobTable)
};

QString stateLine(const JobRow& row) {
    QString line = stateWords(row.state);
    if (!row.text.isEmpty())
        //: state of a job and what it is at, its figures or why it failed
        line = JobTable::tr("%1 · %2").arg(line, row.text.simplified());
    if (row.active() && row.fraction > 0)
        //: what a job is at, and how far it came in percent
        line = JobTable::tr("%1 · %2 %").arg(line).arg(int(std::floor(row.fraction * 100)));
    return line;
}

} // namespace

std::vector<RowColumn> jobColumns() {
    return {
        {QStringLiteral("job"), JobTable::tr("Job")},
        {QStringLiteral("state"), JobTable::tr("State")},
        {QStringLiteral("time"), JobTable::tr("Time"), clockText},
        {QStringLiteral("left"), JobTable::tr("Left"), roughTime},
        {QStringLiteral("ended"), JobTable::tr("Ended"), whenText},
        //: memory of the whole program while a job runs
        {QStringLiteral("memory"), JobTable::tr("Memory"), byteText},
        {QStringLiteral("where"), JobTable::tr("Runs on")},
    };
}

TableRow tableRow(const JobRow& row) {
    const auto number = [](double value) { return value > 0 ? RowCell(value) : RowCell(); };
    return {row.id,
            {row.title.toStdString(), stateLine(row).toStdString(), number(row.seconds),
             number(row.left.value_or(0)), number(double(row.ended)), number(double(row.memory)),
             row.where.toStdString()}};
}

void setColumnWidths(RowTableView& view) {
    const int letter = view.fontMetrics().averageCharWidth();
    const int letters[] = {36, 42, 9, 15, 18, 11, 13};
    for (int column = 0; column < int(std::size(letters)); ++column)
        view.setColumnWidth(column, std::max(letter * letters[column],
                                             view.horizontalHeader()->sectionSizeHint(column)));
    view.horizontalHeader()->setStretchLastSection(true);
}

} // namespace antiphon
