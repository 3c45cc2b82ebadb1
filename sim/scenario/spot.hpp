#pragma once
/// A node of a checked document together with the path where it stands.

#include <cutline/scenario/node.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cutline {

/// Valid as long as the document.
struct Spot {
    const Node& node;
    std::string path; ///< "rounds.stage1.gates.paper"; of the document itself ""

    [[nodiscard]] Spot at(std::string_view key, const Node& value) const {
        return {value, path.empty() ? std::string{key} : path + "." + std::string{key}};
    }
    [[nodiscard]] std::optional<Spot> find(std::string_view key) const {
        const auto* value = node.find(key);
        return value == nullptr ? std::nullopt : std::optional<Spot>{at(key, *value)};
    }
    [[nodiscard]] Spot item(std::size_t index) const {
        return {node.items[index], path + "[" + std::to_string(index) + "]"};
    }

    /// What `read` makes of the value under `key`, if there is one.
    template <class Read>
    [[nodiscard]] auto optionally(std::string_view key, const Read& read) const
        -> std::optional<std::invoke_result_t<const Read&, const Spot&>> {
        const auto spot = find(key);
        return spot ? std::optional{read(*spot)} : std::nullopt;
    }
    /// What `read` makes of each value of a map, with its id.
    template <class Read>
    [[nodiscard]] auto by_id(const Read& read) const {
        std::vector<std::pair<std::string, std::invoke_result_t<const Read&, const Spot&>>> values;
        values.reserve(node.entries.size());
        for (const auto& [id, place, value] : node.entries)
            values.emplace_back(id, read(at(id, value)));
        return values;
    }
    /// The text under `key`, or "".
    [[nodiscard]] std::string text(std::string_view key) const {
        const auto* value = node.find(key);
        return value == nullptr ? std::string{} : value->text;
    }
    /// Whether `key` says true.
    [[nodiscard]] bool flag(std::string_view key) const { return text(key) == "true"; }
};

} // namespace cutline
