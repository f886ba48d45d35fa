#include "tests/testing.h"

#include "app/window/media.h"
#include "core/error.h"
#include "core/peaks.h"
#include "core/rng.h"

#include <QSignalSpy>

#include <cmath>
#include <numbers>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

Sound noise(double seconds, int channels = 2, int rate = 44100) {
    Rng rng(7);
    Sound sound{rate, channels,
                std::vector<float>(std::size_t(seconds * rate) * std::size_t(channels))};
    for (float& x : sound.samples)
        x = float(rng.uniform() - 0.5);
    return sound;
}

Sound sine(double hz, double seconds, int rate = 44100) {
    Sound sound{rate, 1, std::vector<float>(std::size_t(seconds * rate))};
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = float(std::sin(2 * std::numbers::pi * hz * double(i) / rate));
    return sound;
}

/// Frequency and level of the loudest bin of the middle column of a tile, once it is there.
std::pair<double, double> loudest(const SpectrogramSource& source, TimeSpan span) {
    std::optional<SpectrogramTile> tile;
    if (!QTest::qWaitFor([&] { return (tile = source.tile(span, 256)).has_value(); }, 10000))
        return {};
    const float* column = &tile->db[std::size_t(tile->bins) * 20];
    const auto at = std::max_element(column, column + tile->bins) - column;
    return {double(at) * source.maxHz / (tile->bins - 1), double(column[at])};
}

} // namespace

class AppMedia : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

private Q_SLOTS:
    void peaksAreThoseOfTheFile() {
        const fs::path file = m_folder / "noise.wav";
        const Sound sound = noise(7);
        writeSound(file, sound, SampleFormat::Float32);
        PeakBuilder builder(file);
        while (!builder.done())
            builder.step(1 << 20);
        SoundReader reader(file);
        Media media(m_folder / "cache");
        for (const bool again : {false, true}) { // built, then from the cache
            const auto view = media.view(file);
            QCOMPARE(view.get(), media.view(file).get());
            QTRY_VERIFY(view->isOpen());
            QCOMPARE(view->info().frames, std::int64_t(sound.frames()));
            const WaveformSource source = view->waveform();
            const auto equal = [&](int channel, std::int64_t first, std::int64_t last,
                                   int columns) {
                const auto got = source.peaks(channel, first, last, columns);
                const auto expected =
                    peaksOf(builder.pyramid(), reader, channel, first, last, columns);
                for (std::size_t k = 0; k < expected.size(); ++k)
                    if (k >= got.size() || got[k].min != expected[k].min ||
                        got[k].max != expected[k].max || got[k].rms != expected[k].rms)
                        return false;
                return true;
            };
            QTRY_VERIFY2(equal(1, 0, source.frames, 600), again ? "cached" : "built");
            QTRY_VERIFY(equal(0, 44100, 44100 + 40000, 1000)); // 40 frames a column: exact
            QTRY_VERIFY(equal(0, 300000, source.frames, 300));
        }
        QVERIFY(!fs::is_empty(m_folder / "cache/peaks"));
    }

    void samplesAreExact() {
        const fs::path file = m_folder / "exact.flac";
        const Sound sound = noise(3);
        writeSound(file, sound, SampleFormat::Flac24);
        const Sound stored = readSound(file);
        Media media(m_folder / "cache");
        const auto view = media.view(file);
        QTRY_VERIFY(view->isOpen());
        const WaveformSource source = view->waveform();
        QSignalSpy changed(view.get(), &SoundView::waveformChanged);
        QVERIFY(source.samples(0, 60000, 60100).empty()); // never waits
        std::vector<float> got;
        QTRY_VERIFY(!(got = source.samples(1, 65500, 65600)).empty()); // over a block's edge
        QVERIFY(changed.count() > 0);
        for (std::size_t i = 0; i < got.size(); ++i)
            QCOMPARE(got[i], stored.at(65500 + i, 1));
        QTRY_VERIFY(!(got = source.samples(0, source.frames - 5, source.frames)).empty());
        QCOMPARE(got.back(), stored.at(stored.frames() - 1, 0));
        const auto memory = media.view(std::make_shared<const Sound>(stored));
        QVERIFY(memory->isOpen());
        QCOMPARE(memory->waveform().samples(1, 7, 8), std::vector<float>{stored.at(7, 1)});
    }

    void spectrogramPeaksAtTheSine() {
        Media media(m_folder / "cache");
        const fs::path file = m_folder / "sine.wav";
        writeSound(file, sine(3000, 40));
        for (const auto& view :
             {media.view(file), media.view(std::make_shared<const Sound>(sine(3000, 40)))}) {
            QTRY_VERIFY(view->isOpen());
            const SpectrogramSource source = view->spectrogram();
            for (const TimeSpan span : {TimeSpan{1, 1.25}, TimeSpan{0, 32}, TimeSpan{0, 256}}) {
                const auto [hz, db] = loudest(source, span);
                QVERIFY2(std::abs(hz - 3000) < 22, std::to_string(hz).c_str());
                QVERIFY2(std::abs(db) < 1.5, std::to_string(db).c_str());
            }
        }
    }

    void manyTilesAllArrive() {
        Media media({});
        const auto view = media.view(std::make_shared<const Sound>(sine(500, 60, 8000)));
        const SpectrogramSource source = view->spectrogram();
        // More than the queue holds: those that were dropped are announced, so that a view that
        // still shows them asks again.
        std::vector<bool> have(80);
        const auto ask = [&](std::size_t i) {
            if (!have[i] && source.tile({double(i) * 0.5, double(i) * 0.5 + 0.5}, 16))
                have[i] = true;
        };
        QObject receiver;
        QObject::connect(view.get(), &SoundView::spectrogramChanged, &receiver, [&](TimeSpan span) {
            for (std::size_t i = 0; i < have.size(); ++i)
                if (double(i) * 0.5 < span.end && double(i) * 0.5 + 0.5 > span.start)
                    ask(i);
        });
        for (std::size_t i = 0; i < have.size(); ++i)
            ask(i);
        QTRY_VERIFY(std::count(have.begin(), have.end(), false) == 0);
    }

    void aCutFileGivesASentence() {
        const fs::path wav = m_folder / "cut.wav", flac = m_folder / "cut.flac";
        for (const fs::path& file : {wav, flac}) {
            writeSound(file, noise(20), *formatForName(file));
            fs::resize_file(file, fs::file_size(file) / 2);
        }
        Media media(m_folder / "cache");
        for (const fs::path& file : {wav, flac, m_folder / "absent.wav"}) {
            const auto view = media.view(file);
            QSignalSpy failed(view.get(), &SoundView::failed);
            QTRY_COMPARE(failed.count(), 1);
            QVERIFY(view->error().contains(QString::fromStdString(file.filename().string())));
            QVERIFY(media.view(file) != view); // asked again, it is tried again
        }
    }

    void aViewMayGoWhileItWorks() {
        const fs::path file = m_folder / "long.wav";
        writeSound(file, noise(60));
        Media media({});
        for (int round = 0; round < 12; ++round) {
            auto view = media.view(file);
            if (round % 3)
                QTRY_VERIFY(view->isOpen());
            const WaveformSource wave = view->waveform();
            const SpectrogramSource spectra = view->spectrogram();
            if (round % 3 == 2)
                for (int i = 0; i < 20; ++i) {
                    wave.samples(0, i * 50000, i * 50000 + 10);
                    spectra.tile({double(i), i + 1.0}, 256);
                }
            view.reset();
            QVERIFY(wave.peaks(0, 0, 100, 10).empty()); // and nothing is asked of the dead
            QTest::qWait(round);
        }
        auto last = std::make_unique<Media>(fs::path());
        auto outlives = last->view(file);
        last.reset();
        QTRY_VERIFY(outlives->isOpen());
    }

    void notesComeInTheBackground() {
        const std::vector<Note> notes = {{.start = 0, .end = 1, .pitch = 60},
                                         {.start = 1, .end = 2.5, .pitch = 64}};
        Score score;
        score.parts.resize(1);
        writeMidi(m_folder / "two.mid", fromNotes(notes, score));
        Media media({});
        QObject receiver;
        std::shared_ptr<const NotesData> got;
        QString sentence;
        const auto take = [&](std::shared_ptr<const NotesData> data, const QString& text) {
            got = std::move(data);
            sentence = text;
        };
        media.readNotes(m_folder / "two.mid", &receiver, take);
        QTRY_VERIFY(got);
        QCOMPARE(got->notes.size(), std::size_t(2));
        QVERIFY(std::abs(got->seconds - 2.5) < 0.01);
        writeFile(m_folder / "no.mid", "nothing");
        media.readNotes(m_folder / "no.mid", &receiver, take);
        QTRY_VERIFY(sentence.contains(QLatin1String("no.mid")));
        QVERIFY(!got);
    }
};

QTEST_MAIN(AppMedia)
#include "app_media.moc"
