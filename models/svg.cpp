#include "models/svg.h"

#include "core/text.h"

#include <cmath>

namespace antiphon::svg {

std::string at(double value) {
    return numberText(std::round(value * 10) / 10);
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return result;
}

std::string word(double x, double y, const std::string& text, const char* anchor) {
    return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\">" +
           escaped(text) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char* style) {
    return "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" +
           at(y2) + "\" " + style + "/>\n";
}

std::string drawing(double width, double height, const std::string& title,
                    const std::string& inside) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + at(width) + " " +
           at(height) +
           "\" font-family=\"sans-serif\" font-size=\"12\">\n"
           "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" +
           word(width / 2, 22, title) + inside + "</svg>\n";
}

double tickStep(double span) {
    const double power = std::pow(10, std::floor(std::log10(span / 4)));
    const double part = span / 4 / power;
    return power * (part < 2 ? 1 : part < 5 ? 2 : 5);
}

} // namespace antiphon::svg
