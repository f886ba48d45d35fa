#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace antiphon {

class WholeBox;

/// The seed of the next run: drawn, or kept where it is locked. After a run it shows the seed that
/// was used, and keeps it on request.
class SeedWidget : public QWidget {
    Q_OBJECT

public:
    explicit SeedWidget(QWidget* parent = nullptr);

    /// 0: to be drawn.
    quint64 seed() const;
    /// 0 unlocks.
    void setSeed(quint64 seed);
    void showUsed(quint64 seed);

Q_SIGNALS:
    void changed();

private:
    WholeBox* m_box;
    QToolButton* m_lock;
    QLabel* m_usedText;
    QToolButton* m_keep;
    QWidget* m_usedPart;
    quint64 m_used = 0;
};

} // namespace antiphon
