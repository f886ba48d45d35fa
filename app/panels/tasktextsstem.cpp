#include "app/panels/systemtexts.h"

#include <QtGlobal>

// Texts of accompaniment alone.
namespace antiphon {

SystemTexts stemTexts() {
    static constexpr const char* taskTexts[] = {
        QT_TRANSLATE_NOOP("Task", "Prepare songs of stems"),
        QT_TRANSLATE_NOOP("Task",
                          "Find beats, tempo and key of songs, and sum their drums and their mix"),
        QT_TRANSLATE_NOOP("Task", "Train a codec"),
        QT_TRANSLATE_NOOP("Task", "Learn to write sound as few codes and back"),
        QT_TRANSLATE_NOOP("Task", "Listen to a codec"),
        QT_TRANSLATE_NOOP("Task", "Write recordings as codes and back, and tell what is lost"),
        QT_TRANSLATE_NOOP("Task", "Train a model of stems"),
        QT_TRANSLATE_NOOP("Task", "Learn to write a stem that plays along to others"),
        QT_TRANSLATE_NOOP("Task", "Write stems"),
        QT_TRANSLATE_NOOP("Task", "Write stems that play along to a context"),
        QT_TRANSLATE_NOOP("Task", "Measure a model of stems"),
        QT_TRANSLATE_NOOP("Task",
                          "How well stems play along, beside shuffled contexts and the true stems"),
        QT_TRANSLATE_NOOP("Task", "Import published weights"),
        QT_TRANSLATE_NOOP("Task",
                          "Make a model or a codec of checkpoints of MusicGen, STAGE or EnCodec"),
        QT_TRANSLATE_NOOP("Task", "Accompaniment"),
        QT_TRANSLATE_NOOP("Task", "Songs"),
        QT_TRANSLATE_NOOP("Task", "A folder of songs, each a folder of stems that start together"),
        QT_TRANSLATE_NOOP("Task", "A trained model of stems"),
        QT_TRANSLATE_NOOP("Task", "Codec"),
        QT_TRANSLATE_NOOP("Task", "A trained or imported codec"),
        QT_TRANSLATE_NOOP("Task", "Where it does not lie beside the model"),
        QT_TRANSLATE_NOOP("Task", "Tags"),
        QT_TRANSLATE_NOOP("Task", "A table (.csv) of song, genres, moods, bpm, key"),
        QT_TRANSLATE_NOOP("Task", "Songs of stems, folders of recordings or files"),
        QT_TRANSLATE_NOOP("Task", "Sound files"),
        QT_TRANSLATE_NOOP("Task", "Go on with"),
        QT_TRANSLATE_NOOP("Task", "A model to train further"),
        QT_TRANSLATE_NOOP("Task", "Context"),
        QT_TRANSLATE_NOOP("Task",
                          "What to play along to, summed; without one: clicks at the tempo"),
        QT_TRANSLATE_NOOP("Task", "Beginning"),
        QT_TRANSLATE_NOOP("Task", "Beats"),
        QT_TRANSLATE_NOOP("Task", "Where the beats of the context are (.json)"),
        QT_TRANSLATE_NOOP("Task", "How the stems begin: sound, or codes (.npz)"),
        QT_TRANSLATE_NOOP("Task", "Reference"),
        QT_TRANSLATE_NOOP("Task", "A stem that sounds as these shall"),
        QT_TRANSLATE_NOOP("Task", "Checkpoints"),
        QT_TRANSLATE_NOOP("Task", "Files of PyTorch or .safetensors; T5's tokeniser (.model)"),
        QT_TRANSLATE_NOOP("Task", "Of a language model: the codec that it writes for"),
    };

    static constexpr const char* optionTexts[] = {
        QT_TRANSLATE_NOOP("Options", "constant"),
        QT_TRANSLATE_NOOP("Options", "Beats"),
        QT_TRANSLATE_NOOP("Options", "Key"),
        QT_TRANSLATE_NOOP("Options", "Estimate again"),
        QT_TRANSLATE_NOOP("Options", "Stem to write"),
        QT_TRANSLATE_NOOP("Options", "Plays along to"),
        QT_TRANSLATE_NOOP("Options", "Stems as context"),
        QT_TRANSLATE_NOOP("Options", "Stretch"),
        QT_TRANSLATE_NOOP("Options", "Shortest context"),
        QT_TRANSLATE_NOOP("Options", "Vary speed and pitch"),
        QT_TRANSLATE_NOOP("Options", "Adapters"),
        QT_TRANSLATE_NOOP("Options", "Choices"),
        QT_TRANSLATE_NOOP("Options", "Kept"),
        QT_TRANSLATE_NOOP("Options", "Text"),
        QT_TRANSLATE_NOOP("Options", "Stretches"),
        QT_TRANSLATE_NOOP("Options", "Without context"),
        QT_TRANSLATE_NOOP("Options", "Padding"),
        QT_TRANSLATE_NOOP("Options", "Estimate the beats of songs that have none."),
        QT_TRANSLATE_NOOP("Options", "Estimate the key of songs."),
        QT_TRANSLATE_NOOP("Options",
                          "Also what was estimated before; what a person changed stays."),
        QT_TRANSLATE_NOOP("Options", "What it is judged by: whole songs, the end of every song, or "
                                     "songs from ten on (auto)."),
        QT_TRANSLATE_NOOP("Options",
                          "How much of the data set it is judged by and does not learn from."),
        QT_TRANSLATE_NOOP("Options",
                          "tiny (16 kHz) learns in minutes, demo (32 kHz) in hours; paper "
                          "is the published size, for a GPU and much patience."),
        QT_TRANSLATE_NOOP("Options",
                          "tiny learns in minutes, demo in hours, small needs a GPU; tune "
                          "goes on with a model that is there."),
        QT_TRANSLATE_NOOP("Options", "drums, bass, guitar, piano, keyboard, strings, other, "
                                     "vocals, a folder's name, or any."),
        QT_TRANSLATE_NOOP("Options", "Other stems of the song, clicks at its beats, or either."),
        QT_TRANSLATE_NOOP("Options", "Names with commas; empty: all but the vocals."),
        QT_TRANSLATE_NOOP("Options", "How long what it learns from is: context and stem alike."),
        QT_TRANSLATE_NOOP("Options", "Contexts have random lengths from this on."),
        QT_TRANSLATE_NOOP("Options", "How many stretches of the songs are drawn and encoded before "
                                     "training; each is learned from again and again."),
        QT_TRANSLATE_NOOP("Options", "How many stretches of what is held back it is judged by."),
        QT_TRANSLATE_NOOP("Options",
                          "Half of the pieces are slower or faster, half of them higher or "
                          "lower: more to learn from."),
        QT_TRANSLATE_NOOP("Options",
                          "Learn small additions of this rank only and leave the model as "
                          "it is; 0: learn all of it."),
        QT_TRANSLATE_NOOP("Options", "How strictly context and text are followed; 1: as learned."),
        QT_TRANSLATE_NOOP("Options", "How many of the likeliest sounds are drawn from; 0: all."),
        QT_TRANSLATE_NOOP("Options", "Above 0: draw from this share of the probability instead."),
        QT_TRANSLATE_NOOP("Options", "More is more daring; 0: always the likeliest."),
        QT_TRANSLATE_NOOP("Options", "How weights are kept: fewer bits are faster and less exact."),
        QT_TRANSLATE_NOOP("Options",
                          "Genres, moods, instruments, a tempo: words that the model knows."),
        QT_TRANSLATE_NOOP("Options",
                          "Of the context, or without one of the clicks that it plays along "
                          "to; 0: as the context has it."),
        QT_TRANSLATE_NOOP("Options", "Beats a bar"),
        QT_TRANSLATE_NOOP("Options",
                          "Of the clicks that are played along to where there is no context."),
        QT_TRANSLATE_NOOP("Options", "First click"),
        QT_TRANSLATE_NOOP("Options", "When the clicks begin, with a bar."),
        QT_TRANSLATE_NOOP("Options", "Where in the context the stems begin."),
        QT_TRANSLATE_NOOP("Options", "0: as long as the context, or 10 s."),
        QT_TRANSLATE_NOOP("Options", "How much of the beginning is taken; 0: all of it."),
        QT_TRANSLATE_NOOP("Options", "Loop"),
        QT_TRANSLATE_NOOP("Options", "The end leads to the beginning, so that it can be repeated."),
        QT_TRANSLATE_NOOP("Options", "How many stems are written side by side."),
        QT_TRANSLATE_NOOP("Options", "How many stretches that were held back are played along to."),
        QT_TRANSLATE_NOOP("Options", "Keep MusicGen's start token, to write from text alone."),
        QT_TRANSLATE_NOOP("Options", "Of the codec, where its file does not say it."),
        QT_TRANSLATE_NOOP("Options",
                          "What the codec hears beyond the ends, where its file does not say it."),
        QT_TRANSLATE_NOOP("Options", "bpm"),
        QT_TRANSLATE_NOOP("Options", "demo"),
        QT_TRANSLATE_NOOP("Options", "small"),
        QT_TRANSLATE_NOOP("Options", "tune"),
        QT_TRANSLATE_NOOP("Options", "beats"),
        QT_TRANSLATE_NOOP("Options", "reflect"),
        QT_TRANSLATE_NOOP("Options", "Spectra"),
        QT_TRANSLATE_NOOP("Options", "Levels"),
        QT_TRANSLATE_NOOP("Options", "Adversary"),
        QT_TRANSLATE_NOOP("Options", "Adversary's layers"),
        QT_TRANSLATE_NOOP("Options", "Adversary's filters"),
        QT_TRANSLATE_NOOP("Options", "Commitment"),
        QT_TRANSLATE_NOOP("Options", "Balanced"),
        QT_TRANSLATE_NOOP("Options", "Averaging"),
        QT_TRANSLATE_NOOP("Options", "Books' decay"),
        QT_TRANSLATE_NOOP("Options", "Unused rows"),
        QT_TRANSLATE_NOOP("Options", "How long the pieces are that it learns from."),
        QT_TRANSLATE_NOOP("Options", "How much mel spectra of several sizes count."),
        QT_TRANSLATE_NOOP("Options",
                          "How much the levels of mel spectra count, loud and soft alike."),
        QT_TRANSLATE_NOOP("Options", "How much the samples themselves count."),
        QT_TRANSLATE_NOOP(
            "Options", "How much a second network counts that learns to tell recordings from "
                       "decoded ones: crisper sound for several times the work. 0: there is none."),
        QT_TRANSLATE_NOOP("Options",
                          "How much what the second network hears by counts; only with it."),
        QT_TRANSLATE_NOOP("Options", "How large the second network is."),
        QT_TRANSLATE_NOOP("Options",
                          "How much what is quantised is pulled to the rows of the books."),
        QT_TRANSLATE_NOOP("Options", "Each of these counts by its weight whatever its scale is, as "
                                     "published; else they are added as they are."),
        QT_TRANSLATE_NOOP("Options", "Decay of the average of the weights over the steps, which is "
                                     "what is kept; 0: the weights of the last step."),
        QT_TRANSLATE_NOOP("Options", "How slowly the books follow what they quantise."),
        QT_TRANSLATE_NOOP("Options", "Rows of a book that are used less than this share of a fair "
                                     "one begin anew; 0: none do."),
        QT_TRANSLATE_NOOP("Options", "Clip numbers of gradients"),
        QT_TRANSLATE_NOOP("Options", "Largest number that a gradient may have; 0: any."),
        QT_TRANSLATE_NOOP("Options",
                          "Decay of the averaged weights, which are then measured and used: "
                          "0.999 averages about a thousand steps; 0: none."),
        QT_TRANSLATE_NOOP("Options", "Rows without context"),
        QT_TRANSLATE_NOOP("Options",
                          "Share of the rows that learn to play alone, which guidance needs."),
        QT_TRANSLATE_NOOP("Options", "Rows without conditions"),
        QT_TRANSLATE_NOOP(
            "Options", "Share of the rows that do without each condition, which guidance needs."),
        QT_TRANSLATE_NOOP("Options", "Draws"),
        QT_TRANSLATE_NOOP("Options",
                          "How often each of them is played along to, with other seeds; means "
                          "are compared."),
        QT_TRANSLATE_NOOP("Options", "Hidden past"),
        QT_TRANSLATE_NOOP(
            "Options",
            "Share of the steps of a stem that are hidden from what comes after them, so "
            "that it listens to the context and does not learn the stem by heart."),
        QT_TRANSLATE_NOOP("Options", "Dropped tags"),
        QT_TRANSLATE_NOOP("Options", "Share of the tags that are left out of a description."),
    };

    static constexpr const char* jobTexts[] = {
        QT_TRANSLATE_NOOP("Job", "Measuring what fewer bits would change"),
        QT_TRANSLATE_NOOP("Job", "Reading the codec"),
        QT_TRANSLATE_NOOP("Job", "Looking through the recordings"),
        QT_TRANSLATE_NOOP("Job", "Reading the songs"),
    };

    return {taskTexts, optionTexts, jobTexts};
}

} // namespace antiphon
