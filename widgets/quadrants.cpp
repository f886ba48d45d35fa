#include "widgets/quadrants.h"

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QPointF>

#include <array>

namespace antiphon {

namespace {

std::size_t at(int quadrant) {
    return std::size_t(quadrant - 1) % quadrantCount;
}

} // namespace

QString quadrantName(int quadrant) {
    return QStringLiteral("Q%1").arg(quadrant);
}

QString quadrantWord(int quadrant) {
    static const std::array<const char*, quadrantCount> words = {
        QT_TRANSLATE_NOOP("antiphon::Quadrants", "Happy"),
        QT_TRANSLATE_NOOP("antiphon::Quadrants", "Tense"),
        QT_TRANSLATE_NOOP("antiphon::Quadrants", "Sad"),
        QT_TRANSLATE_NOOP("antiphon::Quadrants", "Calm")};
    return QCoreApplication::translate("antiphon::Quadrants", words[at(quadrant)]);
}

QPointF quadrantMiddle(int quadrant) {
    return {quadrant == 1 || quadrant == 4 ? 0.5 : -0.5, quadrant <= 2 ? 0.5 : -0.5};
}

int quadrantAt(QPointF place) {
    if (place.x() == 0 && place.y() == 0)
        return 0;
    if (place.y() >= 0)
        return place.x() >= 0 ? 1 : 2;
    return place.x() >= 0 ? 4 : 3;
}

QColor quadrantColor(int quadrant, const QPalette& palette) {
    return kindColor(quadrantKind(quadrant), schemeOf(palette));
}

MapShape quadrantShape(int quadrant) {
    return MapShape(at(quadrant));
}

} // namespace antiphon
