#pragma once

#include "app/panels/guidemodels.h"

#include <QFrame>

class QMenu;
class QToolButton;

namespace antiphon {

class ElidedLabel;

/// Who answers the guide: the guide itself, whose own labels the memory follows, or a trained
/// model. Takes the folder of a model as a drop. GUI thread; models are read in the background.
class AnswerSlot : public QFrame {
    Q_OBJECT

public:
    AnswerSlot(Session& session, GuideModels& models, QWidget* parent = nullptr);

    /// Empty: the guide itself.
    const fs::path& path() const { return m_path; }
    /// Null: the guide itself, or a model that is still being read or cannot be.
    const GuideModel* model() const { return m_model ? &*m_model : nullptr; }
    /// Why nothing can be answered; empty: it can.
    QString obstacle() const;
    /// Emits changed() at once when it is another one, and again when it has been read.
    void setPath(const fs::path& path);

Q_SIGNALS:
    void changed();
    /// "Learn a relation..." was chosen.
    void learnRequested();
    void compareRequested();
    /// The guide is to be continued by a model that has learned to.
    void continueRequested(const antiphon::fs::path& model);

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    void chooseFolder();
    void showMenu();
    void showChoice();

    Session& m_session;
    GuideModels& m_models;
    fs::path m_path;
    std::optional<GuideModel> m_model;
    QString m_trouble;
    int m_generation = 0;
    ElidedLabel* m_name;
    QToolButton* m_choose;
};

} // namespace antiphon
