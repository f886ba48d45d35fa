#pragma once

#include "app/panels/emotionsteps.h"
#include "app/panels/trainingsteps.h"

namespace antiphon {

class EmotionChoice;

/// From a folder of MIDI files to models: data set, latent model, prior, classifier, map. GUI
/// thread.
class EmotionTraining : public TrainingSteps {
    Q_OBJECT

public:
    /// `model`: what priors and maps are made for; a new model is put there.
    EmotionTraining(Session& session, EmotionChoice& model, QWidget* parent = nullptr);

    fs::path data() const;
    void setFolder(const fs::path& folder) override;

    enum Step { Data, Model, Prior, Classifier, Map, Steps };
    QString obstacle(int step) const override;
    void startAll() override;
    /// It was done with what is chosen now.
    bool done(int step) const;
    const EmotionSteps& steps() const { return *m_steps; }

    Json state() const override;
    void restore(const Json& state) override;

Q_SIGNALS:
    void dataChanged(const antiphon::fs::path& data);

protected:
    Inputs inputsOf(int step) const override;
    QString resultOf(int step) const override;
    fs::path stopped(int step) const override;
    QString allObstacle() const override;
    QString allTip() const override;
    void wrote(int step, const Item& item) override;
    void forget() override;

private:
    std::map<std::string, fs::path> inputPaths(int step) const;
    const EmotionSteps::Made* run(int step) const;
    const EmotionSteps::Made* stoppedRun(int step) const;

    EmotionChoice &m_model, *m_data;
    EmotionSteps* m_steps;
    bool m_folderIsNew = false; ///< chosen after the data set
};

} // namespace antiphon
