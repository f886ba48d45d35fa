#pragma once

#include "app/window/session.h"
#include "models/guide/model.h"

#include <optional>

namespace antiphon {

/// A trained relation as the panel lists it.
struct GuideModel {
    fs::path path;        ///< what tasks are given as "model"
    QString title;        ///< "Model 12", or the folder's name
    QString pairs;        ///< what it was learned from; empty: not known
    guide::Model model;   ///< without its weights
    bool stopped = false; ///< its training was stopped: never evaluated
};

/// Reads one that is not of this project, too. For background threads; throws UserError.
GuideModel readGuideModel(const fs::path& path);

/// "Model 12" of the run that made it, or its folder's name.
QString modelTitle(const fs::path& path);
/// "Model 12: piano > bass".
QString nameOf(const GuideModel& model);
/// "31 % right, the best baseline 22 %"; what is known of a model's worth.
QString worthOf(const GuideModel& model);

/// The models of a project's runs, newest first, those whose training was stopped among them. GUI
/// thread; folders are read in the background.
class GuideModels : public QObject {
    Q_OBJECT

public:
    explicit GuideModels(Session& session, QObject* parent = nullptr);

    const std::vector<GuideModel>& models() const { return m_models; }
    /// Null where it is none of the project's.
    const GuideModel* find(const fs::path& path) const;

Q_SIGNALS:
    void changed();

private:
    void refresh();

    Session& m_session;
    std::vector<GuideModel> m_models;
    int m_generation = 0;
};

} // namespace antiphon
