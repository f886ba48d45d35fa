#include "models/emotion/latents.h"

#include "core/error.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon::emotion {

namespace {

std::string quadrantName(std::size_t index) {
    return "Q" + std::to_string(index + 1);
}

std::vector<float> combined(std::span<const std::span<const float>> vectors,
                            std::span<const double> weights) {
    std::vector<float> result(vectors.front().size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < vectors.size(); ++k)
            sum += weights[k] * double(vectors[k][i]);
        result[i] = float(sum);
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") + 1 - from);
}

} // namespace

MeanOver meanOverNamed(std::string_view text) {
    if (text == "piece")
        return MeanOver::Piece;
    if (text == "all")
        return MeanOver::All;
    throw UserError("A mean is over 'piece' (its own rows) or 'all' (padding, too), not '" +
                        std::string(text) + "'.",
                    UserError::Kind::Usage);
}

std::vector<float> meanVector(const PieceLatents& piece, MeanOver over) {
    const std::size_t positions =
        over == MeanOver::All ? piece.positions() : std::min(piece.rows, piece.positions());
    std::vector<double> sums(piece.width);
    for (std::size_t t = 0; t < positions; ++t) {
        const std::span<const float> vector = piece.at(t);
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += double(vector[i]);
    }
    std::vector<float> mean(piece.width);
    for (std::size_t i = 0; i < mean.size() && positions > 0; ++i)
        mean[i] = float(sums[i] / double(positions));
    return mean;
}

std::span<const float> elementSlice(std::span<const float> vector, std::size_t element) {
    if (vector.size() % elements != 0 || element >= elements)
        throw std::invalid_argument("a vector without seven elements");
    const std::size_t width = vector.size() / elements;
    return vector.subspan(element * width, width);
}

Matrix sliceOf(const Matrix& vectors, std::size_t element) {
    if (element == elements)
        return vectors;
    Matrix slices(vectors.rows, vectors.columns / elements);
    for (std::size_t r = 0; r < vectors.rows; ++r)
        std::ranges::copy(elementSlice(vectors.row(r), element), slices.row(r).begin());
    return slices;
}

QuadrantMeans quadrantMeans(const Matrix& vectors, std::span<const int> quadrants) {
    if (quadrants.size() != vectors.rows)
        throw std::invalid_argument("a quadrant for each vector");
    QuadrantMeans result;
    for (std::size_t q = 0; q < 4; ++q) {
        std::vector<double> sums(vectors.columns);
        for (std::size_t r = 0; r < vectors.rows; ++r) {
            if (quadrants[r] != int(q) + 1)
                continue;
            ++result.pieces[q];
            for (std::size_t c = 0; c < vectors.columns; ++c)
                sums[c] += double(vectors.row(r)[c]);
        }
        if (result.pieces[q] == 0)
            continue;
        for (const double sum : sums)
            result.means[q].push_back(float(sum / double(result.pieces[q])));
    }
    return result;
}

std::span<const float> QuadrantMeans::of(int quadrant) const {
    if (quadrant < 1 || quadrant > 4)
        throw std::invalid_argument("there are four quadrants");
    const std::vector<float>& mean = means[std::size_t(quadrant - 1)];
    if (mean.empty())
        throw UserError("The model has heard no piece of quadrant Q" + std::to_string(quadrant) +
                        "; choose another target, or train it with such pieces.");
    return mean;
}

std::vector<float> QuadrantMeans::direction(int p, int q) const {
    return combined(std::array{of(p), of(q)}, std::array{1.0, -1.0});
}

std::vector<float> QuadrantMeans::direction(MoodAxis axis) const {
    const std::array weights = axis == MoodAxis::Arousal ? std::array{0.5, 0.5, -0.5, -0.5}
                                                         : std::array{0.5, -0.5, -0.5, 0.5};
    return combined(std::array{of(1), of(2), of(3), of(4)}, weights);
}

Json toJson(const QuadrantMeans& means) {
    Json json = Json::object();
    for (std::size_t q = 0; q < 4; ++q) {
        Json values = Json::array();
        for (const float value : means.means[q])
            values.push_back(asWritten(value));
        json[quadrantName(q)] = {{"pieces", means.pieces[q]}, {"mean", std::move(values)}};
    }
    return json;
}

QuadrantMeans quadrantMeans(const Json& json, const std::string& origin) {
    QuadrantMeans result;
    std::size_t width = 0;
    try {
        for (std::size_t q = 0; q < 4; ++q) {
            const Json& quadrant = json.at(quadrantName(q));
            result.pieces[q] = quadrant.at("pieces").get<std::size_t>();
            result.means[q] = quadrant.at("mean").get<std::vector<float>>();
            const std::vector<float>& mean = result.means[q];
            if (mean.empty() != (result.pieces[q] == 0) ||
                !std::ranges::all_of(mean, [](float value) { return std::isfinite(value); }))
                throw UserError(origin + ": the mean of " + quadrantName(q) + " is damaged.");
            if (mean.empty())
                continue;
            if (width == 0)
                width = mean.size();
            if (mean.size() != width || width % elements != 0)
                throw UserError(origin + ": the mean of " + quadrantName(q) + " has " +
                                std::to_string(mean.size()) + " numbers, which does not fit.");
        }
    } catch (const Json::exception& e) {
        throw UserError(origin + ": the means of the quadrants are damaged (" + e.what() + ").");
    }
    return result;
}

std::array<bool, elements> elementsNamed(std::string_view text) {
    std::array<bool, elements> which = {};
    if (trimmed(text) == "all") {
        which.fill(true);
        return which;
    }
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view word = trimmed(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        if (word.empty())
            continue;
        const auto found = std::ranges::find_if(
            elementOrder, [&](WordFamily family) { return name(family) == word; });
        if (found == elementOrder.end()) {
            std::string names;
            for (const WordFamily family : elementOrder)
                names += std::string(name(family)) + ", ";
            throw UserError("There is no element '" + std::string(word) + "'; take some of " +
                                names + "or all.",
                            UserError::Kind::Usage);
        }
        which[std::size_t(found - elementOrder.begin())] = true;
    }
    return which;
}

} // namespace antiphon::emotion
