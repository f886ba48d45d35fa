// The runs of the emotion panel: what starts, what it tells, what becomes of it, and its export
// (see emotionpanel.h).
#include "app/panels/emotionform.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/emotionpanel.h"
#include "app/panels/emotionplayer.h"
#include "app/panels/emotionrenders.h"
#include "app/panels/emotionstream.h"
#include "app/panels/exportpage.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "core/audio/instrument.h"
#include "core/run.h"
#include "models/systems.h"

#include <QAction>

namespace antiphon {

void EmotionPanel::start(const char* task, const Inputs& inputs, const Options& options) {
    const Task* found = findTask(systems(), task);
    if (!found || m_job != 0)
        return;
    m_trouble.clear();
    m_job = session().start(*found, inputs, options, m_form->seed());
    m_stream->begin(m_job, m_model->path());
    m_form->setProgress(0, tr("Waiting"));
    showState();
}

void EmotionPanel::transfer() {
    if (!m_transferAction->isEnabled())
        return;
    Inputs inputs = {{"from", {{ItemKind::Notes, m_wish.piece, "from"}}},
                     {"model", {{ItemKind::Model, m_model->path(), "model"}}}};
    if (m_wish.needsOther())
        inputs["to"] = {{ItemKind::Notes, m_wish.other, "to"}};
    start("emotion.transfer", inputs, m_wish.transferOptions());
}

void EmotionPanel::wayToOther(int steps) {
    if (m_wish.piece.empty() || m_wish.other.empty())
        return;
    start("emotion.transfer",
          {{"from", {{ItemKind::Notes, m_wish.piece, "from"}}},
           {"to", {{ItemKind::Notes, m_wish.other, "to"}}},
           {"model", {{ItemKind::Model, m_model->path(), "model"}}}},
          m_wish.wayOptions(steps));
}

void EmotionPanel::generate() {
    if (!m_generateAction->isEnabled())
        return;
    start("emotion.generate",
          {{"model", {{ItemKind::Model, m_model->path(), "model"}}},
           {"prior", {{ItemKind::Model, m_prior->path(), "prior"}}}},
          m_wish.generateOptions());
}

void EmotionPanel::edit() {
    start("emotion.edit", {{"from", {{ItemKind::Notes, m_wish.piece, "from"}}}}, m_wish.edit);
}

void EmotionPanel::jobChanged(quint64 id) {
    const JobInfo* info = session().jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_form->setProgress(info->row.fraction, progressWords(info->row.text));
    m_stream->take(*info);
}

void EmotionPanel::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    m_job = 0;
    m_form->setProgress(-1, {});
    const JobInfo* info = session().jobs().job(id);
    if (info && info->row.state == JobState::Failed) {
        m_trouble = QString::fromStdString(info->row.error);
    } else if (info && info->row.state == JobState::Done) {
        m_form->showSeed(info->record.seed);
        const std::string& task = info->record.task;
        const bool written = task == "emotion.generate";
        std::vector<fs::path> pieces;
        for (const Item& item : info->outcome.items)
            if (item.kind == ItemKind::Notes)
                pieces.push_back(item.path);
        EmotionWish next = m_wish;
        if (!pieces.empty()) // of new ones the one that was heard, of a way its end
            next.render = written ? pieces.front() : pieces.back();
        m_player->hearRender(true);
        change(written                  ? tr("Generate")
               : task == "emotion.edit" ? tr("Edit notes")
                                        : tr("Transfer"),
               next);
        takeRun(info->record);
        const bool streamed = !pieces.empty() && m_stream->finish(pieces.front());
        if (!streamed && isVisible() && !next.render.empty())
            session().player().audition(next.render);
    }
    m_stream->end();
    showPieces();
}

void EmotionPanel::bringBack(const fs::path& render) {
    const fs::path run = m_renders->runOf(render);
    inBackground(
        this, [run] { return Run::open(run).record(); },
        [this, render](const RunRecord& record) {
            EmotionWish next = wishOf(record, m_wish);
            next.render = render;
            m_form->setSeed(record.seed);
            change(tr("Bring back"), next);
        },
        [this](const QString& sentence) { trouble(sentence); });
}

void EmotionPanel::exportRender() {
    const fs::path file = m_wish.render;
    if (file.empty() || !m_render.piece)
        return;
    ExportOffer offer;
    offer.title = tr("Export %1").arg(renderTitle());
    offer.name = renderTitle();
    constexpr int rate = 44100, channels = 2;
    const auto frames = std::int64_t(m_render.piece->score.seconds * rate);
    ExportOffer::Choice notes{.what = "midi", .label = tr("MIDI file")};
    notes.ending = ".mid";
    offer.choices = {{"sound", tr("Sound"), rate, channels, frames, {}}, notes};
    offer.provenance = m_render.piece->provenance;
    offer.tracks = [file](const std::string& what, const fs::path& target) {
        std::vector<ExportTrack> tracks;
        tracks.push_back({what, target,
                          Frames(std::make_shared<const Sound>(
                              renderMidi(readMidi(file), {.rate = rate}).sound))});
        return tracks;
    };
    offer.write = [file](const std::string&, const fs::path& target) {
        writeFile(target, readFile(file));
    };
    auto* page = new ExportPage(session(), std::move(offer), this);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

} // namespace antiphon
