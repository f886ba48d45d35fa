#pragma once

#include "app/window/session.h"
#include "models/guide/take.h"
#include "widgets/arcs.h"
#include "widgets/labelstrip.h"
#include "widgets/linkarcs.h"
#include "widgets/waveform.h"

#include <array>

class QToolButton;

namespace antiphon {

/// What is being recomposed, as far as a running job has told.
struct PartialTake {
    double segment = 0.5; ///< seconds
    std::vector<int> guideLabels, answerLabels, memoryLabels, query;
};

/// The picture of a take: ruler, guide, labels and response on one time axis, and arcs down to the
/// memory on its own. Shows and asks; owns nothing of the take. GUI thread.
class GuideLanes : public QWidget {
    Q_OBJECT

public:
    enum Track { Guide, Memory, Response };

    explicit GuideLanes(Session& session, QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    TimeAxis* memoryAxis() const { return m_memoryAxis; }
    LabelStrip* strip() const { return m_strip; }
    ArcView* arcs() const { return m_arcs; }
    /// Shows where the memory can go on elsewhere, below it.
    QToolButton* linkSwitch() const { return m_linkSwitch; }
    LinkArcs* links() const { return m_links; }
    /// What the guide's segment was heard as, when a model answered it; negative: nothing.
    int heardAs(int segment) const;
    /// Silent segments have no arc.
    int segmentOfArc(int arc) const { return m_arcSegments[std::size_t(arc)]; }

    /// A file before anything was made of it; empty: none.
    void showFile(Track track, const fs::path& file);
    void showPartial(const PartialTake& partial);
    /// Recordings, labels and arcs of a take in this state.
    void showTake(const std::shared_ptr<const guide::Take>& take);
    void showState(const guide::Take& take, const guide::TakeState& state);
    void showResponse(const std::shared_ptr<const Sound>& response);
    void clearTake();

    void setMuted(Track track, bool muted);
    bool muted(Track track) const;
    bool solo(Track track) const;
    void setSolo(Track track, bool solo);

Q_SIGNALS:
    void mixChanged();

private:
    struct Row {
        WaveformView* wave = nullptr;
        std::shared_ptr<SoundView> view = {}; ///< shown
        std::shared_ptr<SoundView> next = {}; ///< to be shown as soon as something of it is known
        QToolButton* mute = nullptr;
        QToolButton* solo = nullptr;
    };
    QWidget* header(Track track, const QString& title, const QString& muteName,
                    const QString& soloName);
    void show(Track track, std::shared_ptr<SoundView> view);
    void opened(Track track);
    void takeOver(Track track);
    void showHeard(const std::vector<int>& labels, double segment);
    void setArcs(const std::vector<int>& query, const std::vector<int>& labels, double segment);

    Session& m_session;
    TimeAxis* m_axis;
    TimeAxis* m_memoryAxis;
    std::array<Row, 3> m_rows;
    LabelStrip* m_strip;
    LabelStrip* m_heardStrip; ///< shown when another than the guide itself answers
    LabelStrip* m_memoryStrip;
    ArcView* m_arcs;
    LinkArcs* m_links;
    QToolButton* m_linkSwitch;
    std::vector<int> m_arcSegments;
};

} // namespace antiphon
