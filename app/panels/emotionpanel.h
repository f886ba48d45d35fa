#pragma once

#include "app/panels/emotionpiece.h"
#include "app/panels/emotionwish.h"
#include "app/window/panel.h"

#include <memory>
#include <optional>

class QLabel;
class QSplitter;
class QTabWidget;

namespace antiphon {

class EmotionChoice;
class EmotionFigures;
class EmotionForm;
class EmotionJudge;
class EmotionLanes;
class EmotionMap;
class EmotionPlayer;
class EmotionReach;
class EmotionRenders;
class EmotionStream;
class EmotionTraining;
class FeatureBars;
class SoundSlot;

/// Symbolic music with sliders: a piece is pulled towards another emotion element by element, new
/// pieces are written for a point of the valence-arousal plane, models are trained and their latent
/// space is walked by ear. GUI thread.
class EmotionPanel : public Panel {
    Q_OBJECT

public:
    explicit EmotionPanel(Session& session, QWidget* parent = nullptr);
    ~EmotionPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    const EmotionWish& wish() const { return m_wish; }
    /// As one step of undo.
    void change(const QString& what, const EmotionWish& wish);
    EmotionForm& form() const { return *m_form; }
    EmotionLanes& lanes() const { return *m_lanes; }
    EmotionRenders& renders() const { return *m_renders; }
    FeatureBars& figures() const { return *m_figures; }
    EmotionPlayer& player() const { return *m_player; }
    EmotionChoice& model() const { return *m_model; }
    EmotionChoice& prior() const { return *m_prior; }
    EmotionChoice& classifier() const { return *m_classifier; }
    EmotionTraining& training() const { return *m_training; }
    EmotionMap& map() const { return *m_map; }
    EmotionFigures& distributions() const { return *m_distributions; }
    /// What is said above the lanes.
    QString hint() const;
    /// How far the estimate on the pad can be trusted.
    QString verdict() const;

    void transfer();
    void wayToOther(int steps);
    void generate();
    void edit();
    /// Shows a render with the settings that made it, as one step of undo.
    void bringBack(const fs::path& render);

protected:
    void showEvent(QShowEvent*) override;

private:
    /// A piece or render that is read in the background.
    struct Reading {
        fs::path file;
        std::optional<EmotionPiece> piece;
        QString trouble;
        int generation = 0;
    };

    // emotionpanel.cpp
    void makeActions();
    QWidget* buildPiecePage();
    QWidget* buildForm();
    QWidget* buildMain();
    QWidget* buildFigures();
    void connectAll();
    // emotionwork.cpp
    void apply(const EmotionWish& wish);
    void push(const QString& what, const EmotionWish& wish, int stroke);
    void read(Reading& reading, const fs::path& file);
    /// What a render is heard and measured against: the piece as its run wrote it, or as it is.
    const Reading& before() const { return m_unmoved.piece ? m_unmoved : m_piece; }
    void showPieces();
    /// The render came of the piece, or nobody knows of what.
    bool compared() const;
    void takeRun(const RunRecord& record);
    QString renderTitle() const;
    void showEstimates();
    void readRun();
    void takePriorOfModel();
    void showState();
    void showHint();
    void trouble(const QString& sentence);
    // emotionruns.cpp
    void start(const char* task, const Inputs& inputs, const Options& options);
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void exportRender();

    EmotionWish m_wish;
    QTabWidget* m_tabs;
    SoundSlot *m_slotA, *m_slotB;
    EmotionChoice *m_model, *m_prior, *m_classifier;
    EmotionForm* m_form;
    EmotionLanes* m_lanes;
    EmotionPlayer* m_player;
    EmotionRenders* m_renders;
    FeatureBars* m_figures;
    EmotionJudge* m_judge;
    EmotionReach* m_reach;
    EmotionStream* m_stream;
    EmotionTraining* m_training;
    EmotionMap* m_map;
    EmotionFigures* m_distributions;
    QLabel *m_hint, *m_verdict;
    QSplitter* m_splitter;
    QAction *m_transferAction, *m_generateAction, *m_playAction, *m_compareAction, *m_exportAction;

    Reading m_piece, m_render;
    Reading m_unmoved;     ///< the piece as the render's run wrote it with nothing moved; or none
    Json m_renderOptions;  ///< of the run that wrote the render; null: unknown
    fs::path m_renderFrom; ///< the piece that it was made of; empty: of none, or unknown
    Jobs::Id m_job = 0;
    int m_stroke = 0;
    QString m_trouble;
    bool m_applying = false;
};

} // namespace antiphon
