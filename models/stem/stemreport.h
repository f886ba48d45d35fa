#pragma once

#include "core/table.h"
#include "models/stem/measures.h"

#include <string>
#include <utility>
#include <vector>

namespace antiphon::stem {

/// Whether something that is asked of a model holds, said with its figures.
struct Finding {
    bool holds = false;
    std::string sentence;
};
Json toJson(const Finding& finding);

/// Sounds of one stretch that are heard beside each other.
struct HeardItem {
    std::string title;
    std::vector<std::pair<std::string, std::string>> sounds; ///< what it is; file, from the report
};

/// What an evaluation found, to be read and heard in a browser.
struct StemReport {
    std::string title;
    std::vector<Finding> findings;
    std::vector<std::string> remarks; ///< how to read it
    std::vector<std::pair<std::string, Table>> tables;
    std::vector<std::string> drawings; ///< SVG
    std::vector<HeardItem> items;
};
/// One page that needs nothing but the sounds beside it.
std::string htmlOf(const StemReport& report);

/// A violin for every way, of one figure of its items: SVG.
std::string wayPlot(const std::string& title, std::span<const MeasuredWay> ways,
                    double (*figure)(const StemMeasures&));

} // namespace antiphon::stem
