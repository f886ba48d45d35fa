#pragma once

#include "app/panels/stemwish.h"
#include "app/window/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace antiphon {

class OptionsForm;
class SeedWidget;
class SoundSlot;
class TagChips;

/// What a stem is asked for beside its context: which one, words, a reference sound, how it is
/// drawn, the seed, and the buttons. GUI thread.
class StemForm : public QWidget {
    Q_OBJECT

public:
    explicit StemForm(Session& session, QWidget* parent = nullptr);

    /// What the model knows.
    struct Known {
        std::string target; ///< that it writes; empty: any
        std::vector<std::string> words;
        bool takesWords = true, takesStyle = false;
    };
    void setKnown(const Known& known);

    void setWish(const StemWish& wish);
    /// `wish` as the form has it.
    StemWish apply(StemWish wish) const;
    std::uint64_t seed() const;
    void setSeed(std::uint64_t seed);
    void showSeed(std::uint64_t seed);

    /// Why something cannot be done; empty: it can.
    struct Obstacles {
        QString write, goOn, again, bar;
    };
    void setObstacles(const Obstacles& obstacles);
    /// A negative fraction: nothing runs.
    void setProgress(double fraction, const QString& text);

    TagChips& words() const { return *m_words; }
    QComboBox& target() const { return *m_target; }
    OptionsForm& options() const { return *m_options; }
    QPushButton& writeButton() const { return *m_write; }
    QPushButton& againButton() const { return *m_again; }

Q_SIGNALS:
    void edited(const QString& what);
    void strokeEnded();
    void writeRequested();
    void cancelRequested();
    void continueRequested();
    void againRequested();
    void barRequested();

private:
    void showButtons();

    Known m_known;
    QComboBox* m_target;
    TagChips* m_words;
    SoundSlot* m_style;
    OptionsForm* m_options;
    SeedWidget* m_seed;
    QPushButton *m_write, *m_goOn, *m_again, *m_bar;
    QProgressBar* m_progress;
    Obstacles m_obstacles;
    bool m_running = false, m_filling = false;
};

} // namespace antiphon
