#include "cli/manifest.hpp"

#include "cli/command.hpp"
#include "cli/file_text.hpp"

#include <cutline/random/digest.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const fs::path& folder, const std::string& why) {
    throw FolderError(fmt::format("'{}' {}", folder.string(), why));
}

bool has_manifest(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / manifest_name, ignored);
}

} // namespace

std::string manifest_of(const std::vector<SavedFile>& files, const std::string& head) {
    auto manifest = Json::parse(head);
    auto& list = manifest["files"] = Json::object();
    for (const auto& file : files)
        list[file.name] = {{"about", file.about}, {"sha256", sha256_hex(file.text)}};
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::map<std::string, std::string> read_sums(const fs::path& folder) {
    if (!has_manifest(folder))
        refuse(folder, fmt::format("is no saved run: it has no {}", manifest_name));
    const auto json = Json::parse(file_text((folder / manifest_name).string()), nullptr, false);
    if (!json.is_object() || !json.contains("kind") || json["kind"] != saved_kind)
        refuse(folder, fmt::format("is no saved run: its {} is not one of cutline's", manifest_name));
    const auto damaged = fmt::format("is damaged: its {} doesn't tell its files", manifest_name);
    if (!json.contains("files") || !json["files"].is_object())
        refuse(folder, damaged);
    std::map<std::string, std::string> sums;
    for (const auto& [name, file] : json["files"].items()) {
        if (name.empty() || name.find('/') != std::string::npos || !file.is_object() ||
            !file.contains("sha256") || !file["sha256"].is_string())
            refuse(folder, damaged);
        sums[name] = file["sha256"];
    }
    return sums;
}

bool is_saved_file(const fs::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
    if (!has_manifest(folder))
        return false;
    try {
        const auto sums = read_sums(folder);
        return path.filename() == manifest_name || sums.contains(path.filename().string());
    } catch (const FolderError&) {
        return false;
    } catch (const UsageError&) { // it can't be read
        return false;
    }
}

} // namespace cutline::cli
