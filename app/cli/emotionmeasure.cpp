#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/music/notes.h"
#include "core/music/wordset.h"
#include "models/emotion/model.h"
#include "models/emotion/pieces.h"
#include "models/emotion/trainedmood.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace antiphon::cli {

namespace {

using namespace emotion;

struct Request {
    std::vector<fs::path> paths;
    fs::path out, model;
    std::string sync = "auto";
    bool reference = false;
    bool force = false;

    WordOptions words() const {
        WordOptions options;
        if (sync != "auto")
            options.sync = wordSyncNamed(sync);
        return options;
    }
};

/// MIDI files of paths and of the folders among them, in order.
std::vector<fs::path> midiFiles(const std::vector<fs::path>& paths) {
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        if (!fs::exists(path))
            throw UserError(display(path) + ": there is no such file or folder.");
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        std::vector<fs::path> found;
        for (const auto& entry : fs::recursive_directory_iterator(path)) {
            std::string ending = entry.path().extension().string();
            std::ranges::transform(ending, ending.begin(),
                                   [](unsigned char c) { return char(std::tolower(c)); });
            if (entry.is_regular_file() && (ending == ".mid" || ending == ".midi"))
                found.push_back(entry.path());
        }
        if (found.empty())
            throw UserError(display(path) + ": holds no MIDI files (.mid).");
        std::ranges::sort(found);
        files.insert(files.end(), found.begin(), found.end());
    }
    return files;
}

/// As a file has its notes, which the figures of notes go by, and as words.
struct Read {
    WordPiece piece;
    std::vector<Note> notes;
};
Read readPiece(const fs::path& file, const WordDictionary& dictionary, const Request& request,
               JobContext& context) {
    EncodedWords encoded;
    WordPiece piece = readWordPiece(file, dictionary, request.words(), &encoded);
    for (const std::string& remark : encoded.remarks)
        context.log(remark);
    return {std::move(piece), notesOf(readMidi(file), {.overlap = NoteOptions::Overlap::CloseAll})};
}

/// `work` of each; a file that cannot be read is told and left out, unless it is the only one.
void eachFile(const Request& request, const WordDictionary& dictionary,
              const std::function<void(const fs::path&, const Read&)>& work) {
    const std::vector<fs::path> files = midiFiles(request.paths);
    runJob("Measure", [&](JobControl& control) {
        JobContext context(control, 1, files.front().parent_path(), files.front().parent_path());
        std::size_t read = 0;
        for (std::size_t i = 0; i < files.size(); ++i) {
            context.checkpoint();
            context.progress(double(i) / double(files.size()), display(files[i].filename()));
            try {
                work(files[i], readPiece(files[i], dictionary, request, context));
                ++read;
            } catch (const UserError& error) {
                if (files.size() == 1)
                    throw;
                context.log(std::string("Left out: ") + error.what());
            }
        }
        if (read == 0)
            throw UserError("None of the files could be read; what is above says why of each.");
    });
}

int metrics(const Request& request, const Session& session) {
    if (!request.force && !request.out.empty() && fs::exists(request.out) &&
        !fs::is_empty(request.out))
        throw UserError(display(request.out) + ": exists already; name another folder or add "
                                               "--force to replace what is in it.");
    const WordDictionary& dictionary = WordDictionary::standard();
    const MetricRules rules = request.reference ? MetricRules::Published : MetricRules::Repaired;
    std::vector<PieceFigures> pieces;
    eachFile(request, dictionary, [&](const fs::path&, const Read& read) {
        pieces.push_back(figuresOf(read.piece, read.notes, dictionary, rules));
    });
    std::vector<FigureGroup> groups = byQuadrant(pieces);
    groups.insert(groups.begin(), {"all", pieces});
    if (!request.out.empty())
        writeReport(request.out, groups);
    if (session.json) {
        Json json = pieces.size() == 1 && !fs::is_directory(request.paths.front())
                        ? toJson(pieces.front())
                        : Json{{"pieces", pieces.size()}, {"groups", report(groups)}};
        if (!request.out.empty())
            json["files"] = {{"report", display(request.out)}};
        session.print(json);
        return 0;
    }
    const Table table = figureTable(groups);
    for (std::size_t row = 0; row < table.rows; ++row)
        std::printf("%-4s %-20s %s\n", table.column("group").texts[row].c_str(),
                    table.column("figure").texts[row].c_str(),
                    table.column("text").numeric
                        ? std::to_string(table.column("text").numbers[row]).c_str()
                        : table.column("text").texts[row].c_str());
    return 0;
}

/// Of the program itself, of a latent model's pieces, or by a trained classifier.
class Judge {
public:
    explicit Judge(const fs::path& model) {
        if (model.empty()) {
            m_estimate = builtInMood();
            return;
        }
        std::optional<Muser> latent;
        try {
            latent = readMuserRecord(model);
        } catch (const UserError&) {
            m_classifier.emplace(readClassifier(model));
            m_dictionary = m_classifier->dictionary();
            return;
        }
        m_estimate = moodEstimateOf(latent->training, display(latent->origin));
        if (!m_estimate)
            throw UserError(display(model) + ": this model was not trained with pieces of all four "
                                             "emotions, so it cannot tell them; leave out --model "
                                             "for the program's own estimate.");
    }
    const WordDictionary& dictionary() const { return m_dictionary; }
    Mood of(const Read& read) const {
        return m_classifier ? m_classifier->of(read.piece.words)
                            : m_estimate->of(noteFeatures(read.notes));
    }

private:
    WordDictionary m_dictionary = WordDictionary::standard();
    std::optional<MoodEstimate> m_estimate;
    std::optional<TrainedMood> m_classifier;
};

int classify(const Request& request, const Session& session) {
    const Judge judge(request.model);
    eachFile(request, judge.dictionary(), [&](const fs::path& file, const Read& read) {
        const Mood mood = judge.of(read);
        if (session.json) {
            Json json = toJson(mood);
            json["file"] = display(file);
            session.print(json);
        } else {
            std::printf("%s: Q%d, arousal %+.2f, valence %+.2f\n", display(file).c_str(),
                        mood.quadrant(), mood.arousal(), mood.valence());
        }
    });
    return 0;
}

int mood(const Request& request, const Session& session) {
    if (!request.force && fs::exists(request.out))
        throw UserError(display(request.out) +
                        ": exists already; name another file or add --force to replace it.");
    std::vector<MoodExample> examples;
    eachFile(request, WordDictionary::standard(), [&](const fs::path&, const Read& read) {
        if (read.piece.quadrant() > 0)
            examples.push_back({noteFeatures(read.notes), read.piece.quadrant(), read.piece.song});
    });
    Json json = MoodEstimate(examples).json();
    json["accuracy"] = toJson(crossValidate(examples));
    writeJson(request.out, json);
    if (session.json)
        session.print(
            {{"accuracy", json["accuracy"]}, {"files", {{"mood", display(request.out)}}}});
    else
        std::printf("%s: %zu pieces, right about the quadrant of %.0f %% of songs not learned\n",
                    display(request.out).c_str(), examples.size(),
                    100 * json["accuracy"].value("quadrant", 0.0));
    return 0;
}

CLI::App* addVerb(CLI::App& app, const char* name, const char* help, Request& request) {
    CLI::App* const verb = group(app, "emotion", "Emotion")->add_subcommand(name, help);
    verb->add_option("file", request.paths, "MIDI files, or folders of them")->required();
    verb->add_option("--sync", request.sync, "How beats are found")
        ->check(CLI::IsMember({"auto", "track", "aligned", "fixed"}));
    return verb;
}

} // namespace

void addEmotionMeasureVerbs(CLI::App& app, Session& session) {
    const auto measuring = std::make_shared<Request>();
    CLI::App* verb =
        addVerb(app, "metrics", "Figures of pieces, and of sets by emotion", *measuring);
    verb->add_option("--out", measuring->out, "Folder for tables and what plots show");
    verb->add_flag("--force", measuring->force, "Replace what is in the folder");
    verb->add_flag("--reference", measuring->reference, "Count as the published script does");
    verb->callback([&session, measuring] {
        session.action = [&session, measuring] { return metrics(*measuring, session); };
    });
    const auto judging = std::make_shared<Request>();
    verb = addVerb(app, "classify", "Tell the emotion of pieces", *judging);
    verb->add_option("--model", judging->model,
                     "A trained classifier or latent model (none: what the program knows itself)");
    verb->callback([&session, judging] {
        session.action = [&session, judging] { return classify(*judging, session); };
    });
    const auto learning = std::make_shared<Request>();
    verb =
        addVerb(app, "mood", "Learn from labelled pieces to tell the emotion of others", *learning);
    verb->add_option("--out", learning->out, "JSON file to write")->required();
    verb->add_flag("--force", learning->force, "Replace a file that is there");
    verb->callback([&session, learning] {
        session.action = [&session, learning] { return mood(*learning, session); };
    });
}

} // namespace antiphon::cli
