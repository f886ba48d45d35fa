#pragma once

#include "app/panels/idmresults.h"
#include "widgets/dwell.h"

#include <QTableWidget>

#include <map>

namespace antiphon {

/// What a run has drawn, as a grid of strengths and seeds: a waveform a cell, its scores and how
/// far they are from the seed's. Cells that are still to come are hatched. A pointer that rests
/// with a result is told of; a click or Return lets one be heard, Shift+Return or a double click
/// shows it. GUI thread; files are read in the background.
class IdmGrid : public QTableWidget {
    Q_OBJECT

public:
    explicit IdmGrid(QWidget* parent = nullptr);

    void setResults(const IdmResults& results);
    /// Marks it; empty: none.
    void setShown(const fs::path& file);
    /// Null where nothing is yet.
    const IdmResults::Sound* soundAt(int row, int column) const;

Q_SIGNALS:
    void hearRequested(const antiphon::fs::path& file);
    void showRequested(const antiphon::fs::path& file);
    /// The pointer stayed with a result; comes once until another one or left().
    void hovered(const antiphon::fs::path& file);
    /// The pointer is with no result any more.
    void left();

protected:
    void paintEvent(QPaintEvent*) override;
    bool viewportEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void changeEvent(QEvent*) override;

private:
    class Cells;
    void readPeaks();
    void sizeCells();
    void hoverAt(QPoint place);

    IdmResults m_results;
    std::map<std::pair<int, int>, IdmResults::Sound> m_sounds;
    std::map<std::string, std::vector<float>> m_peaks; ///< by file
    fs::path m_shown;
    Dwell m_dwell; ///< cells, row by row
};

} // namespace antiphon
