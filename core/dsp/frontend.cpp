#include "core/dsp/frontend.h"

#include "core/dsp/features.h"
#include "core/dsp/whitening.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace antiphon {
namespace {

constexpr std::size_t hop = 320; // 20 ms
constexpr double edgeSeconds = 0.025;
constexpr double leastSegment = 0.01;
constexpr std::size_t melComponents = 32;

/// Evenly spaced windows inside a segment, centred in it.
struct Layout {
    std::size_t window, first, count;

    Layout(std::size_t segment, std::size_t fullWindow) {
        const std::size_t edge =
            std::min(std::size_t(edgeSeconds * Frontend::analysisRate), segment / 4);
        const std::size_t inside = segment - 2 * edge;
        window = std::min(fullWindow, inside);
        count = (inside - window) / hop + 1;
        first = edge + (inside - window - (count - 1) * hop) / 2;
    }
};

/// Means, then standard deviations of the columns from `firstRow` on.
void summarise(const Matrix& rows, std::size_t count, std::size_t column, std::size_t width,
               std::size_t firstRow, float* out) {
    for (std::size_t c = 0; c < width; ++c) {
        double mean = 0, spread = 0;
        const double n = double(count - firstRow);
        if (count > firstRow) {
            for (std::size_t i = firstRow; i < count; ++i)
                mean += rows.row(i)[column + c];
            mean /= n;
            for (std::size_t i = firstRow; i < count; ++i) {
                const double distance = rows.row(i)[column + c] - mean;
                spread += distance * distance;
            }
            spread = std::sqrt(spread / n);
        }
        out[c] = float(mean);
        out[width + c] = float(spread);
    }
}

std::vector<float> floatsOf(const Json& state, const char* key, std::size_t count) {
    const Json& list = state.at(key);
    if (!list.is_array() || list.size() != count)
        throw UserError(std::string("The front-end's state does not have ") +
                        std::to_string(count) + " values under '" + key +
                        "'; the model file is damaged or of another version.");
    std::vector<float> values;
    for (const Json& value : list) {
        values.push_back(value.get<float>());
        if (!std::isfinite(values.back()))
            throw UserError(std::string("The front-end's state has a value under '") + key +
                            "' that is no number; the model file is damaged.");
    }
    return values;
}

} // namespace

/// The windows that a set of blocks needs. Timbre, mel and energy share one spectrum.
struct Frontend::Analyser {
    const std::vector<Block>& blocks;
    std::optional<TimbreWindow> timbre;
    std::optional<HarmonyWindow> harmony;

    Analyser(const std::vector<Block>& of, std::size_t timbreWindow, std::size_t harmonyWindow)
        : blocks(of) {
        for (const Block& block : blocks) {
            if (block.kind == Block::Kind::Harmony)
                harmony.emplace(harmonyWindow);
            else if (!timbre)
                timbre.emplace(timbreWindow);
        }
    }

    /// Writes what the short windows know into a row of all blocks.
    void shortWindow(std::span<const float> audio, std::ptrdiff_t start, bool continues,
                     std::span<float> row) {
        timbre->analyse(audio, start, continues);
        std::size_t column = 0;
        for (const Block& block : blocks) {
            const auto out = row.subspan(column, block.width);
            if (block.kind == Block::Kind::Timbre) {
                timbre->cepstrum(out);
            } else if (block.kind == Block::Kind::Mel) {
                std::copy(timbre->logMel().begin(), timbre->logMel().end(), out.begin());
            } else if (block.kind == Block::Kind::Energy) {
                out[0] = timbre->level();
                out[1] = timbre->centroid();
                out[2] = timbre->rise();
            }
            column += block.width;
        }
    }

    void longWindow(std::span<const float> audio, std::ptrdiff_t start, std::span<float> row) {
        const PitchClasses classes = harmony->analyse(audio, start);
        std::size_t column = 0;
        for (const Block& block : blocks) {
            if (block.kind == Block::Kind::Harmony)
                std::copy(classes.begin(), classes.end(), row.begin() + std::ptrdiff_t(column));
            column += block.width;
        }
    }
};

Frontend::Frontend(FrontendSettings settings) : m_settings(std::move(settings)) {
    using Kind = Block::Kind;
    const Block timbre{Kind::Timbre, TimbreWindow::coefficients, 1};
    const Block harmony{Kind::Harmony, 12, 1};
    const Block energy{Kind::Energy, 3, 1};
    const std::string& id = m_settings.id;
    if (id == "timbre") {
        m_blocks = {timbre};
    } else if (id == "mel") {
        m_blocks = {{Kind::Mel, TimbreWindow::bands, 1}};
    } else if (id == "harmony") {
        m_blocks = {harmony};
    } else if (id == "energy") {
        m_blocks = {energy};
    } else if (id == "blend") {
        m_blocks = {timbre, harmony, energy};
        const double weights[] = {m_settings.timbre, m_settings.harmony, m_settings.energy};
        double total = 0;
        for (std::size_t b = 0; b < 3; ++b) {
            if (!(weights[b] >= 0 && weights[b] <= 1e6))
                throw UserError("The weights of the front-end 'blend' must be 0 or more.",
                                UserError::Kind::Usage);
            m_blocks[b].weight = weights[b] / std::sqrt(2.0 * double(m_blocks[b].width));
            total += weights[b];
        }
        if (total <= 0)
            throw UserError("The weights of the front-end 'blend' are all 0; raise at least one.",
                            UserError::Kind::Usage);
    } else {
        throw UserError("Unknown front-end '" + id +
                            "'; choose timbre, mel, harmony, energy or blend.",
                        UserError::Kind::Usage);
    }
}

std::size_t Frontend::frameColumns() const {
    std::size_t columns = 0;
    for (const Block& block : m_blocks)
        columns += block.width;
    return columns;
}

std::size_t Frontend::segmentColumns() const {
    return 2 * frameColumns();
}

std::size_t Frontend::outputColumns() const {
    return m_settings.id == "mel" ? melComponents : segmentColumns();
}

Matrix Frontend::frames(std::span<const float> mono16k) const {
    Matrix result((mono16k.size() + hop - 1) / hop, frameColumns());
    Analyser analyser(m_blocks, TimbreWindow::fullWindow, HarmonyWindow::fullWindow);
    for (std::size_t t = 0; t < result.rows; ++t) {
        const auto middle = std::ptrdiff_t(t * hop + hop / 2);
        if (analyser.timbre)
            analyser.shortWindow(mono16k, middle - std::ptrdiff_t(TimbreWindow::fullWindow / 2),
                                 t > 0, result.row(t));
        if (analyser.harmony)
            analyser.longWindow(mono16k, middle - std::ptrdiff_t(HarmonyWindow::fullWindow / 2),
                                result.row(t));
    }
    return result;
}

Matrix Frontend::segments(std::span<const float> mono16k, double segment, std::size_t count) const {
    if (!(segment >= leastSegment && segment <= 3600))
        throw UserError("A segment must last 0.01 to 3600 s.", UserError::Kind::Usage);
    const auto length = std::size_t(std::lround(segment * analysisRate));
    const Layout shortLayout(length, TimbreWindow::fullWindow);
    const Layout longLayout(length, HarmonyWindow::fullWindow);
    Analyser analyser(m_blocks, shortLayout.window, longLayout.window);
    Matrix inside(std::max(shortLayout.count, longLayout.count), frameColumns());

    Matrix result(count, segmentColumns());
    for (std::size_t i = 0; i < count; ++i) {
        const auto begin = std::size_t(std::llround(double(i) * segment * analysisRate));
        // Past its end a segment is silent, so that no window can see into the next one.
        const std::size_t from = std::min(begin, mono16k.size());
        const auto audio = mono16k.subspan(from, std::min(length, mono16k.size() - from));
        if (analyser.timbre)
            for (std::size_t k = 0; k < shortLayout.count; ++k)
                analyser.shortWindow(audio, std::ptrdiff_t(shortLayout.first + k * hop), k > 0,
                                     inside.row(k));
        if (analyser.harmony)
            for (std::size_t k = 0; k < longLayout.count; ++k)
                analyser.longWindow(audio, std::ptrdiff_t(longLayout.first + k * hop),
                                    inside.row(k));

        float* out = result.row(i).data();
        std::size_t column = 0;
        for (const Block& block : m_blocks) {
            const bool harmony = block.kind == Block::Kind::Harmony;
            const std::size_t windows = harmony ? longLayout.count : shortLayout.count;
            summarise(inside, windows, column, block.width, 0, out);
            if (block.kind == Block::Kind::Energy) { // the first window has nothing to rise from
                float rise[2];
                summarise(inside, windows, column + 2, 1, 1, rise);
                out[2] = rise[0];
                out[block.width + 2] = rise[1];
            }
            out += 2 * block.width;
            column += block.width;
        }
    }
    return result;
}

void Frontend::fit(const Matrix& vectors) {
    if (vectors.columns != segmentColumns())
        throw std::logic_error("Frontend::fit: vectors of another front-end");
    if (vectors.rows == 0)
        throw UserError(
            "There is no segment to learn a codebook from; the recordings are silent or "
            "shorter than one segment.");
    m_scale.clear();
    m_basis = {};
    m_fitted = true;
    if (m_settings.id == "mel") {
        Whitening whitening = fitWhitening(vectors, melComponents);
        m_mean = std::move(whitening.mean);
        m_basis = std::move(whitening.basis);
        return;
    }
    const std::size_t n = vectors.columns;
    std::vector<double> mean(n), spread(n);
    for (std::size_t i = 0; i < vectors.rows; ++i)
        for (std::size_t c = 0; c < n; ++c)
            mean[c] += vectors.row(i)[c];
    for (double& value : mean)
        value /= double(vectors.rows);
    for (std::size_t i = 0; i < vectors.rows; ++i)
        for (std::size_t c = 0; c < n; ++c) {
            const double distance = vectors.row(i)[c] - mean[c];
            spread[c] += distance * distance;
        }
    m_mean.assign(mean.begin(), mean.end());
    m_scale.assign(n, 0.0f);
    std::size_t column = 0;
    for (const Block& block : m_blocks)
        for (std::size_t c = 0; c < 2 * block.width; ++c, ++column) {
            const double deviation = std::sqrt(spread[column] / double(vectors.rows));
            // Below this it is the rounding of float, not a property of the sound.
            if (deviation > 1e-5 * std::abs(mean[column]) + 1e-7)
                m_scale[column] = float(block.weight / deviation);
        }
}

Matrix Frontend::transform(const Matrix& vectors) const {
    if (!m_fitted)
        throw std::logic_error("Frontend::transform before fit");
    if (vectors.columns != segmentColumns())
        throw std::logic_error("Frontend::transform: vectors of another front-end");
    Matrix result(vectors.rows, outputColumns());
    std::vector<float> centred(vectors.columns);
    for (std::size_t i = 0; i < vectors.rows; ++i) {
        const auto in = vectors.row(i);
        const auto out = result.row(i);
        for (std::size_t c = 0; c < in.size(); ++c)
            centred[c] = in[c] - m_mean[c];
        if (m_scale.empty()) {
            for (std::size_t k = 0; k < out.size(); ++k) {
                double total = 0;
                for (std::size_t c = 0; c < in.size(); ++c)
                    total += double(m_basis.row(k)[c]) * centred[c];
                out[k] = float(total);
            }
        } else {
            for (std::size_t c = 0; c < in.size(); ++c)
                out[c] = centred[c] * m_scale[c];
        }
    }
    return result;
}

Json Frontend::state() const {
    Json state{{"id", m_settings.id},
               {"timbre", m_settings.timbre},
               {"harmony", m_settings.harmony},
               {"energy", m_settings.energy},
               {"fitted", m_fitted}};
    if (m_fitted) {
        state["mean"] = m_mean;
        if (m_scale.empty())
            state["basis"] = m_basis.values;
        else
            state["scale"] = m_scale;
    }
    return state;
}

Frontend Frontend::fromState(const Json& state) {
    try {
        Frontend frontend({.id = state.at("id").get<std::string>(),
                           .timbre = state.at("timbre").get<double>(),
                           .harmony = state.at("harmony").get<double>(),
                           .energy = state.at("energy").get<double>()});
        frontend.m_fitted = state.at("fitted").get<bool>();
        if (frontend.m_fitted) {
            const std::size_t columns = frontend.segmentColumns();
            frontend.m_mean = floatsOf(state, "mean", columns);
            if (frontend.m_settings.id == "mel") {
                frontend.m_basis = Matrix(melComponents, columns);
                frontend.m_basis.values = floatsOf(state, "basis", melComponents * columns);
            } else {
                frontend.m_scale = floatsOf(state, "scale", columns);
            }
        }
        return frontend;
    } catch (const nlohmann::json::exception&) {
        throw UserError(
            "The front-end's state lacks a value or has one of the wrong type; the model "
            "file is damaged or of another version.");
    }
}

} // namespace antiphon
