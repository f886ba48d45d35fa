#pragma once

#include "app/panels/jobrows.h"
#include "app/window/session.h"

namespace antiphon {

// What is done with jobs and runs, wherever they are listed. GUI thread.

/// Pauses what runs or waits; where all is paused already, goes on.
void pauseOrGoOn(Session& session, const std::vector<const JobRow*>& rows);
/// Asks them to stop; what they have is kept, and their runs can be resumed.
void cancelJobs(Session& session, const std::vector<const JobRow*>& rows);
void resumeRuns(Session& session, const std::vector<const JobRow*>& rows);
/// Brings what a job or run was asked to do to the task panel, to be changed and started anew.
void editAgain(Session& session, const JobRow& row);

/// What can be done with rows.
struct RunAbilities {
    bool running = false; ///< something runs or waits
    bool paused = false;  ///< something is paused
    bool stoppable = false, resumable = false;
};
RunAbilities abilitiesOf(const std::vector<const JobRow*>& rows);

} // namespace antiphon
