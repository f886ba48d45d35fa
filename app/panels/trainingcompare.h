#pragma once

#include "app/panels/trainingruns.h"
#include "app/panels/words.h"

#include <QTreeWidget>

namespace antiphon {

/// Runs side by side: first the options in which they differ, then the others, then of each metric
/// the last and the best value. The best of all is bold. Options are read in the background. GUI
/// thread.
class TrainingCompare : public QTreeWidget {
    Q_OBJECT

public:
    explicit TrainingCompare(QWidget* parent = nullptr);

    /// The runs to compare, at most as many as fit; also called when their curves grew.
    void show(const std::vector<const TrainingRun*>& runs);

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    struct Column {
        std::int64_t id = 0;
        fs::path folder;
        QString name;
        int look = 0;
        std::vector<CurveFeed::Tag> tags;
        bool operator==(const Column& other) const;
    };
    void rebuild();
    void fill();
    void readOptions(const std::vector<const TrainingRun*>& runs);
    QTreeWidgetItem* group(const QString& title);

    std::vector<Column> m_columns;
    std::map<fs::path, std::vector<DetailRow>> m_options; ///< of runs that were read
    std::set<fs::path> m_asked;
    std::size_t m_left = 0; ///< runs that did not fit
};

} // namespace antiphon
