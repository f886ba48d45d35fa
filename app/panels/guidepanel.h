#pragma once

#include "app/panels/takebar.h"
#include "app/window/panel.h"

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace antiphon {

class AnswerSlot;
class GuideForm;
class GuideLanes;
class GuideModels;
class JoinBar;
class ModelCompare;
class RelationPage;
class SoundSlot;
class TakeEditor;
class TakeList;
struct PartialTake;

/// Guide and memory: two recordings become a response, which is heard, edited, saved and exported
/// here. GUI thread.
class GuidePanel : public Panel {
    Q_OBJECT

public:
    explicit GuidePanel(Session& session, QWidget* parent = nullptr);
    ~GuidePanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    TakeEditor& editor() const { return *m_editor; }
    GuideLanes& lanes() const { return *m_lanes; }
    AnswerSlot& answer() const { return *m_answer; }
    /// The page of learning a relation; made when it is first wanted.
    RelationPage& relation();
    ModelCompare& comparison();
    void showRelation();
    void showComparison();
    void showTakePage();
    bool onTakePage() const;

protected:
    void showEvent(QShowEvent*) override;

private:
    TakeBar::Actions makeActions();
    QWidget* buildTakePage();
    QWidget* buildMain();
    QWidget* buildSide();
    void connectEditing();
    void connectJobs();

    void generate();
    void continueGuide(const fs::path& model);
    void continueGuide(const fs::path& model, double seconds);
    void slotChanged();
    void answerChanged();
    void openTake(const fs::path& folder);
    void openNewest();
    void takeOpened();
    void stateChanged();
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void continued(const JobInfo& info);
    void showListed();
    void showPartial(const JobInfo& info);
    void showHint(const QString& trouble = {});
    void updateActions();
    void paintToggled();
    void showStretches();
    void showAlternatives(int segment, const QPoint& at);
    void addExpected(QMenu& menu, int segment);
    void exportTake();
    QString details(int segment) const;

    TakeEditor* m_editor;
    GuideLanes* m_lanes;
    TakePlayer* m_player;
    SoundSlot* m_guide;
    SoundSlot* m_memory;
    GuideModels* m_models;
    AnswerSlot* m_answer;
    GuideForm* m_form;
    JoinBar* m_joins;
    TakeBar::Actions m_actions{};
    QAction* m_generate;
    TakeBar* m_bar;
    TakeList* m_takes;
    QLabel* m_hint;
    QWidget* m_side;
    QToolButton* m_fold;
    QSplitter* m_splitter;
    QStackedWidget* m_pages;
    RelationPage* m_relation = nullptr;
    ModelCompare* m_comparison = nullptr;
    Json m_relationState; ///< until there is the page
    Jobs::Id m_job = 0;
    std::size_t m_toldMetrics = 0;
    double m_continueSeconds = 15;
    fs::path m_unlisted;     ///< a result that is shown in the centre as soon as the library has it
    bool m_filling = false;  ///< the slots are set by the program
    bool m_untouched = true; ///< nothing was chosen, opened or made in this project yet
};

} // namespace antiphon
