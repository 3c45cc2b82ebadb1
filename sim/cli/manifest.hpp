#pragma once
/// manifest.json: what a saved run tells of its files.

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace cutline::cli {

inline constexpr const char* manifest_name = "manifest.json";
inline constexpr const char* result_name = "result.json"; ///< the file of a saved run that holds its result
inline constexpr const char* saved_kind = "saved run"; ///< its "kind"; programs of others write manifests too

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

/// The SHA-256 of each file that a folder's manifest names. It names no file elsewhere, wherever it comes
/// from. @throws FolderError; UsageError if it can't be read
[[nodiscard]] std::map<std::string, std::string> read_sums(const std::filesystem::path& folder);

/// Whether a path is that of a saved run's manifest, or of a file that it names.
[[nodiscard]] bool is_saved_file(const std::filesystem::path& path);

} // namespace cutline::cli
