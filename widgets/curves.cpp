#include "widgets/curves.h"

#include "widgets/elidedlabel.h"
#include "widgets/glyphs.h"
#include "widgets/slider.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::size_t mostCharts = 48; ///< each costs about a megabyte
constexpr int cellWidth = 250, cellHeight = 210;

const CurveFeed::Tag* tagOf(const CurvesView::Run& run, const std::string& name) {
    const auto at = std::lower_bound(run.tags.begin(), run.tags.end(), name,
                                     [](const auto& a, const auto& b) { return a.name < b; });
    return at != run.tags.end() && at->name == name ? &*at : nullptr;
}

double originOf(const CurvesView::Run& run) {
    double origin = 0;
    for (const CurveFeed::Tag& tag : run.tags)
        if (!tag.curve->empty() && (origin == 0 || tag.curve->start() < origin))
            origin = tag.curve->start();
    return origin;
}

bool sameNames(const std::vector<CurveFeed::Tag>& a, const std::vector<CurveFeed::Tag>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x.name == y.name; });
}

} // namespace

CurvesView::CurvesView(QWidget* parent)
    : QWidget(parent),
      m_smoothing(new Slider(tr("Smoothing"), {.min = 0, .max = 0.999, .initial = 0.6},
                             Qt::Horizontal, this)),
      m_axis(new QComboBox(this)), m_log(new QCheckBox(tr("Log"), this)),
      m_filter(new QLineEdit(this)), m_scroll(new QScrollArea(this)), m_grid(new QGridLayout),
      m_empty(new QLabel(this)), m_more(new QLabel(this)), m_timer(new QTimer(this)) {
    setAccessibleName(tr("Curves"));
    layOut();
    m_timer->setSingleShot(true);
    m_timer->setInterval(33);
    connect(m_timer, &QTimer::timeout, this, &CurvesView::refreshNow);
    connect(m_smoothing, &Slider::valueChanged, this, &CurvesView::takeControls);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &CurvesView::takeControls);
    connect(m_log, &QCheckBox::toggled, this, &CurvesView::takeControls);
    connect(m_filter, &QLineEdit::textChanged, this, [this] {
        m_tagsChanged = true;
        soon();
    });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &CurvesView::soon);
    setStyle({.smoothing = 0.6});
}

CurvesView::~CurvesView() = default;

void CurvesView::layOut() {
    m_axis->addItem(tr("Step"), int(CurveStyle::Axis::Step));
    m_axis->addItem(tr("Time since the start"), int(CurveStyle::Axis::Relative));
    m_axis->addItem(tr("Time of day"), int(CurveStyle::Axis::Wall));
    m_axis->setAccessibleName(tr("Horizontal axis"));
    m_axis->setToolTip(m_axis->accessibleName());
    m_log->setToolTip(tr("Logarithmic axis of the values"));
    m_log->setAccessibleName(m_log->toolTip());
    m_filter->setPlaceholderText(tr("Filter metrics"));
    m_filter->setAccessibleName(tr("Filter metrics"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(70);
    m_filter->addAction(glyph(Glyph::Search), QLineEdit::LeadingPosition);
    m_smoothing->setToolTip(tr("Smooths the curves; the raw ones stay faint behind"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(6);
    bar->addWidget(m_filter, 2);
    bar->addWidget(m_smoothing, 3);
    bar->addWidget(m_axis);
    bar->addWidget(m_log);

    auto* page = new QWidget;
    auto* pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(6);
    pageLayout->addLayout(m_grid);
    m_more->setWordWrap(true);
    m_more->hide();
    pageLayout->addWidget(m_more);
    pageLayout->addStretch();
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the charts inside have it
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->installEventFilter(this);
    m_scroll->hide();
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(24);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_empty, 1);
}

void CurvesView::setRun(Run run) {
    Run& known = m_runs[run.id];
    const bool whole = run.shown != known.shown || run.look != known.look ||
                       run.name != known.name || known.id == 0;
    m_tagsChanged = m_tagsChanged || run.shown != known.shown || known.id == 0 ||
                    !sameNames(run.tags, known.tags);
    for (auto& [name, cell] : m_cells) {
        const CurveFeed::Tag* before = tagOf(known, name.toStdString());
        const CurveFeed::Tag* now = tagOf(run, name.toStdString());
        if (whole || (before ? before->curve : nullptr) != (now ? now->curve : nullptr))
            cell.stale = true;
    }
    known = std::move(run);
    soon();
}

void CurvesView::removeRun(std::int64_t id) {
    if (m_runs.erase(id) == 0)
        return;
    for (auto& [name, cell] : m_cells)
        cell.stale = true;
    m_tagsChanged = true;
    soon();
}

void CurvesView::setHighlighted(const std::set<std::int64_t>& runs) {
    if (runs == m_highlighted)
        return;
    m_highlighted = runs;
    for (auto& [name, cell] : m_cells)
        cell.chart->setHighlighted(runs);
    soon();
}

void CurvesView::setStyle(const CurveStyle& style) {
    m_style = style;
    const QSignalBlocker a(m_smoothing), b(m_axis), c(m_log);
    m_smoothing->setValue(style.smoothing);
    m_axis->setCurrentIndex(m_axis->findData(int(style.axis)));
    m_log->setChecked(style.logarithmic);
    for (auto& [name, cell] : m_cells)
        cell.chart->setStyle(style);
    soon();
}

void CurvesView::takeControls() {
    setStyle({CurveStyle::Axis(m_axis->currentData().toInt()), m_smoothing->value(),
              m_log->isChecked()});
    Q_EMIT styleChanged();
}

void CurvesView::setTagFilter(const QString& text) {
    m_filter->setText(text);
}

void CurvesView::setEmptyText(const QString& text) {
    m_empty->setText(text);
}

CurveChart* CurvesView::chart(const QString& tag) const {
    const auto it = m_cells.find(tag);
    return it == m_cells.end() ? nullptr : it->second.chart;
}

void CurvesView::soon() {
    if (!m_timer->isActive())
        m_timer->start();
}

void CurvesView::refreshNow() {
    m_timer->stop();
    if (!isVisible())
        return; // showEvent() comes back to it
    if (std::exchange(m_tagsChanged, false))
        rebuildCharts();
    // Which charts are seen depends on where they come to lie.
    layout()->activate();
    m_scroll->widget()->layout()->activate();
    QCoreApplication::sendPostedEvents(m_scroll->widget(), QEvent::LayoutRequest);
    for (auto& [name, cell] : m_cells) {
        // Not by visibleRegion(), which is empty for good after the dock lay behind another tab.
        const QWidget* viewport = m_scroll->viewport();
        const QRect place(cell.chart->mapTo(viewport, QPoint()), cell.chart->size());
        if (!cell.chart->isVisible() || !viewport->rect().intersects(place))
            continue;
        if (std::exchange(cell.stale, false))
            fill(cell);
        cell.chart->refresh();
    }
}

void CurvesView::fill(Cell& cell) {
    const std::string tag = cell.chart->tag().toStdString();
    std::vector<ChartCurve> curves;
    for (const auto& [id, run] : m_runs)
        if (const CurveFeed::Tag* found = run.shown ? tagOf(run, tag) : nullptr)
            curves.push_back({id, run.name, run.look, originOf(run), found->curve});
    cell.chart->setCurves(std::move(curves));
}

void CurvesView::rebuildCharts() {
    std::set<std::string> tags;
    const std::string wanted = m_filter->text().trimmed().toLower().toStdString();
    for (const auto& [id, run] : m_runs)
        if (run.shown)
            for (const CurveFeed::Tag& tag : run.tags)
                if (wanted.empty() || QString::fromStdString(tag.name).toLower().toStdString().find(
                                          wanted) != std::string::npos)
                    tags.insert(tag.name);
    std::vector<QString> names;
    for (const std::string& tag : tags)
        if (names.size() < mostCharts)
            names.push_back(QString::fromStdString(tag));
    for (auto it = m_cells.begin(); it != m_cells.end();)
        if (std::find(names.begin(), names.end(), it->first) == names.end()) {
            delete it->second.box;
            it = m_cells.erase(it);
        } else {
            ++it;
        }
    m_charts.clear();
    for (const QString& name : names) {
        auto it = m_cells.find(name);
        if (it == m_cells.end())
            it = m_cells.emplace(name, makeCell(name)).first;
        m_charts.push_back(it->second.chart);
    }
    m_more->setVisible(tags.size() > names.size());
    m_more->setText(tr("%n more metrics are not shown; filter by name to see them.", nullptr,
                       int(tags.size() - names.size())));
    m_scroll->setVisible(!m_charts.empty());
    m_empty->setVisible(m_charts.empty());
    m_columns = 0;
    place();
}

CurvesView::Cell CurvesView::makeCell(const QString& tag) {
    Cell cell;
    cell.box = new QWidget;
    cell.chart = new CurveChart(tag);
    cell.chart->setStyle(m_style);
    cell.chart->setHighlighted(m_highlighted);
    auto* title = new ElidedLabel;
    title->setText(tag);
    auto* menu = new QToolButton;
    menu->setIcon(glyph(Glyph::More));
    menu->setAutoRaise(true);
    menu->setAccessibleName(tr("Menu of the chart %1").arg(tag));
    menu->setToolTip(tr("Save this chart, show all of it"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 0, 0);
    head->addWidget(title, 1);
    head->addWidget(menu);
    auto* layout = new QVBoxLayout(cell.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(cell.chart, 1);
    cell.box->setMinimumHeight(cellHeight);
    cell.chart->installEventFilter(this);

    CurveChart* chart = cell.chart;
    connect(menu, &QToolButton::clicked, this, [this, chart, menu] {
        popUpMenu(chart, menu->mapToGlobal(QPoint(0, menu->height())));
    });
    connect(chart, &CurveChart::readAt, this, [this](double x) {
        for (CurveChart* each : m_charts)
            each->setReadout(x);
    });
    connect(chart, &CurveChart::readEnded, this, [this] {
        for (CurveChart* each : m_charts)
            each->setReadout(std::nullopt);
    });
    // What happened at those steps in the other metrics is seen at once.
    connect(chart, &CurveChart::rangeChosen, this, [this, chart](std::optional<QCPRange> x) {
        for (CurveChart* each : m_charts)
            if (each != chart)
                each->setShownRange(x);
        soon();
    });
    return cell;
}

void CurvesView::popUpMenu(CurveChart* chart, QPoint globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, const char* ending) {
        menu->addAction(text, chart, [this, chart, ending] {
            Q_EMIT exportWanted(chart, QLatin1String(ending));
        });
    };
    add(tr("Save as a picture (PNG)…"), "png");
    add(tr("Save as a drawing (SVG)…"), "svg");
    add(tr("Save the numbers (CSV)…"), "csv");
    menu->addSeparator();
    menu->addAction(tr("Show all of it"), chart, [chart] { chart->showAll(); });
    menu->popup(globalPosition);
}

/// As many columns as there is room for.
void CurvesView::place() {
    const int room = m_scroll->viewport()->width();
    const int columns = std::max(1, room / cellWidth);
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    int i = 0;
    QWidget* before = m_log;
    for (CurveChart* chart : m_charts) {
        Cell& cell = m_cells[chart->tag()];
        m_grid->addWidget(cell.box, i / columns, i % columns);
        cell.box->show();
        for (QWidget* stop : {static_cast<QWidget*>(cell.box->findChild<QToolButton*>()),
                              static_cast<QWidget*>(chart)}) {
            setTabOrder(before, stop);
            before = stop;
        }
        ++i;
    }
    for (int c = 0; c < std::max(columns, m_grid->columnCount()); ++c)
        m_grid->setColumnStretch(c, c < columns ? 1 : 0);
    soon();
}

void CurvesView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    soon();
}

void CurvesView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &CurvesView::refreshNow);
}

bool CurvesView::eventFilter(QObject* object, QEvent* event) {
    if (object == m_scroll->viewport()) {
        if (event->type() == QEvent::Resize) {
            place();
            soon();
        }
        return QWidget::eventFilter(object, event);
    }
    auto* chart = qobject_cast<CurveChart*>(object);
    if (chart && event->type() == QEvent::ContextMenu) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        popUpMenu(chart, menu->reason() == QContextMenuEvent::Keyboard
                             ? chart->mapToGlobal(chart->rect().center())
                             : menu->globalPos());
        return true;
    }
    // A new chart is shown, and comes to lie where it is seen, only after it was made.
    if (chart && (event->type() == QEvent::Show || event->type() == QEvent::Move ||
                  event->type() == QEvent::Resize))
        soon();
    if (chart && event->type() == QEvent::FocusIn)
        m_scroll->ensureWidgetVisible(chart->parentWidget());
    return QWidget::eventFilter(object, event);
}

} // namespace antiphon
