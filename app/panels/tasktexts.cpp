#include "app/panels/tasktexts.h"

#include <QtGlobal>

namespace antiphon {

namespace {

constexpr const char* taskTexts[] = {
    QT_TRANSLATE_NOOP("Task", "Guide and memory"),
    QT_TRANSLATE_NOOP("Task", "Recompose a memory along a guide"),
    QT_TRANSLATE_NOOP("Task",
                      "Recompose a memory recording along a guide recording into a response"),
    QT_TRANSLATE_NOOP("Task", "Guide"),
    QT_TRANSLATE_NOOP("Task", "The recording to follow"),
    QT_TRANSLATE_NOOP("Task", "Memory"),
    QT_TRANSLATE_NOOP("Task", "The recording to cut up and recompose"),
    QT_TRANSLATE_NOOP("Task", "Edit a take"),
    QT_TRANSLATE_NOOP("Task", "Change labels and choices of a take, and write it as a new one"),
    QT_TRANSLATE_NOOP("Task", "Take"),
    QT_TRANSLATE_NOOP("Task", "Folder of a take, or its info.json"),
    QT_TRANSLATE_NOOP("Task", "Improvisation"),
    QT_TRANSLATE_NOOP("Task", "Build a lookup table"),
    QT_TRANSLATE_NOOP("Task", "Render and analyse a synthesizer at many points of its parameters"),
    QT_TRANSLATE_NOOP("Task", "Analyse recordings"),
    QT_TRANSLATE_NOOP("Task",
                      "Describe recordings frame by frame, to be compared with a synthesizer's "
                      "sounds"),
    QT_TRANSLATE_NOOP("Task", "Recordings"),
    QT_TRANSLATE_NOOP("Task", "Sound files to describe"),
};

constexpr const char* optionTexts[] = {
    QT_TRANSLATE_NOOP("Options", "s"),
    QT_TRANSLATE_NOOP("Options", "dBFS"),
    QT_TRANSLATE_NOOP("Options", "Segment"),
    QT_TRANSLATE_NOOP("Options", "Length of the pieces that the recordings are cut into."),
    QT_TRANSLATE_NOOP("Options", "Labels"),
    QT_TRANSLATE_NOOP("Options",
                      "Number of different labels; more labels follow the guide more closely and "
                      "find shorter runs."),
    QT_TRANSLATE_NOOP("Options", "Listens to"),
    QT_TRANSLATE_NOOP("Options", "What makes two segments alike."),
    QT_TRANSLATE_NOOP("Options", "blend"),
    QT_TRANSLATE_NOOP("Options", "timbre"),
    QT_TRANSLATE_NOOP("Options", "mel"),
    QT_TRANSLATE_NOOP("Options", "harmony"),
    QT_TRANSLATE_NOOP("Options", "energy"),
    QT_TRANSLATE_NOOP("Options", "Compare"),
    QT_TRANSLATE_NOOP("Options", "Each recording against its own range, or both on one scale."),
    QT_TRANSLATE_NOOP("Options", "relative"),
    QT_TRANSLATE_NOOP("Options", "absolute"),
    QT_TRANSLATE_NOOP("Options", "Timbre"),
    QT_TRANSLATE_NOOP("Options", "Harmony"),
    QT_TRANSLATE_NOOP("Options", "Energy"),
    QT_TRANSLATE_NOOP("Options", "Weight of this part of the blend."),
    QT_TRANSLATE_NOOP("Options", "Silence below"),
    QT_TRANSLATE_NOOP("Options",
                      "Segments below this level are silent: never chosen, and answered by "
                      "silence."),
    QT_TRANSLATE_NOOP("Options", "Longest run"),
    QT_TRANSLATE_NOOP("Options", "Jump elsewhere after this many consecutive memory segments."),
    QT_TRANSLATE_NOOP("Options", "Repetitions"),
    QT_TRANSLATE_NOOP("Options", "Whether a memory segment may be used again."),
    QT_TRANSLATE_NOOP("Options", "allow"),
    QT_TRANSLATE_NOOP("Options", "avoid"),
    QT_TRANSLATE_NOOP("Options", "never"),
    QT_TRANSLATE_NOOP("Options", "Reference rules"),
    QT_TRANSLATE_NOOP("Options",
                      "Choose segments exactly as the published system does, faults included."),
    QT_TRANSLATE_NOOP("Options", "Fade"),
    QT_TRANSLATE_NOOP("Options", "Length of the crossfade at a join."),
    QT_TRANSLATE_NOOP("Options", "Clean attacks"),
    QT_TRANSLATE_NOOP("Options", "Move joins to the attacks near them, so that no attack is cut."),
    QT_TRANSLATE_NOOP("Options", "Reach of clean attacks"),
    QT_TRANSLATE_NOOP("Options", "How far from a join an attack may be; 0: half the fade."),
    QT_TRANSLATE_NOOP("Options", "Level"),
    QT_TRANSLATE_NOOP("Options",
                      "Scale the response to full level, keep the memory's level, or match the "
                      "guide's loudness."),
    QT_TRANSLATE_NOOP("Options", "normalise"),
    QT_TRANSLATE_NOOP("Options", "keep"),
    QT_TRANSLATE_NOOP("Options", "match"),
    QT_TRANSLATE_NOOP(
        "Options",
        "New labels, such as 3=7,10-14=2 (-1: silence); what answers them is chosen anew."),
    QT_TRANSLATE_NOOP("Options", "Use"),
    QT_TRANSLATE_NOOP(
        "Options",
        "Memory segments to put in, such as 3=40; 10-14=7 plays 7 to 11 there, -1 is silence."),
    QT_TRANSLATE_NOOP("Options", "Lock"),
    QT_TRANSLATE_NOOP("Options", "Segments that are kept, such as 3,10-14, in place of those "
                                 "locked before; 'none' unlocks all."),
    QT_TRANSLATE_NOOP("Options", "Re-roll"),
    QT_TRANSLATE_NOOP("Options", "Choose everything anew that is not locked, by the seed."),
    QT_TRANSLATE_NOOP("Options", "Length of the crossfade at a join; 0: unchanged."),
    QT_TRANSLATE_NOOP("Options", "unchanged"),
    QT_TRANSLATE_NOOP("Options", "on"),
    QT_TRANSLATE_NOOP("Options", "off"),
    QT_TRANSLATE_NOOP("Options",
                      "How far from a join an attack may be; 0: half the fade, -1: unchanged."),
    QT_TRANSLATE_NOOP("Options", "Synthesizer"),
    QT_TRANSLATE_NOOP("Options", "Which synthesizer the table is of."),
    QT_TRANSLATE_NOOP("Options", "Pure Data folder"),
    QT_TRANSLATE_NOOP("Options", "Folder of a Pure Data synthesizer (synth.pd) to take instead."),
    QT_TRANSLATE_NOOP("Options", "Its parameters"),
    QT_TRANSLATE_NOOP("Options", "How many parameters the patch has; 0: as it declares."),
    QT_TRANSLATE_NOOP("Options", "Grain source"),
    QT_TRANSLATE_NOOP("Options", "Sound file that the granular synthesizers read; empty: our own."),
    QT_TRANSLATE_NOOP("Options", "Points"),
    QT_TRANSLATE_NOOP("Options", "A grid with both ends, the original grid without the upper end, "
                                 "evenly scattered points, or random ones."),
    QT_TRANSLATE_NOOP("Options", "Steps a parameter"),
    QT_TRANSLATE_NOOP("Options", "Values of each parameter; the table has their product as rows."),
    QT_TRANSLATE_NOOP("Options", "Scattered points"),
    QT_TRANSLATE_NOOP("Options",
                      "How many scattered or random points; 0: as many as the grid would have."),
    QT_TRANSLATE_NOOP("Options", "Length"),
    QT_TRANSLATE_NOOP("Options", "Length of the sound that is analysed at each point."),
    QT_TRANSLATE_NOOP("Options", "Settling"),
    QT_TRANSLATE_NOOP("Options",
                      "Sound that is thrown away before; below 0: as the synthesizer needs it."),
    QT_TRANSLATE_NOOP("Options", "Sample rate"),
    QT_TRANSLATE_NOOP("Options", "Rate at which the synthesizer plays."),
    QT_TRANSLATE_NOOP("Options", "Hz"),
    QT_TRANSLATE_NOOP("Options",
                      "Rate to which recordings are brought before the analysis; 0: as they are."),
    QT_TRANSLATE_NOOP("Options", "Pitch"),
    QT_TRANSLATE_NOOP("Options", "Also find the pitch and how sure it is."),
    QT_TRANSLATE_NOOP("Options", "Also keep the fundamental frequency and how sure it is."),
    QT_TRANSLATE_NOOP("Options", "Leave out silence"),
    QT_TRANSLATE_NOOP("Options", "Leave out what is silent at the beginning and the end."),
    QT_TRANSLATE_NOOP("Options", "Onset jitter"),
    QT_TRANSLATE_NOOP("Options", "Share of the period by which the onsets of grains vary."),
    QT_TRANSLATE_NOOP("Options", "Semitones"),
    QT_TRANSLATE_NOOP("Options", "Grains are transposed in whole semitones."),
    QT_TRANSLATE_NOOP("Options", "Even level"),
    QT_TRANSLATE_NOOP("Options", "Many grains at once are no louder than few."),
    QT_TRANSLATE_NOOP("Options", "Original sound"),
    QT_TRANSLATE_NOOP("Options", "Play as the published patches do, faults included."),
    QT_TRANSLATE_NOOP("Options", "Window"),
    QT_TRANSLATE_NOOP("Options", "Samples of a spectrum; fewer see faster, more see finer."),
    QT_TRANSLATE_NOOP("Options", "Hop"),
    QT_TRANSLATE_NOOP("Options", "Samples from one spectrum to the next; 0: half the window."),
    QT_TRANSLATE_NOOP("Options", "Loudness window"),
    QT_TRANSLATE_NOOP("Options", "Samples over which loudness is measured."),
    QT_TRANSLATE_NOOP("Options", "Descriptors"),
    QT_TRANSLATE_NOOP("Options", "As the reference computes them, or cleaner and faster."),
    QT_TRANSLATE_NOOP("Options", "Statistics"),
    QT_TRANSLATE_NOOP("Options", "Also keep the spread and quantiles of every descriptor."),
    QT_TRANSLATE_NOOP("Options", "sin"),
    QT_TRANSLATE_NOOP("Options", "fm3"),
    QT_TRANSLATE_NOOP("Options", "fm3-legacy"),
    QT_TRANSLATE_NOOP("Options", "fm4"),
    QT_TRANSLATE_NOOP("Options", "granular"),
    QT_TRANSLATE_NOOP("Options", "granular3-dur"),
    QT_TRANSLATE_NOOP("Options", "granular3-pitch"),
    QT_TRANSLATE_NOOP("Options", "inclusive"),
    QT_TRANSLATE_NOOP("Options", "original"),
    QT_TRANSLATE_NOOP("Options", "sobol"),
    QT_TRANSLATE_NOOP("Options", "random"),
    QT_TRANSLATE_NOOP("Options", "parity"),
    QT_TRANSLATE_NOOP("Options", "clean"),
};

constexpr const char* jobTexts[] = {
    QT_TRANSLATE_NOOP("Job", "Reading"),
    QT_TRANSLATE_NOOP("Job", "Listening"),
    QT_TRANSLATE_NOOP("Job", "Training"),
    QT_TRANSLATE_NOOP("Job", "Evaluating"),
    QT_TRANSLATE_NOOP("Job", "Rendering and analysing"),
    QT_TRANSLATE_NOOP("Job", "Analysing recordings"),
    QT_TRANSLATE_NOOP("Job", "Exporting sounds"),
    QT_TRANSLATE_NOOP("Job", "Recomposing"),
    QT_TRANSLATE_NOOP("Job", "Rendering"),
    QT_TRANSLATE_NOOP("Job", "Writing"),
    QT_TRANSLATE_NOOP("Job", "Done"),
};

constexpr const char* figureTexts[] = {
    QT_TRANSLATE_NOOP("Figure", "Seconds"),    QT_TRANSLATE_NOOP("Figure", "Segments"),
    QT_TRANSLATE_NOOP("Figure", "Vocab used"), QT_TRANSLATE_NOOP("Figure", "Mean run"),
    QT_TRANSLATE_NOOP("Figure", "Max run"),    QT_TRANSLATE_NOOP("Figure", "Share silent"),
    QT_TRANSLATE_NOOP("Figure", "Peak"),       QT_TRANSLATE_NOOP("Figure", "Synth"),
    QT_TRANSLATE_NOOP("Figure", "Rows"),       QT_TRANSLATE_NOOP("Figure", "Parameters"),
    QT_TRANSLATE_NOOP("Figure", "Columns"),    QT_TRANSLATE_NOOP("Figure", "Files"),
    QT_TRANSLATE_NOOP("Figure", "Failed"),     QT_TRANSLATE_NOOP("Figure", "Frames"),
};

constexpr const char* roleTexts[] = {
    QT_TRANSLATE_NOOP("Role", "Response"), QT_TRANSLATE_NOOP("Role", "Mix"),
    QT_TRANSLATE_NOOP("Role", "Guide"),    QT_TRANSLATE_NOOP("Role", "Memory"),
    QT_TRANSLATE_NOOP("Role", "Original"), QT_TRANSLATE_NOOP("Role", "Query"),
    QT_TRANSLATE_NOOP("Role", "Info"),     QT_TRANSLATE_NOOP("Role", "Specification"),
    QT_TRANSLATE_NOOP("Role", "Table"),    QT_TRANSLATE_NOOP("Role", "Corpus"),
    QT_TRANSLATE_NOOP("Role", "Sample"),
};

} // namespace

std::span<const char* const> sourceTexts(std::string_view context) {
    if (context == "Task")
        return taskTexts;
    if (context == "Options")
        return optionTexts;
    if (context == "Job")
        return jobTexts;
    if (context == "Figure")
        return figureTexts;
    return context == "Role" ? std::span<const char* const>(roleTexts)
                             : std::span<const char* const>();
}

} // namespace antiphon
