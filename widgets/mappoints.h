#pragma once

#include "widgets/mapsplat.h"
#include "widgets/qcp.h"

#include <functional>
#include <optional>

namespace antiphon {

/// Draws a scene's points into an image somewhat larger than the view, and shows that: moving the
/// view costs a blit until the image's margin is used up, then only the strips that came into view.
class MapPoints : public QCPAbstractPlottable {
    Q_OBJECT

public:
    /// The scene must outlive it.
    MapPoints(QCPAxis* x, QCPAxis* y, const MapScene& scene);

    void setLook(MapLook look);
    const MapLook& look() const { return m_look; }
    void setDensity(bool density);
    /// What is drawn over the points and moves with them: painter in the image's pixels.
    void setOver(std::function<void(QPainter&, const MapFrame&, double devicePixelRatio)> over);
    /// Positions, filter or selection changed.
    void pointsChanged() { m_stale = true; }
    /// Above so many shown points an image stands for them in vector formats.
    void setVectorPoints(int most) { m_vectorPoints = most; }

    /// Colours of the density, of the palette's scheme.
    void setColors(const ColorMap& colors);

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override;

    /// For tests and benchmarks: images drawn in whole, and strips.
    int wholeDrawings() const { return m_drawn; }
    int stripDrawings() const { return m_strips; }

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    MapFrame frameOfView(double dpr) const;
    void drawWhole(const MapFrame& view, QSize size);
    void follow(const MapFrame& view, QSize size);
    void drawVectors(QCPPainter* painter) const;
    QCPRange range(bool& found, std::size_t coordinate) const;

    const MapScene& m_scene;
    MapLook m_look;
    const ColorMap* m_colors;
    std::function<void(QPainter&, const MapFrame&, double)> m_over;
    bool m_density = false;
    int m_vectorPoints = 20000;

    QImage m_image;
    QRect m_whole;    ///< the part of the image where no point is cut off
    MapFrame m_frame; ///< of the image
    int m_margin = 0; ///< of the image around the view, pixels
    std::vector<std::uint32_t> m_scratch;
    double m_dpr = 0; ///< that the sprites are made for
    std::optional<MapSprites> m_sprites;
    bool m_stale = true;
    int m_drawn = 0, m_strips = 0;
};

} // namespace antiphon
