#pragma once

#include "app/window/session.h"
#include "models/guide/drawagain.h"

#include <QThreadPool>

#include <deque>

class QTimer;

namespace antiphon {

/// The take that the guide panel works on: what is edited of it, and the response as it sounds now.
/// Edits are computed in the background, one after the other, and become steps of the session's
/// undo; rendering follows them, the latest state wins. Unsaved edits are kept beside the take
/// (edits.json) and come back when it is opened again. GUI thread.
class TakeEditor : public QObject {
    Q_OBJECT

public:
    explicit TakeEditor(Session& session, QObject* parent = nullptr);
    ~TakeEditor() override;

    /// Reads the folder of a result: opened() or failed().
    void open(const fs::path& folder) { open(folder, {}, m_lineage + 1); }
    void close();

    std::shared_ptr<const guide::Take> take() const { return m_take; } ///< null: none is open
    const guide::TakeState& state() const { return m_state; }
    bool edited() const { return m_take && !(m_state == m_take->saved()); }
    /// Null until the first rendering is done.
    std::shared_ptr<const Sound> response() const { return m_response; }
    /// The memory as long as the guide at most, to be heard beside it.
    std::shared_ptr<const Sound> memoryBeside() const { return m_memory; }
    /// Edits or renderings are on their way.
    bool busy() const { return m_computing || m_rendering || !m_edits.empty(); }

    /// A label, or guide::silent.
    void paint(const QList<int>& segments, int label);
    void lock(const QList<int>& segments, bool locked);
    void reroll();
    /// The model draws the stretch around a segment again; of a learned take.
    void redraw(int segment);
    void use(int segment, int memorySegment);
    /// Heard at once. Changes until endStroke() are one step of undo.
    void setRender(const guide::RenderOptions& render);
    void endStroke() { ++m_stroke; }

    /// Writes the present state as a new take, which is open afterwards.
    void save();

Q_SIGNALS:
    void opened();
    void closed();
    void failed(const QString& sentence);
    /// Labels, choices, locks or rendering changed.
    void stateChanged();
    void responseChanged();
    void busyChanged();

private:
    struct Edit {
        QString text;
        std::function<guide::TakeState(const guide::Take&, guide::TakeState)> apply;
    };
    class Command;

    /// With `state` the take is shown edited.
    void open(const fs::path& folder, std::optional<Json> state, quint64 lineage);
    void push(const QString& text, guide::TakeState after, int stroke = -1);
    void setState(const guide::TakeState& state);
    void edit(Edit edit);
    void computeNext();
    void render();
    void keepEdits();

    Session& m_session;
    QThreadPool m_files; ///< one thread: files are written in order
    QTimer* m_keep;
    std::shared_ptr<const guide::Take> m_take;
    guide::TakeState m_state;
    std::shared_ptr<const Sound> m_response, m_memory;
    std::deque<Edit> m_edits;
    quint64 m_opening = 0; ///< the latest open() wins
    quint64 m_version = 0; ///< of m_state
    quint64 m_lineage = 0; ///< the take and those saved from it: undo reaches across saving
    int m_stroke = 0;
    std::shared_ptr<std::unique_ptr<guide::DrawAgain>> m_again; ///< filled by the first redraw()
    bool m_computing = false, m_rendering = false, m_stale = false;
};

} // namespace antiphon
