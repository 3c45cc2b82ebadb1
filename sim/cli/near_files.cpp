#include "cli/near_files.hpp"

#include <cutline/base/diagnostic.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_compared = 1'000; ///< files of a folder
constexpr std::size_t most_told = 3;

/// The files of the folder in which `path` would stand, called as `path` calls the folder.
std::vector<std::string> files_beside(const fs::path& path) {
    const auto folder = path.parent_path();
    std::vector<std::string> files;
    std::error_code failed;
    for (fs::directory_iterator entry(folder.empty() ? "." : folder, failed), end;
         !failed && entry != end && files.size() < most_compared; entry.increment(failed)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            files.push_back((folder / entry->path().filename()).string());
    }
    std::ranges::sort(files);
    return files;
}

std::string stem_of(const std::string& path) {
    return fs::path{path}.stem().string();
}

} // namespace

std::vector<std::string> near_files(const std::string& path, const std::vector<std::string>& others) {
    auto files = files_beside(path);
    files.insert(files.end(), others.begin(), others.end());
    std::vector<std::string> stems;
    for (const auto& file : files)
        stems.push_back(stem_of(file));
    const auto near = nearest(stem_of(path), stems);
    std::vector<std::string> found;
    for (const auto& file : files)
        if (!near.empty() && stem_of(file) == near && found.size() < most_told &&
            std::ranges::find(found, file) == found.end())
            found.push_back(file);
    return found;
}

std::string near_files_hint(const std::string& path, const std::vector<std::string>& others) {
    const auto files = near_files(path, others);
    return files.empty() ? "" : fmt::format("; did you mean '{}'?", fmt::join(files, "' or '"));
}

} // namespace cutline::cli
