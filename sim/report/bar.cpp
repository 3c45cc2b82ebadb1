#include "report/bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace cutline {

std::string bar(double share, std::size_t width) {
    constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    constexpr auto steps = eighths.size();
    const auto most = static_cast<double>(steps * width);
    const double nearest = std::floor(std::clamp(share, 0.0, 1.0) * most + 0.5);
    const auto length = static_cast<std::size_t>(share > 0 ? std::max(nearest, 1.0) : 0.0);
    std::string text;
    for (std::size_t i = 0; i < length / steps; ++i)
        text += "█";
    return text.append(eighths[length % steps]);
}

} // namespace cutline
