#pragma once

#include "app/panels/maplooks.h"
#include "app/panels/mapprojector.h"
#include "app/window/panel.h"
#include "widgets/mapdata.h"

class QFrame;
class QLabel;
class QListWidget;
class QMenu;
class QSplitter;
class QTabWidget;
class QToolBar;
class QToolButton;

namespace antiphon {

class MapAxesPage;
class MapBuildPage;
class MapEar;
class MapHand;
class MapMarking;
class MapModel;
class MapPieces;
class MapReplay;
class MapSong;
class MapSoundPage;
class MapView;

/// The map: lookup tables as points that are heard, played, compared, selected and exported. GUI
/// thread.
class MapPanel : public Panel {
    Q_OBJECT

public:
    explicit MapPanel(Session& session, QWidget* parent = nullptr);
    ~MapPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    /// Shows these tables alone.
    void openTables(const std::vector<fs::path>& files);

    /// Those whose points the view has.
    const std::shared_ptr<const MapRows>& shownRows() const { return m_shown; }
    /// The cluster of each of them, -1: none; empty while they are not known.
    const std::vector<int>& clusters() const { return m_clusters; }
    MapView& view() const { return *m_view; }
    MapModel& model() const { return *m_model; }
    MapProjector& projector() const { return *m_projector; }
    MapEar& ear() const { return *m_ear; }
    MapHand& hand() const { return *m_hand; }
    MapMarking& marking() const { return *m_marking; }
    MapReplay& replay() const { return *m_replay; }
    MapSong& song() const { return *m_song; }
    MapPieces& pieces() const { return *m_pieces; }
    MapBuildPage& builder() const { return *m_build; }
    MapAxesPage& axesPage() const { return *m_axes; }
    MapLooksPage& looksPage() const { return *m_looks; }
    MapSoundPage& soundPage() const { return *m_sound; }

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    struct Actions {
        QAction *add, *build, *again, *pause, *hover, *matched, *density, *zoom, *record, *replay,
            *gesture, *exportSounds, *copyCsv, *copyJson, *forbid, *starts, *unmark, *png, *svg,
            *csv, *csvSelected, *song, *hold, *takeOut, *clearTables, *selectNone;
        QAction* refine[3];
    };
    // mappanel.cpp
    QWidget* buildMain();
    QWidget* buildSide();
    QWidget* buildTables();
    void arrange();
    void connectRows();
    void connectSound();
    void connectWays();
    // mapactions.cpp
    void makeActions();
    void buildToolBar(QToolBar* bar);
    QWidget* buildSelectionBar();
    void updateActions();
    void showMenu(int point, const QPoint& at);
    // mapwork.cpp
    void rowsChanged();
    void showPieces();
    void placesChanged(bool settled);
    void showAxesTitles();
    void applyLooks();
    void colorPoints();
    void findClusters();
    void filterPoints();
    void showRegions();
    void showHint(const QString& trouble = {});
    void showTables();
    void chooseTables();
    void tableGrows(const fs::path& file);
    void tableEnded(const fs::path& file, bool done);
    void takeOut();
    QString pointText(int point) const;
    void againTsne();
    void hear(int point);
    // maphold.cpp
    void hold(int point);
    void glide(std::span<const MapNeighbour> nearest);
    void glideEnded();
    float playedGain() const;
    void balance();
    void showGesture();
    void showWays();
    void showTimes();
    void saveGesture();
    // mapselection.cpp
    std::vector<int> chosen() const;
    void exportSounds();
    void copy(bool asJson);
    void refine(int points);
    void forbid();
    void saveMap(const char* ending, bool selected = false);
    void writeMap(const fs::path& file, const QString& ending, bool selected);

    MapModel* m_model;
    MapProjector* m_projector;
    MapEar* m_ear;
    MapHand* m_hand;
    MapMarking* m_marking;
    MapReplay* m_replay;
    MapSong* m_song;
    MapPieces* m_pieces;
    MapView* m_view;
    MapBuildPage* m_build;
    MapAxesPage* m_axes;
    MapLooksPage* m_looks;
    MapSoundPage* m_sound;
    QListWidget* m_tables;
    QTabWidget* m_side;
    QToolButton* m_fold;
    QSplitter* m_splitter;
    QLabel *m_hint, *m_status, *m_selected;
    QFrame* m_selectionBar;
    Actions m_do{};

    std::shared_ptr<const MapRows> m_shown; ///< whose points the view has
    std::vector<int> m_clusters;            ///< of the shown rows
    std::vector<MapNeighbour> m_played;     ///< what the voice mixes; the nearest first
    bool m_gliding = false;
    bool m_cramped = false; ///< the settings are folded for want of room
    bool m_unfolded = true; ///< what the user wants of them where there is room
    int m_clusterCount = 0, m_clusterAsked = 0;
    std::vector<std::string> m_clusterCategories;
    std::vector<fs::path> m_others; ///< on the map before a table began to grow
    fs::path m_growing;             ///< the table that a building shows here; empty: none
    bool m_unwanted = false;        ///< it was taken out while it grew
    Jobs::Id m_refining = 0;
    fs::path m_refined;                 ///< by that job
    Json m_wantedView = Json::object(); ///< of a restored state, until all has its place
};

} // namespace antiphon
