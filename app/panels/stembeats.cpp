#include "app/panels/stembeats.h"

#include "app/window/background.h"
#include "core/dsp/beattracker.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double pause = 2; ///< seconds after which taps begin anew
constexpr int trackedRate = 22050;

/// Mono sum of recordings at one rate.
std::vector<float> sumOf(const std::vector<fs::path>& files) {
    std::vector<float> sum;
    for (const fs::path& file : files) {
        const Sound sound = readSound(file);
        const Sound mono = resample({sound.rate, 1, monoOf(sound)}, trackedRate);
        sum.resize(std::max(sum.size(), mono.samples.size()));
        for (std::size_t i = 0; i < mono.samples.size(); ++i)
            sum[i] += mono.samples[i];
    }
    return sum;
}

} // namespace

StemBeats::StemBeats(TimeAxis* axis, QWidget* parent)
    : QWidget(parent), m_axis(axis), m_text(new ElidedLabel), m_tap(new QToolButton),
      m_halve(new QToolButton), m_double(new QToolButton), m_bar(new QToolButton),
      m_again(new QToolButton), m_clicks(new QToolButton) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(3);
    const auto add = [&](QToolButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    };
    add(m_clicks, tr("Clicks"), tr("Hear a click at every beat"));
    m_clicks->setCheckable(true);
    add(m_tap, tr("Tap"), tr("Press along to the beat, at least three times"));
    add(m_halve, tr("½", "tempo"), tr("Half as many beats"));
    m_halve->setAccessibleName(tr("Half as many beats"));
    add(m_double, tr("×2", "tempo"), tr("Twice as many beats"));
    m_double->setAccessibleName(tr("Twice as many beats"));
    add(m_bar, tr("Bar here"), tr("A bar begins at the cursor"));
    add(m_again, tr("As heard"), tr("Forget what was mended and take the beats as they are heard"));
    line->addWidget(m_text, 1);
    connect(m_clicks, &QToolButton::toggled, this, &StemBeats::clicksToggled);
    connect(m_tap, &QToolButton::pressed, this, [this] {
        if (!m_clock.isValid())
            m_clock.start();
        // While it plays where it plays counts, else when it is pressed.
        tap(m_axis->playhead() ? *m_axis->playhead() : double(m_clock.nsecsElapsed()) * 1e-9);
    });
    connect(m_halve, &QToolButton::clicked, this,
            [this] { Q_EMIT edited(tr("Halve beats"), halved(m_grid), false); });
    connect(m_double, &QToolButton::clicked, this,
            [this] { Q_EMIT edited(tr("Double beats"), doubled(m_grid), false); });
    connect(m_bar, &QToolButton::clicked, this, [this] { beginBar(m_axis->cursor()); });
    connect(m_again, &QToolButton::clicked, this, &StemBeats::forgetRequested);
    showState();
}

void StemBeats::showWish(const StemWish& wish, double seconds) {
    const auto meter = std::size_t(wish.options.meter);
    const bool same = wish.contexts == m_contexts && wish.options.bpm == m_bpm &&
                      wish.options.offset == m_offset && meter == m_meter &&
                      (!wish.contexts.empty() || seconds == m_seconds);
    m_contexts = wish.contexts;
    m_bpm = wish.options.bpm;
    m_offset = wish.options.offset;
    m_meter = meter;
    m_seconds = seconds;
    m_edited = wish.beats.has_value();
    if (!same)
        listen();
    take(wish.beats ? *wish.beats : m_heard);
}

void StemBeats::listen() {
    const int asked = ++m_generation;
    m_trouble.clear();
    m_listening = !m_contexts.empty();
    if (m_contexts.empty()) {
        m_heard = m_bpm >= 20 && m_seconds > 0 ? steadyBeats(m_bpm, m_meter, m_offset, m_seconds)
                                               : BeatGrid{};
        return;
    }
    inBackground(
        this,
        [files = m_contexts, bpm = m_bpm] {
            BeatTrackerSettings settings;
            settings.bpm = bpm;
            return trackBeats(sumOf(files), trackedRate, settings).grid;
        },
        [this, asked](BeatGrid grid) {
            if (asked != m_generation)
                return;
            m_listening = false;
            m_heard = std::move(grid);
            if (!m_edited)
                take(m_heard);
            showState();
        },
        [this, asked](const QString& sentence) {
            if (asked != m_generation)
                return;
            m_listening = false;
            m_heard = {};
            m_trouble = sentence;
            if (!m_edited)
                take(m_heard);
            showState();
        });
}

void StemBeats::take(BeatGrid grid) {
    const bool other = !(grid == m_grid);
    m_grid = std::move(grid);
    showState();
    if (other)
        Q_EMIT changed();
}

void StemBeats::tap(double seconds) {
    if (!m_taps.empty() && (seconds < m_taps.back() || seconds - m_taps.back() > pause))
        m_taps.clear();
    m_taps.push_back(seconds);
    const Taps found = tapped(m_taps);
    if (found.bpm < 20 || found.bpm > 400)
        return;
    if (m_contexts.empty()) {
        Q_EMIT tempoTapped(std::round(found.bpm * 10) / 10);
        return;
    }
    const double length = m_axis->length();
    // Tapped while nothing plays only the tempo is known: the beats begin at the cursor.
    const double offset = m_axis->playhead() ? found.offset : m_axis->cursor();
    if (length > 0)
        Q_EMIT edited(tr("Tap tempo"), steadyBeats(found.bpm, m_meter, offset, length), true);
}

void StemBeats::move(int beat, double seconds) {
    Q_EMIT edited(tr("Drag beat"), moved(m_grid, std::size_t(beat), seconds), true);
}

void StemBeats::beginBar(double seconds) {
    if (!m_grid.empty())
        Q_EMIT edited(tr("Begin a bar"), withBarOne(m_grid, seconds, beatsPerBar(m_grid)), false);
}

QString StemBeats::text() const {
    return m_text->text();
}

void StemBeats::showState() {
    const double bpm = bpmOf(m_grid.beats);
    const QString tempo = QLocale().toString(bpm, 'f', 1);
    m_text->setText(m_listening && !m_edited ? tr("Listening for beats…")
                    : !m_trouble.isEmpty()   ? m_trouble
                    : m_grid.empty() ? m_contexts.empty() ? tr("Set a tempo, or tap it, for clicks")
                                                          : tr("No beats are heard: tap along")
                    : m_edited ? tr("%1 bpm, mended").arg(tempo)
                    : m_contexts.empty() ? tr("%1 bpm, steady").arg(tempo)
                                         : tr("%1 bpm, as heard").arg(tempo));
    const bool any = m_grid.beats.size() > 1;
    for (QToolButton* button : {m_halve, m_double, m_bar})
        button->setEnabled(any && !m_contexts.empty());
    m_again->setEnabled(m_edited);
    m_clicks->setEnabled(!m_grid.empty());
}

} // namespace antiphon
