#include "cli/near_files.hpp"

#include "cli/folder.hpp"

#include <cutline/base/diagnostic.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_told = 3;

std::string stem_of(const std::string& path) {
    return fs::path{path}.stem().string();
}

} // namespace

std::vector<std::string> near_files(const std::string& path, const std::vector<std::string>& others) {
    auto files = files_in(fs::path{path}.parent_path());
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
