#pragma once
/// The page without its results, made from sim/report/page when the program is built.

#include <string_view>

namespace cutline {

/// HTML with the marks @LANG@, @TITLE@ and @RESULTS@; empty where it was left out of the build.
[[nodiscard]] std::string_view page_template();

} // namespace cutline
