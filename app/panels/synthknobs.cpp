#include "app/panels/synthknobs.h"

#include "app/panels/midilearn.h"
#include "widgets/slider.h"

#include <QFormLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace antiphon {

SynthKnobs::SynthKnobs(Midi& midi, QWidget* parent)
    : QWidget(parent), m_midi(midi), m_form(new QFormLayout(this)) {
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

QString SynthKnobs::target(int parameter) {
    return QStringLiteral("synth.%1").arg(parameter);
}

void SynthKnobs::setNames(const QStringList& names) {
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_sliders.clear();
    for (const QString& name : names) {
        const int parameter = int(m_sliders.size());
        auto* slider =
            new Slider({}, {.min = 0, .max = 1, .initial = 0.5, .decimals = 3}, Qt::Horizontal);
        slider->setName(name);
        offerMidi(slider, m_midi, target(parameter));
        connect(slider, &Slider::valueChanged, this,
                [this, parameter](double value) { Q_EMIT moved(parameter, value); });
        m_form->addRow(name, slider);
        m_sliders.push_back(slider);
    }
}

void SynthKnobs::setPoint(const SynthPoint& point) {
    for (std::size_t i = 0; i < std::min(point.size(), m_sliders.size()); ++i) {
        // What the hand moved to is finer than what the synthesizer takes: it is left alone.
        if (float(m_sliders[i]->value()) == point[i])
            continue;
        const QSignalBlocker blocker(m_sliders[i]);
        m_sliders[i]->setValue(double(point[i]));
    }
}

} // namespace antiphon
