#pragma once

#include <QStringList>
#include <QWidget>

#include <span>
#include <vector>

namespace antiphon {

/// Descriptors of two voices against what a table holds: for each column a band from the table's 5
/// to its 95 %, a frame from the corpus's 5 to its 95 % where there is one, a bar where the one
/// that is followed is and a dot where the follower is. Left and Right choose a column, which is
/// read out. What is drawn is whatever was set last: whoever pulls the figures owns the timer.
class LiveBars : public QWidget {
    Q_OBJECT

public:
    explicit LiveBars(QWidget* parent = nullptr);

    /// `groups`: of each column; neighbours of one group stand together under its name.
    void setColumns(const QStringList& names, const QStringList& groups);
    /// Lower and upper end of each band, in the units of the values.
    void setReach(std::vector<std::pair<double, double>> reach);
    /// The same of what the follower has learned from; none: empty.
    void setCorpus(std::vector<std::pair<double, double>> corpus);
    /// As many as there are columns, or none.
    void setValues(std::span<const double> followed, std::span<const double> follower);
    /// What the follower goes for, where that is not what is followed: a hollow bar; else none.
    void setTarget(std::span<const double> target);
    void setVoices(const QString& followed, const QString& follower);
    /// Said while there are no columns.
    void setEmptyText(const QString& text);

    int columns() const { return int(m_names.size()); }
    int current() const { return m_current; }
    /// Whether what is followed is beyond the band.
    bool beyond(int column) const;
    /// "mfcc-0: input 1.20, agent 0.80, table -1.50 to 1.60".
    QString readOut(int column) const;

    QSize sizeHint() const override { return {480, 170}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    bool event(QEvent*) override;

private:
    static constexpr double most = 4; ///< the axis goes from -most to most
    QRectF field() const;
    QRectF slotOf(int column) const;
    int columnAt(QPointF at) const;
    void choose(int column);
    void paintColumn(QPainter& painter, int column) const;
    void paintGroups(QPainter& painter) const;

    QStringList m_names, m_groups;
    QString m_followed, m_follower, m_empty;
    std::vector<std::pair<double, double>> m_reach, m_corpus;
    std::vector<double> m_one, m_other, m_target;
    int m_current = -1;
};

} // namespace antiphon
