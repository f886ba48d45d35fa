#include "app/panels/rowexport.h"

#include "core/error.h"
#include "core/synth/puredata.h"
#include "core/version.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

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
    for (const double value : rows.point(row)) {
        name += '-';
        name += parameterText(value);
    }
    return name;
}

namespace {

/// Frames of a row's sound at the file's rate, as both kinds of synthesizers render it.
std::int64_t framesOf(const RowExport& what, std::size_t row) {
    return std::llround(what.sounds[what.rows->place(row).table].seconds * what.rate);
}

/// Where each sound begins is known before it is rendered, so the file is written as they come.
struct JoinedFile {
    JoinedFile(const RowExport& what, const fs::path& to)
        : file(to), gap(std::size_t(std::llround(what.gap * what.rate))) {
        Json notes = Json::array();
        std::int64_t at = 0;
        for (const int row : what.list) {
            Json note = noteOf(what, std::size_t(row));
            note["start"] = double(at) / what.rate;
            notes.push_back(std::move(note));
            at += framesOf(what, std::size_t(row)) + std::int64_t(gap.size());
        }
        writer.emplace(
            file, what.rate, 1, what.format,
            Provenance{software(), Json{{"task", "map.export"}, {"sounds", notes}}.dump()},
            at - std::int64_t(gap.size()));
    }
    void append(const Sound& sound) {
        if (std::exchange(begun, true))
            writer->write(gap);
        writer->write(sound.samples);
    }

    fs::path file;
    std::vector<float> gap; ///< silence
    std::optional<SoundWriter> writer;
    bool begun = false;
};

} // namespace

std::vector<fs::path> exportRows(const RowExport& what, JobControl& control) {
    std::vector<fs::path> files;
    if (what.list.empty())
        return files;
    fs::create_directories(what.folder);
    std::optional<JoinedFile> joined;
    if (what.joined)
        joined.emplace(what, freeName(what.folder, what.name));
    renderRows(what, control, [&](std::size_t row, const Sound& sound) {
        Sound made = sound;
        if (what.matched) {
            const float gain = matchOf(made);
            for (float& sample : made.samples)
                sample *= gain;
        }
        if (joined) {
            made.samples.resize(std::size_t(framesOf(what, row)));
            joined->append(made);
            return;
        }
        const fs::path file = freeName(what.folder, rowFileName(*what.rows, row));
        writeSound(file, made, what.format,
                   {software(), Json{{"task", "map.export"}, {"sound", noteOf(what, row)}}.dump()});
        files.push_back(file);
    });
    if (joined) {
        control.checkpoint();
        joined->writer->close();
        files.push_back(joined->file);
    }
    return files;
}

} // namespace antiphon
