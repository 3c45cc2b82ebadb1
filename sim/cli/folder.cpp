#include "cli/folder.hpp"

#include "cli/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

/// Shows each entry until `look` has seen enough. @return why it could not go on
template <class Look>
std::error_code each_entry(const fs::path& folder, const Look& look) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder.empty() ? "." : folder, failed), end; !failed && entry != end;
         entry.increment(failed))
        if (!look(*entry))
            break;
    return failed;
}

} // namespace

std::vector<std::string> files_in(const fs::path& folder) {
    constexpr std::size_t most = 1'000;
    std::vector<std::string> files;
    (void)each_entry(folder, [&](const fs::directory_entry& entry) {
        std::error_code ignored;
        if (entry.is_regular_file(ignored))
            files.push_back((folder / entry.path().filename()).string());
        return files.size() < most;
    });
    std::ranges::sort(files);
    return files;
}

std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> folders;
    const auto failed = each_entry(folder, [&](const fs::directory_entry& entry) {
        std::error_code ignored;
        if (entry.is_directory(ignored))
            folders.push_back(entry.path());
        return true;
    });
    if (failed)
        throw UsageError(fmt::format("can't read '{}': {}", folder.string(), failed.message()));
    std::ranges::sort(folders);
    return folders;
}

bool is_there(const fs::path& path) {
    std::error_code unknown;
    return fs::exists(fs::symlink_status(path, unknown));
}

} // namespace cutline::cli
