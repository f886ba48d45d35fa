#include "app/panels/idmlanes.h"

#include "widgets/timeruler.h"
#include "widgets/valuestrip.h"

#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

/// As if what was measured began with the recording: nothing is known before it.
template <class T>
std::vector<T> shifted(const std::vector<T>& values, double hop, double from) {
    const auto lead = std::size_t(std::max(0.0, from / hop + 0.5));
    std::vector<T> result(lead + values.size());
    std::copy(values.begin(), values.end(), result.begin() + std::ptrdiff_t(lead));
    return result;
}

} // namespace

IdmLanes::IdmLanes(QWidget* parent)
    : QWidget(parent), m_axis(new TimeAxis(this)), m_ruler(new TimeRuler(m_axis)),
      m_waveform(new WaveformView(m_axis)), m_onsets(new ValueStrip(m_axis, tr("Onsets"))),
      m_entropy(new ValueStrip(m_axis, tr("Entropy"))), m_scroll(new TimeScrollBar(m_axis)) {
    m_onsets->setWhatsThis(tr("How much is new at every moment; where it stands out there is an "
                              "onset, marked on the waveform."));
    m_entropy->setWhatsThis(tr("How evenly the spectrum is filled at every moment. Silent moments "
                               "are hatched: their spectrum counts as flat."));
    m_entropy->setBounds(0, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_ruler);
    layout->addWidget(m_waveform, 3);
    layout->addWidget(m_onsets, 1);
    layout->addWidget(m_entropy, 1);
    layout->addWidget(m_scroll);
}

void IdmLanes::setView(std::shared_ptr<SoundView> view) {
    if (m_view)
        m_view->disconnect(this);
    m_waveform->setSource({});
    m_view = std::move(view);
    setReport(nullptr);
    if (!m_view)
        return;
    connect(m_view.get(), &SoundView::waveformChanged, m_waveform, &WaveformView::dataChanged);
    connect(m_view.get(), &SoundView::opened, this, &IdmLanes::showSource);
    connect(m_view.get(), &SoundView::failed, this, &IdmLanes::failed);
    if (m_view->isOpen())
        showSource();
    else if (!m_view->error().isEmpty())
        Q_EMIT failed(m_view->error());
}

void IdmLanes::showSource() {
    m_waveform->setSource(m_view->waveform());
    m_axis->setLength(m_view->seconds());
    m_axis->setShortest(16.0 / std::max(1, m_view->info().rate));
    m_axis->showAll();
}

void IdmLanes::setReport(const LScoreReport* report, double from) {
    if (!report) {
        m_waveform->setBeats({});
        m_onsets->setValues({}, 0);
        m_entropy->setValues({}, 0);
        return;
    }
    std::vector<double> times = report->onsets;
    for (double& time : times)
        time += from;
    m_waveform->setBeats(std::move(times));
    const double onsetHop = double(ComplexOnsets::hop) / ComplexOnsets::rate;
    m_onsets->setBounds(0, std::max(1e-9, report->onsetFunctionPeak));
    m_onsets->setValues(shifted(report->onsetFunction, onsetHop, from), onsetHop);
    const double hop = double(LScoreReport::entropyHop) / LScoreReport::rate;
    m_entropy->setValues(shifted(report->entropy.frames, hop, from), hop,
                         shifted(report->entropy.sounding, hop, from));
}

} // namespace antiphon
