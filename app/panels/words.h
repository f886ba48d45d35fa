#pragma once

#include "core/task.h"

#include <QString>

#include <vector>

namespace antiphon {

// What jobs, runs and tasks say, in the user's language. The sources are texts of core and models;
// tasktexts*.cpp list them for the translators. GUI thread.

/// "0.4 s", "12:03", "1:02:03".
QString clockText(double seconds);
/// "12 s", "about 3 min": as exact as an estimate deserves.
QString roughTime(double seconds);
/// "14:05" of today, else with the date. Seconds since 1970.
QString whenText(double seconds);
/// "812 MB".
QString byteText(double bytes);

/// "12" of ".../runs/12-guide.train": what a run is called by.
QString runNumber(const fs::path& run);
/// Title of a task; the id itself for one that this version does not know.
QString taskTitle(const std::string& id);
QString progressWords(const std::string& text);
/// "light" -> "Background", "cpu" -> "CPU", "cuda:1" -> "GPU 1".
QString queueWords(const std::string& queue);
QString kindWords(ItemKind kind);
/// "response" -> "Response".
QString roleWords(const std::string& role);

/// A number as the user writes it, "yes", "unknown"; lists and objects as JSON.
QString valueText(const Json& value);

struct DetailRow {
    QString label, value;
};
/// Every option of the task as it is in `options`; what the task does not know is shown as it is.
std::vector<DetailRow> optionRows(const Task* task, const Json& options);
std::vector<DetailRow> figureRows(const Json& figures);
/// The first figures in one line.
QString figureSummary(const Json& figures);

} // namespace antiphon
