#pragma once

#include "app/panels/performer.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace antiphon {

class RealBox;

/// The last recording of a performance: any stretch of it goes into the library as a sound, or
/// becomes a song that agents are trained on, with one click. GUI thread.
class PerformTake : public QWidget {
    Q_OBJECT

public:
    PerformTake(Session& session, Performer& performer, QWidget* parent = nullptr);

private:
    void show(const QString& sound);
    void keepSound();
    void keepCorpus();
    void cut(std::function<fs::path(const fs::path& sound, double from, double to)> make);

    Session& m_session;
    fs::path m_sound;
    double m_seconds = 0;
    QLabel* m_name;
    RealBox *m_from, *m_to;
    QPushButton *m_library, *m_corpus;
};

} // namespace antiphon
