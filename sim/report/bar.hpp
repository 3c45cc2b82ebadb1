#pragma once
/// A share as a bar of block characters.

#include <cstddef>
#include <string>

namespace cutline {

/// A bar whose full length, for 1, is `width` columns: in eighths of a column, rounded to the nearest, but
/// never nothing for a share above 0. share in [0, 1].
[[nodiscard]] std::string bar(double share, std::size_t width);

} // namespace cutline
