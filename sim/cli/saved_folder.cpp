#include "cli/saved_folder.hpp"

#include "cli/command.hpp"
#include "cli/draft.hpp"
#include "cli/file_text.hpp"
#include "cli/folder.hpp"
#include "cli/output.hpp"

#include <cutline/random/digest.hpp>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& folder, const std::string& why) {
    throw FolderError(fmt::format("'{}' {}", folder.string(), why));
}

[[noreturn]] void fail(const fs::path& folder, const std::string& cause) {
    throw CouldNotFinish(fmt::format("can't write '{}': {}", folder.string(), cause));
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

} // namespace

std::string kept_text(const fs::path& folder, const std::string& name) {
    const auto sums = read_sums(folder);
    std::string wanted;
    for (const auto& [file, sum] : sums) {
        auto text = checked_text(folder, file, sum);
        if (file == name)
            wanted = std::move(text);
    }
    if (!sums.contains(name))
        refuse(folder, fmt::format("is no saved run: it has no {}", name));
    return wanted;
}

Saving save_folder(const fs::path& folder, const std::vector<SavedFile>& files, const std::string& head) {
    if (is_there(folder))
        return Saving::before;
    Draft draft{folder};
    std::error_code failed;
    fs::create_directories(draft.path(), failed);
    if (failed)
        fail(folder, failed.message());
    for (const auto& file : files)
        write_atomically((draft.path() / file.name).string(), file.text);
    write_atomically((draft.path() / manifest_name).string(), manifest_of(files, head));
    if (draft.take_place())
        return Saving::now;
    if (errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR)
        fail(folder, std::strerror(errno));
    return Saving::before; // something has taken the place in the meantime
}

} // namespace cutline::cli
