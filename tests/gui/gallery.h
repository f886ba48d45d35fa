#pragma once

#include "tests/gui/samples.h"

#include "core/rng.h"

#include "widgets/commandpalette.h"
#include "widgets/curves.h"
#include "widgets/elementsliders.h"
#include "widgets/emotionpad.h"
#include "widgets/featurebars.h"
#include "widgets/map.h"
#include "widgets/meters.h"
#include "widgets/plot.h"
#include "widgets/quadrants.h"
#include "widgets/rollthumbnail.h"
#include "widgets/shortcuteditor.h"
#include "widgets/slider.h"
#include "widgets/transport.h"
#include "widgets/violins.h"
#include "widgets/xypad.h"

#include <cmath>
#include <memory>
#include <numbers>

// Every widget filled with something worth seeing, for the tests that look at all of them; apart
// from the samples because the header of plots takes a compiler seconds to read.
namespace antiphon::testing {

/// Points in `clusters` clouds, x and y a point.
inline std::vector<float> clouds(int points, int clusters, double spread = 1.1) {
    Rng rng(7);
    std::vector<float> xy;
    xy.reserve(std::size_t(2 * points));
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * (i % clusters) / clusters;
        const double far = 5 + 2 * std::sin(3 * angle);
        // Stretched along the circle, as embeddings often are.
        const double along = spread * rng.normal(), across = 0.5 * spread * rng.normal();
        xy.push_back(float(far * std::cos(angle) - along * std::sin(angle) + across));
        xy.push_back(float(far * std::sin(angle) + along * std::cos(angle) + across));
    }
    return xy;
}

/// Two tables coloured by a value, sized by another, with all that can lie over them.
inline std::unique_ptr<MapView> valueMap(int points) {
    auto map = std::make_unique<MapView>();
    map->setLabels(QStringLiteral("t-SNE 1"), QStringLiteral("t-SNE 2"));
    const std::vector<float> xy = clouds(points, 7);
    map->setPoints(xy, {{QStringLiteral("fm3"), points * 2 / 3},
                        {QStringLiteral("granular"), points - points * 2 / 3}});
    MapValues centroid{QStringLiteral("Centroid"), QStringLiteral("Hz"), {}, 0, 0};
    MapValues loudness{QStringLiteral("Loudness"), QStringLiteral("LUFS"), {}, 0, 0};
    for (int i = 0; i < points; ++i) {
        const float x = xy[std::size_t(2 * i)], y = xy[std::size_t(2 * i) + 1];
        centroid.values.push_back(i % 97 == 5 ? std::nanf("") : 300 + 2500 * std::abs(x + y / 2));
        loudness.values.push_back(-45 + 3 * std::abs(y));
    }
    map->setColors(centroid);
    map->setSizes(loudness);
    map->resize(760, 560);
    return map;
}

/// As many kinds as `kinds`, one table.
inline std::unique_ptr<MapView> kindMap(int points, int kinds) {
    auto map = std::make_unique<MapView>();
    map->setLabels(QStringLiteral("Principal component 1"),
                   QStringLiteral("Principal component 2"));
    map->setPoints(clouds(points, kinds));
    MapCategories clusters{QStringLiteral("Cluster"), {}, {}};
    for (int i = 0; i < points; ++i)
        clusters.of.push_back(i % 61 == 3 ? -1 : i % kinds);
    for (int k = 0; k < kinds; ++k)
        clusters.names.push_back(QStringLiteral("Cluster %1").arg(k + 1));
    map->setColors(clusters);
    map->resize(760, 560);
    return map;
}

struct NamedWidget {
    QString name;
    std::unique_ptr<QWidget> widget;
};

inline std::vector<NamedWidget> allWidgets() {
    std::vector<NamedWidget> list;
    const auto add = [&](const char* name, std::unique_ptr<QWidget> w) {
        list.push_back({QLatin1String(name), std::move(w)});
    };
    add("lanes", laneStack());
    {
        auto stack = std::make_unique<Stack>();
        stack->axis.setLength(10);
        stack->axis.setShortest(1e-3);
        auto* wave = new WaveformView(&stack->axis);
        wave->setSource(soundSource(10, 1));
        stack->axis.setVisible({2, 2.01});
        auto* empty = new WaveformView(&stack->axis);
        auto* ruler = new TimeRuler(&stack->axis);
        auto* layout = new QVBoxLayout(stack.get());
        layout->addWidget(ruler);
        layout->addWidget(wave, 3);
        layout->addWidget(empty, 1);
        stack->resize(700, 260);
        add("samples", std::move(stack));
    }
    {
        auto form = std::make_unique<OptionsForm>(SampleOptions{});
        SampleOptions changed;
        changed.vocab = 32;
        changed.temperature = 0.8;
        form->setOptions(changed);
        form->resize(380, form->sizeHint().height());
        add("form", std::move(form));
    }
    {
        auto bar = std::make_unique<TransportBar>();
        bar->setPosition(83.4, 3725);
        bar->setPlaying(true);
        bar->setLooping(true);
        bar->setXruns(3);
        bar->setDevice(QStringLiteral("Built-in audio, 48 kHz"));
        const ChannelLevel levels[] = {{0.9F, 0.3F}, {1.0F, 0.2F}};
        bar->meter()->setLevels(levels, 0.03);
        bar->resize(1000, bar->sizeHint().height());
        add("transport", std::move(bar));
    }
    {
        auto box = std::make_unique<QWidget>();
        auto* layout = new QHBoxLayout(box.get());
        auto* meter = new LevelMeter(2);
        const ChannelLevel levels[] = {{0.8F, 0.25F}, {0.1F, 0.03F}};
        meter->setLevels(levels, 0.03);
        layout->addWidget(meter);
        auto* sliders = new QVBoxLayout;
        sliders->addWidget(new Slider(
            QStringLiteral("Fade"),
            {.min = 0, .max = 50, .initial = 5, .decimals = 0, .unit = QStringLiteral("ms")}));
        sliders->addWidget(new Slider(QStringLiteral("Cutoff"), {.min = 20,
                                                                 .max = 20000,
                                                                 .initial = 1000,
                                                                 .logarithmic = true,
                                                                 .decimals = 0,
                                                                 .unit = QStringLiteral("Hz")}));
        layout->addLayout(sliders, 1);
        layout->addWidget(new Slider(
            QStringLiteral("Gain"),
            {.min = -60, .max = 12, .initial = 0, .decimals = 1, .unit = QStringLiteral("dB")},
            Qt::Vertical));
        box->resize(520, 200);
        add("sliders", std::move(box));
    }
    {
        auto pad = std::make_unique<XyPad>();
        pad->setValue({0.35, 0.6});
        pad->setAxes(QStringLiteral("Carrier"), QStringLiteral("Depth")); // and no trail
        pad->setMarks({{{0.2, 0.8}, QStringLiteral("1")}, {{0.8, 0.3}, QStringLiteral("2")}});
        pad->resize(300, 260);
        add("xypad", std::move(pad));
    }
    {
        auto pad = std::make_unique<EmotionPad>();
        pad->setTarget({-0.3, 0.6});
        pad->setEstimate(QPointF(0.55, -0.4));
        pad->setRendered(QPointF(0.1, 0.25));
        pad->resize(300, 260);
        add("emotionpad", std::move(pad));
        auto sliders = std::make_unique<ElementSliders>();
        ElementSettings settings;
        settings[0] = {ElementSource::Arousal, -1.2, false};
        settings[4] = {ElementSource::Q3, 0.5, true};
        settings[6] = {ElementSource::Piece, 1, false};
        sliders->setValue(settings);
        sliders->resize(324, sliders->sizeHint().height());
        add("elementsliders", std::move(sliders));
    }
    {
        const auto bell = [](double middle, double width, std::size_t count) {
            ViolinShape shape{count, middle, middle - 0.67 * width, middle + 0.67 * width,
                              middle - 3 * width, middle + 3 * width, {}, {}};
            for (int i = -30; i <= 30; ++i) {
                shape.at.push_back(middle + i * width / 10);
                shape.density.push_back(std::exp(-i * i / 200.0) * (1 + 0.3 * std::sin(i * 0.6)));
            }
            return shape;
        };
        std::vector<ViolinGroup> groups;
        for (int q = 1; q <= quadrantCount; ++q)
            groups.push_back({quadrantName(q), quadrantKind(q), bell(60 + 9 * q, 5 + q, 1204)});
        auto violins = std::make_unique<ViolinPlot>();
        violins->setGroups(QStringLiteral("Tempo"), QStringLiteral("bpm"), groups);
        violins->resize(340, 220);
        add("violins", std::move(violins));
        for (int q = 1; q <= quadrantCount; ++q)
            groups[std::size_t(q - 1)].after = bell(75 + 4 * q, 9 - q, 1180);
        auto halves = std::make_unique<ViolinPlot>();
        halves->setGroups(QStringLiteral("Velocity"), {}, groups);
        halves->resize(420, 240);
        add("violins-halves", std::move(halves));
        auto bars = std::make_unique<ShareBars>();
        std::vector<ShareGroup> shares;
        for (int q = 1; q <= quadrantCount; ++q)
            shares.push_back({quadrantName(q), quadrantKind(q), {0.3, 0.1 * q, 0.1, 0.05, 0.02},
                              q > 2 ? std::vector<double>{0.2, 0.25, 0.1} : std::vector<double>{}});
        bars->setGroups(QStringLiteral("Chord quality"),
                        {QStringLiteral("M"), QStringLiteral("m"), QStringLiteral("7"),
                         QStringLiteral("m7"), QStringLiteral("/o7")},
                        shares);
        bars->resize(420, 220);
        add("sharebars", std::move(bars));
        auto changes = std::make_unique<FeatureBars>();
        changes->setChanges({{QStringLiteral("Velocity"), {}, 64, 88.5, 40, 1},
                             {QStringLiteral("Density"), {}, 5.25, 3.5},
                             {QStringLiteral("Major mode"), {}, 0, 1},
                             {QStringLiteral("Tempo"), {}, 96, 96, 0, 0},
                             {QStringLiteral("Polyphony"), {}, std::nan(""), 2}});
        changes->resize(340, changes->sizeHint().height());
        add("featurebars", std::move(changes));
        auto roll = std::make_unique<Stack>();
        roll->axis.setLength(6);
        auto* notes = new PianoRollView(&roll->axis);
        notes->setNotes(someNotes(40));
        notes->setColoring(PianoRollView::Coloring::Tints);
        std::vector<std::uint32_t> tints;
        for (std::uint32_t i = 0; i < 40; ++i)
            tints.push_back(i % 3 == 0 ? 1u << 6 : i % 5 == 0 ? (1u << 4) + (1u << 6) : 0);
        notes->setTints(tints);
        (new QVBoxLayout(roll.get()))->addWidget(notes);
        roll->resize(420, 220);
        add("tints", std::move(roll));
    }
    {
        auto view = std::make_unique<RowTableView>();
        auto* table = new RowTable(songColumns(), view.get());
        table->setRows(songs(500));
        view->setTable(table);
        view->selectIds({2, 3});
        view->resize(760, 260);
        add("table", std::move(view));
    }
    {
        auto palette = std::make_unique<CommandPalette>();
        palette->setActions(someActions(palette.get()));
        palette->resize(460, 280);
        add("palette", std::move(palette));
    }
    {
        auto editor = std::make_unique<ShortcutEditor>();
        editor->setActions(someActions(editor.get()));
        editor->resize(560, 320);
        add("shortcuts", std::move(editor));
    }
    {
        auto map = valueMap(1500);
        MapTrajectory song{QStringLiteral("Evening take"), {}, {}, {}, 4};
        for (int i = 0; i < 200; ++i) {
            song.xy.push_back(float(4 * std::cos(i * 0.05) + std::sin(i * 0.31)));
            song.xy.push_back(float(4 * std::sin(i * 0.05) + std::cos(i * 0.23)));
            song.seconds.push_back(i * 0.1);
        }
        map->setTrajectories({song});
        map->setTrajectoryTime(0, 9.0);
        map->setRegions({{MapRegion::Kind::Forbidden,
                          QPolygonF(QList<QPointF>{{2, -7}, {6, -6}, {5, -3}, {3, -4}}),
                          QStringLiteral("Too harsh")},
                         {MapRegion::Kind::Refine,
                          QPolygonF(QList<QPointF>{{-8, -2}, {-5, -2}, {-5, 2}, {-8, 2}}),
                          QStringLiteral("Refine")}});
        map->setLiveCursor(0, QStringLiteral("You"));
        for (int i = 0; i < 30; ++i)
            map->moveLiveCursor(0, QPointF(-2 + i * 0.1, 2 + std::sin(i * 0.2)));
        map->setCurrent(12);
        map->setLatched(40);
        add("map-values", std::move(map));
        auto kinds = kindMap(900, 11);
        kinds->setCategoryHidden(3, true);
        add("map-kinds", std::move(kinds));
        auto some = kindMap(4000, 5);
        std::vector<int> chosen;
        for (int i = 0; i < 4000; i += 5)
            chosen.push_back(i);
        some->setSelection(chosen);
        add("map-selection", std::move(some));
        auto many = valueMap(100'000);
        many->clearSizes();
        add("map-many", std::move(many));
        auto dense = kindMap(300'000, 7);
        dense->setShading(MapView::Shading::Density);
        add("map-density", std::move(dense));
        auto narrow = valueMap(400);
        narrow->resize(320, 420);
        add("map-narrow", std::move(narrow));
        auto empty = std::make_unique<MapView>();
        empty->setEmptyText(QStringLiteral("Build a table to see its sounds here"));
        empty->resize(400, 300);
        add("map-empty", std::move(empty));
    }
    {
        auto plot = std::make_unique<Plot>();
        plot->setLabels(QStringLiteral("step"), QStringLiteral("loss"));
        for (int c = 0; c < 8; ++c) {
            QCPGraph* curve = plot->addCurve(QStringLiteral("run %1").arg(c + 1));
            for (int i = 0; i <= 60; ++i)
                curve->addData(i, (1 + 0.2 * c) * std::exp(-i / (10.0 + 4 * c)) + 0.1 * c);
        }
        plot->showAll();
        plot->resize(520, 300);
        add("plot", std::move(plot));
    }
    {
        auto view = std::make_unique<CurvesView>();
        Rng rng(7);
        for (int r = 0; r < 4; ++r) {
            CurvesView::Run run{r + 1, QStringLiteral("%1-agent.train").arg(r + 1), r, true, {}};
            for (const char* tag : {"eval/rmse", "rollout/ep_rew_mean", "train/loss"}) {
                auto curve = std::make_shared<Curve>();
                for (int i = 1; i <= 300; ++i)
                    curve->add(1000 * i, 1.7e9 + i,
                               (1 + 0.3 * r) * std::exp(-i / (60.0 + 20 * r)) +
                                   0.05 * rng.normal() + 0.2);
                run.tags.push_back({tag, curve});
            }
            view->setRun(std::move(run));
        }
        view->setHighlighted({2});
        view->resize(780, 560);
        add("curves", std::move(view));
    }
    return list;
}

} // namespace antiphon::testing
