#include "cli/saved_folder.hpp"

#include "cli/command.hpp"
#include "cli/file_text.hpp"
#include "cli/output.hpp"

#include <cutline/random/digest.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <unistd.h>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

using Sums = std::map<std::string, std::string>; ///< SHA-256 by the file's name

[[noreturn]] void refuse(const fs::path& folder, const std::string& why) {
    throw FolderError(fmt::format("'{}' {}", folder.string(), why));
}

[[noreturn]] void fail(const fs::path& folder, const std::string& cause) {
    throw CouldNotFinish(fmt::format("can't write '{}': {}", folder.string(), cause));
}

/// What the manifest says of the files. A manifest may come from anywhere: it names no file elsewhere.
Sums read_sums(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::is_regular_file(folder / manifest_name, ignored))
        refuse(folder, fmt::format("is no saved run: it has no {}", manifest_name));
    const auto json = Json::parse(file_text((folder / manifest_name).string()), nullptr, false);
    const auto* files = json.is_object() && json.contains("files") ? &json["files"] : nullptr;
    if (files == nullptr || !files->is_object())
        refuse(folder, fmt::format("is no saved run: its {} is not one of cutline's", manifest_name));
    Sums sums;
    for (const auto& [name, file] : files->items()) {
        if (name.empty() || name.find('/') != std::string::npos || !file.is_object() ||
            !file.contains("sha256") || !file["sha256"].is_string())
            refuse(folder, fmt::format("is damaged: its {} doesn't tell its files", manifest_name));
        sums[name] = file["sha256"];
    }
    return sums;
}

std::string checked_text(const fs::path& folder, const std::string& name, const std::string& sum) {
    std::error_code ignored;
    if (!fs::is_regular_file(folder / name, ignored))
        refuse(folder, fmt::format("is damaged: {} is missing", name));
    auto text = file_text((folder / name).string());
    if (sha256_hex(text) != sum)
        refuse(folder, fmt::format("is damaged: {} is not as it was saved (SHA-256)", name));
    return text;
}

/// Complains unless the folder holds each of the files, and is whole.
void expect_same(const fs::path& folder, const std::vector<SavedFile>& files) {
    const auto sums = read_sums(folder);
    for (const auto& [name, sum] : sums)
        (void)checked_text(folder, name, sum);
    for (const auto& file : files) {
        const auto there = sums.find(file.name);
        if (there == sums.end() || there->second != sha256_hex(file.text))
            refuse(folder, fmt::format("holds another result: {} {}", file.name,
                                       there == sums.end() ? "isn't in it" : "differs"));
    }
}

/// Removes the folder beside the target unless it has taken the target's place.
class Draft {
  public:
    explicit Draft(const fs::path& target)
        : path_(target.parent_path() / fmt::format(".{}.{}.part", target.filename().string(), ::getpid())) {
        std::error_code failed;
        fs::create_directories(path_, failed);
        if (failed)
            fail(target, failed.message());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    /// @return false if something has taken the place in the meantime
    [[nodiscard]] bool rename_to(const fs::path& target) const {
        if (std::rename(path_.c_str(), target.c_str()) == 0)
            return true;
        if (errno != EEXIST && errno != ENOTEMPTY)
            fail(target, std::strerror(errno));
        return false;
    }

  private:
    fs::path path_;
};

/// So that a rename outlives a power cut; not every file system can.
void sync(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

std::string manifest_of(const std::vector<SavedFile>& files, const std::string& head) {
    auto manifest = Json::parse(head);
    auto& list = manifest["files"] = Json::object();
    for (const auto& file : files)
        list[file.name] = {{"about", file.about}, {"sha256", sha256_hex(file.text)}};
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string kept_text(const fs::path& folder, const std::string& name) {
    const auto sums = read_sums(folder);
    std::string wanted;
    bool found = false;
    for (const auto& [file, sum] : sums) {
        auto text = checked_text(folder, file, sum);
        if (file == name) {
            wanted = std::move(text);
            found = true;
        }
    }
    if (!found)
        refuse(folder, fmt::format("is no saved run: it has no {}", name));
    return wanted;
}

Saving save_folder(const fs::path& folder, const std::vector<SavedFile>& files, const std::string& head) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(folder, ignored))) {
        const Draft draft{folder};
        for (const auto& file : files)
            write_atomically((draft.path() / file.name).string(), file.text);
        write_atomically((draft.path() / manifest_name).string(), manifest_of(files, head));
        if (draft.rename_to(folder)) {
            sync(folder.parent_path());
            return Saving::now;
        }
    }
    expect_same(folder, files);
    return Saving::before;
}

} // namespace cutline::cli
