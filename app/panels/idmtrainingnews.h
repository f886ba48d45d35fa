#pragma once

#include "models/idm/curriculum.h"
#include "models/idm/traininglog.h"

#include <QString>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace antiphon {

/// A training of electronic music as it was read last.
struct IdmTrainingRead {
    std::uintmax_t bytes = 0; ///< of its logs, then
    std::int64_t steps = 1;   ///< that it shall take
    QString name;
    idm::CurriculumOptions curriculum;
    idm::TrainingLog log;
};
/// By the run's folder.
using IdmTrainingReads = std::map<std::string, std::shared_ptr<const IdmTrainingRead>>;

/// A clip that is learned from.
struct IdmClipPlace {
    fs::path file;
    double start = 0, end = 0; ///< seconds
    double difficulty = 0;     ///< 0 ... 1
};

/// What trainings have written since somebody looked.
struct IdmTrainingNews {
    IdmTrainingReads runs;
    fs::path clipsOf;                                      ///< the run whose places these are
    std::vector<IdmClipPlace> places;                      ///< in the order in which they come in
    std::vector<std::pair<std::int64_t, fs::path>> sounds; ///< of `watched`, by step
    QString trouble;
};

/// Of these runs; what has not grown is taken from `known`. `watched`: also its sounds and, if
/// `places`, its clips; empty: none. For background threads; what cannot be read is the trouble.
IdmTrainingNews readTrainingNews(const std::vector<fs::path>& runs, const fs::path& watched,
                                 IdmTrainingReads known, bool places);

} // namespace antiphon
