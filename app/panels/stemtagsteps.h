#pragma once

#include "app/panels/trainingsteps.h"

namespace antiphon {

class EmotionChoice;

/// Tags are learned from the songs that have some, and suggested for the others. GUI thread.
class StemTagSteps : public TrainingSteps {
    Q_OBJECT

public:
    explicit StemTagSteps(Session& session, QWidget* parent = nullptr);

    /// The folder and a button that chooses another: to be put above the songs.
    QWidget* folderLine() const { return m_folderLine; }
    /// What was learned.
    EmotionChoice& learned() const { return *m_learned; }

    enum Step { Learn, Suggest, Steps };
    QString obstacle(int step) const override;
    void startAll() override;

    Json state() const override;
    void restore(const Json& state) override;

protected:
    Inputs inputsOf(int step) const override;
    QString resultOf(int step) const override;
    QString allObstacle() const override;
    QString allTip() const override;
    void wrote(int step, const Item& item) override;
    void forget() override;

private:
    QWidget* m_folderLine;
    EmotionChoice* m_learned;
};

} // namespace antiphon
