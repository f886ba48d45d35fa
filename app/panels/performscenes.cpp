#include "app/panels/performscenes.h"

#include "app/panels/performcontrols.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace antiphon {

PerformScenes::PerformScenes(Session& session, Performer& performer, QWidget* parent)
    : QWidget(parent), m_performer(performer) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (int slot = 1; slot <= LiveControls::sceneSlots; ++slot) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        lightWhenOn(button);
        button->setMinimumWidth(40);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
        auto* store = new QAction(tr("Store what plays now"), button);
        auto* clear = new QAction(tr("Empty the scene"), button);
        connect(store, &QAction::triggered, this,
                [this, slot] { m_performer.store(slot, tr("Scene %1").arg(slot)); });
        connect(clear, &QAction::triggered, this, [this, slot] { m_performer.clearScene(slot); });
        button->addActions({store, clear});
        offerLiveLearning(button, session.midi(), {QStringLiteral("scene")});
        connect(button, &QPushButton::clicked, this, [this, slot] { press(slot); });
        m_buttons[std::size_t(slot - 1)] = button;
        row->addWidget(button, 1);
    }
    connect(&performer, &Performer::scenesChanged, this, &PerformScenes::show);
    connect(&performer, &Performer::stateChanged, this, &PerformScenes::show);
    connect(&performer, &Performer::metersChanged, this, [this] {
        for (int slot = 1; slot <= LiveControls::sceneSlots; ++slot)
            button(slot)->setChecked(m_performer.meters().scene == slot);
    });
    show();
}

void PerformScenes::press(int slot) {
    if (QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier) ||
        !m_performer.hasScene(slot))
        m_performer.store(slot, tr("Scene %1").arg(slot));
    else
        m_performer.recall(slot);
    button(slot)->setChecked(m_performer.meters().scene == slot);
}

void PerformScenes::show() {
    const bool plays = m_performer.state() == Performer::State::Playing;
    for (int slot = 1; slot <= LiveControls::sceneSlots; ++slot) {
        const bool there = m_performer.hasScene(slot);
        QPushButton* one = button(slot);
        one->setText(QString::number(slot) + (there ? QString() : QStringLiteral(" +")));
        one->setAccessibleName(there ? tr("Recall scene %1").arg(slot)
                                     : tr("Store scene %1").arg(slot));
        one->setToolTip(there ? tr("Recall %1; Shift+click stores what plays now in its place")
                                    .arg(m_performer.sceneName(slot))
                              : tr("Store what plays now as scene %1").arg(slot));
        one->setEnabled(plays);
    }
}

} // namespace antiphon
