#include "app/panels/runactions.h"

#include "app/window/background.h"

namespace antiphon {

namespace {

std::vector<Jobs::Id> activeJobs(const std::vector<const JobRow*>& rows) {
    std::vector<Jobs::Id> ids; // what is done with them changes the rows
    for (const JobRow* row : rows)
        if (row->job && row->active())
            ids.push_back(row->job);
    return ids;
}

} // namespace

RunAbilities abilitiesOf(const std::vector<const JobRow*>& rows) {
    using State = JobRow::State;
    RunAbilities can;
    for (const JobRow* row : rows) {
        can.paused |= row->state == State::Paused;
        can.running |= row->job && (row->state == State::Running || row->state == State::Queued);
        can.stoppable |= row->job && row->active() && row->state != State::Stopping;
        can.resumable |= row->resumable();
    }
    return can;
}

void pauseOrGoOn(Session& session, const std::vector<const JobRow*>& rows) {
    bool pause = false;
    for (const JobRow* row : rows)
        pause = pause || (row->job && row->active() && row->state != JobRow::State::Paused);
    for (const Jobs::Id id : activeJobs(rows))
        pause ? session.jobs().pause(id) : session.jobs().resume(id);
}

void cancelJobs(Session& session, const std::vector<const JobRow*>& rows) {
    for (const Jobs::Id id : activeJobs(rows))
        session.jobs().cancel(id);
}

void resumeRuns(Session& session, const std::vector<const JobRow*>& rows) {
    std::vector<fs::path> runs;
    for (const JobRow* row : rows)
        if (row->resumable())
            runs.push_back(row->run);
    for (const fs::path& run : runs)
        session.jobs().resumeRun(run);
}

void editAgain(Session& session, const JobRow& row) {
    const auto edit = [&session](const RunRecord& record) { session.showTask(record); };
    if (row.run.empty()) {
        if (const JobInfo* info = session.jobs().job(row.job))
            edit(info->record);
        return;
    }
    inBackground(
        &session, [run = row.run] { return Run::open(run).record(); }, edit,
        [&session](const QString& sentence) { session.warn(sentence); });
}

} // namespace antiphon
