#include "app/panels/gestureshelf.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace antiphon {

void GestureShelf::add(Gesture gesture, const QStringList& parameterNames, QTime at) {
    m_kept.insert(m_kept.begin(),
                  {std::make_shared<const Gesture>(std::move(gesture)), parameterNames, at});
    m_kept.resize(std::min(m_kept.size(), most));
    m_chosen = 0;
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
    for (const Kept& kept : m_kept)
        //: a gesture: the time of day when it was captured, and its length
        list << QCoreApplication::translate("GestureShelf", "%1: %2 s")
                    .arg(QLocale().toString(kept.at, QStringLiteral("HH:mm:ss")),
                         QLocale().toString(double(kept.gesture->frames) / kept.gesture->rate, 'f',
                                            1));
    return list;
}

} // namespace antiphon
