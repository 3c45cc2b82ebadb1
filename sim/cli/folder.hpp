#pragma once
/// What stands in a folder.

#include <filesystem>
#include <string>
#include <vector>

namespace cutline::cli {

/// The files of a folder by name, as paths that begin with `folder`; "" is the current one. None if it can't
/// be read; of a very large folder only the first thousand that the system tells.
[[nodiscard]] std::vector<std::string> files_in(const std::filesystem::path& folder);

/// The folders in a folder by name, hidden ones too. @throws UsageError if it can't be read
[[nodiscard]] std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder);

/// Whether anything has that name: a file, a folder, or a link that leads nowhere.
[[nodiscard]] bool is_there(const std::filesystem::path& path);

} // namespace cutline::cli
