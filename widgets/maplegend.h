#pragma once

#include "widgets/mapencode.h"
#include "widgets/mappaths.h"

#include <QAbstractButton>
#include <QScrollArea>

namespace antiphon {

/// What a map's colours, shapes and sizes mean: a colour bar with numbers, swatches of kinds and
/// series that hide their points when clicked, sizes, ways. Draws itself into pictures, too.
class MapLegend : public QScrollArea {
    Q_OBJECT

public:
    explicit MapLegend(QWidget* parent = nullptr);

    /// Anew from the scene; `density`: the points' colours mean nothing.
    void rebuild(const MapScene& scene, const MapLook& look, const MapPaths& paths, bool density);
    /// Only what is hidden.
    void updateHidden(const MapScene& scene);
    bool isEmpty() const { return m_blocks.empty(); }
    /// One part below the other (0), or side by side as far as they fit into so many pixels.
    void setFlow(int width);
    int preferredWidth() const { return m_width; }
    int preferredHeight() const { return m_height; }
    /// As in the window, from its corner on, all of it.
    void draw(QPainter& painter, QPointF corner) const;

Q_SIGNALS:
    void seriesClicked(int series, bool hide);
    void kindClicked(int kind, bool hide);

protected:
    void changeEvent(QEvent*) override;

private:
    class Row;
    class Picture;
    /// One thing below the other, in pixels from the legend's corner.
    struct Block {
        enum class What { Title, Bar, Sizes, Series, Kind, Way } what = What::Title;
        QRect place;
        bool first = false; ///< of what belongs together
        QString text;
        QStringList numbers; ///< of the bar and the sizes, the most first
        MapShape shape = MapShape::Disc;
        QRgb color = 0;
        int index = 0; ///< of the series or kind
        bool hidden = false;
        std::vector<double> diameters;
    };
    /// Its height; places are found by layOut().
    void add(Block block, int height);
    void addTitle(const QString& title, const QString& unit);
    void layOut();
    /// Tab comes to the rows once, arrows go through them.
    void keepOneTabStop(const Row* stop);
    int widthOf(const Block& block) const;
    static void drawBlock(QPainter& painter, const Block& block, const QPalette& palette);

    std::vector<Block> m_blocks;
    int m_width = 0, m_height = 0;
    int m_flow = 0;
    QList<Row*> m_rows;
    bool m_begins = false; ///< the next one added is a first one
};

} // namespace antiphon
