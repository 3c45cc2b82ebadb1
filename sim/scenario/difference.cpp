#include <cutline/scenario/difference.hpp>
#include <cutline/scenario/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace cutline {
namespace {

using Nodes = std::vector<const Node*>; // never nullptr

/// The maps whose order of keys says something: which round, gate or patch comes first, who wins what is
/// drawn.
constexpr std::array<std::string_view, 7> ordered{"criteria", "parts", "teams",     "rounds",
                                                  "from",     "gates", "open_rules"};

bool is_ordered(std::string_view path) {
    return std::ranges::find(ordered, path.substr(path.rfind('.') + 1)) != ordered.end();
}

/// The text "25" in quotes is another value than the number 25.
bool same_scalar(const Node& a, const Node& b) {
    return a.text == b.text && (a.quoted == b.quoted || to_json(a) == to_json(b));
}

bool same(const Node& a, const Node& b) {
    const auto same_entry = [](const Node::Entry& one, const Node::Entry& other) {
        return one.key == other.key && same(one.value, other.value);
    };
    return a.kind == b.kind && same_scalar(a, b) && std::ranges::equal(a.items, b.items, same) &&
           std::ranges::equal(a.entries, b.entries, same_entry);
}

std::vector<std::string> keys_of(const Nodes& maps) {
    std::vector<std::string> keys;
    for (const auto* map : maps)
        for (const auto& entry : map->entries)
            if (std::ranges::find(keys, entry.key) == keys.end())
                keys.push_back(entry.key);
    return keys;
}

/// The keys that all maps have, in the order of one of them.
Node shared_keys(const Node& map, const Nodes& maps) {
    auto keys = Node::list({});
    for (const auto& entry : map.entries)
        if (std::ranges::all_of(maps, [&](const Node* other) { return other->has(entry.key); }))
            keys.items.push_back(Node::scalar(entry.key));
    return keys;
}

void compare_order(const Nodes& maps, const std::string& path, std::vector<Difference>& found) {
    Difference difference{path, {}, true};
    for (const auto* map : maps)
        difference.values.push_back(shared_keys(*map, maps));
    const auto& first = difference.values.front();
    if (!std::ranges::all_of(difference.values, [&](const Node& keys) { return same(keys, first); }))
        found.push_back(std::move(difference));
}

void compare(const Nodes& nodes, const std::string& path, std::vector<Difference>& found) {
    static const Node nothing;
    if (std::ranges::all_of(nodes, &Node::is_map)) {
        if (is_ordered(path))
            compare_order(nodes, path, found);
        for (const auto& key : keys_of(nodes)) {
            Nodes values;
            for (const auto* node : nodes) {
                const auto* value = node->find(key);
                values.push_back(value != nullptr ? value : &nothing);
            }
            compare(values, path.empty() ? key : path + "." + key, found);
        }
        return;
    }
    if (std::ranges::all_of(nodes, [&](const Node* node) { return same(*node, *nodes.front()); }))
        return;
    Difference difference{path, {}, false};
    for (const auto* node : nodes)
        difference.values.push_back(*node);
    found.push_back(std::move(difference));
}

} // namespace

std::vector<Difference> differences(std::span<const Node> documents) {
    Nodes nodes;
    for (const auto& document : documents)
        nodes.push_back(&document);
    std::vector<Difference> found;
    if (!nodes.empty())
        compare(nodes, "", found);
    return found;
}

} // namespace cutline
