#pragma once

#include "app/panels/performer.h"

#include <QElapsedTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace antiphon {

class LevelMeter;
class RealBox;

/// Before the performance: what is listened to, how loud, how much of it the table can answer.
/// GUI thread.
class SoundcheckPage : public QWidget {
    Q_OBJECT

public:
    SoundcheckPage(Session& session, Performer& performer, QWidget* parent = nullptr);

    Json state() const;
    void restore(const Json& state);

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    QWidget* buildInput();
    QWidget* buildLevels();
    void chooseFile();
    void takeFile(const fs::path& file);
    void showInput();
    void showMeters();

    Session& m_session;
    Performer& m_performer;
    QComboBox *m_input, *m_channel, *m_leader;
    QPushButton* m_file;
    QLabel *m_fileName, *m_floor, *m_hint;
    RealBox* m_position;
    LevelMeter *m_heard, *m_agent, *m_mix;
    QElapsedTimer m_clock;
};

} // namespace antiphon
