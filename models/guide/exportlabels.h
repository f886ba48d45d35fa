#pragma once

#include "core/options.h"
#include "core/task.h"
#include "models/guide/take.h"

namespace antiphon::guide {

/// Options of guide.export-labels.
struct LabelExportOptions {
    std::string what = "all";
    std::string columns = "label";
    std::string instrument;

    void visit(OptionVisitor& v) {
        v.choice(what,
                 {.key = "what",
                  .label = "What",
                  .help = "Labels as notes, cue list, runs of the memory as sounds, corpus for "
                          "CataRT, the lists as NumPy and CSV files, or all of it.",
                  .choices = {"all", "midi", "cues", "runs", "catart", "lists"}});
        v.choice(columns, {.key = "columns",
                           .label = "CataRT columns",
                           .help = "What stands beside each piece of the memory: its label, or "
                                   "what was heard of it, number by number.",
                           .choices = {"label", "vector"}});
        v.text(instrument, {.key = "instrument",
                            .label = "Instrument",
                            .help = "Class in the CataRT text; empty: after the memory's name."});
    }
};

/// Labels and choices of a take in the files of other programs:
///  labels.mid: tracks "specification" and "response", a note a sounding segment; key = label %
///  128,
///   channel = label / 128, velocity 127 at the label's centre down to 1 at the farthest;
///  cues.csv: output_time, memory_time, label, duration, run, distance;
///  runs/run_NNN.wav: stretches of the memory that are played in one go;
///  catart/chunk_NNN.wav: pieces of the memory, and chunks.txt with a line for each;
///  specification, query: as .npy (int32) and .csv.
/// Sounds and notes carry the take's provenance. Throws UserError as Take does.
Outcome runExportLabels(const Inputs& inputs, const Options& options, JobContext& context);
Task exportLabelsTask();

// Of a take in a state, as it was saved or edited since.

/// The notes of both tracks.
void writeLabelNotes(const fs::path& file, const Take& take, const TakeState& state);
/// The cue list; a silent segment has no memory time.
void writeCues(const fs::path& file, const Take& take, const TakeState& state);
/// Returns the files.
std::vector<fs::path> writeRuns(const fs::path& folder, const Take& take, const TakeState& state);
/// chunk_000.wav ... of every memory segment, and chunks.txt: "FileName quantized_idx instrument",
/// or "FileName d0 d1 ... instrument" with the vector that was quantised; blanks between. Silent
/// segments are left out. Throws UserError where the take does not hold what vectors are made of.
void writeCataRt(const fs::path& folder, const Take& take, bool vectors,
                 const std::string& instrument);

} // namespace antiphon::guide
