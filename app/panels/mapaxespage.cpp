#include "app/panels/mapaxespage.h"

#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

using Method = MapAxes::Method;

constexpr std::pair<Method, const char*> methodNames[] = {{Method::Pca, "pca"},
                                                          {Method::Tsne, "tsne"},
                                                          {Method::Parameters, "parameters"},
                                                          {Method::Columns, "columns"}};

QString percent(double share) {
    return MapAxesPage::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 0));
}

} // namespace

Json toJson(const MapAxes& axes) {
    const auto* method =
        std::ranges::find(methodNames, axes.method, &std::pair<Method, const char*>::first);
    return {{"method", method->second},      {"x", axes.x},       {"y", axes.y},
            {"categories", axes.categories}, {"seed", axes.seed}, {"perplexity", axes.perplexity}};
}

MapAxes mapAxesOf(const Json& json) {
    MapAxes axes;
    try {
        const std::string method = json.value("method", std::string());
        for (const auto& [kind, name] : methodNames)
            if (method == name)
                axes.method = kind;
        axes.x = json.value("x", std::string());
        axes.y = json.value("y", std::string());
        axes.categories = json.value("categories", axes.categories);
        axes.perplexity = std::clamp(json.value("perplexity", axes.perplexity), 2.0, 500.0);
        axes.seed = std::max<std::uint64_t>(1, json.value("seed", axes.seed));
    } catch (const Json::exception&) {
        // Of another version: what was read so far serves.
    }
    return axes;
}

MapAxesPage::MapAxesPage(MapProjector& projector, QWidget* parent)
    : QWidget(parent), m_projector(projector), m_rows(std::make_shared<MapRows>()),
      m_method(new QComboBox), m_x(new QComboBox), m_y(new QComboBox), m_form(new QFormLayout),
      m_categoryBox(new QGroupBox(tr("Compare by"))), m_tsneBox(new QGroupBox(tr("t-SNE"))),
      m_perplexity(new RealBox), m_seed(new WholeBox), m_progress(new QProgressBar),
      m_pause(new QToolButton), m_stop(new QToolButton), m_restart(new QToolButton),
      m_figures(new QLabel), m_trouble(new QLabel) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_method->addItem(tr("PCA"), int(Method::Pca));
    m_method->addItem(tr("t-SNE"), int(Method::Tsne));
    m_method->addItem(tr("Parameters"), int(Method::Parameters));
    m_method->addItem(tr("Two columns"), int(Method::Columns));
    const char* tips[] = {
        QT_TR_NOOP("The two directions in which the sounds differ most; there at once"),
        QT_TR_NOOP("Sounds that are alike lie together; distances between groups tell little"),
        QT_TR_NOOP("Where the synthesizer's parameters are"),
        QT_TR_NOOP("Any two columns of the table")};
    for (int i = 0; i < m_method->count(); ++i)
        m_method->setItemData(i, tr(tips[i]), Qt::ToolTipRole);
    m_form->addRow(tr("Axes"), m_method);
    m_form->addRow(tr("Across"), m_x);
    m_form->addRow(tr("Upwards"), m_y);
    m_method->setAccessibleName(tr("Axes"));
    m_x->setAccessibleName(tr("Across"));
    m_y->setAccessibleName(tr("Upwards"));
    for (QComboBox* box : {m_method, m_x, m_y}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    layout->addLayout(m_form);
    m_categoryLayout = new QVBoxLayout(m_categoryBox);

    auto* tsne = new QVBoxLayout(m_tsneBox);
    auto* numbers = new QFormLayout;
    numbers->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_perplexity->setRange(2, 500);
    m_perplexity->setAccessibleName(tr("Perplexity"));
    m_perplexity->setToolTip(tr("About how many neighbours a sound has: small values show small "
                                "groups. Can be changed while it runs."));
    m_seed->setRange(1, INT64_MAX);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed gives the same map"));
    numbers->addRow(tr("Perplexity"), m_perplexity);
    numbers->addRow(tr("Seed"), m_seed);
    tsne->addLayout(numbers);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of t-SNE"));
    tsne->addWidget(m_progress);
    auto* keys = new QHBoxLayout;
    m_pause->setText(tr("Pause"));
    m_pause->setCheckable(true);
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Keep the map as it is now"));
    m_restart->setText(tr("Again"));
    m_restart->setToolTip(tr("Begin anew instead of going on from what is shown"));
    for (QToolButton* button : {m_pause, m_stop, m_restart}) {
        button->setFocusPolicy(Qt::TabFocus);
        keys->addWidget(button);
    }
    keys->addStretch();
    tsne->addLayout(keys);
    layout->addWidget(m_tsneBox);

    for (QLabel* label : {m_figures, m_trouble}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    m_figures->setAccessibleName(tr("How true the map is"));
    layout->addWidget(m_categoryBox);
    layout->addStretch();

    for (QComboBox* box : {m_method, m_x, m_y})
        connect(box, &QComboBox::currentIndexChanged, this, &MapAxesPage::tell);
    connect(m_perplexity, &RealBox::valueChanged, this, &MapAxesPage::tell);
    connect(m_seed, &WholeBox::valueChanged, this, &MapAxesPage::tell);
    connect(m_pause, &QToolButton::toggled, &projector, &MapProjector::setPaused);
    connect(m_stop, &QToolButton::clicked, &projector, &MapProjector::stop);
    connect(m_restart, &QToolButton::clicked, this, &MapAxesPage::restartWanted);
    connect(&projector, &MapProjector::stateChanged, this, &MapAxesPage::showState);
    setAxes({});
    showState();
}

void MapAxesPage::setRows(std::shared_ptr<const MapRows> rows) {
    const bool same = std::ranges::equal(m_rows->columns(), rows->columns(), {}, &MapColumn::label,
                                         &MapColumn::label);
    m_rows = std::move(rows);
    if (!same)
        fill();
}

void MapAxesPage::setAxes(const MapAxes& axes) {
    m_axes = axes;
    fill();
}

void MapAxesPage::fill() {
    m_filling = true;
    m_method->setCurrentIndex(m_method->findData(int(m_axes.method)));
    m_perplexity->setValue(m_axes.perplexity);
    m_seed->setValue(qint64(m_axes.seed));
    for (auto& [category, box] : m_categories)
        delete box;
    m_categories.clear();
    const std::vector<std::string> usual = usualCategories(*m_rows);
    const auto& chosen = m_axes.categories.empty() ? usual : m_axes.categories;
    for (const std::string& category : m_rows->categories()) {
        auto* box = new QCheckBox(categoryWords(category));
        box->setChecked(std::ranges::find(chosen, category) != chosen.end());
        m_categoryLayout->addWidget(box);
        m_categories.emplace_back(category, box);
        connect(box, &QCheckBox::toggled, this, &MapAxesPage::tell);
    }
    fillColumns();
    m_filling = false;
}

void MapAxesPage::fillColumns() {
    const bool before = std::exchange(m_filling, true);
    const bool parameters = m_axes.method == Method::Parameters;
    for (QComboBox* box : {m_x, m_y}) {
        box->clear();
        for (const MapColumn& column : m_rows->columns())
            if (!parameters || column.category == "parameter")
                box->addItem(column.label, QString::fromStdString(column.name));
    }
    const int x = m_x->findData(QString::fromStdString(m_axes.x));
    const int y = m_y->findData(QString::fromStdString(m_axes.y));
    m_x->setCurrentIndex(x >= 0 ? x : 0);
    m_y->setCurrentIndex(y >= 0 ? y : std::min(1, m_y->count() - 1));
    const bool embeds = m_axes.embeds();
    for (QWidget* box : {static_cast<QWidget*>(m_x), static_cast<QWidget*>(m_y)}) {
        box->setVisible(!embeds);
        m_form->labelForField(box)->setVisible(!embeds);
    }
    m_categoryBox->setVisible(embeds && !m_categories.empty());
    m_tsneBox->setVisible(m_axes.method == Method::Tsne);
    m_filling = before;
}

void MapAxesPage::tell() {
    if (m_filling)
        return;
    MapAxes now = m_axes;
    now.method = Method(m_method->currentData().toInt());
    if (now.method != m_axes.method) {
        m_axes.method = now.method;
        fillColumns();
        now.x.clear(); // so that this counts as a change
        m_axes.x = std::string(1, '\n');
    }
    now.x = m_x->currentData().toString().toStdString();
    now.y = m_y->currentData().toString().toStdString();
    now.perplexity = m_perplexity->value();
    now.seed = std::uint64_t(m_seed->value());
    now.categories.clear();
    for (const auto& [category, box] : m_categories)
        if (box->isChecked())
            now.categories.push_back(category);
    if (now.categories == usualCategories(*m_rows))
        now.categories.clear();
    if (now == m_axes)
        return;
    m_axes = std::move(now);
    Q_EMIT changed();
}

QString MapAxesPage::figuresText() const {
    const MapFigures& figures = m_projector.figures();
    QStringList says;
    if (figures.explained)
        says << tr("These two directions hold %1 of all differences.")
                    .arg(percent(*figures.explained));
    if (figures.trustworthiness) {
        const double trust = *figures.trustworthiness;
        //: %1 is a figure between 0 and 1
        says << (trust >= 0.95  ? tr("Points that are near here are alike (trustworthiness %1).")
                 : trust >= 0.8 ? tr("Points that are near here are mostly alike (trustworthiness "
                                     "%1).")
                                : tr("Points that are near here are often not alike "
                                     "(trustworthiness %1); another method may show more."))
                    .arg(QLocale().toString(trust, 'f', 3));
    }
    if (figures.recall)
        says << tr("Of the ten most similar sounds %1 are among the ten nearest points.")
                    .arg(percent(*figures.recall));
    if (figures.kl)
        says << tr("What t-SNE could not fit: %1 (Kullback-Leibler divergence; less is better).")
                    .arg(QLocale().toString(*figures.kl, 'f', 3));
    return says.join(QLatin1Char('\n'));
}

void MapAxesPage::showState() {
    const bool running = m_projector.running();
    m_progress->setValue(int(1000 * m_projector.progress()));
    m_progress->setVisible(running);
    m_pause->setEnabled(running);
    m_stop->setEnabled(running);
    {
        const QSignalBlocker blocker(m_pause);
        m_pause->setChecked(m_projector.paused());
    }
    m_figures->setText(figuresText());
    m_figures->setVisible(!m_figures->text().isEmpty());
    m_trouble->setText(m_projector.trouble());
    m_trouble->setVisible(!m_trouble->text().isEmpty());
}

} // namespace antiphon
