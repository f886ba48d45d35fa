// Actions, tool bar and menus of the map panel (see mappanel.h).
#include "app/panels/mapaxespage.h"
#include "app/panels/mapbuildpage.h"
#include "app/panels/mapear.h"
#include "app/panels/maphand.h"
#include "app/panels/mapmarking.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappanel.h"
#include "app/panels/mapreplay.h"
#include "app/panels/mapsong.h"
#include "widgets/glyphs.h"
#include "widgets/map.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace antiphon {

void MapPanel::makeActions() {
    const auto add = [this](const char* name, const QString& text, const QKeySequence& keys,
                            const QString& tip, auto slot) {
        QAction* made = addPanelAction(name, text, keys);
        made->setToolTip(tip);
        connect(made, &QAction::triggered, this, slot);
        return made;
    };
    const auto toggle = [this](const char* name, const QString& text, const QKeySequence& keys,
                               const QString& tip, bool on) {
        QAction* made = addPanelAction(name, text, keys);
        made->setToolTip(tip);
        made->setCheckable(true);
        made->setChecked(on);
        return made;
    };
    m_do.add = add("add", tr("Add tables…"), {}, tr("Show more tables on this map"),
                   &MapPanel::chooseTables);
    m_do.takeOut =
        add("takeOut", tr("Take out"), {},
            tr("Take the chosen table off the map; it stays where it is"), &MapPanel::takeOut);
    m_do.clearTables = add("clear", tr("Take all out"), {},
                           tr("Empty the map; the tables stay where they are"), [this] {
                               m_unwanted = true;
                               m_model->open({});
                           });
    m_do.build = add("build", tr("Build the table"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                     tr("Build a table of the chosen synthesizer"), [this] { m_build->start(); });
    m_do.again = add("again", tr("t-SNE from scratch"), {},
                     tr("Begin anew instead of going on from what is shown"), &MapPanel::againTsne);
    m_do.pause = add("pause", tr("Pause or go on with t-SNE"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), {},
                     [this] { m_projector->setPaused(!m_projector->paused()); });
    m_do.hover = toggle("hover", tr("Hear what is pointed at"), QKeySequence(Qt::Key_H),
                        tr("Play the sound of a point after a moment"), true);
    m_do.matched =
        toggle("matched", tr("At equal loudness"), {}, tr("Bring every sound to −23 LUFS"), true);
    m_do.density = toggle("density", tr("Density"), QKeySequence(Qt::Key_D),
                          tr("Show where points are dense instead of each point"), false);
    connect(m_do.density, &QAction::toggled, this, [this](bool on) {
        MapLooks looks = m_looks->looks();
        looks.density = on;
        m_looks->setLooks(looks);
        applyLooks();
    });
    m_do.zoom = add("zoomSelection", tr("Zoom to the selection"), QKeySequence(Qt::Key_Z), {},
                    [this] { m_view->showSelection(); });
    m_do.record = toggle("record", tr("Record gliding"), QKeySequence(Qt::Key_R),
                         tr("Take down what is played on the map"), false);
    m_do.record->setIcon(glyph(Glyph::Record));
    connect(m_do.record, &QAction::toggled, this, [this](bool on) {
        m_do.record->setText(on ? tr("Stop recording") : tr("Record gliding"));
    });
    m_do.replay =
        add("replay", tr("Hear what was played"), {},
            tr("From the transport, with a cursor on the map"), [this] { m_replay->play(); });
    m_do.gesture = add("gesture", tr("Save what was played…"), {},
                       tr("As a sound, as MIDI controllers or as numbers"), &MapPanel::saveGesture);
    m_do.hold =
        add("hold", tr("Hold or let go"), {}, tr("Let the sound at the keyboard's place go on"),
            [this] { m_view->setLatched(m_view->latched() >= 0 ? -1 : m_view->current()); });
    m_do.song = add("song", tr("Play the song"), {},
                    tr("Load the recording that lies over the map into the transport"),
                    [this] { m_song->play(); });
    m_do.song->setIcon(glyph(Glyph::Play));
    m_do.selectNone =
        add("selectNone", tr("Select none"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), {},
            [this] { m_view->clearSelection(); });
    m_do.exportSounds =
        add("exportSounds", tr("Export sounds…"), QKeySequence(Qt::CTRL | Qt::Key_E),
            tr("Write the sounds of the selected points as files"), &MapPanel::exportSounds);
    m_do.copyCsv = add("copyCsv", tr("Copy as CSV"), QKeySequence(QKeySequence::Copy),
                       tr("Copy the rows of the selected points"), [this] { copy(false); });
    m_do.copyJson =
        add("copyJson", tr("Copy as JSON"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
            tr("Copy the rows of the selected points"), [this] { copy(true); });
    const std::pair<const char*, QString> amounts[] = {
        {"refineFew", tr("Refine by about 50 sounds")},
        {"refine", tr("Refine by about 200 sounds")},
        {"refineMany", tr("Refine by about 1000 sounds")}};
    constexpr int points[] = {50, 200, 1000};
    for (int i = 0; i < 3; ++i)
        m_do.refine[i] = add(amounts[i].first, amounts[i].second, {},
                             tr("Add rows between the selected ones to their table"),
                             [this, count = points[i]] { refine(count); });
    m_do.forbid =
        add("forbid", tr("Forbid"), QKeySequence(Qt::Key_F),
            tr("Nothing that plays by itself goes to the selected sounds"), &MapPanel::forbid);
    m_do.starts = add("starts", tr("Begin here"), QKeySequence(Qt::Key_B),
                      tr("Mark the selected sounds to begin with"),
                      [this] { m_marking->markStarts(chosen()); });
    m_do.unmark = add("unmark", tr("Take marks away"), QKeySequence(Qt::Key_Delete),
                      tr("From the selected sounds, with regions that hold them"),
                      [this] { m_marking->clear(chosen()); });
    m_do.png = add("savePng", tr("Save the map as PNG…"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), {}, [this] { saveMap("png"); });
    m_do.svg = add("saveSvg", tr("Save the map as SVG…"), {}, {}, [this] { saveMap("svg"); });
    m_do.csv =
        add("saveCsv", tr("Save places and rows as CSV…"), {}, {}, [this] { saveMap("csv"); });
    m_do.csvSelected = add("saveSelectedCsv", tr("Save the selected rows as CSV…"), {}, {},
                           [this] { saveMap("csv", true); });
    // The view's own modes are found in the palette as well.
    for (QAction* mode : m_view->modes()->actions())
        mode->setProperty("path", title());
}

void MapPanel::againTsne() {
    MapAxes axes = m_axes->axes();
    axes.method = MapAxes::Method::Tsne;
    m_axes->setAxes(axes);
    m_projector->show(m_model->rows(), axes, true);
}

void MapPanel::buildToolBar(QToolBar* bar) {
    bar->setWindowTitle(tr("Map"));
    bar->setAccessibleName(tr("Map"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions(m_view->modes()->actions());
    bar->addSeparator();
    auto* all = new QAction(glyph(Glyph::ZoomAll), tr("Show all"), bar);
    all->setToolTip(tr("Show all points (0)"));
    connect(all, &QAction::triggered, m_view, &MapView::showAll);
    bar->addAction(all);
    m_do.zoom->setIcon(glyph(Glyph::ZoomIn));
    bar->addAction(m_do.zoom);
    bar->addSeparator();
    m_do.hover->setIcon(glyph(Glyph::Hear));
    bar->addAction(m_do.hover);
    auto* save = new QToolButton;
    save->setIcon(glyph(Glyph::Save));
    save->setText(tr("Save"));
    save->setToolButtonStyle(Qt::ToolButtonIconOnly);
    save->setToolTip(tr("Save the map as a picture or a table"));
    save->setAccessibleName(tr("Save the map"));
    save->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(save);
    menu->addActions({m_do.png, m_do.svg, m_do.csv, m_do.csvSelected});
    save->setMenu(menu);
    bar->addWidget(save);
    auto* room = new QWidget;
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(room);
    m_fold->setCheckable(true);
    m_fold->setChecked(true);
    m_fold->setText(tr("Settings"));
    m_fold->setToolTip(tr("Show tables, axes, looks and sound"));
    connect(m_fold, &QToolButton::toggled, m_side, &QWidget::setVisible);
    bar->addWidget(m_fold);
    for (QAction* action : {all, m_do.zoom, m_do.hover})
        if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (QToolButton* button : bar->findChildren<QToolButton*>()) {
        button->setFocusPolicy(Qt::TabFocus);
        if (button->defaultAction())
            button->setAccessibleName(button->defaultAction()->text());
    }
}

QWidget* MapPanel::buildSelectionBar() {
    m_selectionBar->setFrameShape(QFrame::StyledPanel);
    auto* bar = new QToolBar;
    bar->setAccessibleName(tr("Selection"));
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* layout = new QHBoxLayout(m_selectionBar);
    layout->setContentsMargins(6, 0, 2, 0);
    layout->addWidget(m_selected);
    layout->addWidget(bar, 1);
    bar->addAction(m_do.exportSounds);
    auto* refine = new QToolButton;
    refine->setText(tr("Refine here"));
    refine->setToolTip(tr("Add rows between the selected ones to their table"));
    refine->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(refine);
    for (QAction* action : m_do.refine)
        menu->addAction(action);
    refine->setMenu(menu);
    bar->addWidget(refine);
    bar->addActions({m_do.forbid, m_do.starts, m_do.unmark, m_do.copyCsv});
    bar->addSeparator();
    bar->addAction(m_do.selectNone);
    for (QToolButton* button : bar->findChildren<QToolButton*>()) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(button->text());
    }
    return m_selectionBar;
}

void MapPanel::updateActions() {
    const bool points = m_shown && !m_shown->empty();
    const std::vector<int> rows = chosen();
    const int selected = m_view->selectedCount();
    m_selected->setText(tr("%n selected", nullptr, selected));
    m_selectionBar->setVisible(selected > 0);
    bool heard = false, parameters = false, refinable = false;
    std::set<std::size_t> tables;
    if (points)
        for (const int row : rows)
            tables.insert(m_shown->place(std::size_t(row)).table);
    for (const std::size_t table : tables) {
        const MapTable& of = *m_shown->tables()[table];
        const auto by = m_ear->renderer(int(m_shown->start(table)));
        heard = heard || (by && by->sound().trouble.isEmpty());
        parameters = parameters || of.parameters > 0;
        refinable = tables.size() == 1 && of.side.is_object() && !of.hash.empty() && by &&
                    by->sound().trouble.isEmpty();
    }
    m_do.exportSounds->setEnabled(heard);
    for (QAction* action : {m_do.copyCsv, m_do.copyJson, m_do.csvSelected})
        action->setEnabled(!rows.empty());
    for (QAction* action : m_do.refine)
        action->setEnabled(refinable && m_refining == 0);
    for (QAction* action : {m_do.forbid, m_do.starts, m_do.unmark})
        action->setEnabled(parameters && m_marking->ready());
    for (QAction* action : {m_do.zoom, m_do.selectNone})
        action->setEnabled(selected > 0);
    for (QAction* action : {m_do.png, m_do.svg, m_do.csv})
        action->setEnabled(points);
    m_do.pause->setEnabled(m_projector->running());
    m_do.again->setEnabled(points);
    m_do.build->setEnabled(m_build->job() == 0 && m_build->obstacle().isEmpty());
    m_do.clearTables->setEnabled(!m_model->files().empty());
    m_do.takeOut->setEnabled(m_tables->currentRow() >= 0);
    m_do.replay->setEnabled(m_hand->gestures().count() > 0);
    m_do.gesture->setEnabled(m_hand->gestures().count() > 0);
    m_do.song->setEnabled(!m_song->sound().empty());
    m_do.hold->setEnabled(points);
    m_do.record->setEnabled(points);
}

void MapPanel::showMenu(int point, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (point >= 0) {
        if (m_view->selectedCount() == 0)
            m_view->setCurrent(point);
        menu->addAction(glyph(Glyph::Hear), tr("Play"), this, [this, point] { hear(point); });
        menu->addAction(
            m_view->latched() == point ? tr("Let go") : tr("Hold"), this,
            [this, point] { m_view->setLatched(m_view->latched() == point ? -1 : point); });
        menu->addSeparator();
    }
    menu->addAction(m_do.exportSounds);
    menu->addActions({m_do.copyCsv, m_do.copyJson});
    for (QAction* action : m_do.refine)
        menu->addAction(action);
    menu->addSeparator();
    menu->addActions({m_do.forbid, m_do.starts, m_do.unmark});
    menu->addSeparator();
    menu->addAction(tr("Show all"), m_view, &MapView::showAll);
    menu->addAction(m_do.zoom);
    menu->addActions({m_do.density, m_do.hover, m_do.matched});
    menu->addSeparator();
    menu->addActions({m_do.png, m_do.svg, m_do.csv});
    menu->popup(at);
}

} // namespace antiphon
