#include "layout.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cutline {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> top_level_ids{{
    {"teams", "team"},
    {"rounds", "round"},
    {"criteria", "criterion"},
    {"inputs", "input"},
    {"variants", "variant"},
    {"sources", "source"},
    {"open_rules", "open rule"},
}};

/// criteria.X.parts, criteria.X.parts.Y.parts, …
bool is_parts(const Path& path) {
    if (path.size() < 3 || path.size() % 2 == 0 || path[0] != "criteria")
        return false;
    for (std::size_t i = 2; i < path.size(); i += 2)
        if (path[i] != "parts")
            return false;
    return true;
}

} // namespace

Path split_path(std::string_view dotted) {
    Path path;
    while (!is_variant_set(path)) {
        const auto dot = dotted.find('.');
        path.emplace_back(dotted.substr(0, dot));
        if (dot == std::string_view::npos)
            return path;
        dotted.remove_prefix(dot + 1);
    }
    path.emplace_back(dotted);
    return path;
}

std::string join_path(const Path& path) {
    return fmt::format("{}", fmt::join(path, "."));
}

std::string_view kind_of_ids(const Path& path) {
    if (path.size() == 1) {
        const auto found =
            std::ranges::find(top_level_ids, path[0], [](const auto& entry) { return entry.first; });
        return found == top_level_ids.end() ? std::string_view{} : found->second;
    }
    if (path.size() == 3 && path[0] == "rounds" && path[2] == "gates")
        return "gate";
    return is_parts(path) ? "part" : "";
}

bool is_criterion(const Path& path) {
    if (path.size() < 2)
        return false;
    const Path above{path.begin(), path.end() - 1};
    return above == Path{"criteria"} || is_parts(above);
}

bool is_weights(const Path& path) {
    if (path.size() == 1)
        return path[0] == "weights";
    return path.size() == 3 && path[0] == "rounds" && path[2] == "weights";
}

bool is_variant_set(const Path& path) {
    return path.size() == 3 && path[0] == "variants" && path[2] == "set";
}

bool is_published(const Path& path) {
    return path.size() >= 3 && path[0] == "rounds" && path[2] == "published";
}

} // namespace cutline
