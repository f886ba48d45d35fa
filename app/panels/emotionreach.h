#pragma once

#include "core/files.h"

#include <QObject>
#include <QString>

namespace antiphon {

/// Says how much of a piece is left out of a transfer, because a model of its size reads no more.
/// GUI thread; files are read in the background.
class EmotionReach : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty paths: there is nothing to say.
    void set(const fs::path& model, const fs::path& piece);
    /// Empty: the whole piece is read, or it is not known yet.
    const QString& sentence() const { return m_sentence; }

Q_SIGNALS:
    void changed();

private:
    fs::path m_model, m_piece;
    QString m_sentence;
    int m_generation = 0;
};

} // namespace antiphon
