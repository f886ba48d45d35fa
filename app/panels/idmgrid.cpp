#include "app/panels/idmgrid.h"

#include "app/panels/emptytext.h"
#include "app/panels/idmscore.h"
#include "app/panels/soundstrip.h"
#include "app/window/background.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

namespace antiphon {

namespace {

constexpr int waveWidth = 118, waveHeight = 22, cellMargin = 4;

QString signedText(double value, int decimals) {
    const QString text = QLocale().toString(std::abs(value), 'f', decimals);
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + text;
}

/// Figures of a cell are small.
QFont figureFont(const QFont& font) {
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.85);
    return small;
}

} // namespace

/// Paints a cell; all of it comes from the grid.
class IdmGrid::Cells : public QStyledItemDelegate {
public:
    explicit Cells(IdmGrid& grid) : QStyledItemDelegate(&grid), m_grid(grid) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tones tone = tonesOf(option.palette);
        const auto* sound = m_grid.soundAt(index.row(), index.column());
        painter->save();
        painter->setClipRect(option.rect);
        if (!sound) {
            const bool comes = index.row() < int(m_grid.m_results.shares.size()) &&
                               index.column() < m_grid.m_results.shares[std::size_t(index.row())];
            painter->fillRect(option.rect,
                              comes ? QBrush(tone.grid, Qt::BDiagPattern) : QBrush(tone.ground));
            painter->restore();
            return;
        }
        const bool shown = sound->file == m_grid.m_shown;
        painter->fillRect(option.rect, shown ? mix(tone.ground, tone.data, 0.18) : tone.ground);
        const QRect inside = option.rect.adjusted(cellMargin, 2, -cellMargin, -2);
        if (const auto peaks = m_grid.m_peaks.find(sound->file.string());
            peaks != m_grid.m_peaks.end())
            paintPeaks(*painter, peaks->second,
                       QRectF(inside.left(), inside.top(), waveWidth, waveHeight));
        painter->setFont(figureFont(option.font));
        const QFontMetrics metrics(painter->font());
        int y = inside.top() + waveHeight;
        for (std::size_t d = 0; d < scoreMeasures; ++d, y += metrics.height()) {
            const QRect line(inside.left(), y, inside.width(), metrics.height());
            const QString value = QLocale().toString(sound->scores[d], 'f', 2);
            const QString away = sound->delta ? signedText((*sound->delta)[d], 2) : QString();
            const int right = metrics.horizontalAdvance(QStringLiteral("+00.00")) + 4;
            painter->setPen(tone.faint);
            const int name = line.width() - (sound->delta ? 2 : 1) * right;
            painter->drawText(QRect(line.left(), y, name, line.height()),
                              Qt::AlignLeft | Qt::AlignVCenter,
                              metrics.elidedText(measureTitle(d), Qt::ElideRight, name));
            if (sound->delta)
                painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, away);
            painter->setPen(tone.text);
            painter->drawText(line.adjusted(0, 0, sound->delta ? -right : 0, 0),
                              Qt::AlignRight | Qt::AlignVCenter, value);
        }
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(option.palette.color(QPalette::Highlight), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    IdmGrid& m_grid;
};

IdmGrid::IdmGrid(QWidget* parent)
    : QTableWidget(parent),
      m_dwell(
          [this](int cell) {
              if (const auto* sound = soundAt(cell / columnCount(), cell % columnCount()))
                  Q_EMIT hovered(sound->file);
          },
          [this] { Q_EMIT left(); }) {
    setAccessibleName(tr("Results"));
    setItemDelegate(new Cells(*this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    viewport()->setMouseTracking(true);
    setWhatsThis(tr("Return lets a result be heard, Shift+Return shows it."));
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setHighlightSections(false);
    connect(this, &QTableWidget::cellClicked, this, [this](int row, int column) {
        m_dwell.settle(); // it is heard once
        if (const auto* sound = soundAt(row, column))
            Q_EMIT hearRequested(sound->file);
    });
    connect(this, &QTableWidget::cellDoubleClicked, this, [this](int row, int column) {
        if (const auto* sound = soundAt(row, column))
            Q_EMIT showRequested(sound->file);
    });
    sizeCells();
}

void IdmGrid::sizeCells() {
    const QFontMetrics metrics(figureFont(font()));
    horizontalHeader()->setDefaultSectionSize(waveWidth + 2 * cellMargin + 24);
    verticalHeader()->setDefaultSectionSize(waveHeight + int(scoreMeasures) * metrics.height() + 8);
}

const IdmResults::Sound* IdmGrid::soundAt(int row, int column) const {
    const auto it = m_sounds.find({row, column});
    return it == m_sounds.end() ? nullptr : &it->second;
}

void IdmGrid::setResults(const IdmResults& results) {
    const bool other = results.run != m_results.run;
    m_results = results;
    m_sounds.clear();
    for (IdmResults::Sound& sound : m_results.sounds())
        if (sound.row >= 0) {
            const std::pair place(sound.row, sound.column);
            m_sounds.emplace(place, std::move(sound));
        }
    const int rows = int(results.shares.size()), columns = results.columns();
    if (other) {
        m_dwell.over(-1);
        clear();
    }
    setRowCount(rows);
    setColumnCount(columns);
    QStringList across, down;
    for (int column = 0; column < columns; ++column)
        across << (results.sameNoise ? tr("Noise %1").arg(column + 1)
                                     : QString::number(column + 1));
    for (int row = 0; row < rows; ++row)
        down << (results.varied ? QLocale().toString(results.levels[std::size_t(row)], 'g', 3)
                                : QString::number(row * columns + 1));
    setHorizontalHeaderLabels(across);
    setVerticalHeaderLabels(down);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const auto* sound = soundAt(row, column);
            QString told = tr("to come");
            if (sound) {
                told = QString::fromStdString(sound->label);
                for (std::size_t d = 0; d < scoreMeasures; ++d)
                    told += QStringLiteral(", %1 %2").arg(
                                measureTitle(d), QLocale().toString(sound->scores[d], 'f', 3)) +
                            (sound->delta
                                 ? QStringLiteral(" (%1)").arg(signedText((*sound->delta)[d], 3))
                                 : QString());
            } else if (column >= results.shares[std::size_t(row)]) {
                told.clear();
            }
            QTableWidgetItem* cell = item(row, column);
            if (!cell)
                setItem(row, column, cell = new QTableWidgetItem);
            cell->setData(Qt::AccessibleTextRole, told);
            cell->setToolTip(sound ? told + QLatin1Char('\n') +
                                         tr("Click to hear it, double click to show it")
                                   : told);
        }
    readPeaks();
    viewport()->update();
}

void IdmGrid::setShown(const fs::path& file) {
    m_shown = file;
    viewport()->update();
}

void IdmGrid::readPeaks() {
    for (const auto& [place, sound] : m_sounds) {
        const fs::path file = sound.file;
        if (!m_peaks.try_emplace(file.string()).second)
            continue;
        inBackground(
            this, [file] { return peaksOfFile(file, waveWidth); },
            [this, file](std::vector<float> peaks) {
                m_peaks[file.string()] = std::move(peaks);
                viewport()->update();
            },
            [](const QString&) {}); // gone meanwhile: it stays blank
    }
}

void IdmGrid::paintEvent(QPaintEvent* event) {
    QTableWidget::paintEvent(event);
    if (rowCount() == 0)
        paintEmptyText(*this, tr("What is drawn appears here, each with its scores."));
}

void IdmGrid::hoverAt(QPoint place) {
    const QModelIndex at = indexAt(place);
    const bool there = at.isValid() && soundAt(at.row(), at.column());
    m_dwell.over(there ? at.row() * columnCount() + at.column() : -1);
}

bool IdmGrid::viewportEvent(QEvent* event) {
    const bool done = QTableWidget::viewportEvent(event);
    if (event->type() == QEvent::MouseMove)
        hoverAt(static_cast<QMouseEvent*>(event)->position().toPoint());
    else if (event->type() == QEvent::Wheel) // another cell comes below the pointer
        hoverAt(static_cast<QWheelEvent*>(event)->position().toPoint());
    else if (event->type() == QEvent::Leave || event->type() == QEvent::Hide)
        m_dwell.over(-1);
    return done;
}

void IdmGrid::keyPressEvent(QKeyEvent* event) {
    const auto* sound = soundAt(currentRow(), currentColumn());
    if (!sound || (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter))
        QTableWidget::keyPressEvent(event);
    else if (event->modifiers().testFlag(Qt::ShiftModifier))
        Q_EMIT showRequested(sound->file);
    else
        Q_EMIT hearRequested(sound->file);
}

void IdmGrid::changeEvent(QEvent* event) {
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeCells();
}

} // namespace antiphon
