#include "scenario/check.hpp"

#include "scenario/law_form.hpp"
#include "scenario/number_form.hpp"
#include "scenario/word_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
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
        : diagnostics_(diagnostics), sources_(ids_under(document, "sources")) {
        if (const auto* inputs = document.find("inputs"))
            inputs_ = inputs;
    }

    Sound check(const Shape& shape, const Node& node, const std::string& path) {
        if (node.is_null() && !shape.may_be_empty && !shape.checked_when_read)
            return refuse(node, path, "nothing stands here",
                          fmt::format("write {}, or leave the key out", shape.what));
        switch (shape.kind) {
        case grammar::Kind::text:
            return node.is_scalar() ? Sound{node} : wrong_kind(shape, node, path);
        case grammar::Kind::word:
        case grammar::Kind::cause:
            return check_word(shape, node, path);
        case grammar::Kind::id:
            return check_id(shape, node, path);
        case grammar::Kind::flag:
            return check_flag(shape, node, path);
        case grammar::Kind::date:
            return check_date(shape, node, path);
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

    Sound wrong_kind(const Shape& shape, const Node& node, const std::string& path, std::string remedy = {}) {
        if (remedy.empty() && takes_a_list(shape) && node.is_scalar() && is_id(node.text))
            remedy = fmt::format("write [{}]", node.text);
        return refuse(node, path, fmt::format("expected {}, found {}", shape.what, describe(node)),
                      std::move(remedy));
    }

    static bool takes_a_list(const Shape& shape) {
        return shape.kind == grammar::Kind::list ||
               std::ranges::any_of(shape.options, [](const auto option) { return takes_a_list(option()); });
    }

    // Words.

    Sound check_word(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_scalar())
            return wrong_kind(shape, node, path);
        constexpr std::string_view gate = "gate:";
        const bool is_gate = shape.kind == grammar::Kind::cause && node.text.starts_with(gate) &&
                             is_id(std::string_view{node.text}.substr(gate.size()));
        if (is_gate || std::ranges::find(shape.words, node.text) != shape.words.end())
            return node;
        const std::vector<std::string> words{shape.words.begin(), shape.words.end()};
        const auto near = nearest(node.text, words);
        const bool said = shape.what.find(words.front()) != std::string_view::npos;
        return wrong_kind(shape, node, path, near.empty() && said ? "" : suggestion(node.text, words));
    }

    Sound check_id(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_scalar())
            return wrong_kind(shape, node, path);
        return is_id(node.text) ? Sound{node} : refuse_id(node.place, node.text, path);
    }

    Sound refuse_id(const Place& place, std::string_view id, const std::string& path) {
        std::string lower{id};
        std::ranges::transform(lower, lower.begin(), [](char c) {
            return c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        std::string remedy =
            "an id is a lower-case letter and then letters, digits, '_' or '-', at most 64 in all";
        if (is_id(lower))
            remedy = fmt::format("write '{}': {}", lower, remedy);
        diagnostics_.error(place, path, fmt::format("'{}' is not an id", shortened(id)), remedy);
        return {};
    }

    Sound check_flag(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_scalar())
            return wrong_kind(shape, node, path);
        if (node.is_plain() && (node.text == "true" || node.text == "false"))
            return node;
        std::string remedy;
        for (const auto* word :
             {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "1"})
            remedy = node.text == word ? "write true" : remedy;
        for (const auto* word :
             {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N", "0"})
            remedy = node.text == word ? "write false" : remedy;
        if (!remedy.empty() && node.quoted)
            remedy += " without quotes";
        return refuse(node, path, fmt::format("expected true or false, found {}", describe(node)), remedy);
    }

    Sound check_date(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_scalar())
            return wrong_kind(shape, node, path);
        if (parse_date(node.text))
            return node;
        return refuse(node, path, fmt::format("'{}' is not {}", shortened(node.text), shape.what));
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
            return check_reference(shape, node, path);
        if (node.is_list())
            return refuse(node, path, fmt::format("expected {}, found {}", shape.what, describe(node)),
                          "a distribution has a name, as in {uniform: [low, high]}");
        if (!node.is_map())
            return sound_if(check_number_form(node, *shape.measure, path, diagnostics_), node);
        check_annotations(node, path);
        return sound_if(check_law(node, *shape.measure, path, diagnostics_), node);
    }

    Sound check_reference(const Shape& shape, const Node& node, const std::string& path) {
        const auto name = node.text.substr(1);
        if (!inputs_->has(name) || grammar::is_annotation(name)) {
            auto known = inputs_->keys();
            std::erase_if(known, [](const std::string& key) { return grammar::is_annotation(key); });
            return refuse(node, path, fmt::format("unknown input '{}'", shortened(name)),
                          known.empty() ? "define it under `inputs`" : suggestion(name, known));
        }
        const auto* input = follow(name);
        if (input == nullptr)
            return {}; // reported where the inputs are checked
        const bool is_share = input->is_map() ? is_in_percent(*input) : input->text.ends_with('%');
        if (is_share && shape.measure->percent == Percent::refused)
            return refuse(node, path,
                          fmt::format("expected {}, found '{}', which is a share", shape.what, node.text),
                          fmt::format("write the input '{}' without %", name));
        if (shape.measure->percent == Percent::either && shape.measure != &measure::anything &&
            mixes_percent(*input))
            return refuse(
                node, path,
                fmt::format("some numbers of the input '{}' have a percent sign and some have none", name),
                "write all of them with % or none");
        return node;
    }

    /// The sound number or law that an input means, through other inputs if need be; null when there is none.
    const Node* follow(const std::string& name) {
        std::string current = name;
        for (std::size_t steps = 0; steps <= inputs_->entries.size(); ++steps) {
            const auto* node = inputs_->find(current);
            if (node == nullptr)
                return nullptr;
            if (!node->is_scalar() || !is_reference(node->text))
                return is_sound_input(current, *node) ? node : nullptr;
            current = node->text.substr(1);
        }
        return nullptr;
    }

    bool is_sound_input(const std::string& name, const Node& node) {
        const auto known = sound_inputs_.find(name);
        if (known != sound_inputs_.end())
            return known->second;
        Diagnostics silent;
        const bool sound = node.is_map() ? check_law(node, measure::anything, name, silent)
                                         : check_number_form(node, measure::anything, name, silent);
        return sound_inputs_[name] = sound;
    }

    // Blocks, maps and lists.

    Sound check_option(const Shape& shape, const Node& node, const std::string& path) {
        const auto* option = grammar::choose(shape, node);
        if (option == nullptr)
            return wrong_kind(shape, node, path);
        const std::vector<std::string> words{option->words.begin(), option->words.end()};
        const bool other_word = option->kind == grammar::Kind::word && nearest(node.text, words).empty();
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
            else if (auto value = check(key->shape(), entry.value, where))
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
        const bool digits = std::ranges::all_of(entry.key, [](char c) { return c >= '0' && c <= '9'; }) &&
                            entry.value.is_null();
        diagnostics_.error(entry.key_place, path,
                           fmt::format("unknown key '{}' in {}", shortened(entry.key), shape.what),
                           digits ? "a comma begins another key here: write decimals with a point, as in 1.5"
                                  : suggestion(entry.key, known));
        return nearest(entry.key, known);
    }

    Sound check_map(const Shape& shape, const Node& node, const std::string& path) {
        if (!node.is_map())
            return shape.checked_when_read ? Sound{} : wrong_kind(shape, node, path);
        check_annotations(node, path);
        if (shape.checked_when_read)
            return node;
        auto sound = Node::map({}, node.place);
        for (const auto& entry : node.entries) {
            const auto where = below(path, entry.key);
            if (grammar::is_annotation(entry.key) || !is_free_id(shape, entry, where))
                continue;
            auto value = check(shape.element(), entry.value, where);
            if (!value && !shape.element().stand_in.empty())
                value = Node::scalar(std::string{shape.element().stand_in}, entry.value.place);
            if (value)
                sound.entries.push_back({entry.key, entry.key_place, std::move(*value)});
        }
        return sound;
    }

    /// Whether a key may stand in a map by id; complains if not.
    bool is_free_id(const Shape& shape, const Node::Entry& entry, const std::string& path) {
        const auto& id = entry.key;
        if (id == "else" && shape.may_have_else)
            return true;
        if (!is_id(id)) {
            refuse_id(entry.key_place, id, path);
            return false;
        }
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
    Node no_inputs_ = Node::map();
    const Node* inputs_ = &no_inputs_;
    std::map<std::string, bool> sound_inputs_;
};

/// An input may stand for another one, but not in the end for itself.
void check_input_cycles(const Node& document, Diagnostics& diagnostics) {
    const auto* inputs = document.find("inputs");
    if (inputs == nullptr)
        return;
    for (const auto& [name, place, value] : inputs->entries) {
        const auto* node = &value;
        for (std::size_t steps = 0; steps < inputs->entries.size(); ++steps) {
            if (node == nullptr || !node->is_scalar() || !is_reference(node->text))
                break;
            const auto next = node->text.substr(1);
            if (next == name) {
                diagnostics.error(place, "inputs." + name, fmt::format("input '{}' stands for itself", name),
                                  "give it a number");
                break;
            }
            node = inputs->find(next);
        }
    }
}

} // namespace

Node check(const Node& document, Diagnostics& diagnostics) {
    auto sound = Checker{document, diagnostics}.check(grammar::scenario(), document, "");
    check_input_cycles(document, diagnostics);
    return sound.value_or(Node::map());
}

} // namespace cutline
