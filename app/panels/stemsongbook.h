#pragma once

#include "app/window/session.h"
#include "models/stem/tagestimate.h"

#include <QThreadPool>

#include <compare>
#include <map>
#include <set>

namespace antiphon {

/// A tag that a song might have, as 'Suggest tags' found it.
struct TagHint {
    stem::TagKind kind = stem::TagKind::Genre;
    std::string tag;
    double probability = 0;
    double precision = 0; ///< how often such a hint was right on songs that were not learned from
};

/// A song of the data set as the page shows it.
struct BookSong {
    std::string name;
    fs::path folder;
    fs::path sound; ///< to be heard: the mix, else a stem
    std::optional<double> bpm;
    std::string key;
    Split split = Split::None;
    std::vector<TagHint> hints; ///< all that were ever found for it
};

/// The songs of a data set, their tags and what is suggested for them. What the user changes is a
/// step of undo and goes to the songs' features.json at once, as stem::writeTags() does; what was
/// refused is kept with the project. GUI thread; files are read and written in the background.
class StemSongBook : public QObject {
    Q_OBJECT

public:
    explicit StemSongBook(Session& session, QObject* parent = nullptr);
    ~StemSongBook() override;

    const fs::path& folder() const { return m_folder; }
    void setFolder(const fs::path& folder);
    /// Reads the songs, the tags and the newest suggestions again.
    void read();
    /// Another folder, or runs that ended since it was read.
    bool stale() const { return m_stale; }
    bool reading() const { return m_reading; }

    using Places = std::vector<std::size_t>; ///< in songs()
    const std::vector<BookSong>& songs() const { return m_songs; }
    const stem::SongTags& tagsOf(std::size_t song) const;
    /// Without those that the song has, or that were refused.
    std::vector<TagHint> hintsOf(std::size_t song) const;
    /// Words in use first, most songs first, then common ones.
    std::vector<std::string> vocabulary(stem::TagKind kind) const;
    /// What is wrong with the files, a sentence each.
    const QStringList& troubles() const { return m_troubles; }

    /// Words that a song has, whatever its capitals and accents, are not added again.
    void add(const Places& songs, stem::TagKind kind, const std::vector<std::string>& words);
    void remove(const Places& songs, stem::TagKind kind, const std::string& word);
    /// Of the songs that it is suggested for.
    void accept(const Places& songs, stem::TagKind kind, const std::string& tag);
    void refuse(const Places& songs, stem::TagKind kind, const std::string& tag);

    Json state() const;
    void restore(const Json& state);

Q_SIGNALS:
    /// Songs, tags, hints or troubles are others, or it is being read.
    void changed();
    void failed(const QString& sentence);

private:
    struct Refusal {
        std::string song; ///< its folder
        stem::TagKind kind = stem::TagKind::Genre;
        std::string tag; ///< folded
        auto operator<=>(const Refusal&) const = default;
    };
    struct Words {
        fs::path song;
        stem::TagKind kind = stem::TagKind::Genre;
        std::vector<std::string> words;
    };
    /// What a step of undo puts there.
    struct Edit {
        std::vector<Words> words;
        std::set<Refusal> refused;
    };
    struct Found {
        std::vector<BookSong> songs;
        std::map<fs::path, stem::SongTags> tags; ///< by folder
        QStringList troubles;
    };
    static Found find(const fs::path& folder, const std::vector<RunRow>& suggestions);
    void take(Found found);
    void push(const QString& text, Edit before, Edit after);
    void apply(const Edit& edit);
    /// Changes words of songs as one step; `change` says whether it did.
    template <class Change>
    void edit(const QString& text, const Places& songs, stem::TagKind kind, Change change);
    bool isRefused(const BookSong& song, const TagHint& hint) const;
    Places hinted(const Places& songs, stem::TagKind kind, const std::string& tag) const;
    void setStale();

    Session& m_session;
    fs::path m_folder;
    std::vector<BookSong> m_songs;
    std::map<fs::path, stem::SongTags> m_tags; ///< by folder; also of songs shown before
    std::set<Refusal> m_refused;
    QStringList m_troubles;
    fs::path m_newest; ///< run of suggestions
    bool m_stale = false, m_reading = false;
    int m_edits = 0, m_generation = 0;
    QThreadPool m_files; ///< one thread: what was asked for first is done first
};

} // namespace antiphon
