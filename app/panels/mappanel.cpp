#include "app/panels/mappanel.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/mapbuildpage.h"
#include "app/panels/mapcontrollers.h"
#include "app/panels/mapear.h"
#include "app/panels/maphand.h"
#include "app/panels/maplive.h"
#include "app/panels/mapmarking.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappieces.h"
#include "app/panels/mapreplay.h"
#include "app/panels/mapsong.h"
#include "app/panels/mapsongpage.h"
#include "app/panels/mapsoundpage.h"
#include "app/window/drops.h"
#include "core/soundfile.h"
#include "widgets/map.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

MapPanel::MapPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("map"), tr("Map"), parent), m_model(new MapModel(this)),
      m_projector(new MapProjector(this)), m_ear(new MapEar(session, this)),
      m_hand(new MapHand(session, this)), m_marking(new MapMarking(session, this)),
      m_replay(new MapReplay(session, this)), m_song(new MapSong(session, this)),
      m_pieces(new MapPieces(this)), m_view(new MapView), m_build(new MapBuildPage(session)),
      m_axes(new MapAxesPage(*m_projector)), m_looks(new MapLooksPage), m_tables(new QListWidget),
      m_side(new QTabWidget), m_fold(new QToolButton), m_splitter(new QSplitter),
      m_hint(new QLabel), m_status(new QLabel), m_selected(new QLabel), m_selectionBar(new QFrame),
      m_shown(std::make_shared<MapRows>()) {
    setAcceptDrops(true);
    makeActions();
    m_sound = new MapSoundPage(session.midi(), {m_do.hover, m_do.matched},
                               {m_do.record, m_do.replay, m_do.gesture});
    new MapControllers(session.midi(), *m_view, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    m_splitter->addWidget(buildMain());
    m_splitter->addWidget(buildSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter, 1);
    connectRows();
    connectSound();
    connectWays();
    showTables();
    showHint();
    updateActions();
}

MapPanel::~MapPanel() = default;

QWidget* MapPanel::buildMain() {
    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto* bar = new QToolBar;
    buildToolBar(bar);
    layout->addWidget(bar);
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setAccessibleName(tr("What is wrong"));
    layout->addWidget(m_hint);
    m_view->setAccessibleName(tr("Map of sounds"));
    m_view->setEmptyText(tr("Build a table of a synthesizer, or drop a table here: its sounds "
                            "become points that can be heard and played."));
    m_view->setPointText([this](int point) { return pointText(point); });
    m_view->setPointPicture([this](int point) {
        return m_pieces->thumbnail(m_ear->fileOf(point), palette(), devicePixelRatioF());
    });
    connect(m_pieces, &MapPieces::thumbnailReady, m_view, &MapView::refreshPointText);
    connect(m_pieces, &MapPieces::elementWanted, this,
            [this](const fs::path& table) { m_model->open({table}); });
    layout->addWidget(m_pieces->elements());
    layout->addWidget(m_view, 1);
    layout->addWidget(buildSelectionBar());
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_status->setAccessibleName(tr("What is heard"));
    layout->addWidget(m_status);
    return main;
}

QWidget* MapPanel::buildTables() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_tables->setAccessibleName(tr("Tables on the map"));
    m_tables->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tables->setTextElideMode(Qt::ElideMiddle);
    layout->addWidget(m_tables);
    auto* keys = new QHBoxLayout;
    m_tables->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tables->addActions({m_do.takeOut, m_do.clearTables});
    connect(m_tables, &QListWidget::currentRowChanged, this, &MapPanel::updateActions);
    for (QAction* action : {m_do.add, m_do.takeOut, m_do.clearTables}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        keys->addWidget(button);
    }
    keys->addStretch();
    layout->addLayout(keys);
    return page;
}

QWidget* MapPanel::buildSide() {
    const auto add = [this](QWidget* page, const QString& title) {
        auto* scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus); // the fields inside have it
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setWidget(page);
        m_side->addTab(scroll, title);
    };
    m_build->setHead(buildTables(), tr("Build a table"));
    m_side->addTab(m_build, tr("Tables")); // scrolls by itself
    add(m_axes, tr("Axes"));
    add(m_looks, tr("Looks"));
    add(m_sound, tr("Sound"));
    add(new MapSongPage(session(), *m_song, m_do.song), tr("Song"));
    m_side->setUsesScrollButtons(true);
    m_side->setAccessibleName(tr("Map settings"));
    m_side->tabBar()->setAccessibleName(tr("Map settings"));
    m_side->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    return m_side;
}

void MapPanel::connectRows() {
    connect(m_model, &MapModel::rowsChanged, this, &MapPanel::rowsChanged);
    connect(m_model, &MapModel::filesChanged, this, &MapPanel::showTables);
    connect(m_model, &MapModel::filesChanged, this,
            [this] { session().setMapTables(m_model->files()); });
    connect(m_model, &MapModel::failed, this, [this](const QString& sentence) {
        session().warn(sentence);
        showHint();
    });
    connect(m_projector, &MapProjector::positionsChanged, this, &MapPanel::placesChanged);
    connect(m_projector, &MapProjector::stateChanged, this, [this] {
        showHint();
        updateActions();
    });
    const auto showAxes = [this](bool fresh) {
        m_wantedView.erase("area"); // was of other axes
        m_projector->show(m_model->rows(), m_axes->axes(), fresh);
    };
    connect(m_axes, &MapAxesPage::changed, this, [showAxes] { showAxes(false); });
    connect(m_axes, &MapAxesPage::restartWanted, this, [showAxes] { showAxes(true); });
    connect(m_looks, &MapLooksPage::changed, this, &MapPanel::applyLooks);
    connect(m_view, &MapView::shownChanged, this,
            [this](int shown) { m_looks->setShown(shown, m_view->points()); });
    connect(m_view, &MapView::selectionChanged, this, &MapPanel::updateActions);
    connect(m_view, &MapView::menuWanted, this, &MapPanel::showMenu);
    connect(m_marking, &MapMarking::changed, this, [this] {
        showRegions();
        colorPoints();
        updateActions();
    });
    connect(m_marking, &MapMarking::failed, &session(), &Session::warn);
    connect(m_build, &MapBuildPage::growing, this, &MapPanel::tableGrows);
    connect(m_build, &MapBuildPage::ended, this, &MapPanel::tableEnded);
    connect(m_build, &MapBuildPage::changed, this, &MapPanel::updateActions);
    connect(&session(), &Session::slotRequested, this,
            [this](const QString& slot, const fs::path& file) {
                if (slot == QLatin1String("map"))
                    m_model->add({file});
                else if (slot == QLatin1String("song"))
                    m_song->lay(file);
                else
                    return;
                session().show(id());
            });
    connect(&session().jobs(), &Jobs::ended, this, [this](quint64 id) {
        if (id != m_refining)
            return;
        m_refining = 0;
        m_model->reload(m_refined); // also what was added before a cancel
        updateActions();
    });
    const auto opened = [this] {
        if (session().store().isOpen())
            m_projector->setCache(session().store().folder() / "cache" / "maps");
        showHint();
    };
    opened();
    connect(&session().store(), &Store::opened, this, opened);
    connect(&session().store(), &Store::closed, this, [this] {
        m_song->lay({});
        m_model->open({});
        m_projector->setCache({});
        showHint();
    });
}

void MapPanel::connectSound() {
    const auto follow = [this](int point) {
        if (point >= 0 && m_do.hover->isChecked() && m_view->latched() < 0 && !m_gliding)
            hear(point);
    };
    connect(m_view, &MapView::hovered, this, follow);
    connect(m_view, &MapView::currentChanged, this, follow);
    connect(m_view, &MapView::left, this, [this] {
        if (m_ear->fileOf(m_view->latched()).empty())
            m_ear->stop();
    });
    connect(m_view, &MapView::auditionWanted, this, &MapPanel::hear);
    connect(m_view, &MapView::activated, this, &MapPanel::hear);
    connect(m_ear, &MapEar::started, this, [this](int row) {
        m_status->setText(pointText(row).section(QLatin1Char('\n'), 0, 0));
    });
    connect(m_ear, &MapEar::failed, this, [this](const QString& sentence) {
        session().warn(sentence);
        m_status->setText(sentence);
    });
    connect(m_ear, &MapEar::soundsChanged, this, [this] {
        bool asks = false;
        for (const auto& table : m_model->rows()->tables())
            asks = asks || (table->parameters > 0 && table->side.is_null());
        m_sound->setTroubles(m_ear->troubles(), asks);
        showHint();
        updateActions();
    });
    connect(m_sound, &MapSoundPage::changed, this, [this] {
        m_ear->setChosenSynth(m_sound->synth());
        m_view->setGlideNeighbours(m_sound->neighbours());
        m_hand->setGlide(m_sound->glideSeconds());
    });
    connect(m_view, &MapView::latchedChanged, this, &MapPanel::hold);
    connect(m_view, &MapView::glide, this,
            [this](QPointF, std::span<const MapNeighbour> nearest) { glide(nearest); });
    connect(m_view, &MapView::glideEnded, this, &MapPanel::glideEnded);
    connect(m_hand, &MapHand::cut, this, [this] {
        m_view->endGlide();
        m_view->setLatched(-1);
    });
    connect(m_hand, &MapHand::failed, this, [this](const QString& sentence) {
        session().tell(sentence);
        m_status->setText(sentence);
    });
    connect(m_hand, &MapHand::recordingChanged, m_do.record, &QAction::setChecked);
    connect(m_sound, &MapSoundPage::gestureChosen, m_hand, &MapHand::chooseGesture);
    connect(m_hand, &MapHand::gestureChanged, this, &MapPanel::showGesture);
    connect(m_do.record, &QAction::toggled, this, [this](bool on) {
        if (on)
            m_hand->startRecording();
        else
            m_hand->stopRecording();
    });
    connect(m_ear, &MapEar::ready, this, [this](int row) {
        if (std::ranges::find(m_played, row, &MapNeighbour::point) != m_played.end())
            balance();
    });
    connect(m_do.matched, &QAction::toggled, this, [this](bool on) {
        m_ear->setMatched(on);
        balance();
    });
    connect(m_do.hover, &QAction::toggled, this, [this](bool on) {
        if (!on)
            m_ear->stop();
    });
}

void MapPanel::connectWays() {
    connect(m_song, &MapSong::changed, this, &MapPanel::showWays);
    connect(m_song, &MapSong::timeChanged, this, &MapPanel::showTimes);
    connect(m_replay, &MapReplay::changed, this, &MapPanel::showWays);
    connect(m_replay, &MapReplay::timeChanged, this, &MapPanel::showTimes);
    connect(m_replay, &MapReplay::failed, &session(), &Session::warn);
    new MapLive(*this);
    connect(m_song, &MapSong::failed, this, [this](const QString& sentence) {
        session().warn(sentence);
        showHint(sentence);
    });
}

/// Its neighbours are likely to come next.
void MapPanel::hear(int point) {
    m_ear->play(point);
    std::vector<int> near;
    for (const MapNeighbour& neighbour : m_view->neighbours(m_view->position(point), 9))
        near.push_back(neighbour.point);
    m_ear->prefetch(near);
}

/// The settings stand beside the map where there is room, else below it; where there is none they
/// are folded as soon as there is something to see.
void MapPanel::arrange() {
    const bool wide = width() >= 100 * fontMetrics().averageCharWidth();
    const bool high = height() >= 40 * fontMetrics().lineSpacing();
    const Qt::Orientation orientation = wide ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != orientation) {
        m_splitter->setOrientation(orientation);
        const int room = wide ? width() : height();
        const int side = wide ? m_side->sizeHint().width() : 2 * room / 5;
        m_splitter->setSizes({room - side, side});
    }
    const bool cramped = !wide && !high && !m_shown->empty();
    if (cramped == m_cramped)
        return;
    m_cramped = cramped;
    if (cramped)
        m_unfolded = m_fold->isChecked();
    m_fold->setChecked(!cramped && m_unfolded);
}

void MapPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    arrange();
}

void MapPanel::openTables(const std::vector<fs::path>& files) {
    m_model->open(files);
}

void MapPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void MapPanel::dropEvent(QDropEvent* event) {
    const std::vector<fs::path> files = localFiles(*event->mimeData());
    if (files.empty())
        return;
    event->acceptProposedAction();
    // A recording is laid over the map, tables become points.
    std::vector<fs::path> tables;
    for (const fs::path& file : files)
        if (namesSound(file))
            m_song->lay(file);
        else
            tables.push_back(file);
    if (!tables.empty())
        m_model->add(tables);
}

Json MapPanel::state() const {
    Json tables = Json::array();
    if (!m_model->following())
        for (const fs::path& file : m_model->files())
            tables.push_back(file.string());
    Json view = Json::object();
    if (m_view->points() > 0) {
        view = {{"selected",
                 m_view->selectedCount() <= 10000 ? m_view->selection() : std::vector<int>()}};
        const QRectF area = m_view->visibleArea();
        if (m_wantedView.contains("area")) // it is not seen yet
            view["area"] = m_wantedView["area"];
        else if (!m_view->followsPoints())
            view["area"] = {area.x(), area.y(), area.width(), area.height()};
    }
    return {{"tables", tables},
            {"axes", toJson(m_axes->axes())},
            {"looks", toJson(m_looks->looks())},
            {"build", m_build->state()},
            {"sound", m_sound->state()},
            {"song", m_song->file().string()},
            {"hover", m_do.hover->isChecked()},
            {"matched", m_do.matched->isChecked()},
            {"page", m_side->currentIndex()},
            {"side", m_cramped ? m_unfolded : m_fold->isChecked()},
            {"view", view}};
}

void MapPanel::restore(const Json& state) {
    const auto part = [&](const char* key) { return state.value(key, Json::object()); };
    m_axes->setAxes(mapAxesOf(part("axes")));
    m_looks->setLooks(mapLooksOf(part("looks")));
    m_build->restore(part("build"));
    m_sound->restore(part("sound"));
    m_do.hover->setChecked(state.value("hover", true));
    m_do.matched->setChecked(state.value("matched", true));
    m_side->setCurrentIndex(state.value("page", 0));
    m_unfolded = state.value("side", true);
    m_fold->setChecked(!m_cramped && m_unfolded);
    m_wantedView = part("view");
    if (!m_wantedView.is_object())
        m_wantedView = Json::object();
    m_song->lay(state.value("song", std::string()));
    std::vector<fs::path> files;
    for (const Json& file : state.value("tables", Json::array()))
        files.emplace_back(file.get<std::string>());
    m_model->open(files);
}

} // namespace antiphon
