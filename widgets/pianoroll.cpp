#include "widgets/pianoroll.h"

#include "widgets/colormap.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace antiphon {

namespace {

bool isBlack(int pitch) {
    constexpr std::array<bool, 12> black = {false, true,  false, true,  false, false,
                                            true,  false, true,  false, true,  false};
    return black[std::size_t(pitch % 12)];
}

} // namespace

QString pitchName(int pitch) {
    static const char* const names[] = {"C",  "C#", "D",  "D#", "E",  "F",
                                        "F#", "G",  "G#", "A",  "A#", "B"};
    return QLatin1String(names[pitch % 12]) + QString::number(pitch / 12 - 1);
}

PianoRollView::PianoRollView(TimeAxis* axis, QWidget* parent) : Lane(axis, parent) {
    setAccessibleName(tr("Piano roll"));
    setWhatsThis(tr("Notes by time and pitch. [ and ] step through the notes, Up and Down scroll, "
                    "Ctrl+Up and Ctrl+Down zoom, Alt+drag selects notes in a box."));
}

void PianoRollView::setNotes(std::vector<RollNote> notes) {
    m_index = NoteIndex(std::move(notes));
    m_tints.clear();
    m_selected.clear();
    m_current.reset();
    int low = 127, high = 0;
    for (const RollNote& n : m_index.notes()) {
        low = std::min(low, n.pitch);
        high = std::max(high, n.pitch);
    }
    if (low <= high)
        setPitchRange(std::min(low - 2, (low + high) / 2 - 9),
                      std::max(high + 2, (low + high) / 2 + 9));
    contentChanged();
    Q_EMIT noteSelectionChanged();
}

void PianoRollView::setTempo(std::vector<TempoPoint> points) {
    m_tempo = std::move(points);
    contentChanged();
}

void PianoRollView::setChords(std::vector<TimeMarker> chords) {
    m_chords = std::move(chords);
    contentChanged();
}

void PianoRollView::setBeats(std::vector<double> seconds) {
    m_beats = std::move(seconds);
    contentChanged();
}

void PianoRollView::setColoring(Coloring coloring) {
    m_coloring = coloring;
    contentChanged();
}

void PianoRollView::setTints(std::vector<std::uint32_t> tints) {
    m_tints = std::move(tints);
    contentChanged();
}

void PianoRollView::setSelectedNotes(std::set<std::size_t> notes) {
    if (notes == m_selected)
        return;
    m_selected = std::move(notes);
    contentChanged();
    tellState();
    Q_EMIT noteSelectionChanged();
}

void PianoRollView::setPitchRange(int lowest, int highest) {
    // At least an octave, at most the keyboard; a range that hangs over is moved, not cut.
    const int span = std::clamp(highest - lowest, 11, 127);
    const int low = std::clamp(lowest, 0, 127 - span);
    if (low == m_lowest && low + span == m_highest)
        return;
    m_lowest = low;
    m_highest = low + span;
    contentChanged();
}

int PianoRollView::chordBand() const {
    return m_chords.empty() ? 0 : fontMetrics().height() + 4;
}
int PianoRollView::tempoBand() const {
    return m_tempo.empty() ? 0 : fontMetrics().height() + 12;
}

QRectF PianoRollView::keysArea() const {
    return QRectF(plot()).adjusted(0, chordBand() + tempoBand(), 0, 0);
}

double PianoRollView::keyHeight() const {
    return keysArea().height() / (m_highest - m_lowest + 1);
}

double PianoRollView::topOf(int pitch) const {
    return keysArea().top() + (m_highest - pitch) * keyHeight();
}

QRectF PianoRollView::noteRect(const RollNote& note) const {
    const double left = xAt(note.start), right = xAt(note.end);
    return {left, topOf(note.pitch), std::max(1.5, right - left), std::max(1.5, keyHeight())};
}

std::optional<std::size_t> PianoRollView::noteAt(QPointF point) const {
    std::optional<std::size_t> found;
    const double reach = 2 * secondsPerPixel();
    m_index.between(secondsAt(point.x()) - reach, secondsAt(point.x()) + reach,
                    [&](std::size_t i, const RollNote& n) {
                        if (noteRect(n).contains(point))
                            found = i;
                    });
    return found;
}

QColor PianoRollView::colorOf(const RollNote& note, Scheme scheme) const {
    const double force = std::clamp(note.velocity, 1, 127) / 127.0;
    if (m_coloring == Coloring::Tints)
        return mix(tones().ground, tones().text, 0.30);
    if (m_coloring == Coloring::Track)
        return mix(palette().color(QPalette::Base), seriesColor(note.track), 0.45 + 0.55 * force);
    return velocityColor(note.velocity, scheme);
}

void PianoRollView::paintContent(QPainter& painter, const QRect& dirty) {
    paintKeys(painter, dirty);
    paintNotes(painter, dirty);
    paintBands(painter, dirty);
    if (m_index.notes().empty()) {
        painter.setPen(tones().faint);
        painter.drawText(keysArea(), Qt::AlignCenter, tr("No notes here yet"));
    }
}

void PianoRollView::paintKeys(QPainter& painter, const QRect& dirty) {
    const Tones tone = tones();
    const double height = keyHeight();
    for (int pitch = m_lowest; pitch <= m_highest; ++pitch) {
        const QRectF row(dirty.left(), topOf(pitch), dirty.width(), height);
        if (isBlack(pitch))
            painter.fillRect(row, mix(tone.ground, tone.text, 0.05));
        if (pitch % 12 == 0)
            painter.fillRect(QRectF(row.left(), row.bottom() - 0.5, row.width(), 1), tone.grid);
    }
    const TimeSpan span{secondsAt(dirty.left()), secondsAt(dirty.right() + 1)};
    const auto first = std::lower_bound(m_beats.begin(), m_beats.end(), span.start);
    const auto last = std::upper_bound(first, m_beats.end(), span.end);
    if (double(last - first) * 4 < dirty.width())
        for (auto b = first; b != last; ++b)
            painter.fillRect(QRectF(std::floor(xAt(*b)), keysArea().top(), 1, keysArea().height()),
                             tone.grid);
}

void PianoRollView::paintNotes(QPainter& painter, const QRect& dirty) {
    const Tones tone = tones();
    const bool edges = keyHeight() >= 5;
    const double ratio = devicePixelRatioF();
    const Scheme scheme = schemeOf(palette());
    const double top = topOf(m_highest), key = keyHeight();
    painter.save();
    painter.setClipRect(keysArea().intersected(QRectF(dirty)));
    // Zoomed out, many notes fall on the pixels of the one before: those are not drawn again.
    std::array<double, 128> drawnTo{};
    drawnTo.fill(-1e9);
    m_index.between(secondsAt(dirty.left() - 3), secondsAt(dirty.right() + 4),
                    [&](std::size_t i, const RollNote& n) {
                        if (n.pitch < m_lowest || n.pitch > m_highest)
                            return;
                        const double left = xAt(n.start);
                        QRectF r(left, top + (m_highest - n.pitch) * key,
                                 std::max(1.5, xAt(n.end) - left), std::max(1.5, key));
                        const bool selected = m_selected.contains(i);
                        double& to = drawnTo[std::size_t(n.pitch)];
                        if (!selected && r.right() <= to + 0.5 / ratio)
                            return;
                        to = std::max(to, r.right());
                        if (edges)
                            r.adjust(0, 0.5, -0.5, -0.5);
                        const QColor color = colorOf(n, scheme);
                        painter.fillRect(r, color);
                        if (m_coloring == Coloring::Tints && i < m_tints.size())
                            paintTints(painter, r, m_tints[i]);
                        if (edges && r.width() > 3) {
                            painter.setPen(QPen(mix(color, tone.text, 0.35), 1));
                            painter.drawRect(r.adjusted(0.5, 0.5, -0.5, -0.5));
                        }
                        if (selected) {
                            painter.setPen(QPen(tone.text, 2));
                            painter.drawRect(r.adjusted(1, 1, -1, -1));
                        }
                    });
    painter.restore();
}

/// A stripe for each.
void PianoRollView::paintTints(QPainter& painter, const QRectF& note, std::uint32_t tints) {
    const double height = note.height() / std::max(1, std::popcount(tints));
    double top = note.top();
    for (; tints != 0; tints &= tints - 1, top += height)
        painter.fillRect(QRectF(note.left(), top, note.width(), height),
                         seriesColor(std::countr_zero(tints)));
}

void PianoRollView::paintBands(QPainter& painter, const QRect& dirty) {
    const Tones tone = tones();
    const QFontMetrics metrics = fontMetrics();
    const int bands = chordBand() + tempoBand();
    if (!bands)
        return;
    painter.fillRect(QRect(dirty.left(), 0, dirty.width(), bands),
                     palette().color(QPalette::Window));
    painter.fillRect(QRect(dirty.left(), bands - 1, dirty.width(), 1), tone.grid);
    for (std::size_t i = 0; i < m_chords.size(); ++i) {
        const double x = xAt(m_chords[i].time);
        const double next = i + 1 < m_chords.size() ? xAt(m_chords[i + 1].time) : x + 400;
        if (next < dirty.left())
            continue;
        if (x > dirty.right() + 1)
            break;
        painter.fillRect(QRectF(std::floor(x), 0, 1, chordBand()), tone.faint);
        if (next - x < metrics.averageCharWidth() * 2 + 6)
            continue;
        painter.setPen(tone.text);
        painter.drawText(QRectF(x + 4, 0, next - x - 6, chordBand()), Qt::AlignVCenter,
                         metrics.elidedText(m_chords[i].text, Qt::ElideRight, int(next - x - 6)));
    }
    if (m_tempo.empty())
        return;
    const auto [slow, fast] =
        std::minmax_element(m_tempo.begin(), m_tempo.end(),
                            [](const TempoPoint& a, const TempoPoint& b) { return a.bpm < b.bpm; });
    const double low = slow->bpm - 1, high = fast->bpm + 1;
    const double top = chordBand() + 3.0, space = tempoBand() - 7.0;
    const auto yOf = [&](double bpm) { return top + (high - bpm) / (high - low) * space; };
    // Steps: a tempo holds until the next one.
    QPolygonF line;
    for (std::size_t i = 0; i < m_tempo.size(); ++i) {
        const double x = xAt(m_tempo[i].time);
        const double next =
            i + 1 < m_tempo.size() ? xAt(m_tempo[i + 1].time) : plot().right() + 2.0;
        if (next < dirty.left() - 2)
            continue;
        if (x > dirty.right() + 2)
            break;
        line.append({x, yOf(m_tempo[i].bpm)});
        line.append({next, yOf(m_tempo[i].bpm)});
    }
    painter.setPen(QPen(seriesColor(0), 1.5));
    painter.drawPolyline(line);
}

void PianoRollView::paintGutter(QPainter& painter, const QRect& gutter) {
    Lane::paintGutter(painter, gutter);
    const Tones tone = tones();
    const QFontMetrics metrics = fontMetrics();
    painter.setPen(tone.faint);
    const QRectF text(0, 0, gutter.width() - 6, 0);
    if (chordBand())
        painter.drawText(QRectF(0, 0, text.width(), chordBand()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(tr("Chords"), Qt::ElideRight, int(text.width())));
    if (!m_tempo.empty() && axis()) {
        const auto after =
            std::upper_bound(m_tempo.begin(), m_tempo.end(), axis()->visible().start,
                             [](double t, const TempoPoint& p) { return t < p.time; });
        const TempoPoint& now = after == m_tempo.begin() ? *after : *std::prev(after);
        painter.drawText(QRectF(0, chordBand(), text.width(), tempoBand()),
                         Qt::AlignRight | Qt::AlignVCenter, tr("%1 bpm").arg(now.bpm, 0, 'f', 0));
    }
    const QRectF keys = keysArea();
    const double strip = 18, height = keyHeight();
    const double left = gutter.right() + 1 - strip;
    painter.setClipRect(QRectF(0, keys.top(), gutter.width(), keys.height()));
    const QColor white = schemeOf(palette()) == Scheme::Dark ? 0xc9cbd0 : 0xffffff;
    painter.fillRect(QRectF(left, keys.top(), strip, keys.height()), white);
    for (int pitch = m_lowest; pitch <= m_highest; ++pitch) {
        const double top = topOf(pitch);
        if (isBlack(pitch))
            painter.fillRect(QRectF(left, top, strip * 0.62, height), QColor(0x26282c));
        else if (height > 3)
            painter.fillRect(QRectF(left, top + height - 0.5, strip, 0.5), QColor(0x8d9097));
        if (pitch % 12 == 0) {
            painter.setPen(tone.faint);
            const double y = std::clamp(top + height / 2 - metrics.height() / 2.0, keys.top(),
                                        keys.bottom() - metrics.height());
            painter.drawText(QRectF(0, y, left - 4, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter, pitchName(pitch));
        }
    }
    painter.fillRect(QRectF(left - 1, keys.top(), 1, keys.height()), tone.grid);
}

void PianoRollView::paintOverlay(QPainter& painter, const QRect&) {
    if (m_lasso.isEmpty())
        return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1, Qt::DashLine));
    painter.setBrush(tones().selection);
    painter.drawRect(m_lasso);
}

QString PianoRollView::stateText() const {
    if (m_selected.size() == 1) {
        const RollNote& n = m_index.notes()[*m_selected.begin()];
        return tr("%1 at %2, velocity %3")
            .arg(pitchName(n.pitch), timeText(n.start, 0.01))
            .arg(n.velocity);
    }
    if (!m_selected.empty())
        return tr("%n note(s) selected", nullptr, int(m_selected.size()));
    return Lane::stateText();
}

bool PianoRollView::pressed(QMouseEvent* event) {
    if (event->modifiers().testFlag(Qt::AltModifier)) {
        m_lassoStart = event->position();
        return true;
    }
    if (!keysArea().contains(event->position()))
        return false;
    const auto hit = noteAt(event->position());
    if (!hit) {
        if (!event->modifiers().testFlag(Qt::ShiftModifier))
            setSelectedNotes({});
        return false;
    }
    m_current = hit;
    auto selected = m_selected;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (!selected.erase(*hit))
            selected.insert(*hit);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        selected.insert(*hit);
    } else {
        selected = {*hit};
    }
    setSelectedNotes(std::move(selected));
    Q_EMIT noteClicked(int(*hit));
    return true;
}

void PianoRollView::mouseMoveEvent(QMouseEvent* event) {
    if (m_lassoStart) {
        m_lasso = QRectF(*m_lassoStart, event->position()).normalized().intersected(keysArea());
        update();
        return;
    }
    Lane::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) {
        const auto hit = noteAt(event->position());
        setToolTip(hit ? tr("%1, velocity %2")
                             .arg(pitchName(m_index.notes()[*hit].pitch))
                             .arg(m_index.notes()[*hit].velocity)
                       : QString());
    }
}

void PianoRollView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_lassoStart)
        return Lane::mouseReleaseEvent(event);
    std::set<std::size_t> found;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        found = m_selected;
    m_index.between(secondsAt(m_lasso.left()), secondsAt(m_lasso.right()),
                    [&](std::size_t i, const RollNote& n) {
                        if (noteRect(n).intersects(m_lasso))
                            found.insert(i);
                    });
    m_lassoStart.reset();
    m_lasso = {};
    update();
    setSelectedNotes(std::move(found));
}

void PianoRollView::zoomPitches(double factor) {
    const double middle = (m_lowest + m_highest) / 2.0;
    const double half = std::clamp((m_highest - m_lowest) / 2.0 / factor, 5.5, 63.5);
    setPitchRange(int(std::lround(middle - half)), int(std::lround(middle + half)));
}

void PianoRollView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::AltModifier))
        return Lane::wheelEvent(event);
    const int turn = event->angleDelta().y() ? event->angleDelta().y() : event->angleDelta().x();
    zoomPitches(std::pow(1.25, turn / 120.0));
    event->accept();
}

void PianoRollView::goToNote(int step, bool add) {
    const auto notes = m_index.notes();
    if (notes.empty() || !axis())
        return;
    std::size_t next = 0;
    if (m_current && *m_current < notes.size()) {
        next = std::size_t(std::clamp<std::int64_t>(std::int64_t(*m_current) + step, 0,
                                                    std::int64_t(notes.size()) - 1));
    } else {
        // From the cursor on.
        const auto after =
            std::lower_bound(notes.begin(), notes.end(), axis()->cursor(),
                             [](const RollNote& n, double t) { return n.start < t; });
        next = std::min(std::size_t(after - notes.begin()), notes.size() - 1);
    }
    m_current = next;
    auto selected = add ? m_selected : std::set<std::size_t>();
    selected.insert(next);
    axis()->ensureVisible(notes[next].start);
    const int pitch = notes[next].pitch, span = m_highest - m_lowest;
    if (pitch < m_lowest)
        setPitchRange(pitch - 2, pitch - 2 + span);
    else if (pitch > m_highest)
        setPitchRange(pitch + 2 - span, pitch + 2);
    setSelectedNotes(std::move(selected));
    Q_EMIT noteClicked(int(next));
}

void PianoRollView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_BracketLeft:
    case Qt::Key_BraceLeft:
        goToNote(-1, event->modifiers().testFlag(Qt::ShiftModifier));
        break;
    case Qt::Key_BracketRight:
    case Qt::Key_BraceRight:
        goToNote(1, event->modifiers().testFlag(Qt::ShiftModifier));
        break;
    case Qt::Key_Up:
        control ? zoomPitches(1.25) : setPitchRange(m_lowest + 2, m_highest + 2);
        break;
    case Qt::Key_Down:
        control ? zoomPitches(1 / 1.25) : setPitchRange(m_lowest - 2, m_highest - 2);
        break;
    case Qt::Key_A: {
        if (!control)
            return Lane::keyPressEvent(event);
        std::set<std::size_t> all;
        for (std::size_t i = 0; i < m_index.notes().size(); ++i)
            all.insert(all.end(), i);
        setSelectedNotes(std::move(all));
        break;
    }
    case Qt::Key_Escape:
        if (m_selected.empty())
            return Lane::keyPressEvent(event);
        setSelectedNotes({});
        break;
    default:
        return Lane::keyPressEvent(event);
    }
    event->accept();
}

} // namespace antiphon
