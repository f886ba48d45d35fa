#pragma once

#include "app/window/session.h"

#include <map>
#include <set>

namespace antiphon {

/// What the project's runs of the emotion tasks made, and of what: which data set a model learned
/// from, which model a prior belongs to, which of them were stopped. Read in the background. GUI
/// thread.
class EmotionSteps : public QObject {
    Q_OBJECT

public:
    explicit EmotionSteps(Session& session, QObject* parent = nullptr);

    struct Made {
        fs::path run;
        bool done = false; ///< it came to its end; else it was stopped, by whatever
        std::string task;
        Json figures, options;
        std::map<std::string, fs::path> inputs;  ///< the first of each slot
        std::map<std::string, fs::path> results; ///< by role, the first of each

        /// An input; empty: none.
        fs::path of(const std::string& slot) const {
            const auto it = inputs.find(slot);
            return it == inputs.end() ? fs::path() : it->second;
        }
    };
    /// The newest finished run of a task that had these inputs; null: none, or none known yet.
    const Made* newest(const std::string& task,
                       const std::map<std::string, fs::path>& inputs) const;
    /// The newest run of a task with these inputs, where it was stopped before its end and can go
    /// on; null: there is none, or a newer one is done.
    const Made* stopped(const std::string& task,
                        const std::map<std::string, fs::path>& inputs) const;
    /// The run that wrote a file or folder; null: none of this project.
    const Made* maker(const fs::path& result) const;

    /// What came of a run, in words.
    static QString resultText(const Made& made);

Q_SIGNALS:
    void changed();

private:
    void refresh();

    /// What run.json says, which does not change.
    struct Asked {
        Json options;
        std::map<std::string, fs::path> inputs;
    };
    Session& m_session;
    std::map<fs::path, Asked> m_known; ///< by the run's folder
    std::vector<Made> m_order;         ///< newest first
    std::set<fs::path> m_asked;        ///< folders that are being read
    int m_project = 0;                 ///< counts those that were open
};

} // namespace antiphon
