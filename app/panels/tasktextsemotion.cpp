#include "app/panels/systemtexts.h"

#include <QtGlobal>

// Texts of the emotion system alone.
namespace antiphon {

SystemTexts emotionTexts() {
    static constexpr const char* taskTexts[] = {
        QT_TRANSLATE_NOOP("Task", "A .pt or .pth file of the published system"),
        QT_TRANSLATE_NOOP("Task", "A trained latent model"),
        QT_TRANSLATE_NOOP("Task", "A trained prior of that model"),
        QT_TRANSLATE_NOOP("Task", "Codes"),
        QT_TRANSLATE_NOOP("Task", "Dictionary"),
        QT_TRANSLATE_NOOP("Task", "Emotion"),
        QT_TRANSLATE_NOOP(
            "Task", "Files, or folders of files; names or folders (Q1 ... Q4) tell the emotion"),
        QT_TRANSLATE_NOOP("Task", "Edit a piece without a model"),
        QT_TRANSLATE_NOOP(
            "Task", "Change velocity, tempo, duration, octave or mode of a piece, without a model"),
        QT_TRANSLATE_NOOP("Task", "Generate pieces"),
        QT_TRANSLATE_NOOP("Task", "Import a published checkpoint"),
        QT_TRANSLATE_NOOP("Task", "Its dictionary of words (.pkl), if it is not the usual one"),
        QT_TRANSLATE_NOOP(
            "Task", "Learn to write codes for an emotion, so that new pieces can be generated"),
        QT_TRANSLATE_NOOP("Task", "MIDI files"),
        QT_TRANSLATE_NOOP("Task", "Make a data set of MIDI files"),
        QT_TRANSLATE_NOOP("Task", "Make a model of a checkpoint of the published system"),
        QT_TRANSLATE_NOOP("Task", "Map the latent space"),
        QT_TRANSLATE_NOOP("Task",
                          "Maps of a data set's pieces by each element, and which codes are used"),
        QT_TRANSLATE_NOOP("Task", "Move elements of a piece"),
        QT_TRANSLATE_NOOP("Task", "Of a prior: VQ_dict of the latent model"),
        QT_TRANSLATE_NOOP("Task", "Of a prior: the latent model"),
        QT_TRANSLATE_NOOP("Task", "Piece"),
        QT_TRANSLATE_NOOP(
            "Task", "Pieces as words: data.npz of 'emotion dataset', or of the published system"),
        QT_TRANSLATE_NOOP("Task", "Prior"),
        QT_TRANSLATE_NOOP("Task", "Pull elements of a piece towards another piece or an emotion"),
        QT_TRANSLATE_NOOP("Task", "Judge what a slider does"),
        QT_TRANSLATE_NOOP(
            "Task",
            "Move an element of pieces that were not learned from, and count what is heard of it"),
        QT_TRANSLATE_NOOP("Task", "The MIDI file to change"),
        QT_TRANSLATE_NOOP("Task", "The MIDI file whose elements are taken"),
        QT_TRANSLATE_NOOP("Task", "Towards"),
        QT_TRANSLATE_NOOP("Task",
                          "Train a classifier that tells quadrant, arousal and valence of a piece"),
        QT_TRANSLATE_NOOP("Task", "Train a latent model"),
        QT_TRANSLATE_NOOP("Task", "Train a prior"),
        QT_TRANSLATE_NOOP("Task", "Train an emotion classifier"),
        QT_TRANSLATE_NOOP("Task", "Train the element-wise latent model on a data set of pieces"),
        QT_TRANSLATE_NOOP("Task", "Write MIDI files as compound words, to train with"),
        QT_TRANSLATE_NOOP("Task", "Write new pieces for an emotion"),
    };

    static constexpr const char* optionTexts[] = {
        QT_TRANSLATE_NOOP("Options", "cosine-restarts"),
        QT_TRANSLATE_NOOP("Options", "Above 1 more daring, below 1 more of the expected."),
        QT_TRANSLATE_NOOP("Options", "Alignment"),
        QT_TRANSLATE_NOOP("Options", "Amount"),
        QT_TRANSLATE_NOOP("Options",
                          "As each file suggests, or: track the beats of a played piece, "
                          "trust the file's own bars, take it as if at 120 bpm."),
        QT_TRANSLATE_NOOP("Options", "Attention heads of the network; files do not say them."),
        QT_TRANSLATE_NOOP("Options", "Bars and beats"),
        QT_TRANSLATE_NOOP("Options", "Beat: kept"),
        QT_TRANSLATE_NOOP("Options", "Beat: temperature"),
        QT_TRANSLATE_NOOP("Options", "Chord: kept"),
        QT_TRANSLATE_NOOP("Options", "Chord: temperature"),
        QT_TRANSLATE_NOOP("Options", "Close holes"),
        QT_TRANSLATE_NOOP("Options",
                          "Codes begin at the data, and unused ones are set anew; off: as "
                          "published, where most die at once."),
        QT_TRANSLATE_NOOP("Options", "Divergence"),
        QT_TRANSLATE_NOOP("Options",
                          "Draws only rows that make music; off: everything, as published."),
        QT_TRANSLATE_NOOP("Options", "Duration: kept"),
        QT_TRANSLATE_NOOP("Options", "Duration: temperature"),
        QT_TRANSLATE_NOOP(
            "Options", "Each element by itself: velocity=0.8@piece, tempo=-1@arousal, pitch=1@Q3."),
        QT_TRANSLATE_NOOP("Options", "Each piece is followed by code 0, as published."),
        QT_TRANSLATE_NOOP("Options", "Elements"),
        QT_TRANSLATE_NOOP("Options", "Emotion in every row"),
        QT_TRANSLATE_NOOP("Options", "Emotion"),
        QT_TRANSLATE_NOOP("Options", "Epochs after which the learning rate starts again, with the "
                                     "schedule cosine-restarts."),
        QT_TRANSLATE_NOOP(
            "Options",
            "Goes to the nearest code, or to the nearest slice of a used code, after moving."),
        QT_TRANSLATE_NOOP(
            "Options", "How codes are tied to elements (TRANS: by a network, MEAN: by their mean), "
                       "how they are read (CA, CONCAT), and by which decoders (G, E, GE)."),
        QT_TRANSLATE_NOOP("Options",
                          "How exactly the weights are kept while drawing; auto: as fast as "
                          "it can be without being heard."),
        QT_TRANSLATE_NOOP("Options",
                          "How far: 0 not at all, 1 the whole way; along a direction -2 to 2."),
        QT_TRANSLATE_NOOP("Options", "How many are written."),
        QT_TRANSLATE_NOOP("Options", "How many neighbours a piece has on the map."),
        QT_TRANSLATE_NOOP(
            "Options", "How much the latent numbers of an element must follow its order. It "
                       "compares the pieces "
                       "that are in memory at once: more pieces of a batch are fewer comparisons."),
        QT_TRANSLATE_NOOP("Options", "How often each piece is learned from; 0: the steps decide."),
        QT_TRANSLATE_NOOP("Options", "Iterations"),
        QT_TRANSLATE_NOOP("Options", "Leave padding out"),
        QT_TRANSLATE_NOOP("Options", "Likely codes"),
        QT_TRANSLATE_NOOP("Options", "Longest piece"),
        QT_TRANSLATE_NOOP("Options", "MEAN_CA_GE"),
        QT_TRANSLATE_NOOP("Options", "MEAN_CONCAT_GE"),
        QT_TRANSLATE_NOOP("Options", "Mean over"),
        QT_TRANSLATE_NOOP("Options", "More than 1: a row of pieces on the way."),
        QT_TRANSLATE_NOOP("Options", "Moves"),
        QT_TRANSLATE_NOOP(
            "Options", "Of the piece that is written: target, that of what it moves towards; own, "
                       "that of the piece; or Q1 to Q4, or valence and arousal."),
        QT_TRANSLATE_NOOP("Options", "Off: in the first row alone, as published."),
        QT_TRANSLATE_NOOP("Options",
                          "Off: what is behind the end of a piece is heard, too, as published."),
        QT_TRANSLATE_NOOP("Options",
                          "Only the elements that moved, so that the rest stays as it was, "
                          "or all of them, as published."),
        QT_TRANSLATE_NOOP("Options", "Only what can be"),
        QT_TRANSLATE_NOOP("Options", "Order of the elements"),
        QT_TRANSLATE_NOOP("Options", "Order"),
        QT_TRANSLATE_NOOP("Options", "Perplexity"),
        QT_TRANSLATE_NOOP("Options", "Pieces are learned from at up to so many semitones higher or "
                                     "lower: mood does not depend on the key."),
        QT_TRANSLATE_NOOP("Options", "Pitch: kept"),
        QT_TRANSLATE_NOOP("Options", "Pitch: temperature"),
        QT_TRANSLATE_NOOP("Options", "Q1 (happy), Q2 (tense), Q3 (sad), Q4 (calm), or valence and "
                                     "arousal, -1 to 1 each, such as 0.5,-0.2."),
        QT_TRANSLATE_NOOP("Options", "Revive codes"),
        QT_TRANSLATE_NOOP("Options", "Rows at a time"),
        QT_TRANSLATE_NOOP("Options", "Rows of a piece that are looked at."),
        QT_TRANSLATE_NOOP("Options",
                          "Rows of a piece, from anywhere in it, that a step learns from."),
        QT_TRANSLATE_NOOP("Options", "Rows that are kept of a piece; what follows is left out."),
        QT_TRANSLATE_NOOP("Options", "Rows"),
        QT_TRANSLATE_NOOP("Options", "Share of the prior's probability that is drawn from."),
        QT_TRANSLATE_NOOP("Options", "Share of the probability that is drawn from; 1: all."),
        QT_TRANSLATE_NOOP("Options",
                          "Share of the songs that decides which moment of the training is kept."),
        QT_TRANSLATE_NOOP("Options",
                          "Share of the songs that is not learned from and chooses the best "
                          "checkpoint; 0: what was learned from does."),
        QT_TRANSLATE_NOOP("Options", "Share of the songs that the accuracy is measured on."),
        QT_TRANSLATE_NOOP("Options", "Snap"),
        QT_TRANSLATE_NOOP("Options", "Songs to choose by"),
        QT_TRANSLATE_NOOP("Options", "Songs to judge by"),
        QT_TRANSLATE_NOOP("Options", "Start again every"),
        QT_TRANSLATE_NOOP("Options", "Steps of the map's layout."),
        QT_TRANSLATE_NOOP("Options", "Shuffled labels"),
        QT_TRANSLATE_NOOP("Options",
                          "How often emotions are shuffled to see whether chance alone keeps "
                          "them so far apart; 0: not at all."),
        QT_TRANSLATE_NOOP("Options", "Which slider is judged, by the mean of what it moves."),
        QT_TRANSLATE_NOOP("Options",
                          "Of each emotion so many at most; each is moved by each of another."),
        QT_TRANSLATE_NOOP("Options", "Element"),
        QT_TRANSLATE_NOOP("Options", "velocity"),
        QT_TRANSLATE_NOOP("Options", "tempo"),
        QT_TRANSLATE_NOOP("Options", "Steps on the way"),
        QT_TRANSLATE_NOOP("Options", "Steps to divergence"),
        QT_TRANSLATE_NOOP("Options", "TRANS_CA_G"),
        QT_TRANSLATE_NOOP("Options", "TRANS_CA_GE"),
        QT_TRANSLATE_NOOP("Options", "TRANS_CONCAT_GE"),
        QT_TRANSLATE_NOOP("Options", "TRANS_NONE_E"),
        QT_TRANSLATE_NOOP("Options", "Takes out whole bars of silence."),
        QT_TRANSLATE_NOOP("Options", "Tempo: kept"),
        QT_TRANSLATE_NOOP("Options", "Tempo: temperature"),
        QT_TRANSLATE_NOOP(
            "Options",
            "The rows of the piece itself, or all rows, padding included, as published."),
        QT_TRANSLATE_NOOP("Options", "Towards"),
        QT_TRANSLATE_NOOP("Options", "Transposition"),
        QT_TRANSLATE_NOOP("Options", "Type: kept"),
        QT_TRANSLATE_NOOP("Options", "Type: temperature"),
        QT_TRANSLATE_NOOP(
            "Options",
            "VAE alone: how much the latent numbers of a piece must be like standard normal ones."),
        QT_TRANSLATE_NOOP("Options",
                          "VAE alone: the weight of the divergence grows over so many steps."),
        QT_TRANSLATE_NOOP("Options", "VAE"),
        QT_TRANSLATE_NOOP("Options", "VQ_VAE_CA"),
        QT_TRANSLATE_NOOP("Options", "VQ_VAE_CONCAT"),
        QT_TRANSLATE_NOOP("Options", "Velocity: kept"),
        QT_TRANSLATE_NOOP("Options", "Velocity: temperature"),
        QT_TRANSLATE_NOOP("Options", "What moves: tempo, chord, bar-beat, type, pitch, duration, "
                                     "velocity; several with commas."),
        QT_TRANSLATE_NOOP("Options", "Which order of values a slice follows: the dictionary's text "
                                     "order, as published, or by number."),
        QT_TRANSLATE_NOOP("Options",
                          "Which place of the second piece each place goes to: by bars, by "
                          "position, or to its mean."),
        QT_TRANSLATE_NOOP("Options",
                          "Without a second piece: Q1 to Q4, the mean of that emotion; or "
                          "arousal, valence or Q1-Q3 (from Q3 to Q1), along that "
                          "direction."),
        QT_TRANSLATE_NOOP("Options", "Velocity"),
        QT_TRANSLATE_NOOP("Options", "Louder above 1, softer below."),
        QT_TRANSLATE_NOOP("Options", "Steps of about 3 bpm, faster above 0."),
        QT_TRANSLATE_NOOP("Options", "Longer notes above 1, shorter ones below."),
        QT_TRANSLATE_NOOP("Options", "Octaves"),
        QT_TRANSLATE_NOOP("Options", "Up or down; what leaves the keyboard comes back by octaves."),
        QT_TRANSLATE_NOOP("Options", "Mode"),
        QT_TRANSLATE_NOOP("Options", "The parallel major or minor of the piece's own key."),
        QT_TRANSLATE_NOOP("Options", "major"),
        QT_TRANSLATE_NOOP("Options", "minor"),
        QT_TRANSLATE_NOOP("Options", "Writes anew"),
        QT_TRANSLATE_NOOP("Options", "Zero at the end"),
        QT_TRANSLATE_NOOP("Options", "aligned"),
        QT_TRANSLATE_NOOP("Options", "bar"),
        QT_TRANSLATE_NOOP("Options", "compact learns a few hundred pieces in minutes; paper is the "
                                     "published size; tiny is for trying out."),
        QT_TRANSLATE_NOOP("Options", "compact"),
        QT_TRANSLATE_NOOP("Options", "fixed"),
        QT_TRANSLATE_NOOP("Options", "moved"),
        QT_TRANSLATE_NOOP("Options", "numeric"),
        QT_TRANSLATE_NOOP("Options", "piece"),
        QT_TRANSLATE_NOOP("Options", "position"),
        QT_TRANSLATE_NOOP("Options", "slice"),
        QT_TRANSLATE_NOOP("Options",
                          "tiny learns in minutes and hears short pieces, compact in hours; "
                          "paper is the published size, for a GPU or much patience."),
    };

    static constexpr const char* jobTexts[] = {
        QT_TRANSLATE_NOOP("Job", "Moving pieces"),
        QT_TRANSLATE_NOOP("Job", "Listening to all pieces"),
        QT_TRANSLATE_NOOP("Job", "Reading the pieces"),
    };

    return {taskTexts, optionTexts, jobTexts};
}

} // namespace antiphon
