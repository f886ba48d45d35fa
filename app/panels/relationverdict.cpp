#include "app/panels/relationverdict.h"

#include "app/panels/bardelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

QString percent(double share) {
    //: a share in percent
    return RelationVerdict::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1));
}

/// The best of what needs no model.
struct Rival {
    double share = 0;
    QString name;
};

Rival rivalOf(const Json& baselines) {
    Rival best{-1, {}};
    const auto consider = [&](const char* key, const QString& name) {
        if (const double share = baselines.value(key, 0.0); share > best.share)
            best = {share, name};
    };
    consider("random", RelationVerdict::tr("drawing any label"));
    consider("majority", RelationVerdict::tr("always playing the most frequent label"));
    consider("repeat", RelationVerdict::tr("repeating one label"));
    return best;
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
    add(tr("The model by itself"), figures.value("free_running_accuracy", 0.0), true,
        tr("Free-running: it hears the guide and what it has answered so far, as it does when it "
           "generates."));
    add(tr("The same, guides shuffled"), baselines.value("shuffled", 0.0), false,
        tr("The model hears guides that do not belong to what was played: what it knows without "
           "listening."));
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
    const double share = figures.value("free_running_accuracy", 0.0);
    const Json baselines = figures.value("baselines", Json::object());
    const double shuffled = baselines.value("shuffled", 0.0);
    const Rival rival = rivalOf(baselines);
    const Json advantage = figures.value("advantage", Json::object());
    const bool sure = advantage.value("low", 0.0) > 0;
    if (share <= shuffled)
        return tr("What it learned here does not help: with guides that do not belong to it, it "
                  "is right as often (%1 against %2). More recordings of the same relation, fewer "
                  "labels or longer segments may.")
            .arg(percent(shuffled), percent(share));
    const QString heard =
        tr("It listens: by itself %1 of the labels are right, with shuffled guides %2.")
            .arg(percent(share), percent(shuffled));
    if (!sure)
        return heard + QLatin1Char(' ') +
               tr("On so little that was held back (%n segment(s)) this may be chance.", nullptr,
                  figures.value("segments", 0));
    if (rival.share >= share)
        return heard + QLatin1Char(' ') +
               tr("But %1 is right more often (%2), so its answers are no likely ones.")
                   .arg(rival.name, percent(rival.share));
    return heard + QLatin1Char(' ') +
           tr("The difference is no chance (95 % interval %1 to %2).")
               .arg(percent(advantage.value("low", 0.0)), percent(advantage.value("high", 0.0)));
}

} // namespace antiphon
