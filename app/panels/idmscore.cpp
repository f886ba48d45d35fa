#include "app/panels/idmscore.h"

#include "widgets/radarplot.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

namespace antiphon {

namespace {

enum Measure : std::size_t { Timbral, Density, Irregularity, Structural };
enum Column { Name, Value, Percentile };

} // namespace

std::array<double, scoreMeasures> valuesOf(const LScore& score) {
    return {score.timbral, score.density, score.irregularity, score.structural};
}

QString measureTitle(std::size_t measure) {
    switch (measure) {
    case Timbral:
        return IdmScore::tr("Timbre");
    case Density:
        return IdmScore::tr("Density");
    case Irregularity:
        return IdmScore::tr("Irregularity");
    default:
        return IdmScore::tr("Structure");
    }
}

QString measureUnit(std::size_t measure) {
    return measure == Density        ? IdmScore::tr("onsets/s")
           : measure == Irregularity ? QStringLiteral("s")
                                     : QString();
}

IdmScore::IdmScore(QWidget* parent)
    : QWidget(parent), m_table(new QTreeWidget), m_radar(new RadarPlot), m_reason(new QLabel) {
    m_table->setAccessibleName(tr("Score"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Measure"), tr("Score"), tr("Percentile")});
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (std::size_t i = 0; i < scoreMeasures; ++i)
        new QTreeWidgetItem(m_table, {measureTitle(i)});
    m_table->setCurrentItem(m_table->topLevelItem(0));
    m_radar->setEmptyText(
        tr("Choose a data set to see where the recording stands among its clips."));
    m_reason->setWordWrap(true);
    m_reason->setMargin(4);
    m_reason->setAlignment(Qt::AlignTop);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reason->setAccessibleName(tr("Why this number"));
    auto* figures = new QWidget;
    auto* column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    column->addWidget(m_reason, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(figures, 3);
    layout->addWidget(m_radar, 2);
    connect(m_table, &QTreeWidget::currentItemChanged, this, &IdmScore::showReason);
    show();
}

void IdmScore::setReport(const LScoreReport* report) {
    m_report.reset();
    if (report) {
        m_report = *report;
        m_report->entropy.frames = {};
        m_report->entropy.sounding = {};
        m_report->onsetFunction = {};
        m_report->affinity = {};
    }
    show();
}

void IdmScore::setRanks(std::optional<ScoreRanks> ranks) {
    m_ranks = std::move(ranks);
    show();
}

void IdmScore::show() {
    std::vector<RadarPlot::Axis> axes;
    for (std::size_t i = 0; i < scoreMeasures; ++i) {
        QTreeWidgetItem* const item = m_table->topLevelItem(int(i));
        double percent = NAN;
        QString value = QStringLiteral("–"), rank = QStringLiteral("–");
        if (m_report) {
            const double number = valuesOf(m_report->score)[i];
            const QString unit = measureUnit(i);
            value = locale().toString(number, 'f', 3);
            if (!unit.isEmpty())
                value += QLatin1Char(' ') + unit;
            if (m_ranks && m_ranks->clips() > 0) {
                percent = percentileOf(number, m_ranks->sorted[i]);
                rank = locale().toString(percent, 'f', 0);
            }
        }
        item->setText(Value, value);
        item->setText(Percentile, rank);
        item->setTextAlignment(Value, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(Percentile, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(Name, reason(i));
        axes.push_back({measureTitle(i), percent});
    }
    m_radar->setAxes(std::move(axes));
    showReason();
}

void IdmScore::showReason() {
    const int row = m_table->indexOfTopLevelItem(m_table->currentItem());
    m_reason->setText(row < 0 ? QString() : reason(std::size_t(row)));
}

QString IdmScore::reason(std::size_t measure) const {
    if (!m_report)
        return {};
    const LScoreReport& report = *m_report;
    const LScoreFlags& flags = report.flags;
    const auto number = [this](double value, int decimals) {
        return locale().toString(value, 'f', decimals);
    };
    if (flags.nonFinite)
        return tr("Some samples are no numbers: all four are 0.5 by rule.");
    switch (measure) {
    case Timbral:
        if (flags.silent)
            return tr("All is silent, and a silent spectrum counts as flat: 1 by rule.");
        if (report.soundingShare > 0.999)
            return tr("How evenly the spectrum is filled, the mean over all moments: 1 is flat as "
                      "noise.");
        return tr("%1 % of the moments are silent (hatched in the strip) and count as flat "
                  "spectra. The others alone have %2.")
            .arg(number(100 * (1 - report.soundingShare), 0), number(report.soundingTimbral, 3));
    case Density:
        if (flags.fewOnsets)
            return tr("Fewer than two onsets: 0 by rule.");
        return tr("%n onset(s) in %1 s.", nullptr, int(report.onsets.size()))
            .arg(number(report.seconds, 1));
    case Irregularity:
        if (flags.fewOnsets)
            return tr("Fewer than two onsets: 0 by rule.");
        return tr("Standard deviation of the times between onsets; %1 % of their mean.")
            .arg(number(100 * report.intervalVariation, 0));
    default:
        if (flags.silent)
            return tr("All is silent: 0 by rule.");
        if (flags.tooShort)
            return tr("Shorter than half a second: 0.5 by rule.");
        if (flags.noRepetition)
            return tr("Nothing is like anything else: 1 by rule.");
        if (flags.structuralIllConditioned)
            return tr("The sound is steady or repeats exactly, so this number rests on rounding: "
                      "do not compare it with others.");
        return tr("How little comes back. The measure scales itself, so that most music lies "
                  "between 0.3 and 0.62: look at the percentile.");
    }
}

} // namespace antiphon
