#pragma once

#include "app/panels/emotionexploration.h"
#include "app/window/session.h"
#include "core/music/wordset.h"

#include <QTreeWidget>

namespace antiphon {

/// The codes in use, the most used first, with how often. Activating or clicking one lets a place
/// be heard that uses it, each time another one. GUI thread; the data set is read in the
/// background.
class EmotionCodes : public QTreeWidget {
    Q_OBJECT

public:
    explicit EmotionCodes(Session& session, QWidget* parent = nullptr);

    /// `results`: the folder of the run that found them, which knows the data set.
    void show(const fs::path& results, std::vector<EmotionCode> codes);
    void hear(int row);

Q_SIGNALS:
    /// What is heard now, or why nothing is.
    void told(const QString& sentence);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Session& m_session;
    fs::path m_results;
    std::vector<EmotionCode> m_codes;
    std::vector<std::size_t> m_next;      ///< of each the place to be heard next
    std::shared_ptr<const WordSet> m_set; ///< once it has been read
    int m_turn = 0;                       ///< the latest click is heard
};

} // namespace antiphon
