#include "labels.hpp"

#include <cutline/scenario/number_text.hpp>

#include <string_view>

namespace cutline {
namespace {

void collect_ids(const Node& node, Path& path, std::set<std::string, std::less<>>& ids) {
    const bool defines_ids = !kind_of_ids(path).empty();
    for (const auto& entry : node.entries) {
        if (defines_ids)
            ids.insert(entry.key);
        path.push_back(entry.key);
        collect_ids(entry.value, path, ids);
        path.pop_back();
    }
}

/// The top, one team, round, criterion, …, or what is published: its keys are words of the language.
bool has_fixed_keys(const Path& path) {
    if (path.empty())
        return true;
    const auto kind = kind_of_ids({path.begin(), path.end() - 1});
    const bool names_variants = kind == "open rule";
    return (!kind.empty() && !names_variants) || (is_published(path) && path.size() == 3);
}

/// Whether the keys may be ids whose values are words, as in `exits: {lg: cut}` and `from: {stage1: out}`.
bool may_map_ids_to_words(const Path& path) {
    return is_published(path) || path.back() == "from";
}

bool is_text(const Node& node) {
    return node.is_scalar() && !parse_number(node.text) && !node.text.starts_with('$');
}

} // namespace

Labels::Labels(const Node& document) {
    Path path;
    collect_ids(document, path, ids_);
}

bool Labels::contain(const Path& above, const Node::Entry& entry) const {
    if (!kind_of_ids(above).empty())
        return false;
    const std::string_view key = entry.key;
    const bool note = key == "note" || key == "source";
    if (has_fixed_keys(above))
        return note || key == "name" || key == "title" || key == "description" ||
               (above.empty() && key == "sources");
    // Elsewhere keys may be ids of teams or criteria, and what they map to is mostly a number.
    const bool text = is_text(entry.value) || entry.value.is_list();
    return note && text && !(may_map_ids_to_words(above) && ids_.contains(key));
}

} // namespace cutline
