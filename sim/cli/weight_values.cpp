#include "cli/weight_values.hpp"

#include "cli/command.hpp"

#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

namespace cutline::cli {
namespace {

[[noreturn]] void refuse(std::string_view option, const std::string& text, std::string_view wanted) {
    throw UsageError(fmt::format("--{} can't be '{}'; it takes {}", option, text, wanted));
}

struct Range {
    Support support;
    bool is_share;
};

/// "1..3", "20%..40%"; an end may be missing.
std::optional<Range> read_range(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos)
        return {};
    const auto low_text = text.substr(0, dots);
    const auto high_text = text.substr(dots + 2);
    const auto low = low_text.empty() ? NumberText{} : parse_number(low_text);
    const auto high = high_text.empty() ? NumberText{.value = std::numeric_limits<double>::infinity()}
                                        : parse_number(high_text);
    if (!low || !high || (low_text.empty() && high_text.empty()) || low->value < 0 ||
        low->value > high->value)
        return {};
    if (!low_text.empty() && !high_text.empty() && low->percent != high->percent)
        return {};
    return Range{{low->value, high->value}, low->percent || high->percent};
}

} // namespace

double read_concentration(const std::string& text) {
    const auto number = parse_number(text);
    if (!number || number->percent || number->value <= 0 || number->value > 1e9)
        refuse("dirichlet", text,
               "a positive number up to 1e9, as in 50: the larger, the nearer to the scenario's weights");
    return number->value;
}

std::vector<std::string> read_order(const std::string& text) {
    std::vector<std::string> ids;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find('>', from), text.size());
        ids.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    for (const auto& id : ids)
        if (id.empty() || ids.size() < 2)
            refuse("order", text,
                   "criteria with the largest weight first, as in 'benchmark>expert>user' (in quotes)");
    return ids;
}

WeightRule::Bounds read_within(const std::string& text) {
    const auto equals = std::min(text.find('='), text.size());
    const auto range =
        equals < text.size() ? read_range(std::string_view{text}.substr(equals + 1)) : std::nullopt;
    if (equals == 0 || !range)
        refuse("within", text, "criterion=low..high with 0 ≤ low ≤ high, as in user=20..40 or user=20%..40%");
    return {text.substr(0, equals), range->support, range->is_share};
}

WeightRule::Ratio read_ratio(const std::string& text) {
    const auto equals = std::min(text.find('='), text.size());
    const auto slash = std::min(text.find('/'), equals);
    const auto range =
        equals < text.size() ? read_range(std::string_view{text}.substr(equals + 1)) : std::nullopt;
    if (slash == 0 || slash + 1 >= equals || !range || range->is_share)
        refuse("ratio", text, "a/b=low..high with 0 ≤ low ≤ high, as in expert/user=1..3 or expert/user=1..");
    return {text.substr(0, slash), text.substr(slash + 1, equals - slash - 1), range->support};
}

} // namespace cutline::cli
