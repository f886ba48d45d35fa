#include "tests/testing.h"

#include "core/audio/demo.h"
#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/loudness.h"
#include "core/soundfile.h"

#include <cmath>
#include <ctime>
#include <set>

using namespace antiphon;

namespace {

std::optional<fs::path> installedSoundFont() {
    if (!haveFluidSynth())
        return std::nullopt;
    try {
        return findSoundFont();
    } catch (const UserError&) {
        return std::nullopt;
    }
}

double peakDb(const Sound& sound, double from = 0, double to = 1e9) {
    float peak = 0;
    const std::size_t last = std::min(sound.frames(), std::size_t(std::min(to, 1e6) * sound.rate));
    for (auto i = std::size_t(from * sound.rate); i < last; ++i)
        for (int c = 0; c < sound.channels; ++c)
            peak = std::max(peak, std::abs(sound.at(i, c)));
    return 20 * std::log10(double(peak) + 1e-12);
}

double meanOf(const Sound& sound) {
    double sum = 0;
    for (const float s : sound.samples)
        sum += s;
    return sum / double(sound.samples.size());
}

/// Onset energy by periods: how much the half-wave rectified energy rises repeat at a lag.
double tempoNear(const Sound& sound, double bpm) {
    const auto mono = monoOf(sound);
    const int hop = 256;
    std::vector<double> rise;
    double before = 0;
    for (std::size_t i = 0; i + hop <= mono.size(); i += hop) {
        double energy = 0;
        for (int k = 0; k < hop; ++k)
            energy += double(mono[i + std::size_t(k)]) * mono[i + std::size_t(k)];
        const double level = std::log(energy + 1e-5);
        rise.push_back(std::max(0.0, level - before));
        before = level;
    }
    double mean = 0;
    for (const double r : rise)
        mean += r / double(rise.size());
    const auto strength = [&](double candidate) {
        const double lag = 60.0 / candidate * sound.rate / hop;
        double sum = 0;
        for (std::size_t i = 0; i < rise.size(); ++i) {
            const double at = double(i) + lag;
            const auto j = std::size_t(at);
            if (j + 1 >= rise.size())
                break;
            const double next = rise[j] + (at - double(j)) * (rise[j + 1] - rise[j]);
            sum += (rise[i] - mean) * (next - mean);
        }
        return sum;
    };
    double best = 0, found = 0;
    for (double candidate = bpm * 0.8; candidate < bpm * 1.25; candidate += 0.1)
        if (const double s = strength(candidate); s > best) {
            best = s;
            found = candidate;
        }
    return found;
}

} // namespace

class TestDemo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sound_data() {
        QTest::addColumn<bool>("fonts");
        QTest::newRow("SoundFont and oscillators") << true;
        QTest::newRow("oscillators only") << false;
    }
    void sound() {
        QFETCH(bool, fonts);
        const auto soundFont = fonts ? installedSoundFont() : std::nullopt;
        if (fonts && !soundFont)
            QSKIP("no FluidSynth or no SoundFont here");
        for (Composition& piece : compose(1)) {
            const DemoPiece demo = renderDemoPiece(std::move(piece), soundFont);
            const std::string id = demo.piece.id;
            QCOMPARE(demo.synthesiserOnly, !fonts);
            QCOMPARE(demo.stems.size(), demo.piece.parts.size());
            const double lufs = loudnessOf(demo.mix).integrated.value();
            qInfo("%s: %s, %.0f bpm (heard %.1f), %.1f s, %.1f LUFS, peak %.1f dB", id.c_str(),
                  name(demo.piece.key).c_str(), demo.piece.bpm, tempoNear(demo.mix, demo.piece.bpm),
                  demo.mix.seconds(), lufs, peakDb(demo.mix));
            QVERIFY2(lufs > -20.5 && lufs < -15.5, id.c_str());
            QVERIFY2(peakDb(demo.mix) <= -1, id.c_str());
            QVERIFY2(demo.mix.seconds() > 20 && demo.mix.seconds() < 30, id.c_str());
            QVERIFY2(peakDb(demo.mix, 0, 0.25) > -40, id.c_str());     // starts at once
            QVERIFY2(peakDb(demo.mix, demo.mix.seconds() - 0.005) < -60, id.c_str()); // ends clean
            QVERIFY2(std::abs(tempoNear(demo.mix, demo.piece.bpm) / demo.piece.bpm - 1) < 0.01, id.c_str());
            for (double at = 0; at + 1 < demo.mix.seconds() - 1.5; at += 0.5)
                QVERIFY2(peakDb(demo.mix, at, at + 1) > -35, qPrintable(QString("%1 s").arg(at)));

            std::vector<double> sum(demo.mix.samples.size());
            for (std::size_t p = 0; p < demo.stems.size(); ++p) {
                const Sound& stem = demo.stems[p];
                const QByteArray what = QByteArray::fromStdString(id + " " + demo.piece.parts[p].stem);
                QCOMPARE(stem.rate, 44100);
                QCOMPARE(stem.channels, 2);
                QCOMPARE(stem.frames(), demo.mix.frames());
                QVERIFY2(peakDb(stem) <= -1, what);
                QVERIFY2(peakDb(stem) > -25, what);
                QVERIFY2(std::abs(meanOf(stem)) < 1e-3, what); // no constant part
                const double own = loudnessOf(stem).integrated.value();
                qInfo("  %-14s %6.1f LUFS, peak %6.1f dB", demo.piece.parts[p].stem.c_str(), own, peakDb(stem));
                QVERIFY2(own < lufs + 0.5 && own > lufs - 14, what); // everybody is heard, none covers all
                QVERIFY2(peakDb(stem, stem.seconds() - 0.003) < -60, what);
                for (std::size_t i = 0; i < sum.size(); ++i)
                    sum[i] += stem.samples[i];
            }
            double worst = 0;
            for (std::size_t i = 0; i < sum.size(); ++i)
                worst = std::max(worst, std::abs(sum[i] - demo.mix.samples[i]));
            QVERIFY(worst < 1e-5);
        }
    }

    void files() {
        const testing::TemporaryFolder folder;
        JobControl control;
        JobContext context(control, 7, folder.path(), folder.path());
        const std::clock_t start = std::clock();
        const auto items = makeDemo(folder / "demo", 7, context);
        const double cpu = double(std::clock() - start) / CLOCKS_PER_SEC;
        qInfo("%zu files in %.1f s of processor time", items.size(), cpu);
        std::size_t stems = 0, guides = 0, memories = 0, notes = 0, mixes = 0;
        for (const Item& item : items) {
            QVERIFY2(fs::exists(item.path), item.path.c_str());
            stems += item.role == "stem";
            guides += item.role == "guide";
            memories += item.role == "memory";
            mixes += item.role == "mix";
            notes += item.role == "notes";
            if (item.role == "stem") // <song>/<stem>/<stem>.wav
                QCOMPARE(item.path.stem(), item.path.parent_path().filename());
            if (item.kind == ItemKind::Notes) {
                const MidiFile midi = readMidi(item.path);
                QVERIFY(midi.warnings.empty());
                QVERIFY(notesOf(midi).size() > 100);
                QVERIFY(provenanceOf(midi).comment.find("\"seed\":7") != std::string::npos);
            } else {
                QVERIFY(readProvenance(item.path).comment.find("\"seed\":7") != std::string::npos);
            }
        }
        QCOMPARE(mixes, std::size_t(4));
        QCOMPARE(notes, std::size_t(4));
        QCOMPARE(guides, std::size_t(4));
        QCOMPARE(memories, std::size_t(4));
        QCOMPARE(stems, std::size_t(18));
        bool told = false;
        for (const Event& event : control.drain())
            told = told || (event.type == Event::Type::Log && event.text.find("demo") != std::string::npos);
        QVERIFY(told);
        // Not over an older one without consent; with it, the same bytes again.
        QVERIFY_EXCEPTION_THROWN(makeDemo(folder / "demo", 7, context), UserError);
        const std::string before = contentHash(items.front().path);
        makeDemo(folder / "demo", 7, context, true);
        QCOMPARE(contentHash(items.front().path), before);
    }

    void cancel() {
        const testing::TemporaryFolder folder;
        JobControl control;
        JobContext context(control, 1, folder.path(), folder.path());
        control.cancel();
        bool stopped = false;
        try {
            makeDemo(folder / "demo", 1, context);
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
