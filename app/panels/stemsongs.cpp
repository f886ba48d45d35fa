#include "app/panels/stemsongs.h"

#include "app/panels/emptytext.h"
#include "app/panels/stemtagsteps.h"
#include "app/panels/taghints.h"
#include "app/panels/tagline.h"
#include "app/window/drops.h"
#include "core/foldtext.h"
#include "widgets/elidedlabel.h"
#include "widgets/glyphs.h"

#include <QDragEnterEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr int bookPlace = Qt::UserRole; ///< of a row's first cell
constexpr int troublesShown = 3;

QString tagText(const std::vector<std::string>& words) {
    return QString::fromStdString(stem::joinTags(words));
}

} // namespace

/// The songs; says what will appear where there are none.
class StemSongs::List : public QTreeWidget {
public:
    explicit List(const StemSongBook& book) : m_book(book) {}

protected:
    void paintEvent(QPaintEvent* event) override {
        QTreeWidget::paintEvent(event);
        if (topLevelItemCount() == 0)
            paintEmptyText(*this, m_book.reading()
                                      ? StemSongs::tr("Reading the songs…")
                                      : StemSongs::tr("The songs of your folder appear here, with "
                                                      "their genres and moods."));
    }
    QSize minimumSizeHint() const override { return {160, 5 * (fontMetrics().height() + 6)}; }

private:
    const StemSongBook& m_book;
};

StemSongs::StemSongs(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_book(new StemSongBook(session, this)),
      m_steps(new StemTagSteps(session)), m_list(new List(*m_book)), m_hint(new QLabel),
      m_suggested(new QLabel), m_title(new ElidedLabel),
      m_hear(new QToolButton), m_lines{new TagLine(tr("Genres"), tr("Add a genre")),
                                       new TagLine(tr("Moods"), tr("Add a mood"))},
      m_hints(new TagHints) {
    setAcceptDrops(true);
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setObjectName(QStringLiteral("hint"));
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildSongs());
    m_steps->setMinimumWidth(330);
    splitter->addWidget(m_steps);
    splitter->setStretchFactor(0, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_steps->folderLine());
    layout->addWidget(m_hint);
    layout->addWidget(splitter, 1);

    connect(m_steps, &TrainingSteps::folderChanged, this, [this] {
        m_failure.clear();
        m_book->setFolder(m_steps->folder());
    });
    connect(m_book, &StemSongBook::changed, this, &StemSongs::refresh);
    connect(m_book, &StemSongBook::failed, this, [this](const QString& sentence) {
        m_failure = sentence;
        showHint();
    });
    connect(&session.store(), &Store::closed, this, [this] { m_book->restore(Json::object()); });
    refresh();
}

QWidget* StemSongs::buildSongs() {
    m_list->setHeaderLabels({tr("Song"), tr("Genres"), tr("Moods"), tr("Tempo"), tr("Key"),
                             tr("Used for"), tr("Suggested")});
    m_list->setAccessibleName(tr("Songs of the data set"));
    m_list->setWhatsThis(tr("Choose one song or several to change their tags; Return lets a song "
                            "be heard."));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setSectionsClickable(true);
    m_list->header()->setSortIndicatorShown(true);
    m_list->header()->setSortIndicator(Name, Qt::AscendingOrder);
    m_list->header()->setStretchLastSection(true);
    for (const Column column : {Name, Genres, Moods})
        m_list->header()->resizeSection(column, 130);
    for (const Column column : {Tempo, Key, Use})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    // Only when it is asked for: a row does not jump away while its tags are changed.
    connect(m_list->header(), &QHeaderView::sortIndicatorChanged, m_list,
            [this](int column, Qt::SortOrder order) { m_list->sortItems(column, order); });
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &StemSongs::showChosen);
    connect(m_list, &QTreeWidget::itemActivated, this, &StemSongs::hear);
    auto* songs = new QWidget;
    auto* column = new QVBoxLayout(songs);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_list, 1);
    column->addWidget(buildTags());
    return songs;
}

QWidget* StemSongs::buildTags() {
    m_hear->setIcon(glyph(Glyph::Hear));
    m_hear->setAccessibleName(tr("Hear the song"));
    m_hear->setToolTip(m_hear->accessibleName());
    m_hear->setFocusPolicy(Qt::TabFocus);
    connect(m_hear, &QToolButton::clicked, this, &StemSongs::hear);
    m_suggested->setWordWrap(true);
    const auto labelled = [](const QString& text) {
        auto* label = new QLabel(text);
        label->setContentsMargins(0, 4, 0, 0); // as high as the first line beside it
        return label;
    };
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_hear, 0, 0, Qt::AlignLeft);
    grid->addWidget(m_title, 0, 1);
    for (const stem::TagKind kind : stem::tagKinds) {
        TagLine& words = line(kind);
        const int row = 1 + int(kind);
        grid->addWidget(labelled(words.accessibleName()), row, 0, Qt::AlignTop);
        grid->addWidget(&words, row, 1);
        connect(&words, &TagLine::added, this, [this, kind](const std::vector<std::string>& some) {
            m_failure.clear();
            m_book->add(chosen(), kind, some);
        });
        connect(&words, &TagLine::removed, this, [this, kind](const std::string& word) {
            m_failure.clear();
            m_book->remove(chosen(), kind, word);
        });
    }
    auto* suggested = new QVBoxLayout;
    suggested->setSpacing(2);
    suggested->addWidget(m_hints);
    suggested->addWidget(m_suggested);
    grid->addWidget(labelled(tr("Suggested")), 3, 0, Qt::AlignTop);
    grid->addLayout(suggested, 3, 1);
    grid->setColumnStretch(1, 1);
    connect(m_hints, &TagHints::accepted, this, [this](stem::TagKind kind, const std::string& tag) {
        m_failure.clear();
        m_book->accept(chosen(), kind, tag);
    });
    connect(m_hints, &TagHints::refused, this, [this](stem::TagKind kind, const std::string& tag) {
        m_book->refuse(chosen(), kind, tag);
    });
    return box;
}

StemSongBook::Places StemSongs::chosen() const {
    StemSongBook::Places places;
    for (const QTreeWidgetItem* item : m_list->selectedItems())
        places.push_back(item->data(Name, bookPlace).toULongLong());
    std::ranges::sort(places);
    return places;
}

QString StemSongs::hint() const {
    return m_hint->isHidden() ? QString() : m_hint->text();
}

QString StemSongs::suggested() const {
    return m_suggested->isHidden() ? QString() : m_suggested->text();
}

/// What the book has; it is read when somebody looks.
void StemSongs::refresh() {
    if (m_book->stale() && isVisible())
        return m_book->read(); // and it comes back here
    fillRows();
    for (const stem::TagKind kind : stem::tagKinds)
        line(kind).setVocabulary(m_book->vocabulary(kind));
    showChosen();
    showHint();
}

/// Rows stay where they are, and chosen, as long as the songs are the same.
void StemSongs::fillRows() {
    const auto& songs = m_book->songs();
    std::vector<QTreeWidgetItem*> rows(songs.size());
    bool same = m_list->topLevelItemCount() == int(songs.size());
    for (int i = 0; same && i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const std::size_t place = item->data(Name, bookPlace).toULongLong();
        same = item->text(Name) == QString::fromStdString(songs[place].name);
        rows[place] = item;
    }
    if (!same) {
        m_list->clear();
        for (std::size_t i = 0; i < songs.size(); ++i) {
            rows[i] = new QTreeWidgetItem(m_list, {QString::fromStdString(songs[i].name)});
            rows[i]->setData(Name, bookPlace, qulonglong(i));
            rows[i]->setToolTip(Name, QString::fromStdString(display(songs[i].folder)));
        }
    }
    bool parted = false;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        QTreeWidgetItem& row = *rows[i];
        const stem::SongTags& tags = m_book->tagsOf(i);
        row.setText(Genres, tagText(tags.genres));
        row.setText(Moods, tagText(tags.moods));
        // As a number, by which it is sorted.
        row.setData(Tempo, Qt::DisplayRole,
                    songs[i].bpm ? QVariant(int(std::lrint(*songs[i].bpm))) : QVariant());
        row.setText(Key, QString::fromStdString(songs[i].key));
        parted = parted || songs[i].split != Split::None;
        row.setText(Use, songs[i].split == Split::Train  ? tr("Training")
                         : songs[i].split == Split::None ? QString()
                                                         : tr("Validation"));
        std::vector<std::string> words;
        for (const TagHint& hint : m_book->hintsOf(i))
            words.push_back(hint.tag);
        row.setText(Suggested, tagText(words));
    }
    m_list->setColumnHidden(Use, !parted);
    if (!same) {
        m_list->sortItems(m_list->header()->sortIndicatorSection(),
                          m_list->header()->sortIndicatorOrder());
        if (m_list->topLevelItemCount() > 0)
            m_list->setCurrentItem(m_list->topLevelItem(0));
    }
}

void StemSongs::showChosen() {
    const StemSongBook::Places places = chosen();
    const auto& songs = m_book->songs();
    m_title->setText(places.empty()       ? tr("Choose a song to change its tags.")
                     : places.size() == 1 ? QString::fromStdString(songs[places[0]].name)
                                          : tr("%n songs", nullptr, int(places.size())));
    m_hear->setEnabled(!places.empty());
    for (const stem::TagKind kind : stem::tagKinds) {
        std::vector<TagLine::Word> words;
        for (const std::size_t song : places)
            for (const std::string& tag : stem::tagsOf(m_book->tagsOf(song), kind)) {
                const auto it = std::ranges::find_if(words, [&](const TagLine::Word& word) {
                    return foldText(word.text) == foldText(tag);
                });
                if (it == words.end())
                    words.push_back({tag, 1});
                else
                    ++it->songs;
            }
        line(kind).setWords(words, int(places.size()));
    }
    std::vector<TagHints::Hint> hints;
    for (const std::size_t song : places)
        for (const TagHint& hint : m_book->hintsOf(song)) {
            const auto it = std::ranges::find_if(hints, [&](const TagHints::Hint& shown) {
                return shown.kind == hint.kind && shown.tag == hint.tag;
            });
            if (it == hints.end()) {
                hints.push_back({hint.kind, hint.tag, hint.probability, hint.precision, 1});
            } else {
                ++it->songs;
                it->probability = std::max(it->probability, hint.probability);
            }
        }
    m_hints->setHints(hints);
    m_hints->setVisible(!hints.empty());
    const bool any = std::ranges::any_of(songs, [](const BookSong& s) { return !s.hints.empty(); });
    m_suggested->setText(
        !hints.empty()   ? tr("Only tags that can be told from the sound better than by chance are "
                                "suggested; each was tried on songs that it was not learned from.")
        : places.empty() ? QString()
        : any            ? tr("Nothing is left to be suggested here.")
                         : tr("Nothing yet: give some songs tags, then train and press Suggest."));
    m_suggested->setVisible(!m_suggested->text().isEmpty());
}

void StemSongs::showHint() {
    QString text = m_failure;
    if (text.isEmpty()) {
        const QStringList& troubles = m_book->troubles();
        text = troubles.mid(0, troublesShown).join(QLatin1Char(' '));
        if (const auto more = troubles.size() - troublesShown; more > 0)
            text += QLatin1Char(' ') + tr("%n more of the kind.", nullptr, int(more));
    }
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void StemSongs::hear() {
    if (const auto places = chosen(); !places.empty())
        m_session.player().audition(m_book->songs()[places.front()].sound);
}

Json StemSongs::state() const {
    return {{"steps", m_steps->state()}, {"book", m_book->state()}};
}

void StemSongs::restore(const Json& state) {
    m_book->restore(state.value("book", Json::object()));
    m_steps->restore(state.value("steps", Json::object()));
}

void StemSongs::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void StemSongs::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void StemSongs::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    if (const auto files = localFiles(*event->mimeData()); !files.empty())
        m_steps->setFolder(files.front());
}

} // namespace antiphon
