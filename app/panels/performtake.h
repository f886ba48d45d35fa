#pragma once

#include "app/panels/performer.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace antiphon {

class RealBox;

/// The last recording of a performance: any stretch of it goes into the library as a sound, or
/// becomes a song that agents are trained on, or at once an agent's training, with one click; the
/// parameters' curves are written for other programs, the mix is rendered again from the log. GUI
/// thread.
class PerformTake : public QWidget {
    Q_OBJECT

public:
    PerformTake(Session& session, Performer& performer, QWidget* parent = nullptr);

private:
    void show(const QString& sound);
    /// Starts the training of an agent on what the agents heard, analysed as they heard it.
    void train();
    using Cut = std::function<fs::path(const fs::path& sound, double from, double to)>;
    struct Stretch {
        fs::path sound;
        double from = 0, to = 0;
        bool operator==(const Stretch&) const = default;
    };
    /// A song of the stretch that is chosen; as cut().
    void cutCorpus(std::function<void(const fs::path& file)> then);
    /// In the background; then with the file that was made.
    void cut(Cut make, std::function<void(const fs::path& file)> then);
    void keep(const fs::path& file);
    void buildMore();
    /// The whole recording, from its log; says whether it is what was played.
    void renderAgain();

    Session& m_session;
    Performer& m_performer;
    fs::path m_sound;
    Stretch m_corpusOf; ///< the last stretch that became a song, and its file
    fs::path m_corpusFile;
    QLabel* m_name;
    RealBox *m_from, *m_to;
    QPushButton *m_library, *m_corpus, *m_train, *m_more;
    QAction* m_render;
};

} // namespace antiphon
