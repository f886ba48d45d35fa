// What the guide panel tells and offers of one segment (see guidepanel.h).
#include "app/panels/answerslot.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/takeeditor.h"

#include <QMenu>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

QString chanceText(const guide::LabelChance& chance) {
    //: a label and how likely it is in percent
    return GuidePanel::tr("%1 (%2 %)")
        .arg(chance.label)
        .arg(QLocale().toString(100 * double(chance.probability), 'f', 0));
}

} // namespace

/// What the model of the take drew in one go, as far as it is known.
void GuidePanel::showStretches() {
    std::vector<int> firsts;
    if (const auto take = m_editor->take(); take && take->learned()) {
        const fs::path path = take->info().value("model", Json::object()).value("path", "");
        const GuideModel* model = m_models->find(path);
        if (!model && m_answer->path() == path)
            model = m_answer->model();
        if (model)
            for (const SegmentWindow& window : guide::answerWindows(model->model, take->segments()))
                firsts.push_back(window.keepFirst);
    }
    m_lanes->strip()->setStretches(std::move(firsts));
}

QString GuidePanel::details(int segment) const {
    const auto take = m_editor->take();
    if (!take || segment < 0 || std::size_t(segment) >= take->segments())
        return {};
    const auto index = std::size_t(segment);
    QStringList lines;
    const int source = m_editor->state().query[index];
    lines << (source >= 0 ? tr("Plays memory segment %1 at %2")
                                .arg(source)
                                .arg(timeText(take->segmentStart(std::size_t(source))))
                          : tr("Plays silence"));
    QStringList near;
    for (const guide::NearLabel& label : take->nearest(index))
        near << tr("%1 (%2)", "label and distance")
                    .arg(label.label)
                    .arg(double(label.distance), 0, 'f', 2);
    if (take->learned())
        for (const guide::LabelChance& chance : take->likely(m_editor->state(), index))
            near << chanceText(chance);
    if (!near.isEmpty())
        lines << tr("Likeliest labels: %1").arg(near.join(QStringLiteral(", ")));
    if (take->learned() && !take->likely(m_editor->state(), index).empty()) {
        const int heard = m_lanes->heardAs(segment);
        if (heard >= 0)
            lines << tr("The guide was heard as label %1").arg(heard);
        lines << tr("The model was undecided by %1 bits of %2")
                     .arg(
                         locale().toString(double(take->entropy(m_editor->state(), index)), 'f', 1),
                         locale().toString(std::log2(double(take->labelCount())), 'f', 1));
    }
    return lines.join(QLatin1Char('\n'));
}

void GuidePanel::showAlternatives(int segment, const QPoint& at) {
    const auto take = m_editor->take();
    if (!take || segment < 0 || std::size_t(segment) >= take->segments())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (const auto [first, last] = m_lanes->strip()->stretchOf(segment); first >= 0) {
        const auto& segments = m_lanes->strip()->segments();
        QAction* again = menu->addAction(tr("Draw %1 to %2 again")
                                             .arg(timeText(segments[std::size_t(first)].start),
                                                  timeText(segments[std::size_t(last)].end)));
        again->setEnabled(guide::draws(take->options().answer));
        again->setToolTip(m_actions.redraw->toolTip());
        connect(again, &QAction::triggered, this, [this, segment] { m_editor->redraw(segment); });
        menu->addSeparator();
    }
    addExpected(*menu, segment);
    const auto add = [&](int memorySegment, const QString& text) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this,
                [this, segment, memorySegment] { m_editor->use(segment, memorySegment); });
        connect(action, &QAction::hovered, this,
                [this, memorySegment] { m_player->auditionMemory(memorySegment); });
    };
    bool any = false;
    for (const guide::Alternative& other :
         take->alternatives(m_editor->state(), std::size_t(segment))) {
        any = true;
        const QString time = timeText(take->segmentStart(std::size_t(other.memorySegment)));
        add(other.memorySegment,
            other.joins
                ? tr("Memory %1 at %2, joins its neighbour").arg(other.memorySegment).arg(time)
                : tr("Memory %1 at %2").arg(other.memorySegment).arg(time));
    }
    if (!any)
        menu->addAction(tr("The memory has no other segment with this label"))->setEnabled(false);
    menu->addSeparator();
    add(guide::silent, tr("Silence"));
    menu->popup(at);
}

/// What the model would also have asked for: other labels, each with a choice of its own.
void GuidePanel::addExpected(QMenu& menu, int segment) {
    const auto take = m_editor->take();
    if (!take->learned() || take->likely(m_editor->state(), std::size_t(segment)).empty())
        return;
    menu.addSection(tr("Labels that the model expected"));
    const std::vector<std::int32_t> there = take->memoryLabels();
    for (const guide::LabelChance& chance : take->likely(m_editor->state(), std::size_t(segment))) {
        const bool playable = std::ranges::binary_search(there, chance.label);
        QAction* action = menu.addAction(
            playable ? tr("Label %1").arg(chanceText(chance))
                     : tr("Label %1, which the memory lacks").arg(chanceText(chance)));
        action->setEnabled(playable);
        action->setCheckable(true);
        action->setChecked(m_editor->state().labels[std::size_t(segment)] == chance.label);
        connect(action, &QAction::triggered, this,
                [this, segment, label = chance.label] { m_editor->paint({segment}, label); });
    }
    menu.addSection(tr("Memory segments with the present label"));
}

} // namespace antiphon
