#include <cutline/scenario/node.hpp>
#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cutline {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// ASCII letters, digits, and the signs that ids, dates and references are made of.
bool is_word(std::string_view text) {
    constexpr std::string_view signs = "$_-.:+";
    return std::ranges::all_of(
        text, [&](char c) { return is_letter_or_digit(c) || signs.find(c) != std::string_view::npos; });
}

} // namespace

Node Node::scalar(std::string text, Place place) {
    Node node;
    node.kind = Kind::scalar;
    node.place = std::move(place);
    node.text = std::move(text);
    return node;
}

Node Node::list(std::vector<Node> items, Place place) {
    Node node;
    node.kind = Kind::list;
    node.place = std::move(place);
    node.items = std::move(items);
    return node;
}

Node Node::map() {
    return map({});
}

Node Node::map(std::vector<Entry> entries, Place place) {
    Node node;
    node.kind = Kind::map;
    node.place = std::move(place);
    node.entries = std::move(entries);
    return node;
}

const Node::Entry* Node::find_entry(std::string_view key) const {
    const auto found = std::ranges::find(entries, key, &Entry::key);
    return found == entries.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
    const auto* entry = find_entry(key);
    return entry == nullptr ? nullptr : &entry->value;
}

Node* Node::find(std::string_view key) {
    const auto found = std::ranges::find(entries, key, &Entry::key);
    return found == entries.end() ? nullptr : &found->value;
}

std::vector<std::string> Node::keys() const {
    std::vector<std::string> keys;
    keys.reserve(entries.size());
    for (const auto& entry : entries)
        keys.push_back(entry.key);
    return keys;
}

Node& Node::set(std::string key, Node value, Place key_place) {
    kind = Kind::map;
    const auto found = std::ranges::find(entries, key, &Entry::key);
    if (found == entries.end())
        return entries.emplace_back(Entry{std::move(key), std::move(key_place), std::move(value)}).value;
    found->key_place = std::move(key_place);
    found->value = std::move(value);
    return found->value;
}

bool Node::erase(std::string_view key) {
    return std::erase_if(entries, [&](const Entry& entry) { return entry.key == key; }) > 0;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 40;
    std::string shown;
    std::size_t points = 0;
    for (const char c : text) {
        const bool starts_a_code_point = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (starts_a_code_point && points++ == most)
            return shown + "…";
        shown += c == '\n' || c == '\t' ? ' ' : c;
    }
    return shown;
}

std::string describe(const Node& node) {
    switch (node.kind) {
    case Node::Kind::null:
        return "nothing";
    case Node::Kind::list:
        return "a list";
    case Node::Kind::map:
        return "a map";
    case Node::Kind::scalar:
        break;
    }
    if (node.is_plain() && parse_number(node.text))
        return fmt::format("the number {}", shortened(node.text));
    return fmt::format("the {} '{}'", is_word(node.text) ? "word" : "text", shortened(node.text));
}

std::size_t depth(const Node& node) {
    std::size_t below = 0;
    for (const auto& item : node.items)
        below = std::max(below, depth(item));
    for (const auto& entry : node.entries)
        below = std::max(below, depth(entry.value));
    return node.is_list() || node.is_map() ? below + 1 : 0;
}

} // namespace cutline
