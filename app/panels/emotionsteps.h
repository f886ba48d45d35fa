#pragma once

#include "app/window/session.h"

#include <map>
#include <set>

namespace antiphon {

/// What the project's finished runs of the emotion tasks made, and of what: which data set a model
/// learned from, which model a prior belongs to. Read in the background. GUI thread.
class EmotionSteps : public QObject {
    Q_OBJECT

public:
    explicit EmotionSteps(Session& session, QObject* parent = nullptr);

    struct Made {
        std::string task;
        Json figures;
        std::map<std::string, fs::path> inputs;  ///< the first of each slot
        std::map<std::string, fs::path> results; ///< by role, the first of each

        /// An input; empty: none.
        fs::path of(const std::string& slot) const {
            const auto it = inputs.find(slot);
            return it == inputs.end() ? fs::path() : it->second;
        }
    };
    /// The newest run of a task that had these inputs; null: none, or none known yet.
    const Made* newest(const std::string& task,
                       const std::map<std::string, fs::path>& inputs) const;
    /// The run that wrote a file or folder; null: none of this project.
    const Made* maker(const fs::path& result) const;

    /// What came of a run, in words.
    static QString resultText(const Made& made);

Q_SIGNALS:
    void changed();

private:
    void refresh();

    Session& m_session;
    std::map<fs::path, Made> m_known; ///< by the run's folder
    std::vector<const Made*> m_order; ///< newest first
    std::set<fs::path> m_asked;       ///< folders that are being read
    int m_project = 0;                ///< counts those that were open
};

} // namespace antiphon
