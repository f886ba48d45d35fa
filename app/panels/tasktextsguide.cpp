#include "app/panels/systemtexts.h"

#include <QtGlobal>

// Texts of guide and memory alone.
namespace antiphon {

SystemTexts guideTexts() {
    static constexpr const char* taskTexts[] = {
        QT_TRANSLATE_NOOP("Task", "Guide and memory"),
        QT_TRANSLATE_NOOP("Task", "Recompose a memory along a guide"),
        QT_TRANSLATE_NOOP("Task",
                          "Recompose a memory recording along a guide recording into a response"),
        QT_TRANSLATE_NOOP("Task", "Guide"),
        QT_TRANSLATE_NOOP("Task", "The recording to follow"),
        QT_TRANSLATE_NOOP("Task", "The recording to cut up and recompose"),
        QT_TRANSLATE_NOOP("Task", "Edit a take"),
        QT_TRANSLATE_NOOP("Task", "Change labels and choices of a take, and write it as a new one"),
        QT_TRANSLATE_NOOP("Task", "Take"),
        QT_TRANSLATE_NOOP("Task", "Folder of a take, or its info.json"),
        QT_TRANSLATE_NOOP(
            "Task", "A trained model that answers the guide; without one the memory follows it"),
        QT_TRANSLATE_NOOP("Task", "Learn the codes of recordings"),
        QT_TRANSLATE_NOOP("Task", "Learn a codebook from recordings and make its codes audible"),
        QT_TRANSLATE_NOOP("Task", "Files, or folders of files, to learn from"),
        QT_TRANSLATE_NOOP("Task", "Export labels"),
        QT_TRANSLATE_NOOP("Task", "Write a take's labels, cues and runs for other programs"),
        QT_TRANSLATE_NOOP("Task", "Learn a relation"),
        QT_TRANSLATE_NOOP(
            "Task", "Learn from recordings that were played together how one answers the other"),
        QT_TRANSLATE_NOOP("Task", "Pair"),
        QT_TRANSLATE_NOOP(
            "Task", "Two recordings that were played together: the guide, and what answered it"),
        QT_TRANSLATE_NOOP("Task", "Folder of songs with their tracks"),
        QT_TRANSLATE_NOOP("Task", "Codebook"),
        QT_TRANSLATE_NOOP("Task", "Labels to speak: of a codebook or of another model"),
        QT_TRANSLATE_NOOP("Task", "Learn a relation further"),
        QT_TRANSLATE_NOOP("Task", "Train a model on, on other recordings"),
        QT_TRANSLATE_NOOP("Task", "A trained model"),
        QT_TRANSLATE_NOOP("Task", "Try segments and labels"),
        QT_TRANSLATE_NOOP("Task", "Train with several segments and numbers of labels, and compare"),
        QT_TRANSLATE_NOOP("Task", "Evaluate a model"),
        QT_TRANSLATE_NOOP(
            "Task", "Compare what a model answers with what was played, beside all baselines"),
        QT_TRANSLATE_NOOP("Task", "Write a specification"),
        QT_TRANSLATE_NOOP("Task", "Write the labels that a model would answer a guide with"),
        QT_TRANSLATE_NOOP("Task", "The recording to answer"),
        QT_TRANSLATE_NOOP("Task", "Recording whose labels the answer is to keep to"),
        QT_TRANSLATE_NOOP("Task", "Continue a track"),
        QT_TRANSLATE_NOOP("Task",
                          "Let a model that has learned to continue write how a track goes on"),
        QT_TRANSLATE_NOOP("Task", "Track"),
        QT_TRANSLATE_NOOP("Task", "The recording to continue"),
        QT_TRANSLATE_NOOP("Task", "Import a checkpoint"),
        QT_TRANSLATE_NOOP("Task", "Make a model of a checkpoint of the published system (Dicy3)"),
        QT_TRANSLATE_NOOP("Task", "PyTorch file of the published system"),
        QT_TRANSLATE_NOOP("Task", "Centres"),
        QT_TRANSLATE_NOOP("Task", "NumPy file of the codebook, where the checkpoint has none"),
        QT_TRANSLATE_NOOP("Task", "wav2vec 2.0"),
        QT_TRANSLATE_NOOP("Task", "File of wav2vec 2.0 weights, where the checkpoint has none"),
        QT_TRANSLATE_NOOP("Task", "Combine stems"),
        QT_TRANSLATE_NOOP("Task", "Average the stems of each instrument of a song into one file"),
        QT_TRANSLATE_NOOP("Task", "Folder of songs with a folder an instrument"),
        QT_TRANSLATE_NOOP("Task", "Split a data set"),
        QT_TRANSLATE_NOOP("Task",
                          "Divide the songs of a data set into training, validation and test"),
        QT_TRANSLATE_NOOP("Task", "Folder of songs or of paired folders"),
        QT_TRANSLATE_NOOP("Task", "Make duo folders"),
        QT_TRANSLATE_NOOP("Task", "Pair neighbouring files of a folder as A1 and A2"),
        QT_TRANSLATE_NOOP("Task", "Folder of recordings"),
        QT_TRANSLATE_NOOP("Task", "Rescale recordings"),
        QT_TRANSLATE_NOOP("Task", "Take the offset out of recordings and bring them to full level"),
        QT_TRANSLATE_NOOP("Task", "Make evaluation folders"),
        QT_TRANSLATE_NOOP(
            "Task",
            "Write true and misaligned mixes and single tracks, to measure results against"),
        QT_TRANSLATE_NOOP("Task", "Folder of songs"),
        QT_TRANSLATE_NOOP("Task", "Recompose many memories"),
        QT_TRANSLATE_NOOP(
            "Task", "Recompose every memory of a data set along its guide, with several models"),
        QT_TRANSLATE_NOOP("Task", "Models"),
        QT_TRANSLATE_NOOP("Task", "Trained models that answer the guides; without one the memories "
                                  "follow them"),
        QT_TRANSLATE_NOOP("Task", "Measure results"),
        QT_TRANSLATE_NOOP("Task", "Tell how much what was made resembles what was played together"),
        QT_TRANSLATE_NOOP("Task", "Made"),
        QT_TRANSLATE_NOOP("Task", "Recordings or takes, or folders of them"),
        QT_TRANSLATE_NOOP("Task",
                          "What was played together: the folder 'true' of evaluation folders, "
                          "or recordings"),
        QT_TRANSLATE_NOOP("Task", "Misaligned"),
        QT_TRANSLATE_NOOP("Task", "What does not belong together, for comparison: the folder "
                                  "'misaligned', or recordings"),
    };

    static constexpr const char* optionTexts[] = {
        QT_TRANSLATE_NOOP("Options", "dBFS"),
        QT_TRANSLATE_NOOP("Options", "Segment"),
        QT_TRANSLATE_NOOP("Options", "Length of the pieces that the recordings are cut into."),
        QT_TRANSLATE_NOOP("Options", "Labels"),
        QT_TRANSLATE_NOOP("Options", "Listens to"),
        QT_TRANSLATE_NOOP("Options", "What makes two segments alike."),
        QT_TRANSLATE_NOOP("Options", "timbre"),
        QT_TRANSLATE_NOOP("Options", "harmony"),
        QT_TRANSLATE_NOOP("Options", "Compare"),
        QT_TRANSLATE_NOOP("Options", "Each recording against its own range, or both on one scale."),
        QT_TRANSLATE_NOOP("Options", "relative"),
        QT_TRANSLATE_NOOP("Options", "absolute"),
        QT_TRANSLATE_NOOP("Options", "Timbre"),
        QT_TRANSLATE_NOOP("Options", "Harmony"),
        QT_TRANSLATE_NOOP("Options", "Energy"),
        QT_TRANSLATE_NOOP("Options", "Weight of this part of the blend."),
        QT_TRANSLATE_NOOP("Options", "Silence below"),
        QT_TRANSLATE_NOOP("Options", "Longest run"),
        QT_TRANSLATE_NOOP("Options", "Jump elsewhere after this many consecutive memory segments."),
        QT_TRANSLATE_NOOP("Options", "Repetitions"),
        QT_TRANSLATE_NOOP("Options", "Whether a memory segment may be used again."),
        QT_TRANSLATE_NOOP("Options", "avoid"),
        QT_TRANSLATE_NOOP("Options", "never"),
        QT_TRANSLATE_NOOP("Options", "Reference rules"),
        QT_TRANSLATE_NOOP("Options",
                          "Choose segments exactly as the published system does, faults included."),
        QT_TRANSLATE_NOOP("Options", "Fade"),
        QT_TRANSLATE_NOOP("Options", "Length of the crossfade at a join."),
        QT_TRANSLATE_NOOP("Options", "Clean attacks"),
        QT_TRANSLATE_NOOP("Options",
                          "Move joins to the attacks near them, so that no attack is cut."),
        QT_TRANSLATE_NOOP("Options", "Reach of clean attacks"),
        QT_TRANSLATE_NOOP("Options", "How far from a join an attack may be; 0: half the fade."),
        QT_TRANSLATE_NOOP("Options", "Level"),
        QT_TRANSLATE_NOOP("Options",
                          "Scale the response to full level, keep the memory's level, or match the "
                          "guide's loudness."),
        QT_TRANSLATE_NOOP("Options", "normalise"),
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
        QT_TRANSLATE_NOOP("Options", "Kind of relation"),
        QT_TRANSLATE_NOOP(
            "Options", "What one track has to do with the other; new models listen accordingly. Of "
                       "a data set with tagged songs (pairs.json) only those of this kind are "
                       "taken."),
        QT_TRANSLATE_NOOP("Options", "lead-accompaniment"),
        QT_TRANSLATE_NOOP("Options", "harmonic"),
        QT_TRANSLATE_NOOP("Options", "intensity"),
        QT_TRANSLATE_NOOP("Options", "mode-change"),
        QT_TRANSLATE_NOOP("Options", "digression"),
        QT_TRANSLATE_NOOP("Options", "question-answer"),
        QT_TRANSLATE_NOOP("Options", "special"),
        QT_TRANSLATE_NOOP("Options", "Draw again"),
        QT_TRANSLATE_NOOP("Options",
                          "Stretches whose labels the model draws again: one of its segments and a "
                          "seed, such as 30=7."),
        QT_TRANSLATE_NOOP("Options", "Length of the crossfade at a join; 0: unchanged."),
        QT_TRANSLATE_NOOP("Options", "unchanged"),
        QT_TRANSLATE_NOOP("Options", "on"),
        QT_TRANSLATE_NOOP("Options",
                          "How far from a join an attack may be; 0: half the fade, -1: unchanged."),
        QT_TRANSLATE_NOOP("Options", "Positions beside relative ones"),
        QT_TRANSLATE_NOOP(
            "Options", "What has fixed positions, too, in models with relative ones: guide and "
                       "answer, as when the published code answers, the guide alone or neither. It "
                       "trains them without those of the answer."),
        QT_TRANSLATE_NOOP("Options",
                          "Number of different labels; more tell more apart, are harder to "
                          "learn and find shorter runs."),
        QT_TRANSLATE_NOOP("Options", "wav2vec2"),
        QT_TRANSLATE_NOOP("Options",
                          "File of a trained wav2vec 2.0 network, for 'wav2vec2' alone."),
        QT_TRANSLATE_NOOP("Options",
                          "Segments below this level are silent: nothing is learned from "
                          "them, they are never chosen, and answered by silence."),
        QT_TRANSLATE_NOOP("Options", "Likely labels"),
        QT_TRANSLATE_NOOP("Options",
                          "Share of the probability that is drawn from: less is safer, 1 "
                          "admits everything. Needs a model."),
        QT_TRANSLATE_NOOP("Options",
                          "Above 1 more daring, below 1 more of the expected. Needs a model."),
        QT_TRANSLATE_NOOP("Options", "Best labels"),
        QT_TRANSLATE_NOOP("Options",
                          "Only so many of the likeliest labels are drawn from; 1: always "
                          "the likeliest, 0: any number. Needs a model."),
        QT_TRANSLATE_NOOP("Options", "Labels of the memory"),
        QT_TRANSLATE_NOOP("Options", "Whether the model may only ask for what the memory has: hard "
                                     "always, soft where likely enough, off never."),
        QT_TRANSLATE_NOOP("Options", "Beams"),
        QT_TRANSLATE_NOOP("Options",
                          "Looks for the likeliest whole answer with so many at once, in "
                          "place of drawing; 0: draws."),
        QT_TRANSLATE_NOOP("Options", "Variety of beams"),
        QT_TRANSLATE_NOOP("Options", "How much beams that use many labels are preferred."),
        QT_TRANSLATE_NOOP("Options", "Border of likely labels"),
        QT_TRANSLATE_NOOP("Options",
                          "Whether the label that crosses the share is left out (tight, as "
                          "published) or kept (usual)."),
        QT_TRANSLATE_NOOP("Options", "tight"),
        QT_TRANSLATE_NOOP("Options", "usual"),
        QT_TRANSLATE_NOOP("Options", "Carry over"),
        QT_TRANSLATE_NOOP("Options", "Each window goes on from what the one before has answered."),
        QT_TRANSLATE_NOOP("Options", "Labels learned from"),
        QT_TRANSLATE_NOOP("Options",
                          "The segments that they are to tell apart or, as published, single "
                          "frames of 'wav2vec2' from two places in 15 s; needs an absolute "
                          "comparison."),
        QT_TRANSLATE_NOOP("Options", "segments"),
        QT_TRANSLATE_NOOP("Options", "Weights in"),
        QT_TRANSLATE_NOOP("Options",
                          "Large models answer faster with weights of fewer bits; auto does "
                          "so where it makes no difference to speak of."),
        QT_TRANSLATE_NOOP("Options", "What"),
        QT_TRANSLATE_NOOP("Options",
                          "Labels as notes, cue list, runs of the memory as sounds, corpus "
                          "for CataRT, the lists as NumPy and CSV files, or all of it."),
        QT_TRANSLATE_NOOP("Options", "cues"),
        QT_TRANSLATE_NOOP("Options", "runs"),
        QT_TRANSLATE_NOOP("Options", "catart"),
        QT_TRANSLATE_NOOP("Options", "lists"),
        QT_TRANSLATE_NOOP("Options", "CataRT columns"),
        QT_TRANSLATE_NOOP("Options",
                          "What stands beside each piece of the memory: its label, or what "
                          "was heard of it, number by number."),
        QT_TRANSLATE_NOOP("Options", "vector"),
        QT_TRANSLATE_NOOP("Options", "Instrument"),
        QT_TRANSLATE_NOOP("Options", "Class in the CataRT text; empty: after the memory's name."),
        QT_TRANSLATE_NOOP("Options", "tiny learns a pair in about a minute; paper is the published "
                                     "size, for large collections and a GPU."),
        QT_TRANSLATE_NOOP("Options",
                          "Answer a guide as the partner did, or continue a track by itself."),
        QT_TRANSLATE_NOOP("Options", "answer"),
        QT_TRANSLATE_NOOP("Options", "completion"),
        QT_TRANSLATE_NOOP("Options", "Relation"),
        QT_TRANSLATE_NOOP("Options",
                          "With more than two tracks: each of the others leads and one stem "
                          "answers, or one stem leads and the mix of the others answers."),
        QT_TRANSLATE_NOOP("Options", "Windows"),
        QT_TRANSLATE_NOOP(
            "Options",
            "One from every segment (dense), every 10 s (sliding) or end to end (uniform)."),
        QT_TRANSLATE_NOOP("Options", "sliding"),
        QT_TRANSLATE_NOOP("Options", "uniform"),
        QT_TRANSLATE_NOOP("Options",
                          "What is not learned from, to tell what was learned: the end of "
                          "each pair or whole songs; auto: songs where there are eight."),
        QT_TRANSLATE_NOOP(
            "Options", "How much of the material is not learned from, to judge what was learned."),
        QT_TRANSLATE_NOOP(
            "Options", "How much of the rest is not learned from, to choose the best checkpoint."),
        QT_TRANSLATE_NOOP("Options", "How often each window is learned from; 0: the steps decide."),
        QT_TRANSLATE_NOOP("Options", "Label smoothing"),
        QT_TRANSLATE_NOOP(
            "Options", "Share of the wanted probability that all labels divide: less certainty."),
        QT_TRANSLATE_NOOP("Options", "Rare labels count more"),
        QT_TRANSLATE_NOOP("Options", "Each label weighs the less the more often it is wanted."),
        QT_TRANSLATE_NOOP("Options", "Entropy weight"),
        QT_TRANSLATE_NOOP("Options",
                          "How much undecided predictions are rewarded: more diverse answers."),
        QT_TRANSLATE_NOOP("Options", "Loss of whole windows"),
        QT_TRANSLATE_NOOP("Options", "Every window counts alike, however much of it is silent; "
                                     "without smoothing and weights."),
        QT_TRANSLATE_NOOP("Options", "Scheduled sampling"),
        QT_TRANSLATE_NOOP("Options",
                          "Learns more and more from its own answers instead of the true ones."),
        QT_TRANSLATE_NOOP("Options", "Delay of scheduled sampling"),
        QT_TRANSLATE_NOOP("Options",
                          "The greater, the later own answers take the place of the true ones."),
        QT_TRANSLATE_NOOP("Options", "Follow first"),
        QT_TRANSLATE_NOOP(
            "Options", "Share of the training that begins with following the guide itself; what a "
                       "partner does instead is learned from there with less material."),
        QT_TRANSLATE_NOOP("Options", "Best checkpoint"),
        QT_TRANSLATE_NOOP("Options", "What decides which one is kept: the least loss, or the most "
                                     "right answers to the guide alone."),
        QT_TRANSLATE_NOOP("Options", "answers"),
        QT_TRANSLATE_NOOP("Options", "Layers that learn"),
        QT_TRANSLATE_NOOP("Options", "all, last:n (the last n and the output layer) or output."),
        QT_TRANSLATE_NOOP("Options",
                          "A: the answer attends to the guide's labels themselves; B: to "
                          "what an encoder makes of them."),
        QT_TRANSLATE_NOOP("Options", "Given"),
        QT_TRANSLATE_NOOP(
            "Options",
            "Share of a window that is the beginning, where a track is to be continued."),
        QT_TRANSLATE_NOOP("Options", "Masking"),
        QT_TRANSLATE_NOOP("Options", "How often a stretch of the guide is hidden while learning."),
        QT_TRANSLATE_NOOP("Options", "Masked stretch"),
        QT_TRANSLATE_NOOP("Options", "Segments that are hidden at a time."),
        QT_TRANSLATE_NOOP("Options", "Relative positions"),
        QT_TRANSLATE_NOOP("Options",
                          "Learns distances between segments beside their places; experimental."),
        QT_TRANSLATE_NOOP("Options", "Segments"),
        QT_TRANSLATE_NOOP("Options", "Lengths to try, in seconds, with commas between."),
        QT_TRANSLATE_NOOP("Options", "Numbers of labels"),
        QT_TRANSLATE_NOOP("Options", "Numbers to try, with commas between."),
        QT_TRANSLATE_NOOP("Options", "Learning rates"),
        QT_TRANSLATE_NOOP("Options",
                          "Rates to try, with commas between; empty: the training's own."),
        QT_TRANSLATE_NOOP("Options", "How long the track goes on."),
        QT_TRANSLATE_NOOP("Options", "Rule"),
        QT_TRANSLATE_NOOP("Options",
                          "Exactly the published sets (80 % of the songs for training, the "
                          "rest halved), or the shares below, drawn by the seed."),
        QT_TRANSLATE_NOOP("Options", "published"),
        QT_TRANSLATE_NOOP("Options", "shares"),
        QT_TRANSLATE_NOOP("Options", "Share of the songs."),
        QT_TRANSLATE_NOOP("Options", "Files"),
        QT_TRANSLATE_NOOP("Options", "Copy the files, link to them (they must then stay where they "
                                     "are), or only write the list."),
        QT_TRANSLATE_NOOP("Options", "copy"),
        QT_TRANSLATE_NOOP("Options", "link"),
        QT_TRANSLATE_NOOP("Options", "list"),
        QT_TRANSLATE_NOOP("Options", "Longest excerpt, from the beginning of a song."),
        QT_TRANSLATE_NOOP("Options", "The others"),
        QT_TRANSLATE_NOOP("Options",
                          "Each by itself, all of them mixed, or a random one that the seed draws; "
                          "auto: each where a stem answers, mixed where they answer."),
        QT_TRANSLATE_NOOP("Options", "each"),
        QT_TRANSLATE_NOOP("Options", "Both ways"),
        QT_TRANSLATE_NOOP("Options",
                          "Of two recordings with known roles each also answers the other."),
        QT_TRANSLATE_NOOP("Options", "Instruments left out"),
        QT_TRANSLATE_NOOP("Options",
                          "Of songs of several stems, with commas between; empty: none."),
        QT_TRANSLATE_NOOP("Options", "Longest track"),
        QT_TRANSLATE_NOOP("Options", "Longer tracks of a data set are left out."),
        QT_TRANSLATE_NOOP("Options", "Examples"),
        QT_TRANSLATE_NOOP("Options", "Takes of each guide and memory, drawn differently."),
        QT_TRANSLATE_NOOP("Options", "Longest guide"),
        QT_TRANSLATE_NOOP("Options", "Of longer guides the liveliest stretch of this length is "
                                     "answered; 0: all of it."),
        QT_TRANSLATE_NOOP("Options", "Longest memory"),
        QT_TRANSLATE_NOOP("Options",
                          "Of longer memories the liveliest stretch of this length is used; "
                          "0: all of it."),
        QT_TRANSLATE_NOOP("Options", "Foreign memories"),
        QT_TRANSLATE_NOOP("Options",
                          "Also answer with memories that were not played with the guide "
                          "(Mem2_*)."),
        QT_TRANSLATE_NOOP("Options", "Of takes"),
        QT_TRANSLATE_NOOP("Options",
                          "Measure guide and response together, as the mixes of evaluation "
                          "folders are, or the response alone."),
        QT_TRANSLATE_NOOP("Options", "response"),
        QT_TRANSLATE_NOOP("Options", "Longest excerpt, from the beginning of a recording."),
    };

    static constexpr const char* jobTexts[] = {
        QT_TRANSLATE_NOOP("Job", "Recomposing"),      QT_TRANSLATE_NOOP("Job", "Rendering"),
        QT_TRANSLATE_NOOP("Job", "Looking"),          QT_TRANSLATE_NOOP("Job", "Finding codes"),
        QT_TRANSLATE_NOOP("Job", "Writing runs"),     QT_TRANSLATE_NOOP("Job", "Writing pieces"),
        QT_TRANSLATE_NOOP("Job", "Answering"),        QT_TRANSLATE_NOOP("Job", "Continuing"),
        QT_TRANSLATE_NOOP("Job", "Writing examples"), QT_TRANSLATE_NOOP("Job", "Answering"),
        QT_TRANSLATE_NOOP("Job", "Continuing"),       QT_TRANSLATE_NOOP("Job", "Writing examples"),
    };

    return {taskTexts, optionTexts, jobTexts};
}

} // namespace antiphon
