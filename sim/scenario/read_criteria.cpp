#include "scenario/read_criteria.hpp"

#include <utility>

namespace cutline {
namespace {

Normalise read_normalise(const Spot& spot) {
    const auto& word = spot.node.text;
    return word == "top"      ? Normalise::top
           : word == "minmax" ? Normalise::minmax
           : word == "rank"   ? Normalise::rank
                              : Normalise::none;
}

Panel read_panel(const Spot& spot, const Inputs& inputs) {
    const auto number = [&](const Spot& value) { return read_number(value, inputs); };
    return {.raters = spot.optionally("raters", read_constant).value_or(1),
            .spread = spot.optionally("spread", number).value_or(Number{})};
}

/// A number is short for its points.
Criterion read_criterion(std::string id, const Spot& spot, const Inputs& inputs) {
    Criterion criterion;
    criterion.id = std::move(id);
    if (spot.node.is_scalar()) {
        criterion.points = read_constant(spot);
        return criterion;
    }
    criterion.name = spot.text("name");
    criterion.points = spot.optionally("points", read_constant);
    if (const auto parts = spot.find("parts"))
        criterion.parts = read_criteria(*parts, inputs);
    criterion.scoring = read_leaf_scoring(spot, inputs);
    return criterion;
}

} // namespace

std::vector<Criterion> read_criteria(const Spot& spot, const Inputs& inputs) {
    std::vector<Criterion> criteria;
    for (const auto& [id, place, value] : spot.node.entries)
        criteria.push_back(read_criterion(id, spot.at(id, value), inputs));
    return criteria;
}

LeafScoring read_leaf_scoring(const Spot& spot, const Inputs& inputs) {
    const auto number = [&](const Spot& value) { return read_number(value, inputs); };
    const auto panel = [&](const Spot& value) { return read_panel(value, inputs); };
    return {.resolution = spot.optionally("resolution", number),
            .panel = spot.optionally("panel", panel),
            .normalise = spot.optionally("normalise", read_normalise)};
}

Aggregate read_aggregate(const Spot& spot) {
    return spot.node.text == "geometric" ? Aggregate::geometric : Aggregate::sum;
}

std::vector<Team> read_teams(const Spot& spot, const Inputs& inputs) {
    const auto number = [&](const Spot& value) { return read_number(value, inputs); };
    const auto numbers = [&](const Spot& value) { return read_numbers_by_id(value, inputs); };
    std::vector<Team> teams;
    for (const auto& [id, place, value] : spot.node.entries) {
        const auto team = spot.at(id, value);
        teams.push_back({.id = id,
                         .name = team.text("name"),
                         .expected = team.optionally("expected", numbers).value_or(ById<Number>{}),
                         .growth = team.optionally("growth", number),
                         .withdraw = team.optionally("withdraw", number)});
    }
    return teams;
}

Spread read_spread(const Spot& spot, const Inputs& inputs) {
    const auto map = [&](const Spot& value) { return read_number_map(value, inputs); };
    return {.strength = spot.optionally("strength", map),
            .profile = spot.optionally("profile", map),
            .growth = spot.optionally("growth", map),
            .form = spot.optionally("form", map),
            .noise = spot.optionally("noise", map)};
}

} // namespace cutline
