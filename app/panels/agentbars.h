#pragma once

#include "core/json.h"

#include <QTreeWidget>

namespace antiphon {

/// An evaluation of an agent as a table with bars: the agent, chance, staying and the nearest
/// sound, on the songs it was trained on and on those held out. GUI thread.
class AgentBars : public QTreeWidget {
    Q_OBJECT

public:
    explicit AgentBars(QWidget* parent = nullptr);

    /// As impro::evaluationJson(); null: none. Throws Json::exception for what is none.
    void setEvaluation(const Json& evaluation);
    /// What the figures mean, honestly; empty of null.
    static QString verdict(const Json& evaluation);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void addRows(const QString& title, const Json& comparison);
};

} // namespace antiphon
