#pragma once

#include "app/window/soundloader.h"
#include "core/audio/control.h"
#include "widgets/timeaxis.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace antiphon {

class Player;

/// One-shots beside the transport: loads in the background and plays at once what is there. Long
/// files begin with some seconds and go on in the whole, without a seam, when it is read. GUI
/// thread.
class Auditioner : public QObject {
    Q_OBJECT

public:
    Auditioner(Player& player, std::shared_ptr<SoundLoader> loader);
    ~Auditioner() override;

    void play(const fs::path& file, std::optional<TimeSpan> span);
    void play(std::shared_ptr<const Sound> sound, std::optional<TimeSpan> span);
    /// Of the engine's rate already; heard before this returns.
    void play(const LoadedSound& loaded, std::optional<TimeSpan> span);
    /// Of a sound that is still being made: its beginning ...
    void playBeginning(const LoadedSound& beginning);
    /// ... and more of it, from the same first frame on, or all. It goes on without a seam where
    /// the part before has not ended yet. False, and no effect, when something else is played by
    /// now.
    bool goOn(const LoadedSound& longer, bool whole);
    void stop();
    bool active() const { return m_id || m_waits; }
    void take(const Report& event);

Q_SIGNALS:
    void ended();
    void failed(const QString& sentence);

private:
    void begin();
    void takeHead(LoadedSound head);
    void takeWhole(const LoadedSound& loaded);
    void start(const LoadedSound& loaded, std::int64_t from, std::int64_t end);
    void end();
    std::int64_t frame(double seconds) const;
    std::int64_t spanStart() const;
    std::int64_t spanEnd() const;

    Player& m_player;
    std::shared_ptr<SoundLoader> m_loader;
    std::optional<TimeSpan> m_span;
    std::optional<std::uint32_t> m_id; ///< as the engine knows it
    bool m_waits = false;              ///< for the file
    LoadedSound m_head;                ///< what plays until the whole is there
    bool m_growing = false;            ///< the whole is still being made
    std::int64_t m_heard = 0;          ///< where the part before m_head ended
    LoadedSound m_whole;
    std::shared_ptr<std::atomic<bool>> m_superseded; ///< stops the work under way
    QThreadPool m_pool;                              ///< last: its threads end first
};

} // namespace antiphon
