#include "cli/folder.hpp"

#include <algorithm>
#include <system_error>

namespace cutline::cli {

std::vector<std::string> files_in(const std::filesystem::path& folder) {
    constexpr std::size_t most = 1'000;
    std::vector<std::string> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder.empty() ? "." : folder, failed), end;
         !failed && entry != end && files.size() < most; entry.increment(failed)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            files.push_back((folder / entry->path().filename()).string());
    }
    std::ranges::sort(files);
    return files;
}

} // namespace cutline::cli
