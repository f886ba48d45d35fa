#include "app/panels/mapsoundpage.h"

#include "app/panels/actionbutton.h"
#include "app/panels/controllerrow.h"
#include "app/panels/gestureshelf.h"
#include "app/panels/mapcontrollers.h"
#include "core/synth/synth.h"
#include "widgets/numberbox.h"
#include "widgets/slider.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

namespace antiphon {

MapSoundPage::MapSoundPage(Midi& midi, const QList<QAction*>& toggles,
                           const QList<QAction*>& gesture, QWidget* parent)
    : QWidget(parent),
      m_glide(
          new Slider({}, {.min = 0, .max = 0.5, .initial = 0.1, .decimals = 2, .unit = tr("s")})),
      m_neighbours(new WholeBox), m_synth(new QComboBox), m_synthLabel(new QLabel(tr("Played by"))),
      m_troubles(new QLabel), m_gestures(new QComboBox) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    for (QAction* action : toggles) {
        auto* box = new QCheckBox(action->text());
        box->setToolTip(action->toolTip());
        box->setChecked(action->isChecked());
        connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
        connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
        layout->addWidget(box);
    }
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_synth->setAccessibleName(tr("Played by"));
    m_synth->setToolTip(tr("For tables that do not say which synthesizer made them"));
    m_synth->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_synth->setMinimumContentsLength(8);
    m_synth->addItem(tr("Nothing"), QString());
    for (const SynthInfo& info : synths())
        m_synth->addItem(QCoreApplication::translate("Synth", info.title.c_str()),
                         QString::fromStdString(info.name));
    form->addRow(m_synthLabel, m_synth);
    layout->addLayout(form);

    auto* glide = new QGroupBox(tr("Gliding"));
    auto* inGlide = new QVBoxLayout(glide);
    auto* glideForm = new QFormLayout;
    glideForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    glideForm->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_glide->setName(tr("Glide time"));
    m_glide->setToolTip(tr("How long the parameters take to follow the pointer"));
    glideForm->addRow(tr("Time"), m_glide);
    m_neighbours->setRange(1, 16);
    m_neighbours->setValue(4);
    m_neighbours->setAccessibleName(tr("Points that are mixed"));
    m_neighbours->setToolTip(
        tr("The parameters between points are a mean of so many nearest ones"));
    glideForm->addRow(tr("Mixes"), m_neighbours);
    inGlide->addLayout(glideForm);
    auto* keys = new QVBoxLayout;
    for (QAction* action : gesture)
        keys->addWidget(actionButton(action));
    inGlide->addLayout(keys);
    m_gestures->setAccessibleName(tr("What was recorded"));
    m_gestures->setToolTip(tr("The last recordings, kept with the project; the oldest makes room "
                              "for a new one"));
    inGlide->addWidget(m_gestures);
    layout->addWidget(glide);

    auto* controllers = new QGroupBox(tr("MIDI controllers"));
    controllers->setToolTip(tr("Two controllers glide over what is visible of the map. The sound "
                               "begins with the first move; Esc or a click lets go."));
    auto* controllerForm = new QFormLayout(controllers);
    controllerForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    controllerForm->addRow(tr("Across"),
                           new ControllerRow(midi, MapControllers::across, tr("Across")));
    controllerForm->addRow(tr("Upwards"),
                           new ControllerRow(midi, MapControllers::upwards, tr("Upwards")));
    layout->addWidget(controllers);
    m_troubles->setWordWrap(true);
    layout->addWidget(m_troubles);
    layout->addStretch();
    setGestures({});
    setTroubles({}, false);

    connect(m_gestures, &QComboBox::activated, this, &MapSoundPage::gestureChosen);
    connect(m_synth, &QComboBox::currentIndexChanged, this, &MapSoundPage::changed);
    connect(m_glide, &Slider::valueChanged, this, &MapSoundPage::changed);
    connect(m_neighbours, &WholeBox::valueChanged, this, &MapSoundPage::changed);
}

double MapSoundPage::glideSeconds() const {
    return m_glide->value();
}

int MapSoundPage::neighbours() const {
    return int(m_neighbours->value());
}

std::string MapSoundPage::synth() const {
    return m_synth->currentData().toString().toStdString();
}

void MapSoundPage::setSynth(const std::string& name) {
    m_synth->setCurrentIndex(std::max(0, m_synth->findData(QString::fromStdString(name))));
}

void MapSoundPage::setTroubles(const QStringList& sentences, bool asks) {
    m_synth->setVisible(asks);
    m_synthLabel->setVisible(asks);
    m_troubles->setText(sentences.join(QLatin1Char('\n')));
    m_troubles->setVisible(!sentences.isEmpty());
}

void MapSoundPage::setGestures(const GestureShelf& gestures) {
    m_gestures->clear();
    m_gestures->addItems(gestures.texts());
    m_gestures->setCurrentIndex(gestures.chosen());
    m_gestures->setVisible(gestures.count() > 0);
}

Json MapSoundPage::state() const {
    return {{"glide", m_glide->value()}, {"neighbours", m_neighbours->value()}, {"synth", synth()}};
}

void MapSoundPage::restore(const Json& state) {
    try {
        m_glide->setValue(state.value("glide", m_glide->value()));
        m_neighbours->setValue(state.value("neighbours", m_neighbours->value()));
        setSynth(state.value("synth", std::string()));
    } catch (const Json::exception&) {
        // Of another version: what was read so far serves.
    }
}

} // namespace antiphon
