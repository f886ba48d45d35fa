#include "app/panels/trainingtable.h"

#include "app/panels/words.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

class TrainingTable {
    Q_DECLARE_TR_FUNCTIONS(TrainingTable)
};

QString stateLine(const TrainingRun& run) {
    if (run.foreign)
        return run.trouble.isEmpty() ? TrainingTable::tr("Read from a folder")
                                     : TrainingTable::tr("Damaged");
    if (run.silentFor)
        return TrainingTable::tr("Silent for %1").arg(roughTime(*run.silentFor));
    const QString words = stateWords(run.job.state);
    return run.job.active() && run.job.fraction > 0
               //: state of a training, and how far it came in percent
               ? TrainingTable::tr("%1 · %2 %")
                     .arg(words)
                     .arg(int(std::floor(run.job.fraction * 100)))
               : words;
}

} // namespace

std::vector<RowColumn> trainingColumns() {
    const auto whole = [](double value) { return QLocale().toString(qlonglong(value)); };
    return {
        //: column: the curve's colour, and whether it is shown
        {QStringLiteral("curve"), TrainingTable::tr("Curve"), {}, false, false},
        {QStringLiteral("run"), TrainingTable::tr("Run")},
        {QStringLiteral("state"), TrainingTable::tr("State")},
        {QStringLiteral("step"), TrainingTable::tr("Step"), whole},
        {QStringLiteral("time"), TrainingTable::tr("Time"), clockText},
        {QStringLiteral("written"), TrainingTable::tr("Last written"), whenText},
        {QStringLiteral("note"), TrainingTable::tr("Note"), {}, true},
    };
}

TableRow tableRow(const TrainingRun& run) {
    const auto number = [](double value) { return value > 0 ? RowCell(value) : RowCell(); };
    return {run.id,
            {(run.shown ? TrainingTable::tr("shown") : TrainingTable::tr("hidden")).toStdString(),
             run.name.toStdString(), stateLine(run).toStdString(),
             run.step >= 0 ? RowCell(run.step) : RowCell(), number(run.job.seconds),
             number(run.written > 0 ? run.written : double(run.job.ended)),
             run.note.simplified().toStdString()}};
}

void setTrainingColumnWidths(RowTableView& view) {
    const int letter = view.fontMetrics().averageCharWidth();
    const int letters[] = {8, 24, 20, 13, 9, 15, 12};
    for (int column = 0; column < int(std::size(letters)); ++column)
        view.setColumnWidth(column, letter * letters[column]);
    view.horizontalHeader()->setStretchLastSection(true);
}

QIcon lookIcon(int look) {
    QPixmap picture(40, 14);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(seriesPen(look, 2.6));
    painter.drawLine(0, 7, 40, 7);
    return picture;
}

CurveDelegate::CurveDelegate(const TrainingRuns& runs, QObject* parent)
    : QStyledItemDelegate(parent), m_runs(runs) {}

const TrainingRun* CurveDelegate::runAt(const QModelIndex& index) const {
    const auto* table = qobject_cast<const RowTable*>(index.model());
    return table ? m_runs.run(table->idAt(index.row())) : nullptr;
}

QRect CurveDelegate::checkRect(const QStyleOptionViewItem& option) {
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    const int side = style->pixelMetric(QStyle::PM_IndicatorWidth, &option, option.widget);
    return {option.rect.left() + 4, option.rect.center().y() - side / 2, side, side};
}

void CurveDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                          const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const TrainingRun* run = runAt(index);
    if (!run)
        return;
    QStyleOptionViewItem check = option;
    check.rect = checkRect(option);
    check.state &= ~QStyle::State_HasFocus;
    check.state |= run->shown ? QStyle::State_On : QStyle::State_Off;
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, option.widget);
    const int left = check.rect.right() + 6, y = option.rect.center().y();
    const QRect sample(left, y - 4, option.rect.right() - 4 - left, 9);
    painter->save();
    painter->setClipRect(option.rect);
    if (option.state & QStyle::State_Selected) // the line must not vanish in the selection
        painter->fillRect(sample.adjusted(-2, 0, 2, 0), option.palette.color(QPalette::Base));
    QPen pen = seriesPen(run->look, 2.4);
    if (!run->shown)
        pen.setColor(mix(option.palette.color(QPalette::Base), pen.color(), 0.35));
    painter->setPen(pen);
    painter->drawLine(sample.left(), y, sample.right(), y);
    painter->restore();
}

bool CurveDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const TrainingRun* run = runAt(index);
    if (!run || mouse->button() != Qt::LeftButton)
        return false;
    if (checkRect(option).adjusted(-4, -4, 3, 4).contains(mouse->pos()))
        Q_EMIT checkClicked(run->id);
    else
        Q_EMIT sampleClicked(run->id, mouse->globalPosition().toPoint());
    return true;
}

} // namespace antiphon
