#include "core/error.h"
#include "core/gzip.h"
#include "core/table.h"

#include <cmath>
#include <cstdlib>

using namespace antiphon;

namespace {

bool same(const TableColumn& a, const TableColumn& b) {
    if (a.name != b.name || a.numeric != b.numeric || a.texts != b.texts ||
        a.numbers.size() != b.numbers.size())
        return false;
    for (std::size_t i = 0; i < a.numbers.size(); ++i)
        if (a.numbers[i] != b.numbers[i] && !(std::isnan(a.numbers[i]) && std::isnan(b.numbers[i])))
            return false;
    return true;
}

/// What was read is written and read again: the same, with the delimiter and the header given.
void check(std::string_view text, const TableOptions& options) {
    try {
        const Table table = parseTable(text, "t.csv", options);
        for (const char delimiter : {',', ';', '\t', ' '}) {
            const TableOptions written{.delimiter = delimiter, .header = TableOptions::Header::Yes};
            const Table again = parseTable(tableText(table, delimiter), "written", written);
            if (again.rows != table.rows || again.columns.size() != table.columns.size())
                std::abort();
            // A text such as "1,5" is a number where decimal commas are admitted.
            if (delimiter != ',')
                continue;
            for (std::size_t c = 0; c < table.columns.size(); ++c)
                if (!same(table.columns[c], again.columns[c]) && table.columns[c].numeric)
                    std::abort();
        }
    } catch (const UserError&) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const char delimiters[] = {0, ',', ';', '\t', ' '};
    const TableOptions options{.delimiter = delimiters[data[0] % 5],
                               .header = TableOptions::Header(data[0] / 5 % 3),
                               .ragged = data[0] / 15 % 2 == 1,
                               .lastLineTorn = data[0] / 30 % 2 == 1};
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    check(text, options);
    if (isGzip(text)) {
        try {
            check(unpackGzip(text, "t.csv.gz", 4 << 20), options);
        } catch (const UserError&) {
        }
    }
    return 0;
}
