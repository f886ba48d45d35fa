// What leaves the program of the take in the guide panel (see guidepanel.h).
#include "app/panels/exportpage.h"
#include "app/panels/guidepanel.h"
#include "app/panels/takeeditor.h"
#include "models/guide/edit.h"
#include "models/guide/exportlabels.h"
#include "models/guide/exporttake.h"

namespace antiphon {

namespace {

/// Labels and choices, for other programs.
void offerLabels(ExportOffer& offer, const std::shared_ptr<const guide::Take>& take,
                 const guide::TakeState& state) {
    const auto add = [&](const char* what, const QString& label, const char* ending) {
        ExportOffer::Choice choice{.what = what, .label = label};
        choice.ending = ending;
        offer.choices.push_back(std::move(choice));
    };
    add("midi", GuidePanel::tr("Labels as MIDI notes"), ".mid");
    add("cues", GuidePanel::tr("Cue list"), ".csv");
    add("runs", GuidePanel::tr("Runs of the memory as sounds"), "/");
    add("catart", GuidePanel::tr("Memory for CataRT"), "/");
    offer.write = [take, state](const std::string& what, const fs::path& file) {
        if (what == "midi")
            guide::writeLabelNotes(file, *take, state);
        else if (what == "cues")
            guide::writeCues(file, *take, state);
        else if (what == "runs")
            guide::writeRuns(file, *take, state);
        else
            guide::writeCataRt(file, *take, false, "UNK");
    };
}

} // namespace

void GuidePanel::exportTake() {
    const auto take = m_editor->take();
    if (!take)
        return;
    ExportOffer offer;
    offer.title = tr("Export take");
    const auto frames = [&](int rate) { return std::int64_t(take->guide().seconds() * rate); };
    const Sound &followed = take->guide(), &memory = take->memory();
    offer.choices = {
        {"response", tr("Response"), memory.rate, memory.channels, frames(memory.rate), {}},
        {"mix", tr("Mix: guide left, response right"), memory.rate, 2, frames(memory.rate), {}},
        {"stems",
         tr("Stems: guide, memory and response"),
         memory.rate,
         memory.channels,
         frames(memory.rate),
         {"guide", "memory", "response"}},
        {"guide",
         tr("Guide"),
         followed.rate,
         followed.channels,
         std::int64_t(followed.frames()),
         {}},
        {"memory", tr("Memory"), memory.rate, memory.channels, std::int64_t(memory.frames()), {}}};
    offer.name = QStringLiteral("response");
    offer.provenance = guide::provenanceOf(*take, m_editor->state());
    offer.tracks = [take, state = m_editor->state()](const std::string& what,
                                                     const fs::path& file) {
        return guide::exportTracks(*take, state, what, file);
    };
    offerLabels(offer, take, m_editor->state());
    auto* page = new ExportPage(session(), std::move(offer), this);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

} // namespace antiphon
