#include "widgets/mapsplat.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace antiphon {

namespace {

/// Alpha from which on a pixel counts as covered: sums of rounded edges stop just below 255.
constexpr int covered = 252;

/// Lays four pixels under those that are there. weights: see MapSprite.
#if defined(__SSE2__)

inline __m128i dividedBy255(__m128i v) {
    return _mm_mulhi_epu16(_mm_add_epi16(v, _mm_set1_epi16(128)), _mm_set1_epi16(257));
}

/// Two of the four pixels as words: what the sprite adds where nothing is yet.
template <bool halo>
inline __m128i source(__m128i color, __m128i ring, __m128i shapeWeight, __m128i haloWeight) {
    __m128i sum = _mm_mullo_epi16(color, shapeWeight);
    if constexpr (halo)
        sum = _mm_add_epi16(sum, _mm_mullo_epi16(ring, haloWeight));
    return dividedBy255(sum);
}

inline __m128i under(__m128i present, __m128i added) {
    const __m128i alpha = _mm_shufflehi_epi16(_mm_shufflelo_epi16(present, 0xff), 0xff);
    const __m128i room = _mm_sub_epi16(_mm_set1_epi16(255), alpha);
    return _mm_add_epi16(present, dividedBy255(_mm_mullo_epi16(added, room)));
}

template <bool halo>
inline void layUnder(QRgb* pixels, const std::uint8_t* weights, QRgb color, QRgb ring) {
    auto* const at = reinterpret_cast<__m128i*>(pixels);
    const __m128i present = _mm_loadu_si128(at);
    const __m128i full = _mm_set1_epi8(char(covered));
    if ((_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(present, full), present)) & 0x8888) ==
        0x8888)
        return;
    const __m128i zero = _mm_setzero_si128();
    const __m128i c = _mm_unpacklo_epi8(_mm_set1_epi32(int(color)), zero);
    const __m128i r = _mm_unpacklo_epi8(_mm_set1_epi32(int(ring)), zero);
    const __m128i w = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights));
    const __m128i h = halo ? _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights + 16)) : zero;
    const __m128i low = source<halo>(c, r, _mm_unpacklo_epi8(w, zero), _mm_unpacklo_epi8(h, zero));
    const __m128i high = source<halo>(c, r, _mm_unpackhi_epi8(w, zero), _mm_unpackhi_epi8(h, zero));
    _mm_storeu_si128(at, _mm_packus_epi16(under(_mm_unpacklo_epi8(present, zero), low),
                                          under(_mm_unpackhi_epi8(present, zero), high)));
}

#else

inline unsigned dividedBy255(unsigned v) {
    return ((v + 128) * 257) >> 16;
}

template <bool halo>
inline void layUnder(QRgb* pixels, const std::uint8_t* weights, QRgb color, QRgb ring) {
    if (std::all_of(pixels, pixels + 4, [](QRgb p) { return qAlpha(p) >= covered; }))
        return;
    for (int i = 0; i < 4; ++i) {
        const unsigned room = 255 - unsigned(qAlpha(pixels[i]));
        QRgb sum = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            unsigned v = ((color >> shift) & 255) * weights[4 * i];
            if constexpr (halo)
                v += ((ring >> shift) & 255) * weights[4 * i + 16];
            v = ((pixels[i] >> shift) & 255) + dividedBy255(dividedBy255(v) * room);
            sum |= std::min(v, 255U) << shift;
        }
        pixels[i] = sum;
    }
}

#endif

/// Where is drawn: the pixels of `part`, and room around it for sprites that reach over its edge.
struct Canvas {
    QRgb* origin; ///< the pixel (0, 0)
    std::ptrdiff_t stride;
    QRect part;

    template <bool halo>
    void draw(const MapSprite& sprite, int x, int y, QRgb color, QRgb ring) const {
        QRgb* row = origin + (y + sprite.top) * stride + x + sprite.left;
        const std::uint8_t* weights = sprite.weights.data();
        for (int r = 0; r < sprite.rows; ++r, row += stride)
            for (int q = 0; q < sprite.quads; ++q, weights += 32)
                layUnder<halo>(row + 4 * q, weights, color, ring);
    }
};

enum class Pass { All, Selected, Others };

template <Pass pass, bool halo>
void drawPass(const Canvas& canvas, const MapFrame& frame, const MapScene& scene,
              const MapLook& look, MapSprites& sprites) {
    struct Dot {
        std::size_t point;
        int quarterX, quarterY;
    };
    // Places are reckoned some points ahead, so that their pixels are on the way when drawn.
    constexpr std::size_t ahead = 16;
    std::array<Dot, ahead> dots;
    const QRgb* colors = (pass == Pass::Others ? look.dimmed : look.colors).data();
    const QRgb ring = pass == Pass::Selected ? look.mark : look.ground;
    const int reach = sprites.reach();
    const float* xy = scene.xy.data();
    const QRect& part = canvas.part;
    const double left = part.left() - reach, right = part.right() + 1 + reach;
    const double top = part.top() - reach, bottom = part.bottom() + 1 + reach;
    // Places are above -2^20: added, truncation is a floor.
    constexpr int shift = 1 << 20;
    constexpr int phases = MapSprites::phases;
    std::size_t waiting = 0;
    const auto drawWaiting = [&] {
        for (std::size_t k = 0; k < waiting; ++k) {
            const auto [i, x, y] = dots[k];
            const MapSprite& sprite =
                sprites.sprite(look.shape.empty() ? MapShape::Disc : MapShape(look.shape[i]),
                               look.size.empty() ? 0 : look.size[i], x % phases, y % phases);
            canvas.draw<halo>(sprite, x / phases - shift, y / phases - shift, colors[look.color[i]],
                              ring);
        }
        waiting = 0;
    };
    for (auto i = std::size_t(scene.count()); i-- > 0;) {
        if (!scene.shown[i])
            continue;
        if constexpr (pass != Pass::All)
            if (bool(scene.selected[i]) != (pass == Pass::Selected))
                continue;
        const double x = (double(xy[2 * i]) - frame.left) * frame.scaleX;
        const double y = (frame.top - double(xy[2 * i + 1])) * frame.scaleY;
        if (!(x >= left && x < right && y >= top && y < bottom))
            continue;
        dots[waiting++] = {i, int((x + shift) * phases), int((y + shift) * phases)};
        const QRgb* middle = canvas.origin + std::ptrdiff_t(y) * canvas.stride + std::ptrdiff_t(x);
        for (int row = -2; row <= 2; ++row)
            __builtin_prefetch(middle + row * canvas.stride, 1);
        if (waiting == ahead)
            drawWaiting();
    }
    drawWaiting();
}

template <Pass pass>
void drawPass(const Canvas& canvas, const MapFrame& frame, const MapScene& scene,
              const MapLook& look, MapSprites& sprites) {
    if (sprites.hasHalo())
        drawPass<pass, true>(canvas, frame, scene, look, sprites);
    else
        drawPass<pass, false>(canvas, frame, scene, look, sprites);
}

void drawInto(const Canvas& canvas, const MapFrame& frame, const MapScene& scene,
              const MapLook& look, MapSprites& sprites) {
    if (scene.selectedCount == 0) {
        drawPass<Pass::All>(canvas, frame, scene, look, sprites);
    } else {
        drawPass<Pass::Selected>(canvas, frame, scene, look, sprites);
        drawPass<Pass::Others>(canvas, frame, scene, look, sprites);
    }
}

} // namespace

int splatMargin(const MapSprites& sprites) {
    // A point that far outside still reaches in, and as far out again; rows are filled up to four.
    return 2 * sprites.reach() + 4;
}

void splatPoints(QImage& image, const MapFrame& frame, const MapScene& scene, const MapLook& look,
                 MapSprites& sprites) {
    image.fill(Qt::transparent);
    const int room = splatMargin(sprites);
    const Canvas canvas{reinterpret_cast<QRgb*>(image.bits()), image.bytesPerLine() / 4,
                        image.rect().adjusted(room, room, -room, -room)};
    if (!canvas.part.isEmpty())
        drawInto(canvas, frame, scene, look, sprites);
}

void splatPart(QImage& image, const QRect& part, const MapFrame& frame, const MapScene& scene,
               const MapLook& look, MapSprites& sprites) {
    const QRect inside = part & image.rect();
    if (inside.isEmpty())
        return;
    const int room = splatMargin(sprites);
    const std::ptrdiff_t stride = inside.width() + 2 * room;
    std::vector<QRgb> pixels(std::size_t(stride) * std::size_t(inside.height() + 2 * room));
    // The part's own pixels begin at `room`; drawn is at the image's coordinates.
    const std::ptrdiff_t first = room * stride + room;
    const MapFrame moved{frame.left + inside.left() / frame.scaleX,
                         frame.top - inside.top() / frame.scaleY, frame.scaleX, frame.scaleY};
    const Canvas canvas{pixels.data() + first, stride, QRect(QPoint(), inside.size())};
    drawInto(canvas, moved, scene, look, sprites);
    for (int y = 0; y < inside.height(); ++y)
        std::memcpy(image.scanLine(inside.top() + y) + 4 * std::ptrdiff_t(inside.left()),
                    pixels.data() + first + y * stride, 4 * std::size_t(inside.width()));
}

void shadeDensity(QImage& image, const MapFrame& frame, const MapScene& scene,
                  const ColorMap& colors, int cell, std::vector<std::uint32_t>& scratch) {
    const int columns = (image.width() + cell - 1) / cell;
    const int rows = (image.height() + cell - 1) / cell;
    // A border of one cell: what is smoothed over the edge.
    const auto stride = std::size_t(columns + 2);
    scratch.assign(stride * std::size_t(rows + 2), 0);
    const double sx = frame.scaleX / cell, sy = frame.scaleY / cell;
    for (std::size_t i = 0; i < std::size_t(scene.count()); ++i) {
        const double x = (double(scene.xy[2 * i]) - frame.left) * sx + 1;
        const double y = (frame.top - double(scene.xy[2 * i + 1])) * sy + 1;
        if (scene.shown[i] && x >= 0 && x < columns + 2 && y >= 0 && y < rows + 2)
            ++scratch[std::size_t(y) * stride + std::size_t(x)];
    }
    // A binomial 3 x 3 makes soft dots of single points and hides the cells' edges. In sixteenths.
    std::vector<std::uint32_t> down(stride), smooth(std::size_t(columns), 0);
    const auto smoothRow = [&](int row) {
        const std::uint32_t* c = scratch.data() + std::size_t(row) * stride;
        for (std::size_t x = 0; x < stride; ++x)
            down[x] = c[x] + 2 * c[x + stride] + c[x + 2 * stride];
        for (std::size_t x = 0; x < smooth.size(); ++x)
            smooth[x] = down[x] + 2 * down[x + 1] + down[x + 2];
    };
    std::uint32_t most = 1;
    for (int row = 0; row < rows; ++row) {
        smoothRow(row);
        most = std::max(most, *std::max_element(smooth.begin(), smooth.end()));
    }
    // From a lone point's edge to the fullest cell; the lowest colours are too near the ground.
    const double scale = most > 1 ? 1 / std::log(double(most)) : 0;
    const auto colorOf = [&](std::uint32_t count) {
        return colors[std::size_t(255 * std::min(1.0, 0.22 + 0.78 * std::log(count) * scale))];
    };
    std::vector<QRgb> known(std::min(most + 1, 1U << 14));
    for (std::uint32_t i = 1; i < known.size(); ++i)
        known[i] = colorOf(i);
    std::vector<QRgb> line(std::size_t(columns * cell));
    for (int row = 0; row < rows; ++row) {
        smoothRow(row);
        for (int x = 0; x < columns; ++x) {
            const std::uint32_t count = smooth[std::size_t(x)];
            std::fill_n(line.begin() + x * cell, cell,
                        count < known.size() ? known[count] : colorOf(count));
        }
        for (int k = 0; k < cell && row * cell + k < image.height(); ++k)
            std::memcpy(image.scanLine(row * cell + k), line.data(),
                        4 * std::size_t(image.width()));
    }
}

} // namespace antiphon
