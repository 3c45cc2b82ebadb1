#include "cli/draft.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fcntl.h>
#include <random>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view draft_begins = ".cutline-";
constexpr std::string_view draft_ends = ".part";

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

/// Nobody else's, on whatever machine that writes into the folder; of a length that every file system takes.
std::string unique_name() {
    std::random_device random;
    return fmt::format("{}{:08x}{:08x}{}", draft_begins, random(), random(), draft_ends);
}

} // namespace

Draft::Draft(fs::path target) : target_(std::move(target)), path_(target_.parent_path() / unique_name()) {}

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
    return name.starts_with(draft_begins) && name.ends_with(draft_ends);
}

} // namespace cutline::cli
