#include "models/stem/prepare.h"

#include "core/dsp/beattracker.h"
#include "core/dsp/key.h"
#include "core/error.h"
#include "core/foldtext.h"
#include "core/json.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "models/stem/foundtags.h"
#include "models/stem/songbeats.h"
#include "models/stem/songsum.h"
#include "models/stem/songtags.h"
#include "models/stem/stemnames.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace antiphon::stem {

namespace {

/// The raw drum parts of a song.
std::vector<fs::path> drumParts(const Song& song) {
    std::vector<fs::path> parts;
    std::error_code error;
    for (const auto& folder : fs::directory_iterator(song.folder, error)) {
        if (!folder.is_directory() || foldText(folder.path().filename().string()) != "drums")
            continue;
        for (const auto& file : fs::directory_iterator(folder.path(), error))
            if (file.is_regular_file() && namesSound(file.path()))
                parts.push_back(file.path());
    }
    std::ranges::sort(parts);
    return parts;
}

class Preparation {
public:
    Preparation(const fs::path& root, const PrepareSettings& settings, JobContext& context)
        : m_root(fs::weakly_canonical(root)), m_settings(settings), m_context(context) {
        if (!settings.tags.empty())
            for (auto& [song, tags] : readTagTable(settings.tags))
                m_table[song] = std::move(tags);
    }

    PreparedSong prepare(Song song) {
        PreparedSong done;
        done.name = song.name;
        sumDrums(song);
        done.stems = song.stems.size();

        const std::vector<std::vector<fs::path>> groups = takesOf(song);
        const fs::path mixFile = song.folder / "mixed.wav";
        const SumState mixState = stateOf(mixFile, groups);
        const bool write = mixState == SumState::Missing || mixState == SumState::Old;
        const fs::path featuresFile = song.folder / "features.json";
        Json features = fs::exists(featuresFile) ? readJson(featuresFile) : Json::object();
        const SongFeatures known =
            fs::exists(featuresFile) ? readFeatures(featuresFile) : SongFeatures();
        const Json before = features;
        if (mixState == SumState::Foreign)
            m_context.log(display(mixFile) + ": was not made by this program and is kept.");
        if (write || known.frames == 0 || known.rate == 0 || known.sounding.size() == 0) {
            const SongSum sum =
                sumRecordings(groups, rateOf(song), write ? mixFile : fs::path(), m_context);
            const FrameRange range = sum.sounding(audible);
            correct(features, "sample_rate", sum.rate, featuresFile);
            correct(features, "num_frames", sum.frames, featuresFile);
            // What was given, or drawn by hand, holds as long as the recordings are as long.
            if (known.sounding.size() == 0 || (known.frames > 0 && known.frames != sum.frames))
                features["sounding_frames"] = {range.begin, range.end};
            if (range.size() == 0)
                m_context.log(song.name + ": nowhere do two of its stems sound together.");
        }
        fillTags(song, features);
        analyse(song, mixFile, features, done);
        if (features != before) {
            // Listening took a while, in which a person may have given tags.
            if (fs::exists(featuresFile))
                takeOver(features, before, readJson(featuresFile));
            writeJson(featuresFile, features);
        }

        const SongFeatures now = readFeatures(featuresFile);
        done.tags = now.tags;
        done.key = now.tags.key;
        done.bpm = now.tags.bpm.value_or(0);
        done.seconds = double(now.frames) / now.rate;
        done.from = double(now.sounding.begin) / now.rate;
        done.to = double(now.sounding.end) / now.rate;
        return done;
    }

    void tellUnusedTags() const {
        for (const auto& [song, tags] : m_table)
            if (std::ranges::find(m_used, song) == m_used.end())
                m_context.log(display(m_settings.tags) + ": there is no song '" + song + "'.");
    }

private:
    /// All at the highest rate that occurs, and all drums at one.
    static int rateOf(const Song& song) {
        int rate = 0;
        for (const StemTrack& stem : song.stems)
            for (const fs::path& take : stem.takes)
                rate = std::max(rate, SoundReader(take).info().rate);
        return rate;
    }

    void sumDrums(Song& song) {
        const std::vector<fs::path> parts = drumParts(song);
        if (parts.empty())
            return;
        const fs::path sum = song.folder / "drums_mixed" / "drums.wav";
        const SumState state = stateOf(sum, {parts});
        if (state == SumState::Foreign)
            m_context.log(display(sum) + ": was not made by this program and is kept.");
        if (state == SumState::Missing || state == SumState::Old) {
            const SoundInfo first = SoundReader(parts[0]).info();
            for (const fs::path& part : parts)
                if (const int rate = SoundReader(part).info().rate; rate != first.rate)
                    throw UserError("its drums have different sample rates, " + display(parts[0]) +
                                    " " + std::to_string(first.rate) + " Hz and " + display(part) +
                                    " " + std::to_string(rate) + " Hz; bring them to one.");
            sumRecordings({parts}, first.rate, sum, m_context);
        }
        const auto drums = std::ranges::find(song.stems, "drums", &StemTrack::name);
        if (drums != song.stems.end()) {
            drums->folder = "drums_mixed";
            drums->takes = {sum};
        }
    }

    void correct(Json& features, const char* key, std::int64_t value, const fs::path& file) {
        if (features.contains(key) && features.at(key) != value)
            m_context.log(display(file) + ": '" + key + "' was " + features.at(key).dump() +
                          ", but the recordings have " + std::to_string(value) + ".");
        features[key] = value;
    }

    void fillTags(const Song& song, Json& features) {
        const auto row = m_table.find(song.name);
        if (row != m_table.end())
            m_used.push_back(song.name);
        const SongTags table = row == m_table.end() ? SongTags() : row->second;
        const SongTags found =
            foundTags(song, m_root, [this](const std::string& line) { m_context.log(line); });
        for (const TagKind kind : tagKinds) {
            const char* key = featuresKey(kind);
            const auto& first = tagsOf(table, kind);
            const bool given =
                areGiven(features, kind) || (features.contains(key) && features.at(key) != "");
            if (!given || (m_settings.replace && !first.empty()))
                features[key] = joinTags(first.empty() ? tagsOf(found, kind) : first);
        }
        if (table.bpm && (m_settings.replace || !features.contains("bpm")))
            features["bpm"] = std::lrint(*table.bpm);
        if (!table.key.empty() && (m_settings.replace || !features.contains("key")))
            features["key"] = table.key;
    }

    /// Whether a value is missing, or was estimated here and nobody changed it since.
    static bool isOurs(const Json& features, const char* key) {
        if (!features.contains(key))
            return true;
        const Json estimated = features.value("estimated", Json::object());
        return estimated.is_object() && estimated.contains(key) &&
               estimated.at(key) == features.at(key);
    }

    static void estimate(Json& features, const char* key, const Json& value) {
        if (!features.contains("estimated") || !features.at("estimated").is_object())
            features["estimated"] = Json::object();
        features["estimated"][key] = value;
        features[key] = value;
    }

    void analyse(const Song& song, const fs::path& mixFile, Json& features, PreparedSong& done) {
        const fs::path beatsFile = song.folder / "beats.json";
        const bool byTracker = fs::exists(song.folder / "beatthis.npz");
        bool track = m_settings.beats && !fs::exists(beatsFile) && !byTracker;
        if (fs::exists(beatsFile)) {
            const bool edited = readBeats(beatsFile).edited;
            done.beats = edited ? "edited" : "estimated";
            track = m_settings.beats && m_settings.again && !edited;
        } else if (byTracker) {
            done.beats = "beatthis";
        }
        const bool findsKey = m_settings.key && isOurs(features, "key") &&
                              (m_settings.again || !features.contains("key"));
        std::vector<float> mono;
        int rate = 0;
        if (track || findsKey) {
            const Sound mix = readSound(mixFile);
            rate = mix.rate;
            mono = monoOf(mix);
        }
        if (track) {
            const TrackedBeats tracked =
                trackBeats(mono, rate, {}, [this] { m_context.checkpoint(); });
            done.confidence = tracked.confidence;
            for (const auto& other : tracked.alternatives)
                (other.factor < 1 ? done.halfBpm : done.doubleBpm) = other.bpm;
            if (tracked.grid.empty())
                m_context.log(song.name + ": no beats are found in it; tap them or leave it to "
                                          "contexts of stems.");
            else
                writeBeats(beatsFile, tracked.grid, false);
            done.beats = tracked.grid.empty() ? "none" : "estimated";
        }
        m_context.checkpoint();
        if (done.beats.empty())
            done.beats = "none";
        if (const auto grid = beatsOfSong(song.folder); grid && isOurs(features, "bpm"))
            if (const long bpm = std::lrint(bpmOf(grid->beats)); bpm > 0)
                estimate(features, "bpm", bpm);
        if (findsKey) {
            const auto key = findKey(mono, rate);
            done.keyConfidence = key ? key->confidence : 0;
            estimate(features, "key", key ? key->name : "");
        }
    }

    fs::path m_root;
    const PrepareSettings& m_settings;
    JobContext& m_context;
    std::map<std::string, SongTags> m_table;
    std::vector<std::string> m_used;
};

} // namespace

PrepareReport prepareSongs(const fs::path& root, const PrepareSettings& settings,
                           JobContext& context) {
    Preparation preparation(root, settings, context);
    const std::vector<Song> songs = readSongs(
        root, [&](const std::string& line) { context.log(line); }, {.tellUnprepared = false});
    PrepareReport report;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        context.checkpoint();
        context.progress(double(i) / double(songs.size()), songs[i].name);
        try {
            report.songs.push_back(preparation.prepare(songs[i]));
        } catch (const UserError& error) {
            report.failures.push_back(songs[i].name + " is not prepared: " + error.what());
            context.log(report.failures.back());
        }
    }
    preparation.tellUnusedTags();
    context.progress(1, counted(report.songs.size(), "song") + " prepared");
    return report;
}

Table tableOf(const PrepareReport& report) {
    const auto texts = [&](auto&& of) {
        std::vector<std::string> column;
        for (const PreparedSong& song : report.songs)
            column.push_back(of(song));
        return column;
    };
    const auto numbers = [&](double PreparedSong::*member) {
        std::vector<double> column;
        for (const PreparedSong& song : report.songs)
            // What is unknown stays empty.
            column.push_back(song.*member > 0 || member == &PreparedSong::from
                                 ? song.*member
                                 : std::numeric_limits<double>::quiet_NaN());
        return column;
    };
    Table table;
    table.add("song", texts([](const PreparedSong& s) { return s.name; }));
    table.add("seconds", numbers(&PreparedSong::seconds));
    table.add("from", numbers(&PreparedSong::from));
    table.add("to", numbers(&PreparedSong::to));
    table.add("beats", texts([](const PreparedSong& s) { return s.beats; }));
    table.add("bpm", numbers(&PreparedSong::bpm));
    table.add("bpm_confidence", numbers(&PreparedSong::confidence));
    table.add("bpm_half", numbers(&PreparedSong::halfBpm));
    table.add("bpm_double", numbers(&PreparedSong::doubleBpm));
    table.add("key", texts([](const PreparedSong& s) { return s.key; }));
    table.add("key_confidence", numbers(&PreparedSong::keyConfidence));
    table.add("genres", texts([](const PreparedSong& s) { return joinTags(s.tags.genres); }));
    table.add("moods", texts([](const PreparedSong& s) { return joinTags(s.tags.moods); }));
    return table;
}

} // namespace antiphon::stem
