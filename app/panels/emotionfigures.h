#pragma once

#include "app/window/session.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace antiphon {

class EmotionChoice;
class ShareBars;
class EmotionFigureTable;
class ViolinPlot;

/// The figures of the published comparison as plots and numbers: a data set by quadrant, or a piece
/// and its render before and after. Measured in the background when the page is on show. GUI
/// thread.
class EmotionFigures : public QWidget {
    Q_OBJECT

public:
    explicit EmotionFigures(Session& session, QWidget* parent = nullptr);

    void setData(const fs::path& set);
    /// Empty: none.
    void setPieces(const fs::path& piece, const fs::path& render);
    enum class Shown { Data, Pieces };
    void setShown(Shown shown);

    const std::vector<ViolinPlot*>& violins() const { return m_violins; }
    ShareBars& chords() const { return *m_chords; }
    EmotionFigureTable& table() const { return *m_table; }

protected:
    void showEvent(QShowEvent*) override;

private:
    Shown shown() const;
    void measure();
    /// As emotion::report() has it.
    void showReport(const Json& report);
    void say(const QString& sentence);

    QComboBox* m_shown;
    QLabel* m_hint;
    std::vector<ViolinPlot*> m_violins; ///< in the order of `distributions`
    ShareBars* m_chords;
    EmotionFigureTable* m_table;
    fs::path m_data, m_piece, m_render;
    bool m_stale = true;
    int m_generation = 0;
};

} // namespace antiphon
