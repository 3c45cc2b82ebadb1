#include "source_text.hpp"
#include "yaml_message.hpp"

#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

namespace cutline {
namespace {

/// Thrown through yaml-cpp, once the reason is in the diagnostics: the rest of the file isn't worth reading.
struct Stop {};

/// Where a quoted text that begins at `start` ends: the offset after its closing quote, or npos.
std::size_t end_of_quotes(std::string_view text, std::size_t start) {
    const char quote = text[start];
    for (std::size_t i = start + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text[i] == quote && quote == '\'' && text.substr(i + 1).starts_with('\''))
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return std::string_view::npos;
}

bool is_quote(char c) {
    return c == '"' || c == '\'';
}

/// Builds the tree from yaml-cpp's events, and refuses what the language doesn't have.
class TreeBuilder final : public YAML::EventHandler {
  public:
    TreeBuilder(const SourceText& source, const std::string& file, Diagnostics& diagnostics)
        : source_(source), text_(source.text()), file_(file), diagnostics_(diagnostics) {}

    [[nodiscard]] Node take_root() { return std::move(root_); }

    void error(std::size_t offset, std::string problem, std::string remedy) {
        ++errors_;
        diagnostics_.error(place(offset), {}, std::move(problem), std::move(remedy));
    }

    /// Reports what yaml-cpp couldn't read, at the place that a person would have to mend.
    void report(const YAML::Exception& exception) {
        const auto at = std::min(offset_of(exception.mark), text_.size());
        const auto indentation = text_.substr(source_.start_of_line(at));
        const auto tab = indentation.find_first_not_of(' ');
        if (tab != std::string_view::npos && indentation[tab] == '\t')
            return error(source_.start_of_line(at) + tab, "a tab in the indentation", "indent with spaces");
        if (exception.msg == YAML::ErrorMsg::EOF_IN_SCALAR)
            return report_unclosed_quote();
        const bool flow_not_closed = exception.msg == YAML::ErrorMsg::END_OF_MAP_FLOW ||
                                     exception.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW;
        if (flow_not_closed && report_unclosed_bracket(at))
            return;
        auto message = plain_message(exception.msg);
        error(at, std::move(message.problem), std::move(message.remedy));
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
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
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto at = offset_of(mark);
        check_properties(at, {}, anchor);
        // What isn't written stands where the next thing does: the key is the better place.
        const bool missing = !open_.empty() && open_.back().has_key && !is_null_word(at);
        if (missing)
            check_colon(open_.back());
        put(Node{}, missing ? open_.back().key_offset : at);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        error(offset_of(mark), "aliases (*name) are not allowed",
              "write the value again, or give it a name under 'inputs' and write $name");
        put(Node{}, offset_of(mark));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        const auto at = offset_of(mark);
        last_scalar_ = at;
        check_properties(at, tag, anchor);
        if (at < text_.size() && is_quote(text_[at]) && end_of_quotes(text_, at) == std::string_view::npos) {
            error(at, "the quote is not closed", fmt::format("close it with {}", text_[at]));
            throw Stop{};
        }
        if (const auto fault = find_fault(value))
            error(at, fault->problem + ", not even as an escape", fault->remedy);
        auto node = Node::scalar(value);
        node.quoted = tag == "!";
        put(std::move(node), at);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(Node::list({}), offset_of(mark), tag, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(Node::map(), offset_of(mark), tag, anchor);
    }
    void OnMapEnd() override { close(); }

  private:
    /// A list or map whose end hasn't come yet.
    struct Open {
        Node node;
        std::size_t offset = 0;
        bool has_key = false; ///< a key waits for its value
        std::string key;
        std::size_t key_offset = 0;
        bool key_is_refused = false;                        ///< its value is read and dropped
        std::unordered_map<std::string, std::size_t> first; ///< where each key stood first
    };

    [[nodiscard]] static std::size_t offset_of(const YAML::Mark& mark) {
        return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
    }

    [[nodiscard]] Place place(std::size_t offset) const {
        const auto [line, column] = source_.locate(offset);
        return {file_, line, column};
    }

    /// Whether "~" or "null" is written at `at`.
    [[nodiscard]] bool is_null_word(std::size_t at) const {
        const auto rest = text_.substr(std::min(at, text_.size()));
        const auto word = rest.substr(0, rest.find_first_of(" \t\n,]}"));
        return word == "~" || word == "null" || word == "Null" || word == "NULL";
    }

    void check_properties(std::size_t at, std::string_view tag, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor)
            error(at, "anchors (&name) are not allowed", "put the text in quotes");
        const bool bare_tag = at < text_.size() && text_[at] == '!';
        if (bare_tag || (!tag.empty() && tag != "?" && tag != "!"))
            error(at, "tags (!name) are not allowed", "put the text in quotes");
    }

    /// Counts a value or key, and ends the reading where there are too many of them or of errors.
    void count(std::size_t at) {
        constexpr int most_errors = 50; // a broken file repeats itself
        if (++nodes_ > max_nodes)
            error(at, fmt::format("the file has more than {} values", max_nodes),
                  "leave data out of the scenario");
        if (nodes_ > max_nodes || errors_ >= most_errors)
            throw Stop{};
    }

    void open(Node node, std::size_t at, const std::string& tag, YAML::anchor_t anchor) {
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

    void close() {
        Open done = std::move(open_.back());
        open_.pop_back();
        put(std::move(done.node), done.offset);
    }

    /// A value is complete: it is the root, an item, a key, or what a key waited for.
    void put(Node node, std::size_t at) {
        count(at);
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

    void put_key(Open& into, Node node, std::size_t at) {
        into.has_key = true;
        into.key = std::move(node.text);
        into.key_offset = at;
        into.key_is_refused = true;
        if (node.is_null() || (node.is_scalar() && into.key.empty()))
            return error(at, "a key is missing", "write a word before the ':'");
        if (!node.is_scalar())
            return error(at, fmt::format("a key can't be {}", describe(node)), "use a plain word");
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

    void put_value(Open& into, Node node) {
        into.has_key = false;
        if (!into.key_is_refused)
            into.node.entries.push_back({std::move(into.key), place(into.key_offset), std::move(node)});
    }

    /// `{a:1}` is a key "a:1" without a value to YAML, and a slip to everyone else; so is `{a, b}`.
    void check_colon(const Open& in) {
        const auto rest = text_.substr(std::min(in.key_offset, text_.size()));
        if (in.key_is_refused || !rest.starts_with(in.key))
            return;
        const auto after = rest.find_first_not_of(" \n\t", in.key.size());
        const bool cut_off = after == std::string_view::npos && innermost_bracket() != nullptr;
        if (cut_off || (after != std::string_view::npos && rest[after] == ':'))
            return;
        const auto colon = in.key.find(':');
        if (colon == std::string::npos)
            return error(in.key_offset, fmt::format("no ':' after '{}'", shortened(in.key)),
                         "write 'key: value' in a map, or [a, b] for a list");
        error(in.key_offset, fmt::format("no space after the ':' in '{}'", shortened(in.key)),
              fmt::format("write '{}: {}'", shortened(in.key.substr(0, colon)),
                          shortened(in.key.substr(colon + 1))));
    }

    /// The last quote that was opened, looked for after the last text that was read whole.
    void report_unclosed_quote() {
        std::size_t at = last_scalar_;
        for (bool may_begin = true; at < text_.size();) {
            const char c = text_[at];
            if (c == '#' && (at == 0 || text_[at - 1] == ' ' || text_[at - 1] == '\n')) {
                at = std::min(text_.find('\n', at), text_.size());
            } else if (may_begin && is_quote(c)) {
                const auto end = end_of_quotes(text_, at);
                if (end == std::string_view::npos)
                    return error(at, "the quote is not closed", fmt::format("close it with {}", c));
                at = end;
                may_begin = false;
            } else {
                may_begin = std::string_view{" \n\t[{,:"}.find(c) != std::string_view::npos;
                ++at;
            }
        }
        error(text_.size(), "a quote is not closed",
              "look for text that begins with a quote and doesn't end");
    }

    /// The innermost list or map in brackets that waits for its end.
    [[nodiscard]] const Open* innermost_bracket() const {
        const auto has_bracket = [&](const Open& level) {
            return level.offset < text_.size() && (text_[level.offset] == '[' || text_[level.offset] == '{');
        };
        const auto found = std::find_if(open_.rbegin(), open_.rend(), has_bracket);
        return found == open_.rend() ? nullptr : &*found;
    }

    /// A bracket that is still open on a later line was most likely forgotten.
    bool report_unclosed_bracket(std::size_t at) {
        const auto* level = innermost_bracket();
        if (level == nullptr)
            return false;
        if (at < text_.size() && source_.start_of_line(at) == source_.start_of_line(level->offset))
            return false;
        const char bracket = text_[level->offset];
        error(level->offset, fmt::format("'{}' is not closed", bracket),
              bracket == '[' ? "write ']' where the list ends" : "write '}' where the map ends");
        return true;
    }

    const SourceText& source_;
    std::string_view text_;
    const std::string& file_;
    Diagnostics& diagnostics_;
    Node root_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
    std::size_t last_scalar_ = 0;
    int documents_ = 0;
    int errors_ = 0;
};

std::string size_limit() {
    return fmt::format("a scenario may have {} MiB", max_file_bytes >> 20);
}

/// Parses any value. Null, with an error, if the text couldn't be read to its end.
Node parse_any(std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
    if (bytes.size() > max_file_bytes) {
        diagnostics.error({file}, {}, fmt::format("the file has {} bytes", bytes.size()), size_limit());
        return {};
    }
    if (is_utf16_or_32(bytes)) {
        diagnostics.error({file}, {}, "the file is in UTF-16 or UTF-32", "save the file as UTF-8");
        return {};
    }
    const SourceText source{bytes};
    if (auto fault = find_fault(source.text())) {
        const auto [line, column] = source.locate(fault->offset);
        diagnostics.error({file, line, column}, {}, std::move(fault->problem), std::move(fault->remedy));
        return {};
    }

    TreeBuilder builder{source, file, diagnostics};
    try {
        std::istringstream stream{source.text()};
        YAML::Parser parser{stream};
        while (parser.HandleNextDocument(builder))
            continue;
    } catch (const YAML::Exception& exception) {
        builder.report(exception);
        return {};
    } catch (const Stop&) {
        return {};
    }
    return builder.take_root();
}

} // namespace

Node parse_yaml(std::string_view text, const std::string& file_name, Diagnostics& diagnostics) {
    const auto errors_before = diagnostics.errors();
    auto root = parse_any(text, file_name, diagnostics);
    if (root.is_map())
        return root;
    if (diagnostics.errors() == errors_before) {
        if (root.is_null())
            diagnostics.error({file_name}, {}, "the file is empty", "a scenario begins with 'cutline: 1'");
        else
            diagnostics.error(root.place, {}, fmt::format("a scenario is a map, not {}", describe(root)),
                              "begin with 'cutline: 1'");
    }
    return {};
}

namespace {

void put_everywhere(const Place& where, Node& node) {
    node.place = where;
    for (auto& item : node.items)
        put_everywhere(where, item);
    for (auto& entry : node.entries) {
        entry.key_place = where;
        put_everywhere(where, entry.value);
    }
}

} // namespace

Node parse_value(std::string_view text, const Place& where, Diagnostics& diagnostics) {
    Diagnostics found;
    auto value = parse_any(text, {}, found);
    for (auto diagnostic : found.all()) {
        diagnostic.place = where;
        diagnostics.add(std::move(diagnostic));
    }
    put_everywhere(where, value);
    return value;
}

} // namespace cutline
