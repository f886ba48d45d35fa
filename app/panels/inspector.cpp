// What the centre shows. What can be done with it is in inspectoractions.cpp.
#include "app/panels/inspector.h"

#include "app/panels/audiolanes.h"
#include "app/panels/detailtable.h"
#include "app/panels/itemfacts.h"
#include "app/panels/markeredit.h"
#include "app/panels/notelanes.h"
#include "app/window/background.h"
#include "app/window/drops.h"
#include "models/guide/importmodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/theme.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

namespace antiphon {

InspectorPanel::InspectorPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("inspector"), tr("Inspector"), parent),
      m_noAxis(new TimeAxis(this)), m_snapTimer(new QTimer(this)) {
    m_axis = m_noAxis;
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setWhatsThis(tr("The sound or the notes being listened to. Drag to select, turn the wheel to "
                    "zoom, drag on the ruler to loop, double click to hear."));
    buildPages();
    buildActions();
    buildToolBar();

    connect(&session, &Session::currentChanged, this, &InspectorPanel::showCurrent);
    connect(&session.store(), &Store::itemsChanged, this, &InspectorPanel::itemsChanged);
    connect(&session.store(), &Store::itemsRemoved, this, [this](const QList<qint64>& ids) {
        for (const qint64 id : ids)
            if (const auto it = m_axes.find(id); it != m_axes.end() && it->second != m_axis) {
                it->second->deleteLater();
                m_axes.erase(it);
            }
    });
    connect(&session.store(), &Store::closed, this, [this] {
        showCurrent();
        for (const auto& [id, axis] : std::exchange(m_axes, {}))
            axis->deleteLater();
    });
    connect(&session.store(), &Store::opened, this, &InspectorPanel::showCurrent);
    connect(&session, &Session::importEnded, this, [this] {
        const fs::path dropped = std::exchange(m_dropped, {});
        if (const auto id = dropped.empty() ? 0 : this->session().store().idOf(dropped))
            this->session().setCurrent(id);
    });
    showCurrent();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::buildPages() {
    m_title = new ElidedLabel(this);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setAccessibleName(tr("What is shown"));
    m_facts = new QLabel(this);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setAccessibleName(tr("What is known of it"));
    m_bar = new QToolBar(tr("Inspector tools"), this);
    m_bar->setIconSize({18, 18});

    m_messagePage = new QWidget(this);
    m_message = new QLabel(m_messagePage);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_retry = new QPushButton(tr("Try again"), m_messagePage);
    m_locate = new QPushButton(tr("Show in the library"), m_messagePage);
    connect(m_retry, &QPushButton::clicked, this, &InspectorPanel::showCurrent);
    connect(m_locate, &QPushButton::clicked, this, [this] {
        session().setSelection({session().current()});
        session().show(QStringLiteral("library"));
    });
    m_details = new DetailTable(tr("What the model holds"), {}, m_messagePage);
    auto* page = new QVBoxLayout(m_messagePage);
    page->addStretch(1);
    page->addWidget(m_message);
    page->addWidget(m_retry, 0, Qt::AlignHCenter);
    page->addWidget(m_locate, 0, Qt::AlignHCenter);
    page->addWidget(m_details, 12);
    page->addStretch(2);

    m_audio = new AudioLanes(m_axis, this);
    m_notes = new NoteLanes(m_axis, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_messagePage);
    m_pages->addWidget(m_audio);
    m_pages->addWidget(m_notes);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(8, 6, 8, 0);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);
}

const LibraryItem* InspectorPanel::item() const {
    return session().store().item(session().current());
}

fs::path InspectorPanel::file() const {
    const LibraryItem* one = item();
    return one ? session().store().fileOf(*one) : fs::path();
}

Lane* InspectorPanel::lane() const {
    if (m_pages->currentWidget() == m_notes)
        return m_notes->roll();
    if (m_pages->currentWidget() != m_audio)
        return nullptr;
    return m_waveform->isChecked() ? static_cast<Lane*>(m_audio->waveform())
                                   : m_audio->spectrogram();
}

void InspectorPanel::showCurrent() {
    // Whatever was asked for the item before answers to nobody now.
    m_request = std::make_unique<QObject>();
    m_audio->setView(nullptr);
    m_view.reset();
    m_score.reset();
    delete m_markerEdit;
    const LibraryItem* one = item();
    m_shown = one ? one->id : 0;
    m_shownPath = one ? one->path : std::string();
    m_shownMissing = one && one->missing;
    m_title->setVisible(one);
    m_facts->setVisible(one);
    m_bar->setVisible(one);
    if (!one) {
        useAxis(m_noAxis);
        showMessage(tr("Choose a sound or a MIDI file in the library to see and hear it here, or "
                       "drop recordings and folders on this place to bring them in."));
        return;
    }
    m_title->setText(QString::fromStdString(one->title.empty() ? display(fs::path(one->path).stem())
                                                               : one->title));
    useAxis(axisOf(one->id));
    showFacts();
    if (one->missing)
        showMessage(tr("The file %1 is not where it was. Bring it back to its place and try again, "
                       "or show the library where its new place is.")
                        .arg(QString::fromStdString(display(file()))),
                    true);
    else if (one->kind == ItemKind::Audio)
        showSound(*one);
    else if (one->kind == ItemKind::Notes)
        showNotes(*one);
    else if (one->kind == ItemKind::Model)
        showModel();
    else
        showMessage(kindSentence(one->kind) + QStringLiteral("\n\n") +
                    QString::fromStdString(display(file())));
}

void InspectorPanel::showModel() {
    const QString sentence = kindSentence(ItemKind::Model) + QStringLiteral("\n\n") +
                             QString::fromStdString(display(file()));
    showMessage(sentence);
    inBackground(
        m_request.get(), [file = file()] { return guide::inspectModel(file); },
        [this](const Json& facts) {
            m_details->setRows(modelRows(facts));
            m_details->show();
        },
        [this, sentence](const QString& failure) {
            // Models of other systems are no such model, which is no fault.
            const fs::path ending = file().extension();
            if (ending == ".safetensors" || ending == ".pt" || ending == ".pth" ||
                ending == ".ckpt")
                showMessage(sentence + QStringLiteral("\n\n") + failure);
        });
}

void InspectorPanel::showSound(const LibraryItem& one) {
    m_view = session().media().view(file());
    const auto opened = [this] {
        lengthKnown(m_view->seconds());
        showFacts();
        updateActions();
    };
    connect(m_view.get(), &SoundView::opened, m_request.get(), opened);
    connect(m_view.get(), &SoundView::failed, m_request.get(),
            [this](const QString& sentence) { showMessage(sentence, true); });
    lengthKnown(one.seconds.value_or(0));
    m_audio->setView(m_view);
    m_pages->setCurrentWidget(m_audio);
    if (m_view->isOpen())
        opened();
    showMarkers();
    applyToggles();
    proposeDeck(one);
}

void InspectorPanel::showNotes(const LibraryItem& one) {
    lengthKnown(one.seconds.value_or(0));
    m_notes->setScore({});
    m_pages->setCurrentWidget(m_notes);
    const auto show = [this](NoteScore score) {
        m_noteCount = score.notes.size();
        lengthKnown(score.seconds);
        m_score.emplace(NoteScore{{}, score.tempo, score.beats, {}, score.seconds});
        m_notes->setScore(std::move(score));
        showFacts();
        applyToggles();
    };
    session().media().readNotes(
        file(), m_request.get(),
        [this, show](std::shared_ptr<const NotesData> read, const QString& sentence) {
            if (!read)
                return showMessage(sentence, true);
            inBackground(
                m_request.get(), [read] { return scoreOf(*read); }, show,
                [this](const QString& failure) { showMessage(failure, true); });
        });
    applyToggles();
    proposeDeck(one);
}

void InspectorPanel::proposeDeck(const LibraryItem& one) {
    DeckTrack track;
    track.title = m_title->text();
    track.file = session().store().fileOf(one);
    session().player().propose({track.title, m_axis, {track}});
}

void InspectorPanel::showMessage(const QString& text, bool repairable) {
    m_message->setText(text);
    m_retry->setVisible(repairable);
    m_locate->setVisible(repairable);
    m_details->hide();
    m_pages->setCurrentWidget(m_messagePage);
    updateActions();
}

void InspectorPanel::showFacts() {
    if (const LibraryItem* one = item())
        m_facts->setText(factsOf(*one, m_view && m_view->isOpen() ? &m_view->info() : nullptr,
                                 m_score ? &*m_score : nullptr, m_noteCount));
}

TimeAxis* InspectorPanel::axisOf(std::int64_t id) {
    TimeAxis*& axis = m_axes[id];
    if (!axis)
        axis = new TimeAxis(this);
    return axis;
}

void InspectorPanel::useAxis(TimeAxis* axis) {
    m_axis->disconnect(this);
    m_axis = axis;
    m_audio->setAxis(axis);
    m_notes->setAxis(axis);
    connect(axis, &TimeAxis::selectionChanged, this, &InspectorPanel::selectionMoved);
    connect(axis, &TimeAxis::loopChanged, this, &InspectorPanel::updateActions);
    axis->setFollowsPlayhead(m_follow->isChecked());
}

void InspectorPanel::lengthKnown(double seconds) {
    if (!(seconds > 0))
        return;
    m_axis->setLength(seconds);
    if (!m_restoring)
        return;
    const Json state = *std::exchange(m_restoring, std::nullopt);
    const auto span = [&state](const char* key) -> std::optional<TimeSpan> {
        const auto it = state.find(key);
        if (it == state.end() || !it->is_array() || it->size() != 2 || !(*it)[0].is_number() ||
            !(*it)[1].is_number())
            return std::nullopt;
        return TimeSpan{(*it)[0].get<double>(), (*it)[1].get<double>()};
    };
    if (const auto visible = span("visible"))
        m_axis->setVisible(*visible);
    m_axis->setSelection(span("selection"));
    m_axis->setLoop(span("loop"));
}

void InspectorPanel::itemsChanged(const QList<qint64>& ids) {
    const LibraryItem* one = item();
    if (!one || !ids.contains(one->id))
        return;
    if (one->id != m_shown || one->path != m_shownPath || one->missing != m_shownMissing)
        return showCurrent();
    m_title->setText(QString::fromStdString(one->title));
    showFacts();
    showMarkers();
}

Json InspectorPanel::state() const {
    Json state = {{"item", session().current()}};
    const auto put = [&state](const char* key, const std::optional<TimeSpan>& span) {
        if (span && span->length() > 0)
            state[key] = {span->start, span->end};
    };
    if (m_restoring) // still on its way
        for (const char* key : {"visible", "selection", "loop"})
            if (m_restoring->contains(key))
                state[key] = m_restoring->at(key);
    put("visible", m_axis->visible());
    put("selection", m_axis->selection());
    put("loop", m_axis->loop());
    for (const QAction* action :
         {m_showBeats, m_snap, m_waveform, m_spectrogram, m_logFrequency, m_follow, m_byTrack})
        state["shown"][action->objectName().section(QLatin1Char('.'), 1).toStdString()] =
            action->isChecked();
    return state;
}

void InspectorPanel::restore(const Json& state) {
    if (!state.is_object())
        return;
    const Json shown = state.value("shown", Json::object());
    for (QAction* action :
         {m_showBeats, m_snap, m_waveform, m_spectrogram, m_logFrequency, m_follow, m_byTrack}) {
        const auto name = action->objectName().section(QLatin1Char('.'), 1).toStdString();
        if (shown.is_object() && shown.contains(name) && shown.at(name).is_boolean())
            action->setChecked(shown.at(name).get<bool>());
    }
    const auto it = state.find("item");
    if (it == state.end() || !it->is_number_integer() ||
        !session().store().item(it->get<std::int64_t>()))
        return;
    m_restoring = state;
    session().setCurrent(it->get<std::int64_t>());
}

void InspectorPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && session().store().isOpen())
        event->acceptProposedAction();
}

void InspectorPanel::dropEvent(QDropEvent* event) {
    const std::vector<fs::path> paths = localFiles(*event->mimeData());
    if (paths.empty())
        return;
    event->acceptProposedAction();
    if (const auto known = session().store().idOf(paths.front()))
        return session().setCurrent(known);
    m_dropped = paths.front();
    session().import(paths);
}

} // namespace antiphon
