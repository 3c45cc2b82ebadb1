#include "layout.hpp"

#include <cutline/numeric/law_catalogue.hpp>
#include <cutline/scenario/number_text.hpp>
#include <cutline/scenario/patch.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace cutline {
namespace {

bool has_only(const Node& map, std::initializer_list<std::string_view> allowed) {
    return std::ranges::all_of(map.entries, [&](const Node::Entry& entry) {
        return std::ranges::find(allowed, entry.key) != allowed.end();
    });
}

bool has_list(const Node& map, std::string_view key) {
    const auto* value = map.find(key);
    return value != nullptr && value->is_list();
}

bool has_map(const Node& map, std::string_view key) {
    const auto* value = map.find(key);
    return value != nullptr && value->is_map();
}

/// `{1: 70%, 2: 30%}`
bool is_chances_of_numbers(const Node& map) {
    return !map.entries.empty() && std::ranges::all_of(map.entries, [](const Node::Entry& entry) {
        return parse_number(entry.key).has_value();
    });
}

/// A number's long form: `{normal: [0, 1]}`, `{choice: {1: 70%, 2: 30%}}`.
bool is_distribution(const Node& node) {
    return std::ranges::any_of(law_catalogue(), [&](const LawEntry& law) {
        const auto* value = node.find(law.name);
        return value != nullptr && (law.is_map ? is_chances_of_numbers(*value) : value->is_list());
    });
}

bool is_uncertain_weights(const Node& node) {
    return has_map(node, "dirichlet") || has_list(node, "simplex");
}

/// Whether a map takes the place of what it patches, because either is one thing to the reader.
bool replaces(const Node& base, const Node& patch, const Path& path) {
    if (is_published(path)) // there the keys are criteria and teams, whatever they are called
        return false;
    if (is_weights(path)) {
        if (is_uncertain_weights(patch))
            return true;
        return is_uncertain_weights(base) &&
               !has_only(patch, {"order", "within", "concentration", "note", "source"});
    }
    if (is_distribution(patch))
        return true;
    return is_distribution(base) && !has_only(patch, {"within", "note", "source"});
}

/// What a patch means where nothing stands yet: there is nothing for its nulls to remove.
Node without_nulls(Node patch, Path& path) {
    if (is_variant_set(path))
        return patch;
    std::erase_if(patch.entries, [](const Node::Entry& entry) { return entry.value.is_null(); });
    for (auto& entry : patch.entries) {
        path.push_back(entry.key);
        entry.value = without_nulls(std::move(entry.value), path);
        path.pop_back();
    }
    return patch;
}

/// `35` → `{points: 35}`
void expand_criterion(Node& node) {
    auto points = std::exchange(node, Node::map({}, node.place));
    const auto place = points.place;
    node.set("points", std::move(points), place);
}

/// Whether two ids are numbered alike, as stage1 and stage2 or team-a and team-b: neither is a slip for the
/// other.
bool are_numbered(std::string_view a, std::string_view b) {
    const auto stem = [](std::string_view id) {
        std::string letters{id};
        std::erase_if(letters, [](char c) { return c >= '0' && c <= '9'; });
        return letters;
    };
    return stem(a) == stem(b) ||
           (a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1));
}

/// Applies one patch, and warns of what it adds although it may be meant to change what is there.
class Merger {
  public:
    explicit Merger(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void merge_value(Node& base, const Node& patch, Path& path) const {
        if (is_criterion(path) && base.is_scalar() && patch.is_map())
            expand_criterion(base);
        if (!base.is_map() || !patch.is_map() || replaces(base, patch, path)) {
            base = without_nulls(patch, path);
            return;
        }
        const auto known = base.keys();
        for (const auto& entry : patch.entries) {
            warn_of_slip(known, entry, path);
            merge_entry(base, entry, path);
        }
    }

    void merge_entry(Node& map, const Node::Entry& patch, Path& path) const {
        const bool is_a_patch_itself = is_variant_set(path);
        auto* known = map.find(patch.key);
        path.push_back(patch.key);
        if (is_a_patch_itself)
            map.set(patch.key, patch.value, patch.key_place);
        else if (patch.value.is_null())
            map.erase(patch.key);
        else if (known == nullptr)
            map.set(patch.key, without_nulls(patch.value, path), patch.key_place);
        else
            merge_value(*known, patch.value, path);
        path.pop_back();
    }

    /// A team or round whose id is near one of those that were there.
    void warn_of_slip(const std::vector<std::string>& known, const Node::Entry& patch,
                      const Path& above) const {
        const auto kind = kind_of_ids(above);
        const bool is_new = std::ranges::find(known, patch.key) == known.end();
        if ((kind != "team" && kind != "round") || !is_new || patch.value.is_null())
            return;
        const auto near = nearest(patch.key, known);
        if (!near.empty() && !are_numbered(near, patch.key))
            diagnostics_.warning(patch.key_place, fmt::format("{}.{}", join_path(above), patch.key),
                                 fmt::format("adds a new {} '{}'", kind, patch.key),
                                 fmt::format("did you mean '{}'?", near));
    }

  private:
    Diagnostics& diagnostics_;
};

/// What can't be done at a path, and what could.
struct Refusal {
    std::string problem;
    std::string remedy;
};

std::optional<Refusal> refuse_form(std::string_view dotted, const Path& path, const Node& value) {
    if (dotted.empty())
        return Refusal{"the path is empty", "write a path such as rounds.stage2.keep"};
    if (std::ranges::find(path, "") != path.end())
        return Refusal{fmt::format("a name is missing in the path '{}'", shortened(dotted)),
                       "write one name between two dots"};
    if (path[0] == "extends" || path[0] == "set")
        return Refusal{fmt::format("'{}' can't be patched", path[0]), "write it at the top of the file"};
    if (path.size() + depth(value) > max_depth)
        return Refusal{
            fmt::format("the path '{}' leads more than {} levels deep", shortened(dotted), max_depth),
            "patch a block higher up"};
    return {};
}

Refusal refuse_missing(const Node& map, const Path& above, const Path& path, bool removes) {
    const auto& name = path[above.size()];
    const auto kind = kind_of_ids(above);
    std::string thing = kind.empty() ? fmt::format("'{}'", name) : fmt::format("{} '{}'", kind, name);
    if (kind.empty() && !above.empty())
        thing += fmt::format(" in '{}'", join_path(above));
    auto remedy = suggestion(name, map.keys());
    if (remedy.empty() && !removes)
        remedy = fmt::format("set '{}.{}' as a whole to add it", join_path(above), name);
    return {removes ? fmt::format("there is no {} to remove", thing) : fmt::format("no {}", thing),
            std::move(remedy)};
}

/// Walks the path as `set_path` would, without changing anything.
std::optional<Refusal> refuse_walk(const Node& root, const Path& path, bool removes) {
    const Node nothing;
    const auto* node = &root;
    Path above;
    for (const auto& name : path) {
        const bool short_form = node->is_scalar() && is_criterion(above);
        if (node->is_list() || (node->is_scalar() && !short_form))
            return Refusal{
                fmt::format("'{}' is {}: no path leads into it", join_path(above), describe(*node)),
                fmt::format("set '{}' as a whole", join_path(above))};
        const auto* next = node->find(name);
        const bool last = above.size() + 1 == path.size();
        if (next == nullptr && (removes || (!last && !kind_of_ids(above).empty())))
            return refuse_missing(*node, above, path, removes);
        node = next == nullptr ? &nothing : next;
        above.push_back(name);
    }
    return {};
}

/// The map that holds the last name of the path; makes it, and those above it, if they are missing.
Node& reach(Node& root, const Path& path, const Place& where) {
    auto* node = &root;
    Path above;
    for (const auto& name : path) {
        if (node->is_scalar())
            expand_criterion(*node);
        if (node->is_null())
            *node = Node::map({}, where);
        if (above.size() + 1 == path.size())
            break;
        auto* next = node->find(name);
        node = next == nullptr ? &node->set(name, Node::map({}, where), where) : next;
        above.push_back(name);
    }
    return *node;
}

} // namespace

void merge(Node& base, const Node& patch, Diagnostics& diagnostics) {
    Path path;
    Merger{diagnostics}.merge_value(base, patch, path);
}

void set_path(Node& root, std::string_view dotted_path, Node value, const Place& where,
              Diagnostics& diagnostics, Removal removal) {
    const auto path = split_path(dotted_path);
    const bool keeps_null = path.size() > 3 && is_variant_set({path.begin(), path.begin() + 3});
    const bool removes = value.is_null() && !keeps_null;
    auto refusal = refuse_form(dotted_path, path, value);
    if (!refusal)
        refusal = refuse_walk(root, path, removes);
    if (refusal && removes && removal == Removal::may_miss)
        return;
    if (refusal) {
        diagnostics.error(removes ? value.place : where, std::string{dotted_path},
                          std::move(refusal->problem), std::move(refusal->remedy));
        return;
    }
    auto& map = reach(root, path, where);
    Path above{path.begin(), path.end() - 1};
    const Node::Entry entry{path.back(), where, std::move(value)};
    const Merger merger{diagnostics};
    merger.warn_of_slip(map.keys(), entry, above);
    merger.merge_entry(map, entry, above);
}

} // namespace cutline
