#pragma once
/// A picture as pixels, for programs that take no SVG.

#include <string>

namespace cutline::cli {

/// Whether this build can make them: it can't where librsvg was missing (CUTLINE_PNG).
[[nodiscard]] bool has_png();

/// A PNG of an SVG, two pixels for each of its units, drawn with the machine's fonts. Only if has_png().
/// @throws CouldNotFinish if it is too large
[[nodiscard]] std::string png_of_svg(const std::string& svg);

} // namespace cutline::cli
