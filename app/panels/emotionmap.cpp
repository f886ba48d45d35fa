#include "app/panels/emotionmap.h"

#include "app/panels/bardelegate.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/emotionpiece.h"
#include "app/panels/emptytext.h"
#include "app/panels/saveplots.h"
#include "app/window/background.h"
#include "widgets/elementsliders.h"
#include "widgets/map.h"
#include "widgets/quadrants.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr QSize thumbnail(220, 80);

/// A tree that says what will be there.
class Figures : public QTreeWidget {
public:
    Figures(const QString& name, const QStringList& titles, const QString& empty) : m_empty(empty) {
        setAccessibleName(name);
        setRootIsDecorated(false);
        setUniformRowHeights(true);
        setHeaderLabels(titles);
        setItemDelegate(new BarDelegate(this));
        header()->setStretchLastSection(false);
        header()->setSectionResizeMode(QHeaderView::Stretch);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QTreeWidget::paintEvent(event);
        if (topLevelItemCount() == 0)
            paintEmptyText(*this, m_empty);
    }

private:
    QString m_empty;
};

} // namespace

EmotionMap::EmotionMap(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session),
      m_choice(new EmotionChoice(session, tr("Map"), tr("No map yet"), {"emotion.explore"}, "all",
                                 {tr("Tables (*.csv)")})),
      m_tabs(new QTabBar), m_projection(new QComboBox), m_view(new MapView),
      m_thumbnail(new QLabel), m_title(new QLabel) {
    for (std::size_t e = 0; e < elementCount; ++e)
        m_tabs->addTab(elementTitle(e));
    m_tabs->addTab(tr("All"));
    m_tabs->setAccessibleName(tr("Element"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_projection->addItem(tr("Principal components"));
    m_projection->addItem(tr("t-SNE"));
    m_projection->setAccessibleName(tr("Projection"));
    m_view->setAccessibleName(tr("Map of the pieces"));
    m_view->setMode(MapView::Mode::Pan);
    m_view->setEqualScale(true);
    m_view->setEmptyText(
        tr("Where the pieces of a data set lie by each element appears here: draw the map under "
           "Train, or choose one above."));

    auto* top = new QHBoxLayout;
    top->addWidget(m_tabs, 1);
    top->addWidget(m_projection);
    top->addWidget(m_choice);
    top->addWidget(new SavePlots(
        session, tr("map", "name of a file"), {"png", "svg"}, [this](const QString& ending) {
            return ending == QLatin1String("png") ? m_view->png(2) : m_view->svg();
        }));
    auto* splitter = new QSplitter;
    splitter->addWidget(m_view);
    splitter->addWidget(buildSide());
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(top);
    layout->addWidget(splitter, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &EmotionMap::showMap);
    connect(m_projection, &QComboBox::currentIndexChanged, this, &EmotionMap::showMap);
    connect(m_choice, &EmotionChoice::changed, this, &EmotionMap::read);
    connect(m_view, &MapView::hovered, this, &EmotionMap::showPoint);
    connect(m_view, &MapView::currentChanged, this, &EmotionMap::showPoint);
    connect(m_view, &MapView::clicked, this, &EmotionMap::hear);
    connect(m_view, &MapView::auditionWanted, this, &EmotionMap::hear);
    connect(m_view, &MapView::activated, this, [this](int point) {
        if (const fs::path file = fileOf(point); !file.empty())
            Q_EMIT pieceWanted(file, false);
    });
    connect(m_view, &MapView::menuWanted, this, [this](int point, QPoint at) {
        const fs::path file = fileOf(point);
        if (file.empty())
            return;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Hear it"), this, [this, point] { hear(point); });
        menu->addAction(tr("Use as piece A"), this,
                        [this, file] { Q_EMIT pieceWanted(file, false); });
        menu->addAction(tr("Use as piece B"), this,
                        [this, file] { Q_EMIT pieceWanted(file, true); });
        menu->popup(at);
    });
    connect(m_pairs, &QTreeWidget::currentItemChanged, this, &EmotionMap::showPair);
    connect(&session.store(), &Store::closed, this, [this] {
        m_choice->setTakesFirst(true);
        m_choice->setPath({});
    });
    showPoint(-1);
    read();
}

QWidget* EmotionMap::buildSide() {
    m_thumbnail->setFixedSize(thumbnail);
    m_thumbnail->setAccessibleName(tr("Notes of the piece"));
    m_title->setWordWrap(true);
    m_pairs = new Figures(tr("How far the quadrants are apart"),
                          {tr("Pair"), tr("Space"), tr("PCA"), tr("t-SNE")},
                          tr("Silhouettes of the pairs of quadrants appear here."));
    m_pairs->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_pairs->setToolTip(tr("Silhouettes: 1 far apart, 0 mixed, below 0 confused. Choose a pair to "
                           "see it alone; Esc shows all."));
    m_codes = new EmotionCodes(m_session);
    connect(m_codes, &EmotionCodes::told, m_title, &QLabel::setText);
    auto* open = new QToolButton;
    open->setText(tr("Open as a table in the map dock"));
    open->setFocusPolicy(Qt::TabFocus);
    connect(open, &QToolButton::clicked, this, [this] {
        if (!m_choice->path().empty())
            m_session.useAs(QStringLiteral("map"),
                            m_choice->path().parent_path() / (element() + ".csv"));
    });
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(4, 0, 0, 0);
    layout->addWidget(m_thumbnail);
    layout->addWidget(m_title);
    layout->addWidget(m_pairs, 1);
    layout->addWidget(m_codes, 1);
    layout->addWidget(open);
    return side;
}

void EmotionMap::read() {
    m_found = {};
    const int asked = ++m_generation;
    m_codes->show({}, {});
    showMap();
    if (m_choice->path().empty())
        return;
    inBackground(
        this, [folder = m_choice->path().parent_path()] { return readExploration(folder); },
        [this, asked](EmotionExploration found) {
            if (asked != m_generation)
                return;
            m_found = std::move(found);
            m_codes->show(m_choice->path().parent_path(), m_found.codes);
            showMap();
        },
        [this, asked](const QString& sentence) {
            if (asked == m_generation)
                m_title->setText(sentence);
        });
}

std::string EmotionMap::element() const {
    return explorationMaps[std::clamp(m_tabs->currentIndex(), 0,
                                      int(std::size(explorationMaps)) - 1)];
}

const EmotionMapTable* EmotionMap::table() const {
    const auto it = m_found.maps.find(element());
    return it == m_found.maps.end() ? nullptr : &it->second;
}

void EmotionMap::setProjection(bool tsne) {
    m_projection->setCurrentIndex(tsne ? 1 : 0);
}

void EmotionMap::showMap() {
    const EmotionMapTable* shown = table();
    const bool tsne = m_projection->currentIndex() == 1;
    m_view->setLabels(tsne ? tr("t-SNE, first direction") : tr("First component"),
                      tsne ? tr("t-SNE, second direction") : tr("Second component"));
    if (!shown) {
        m_view->setPoints({});
    } else if (m_view->points() == int(shown->files.size())) {
        m_view->setPositions(tsne ? shown->tsne : shown->pca); // they wander to their new places
        m_view->showAll();
    } else {
        m_view->setPoints(tsne ? shown->tsne : shown->pca);
    }
    if (shown) {
        MapCategories kinds{tr("Quadrant"), {}, {}};
        for (const int quadrant : shown->quadrants)
            kinds.of.push_back(quadrantKind(quadrant)); // -1: none
        for (int q = 1; q <= quadrantCount; ++q)
            //: %1 a quadrant, %2 what it feels like
            kinds.names.push_back(tr("%1: %2").arg(quadrantName(q), quadrantWord(q)));
        m_view->setColors(std::move(kinds));
        m_view->setPointText([titles = shown->titles](int point) {
            return point >= 0 && std::size_t(point) < titles.size() ? titles[std::size_t(point)]
                                                                    : QString();
        });
    }
    showPairs();
}

void EmotionMap::showPairs() {
    const QSignalBlocker blocker(m_pairs);
    m_pairs->clear();
    m_view->setFilter({});
    const bool tsne = m_projection->currentIndex() == 1;
    for (const auto& axis : m_found.axes) {
        if (axis.element != element())
            continue;
        auto* item = new QTreeWidgetItem(m_pairs);
        const QString chance = QLocale().toString(axis.pcaP, 'f', 3);
        //: how likely chance alone makes a silhouette as great
        item->setText(0, axis.axis == "arousal" ? tr("Arousal (p = %1)").arg(chance)
                                                : tr("Valence (p = %1)").arg(chance));
        const double values[] = {axis.space, axis.pca}, chances[] = {axis.spaceP, axis.pcaP};
        for (int i = 0; i < 2; ++i) {
            item->setText(i + 1, QLocale().toString(values[i], 'f', 2));
            item->setData(i + 1, BarDelegate::Share, std::abs(values[i]));
            item->setData(i + 1, BarDelegate::Good, values[i] > 0);
            item->setToolTip(i + 1, tr("The halves of the plane against each other; chance alone "
                                       "keeps them as far apart with p = %1: the emotions of the "
                                       "pieces were shuffled to see.")
                                        .arg(QLocale().toString(chances[i], 'f', 3)));
        }
    }
    for (const auto& pair : m_found.pairs) {
        if (pair.element != element())
            continue;
        auto* item = new QTreeWidgetItem(m_pairs);
        item->setText(
            0, QString::fromStdString(pair.pair).replace(QLatin1Char('-'), QStringLiteral(" – ")));
        const double values[] = {pair.space, pair.pca, pair.tsne};
        for (int i = 0; i < 3; ++i) {
            item->setText(i + 1, std::isfinite(values[i]) ? QLocale().toString(values[i], 'f', 2)
                                                          : QString());
            if (std::isfinite(values[i])) {
                item->setData(i + 1, BarDelegate::Share, std::abs(values[i]));
                item->setData(i + 1, BarDelegate::Good, values[i] > 0);
            }
            QFont weight = m_pairs->font();
            weight.setBold(i == (tsne ? 2 : 1));
            item->setFont(i + 1, weight);
        }
    }
}

/// Only the pieces of the two quadrants; of none all.
void EmotionMap::showPair(const QTreeWidgetItem* item) {
    const EmotionMapTable* shown = table();
    if (!item || !shown || !item->text(0).contains(QStringLiteral(" – ")))
        return m_view->setFilter({});
    std::vector<std::uint8_t> filter;
    for (const int quadrant : shown->quadrants)
        filter.push_back(quadrant != 0 && item->text(0).contains(quadrantName(quadrant)));
    m_view->setFilter(std::move(filter));
}

fs::path EmotionMap::fileOf(int point) const {
    const EmotionMapTable* shown = table();
    return shown && point >= 0 && std::size_t(point) < shown->files.size()
               ? shown->files[std::size_t(point)]
               : fs::path();
}

void EmotionMap::showPoint(int point) {
    const EmotionMapTable* shown = table();
    const int asked = ++m_hovered;
    const fs::path file = fileOf(point);
    if (!shown || file.empty()) {
        m_thumbnail->setPixmap({});
        m_title->setText(shown ? tr("Point at a piece to see it, click to hear it, double click to "
                                    "move it.")
                               : QString());
        return;
    }
    const int quadrant = shown->quadrants[std::size_t(point)];
    const QString title = shown->titles[std::size_t(point)];
    //: a piece, its quadrant and what that feels like
    m_title->setText(
        quadrant ? tr("%1 (%2, %3)").arg(title, quadrantName(quadrant), quadrantWord(quadrant))
                 : title);
    const QString key = QString::fromStdString(file.string());
    if (const QPixmap* known = m_thumbnails.find(key, thumbnail, palette(), devicePixelRatioF())) {
        m_thumbnail->setPixmap(*known);
        return;
    }
    m_thumbnail->setPixmap({});
    inBackground(
        this, [file] { return readRollNotes(file); },
        [this, asked, key](const std::vector<RollNote>& notes) {
            const QPixmap& drawn =
                m_thumbnails.draw(key, notes, thumbnail, palette(), devicePixelRatioF());
            if (asked == m_hovered)
                m_thumbnail->setPixmap(drawn);
        },
        [this, asked](const QString& sentence) {
            if (asked == m_hovered)
                m_title->setText(sentence);
        });
}

void EmotionMap::hear(int point) {
    if (const fs::path file = fileOf(point); !file.empty())
        m_session.player().audition(file);
}

} // namespace antiphon
