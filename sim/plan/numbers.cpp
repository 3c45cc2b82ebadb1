#include "plan/numbers.hpp"

#include <cutline/numeric/law_catalogue.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

/// A law that keeps less than this of its mass is not what its writer meant.
constexpr double least_mass = 1e-6;

/// What is wrong with the parameters of a law, or "": an API user's law has not been through the reader.
std::string check_law(const Law& law) {
    struct Parameters {
        std::pair<std::string_view, std::vector<double>> operator()(const Normal& l) const {
            return {"normal", {l.mean, l.sd}};
        }
        std::pair<std::string_view, std::vector<double>> operator()(const Uniform& l) const {
            return {"uniform", {l.low, l.high}};
        }
        std::pair<std::string_view, std::vector<double>> operator()(const Triangular& l) const {
            return {"triangular", {l.low, l.mode, l.high}};
        }
        std::pair<std::string_view, std::vector<double>> operator()(const Pert& l) const {
            return {"pert", {l.low, l.mode, l.high}};
        }
        std::pair<std::string_view, std::vector<double>> operator()(const Beta& l) const {
            return {"beta", {l.a, l.b}};
        }
        std::pair<std::string_view, std::vector<double>> operator()(const LogNormal& l) const {
            return {"lognormal", {l.median, l.geometric_sd}};
        }
        std::pair<std::string_view, std::vector<double>> operator()(const Choice& l) const {
            std::vector<double> pairs;
            for (const auto& [value, chance] : l.chances)
                pairs.insert(pairs.end(), {value, chance});
            return {"choice", pairs};
        }
    };
    const auto [name, parameters] = std::visit(Parameters{}, law);
    return find_law(name)->check(parameters);
}

bool whole(double number) {
    return std::floor(number) == number;
}

std::string remedy_for_range(const Number& number, const Measure& measure) {
    if (measure.percent == Percent::allowed && measure.bounded && !number.percent && number.value > 1 &&
        number.value <= 100)
        return fmt::format("write {}% or {}", number.value, number.value / 100);
    if (measure.whole && !whole(number.value))
        return fmt::format("write {} or {}", std::floor(number.value), std::ceil(number.value));
    if (number.value > measure.high)
        return fmt::format("the most is {}", measure.high);
    return measure.open_low ? "" : fmt::format("the least is {}", measure.low);
}

bool may_come_up(const std::pair<double, double>& option, const Number& number) {
    const auto& [value, chance] = option;
    return chance > 0 && (!number.within || (value >= number.within->low && value <= number.within->high));
}

bool leaves(const Number& number, const Measure& measure) {
    const auto range = number.range();
    // Only a choice gives an end of its range with a chance above 0.
    const bool meets_open_end =
        measure.open_low && std::holds_alternative<Choice>(*number.law) && range.low <= measure.low;
    return meets_open_end || (measure.low >= 0 && range.low < measure.low) ||
           (measure.bounded && range.high > measure.high);
}

} // namespace

std::string shown(const Number& number) {
    if (!number.certain())
        return "a drawn number";
    return number.percent ? fmt::format("{}%", std::round(number.value * 1e12) / 1e10)
                          : fmt::format("{}", number.value);
}

bool Numbers::legal(const Number& number, const std::string& path, const Measure& measure) const {
    if (number.percent && measure.percent == Percent::refused) {
        complaints_->error(path, fmt::format("{} is a share, but this is not", shown(number)),
                           fmt::format("write {}", measure.what));
        return false;
    }
    if (number.certain()) {
        const bool low_enough = number.value <= measure.high;
        const bool high_enough = measure.open_low ? number.value > measure.low : number.value >= measure.low;
        if (low_enough && high_enough && std::isfinite(number.value) &&
            !(measure.whole && !whole(number.value))) {
            if (measure.what == measure::spread.what && !number.percent && number.value >= 1)
                complaints_->warning(path, fmt::format("a spread of {}% of the points", number.value * 100),
                                     fmt::format("write {}% if that is meant", number.value));
            return true;
        }
        complaints_->error(path, fmt::format("{} is not {}", shown(number), measure.what),
                           remedy_for_range(number, measure));
        return false;
    }
    if (const auto problem = check_law(*number.law); !problem.empty()) {
        complaints_->error(path, problem);
        return false;
    }
    if (const auto* choice = std::get_if<Choice>(&*number.law); measure.whole) {
        const auto is_whole = [&](const auto& option) {
            return whole(option.first) || !may_come_up(option, number);
        };
        if (choice == nullptr || !std::ranges::all_of(choice->chances, is_whole)) {
            complaints_->error(
                path, fmt::format("a value that is not whole may come up, but this is {}", measure.what),
                "use {choice: {…}} with whole numbers");
            return false;
        }
    }
    if (leaves(number, measure)) {
        complaints_->error(path, fmt::format("the drawn number can leave what is legal, {}", measure.what),
                           measure.bounded ? fmt::format("add within: [{}, {}]", measure.low, measure.high)
                                           : fmt::format("add within: [{}, …]", measure.low));
        return false;
    }
    return true;
}

Value Numbers::value(const Number& number, const std::string& path, const Measure& measure) {
    if (!legal(number, path, measure))
        return {};
    if (number.certain())
        return {.constant = number.value, .terms = {}};
    const std::string& name = number.name.empty() ? path : number.name;
    const auto [known, is_new] = by_name_.try_emplace(name, drawn_.size());
    if (is_new) {
        DrawnNumber drawn{name, *number.law, number.within, Quantile{*number.law, number.within}};
        if (drawn.quantile.probability_within() < least_mass)
            complaints_->error(path, "less than a millionth of the law lies within its bounds",
                               "widen `within`, or choose another law");
        ranges_.push_back(number.range());
        drawn_.push_back(std::move(drawn));
    }
    return {.constant = 0, .terms = {{known->second, 1.0}}};
}

Support Numbers::range(const Value& value) const {
    Support sum{value.constant, value.constant};
    for (const auto& [draw, factor] : value.terms) {
        if (factor == 0)
            continue;
        // Weights on the simplex come after the uncertain numbers; they are never negative.
        const Support drawn = draw < ranges_.size() ? ranges_[draw] : Support{0, measure::most_points};
        const auto [low, high] = std::minmax({factor * drawn.low, factor * drawn.high});
        sum.low += low;
        sum.high += high;
    }
    return sum;
}

Value add(Value a, const Value& b, double factor) {
    a.constant += factor * b.constant;
    for (const auto& term : b.terms) {
        const auto same = std::ranges::find(a.terms, term.draw, &Value::Term::draw);
        if (same != a.terms.end())
            same->factor += factor * term.factor;
        else
            a.terms.push_back({term.draw, factor * term.factor});
    }
    return a;
}

} // namespace cutline
