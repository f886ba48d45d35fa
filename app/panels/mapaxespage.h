#pragma once

#include "app/panels/mapprojector.h"
#include "core/json.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace antiphon {

class RealBox;
class WholeBox;

Json toJson(const MapAxes& axes);
/// What is no such value is left as it is by default.
MapAxes mapAxesOf(const Json& json);

/// What the axes show, with the controls of t-SNE and the figures of the picture. GUI thread.
class MapAxesPage : public QWidget {
    Q_OBJECT

public:
    explicit MapAxesPage(MapProjector& projector, QWidget* parent = nullptr);

    void setRows(std::shared_ptr<const MapRows> rows);
    const MapAxes& axes() const { return m_axes; }
    void setAxes(const MapAxes& axes);

Q_SIGNALS:
    void changed();
    /// t-SNE from scratch.
    void restartWanted();

private:
    void fill();
    void fillColumns();
    void tell();
    void showState();
    QString figuresText() const;

    MapProjector& m_projector;
    std::shared_ptr<const MapRows> m_rows;
    MapAxes m_axes;
    QComboBox *m_method, *m_x, *m_y;
    QFormLayout* m_form;
    QGroupBox* m_categoryBox;
    QVBoxLayout* m_categoryLayout;
    std::vector<std::pair<std::string, QCheckBox*>> m_categories;
    QGroupBox* m_tsneBox;
    RealBox* m_perplexity;
    WholeBox* m_seed;
    QProgressBar* m_progress;
    QToolButton *m_pause, *m_stop, *m_restart;
    QLabel *m_figures, *m_trouble;
    bool m_filling = false;
};

} // namespace antiphon
