#include "cli/kept_results.hpp"

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/draft.hpp"
#include "cli/folder.hpp"
#include "cli/saved_folder.hpp"

#include <cutline/report/html.hpp>

#include <fmt/format.h>

#include <exception>
#include <filesystem>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

SavedResult read(const fs::path& folder, const std::string& name) {
    auto result = read_saved_result((folder / result_name).string(), kept_text(folder, result_name));
    result.name = name;
    return result;
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

void leave_out(const std::exception& error) {
    tell(fmt::format("cutline: warning: left out: {}\n", error.what()));
}

void add(std::vector<SavedResult>& results, const fs::path& folder) {
    try {
        results.push_back(read(folder, name_of(folder)));
    } catch (const FolderError& error) {
        leave_out(error);
    } catch (const ResultError& error) {
        leave_out(error);
    } catch (const UsageError& error) { // a file in it can't be read
        leave_out(error);
    }
}

bool is_draft_folder(const fs::path& folder) {
    return is_draft(folder.filename().string());
}

/// A saved run, or those of one scenario.
void add_runs(std::vector<SavedResult>& results, const fs::path& folder) {
    const auto runs = has_manifest(folder) ? std::vector<fs::path>{} : folders_in(folder);
    if (runs.empty())
        add(results, folder); // which tells if it is none
    for (const auto& run : runs)
        if (!is_draft_folder(run))
            add(results, run);
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
        if (is_draft_folder(scenario))
            continue;
        try {
            add_runs(results, scenario);
        } catch (const UsageError& error) { // the folder can't be read
            leave_out(error);
        }
    }
    return results;
}

} // namespace cutline::cli
