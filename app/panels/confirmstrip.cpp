#include "app/panels/confirmstrip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace antiphon {

ConfirmStrip::ConfirmStrip(QWidget* parent)
    : QFrame(parent), m_question(new QLabel(this)), m_yes(new QPushButton(tr("Confirm"), this)),
      m_keep(new QPushButton(tr("Keep"), this)) {
    setFrameShape(StyledPanel);
    m_question->setWordWrap(true);
    for (QPushButton* button : {m_yes, m_keep})
        button->setAutoDefault(true); // Return answers with the button that has the focus
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_keep);
    layout->addWidget(m_yes);
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { answer(false); });
    hide();
}

void ConfirmStrip::ask(const QString& question, const QString& yes, const QString& keep,
                       QWidget* home, std::function<void()> confirmed) {
    m_question->setText(question);
    m_yes->setText(yes);
    m_keep->setText(keep);
    m_home = home;
    m_confirmed = std::move(confirmed);
    show();
    m_keep->setFocus();
}

void ConfirmStrip::answer(bool yes) {
    hide();
    if (m_home)
        m_home->setFocus();
    if (const auto confirmed = std::exchange(m_confirmed, {}); yes && confirmed)
        confirmed();
}

} // namespace antiphon
