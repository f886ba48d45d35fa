#pragma once

#include "core/files.h"
#include "core/music/midifile.h"
#include "core/music/notes.h"
#include "core/sound.h"
#include "core/soundfile.h"
#include "widgets/spectrogram.h"
#include "widgets/waveform.h"

#include <QObject>

#include <memory>

namespace antiphon {

/// A sound as pictures: opens in the background, its peaks grow, samples and spectra stream in for
/// what is in view. GUI thread; nothing here waits. Keep the shared_ptr as long as a widget shows
/// the sources.
class SoundView : public QObject {
    Q_OBJECT

public:
    ~SoundView() override;

    const fs::path& file() const; ///< empty for a sound in memory
    bool isOpen() const;          ///< info() is known
    const SoundInfo& info() const;
    double seconds() const { return info().seconds(); }
    QString error() const; ///< a sentence, when it cannot be read

    /// Valid from opened() on.
    WaveformSource waveform() const;
    SpectrogramSource spectrogram() const;

Q_SIGNALS:
    void opened();
    void failed(const QString& sentence);
    /// Peaks or samples of this stretch are new: WaveformView::dataChanged().
    void waveformChanged(antiphon::TimeSpan span);
    /// SpectrogramView::tileReady().
    void spectrogramChanged(antiphon::TimeSpan span);

private:
    friend class Media;
    struct Private;
    explicit SoundView(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_private;
};

/// A MIDI file read in the background.
struct NotesData {
    MidiFile midi;
    std::vector<Note> notes;
    double seconds = 0;
};

/// Hands out views of files, shared between panels; keeps peak caches in `cache` (a folder of the
/// user). GUI thread.
class Media : public QObject {
    Q_OBJECT

public:
    explicit Media(fs::path cache, QObject* parent = nullptr);
    ~Media() override;

    std::shared_ptr<SoundView> view(const fs::path& file);
    /// Of a sound in memory; opened at once.
    std::shared_ptr<SoundView> view(std::shared_ptr<const Sound> sound);

    /// Calls `done` in the GUI thread unless `receiver` is gone by then; the sentence is empty on
    /// success.
    void
    readNotes(const fs::path& file, QObject* receiver,
              std::function<void(std::shared_ptr<const NotesData>, const QString& sentence)> done);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace antiphon
