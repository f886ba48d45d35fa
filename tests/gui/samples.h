#pragma once

#include "widgets/arcs.h"
#include "widgets/form.h"
#include "widgets/labelstrip.h"
#include "widgets/pianoroll.h"
#include "widgets/rowtable.h"
#include "widgets/spectrogram.h"
#include "widgets/timeruler.h"
#include "widgets/waveform.h"

#include <QAction>
#include <QVBoxLayout>

#include <cmath>
#include <memory>
#include <numbers>

// What the lanes, tables and forms of the tests show.
namespace antiphon::testing {

/// A decaying tone struck twice a second, as if it had been read from a file.
inline WaveformSource soundSource(double seconds, int channels = 2) {
    WaveformSource s;
    s.rate = 8000;
    s.frames = std::int64_t(seconds * s.rate);
    s.channels = channels;
    const auto sample = [rate = s.rate](int channel, std::int64_t frame) {
        const double t = double(frame) / rate, since = std::fmod(t, 0.5);
        return float(std::exp(-5 * since) * (channel ? 0.6 : 0.95) *
                     std::sin(2 * std::numbers::pi * 180 * t));
    };
    s.peaks = [sample](int channel, std::int64_t first, std::int64_t last, int columns) {
        std::vector<PeakColumn> result(static_cast<std::size_t>(columns));
        for (int c = 0; c < columns; ++c) {
            const std::int64_t a = first + (last - first) * c / columns;
            const std::int64_t b = std::max(a + 1, first + (last - first) * (c + 1) / columns);
            const std::int64_t step = std::max<std::int64_t>(1, (b - a) / 64);
            PeakColumn p{1e9F, -1e9F, 0};
            double energy = 0;
            int n = 0;
            for (std::int64_t f = a; f < b; f += step, ++n) {
                const float v = sample(channel, f);
                p.min = std::min(p.min, v);
                p.max = std::max(p.max, v);
                energy += double(v) * v;
            }
            p.rms = float(std::sqrt(energy / n));
            result[std::size_t(c)] = p;
        }
        return result;
    };
    s.samples = [sample](int channel, std::int64_t first, std::int64_t last) {
        std::vector<float> result;
        for (std::int64_t f = first; f < last; ++f)
            result.push_back(sample(channel, f));
        return result;
    };
    return s;
}

/// A sweep with an overtone over a noise floor.
inline SpectrogramSource sweepSource(double seconds) {
    SpectrogramSource s;
    s.seconds = seconds;
    s.maxHz = 11025;
    s.tile = [seconds](TimeSpan span, int columns) {
        SpectrogramTile tile{columns, 513, {}};
        tile.db.resize(std::size_t(columns) * 513);
        for (int c = 0; c < columns; ++c) {
            const double t = span.start + span.length() * (c + 0.5) / columns;
            const double hz = 100 * std::pow(40, t / seconds);
            for (int b = 0; b < 513; ++b) {
                const double at = b * 11025.0 / 512;
                const auto line = [&](double f, double db) {
                    return db - std::abs(at - f) * (at - f > 0 ? 0.25 : 0.35);
                };
                const double floor = -85 + 6 * std::sin(b * 12.9898 + c * 78.233);
                tile.db[std::size_t(c * 513 + b)] =
                    float(std::max({line(hz, -8), line(2 * hz, -22), line(3 * hz, -38), floor}));
            }
        }
        return std::optional(tile);
    };
    return s;
}

struct SampleOptions {
    double segment = 0.5;
    double rate = 0.00003;
    std::int64_t vocab = 16;
    std::int64_t seed = 0;
    bool clean = true;
    std::string frontend = "blend";
    std::string title = "First take";
    double temperature = 1;
    bool compat = false;

    void visit(OptionVisitor& v) {
        v.real(segment, {.key = "segment",
                         .label = "Segment length",
                         .help = "How long a label lasts.",
                         .unit = "s",
                         .min = 0.05,
                         .max = 5});
        v.real(rate, {.key = "rate",
                      .label = "Learning rate",
                      .help = "Step of the optimiser.",
                      .min = 0,
                      .max = 1});
        v.integer(
            vocab,
            {.key = "vocab", .label = "Codes", .help = "Number of labels.", .min = 2, .max = 4096});
        v.integer(seed, {.key = "seed", .label = "Seed", .help = "0 draws one.", .min = 0});
        v.flag(clean, {.key = "clean", .label = "Clean attacks", .help = "Starts at onsets."});
        v.choice(frontend, {.key = "frontend",
                            .label = "Front-end",
                            .help = "What is compared.",
                            .choices = {"blend", "timbre", "pitch"}});
        v.text(title, {.key = "title", .label = "Title", .help = "Name of the result."});
        v.real(temperature, {.key = "temperature",
                             .label = "Temperature",
                             .help = "Boldness.",
                             .min = 0.1,
                             .max = 2,
                             .advanced = true});
        v.flag(compat, {.key = "compat",
                        .label = "Published behaviour",
                        .help = "As printed.",
                        .advanced = true});
    }
};

inline std::vector<LabelSegment> someSegments() {
    std::vector<LabelSegment> list;
    for (int i = 0; i < 20; ++i)
        list.push_back({i * 0.5,
                        (i + 1) * 0.5,
                        i * 7 % 20,
                        float(0.3 + 0.7 * (i % 4) / 3),
                        i % 4 == 3 ? float(i % 8) / 8 : -1,
                        i % 5 == 2,
                        {}});
    for (int i = 12; i < 15; ++i)
        list[std::size_t(i)].label = -1;
    list[12] = {6, 7.5, -1, 1, -1, false, QStringLiteral("below -60 dB")};
    list.erase(list.begin() + 13, list.begin() + 15);
    return list;
}

inline std::vector<RollNote> someNotes(int count = 80) {
    std::vector<RollNote> notes;
    for (int i = 0; i < count; ++i)
        notes.push_back({i * 0.125, i * 0.125 + 0.1 + 0.2 * (i % 3), 48 + (i * 7) % 29,
                         20 + (i * 31) % 108, i % 3});
    return notes;
}

inline std::vector<RowColumn> songColumns() {
    return {{.key = "title", .title = QStringLiteral("Title"), .editable = true},
            {.key = "bpm", .title = QStringLiteral("Tempo")},
            {.key = "duration",
             .title = QStringLiteral("Length"),
             .format = [](double s) { return timeText(s, 1); }},
            {.key = "stem", .title = QStringLiteral("Stem")},
            {.key = "tag", .title = QStringLiteral("Tags"), .editable = true},
            {.key = "path", .title = QStringLiteral("File"), .searched = false}};
}

inline std::vector<TableRow> songs(int count) {
    static const char* const stems[] = {"Drums", "Bass", "Piano", "Voice"};
    static const char* const tags[] = {"dark", "bright; loud", "slow", "", "rough"};
    std::vector<TableRow> rows;
    rows.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i)
        rows.push_back({i + 1,
                        {"Take " + std::to_string(i * 7919 % count + 1) + " of the long evening",
                         i % 10 == 9 ? RowCell() : RowCell(60.0 + i % 121), 20.0 + i % 300,
                         std::string(stems[i % 4]), std::string(tags[i % 5]),
                         "/music/session/recording-" + std::to_string(i) + ".wav"}});
    return rows;
}

/// Owns what the widgets of one stack share.
struct Stack : QWidget {
    TimeAxis axis, memory;
};

/// All lanes one above the other, as a window would stack them.
inline std::unique_ptr<QWidget> laneStack() {
    auto stack = std::make_unique<Stack>();
    TimeAxis* axis = &stack->axis;
    auto* layout = new QVBoxLayout(stack.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    axis->setLength(10);
    stack->memory.setLength(30);
    layout->addWidget(new TimeRuler(axis));
    auto* wave = new WaveformView(axis);
    wave->setSource(soundSource(9));
    wave->setBeats({0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5});
    wave->setMarkers({{1, QStringLiteral("Verse")}, {5, QStringLiteral("Chorus")}});
    layout->addWidget(wave, 2);
    auto* spectrogram = new SpectrogramView(axis);
    spectrogram->setSource(sweepSource(10));
    layout->addWidget(spectrogram, 2);
    auto* roll = new PianoRollView(axis);
    roll->setNotes(someNotes());
    roll->setTempo({{0, 120}, {4, 96}, {6, 132}});
    roll->setChords({{0, QStringLiteral("C")},
                     {2.5, QStringLiteral("Am7")},
                     {5, QStringLiteral("F")},
                     {7.5, QStringLiteral("G7sus4")}});
    roll->setSelectedNotes({8, 9});
    layout->addWidget(roll, 3);
    auto* labels = new LabelStrip(axis);
    labels->setSegments(someSegments());
    labels->setCurrent(3);
    layout->addWidget(labels);
    auto* arcs = new ArcView(axis, &stack->memory);
    std::vector<SourceArc> list;
    for (int i = 0; i < 20; ++i) {
        const double at = i % 4 ? (i / 4 * 11 % 25) + i % 4 * 0.5 : i / 4 * 11 % 25;
        list.push_back({{i * 0.5, i * 0.5 + 0.5}, {at, at + 0.5}, i * 7 % 20});
    }
    arcs->setArcs(list);
    arcs->setHighlighted(6);
    layout->addWidget(arcs);
    layout->addWidget(new TimeScrollBar(axis));
    axis->setSelection(TimeSpan{2, 3.5});
    axis->setLoop(TimeSpan{4, 6});
    axis->setCursor(2);
    axis->setPlayhead(4.75);
    stack->resize(900, 780);
    return stack;
}

inline QList<QAction*> someActions(QObject* parent) {
    const auto make = [parent](const char* text, const char* path, const char* keys) {
        auto* a = new QAction(QLatin1String(text), parent);
        a->setObjectName(QLatin1String(text).latin1());
        a->setProperty("path", QLatin1String(path));
        a->setShortcut(QKeySequence(QLatin1String(keys)));
        return a;
    };
    QList<QAction*> list = {make("&Open project...", "File", "Ctrl+O"),
                            make("Export &response...", "File", "Ctrl+E"),
                            make("&Undo", "Edit", "Ctrl+Z"),
                            make("Show library", "View", ""),
                            make("Generate", "Guide", "Ctrl+G"),
                            make("Lock segments", "Guide", "Ctrl+E"),
                            make("Re-roll the unlocked", "Guide", "Ctrl+R")};
    list[2]->setEnabled(false);
    return list;
}

} // namespace antiphon::testing
