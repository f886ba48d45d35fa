#include "app/panels/stemcodec.h"

#include "app/panels/bardelegate.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/soundslot.h"
#include "app/panels/stemverdict.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "models/stem/codecmodel.h"
#include "models/stem/verdicts.h"
#include "models/systems.h"
#include "widgets/glyphs.h"
#include "widgets/timeruler.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace antiphon {

StemCodecPage::StemCodecPage(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session),
      m_choice(new EmotionChoice(session, tr("Codec"), tr("No codec yet"),
                                 {"stem.train-codec", "stem.import"}, "codec")),
      m_slot(
          new SoundSlot(session, tr("Recording"), tr("a sound to hear through the codec"), "stem")),
      m_listen(new QPushButton(tr("Listen"))), m_progress(new QProgressBar), m_verdict(new QLabel),
      m_figures(new QLabel), m_hint(new QLabel), m_books(new QTreeWidget),
      m_axis(new TimeAxis(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    auto* label = new QLabel(m_choice->accessibleName());
    label->setBuddy(m_choice);
    top->addWidget(label);
    top->addWidget(m_choice, 1);
    top->addWidget(m_slot, 3);
    m_listen->setToolTip(tr("Write the recording as codes and back"));
    top->addWidget(m_listen);
    layout->addLayout(top);
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setObjectName(QStringLiteral("hint"));
    layout->addWidget(m_hint);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    layout->addWidget(m_progress);

    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    auto* sounds = new QWidget;
    auto* column = new QVBoxLayout(sounds);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto* ruler = new TimeRuler(m_axis);
    ruler->setAccessibleName(tr("Time of the recording"));
    column->addWidget(ruler);
    const QString names[] = {tr("Original"), tr("Decoded"), tr("Difference")};
    for (int part = 0; part < Parts; ++part) {
        Lane& lane = m_lanes[part];
        lane.hear = new QToolButton;
        lane.hear->setText(names[part]);
        lane.hear->setIcon(glyph(Glyph::Hear));
        lane.hear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        lane.hear->setCheckable(true);
        lane.hear->setFocusPolicy(Qt::TabFocus);
        lane.hear->setToolTip(part == Difference ? tr("Hear what is lost")
                                                 : tr("Hear it from the cursor"));
        lane.wave = new WaveformView(m_axis);
        //: %1 such as "Decoded"
        lane.wave->setAccessibleName(tr("Waveform: %1").arg(names[part]));
        if (part != Original)
            lane.wave->setColor(seriesColor(part == Decoded ? 2 : 1));
        column->addWidget(lane.hear, 0, Qt::AlignLeft);
        column->addWidget(lane.wave, 1);
        connect(lane.hear, &QToolButton::clicked, this, [this, part] { hear(Part(part)); });
    }
    auto* bar = new TimeScrollBar(m_axis);
    bar->setAccessibleName(tr("Visible part of the recording"));
    column->addWidget(bar);
    splitter->addWidget(sounds);

    auto* side = new QWidget;
    auto* figures = new QVBoxLayout(side);
    figures->setContentsMargins(4, 0, 0, 0);
    for (QLabel* text : {m_verdict, m_figures}) {
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        figures->addWidget(text);
    }
    m_books->setHeaderLabels({tr("Book"), tr("Rows in use")});
    m_books->setAccessibleName(tr("How much of each book is used"));
    m_books->setRootIsDecorated(false);
    m_books->setUniformRowHeights(true);
    m_books->setItemDelegateForColumn(1, new BarDelegate(m_books));
    m_books->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    figures->addWidget(m_books, 1);
    side->setMinimumWidth(260);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 1);
    layout->addWidget(splitter, 1);

    connect(m_choice, &EmotionChoice::changed, this, &StemCodecPage::readCodec);
    connect(m_slot, &SoundSlot::changed, this, &StemCodecPage::showState);
    connect(m_listen, &QPushButton::clicked, this, [this] {
        if (m_job != 0)
            m_session.jobs().cancel(m_job);
        else
            listen();
    });
    connect(&session.jobs(), &Jobs::changed, this, &StemCodecPage::jobChanged);
    connect(&session.jobs(), &Jobs::ended, this, &StemCodecPage::jobEnded);
    connect(&session.store(), &Store::opened, this, &StemCodecPage::showState);
    connect(&session.store(), &Store::closed, this, [this] {
        m_job = 0;
        m_choice->setTakesFirst(true);
        m_choice->setPath({});
        m_slot->setFile({});
        showTrip({});
    });
    readCodec();
}

QString StemCodecPage::verdict() const {
    return m_verdict->text();
}

Json StemCodecPage::state() const {
    return {{"codec", m_choice->path().string()},
            {"recording", m_slot->file().string()},
            {"trip", m_trip.string()}};
}

void StemCodecPage::restore(const Json& state) {
    m_choice->setPath(state.value("codec", std::string()));
    m_slot->setFile(state.value("recording", std::string()));
    showTrip(state.value("trip", std::string()));
}

/// What its training says of it.
void StemCodecPage::readCodec() {
    const fs::path path = m_choice->path();
    const int asked = ++m_generation;
    m_verdict->setText(path.empty() ? tr("A codec writes sound as few codes: models of stems "
                                         "write such codes. Train one, or import EnCodec's "
                                         "weights: see Train.")
                                    : QString());
    showBooks(Json(), Json());
    showState();
    if (path.empty())
        return;
    inBackground(
        this, [path] { return stem::readCodecRecord(path); },
        [this, asked](const stem::CodecModel& codec) {
            if (asked != m_generation)
                return;
            const QString shape =
                tr("%1 kHz, %2 books of %3 rows, %4 kbit/s.")
                    .arg(QLocale().toString(double(codec.config.rate) / 1000, 'g', 4))
                    .arg(codec.config.books)
                    .arg(codec.config.card)
                    .arg(QLocale().toString(codec.config.bitRate() / 1000, 'f', 1));
            m_verdict->setText(shape + QLatin1Char(' ') + codecVerdict(codec.evaluation));
            if (codec.evaluation.is_object())
                showBooks(codec.evaluation.value("rows_used", Json()), Json());
        },
        [this, asked](const QString& sentence) {
            if (asked == m_generation)
                m_verdict->setText(sentence);
        });
}

void StemCodecPage::showBooks(const Json& used, const Json& counts) {
    m_books->clear();
    if (!used.is_array())
        return;
    for (std::size_t k = 0; k < used.size(); ++k) {
        const double share = used[k].get<double>();
        //: a share in percent
        auto* item =
            new QTreeWidgetItem(m_books, {QString::number(k + 1),
                                          tr("%1 %").arg(QLocale().toString(100 * share, 'f', 0))});
        item->setData(1, BarDelegate::Share, share);
        item->setData(1, BarDelegate::Good, share >= stem::leastRowsUsed);
        if (counts.is_array() && k < counts.size()) {
            const auto rows = counts[k].get<std::vector<std::int64_t>>();
            const auto most = std::ranges::max_element(rows);
            if (most != rows.end())
                item->setToolTip(1, tr("Row %1 is used most often: %2 times")
                                        .arg(most - rows.begin() + 1)
                                        .arg(*most));
        }
    }
}

void StemCodecPage::listen() {
    const Task* task = findTask(systems(), "stem.roundtrip");
    if (!task || !m_listen->isEnabled())
        return;
    m_hint->clear();
    m_job = m_session.start(*task,
                            {{"codec", {{ItemKind::Model, m_choice->path(), "codec"}}},
                             {"audio", {{ItemKind::Audio, m_slot->file(), "audio"}}}},
                            task->options());
    m_progress->setValue(0);
    m_progress->setFormat(tr("Waiting"));
    showState();
}

void StemCodecPage::jobChanged(quint64 id) {
    const JobInfo* info = m_session.jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_progress->setValue(int(info->row.fraction * 1000));
    m_progress->setFormat(progressWords(info->row.text));
}

void StemCodecPage::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    m_job = 0;
    const JobInfo* info = m_session.jobs().job(id);
    if (info && info->row.state == JobState::Failed)
        m_hint->setText(QString::fromStdString(info->row.error));
    if (info && info->row.state == JobState::Done && !info->outcome.items.empty()) {
        showTrip(info->outcome.items.front().path.parent_path());
        hear(Decoded);
    }
    showState();
}

void StemCodecPage::showTrip(const fs::path& folder) {
    m_trip = folder;
    m_figures->clear();
    constexpr const char* names[] = {"original.wav", "decoded.wav", "difference.wav"};
    for (int part = 0; part < Parts; ++part)
        showSound(Part(part), folder.empty() ? fs::path() : folder / names[part]);
    showState();
    if (folder.empty())
        return;
    inBackground(
        this, [folder] { return readJson(folder / "roundtrip.json"); },
        [this, folder](const Json& trip) {
            if (folder != m_trip)
                return;
            m_figures->setText(tr("This recording: %1")
                                   .arg(codecVerdict({{"log_mel", trip.value("log_mel", Json())},
                                                      {"rows_used", Json::array()}})));
            showBooks(trip.value("rows_used", Json()), trip.value("row_counts", Json()));
            showState();
        },
        [this](const QString& sentence) {
            m_hint->setText(sentence);
            showState();
        });
}

void StemCodecPage::showSound(Part part, const fs::path& file) {
    Lane& lane = m_lanes[part];
    if (lane.view)
        disconnect(lane.view.get(), nullptr, lane.wave, nullptr);
    lane.wave->setSource({});
    lane.file = file;
    lane.view = file.empty() ? nullptr : m_session.media().view(file);
    if (!lane.view)
        return;
    const auto opened = [this, &lane] {
        lane.wave->setSource(lane.view->waveform());
        m_axis->setLength(lane.view->seconds());
    };
    connect(lane.view.get(), &SoundView::opened, lane.wave, opened);
    connect(lane.view.get(), &SoundView::waveformChanged, lane.wave,
            [&lane](TimeSpan span) { lane.wave->dataChanged(span); });
    if (lane.view->isOpen())
        opened();
}

Deck StemCodecPage::deck() const {
    Deck deck{tr("Codec"), m_axis, {}};
    for (int part = 0; part < Parts; ++part) {
        DeckTrack track;
        track.title = m_lanes[part].hear->text();
        track.file = m_lanes[part].file;
        track.muted = part != m_heard;
        deck.tracks.push_back(std::move(track));
    }
    return deck;
}

void StemCodecPage::hear(Part part) {
    if (m_trip.empty())
        return;
    Player& player = m_session.player();
    const bool same = part == m_heard;
    m_heard = part;
    for (int p = 0; p < Parts; ++p)
        m_lanes[p].hear->setChecked(p == part);
    player.setMatched(false); // how much is lost is heard as it is
    if (!player.isLoaded(m_axis))
        return player.load(deck(), m_axis->cursor(), true);
    if (player.deck().tracks.size() != Parts || player.deck().tracks[0].file != m_lanes[0].file)
        player.replace(deck());
    for (int p = 0; p < Parts; ++p)
        player.setTrackMuted(p, p != part);
    if (!player.playing())
        player.play();
    else if (same)
        player.pause();
}

void StemCodecPage::showState() {
    const bool busy = m_job != 0;
    const QString why = !m_session.store().isOpen() ? tr("Open a project first.")
                        : m_choice->path().empty()  ? tr("Train or choose a codec first.")
                        : m_slot->file().empty()    ? tr("Choose a recording first.")
                                                    : QString();
    m_listen->setText(busy ? tr("Cancel") : tr("Listen"));
    m_listen->setEnabled(busy || why.isEmpty());
    m_listen->setToolTip(why.isEmpty() ? tr("Write the recording as codes and back") : why);
    m_progress->setVisible(busy);
    for (QLabel* text : {m_hint, m_figures})
        text->setVisible(!text->text().isEmpty());
    for (const Lane& lane : m_lanes)
        lane.hear->setEnabled(!lane.file.empty());
}

} // namespace antiphon
