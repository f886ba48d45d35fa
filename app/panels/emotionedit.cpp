#include "app/panels/emotionedit.h"

#include "widgets/form.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace antiphon {

EmotionEdit::EmotionEdit(QWidget* parent)
    : QGroupBox(tr("Without a model"), parent), m_form(new OptionsForm(emotion::EditOptions{})),
      m_write(new QPushButton(tr("Edit notes"))) {
    setToolTip(tr("Changes the notes of piece A at once; nothing has to be learned"));
    auto* fromPad = new QPushButton(tr("As on the pad"));
    fromPad->setToolTip(tr("Louder, faster and shorter for more arousal; major or minor for "
                           "valence, as far as the target is from the middle"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(fromPad);
    buttons->addWidget(m_write, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2);
    layout->addWidget(m_form);
    layout->addLayout(buttons);
    connect(m_form, &OptionsForm::changed, this, [this] {
        showButton();
        if (!m_showing)
            Q_EMIT edited();
    });
    connect(fromPad, &QPushButton::clicked, this, &EmotionEdit::padWanted);
    connect(m_write, &QPushButton::clicked, this, &EmotionEdit::requested);
    showButton();
}

emotion::EditOptions EmotionEdit::value() const {
    return m_form->options().as<emotion::EditOptions>();
}

void EmotionEdit::setValue(const emotion::EditOptions& value) {
    m_showing = true;
    m_form->setOptions(value);
    m_showing = false;
}

void EmotionEdit::setObstacle(const QString& why) {
    m_obstacle = why;
    showButton();
}

void EmotionEdit::showButton() {
    const bool changes = !(value().edit() == emotion::TokenEdit{});
    m_write->setEnabled(m_obstacle.isEmpty() && changes);
    m_write->setToolTip(!m_obstacle.isEmpty() ? m_obstacle
                        : changes             ? tr("Write piece A with these changes")
                                  : tr("Change one of the fields first: nothing changes yet."));
}

} // namespace antiphon
