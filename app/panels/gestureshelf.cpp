#include "app/panels/gestureshelf.h"

#include "core/error.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace antiphon {

void GestureShelf::add(Gesture gesture, const QStringList& parameterNames, const QDateTime& at) {
    m_kept.insert(m_kept.begin(),
                  {std::make_shared<const Gesture>(std::move(gesture)), parameterNames, at});
    m_kept.resize(std::min(m_kept.size(), most));
    m_chosen = 0;
}

void GestureShelf::addOlder(const GestureShelf& others) {
    m_kept.insert(m_kept.end(), others.m_kept.begin(), others.m_kept.end());
    m_kept.resize(std::min(m_kept.size(), most));
}

void GestureShelf::choose(int index) {
    m_chosen = std::clamp(index, 0, std::max(0, count() - 1));
}

std::shared_ptr<const Gesture> GestureShelf::gesture() const {
    return m_kept.empty() ? nullptr : m_kept[std::size_t(m_chosen)].gesture;
}

const QStringList& GestureShelf::parameterNames() const {
    static const QStringList none;
    return m_kept.empty() ? none : m_kept[std::size_t(m_chosen)].names;
}

QStringList GestureShelf::texts() const {
    QStringList list;
    for (const Kept& kept : m_kept) {
        const QString time = QLocale().toString(kept.at.time(), QStringLiteral("HH:mm:ss"));
        const QString day = kept.at.date() == QDate::currentDate()
                                ? QString()
                                : QLocale().toString(kept.at.date(), QLocale::ShortFormat) + ' ';
        //: a gesture: the time when it was captured, and its length
        list << QCoreApplication::translate("GestureShelf", "%1: %2 s")
                    .arg(day + time,
                         QLocale().toString(double(kept.gesture->frames) / kept.gesture->rate, 'f',
                                            1));
    }
    return list;
}

Json GestureShelf::json() const {
    Json list = Json::array();
    for (const Kept& kept : m_kept) {
        Json names = Json::array();
        for (const QString& name : kept.names)
            names.push_back(name.toStdString());
        list.push_back({{"at", kept.at.toUTC().toString(Qt::ISODate).toStdString()},
                        {"names", std::move(names)},
                        {"gesture", jsonOf(*kept.gesture)}});
    }
    return {{"version", 1}, {"gestures", std::move(list)}};
}

GestureShelf GestureShelf::of(const Json& json, const std::string& origin) {
    GestureShelf shelf;
    try {
        for (const Json& one : json.at("gestures")) {
            QStringList names;
            for (const Json& name : one.at("names"))
                names << QString::fromStdString(name.get<std::string>());
            const auto at = QString::fromStdString(one.at("at").get<std::string>());
            shelf.m_kept.push_back(
                {std::make_shared<const Gesture>(gestureOf(one.at("gesture"), origin)), names,
                 QDateTime::fromString(at, Qt::ISODate).toLocalTime()});
        }
    } catch (const Json::exception& e) {
        throw UserError(origin + ": holds no gestures (" + e.what() + "); delete it.");
    }
    shelf.m_kept.resize(std::min(shelf.m_kept.size(), most));
    return shelf;
}

} // namespace antiphon
