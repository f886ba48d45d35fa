#include "app/panels/emotionwish.h"

#include "core/error.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cmath>

namespace antiphon {

namespace {

static_assert(elementCount == emotion::elements);

constexpr std::array<const char*, 7> sources = {"piece", "Q1",      "Q2",     "Q3",
                                                "Q4",    "arousal", "valence"};

std::string word(std::size_t element) {
    return std::string(name(emotion::elementOrder[element]));
}

std::string move(std::size_t element, double amount, const char* towards) {
    return QStringLiteral("%1=%2@%3")
        .arg(QString::fromStdString(word(element)), QString::number(amount, 'g', 6),
             QLatin1String(towards))
        .toStdString();
}

std::string joined(const std::vector<std::string>& moves) {
    std::string all;
    for (const std::string& m : moves)
        all += (all.empty() ? "" : ", ") + m;
    return all;
}

template <class T>
void take(T& options, const Json& json, const char* key) {
    Options all = options;
    try {
        readJson(all, json.value(key, Json::object()), key);
        options = all.as<T>();
    } catch (const UserError&) { // of another version: the defaults serve
    }
}

} // namespace

ElementSettings EmotionWish::usual() {
    ElementSettings settings;
    settings[2].locked = settings[3].locked = true;
    return settings;
}

bool EmotionWish::padMoves(std::size_t element) const {
    return !elements[element].locked && elements[element].amount == 0 && target != QPointF(0, 0);
}

bool EmotionWish::moves() const {
    for (std::size_t e = 0; e < elementCount; ++e)
        if (elements[e].amount != 0 || padMoves(e))
            return true;
    return false;
}

bool EmotionWish::needsOther() const {
    for (const ElementSetting& setting : elements)
        if (setting.amount != 0 && setting.source == ElementSource::Piece)
            return true;
    return false;
}

emotion::TransferOptions EmotionWish::transferOptions() const {
    emotion::TransferOptions options = transfer;
    std::vector<std::string> moves;
    for (std::size_t e = 0; e < elementCount; ++e) {
        if (elements[e].amount != 0)
            moves.push_back(move(e, elements[e].amount, sources[std::size_t(elements[e].source)]));
        if (padMoves(e) && target.y() != 0)
            moves.push_back(move(e, target.y(), "arousal"));
        if (padMoves(e) && target.x() != 0)
            moves.push_back(move(e, target.x(), "valence"));
    }
    options.moves = joined(moves);
    options.steps = 1;
    return options;
}

emotion::TransferOptions EmotionWish::wayOptions(std::int64_t steps) const {
    emotion::TransferOptions options = transfer;
    std::vector<std::string> moves;
    for (std::size_t e = 0; e < elementCount; ++e)
        moves.push_back(move(e, 1, "piece"));
    options.moves = joined(moves);
    options.draws = "all";
    options.steps = steps;
    return options;
}

emotion::EmotionGenerateOptions EmotionWish::generateOptions() const {
    emotion::EmotionGenerateOptions options = generate;
    options.draw = transfer.draw;
    if (options.emotion == "pad") // the point itself
        options.emotion =
            QStringLiteral("%1,%2")
                .arg(QString::number(target.x(), 'f', 3), QString::number(target.y(), 'f', 3))
                .toStdString();
    return options;
}

bool operator==(const EmotionWish& a, const EmotionWish& b) {
    return toJson(a) == toJson(b);
}

Json toJson(const EmotionWish& wish) {
    Json elements = Json::array();
    for (const ElementSetting& s : wish.elements)
        elements.push_back({{"source", sources[std::size_t(s.source)]},
                            {"amount", s.amount},
                            {"locked", s.locked}});
    return {{"piece", wish.piece.string()},
            {"other", wish.other.string()},
            {"elements", elements},
            {"target", {wish.target.x(), wish.target.y()}},
            {"transfer", toJson(Options(wish.transfer))},
            {"generate", toJson(Options(wish.generate))},
            {"edit", toJson(Options(wish.edit))},
            {"render", wish.render.string()}};
}

EmotionWish emotionWishOf(const Json& json) {
    EmotionWish wish;
    if (!json.is_object())
        return wish;
    try {
        wish.piece = json.value("piece", std::string());
        wish.other = json.value("other", std::string());
        wish.render = json.value("render", std::string());
        const Json elements = json.value("elements", Json::array());
        for (std::size_t e = 0; e < elementCount && e < elements.size(); ++e) {
            ElementSetting& s = wish.elements[e];
            const std::string source = elements[e].value("source", std::string(sources[0]));
            for (std::size_t i = 0; i < sources.size(); ++i)
                if (source == sources[i])
                    s.source = ElementSource(i);
            s.amount = elements[e].value("amount", 0.0);
            s.locked = elements[e].value("locked", s.locked);
        }
        if (const auto target = json.value("target", std::vector<double>()); target.size() == 2)
            wish.target = {target[0], target[1]};
        take(wish.transfer, json, "transfer");
        take(wish.generate, json, "generate");
        take(wish.edit, json, "edit");
    } catch (const Json::exception&) { // of another version: what was read serves
    }
    return wish;
}

EmotionWish wishOf(const RunRecord& record, EmotionWish now) {
    Json given = toJson(now);
    if (record.task == "emotion.generate") {
        given["generate"] = record.options;
        return emotionWishOf(given);
    }
    const auto file = [&](const char* slot) {
        const auto paths = pathsOf(record.inputs, slot);
        return paths.empty() ? std::string() : paths.front().string();
    };
    given["piece"] = file("from");
    if (record.task == "emotion.edit") {
        given["edit"] = record.options;
        return emotionWishOf(given);
    }
    if (const std::string other = file("to"); !other.empty())
        given["other"] = other;
    given["transfer"] = record.options;
    EmotionWish wish = emotionWishOf(given);
    wish.target = {0, 0};
    const QString moves = QString::fromStdString(record.options.value("moves", std::string()));
    if (moves.isEmpty() || record.options.value("steps", 1) > 1)
        return wish;
    std::array<int, elementCount> seen{};
    for (std::size_t e = 0; e < elementCount; ++e)
        wish.elements[e].amount = 0;
    for (const QString& part : moves.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const std::string element = part.section(QLatin1Char('='), 0, 0).trimmed().toStdString();
        const QString how = part.section(QLatin1Char('='), 1);
        const double amount = how.section(QLatin1Char('@'), 0, 0).toDouble();
        const std::string towards = how.section(QLatin1Char('@'), 1).trimmed().toStdString();
        for (std::size_t e = 0; e < elementCount; ++e) {
            if (element != word(e))
                continue;
            // Two of one element come from the pad.
            if (++seen[e] == 2) {
                const ElementSetting first = wish.elements[e];
                const bool arousal = first.source == ElementSource::Arousal;
                wish.target =
                    arousal ? QPointF(amount, first.amount) : QPointF(first.amount, amount);
                wish.elements[e].amount = 0;
                continue;
            }
            wish.elements[e].amount = amount;
            for (std::size_t i = 0; i < sources.size(); ++i)
                if (towards == sources[i])
                    wish.elements[e].source = ElementSource(i);
        }
    }
    // What did not move is locked, else the pad would move it now.
    for (std::size_t e = 0; e < elementCount; ++e)
        wish.elements[e].locked = wish.target != QPointF(0, 0) && seen[e] == 0;
    return wish;
}

std::uint32_t movedElements(const Json& options) {
    if (!options.contains("moves") && !options.contains("elements")) { // of emotion.edit
        EmotionWish wish;
        take(wish.edit, {{"edit", options}}, "edit");
        const emotion::TokenEdit edit = wish.edit.edit();
        const bool mode = edit.mode != emotion::TokenEdit::Mode::Keep;
        return std::uint32_t((edit.tempoBins != 0) << 0 | mode << 1 |
                             (mode || edit.octaves != 0) << 4 | (edit.durationScale != 1) << 5 |
                             (edit.velocityScale != 1) << 6);
    }
    const QString moves = QString::fromStdString(options.value("moves", std::string()));
    const QString named = QString::fromStdString(options.value("elements", std::string()));
    std::uint32_t bits = 0;
    for (const QString& part :
         (moves.isEmpty() ? named : moves).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString element = part.section(QLatin1Char('='), 0, 0).trimmed();
        for (std::size_t e = 0; e < elementCount; ++e)
            if (element == QString::fromStdString(word(e)) || element == QLatin1String("all"))
                bits |= 1u << e;
    }
    return bits;
}

} // namespace antiphon
