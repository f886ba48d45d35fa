#pragma once

#include <QPainterPath>

#include <cstdint>
#include <vector>

namespace antiphon {

/// Shapes of about the same area, apart by their outline. Ring is for what has no value.
enum class MapShape : std::uint8_t { Disc, Square, Triangle, Diamond, Cross, Wedge, Plus, Ring };
/// Those for kinds: all but Ring.
constexpr std::size_t mapShapes = 7;

/// The outline around the origin, y downwards, of a disc of this diameter or its like.
QPainterPath outlineOf(MapShape shape, double diameter);

/// How much of each pixel a shape covers: rows of `quads` times four pixels, each pixel four times
/// the same weight (one a channel). First the 16 weights of the shape, then the 16 of its halo;
/// both of a pixel sum to at most 255.
struct MapSprite {
    int quads = 0, rows = 0;
    int left = 0, top = 0; ///< of the first pixel, from the pixel that the point is in
    std::vector<std::uint8_t> weights;
};

/// Sprites of one pixel density, drawn when first asked for. A point's place in its pixel counts to
/// a quarter of it, so that slow movement is smooth. For one thread.
class MapSprites {
public:
    static constexpr int phases = 4;

    /// Diameters and halo in pixels of the image.
    MapSprites(std::vector<double> diameters, double halo, double opacity);

    /// phaseX, phaseY: 0 ... 3, quarters of a pixel right of and below its edge.
    const MapSprite& sprite(MapShape shape, std::size_t size, int phaseX, int phaseY) {
        MapSprite& s = m_sprites[((std::size_t(shape) * m_diameters.size() + size) * phases +
                                  std::size_t(phaseY)) *
                                     phases +
                                 std::size_t(phaseX)];
        if (s.rows == 0)
            draw(s, shape, m_diameters[size], phaseX, phaseY);
        return s;
    }
    /// No sprite covers a pixel farther from its point than that, in pixels. Rows are filled up
    /// with at most three more, which are clear.
    int reach() const { return m_reach; }
    bool hasHalo() const { return m_halo > 0; }

private:
    void draw(MapSprite& sprite, MapShape shape, double diameter, int phaseX, int phaseY) const;

    std::vector<double> m_diameters;
    double m_halo, m_opacity;
    int m_reach = 0;
    std::vector<MapSprite> m_sprites;
};

} // namespace antiphon
