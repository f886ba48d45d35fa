#include "app/panels/relationverdict.h"

#include "app/panels/bardelegate.h"
#include "models/guide/verdict.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace antiphon {

namespace {

QString percent(double share) {
    //: a share in percent
    return RelationVerdict::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1));
}

QString nameOf(const std::string& rival) {
    return rival == "random"     ? RelationVerdict::tr("drawing any label")
           : rival == "majority" ? RelationVerdict::tr("always playing the most frequent label")
                                 : RelationVerdict::tr("repeating one label");
}

} // namespace

RelationVerdict::RelationVerdict(QWidget* parent)
    : QWidget(parent), m_table(new QTreeWidget), m_sentence(new QLabel) {
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setHeaderLabels({tr("Labels that are right"), tr("Share")});
    m_table->setAccessibleName(tr("Evaluation of the model"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setItemDelegateForColumn(1, new BarDelegate(m_table));
    m_table->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table, 1);
    setEvaluation({});
}

QString RelationVerdict::sentence() const {
    return m_sentence->text();
}

void RelationVerdict::setEvaluation(const Json& figures, const QString& otherwise) {
    m_table->clear();
    const bool known = figures.is_object() && figures.contains("baselines");
    m_table->setVisible(known);
    if (!known) {
        m_sentence->setText(otherwise.isEmpty()
                                ? tr("When a training has ended, its model is compared here with "
                                     "what needs no model, on the part that was held back.")
                                : otherwise);
        return;
    }
    const Json& baselines = figures["baselines"];
    const auto add = [&](const QString& name, double share, bool model, const QString& tip) {
        auto* item = new QTreeWidgetItem(m_table, {name, percent(share)});
        item->setData(1, BarDelegate::Share, share);
        item->setData(1, BarDelegate::Good, model);
        item->setToolTip(0, tip);
        item->setToolTip(1, tip);
        if (model) {
            QFont font = item->font(0);
            font.setBold(true);
            item->setFont(0, font);
        }
    };
    const bool completion = figures.value("task", "") == "completion";
    add(tr("The model by itself"), figures.value("free_running_accuracy", 0.0), true,
        completion ? tr("Free-running: it hears the beginning and how it has gone on so far, as it "
                        "does when it continues a track.")
                   : tr("Free-running: it hears the guide and what it has answered so far, as it "
                        "does when it generates."));
    add(completion ? tr("The same, beginnings shuffled") : tr("The same, guides shuffled"),
        baselines.value("shuffled", 0.0), false,
        completion ? tr("The model hears beginnings of other places: what it knows without "
                        "listening.")
                   : tr("The model hears guides that do not belong to what was played: what it "
                        "knows without listening."));
    add(tr("Always the most frequent label"), baselines.value("majority", 0.0), false, {});
    add(tr("One label repeated"), baselines.value("repeat", 0.0), false,
        tr("Repeats the label that the windows of the training begin with most often."));
    add(tr("Any label"), baselines.value("random", 0.0), false, {});
    add(tr("The model, told what was played before"), figures.value("teacher_forced_accuracy", 0.0),
        true, tr("Teacher-forced: easier, as labels often stay the same."));
    add(tr("The label before, told what it was"), baselines.value("repeat_teacher_forced", 0.0),
        false, tr("The baseline of the line above."));
    m_sentence->setText(verdict(figures));
}

QString RelationVerdict::verdict(const Json& figures) {
    using Finding = guide::Verdict::Finding;
    const guide::Verdict v = guide::verdictOf(figures);
    const QString own = percent(v.share), foreign = percent(v.shuffled);
    const QString more = QLatin1Char(' ') + tr("More recordings of the same kind, fewer labels or "
                                               "longer segments may.");
    if (v.finding == Finding::Worse)
        return (v.completion
                    ? tr("What it learned here does not help: it is right more often with "
                         "beginnings of other places (%1) than with its own (%2).")
                    : tr("What it learned here does not help: it is right more often with guides "
                         "that do not belong (%1) than with its own (%2)."))
                   .arg(foreign, own) +
               more;
    if (v.finding == Finding::NoBetter)
        return (v.completion ? tr("What it learned here does not help: it is right as often with "
                                  "beginnings of other places as with its own (%1).")
                             : tr("What it learned here does not help: it is right as often with "
                                  "guides that do not belong as with its own (%1)."))
                   .arg(own) +
               more;
    const QString heard =
        (v.completion ? tr("It listens: by itself %1 of the labels are right, with beginnings of "
                           "other places %2.")
                      : tr("It listens: by itself %1 of the labels are right, with guides that do "
                           "not belong %2."))
            .arg(own, foreign) +
        QLatin1Char(' ');
    if (v.finding == Finding::Chance)
        return heard + tr("On so little that was held back (%n segment(s)) this may be chance.",
                          nullptr, int(v.segments));
    if (v.finding == Finding::Beaten)
        return heard + tr("But %1 is right no less often (%2), so its answers are no likely ones.")
                           .arg(nameOf(v.rival), percent(v.rivalShare));
    return heard + tr("The difference is no chance (95 % interval %1 to %2).")
                       .arg(percent(v.low), percent(v.high));
}

} // namespace antiphon
