#include "app/panels/emotionmap.h"

#include "app/panels/bardelegate.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/emotionpiece.h"
#include "app/panels/emptytext.h"
#include "app/window/background.h"
#include "core/table.h"
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
/// In the order of the tabs.
constexpr const char* elements[] = {"tempo", "chord",    "bar-beat", "type",
                                    "pitch", "duration", "velocity", "all"};

std::vector<float> places(const Table& table, const std::string& name) {
    const auto &x = table.numbers(name + "_x"), &y = table.numbers(name + "_y");
    std::vector<float> xy;
    for (std::size_t i = 0; i < table.rows; ++i) {
        xy.push_back(float(x[i]));
        xy.push_back(float(y[i]));
    }
    return xy;
}

/// Texts of a column, also where all of them look like numbers.
std::vector<QString> textsOf(const TableColumn& column, std::size_t rows) {
    std::vector<QString> texts;
    for (std::size_t i = 0; i < rows; ++i)
        texts.push_back(column.numeric ? QString::number(column.numbers[i])
                                       : QString::fromStdString(column.texts[i]));
    return texts;
}

EmotionMapTable mapTable(const fs::path& file) {
    const Table read = readTable(file);
    EmotionMapTable table;
    table.titles = textsOf(read.column("title"), read.rows);
    for (const QString& text : textsOf(read.column("file"), read.rows))
        table.files.emplace_back(text.toStdString());
    for (const double q : read.numbers("quadrant"))
        table.quadrants.push_back(q >= 1 && q <= 4 ? int(q) : 0);
    table.pca = places(read, "pca");
    table.tsne = places(read, "tsne");
    return table;
}

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

EmotionExploration readExploration(const fs::path& folder) {
    EmotionExploration found;
    for (const char* element : elements)
        found.maps[element] = mapTable(folder / (std::string(element) + ".csv"));
    const Table pairs = readTable(folder / "silhouettes.csv");
    if (pairs.rows > 0) {
        const auto names = textsOf(pairs.column("element"), pairs.rows);
        const auto of = textsOf(pairs.column("pair"), pairs.rows);
        for (std::size_t i = 0; i < pairs.rows; ++i)
            found.pairs.push_back({names[i].toStdString(), of[i].toStdString(),
                                   pairs.numbers("space")[i], pairs.numbers("pca")[i],
                                   pairs.numbers("tsne")[i]});
    }
    std::error_code none;
    if (!fs::exists(folder / "codes.csv", none))
        return found; // a model without a codebook
    const Table codes = readTable(folder / "codes.csv");
    for (std::size_t i = 0; i < codes.rows; ++i)
        if (codes.numbers("times")[i] > 0)
            found.codes.push_back({int(codes.numbers("code")[i]), int(codes.numbers("times")[i]),
                                   int(codes.numbers("pieces")[i])});
    std::ranges::stable_sort(found.codes, std::greater<>(), &EmotionCode::times);
    const Table places = readTable(folder / "places.csv");
    const std::vector<QString> titles = textsOf(places.column("title"), places.rows);
    for (std::size_t i = 0; i < places.rows; ++i)
        if (const auto code =
                std::ranges::find(found.codes, int(places.numbers("code")[i]), &EmotionCode::code);
            code != found.codes.end())
            code->places.emplace_back(titles[i].toStdString(),
                                      std::size_t(places.numbers("row")[i]));
    return found;
}

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
    return elements[std::clamp(m_tabs->currentIndex(), 0, int(std::size(elements)) - 1)];
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
    if (!item || !shown)
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
