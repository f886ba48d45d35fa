#pragma once

#include <QFrame>

class QLabel;

namespace antiphon {

class Player;

/// Says on top of the window why nothing is heard, and offers to try again. Hidden while all is
/// well, and from a press of Close to the next bad news.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(Player& player, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent*) override;

private:
    void tell(const QString& sentence);
    void takeColors();

    QLabel* m_sign;
    QLabel* m_text;
    bool m_coloring = false;
};

} // namespace antiphon
