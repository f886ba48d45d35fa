#include "app/panels/stemsongbook.h"

#include "app/panels/wishcommand.h"
#include "app/window/background.h"
#include "core/foldtext.h"
#include "core/run.h"
#include "models/stem/foundtags.h"
#include "models/stem/songlist.h"
#include "models/stem/songtags.h"

#include <algorithm>

namespace antiphon {

namespace {

using stem::TagKind;

std::vector<std::string>& editableTags(stem::SongTags& tags, TagKind kind) {
    return kind == TagKind::Genre ? tags.genres : tags.moods;
}

bool hasWord(const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::any_of(
        words, [&](const std::string& own) { return foldText(own) == foldText(word); });
}

TagKind tagKindNamed(const std::string& name) {
    return name == stem::name(TagKind::Mood) ? TagKind::Mood : TagKind::Genre;
}

/// By song, of the newest run that suggested tags for this folder.
std::map<std::string, std::vector<TagHint>> hintsFor(const fs::path& folder,
                                                     const std::vector<RunRow>& runs) {
    std::map<std::string, std::vector<TagHint>> hints;
    for (const RunRow& run : runs) {
        try {
            const Inputs inputs = Run::open(run.folder).record().inputs;
            std::error_code error;
            if (!fs::equivalent(only(inputs, "dataset").path, folder, error))
                continue;
            for (const Json& song : run.figures.at("suggestions"))
                for (const Json& tag : song.at("tags"))
                    hints[song.at("song").get<std::string>()].push_back(
                        {tagKindNamed(tag.at("kind").get<std::string>()),
                         tag.at("tag").get<std::string>(), tag.at("probability").get<double>(),
                         tag.at("precision").get<double>()});
            return hints;
        } catch (const UserError&) { // gone meanwhile, or of another version: an older one serves
        } catch (const Json::exception&) {
        }
        hints.clear();
    }
    return hints;
}

} // namespace

StemSongBook::StemSongBook(Session& session, QObject* parent)
    : QObject(parent), m_session(session) {
    m_files.setMaxThreadCount(1);
    connect(&session.jobs(), &Jobs::runsChanged, this, [this] {
        const auto& runs = m_session.jobs().runs();
        const auto newest = std::ranges::find_if(runs, [](const RunRow& run) {
            return run.task == "stem.suggest-tags" && run.state == RunState::Done;
        });
        const fs::path run = newest == runs.end() ? fs::path() : newest->folder;
        if (run != m_newest)
            setStale();
        m_newest = run;
    });
    connect(&session.jobs(), &Jobs::ended, this, [this](quint64 id) {
        const JobInfo* info = m_session.jobs().job(id);
        if (info && info->task && info->task->id == "stem.prepare")
            setStale();
    });
}

StemSongBook::~StemSongBook() = default;

void StemSongBook::setFolder(const fs::path& folder) {
    if (folder == m_folder)
        return;
    m_folder = folder;
    take({});
    setStale();
}

void StemSongBook::setStale() {
    m_stale = true;
    Q_EMIT changed();
}

StemSongBook::Found StemSongBook::find(const fs::path& folder,
                                       const std::vector<RunRow>& suggestions) {
    Found found;
    const stem::Log log = [&](const std::string& line) {
        found.troubles << QString::fromStdString(line);
    };
    const std::vector<stem::Song> songs = stem::readSongs(folder, log, {.tellUnprepared = false});
    const auto hints = hintsFor(folder, suggestions);
    stem::SongList split;
    try {
        if (const fs::path file = folder / "splits.json"; fs::exists(file))
            split = stem::readSongList(file);
    } catch (const UserError& error) {
        log(error.what());
    }
    for (const stem::Song& song : songs) {
        BookSong entry{
            song.name,  song.folder, song.folder / "mixed.wav", song.tags.bpm, song.tags.key,
            song.split, {}};
        if (!fs::exists(entry.sound))
            entry.sound = song.stems.front().takes.front();
        if (std::ranges::find(split.validation, song.name) != split.validation.end())
            entry.split = Split::Validation;
        else if (std::ranges::find(split.train, song.name) != split.train.end())
            entry.split = Split::Train;
        if (const auto it = hints.find(song.name); it != hints.end())
            entry.hints = it->second;
        found.tags[song.folder] = song.tags;
        found.songs.push_back(std::move(entry));
    }
    return found;
}

void StemSongBook::read() {
    m_stale = false;
    const int asked = ++m_generation;
    m_reading = !m_folder.empty();
    Q_EMIT changed();
    if (m_folder.empty())
        return;
    std::vector<RunRow> suggestions;
    std::ranges::copy_if(m_session.jobs().runs(), std::back_inserter(suggestions),
                         [](const RunRow& run) {
                             return run.task == "stem.suggest-tags" && run.state == RunState::Done;
                         });
    inBackground(
        this, [folder = m_folder, suggestions] { return find(folder, suggestions); },
        [this, asked, edits = m_edits](Found found) {
            if (asked != m_generation)
                return;
            if (edits != m_edits) // it may have read what was changed since
                return read();
            take(std::move(found));
        },
        [this, asked](const QString& sentence) {
            if (asked == m_generation)
                take({{}, {}, {sentence}});
        },
        &m_files);
}

void StemSongBook::take(Found found) {
    ++m_generation;
    m_reading = false;
    m_songs = std::move(found.songs);
    for (auto& [folder, tags] : found.tags)
        m_tags[folder] = std::move(tags);
    m_troubles = std::move(found.troubles);
    Q_EMIT changed();
}

const stem::SongTags& StemSongBook::tagsOf(std::size_t song) const {
    return m_tags.at(m_songs[song].folder);
}

bool StemSongBook::isRefused(const BookSong& song, const TagHint& hint) const {
    return m_refused.contains({song.folder.string(), hint.kind, foldText(hint.tag)});
}

std::vector<TagHint> StemSongBook::hintsOf(std::size_t song) const {
    std::vector<TagHint> hints;
    for (const TagHint& hint : m_songs[song].hints)
        if (!isRefused(m_songs[song], hint) &&
            !hasWord(stem::tagsOf(tagsOf(song), hint.kind), hint.tag))
            hints.push_back(hint);
    return hints;
}

std::vector<std::string> StemSongBook::vocabulary(TagKind kind) const {
    std::vector<std::pair<std::string, int>> counts;
    for (std::size_t i = 0; i < m_songs.size(); ++i)
        for (const std::string& word : stem::tagsOf(tagsOf(i), kind)) {
            const auto it = std::ranges::find(counts, word, &std::pair<std::string, int>::first);
            if (it == counts.end())
                counts.emplace_back(word, 1);
            else
                ++it->second;
        }
    std::ranges::stable_sort(counts, std::greater(), &std::pair<std::string, int>::second);
    std::vector<std::string> words;
    for (const auto& [word, count] : counts)
        words.push_back(word);
    const auto addOther = [&](std::string_view word) {
        if (!hasWord(words, std::string(word)))
            words.emplace_back(word);
    };
    if (kind == TagKind::Genre)
        std::ranges::for_each(stem::genreWords(), addOther);
    else
        std::ranges::for_each(stem::moodWords(), addOther);
    return words;
}

template <class Change>
void StemSongBook::edit(const QString& text, const Places& songs, TagKind kind, Change change) {
    Edit before{{}, m_refused}, after{{}, m_refused};
    for (const std::size_t song : songs) {
        const auto& own = stem::tagsOf(tagsOf(song), kind);
        std::vector<std::string> words = own;
        change(words);
        if (words == own)
            continue;
        before.words.push_back({m_songs[song].folder, kind, own});
        after.words.push_back({m_songs[song].folder, kind, std::move(words)});
    }
    if (!after.words.empty())
        push(text, std::move(before), std::move(after));
}

void StemSongBook::push(const QString& text, Edit before, Edit after) {
    m_session.undo().push(new WishCommand<Edit>(
        text, this, [this](const Edit& edit) { apply(edit); }, before, after, -1));
}

void StemSongBook::apply(const Edit& edit) {
    ++m_edits;
    m_refused = edit.refused;
    struct Write {
        Words words;
        std::vector<std::string> before;
    };
    std::vector<Write> writes;
    for (const Words& words : edit.words) {
        auto& own = editableTags(m_tags[words.song], words.kind);
        writes.push_back({words, own});
        own = words.words;
    }
    if (!writes.empty())
        inBackground(
            this,
            [writes] {
                std::optional<UserError> first;
                for (const Write& write : writes) {
                    try {
                        stem::writeTags(write.words.song, write.words.kind, write.before,
                                        write.words.words);
                    } catch (const UserError& error) { // the others are written all the same
                        if (!first)
                            first = error;
                    }
                }
                if (first)
                    throw *first;
            },
            [] {},
            [this](const QString& sentence) {
                Q_EMIT failed(sentence);
                read(); // what the files say is shown
            },
            &m_files);
    Q_EMIT changed();
}

void StemSongBook::add(const Places& songs, TagKind kind, const std::vector<std::string>& words) {
    edit(tr("Add tag"), songs, kind, [&](std::vector<std::string>& own) {
        for (const std::string& word : words)
            if (!hasWord(own, word))
                own.push_back(word);
    });
}

void StemSongBook::remove(const Places& songs, TagKind kind, const std::string& word) {
    edit(tr("Take tag away"), songs, kind, [&](std::vector<std::string>& own) {
        std::erase_if(own, [&](const std::string& one) { return foldText(one) == foldText(word); });
    });
}

StemSongBook::Places StemSongBook::hinted(const Places& songs, TagKind kind,
                                          const std::string& tag) const {
    Places places;
    std::ranges::copy_if(songs, std::back_inserter(places), [&](std::size_t song) {
        return std::ranges::any_of(hintsOf(song), [&](const TagHint& hint) {
            return hint.kind == kind && foldText(hint.tag) == foldText(tag);
        });
    });
    return places;
}

void StemSongBook::accept(const Places& songs, TagKind kind, const std::string& tag) {
    edit(tr("Accept suggestion"), hinted(songs, kind, tag), kind,
         [&](std::vector<std::string>& own) { own.push_back(tag); });
}

void StemSongBook::refuse(const Places& songs, TagKind kind, const std::string& tag) {
    Edit before{{}, m_refused}, after{{}, m_refused};
    for (const std::size_t song : hinted(songs, kind, tag))
        after.refused.insert({m_songs[song].folder.string(), kind, foldText(tag)});
    if (after.refused.size() != before.refused.size())
        push(tr("Refuse suggestion"), std::move(before), std::move(after));
}

Json StemSongBook::state() const {
    Json refused = Json::array();
    for (const Refusal& refusal : m_refused)
        refused.push_back(
            {{"song", refusal.song}, {"kind", stem::name(refusal.kind)}, {"tag", refusal.tag}});
    return {{"refused", refused}};
}

void StemSongBook::restore(const Json& state) {
    m_refused.clear();
    for (const Json& refusal : state.value("refused", Json::array()))
        m_refused.insert({refusal.value("song", std::string()),
                          tagKindNamed(refusal.value("kind", std::string())),
                          refusal.value("tag", std::string())});
    Q_EMIT changed();
}

} // namespace antiphon
