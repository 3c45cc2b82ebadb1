#include "cli/kept_results.hpp"

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/saved_folder.hpp"

#include <cutline/report/html.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

SavedResult read(const fs::path& folder, const std::string& name) {
    auto result = read_saved_result((folder / "result.json").string(), kept_text(folder, "result.json"));
    result.name = name;
    return result;
}

/// Of a run that is being saved, or was when the machine went off.
bool is_draft(const std::string& name) {
    return name.starts_with(".") && name.ends_with(".part");
}

/// The folders in a folder, by name.
std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (fs::directory_iterator it{folder, failed}, end; !failed && it != end; it.increment(failed)) {
        std::error_code ignored;
        if (it->is_directory(ignored) && !is_draft(it->path().filename().string()))
            found.push_back(it->path());
    }
    if (failed)
        throw UsageError(fmt::format("can't read '{}': {}", folder.string(), failed.message()));
    std::ranges::sort(found);
    return found;
}

bool has_manifest(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / manifest_name, ignored);
}

/// "four/3f1c…-1-1000": the folder's name and that of the scenario above it.
std::string name_of(const fs::path& folder) {
    std::error_code ignored;
    auto whole = fs::weakly_canonical(folder, ignored);
    if (whole.empty())
        whole = folder;
    return (whole.parent_path().filename() / whole.filename()).string();
}

void add(std::vector<SavedResult>& results, const fs::path& folder) {
    try {
        results.push_back(read(folder, name_of(folder)));
    } catch (const FolderError& error) {
        tell(fmt::format("cutline: warning: left out: {}\n", error.what()));
    } catch (const ResultError& error) {
        tell(fmt::format("cutline: warning: left out: {}\n", error.what()));
    } catch (const UsageError& error) { // a file in it can't be read
        tell(fmt::format("cutline: warning: left out: {}\n", error.what()));
    }
}

} // namespace

SavedResult kept_result(const std::string& folder) {
    try {
        return read(folder, name_of(folder));
    } catch (const FolderError& error) {
        throw UsageError(error.what());
    } catch (const ResultError& error) {
        throw UsageError(error.what());
    }
}

std::vector<SavedResult> kept_results(const std::string& folder) {
    std::vector<SavedResult> results;
    if (has_manifest(folder)) {
        add(results, folder);
        return results;
    }
    for (const auto& scenario : folders_in(folder)) {
        const auto runs = has_manifest(scenario) ? std::vector{scenario} : folders_in(scenario);
        for (const auto& run : runs)
            add(results, run);
        if (runs.empty())
            add(results, scenario); // which tells that it is none
    }
    return results;
}

} // namespace cutline::cli
