#include "numeric/chances.hpp"

#include <cutline/numeric/law_catalogue.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cutline {

namespace {

using Values = std::span<const double>;

/// The problems that every list of parameters may have, or "".
std::string check_list(Values values, std::size_t count) {
    if (values.size() != count)
        return "takes " + std::to_string(count) + " numbers, not " + std::to_string(values.size());
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        return "takes finite numbers only";
    return "";
}

/// `problem` if the list is one of `count` finite numbers and yet not legal.
template <class Legal>
std::string check_with(Values values, std::size_t count, Legal legal, const char* problem) {
    auto wrong = check_list(values, count);
    if (wrong.empty() && !legal(values))
        wrong = problem;
    return wrong;
}

constexpr std::array normal_parameters{LawParameter{"mean", "any number"}, LawParameter{"sd", "at least 0"}};
std::string check_normal(Values values) {
    return check_with(
        values, 2, [](Values v) { return v[1] >= 0; }, "the standard deviation is negative");
}
Law make_normal(Values v) {
    return Normal{v[0], v[1]};
}

constexpr std::array uniform_parameters{LawParameter{"low", "at most high"},
                                        LawParameter{"high", "at least low"}};
std::string check_uniform(Values values) {
    return check_with(
        values, 2, [](Values v) { return v[0] <= v[1]; }, "low is above high");
}
Law make_uniform(Values v) {
    return Uniform{v[0], v[1]};
}

constexpr std::array peaked_parameters{LawParameter{"low", "below high"},
                                       LawParameter{"mode", "from low to high"},
                                       LawParameter{"high", "above low"}};
std::string check_peaked(Values values) {
    return check_with(
        values, 3, [](Values v) { return v[0] <= v[1] && v[1] <= v[2] && v[0] < v[2]; },
        "low, mode and high are not in increasing order");
}
Law make_triangular(Values v) {
    return Triangular{v[0], v[1], v[2]};
}
Law make_pert(Values v) {
    return Pert{v[0], v[1], v[2]};
}

constexpr std::array beta_parameters{LawParameter{"a", "from 0.01 to 1,000,000"},
                                     LawParameter{"b", "from 0.01 to 1,000,000"}};
std::string check_beta(Values values) {
    const auto legal = [](double value) { return value >= 0.01 && value <= 1e6; };
    return check_with(
        values, 2, [legal](Values v) { return legal(v[0]) && legal(v[1]); },
        "a and b must be from 0.01 to 1,000,000");
}
Law make_beta(Values v) {
    return Beta{v[0], v[1]};
}

constexpr std::array lognormal_parameters{LawParameter{"median", "above 0"},
                                          LawParameter{"geometric-sd", "at least 1"}};
std::string check_lognormal(Values values) {
    return check_with(
        values, 2, [](Values v) { return v[0] > 0 && v[1] >= 1; },
        "the median must be above 0 and the geometric standard deviation at least 1");
}
Law make_lognormal(Values v) {
    return LogNormal{v[0], v[1]};
}

constexpr std::array choice_parameters{LawParameter{"value", "any number"},
                                       LawParameter{"chance", "from 0 to 1; all of them sum to 1"}};
std::string check_choice(Values values) {
    if (values.empty() || values.size() % 2 != 0)
        return "takes pairs of a value and its chance, at least one";
    auto wrong = check_list(values, values.size());
    double sum = 0;
    for (std::size_t i = 1; i < values.size() && wrong.empty(); i += 2) {
        sum += values[i];
        if (values[i] < 0)
            wrong = "a chance is negative";
    }
    if (wrong.empty() && !cover_everything(sum))
        wrong = "the chances do not sum to 100%";
    return wrong;
}
Law make_choice(Values values) {
    Choice choice;
    for (std::size_t i = 0; i + 1 < values.size(); i += 2)
        choice.chances.emplace_back(values[i], values[i + 1]);
    return choice;
}

constexpr std::array catalogue{
    LawEntry{"normal", normal_parameters, "bell-shaped around the mean",
             "Johnson, Kotz & Balakrishnan 1994, ch. 13", false, check_normal, make_normal},
    LawEntry{"uniform", uniform_parameters, "every value from low to high alike",
             "Johnson, Kotz & Balakrishnan 1995, ch. 26", false, check_uniform, make_uniform},
    LawEntry{"triangular", peaked_parameters, "straight up to the mode and straight down again",
             "Johnson, Kotz & Balakrishnan 1995, ch. 26", false, check_peaked, make_triangular},
    LawEntry{"pert", peaked_parameters,
             "an expert's low, most likely and high value, smoothly: a beta law, lambda 4",
             "Malcolm, Roseboom, Clark & Fazar 1959; Vose 2008", false, check_peaked, make_pert},
    LawEntry{"beta", beta_parameters, "a share from 0 to 1, as after a - 1 successes and b - 1 failures",
             "Johnson, Kotz & Balakrishnan 1995, ch. 25", false, check_beta, make_beta},
    LawEntry{"lognormal", lognormal_parameters,
             "a positive value, off its median by a factor rather than a distance",
             "Limpert, Stahel & Abbt 2001", false, check_lognormal, make_lognormal},
    LawEntry{"choice", choice_parameters, "one of some numbers, each with its chance", "", true, check_choice,
             make_choice},
};

} // namespace

std::span<const LawEntry> law_catalogue() {
    return catalogue;
}

const LawEntry* find_law(std::string_view name) {
    const auto found = std::ranges::find(catalogue, name, &LawEntry::name);
    return found == catalogue.end() ? nullptr : found;
}

} // namespace cutline
