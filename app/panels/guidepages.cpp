// The pages of the guide panel beside that of the take, and what is kept of all (see guidepanel.h).
#include "app/panels/answerslot.h"
#include "app/panels/guideform.h"
#include "app/panels/guidepanel.h"
#include "app/panels/joinbar.h"
#include "app/panels/modelcompare.h"
#include "app/panels/relationpage.h"
#include "app/panels/soundslot.h"
#include "app/panels/takeeditor.h"
#include "app/panels/takelist.h"
#include "core/error.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace antiphon {

RelationPage& GuidePanel::relation() {
    if (!m_relation) {
        m_relation = new RelationPage(session(), *m_models);
        m_pages->addWidget(m_relation);
        if (m_relationState.is_object())
            m_relation->restore(m_relationState);
        connect(m_relation, &RelationPage::backRequested, this, &GuidePanel::showTakePage);
        connect(m_relation, &RelationPage::continueRequested, this, [this](const fs::path& model) {
            showTakePage();
            continueGuide(model);
        });
        connect(m_relation, &RelationPage::answerRequested, this,
                [this](const fs::path& model, const RelationPair& pair) {
                    m_answer->setPath(model);
                    if (m_guide->file().empty())
                        m_guide->setFile(pair.guide);
                    if (m_memory->file().empty())
                        m_memory->setFile(pair.partner);
                    showTakePage();
                    m_form->generateButton()->setFocus();
                });
    }
    return *m_relation;
}

void GuidePanel::showRelation() {
    relation().propose({m_guide->file(), m_memory->file()});
    m_pages->setCurrentWidget(m_relation);
    m_relation->setFocus();
}

ModelCompare& GuidePanel::comparison() {
    if (!m_comparison) {
        m_comparison = new ModelCompare(session(), *m_models);
        m_pages->addWidget(m_comparison);
        connect(m_comparison, &ModelCompare::backRequested, this, &GuidePanel::showTakePage);
        connect(m_comparison, &ModelCompare::choiceKept, m_takes, &TakeList::lookForChoices);
        connect(m_comparison, &ModelCompare::takeRequested, this, [this](const fs::path& folder) {
            openTake(folder);
            showTakePage();
        });
    }
    return *m_comparison;
}

void GuidePanel::showComparison() {
    m_untouched = false;
    comparison().setTask({m_guide->file(), m_memory->file(), m_form->ownOptions(m_joins->options()),
                          m_form->seed()});
    m_pages->setCurrentWidget(m_comparison);
    m_comparison->setFocus();
}

bool GuidePanel::onTakePage() const {
    return m_pages->currentIndex() == 0;
}

void GuidePanel::showTakePage() {
    m_pages->setCurrentIndex(0);
    m_player->propose();
}

Json GuidePanel::state() const {
    const auto take = m_editor->take();
    return {{"guide", m_guide->file().string()},
            {"memory", m_memory->file().string()},
            {"model", m_answer->path().string()},
            {"learning", m_relation && m_pages->currentWidget() == m_relation},
            {"relation", m_relation ? m_relation->state() : m_relationState},
            {"options", toJson(Options(m_form->ownOptions(m_joins->options())))},
            {"seed", m_form->shownSeed()},
            {"seed_locked", m_form->seedLocked()},
            {"options_shown", m_fold->isChecked()},
            {"take", take ? take->folder().string() : std::string()}};
}

void GuidePanel::restore(const Json& state) {
    try {
        Options options = guide::GenerateOptions{};
        readJson(options, state.value("options", Json::object()), "guide");
        m_form->setOptions(options.as<guide::GenerateOptions>());
        m_joins->setOptions(options.as<guide::GenerateOptions>().render);
    } catch (const UserError& e) { // settings of another version: the rest still serves
        session().tell(QString::fromUtf8(e.what()));
    }
    m_form->showSeed(std::max<std::uint64_t>(1, state.value("seed", std::uint64_t(1))));
    m_form->setSeedLocked(state.value("seed_locked", false));
    m_fold->setChecked(state.value("options_shown", true));
    m_guide->setFile(state.value("guide", std::string()));
    m_memory->setFile(state.value("memory", std::string()));
    m_answer->setPath(state.value("model", std::string()));
    m_relationState = state.value("relation", Json());
    if (m_relation && m_relationState.is_object())
        m_relation->restore(m_relationState);
    if (state.value("learning", false))
        showRelation();
    if (const std::string take = state.value("take", std::string()); !take.empty())
        openTake(take);
}

} // namespace antiphon
