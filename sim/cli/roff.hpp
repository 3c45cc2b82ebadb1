#pragma once
/// Text for a page of the manual.

#include <string>
#include <string_view>

namespace cutline::cli {

/// Text that roff shows as it is, in ASCII: other characters are named by their code points.
[[nodiscard]] std::string roff(std::string_view text);
/// The same on lines of less than 80 columns; line breaks of the text mean nothing.
[[nodiscard]] std::string roff_lines(std::string_view text);

[[nodiscard]] std::string upper(std::string_view text); ///< ASCII letters only

} // namespace cutline::cli
