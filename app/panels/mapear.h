#pragma once

#include "app/panels/rowsound.h"
#include "app/window/session.h"

#include <QThreadPool>

#include <deque>
#include <list>
#include <set>
#include <unordered_map>

namespace antiphon {

/// Lets the rows of a map be heard: each is rendered in the background by its table's synthesizer,
/// kept for a while, and played beside the transport. Rows that are likely to be wanted next can be
/// made ready beforehand. GUI thread.
class MapEar : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t memory = std::size_t(96) << 20; ///< bytes of sounds that are kept

    explicit MapEar(Session& session, QObject* parent = nullptr);
    ~MapEar() override;

    /// Other rows; what is known of the same tables' rows is kept where they only became more.
    void setRows(std::shared_ptr<const MapRows> rows);
    /// Which synthesizer plays the tables that name none.
    void setChosenSynth(const std::string& name);
    const std::string& chosenSynth() const { return m_chosen; }
    void setMatched(bool on) { m_matched = on; }
    bool matched() const { return m_matched; }

    /// Plays a row from its beginning: at once if it is ready, else as soon as it is, unless
    /// another one is wanted by then.
    void play(int row);
    /// Makes rows ready, the first ones first.
    void prefetch(const std::vector<int>& rows);
    bool isReady(int row) const;
    /// The factor that it is played with. While it is not ready: what its column of loudness
    /// suggests, else what the ready row of the most similar parameters has, else a low one.
    float gain(int row) const;
    /// Fades out what plays() and forgets what is wanted.
    void stop();
    int playing() const { return m_playing; } ///< the row that is heard or wanted; -1: none

    /// How a row is heard; null while that is being found out.
    std::shared_ptr<RowRenderer> renderer(int row) const;
    /// Of a row that is a piece or recording of its own; empty: a synthesizer plays it.
    fs::path fileOf(int row) const;
    /// Why the rows of this table cannot be heard; empty when they can, or while unknown.
    QString trouble(std::size_t table) const;
    QStringList troubles() const;

Q_SIGNALS:
    /// How the tables are heard has been found out.
    void soundsChanged();
    void ready(int row);
    void started(int row);
    void failed(const QString& sentence);

private:
    struct Kept {
        int row = 0;
        RowSound sound;
    };
    void findSounds();
    void pump();
    void keep(int row, RowSound sound);
    void sound(int row);
    const RowSound* find(int row);
    float likelyGain(int row) const;

    Session& m_session;
    std::shared_ptr<const MapRows> m_rows;
    std::string m_chosen;
    bool m_matched = true;
    std::vector<std::shared_ptr<RowRenderer>> m_renderers; ///< one a table
    int m_rate = 0;
    int m_playing = -1;
    bool m_heard = false; ///< m_playing has begun

    std::list<Kept> m_kept; ///< the last used one first
    std::unordered_map<int, std::list<Kept>::iterator> m_byRow;
    std::size_t m_bytes = 0;
    std::deque<int> m_wanted;
    std::set<int> m_underWay;
    int m_generation = 0;
    QThreadPool m_pool; ///< last: its threads end first
};

} // namespace antiphon
