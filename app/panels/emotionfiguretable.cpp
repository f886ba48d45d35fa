#include "app/panels/emotionfiguretable.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>

namespace antiphon {

namespace {

class FigureWords {
    Q_DECLARE_TR_FUNCTIONS(EmotionFigureTable)
};

/// As emotion::numbersOf() names them; the short names are those of the published comparison.
struct Figure {
    const char *key, *title, *help;
};
constexpr Figure figures[] = {
    {"PR", "PR", QT_TRANSLATE_NOOP("EmotionFigureTable", "Range: highest less lowest pitch")},
    {"NPC", "NPC", QT_TRANSLATE_NOOP("EmotionFigureTable", "Pitch classes that occur")},
    {"POLY", "POLY",
     QT_TRANSLATE_NOOP("EmotionFigureTable", "Polyphony: pitches at once, where any sounds")},
    {"BPR", "BPR", QT_TRANSLATE_NOOP("EmotionFigureTable", "Range of a bar")},
    {"BNPC", "BNPC", QT_TRANSLATE_NOOP("EmotionFigureTable", "Pitch classes of a bar")},
    {"BPOLY", "BPOLY", QT_TRANSLATE_NOOP("EmotionFigureTable", "Notes at one place of a bar")},
    {"density", QT_TRANSLATE_NOOP("EmotionFigureTable", "Notes a bar"), ""},
    {"tempo", QT_TRANSLATE_NOOP("EmotionFigureTable", "Tempo"),
     QT_TRANSLATE_NOOP("EmotionFigureTable", "Beats a minute")},
    {"duration", QT_TRANSLATE_NOOP("EmotionFigureTable", "Duration"),
     QT_TRANSLATE_NOOP("EmotionFigureTable", "Of notes, in beats")},
    {"notes_per_second", QT_TRANSLATE_NOOP("EmotionFigureTable", "Notes a second"), ""},
    {"velocity", QT_TRANSLATE_NOOP("EmotionFigureTable", "Velocity"), ""},
    {"note_length", QT_TRANSLATE_NOOP("EmotionFigureTable", "Note length"),
     QT_TRANSLATE_NOOP("EmotionFigureTable", "In seconds")},
    {"pitch", QT_TRANSLATE_NOOP("EmotionFigureTable", "Pitch"),
     QT_TRANSLATE_NOOP("EmotionFigureTable", "Mean MIDI key; 60 is middle C")},
    {"pitch_range", QT_TRANSLATE_NOOP("EmotionFigureTable", "Range"),
     QT_TRANSLATE_NOOP("EmotionFigureTable", "Semitones from the lowest to the highest note")},
    {"mode", QT_TRANSLATE_NOOP("EmotionFigureTable", "Mode"),
     QT_TRANSLATE_NOOP("EmotionFigureTable", "Above 0 major, below 0 minor")},
    {"velocity_spread", QT_TRANSLATE_NOOP("EmotionFigureTable", "Velocity spread"), ""},
    {"pitch_spread", QT_TRANSLATE_NOOP("EmotionFigureTable", "Pitch spread"), ""},
    {"note_length_spread", QT_TRANSLATE_NOOP("EmotionFigureTable", "Length spread"), ""},
};

QString groupText(const std::string& name) {
    return name == "piece"    ? FigureWords::tr("Piece")
           : name == "render" ? FigureWords::tr("Render")
                              : QString::fromStdString(name);
}

/// A single piece has no deviation.
QString numberText(const Json& figure) {
    const QLocale locale;
    if (figure.value("count", 0) == 0)
        return {};
    const QString mean = locale.toString(figure.value("mean", 0.0), 'f', 2);
    return figure.value("count", 0) == 1
               ? mean
               : QStringLiteral("%1 ± %2").arg(
                     mean, locale.toString(figure.value("deviation", 0.0), 'f', 2));
}

} // namespace

EmotionFigureTable::EmotionFigureTable(QWidget* parent) : QTableWidget(parent) {
    setAccessibleName(tr("Means and deviations"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMinimumHeight(90);
}

void EmotionFigureTable::setReport(const Json& report) {
    m_report = report;
    clear();
    setColumnCount(report.empty() ? 0 : int(std::size(figures)));
    setRowCount(int(report.size()));
    for (int column = 0; column < columnCount(); ++column) {
        const Figure& figure = figures[column];
        auto* header = new QTableWidgetItem(FigureWords::tr(figure.title));
        if (*figure.help)
            header->setToolTip(FigureWords::tr(figure.help));
        setHorizontalHeaderItem(column, header);
    }
    for (int row = 0; row < rowCount(); ++row) {
        const Json& group = report[std::size_t(row)];
        setVerticalHeaderItem(row, new QTableWidgetItem(groupText(group.value("group", ""))));
        for (int column = 0; column < columnCount(); ++column)
            setItem(row, column,
                    new QTableWidgetItem(numberText(
                        group.at("figures").value(figures[column].key, Json::object()))));
    }
    resizeColumnsToContents();
    verticalHeader()->resizeSections(QHeaderView::ResizeToContents);
}

QByteArray EmotionFigureTable::csv() const {
    QByteArray text = "group,figure,pieces,mean,deviation\n";
    for (const Json& group : m_report)
        for (const auto& [key, figure] : group.at("figures").items()) {
            const auto number = [&](const char* of) {
                const Json value = figure.value(of, Json());
                return value.is_number() ? value.dump() : std::string();
            };
            text += (group.value("group", "") + "," + key + "," + number("count") + "," +
                     number("mean") + "," + number("deviation") + "\n")
                        .c_str();
        }
    return text;
}

} // namespace antiphon
