#include "models/stem/stemreport.h"

#include "core/text.h"
#include "models/plots.h"
#include "models/svg.h"

#include <cmath>

namespace antiphon::stem {

namespace {

using svg::escaped;

std::string fieldOf(const TableColumn& column, std::size_t row) {
    if (!column.numeric)
        return column.texts[row];
    const double value = column.numbers[row];
    return std::isfinite(value) ? numberText(value) : "";
}

std::string htmlOf(const Table& table) {
    std::string text = "<table>\n<tr>";
    for (const TableColumn& column : table.columns)
        text += "<th>" + escaped(column.name) + "</th>";
    text += "</tr>\n";
    for (std::size_t row = 0; row < table.rows; ++row) {
        text += "<tr>";
        for (const TableColumn& column : table.columns)
            text += "<td>" + escaped(fieldOf(column, row)) + "</td>";
        text += "</tr>\n";
    }
    return text + "</table>\n";
}

constexpr const char* style =
    "body { font-family: sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; }\n"
    "table { border-collapse: collapse; font-size: 85%; }\n"
    "td, th { border: 1px solid #bbbbbb; padding: 0.2em 0.5em; text-align: right; }\n"
    "td:first-child, th:first-child { text-align: left; }\n"
    "svg { max-width: 48em; display: block; }\n"
    ".sounds { display: flex; flex-wrap: wrap; gap: 1em; }\n"
    "audio { display: block; width: 16em; }\n";

} // namespace

Json toJson(const Finding& finding) {
    return {{"holds", finding.holds}, {"sentence", finding.sentence}};
}

std::string htmlOf(const StemReport& report) {
    std::string text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<title>" +
                       escaped(report.title) + "</title>\n<style>\n" + style +
                       "</style>\n</head>\n<body>\n<h1>" + escaped(report.title) + "</h1>\n<ul>\n";
    for (const Finding& finding : report.findings)
        text += "<li><b>" + std::string(finding.holds ? "Holds." : "Does not hold.") + "</b> " +
                escaped(finding.sentence) + "</li>\n";
    text += "</ul>\n";
    for (const std::string& remark : report.remarks)
        text += "<p>" + escaped(remark) + "</p>\n";
    for (const auto& [title, table] : report.tables)
        text += "<h2>" + escaped(title) + "</h2>\n" + htmlOf(table);
    for (const std::string& drawing : report.drawings)
        text += drawing;
    text += "<h2>To be heard</h2>\n";
    for (const HeardItem& item : report.items) {
        text += "<h3>" + escaped(item.title) + "</h3>\n<div class=\"sounds\">\n";
        for (const auto& [what, file] : item.sounds)
            text += "<div>" + escaped(what) + "<audio controls preload=\"none\" src=\"" +
                    escaped(file) + "\"></audio></div>\n";
        text += "</div>\n";
    }
    return text + "</body>\n</html>\n";
}

std::string wayPlot(const std::string& title, std::span<const MeasuredWay> ways,
                    double (*figure)(const StemMeasures&)) {
    std::vector<NamedViolin> violins;
    for (const MeasuredWay& way : ways) {
        std::vector<double> values;
        for (const StemMeasures& item : way.items)
            values.push_back(figure(item));
        violins.push_back({way.name, violinOf(values)});
    }
    return violinPlot(title, violins);
}

} // namespace antiphon::stem
