#pragma once

#include "core/audio/gesture.h"

#include <QDateTime>
#include <QStringList>

#include <memory>
#include <vector>

namespace antiphon {

/// The last gestures that were captured, the newest first, and the one that is meant. A value.
class GestureShelf {
public:
    static constexpr std::size_t most = 8;

    /// Becomes the one that is meant; the oldest one goes where there are too many.
    void add(Gesture gesture, const QStringList& parameterNames,
             const QDateTime& at = QDateTime::currentDateTime());
    /// Those of another one, as older than its own; the one that is meant stays so.
    void addOlder(const GestureShelf& others);
    void choose(int index);

    int count() const { return int(m_kept.size()); }
    int chosen() const { return m_chosen; }
    /// The one that is meant; null: there is none.
    std::shared_ptr<const Gesture> gesture() const;
    const QStringList& parameterNames() const; ///< of it
    /// One each: when it was captured and how long it is.
    QStringList texts() const;

    /// As a file keeps it; both for any thread.
    Json json() const;
    /// Throws UserError naming `origin` and what is wrong.
    static GestureShelf of(const Json& json, const std::string& origin);

private:
    struct Kept {
        std::shared_ptr<const Gesture> gesture;
        QStringList names;
        QDateTime at;
    };
    std::vector<Kept> m_kept;
    int m_chosen = 0;
};

} // namespace antiphon
