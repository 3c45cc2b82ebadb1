#include "cli/draft.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

/// So that a rename outlives a power cut; not every file system can.
void sync(const fs::path& folder) {
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

void clear_away(const fs::path& path) {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

} // namespace

Draft::Draft(fs::path target)
    : target_(std::move(target)),
      path_(target_.parent_path() / fmt::format(".{}.{}.part", target_.filename().string(), ::getpid())) {
    clear_away(path_); // a process of the same number may have left one
}

Draft::~Draft() {
    if (!path_.empty())
        clear_away(path_);
}

bool Draft::take_place() {
    if (std::rename(path_.c_str(), target_.c_str()) != 0)
        return false;
    path_.clear();
    sync(target_.parent_path());
    return true;
}

bool is_draft(const std::string& name) {
    return name.starts_with(".") && name.ends_with(".part");
}

} // namespace cutline::cli
