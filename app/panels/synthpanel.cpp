#include "app/panels/synthpanel.h"

#include "app/panels/confirmstrip.h"
#include "app/panels/midilearn.h"
#include "app/panels/pageparts.h"
#include "app/panels/snapshotbar.h"
#include "app/panels/synthchooser.h"
#include "app/panels/synthknobs.h"
#include "app/panels/synthoptions.h"
#include "app/panels/synthplayer.h"
#include "core/error.h"
#include "widgets/glyphs.h"
#include "widgets/slider.h"
#include "widgets/xypad.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

constexpr double usualLevel = -12; ///< dB; a sine of full scale is loud
constexpr double usualGlide = 20;  ///< ms
constexpr int wideFrom = 620;      ///< pixels at which the pad stands beside the sliders

QLabel* wordy() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QWidget* column(QBoxLayout*& layout) {
    auto* widget = new QWidget;
    layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    return widget;
}

} // namespace

SynthPanel::SynthPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("synth"), tr("Synthesizer"), parent),
      m_info(synthInfo(m_sound.synth)), m_player(new SynthPlayer(session, this)),
      m_chooser(new SynthChooser(session)), m_help(wordy()), m_status(wordy()),
      m_consent(new ConfirmStrip), m_options(new SynthOptions(session)),
      m_play(new QPushButton(tr("Play"))), m_hold(new QPushButton(tr("Hold to play"))),
      m_level(new Slider(
          {}, {.min = -60, .max = 6, .initial = usualLevel, .decimals = 1, .unit = tr("dB")})),
      m_glide(new Slider(
          {}, {.min = 0, .max = 500, .initial = usualGlide, .decimals = 0, .unit = tr("ms")})),
      m_knobs(new SynthKnobs(session.midi())), m_random(new QPushButton(tr("Randomise"))),
      m_reset(new QPushButton(tr("Reset"))), m_pad(new XyPad), m_x(new UntypedBox),
      m_y(new UntypedBox), m_snapshots(new SnapshotBar(session.midi())), m_gestures(new GestureBar),
      m_columns(new QBoxLayout(QBoxLayout::TopToBottom)) {
    QBoxLayout *left = nullptr, *right = nullptr;
    m_left = column(left);
    m_right = column(right);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    buildPlaying(left);
    buildPad(right);
    auto* content = new QWidget;
    content->setLayout(m_columns);
    auto* scroll = scrolledFields(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (!now || !isAncestorOf(now))
            releaseKeys(); // their releases go elsewhere
    });
    connect(&session.midi(), &Midi::noteOn, this, [this](int key, int) { playKey(key + 128); });
    connect(&session.midi(), &Midi::noteOff, this, [this](int key) { releaseKey(key + 128); });
    connect(&session.midi(), &Midi::learningChanged, this, &SynthPanel::showState);
    connect(&session.midi(), &Midi::changed, this, &SynthPanel::showState);
    connect(&session.player(), &Player::panicked, this, [this] {
        m_keys.clear();
        m_padHeld = false;
        m_play->setChecked(false);
    });
    connect(&session.store(), &Store::opened, this, &SynthPanel::showState);
    connect(&session.store(), &Store::closed, this, &SynthPanel::showState);
    connect(m_player, &SynthPlayer::changed, this, &SynthPanel::showState);
    connect(m_player, &SynthPlayer::gestureMade, this, [this](const Gesture& gesture) {
        QStringList names;
        for (const std::string& name : m_info.parameters)
            names << QString::fromStdString(name);
        m_captured.add(gesture, gesture.synth == m_sound.synth ? names : QStringList());
        showState();
    });
    connect(m_player, &SynthPlayer::gestureLost, this, [this] {
        this->session().warn(tr("The gesture was lost: the window was too busy to follow it. "
                                "Capture it once more."));
    });
    auto* clock = new QTimer(this); // the gesture's length
    clock->setInterval(200);
    connect(clock, &QTimer::timeout, this, [this] {
        if (m_player->capturing())
            showState();
    });
    clock->start();
    m_clock.start();
    m_player->setLevel(usualLevel);
    m_player->setGlide(usualGlide / 1000);
    apply(m_sound, true);
}

SynthPanel::~SynthPanel() {
    disconnect(qApp, nullptr, this, nullptr);
    delete m_player; // it tells what goes wrong, to a panel that is whole
}

void SynthPanel::buildPlaying(QBoxLayout* layout) {
    m_play->setIcon(glyph(Glyph::Play));
    m_play->setCheckable(true);
    m_play->setToolTip(tr("Sound until this is pressed again"));
    m_hold->setToolTip(tr("Sound as long as this is pressed"));
    m_level->setName(tr("Level"));
    m_glide->setName(tr("Glide"));
    m_glide->setToolTip(tr("How long parameters take to where they are sent"));
    offerMidi(m_level, session().midi(), QStringLiteral("synth.level"));
    offerMidi(m_glide, session().midi(), QStringLiteral("synth.glide"));
    m_random->setToolTip(tr("Parameters by chance"));
    m_reset->setToolTip(tr("All parameters to the middle"));
    auto* play = new QHBoxLayout;
    play->addWidget(m_play, 1);
    play->addWidget(m_hold, 1);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Level"), m_level);
    form->addRow(tr("Glide"), m_glide);
    auto* chance = new QHBoxLayout;
    chance->addWidget(m_random);
    chance->addWidget(m_reset);
    chance->addStretch(1);
    layout->addWidget(m_chooser);
    layout->addWidget(m_help);
    layout->addWidget(m_consent);
    layout->addLayout(play);
    layout->addWidget(m_status);
    layout->addWidget(m_knobs);
    layout->addLayout(chance);
    layout->addLayout(form);
    layout->addWidget(m_options);
    layout->addStretch(1);

    connect(m_chooser, &SynthChooser::chosen, this,
            [this](const QString& name) { choose(name.toStdString()); });
    connect(m_play, &QPushButton::clicked, this, [this] {
        if (isPatch())
            hearPatch();
        else
            updateGate();
    });
    connect(m_hold, &QPushButton::pressed, this, &SynthPanel::updateGate);
    connect(m_hold, &QPushButton::released, this, &SynthPanel::updateGate);
    connect(m_level, &Slider::valueChanged, m_player, &SynthPlayer::setLevel);
    connect(m_glide, &Slider::valueChanged, this,
            [this](double ms) { m_player->setGlide(ms / 1000); });
    connect(m_knobs, &SynthKnobs::moved, this, [this](int parameter, double value) {
        SynthPoint point = m_sound.point;
        point[std::size_t(parameter)] = float(value);
        movePoint(tr("Move %1").arg(synthWords(m_info.parameters[std::size_t(parameter)])),
                  std::move(point), QStringLiteral("knob %1").arg(parameter));
    });
    connect(m_options, &SynthOptions::changed, this, [this] {
        SynthSound next = m_sound;
        next.settings = m_options->settings();
        change(tr("Change how the synthesizer plays"), std::move(next), QStringLiteral("options"));
    });
    connect(m_random, &QPushButton::clicked, this, &SynthPanel::randomise);
    connect(m_reset, &QPushButton::clicked, this,
            [this] { movePoint(tr("Reset the parameters"), middle(m_info.parameters.size())); });
}

void SynthPanel::buildPad(QBoxLayout* layout) {
    auto* axes = new QHBoxLayout;
    const std::pair<QComboBox*, QString> boxes[] = {{m_x, tr("Across")}, {m_y, tr("Upwards")}};
    for (const auto& [box, name] : boxes) {
        box->setAccessibleName(name);
        box->setToolTip(tr("What the pad moves: %1").arg(name));
        auto* label = new QLabel(name);
        label->setBuddy(box);
        axes->addWidget(label);
        axes->addWidget(box, 1);
        connect(box, &QComboBox::activated, this, [this] {
            memory().x = m_x->currentIndex();
            memory().y = m_y->currentIndex();
            m_pad->setAxes(m_x->currentText(), m_y->currentText());
            showSound();
        });
    }
    m_pad->setMinimumHeight(fontMetrics().height() * 11);
    layout->addWidget(m_pad, 1);
    layout->addLayout(axes);
    layout->addWidget(m_snapshots);
    layout->addWidget(m_gestures);

    connect(m_pad, &XyPad::valueChanged, this, [this](QPointF at) {
        SynthPoint point = m_sound.point;
        // Where both axes are one parameter, the height counts.
        point[std::size_t(memory().x)] = float(at.x());
        point[std::size_t(memory().y)] = float(at.y());
        movePoint(tr("Move on the pad"), std::move(point), QStringLiteral("pad"));
    });
    connect(m_pad, &XyPad::pressedChanged, this, [this](bool pressed) {
        m_padHeld = pressed;
        updateGate();
    });
    connect(m_snapshots, &SnapshotBar::storeRequested, this, &SynthPanel::store);
    connect(m_snapshots, &SnapshotBar::recallRequested, this, &SynthPanel::recall);
    connect(m_snapshots, &SnapshotBar::clearRequested, this, &SynthPanel::clear);
    connect(m_snapshots, &SnapshotBar::morphed, this, &SynthPanel::morph);
    connect(m_gestures, &GestureBar::captureToggled, this, [this](bool on) {
        if (!on)
            m_player->stopGesture();
        else if (!m_player->startGesture())
            session().warn(tr("What led to the present sound is not known any more. Press Play "
                              "again, then capture."));
        showState();
    });
    connect(m_gestures, &GestureBar::gestureChosen, this, [this](int index) {
        m_captured.choose(index);
        showState();
    });
    connect(m_gestures, &GestureBar::hearRequested, this, &SynthPanel::hearGesture);
    connect(m_gestures, &GestureBar::exportRequested, this, &SynthPanel::askWhere);
    connect(m_gestures, &GestureBar::keepRequested, this, &SynthPanel::keepGesture);
    connect(m_gestures, &GestureBar::renderRequested, this, &SynthPanel::renderHeld);
}

bool SynthPanel::isPatch() const {
    return isPatchName(m_sound.synth);
}

bool SynthPanel::allowed() const {
    return m_chooser->allowed(m_sound.synth);
}

void SynthPanel::choose(const std::string& synth) {
    if (synth == m_sound.synth)
        return;
    try {
        const SynthInfo info = synthInfo(synth);
        SynthSound next = m_sound;
        next.synth = synth;
        const auto known = m_memory.find(synth);
        next.point = known != m_memory.end() ? known->second.point : SynthPoint();
        if (next.point.size() != info.parameters.size())
            next.point = middle(info.parameters.size());
        change(tr("Choose %1").arg(synthWords(info.title)), std::move(next));
    } catch (const UserError& e) {
        session().warn(QString::fromUtf8(e.what()));
    }
}

/// Side by side where there is room; one below the other the pad takes what height there is.
void SynthPanel::arrange() {
    const bool wide = width() >= wideFrom;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setStretch(0, wide ? 1 : 0);
    m_columns->setStretch(1, 1);
    const QMargins around = m_columns->contentsMargins();
    setMinimumWidth(
        std::max(m_left->minimumSizeHint().width(), m_right->minimumSizeHint().width()) +
        around.left() + around.right() +
        style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this));
}

void SynthPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    arrange();
}

Json SynthPanel::state() const {
    Json memories = Json::object();
    for (const auto& [synth, one] : m_memory)
        memories[synth] = jsonOf(one);
    return {{"sound", jsonOf(m_sound)},
            {"memory", memories},
            {"level", m_level->value()},
            {"glide", m_glide->value()},
            {"from", m_snapshots->from()},
            {"to", m_snapshots->to()},
            {"seconds", m_gestures->renderSeconds()}};
}

void SynthPanel::restore(const Json& state) {
    m_memory.clear();
    if (state.contains("memory"))
        for (const auto& [synth, one] : state.at("memory").items())
            m_memory[synth] = synthMemoryOf(one);
    m_level->setValue(state.value("level", usualLevel));
    m_glide->setValue(state.value("glide", usualGlide));
    m_gestures->setRenderSeconds(state.value("seconds", 2.0));
    if (state.contains("sound"))
        apply(synthSoundOf(state.at("sound")), true);
    m_snapshots->setEnds(state.value("from", -1), state.value("to", -1));
}

} // namespace antiphon
