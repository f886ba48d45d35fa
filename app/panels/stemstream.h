#pragma once

#include "app/window/session.h"
#include "app/window/soundloader.h"

#include <QElapsedTimer>

namespace antiphon {

/// A stem that is seen and heard while a run writes it: takes the samples that the job leaves
/// behind, and plays them with the context as soon as there is a moment of them. Of a run that
/// writes several the first. GUI thread; reads and resamples in the background.
class StemStream : public QObject {
    Q_OBJECT

public:
    explicit StemStream(Session& session, QObject* parent = nullptr);

    /// The button was pressed: from now on it is counted how long the first sound takes.
    void press() { m_clock.start(); }
    /// A run has begun. The context is heard with it from its second `from` on.
    void begin(Jobs::Id job, const std::vector<fs::path>& context, double from);
    void take(const JobInfo& info);
    /// It is done: what plays goes on to the end of this file. False when it was never heard.
    bool finish(const fs::path& stem);
    /// Nothing more comes, as the run was stopped: what plays ends with what is there.
    void end();

    /// From the button to the first sound, in ms; -1: none yet.
    qint64 firstAudio() const { return m_first; }

Q_SIGNALS:
    /// What is written by now.
    void grew(std::shared_ptr<const antiphon::Sound> sound);
    /// The first samples have been handed to the device.
    void heard();

private:
    struct Along; ///< the context, read once
    static LoadedSound mixed(const Sound& stem, const Along& along, bool whole);
    void read();

    Session& m_session;
    Jobs::Id m_job = 0;
    fs::path m_run;
    std::shared_ptr<Sound> m_sound; ///< that is there by now
    std::shared_ptr<const Along> m_along;
    std::int64_t m_told = 0;  ///< frames that the job has told of
    std::size_t m_played = 0; ///< frames of the newest part
    LoadedSound m_last;       ///< that was handed on
    QElapsedTimer m_clock;
    qint64 m_first = -1;
    bool m_reading = false, m_heard = false;
    int m_generation = 0;
};

} // namespace antiphon
