#include "app/panels/soundcheckpage.h"

#include "app/panels/performcontrols.h"
#include "app/window/choosefiles.h"
#include "app/window/drops.h"
#include "core/audio/livesnapshot.h"
#include "core/synth/synth.h"
#include "widgets/meters.h"
#include "widgets/numberbox.h"
#include "widgets/slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace antiphon {

SoundcheckPage::SoundcheckPage(Session& session, Performer& performer, QWidget* parent)
    : QWidget(parent), m_session(session), m_performer(performer), m_input(new QComboBox),
      m_channel(new QComboBox), m_leader(new QComboBox), m_file(new QPushButton(tr("Choose…"))),
      m_fileName(new QLabel), m_floor(new QLabel), m_hint(new QLabel), m_position(new RealBox),
      m_heard(new LevelMeter(1)), m_agent(new LevelMeter(1)), m_mix(new LevelMeter(1)) {
    setAcceptDrops(true);
    auto* row = new QHBoxLayout(this);
    row->addWidget(buildInput(), 1);
    row->addWidget(buildLevels());
    connect(&performer, &Performer::moved, this, &SoundcheckPage::showInput);
    connect(&performer, &Performer::stateChanged, this, &SoundcheckPage::showInput);
    connect(&performer, &Performer::metersChanged, this, &SoundcheckPage::showMeters);
    m_clock.start();
    showInput();
    showMeters();
}

QWidget* SoundcheckPage::buildInput() {
    m_input->addItems({tr("Sound device"), tr("File"), tr("Second synthesizer"),
                       tr("Point of the table, moved by MIDI or hand")});
    m_input->setAccessibleName(tr("Input"));
    m_channel->setAccessibleName(tr("Channel of the device"));
    m_channel->addItem(tr("Mean of all channels"), -1);
    for (int channel = 0; channel < 8; ++channel)
        m_channel->addItem(tr("Channel %1").arg(channel + 1), channel);
    m_leader->setAccessibleName(tr("Second synthesizer"));
    m_leader->addItem(tr("none"), QString());
    for (const SynthInfo& synth : synths())
        m_leader->addItem(QString::fromStdString(synth.title), QString::fromStdString(synth.name));
    m_file->setAccessibleName(tr("Choose a file to listen to"));
    m_fileName->setWordWrap(true);
    m_hint->setWordWrap(true);
    auto* side = new QWidget;
    auto* form = new QFormLayout(side);
    form->addRow(tr("Input"), m_input);
    form->addRow(tr("Channel"), m_channel);
    auto* file = new QHBoxLayout;
    file->addWidget(m_file);
    file->addWidget(m_fileName, 1);
    form->addRow(tr("File"), file);
    auto* player = new QHBoxLayout;
    Midi& midi = m_session.midi();
    player->addWidget(makeLiveButton(m_performer, midi, QStringLiteral("file/play")));
    player->addWidget(makeLiveButton(m_performer, midi, QStringLiteral("file/loop")));
    m_position->setAccessibleName(tr("Position in the file"));
    m_position->setToolTip(tr("The file goes on from here"));
    m_position->setUnit(tr("s"));
    m_position->setShownDecimals(1);
    m_position->setRange(0, 86400);
    offerLiveLearning(m_position, midi, {QStringLiteral("file/seek")});
    offerLiveLearning(m_input, midi, {QStringLiteral("input")});
    player->addWidget(m_position);
    form->addRow(QString(), player);
    form->addRow(tr("Second synthesizer"), m_leader);
    for (const char* control : {"target/1", "target/2"})
        form->addRow(makeLiveSlider(m_performer, midi, QLatin1String(control)));
    for (const char* control : {"input/gain", "input/gate", "input/monitor", "gain"})
        form->addRow(makeLiveSlider(m_performer, midi, QLatin1String(control)));
    form->addRow(makeLiveButton(m_performer, midi, QStringLiteral("input/calibrate")), m_floor);
    form->addRow(m_hint);
    connect(m_input, &QComboBox::activated, this,
            [this](int index) { m_performer.set(QStringLiteral("input"), index); });
    connect(m_position, &RealBox::valueChanged, this,
            [this](double seconds) { m_performer.set(QStringLiteral("file/seek"), seconds); });
    connect(m_channel, &QComboBox::activated, this, [this] {
        m_performer.setInputChannel(m_channel->currentData().toInt());
        if (m_performer.cast())
            m_performer.open(m_performer.cast()->settings);
    });
    connect(m_leader, &QComboBox::activated, this, [this] {
        m_performer.openLeader(m_leader->currentData().toString().toStdString());
        m_performer.set(QStringLiteral("input"), int(LiveInput::Synth));
    });
    connect(m_file, &QPushButton::clicked, this, &SoundcheckPage::chooseFile);
    return side;
}

QWidget* SoundcheckPage::buildLevels() {
    auto* side = new QWidget;
    auto* row = new QHBoxLayout(side);
    const auto add = [row](LevelMeter* meter, const QString& title) {
        auto* column = new QVBoxLayout;
        meter->setAccessibleName(title);
        meter->setMinimumHeight(140);
        column->addWidget(meter, 1, Qt::AlignHCenter);
        auto* label = new QLabel(title);
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
        row->addLayout(column);
    };
    add(m_heard, tr("Input"));
    add(m_agent, tr("Agent"));
    add(m_mix, tr("Mix"));
    return side;
}

void SoundcheckPage::chooseFile() {
    chooseFiles(this, tr("Listen to a recording"), {tr("Sounds (*.wav *.flac *.aiff *.ogg *.mp3)")},
                [this](const std::vector<fs::path>& files) { takeFile(files.front()); });
}

void SoundcheckPage::takeFile(const fs::path& file) {
    m_performer.openFile(file);
    m_performer.set(QStringLiteral("input"), int(LiveInput::File));
    showInput();
}

void SoundcheckPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void SoundcheckPage::dropEvent(QDropEvent* event) {
    if (const auto files = localFiles(*event->mimeData()); !files.empty())
        takeFile(files.front());
    event->acceptProposedAction();
}

void SoundcheckPage::showInput() {
    const int input = int(m_performer.value(QStringLiteral("input")));
    m_input->setCurrentIndex(input);
    m_channel->setEnabled(input == int(LiveInput::Device));
    m_channel->setCurrentIndex(std::max(0, m_channel->findData(m_performer.inputChannel())));
    const fs::path& file = m_performer.file();
    m_fileName->setText(file.empty() ? tr("none")
                                     : QString::fromStdString(display(file.filename())));
    const bool deaf =
        input == int(LiveInput::Device) && m_session.player().output().settings().inputs < 1;
    m_hint->setText(deaf && m_performer.state() == Performer::State::Playing
                        ? tr("The sound device has no input: choose one in the settings.")
                    : input == int(LiveInput::File) && file.empty()
                        ? tr("Choose a file, or drop one here.")
                        : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void SoundcheckPage::showMeters() {
    const LiveMeters& now = m_performer.meters();
    const double seconds = double(m_clock.restart()) / 1000;
    const auto show = [seconds](LevelMeter* meter, const Level& level) {
        const ChannelLevel one{level.peak, level.rms};
        meter->setLevels(std::span(&one, 1), seconds);
    };
    show(m_heard, now.input);
    show(m_agent, now.agent);
    show(m_mix, now.mix);
    if (!m_position->hasFocus()) { // somebody may be typing
        const QSignalBlocker blocker(m_position);
        m_position->setValue(now.filePosition);
    }
    m_floor->setText(now.calibrating ? tr("Silence, please…")
                     : now.floorDb > -119
                         ? tr("Noise floor: %1 dB").arg(QLocale().toString(now.floorDb, 'f', 1))
                         : tr("Not measured yet"));
}

Json SoundcheckPage::state() const {
    return {{"file", m_performer.file().string()},
            {"channel", m_performer.inputChannel()},
            {"leader", m_leader->currentData().toString().toStdString()}};
}

void SoundcheckPage::restore(const Json& state) {
    if (!state.is_object())
        return;
    std::error_code none;
    if (const fs::path file = state.value("file", std::string());
        !file.empty() && fs::exists(file, none))
        m_performer.openFile(file);
    m_performer.setInputChannel(state.value("channel", -1));
    const std::string leader = state.value("leader", std::string());
    if (const int index = m_leader->findData(QString::fromStdString(leader)); index > 0) {
        m_leader->setCurrentIndex(index);
        m_performer.openLeader(leader);
    }
    showInput();
}

} // namespace antiphon
