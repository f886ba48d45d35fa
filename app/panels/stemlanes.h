#pragma once

#include "app/panels/stemwish.h"
#include "app/window/session.h"
#include "widgets/beatlane.h"

#include <QWidget>

class QVBoxLayout;

namespace antiphon {

class LaneHead;

/// Beats, the context's stems and the one that is missing, on one time axis; the missing one fills
/// while it is written. What is selected on the axis is the part that is played along to. GUI
/// thread.
class StemLanes : public QWidget {
    Q_OBJECT

public:
    explicit StemLanes(Session& session, QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    BeatLane* beats() const { return m_beats; }
    std::vector<LaneHead*> contextHeads() const;

    void showWish(const StemWish& wish);
    void showBeats(const BeatGrid& grid);
    /// A take that begins at a second of the context; empty: none yet.
    void showTake(const fs::path& take, const QString& title, double offset);
    /// What there is by now of one that is being written; null: nothing yet.
    void showGrowing(std::shared_ptr<const Sound> sound, const QString& title, double offset);
    /// How long what is asked for will be; 0: as the context.
    void setWanted(double from, double seconds);
    /// Of the longest context that is known by now.
    double contextSeconds() const;
    /// Of what is shown of the stem; 0 until it is known.
    double takeSeconds() const;

Q_SIGNALS:
    void mixChanged(const QString& key, double gainDb, bool muted, bool solo);
    void strokeEnded();
    void removeRequested(const antiphon::fs::path& context);
    void lengthKnown();

private:
    struct Row {
        fs::path file;
        QWidget* box = nullptr;
        LaneHead* head = nullptr;
        WaveformView* wave = nullptr;
        std::shared_ptr<SoundView> view;
        double offset = 0;
    };
    Row makeRow(bool removable);
    void setView(Row& row, std::shared_ptr<SoundView> view);
    void fit();

    Session& m_session;
    TimeAxis* m_axis;
    BeatLane* m_beats;
    QVBoxLayout* m_rowsLayout;
    std::vector<std::unique_ptr<Row>> m_contexts;
    Row m_stem;
    double m_wantedFrom = 0, m_wantedSeconds = 0;
};

} // namespace antiphon
