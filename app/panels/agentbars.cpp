#include "app/panels/agentbars.h"

#include "app/panels/bardelegate.h"
#include "app/panels/emptytext.h"
#include "app/panels/maptable.h"

#include <QHeaderView>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// One column of figures: where it is, and whether much of it is good.
struct Figure {
    QString title, tip;
    QStringList path;
    bool muchIsGood;
    double scale; ///< of the number that is shown
};

double valueOf(const Json& json, const QStringList& path) {
    const Json* at = &json;
    for (const QString& key : path) {
        const auto it = at->find(key.toStdString());
        if (it == at->end())
            return std::nan("");
        at = &*it;
    }
    return at->is_number() ? at->get<double>() : std::nan("");
}

} // namespace

AgentBars::AgentBars(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Evaluation"));
    setItemDelegate(new BarDelegate(this));
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void AgentBars::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() == 0)
        paintEmptyText(*this, tr("How the agent does beside chance, staying where it is and the "
                                 "nearest sound of the table. Press Evaluate."));
}

void AgentBars::setEvaluation(const Json& evaluation) {
    clear();
    setHeaderHidden(evaluation.is_null());
    if (evaluation.is_null())
        return;
    if (evaluation.contains("held_out")) {
        addRows(tr("Recordings it was trained on"), evaluation);
        addRows(tr("Recordings held out"), evaluation["held_out"]);
    } else {
        addRows({}, evaluation);
    }
    expandAll();
    for (int column = 0; column < columnCount(); ++column)
        resizeColumnToContents(column);
}

QString AgentBars::verdict(const Json& evaluation) {
    if (evaluation.is_null())
        return {};
    const Json& shown = evaluation.contains("held_out") ? evaluation["held_out"] : evaluation;
    const auto distance = [&](const char* baseline) {
        return valueOf(shown, {QStringLiteral("baselines"), QLatin1String(baseline),
                               QStringLiteral("rmse_mean")});
    };
    const double agent = valueOf(shown, {QStringLiteral("rmse_mean")});
    const QString first =
        agent < distance("random") && agent < distance("stay")
            ? tr("The agent comes nearer to its targets than chance and than staying where it is.")
            : tr("The agent is no better than chance or than staying where it is: train it longer, "
                 "or let it hear less.");
    const QString second =
        agent < distance("nearest")
            ? tr("It is nearer than a walk to the table's nearest sound, too.")
            : tr("A walk straight to the table's nearest sound is more accurate and needs no "
                 "learning: an agent is trained for its character, the way in which it strays.");
    //: two sentences
    return tr("%1 %2").arg(first, second);
}

void AgentBars::addRows(const QString& title, const Json& comparison) {
    QList<Figure> figures = {
        {tr("Distance"),
         tr("Mean distance from the target, in deviations of the table"),
         {QStringLiteral("rmse_mean")},
         false,
         1},
        {tr("Median"),
         tr("Half of the steps are nearer than this"),
         {QStringLiteral("rmse_median")},
         false,
         1},
        {tr("Within 0.1 (%)"),
         tr("Share of the steps at a distance of at most 0.1"),
         {QStringLiteral("within_0_1")},
         true,
         100},
        {tr("Reward"), tr("Mean reward a step"), {QStringLiteral("reward_mean")}, true, 1},
        {tr("Way a second"),
         tr("Way through the parameters in a second: how restless it is"),
         {QStringLiteral("path_per_second")},
         false,
         1},
        {tr("At the edge (%)"),
         tr("Share of the steps with a parameter at an end of its range"),
         {QStringLiteral("saturated")},
         false,
         100}};
    for (const auto& [category, summary] : comparison.at("rmse_by_category").items())
        figures << Figure{categoryWords(category),
                          tr("Median distance in this category alone"),
                          {QStringLiteral("rmse_by_category"), QString::fromStdString(category),
                           QStringLiteral("median")},
                          false,
                          1};
    if (topLevelItemCount() == 0) {
        QStringList titles{tr("Player")};
        for (const Figure& figure : figures)
            titles << figure.title;
        setColumnCount(int(titles.size()));
        setHeaderLabels(titles);
        for (int i = 0; i < figures.size(); ++i)
            headerItem()->setToolTip(i + 1, figures[i].tip);
    }
    QTreeWidgetItem* parent = invisibleRootItem();
    if (!title.isEmpty()) {
        parent = new QTreeWidgetItem(this, {title});
        parent->setFirstColumnSpanned(true);
    }
    setRootIsDecorated(!title.isEmpty());
    const Json& others = comparison.at("baselines");
    const std::pair<QString, const Json*> players[] = {
        {tr("Agent"), &comparison},
        {tr("Chance"), &others.at("random")},
        {tr("Stays"), &others.at("stay")},
        {tr("Nearest sound"), &others.at("nearest")}};
    for (const auto& [name, json] : players) {
        auto* item = new QTreeWidgetItem(parent, {name});
        QFont weight = font();
        weight.setBold(json == &comparison);
        item->setFont(0, weight);
        for (int i = 0; i < figures.size(); ++i) {
            const double value = valueOf(*json, figures[i].path);
            double most = 0;
            for (const auto& player : players)
                if (const double v = std::abs(valueOf(*player.second, figures[i].path));
                    std::isfinite(v))
                    most = std::max(most, v);
            if (!std::isfinite(value))
                continue;
            item->setText(i + 1, QLocale().toString(value * figures[i].scale, 'f',
                                                    figures[i].scale == 1 ? 3 : 1));
            item->setData(i + 1, BarDelegate::Share, most > 0 ? std::abs(value) / most : 0.0);
            item->setData(i + 1, BarDelegate::Good,
                          figures[i].muchIsGood ? value >= 0 : json == &comparison);
            item->setFont(i + 1, weight);
        }
    }
}

} // namespace antiphon
