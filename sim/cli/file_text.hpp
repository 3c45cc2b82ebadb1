#pragma once
/// A file as a whole.

#include <string>

namespace cutline::cli {

/// @throws UsageError if it can't be read, or is larger than 256 MiB
[[nodiscard]] std::string file_text(const std::string& path);

/// Whether both paths lead to the same place, there or not.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

} // namespace cutline::cli
