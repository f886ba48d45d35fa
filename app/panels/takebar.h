#pragma once

#include "app/panels/takeplayer.h"

#include <QToolBar>

class QActionGroup;
class QComboBox;

namespace antiphon {

/// The tools of the guide panel: paint, lock, re-roll, alternatives, what a click plays, what is
/// heard, save, export. Adds its actions to the panel, so that their keys work everywhere in it.
/// GUI thread.
class TakeBar : public QToolBar {
    Q_OBJECT

public:
    struct Actions {
        QAction *play, *paint, *lock, *reroll, *redraw, *alternatives, *compare, *save, *exportTake;
    };
    explicit TakeBar(const Actions& actions, QWidget* parent = nullptr);

    /// Labels that can be painted, ascending; silence is always among them.
    void setLabels(const std::vector<std::int32_t>& labels);
    int label() const;
    void setLabel(int label);
    /// What a click on a segment plays; to be placed elsewhere.
    QComboBox* clickChoice() const { return m_plays; }
    TakePlayer::Part clickPlays() const;
    TakePlayer::Listen listen() const;
    void setListen(TakePlayer::Listen listen);

Q_SIGNALS:
    void labelChanged();
    void listenRequested();

protected:
    void changeEvent(QEvent*) override;

private:
    QComboBox* m_labels;
    QComboBox* m_plays;
    QComboBox* m_listen;
    std::vector<std::int32_t> m_shown;
};

} // namespace antiphon
