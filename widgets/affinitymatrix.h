#pragma once

#include <QImage>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace antiphon {

/// Which moments of a sound are alike: time to the right and down, a cell the darker the more alike
/// the two moments are. A cell stands for both of its places, which can be heard.
///
/// Mouse: hovering reads a cell out, a click chooses and plays it. Keys: arrows move by a pixel's
/// worth of time, with Ctrl to the next cell that is not empty; Return or Space plays.
class AffinityMatrix : public QWidget {
    Q_OBJECT

public:
    explicit AffinityMatrix(QWidget* parent = nullptr);

    /// Of `frames` moments every `hop` seconds the neighbours of moment i, from begins[i] on:
    /// others, and how alike they are (0 ... 1).
    void setCells(std::size_t frames, double hop, std::vector<std::size_t> begins,
                  std::vector<std::uint32_t> others, std::vector<float> values);
    void setEmptyText(const QString& text);

    /// Moments of the chosen cell; -1: none.
    int row() const { return m_row; }
    int column() const { return m_column; }
    void choose(int row, int column);
    /// How alike two moments are; 0 where they are no neighbours.
    float valueOf(int row, int column) const;
    double seconds(int frame) const { return frame * m_hop; }

    QSize sizeHint() const override { return {260, 260}; }
    QSize minimumSizeHint() const override { return {120, 120}; }

Q_SIGNALS:
    /// Hear both moments, in seconds.
    void played(double row, double column);
    void chosen(int row, int column);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    bool event(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void changeEvent(QEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    QRect square() const;
    /// Of a point; -1 outside.
    std::pair<int, int> cellAt(QPoint point) const;
    /// The most alike pair below a pixel around a cell, so that what is seen is what is chosen.
    std::pair<int, int> strongestNear(int row, int column) const;
    QString readOut(int row, int column) const;
    void render();
    void step(int rows, int columns, bool toNeighbour);

    std::size_t m_frames = 0;
    double m_hop = 0;
    std::vector<std::size_t> m_begins;
    std::vector<std::uint32_t> m_others;
    std::vector<float> m_values;
    QImage m_image;
    QString m_empty;
    int m_row = -1, m_column = -1;
};

} // namespace antiphon
