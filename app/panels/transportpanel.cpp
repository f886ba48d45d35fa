#include "app/panels/transportpanel.h"

#include "app/window/background.h"
#include "app/window/recording.h"
#include "widgets/elidedlabel.h"
#include "widgets/meters.h"
#include "widgets/transport.h"

#include <QDate>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

namespace antiphon {

TransportPanel::TransportPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("transport"), tr("Transport"), parent) {
    m_bar = new TransportBar(this);
    m_bar->meter()->setChannels(1);
    m_title = new ElidedLabel(this);
    m_title->setAccessibleName(tr("What is played"));
    m_title->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_matched = new QToolButton(this);
    m_matched->setText(tr("Match levels"));
    m_matched->setToolTip(
        tr("Hear all tracks at the same loudness, so that louder does not pass for better"));
    m_matched->setCheckable(true);
    m_matched->setFocusPolicy(Qt::TabFocus);
    m_input = new LevelMeter(1, Qt::Horizontal, this);
    m_input->setAccessibleName(tr("Input level"));
    m_input->setMaximumWidth(160);
    m_input->hide();

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_input, 1);
    layout->addWidget(m_bar, 6);
    layout->addWidget(m_matched);

    Player& player = session.player();
    connect(m_bar, &TransportBar::playRequested, &player, &Player::play);
    connect(m_bar, &TransportBar::pauseRequested, &player, &Player::pause);
    connect(m_bar, &TransportBar::stopRequested, &player, &Player::stop);
    connect(m_bar, &TransportBar::loopToggled, this, &TransportPanel::setLooping);
    connect(m_bar, &TransportBar::recordToggled, this, &TransportPanel::setRecording);
    connect(m_bar, &TransportBar::gainChanged, &player, &Player::setMasterGain);
    connect(m_bar, &TransportBar::xrunsReset, &player, &Player::resetXruns);
    connect(m_matched, &QToolButton::toggled, &player, &Player::setMatched);

    connect(&player, &Player::playingChanged, m_bar, &TransportBar::setPlaying);
    connect(&player, &Player::positionChanged, this,
            [this, &player](double at) { m_bar->setPosition(at, player.length()); });
    connect(&player, &Player::masterGainChanged, m_bar, &TransportBar::setGain);
    connect(&player, &Player::deckChanged, this, &TransportPanel::showDeck);
    connect(&player, &Player::levelsChanged, this, &TransportPanel::showLevels);
    connect(&player, &Player::recordingChanged, this, [this](bool on) {
        m_bar->setRecording(on);
        m_input->setVisible(on);
    });
    connect(&player, &Player::recorded, this, &TransportPanel::adopt);
    connect(&session, &Session::importEnded, this,
            [this] { this->session().store().post(settleRecordings); });
    connect(&session.store(), &Store::closed, &player, &Player::stopRecording);
    connect(&session.store(), &Store::opened, this, &TransportPanel::adopt);
    QAction* loop = addPanelAction("loop", tr("Loop the selection or all"), Qt::Key_L);
    loop->setShortcutContext(Qt::WindowShortcut);
    connect(loop, &QAction::triggered, this,
            [this, &player] { setLooping(player.deck().axis && !player.deck().axis->loop()); });
    QAction* record = addPanelAction("record", tr("Record"));
    connect(record, &QAction::triggered, this,
            [this, &player] { setRecording(!player.recording()); });

    m_clock.start();
    m_bar->setPlaying(player.playing());
    m_bar->setGain(player.masterGain());
    showDeck();
}

void TransportPanel::setLooping(bool on) {
    TimeAxis* axis = session().player().deck().axis;
    if (!axis)
        return m_bar->setLooping(false);
    if (!on)
        axis->setLoop(std::nullopt);
    else
        axis->setLoop(axis->selection().value_or(TimeSpan{0, axis->length()}));
    m_bar->setLooping(axis->loop().has_value());
}

void TransportPanel::setRecording(bool on) {
    Player& player = session().player();
    if (!on)
        return player.stopRecording();
    if (session().store().isOpen()) {
        const QString name =
            QStringLiteral("recording-%1-1.wav").arg(QDate::currentDate().toString(Qt::ISODate));
        player.record(unfinishedRecordings(session().store().folder()) / name.toStdString());
    } else {
        session().warn(tr("Open or make a project first: recordings are kept in it."));
    }
    m_bar->setRecording(player.recording());
}

/// What was recorded joins the project; also what was left when it was closed or the program was
/// killed.
void TransportPanel::adopt() {
    if (!session().store().isOpen() || session().player().recording())
        return;
    inBackground(
        this,
        [place = unfinishedRecordings(session().store().folder())] {
            std::vector<fs::path> files;
            std::error_code none;
            for (const auto& entry : fs::directory_iterator(place, none))
                files.push_back(entry.path());
            return files;
        },
        [this](const std::vector<fs::path>& files) {
            if (!files.empty() && session().store().isOpen())
                session().import(files);
        });
}

void TransportPanel::showDeck() {
    const Player& player = session().player();
    const Deck& deck = player.deck();
    m_title->setText(deck.title.isEmpty() && deck.tracks.empty() ? tr("Nothing loaded")
                                                                 : deck.title);
    m_bar->setPosition(player.position(), player.length());
    {
        const QSignalBlocker blocker(m_matched);
        m_matched->setChecked(player.matched());
    }
    disconnect(m_axisLoop);
    TimeAxis* axis = deck.axis;
    m_bar->setLooping(axis && axis->loop());
    if (axis)
        m_axisLoop = connect(axis, &TimeAxis::loopChanged, this,
                             [this, axis] { m_bar->setLooping(axis->loop().has_value()); });
}

void TransportPanel::showLevels() {
    const Player& player = session().player();
    const double seconds = double(m_clock.restart()) / 1000;
    const auto show = [seconds](LevelMeter* meter, const Level& level) {
        const ChannelLevel shown{level.peak, level.rms};
        meter->setLevels({&shown, 1}, seconds);
    };
    show(m_bar->meter(), player.masterLevel());
    if (m_input->isVisible())
        show(m_input, player.inputLevel());
    m_bar->setXruns(player.xruns());
    m_bar->setDevice(QString::fromStdString(player.output().deviceName()));
}

} // namespace antiphon
