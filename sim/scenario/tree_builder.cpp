#include "tree_builder.hpp"

#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace cutline {
namespace {

std::size_t offset_of(const YAML::Mark& mark) {
    return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
}

} // namespace

void TreeBuilder::error(std::size_t offset, std::string problem, std::string remedy) {
    ++errors_;
    last_error_ = offset;
    diagnostics_.error(place(offset), {}, std::move(problem), std::move(remedy));
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
    if (++documents_ == 1)
        return;
    const auto at = offset_of(mark);
    if (text_.substr(at).starts_with("---"))
        error(at, "a second document begins here", "keep one scenario to a file");
    else
        error(at, "this doesn't belong to what stands before it",
              "check the indentation, and that quotes and brackets are closed");
    throw Stop{};
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const auto at = offset_of(mark);
    check_properties(at, {}, anchor);
    // What isn't written stands where the next thing does: the key is the better place.
    const bool missing = !open_.empty() && open_.back().has_key && !is_null_word(at);
    if (missing)
        check_colon(open_.back());
    put(Node{}, missing ? open_.back().key_offset : at);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
    error(offset_of(mark), "aliases (*name) are not allowed",
          "write the value again, or give it a name under 'inputs' and write $name");
    put(Node{}, offset_of(mark));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
    const auto at = offset_of(mark);
    last_scalar_ = at;
    check_properties(at, tag, anchor);
    const bool begins_quote = at < text_.size() && (text_[at] == '"' || text_[at] == '\'');
    if (begins_quote && end_of_quotes(text_, at) == std::string_view::npos) {
        error(at, "the quote is not closed", fmt::format("close it with {}", text_[at]));
        throw Stop{};
    }
    if (const auto fault = find_fault(value))
        error(at, fault->problem + ", not even as an escape", fault->remedy);
    auto node = Node::scalar(value);
    node.quoted = tag == "!";
    if (node.is_plain())
        check_characters(at, node);
    put(std::move(node), at);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
    open(Node::list({}), offset_of(mark), tag, anchor);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
    open(Node::map(), offset_of(mark), tag, anchor);
}

Place TreeBuilder::place(std::size_t offset) const {
    const auto [line, column] = source_.locate(offset);
    return {file_, line, column};
}

/// Whether "~" or "null" is written at `at`.
bool TreeBuilder::is_null_word(std::size_t at) const {
    const auto rest = text_.substr(std::min(at, text_.size()));
    const auto word = rest.substr(0, rest.find_first_of(" \t\n,]}"));
    return word == "~" || word == "null" || word == "Null" || word == "NULL";
}

/// Whether the next value is a label, which may hold any character.
bool TreeBuilder::is_label_value() const {
    constexpr std::string_view labels[] = {"title", "name", "description", "note", "publisher"};
    return !open_.empty() && open_.back().has_key &&
           std::ranges::find(labels, open_.back().key) != std::end(labels);
}

void TreeBuilder::check_properties(std::size_t at, std::string_view tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor)
        error(at, "anchors (&name) are not allowed", "put the text in quotes");
    const bool bare_tag = at < text_.size() && text_[at] == '!';
    if (bare_tag || (!tag.empty() && tag != "?" && tag != "!"))
        error(at, "tags (!name) are not allowed", "put the text in quotes");
}

/// Characters that only look like those of the language.
void TreeBuilder::check_characters(std::size_t at, const Node& scalar) {
    if (const auto curly = curly_quote(scalar.text))
        error(at, curly->problem, curly->remedy);
    const bool is_value = !open_.empty() && (open_.back().has_key || open_.back().node.is_list());
    if (is_value && !is_label_value())
        if (const auto odd = odd_character(scalar.text))
            error(at + odd->offset, odd->problem, odd->remedy);
}

/// Counts a value or key, and ends the reading where there are too many of them or of errors.
void TreeBuilder::count(std::size_t at) {
    constexpr int most_errors = 50; // a broken file repeats itself
    if (++nodes_ > max_nodes)
        error(at, fmt::format("the file has more than {} values", max_nodes),
              "leave data out of the scenario");
    if (nodes_ > max_nodes || errors_ >= most_errors)
        throw Stop{};
}

void TreeBuilder::open(Node node, std::size_t at, const std::string& tag, YAML::anchor_t anchor) {
    check_properties(at, tag, anchor);
    if (open_.size() == max_depth) {
        error(at, fmt::format("lists and maps stand more than {} deep in one another", max_depth),
              "check for brackets that aren't closed");
        throw Stop{};
    }
    Open level;
    level.node = std::move(node);
    level.offset = at;
    open_.push_back(std::move(level));
}

void TreeBuilder::close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    put(std::move(done.node), done.offset);
}

/// A value is complete: it is the root, an item, a key, or what a key waited for.
void TreeBuilder::put(Node node, std::size_t at) {
    count(at);
    last_value_ = std::max(last_value_, at);
    node.place = place(at);
    if (open_.empty()) {
        root_ = std::move(node);
        return;
    }
    auto& into = open_.back();
    if (into.node.is_list())
        into.node.items.push_back(std::move(node));
    else if (!into.has_key)
        put_key(into, std::move(node), at);
    else
        put_value(into, std::move(node));
}

void TreeBuilder::put_key(Open& into, Node node, std::size_t at) {
    into.has_key = true;
    into.key = std::move(node.text);
    into.key_offset = at;
    into.key_is_refused = true;
    if (node.is_null() || (node.is_scalar() && into.key.empty()))
        return error(at, "a key is missing", "write a word before the ':'");
    if (!node.is_scalar())
        return error(at, fmt::format("a key can't be {}", describe(node)), "use a plain word");
    if (const auto odd = node.quoted ? std::nullopt : odd_character(into.key))
        return error(at + odd->offset, odd->problem, odd->remedy);
    if (into.key == "<<")
        return error(at, "merge keys (<<) are not allowed", "write the keys out, or use 'extends'");
    const auto [first, is_new] = into.first.try_emplace(into.key, at);
    if (!is_new) {
        const auto [line, column] = source_.locate(first->second);
        return error(at, fmt::format("duplicate key '{}'", shortened(into.key)),
                     fmt::format("the first is at line {}, column {}; keep one of them", line, column));
    }
    if (into.first.size() > max_keys) {
        error(at, fmt::format("a map has more than {} keys", max_keys), "leave data out of the scenario");
        throw Stop{};
    }
    into.key_is_refused = false;
}

void TreeBuilder::put_value(Open& into, Node node) {
    into.has_key = false;
    if (!into.key_is_refused)
        into.node.entries.push_back({std::move(into.key), place(into.key_offset), std::move(node)});
}

} // namespace cutline
