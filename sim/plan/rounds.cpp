#include "plan/rounds.hpp"

#include "plan/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

/// A leaf can't have more steps than this: past it, float scores could not tell half a step.
constexpr double most_steps = 100'000;

const Value certain_one{.constant = 1, .terms = {}};

} // namespace

RoundMaker::RoundMaker(const Scenario& scenario, const Roster& roster, const Criteria& criteria,
                       Numbers& numbers, Weighting& weighting, const Complaints& complaints)
    : scenario_(scenario), roster_(roster), criteria_(criteria), numbers_(numbers), weighting_(weighting),
      complaints_(complaints) {
    weights_ = scenario.weights ? weighting.leaf_weights(*scenario.weights, "weights") : weighting.points();
    noise_ = by_leaf(scenario.spread.noise.value_or(NumberMap{}), "spread.noise", measure::spread);
    form_ = by_team(scenario.spread.form.value_or(NumberMap{}), "spread.form", measure::spread);
}

std::vector<std::string> RoundMaker::team_ids() const {
    std::vector<std::string> ids;
    for (const auto& team : scenario_.teams)
        ids.push_back(team.id);
    return ids;
}

std::optional<TeamId> RoundMaker::team_key(const std::string& id, const std::string& path) const {
    const auto ids = team_ids();
    if (std::ranges::find(ids, id) != ids.end())
        return roster_.team(id);
    complaints_.key_error(path, fmt::format("no team '{}'", id), suggestion(id, ids));
    return std::nullopt;
}

std::optional<TeamId> RoundMaker::team_value(const std::string& id, const std::string& path) const {
    const auto ids = team_ids();
    if (std::ranges::find(ids, id) != ids.end())
        return roster_.team(id);
    complaints_.error(path, fmt::format("no team '{}'", id), suggestion(id, ids));
    return std::nullopt;
}

PerId<TeamId, Value> RoundMaker::by_team(const NumberMap& map, const std::string& path,
                                         const Measure& measure, const Value& rest) {
    const auto otherwise =
        map.otherwise ? numbers_.value(*map.otherwise, map.is_map ? path + ".else" : path, measure) : rest;
    PerId<TeamId, Value> values(roster_.teams.size(), otherwise);
    for (const auto& [id, number] : map.by_id)
        if (const auto team = team_key(id, path + "." + id))
            values[*team] = numbers_.value(number, path + "." + id, measure);
    return values;
}

PerId<LeafId, Value> RoundMaker::by_leaf(const NumberMap& map, const std::string& path,
                                         const Measure& measure) {
    const auto otherwise =
        map.otherwise ? numbers_.value(*map.otherwise, map.is_map ? path + ".else" : path, measure) : Value{};
    PerId<LeafId, Value> values(criteria_.leaves().size(), otherwise);
    for (const auto& [id, number] : map.by_id)
        if (const auto leaf = criteria_.find_leaf_key(id, path + "." + id))
            values[*leaf] = numbers_.value(number, path + "." + id, measure);
    return values;
}

RoundPlan RoundMaker::make(std::size_t position, const RoundGraph& graph) {
    const auto& round = scenario_.rounds[position];
    const auto path = "rounds." + round.id;
    RoundPlan plan;
    plan.id = *roster_.round(round.id);
    plan.key = round.id;
    plan.months = graph.months[position];
    plan.final = graph.final[position];
    for (const auto& source : graph.from[position]) {
        const auto place = std::ranges::find(graph.order, source.round) - graph.order.begin();
        plan.from.push_back(
            {static_cast<std::size_t>(place), *roster_.round(scenario_.rounds[source.round].id), source.out});
    }
    make_entries(round, position, path, plan);
    make_scoring(round, path, plan);
    make_cut(round, path, plan);
    for (const auto& gate : round.gates)
        plan.gates.push_back(make_gate(gate, round, path + ".gates." + gate.id, plan.id));
    for (const auto& [award, amounts] : round.award)
        plan.awards.push_back(
            {*roster_.award(award), by_team(amounts, path + ".award." + award, measure::amount)});
    if (round.published)
        make_published(*round.published, plan);
    return plan;
}

/// Names that are not known are complained about elsewhere.
void RoundMaker::make_published(const Published& published, RoundPlan& plan) const {
    if (published.field) {
        plan.published_field.emplace();
        for (const auto& id : *published.field)
            if (const auto team = roster_.team(id))
                plan.published_field->insert(*team);
    }
    if (published.exits) {
        plan.published_exits.emplace();
        for (const auto& [id, cause] : *published.exits)
            if (const auto team = roster_.team(id)) {
                plan.published_exits->insert(*team);
                if (cause != "withdrew")
                    plan.published_out.insert(*team);
            }
    }
}

void RoundMaker::make_entries(const Round& round, std::size_t position, const std::string& path,
                              RoundPlan& plan) {
    plan.admit = round.admit ? by_team(*round.admit, path + ".admit", measure::chance, certain_one)
                             : PerId<TeamId, Value>(roster_.teams.size(), certain_one);
    plan.entry = PerId<TeamId, Value>(roster_.teams.size());
    if (round.teams) {
        for (std::size_t i = 0; i < round.teams->by_id.size(); ++i) {
            const auto& [id, chance] = round.teams->by_id[i];
            const bool is_map = round.teams->is_map;
            const auto at = is_map ? path + ".teams." + id : fmt::format("{}.teams[{}]", path, i);
            if (const auto team = is_map ? team_key(id, at) : team_value(id, at)) {
                if (plan.entrants.contains(*team))
                    complaints_.error(at, fmt::format("team '{}' stands twice", id), "name it once");
                plan.entrants.insert(*team);
                plan.entry[*team] = numbers_.value(chance, at, measure::chance);
            }
        }
        return;
    }
    if (position != 0)
        return;
    // The first round's default: every team that no round has under `teams`.
    for (const auto& team : scenario_.teams) {
        const auto names = [&](const Round& other) {
            return other.teams && find(other.teams->by_id, team.id) != nullptr;
        };
        if (std::ranges::any_of(scenario_.rounds, names))
            continue;
        const auto id = *roster_.team(team.id);
        plan.entrants.insert(id);
        plan.entry[id] = certain_one;
    }
}

LeafPlan RoundMaker::make_leaf(LeafId leaf, const Value& noise, const LeafScoring* again,
                               const std::string& again_path) {
    const auto& base = criteria_.scoring(leaf);
    const auto& points = criteria_.leaves()[leaf].points;
    const bool new_resolution = again != nullptr && again->resolution.has_value();
    const bool new_panel = again != nullptr && again->panel.has_value();
    const auto& resolution = new_resolution ? again->resolution : base.resolution;
    const auto& panel = new_panel ? again->panel : base.panel;

    LeafPlan plan;
    plan.noise = noise;
    if (resolution) {
        const auto path = (new_resolution ? again_path : criteria_.path(leaf)) + ".resolution";
        plan.resolution = numbers_.value(*resolution, path, measure::resolution);
        const auto range = numbers_.range(plan.resolution);
        if (!plan.resolution.is(0) && points > most_steps * range.low)
            complaints_.error(path,
                              fmt::format("a step of {} makes more than {} steps of {} points", range.low,
                                          most_steps, points),
                              fmt::format("use {} or more", points / most_steps));
    }
    if (panel) {
        const auto path = (new_panel ? again_path : criteria_.path(leaf)) + ".panel";
        const auto one = numbers_.value(panel->spread, path + ".spread", measure::spread);
        Number raters;
        raters.value = panel->raters;
        const auto count = std::max(1.0, numbers_.value(raters, path + ".raters", measure::raters).constant);
        plan.noise = add({}, one, 1 / std::sqrt(count));
    }
    plan.normalise =
        again != nullptr && again->normalise ? *again->normalise : base.normalise.value_or(Normalise::none);
    return plan;
}

void RoundMaker::make_scoring(const Round& round, const std::string& path, RoundPlan& plan) {
    plan.weights = round.weights ? weighting_.leaf_weights(*round.weights, path + ".weights") : weights_;
    plan.aggregate = round.aggregate.value_or(scenario_.aggregate);
    plan.form =
        round.spread.form ? by_team(*round.spread.form, path + ".spread.form", measure::spread) : form_;
    if (round.carry)
        plan.carry = numbers_.value(*round.carry, path + ".carry", measure::share);

    auto noise = noise_;
    if (round.spread.noise)
        noise = by_leaf(*round.spread.noise, path + ".spread.noise", measure::spread);
    PerId<LeafId, const LeafScoring*> again(criteria_.leaves().size(), nullptr);
    for (const auto& [id, scoring] : round.criteria)
        if (const auto leaf = criteria_.find_leaf_key(id, path + ".criteria." + id))
            again[*leaf] = &scoring;
    for (std::size_t i = 0; i < criteria_.leaves().size(); ++i) {
        const LeafId leaf{i};
        plan.leaves.add(
            make_leaf(leaf, noise[leaf], again[leaf], path + ".criteria." + criteria_.leaves()[leaf].id));
    }
}

void RoundMaker::make_cut(const Round& round, const std::string& path, RoundPlan& plan) {
    auto& cut = plan.cut;
    if (round.keep && round.drop)
        complaints_.error(path + ".drop", "`keep` and `drop` stand side by side", "write one of them");
    if (round.keep) {
        cut.kind = CutPlan::Kind::keep;
        cut.count = numbers_.value(*round.keep, path + ".keep", measure::teams);
    } else if (round.drop) {
        cut.kind = CutPlan::Kind::drop;
        cut.count = numbers_.value(*round.drop, path + ".drop", measure::teams);
    }
    if (round.at_least)
        cut.at_least = numbers_.value(*round.at_least, path + ".at_least", measure::total);
    cut.ties = round.ties.kind;
    for (std::size_t i = 0; i < round.ties.criteria.size(); ++i)
        if (const auto id = criteria_.find_value(round.ties.criteria[i], fmt::format("{}.ties[{}]", path, i)))
            cut.tie_criteria.push_back(*id);
}

GatePlan RoundMaker::make_gate(const Gate& gate, const Round& round, const std::string& path, RoundId id) {
    GatePlan plan;
    plan.id = gate.id;
    plan.name = gate.name.empty() ? gate.id : gate.name;
    plan.cause = *roster_.cause(id, "gate:" + gate.id);
    plan.after = gate.after;
    plan.spends_cut = gate.spends_cut;
    if (gate.spends_cut && (gate.after || !round.drop))
        complaints_.error(path + ".spends_cut",
                          "only a gate before the cut of a round with `drop` can spend it",
                          gate.after ? "say `when: before`" : "remove it, or cut with `drop`");
    if (const auto* chance = std::get_if<ChanceGate>(&gate.test)) {
        plan.pass = by_team(chance->pass, path + ".pass", measure::chance, certain_one);
        auto& told = chances_told_[path];
        for (std::size_t i = 0; i < roster_.teams.size(); ++i)
            if (chance->pass.otherwise || find(chance->pass.by_id, roster_.teams[TeamId{i}].id) != nullptr)
                told.insert(TeamId{i});
        plan.memory = chance->memory;
        return plan;
    }
    const auto& score = std::get<ScoreGate>(gate.test);
    plan.by_chance = false;
    if (score.measure != "total")
        plan.measure = criteria_.find_value(score.measure, path + ".measure");
    plan.is_share = score.at_least.percent;
    plan.at_least = numbers_.value(score.at_least, path + ".at_least", measure::bar);
    if (score.of) {
        plan.of = numbers_.value(*score.of, path + ".of", measure::reference);
        if (!plan.is_share)
            complaints_.error(path + ".of", "`of` says what a share is of, but `at_least` is in points",
                              "write `at_least` with %, or remove `of`");
    }
    if (score.per_month) {
        plan.per_month = numbers_.value(*score.per_month, path + ".per_month", measure::bar);
        const bool zero = score.per_month->certain() && score.per_month->value == 0;
        if (score.per_month->percent != plan.is_share && !zero)
            complaints_.error(path + ".per_month",
                              plan.is_share ? "`per_month` is in points, but `at_least` is a share"
                                            : "`per_month` is a share, but `at_least` is in points",
                              "write both with %, or both in points");
    }
    return plan;
}

void RoundMaker::check_gates(const RoundPlan& round) const {
    for (const auto& gate : round.gates)
        for (const auto team : round.possible_field)
            if (gate.by_chance &&
                !chances_told_.at("rounds." + round.key + ".gates." + gate.id).contains(team))
                complaints_.error("rounds." + round.key + ".gates." + gate.id + ".pass",
                                  fmt::format("no chance is given for '{}'", roster_.teams[team].id),
                                  "name it, or add `else`");
}

} // namespace cutline
