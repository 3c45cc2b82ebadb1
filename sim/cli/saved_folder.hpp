#pragma once
/// A folder that is there in full or not at all, and tells what it holds in its manifest.json.

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace cutline::cli {

inline constexpr const char* manifest_name = "manifest.json";

struct SavedFile {
    std::string name;
    std::string about; ///< what it is, for people
    std::string text;
};

/// A folder is no saved run, or not as it was saved. what() says why; it speaks of the folder by its path.
class FolderError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The manifest of some files: each with its SHA-256, after what `head` tells. @param head  a JSON object
[[nodiscard]] std::string manifest_of(const std::vector<SavedFile>& files, const std::string& head);

/// One file of a saved folder. Every file that the manifest names has been held against its SHA-256.
/// @throws FolderError
[[nodiscard]] std::string kept_text(const std::filesystem::path& folder, const std::string& name);

enum class Saving { now, before };

/// Writes the files and their manifest beside the folder and renames. If the folder is there and holds the
/// same files, nothing is written. @throws FolderError if it holds anything else; CouldNotFinish
[[nodiscard]] Saving save_folder(const std::filesystem::path& folder, const std::vector<SavedFile>& files,
                                 const std::string& head);

} // namespace cutline::cli
