#include "app/panels/idmseed.h"

#include "models/idm/chunkplaces.h"
#include "widgets/masklane.h"
#include "widgets/theme.h"
#include "widgets/timeruler.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

IdmSeed::IdmSeed(QWidget* parent)
    : QWidget(parent), m_axis(new TimeAxis(this)), m_resultAxis(new TimeAxis(this)),
      m_waveform(new WaveformView(m_axis)), m_result(new WaveformView(m_resultAxis)),
      m_mask(new MaskLane(m_axis, tr("Mix"))), m_title(new QLabel), m_resultPart(new QWidget) {
    m_waveform->setAccessibleName(tr("Seed"));
    m_waveform->setWhatsThis(tr("Select the stretch to be varied; marks show where chunks of the "
                                "model begin."));
    m_result->setAccessibleName(tr("Result on show"));
    m_result->setColor(seriesColor(2));
    m_mask->setWhatsThis(tr("How much of the variation there is at every moment; the rest is the "
                            "seed. Draw with the mouse, or change it at the cursor with Alt+Up and "
                            "Alt+Down; Alt+Delete makes all of it 1 again."));
    m_title->setMargin(2);
    auto* result = new QVBoxLayout(m_resultPart);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(0);
    result->addWidget(m_title);
    result->addWidget(m_result, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new TimeRuler(m_axis));
    layout->addWidget(m_waveform, 3);
    layout->addWidget(m_mask, 1);
    layout->addWidget(new TimeScrollBar(m_axis));
    layout->addWidget(m_resultPart, 2);
    m_resultPart->hide();
    connect(m_axis, &TimeAxis::selectionChanged, this, &IdmSeed::selected);
    connect(m_axis, &TimeAxis::lengthChanged, this, &IdmSeed::showTaken);
}

void IdmSeed::setSeed(std::shared_ptr<SoundView> view) {
    if (m_view)
        m_view->disconnect(this);
    m_waveform->setSource({});
    m_view = std::move(view);
    m_crop.reset();
    clearChunks(); // they were those of the sound before
    m_setting = true;
    m_axis->setLength(0);
    m_setting = false;
    if (!m_view)
        return;
    connect(m_view.get(), &SoundView::waveformChanged, m_waveform, &WaveformView::dataChanged);
    connect(m_view.get(), &SoundView::opened, this, &IdmSeed::showSeed);
    connect(m_view.get(), &SoundView::failed, this, &IdmSeed::failed);
    if (m_view->isOpen())
        showSeed();
    else if (!m_view->error().isEmpty())
        Q_EMIT failed(m_view->error());
}

void IdmSeed::showSeed() {
    m_waveform->setSource(m_view->waveform());
    m_axis->setLength(m_view->seconds());
    m_axis->setShortest(16.0 / std::max(1, m_view->info().rate));
    m_axis->showAll();
    showCrop();
}

void IdmSeed::setCrop(std::optional<TimeSpan> span) {
    m_crop = span;
    if (m_view && m_view->isOpen())
        showCrop();
}

void IdmSeed::showCrop() {
    m_setting = true;
    m_axis->setSelection(m_crop);
    m_setting = false;
    showTaken();
}

void IdmSeed::setResult(std::shared_ptr<SoundView> view, const QString& title) {
    if (m_resultView)
        m_resultView->disconnect(this);
    m_result->setSource({});
    m_resultView = std::move(view);
    m_title->setText(title);
    m_resultPart->setVisible(m_resultView != nullptr);
    if (!m_resultView)
        return;
    connect(m_resultView.get(), &SoundView::waveformChanged, m_result, &WaveformView::dataChanged);
    connect(m_resultView.get(), &SoundView::opened, this, &IdmSeed::showResult);
    if (m_resultView->isOpen())
        showResult();
}

void IdmSeed::showResult() {
    m_result->setSource(m_resultView->waveform());
    m_resultAxis->setLength(m_resultView->seconds());
    m_resultAxis->showAll();
}

void IdmSeed::setUsual(double seconds) {
    m_usual = seconds;
    showTaken();
}

void IdmSeed::addChunks(const idm::ChunkWindow& window) {
    m_looked.push_back({window.start, window.end});
    m_chunks.insert(std::ranges::lower_bound(m_chunks, window.start), window.places.begin(),
                    window.places.end());
    m_waveform->setBeats(m_chunks);
}

void IdmSeed::clearChunks() {
    m_looked.clear();
    m_chunks.clear();
    m_waveform->setBeats({});
}

void IdmSeed::setSnaps(bool on) {
    m_snaps = on;
    selected();
}

TimeSpan IdmSeed::taken() const {
    const auto chosen = m_axis->selection();
    return chosen ? *chosen : TimeSpan{0, std::min(m_axis->length(), m_usual)};
}

/// The nearest beginning of a chunk, or the end of the sound; itself where that is not known yet.
double IdmSeed::snapped(double seconds) const {
    if (std::ranges::none_of(m_looked, [&](const TimeSpan& span) {
            return seconds >= span.start && seconds < span.end;
        }))
        return seconds;
    const double chunk = idm::nearestPlace(m_chunks, seconds), end = m_axis->length();
    return std::abs(end - seconds) < std::abs(chunk - seconds) ? end : chunk;
}

void IdmSeed::selected() {
    if (m_setting)
        return;
    const auto chosen = m_axis->selection();
    if (m_snaps && chosen && !m_chunks.empty()) {
        const TimeSpan span{snapped(chosen->start), snapped(chosen->end)};
        if (span.length() > 0 && !(span == *chosen)) {
            m_setting = true;
            m_axis->setSelection(span);
            m_setting = false;
        }
    }
    m_crop = m_axis->selection();
    showTaken();
    Q_EMIT cropChanged();
}

void IdmSeed::showTaken() {
    m_mask->setSpan(taken());
}

} // namespace antiphon
