#include "app/panels/maplooks.h"

#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::pair<MapLooks::Color, const char*> colorNames[] = {
    {MapLooks::Color::Table, "table"},
    {MapLooks::Color::Cluster, "cluster"},
    {MapLooks::Color::Marks, "marks"},
    {MapLooks::Color::Column, "column"}};

void narrow(QComboBox* box) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
}

} // namespace

Json toJson(const MapLooks& looks) {
    Json filters = Json::array();
    for (const MapFilter& filter : looks.filters)
        filters.push_back({filter.column, filter.low, filter.high});
    const auto* color =
        std::ranges::find(colorNames, looks.color, &std::pair<MapLooks::Color, const char*>::first);
    return {{"color", color->second},       {"column", looks.column},
            {"clusters", looks.clusters},   {"size", looks.size},
            {"density", looks.density},     {"legend", looks.legend},
            {"filters", std::move(filters)}};
}

MapLooks mapLooksOf(const Json& json) {
    MapLooks looks;
    try {
        const std::string color = json.value("color", std::string());
        for (const auto& [kind, name] : colorNames)
            if (color == name)
                looks.color = kind;
        looks.column = json.value("column", std::string());
        looks.clusters = std::clamp(json.value("clusters", looks.clusters), 2, 250);
        looks.size = json.value("size", std::string());
        looks.density = json.value("density", false);
        looks.legend = json.value("legend", true);
        for (const Json& filter : json.value("filters", Json::array()))
            looks.filters.push_back({filter.at(0).get<std::string>(), filter.at(1).get<double>(),
                                     filter.at(2).get<double>()});
    } catch (const Json::exception&) {
        // Of another version: what was read so far serves.
    }
    return looks;
}

std::vector<std::uint8_t> shownBy(const MapRows& rows, const std::vector<MapFilter>& filters) {
    std::vector<std::uint8_t> shown;
    for (const MapFilter& filter : filters) {
        const int column = rows.find(filter.column);
        if (column < 0)
            continue;
        if (shown.empty())
            shown.assign(rows.rows(), 1);
        for (std::size_t r = 0; r < rows.rows(); ++r) {
            const double value = rows.value(r, std::size_t(column));
            shown[r] &= std::uint8_t(value >= filter.low && value <= filter.high);
        }
    }
    return shown;
}

MapLooksPage::MapLooksPage(QWidget* parent)
    : QWidget(parent), m_rows(std::make_shared<MapRows>()), m_color(new QComboBox),
      m_size(new QComboBox), m_clustersLabel(new QLabel(tr("Clusters"))), m_clusters(new WholeBox),
      m_density(new QCheckBox(tr("Density instead of points"))),
      m_legend(new QCheckBox(tr("Legend"))), m_add(new QToolButton), m_shown(new QLabel) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_color->setAccessibleName(tr("Colour by"));
    m_size->setAccessibleName(tr("Size by"));
    narrow(m_color);
    narrow(m_size);
    form->addRow(tr("Colour by"), m_color);
    m_clusters->setRange(2, 250);
    m_clusters->setValue(m_looks.clusters);
    m_clusters->setAccessibleName(tr("Number of clusters"));
    m_clusters->setToolTip(tr("How many groups of alike sounds k-means finds"));
    form->addRow(m_clustersLabel, m_clusters);
    form->addRow(tr("Size by"), m_size);
    layout->addLayout(form);
    m_legend->setChecked(true);
    layout->addWidget(m_density);
    layout->addWidget(m_legend);

    auto* box = new QGroupBox(tr("Show only"));
    auto* inBox = new QVBoxLayout(box);
    m_filterLayout = new QVBoxLayout;
    inBox->addLayout(m_filterLayout);
    auto* line = new QHBoxLayout;
    m_add->setText(tr("Add a range"));
    m_add->setToolTip(tr("Show only rows between two values of a parameter or column"));
    m_add->setFocusPolicy(Qt::TabFocus);
    line->addWidget(m_add);
    line->addStretch();
    inBox->addLayout(line);
    m_shown->setWordWrap(true);
    inBox->addWidget(m_shown);
    layout->addWidget(box);
    layout->addStretch();

    connect(m_add, &QToolButton::clicked, this, &MapLooksPage::addFilter);
    for (QComboBox* combo : {m_color, m_size})
        connect(combo, &QComboBox::currentIndexChanged, this, &MapLooksPage::tell);
    connect(m_clusters, &WholeBox::valueChanged, this, &MapLooksPage::tell);
    connect(m_density, &QCheckBox::toggled, this, &MapLooksPage::tell);
    connect(m_legend, &QCheckBox::toggled, this, &MapLooksPage::tell);
    setLooks({});
}

void MapLooksPage::fillColumns(QComboBox* box, const QString& chosen) const {
    for (const MapColumn& column : m_rows->columns())
        box->addItem(column.label, QStringLiteral("column:") + QString::fromStdString(column.name));
    if (const int index = box->findData(chosen); index >= 0)
        box->setCurrentIndex(index);
}

void MapLooksPage::setRows(std::shared_ptr<const MapRows> rows) {
    const bool same = std::ranges::equal(m_rows->columns(), rows->columns(), {}, &MapColumn::label,
                                         &MapColumn::label);
    m_rows = std::move(rows);
    if (!same || m_color->count() == 0)
        setLooks(m_looks);
}

void MapLooksPage::setLooks(const MapLooks& wanted) {
    m_filling = true;
    m_looks = wanted;
    m_color->clear();
    m_color->addItem(tr("Table"), QStringLiteral("table"));
    m_color->addItem(tr("Clusters"), QStringLiteral("cluster"));
    m_color->addItem(tr("Marks"), QStringLiteral("marks"));
    const auto* color = std::ranges::find(colorNames, wanted.color,
                                          &std::pair<MapLooks::Color, const char*>::first);
    const QString key = wanted.color == MapLooks::Color::Column
                            ? QStringLiteral("column:") + QString::fromStdString(wanted.column)
                            : QLatin1String(color->second);
    m_color->setCurrentIndex(std::max(0, m_color->findData(key)));
    fillColumns(m_color, key);
    m_size->clear();
    m_size->addItem(tr("All alike"), QString());
    fillColumns(m_size, QStringLiteral("column:") + QString::fromStdString(wanted.size));
    m_clusters->setValue(wanted.clusters);
    m_density->setChecked(wanted.density);
    m_legend->setChecked(wanted.legend);
    for (const FilterRow& row : m_filters)
        delete row.widget;
    m_filters.clear();
    for (const MapFilter& filter : wanted.filters)
        if (m_rows->find(filter.column) >= 0)
            insertFilter(filter);
    m_add->setEnabled(!m_rows->columns().empty());
    m_filling = false;
    const bool clusters = wanted.color == MapLooks::Color::Cluster;
    m_clusters->setVisible(clusters);
    m_clustersLabel->setVisible(clusters);
}

MapLooks MapLooksPage::looks() const {
    return m_looks;
}

void MapLooksPage::rangeOf(const std::string& name, double& low, double& high) const {
    low = 0;
    high = 1;
    const int column = m_rows->find(name);
    if (column < 0)
        return;
    double least = INFINITY, most = -INFINITY;
    for (std::size_t r = 0; r < m_rows->rows(); ++r)
        if (const double value = m_rows->value(r, std::size_t(column)); std::isfinite(value)) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    if (least <= most) {
        low = least;
        high = most;
    }
}

void MapLooksPage::addFilter() {
    if (m_rows->columns().empty())
        return;
    MapFilter filter{m_rows->columns().front().name};
    rangeOf(filter.column, filter.low, filter.high);
    insertFilter(filter);
    m_filters.back().column->setFocus();
    tell();
}

void MapLooksPage::insertFilter(const MapFilter& filter) {
    auto* widget = new QWidget;
    auto* lines = new QVBoxLayout(widget);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    auto* top = new QHBoxLayout;
    auto* column = new QComboBox;
    narrow(column);
    column->setAccessibleName(tr("Column to filter by"));
    fillColumns(column, QStringLiteral("column:") + QString::fromStdString(filter.column));
    auto* remove = new QToolButton;
    remove->setIcon(glyph(Glyph::Close));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::TabFocus);
    remove->setToolTip(tr("Remove this range"));
    remove->setAccessibleName(tr("Remove this range"));
    top->addWidget(column, 1);
    top->addWidget(remove);
    lines->addLayout(top);
    auto* range = new QHBoxLayout;
    auto* low = new RealBox;
    auto* high = new RealBox;
    low->setValue(filter.low);
    high->setValue(filter.high);
    low->setAccessibleName(tr("From"));
    high->setAccessibleName(tr("To"));
    range->addWidget(low, 1);
    range->addWidget(new QLabel(QStringLiteral("–")));
    range->addWidget(high, 1);
    lines->addLayout(range);
    m_filterLayout->addWidget(widget);
    m_filters.push_back({widget, column, low, high});
    connect(column, &QComboBox::currentIndexChanged, this, [this, column, low, high] {
        double least = 0, most = 1;
        rangeOf(column->currentData().toString().mid(7).toStdString(), least, most);
        m_filling = true; // one change, not three
        low->setValue(least);
        high->setValue(most);
        m_filling = false;
        tell();
    });
    connect(low, &RealBox::valueChanged, this, &MapLooksPage::tell);
    connect(high, &RealBox::valueChanged, this, &MapLooksPage::tell);
    connect(remove, &QToolButton::clicked, this, [this, widget] { removeFilter(widget); });
}

void MapLooksPage::removeFilter(QWidget* widget) {
    std::erase_if(m_filters, [&](const FilterRow& row) { return row.widget == widget; });
    widget->hide();
    widget->deleteLater();
    m_add->setFocus();
    tell();
}

void MapLooksPage::tell() {
    if (m_filling)
        return;
    MapLooks now;
    const QString color = m_color->currentData().toString();
    for (const auto& [kind, name] : colorNames)
        if (color == QLatin1String(name))
            now.color = kind;
    if (color.startsWith(QLatin1String("column:"))) {
        now.color = MapLooks::Color::Column;
        now.column = color.mid(7).toStdString();
    }
    now.size = m_size->currentData().toString().mid(7).toStdString();
    now.clusters = int(m_clusters->value());
    now.density = m_density->isChecked();
    now.legend = m_legend->isChecked();
    for (const FilterRow& row : m_filters)
        now.filters.push_back({row.column->currentData().toString().mid(7).toStdString(),
                               row.low->value(), row.high->value()});
    const bool clusters = now.color == MapLooks::Color::Cluster;
    m_clusters->setVisible(clusters);
    m_clustersLabel->setVisible(clusters);
    if (now == m_looks)
        return;
    m_looks = std::move(now);
    Q_EMIT changed();
}

void MapLooksPage::setShown(int shown, int all) {
    m_shown->setText(all == 0      ? QString()
                     : shown < all ? tr("%1 of %n point(s) are shown.", nullptr, all).arg(shown)
                                   : tr("All %n point(s) are shown.", nullptr, all));
}

} // namespace antiphon
