#include "app/panels/rowexport.h"

#include "core/error.h"
#include "core/synth/puredata.h"
#include "core/version.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

fs::path freeName(const fs::path& folder, const std::string& name) {
    fs::path file = folder / (name + ".wav");
    for (int n = 2; fs::exists(file); ++n)
        file = folder / (name + "-" + std::to_string(n) + ".wav");
    return file;
}

Json noteOf(const RowExport& what, std::size_t row) {
    const MapTable& table = what.rows->tableOf(row);
    const TableSound& sound = what.sounds[what.rows->place(row).table];
    Json parameters = Json::array();
    const std::vector<double> point = what.rows->point(row);
    for (std::size_t p = 0; p < point.size(); ++p)
        parameters.push_back(
            {{"name", table.parameterNames[int(p)].toStdString()}, {"value", point[p]}});
    return {{"synth", sound.synth},
            {"parity", sound.settings.parity},
            {"seed", sound.settings.seed},
            {"grains", sound.settings.grains.string()},
            {"seconds", sound.seconds},
            {"pre_roll", sound.preRoll},
            {"parameters", std::move(parameters)},
            {"table", table.title.toStdString()}};
}

/// Hands out the rows' sounds in order.
void renderRows(const RowExport& what, JobControl& control,
                const std::function<void(std::size_t row, const Sound&)>& take) {
    std::vector<std::unique_ptr<RowRenderer>> renderers;
    for (const TableSound& sound : what.sounds)
        renderers.push_back(std::make_unique<RowRenderer>(sound, what.rate));
    const auto tell = [&](std::size_t done) {
        control.append({.type = Event::Type::Progress,
                        .text = "Exporting sounds",
                        .value = double(done) / double(what.list.size()),
                        .item = {}});
    };
    for (std::size_t i = 0; i < what.list.size();) {
        control.checkpoint();
        const auto row = std::size_t(what.list[i]);
        const std::size_t table = what.rows->place(row).table;
        const TableSound& sound = what.sounds[table];
        if (!sound.trouble.isEmpty())
            throw UserError(sound.trouble.toStdString());
        if (!sound.patch) {
            take(row, *renderers[table]->samples(what.rows->point(row)));
            tell(++i);
            continue;
        }
        // The patch's rows that follow each other share its processes.
        std::vector<std::vector<float>> points;
        std::vector<std::size_t> rows;
        for (; i < what.list.size(); ++i) {
            const auto next = std::size_t(what.list[i]);
            if (what.rows->place(next).table != table)
                break;
            const std::vector<double> point = what.rows->point(next);
            points.emplace_back(point.begin(), point.end());
            rows.push_back(next);
        }
        PdRender render;
        render.rate = what.rate;
        render.seconds = sound.seconds;
        render.preRoll = sound.preRoll;
        render.checkpoint = [&control] { control.checkpoint(); };
        renderPdPoints(openPdSynth(sound.synth, int(sound.parameters)), points, render,
                       [&](std::size_t index, std::span<const float> samples) {
                           take(rows[index],
                                {what.rate, 1, std::vector<float>(samples.begin(), samples.end())});
                           tell(i - rows.size() + index + 1);
                       });
    }
}

} // namespace

std::string rowFileName(const MapRows& rows, std::size_t row) {
    const MapTable& table = rows.tableOf(row);
    fs::path base = table.file.filename();
    if (base.extension() == ".gz")
        base.replace_extension();
    std::string name = base.stem().string();
    // Tables are often all called alike; what they are of says more.
    if (table.side.is_object() && table.side.contains("synth"))
        name = fs::path(table.side["synth"].value("name", name)).filename().string();
    for (const double value : rows.point(row))
        name += "-" + parameterText(value);
    return name;
}

std::vector<fs::path> exportRows(const RowExport& what, JobControl& control) {
    std::vector<fs::path> files;
    if (what.list.empty())
        return files;
    fs::create_directories(what.folder);
    Sound all{what.rate, 1, {}};
    Json notes = Json::array();
    renderRows(what, control, [&](std::size_t row, const Sound& sound) {
        Sound made = sound;
        if (what.matched) {
            const float gain = matchOf(made);
            for (float& sample : made.samples)
                sample *= gain;
        }
        Json note = noteOf(what, row);
        if (!what.joined) {
            const fs::path file = freeName(what.folder, rowFileName(*what.rows, row));
            writeSound(file, made, what.format,
                       {software(), Json{{"task", "map.export"}, {"sound", note}}.dump()});
            files.push_back(file);
            return;
        }
        if (!all.samples.empty())
            all.samples.resize(all.samples.size() +
                               std::size_t(std::llround(what.gap * what.rate)));
        note["start"] = all.seconds();
        notes.push_back(std::move(note));
        all.samples.insert(all.samples.end(), made.samples.begin(), made.samples.end());
    });
    if (what.joined) {
        control.checkpoint();
        const fs::path file = freeName(what.folder, what.name);
        writeSound(file, all, what.format,
                   {software(), Json{{"task", "map.export"}, {"sounds", notes}}.dump()});
        files.push_back(file);
    }
    return files;
}

} // namespace antiphon
