// The table of a comparison, and how its responses are heard; see modelcompare.h.
#include "app/panels/modelcompare.h"

#include "widgets/glyphs.h"

#include <QLocale>
#include <QTreeWidget>

#include <algorithm>

namespace antiphon {

namespace {

QString percent(double share) {
    //: a share in percent
    return ModelCompare::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 0));
}

QString number(const Json& from, const char* key, int decimals) {
    const Json value = from.value(key, Json());
    return value.is_number() ? QLocale().toString(value.get<double>(), 'f', decimals) : QString();
}

} // namespace

void ModelCompare::fill() {
    const int current = m_table->indexOfTopLevelItem(m_table->currentItem());
    const QSignalBlocker blocker(m_table);
    m_table->clear();
    // Blind, all are ready at once: the first to be would tell what it is.
    const bool hiding = m_hidden && busy();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        auto* item = new QTreeWidgetItem(m_table, {titleOf(i)});
        if (int(i) == m_preferred) {
            item->setText(Name, QStringLiteral("★ ") + row.title);
            //: of models that were compared, the one that the user likes best
            item->setData(Name, Qt::AccessibleTextRole, tr("%1 (preferred)").arg(row.title));
            QFont font = item->font(Name);
            font.setBold(true);
            item->setFont(Name, font);
        }
        item->setToolTip(Name, m_hidden ? tr("Click to hear it")
                               : row.trouble.isEmpty()
                                   ? tr("Click to hear it; double click to open the take")
                                   : row.trouble);
        if (row.job != 0 || hiding)
            item->setText(Right, tr("waiting"));
        else if (!row.trouble.isEmpty())
            item->setText(Right, tr("failed"));
        if (!m_hidden && row.evaluation.is_object() && row.evaluation.contains("baselines")) {
            double best = 0;
            for (const char* key : {"random", "majority", "repeat", "shuffled"})
                best = std::max(best, row.evaluation["baselines"].value(key, 0.0));
            item->setText(Right, percent(row.evaluation.value("free_running_accuracy", 0.0)));
            item->setText(Baseline, percent(best));
        }
        const Json& info = row.info;
        if (!m_hidden && info.is_object()) {
            const Json figures = info.value("statistics", Json::object());
            item->setText(Perplexity, number(info, "answer_perplexity", 1));
            item->setText(MeanRun, number(figures, "mean_run", 1));
            item->setText(MaxRun, number(figures, "max_run", 0));
            item->setText(Entropy, number(figures, "entropy_bits", 2));
            if (figures.contains("memory_share"))
                item->setText(Used, percent(figures["memory_share"].get<double>()));
        }
        if (!row.response.empty() && !hiding)
            item->setIcon(Name, glyph(Glyph::Play));
        for (int column = Right; column <= Used; ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    if (current >= 0 && current < m_table->topLevelItemCount())
        m_table->setCurrentItem(m_table->topLevelItem(current));
    showState();
}

/// All that there are become one deck, of which one is heard: switching keeps the place.
void ModelCompare::hear(int chosen) {
    if (chosen < 0 || m_rows[std::size_t(chosen)].response.empty() || (m_hidden && busy()))
        return;
    Player& player = m_session.player();
    Deck deck{tr("Comparison"), m_axis, {}};
    int heard = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].response.empty())
            continue;
        if (int(i) == chosen)
            heard = int(deck.tracks.size());
        deck.tracks.push_back({titleOf(i), m_rows[i].response, {}, -3, int(i) != chosen});
    }
    const auto alike = [](const DeckTrack& a, const DeckTrack& b) {
        return a.file == b.file && a.title == b.title;
    };
    const bool loaded = player.isLoaded(m_axis);
    const bool same = loaded && std::ranges::equal(player.deck().tracks, deck.tracks, alike);
    if (!same)
        player.load(std::move(deck), loaded ? player.position() : 0, true);
    player.setMatched(true);
    for (int i = 0; same && i < int(player.deck().tracks.size()); ++i)
        player.setTrackMuted(i, i != heard);
    if (same && !player.playing())
        player.play();
}

} // namespace antiphon
