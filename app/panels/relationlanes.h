#pragma once

#include "app/window/session.h"
#include "widgets/labelstrip.h"
#include "widgets/waveform.h"

#include <array>

class QToolButton;

namespace antiphon {

/// A pair of recordings on one time axis, each with the labels that it was heard as, and below, on
/// an axis of its own, a stretch that was held back: what was played, and what the model predicts.
/// A click on a label plays its segment. GUI thread.
class RelationLanes : public QWidget {
    Q_OBJECT

public:
    enum Track { Guide, Partner };

    explicit RelationLanes(Session& session, QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    LabelStrip* strip(Track track) const { return m_rows[track].strip; }
    LabelStrip* truth() const { return m_truth; }
    LabelStrip* predicted() const { return m_predicted; }

    /// Empty: none. Labels of another file are gone.
    void showFile(Track track, const fs::path& file);
    void showLabels(Track track, const std::vector<int>& labels, double segment);
    /// `top`: of the first labels the likeliest, with their probabilities; empty: hide them.
    void showHeldBack(const std::vector<int>& truth, const std::vector<int>& predicted,
                      double segment);
    void setTop(std::vector<QString> top) { m_top = std::move(top); }

private:
    struct Row {
        WaveformView* wave = nullptr;
        LabelStrip* strip = nullptr;
        std::shared_ptr<SoundView> view = {};
        fs::path file = {};
    };
    void fitAxis();
    void play();

    Session& m_session;
    TimeAxis *m_axis, *m_heldAxis;
    std::array<Row, 2> m_rows;
    QToolButton* m_play;
    QWidget* m_heldPart;
    LabelStrip *m_truth, *m_predicted;
    class QLabel* m_heldText;
    std::vector<QString> m_top;
};

} // namespace antiphon
