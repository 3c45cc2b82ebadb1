#include "scenario/read_rounds.hpp"

#include "scenario/read_criteria.hpp"
#include "scenario/read_published.hpp"
#include "scenario/word_form.hpp"

#include <algorithm>
#include <utility>

namespace cutline {
namespace {

/// A round, {round: out}, or a list that mixes both.
std::vector<Inflow> read_inflows(const Spot& spot) {
    std::vector<Inflow> inflows;
    if (spot.node.is_scalar())
        inflows.push_back({.round = spot.node.text});
    for (const auto& entry : spot.node.entries)
        inflows.push_back({.round = entry.key, .out = true});
    for (std::size_t i = 0; i < spot.node.items.size(); ++i)
        for (auto& inflow : read_inflows(spot.item(i)))
            inflows.push_back(std::move(inflow));
    return inflows;
}

Number certainty() {
    Number number;
    number.value = 1;
    return number;
}

/// A list is short for a map to certainty.
NumberMap read_entrants(const Spot& spot, const Inputs& inputs) {
    NumberMap entrants;
    entrants.is_map = spot.node.is_map();
    if (entrants.is_map)
        entrants.by_id = read_numbers_by_id(spot, inputs);
    for (auto& team : read_words(spot))
        entrants.by_id.emplace_back(std::move(team), certainty());
    return entrants;
}

TieRule read_ties(const Spot& spot) {
    using enum TieRule::Kind;
    if (spot.node.is_list())
        return {.kind = criteria, .criteria = read_words(spot)};
    const auto& word = spot.node.text;
    return {.kind = word == "all" ? all : word == "none" ? none : random, .criteria = {}};
}

std::variant<ChanceGate, ScoreGate> read_test(const Spot& spot, const Inputs& inputs) {
    const auto number = [&](const Spot& value) { return read_number(value, inputs); };
    const auto map = [&](const Spot& value) { return read_number_map(value, inputs); };
    if (spot.node.has("measure"))
        return ScoreGate{.measure = spot.text("measure"),
                         .at_least = spot.optionally("at_least", number).value_or(Number{}),
                         .of = spot.optionally("of", number),
                         .per_month = spot.optionally("per_month", number)};
    const NumberMap certain{.by_id = {}, .otherwise = certainty()};
    return ChanceGate{.pass = spot.optionally("pass", map).value_or(certain), .memory = spot.flag("memory")};
}

std::vector<Gate> read_gates(const Spot& spot, const Inputs& inputs) {
    std::vector<Gate> gates;
    for (const auto& [id, place, value] : spot.node.entries) {
        const auto gate = spot.at(id, value);
        gates.push_back({.id = id,
                         .name = gate.text("name"),
                         .test = read_test(gate, inputs),
                         .after = gate.text("when") == "after",
                         .spends_cut = gate.flag("spends_cut")});
    }
    return gates;
}

/// How scores are made and added up in this round.
void read_scoring(const Spot& spot, const Inputs& inputs, Round& round) {
    round.weights =
        spot.optionally("weights", [&](const Spot& value) { return read_weights(value, inputs); });
    round.aggregate = spot.optionally("aggregate", read_aggregate);
    if (const auto spread = spot.find("spread"))
        round.spread = read_spread(*spread, inputs);
    if (const auto criteria = spot.find("criteria"))
        round.criteria = criteria->by_id([&](const Spot& leaf) { return read_leaf_scoring(leaf, inputs); });
    round.carry = spot.optionally("carry", [&](const Spot& value) { return read_number(value, inputs); });
}

Round read_round(std::string id, const Spot& spot, const Inputs& inputs) {
    const auto number = [&](const Spot& value) { return read_number(value, inputs); };
    const auto map = [&](const Spot& value) { return read_number_map(value, inputs); };
    Round round;
    round.id = std::move(id);
    round.name = spot.text("name");
    if (const auto date = spot.find("date"))
        round.date = parse_date(date->node.text);
    round.from = spot.optionally("from", read_inflows);
    round.teams = spot.optionally("teams", [&](const Spot& value) { return read_entrants(value, inputs); });
    round.admit = spot.optionally("admit", map);
    round.keep = spot.optionally("keep", number);
    round.drop = spot.optionally("drop", number);
    round.at_least = spot.optionally("at_least", number);
    round.ties = spot.optionally("ties", read_ties).value_or(TieRule{});
    if (const auto gates = spot.find("gates"))
        round.gates = read_gates(*gates, inputs);
    read_scoring(spot, inputs, round);
    if (const auto award = spot.find("award"))
        round.award = award->by_id(map);
    if (spot.node.has("final"))
        round.final = spot.flag("final");
    round.published = spot.optionally("published", read_published);
    return round;
}

/// Gives a round whose date is faulty that of a neighbour, so that it isn't one without a date.
void mend_dates(const Spot& spot, std::vector<Round>& rounds) {
    const auto dated =
        std::ranges::find_if(rounds, [](const Round& round) { return round.date.has_value(); });
    if (dated == rounds.end())
        return;
    auto last = dated->date;
    for (std::size_t i = 0; i < rounds.size(); ++i)
        if (rounds[i].date || spot.node.entries[i].value.has("date"))
            last = rounds[i].date = rounds[i].date ? rounds[i].date : last;
}

} // namespace

std::vector<Round> read_rounds(const Spot& spot, const Inputs& inputs) {
    std::vector<Round> rounds;
    for (const auto& [id, place, value] : spot.node.entries)
        rounds.push_back(read_round(id, spot.at(id, value), inputs));
    mend_dates(spot, rounds);
    return rounds;
}

} // namespace cutline
