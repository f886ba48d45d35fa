#include "app/panels/stemlanes.h"

#include "app/panels/lanehead.h"
#include "widgets/timeruler.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

constexpr int leastHeight = 44;

} // namespace

StemLanes::StemLanes(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_axis(new TimeAxis(this)),
      m_beats(new BeatLane(m_axis)), m_rowsLayout(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto* ruler = new TimeRuler(m_axis);
    ruler->setAccessibleName(tr("Time of context and stem"));
    layout->addWidget(ruler);
    m_beats->setAccessibleName(tr("Beats of the context"));
    layout->addWidget(m_beats);
    auto* rows = new QWidget;
    rows->setLayout(m_rowsLayout);
    m_rowsLayout->setContentsMargins(0, 0, 0, 0);
    m_rowsLayout->setSpacing(0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Context and stem"));
    scroll->setWidget(rows);
    layout->addWidget(scroll, 1);
    m_stem = makeRow(false);
    m_stem.wave->setAccessibleName(tr("Waveform of the stem"));
    m_stem.wave->setColor(seriesColor(2));
    m_rowsLayout->addWidget(m_stem.box, 1);
    connect(m_stem.head, &LaneHead::mixChanged, this, [this](double gain, bool muted, bool solo) {
        Q_EMIT mixChanged(QStringLiteral("take"), gain, muted, solo);
    });
    auto* bar = new TimeScrollBar(m_axis);
    bar->setAccessibleName(tr("Visible part of context and stem"));
    layout->addWidget(bar);
    showTake({}, {}, 0);
}

StemLanes::Row StemLanes::makeRow(bool removable) {
    Row row;
    row.box = new QWidget;
    row.head = new LaneHead(removable);
    row.wave = new WaveformView(m_axis);
    row.wave->setMinimumHeight(leastHeight);
    auto* layout = new QVBoxLayout(row.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(row.head);
    layout->addWidget(row.wave, 1);
    connect(row.head, &LaneHead::strokeEnded, this, &StemLanes::strokeEnded);
    return row;
}

void StemLanes::setView(Row& row, std::shared_ptr<SoundView> view) {
    if (row.view)
        disconnect(row.view.get(), nullptr, row.wave, nullptr);
    row.wave->setSource({});
    row.view = std::move(view);
    row.wave->setOffset(row.offset);
    if (!row.view)
        return;
    const auto opened = [this, wave = row.wave, shown = row.view.get()] {
        wave->setSource(shown->waveform());
        fit();
        Q_EMIT lengthKnown();
    };
    connect(row.view.get(), &SoundView::opened, row.wave, opened);
    connect(row.view.get(), &SoundView::waveformChanged, row.wave,
            [wave = row.wave, offset = row.offset](TimeSpan span) {
                wave->dataChanged({span.start + offset, span.end + offset});
            });
    if (row.view->isOpen())
        opened();
}

void StemLanes::showWish(const StemWish& wish) {
    // Rows stay where their file does, so that nothing flickers and focus is kept.
    std::vector<std::unique_ptr<Row>> rows;
    for (const fs::path& file : wish.contexts) {
        const auto known = std::ranges::find_if(
            m_contexts, [&](const auto& row) { return row && row->file == file; });
        if (known != m_contexts.end()) {
            rows.push_back(std::move(*known));
            continue;
        }
        auto row = std::make_unique<Row>(makeRow(true));
        row->file = file;
        const QString name = QString::fromStdString(display(file.filename()));
        row->head->setTitle(name);
        row->head->setToolTip(QString::fromStdString(display(file)));
        row->wave->setAccessibleName(tr("Waveform of %1").arg(name));
        connect(row->head, &LaneHead::mixChanged, this,
                [this, file](double gain, bool muted, bool solo) {
                    Q_EMIT mixChanged(QString::fromStdString(file.string()), gain, muted, solo);
                });
        connect(row->head, &LaneHead::removeRequested, this,
                [this, file] { Q_EMIT removeRequested(file); });
        setView(*row, m_session.media().view(file));
        rows.push_back(std::move(row));
    }
    for (const auto& old : m_contexts)
        if (old) {
            old->box->hide();
            old->box->deleteLater(); // it may be what called
        }
    m_contexts = std::move(rows);
    for (std::size_t i = 0; i < m_contexts.size(); ++i) {
        const Row& row = *m_contexts[i];
        m_rowsLayout->insertWidget(int(i), row.box, 1);
        const StemMix mix = wish.mixOf(row.file.string());
        row.head->setMix(mix.gainDb, mix.muted, mix.solo);
    }
    const StemMix mix = wish.mixOf("take");
    m_stem.head->setMix(mix.gainDb, mix.muted, mix.solo);
    if (m_axis->selection() != wish.part)
        m_axis->setSelection(wish.part);
    fit();
}

std::vector<LaneHead*> StemLanes::contextHeads() const {
    std::vector<LaneHead*> heads;
    for (const auto& row : m_contexts)
        heads.push_back(row->head);
    return heads;
}

void StemLanes::showBeats(const BeatGrid& grid) {
    m_beats->setBeats(grid.beats, grid.downbeats);
}

void StemLanes::showTake(const fs::path& take, const QString& title, double offset) {
    m_stem.head->setTitle(take.empty() ? tr("The missing stem") : title);
    if (take == m_stem.file && offset == m_stem.offset && (take.empty() || m_stem.view))
        return;
    m_stem.file = take;
    m_stem.offset = offset;
    setView(m_stem, take.empty() ? nullptr : m_session.media().view(take));
    fit();
}

void StemLanes::showGrowing(std::shared_ptr<const Sound> sound, const QString& title,
                            double offset) {
    m_stem.file.clear();
    m_stem.offset = offset;
    m_stem.head->setTitle(title);
    setView(m_stem, sound ? m_session.media().view(std::move(sound)) : nullptr);
}

void StemLanes::setWanted(double from, double seconds) {
    m_wantedFrom = from;
    m_wantedSeconds = seconds;
    fit();
}

double StemLanes::contextSeconds() const {
    double longest = 0;
    for (const auto& row : m_contexts)
        if (row->view && row->view->isOpen())
            longest = std::max(longest, row->view->seconds());
    return longest;
}

double StemLanes::takeSeconds() const {
    return m_stem.view && m_stem.view->isOpen() ? m_stem.view->seconds() : 0;
}

void StemLanes::fit() {
    double length = std::max(contextSeconds(), m_wantedFrom + m_wantedSeconds);
    length = std::max(length, m_stem.offset + takeSeconds());
    m_axis->setLength(length);
}

} // namespace antiphon
