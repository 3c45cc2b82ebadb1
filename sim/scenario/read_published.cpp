#include "scenario/read_published.hpp"

#include "scenario/read_numbers.hpp"

#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

namespace cutline {
namespace {

/// A figure is known to half a unit of its last printed digit: 25.0 to 0.05, 25 to 0.5.
Printed read_printed(const Spot& spot) {
    const auto number = parse_number(spot.node.text).value_or(NumberText{});
    const auto half = parse_number(fmt::format("5e{}", -number.decimals - 1)).value_or(NumberText{});
    return {.value = number.value, .half_unit = half.value};
}

ById<Printed> read_figures(const Spot& spot) {
    return spot.by_id(read_printed);
}

/// A team, a list of teams, or a block that also says how far apart they may be.
Placing read_placing(const Spot& spot) {
    auto teams = spot.node.is_map()
                     ? spot.optionally("teams", read_words).value_or(std::vector<std::string>{})
                     : read_words(spot);
    const double on_paper = teams.size() > 1 ? shared_place : 0;
    const auto within = spot.node.is_map() ? spot.optionally("within", read_constant) : std::nullopt;
    return {std::move(teams), within.value_or(on_paper)};
}

ById<Placing> read_placings(const Spot& spot) {
    return spot.by_id(read_placing);
}

ById<std::vector<std::string>> read_tops(const Spot& spot) {
    return spot.by_id(read_words);
}

ById<std::string> read_exits(const Spot& spot) {
    return spot.by_id([](const Spot& exit) { return exit.node.text; });
}

ById<ById<Printed>> read_scores(const Spot& spot) {
    return spot.by_id(read_figures);
}

} // namespace

Published read_published(const Spot& spot) {
    return {.scores = spot.optionally("scores", read_scores).value_or(ById<ById<Printed>>{}),
            .mean = spot.optionally("mean", read_figures).value_or(ById<Printed>{}),
            .best = spot.optionally("best", read_placings).value_or(ById<Placing>{}),
            .worst = spot.optionally("worst", read_placings).value_or(ById<Placing>{}),
            .top = spot.optionally("top", read_tops).value_or(ById<std::vector<std::string>>{}),
            .exits = spot.optionally("exits", read_exits),
            .field = spot.optionally("field", read_words)};
}

} // namespace cutline
