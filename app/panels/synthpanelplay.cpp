// What sounds, by whose hand, and how it is undone. See synthpanel.h.
#include "app/panels/snapshotbar.h"
#include "app/panels/synthoptions.h"
#include "app/panels/synthpanel.h"
#include "app/panels/synthplayer.h"
#include "core/error.h"
#include "core/rng.h"
#include "core/synth/notepitch.h"

#include <QKeyEvent>
#include <QPointer>
#include <QPushButton>
#include <QUndoCommand>

namespace antiphon {

namespace {

constexpr int strokeMs = 700; ///< moves of one hand within this time are one step

} // namespace

class SynthPanel::Command : public QUndoCommand {
public:
    Command(const QString& text, SynthPanel* panel, SynthSound after, int stroke)
        : QUndoCommand(text), m_panel(panel), m_before(panel->m_sound), m_after(std::move(after)),
          m_stroke(stroke) {}

    int id() const override { return 0x73796e74; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const Command*>(other);
        if (next->m_panel != m_panel || next->m_stroke != m_stroke)
            return false;
        m_after = next->m_after;
        return true;
    }
    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const SynthSound& sound) {
        if (m_panel)
            m_panel->apply(sound);
        else
            setObsolete(true);
    }

    QPointer<SynthPanel> m_panel;
    SynthSound m_before, m_after;
    int m_stroke;
};

/// Another content of a snapshot.
class SynthPanel::Stored : public QUndoCommand {
public:
    Stored(const QString& text, SynthPanel* panel, int snapshot, SynthPoint after)
        : QUndoCommand(text), m_panel(panel), m_synth(panel->m_sound.synth), m_snapshot(snapshot),
          m_before(panel->memory().snapshot[std::size_t(snapshot)]), m_after(std::move(after)) {}

    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const SynthPoint& point) {
        if (!m_panel)
            return setObsolete(true);
        m_panel->m_memory[m_synth].snapshot[std::size_t(m_snapshot)] = point;
        m_panel->showSnapshots();
    }

    QPointer<SynthPanel> m_panel;
    std::string m_synth;
    int m_snapshot;
    SynthPoint m_before, m_after;
};

void SynthPanel::change(const QString& text, SynthSound next, const QString& hand) {
    if (next == m_sound)
        return;
    // Two knobs that turn at once are two steps, not one for each message of either.
    const qint64 now = m_clock.elapsed();
    const auto last = m_hands.constFind(hand);
    if (hand.isEmpty() || last == m_hands.constEnd() || now - *last > strokeMs)
        ++m_stroke;
    if (hand.isEmpty())
        m_hands.clear();
    else
        m_hands[hand] = now;
    session().undo().push(new Command(text, this, std::move(next), m_stroke));
}

void SynthPanel::movePoint(const QString& text, SynthPoint point, const QString& hand) {
    SynthSound next = m_sound;
    next.point = std::move(point);
    change(text, std::move(next), hand);
}

/// Shows and sounds it, whoever asked for it.
void SynthPanel::apply(const SynthSound& sound, bool anew) {
    const bool other = anew || sound.synth != m_sound.synth;
    m_remark.clear();
    SynthSound next = sound;
    if (other) {
        try {
            m_info = synthInfo(next.synth);
        } catch (const UserError& e) {
            m_info = synthInfo(next.synth = "sin"); // of a patch that has gone
            session().warn(QString::fromUtf8(e.what()));
        }
    }
    if (next.point.size() != m_info.parameters.size())
        next.point = middle(m_info.parameters.size());
    m_sound = std::move(next);
    memory().point = m_sound.point;
    if (other) {
        m_keys.clear();
        showSynth();
    }
    m_options->setSettings(m_sound.settings);
    m_player->setPoint(m_sound.point);
    m_player->setSound(isPatch() ? std::string() : m_sound.synth, m_sound.settings);
    showSnapshots();
    showSound();
    showState();
}

SynthMemory& SynthPanel::memory() {
    return m_memory[m_sound.synth];
}

const SynthMemory& SynthPanel::memory() const {
    static const SynthMemory none;
    const auto found = m_memory.find(m_sound.synth);
    return found != m_memory.end() ? found->second : none;
}

bool SynthPanel::holding() const {
    return m_play->isChecked() || m_hold->isDown() || m_padHeld || !m_keys.empty();
}

void SynthPanel::updateGate() {
    if (isPatch() || holding() == m_player->gate())
        return;
    if (holding())
        m_player->noteOn();
    else
        m_player->noteOff();
}

/// Moves the parameter that is the pitch; false where the synthesizer cannot sound this key. It is
/// playing and no edit: nobody wants to undo a melody note by note.
bool SynthPanel::pitch(int key) {
    const auto parameter = pitchParameter(m_sound.synth);
    if (!parameter)
        return true;
    const auto value = pitchValue(m_sound.synth, key);
    if (!value)
        return false;
    SynthSound next = m_sound;
    next.point[*parameter] = *value;
    apply(next);
    return true;
}

/// Keys of the computer are their MIDI keys, those of a MIDI device 128 more: the same key may be
/// held on both.
void SynthPanel::playKey(int key) {
    if (isPatch() || m_keys.holds(key))
        return;
    if (!pitch(key % 128)) {
        if (!std::exchange(m_told, true))
            session().tell(tr("This synthesizer's pitch does not reach every key."));
        return;
    }
    const bool first = !holding();
    m_keys.press(key);
    if (first)
        m_player->noteOn();
}

void SynthPanel::releaseKey(int key) {
    if (!m_keys.release(key))
        return;
    if (!m_keys.empty())
        pitch(m_keys.latest() % 128);
    updateGate();
}

void SynthPanel::releaseKeys() {
    for (int key = 0; key < 128; ++key)
        m_keys.release(key);
    updateGate();
}

bool SynthPanel::event(QEvent* event) {
    // The keys that play are ours before they are anybody's shortcut; what is typed into a field
    // never comes here.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool learning = !session().midi().learning().isEmpty();
        if (snapshotKey(*key) || (noteKey(*key) && pitchParameter(m_sound.synth)) ||
            (learning && key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return Panel::event(event);
}

void SynthPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !session().midi().learning().isEmpty()) {
        session().midi().learn({});
    } else if (const auto snapshot = snapshotKey(*event)) {
        if (event->isAutoRepeat())
            return;
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            store(*snapshot);
        else
            recall(*snapshot);
    } else if (const auto key = noteKey(*event); key && pitchParameter(m_sound.synth)) {
        if (!event->isAutoRepeat())
            playKey(*key);
    } else {
        Panel::keyPressEvent(event);
    }
}

void SynthPanel::keyReleaseEvent(QKeyEvent* event) {
    const auto key = noteKey(*event);
    if (!key || !m_keys.holds(*key))
        return Panel::keyReleaseEvent(event);
    if (!event->isAutoRepeat())
        releaseKey(*key);
}

void SynthPanel::store(int snapshot) {
    if (memory().snapshot[std::size_t(snapshot)] != m_sound.point)
        session().undo().push(new Stored(tr("Store snapshot %1").arg(SnapshotBar::label(snapshot)),
                                         this, snapshot, m_sound.point));
    session().tell(tr("Stored as snapshot %1.").arg(SnapshotBar::label(snapshot)));
}

void SynthPanel::recall(int snapshot) {
    const SynthPoint& point = memory().snapshot[std::size_t(snapshot)];
    if (point.size() == m_sound.point.size())
        movePoint(tr("Recall snapshot %1").arg(SnapshotBar::label(snapshot)), point);
    else
        session().tell(
            tr("Snapshot %1 is empty; Shift and its key store.").arg(SnapshotBar::label(snapshot)));
}

void SynthPanel::clear(int snapshot) {
    if (!memory().snapshot[std::size_t(snapshot)].empty())
        session().undo().push(new Stored(tr("Clear snapshot %1").arg(SnapshotBar::label(snapshot)),
                                         this, snapshot, {}));
}

void SynthPanel::morph(double way) {
    const int from = m_snapshots->from(), to = m_snapshots->to();
    if (from < 0 || to < 0)
        return;
    const SynthMemory& now = memory();
    movePoint(tr("Morph"),
              between(now.snapshot[std::size_t(from)], now.snapshot[std::size_t(to)], way),
              QStringLiteral("morph"));
}

void SynthPanel::randomise() {
    Rng rng(drawSeed());
    SynthPoint point(m_sound.point.size());
    for (float& value : point)
        value = float(rng.uniform());
    movePoint(tr("Randomise the parameters"), std::move(point));
}

} // namespace antiphon
