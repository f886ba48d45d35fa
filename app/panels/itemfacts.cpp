#include "app/panels/itemfacts.h"

#include "app/panels/notescore.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

QString tempoText(const std::vector<TempoPoint>& points) {
    const auto [low, high] =
        std::minmax_element(points.begin(), points.end(),
                            [](const TempoPoint& a, const TempoPoint& b) { return a.bpm < b.bpm; });
    if (std::round(low->bpm) == std::round(high->bpm))
        return QCoreApplication::translate("ItemFacts", "%1 bpm").arg(low->bpm, 0, 'f', 0);
    return QCoreApplication::translate("ItemFacts", "%1 to %2 bpm")
        .arg(low->bpm, 0, 'f', 0)
        .arg(high->bpm, 0, 'f', 0);
}

QString shapeText(const Json& shape) {
    QStringList sizes;
    for (const Json& size : shape)
        sizes << QString::fromStdString(size.dump());
    return sizes.join(QStringLiteral(" × "));
}

void addRows(std::vector<DetailRow>& rows, const QString& name, const Json& value) {
    if (value.is_object() && value.contains("type") && value.contains("shape")) { // a tensor
        rows.push_back(
            {name, valueText(value["type"]) + QLatin1Char(' ') + shapeText(value["shape"])});
        return;
    }
    if (!value.is_object()) {
        rows.push_back({name, valueText(value)});
        return;
    }
    for (const auto& [key, entry] : value.items())
        addRows(rows,
                (name.isEmpty() ? name : name + QLatin1Char('.')) + QString::fromStdString(key),
                entry);
}

} // namespace

QString channelsText(int channels) {
    return channels == 1 ? QCoreApplication::translate("ItemFacts", "mono")
           : channels == 2
               ? QCoreApplication::translate("ItemFacts", "stereo")
               : QCoreApplication::translate("ItemFacts", "%n channels", nullptr, channels);
}

QString factsOf(const LibraryItem& item, const SoundInfo* sound, const NoteScore* score,
                std::size_t notes) {
    QStringList facts;
    const double seconds = sound   ? sound->seconds()
                           : score ? score->seconds
                                   : item.seconds.value_or(0);
    if (seconds > 0)
        facts << timeText(seconds);
    if (sound) {
        facts << QCoreApplication::translate("ItemFacts", "%1 kHz").arg(sound->rate / 1000.0)
              << channelsText(sound->channels);
        if (!sound->format.empty())
            facts << QString::fromStdString(sound->format);
    }
    if (score) {
        facts << QCoreApplication::translate("ItemFacts", "%n notes", nullptr, int(notes));
        if (!score->tempo.empty())
            facts << tempoText(score->tempo);
    } else if (item.bpm) {
        facts << QCoreApplication::translate("ItemFacts", "%1 bpm").arg(*item.bpm, 0, 'f', 1);
    }
    if (!item.key.empty())
        facts << QString::fromStdString(item.key);
    if (item.lufs)
        facts << QCoreApplication::translate("ItemFacts", "%1 LUFS").arg(*item.lufs, 0, 'f', 1);
    return facts.join(QStringLiteral(" · "));
}

std::vector<DetailRow> modelRows(const Json& facts) {
    std::vector<DetailRow> rows;
    addRows(rows, {}, facts);
    return rows;
}

QString kindSentence(ItemKind kind) {
    switch (kind) {
    case ItemKind::Corpus:
        return QCoreApplication::translate(
            "ItemFacts", "A corpus: pieces prepared for training. Choose it as input of a task.");
    case ItemKind::Table:
        return QCoreApplication::translate(
            "ItemFacts", "A table of numbers: results, features or settings that a task wrote.");
    case ItemKind::Model:
        return QCoreApplication::translate(
            "ItemFacts",
            "A trained model. Choose it in a task to generate with it or to train it on.");
    case ItemKind::Embedding:
        return QCoreApplication::translate(
            "ItemFacts", "An embedding: one point for each sound, for maps and searches.");
    case ItemKind::Audio:
    case ItemKind::Notes:
        break;
    }
    return {};
}

} // namespace antiphon
