#pragma once

#include "app/panels/stemplayer.h"
#include "app/panels/stemwish.h"
#include "app/window/panel.h"

class QLabel;
class QSplitter;
class QTabWidget;

namespace antiphon {

class EmotionChoice;
class SoundSlot;
class StemBeats;
class StemCodecPage;
class StemForm;
class StemLanes;
class StemSongs;
class StemStream;
class StemTakes;
class StemTraining;

/// Accompaniment: sounds with a stem missing get one that plays along. The stem is heard while it
/// is written; takes are compared, gone on with and exported; codecs are listened to, models
/// trained and songs tagged. GUI thread.
class StemPanel : public Panel {
    Q_OBJECT

public:
    explicit StemPanel(Session& session, QWidget* parent = nullptr);
    ~StemPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    const StemWish& wish() const { return m_wish; }
    /// As one step of undo.
    void change(const QString& what, const StemWish& wish);
    StemForm& form() const { return *m_form; }
    StemLanes& lanes() const { return *m_lanes; }
    StemBeats& beats() const { return *m_beats; }
    StemTakes& takes() const { return *m_takes; }
    StemPlayer& player() const { return *m_player; }
    StemStream& stream() const { return *m_stream; }
    EmotionChoice& model() const { return *m_model; }
    StemTraining& training() const { return *m_training; }
    StemCodecPage& codec() const { return *m_codec; }
    StemSongs& songs() const { return *m_songs; }
    /// What is said above the lanes.
    QString hint() const;

    void addContext(const std::vector<fs::path>& files);
    void write();
    /// Writes on from the end of the take.
    void goOn();
    /// Keeps the take up to the cursor.
    void againFromHere();
    void loopBar();

protected:
    void showEvent(QShowEvent*) override;
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    static constexpr double usualSeconds = 10; ///< of a stem where nothing else says it
    /// What a run is asked for beside the wish.
    struct Going {
        fs::path begin;
        double beginSeconds = 0;
        double from = 0, seconds = 0;
    };

    // stempanel.cpp
    void makeActions();
    QWidget* buildMain();
    QWidget* buildStemPage();
    void connectAll();
    // stemwork.cpp
    void apply(const StemWish& wish);
    void push(const QString& what, const StemWish& wish, int stroke);
    void partChanged();
    void readModel();
    void showTake();
    void showPlayer();
    void showState();
    void showHint();
    double from() const;
    double seconds() const;
    /// The bar of the beats at the cursor; none: there are no bars.
    std::optional<TimeSpan> barAtCursor() const;
    double placeOf(const fs::path& take) const;
    void readPlace(const fs::path& take);
    // stemruns.cpp
    void startWriting(const Going& going);
    void start(const Going& going, const fs::path& beats);
    void jobChanged(quint64 id);
    void jobEnded(quint64 id);
    void openTake(const fs::path& take);
    // stemexport.cpp
    void exportTake();

    StemWish m_wish;
    QTabWidget* m_tabs;
    SoundSlot* m_slot;
    EmotionChoice* m_model;
    StemForm* m_form;
    StemLanes* m_lanes;
    StemBeats* m_beats;
    StemTakes* m_takes;
    StemPlayer* m_player;
    StemStream* m_stream;
    StemTraining* m_training;
    StemCodecPage* m_codec;
    StemSongs* m_songs;
    QLabel* m_hint;
    QSplitter* m_splitter;
    QAction *m_writeAction, *m_playAction, *m_compareAction, *m_exportAction, *m_continueAction,
        *m_againAction, *m_barAction;

    std::map<std::string, double> m_places; ///< of takes: seconds into their context
    Jobs::Id m_job = 0;
    Going m_going;     ///< that m_job does
    fs::path m_before; ///< the take that was shown before this one
    bool m_starting = false, m_applying = false;
    int m_stroke = 0, m_modelGeneration = 0;
    QString m_trouble, m_modelTrouble;
    std::string m_modelTarget;
};

} // namespace antiphon
