#include "app/panels/synthplayer.h"

#include "app/window/background.h"

#include <QTimer>

#include <cmath>

namespace antiphon {

SynthPlayer::SynthPlayer(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_timer(new QTimer(this)) {
    m_pool.setMaxThreadCount(1);
    m_timer->setInterval(33);
    connect(m_timer, &QTimer::timeout, this, &SynthPlayer::poll);
    Player& player = session.player();
    connect(&player, &Player::rateChanged, this, [this] {
        dismiss();
        make();
    });
    connect(&player, &Player::panicked, this, &SynthPlayer::noteOff);
}

SynthPlayer::~SynthPlayer() {
    m_pool.clear();
    if (m_voice)
        m_session.player().removeVoice(m_voice);
}

void SynthPlayer::setSound(const std::string& synth, const SynthSettings& settings) {
    if (synth == m_synth && settings == m_settings)
        return;
    m_synth = synth;
    m_settings = settings;
    make();
}

/// What sounds goes on meanwhile; what does not has no more use.
void SynthPlayer::make() {
    const int asked = ++m_generation;
    m_trouble.clear();
    if (!m_gate)
        dismiss();
    if (m_synth.empty()) {
        m_gate = false;
        dismiss();
        Q_EMIT changed();
        return;
    }
    Q_EMIT changed();
    m_pool.clear();
    inBackground(
        this,
        [synth = m_synth, settings = m_settings, rate = m_session.player().rate()] {
            return std::make_shared<SynthVoice>(synth, settings, rate);
        },
        [this, asked](std::shared_ptr<SynthVoice> voice) {
            if (asked == m_generation)
                take(std::move(voice));
        },
        [this, asked](const QString& sentence) {
            if (asked != m_generation)
                return;
            dismiss(); // not another sound than the one that was asked for
            m_gate = false;
            m_trouble = sentence;
            Q_EMIT changed();
        },
        &m_pool);
}

void SynthPlayer::take(std::shared_ptr<SynthVoice> voice) {
    if (voice->rate() != m_session.player().rate())
        return; // the one for the new rate is being made
    dismiss();
    m_voice = std::move(voice);
    m_voice->setParameters(m_point);
    m_voice->setGlide(m_glide);
    setLevel(m_db);
    m_timer->start();
    if (m_gate && m_session.player().addVoice(m_voice))
        m_voice->noteOn();
    Q_EMIT changed();
}

/// Fades the voice out and takes it away; a gesture ends here.
void SynthPlayer::dismiss() {
    if (!m_voice)
        return;
    stopGesture();
    m_voice->noteOff();
    m_session.player().removeVoice(m_voice);
    m_voice.reset();
    m_timer->stop();
}

void SynthPlayer::setPoint(const SynthPoint& point) {
    m_point = point;
    if (m_voice)
        m_voice->setParameters(point);
}

void SynthPlayer::setGlide(double seconds) {
    m_glide = seconds;
    if (m_voice)
        m_voice->setGlide(seconds);
}

void SynthPlayer::setLevel(double db) {
    m_db = db;
    if (m_voice)
        m_voice->setLevel(float(std::pow(10, db / 20)));
}

void SynthPlayer::noteOn() {
    if (m_synth.empty())
        return;
    m_gate = true;
    if (!m_trouble.isEmpty())
        make(); // what was wrong may have been mended
    if (m_voice && m_session.player().addVoice(m_voice))
        m_voice->noteOn();
    Q_EMIT changed();
}

void SynthPlayer::noteOff() {
    m_gate = false;
    if (m_voice)
        m_voice->noteOff();
    Q_EMIT changed();
}

bool SynthPlayer::startGesture() {
    if (!m_voice || m_capturing || !m_session.player().addVoice(m_voice))
        return false;
    m_capturing = m_voice->startCapture();
    m_captureClock = m_session.player().output().control().status().clock;
    Q_EMIT changed();
    return m_capturing;
}

void SynthPlayer::stopGesture() {
    if (!m_voice || !m_capturing)
        return;
    m_capturing = false;
    if (const auto gesture = m_voice->stopCapture())
        Q_EMIT gestureMade(*gesture);
    else
        Q_EMIT gestureLost();
    Q_EMIT changed();
}

double SynthPlayer::gestureSeconds() const {
    const Player& player = m_session.player();
    const auto frames = player.output().control().status().clock - m_captureClock;
    return m_capturing ? double(std::max<std::int64_t>(0, frames)) / player.rate() : 0;
}

void SynthPlayer::poll() {
    m_voice->poll();
    if (m_capturing && !m_voice->capturing()) {
        m_capturing = false;
        Q_EMIT gestureLost();
        Q_EMIT changed();
    }
}

} // namespace antiphon
