#pragma once

#include "app/window/session.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace antiphon {

class EmotionChoice;
class SoundSlot;

/// A codec by ear and in figures: a recording as it was, as its codes sound, and what is lost; how
/// much of each book is used. GUI thread.
class StemCodecPage : public QWidget {
    Q_OBJECT

public:
    explicit StemCodecPage(Session& session, QWidget* parent = nullptr);

    EmotionChoice& choice() const { return *m_choice; }
    SoundSlot& slot() const { return *m_slot; }
    QPushButton& listenButton() const { return *m_listen; }
    QTreeWidget& books() const { return *m_books; }
    /// What is said of the codec, and of the recording.
    QString verdict() const;

    Json state() const;
    void restore(const Json& state);

    enum Part { Original, Decoded, Difference, Parts };
    /// Plays one of the three, from the cursor's place in the others.
    void hear(Part part);

private:
    struct Lane {
        QToolButton* hear = nullptr;
        WaveformView* wave = nullptr;
        fs::path file;
        std::shared_ptr<SoundView> view;
    };
    void readCodec();
    void listen();
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void showTrip(const fs::path& folder);
    void showSound(Part part, const fs::path& file);
    void showBooks(const Json& used, const Json& counts);
    void showState();
    Deck deck() const;

    Session& m_session;
    EmotionChoice* m_choice;
    SoundSlot* m_slot;
    QPushButton* m_listen;
    QProgressBar* m_progress;
    QLabel *m_verdict, *m_figures, *m_hint;
    QTreeWidget* m_books;
    TimeAxis* m_axis;
    Lane m_lanes[Parts];
    Part m_heard = Decoded;
    Jobs::Id m_job = 0;
    fs::path m_trip; ///< folder of what is shown
    int m_generation = 0;
};

} // namespace antiphon
