#include "app/panels/words.h"

#include "core/error.h"
#include "models/systems.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <set>

namespace antiphon {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString translated(const char* context, const std::string& source) {
    return source.empty() ? QString() : QCoreApplication::translate(context, source.c_str());
}

/// "vocab_used" -> "Vocab used": the source text of a key that has no other name.
std::string titled(std::string key) {
    std::replace(key.begin(), key.end(), '_', ' ');
    if (!key.empty() && key[0] >= 'a' && key[0] <= 'z')
        key[0] = char(key[0] - 'a' + 'A');
    return key;
}

QString fieldText(const FieldRow& row) {
    switch (row.type) {
    case FieldRow::Type::Flag:
        return row.value == "true" ? Words::tr("yes") : Words::tr("no");
    case FieldRow::Type::Choice:
        return translated("Options", row.value);
    case FieldRow::Type::Real:
    case FieldRow::Type::Integer: {
        const QString number = QString::fromStdString(row.value);
        return *row.field.unit
                   ? QStringLiteral("%1 %2").arg(number, translated("Options", row.field.unit))
                   : number;
    }
    case FieldRow::Type::Text:
        break;
    }
    return QString::fromStdString(row.value);
}

} // namespace

QString valueText(const Json& value) {
    if (value.is_boolean())
        return value.get<bool>() ? Words::tr("yes") : Words::tr("no");
    if (value.is_number_float())
        return QLocale().toString(value.get<double>(), 'g', 4);
    if (value.is_number())
        return QLocale().toString(value.get<qlonglong>());
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return value.is_null()
               ? Words::tr("unknown")
               : QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString clockText(double seconds) {
    if (seconds < 10)
        return Words::tr("%1 s").arg(QLocale().toString(std::max(0.0, seconds), 'f', 1));
    const auto whole = qint64(std::max(0.0, seconds));
    const QString tail = QStringLiteral(":%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    return whole < 3600 ? QString::number(whole / 60) + tail
                        : QStringLiteral("%1:%2")
                                  .arg(whole / 3600)
                                  .arg(whole / 60 % 60, 2, 10, QLatin1Char('0')) +
                              tail;
}

QString whenText(double seconds) {
    const QDateTime when = QDateTime::fromSecsSinceEpoch(qint64(seconds));
    return when.date() == QDate::currentDate()
               ? QLocale().toString(when.time(), QLocale::ShortFormat)
               : QLocale().toString(when, QLocale::ShortFormat);
}

QString roughTime(double seconds) {
    if (seconds < 1)
        return Words::tr("less than 1 s");
    if (seconds < 10)
        return Words::tr("about %1 s").arg(std::lround(seconds));
    if (seconds < 90)
        return Words::tr("about %1 s").arg(std::lround(seconds / 5) * 5);
    if (seconds < 90 * 60)
        return Words::tr("about %1 min").arg(std::lround(seconds / 60));
    return Words::tr("about %1 h").arg(QLocale().toString(seconds / 3600, 'f', 1));
}

QString byteText(double bytes) {
    return QLocale().formattedDataSize(qint64(bytes), bytes < 1e9 ? 0 : 1,
                                       QLocale::DataSizeSIFormat);
}

QString runNumber(const fs::path& run) {
    const std::string folder = run.filename().string();
    return QString::fromStdString(folder.substr(0, folder.find('-')));
}

QString taskTitle(const std::string& id) {
    const Task* task = findTask(systems(), id);
    return task ? translated("Task", task->title) : QString::fromStdString(id);
}

QString progressWords(const std::string& text) {
    return translated("Job", text);
}

QString queueWords(const std::string& queue) {
    if (queue == "light")
        return Words::tr("Background");
    if (queue == "cpu")
        return Words::tr("CPU");
    if (queue.rfind("cuda:", 0) == 0)
        return Words::tr("GPU %1").arg(QString::fromStdString(queue.substr(5)));
    return QString::fromStdString(queue);
}

QString kindWords(ItemKind kind) {
    switch (kind) {
    case ItemKind::Audio:
        return Words::tr("audio");
    case ItemKind::Notes:
        return Words::tr("notes");
    case ItemKind::Corpus:
        return Words::tr("a corpus");
    case ItemKind::Table:
        return Words::tr("a table");
    case ItemKind::Model:
        return Words::tr("a model");
    case ItemKind::Embedding:
        return Words::tr("an embedding");
    }
    return {};
}

QString roleWords(const std::string& role) {
    return translated("Role", titled(role));
}

std::vector<DetailRow> optionRows(const Task* task, const Json& given) {
    std::vector<DetailRow> rows;
    std::set<std::string> known;
    if (task) {
        Options options = task->options();
        // One at a time: a value that this version refuses must not hide the others.
        for (const auto& [key, value] : given.items())
            try {
                readJson(options, Json{{key, value}}, task->id);
                known.insert(key);
            } catch (const UserError&) {
                continue;
            }
        for (const FieldRow& row : fieldsOf(options))
            rows.push_back({translated("Options", row.field.label), fieldText(row)});
    }
    for (const auto& [key, value] : given.items())
        if (known.count(key) == 0)
            rows.push_back({QString::fromStdString(key), valueText(value)});
    return rows;
}

std::vector<DetailRow> figureRows(const Json& figures) {
    std::vector<DetailRow> rows;
    for (const auto& [key, value] : figures.items())
        if (value.is_primitive()) // the rest has pages of its own
            rows.push_back({translated("Figure", titled(key)), valueText(value)});
    return rows;
}

QString figureSummary(const Json& figures) {
    QStringList parts;
    for (const auto& [key, value] : figures.items())
        if (value.is_primitive() && parts.size() < 3)
            parts << QStringLiteral("%1 %2").arg(translated("Figure", titled(key)),
                                                 valueText(value));
    return parts.join(QStringLiteral(" · "));
}

} // namespace antiphon
