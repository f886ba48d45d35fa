#include "app/panels/relationlanes.h"

#include "widgets/glyphs.h"
#include "widgets/timeruler.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

std::vector<LabelSegment> segmentsOf(const std::vector<int>& labels, double segment) {
    std::vector<LabelSegment> segments;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        LabelSegment s;
        s.start = double(i) * segment;
        s.end = double(i + 1) * segment;
        s.label = labels[i];
        if (s.label < 0)
            s.reason = RelationLanes::tr("Silent");
        segments.push_back(std::move(s));
    }
    return segments;
}

} // namespace

RelationLanes::RelationLanes(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_axis(new TimeAxis(this)),
      m_heldAxis(new TimeAxis(this)), m_play(new QToolButton), m_heldPart(new QWidget),
      m_truth(new LabelStrip(m_heldAxis)), m_predicted(new LabelStrip(m_heldAxis)),
      m_heldText(new QLabel) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto* ruler = new TimeRuler(m_axis);
    ruler->setAccessibleName(tr("Time of both recordings"));
    auto* top = new QHBoxLayout;
    m_play->setIcon(glyph(Glyph::Play));
    m_play->setText(tr("Play both"));
    m_play->setToolTip(tr("Play both recordings together"));
    m_play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_play->setFocusPolicy(Qt::TabFocus);
    top->addWidget(m_play);
    top->addStretch();
    layout->addLayout(top);
    layout->addWidget(ruler);
    const auto add = [&](Track track, const QString& name, const QString& labels) {
        Row& row = m_rows[track];
        row.wave = new WaveformView(m_axis);
        row.wave->setAccessibleName(name);
        row.strip = new LabelStrip(m_axis);
        row.strip->setAccessibleName(labels);
        row.strip->setTitle(track == Guide ? tr("Guide") : tr("Partner"));
        layout->addWidget(row.wave, 1);
        layout->addWidget(row.strip);
        connect(row.strip, &LabelStrip::segmentClicked, this, [this, track](int segment) {
            const Row& of = m_rows[track];
            const LabelSegment& s = of.strip->segments()[std::size_t(segment)];
            m_session.player().audition(of.file, TimeSpan{s.start, s.end});
        });
    };
    add(Guide, tr("Guide waveform"), tr("Labels of the guide"));
    add(Partner, tr("Waveform of the partner"), tr("Labels of the partner"));
    m_rows[Partner].wave->setColor(seriesColor(2));
    auto* scroll = new TimeScrollBar(m_axis);
    scroll->setAccessibleName(tr("Visible part of both recordings"));
    layout->addWidget(scroll);

    auto* held = new QVBoxLayout(m_heldPart);
    held->setContentsMargins(0, 4, 0, 0);
    held->setSpacing(1);
    m_heldText->setWordWrap(true);
    held->addWidget(m_heldText);
    m_truth->setTitle(tr("Played"));
    m_truth->setAccessibleName(tr("Labels that were played"));
    m_predicted->setTitle(tr("Predicted"));
    m_predicted->setAccessibleName(tr("Labels that the model predicts"));
    held->addWidget(m_truth);
    held->addWidget(m_predicted);
    layout->addWidget(m_heldPart);
    m_heldPart->hide();

    m_predicted->setDetails([this](int segment) {
        return segment >= 0 && std::size_t(segment) < m_top.size() ? m_top[std::size_t(segment)]
                                                                   : QString();
    });
    connect(m_play, &QToolButton::clicked, this, &RelationLanes::play);
    connect(m_axis, &TimeAxis::auditionRequested, this, [this](TimeSpan span) {
        if (!m_session.player().isLoaded(m_axis) && !m_rows[Partner].file.empty())
            m_session.player().audition(m_rows[Partner].file, span);
    });
    showFile(Guide, {});
}

void RelationLanes::showFile(Track track, const fs::path& file) {
    Row& row = m_rows[track];
    if (file != row.file) {
        row.file = file;
        row.strip->setSegments({});
        if (row.view)
            disconnect(row.view.get(), nullptr, row.wave, nullptr);
        row.wave->setSource({});
        row.view = file.empty() ? nullptr : m_session.media().view(file);
        if (row.view) {
            const auto opened = [this, track] {
                m_rows[track].wave->setSource(m_rows[track].view->waveform());
                fitAxis();
            };
            connect(row.view.get(), &SoundView::opened, row.wave, opened);
            connect(row.view.get(), &SoundView::waveformChanged, row.wave,
                    [this, track](TimeSpan span) { m_rows[track].wave->dataChanged(span); });
            if (row.view->isOpen())
                opened();
        }
    }
    m_play->setEnabled(!m_rows[Guide].file.empty() && !m_rows[Partner].file.empty());
}

/// What both have counts, but all is shown.
void RelationLanes::fitAxis() {
    double length = 0;
    for (const Row& row : m_rows)
        if (row.view && row.view->isOpen())
            length = std::max(length, row.view->seconds());
    m_axis->setLength(length);
}

void RelationLanes::showLabels(Track track, const std::vector<int>& labels, double segment) {
    m_rows[track].strip->setSegments(segmentsOf(labels, segment));
}

void RelationLanes::showHeldBack(const std::vector<int>& truth, const std::vector<int>& predicted,
                                 double segment) {
    m_heldPart->setVisible(!truth.empty());
    m_heldAxis->setLength(double(truth.size()) * segment);
    m_truth->setSegments(segmentsOf(truth, segment));
    m_predicted->setSegments(segmentsOf(predicted, segment));
    int right = 0;
    for (std::size_t i = 0; i < std::min(truth.size(), predicted.size()); ++i)
        right += truth[i] == predicted[i];
    m_heldText->setText(tr("A stretch that is held back, each label predicted from the true ones "
                           "before it: %1 of %n right.",
                           nullptr, int(truth.size()))
                            .arg(right));
}

void RelationLanes::play() {
    Player& player = m_session.player();
    if (player.isLoaded(m_axis) && player.deck().tracks.size() == 2 &&
        player.deck().tracks[0].file == m_rows[Guide].file &&
        player.deck().tracks[1].file == m_rows[Partner].file)
        return player.playing() ? player.pause() : player.play();
    Deck deck{tr("Pair"), m_axis, {}};
    deck.tracks.push_back({tr("Guide"), m_rows[Guide].file, {}, -3});
    deck.tracks.push_back({tr("Partner"), m_rows[Partner].file, {}, -3});
    player.load(std::move(deck), m_axis->cursor(), true);
}

} // namespace antiphon
