// What the emotion panel knows: the wish and its undo, the pieces that are read, and what can be
// done now (see emotionpanel.h).
#include "app/panels/emotionfigures.h"
#include "app/panels/emotionform.h"
#include "app/panels/emotionjudge.h"
#include "app/panels/emotionlanes.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/emotionpanel.h"
#include "app/panels/emotionplayer.h"
#include "app/panels/emotionreach.h"
#include "app/panels/emotionrenders.h"
#include "app/panels/emotiontraining.h"
#include "app/panels/soundslot.h"
#include "app/panels/wishcommand.h"
#include "app/window/background.h"
#include "core/run.h"

#include <QLabel>

namespace antiphon {

void EmotionPanel::change(const QString& what, const EmotionWish& wish) {
    push(what, wish, -1);
}

void EmotionPanel::push(const QString& what, const EmotionWish& wish, int stroke) {
    if (!m_applying && !(wish == m_wish))
        session().undo().push(new WishCommand<EmotionWish>(
            what, this, [this](const EmotionWish& shown) { apply(shown); }, m_wish, wish, stroke));
}

void EmotionPanel::apply(const EmotionWish& wish) {
    m_applying = true;
    m_wish = wish;
    m_form->setWish(wish);
    m_slotA->setFile(wish.piece);
    m_slotB->setFile(wish.other);
    m_applying = false;
    read(m_piece, wish.piece);
    read(m_render, wish.render);
    read(m_unmoved, wish.piece.empty() || wish.render.empty()
                        ? fs::path()
                        : wish.render.parent_path() / "unmoved.mid");
    m_reach->set(m_model->path(), wish.piece);
    m_renders->setOpen(wish.render);
    showPieces();
}

/// What is shown of a file follows when it has been read.
void EmotionPanel::read(Reading& reading, const fs::path& file) {
    if (file == reading.file)
        return;
    reading.file = file;
    reading.piece.reset();
    reading.trouble.clear();
    const int asked = ++reading.generation;
    if (&reading == &m_render)
        readRun();
    if (!file.empty())
        inBackground(
            this, [file] { return readEmotionPiece(file); },
            [this, &reading, asked](EmotionPiece piece) {
                if (asked != reading.generation)
                    return;
                if (&reading == &m_unmoved)
                    piece.file = m_wish.piece; // it is shown as what it is
                reading.piece = std::move(piece);
                showPieces();
            },
            [this, &reading, asked](const QString& sentence) {
                if (asked != reading.generation)
                    return;
                reading.trouble = sentence;
                showPieces();
            });
    showPieces();
}

/// The options of the run that wrote the render: which elements it moved.
void EmotionPanel::readRun() {
    m_renderOptions = Json();
    m_renderFrom.clear();
    const fs::path run = m_renders->runOf(m_render.file);
    if (run.empty())
        return;
    inBackground(
        this, [run] { return Run::open(run).record(); },
        [this, asked = m_render.generation](const RunRecord& record) {
            if (asked != m_render.generation)
                return;
            takeRun(record);
            showPieces();
        },
        [](const QString&) {}); // it is shown without the colours of what moved
}

void EmotionPanel::takeRun(const RunRecord& record) {
    m_renderOptions = record.options;
    const auto from = pathsOf(record.inputs, "from");
    m_renderFrom = from.empty() ? fs::path() : from.front();
}

bool EmotionPanel::compared() const {
    return m_renderOptions.is_null() ? m_renders->runOf(m_render.file).empty()
                                     : !m_renderFrom.empty() && m_renderFrom == m_wish.piece;
}

/// A prior speaks the codes of one model: another model needs another one.
void EmotionPanel::takePriorOfModel() {
    const EmotionSteps& steps = m_training->steps();
    const auto* current = steps.maker(m_prior->path());
    const auto* made = steps.newest("emotion.prior", {{"model", m_model->path()}});
    if (made && !(current && current->of("model") == m_model->path()))
        m_prior->setPath(made->results.at("prior"));
}

void EmotionPanel::showPieces() {
    const EmotionPiece* piece = before().piece ? &*before().piece : nullptr;
    const EmotionPiece* render = m_render.piece ? &*m_render.piece : nullptr;
    m_lanes->showPiece(piece);
    std::vector<std::uint32_t> edited;
    if (piece && render && compared() && m_renderOptions.is_object())
        edited = editedNotes(*piece, *render, movedElements(m_renderOptions));
    m_lanes->showRender(render, renderTitle(), edited);
    // What did not come of the piece has nothing to be compared with.
    if (render && !compared())
        piece = nullptr;
    m_figures->setChanges(piece    ? changesBetween(*piece, render)
                          : render ? changesBetween(*render, nullptr)
                                   : std::vector<FeatureChange>{});
    // Whether there is such a piece is known when it was read, or was not to be found.
    if (m_unmoved.file.empty() || m_unmoved.piece || !m_unmoved.trouble.isEmpty()) {
        m_player->setFiles(before().file, m_render.file);
        m_distributions->setPieces(before().file, m_render.file);
    }
    showEstimates();
    showState();
}

/// What it is called among the renders, else by its file.
QString EmotionPanel::renderTitle() const {
    const QString title = m_renders->titleOf(m_render.file);
    return title.isEmpty() ? QString::fromStdString(display(m_render.file.stem())) : title;
}

void EmotionPanel::showEstimates() {
    const auto judged = [this](const Reading& reading) {
        return reading.piece ? m_judge->estimate(*reading.piece) : std::nullopt;
    };
    m_form->setEstimates(judged(before()), judged(m_render), compared());
    m_verdict->setText(m_judge->sentence());
}

QString EmotionPanel::hint() const {
    return m_hint->isHidden() ? QString() : m_hint->text();
}

QString EmotionPanel::verdict() const {
    return m_verdict->text();
}

/// What can be done now, and what keeps the rest from being done.
void EmotionPanel::showState() {
    const bool open = session().store().isOpen();
    const QString noProject = open ? QString() : tr("Open a project first.");
    const QString noModel = !noProject.isEmpty()      ? noProject
                            : m_model->path().empty() ? tr("Train or choose a model first.")
                                                      : QString();
    EmotionForm::Obstacles obstacles;
    obstacles.transfer = !noModel.isEmpty()           ? noModel
                         : m_wish.piece.empty()       ? tr("Choose piece A first.")
                         : !m_piece.trouble.isEmpty() ? m_piece.trouble
                         : !m_wish.moves()
                             ? tr("Move the target or a slider first: nothing moves yet.")
                         : m_wish.needsOther() && m_wish.other.empty()
                             ? tr("A slider goes towards piece B: choose it, or another source.")
                             : QString();
    obstacles.way = !noModel.isEmpty()           ? noModel
                    : m_wish.piece.empty()       ? tr("Choose piece A first.")
                    : m_wish.other.empty()       ? tr("Choose piece B first.")
                    : !m_piece.trouble.isEmpty() ? m_piece.trouble
                                                 : QString();
    obstacles.generate = !noModel.isEmpty()        ? noModel
                         : m_prior->path().empty() ? tr("Train or choose a prior first.")
                                                   : QString();
    obstacles.edit = !noProject.isEmpty()   ? noProject
                     : m_wish.piece.empty() ? tr("Choose piece A first.")
                                            : m_piece.trouble;
    m_form->setObstacles(obstacles);
    m_transferAction->setEnabled(obstacles.transfer.isEmpty() && m_job == 0);
    m_generateAction->setEnabled(obstacles.generate.isEmpty() && m_job == 0);
    m_playAction->setEnabled(!m_wish.piece.empty() || !m_wish.render.empty());
    m_compareAction->setEnabled(!m_wish.piece.empty() && !m_wish.render.empty());
    m_exportAction->setEnabled(!m_wish.render.empty());
    showHint();
}

void EmotionPanel::showHint() {
    QString text = m_trouble;
    for (const Reading* reading : {&m_piece, &m_render})
        if (text.isEmpty())
            text = reading->trouble;
    if (text.isEmpty() && m_job == 0) {
        if (!session().store().isOpen())
            text = tr("Open a project first.");
        else if (m_model->path().empty())
            text = tr("A model has to be learned from a folder of MIDI files first: see Train. "
                      "Without one the notes of a piece can be edited: see below its sliders.");
        else if (m_wish.piece.empty() && m_prior->path().empty())
            text = tr("Drop a MIDI file on A to move it towards another emotion. To write new "
                      "pieces, train a prior: see Train.");
        else if (m_wish.piece.empty())
            text = tr("Drop a MIDI file on A to move it towards another emotion, or press Generate "
                      "to write a new piece.");
        else if (m_wish.render.empty())
            text = tr("Drag the target or the sliders, then press Transfer (%1).")
                       .arg(m_transferAction->shortcut().toString(QKeySequence::NativeText));
    }
    if (const QString& left = m_reach->sentence(); !left.isEmpty() && m_job == 0)
        text += text.isEmpty() ? left : QLatin1Char(' ') + left;
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void EmotionPanel::trouble(const QString& sentence) {
    m_trouble = sentence;
    showHint();
}

void EmotionPanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    m_player->propose();
}

} // namespace antiphon
