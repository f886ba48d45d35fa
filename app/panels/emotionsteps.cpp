#include "app/panels/emotionsteps.h"

#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/run.h"

#include <QLocale>

#include <algorithm>

namespace antiphon {

namespace {

constexpr const char* tasks[] = {"emotion.dataset", "emotion.train", "emotion.prior",
                                 "emotion.classifier", "emotion.explore"};

QString percent(const Json& figures, const char* key) {
    return QLocale().toString(100 * figures.value(key, 0.0), 'f', 0);
}
QString number(const Json& figures, const char* key, int decimals = 0) {
    return QLocale().toString(figures.value(key, 0.0), 'f', decimals);
}

/// The newest of a task that had these inputs, and is `done` or anything.
const EmotionSteps::Made* newestOf(const std::vector<EmotionSteps::Made>& order,
                                   const std::string& task,
                                   const std::map<std::string, fs::path>& inputs, bool done) {
    const auto fits = [&](const EmotionSteps::Made& made) {
        return made.task == task && (made.done || !done) &&
               std::ranges::all_of(inputs, [&](const auto& wanted) {
                   return made.of(wanted.first) == wanted.second;
               });
    };
    const auto it = std::ranges::find_if(order, fits);
    return it == order.end() ? nullptr : &*it;
}

} // namespace

EmotionSteps::EmotionSteps(Session& session, QObject* parent)
    : QObject(parent), m_session(session) {
    connect(&session.jobs(), &Jobs::runsChanged, this, &EmotionSteps::refresh);
    connect(&session.store(), &Store::closed, this, [this] {
        ++m_project;
        m_order.clear();
        m_known.clear();
        m_asked.clear();
    });
    refresh();
}

void EmotionSteps::refresh() {
    m_order.clear();
    for (const RunRow& run : m_session.jobs().runs()) {
        if (run.state == RunState::Running || std::ranges::find(tasks, run.task) == std::end(tasks))
            continue;
        if (const auto known = m_known.find(run.folder); known != m_known.end()) {
            Made& made = m_order.emplace_back(Made{run.folder,
                                                   run.state == RunState::Done,
                                                   run.task,
                                                   run.figures,
                                                   known->second.options,
                                                   known->second.inputs,
                                                   {}});
            for (const Item& item : run.items)
                made.results.try_emplace(item.role, item.path);
            continue;
        }
        if (!m_asked.insert(run.folder).second)
            continue;
        inBackground(
            this,
            [folder = run.folder] {
                const Run opened = Run::open(folder);
                Asked asked{opened.record().options, {}};
                for (const auto& [slot, items] : opened.record().inputs)
                    if (!items.empty())
                        asked.inputs[slot] = items.front().path;
                return asked;
            },
            [this, folder = run.folder, project = m_project](Asked read) {
                if (project != m_project)
                    return;
                m_asked.erase(folder);
                m_known.insert_or_assign(folder, std::move(read));
                refresh();
            },
            [](const QString&) {}); // gone meanwhile: it is no longer among the runs
    }
    Q_EMIT changed();
}

const EmotionSteps::Made*
EmotionSteps::newest(const std::string& task, const std::map<std::string, fs::path>& inputs) const {
    return newestOf(m_order, task, inputs, true);
}

const EmotionSteps::Made*
EmotionSteps::stopped(const std::string& task,
                      const std::map<std::string, fs::path>& inputs) const {
    const Made* made = newestOf(m_order, task, inputs, false);
    return made && !made->done ? made : nullptr;
}

const EmotionSteps::Made* EmotionSteps::maker(const fs::path& result) const {
    const auto wrote = [&](const Made& made) {
        return made.done && std::ranges::any_of(made.results, [&](const auto& item) {
                   return item.second == result;
               });
    };
    const auto it = std::ranges::find_if(m_order, wrote);
    return it == m_order.end() ? nullptr : &*it;
}

QString EmotionSteps::resultText(const Made& made) {
    const Json& f = made.figures;
    if (made.task == "emotion.dataset")
        return tr("Done: %1 pieces (Q1 %2, Q2 %3, Q3 %4, Q4 %5); values replaced: %6, files left "
                  "out: %7")
            .arg(number(f, "pieces"), number(f, "q1"), number(f, "q2"), number(f, "q3"),
                 number(f, "q4"), number(f, "substitutions"), number(f, "left_out"));
    if (made.task == "emotion.train")
        return tr("Done: loss %1 on pieces that it does not know, %2 codes in use")
            .arg(number(f, "loss", 2), number(f, "codes_used"));
    if (made.task == "emotion.prior")
        return tr("Done: loss %1 on pieces that it does not know, of %2 codes")
            .arg(number(f, "loss", 2), number(f, "codes"));
    if (made.task == "emotion.classifier")
        return tr("Done: of %1 pieces that it does not know it tells the quadrant right in %2 %, "
                  "arousal in %3 % and valence in %4 %; chance would be 25, 50 and 50 %")
            .arg(number(f, "pieces"), percent(f, "quadrant"), percent(f, "arousal"),
                 percent(f, "valence"));
    return tr("Done: %1 pieces, %2 codes in use, perplexity %3; see Map")
        .arg(number(f, "pieces"), number(f, "codes_used"), number(f, "codebook_perplexity", 1));
}

} // namespace antiphon
