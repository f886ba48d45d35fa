#include "app/panels/emotioncodes.h"

#include "app/panels/bardelegate.h"
#include "app/panels/emptytext.h"
#include "app/window/background.h"
#include "core/audio/instrument.h"
#include "core/music/worddecode.h"
#include "core/run.h"

#include <QHeaderView>

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::size_t rowsBefore = 6, rowsAfter = 24;

/// The data set that the run's map was drawn of.
std::shared_ptr<const WordSet> setOf(const fs::path& results) {
    const RunRecord record = Run::open(results.parent_path()).record();
    return std::make_shared<const WordSet>(readWordSet(only(record.inputs, "data").path));
}

/// Rows around one, without the silence before the first note.
std::shared_ptr<const Sound> soundOf(const WordSet& set, const std::string& title,
                                     std::size_t row) {
    const auto piece = std::ranges::find(set.pieces, title, &WordPiece::title);
    if (piece == set.pieces.end())
        throw UserError("The data set has no piece \"" + title +
                        "\" any more; draw the map again under Train.");
    const std::size_t last = std::min(row + rowsAfter, piece->words.size());
    const std::size_t first = std::min(row - std::min(row, rowsBefore), last);
    const MidiFile midi =
        midiOf(std::span(piece->words).subspan(first, last - first), set.dictionary);
    const std::vector<Note> notes = notesOf(midi);
    Sound sound = renderMidi(midi, {.tail = 1}).sound;
    if (!notes.empty()) {
        const auto silent = std::min(std::size_t(notes.front().start * sound.rate), sound.frames());
        sound.samples.erase(sound.samples.begin(),
                            sound.samples.begin() +
                                std::ptrdiff_t(silent * std::size_t(sound.channels)));
    }
    return std::make_shared<const Sound>(std::move(sound));
}

} // namespace

EmotionCodes::EmotionCodes(Session& session, QWidget* parent)
    : QTreeWidget(parent), m_session(session) {
    setAccessibleName(tr("Codes in use"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setHeaderLabels({tr("Code"), tr("Times"), tr("Pieces")});
    setItemDelegate(new BarDelegate(this));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Stretch);
    setToolTip(tr("Click a code to hear a place that uses it, again for another place"));
    connect(this, &QTreeWidget::itemClicked, this,
            [this](QTreeWidgetItem* item) { hear(indexOfTopLevelItem(item)); });
    connect(this, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { hear(indexOfTopLevelItem(item)); });
}

void EmotionCodes::show(const fs::path& results, std::vector<EmotionCode> codes) {
    m_results = results;
    m_codes = std::move(codes);
    m_next.assign(m_codes.size(), 0);
    m_set.reset();
    clear();
    for (const EmotionCode& code : m_codes) {
        auto* item =
            new QTreeWidgetItem(this, {QString::number(code.code), QString::number(code.times),
                                       QString::number(code.pieces)});
        item->setData(1, BarDelegate::Share, double(code.times) / m_codes.front().times);
        item->setData(1, BarDelegate::Good, true);
    }
}

void EmotionCodes::hear(int row) {
    if (row < 0 || std::size_t(row) >= m_codes.size() || m_codes[std::size_t(row)].places.empty())
        return;
    const auto index = std::size_t(row);
    const auto& places = m_codes[index].places;
    const auto [title, at] = places[m_next[index]++ % places.size()];
    struct Made {
        std::shared_ptr<const WordSet> set;
        std::shared_ptr<const Sound> sound;
    };
    inBackground(
        this,
        [set = m_set, results = m_results, title, at] {
            const auto known = set ? set : setOf(results);
            return Made{known, soundOf(*known, title, at)};
        },
        [this, turn = ++m_turn, code = m_codes[index].code, title, results = m_results](Made made) {
            if (results != m_results)
                return;
            m_set = made.set;
            if (turn != m_turn)
                return;
            m_session.player().audition(made.sound);
            Q_EMIT told(tr("Code %1 in %2").arg(code).arg(QString::fromStdString(title)));
        },
        [this](const QString& sentence) { Q_EMIT told(sentence); });
}

void EmotionCodes::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() == 0)
        paintEmptyText(*this, tr("The codes that pieces use appear here."));
}

} // namespace antiphon
