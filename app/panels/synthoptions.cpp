#include "app/panels/synthoptions.h"

#include "widgets/slider.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace antiphon {

namespace {

QVBoxLayout* column(QWidget* widget) {
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    return layout;
}

} // namespace

SynthOptions::SynthOptions(Session& session, QWidget* parent)
    : QWidget(parent), m_parity(new QCheckBox(tr("As published, faults included"))),
      m_grains(new QWidget), m_mended(new QWidget),
      m_source(
          new SoundSlot(session, tr("Grains of"), tr("our own sound; drop a file here"), "grains")),
      m_semitones(new QCheckBox(tr("Whole semitones"))),
      m_levelled(new QCheckBox(tr("Even level"))) {
    m_jitter = new Slider({}, {.min = 0, .max = 1, .initial = 0, .decimals = 2});
    m_parity->setToolTip(tr("Sounds as the original patches do instead of the mended way"));
    m_jitter->setName(tr("Jitter"));
    m_semitones->setToolTip(tr("Grains are transposed in whole semitones"));
    m_levelled->setToolTip(tr("Many grains at once are no louder than few"));
    auto* mended = column(m_mended);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Jitter"), m_jitter);
    mended->addLayout(form);
    auto* ticks = new QHBoxLayout;
    ticks->addWidget(m_semitones);
    ticks->addWidget(m_levelled);
    ticks->addStretch();
    mended->addLayout(ticks);
    auto* grains = column(m_grains);
    grains->addWidget(m_source);
    grains->addWidget(m_mended);
    auto* layout = column(this);
    layout->addWidget(m_grains);
    layout->addWidget(m_parity);

    connect(m_source, &SoundSlot::changed, this, &SynthOptions::take);
    connect(m_jitter, &Slider::valueChanged, this, &SynthOptions::take);
    for (QCheckBox* box : {m_parity, m_semitones, m_levelled})
        connect(box, &QCheckBox::toggled, this, &SynthOptions::take);
    setSettings({});
}

void SynthOptions::setGranular(bool granular) {
    m_granular = granular;
    showGranular();
}

void SynthOptions::showGranular() {
    m_grains->setVisible(m_granular);
    m_mended->setVisible(m_granular && !m_settings.parity);
}

void SynthOptions::setSettings(const SynthSettings& settings) {
    m_showing = true;
    m_settings = settings;
    m_parity->setChecked(settings.parity);
    m_source->setFile(settings.grains);
    m_jitter->setValue(settings.jitter);
    m_semitones->setChecked(settings.semitones);
    m_levelled->setChecked(settings.levelled);
    m_showing = false;
    showGranular();
}

void SynthOptions::take() {
    if (m_showing)
        return;
    SynthSettings next = m_settings;
    next.parity = m_parity->isChecked();
    next.grains = m_source->file();
    next.jitter = m_jitter->value();
    next.semitones = m_semitones->isChecked();
    next.levelled = m_levelled->isChecked();
    if (next == m_settings)
        return;
    m_settings = next;
    showGranular();
    Q_EMIT changed();
}

} // namespace antiphon
