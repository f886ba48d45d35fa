#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/music/wordencode.h"
#include "core/rng.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

using namespace antiphon;

namespace {

/// A piano performance of about ten notes a second, as a file.
std::string performance(double seconds) {
    Rng rng(7);
    std::vector<Note> notes;
    for (double beat = 0; beat < seconds; beat += 0.5)
        for (int i = 0; i < 5; ++i) {
            Note note;
            note.start = beat + (i < 3 ? 0 : 0.25) + 0.01 * rng.uniform();
            note.end = note.start + 0.1 + 0.6 * rng.uniform();
            note.pitch = 36 + int(rng.below(60));
            note.velocity = 40 + int(rng.below(80));
            notes.push_back(note);
        }
    Score score;
    score.ticksPerBeat = 384;
    score.parts = {{.name = "piano"}};
    return midiBytes(fromNotes(notes, score));
}

/// From a file's bytes to words with beats found, and to a file again. Yardstick: reading the file
/// and pairing its notes, which every encoder has to do.
void encodeAndDecode(benchmark::State& state) {
    const double seconds = double(state.range(0));
    const std::string bytes = performance(seconds);
    const WordDictionary& dictionary = WordDictionary::standard();
    double encoding = 0, decoding = 0, yardstick = 0;
    std::size_t rows = 0;
    for (auto _ : state) {
        double start = threadSeconds();
        const EncodedWords words =
            encodeWords(parseMidi(bytes, "bench"), dictionary, {.sync = WordSync::Track}, "bench");
        encoding += threadSeconds() - start;
        rows = words.words.size();
        start = threadSeconds();
        benchmark::DoNotOptimize(midiBytes(midiOf(words.words, dictionary)));
        decoding += threadSeconds() - start;
        start = threadSeconds();
        benchmark::DoNotOptimize(notesOf(parseMidi(bytes, "bench")));
        yardstick += threadSeconds() - start;
    }
    const double runs = double(state.iterations());
    state.counters["size"] = seconds;
    state.counters["rows"] = double(rows);
    state.counters["cpu_s"] = encoding / runs;
    state.counters["decode_s"] = decoding / runs;
    state.counters["ratio"] = encoding / yardstick;
}

} // namespace

BENCHMARK(encodeAndDecode)->Arg(30)->Arg(600)->Unit(benchmark::kMillisecond);
