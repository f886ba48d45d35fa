#include "app/panels/emotionfigures.h"

#include "app/panels/emotionfiguretable.h"
#include "app/panels/saveplots.h"
#include "app/window/background.h"
#include "core/music/wordset.h"
#include "models/emotion/pieces.h"
#include "widgets/quadrants.h"
#include "widgets/violins.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

class FigureWords {
    Q_DECLARE_TR_FUNCTIONS(EmotionFigures)
};

/// Those that are numbers; key, title and unit.
struct Distribution {
    const char *key, *title, *unit;
};
constexpr Distribution distributions[] = {
    {"tempo", QT_TRANSLATE_NOOP("EmotionFigures", "Tempo"),
     QT_TRANSLATE_NOOP("EmotionFigures", "bpm")},
    {"beat", QT_TRANSLATE_NOOP("EmotionFigures", "Place in the bar"),
     QT_TRANSLATE_NOOP("EmotionFigures", "sixteenths")},
    {"pitch", QT_TRANSLATE_NOOP("EmotionFigures", "Pitch"),
     QT_TRANSLATE_NOOP("EmotionFigures", "MIDI keys")},
    {"duration", QT_TRANSLATE_NOOP("EmotionFigures", "Duration"),
     QT_TRANSLATE_NOOP("EmotionFigures", "beats")},
    {"velocity", QT_TRANSLATE_NOOP("EmotionFigures", "Velocity"), ""},
};

Json reportOfData(const fs::path& data) {
    const WordSet set = readWordSet(data);
    std::vector<emotion::PieceFigures> figures;
    for (const WordPiece& piece : set.pieces)
        figures.push_back(emotion::figuresOf(piece, set.dictionary));
    return emotion::report(emotion::byQuadrant(figures));
}

Json reportOfPieces(const fs::path& piece, const fs::path& render) {
    const WordDictionary& dictionary = WordDictionary::standard();
    std::vector<emotion::FigureGroup> groups;
    for (const fs::path& file : {piece, render})
        if (!file.empty())
            groups.push_back(
                {file == piece ? "piece" : "render",
                 {emotion::figuresOf(readWordPiece(file, dictionary, {}), dictionary)}});
    return emotion::report(groups);
}

ViolinShape shapeOf(const Json& violin) {
    ViolinShape shape;
    shape.count = violin.value("count", std::size_t(0));
    shape.median = violin.value("median", 0.0);
    shape.lower = violin.value("lower", 0.0);
    shape.upper = violin.value("upper", 0.0);
    shape.least = violin.value("least", 0.0);
    shape.most = violin.value("most", 0.0);
    shape.at = violin.value("at", std::vector<double>());
    shape.density = violin.value("density", std::vector<double>());
    return shape;
}

std::vector<double> sharesOf(const Json& counts) {
    std::vector<double> shares;
    double sum = 0;
    for (const std::string_view quality : chordQualities) {
        shares.push_back(counts.value(std::string(quality), 0.0));
        sum += shares.back();
    }
    for (double& share : shares)
        share = sum > 0 ? share / sum : 0;
    return shares;
}

} // namespace

EmotionFigures::EmotionFigures(Session& session, QWidget* parent)
    : QWidget(parent), m_shown(new QComboBox), m_hint(new QLabel), m_chords(new ShareBars),
      m_table(new EmotionFigureTable) {
    m_shown->addItem(tr("Data set by quadrant"));
    m_shown->addItem(tr("Piece and render"));
    m_shown->setAccessibleName(tr("What is measured"));
    m_hint->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_shown);
    top->addWidget(m_hint, 1);
    auto* plots = new QWidget;
    plots->setAccessibleName(tr("Distributions"));
    top->addWidget(new SavePlots(session, tr("figures", "name of a file"), {"png", "svg", "csv"},
                                 [this, plots](const QString& ending) {
                                     return ending == QLatin1String("png")   ? pngOf(*plots)
                                            : ending == QLatin1String("svg") ? svgOf(*plots)
                                                                             : m_table->csv();
                                 }));
    auto* grid = new QGridLayout(plots);
    grid->setContentsMargins(0, 0, 0, 0);
    int place = 0;
    const auto add = [&](QWidget* plot) {
        grid->addWidget(plot, place / 3, place % 3);
        ++place;
    };
    for (const Distribution& distribution : distributions) {
        auto* plot = new ViolinPlot;
        plot->setGroups(FigureWords::tr(distribution.title), {}, {});
        m_violins.push_back(plot);
        add(plot);
    }
    m_chords->setGroups(tr("Chord quality"), {}, {});
    add(m_chords);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(top);
    layout->addWidget(plots, 3);
    layout->addWidget(m_table, 1);
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this] {
        m_stale = true;
        measure();
    });
    connect(&session.store(), &Store::closed, this, [this] {
        setData({});
        setPieces({}, {});
    });
    measure();
}

EmotionFigures::Shown EmotionFigures::shown() const {
    return m_shown->currentIndex() == 1 ? Shown::Pieces : Shown::Data;
}

void EmotionFigures::setShown(Shown shown) {
    m_shown->setCurrentIndex(shown == Shown::Pieces ? 1 : 0);
}

void EmotionFigures::setData(const fs::path& set) {
    if (set == m_data)
        return;
    m_data = set;
    m_stale = m_stale || shown() == Shown::Data;
    measure();
}

void EmotionFigures::setPieces(const fs::path& piece, const fs::path& render) {
    if (piece == m_piece && render == m_render)
        return;
    m_piece = piece;
    m_render = render;
    m_stale = m_stale || shown() == Shown::Pieces;
    measure();
}

void EmotionFigures::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    measure();
}

void EmotionFigures::say(const QString& sentence) {
    m_hint->setText(sentence);
}

void EmotionFigures::measure() {
    const bool ofSet = shown() == Shown::Data;
    if (ofSet ? m_data.empty() : m_piece.empty() && m_render.empty()) {
        ++m_generation;
        say(ofSet ? tr("Make or choose a data set under Train to see how its quadrants differ.")
                  : tr("Choose a piece under Piece to see its figures."));
        showReport(Json::array());
        return;
    }
    if (!m_stale || !isVisible())
        return;
    m_stale = false;
    say(tr("Measuring…"));
    inBackground(
        this,
        [ofSet, set = m_data, piece = m_piece, render = m_render] {
            return ofSet ? reportOfData(set) : reportOfPieces(piece, render);
        },
        [this, asked = ++m_generation](const Json& report) {
            if (asked != m_generation)
                return;
            say({});
            showReport(report);
        },
        [this, asked = m_generation + 1](const QString& sentence) {
            if (asked == m_generation)
                say(sentence);
        });
}

void EmotionFigures::showReport(const Json& report) {
    const bool ofSet = shown() == Shown::Data;
    const auto distribution = [](const Json& group, const char* key) {
        return group.value("distributions", Json::object()).value(key, Json::object());
    };
    for (std::size_t d = 0; d < m_violins.size(); ++d) {
        std::vector<ViolinGroup> groups;
        int kind = 0;
        for (const Json& group : report) {
            ViolinGroup made{QString::fromStdString(group.value("group", std::string())), kind++,
                             shapeOf(distribution(group, distributions[d].key))};
            if (ofSet || groups.empty()) {
                if (!ofSet)
                    made.name = tr("Piece");
                groups.push_back(std::move(made));
            } else {
                groups.front().name = tr("Piece, render");
                groups.front().after = made.shape;
            }
        }
        const QString unit = QLatin1String(distributions[d].unit);
        m_violins[d]->setSetNames(tr("piece"), tr("render"));
        m_violins[d]->setGroups(FigureWords::tr(distributions[d].title),
                                unit.isEmpty() ? unit : FigureWords::tr(distributions[d].unit),
                                std::move(groups));
    }
    QStringList qualities;
    for (const std::string_view quality : chordQualities)
        qualities << QString::fromUtf8(quality.data(), qsizetype(quality.size()));
    std::vector<ShareGroup> shares;
    for (const Json& group : report) {
        const auto own =
            sharesOf(distribution(group, "chord quality").value("counts", Json::object()));
        if (ofSet || shares.empty()) {
            shares.push_back(
                {ofSet ? QString::fromStdString(group.value("group", std::string())) : tr("Piece"),
                 int(shares.size()), own});
        } else {
            shares.front().name = tr("Piece, render");
            shares.front().before = std::exchange(shares.front().shares, own);
        }
    }
    m_chords->setGroups(tr("Chord quality"), report.empty() ? QStringList() : qualities,
                        std::move(shares));
    m_table->setReport(report);
}

} // namespace antiphon
