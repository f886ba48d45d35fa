#include "app/panels/takeeditor.h"

#include "app/window/background.h"
#include "core/error.h"
#include "core/rng.h"
#include "models/guide/edit.h"
#include "models/systems.h"

#include <QTimer>
#include <QUndoCommand>

namespace antiphon {

namespace {

constexpr int keepAfter = 700; // ms of quiet

fs::path editsFile(const guide::Take& take) {
    return take.folder() / "edits.json";
}

/// Edits belong to one content of the take's info.json.
std::string identity(const guide::Take& take) {
    return contentHash(std::string_view(take.info().dump()));
}

/// What a crash or a closed window left, if it fits.
std::optional<guide::TakeState> keptEdits(const guide::Take& take) {
    const fs::path file = editsFile(take);
    if (!fs::is_regular_file(file))
        return {};
    try {
        const Json json = readJson(file);
        if (json.is_object() && json.value("of", "") == identity(take))
            return guide::stateFromJson(json.value("state", Json()), take, display(file));
    } catch (const UserError&) { // half a thought is no reason not to open the take
    }
    return {};
}

struct Opened {
    std::shared_ptr<const guide::Take> take;
    guide::TakeState state;
    std::shared_ptr<const Sound> memory;
};

Opened read(const fs::path& folder, const std::optional<Json>& state) {
    Opened opened;
    opened.take = guide::Take::load(folder);
    const guide::Take& take = *opened.take;
    if (state)
        opened.state = guide::stateFromJson(*state, take, display(folder));
    else
        opened.state = keptEdits(take).value_or(take.saved());
    const auto frames = std::size_t(take.guide().seconds() * take.memory().rate);
    auto memory = std::make_shared<Sound>(take.memory());
    if (memory->frames() > frames)
        memory->samples.resize(frames * std::size_t(memory->channels));
    opened.memory = std::move(memory);
    return opened;
}

} // namespace

class TakeEditor::Command : public QUndoCommand {
public:
    Command(const QString& text, TakeEditor* editor, guide::TakeState after, int stroke)
        : QUndoCommand(text), m_editor(editor), m_lineage(editor->m_lineage),
          m_before(editor->m_state), m_after(std::move(after)), m_stroke(stroke) {}

    int id() const override { return m_stroke < 0 ? -1 : 0x67756964; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const Command*>(other);
        if (next->m_editor != m_editor || next->m_stroke != m_stroke ||
            next->m_lineage != m_lineage)
            return false;
        m_after = next->m_after;
        return true;
    }
    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    /// Steps of a take that is no longer open have nothing to do.
    void show(const guide::TakeState& state) {
        if (m_editor && m_editor->m_take && m_editor->m_lineage == m_lineage)
            m_editor->setState(state);
        else
            setObsolete(true);
    }

    QPointer<TakeEditor> m_editor;
    quint64 m_lineage;
    guide::TakeState m_before, m_after;
    int m_stroke;
};

TakeEditor::TakeEditor(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_keep(new QTimer(this)),
      m_again(std::make_shared<std::unique_ptr<guide::DrawAgain>>()) {
    m_files.setMaxThreadCount(1);
    m_keep->setSingleShot(true);
    m_keep->setInterval(keepAfter);
    connect(m_keep, &QTimer::timeout, this, &TakeEditor::keepEdits);
}

TakeEditor::~TakeEditor() {
    if (m_keep->isActive())
        keepEdits();
}

void TakeEditor::open(const fs::path& folder, std::optional<Json> state, quint64 lineage) {
    if (m_keep->isActive())
        keepEdits();
    const quint64 serial = ++m_opening;
    const bool carried = state.has_value(); // and kept nowhere yet
    inBackground(
        this, [folder, state = std::move(state)] { return read(folder, state); },
        [this, serial, lineage, carried](Opened found) {
            if (serial != m_opening)
                return;
            if (!carried) {
                m_edits.clear();
                m_state = std::move(found.state);
            } // else what was done while it was being read counts, too
            m_lineage = lineage;
            m_take = std::move(found.take);
            m_memory = std::move(found.memory);
            m_response.reset();
            m_again = std::make_shared<std::unique_ptr<guide::DrawAgain>>();
            ++m_version;
            Q_EMIT opened();
            Q_EMIT stateChanged();
            if (carried && edited())
                m_keep->start();
            render();
        },
        [this, serial](const QString& sentence) {
            if (serial == m_opening)
                Q_EMIT failed(sentence);
        },
        &m_files); // after what is still being kept
}

void TakeEditor::close() {
    if (m_keep->isActive())
        keepEdits();
    ++m_opening;
    ++m_version;
    m_edits.clear();
    m_take.reset();
    m_memory.reset();
    m_response.reset();
    m_again = std::make_shared<std::unique_ptr<guide::DrawAgain>>();
    m_state = {};
    Q_EMIT closed();
}

void TakeEditor::setState(const guide::TakeState& state) {
    m_state = state;
    ++m_version;
    m_keep->start();
    Q_EMIT stateChanged();
    render();
}

void TakeEditor::push(const QString& text, guide::TakeState after, int stroke) {
    if (!(after == m_state))
        m_session.undo().push(new Command(text, this, std::move(after), stroke));
}

void TakeEditor::edit(Edit edit) {
    if (!m_take)
        return;
    m_edits.push_back(std::move(edit));
    computeNext();
}

void TakeEditor::computeNext() {
    if (m_computing || m_edits.empty())
        return;
    m_computing = true;
    Q_EMIT busyChanged();
    const auto finish = [this] {
        m_computing = false;
        computeNext();
        Q_EMIT busyChanged();
    };
    const Edit& next = m_edits.front();
    inBackground(
        this, [take = m_take, state = m_state, apply = next.apply] { return apply(*take, state); },
        [this, version = m_version, finish](guide::TakeState after) {
            // Undone or closed meanwhile: what is left to do starts from what is there now.
            if (version == m_version && !m_edits.empty()) {
                const QString text = m_edits.front().text;
                m_edits.pop_front();
                push(text, std::move(after));
            }
            finish();
        },
        [this, finish](const QString& sentence) {
            if (!m_edits.empty())
                m_edits.pop_front();
            m_session.warn(sentence);
            finish();
        });
}

void TakeEditor::paint(const QList<int>& segments, int label) {
    std::vector<std::size_t> list(segments.begin(), segments.end());
    edit({label == guide::silent ? tr("Silence %n segment(s)", nullptr, int(segments.size()))
                                 : tr("Label %n segment(s)", nullptr, int(segments.size())),
          [list, label, seed = drawSeed()](const guide::Take& take, guide::TakeState state) {
              return take.relabelled(std::move(state), list, label, seed);
          }});
}

void TakeEditor::lock(const QList<int>& segments, bool locked) {
    edit({locked ? tr("Lock %n segment(s)", nullptr, int(segments.size()))
                 : tr("Unlock %n segment(s)", nullptr, int(segments.size())),
          [segments, locked](const guide::Take&, guide::TakeState state) {
              for (const int segment : segments)
                  if (segment >= 0 && std::size_t(segment) < state.locked.size())
                      state.locked[std::size_t(segment)] = locked;
              return state;
          }});
}

void TakeEditor::reroll() {
    edit({tr("Re-roll"), [seed = drawSeed()](const guide::Take& take, guide::TakeState state) {
              return take.rerolled(std::move(state), seed);
          }});
}

void TakeEditor::redraw(int segment) {
    edit({tr("Draw labels again"), [segment, seed = drawSeed(), again = m_again](
                                       const guide::Take& take, guide::TakeState state) {
              if (!*again || &(*again)->take() != &take)
                  *again = std::make_unique<guide::DrawAgain>(take);
              return (*again)->drawn(std::move(state), std::size_t(segment), seed);
          }});
}

void TakeEditor::use(int segment, int memorySegment) {
    edit({tr("Use memory segment %1").arg(memorySegment),
          [segment, memorySegment](const guide::Take& take, guide::TakeState state) {
              return take.replaced(std::move(state), std::size_t(segment), memorySegment);
          }});
}

void TakeEditor::setRender(const guide::RenderOptions& render) {
    if (!m_take)
        return;
    guide::TakeState after = m_state;
    after.render = render;
    after.render.fade = std::min(after.render.fade, m_take->options().segment);
    push(tr("Change the joins"), std::move(after), m_stroke);
}

void TakeEditor::render() {
    m_stale = m_rendering;
    if (m_rendering || !m_take)
        return;
    m_rendering = true;
    Q_EMIT busyChanged();
    const auto finish = [this] {
        m_rendering = false;
        if (m_stale)
            render();
        Q_EMIT busyChanged();
    };
    inBackground(
        this,
        [take = m_take, state = m_state] {
            return std::make_shared<const Sound>(take->render(state).sound);
        },
        [this, take = m_take, finish](std::shared_ptr<const Sound> sound) {
            if (take == m_take) {
                m_response = std::move(sound);
                Q_EMIT responseChanged();
            }
            finish();
        },
        [this, finish](const QString& sentence) {
            m_session.warn(sentence);
            finish();
        });
}

void TakeEditor::keepEdits() {
    m_keep->stop();
    if (!m_take)
        return;
    // The session may be closing: failing to keep is told only as long as somebody listens.
    inBackground(
        this,
        [take = m_take, state = m_state] {
            if (state == take->saved())
                fs::remove(editsFile(*take));
            else
                writeJson(editsFile(*take),
                          {{"of", identity(*take)}, {"state", guide::toJson(state)}});
        },
        [] {}, [this](const QString& sentence) { m_session.warn(sentence); }, &m_files);
}

void TakeEditor::save() {
    const Task* task = findTask(systems(), "guide.edit");
    if (!m_take || !task)
        return;
    const Inputs inputs = {{"take", {{ItemKind::Table, m_take->folder(), "take"}}}};
    // The edits name every choice, so the seed decides nothing; a fixed one keeps records alike.
    const Jobs::Id job =
        m_session.start(*task, inputs, guide::editsTo(*m_take, m_state), m_take->seed());
    auto* once = new QObject(this);
    connect(&m_session.jobs(), &Jobs::ended, once, [this, once, job, take = m_take](quint64 id) {
        if (id != job)
            return;
        once->deleteLater();
        const JobInfo* info = m_session.jobs().job(id);
        if (!info || info->row.state != JobState::Done || take != m_take)
            return;
        for (const Item& item : info->outcome.items)
            if (item.role == "info") {
                m_keep->stop();
                inBackground(
                    this, [take] { fs::remove(editsFile(*take)); }, [] {}, {}, &m_files);
                open(item.path.parent_path(), guide::toJson(m_state), m_lineage);
            }
    });
}

} // namespace antiphon
