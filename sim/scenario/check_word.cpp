#include "scenario/check_word.hpp"

#include "scenario/word_form.hpp"
#include "scenario/wrong_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace cutline {
namespace {

using grammar::Shape;

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What to write instead of an ASCII text that is no id: lower case, '-' for blanks.
std::string ascii_remedy(std::string_view id) {
    if (id.find(" - ") != std::string_view::npos)
        return "the '-' below it is indented too far: align it with the one above";
    std::string lower{id};
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    constexpr std::string_view rule =
        "an id is a lower-case letter and then letters, digits, '_' or '-', at most 64 in all";
    return is_id(lower) ? fmt::format("write '{}': {}", lower, rule) : std::string{rule};
}

constexpr std::string_view ascii_words = "ids are ASCII words [a-z][a-z0-9_-]*";

/// The key under which what `shape` describes has its label: name, title, or "".
std::string_view label_key(const Shape& shape) {
    for (const auto& key : shape.keys)
        if (key.name == "name" || key.name == "title")
            return key.name;
    for (const auto option : shape.options)
        if (const auto label = label_key(option()); !label.empty())
            return label;
    return {};
}

} // namespace

std::string synonym(std::string_view text, const std::vector<std::string>& words) {
    constexpr std::pair<std::string_view, std::string_view> synonyms[] = {{"lot", "random"},
                                                                          {"lots", "random"},
                                                                          {"lottery", "random"},
                                                                          {"추첨", "random"},
                                                                          {"min-max", "minmax"}};
    for (const auto& [other, word] : synonyms)
        if (other == text && std::ranges::find(words, word) != words.end())
            return std::string{word};
    return {};
}

bool check_word(const Shape& shape, const Node& node, const std::string& path, Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        refuse_kind(shape, node, path, diagnostics);
        return false;
    }
    constexpr std::string_view gate = "gate:";
    const bool is_gate = shape.kind == grammar::Kind::cause && node.text.starts_with(gate) &&
                         is_id(std::string_view{node.text}.substr(gate.size()));
    if (is_gate || std::ranges::find(shape.words, node.text) != shape.words.end())
        return true;
    const std::vector<std::string> words{shape.words.begin(), shape.words.end()};
    const bool said = shape.what.find(words.front()) != std::string_view::npos;
    auto remedy = nearest(node.text, words).empty() && said ? "" : suggestion(node.text, words);
    if (const auto word = synonym(node.text, words); !word.empty())
        remedy = fmt::format("did you mean '{}'?", word);
    refuse_kind(shape, node, path, diagnostics, std::move(remedy));
    return false;
}

bool check_flag(const Shape& shape, const Node& node, const std::string& path, Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        refuse_kind(shape, node, path, diagnostics);
        return false;
    }
    if (node.is_plain() && (node.text == "true" || node.text == "false"))
        return true;
    std::string remedy;
    for (const auto* word : {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "1"})
        remedy = node.text == word ? "write true" : remedy;
    for (const auto* word : {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N", "0"})
        remedy = node.text == word ? "write false" : remedy;
    if (!remedy.empty() && node.quoted)
        remedy += " without quotes";
    refuse_kind(shape, node, path, diagnostics, std::move(remedy));
    return false;
}

bool check_date(const Shape& shape, const Node& node, const std::string& path, Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        refuse_kind(shape, node, path, diagnostics);
        return false;
    }
    if (parse_date(node.text))
        return true;
    const auto guess = guess_date(node.text);
    diagnostics.error(node.place, path, fmt::format("'{}' is not {}", shortened(node.text), shape.what),
                      guess.empty() ? "" : "write " + guess);
    return false;
}

void IdCheck::check(const Node& node, const std::string& path) {
    if (!is_id(node.text))
        refuse(node.place, node.text, path,
               is_ascii(node.text)
                   ? ascii_remedy(node.text)
                   : fmt::format("{}: write one here, and the label as its `name`", ascii_words));
}

void IdCheck::check_key(const Shape& shape, const Node::Entry& entry, const std::string& path) {
    if (is_id(entry.key))
        return;
    const auto label = label_key(shape.element());
    const auto shown = shortened(entry.key);
    if (is_ascii(entry.key))
        return refuse(entry.key_place, entry.key, path, ascii_remedy(entry.key));
    if (label.empty())
        return refuse(entry.key_place, entry.key, path,
                      fmt::format("{}: write one here, and '{}' in a comment", ascii_words, shown));
    const auto example = shape.example.empty() ? "plan-b" : shape.example;
    const auto points =
        entry.value.is_scalar() ? fmt::format(", points: {}", shortened(entry.value.text)) : std::string{};
    refuse(entry.key_place, entry.key, path,
           fmt::format("{}: write e.g. {}: {{{}: {}{}}}", ascii_words, example, label, shown, points));
}

void IdCheck::refuse(const Place& place, std::string_view id, const std::string& path, std::string remedy) {
    if (refused_.emplace(id).second)
        diagnostics_.error(place, path, fmt::format("'{}' is not an id", shortened(id)), std::move(remedy));
}

} // namespace cutline
