#pragma once

#include "app/panels/idmresults.h"

#include <QTableWidget>

#include <map>

namespace antiphon {

/// What a run has drawn, as a grid of strengths and seeds: a waveform a cell, its scores and how
/// far they are from the seed's. Cells that are still to come are hatched. A click or Return lets
/// one be heard, Shift+Return or a double click shows it. GUI thread; files are read in the
/// background.
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

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void changeEvent(QEvent*) override;

private:
    class Cells;
    void readPeaks();
    void sizeCells();

    IdmResults m_results;
    std::map<std::pair<int, int>, IdmResults::Sound> m_sounds;
    std::map<std::string, std::vector<float>> m_peaks; ///< by file
    fs::path m_shown;
};

} // namespace antiphon
