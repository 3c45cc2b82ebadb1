#include <cutline/scenario/difference.hpp>

#include <algorithm>

namespace cutline {
namespace {

using Nodes = std::vector<const Node*>; // never nullptr

bool same(const Node& a, const Node& b) {
    const auto same_entry = [](const Node::Entry& one, const Node::Entry& other) {
        return one.key == other.key && same(one.value, other.value);
    };
    return a.kind == b.kind && a.text == b.text && std::ranges::equal(a.items, b.items, same) &&
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

void compare(const Nodes& nodes, const std::string& path, std::vector<Difference>& found) {
    static const Node nothing;
    if (std::ranges::all_of(nodes, &Node::is_map)) {
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
    Difference difference{path, {}};
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
