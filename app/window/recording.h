#pragma once

#include "core/files.h"

#include <QObject>

#include <memory>

namespace antiphon {

class Player;
class Project;
class Recorder;

/// One recording of the input at a time, from the press of the button to the closed file. GUI
/// thread.
class Recording : public QObject {
    Q_OBJECT

public:
    explicit Recording(Player& player);
    ~Recording() override;

    /// Makes the file in the background and begins; failed() where there is no input or no file.
    void start(const fs::path& file);
    void stop();
    bool running() const { return m_wanted; }
    /// Looks after the disk; call it with the player's poll().
    void poll();

Q_SIGNALS:
    void changed(bool running);
    void recorded(const QString& file);
    void failed(const QString& sentence);

private:
    void makeFile();
    void begin(std::shared_ptr<Recorder> recorder);
    void end(const QString& sentence);

    Player& m_player;
    std::shared_ptr<Recorder> m_recorder;
    fs::path m_file;       ///< waits for the device
    bool m_making = false; ///< the file, in the background
    bool m_wanted = false;
    bool m_deaf = false; ///< the device had no input before
};

/// "take-3.wav" where there are "take-1.wav" and "take-2.wav"; looks at the disk.
fs::path unusedName(const fs::path& wanted);

/// Where recordings lie until the library has them: what a killed program, or a project that was
/// closed meanwhile, left there is found again.
fs::path unfinishedRecordings(const fs::path& project);

/// Moves the recordings that the library has by now into the folder for audio, under names that
/// nothing has yet. Store thread. Throws UserError (System).
void settleRecordings(Project& project);

} // namespace antiphon
