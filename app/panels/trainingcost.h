#pragma once

#include "core/json.h"
#include "models/forecast.h"

#include <QLabel>

#include <functional>

class QTimer;

namespace antiphon {

/// The line before a training is started: how much memory and time it will take, and what to do
/// where it does not fit. Found out in the background, one question at a time, while the line is
/// seen. GUI thread.
class TrainingCost : public QLabel {
    Q_OBJECT

public:
    /// Called in the background; what it throws is shown.
    using Find = std::function<Forecast()>;

    explicit TrainingCost(QWidget* parent = nullptr);

    /// `question` tells questions apart; null: none is asked, and the line is hidden.
    void ask(const Json& question, Find find);
    /// It says what was asked last.
    bool answered() const { return !m_question.is_null() && m_answered == m_question; }

    static QString textOf(const Forecast& forecast);

protected:
    void showEvent(QShowEvent*) override;

private:
    void begin();
    void find();
    void answer(const Json& question, const QString& text);

    QTimer* m_delay; ///< while options are being turned
    Json m_question, m_answered;
    Find m_find;
    bool m_busy = false;
};

} // namespace antiphon
