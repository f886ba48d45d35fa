#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace antiphon {

/// Asks in place, under what it is about, before something is taken away. Hidden until asked.
class ConfirmStrip : public QFrame {
    Q_OBJECT

public:
    explicit ConfirmStrip(QWidget* parent = nullptr);

    /// A later question replaces the one before. The focus goes to the answer `keep`, and
    /// afterwards back to `home`.
    void ask(const QString& question, const QString& yes, const QString& keep, QWidget* home,
             std::function<void()> confirmed);

private:
    void answer(bool yes);

    QLabel* m_question;
    QPushButton *m_yes, *m_keep;
    QWidget* m_home = nullptr;
    std::function<void()> m_confirmed;
};

} // namespace antiphon
