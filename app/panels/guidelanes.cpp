#include "app/panels/guidelanes.h"

#include "app/panels/memorylinks.h"
#include "widgets/timeruler.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

std::vector<LabelSegment> segmentsOf(const std::vector<int>& labels, double segment,
                                     double length) {
    std::vector<LabelSegment> segments;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        LabelSegment s;
        s.start = double(i) * segment;
        s.end = length > 0 ? std::min(double(i + 1) * segment, length) : double(i + 1) * segment;
        s.label = labels[i];
        segments.push_back(std::move(s));
    }
    return segments;
}

} // namespace

GuideLanes::GuideLanes(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_axis(new TimeAxis(this)),
      m_memoryAxis(new TimeAxis(this)), m_strip(new LabelStrip(m_axis)),
      m_heardStrip(new LabelStrip(m_axis)), m_memoryStrip(new LabelStrip(m_memoryAxis)),
      m_arcs(new ArcView(m_axis, m_memoryAxis)), m_links(new LinkArcs(m_memoryAxis)),
      m_linkSwitch(new QToolButton) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(1);
    grid->setColumnStretch(1, 1);
    int line = 0;
    const auto add = [&](QWidget* head, QWidget* lane, int stretch) {
        if (head)
            grid->addWidget(head, line, 0);
        grid->addWidget(lane, line, 1);
        grid->setRowStretch(line++, stretch);
    };
    const auto wave = [&](Track track, TimeAxis* axis, const QString& name) {
        m_rows[track].wave = new WaveformView(axis);
        m_rows[track].wave->setAccessibleName(name);
        return m_rows[track].wave;
    };
    auto* ruler = new TimeRuler(m_axis);
    ruler->setAccessibleName(tr("Time of guide and response"));
    add(nullptr, ruler, 0);
    add(header(Guide, tr("Guide"), tr("Mute the guide"), tr("Hear only the guide")),
        wave(Guide, m_axis, tr("Guide waveform")), 3);
    m_heardStrip->setAccessibleName(tr("What the guide was heard as"));
    m_heardStrip->setTitle(tr("Heard"));
    m_heardStrip->hide();
    add(nullptr, m_heardStrip, 0);
    m_strip->setAccessibleName(tr("Labels of the guide"));
    m_strip->setTitle(tr("Labels"));
    add(nullptr, m_strip, 0);
    add(header(Response, tr("Response"), tr("Mute the response"), tr("Hear only the response")),
        wave(Response, m_axis, tr("Response waveform")), 3);
    m_rows[Response].wave->setColor(seriesColor(2));
    m_arcs->setAccessibleName(tr("Where the response comes from"));
    add(nullptr, m_arcs, 2);
    m_memoryStrip->setAccessibleName(tr("Labels of the memory"));
    m_memoryStrip->setTitle(tr("Labels"));
    add(nullptr, m_memoryStrip, 0);
    add(header(Memory, tr("Memory"), tr("Mute the memory"), tr("Hear only the memory")),
        wave(Memory, m_memoryAxis, tr("Memory waveform")), 3);
    m_linkSwitch->setText(tr("Links"));
    m_linkSwitch->setCheckable(true);
    m_linkSwitch->setAutoRaise(true);
    m_linkSwitch->setFocusPolicy(Qt::TabFocus);
    m_linkSwitch->setToolTip(tr("Show which segments of the memory sound like earlier ones, so "
                                "that it can go on there"));
    m_links->setAccessibleName(tr("Links within the memory"));
    m_links->hide();
    add(nullptr, m_links, 0);
    connect(m_linkSwitch, &QToolButton::toggled, this, [this, grid, row = line - 1](bool shown) {
        m_links->setVisible(shown);
        grid->setRowStretch(row, shown ? 1 : 0); // hidden it needs no room
    });
    auto* memoryRuler = new TimeRuler(m_memoryAxis);
    memoryRuler->setAccessibleName(tr("Time of the memory"));
    add(nullptr, memoryRuler, 0);
    auto* scroll = new TimeScrollBar(m_axis);
    scroll->setAccessibleName(tr("Visible part of guide and response"));
    add(nullptr, scroll, 0);

    connect(m_memoryStrip, &LabelStrip::segmentClicked, this, [this](int segment) {
        const LabelSegment& s = m_memoryStrip->segments()[std::size_t(segment)];
        m_memoryAxis->requestAudition({s.start, s.end});
    });
}

QWidget* GuideLanes::header(Track track, const QString& title, const QString& muteName,
                            const QString& soloName) {
    auto* box = new QWidget;
    auto* layout = new QGridLayout(box);
    layout->setContentsMargins(4, 0, 2, 0);
    layout->setSpacing(2);
    auto* label = new QLabel(title);
    layout->addWidget(label, 0, 0, 1, 2);
    const auto button = [&](const QString& text, const QString& name, int column) {
        auto* b = new QToolButton;
        b->setText(text);
        b->setCheckable(true);
        b->setAutoRaise(true);
        b->setToolTip(name);
        b->setAccessibleName(name);
        layout->addWidget(b, 1, column);
        connect(b, &QToolButton::toggled, this, &GuideLanes::mixChanged);
        return b;
    };
    m_rows[track].mute = button(tr("M", "mute"), muteName, 0);
    m_rows[track].solo = button(tr("S", "solo"), soloName, 1);
    if (track == Memory)
        layout->addWidget(m_linkSwitch, 2, 0, 1, 2);
    layout->setRowStretch(3, 1);
    return box;
}

void GuideLanes::setMuted(Track track, bool muted) {
    m_rows[track].mute->setChecked(muted);
}
bool GuideLanes::muted(Track track) const {
    return m_rows[track].mute->isChecked();
}
bool GuideLanes::solo(Track track) const {
    return m_rows[track].solo->isChecked();
}
void GuideLanes::setSolo(Track track, bool solo) {
    m_rows[track].solo->setChecked(solo);
}

void GuideLanes::show(Track track, std::shared_ptr<SoundView> view) {
    Row& row = m_rows[track];
    const auto drop = [&](std::shared_ptr<SoundView>& old) {
        if (old)
            disconnect(old.get(), nullptr, row.wave, nullptr);
        old.reset();
    };
    drop(row.next);
    if (!view || view == row.view) {
        drop(row.view);
        row.wave->setSource({});
    }
    if (!view)
        return;
    row.next = view;
    connect(view.get(), &SoundView::opened, row.wave, [this, track] { opened(track); });
    // What is shown stays until there is something of the new one: a re-rendered response must not
    // flicker.
    connect(view.get(), &SoundView::waveformChanged, row.wave,
            [this, track, v = view.get()](TimeSpan span) {
                if (m_rows[track].next.get() == v)
                    takeOver(track);
                else
                    m_rows[track].wave->dataChanged(span);
            });
    if (view->isOpen())
        opened(track);
}

void GuideLanes::opened(Track track) {
    Row& row = m_rows[track];
    const double seconds = (row.next ? row.next : row.view)->seconds();
    if (track == Guide)
        m_axis->setLength(seconds);
    if (track == Memory)
        m_memoryAxis->setLength(seconds);
    if (!row.view || track != Response)
        takeOver(track);
}

void GuideLanes::takeOver(Track track) {
    Row& row = m_rows[track];
    if (row.next) {
        if (row.view)
            disconnect(row.view.get(), nullptr, row.wave, nullptr);
        row.view = std::move(row.next);
    }
    row.wave->setSource(row.view->waveform());
}

void GuideLanes::showFile(Track track, const fs::path& file) {
    show(track, file.empty() ? nullptr : m_session.media().view(file));
}

void GuideLanes::showHeard(const std::vector<int>& labels, double segment) {
    m_heardStrip->setSegments(segmentsOf(labels, segment, m_axis->length()));
    m_heardStrip->setVisible(!labels.empty());
    m_strip->setTitle(labels.empty() ? tr("Labels") : tr("Answer"));
    m_strip->setAccessibleName(labels.empty() ? tr("Labels of the guide")
                                              : tr("Labels of the answer"));
}

int GuideLanes::heardAs(int segment) const {
    const auto& heard = m_heardStrip->segments();
    return segment >= 0 && std::size_t(segment) < heard.size() ? heard[std::size_t(segment)].label
                                                               : -1;
}

void GuideLanes::showPartial(const PartialTake& partial) {
    const bool answered = !partial.answerLabels.empty();
    const std::vector<int>& asked = answered ? partial.answerLabels : partial.guideLabels;
    m_strip->setSegments(segmentsOf(asked, partial.segment, m_axis->length()));
    showHeard(answered ? partial.guideLabels : std::vector<int>(), partial.segment);
    m_memoryStrip->setSegments(
        segmentsOf(partial.memoryLabels, partial.segment, m_memoryAxis->length()));
    setArcs(partial.query, asked, partial.segment);
}

void GuideLanes::setArcs(const std::vector<int>& query, const std::vector<int>& labels,
                         double segment) {
    std::vector<SourceArc> arcs;
    m_arcSegments.clear();
    for (std::size_t i = 0; i < query.size(); ++i) {
        const double start = double(i) * segment, source = double(query[i]) * segment;
        if (query[i] < 0)
            continue;
        m_arcSegments.push_back(int(i));
        arcs.push_back({{start, start + segment},
                        {source, source + segment},
                        i < labels.size() ? labels[i] : 0});
    }
    m_arcs->setArcs(std::move(arcs));
}

void GuideLanes::showTake(const std::shared_ptr<const guide::Take>& take) {
    show(Guide, m_session.media().view(std::shared_ptr<const Sound>(take, &take->guide())));
    show(Memory, m_session.media().view(std::shared_ptr<const Sound>(take, &take->memory())));
    m_strip->setLabelCount(take->labelCount());
    const std::vector<std::int32_t>& labels = take->memoryTrack().labels;
    auto segments = segmentsOf({labels.begin(), labels.end()}, take->options().segment,
                               take->memory().seconds());
    for (LabelSegment& s : segments)
        if (s.label < 0)
            s.reason = tr("Below %1 dBFS").arg(take->options().silence);
    m_memoryStrip->setSegments(std::move(segments));
    m_links->setLinks(memoryLinks(labels, take->options().segment));
    std::vector<int> heard;
    if (take->learned())
        heard = take->info().value("guide_labels", std::vector<int>());
    showHeard(heard, take->options().segment);
}

void GuideLanes::showState(const guide::Take& take, const guide::TakeState& state) {
    const double segment = take.options().segment;
    const double most = std::log2(std::max(2, take.labelCount()));
    auto segments =
        segmentsOf({state.labels.begin(), state.labels.end()}, segment, take.guide().seconds());
    for (std::size_t i = 0; i < segments.size(); ++i) {
        LabelSegment& s = segments[i];
        s.locked = state.locked[i];
        s.confidence = take.confidence(state, i);
        const bool unheard =
            take.learned() ? take.likely(state, i).empty() : take.nearest(i).empty();
        const bool byHand =
            take.learned() ? s.label != take.saved().labels[i] && s.label != state.answer->labels[i]
                           : !unheard && s.label != take.nearest(i)[0].label;
        if (take.learned() && !unheard && !byHand)
            s.undecided = float(double(take.entropy(state, i)) / most);
        if (s.label < 0)
            s.reason = unheard && take.saved().labels[i] < 0
                           ? tr("The guide is below %1 dBFS").arg(take.options().silence)
                           : tr("Silenced by hand");
        // What was set by hand is certain.
        if (s.label >= 0 && byHand)
            s.confidence = 1;
    }
    m_strip->setSegments(std::move(segments));
    setArcs({state.query.begin(), state.query.end()}, {state.labels.begin(), state.labels.end()},
            segment);
}

void GuideLanes::showResponse(const std::shared_ptr<const Sound>& response) {
    show(Response, response ? m_session.media().view(response) : nullptr);
}

void GuideLanes::clearTake() {
    m_strip->setSegments({});
    showHeard({}, 1);
    m_links->setLinks({});
    m_memoryStrip->setSegments({});
    m_arcs->setArcs({});
    showResponse(nullptr);
}

} // namespace antiphon
