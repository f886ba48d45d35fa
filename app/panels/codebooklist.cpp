#include "app/panels/codebooklist.h"

#include "app/panels/bardelegate.h"
#include "app/panels/emptytext.h"
#include "app/window/background.h"
#include "core/table.h"
#include "models/guide/codebook.h"
#include "widgets/glyphs.h"
#include "widgets/labelstrip.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

enum Column { Code, Share, Count, Distance };
constexpr int rowRole = Qt::UserRole;

class List : public QTreeWidget {
protected:
    void paintEvent(QPaintEvent* event) override {
        QTreeWidget::paintEvent(event);
        if (topLevelItemCount() == 0)
            paintEmptyText(*this, CodebookList::tr("Press Listen to cut the recordings into "
                                                   "segments and to hear which are alike."));
    }
};

/// In numbers, not in text.
class Entry : public QTreeWidgetItem {
public:
    using QTreeWidgetItem::QTreeWidgetItem;
    bool operator<(const QTreeWidgetItem& other) const override {
        const int column = treeWidget()->sortColumn();
        return data(column, Qt::UserRole + 1).toDouble() <
               other.data(column, Qt::UserRole + 1).toDouble();
    }
};

} // namespace

CodebookList::CodebookList(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_list(new List), m_summary(new QLabel) {
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->setHeaderLabels({tr("Code"), tr("Share"), tr("Segments"), tr("Spread")});
    m_list->headerItem()->setToolTip(
        Distance, tr("How far its segments lie from its centre on average; smaller is more alike"));
    m_list->setAccessibleName(tr("Codes"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(Code, Qt::AscendingOrder);
    m_list->setItemDelegateForColumn(Share, new BarDelegate(m_list));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Share, QHeaderView::Stretch);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    m_summary->hide();
    const auto play = [this](QTreeWidgetItem* item) {
        CodebookList::play(item->data(Code, rowRole).toInt());
    };
    connect(m_list, &QTreeWidget::itemClicked, this, play);
    connect(m_list, &QTreeWidget::itemActivated, this, play);
}

void CodebookList::show(const std::vector<Item>& items, const Json& figures, int vocab) {
    const int asked = ++m_generation;
    m_rows.clear();
    fill();
    m_summary->setVisible(!items.empty());
    const auto usage = std::ranges::find(items, "usage", &Item::role);
    if (usage == items.end())
        return;
    const int used = figures.value("used", 0), distinct = figures.value("distinct", 0);
    const double perplexity = figures.value("perplexity", 0.0);
    const QLocale locale;
    QStringList lines;
    //: how many labels occur, and how many equally frequent ones would be as diverse (perplexity)
    lines << tr("%1 of %2 codes are used, as diverse as %3 equally frequent ones (perplexity). "
                "Mean squared distance to the centres: %4 (inertia).")
                 .arg(used)
                 .arg(vocab)
                 .arg(locale.toString(perplexity, 'f', 1),
                      locale.toString(figures.value("inertia", 0.0), 'g', 3));
    if (distinct < vocab)
        lines << tr("There are only %n different segment(s): fewer labels, or more recordings, "
                    "would serve better.",
                    nullptr, distinct);
    else if (perplexity < double(vocab) / 3)
        lines << tr("A few codes take most of the time: with fewer labels, or when listening to "
                    "something else, the rest would be told apart better.");
    m_summary->setText(lines.join(QLatin1Char('\n')));
    inBackground(
        this,
        [file = usage->path] {
            const Table table = readTable(file);
            const auto &counts = table.numbers("count"), &shares = table.numbers("share"),
                       &distances = table.numbers("mean_distance");
            std::vector<Row> rows;
            for (std::size_t i = 0; i < table.rows; ++i) {
                const fs::path sound = guide::codeSound(file.parent_path(), i);
                rows.push_back({int(i), counts[i], shares[i], distances[i],
                                fs::is_regular_file(sound) ? sound : fs::path()});
            }
            return rows;
        },
        [this, asked](std::vector<Row> rows) {
            if (asked != m_generation)
                return;
            m_rows = std::move(rows);
            fill();
        },
        [this](const QString& sentence) { m_session.warn(sentence); });
}

void CodebookList::fill() {
    m_list->clear();
    double most = 0;
    for (const Row& row : m_rows)
        most = std::max(most, row.share);
    const QLocale locale;
    for (const Row& row : m_rows) {
        auto* item = new Entry(m_list);
        QPixmap chip(12, 12);
        chip.fill(labelColor(row.code, palette()));
        item->setIcon(Code, row.sound.empty() ? QIcon() : QIcon(chip));
        item->setText(Code, QString::number(row.code));
        item->setData(Code, rowRole, row.code);
        //: a share in percent
        item->setText(Share, tr("%1 %").arg(locale.toString(100 * row.share, 'f', 1)));
        item->setData(Share, BarDelegate::Share, most > 0 ? row.share / most : 0);
        item->setData(Share, BarDelegate::Good, true);
        item->setText(Count, locale.toString(qint64(row.count)));
        item->setText(Distance, locale.toString(row.distance, 'f', 2));
        const double values[] = {double(row.code), row.share, row.count, row.distance};
        for (int column = 0; column < 4; ++column) {
            item->setData(column, Qt::UserRole + 1, values[column]);
            item->setToolTip(column, row.sound.empty()
                                         ? tr("No segment has this code.")
                                         : tr("Click to hear the segments nearest to its centre."));
        }
        item->setDisabled(row.sound.empty());
    }
}

void CodebookList::play(int code) {
    const auto row = std::ranges::find(m_rows, code, &Row::code);
    if (row != m_rows.end() && !row->sound.empty())
        m_session.player().audition(row->sound);
}

} // namespace antiphon
