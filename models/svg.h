#pragma once

#include <string>

// What drawings of reports are made of: elements of SVG. Lengths in pixels.
namespace antiphon::svg {

/// To a tenth.
std::string at(double value);
/// For text between tags: & and < become entities.
std::string escaped(const std::string& text);
/// `anchor`: start, middle or end.
std::string word(double x, double y, const std::string& text, const char* anchor = "middle");
/// `style`: attributes.
std::string line(double x1, double y1, double x2, double y2, const char* style);
/// The whole, titled, over white.
std::string drawing(double width, double height, const std::string& title,
                    const std::string& inside);
/// A step of 1, 2 or 5 times a power of ten that divides the span into four to ten parts.
double tickStep(double span);

} // namespace antiphon::svg
