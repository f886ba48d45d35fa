#include "core/maps/standardise.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace antiphon {
namespace {

[[noreturn]] void refuse(const char* what, std::size_t row, std::size_t column, const char* why) {
    throw UserError("Row " + std::to_string(row + 1) + ", column " + std::to_string(column + 1) +
                    " of the " + what + " " + why + "; leave that row or column out.");
}

template <class Number>
Scaling scale(const Number* values, std::size_t rows, std::size_t columns) {
    Scaling result;
    result.mean.assign(columns, 0);
    result.scale.assign(columns, 1);
    if (rows == 0)
        return result;
    std::vector<double> largest(columns, 0), first(values, values + columns);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            largest[c] = std::max(largest[c], std::abs(double(values[r * columns + c])));
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            if (!std::isfinite(values[r * columns + c]))
                refuse("table", r, c, "is not a finite number");

    // Distances from the first row, as parts of the largest number: neither overflows, and columns
    // far from 0 lose nothing.
    std::vector<double> unit(columns), sum(columns, 0), squares(columns, 0);
    for (std::size_t c = 0; c < columns; ++c)
        unit[c] = largest[c] > 0 ? 1 / std::max(largest[c], 1e-300) : 1;
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            sum[c] += double(values[r * columns + c]) * unit[c] - first[c] * unit[c];
    for (double& s : sum)
        s /= double(rows);
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            const double step =
                (double(values[r * columns + c]) * unit[c] - first[c] * unit[c]) - sum[c];
            squares[c] += step * step;
        }
    }
    for (std::size_t c = 0; c < columns; ++c) {
        const double deviation = std::sqrt(squares[c] / double(rows)); // largest number: 1
        result.mean[c] = first[c] + sum[c] / unit[c];
        if (deviation > 1e-13)
            result.scale[c] = deviation / unit[c];
        else
            result.constant.push_back(c);
    }
    return result;
}

template <class Number>
Matrix applyTo(const Number* values, std::size_t rows, const Scaling& scaling) {
    const std::size_t columns = scaling.columns();
    Matrix result(rows, columns);
    std::vector<double> factor(columns);
    for (std::size_t c = 0; c < columns; ++c)
        factor[c] = 1 / scaling.scale[c];
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            result.values[r * columns + c] =
                float((double(values[r * columns + c]) - scaling.mean[c]) * factor[c]);
    // A constant column is 0, not the rounding of its mean.
    for (const std::size_t c : scaling.constant)
        for (std::size_t r = 0; r < rows; ++r)
            if (std::abs(double(values[r * columns + c]) - scaling.mean[c]) <=
                2e-13 * std::abs(scaling.mean[c]))
                result.values[r * columns + c] = 0;
    return result;
}

} // namespace

Matrix Scaling::apply(std::span<const double> rows) const {
    return applyTo(rows.data(), columns() ? rows.size() / columns() : 0, *this);
}

Matrix Scaling::apply(const Matrix& rows) const {
    return applyTo(rows.values.data(), rows.rows, *this);
}

Scaling scalingOf(std::span<const double> rows, std::size_t columns) {
    return scale(rows.data(), columns ? rows.size() / columns : 0, columns);
}

Scaling scalingOf(const Matrix& rows) {
    return scale(rows.values.data(), rows.rows, rows.columns);
}

void requireFinite(const Matrix& rows, const char* what, float limit) {
    for (std::size_t i = 0; i < rows.values.size(); ++i) {
        const float value = rows.values[i];
        if (!std::isfinite(value))
            refuse(what, i / rows.columns, i % rows.columns, "is not a finite number");
        if (std::abs(value) > limit)
            refuse(what, i / rows.columns, i % rows.columns, "is too large to be compared");
    }
}

} // namespace antiphon
