#include "scenario/number_form.hpp"

#include "scenario/number_remedy.hpp"
#include "scenario/word_form.hpp"

#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cutline {
namespace {

/// The legal values in words: "it must be above 0 and at most 10000".
std::string legal_values(const Measure& measure) {
    const auto low = measure.open_low ? fmt::format("above {:.15g}", measure.low)
                                      : fmt::format("at least {:.15g}", measure.low);
    return fmt::format("it must be {}{} and at most {:.15g}", measure.whole ? "whole, " : "", low,
                       measure.high);
}

bool is_legal(double value, const Measure& measure) {
    const bool reaches_low = measure.open_low ? value > measure.low : value >= measure.low;
    return reaches_low && value <= measure.high && (!measure.whole || value == std::floor(value));
}

/// What to write instead of a number outside its range: 98 where a chance is expected may mean 98%.
std::string range_remedy(const NumberText& number, const Measure& measure, std::string_view text) {
    if (measure.percent == Percent::allowed && !number.percent && is_legal(number.value / 100, measure))
        return fmt::format("write {}% or {:.15g}", text, number.value / 100);
    const bool said = measure.what.find_first_of("0123456789") != std::string_view::npos;
    return said ? std::string{} : legal_values(measure);
}

bool check_form(const Node& node, const Measure& measure, Uncertain uncertain, const std::string& path,
                Diagnostics& diagnostics) {
    const auto refuse = [&](std::string problem, std::string remedy = {}) {
        diagnostics.error(node.place, path, std::move(problem), std::move(remedy));
        return false;
    };
    const auto shown = shortened(node.text);
    if (!node.is_scalar())
        return refuse(fmt::format("expected {}, found {}", measure.what, describe(node)));
    const auto number = parse_number(node.text);
    if (!number) {
        const auto remedy = number_remedy(node.text, measure, uncertain);
        return remedy.empty() ? refuse(fmt::format("expected {}, found {}", measure.what, describe(node)),
                                       word_remedy(node, measure))
                              : refuse(fmt::format("'{}' is not a number", shown), remedy);
    }
    if (node.quoted && !number->percent)
        return refuse(fmt::format("'{}' in quotes is text, not a number", shown),
                      fmt::format("write {} without quotes", shown));
    if (number->percent && measure.percent == Percent::refused)
        return refuse(fmt::format("expected {}, found {} with a percent sign", measure.what, shown),
                      "write the number itself, without %");
    return true;
}

} // namespace

bool check_number_form(const Node& node, const Measure& measure, const std::string& path,
                       Diagnostics& diagnostics) {
    return check_form(node, measure, Uncertain::allowed, path, diagnostics);
}

bool check_constant(const Node& node, const Measure& measure, const std::string& path,
                    Diagnostics& diagnostics) {
    if (!check_form(node, measure, Uncertain::refused, path, diagnostics))
        return false;
    const auto number = *parse_number(node.text);
    constexpr double exact = 0x1p53; // beyond it a double no longer tells whole numbers apart
    const bool held = !measure.whole || measure.high <= exact || parse_whole(node.text).has_value();
    if (held && is_legal(number.value, measure))
        return true;
    if (&measure == &cutline::measure::format) {
        diagnostics.error(node.place, path,
                          fmt::format("'{}' is a format unknown here", shortened(node.text)),
                          "this program reads format 1 only: write cutline: 1, or use a newer program");
        return false;
    }
    diagnostics.error(node.place, path, fmt::format("'{}' is not {}", shortened(node.text), measure.what),
                      range_remedy(number, measure, node.text));
    return false;
}

} // namespace cutline
