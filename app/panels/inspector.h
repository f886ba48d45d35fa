#pragma once

#include "app/panels/notescore.h"
#include "app/window/panel.h"

#include <map>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;
class QToolBar;

namespace antiphon {

class AudioLanes;
class DetailTable;
class ElidedLabel;
class MarkerEdit;
class NoteLanes;

/// The centre of the window: the item that is being listened to, as waveform and spectrogram or as
/// a piano roll, with selection, loop, markers and beats. Each item keeps its own time axis, so
/// that zoom and selection are found again and a sound that still plays keeps its playhead.
class InspectorPanel : public Panel {
    Q_OBJECT

public:
    explicit InspectorPanel(Session& session, QWidget* parent = nullptr);
    ~InspectorPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    TimeAxis* axis() const { return m_axis; }
    /// Of the shown item, in order; empty until they are known.
    const std::vector<double>& beats() const;
    /// Writes a stretch of a sound as the file `target`, as a job; it joins the library.
    void saveSelection(const fs::path& source, TimeSpan span, const fs::path& target);

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    // What is shown (inspector.cpp)
    void buildPages();
    void showCurrent();
    void showSound(const LibraryItem& item);
    void showNotes(const LibraryItem& item);
    void showModel();
    void showMessage(const QString& text, bool repairable = false);
    void showFacts();
    void useAxis(TimeAxis* axis);
    TimeAxis* axisOf(std::int64_t id);
    void lengthKnown(double seconds);
    void proposeDeck(const LibraryItem& item);
    void itemsChanged(const QList<qint64>& ids);
    const LibraryItem* item() const;
    fs::path file() const;
    Lane* lane() const; ///< the one that has the keyboard; null: none

    // What can be done with it (inspectoractions.cpp)
    void buildActions();
    void buildToolBar();
    QAction* toggle(const char* name, const QString& text, const QKeySequence& keys, bool on);
    void updateActions();
    void applyToggles();
    void loopSelection();
    void zoomToSelection();
    void selectionMoved();
    void snapSelection();
    void findBeats();
    void chooseTarget();
    void exportSound();

    // Markers (inspectormarkers.cpp)
    void showMarkers();
    std::optional<std::size_t> markerAtCursor() const;
    void nameMarker();
    void setMarker(std::int64_t id, std::optional<ItemMarker> former, ItemMarker marker);
    void removeMarker();
    void goToMarker(int direction);

    ElidedLabel* m_title;
    QLabel* m_facts;
    QToolBar* m_bar;
    QStackedWidget* m_pages;
    QWidget* m_messagePage;
    QLabel* m_message;
    QPushButton *m_retry, *m_locate;
    DetailTable* m_details; ///< of models
    AudioLanes* m_audio;
    NoteLanes* m_notes;

    TimeAxis* m_axis; ///< never null
    TimeAxis* m_noAxis;
    std::map<std::int64_t, TimeAxis*> m_axes;
    std::shared_ptr<SoundView> m_view;
    std::optional<NoteScore> m_score; ///< without what the roll alone shows
    std::size_t m_noteCount = 0;
    std::unique_ptr<QObject> m_request; ///< receives what was asked for the shown item
    std::int64_t m_shown = 0;
    std::string m_shownPath;
    bool m_shownMissing = false;
    std::optional<Json> m_restoring; ///< waits for the length
    fs::path m_dropped;              ///< shown once it is imported

    std::map<fs::path, std::vector<double>> m_beats;
    std::map<Jobs::Id, fs::path> m_beatJobs;
    QTimer* m_snapTimer;
    QPointer<MarkerEdit> m_markerEdit;

    QAction *m_loop, *m_marker, *m_removeMarker, *m_previousMarker, *m_nextMarker, *m_zoom,
        *m_zoomAll, *m_save, *m_export;
    QAction *m_showBeats, *m_snap, *m_waveform, *m_spectrogram, *m_logFrequency, *m_follow,
        *m_byTrack;
};

} // namespace antiphon
