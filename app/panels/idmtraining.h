#pragma once

#include "app/panels/trainingsteps.h"
#include "models/idm/curriculum.h"

namespace antiphon {

class EmotionChoice;

/// From a folder of recordings to a model that draws clips: preparation, training, measurement; or
/// clips out of the program's own synthesizers. What is found is said in plain words. GUI thread.
class IdmTraining : public TrainingSteps {
    Q_OBJECT

public:
    /// `model`: a new one is put there.
    IdmTraining(Session& session, EmotionChoice& model, QWidget* parent = nullptr);

    EmotionChoice& data() const { return *m_data; }
    enum Step { Prepare, Train, Measure, Synthesise, Steps };

    QString obstacle(int step) const override;
    void startAll() override;
    /// The curriculum as the form has it.
    idm::CurriculumOptions curriculum() const;
    void setPace(double begin, double end);

    Json state() const override;
    void restore(const Json& state) override;

Q_SIGNALS:
    void curriculumChanged();

protected:
    Inputs inputsOf(int step) const override;
    QString resultOf(int step) const override;
    QString allObstacle() const override;
    QString allTip() const override;
    void wrote(int step, const Item& item) override;
    void told(const JobInfo& info) override;
    void forget() override;

private:
    EmotionChoice &m_model, *m_data;
};

/// A curriculum out of the options of idm.train, as JSON; what is missing is as in a new one.
idm::CurriculumOptions curriculumOf(const Json& options);

} // namespace antiphon
