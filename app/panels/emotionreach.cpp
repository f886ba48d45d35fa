#include "app/panels/emotionreach.h"

#include "app/window/background.h"
#include "core/music/wordset.h"
#include "models/emotion/model.h"

namespace antiphon {

namespace {

struct Rows {
    std::size_t all = 0, read = 0;
};

Rows rowsOf(const fs::path& model, const fs::path& piece) {
    const emotion::Muser record = emotion::readMuserRecord(model);
    return {readWordPiece(piece, record.dictionary, {}).words.size(),
            std::size_t(record.config.length) - 2};
}

} // namespace

void EmotionReach::set(const fs::path& model, const fs::path& piece) {
    if (model == m_model && piece == m_piece)
        return;
    m_model = model;
    m_piece = piece;
    m_sentence.clear();
    const int asked = ++m_generation;
    if (!model.empty() && !piece.empty())
        inBackground(
            this, [model, piece] { return rowsOf(model, piece); },
            [this, asked](const Rows& rows) {
                if (asked != m_generation || rows.all <= rows.read)
                    return;
                m_sentence = tr("A model of this size reads only the first %1 of the %2 rows of "
                                "piece A, so a transfer ends there: about %3 % of the piece. One "
                                "of a larger preset reads more: see Train.")
                                 .arg(rows.read)
                                 .arg(rows.all)
                                 .arg(100 * rows.read / rows.all);
                Q_EMIT changed();
            },
            [](const QString&) {}); // what cannot be read is told by whoever shows it
    Q_EMIT changed();
}

} // namespace antiphon
