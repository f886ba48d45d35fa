#include "app/panels/joinbar.h"

#include "widgets/slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

namespace antiphon {

JoinBar::JoinBar(QWidget* parent)
    : QToolBar(parent), m_fade(new Slider(tr("Fade"), {.min = 0.01,
                                                       .max = 1,
                                                       .initial = 0.05,
                                                       .logarithmic = true,
                                                       .decimals = 3,
                                                       .unit = tr("s")})),
      m_clean(new QCheckBox(tr("Clean attacks"))), m_level(new QComboBox) {
    setWindowTitle(tr("Joins"));
    setAccessibleName(tr("Joins"));
    m_fade->setToolTip(tr("Length of the crossfade at a join"));
    m_fade->setMinimumWidth(180);
    m_clean->setToolTip(tr("Move joins to the attacks near them, so that no attack is cut"));
    m_level->addItem(tr("Full level"), QStringLiteral("normalise"));
    m_level->addItem(tr("Level of the memory"), QStringLiteral("keep"));
    m_level->addItem(tr("Loudness of the guide"), QStringLiteral("match"));
    m_level->setAccessibleName(tr("Level of the response"));
    m_level->setToolTip(m_level->accessibleName());
    addWidget(m_fade);
    addSeparator();
    addWidget(m_clean);
    addSeparator();
    addWidget(m_level);
    connect(m_fade, &Slider::valueChanged, this, &JoinBar::changed);
    connect(m_fade, &Slider::editingFinished, this, &JoinBar::strokeEnded);
    connect(m_clean, &QCheckBox::toggled, this, [this] {
        Q_EMIT changed();
        Q_EMIT strokeEnded();
    });
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        Q_EMIT changed();
        Q_EMIT strokeEnded();
    });
}

guide::RenderOptions JoinBar::options() const {
    return {m_fade->value(), m_clean->isChecked(), m_maxBacktrack,
            m_level->currentData().toString().toStdString()};
}

void JoinBar::setOptions(const guide::RenderOptions& options) {
    const QSignalBlocker blocker(this);
    m_maxBacktrack = options.maxBacktrack;
    // A value that the slider only shows rounded must not come back as an edit.
    if (std::abs(m_fade->value() - options.fade) > 1e-9)
        m_fade->setValue(options.fade);
    m_clean->setChecked(options.clean);
    m_level->setCurrentIndex(m_level->findData(QString::fromStdString(options.level)));
}

} // namespace antiphon
