#include "core/maps/corpusbatch.h"

#include "core/error.h"
#include "core/soundfile.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <thread>

namespace antiphon {
namespace {

/// Sound files below a folder, sorted; hidden ones and folders that may not be read are passed
/// over.
std::vector<fs::path> soundsBelow(const fs::path& folder) {
    std::vector<fs::path> sounds;
    const auto options = fs::directory_options::skip_permission_denied;
    for (const auto& entry : fs::recursive_directory_iterator(folder, options)) {
        std::error_code error;
        if (namesSound(entry.path()) && !entry.path().filename().string().starts_with('.') &&
            entry.is_regular_file(error))
            sounds.push_back(entry.path());
    }
    std::ranges::sort(sounds);
    return sounds;
}

/// `work` may replace what is there; a side file of ours says that it is a corpus.
CorpusOutcome makeOne(const CorpusFile& file, const CorpusBatch& batch,
                      const std::function<void()>& checkpoint) {
    CorpusOutcome outcome;
    try {
        std::error_code error;
        const bool there = fs::exists(fs::symlink_status(file.csv, error));
        if (there && batch.resume && isCorpusOf(file.csv, file.sound, batch.settings)) {
            outcome.corpus = readCorpus(file.csv);
            outcome.what = CorpusOutcome::What::Kept;
            return outcome;
        }
        const bool ours = there && fs::exists(corpusSideFile(file.csv), error);
        if (there && !batch.force && !(batch.resume && ours))
            throw UserError(display(file.csv) +
                            ": exists already; choose another place, or replace "
                            "it (--force; --resume keeps finished corpora).");
        outcome.corpus = analyseCorpus(file.sound, batch.settings, checkpoint);
        writeCorpus(file.csv, outcome.corpus);
        outcome.what = CorpusOutcome::What::Made;
    } catch (const UserError& e) {
        outcome.error = e.what();
    } catch (const std::bad_alloc&) {
        outcome.error = display(file.sound) + ": needs more memory than there is.";
    }
    return outcome;
}

} // namespace

std::vector<CorpusFile> corpusFiles(std::span<const fs::path> inputs, const fs::path& out) {
    std::vector<CorpusFile> files;
    std::error_code error;
    const bool single = inputs.size() == 1 && !fs::is_directory(inputs.front(), error);
    if (single && out.extension() == ".csv" && !fs::is_directory(out, error))
        return {{inputs.front(), out}};
    if (out.extension() == ".csv" && !fs::is_directory(out, error))
        throw UserError(display(out) + ": names one file, but several corpora need a folder.",
                        UserError::Kind::Usage);
    if (fs::exists(out, error) && !fs::is_directory(out, error))
        throw UserError(display(out) + ": is a file, but several corpora need a folder.",
                        UserError::Kind::Usage);
    for (const fs::path& input : inputs) {
        if (!fs::is_directory(input, error)) {
            files.push_back({input, out / input.filename()});
            continue;
        }
        for (const fs::path& sound : soundsBelow(input))
            files.push_back({sound, out / sound.lexically_relative(input)});
    }
    if (files.empty())
        throw UserError(display(inputs.empty() ? fs::path(".") : inputs.front()) +
                        ": holds no sound files (WAV, AIFF, FLAC, Ogg, Opus or MP3).");
    // "song.wav" and "song.flac" become "song.wav.csv" and "song.flac.csv".
    std::map<fs::path, int> users;
    const auto stem = [](const fs::path& target) { return fs::path(target).replace_extension(); };
    for (const CorpusFile& file : files)
        ++users[stem(file.csv)];
    std::set<fs::path> taken;
    for (CorpusFile& file : files) {
        const fs::path plain = stem(file.csv);
        fs::path target = users[plain] > 1 ? file.csv : plain;
        target += ".csv";
        if (!taken.insert(target).second)
            throw UserError(display(file.sound) +
                                ": another recording of that name would need the "
                                "same file " +
                                display(target) + "; analyse them into different folders.",
                            UserError::Kind::Usage);
        file.csv = target;
    }
    return files;
}

void makeCorpora(std::span<const CorpusFile> files, const CorpusBatch& batch,
                 const std::function<void()>& checkpoint,
                 const std::function<void(std::size_t, CorpusOutcome&)>& report) {
    if (files.empty())
        return;
    batch.settings.analysis.resolved(); // what is wrong with all of them is told once
    std::set<fs::path> folders;
    for (const CorpusFile& file : files)
        folders.insert(file.csv.has_parent_path() ? file.csv.parent_path() : fs::path("."));
    for (const fs::path& folder : folders)
        removeAbandoned(folder); // by a program that was killed
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::size_t, CorpusOutcome> finished;
    std::exception_ptr stopped;
    std::atomic<std::size_t> next = 0, reported = 0;
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t threads =
        std::min(files.size(), batch.threads > 0 ? std::size_t(batch.threads) : cores);

    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < files.size(); i = next++) {
                // Finished ones wait in memory for their turn, so nobody runs far ahead.
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return stopped || i < reported + 4 * threads; });
                if (stopped)
                    return;
                lock.unlock();
                if (checkpoint)
                    checkpoint();
                CorpusOutcome outcome = makeOne(files[i], batch, checkpoint);
                lock.lock();
                finished[i] = std::move(outcome);
                changed.notify_all();
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!stopped)
                stopped = std::current_exception();
            changed.notify_all();
        }
    };
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < threads; ++t)
        workers.emplace_back(work);
    while (reported < files.size()) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return stopped || finished.contains(reported); });
        if (!finished.contains(reported))
            break; // stopped
        CorpusOutcome outcome = std::move(finished.extract(reported).mapped());
        lock.unlock();
        try {
            report(reported, outcome);
        } catch (...) {
            const std::lock_guard stop(mutex);
            stopped = std::current_exception();
        }
        lock.lock();
        ++reported;
        changed.notify_all();
        if (stopped)
            break;
    }
    workers.clear(); // joins
    if (stopped)
        std::rethrow_exception(stopped);
}

} // namespace antiphon
