#pragma once

#include "app/panels/trainingsteps.h"

namespace antiphon {

class EmotionChoice;

/// From a folder of songs of stems to a model that writes them: preparation, codec, model; or
/// published weights. What a training found is said in plain words. GUI thread.
class StemTraining : public TrainingSteps {
    Q_OBJECT

public:
    /// `model`: a new one is put there.
    StemTraining(Session& session, EmotionChoice& model, QWidget* parent = nullptr);

    EmotionChoice& codec() const { return *m_codec; }

    enum Step { Prepare, Codec, Model, Measure, Import, Steps };
    QString obstacle(int step) const override;
    void startAll() override;
    /// Published checkpoints become a codec, a model, or both.
    void import(const std::vector<fs::path>& files);

    Json state() const override;
    void restore(const Json& state) override;

protected:
    Inputs inputsOf(int step) const override;
    QString resultOf(int step) const override;
    QString allObstacle() const override;
    QString allTip() const override;
    void pressed(int step) override;
    void wrote(int step, const Item& item) override;
    void told(const JobInfo& info) override;
    void forget() override;

private:
    EmotionChoice &m_model, *m_codec;
    std::vector<fs::path> m_files; ///< to be imported
};

} // namespace antiphon
