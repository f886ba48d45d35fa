#include "app/panels/idmresults.h"

#include "core/error.h"
#include "models/idm/modeloptions.h"
#include "models/idm/soundtable.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::int64_t drawnInARow = 4;

/// The empty grid of what was asked for.
IdmResults askedFor(const RunRecord& record, const fs::path& run) {
    IdmResults results;
    results.run = run;
    results.varied = record.task == "idm.vary";
    const auto count = record.options.value("count", std::int64_t(0));
    if (!results.varied) {
        for (std::int64_t left = count; left > 0; left -= drawnInARow)
            results.shares.push_back(std::min(left, drawnInARow));
        results.levels.resize(results.shares.size());
        return results;
    }
    results.sameNoise = record.options.value("grid", false);
    const bool published = record.options.value("mode", std::string()) == "reference";
    const char* key = published ? "noise_db" : "strength";
    results.levels = idm::numbersOf(record.options.value(key, std::string()), key, 0, 80);
    results.shares = published ? idm::sharedOutPublished(count, results.levels.size())
                               : idm::sharedOut(count, results.levels.size());
    return results;
}

} // namespace

int IdmResults::columns() const {
    return shares.empty() ? 0 : int(*std::ranges::max_element(shares));
}

std::vector<IdmResults::Sound> IdmResults::sounds() const {
    std::vector<Sound> sounds;
    const TableColumn *labels = table.find("label"), *files = table.find("file");
    if (!labels || !files || files->numeric)
        return sounds;
    int row = 0, column = 0;
    for (std::size_t i = 0; i < table.rows; ++i) {
        if (files->texts[i].empty()) // a mean
            continue;
        Sound sound;
        sound.label =
            labels->numeric ? std::to_string(std::int64_t(labels->numbers[i])) : labels->texts[i];
        sound.file = run / "out" / files->texts[i];
        for (std::size_t d = 0; d < sound.scores.size(); ++d) {
            sound.scores[d] = table.numbers(idm::scoreNames[d])[i];
            if (const auto* delta = table.find(std::string("delta_") + idm::scoreNames[d])) {
                if (!sound.delta)
                    sound.delta.emplace();
                (*sound.delta)[d] = delta->numbers[i];
            }
        }
        if (sound.label != "Seed") {
            while (row < int(shares.size()) && column >= shares[std::size_t(row)]) {
                ++row;
                column = 0;
            }
            sound.row = row;
            sound.column = column++;
        }
        sounds.push_back(std::move(sound));
    }
    return sounds;
}

IdmResults resultsOf(const JobInfo& info) {
    IdmResults results = askedFor(info.record, info.run);
    idm::SoundTable table;
    for (const Item& item : info.items) {
        if (item.kind != ItemKind::Audio)
            continue;
        const auto number = std::int64_t(table.rows().size()) + (results.varied ? 0 : 1);
        idm::SoundTable::Row row;
        row.label = results.varied ? number == 0 ? "Seed" : "Var" + std::to_string(number)
                                   : std::to_string(number);
        row.file = item.path.filename().string();
        bool known = true;
        for (std::size_t d = 0; d < row.scores.size(); ++d) {
            const auto metric = info.metrics.find(std::string("lscore/") + idm::scoreNames[d]);
            if (metric == info.metrics.end()) {
                known = false;
                break;
            }
            const auto value =
                std::ranges::find(metric->second, number, &std::pair<std::int64_t, double>::first);
            known = known && value != metric->second.end();
            if (known)
                row.scores[d] = value->second;
        }
        if (!known)
            break; // comes with the next news
        std::int64_t before = number - 1;
        for (std::size_t level = 0; results.varied && level < results.levels.size(); ++level) {
            if (number > 0 && before < results.shares[level]) {
                row.strength = results.levels[level];
                break;
            }
            before -= results.shares[level];
        }
        table.add(std::move(row));
    }
    if (!table.rows().empty())
        results.table = results.varied ? table.varied() : table.drawn();
    return results;
}

IdmResults resultsOf(const fs::path& run) {
    IdmResults results = askedFor(Run::open(run).record(), run);
    results.table = readTable(run / "out" / "table.csv");
    return results;
}

} // namespace antiphon
