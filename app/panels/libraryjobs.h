#pragma once

#include "app/window/session.h"

namespace antiphon {

/// The library's own work in the background: measuring tempo, key and loudness, and finding
/// missing files again. GUI thread.
class LibraryJobs : public QObject {
    Q_OBJECT

public:
    explicit LibraryJobs(Session& session, QObject* parent = nullptr);

    /// Measures the audio that was not measured yet; one such job at a time, asked again it goes
    /// once more over what is new.
    void analyse();
    /// Whether imports are followed by analyse(); remembered.
    bool analysesImports() const;
    void setAnalysesImports(bool on);

    /// Looks for the files of missing items below a folder; what is found is one undo step.
    Jobs::Id relocate(const fs::path& folder);

private:
    Session& m_session;
    Jobs::Id m_analysis = 0;
    bool m_again = false; ///< something came while the analysis ran
};

} // namespace antiphon
