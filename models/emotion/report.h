#pragma once

#include "core/music/notemetrics.h"
#include "core/music/wordmetrics.h"
#include "core/table.h"
#include "models/emotion/mood.h"

namespace antiphon::emotion {

/// All figures of a piece.
struct PieceFigures {
    std::string title;
    int quadrant = 0; ///< 1 ... 4; 0: unknown
    WordMetrics words;
    PitchMetrics pitches;
    NoteFeatures features;
};
/// `notes`: those of the file that the words are written as.
PieceFigures figuresOf(const WordPiece& piece, std::span<const Note> notes,
                       const WordDictionary& dictionary, MetricRules rules = MetricRules::Repaired);

/// The figures of one piece that have one number, named: PR, NPC, POLY, BPR, BNPC, BPOLY, density,
/// then the means of tempo, duration and the nine features.
std::vector<std::pair<std::string, double>> numbersOf(const PieceFigures& figures);
/// An object of numbersOf(); null where there is none.
Json toJson(const PieceFigures& figures);
/// {"before", "after", "change"}.
Json changeOf(const PieceFigures& before, const PieceFigures& after);

/// Pieces that are shown beside each other: a quadrant, or those before and those after a transfer.
struct FigureGroup {
    std::string name; ///< "Q1", "before"
    std::vector<PieceFigures> pieces;
};
/// By quadrant, those without one left out.
std::vector<FigureGroup> byQuadrant(std::span<const PieceFigures> pieces);

/// One row a group and figure of numbersOf(): group, figure, pieces, mean, deviation, text.
Table figureTable(std::span<const FigureGroup> groups);
/// One row a group and distribution: group, distribution, count, median, quartiles, least, most.
Table distributionTable(std::span<const FigureGroup> groups);
/// For plots: by group the figures (mean, deviation, count, text) and the violins of each
/// distribution; chord qualities counted by name.
Json report(std::span<const FigureGroup> groups);
/// figures.csv, distributions.csv, report.json and a drawing of each distribution's violins
/// (tempo.svg ...), in a folder that is made. Throws UserError
/// (System).
void writeReport(const fs::path& folder, std::span<const FigureGroup> groups);

} // namespace antiphon::emotion
