#pragma once

#include "app/panels/idmresults.h"
#include "app/panels/idmwish.h"
#include "app/window/session.h"

#include <QThreadPool>
#include <QWidget>

#include <atomic>

class QAction;
class QCheckBox;
class QLabel;
class QTabWidget;
class QTimer;

namespace antiphon {

class EmotionChoice;
class IdmForm;
class IdmGrid;
class IdmSeed;
class IdmStrip;
class IdmTable;
class SoundSlot;

/// Clips of electronic music from noise, and variations of a seed: what is asked for, the seed with
/// its crop and masks, results in a grid of strengths and seeds as they come, as a table and as
/// files. Each is a run of the project. GUI thread.
class IdmVary : public QWidget {
    Q_OBJECT

public:
    /// Actions of the panel that this page serves; it sets when they can be done as long as it is
    /// the one on top. `play` is other pages', too.
    struct Actions {
        QAction *start, *play, *compare, *exporting, *hover;
    };
    IdmVary(Session& session, EmotionChoice& model, const Actions& actions,
            QWidget* parent = nullptr);
    ~IdmVary() override;

    Json state() const;
    void restore(const Json& state);

    const IdmWish& wish() const { return m_wish; }
    /// As one step of undo.
    void change(const QString& what, const IdmWish& wish);
    IdmForm& form() const { return *m_form; }
    IdmSeed& seed() const { return *m_seed; }
    IdmGrid& grid() const { return *m_grid; }
    IdmTable& table() const { return *m_table; }
    IdmStrip& strip() const { return *m_strip; }
    const IdmResults& results() const { return m_results; }
    QCheckBox& snap() const { return *m_snap; }
    /// What is said above the lanes.
    QString hint() const;
    bool hearsSeed() const { return m_hearsSeed; }

    /// Varies this stretch from now on; none: the beginning.
    void take(const fs::path& seed, std::optional<TimeSpan> crop);
    void start();
    void play();
    /// Hears the seed instead of the result, or the result again, at equal loudness.
    void compare();
    void exportShown();
    /// Whether the page is the one on top: its actions can be done then alone.
    void setActive(bool active);

private:
    // idmvary.cpp
    QWidget* buildTop();
    QWidget* buildMain();
    void connectAll();
    // idmvarywork.cpp
    void apply(const IdmWish& wish);
    void push(const QString& what, const IdmWish& wish, int stroke);
    void readModel();
    void findChunks();
    void lookNearCrop();
    void measureSeed();
    void showResults(IdmResults results);
    void showShown();
    void openResult(const fs::path& file);
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void showState();
    QString varyObstacle() const;
    QString drawObstacle() const;
    void reset();
    // idmvaryhear.cpp
    void hear(const fs::path& file);
    void hover(const fs::path& file);
    void leave();
    Deck deck() const;
    const IdmResults::Sound* shown() const;

    Session& m_session;
    EmotionChoice& m_model;
    Actions m_actions;
    SoundSlot* m_slot;
    IdmSeed* m_seed;
    QCheckBox* m_snap;
    IdmForm* m_form;
    QTabWidget* m_tabs;
    IdmGrid* m_grid;
    IdmTable* m_table;
    IdmStrip* m_strip;
    QLabel* m_hint;
    QTimer* m_measureSoon;

    IdmWish m_wish;
    IdmResults m_results;
    std::vector<IdmResults::Sound> m_sounds; ///< of m_results
    Jobs::Id m_job = 0;
    std::shared_ptr<std::atomic<bool>> m_stopChunks, m_stopScore;
    std::shared_ptr<std::atomic<double>> m_nearChunks; ///< s: what is looked at next
    QString m_trouble, m_modelTrouble;
    std::string m_objective = "denoise"; ///< of the model
    int m_stroke = 0, m_modelGeneration = 0, m_openGeneration = 0;
    bool m_applying = false, m_hearsSeed = false, m_active = false;
    bool m_hovers = false; ///< what is heard is what is pointed at
    QThreadPool m_pool;    ///< looks for chunks, one recording at a time; last: it ends first
};

} // namespace antiphon
