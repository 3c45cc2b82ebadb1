#pragma once
/// What stands in a folder.

#include <filesystem>
#include <string>
#include <vector>

namespace cutline::cli {

/// The files of a folder by name, as paths that begin with `folder`; "" is the current one. None if it can't
/// be read; of a very large folder only the first thousand that the system tells.
[[nodiscard]] std::vector<std::string> files_in(const std::filesystem::path& folder);

} // namespace cutline::cli
