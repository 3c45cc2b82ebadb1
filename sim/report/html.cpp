#include "report/page_template.hpp"

#include <cutline/report/html.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

namespace cutline {
namespace {

using Json = nlohmann::ordered_json; // teams and rounds stay in the scenario's order

constexpr int deepest = 200; ///< nesting of a result: no scenario comes near it, and a hostile file ends here

/// A command, and a key that only its results have.
struct Kind {
    std::string_view command;
    const char* key;
};
constexpr std::array<Kind, 4> kinds{
    {{"run", "finals"}, {"compare", "alternatives"}, {"weights", "flip"}, {"sensitivity", "outputs"}}};

/// What has to be known of a result before it goes into a page.
struct Head {
    std::string name;
    std::string_view command;
    std::string digest;
    std::string title;
};

[[noreturn]] void refuse(const NamedResult& result, std::string_view why) {
    throw ResultError(fmt::format("'{}' {}", result.name, why));
}

std::string text_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Json read(const NamedResult& result) {
    const auto shallow = [&](int depth, Json::parse_event_t, const Json&) {
        if (depth > deepest)
            refuse(result, "is no result: it is nested too deep");
        return true;
    };
    auto json = Json::parse(result.text, shallow, false);
    if (json.is_discarded())
        refuse(result, "is not JSON; write the result with --format json");
    return json;
}

Head head_of(const NamedResult& result, const Json& json) {
    if (!json.is_object() || !json.contains("cutline"))
        refuse(result, "is not a result of cutline; write one with: cutline run FILE --format json");
    if (json.contains("kind"))
        refuse(result, "is a part or a checkpoint of a run; make the result with cutline merge");
    const auto kind = std::ranges::find_if(kinds, [&](const Kind& each) { return json.contains(each.key); });
    if (kind == kinds.end() || !json.contains("scenario") || !json["scenario"].is_object())
        refuse(result, "is no result of run, compare, weights or sensitivity that this version knows");
    return {result.name, kind->command, text_at(json, "digest"), text_at(json, "title")};
}

/// Complains of results that don't go together.
void expect_together(const std::vector<Head>& heads) {
    for (auto one = heads.begin(); one != heads.end(); ++one)
        for (auto other = heads.begin(); other != one; ++other) {
            if (one->command == other->command)
                throw ResultError(
                    fmt::format("'{}' and '{}' are both results of cutline {}; give one of each", other->name,
                                one->name, one->command));
            if (one->digest != other->digest)
                throw ResultError(fmt::format("'{}' and '{}' are of different scenarios ({} and {}); a page "
                                              "tells of one",
                                              other->name, one->name, other->digest, one->digest));
        }
}

void replace(std::string& text, char from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, 1, to);
}

std::string escaped_markup(std::string text) {
    replace(text, '&', "&amp;"); // first: the others bring new ones
    replace(text, '<', "&lt;");
    replace(text, '>', "&gt;");
    return text;
}

/// The result as a page holds it: without the sets that survive each round, which are many and which it
/// doesn't tell. In JSON a '<' stands only within a string, where it may be written so; then nothing ends the
/// script element.
std::string embedded(Json json) {
    if (auto rounds = json.find("rounds"); rounds != json.end() && rounds->is_object())
        for (auto& round : *rounds)
            if (round.is_object())
                round.erase("path");
    auto text = json.dump();
    replace(text, '<', "\\u003c");
    return text;
}

/// Puts text in place of marks, once, from front to back: what is put in is not looked at again.
std::string filled(std::string_view page,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> marks) {
    std::string text;
    for (const auto& [mark, value] : marks) {
        const auto at = page.find(mark);
        text.append(page.substr(0, at)).append(value);
        page.remove_prefix(at + mark.size());
    }
    return text.append(page);
}

} // namespace

bool has_html() {
    return !page_template().empty();
}

std::string html_page(std::span<const NamedResult> results, Language language) {
    std::vector<Head> heads;
    std::string data;
    for (const auto& result : results) {
        auto json = read(result);
        heads.push_back(head_of(result, json));
        data += (data.empty() ? "[" : ",") + embedded(std::move(json));
    }
    expect_together(heads);
    data += "]";

    const auto& title = heads.front().title;
    return filled(page_template(), {{"@LANG@", language == Language::korean ? "ko" : "en"},
                                    {"@TITLE@", escaped_markup(title.empty() ? "cutline" : title)},
                                    {"@RESULTS@", data}});
}

} // namespace cutline
