#include "app/panels/audiolanes.h"

#include "widgets/timeruler.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace antiphon {

AudioLanes::AudioLanes(TimeAxis* axis, QWidget* parent)
    : QWidget(parent), m_ruler(new TimeRuler(axis, this)), m_waveform(new WaveformView(axis)),
      m_spectrogram(new SpectrogramView(axis)), m_splitter(new QSplitter(Qt::Vertical, this)),
      m_scroll(new TimeScrollBar(axis, this)) {
    m_splitter->addWidget(m_waveform);
    m_splitter->addWidget(m_spectrogram);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_ruler);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_scroll);
}

void AudioLanes::setAxis(TimeAxis* axis) {
    m_ruler->setAxis(axis);
    m_waveform->setAxis(axis);
    m_spectrogram->setAxis(axis);
    m_scroll->setAxis(axis);
}

void AudioLanes::setView(std::shared_ptr<SoundView> view) {
    if (m_view)
        m_view->disconnect(this);
    m_waveform->setSource({});
    m_spectrogram->setSource({});
    m_view = std::move(view);
    if (!m_view)
        return;
    connect(m_view.get(), &SoundView::waveformChanged, m_waveform, &WaveformView::dataChanged);
    connect(m_view.get(), &SoundView::spectrogramChanged, m_spectrogram,
            &SpectrogramView::tileReady);
    connect(m_view.get(), &SoundView::opened, this, &AudioLanes::showSources);
    if (m_view->isOpen())
        showSources();
}

void AudioLanes::showSources() {
    m_waveform->setSource(m_view->waveform());
    m_spectrogram->setSource(m_view->spectrogram());
    if (TimeAxis* axis = m_waveform->axis())
        axis->setShortest(16.0 / std::max(1, m_view->info().rate));
}

void AudioLanes::showLanes(bool waveform, bool spectrogram) {
    m_waveform->setVisible(waveform);
    m_spectrogram->setVisible(spectrogram);
}

} // namespace antiphon
