#include "core/error.h"
#include "core/music/wordset.h"
#include "models/emotion/options.h"
#include "models/emotion/tasks.h"

#include <algorithm>
#include <set>

namespace antiphon::emotion {

namespace {

/// Folders and single files as one set.
class Compiling {
public:
    Compiling(const DatasetOptions& options, JobContext& context) : m_context(context) {
        if (options.sync != "auto")
            m_settings.words.sync = wordSyncNamed(options.sync);
        m_settings.length = options.length;
        m_set.dictionary = m_settings.dictionary;
        m_set.length = options.length;
        m_set.sync = options.sync == "auto" ? "mixed" : options.sync;
    }

    void add(const fs::path& path, double from, double to) {
        if (fs::is_directory(path))
            addFolder(path, from, to);
        else
            addFile(path);
    }

    WordSet take() {
        for (const auto& [file, why] : m_report.left)
            m_context.log("Left out: " + why);
        for (const std::string& remark : m_report.remarks)
            m_context.log(remark);
        for (const auto& [text, times] : m_report.substitutions)
            m_context.log("Replaced " + text + ": " + std::to_string(times) + " times");
        if (m_set.pieces.empty())
            throw UserError(
                "None of the files could be written as words; the log says why of each.");
        std::ranges::stable_sort(m_set.pieces, std::ranges::greater{},
                                 [](const WordPiece& piece) { return piece.words.size(); });
        return std::move(m_set);
    }
    const WordSetReport& report() const { return m_report; }

private:
    void addFolder(const fs::path& folder, double from, double to) {
        WordSetReport report;
        WordSet set = compileWordSet(folder, m_settings, report, [&](double fraction) {
            m_context.checkpoint();
            m_context.progress(from + (to - from) * fraction, display(folder.filename()));
        });
        m_report.files += report.files;
        m_report.cut += report.cut;
        for (std::size_t q = 0; q < report.pieces.size(); ++q) {
            m_report.pieces[q] += report.pieces[q];
            m_report.rows[q] += report.rows[q];
        }
        for (const auto& [text, count] : report.substitutions)
            m_report.substitutions[text] += count;
        std::ranges::move(report.left, std::back_inserter(m_report.left));
        std::ranges::move(report.remarks, std::back_inserter(m_report.remarks));
        std::ranges::move(set.pieces, std::back_inserter(m_set.pieces));
    }

    void addFile(const fs::path& file) {
        m_context.checkpoint();
        ++m_report.files;
        try {
            EncodedWords encoded;
            WordPiece piece =
                readWordPiece(file, m_settings.dictionary, m_settings.words, &encoded);
            const auto quadrant = std::size_t(piece.quadrant());
            ++m_report.pieces[quadrant];
            m_report.rows[quadrant] += piece.words.size();
            m_report.cut += std::int64_t(piece.words.size()) > m_settings.length - 2 ? 1 : 0;
            for (const WordSubstitution& one : encoded.substitutions)
                ++m_report.substitutions[one.wanted + " -> " + one.used];
            std::ranges::move(encoded.remarks, std::back_inserter(m_report.remarks));
            m_set.pieces.push_back(std::move(piece));
        } catch (const UserError& error) {
            m_report.left.emplace_back(file, error.what());
        }
    }

    JobContext& m_context;
    WordSetOptions m_settings;
    WordSet m_set;
    WordSetReport m_report;
};

} // namespace

Outcome runDataset(const Inputs& inputs, const Options& options, JobContext& context) {
    Compiling compiling(options.as<DatasetOptions>(), context);
    const std::vector<fs::path> paths = pathsOf(inputs, "midi");
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const auto at = [&](std::size_t n) { return double(n) / double(paths.size()); };
        context.progress(at(i), display(paths[i].filename()));
        compiling.add(paths[i], at(i), at(i + 1));
    }
    const WordSet set = compiling.take();
    const fs::path file = context.folder() / "data.npz";
    writeWordSet(file, set);
    Outcome outcome;
    outcome.items = {{ItemKind::Corpus, file, "data"}};
    context.produced(outcome.items.front());
    const WordSetReport& report = compiling.report();
    outcome.figures = {{"pieces", set.pieces.size()},
                       {"cut", report.cut},
                       {"left_out", report.left.size()},
                       {"without_emotion", report.pieces[0]}};
    for (std::size_t q = 1; q < report.pieces.size(); ++q)
        outcome.figures["q" + std::to_string(q)] = report.pieces[q];
    std::size_t substitutions = 0;
    for (const auto& [text, count] : report.substitutions)
        substitutions += count;
    outcome.figures["substitutions"] = substitutions;
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion
