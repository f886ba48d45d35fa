#pragma once

#include "app/panels/emotionpiece.h"
#include "app/window/session.h"
#include "app/window/soundloader.h"
#include "core/music/words.h"

namespace antiphon {

/// A piece that is seen and heard while a run writes it: takes the rows that the job tells, and
/// once there is enough of them renders what can be heard of them so far, again and again, each
/// time longer. Of a run that writes several pieces the first. GUI thread; renders in the
/// background.
class EmotionStream : public QObject {
    Q_OBJECT

public:
    explicit EmotionStream(Session& session, QObject* parent = nullptr);

    /// A run has begun whose words are those of this model's dictionary.
    void begin(Jobs::Id job, const fs::path& model);
    void take(const JobInfo& info);
    /// The piece is done: what plays goes on to the end of its file. False when it was never heard.
    bool finish(const fs::path& file);
    /// Nothing more comes, as the run was stopped: what plays ends with what is there.
    void end();

Q_SIGNALS:
    /// What is written by now.
    void grew(const antiphon::EmotionPiece& piece);

private:
    struct Part;
    static Part make(const std::vector<Word>& words, const WordDictionary& dictionary, int rate);
    void render();

    Session& m_session;
    Jobs::Id m_job = 0;
    std::shared_ptr<const WordDictionary> m_dictionary; ///< null while it is being read
    std::vector<double> m_rows;                         ///< as the job tells them
    std::size_t m_rendered = 0;                         ///< rows of the newest part
    LoadedSound m_last;                                 ///< that was handed on
    bool m_rendering = false, m_heard = false;
    int m_generation = 0;
};

} // namespace antiphon
