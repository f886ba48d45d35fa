#pragma once

#include "app/panels/stemwish.h"
#include "app/window/session.h"

namespace antiphon {

/// Context, clicks and a take as the transport's deck, mixed as the wish has it; two takes can be
/// compared at equal loudness. GUI thread; clicks and takes that begin later are made in the
/// background.
class StemPlayer : public QObject {
    Q_OBJECT

public:
    StemPlayer(Session& session, TimeAxis* axis, QObject* parent = nullptr);

    /// A take that begins at a second of the context; no file: none.
    struct Placed {
        fs::path file;
        double from = 0;
        bool operator==(const Placed&) const = default;
    };
    /// A deck that is loaded goes on with the new sounds. `seconds`: as long as clicks go on.
    void show(const StemWish& wish, const BeatGrid& beats, double seconds, const Placed& take);
    /// The take that the one shown is compared with; none: the context alone.
    void setOther(const Placed& take);
    /// The deck plays from the cursor, or stops.
    void play();
    /// For a panel that has come into sight.
    void propose();
    bool clicks() const { return m_clicks; }
    void setClicks(bool on);
    bool hearsOther() const { return m_hearsOther; }
    void hearOther(bool other);
    const Placed& other() const { return m_other; }

Q_SIGNALS:
    void heardChanged();

private:
    bool empty() const;
    Deck deck() const;
    void addTake(Deck& deck, const Placed& take, const QString& title, bool heard) const;
    void renew();
    void applyMix();

    Session& m_session;
    TimeAxis* m_axis;
    StemWish m_wish;
    BeatGrid m_beats;
    double m_seconds = 0;
    Placed m_take, m_other;
    std::shared_ptr<const Sound> m_clickSound;
    std::vector<std::pair<Placed, std::shared_ptr<const Sound>>> m_later; ///< with silence before
    bool m_clicks = false, m_hearsOther = false;
    int m_generation = 0;
};

} // namespace antiphon
