#include "app/panels/idmwanted.h"

#include "app/panels/idmscore.h"
#include "app/panels/idmwish.h"
#include "widgets/slider.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// Where nothing is known of a model's clips.
constexpr idm::Scores usualMost = {1, 16, 1, 1};

} // namespace

IdmWanted::IdmWanted(QWidget* parent)
    : QWidget(parent), m_way(new QComboBox),
      m_percentile(new Slider(QString(), {.min = 0, .max = 100, .initial = 50, .decimals = 0})),
      m_meaning(new QLabel), m_percentilePart(new QWidget), m_numbersPart(new QWidget) {
    m_way->addItem(tr("Left open"));
    m_way->addItem(tr("A percentile of the clips"));
    m_way->addItem(tr("Four numbers"));
    m_way->setAccessibleName(tr("Wanted score"));
    m_percentile->setName(tr("Percentile"));
    m_meaning->setWordWrap(true);
    m_meaning->setEnabled(false);
    auto* percentile = new QVBoxLayout(m_percentilePart);
    percentile->setContentsMargins(0, 0, 0, 0);
    percentile->addWidget(m_percentile);
    percentile->addWidget(m_meaning);
    auto* numbers = new QGridLayout(m_numbersPart);
    numbers->setContentsMargins(0, 0, 0, 0);
    numbers->setVerticalSpacing(2);
    numbers->setColumnStretch(1, 1);
    for (std::size_t d = 0; d < m_numbers.size(); ++d) {
        auto* name = new QLabel(measureTitle(d));
        m_numbers[d] = new Slider(QString(), {.min = 0,
                                              .max = usualMost[d],
                                              .initial = usualMost[d] / 2,
                                              .decimals = 2,
                                              .unit = measureUnit(d)});
        m_numbers[d]->setName(measureTitle(d));
        m_seedTexts[d] = new QLabel;
        m_seedTexts[d]->setEnabled(false);
        numbers->addWidget(name, int(d), 0);
        numbers->addWidget(m_numbers[d], int(d), 1);
        numbers->addWidget(m_seedTexts[d], int(d), 2);
        connect(m_numbers[d], &Slider::valueChanged, this, [this] {
            if (!m_filling)
                Q_EMIT changed();
        });
        connect(m_numbers[d], &Slider::editingFinished, this, &IdmWanted::editingFinished);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_way);
    layout->addWidget(m_percentilePart);
    layout->addWidget(m_numbersPart);
    connect(m_way, &QComboBox::activated, this, [this](int way) {
        // What was measured of the seed is the nearest beginning.
        if (way == Numbers && m_seed) {
            m_filling = true;
            for (std::size_t d = 0; d < m_numbers.size(); ++d)
                m_numbers[d]->setValue((*m_seed)[d]);
            m_filling = false;
        }
        showWay();
        Q_EMIT changed();
        Q_EMIT editingFinished();
    });
    connect(m_percentile, &Slider::valueChanged, this, [this] {
        showWay();
        if (!m_filling)
            Q_EMIT changed();
    });
    connect(m_percentile, &Slider::editingFinished, this, &IdmWanted::editingFinished);
    showWay();
    showSeed();
}

idm::Scores IdmWanted::atPercentile(double percent) const {
    return idm::percentile(m_scores, percent);
}

void IdmWanted::setKnown(std::vector<idm::Scores> scores) {
    m_scores = std::move(scores);
    m_filling = true;
    for (std::size_t d = 0; d < m_numbers.size(); ++d) {
        double most = usualMost[d], middle = most / 2;
        if (!m_scores.empty()) {
            // A little more than anything that was learned.
            const double high = atPercentile(100)[d];
            middle = atPercentile(50)[d];
            most = d == 0 || d == 3 ? 1 : std::max(0.1, std::ceil(high * 1.25 * 10) / 10);
        }
        m_numbers[d]->setRange(
            {.min = 0, .max = most, .initial = middle, .decimals = 2, .unit = measureUnit(d)});
    }
    m_filling = false;
    showWay();
}

void IdmWanted::setSeedScore(std::optional<idm::Scores> score) {
    m_seed = score;
    showSeed();
}

void IdmWanted::showSeed() {
    for (std::size_t d = 0; d < m_seedTexts.size(); ++d) {
        m_seedTexts[d]->setVisible(m_seed.has_value());
        if (m_seed)
            //: the seed's own value of a measure, beside the slider of the wanted one
            m_seedTexts[d]->setText(tr("Seed: %1").arg(locale().toString((*m_seed)[d], 'f', 2)));
    }
}

void IdmWanted::showWay() {
    m_percentilePart->setVisible(m_way->currentIndex() == Percentile);
    m_numbersPart->setVisible(m_way->currentIndex() == Numbers);
    m_meaning->setVisible(!m_scores.empty());
    if (m_scores.empty())
        return;
    const idm::Scores scores = atPercentile(m_percentile->value());
    QStringList texts;
    for (std::size_t d = 0; d < scores.size(); ++d)
        texts << QStringLiteral("%1 %2").arg(measureTitle(d), locale().toString(scores[d], 'f', 2));
    m_meaning->setText(texts.join(QStringLiteral(", ")));
}

void IdmWanted::setOptions(const idm::IdmDrawOptions& options) {
    m_filling = true;
    m_way->setCurrentIndex(options.percentile >= 0   ? Percentile
                           : !options.target.empty() ? Numbers
                                                     : Open);
    if (options.percentile >= 0)
        m_percentile->setValue(options.percentile);
    if (!options.target.empty())
        if (const auto numbers = idm::numbersOf(options.target, "target", 0, 1e4);
            numbers.size() == m_numbers.size())
            for (std::size_t d = 0; d < m_numbers.size(); ++d)
                m_numbers[d]->setValue(numbers[d]);
    m_filling = false;
    showWay();
}

idm::IdmDrawOptions IdmWanted::apply(idm::IdmDrawOptions options) const {
    options.percentile = m_way->currentIndex() == Percentile ? m_percentile->value() : -1;
    options.target.clear();
    if (m_way->currentIndex() == Numbers) {
        std::vector<double> numbers;
        for (const Slider* slider : m_numbers)
            numbers.push_back(slider->value());
        options.target = drawnText(numbers);
    }
    return options;
}

} // namespace antiphon
