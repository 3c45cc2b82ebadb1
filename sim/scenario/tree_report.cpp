#include "tree_builder.hpp"
#include "yaml_message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

// What a tree builder says about text that isn't YAML, or hardly what it was meant to be.

namespace cutline {
namespace {

std::size_t offset_of(const YAML::Mark& mark) {
    return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
}

/// Whether a message says that something stands where it doesn't fit, which a slip before it may have caused.
bool is_misfit(std::string_view message) {
    using namespace YAML::ErrorMsg;
    const auto misfits = {MAP_VALUE, END_OF_MAP,  END_OF_SEQ,    END_OF_MAP_FLOW, END_OF_SEQ_FLOW,
                          FLOW_END,  BLOCK_ENTRY, UNKNOWN_TOKEN, CHAR_IN_SCALAR};
    return std::ranges::any_of(misfits, [&](const char* misfit) { return message == misfit; });
}

} // namespace

void TreeBuilder::report(const YAML::Exception& exception) {
    const auto at = std::min(offset_of(exception.mark), text_.size());
    const auto indentation = text_.substr(source_.start_of_line(at));
    const auto tab = indentation.find_first_not_of(' ');
    if (tab != std::string_view::npos && indentation[tab] == '\t')
        return error(source_.start_of_line(at) + tab, "a tab in the indentation", "indent with spaces");
    if (exception.msg == YAML::ErrorMsg::EOF_IN_SCALAR)
        return error(unclosed_quote(text_, last_scalar_));
    const bool follows = errors_ > 0 && last_error_ >= source_.start_of_line(last_value_);
    if (follows && is_misfit(exception.msg))
        return;
    const auto text_is = innermost_bracket() == nullptr ? Layout::block : Layout::flow;
    if (is_misfit(exception.msg))
        if (const auto slip = find_slip(text_, last_value_, at, text_is))
            return error(*slip);
    if (is_misfit(exception.msg) && report_dash(at))
        return;
    const bool flow_not_closed =
        exception.msg == YAML::ErrorMsg::END_OF_MAP_FLOW || exception.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW;
    if (flow_not_closed && report_unclosed_bracket(at))
        return;
    auto message = plain_message(exception.msg);
    error(at, std::move(message.problem), std::move(message.remedy));
}

/// `{a:1}` is a key "a:1" without a value to YAML, and a slip to everyone else; so is `{a, b}`.
void TreeBuilder::check_colon(const Open& in) {
    const auto rest = text_.substr(std::min(in.key_offset, text_.size()));
    if (in.key_is_refused || !rest.starts_with(in.key))
        return;
    const auto after = rest.find_first_not_of(" \n\t", in.key.size());
    const bool cut_off = after == std::string_view::npos && innermost_bracket() != nullptr;
    if (cut_off || (after != std::string_view::npos && rest[after] == ':'))
        return;
    if (check_decimal_comma(in))
        return;
    const bool in_brackets = innermost_bracket() != nullptr;
    if (!in_brackets && in.key.size() > 1 && in.key.front() == '-')
        return error(in.key_offset, fmt::format("no space after the '-' in '{}'", shortened(in.key)),
                     fmt::format("write '- {}'", shortened(in.key.substr(1))));
    const auto colon = in.key.find(':');
    if (colon == std::string::npos) {
        const auto slip = missing_colon(rest.substr(0, rest.find('\n')), in.key_offset);
        if (slip && !in_brackets)
            return error(*slip);
        return error(in.key_offset, fmt::format("no ':' after '{}'", shortened(in.key)),
                     "write 'key: value' in a map, or [a, b] for a list");
    }
    error(in.key_offset, fmt::format("no space after the ':' in '{}'", shortened(in.key)),
          fmt::format("write '{}: {}'", shortened(in.key.substr(0, colon)),
                      shortened(in.key.substr(colon + 1))));
}

/// `{a: 33,5}` has a key 5 without a value.
bool TreeBuilder::check_decimal_comma(const Open& in) {
    const auto before = text_.substr(0, in.key_offset);
    const auto digits = std::string_view{in.key}.substr(0, in.key.find('%'));
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || !std::ranges::all_of(digits, is_digit) || !before.ends_with(','))
        return false;
    auto start = before.size() - 1;
    while (start > 0 && (is_digit(before[start - 1]) || before[start - 1] == '-'))
        --start;
    const auto whole = before.substr(start, before.size() - 1 - start);
    if (whole.empty())
        return false;
    const bool thousands = in.key.size() == 3;
    error(start, fmt::format("a ',' inside the number {},{}", whole, in.key),
          thousands ? fmt::format("write {}{} without it, or decimals with a point", whole, in.key)
                    : fmt::format("decimals take a point: write {}.{}", whole, in.key));
    return true;
}

/// The innermost list or map in brackets that waits for its end.
const TreeBuilder::Open* TreeBuilder::innermost_bracket() const {
    const auto has_bracket = [&](const Open& level) {
        return level.offset < text_.size() && (text_[level.offset] == '[' || text_[level.offset] == '{');
    };
    const auto found = std::find_if(open_.rbegin(), open_.rend(), has_bracket);
    return found == open_.rend() ? nullptr : &*found;
}

/// A bracket that is still open on a later line was most likely forgotten.
bool TreeBuilder::report_unclosed_bracket(std::size_t at) {
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

/// A '-' where no list goes on, or a list that goes on without one.
bool TreeBuilder::report_dash(std::size_t at) {
    const auto start = source_.start_of_line(at);
    const auto line = text_.substr(start, text_.find('\n', start) - start);
    const auto column = std::min(line.find_first_not_of(' '), line.size());
    if (line.substr(column).starts_with("- ")) {
        error(start + column, "a '-' can't stand here",
              "align it with the list that it belongs to, or remove it");
        return true;
    }
    if (start == 0 || innermost_bracket() != nullptr)
        return false;
    const auto start_above = source_.start_of_line(start - 1);
    const auto above = text_.substr(start_above, start - start_above);
    if (!above.substr(std::min(column, above.size())).starts_with("- ") ||
        above.find_first_not_of(' ') != column)
        return false;
    error(start_above + column, "a '-' begins a list here, but the next line goes on without one",
          "remove it, or begin each line of the list with '- '");
    return true;
}

} // namespace cutline
