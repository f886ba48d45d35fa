#include "app/panels/agentcolumns.h"

#include "app/panels/bardelegate.h"
#include "app/panels/maptable.h"
#include "core/dsp/descriptors.h"
#include "core/error.h"
#include "models/impro/scaling.h"
#include "widgets/slider.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>
#include <set>

namespace antiphon {

namespace {

constexpr double mostWeight = 4;

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    for (const QString& name :
         QString::fromStdString(list).split(QLatin1Char(','), Qt::SkipEmptyParts))
        names.push_back(name.trimmed().toStdString());
    return names;
}

std::set<std::string> columnsOf(const std::string& list,
                                const std::vector<std::string>& available) {
    std::set<std::string> columns;
    for (const std::string& name : namesIn(list)) {
        try {
            const auto meant = impro::resolveColumns({&name, 1}, available, "The options");
            columns.insert(meant.begin(), meant.end());
        } catch (const UserError&) {
            // Of another table: not to be chosen here.
        }
    }
    return columns;
}

} // namespace

AgentColumns::AgentColumns(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("What the agent hears and is rewarded for"));
    setHeaderLabels({tr("Descriptor"), tr("Hears"), tr("Reward"), tr("Weight"), tr("In reach")});
    headerItem()->setToolTip(Hears, tr("What the agent hears of itself and of its target"));
    headerItem()->setToolTip(Rewarded, tr("What counts for how near the agent is to its target"));
    headerItem()->setToolTip(Weight, tr("How much a category counts for the reward"));
    headerItem()->setToolTip(
        Reach, tr("Share of the corpus that lies within what the table can sound like"));
    setSelectionBehavior(SelectItems); // arrows go from box to box, Space toggles
    setUniformRowHeights(false);
    setItemDelegateForColumn(Reach, new BarDelegate(this));
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Hears, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Rewarded, QHeaderView::ResizeToContents);
    header()->setMinimumSectionSize(40);
    header()->resizeSection(Weight, 130);
    setColumnHidden(Reach, true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // see fit()
    build();
    connect(this, &QTreeWidget::itemChanged, this, &AgentColumns::changedItem);
    connect(this, &QTreeWidget::itemExpanded, this, &AgentColumns::fit);
    connect(this, &QTreeWidget::itemCollapsed, this, &AgentColumns::fit);
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, &AgentColumns::fit);
    fit();
}

void AgentColumns::build() {
    m_filling = true;
    for (const DescriptorColumn& column : descriptorColumns()) {
        const auto known = std::ranges::find(m_categories, column.category, &Category::name);
        if (known == m_categories.end()) {
            auto* item = new QTreeWidgetItem(this, {categoryWords(column.category)});
            auto* slider = new Slider({}, {0, mostWeight, 1, false, 2});
            //: %1 is a category of descriptors
            slider->setName(tr("Weight of %1").arg(categoryWords(column.category)));
            setItemWidget(item, Weight, slider);
            connect(slider, &Slider::valueChanged, this, [this] {
                if (!m_filling)
                    Q_EMIT changed();
            });
            m_categories.push_back({column.category, item, slider});
        }
        QTreeWidgetItem* parent =
            std::ranges::find(m_categories, column.category, &Category::name)->item;
        auto* item = new QTreeWidgetItem(parent, {QString::fromUtf8(column.name)});
        m_items[column.name] = item;
        for (QTreeWidgetItem* one : {parent, item})
            for (const int box : {Hears, Rewarded})
                one->setCheckState(box, Qt::Unchecked);
    }
    for (const Category& category : m_categories)
        category.item->setFlags(category.item->flags() | Qt::ItemIsAutoTristate);
    m_filling = false;
    std::vector<std::string> usual;
    for (const DescriptorColumn& column : descriptorColumns().first(descriptorColumnsWithoutPitch))
        usual.emplace_back(column.name);
    setAvailable(usual);
}

/// As high as what it shows: it lies in a form that scrolls.
void AgentColumns::fit() {
    int height = header()->sizeHint().height() + 2 * frameWidth();
    for (QTreeWidgetItem* item = topLevelItem(0); item; item = itemBelow(item))
        height += std::max(rowHeight(indexFromItem(item)), fontMetrics().height() + 4);
    if (horizontalScrollBar()->maximum() > 0)
        height += horizontalScrollBar()->sizeHint().height();
    setMinimumHeight(height);
    setMaximumHeight(height);
}

void AgentColumns::setAvailable(const std::vector<std::string>& columns) {
    m_filling = true;
    for (const auto& [name, item] : m_items) {
        const bool there = std::ranges::find(columns, name) != columns.end();
        item->setHidden(!there);
        if (!there)
            for (const int box : {Hears, Rewarded})
                item->setCheckState(box, Qt::Unchecked);
    }
    for (const Category& category : m_categories) {
        bool any = false;
        for (int i = 0; i < category.item->childCount(); ++i)
            any |= !category.item->child(i)->isHidden();
        category.item->setHidden(!any);
    }
    m_filling = false;
    fit();
}

void AgentColumns::changedItem(QTreeWidgetItem* item, int column) {
    if (m_filling || (column != Hears && column != Rewarded))
        return;
    // What is not heard cannot be rewarded. Hidden columns are none of this table.
    m_filling = true;
    for (const auto& [name, own] : m_items) {
        if (own->isHidden()) {
            own->setCheckState(Hears, Qt::Unchecked);
            own->setCheckState(Rewarded, Qt::Unchecked);
        }
        const bool mine = own == item || own->parent() == item;
        if (mine && column == Rewarded && own->checkState(Rewarded) == Qt::Checked)
            own->setCheckState(Hears, Qt::Checked);
        if (mine && column == Hears && own->checkState(Hears) == Qt::Unchecked)
            own->setCheckState(Rewarded, Qt::Unchecked);
    }
    m_filling = false;
    Q_EMIT changed();
}

void AgentColumns::keyPressEvent(QKeyEvent* event) {
    QTreeWidgetItem* item = currentItem();
    const int column = currentColumn();
    if (item && event->key() == Qt::Key_Space && (column == Hears || column == Rewarded))
        item->setCheckState(column,
                            item->checkState(column) == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    else
        QTreeWidget::keyPressEvent(event);
}

void AgentColumns::setReach(const std::vector<ColumnReach>& reach) {
    m_reach = reach;
    setColumnHidden(Reach, m_reach.empty()); // there is no corpus to be reached
    showReach();
}

void AgentColumns::showReach() {
    m_filling = true;
    const auto show = [](QTreeWidgetItem* item, double share, const QString& tip) {
        item->setData(Reach, BarDelegate::Share, share < 0 ? QVariant() : QVariant(share));
        item->setData(Reach, BarDelegate::Good, share >= 0.5);
        item->setText(Reach, share < 0 ? QString()
                                       //: a share in percent
                                       : tr("%1 %").arg(QLocale().toString(100 * share, 'f', 0)));
        item->setToolTip(Reach, tip);
    };
    for (const auto& [name, item] : m_items)
        show(item, -1, {});
    for (const Category& category : m_categories)
        show(category.item, -1, {});
    std::map<QTreeWidgetItem*, std::pair<double, int>> sums;
    for (const ColumnReach& column : m_reach) {
        const auto it = m_items.find(column.column);
        if (it == m_items.end())
            continue;
        show(it->second, column.share(),
             //: a range of values; the middle nine tenths of a table's sounds and more
             tr("The table reaches from %1 to %2.")
                 .arg(numberText(column.low), numberText(column.high)));
        auto& [sum, count] = sums[it->second->parent()];
        sum += column.share();
        ++count;
    }
    for (const auto& [item, sum] : sums)
        show(item, sum.first / sum.second, tr("Mean of its descriptors"));
    m_filling = false;
}

void AgentColumns::keepReached() {
    m_filling = true;
    for (const auto& [name, item] : m_items) {
        const auto column = std::ranges::find(m_reach, name, &ColumnReach::column);
        const bool kept = column != m_reach.end() && column->keep() && !item->isHidden();
        item->setCheckState(Hears, kept ? Qt::Checked : Qt::Unchecked);
        if (!kept)
            item->setCheckState(Rewarded, Qt::Unchecked);
    }
    m_filling = false;
    Q_EMIT changed();
}

void AgentColumns::setChosen(const impro::EnvironmentOptions& options) {
    m_filling = true;
    m_givenKeep = options.keep;
    m_givenReward = options.reward;
    const auto heard = columnsOf(options.keep, available());
    const auto rewarded = columnsOf(options.reward, available());
    for (const auto& [name, item] : m_items) {
        item->setCheckState(Hears, heard.contains(name) ? Qt::Checked : Qt::Unchecked);
        item->setCheckState(Rewarded, rewarded.contains(name) ? Qt::Checked : Qt::Unchecked);
    }
    for (const Category& category : m_categories)
        category.weight->setValue(1);
    for (const std::string& entry : namesIn(options.weights)) {
        const auto sign = entry.find('=');
        const auto it = std::ranges::find(m_categories, entry.substr(0, sign), &Category::name);
        if (it != m_categories.end() && sign != std::string::npos)
            it->weight->setValue(QByteArray::fromStdString(entry.substr(sign + 1)).toDouble());
    }
    m_filling = false;
}

std::vector<std::string> AgentColumns::available() const {
    std::vector<std::string> columns;
    for (const DescriptorColumn& column : descriptorColumns())
        if (!m_items.at(column.name)->isHidden())
            columns.emplace_back(column.name);
    return columns;
}

std::string AgentColumns::listOr(Column column, const std::string& given) const {
    const std::string list = chosenList(column);
    const auto there = available();
    try {
        const auto meant = impro::resolveColumns(namesIn(given), there, "The options");
        if (columnsOf(list, there) == std::set(meant.begin(), meant.end()))
            return given;
    } catch (const UserError&) {
        // Of another table.
    }
    return list;
}

std::string AgentColumns::chosenList(Column column) const {
    std::string list;
    const auto add = [&](const std::string& name) { list += (list.empty() ? "" : ", ") + name; };
    for (const Category& category : m_categories) {
        std::vector<std::string> chosen;
        int there = 0;
        for (int i = 0; i < category.item->childCount(); ++i) {
            const QTreeWidgetItem* item = category.item->child(i);
            there += !item->isHidden();
            if (!item->isHidden() && item->checkState(column) == Qt::Checked)
                chosen.push_back(item->text(Name).toStdString());
        }
        if (there > 0 && int(chosen.size()) == there)
            add(category.name);
        else
            std::ranges::for_each(chosen, add);
    }
    return list;
}

void AgentColumns::choose(impro::EnvironmentOptions& options) const {
    options.keep = listOr(Hears, m_givenKeep);
    options.reward = listOr(Rewarded, m_givenReward);
    options.weights.clear();
    for (const Category& category : m_categories)
        if (category.weight->value() != 1 && category.item->checkState(Rewarded) != Qt::Unchecked)
            options.weights += (options.weights.empty() ? "" : ", ") + category.name + "=" +
                               QByteArray::number(category.weight->value()).toStdString();
}

QString AgentColumns::obstacle() const {
    if (chosenList(Hears).empty())
        return tr("The agent hears nothing; choose what it hears.");
    if (chosenList(Rewarded).empty())
        return tr("The agent is rewarded for nothing; choose what counts.");
    return {};
}

} // namespace antiphon
