#include "scenario/check.hpp"

#include "scenario/check_inputs.hpp"
#include "scenario/check_word.hpp"
#include "scenario/law_form.hpp"
#include "scenario/number_form.hpp"
#include "scenario/word_form.hpp"
#include "scenario/wrong_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cutline {
namespace {

using grammar::Shape;
/// What is sound of a node, or nothing.
using Sound = std::optional<Node>;

std::string below(const std::string& path, std::string_view key) {
    return path.empty() ? std::string{key} : fmt::format("{}.{}", path, key);
}

/// The ids that a block of the top level defines.
std::vector<std::string> ids_under(const Node& document, std::string_view block) {
    const auto* node = document.find(block);
    auto ids = node == nullptr ? std::vector<std::string>{} : node->keys();
    std::erase_if(ids, [](const std::string& id) { return grammar::is_annotation(id); });
    return ids;
}

class Checker {
  public:
    Checker(const Node& document, Diagnostics& diagnostics)
        : diagnostics_(diagnostics), sources_(ids_under(document, "sources")), inputs_(document, diagnostics),
          ids_(diagnostics) {}

    Sound check(const Shape& shape, const Node& node, const std::string& path) {
        if (node.is_null() && !shape.may_be_empty && !shape.checked_when_read)
            return refuse(node, path, "nothing stands here",
                          fmt::format("write {}, or leave the key out", shape.what));
        switch (shape.kind) {
        case grammar::Kind::text:
            return node.is_scalar() ? Sound{node} : wrong_kind(shape, node, path);
        case grammar::Kind::word:
        case grammar::Kind::cause:
            return sound_if(check_word(shape, node, path, diagnostics_), node);
        case grammar::Kind::id:
            return check_id(shape, node, path);
        case grammar::Kind::flag:
            return sound_if(check_flag(shape, node, path, diagnostics_), node);
        case grammar::Kind::date:
            return sound_if(check_date(shape, node, path, diagnostics_), node);
        case grammar::Kind::constant:
            return sound_if(check_constant(node, *shape.measure, path, diagnostics_), node);
        case grammar::Kind::printed:
            return check_printed(shape, node, path);
        case grammar::Kind::number:
            return check_number(shape, node, path);
        case grammar::Kind::interval:
            return sound_if(check_interval(node, *shape.measure, Point::refused, path, diagnostics_), node);
        case grammar::Kind::record:
            return shape.mark == "*" ? check_patch(shape, node, path) : check_record(shape, node, path);
        case grammar::Kind::by_id:
            return check_map(shape, node, path);
        case grammar::Kind::list:
            return check_list(shape, node, path);
        case grammar::Kind::one_of:
            return check_option(shape, node, path);
        }
        return {};
    }

  private:
    Sound refuse(const Node& node, const std::string& path, std::string problem, std::string remedy = {}) {
        diagnostics_.error(node.place, path, std::move(problem), std::move(remedy));
        return {};
    }

    static Sound sound_if(bool sound, const Node& node) { return sound ? Sound{node} : Sound{}; }

    Sound wrong_kind(const Shape& shape, const Node& node, const std::string& path) {
        refuse_kind(shape, node, path, diagnostics_);
        return {};
    }

    Sound check_id(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_scalar())
            return wrong_kind(shape, node, path);
        ids_.check(node, path);
        return can_stand_in_path(node.text) ? Sound{node} : Sound{};
    }

    /// What is no id is kept all the same, so that its uses are not unknown too.
    static bool can_stand_in_path(std::string_view id) {
        return id.find_first_of(".[") == std::string_view::npos;
    }

    // Numbers.

    /// Published figures may stand in quotes, which keep their digits.
    Sound check_printed(const Shape& shape, const Node& node, const std::string& path) {
        Node plain = node;
        plain.quoted = false;
        return sound_if(check_constant(plain, *shape.measure, path, diagnostics_), plain);
    }

    Sound check_number(const Shape& shape, const Node& node, const std::string& path) {
        if (node.is_scalar() && is_reference(node.text))
            return sound_if(inputs_.check(node, *shape.measure, path), node);
        if (node.is_list())
            return refuse(node, path, fmt::format("expected {}, found {}", shape.what, describe(node)),
                          "a distribution has a name, as in {uniform: [low, high]}");
        if (!node.is_map())
            return sound_if(check_number_form(node, *shape.measure, path, diagnostics_), node);
        check_annotations(node, path);
        return sound_if(check_law(node, *shape.measure, path, diagnostics_), node);
    }

    // Blocks, maps and lists.

    Sound check_option(const Shape& shape, const Node& node, const std::string& path) {
        const auto* option = grammar::choose(shape, node);
        if (option == nullptr)
            return wrong_kind(shape, node, path);
        const std::vector<std::string> words{option->words.begin(), option->words.end()};
        const bool other_word = option->kind == grammar::Kind::word && nearest(node.text, words).empty() &&
                                synonym(node.text, words).empty();
        return other_word ? wrong_kind(shape, node, path) : check(*option, node, path);
    }

    /// `note` is any text, `source` cites sources.
    void check_annotations(const Node& map, const std::string& path) {
        if (const auto* note = map.find("note"); note != nullptr && !note->is_scalar())
            refuse(*note, below(path, "note"), fmt::format("expected text, found {}", describe(*note)));
        const auto* source = map.find("source");
        if (source == nullptr)
            return;
        const auto where = below(path, "source");
        if (source->is_scalar())
            check_source(*source, where);
        else if (!source->is_list())
            refuse(*source, where,
                   fmt::format("expected an id or a list of ids, found {}", describe(*source)));
        for (std::size_t i = 0; i < source->items.size(); ++i)
            check_source(source->items[i], fmt::format("{}[{}]", where, i));
    }

    void check_source(const Node& node, const std::string& path) {
        if (!node.is_scalar())
            refuse(node, path, fmt::format("expected the id of a source, found {}", describe(node)));
        else if (std::ranges::find(sources_, node.text) == sources_.end())
            refuse(node, path, fmt::format("unknown source '{}'", shortened(node.text)),
                   sources_.empty() ? "define it under `sources`" : suggestion(node.text, sources_));
    }

    /// Any key may stand in a patch; it is checked where it is applied.
    Sound check_patch(const Shape& shape, const Node& node, const std::string& path) {
        return node.is_map() ? Sound{node} : wrong_kind(shape, node, path);
    }

    /// A block of the wrong kind is read as an empty one where that is legal, so that its id stays known.
    Sound check_record(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_map()) {
            if (!node.is_null())
                wrong_kind(shape, node, path);
            return shape.may_be_empty ? Sound{Node::map({}, node.place)} : Sound{};
        }
        check_annotations(node, path);
        auto sound = Node::map({}, node.place);
        std::vector<std::string> mistaken_for;
        for (const auto& entry : node.entries) {
            if (grammar::is_annotation(entry.key))
                continue;
            const auto key = std::ranges::find(shape.keys, entry.key, &grammar::Key::name);
            const auto where = below(path, entry.key);
            if (key == shape.keys.end())
                mistaken_for.push_back(refuse_key(shape, entry, where));
            else if (auto value = check_or_stand_in(key->shape(), entry.value, where))
                sound.entries.push_back({entry.key, entry.key_place, std::move(*value)});
        }
        for (const auto& key : shape.keys) {
            const std::string name{key.name};
            const bool meant = std::ranges::find(mistaken_for, name) != mistaken_for.end();
            if (key.required && !node.has(name) && !meant)
                refuse(node, below(path, name), fmt::format("'{}' is missing", name),
                       fmt::format("add it: {}", key.shape().what));
        }
        return sound;
    }

    /// Refuses an unknown key; gives the known one that it is taken for, or "".
    std::string refuse_key(const Shape& shape, const Node::Entry& entry, const std::string& path) {
        std::vector<std::string> known;
        for (const auto& key : shape.keys)
            known.emplace_back(key.name);
        diagnostics_.error(entry.key_place, path,
                           fmt::format("unknown key '{}' in {}", shortened(entry.key), shape.what),
                           suggestion(entry.key, known));
        return nearest(entry.key, known);
    }

    Sound check_or_stand_in(const Shape& shape, const Node& node, const std::string& path) {
        auto sound = check(shape, node, path);
        if (!sound && !shape.stand_in.empty())
            sound = Node::scalar(std::string{shape.stand_in}, node.place);
        return sound;
    }

    /// A list of blocks is refused, but read as the map that it should be, so that its ids stay known.
    static Node ids_in_list(const Shape& shape, const Node& list) {
        auto map = Node::map({}, list.place);
        const auto stand_in = shape.element().stand_in;
        for (const auto& item : list.items)
            for (const auto& id : item.is_scalar() ? std::vector{item.text} : item.keys())
                if (can_stand_in_path(id))
                    map.set(id, stand_in.empty() ? Node::map({}, item.place)
                                                 : Node::scalar(std::string{stand_in}, item.place));
        return map;
    }

    Sound check_map(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_map()) {
            if (shape.checked_when_read)
                return {};
            wrong_kind(shape, node, path);
            const bool of_blocks = node.is_list() && !shape.example.empty();
            return of_blocks ? Sound{ids_in_list(shape, node)} : Sound{};
        }
        check_annotations(node, path);
        if (shape.checked_when_read)
            return node;
        auto sound = Node::map({}, node.place);
        for (const auto& entry : node.entries) {
            const auto where = below(path, entry.key);
            if (grammar::is_annotation(entry.key) || !is_free_id(shape, entry, where))
                continue;
            if (auto value = check_or_stand_in(shape.element(), entry.value, where))
                sound.entries.push_back({entry.key, entry.key_place, std::move(*value)});
        }
        return sound;
    }

    /// Whether a key may stand in a map by id; complains if not.
    bool is_free_id(const Shape& shape, const Node::Entry& entry, const std::string& path) {
        const auto& id = entry.key;
        if (id == "else" && shape.may_have_else)
            return true;
        ids_.check_key(shape, entry, path);
        if (!can_stand_in_path(id))
            return false;
        if (id != "else" && std::ranges::find(shape.words, id) == shape.words.end())
            return true;
        diagnostics_.error(entry.key_place, path, fmt::format("'{}' can't be an id here", id),
                           "it is a word of the language");
        return false;
    }

    Sound check_list(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_list())
            return wrong_kind(shape, node, path);
        auto sound = Node::list({}, node.place);
        std::vector<std::string> words;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const auto& item = node.items[i];
            const auto where = fmt::format("{}[{}]", path, i);
            auto value = check(shape.element(), item, where);
            if (!value)
                continue;
            if (item.is_scalar() && std::ranges::find(words, item.text) != words.end()) {
                refuse(item, where, fmt::format("'{}' stands twice in this list", item.text), "remove one");
                continue;
            }
            words.push_back(item.text);
            sound.items.push_back(std::move(*value));
        }
        return sound;
    }

    Diagnostics& diagnostics_;
    std::vector<std::string> sources_;
    InputCheck inputs_;
    IdCheck ids_;
};

} // namespace

Node check(const Node& document, Diagnostics& diagnostics) {
    auto sound = Checker{document, diagnostics}.check(grammar::scenario(), document, "");
    InputCheck{document, diagnostics}.check_cycles();
    return sound.value_or(Node::map());
}

} // namespace cutline
