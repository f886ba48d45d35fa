// What the map panel does: bring rows, places and looks together (see mappanel.h).
#include "app/panels/mapaxespage.h"
#include "app/panels/mapbuildpage.h"
#include "app/panels/mapear.h"
#include "app/panels/mapmarking.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappanel.h"
#include "app/panels/mappieces.h"
#include "app/panels/mapreplay.h"
#include "app/panels/mapsong.h"
#include "app/window/background.h"
#include "app/window/choosefiles.h"
#include "core/maps/kmeans.h"
#include "widgets/glyphs.h"
#include "widgets/map.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>

namespace antiphon {

void MapPanel::rowsChanged() {
    const auto rows = m_model->rows();
    m_axes->setRows(rows);
    m_looks->setRows(rows);
    showTables();
    showPieces();
    MapAxes axes = m_axes->axes();
    // A table that grows is seen by its first picture; t-SNE comes when all is there.
    if (m_model->following() && axes.method == MapAxes::Method::Tsne)
        axes.method = MapAxes::Method::Pca;
    m_projector->show(rows, axes);
}

/// Maps of pieces come with their places, and pieces with quadrants; a user's own choice stays.
void MapPanel::showPieces() {
    const MapRows& rows = *m_model->rows();
    m_pieces->showElementsOf(m_model->files());
    if (rows.empty())
        return;
    MapAxes axes;
    axes.method = MapAxes::Method::Columns;
    axes.x = "pca_x";
    axes.y = "pca_y";
    MapLooks looks;
    looks.color = MapLooks::Color::Column;
    looks.column = "quadrant";
    const bool pieces = !rows.file(0).empty();
    const bool placed = pieces && rows.find(axes.x) >= 0 && rows.find(axes.y) >= 0,
               labelled = pieces && rows.find(looks.column) >= 0;
    if (placed && m_axes->axes() == MapAxes())
        m_axes->setAxes(axes);
    else if (!placed && m_axes->axes() == axes)
        m_axes->setAxes({});
    if (labelled && m_looks->looks() == MapLooks())
        m_looks->setLooks(looks);
    else if (!labelled && m_looks->looks() == looks)
        m_looks->setLooks({});
}

void MapPanel::placesChanged(bool settled) {
    const auto rows = m_model->rows();
    const std::vector<float>& places = m_projector->positions();
    if (places.size() != 2 * rows->rows())
        return; // of rows that were there before
    if (rows == m_shown) {
        m_view->setPositions(places);
    } else {
        m_shown = rows;
        std::vector<MapSeries> series;
        for (const auto& table : rows->tables())
            series.push_back({table->title, int(table->rows)});
        m_view->setPoints(places, std::move(series));
        m_clusters.clear();
        m_clusterCount = 0;
        m_ear->setRows(rows);
        m_marking->setRows(rows);
        m_replay->setRows(rows);
        applyLooks();
        arrange();
        updateActions(); // marks of other rows have to be read first
    }
    m_view->setEqualScale(m_projector->axes().embeds());
    showAxesTitles();
    const bool moving = !settled && m_projector->axes().method == MapAxes::Method::Tsne;
    if (settled || moving)
        m_song->setMap(rows, m_projector->axes(), m_projector->space(),
                       moving ? std::vector<float>() : places);
    if (settled) {
        showRegions();
        if (m_looks->looks().color == MapLooks::Color::Cluster)
            findClusters();
    }
    if (!m_wantedView.empty() && !rows->empty()) {
        // What is selected at once; what is seen of it when all has its place.
        try {
            if (m_wantedView.contains("selected"))
                m_view->setSelection(m_wantedView["selected"].get<std::vector<int>>());
            m_wantedView.erase("selected");
            if (settled) {
                const Json wanted = std::exchange(m_wantedView, Json::object());
                const auto area = wanted.value("area", std::vector<double>());
                if (area.size() == 4)
                    m_view->setVisibleArea({area[0], area[1], area[2], area[3]});
            }
        } catch (const Json::exception&) {
            m_wantedView = Json::object(); // of another version: all is shown
        }
    }
    updateActions();
}

void MapPanel::showAxesTitles() {
    const MapAxes& axes = m_projector->axes();
    QString x, y;
    const auto label = [&](const std::string& name, std::size_t usual) {
        const auto& columns = m_shown->columns();
        const int found = m_shown->find(name);
        const std::size_t at = found >= 0 ? std::size_t(found) : usual;
        return at < columns.size() ? columns[at].label : QString();
    };
    switch (axes.method) {
    case MapAxes::Method::Pca: {
        const auto& space = m_projector->space();
        const auto title = [&](std::size_t k) {
            if (!space || !space->pca)
                return QString();
            //: a direction of PCA and its share of all differences
            return tr("Component %1 (%2 %)")
                .arg(k + 1)
                .arg(100 * space->pca->explained(k), 0, 'f', 0);
        };
        x = title(0);
        y = title(1);
        if (m_axes->axes().method == MapAxes::Method::Tsne && !x.isEmpty())
            //: %1 names an axis
            x = tr("%1; t-SNE begins when the table is complete").arg(x);
        break;
    }
    case MapAxes::Method::Tsne:
        x = tr("t-SNE, first direction");
        y = tr("t-SNE, second direction");
        break;
    case MapAxes::Method::Parameters:
    case MapAxes::Method::Columns:
        x = label(axes.x, 0);
        y = label(axes.y, 1);
        break;
    }
    m_view->setLabels(x, y);
}

void MapPanel::applyLooks() {
    const MapLooks& looks = m_looks->looks();
    m_view->setShading(looks.density ? MapView::Shading::Density : MapView::Shading::Points);
    m_view->setLegendShown(looks.legend);
    {
        const QSignalBlocker blocker(m_do.density);
        m_do.density->setChecked(looks.density);
    }
    if (const int column = m_shown->find(looks.size); column >= 0)
        m_view->setSizes({m_shown->columns()[std::size_t(column)].label,
                          {},
                          m_shown->numbers(std::size_t(column))});
    else
        m_view->clearSizes();
    colorPoints();
    filterPoints();
}

void MapPanel::colorPoints() {
    const MapLooks looks = m_looks->looks();
    switch (looks.color) {
    case MapLooks::Color::Table:
        m_view->colorBySeries();
        break;
    case MapLooks::Color::Column:
        if (const int column = m_shown->find(looks.column);
            column >= 0 && looks.column == "quadrant" && !m_shown->empty() &&
            !m_shown->file(0).empty())
            m_view->setColors(MapPieces::quadrants(m_shown->numbers(std::size_t(column))));
        else if (column >= 0)
            m_view->setColors(MapValues{m_shown->columns()[std::size_t(column)].label,
                                        {},
                                        m_shown->numbers(std::size_t(column))});
        else
            m_view->colorBySeries();
        break;
    case MapLooks::Color::Cluster: {
        findClusters();
        MapCategories kinds{tr("Cluster"), m_clusters, {}};
        for (int k = 0; k < looks.clusters; ++k)
            kinds.names.push_back(tr("Cluster %1").arg(k + 1));
        if (kinds.of.size() == m_shown->rows())
            m_view->setColors(std::move(kinds));
        else
            m_view->colorBySeries();
        break;
    }
    case MapLooks::Color::Marks: {
        MapCategories kinds{tr("Marks"),
                            std::vector<int>(m_shown->rows(), -1),
                            {tr("Forbidden"), tr("To begin with")}};
        const auto& marks = m_marking->marks();
        for (std::size_t i = 0; i < marks.size() && i < kinds.of.size(); ++i)
            kinds.of[i] = int(marks[i]) - 1;
        m_view->setColors(std::move(kinds));
        break;
    }
    }
}

/// Of the space that is compared, not of the picture, whatever the axes are; again only when that
/// or their number is other.
void MapPanel::findClusters() {
    const MapAxes& axes = m_projector->axes();
    const int count = m_looks->looks().clusters;
    if (m_shown->empty() || (count == m_clusterCount && axes.categories == m_clusterCategories))
        return;
    m_clusterCount = count;
    m_clusterCategories = axes.categories;
    auto known = m_projector->space();
    if (known && known->rows != m_shown->rows())
        known.reset();
    inBackground(
        this,
        [known, rows = m_shown, axes, count] {
            const auto space = known ? known : makeSpace(*rows, axes, std::atomic<bool>(false));
            if (space->kept.empty())
                return std::vector<int>(space->rows, -1);
            KMeansOptions options;
            options.codes = count;
            KMeans means(space->points.values, int(space->points.columns), options);
            means.finish();
            std::vector<int> of(space->rows, -1);
            for (std::size_t i = 0; i < space->kept.size(); ++i)
                of[space->kept[i]] = means.result().labels[i];
            return of;
        },
        [this, asked = ++m_clusterAsked, rows = m_shown](std::vector<int> of) {
            if (asked != m_clusterAsked || rows != m_shown)
                return;
            m_clusters = std::move(of);
            if (m_looks->looks().color == MapLooks::Color::Cluster)
                colorPoints();
        },
        [this](const QString& sentence) { session().warn(sentence); });
}

void MapPanel::filterPoints() {
    m_view->setFilter(shownBy(*m_shown, m_looks->looks().filters));
    m_looks->setShown(m_view->shownCount(), m_view->points());
}

void MapPanel::showRegions() {
    if (m_shown == m_model->rows())
        m_view->setRegions(m_marking->regions(m_projector->mapName(), m_projector->positions()));
}

QString MapPanel::pointText(int point) const {
    if (point < 0 || std::size_t(point) >= m_shown->rows())
        return {};
    // What is coloured and sized by, and what the axes are, and loudness: what one asks for first.
    std::vector<std::size_t> columns;
    const auto add = [&](const std::string& name) {
        if (const int column = m_shown->find(name);
            column >= 0 && std::ranges::find(columns, std::size_t(column)) == columns.end())
            columns.push_back(std::size_t(column));
    };
    const MapLooks looks = m_looks->looks();
    if (looks.color == MapLooks::Color::Column)
        add(looks.column);
    add(looks.size);
    if (!m_projector->axes().embeds()) {
        add(m_projector->axes().x);
        add(m_projector->axes().y);
    }
    for (const MapColumn& column : m_shown->columns())
        if (columns.size() < 6 && column.category != "parameter" && column.category != "statistics")
            add(column.name);
    QString text = m_shown->describe(std::size_t(point), columns);
    switch (m_marking->of(point)) {
    case MapMarking::Mark::None:
        break;
    case MapMarking::Mark::Forbidden:
        text += QLatin1Char('\n') + tr("Forbidden");
        break;
    case MapMarking::Mark::Start:
        text += QLatin1Char('\n') + tr("To begin with");
        break;
    }
    return text;
}

void MapPanel::showHint(const QString& trouble) {
    QString text = trouble;
    if (text.isEmpty())
        text = m_model->trouble();
    if (text.isEmpty())
        text = m_projector->trouble();
    if (text.isEmpty() && m_ear->troubles().size() > 0)
        text = m_ear->troubles().join(QLatin1Char(' '));
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void MapPanel::showTables() {
    const int row = m_tables->currentRow();
    m_tables->clear();
    const auto rows = m_model->rows();
    for (const fs::path& file : m_model->files()) {
        QString text = QString::fromStdString(display(file.filename()));
        for (const auto& table : rows->tables())
            if (table->file == file)
                text = tr("%1, %n row(s)", "table", int(table->rows)).arg(table->title);
        auto* item = new QListWidgetItem(text);
        item->setToolTip(QString::fromStdString(display(file)));
        item->setData(Qt::UserRole, QString::fromStdString(file.string()));
        m_tables->addItem(item);
    }
    m_tables->setCurrentRow(std::clamp(row, 0, m_tables->count() - 1));
    m_tables->setVisible(m_tables->count() > 0);
    // As high as its rows, up to five.
    const int lines = std::clamp(m_tables->count(), 1, 5);
    m_tables->setFixedHeight(lines * std::max(m_tables->sizeHintForRow(0), fontMetrics().height()) +
                             2 * m_tables->frameWidth());
    updateActions();
}

void MapPanel::chooseTables() {
    chooseFiles(this, tr("Show tables"),
                {tr("Tables (*.csv *.csv.gz *.tsv *.txt)"), tr("All files (*)")},
                [this](const std::vector<fs::path>& files) { m_model->add(files); });
}

/// While it grew it was alone on the map.
void MapPanel::tableEnded(const fs::path& file, bool done) {
    const std::vector<fs::path> others = std::exchange(m_others, {});
    const fs::path grown = std::exchange(m_growing, {});
    const bool unwanted = std::exchange(m_unwanted, false);
    if (!done) {
        if (m_model->following())
            m_model->endFollowing();
        return;
    }
    // Taken out, or replaced by what was opened meanwhile, it does not come back by itself.
    const bool left = !grown.empty() && !m_model->following();
    if (left && (unwanted || !m_build->beside()))
        return;
    std::vector<fs::path> files;
    if (m_build->beside())
        files = m_model->following() ? others : m_model->files();
    if (std::ranges::find(files, file) == files.end())
        files.push_back(file);
    m_model->open(std::move(files));
}

void MapPanel::tableGrows(const fs::path& file) {
    if (!m_model->following())
        m_others = m_model->files();
    m_growing = file;
    m_unwanted = false;
    m_model->follow(file);
}

void MapPanel::takeOut() {
    if (const auto* item = m_tables->currentItem()) {
        const fs::path file = item->data(Qt::UserRole).toString().toStdString();
        m_unwanted = m_unwanted || file == m_growing;
        m_model->remove(file);
    }
}

} // namespace antiphon
