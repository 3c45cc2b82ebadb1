#pragma once
/// A folder that is there in full or not at all, and tells what it holds in its manifest.json.

#include "cli/manifest.hpp"

namespace cutline::cli {

/// One file of a saved folder. Every file that the manifest names has been held against its SHA-256.
/// @throws FolderError; UsageError if a file can't be read
[[nodiscard]] std::string kept_text(const std::filesystem::path& folder, const std::string& name);

enum class Saving { now, before };

/// Writes the files and their manifest beside the folder and renames. If something has that name, nothing is
/// written. @throws CouldNotFinish
[[nodiscard]] Saving save_folder(const std::filesystem::path& folder, const std::vector<SavedFile>& files,
                                 const std::string& head);

} // namespace cutline::cli
