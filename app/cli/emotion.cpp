#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/music/wordfile.h"
#include "core/music/wordset.h"
#include "core/version.h"
#include "models/emotion/importmuser.h"

#include <cstdio>
#include <memory>
#include <optional>

namespace antiphon::cli {

namespace {

constexpr const char* title = "Emotion";

void say(const std::string& sentence) {
    std::fprintf(stderr, "antiphon-cli: %s\n", sentence.c_str());
}

/// What encoding and data sets have in common.
struct WordRequest {
    fs::path in, out, dictionary;
    std::string sync;
    bool reference = false;
    bool force = false;
    std::int64_t length = 1024;

    WordOptions options() const {
        WordOptions options;
        if (!sync.empty())
            options.sync = wordSyncNamed(sync);
        options.referenceLastBar = reference;
        return options;
    }
    WordDictionary words() const {
        return dictionary.empty() ? WordDictionary::standard() : WordDictionary::read(dictionary);
    }
};

void checkOut(const fs::path& in, const fs::path& out, bool force) {
    std::error_code error;
    if (fs::equivalent(out, in, error))
        throw UserError(display(out) + ": is the input itself; name another file with --out.");
    if (!force && fs::exists(fs::symlink_status(out, error)))
        throw UserError(display(out) +
                        ": exists already; name another file or add --force to replace it.");
}

int encode(const WordRequest& request, const Session& session) {
    checkOut(request.in, request.out, request.force);
    const WordDictionary dictionary = request.words();
    EncodedWords encoded;
    const WordPiece piece = readWordPiece(request.in, dictionary, request.options(), &encoded);
    for (const std::string& remark : encoded.remarks)
        say(remark);
    writeJson(request.out, wordJson(piece, encoded, dictionary));
    if (session.json)
        session.print({{"words", encoded.words.size()},
                       {"bars", encoded.bars},
                       {"quadrant", piece.quadrant()},
                       {"sync", name(encoded.sync)},
                       {"substitutions", encoded.substitutions.size()},
                       {"files", {{"words", display(request.out)}}}});
    else
        std::printf("%s: %zu words in %d bars, %zu substitutions\n", display(request.out).c_str(),
                    encoded.words.size(), encoded.bars, encoded.substitutions.size());
    return 0;
}

int decode(const WordRequest& request, WordMidiOptions options, const Session& session) {
    checkOut(request.in, request.out, request.force);
    const WordFile words = readWordFile(request.in);
    options.title = words.piece.title;
    options.referenceMarkers = request.reference;
    const Json comment = {{"task", "emotion decode"},
                          {"source", display(request.in.filename())},
                          {"song", words.piece.song},
                          {"close_holes", options.closeHoles}};
    options.provenance = {software(), comment.dump()};
    const MidiFile file = midiOf(words.piece.words, words.dictionary, options);
    writeMidi(request.out, file);
    if (session.json)
        session.print({{"words", words.piece.words.size()},
                       {"notes", notesOf(file).size()},
                       {"seconds", secondsOf(file)},
                       {"files", {{"midi", display(request.out)}}}});
    else
        std::printf("%s: %.1f s, %zu notes\n", display(request.out).c_str(), secondsOf(file),
                    notesOf(file).size());
    return 0;
}

Json byQuadrant(const std::array<std::size_t, 5>& counts) {
    Json json = Json::object();
    for (std::size_t q = 1; q < counts.size(); ++q)
        json["Q" + std::to_string(q)] = counts[q];
    json["unknown"] = counts[0];
    return json;
}

int dataset(const WordRequest& request, const Session& session) {
    checkOut(request.in, request.out, request.force);
    WordSetReport report;
    std::size_t pieces = 0;
    std::string sync;
    runJob("Data set", [&](JobControl& control) {
        JobContext context(control, 1, request.in, request.in);
        WordSetOptions options;
        options.words = request.options();
        options.dictionary = request.words();
        options.length = request.length;
        const WordSet set = compileWordSet(request.in, options, report, [&](double fraction) {
            context.checkpoint();
            context.progress(fraction, display(request.in));
        });
        pieces = set.pieces.size();
        sync = set.sync;
        writeWordSet(request.out, set);
    });
    for (const std::string& remark : report.remarks)
        say(remark);
    Json left = Json::array();
    for (const auto& [file, why] : report.left) {
        say("left out: " + why);
        left.push_back({{"file", display(file)}, {"why", why}});
    }
    std::size_t substitutions = 0;
    for (const auto& [text, count] : report.substitutions)
        substitutions += count;
    if (session.json)
        session.print({{"pieces", pieces},
                       {"sync", sync},
                       {"length", request.length},
                       {"pieces_by_quadrant", byQuadrant(report.pieces)},
                       {"rows_by_quadrant", byQuadrant(report.rows)},
                       {"cut", report.cut},
                       {"substitutions", substitutions},
                       {"substituted", report.substitutions},
                       {"left_out", left},
                       {"files", {{"dataset", display(request.out)}}}});
    else
        std::printf("%s: %zu pieces (Q1 %zu, Q2 %zu, Q3 %zu, Q4 %zu, unknown %zu), %zu cut, %zu "
                    "substitutions, %zu files left out\n",
                    display(request.out).c_str(), pieces, report.pieces[1], report.pieces[2],
                    report.pieces[3], report.pieces[4], report.pieces[0], report.cut, substitutions,
                    report.left.size());
    return 0;
}

/// A latent model, or the prior of one, for the published program.
int exportModel(const WordRequest& request, const Session& session) {
    checkOut(request.in, request.out, request.force);
    std::optional<emotion::Muser> latent;
    try {
        latent = emotion::readMuser(request.in);
    } catch (const UserError& error) {
        fs::path codes = request.out;
        codes.replace_extension(".codes.json");
        std::optional<emotion::Prior> prior;
        try {
            prior = emotion::readPrior(request.in);
        } catch (const UserError&) {
            throw error; // what is wrong with it as a latent model
        }
        checkOut(request.in, codes, request.force);
        emotion::exportPrior(request.out, *prior);
        writeJson(codes, {{"raw", prior->codes}});
        if (session.json)
            session.print(
                {{"kind", "prior"},
                 {"files", {{"model", display(request.out)}, {"codes", display(codes)}}}});
        else
            std::printf("%s\n%s: which raw code each of its codes is\n",
                        display(request.out).c_str(), display(codes).c_str());
        return 0;
    }
    emotion::exportMuser(request.out, *latent);
    if (session.json)
        session.print({{"kind", "latent model"}, {"files", {{"model", display(request.out)}}}});
    else
        std::printf("%s: as %s\n", display(request.out).c_str(), latent->config.variant.c_str());
    return 0;
}

void addEncoding(CLI::App& verb, WordRequest& request) {
    verb.add_option("--sync", request.sync,
                    "How beats are found: aligned, fixed or track (none: as the file suggests)")
        ->check(CLI::IsMember({"aligned", "fixed", "track"}));
    verb.add_option("--dictionary", request.dictionary,
                    "Dictionary other than the standard one (.pkl or .json)");
    verb.add_flag("--reference", request.reference,
                  "Lose a last onset on a bar line, as the published scripts do");
}

void addOut(CLI::App& verb, WordRequest& request, const char* help) {
    verb.add_option("--out", request.out, help)->required();
    verb.add_flag("--force", request.force, "Replace a file that is there");
}

} // namespace

void addEmotionVerbs(CLI::App& app, Session& session) {
    CLI::App* emotion = group(app, "emotion", title);
    const auto encoding = std::make_shared<WordRequest>();
    auto* verb = emotion->add_subcommand("encode", "Write a MIDI file as compound words");
    verb->add_option("file", encoding->in, "MIDI file")->required();
    addOut(*verb, *encoding, "JSON file to write");
    addEncoding(*verb, *encoding);
    verb->callback([&session, encoding] {
        session.action = [&session, encoding] { return encode(*encoding, session); };
    });

    const auto decoding = std::make_shared<WordRequest>();
    const auto options = std::make_shared<WordMidiOptions>();
    verb = emotion->add_subcommand("decode", "Write compound words as a MIDI file");
    verb->add_option("file", decoding->in, "JSON file of 'emotion encode'")->required();
    addOut(*verb, *decoding, "MIDI file to write");
    verb->add_flag("--close-holes", options->closeHoles,
                   "Leave out whole bars of silence between notes");
    verb->add_flag("--reference", decoding->reference,
                   "Leave chords and tempi of removed bars behind, as the published writer does");
    verb->callback([&session, decoding, options] {
        session.action = [&session, decoding, options] {
            return decode(*decoding, *options, session);
        };
    });

    const auto exporting = std::make_shared<WordRequest>();
    verb = emotion->add_subcommand(
        "export", "Write a latent model or a prior as a checkpoint of the published program");
    verb->add_option("model,--model", exporting->in, "Latent model or prior, or its run")
        ->required();
    addOut(*verb, *exporting, "Checkpoint to write (.pt)");
    verb->callback([&session, exporting] {
        session.action = [&session, exporting] { return exportModel(*exporting, session); };
    });

    const auto compiling = std::make_shared<WordRequest>();
    verb = emotion->add_subcommand("dataset", "Make a data set of a folder of MIDI files");
    verb->add_option("folder", compiling->in, "Folder; names or subfolders tell the quadrant (Q1)")
        ->required();
    addOut(*verb, *compiling, "Data set to write (.npz)");
    addEncoding(*verb, *compiling);
    verb->add_option("--length", compiling->length, "Rows of a piece")->check(CLI::Range(8, 65536));
    verb->callback([&session, compiling] {
        session.action = [&session, compiling] { return dataset(*compiling, session); };
    });
}

} // namespace antiphon::cli
