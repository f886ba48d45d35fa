#pragma once

#include "app/panels/idmwish.h"
#include "app/window/session.h"

#include <QWidget>

class QProgressBar;
class QPushButton;
class QTabWidget;

namespace antiphon {

class DrawnCurve;
class IdmWanted;
class OptionsForm;
class SeedWidget;
class SoundSlot;

/// What variations and clips are asked for: strengths, blend and mixing curve, or how many from
/// noise; the wanted score; how it is drawn; the seed and the button. GUI thread.
class IdmForm : public QWidget {
    Q_OBJECT

public:
    explicit IdmForm(Session& session, QWidget* parent = nullptr);

    void setWish(const IdmWish& wish);
    /// `wish` as the form has it.
    IdmWish apply(IdmWish wish) const;
    std::uint64_t seed() const;
    void setSeed(std::uint64_t seed);
    void showSeed(std::uint64_t seed);

    enum Page { Vary, Draw };
    Page page() const;
    void setPage(int page);
    /// Why something cannot be done; empty: it can.
    void setObstacles(const QString& vary, const QString& draw);
    /// A negative fraction: nothing runs.
    void setProgress(double fraction, const QString& text);

    IdmWanted& wanted() const { return *m_wanted; }
    DrawnCurve& bands() const { return *m_bands; }

Q_SIGNALS:
    void edited(const QString& what);
    void strokeEnded();
    void pageChanged();
    void startRequested();
    void cancelRequested();

private:
    QWidget* buildVary();
    void showButton();
    void edit(const QString& what);

    QTabWidget* m_pages;
    SoundSlot* m_other;
    OptionsForm *m_varying, *m_drawing, *m_how;
    DrawnCurve* m_bands;
    IdmWanted* m_wanted;
    SeedWidget* m_seed;
    QProgressBar* m_progress;
    QPushButton* m_start;
    QString m_varyObstacle, m_drawObstacle;
    bool m_running = false, m_filling = false;
};

} // namespace antiphon
