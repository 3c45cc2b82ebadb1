#include "yaml_message.hpp"

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>

namespace cutline {
namespace {

struct Translation {
    std::string_view begins; ///< how yaml-cpp's message begins
    std::string_view problem;
    std::string_view remedy;
};

constexpr std::string_view quote_it = "put the text in quotes";
constexpr std::string_view check_indentation =
    "check the indentation, and that quotes and brackets are closed";

const Translation translations[] = {
    {YAML::ErrorMsg::MAP_VALUE, "a ':' can't stand here",
     "check the indentation of the line, or put the text in quotes"},
    {YAML::ErrorMsg::MAP_KEY, "a '?' can't stand here", quote_it},
    {YAML::ErrorMsg::BLOCK_ENTRY, "a '- ' can't stand here",
     "begin the list on its own line, or write [a, b]"},
    {YAML::ErrorMsg::FLOW_END, "a closing bracket without an opening one", "remove it, or open it before"},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "'{' is not closed as it should be", "check for a missing ',' or '}'"},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "'[' is not closed as it should be", "check for a missing ',' or ']'"},
    {YAML::ErrorMsg::END_OF_MAP, "this doesn't fit the map that it stands in", check_indentation},
    {YAML::ErrorMsg::END_OF_SEQ, "this doesn't fit the list that it stands in", check_indentation},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "a word can't begin with this character", quote_it},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "the quote is not closed", "close it"},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "a line '---' or '...' inside quotes", "close the quotes before it"},
    {YAML::ErrorMsg::CHAR_IN_SCALAR, "this character can't stand inside a word", quote_it},
    {YAML::ErrorMsg::INVALID_ESCAPE, "unknown escape after '\\'",
     "write '\\\\' for a backslash, or use single quotes"},
    {YAML::ErrorMsg::INVALID_HEX, "an escape that isn't hexadecimal",
     "write '\\\\' for a backslash, or use single quotes"},
    {YAML::ErrorMsg::INVALID_UNICODE, "an escape that is no character", "write the character itself"},
    {YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK, "a block of text can't have indentation 0", "indent it by 1 to 9"},
    {YAML::ErrorMsg::CHAR_IN_BLOCK, "only a comment may follow '|' or '>'",
     "begin the text on the next line"},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab in the indentation", "indent with spaces"},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, "aliases (*name) are not allowed", quote_it},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, "aliases (*name) are not allowed", quote_it},
    {YAML::ErrorMsg::CHAR_IN_ALIAS, "aliases (*name) are not allowed", quote_it},
    {YAML::ErrorMsg::ALIAS_CONTENT, "aliases (*name) are not allowed", quote_it},
    {YAML::ErrorMsg::MULTIPLE_ALIASES, "aliases (*name) are not allowed", quote_it},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "anchors (&name) are not allowed", quote_it},
    {YAML::ErrorMsg::CHAR_IN_ANCHOR, "anchors (&name) are not allowed", quote_it},
    {YAML::ErrorMsg::MULTIPLE_ANCHORS, "anchors (&name) are not allowed", quote_it},
    {YAML::ErrorMsg::MULTIPLE_TAGS, "tags (!name) are not allowed", quote_it},
    {YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, "tags (!name) are not allowed", quote_it},
    {YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, "tags (!name) are not allowed", quote_it},
    {YAML::ErrorMsg::END_OF_VERBATIM_TAG, "tags (!name) are not allowed", quote_it},
};

} // namespace

PlainMessage plain_message(std::string_view yaml_message) {
    for (const auto& translation : translations)
        if (yaml_message.starts_with(translation.begins))
            return {std::string{translation.problem}, std::string{translation.remedy}};
    return {fmt::format("this is not YAML ({})", yaml_message), std::string{check_indentation}};
}

} // namespace cutline
