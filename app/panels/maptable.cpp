#include "app/panels/maptable.h"

#include "core/dsp/descriptors.h"
#include "core/error.h"
#include "core/maps/lookupside.h"
#include "core/table.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

class TableWords {
    Q_DECLARE_TR_FUNCTIONS(MapTable)
};

bool isParameter(const std::string& name) {
    return name.starts_with("param-");
}

/// 0, 1, 2 ... without a name, as some writers put before the first column.
bool isIndex(const TableColumn& column) {
    if (!column.name.empty() && column.name != "Unnamed: 0")
        return false;
    for (std::size_t i = 0; i < column.numbers.size(); ++i)
        if (column.numbers[i] != double(i))
            return false;
    return true;
}

/// Titles come from the side file where it names the parameters.
void nameParameters(MapTable& table) {
    table.parameters =
        std::size_t(std::count_if(table.names.begin(), table.names.end(), isParameter));
    const Json names = table.side.is_object() ? table.side.value("parameters", Json()) : Json();
    for (std::size_t i = 0; i < table.parameters; ++i)
        table.parameterNames << (names.is_array() && names.size() == table.parameters &&
                                         names[i].is_string()
                                     ? QCoreApplication::translate(
                                           "Synth", names[i].get<std::string>().c_str())
                                     : TableWords::tr("Parameter %1").arg(i + 1));
}

/// What the table is of and where it lies: results of runs are all called alike.
QString titleOf(const fs::path& file, const Json& side) {
    const QString name = QString::fromStdString(display(file.filename()));
    const Json synth = side.is_object() ? side.value("synth", Json()) : Json();
    if (!synth.is_object() || !synth.contains("name") || !synth["name"].is_string())
        return name;
    const fs::path of = synth["name"].get<std::string>();
    fs::path run = file.parent_path(); // runs/3-impro.table/out
    while (run.filename() == "out" || run.filename() == "checkpoints")
        run = run.parent_path();
    const bool result = run != file.parent_path();
    //: %1 names a synthesizer, %2 a file or a run
    return TableWords::tr("%1 (%2)").arg(QString::fromStdString(display(of.filename())),
                                         result ? QString::fromStdString(display(run.filename()))
                                                : name);
}

} // namespace

MapTable readMapTable(const fs::path& file) {
    MapTable made;
    made.file = file;
    made.side = readLookupSide(file);
    made.title = titleOf(file, made.side);
    Table table = readTable(file, {.lastLineTorn = !made.side.is_null()});
    made.rows = table.rows;
    std::vector<TableColumn> kept;
    for (TableColumn& column : table.columns)
        if (column.numeric && !isIndex(column))
            kept.push_back(std::move(column));
        else if (!column.numeric && column.name == "file")
            for (const std::string& path : column.texts)
                made.files.push_back(path.empty() ? fs::path() : file.parent_path() / path);
        else if (!column.numeric && column.name == "title")
            for (const std::string& title : column.texts)
                made.titles.push_back(QString::fromStdString(display(title)));
    std::stable_partition(kept.begin(), kept.end(),
                          [](const TableColumn& column) { return isParameter(column.name); });
    for (TableColumn& column : kept) {
        made.names.push_back(std::move(column.name));
        made.columns.push_back(std::move(column.numbers));
    }
    if (made.names.empty())
        throw UserError(display(file) + ": has no column of numbers; choose a table with some.");
    nameParameters(made);
    made.hash = contentHash(file);
    return made;
}

MapTable growingMapTable(const fs::path& file, const Json& side,
                         const std::vector<std::string>& names, std::span<const double> values) {
    MapTable made;
    made.file = file;
    made.title = titleOf(file, side);
    made.side = side;
    made.names = names;
    made.rows = names.empty() ? 0 : values.size() / names.size();
    made.columns.resize(names.size());
    for (std::size_t c = 0; c < names.size(); ++c) {
        made.columns[c].resize(made.rows);
        for (std::size_t r = 0; r < made.rows; ++r)
            made.columns[c][r] = values[r * names.size() + c];
    }
    nameParameters(made);
    return made;
}

QString categoryWords(const std::string& category) {
    static const std::pair<const char*, const char*> words[] = {
        {"parameter", QT_TRANSLATE_NOOP("MapTable", "Parameters")},
        {"loudness", QT_TRANSLATE_NOOP("MapTable", "Loudness")},
        {"mfcc", QT_TRANSLATE_NOOP("MapTable", "MFCC")},
        {"chroma", QT_TRANSLATE_NOOP("MapTable", "Chroma")},
        {"specshape", QT_TRANSLATE_NOOP("MapTable", "Spectral shape")},
        {"sinefeaturefreqs", QT_TRANSLATE_NOOP("MapTable", "Partials: frequencies")},
        {"sinefeaturemags", QT_TRANSLATE_NOOP("MapTable", "Partials: levels")},
        {"pitch", QT_TRANSLATE_NOOP("MapTable", "Pitch")},
        {"statistics", QT_TRANSLATE_NOOP("MapTable", "Spread within a sound")},
        {"other", QT_TRANSLATE_NOOP("MapTable", "Other columns")}};
    for (const auto& [key, text] : words)
        if (category == key)
            return TableWords::tr(text);
    return QString::fromStdString(category);
}

QString numberText(double value) {
    return std::isnan(value) ? TableWords::tr("none", "no number") : QString::number(value, 'g', 4);
}

} // namespace antiphon
