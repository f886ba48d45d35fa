#pragma once

#include "core/maps/reach.h"
#include "models/impro/environmentoptions.h"

#include <QTreeWidget>

#include <map>

namespace antiphon {

class Slider;

/// What an agent hears and what it is rewarded for: descriptors by category, with check boxes, a
/// weight for each category, and how much of the corpus lies within the table's reach. GUI thread.
class AgentColumns : public QTreeWidget {
    Q_OBJECT

public:
    explicit AgentColumns(QWidget* parent = nullptr);

    /// Those that the table has; the others cannot be chosen. Emits nothing.
    void setAvailable(const std::vector<std::string>& columns);
    /// Empty: not known.
    void setReach(const std::vector<ColumnReach>& reach);
    const std::vector<ColumnReach>& reach() const { return m_reach; }
    /// Hears what the table reaches and nothing else; rewards for what is left of it.
    void keepReached();

    /// Takes over keep, reward and weights. Names that are none are passed over. Emits nothing.
    void setChosen(const impro::EnvironmentOptions& options);
    /// Puts them in: as they were given where the same columns are meant (the order is the agent's
    /// input), else categories by name where all of their columns are.
    void choose(impro::EnvironmentOptions& options) const;
    /// Why nothing can be trained so, as a sentence; empty: it can.
    QString obstacle() const;

    enum Column { Name, Hears, Rewarded, Weight, Reach };

Q_SIGNALS:
    void changed();

protected:
    void keyPressEvent(QKeyEvent*) override;

private:
    void build();
    void changedItem(QTreeWidgetItem* item, int column);
    void showReach();
    std::string chosenList(Column column) const;
    std::string listOr(Column column, const std::string& given) const;
    std::vector<std::string> available() const;
    void fit();

    struct Category {
        std::string name;
        QTreeWidgetItem* item;
        Slider* weight;
    };
    std::vector<Category> m_categories;
    std::map<std::string, QTreeWidgetItem*> m_items; ///< by column
    std::vector<ColumnReach> m_reach;
    std::string m_givenKeep, m_givenReward;
    bool m_filling = false;
};

} // namespace antiphon
