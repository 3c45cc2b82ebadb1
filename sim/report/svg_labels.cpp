#include "report/svg_labels.hpp"

#include <cutline/report/display.hpp>

#include <algorithm>
#include <numeric>

namespace cutline {

std::string escaped_xml(const std::string& text) {
    std::string escaped;
    for (const char c : printable(text))
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            escaped += c;
        }
    return escaped;
}

double text_width(const std::string& text) {
    constexpr double column = 8; // a wide letter of a bold sans-serif; Korean takes two columns a letter
    return column * static_cast<double>(display_width(text));
}

std::vector<double> spread_out(const std::vector<double>& wanted, double gap, double low, double high) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });

    auto places = wanted;
    double least = low;
    for (const auto i : order) {
        places[i] = std::max(places[i], least);
        least = places[i] + gap;
    }
    double most = high;
    std::ranges::reverse(order);
    for (const auto i : order) {
        places[i] = std::min(places[i], most);
        most = places[i] - gap;
    }
    return places;
}

} // namespace cutline
