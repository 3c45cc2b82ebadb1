#include "analysis/number_uses.hpp"

#include <cutline/analysis/sensitivity_source.hpp>
#include <cutline/base/diagnostic.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace cutline {
namespace {

/// A chance that leaves something to chance.
bool open(const Value& chance) {
    return !chance.is(0) && !chance.is(1);
}

bool is_uncertain(const DrawnNumber& number) {
    using Words = std::numeric_limits<std::int32_t>;
    return number.at(Words::min()) != number.at(Words::max());
}

/// Which of the sources that are no numbers some plan draws from.
class Drawn {
  public:
    Drawn(const Plan& plan, const Game& game) : plan_(plan), game_(game) {}

    [[nodiscard]] bool strength(TeamId team) const {
        return unknown(team) && !plan_.teams[team].strength_spread.is(0);
    }
    [[nodiscard]] bool growth(TeamId team) const {
        return unknown(team) && !plan_.teams[team].growth_spread.is(0);
    }
    [[nodiscard]] bool profile(TeamId team) const {
        return unknown(team) &&
               std::ranges::any_of(plan_.profile, [](const Value& spread) { return !spread.is(0); });
    }
    [[nodiscard]] bool form() const {
        return in_a_field([](const RoundPlan& round, TeamId team) { return !round.form[team].is(0); });
    }
    [[nodiscard]] bool noise() const {
        return in_a_field([](const RoundPlan& round, TeamId) {
            return std::ranges::any_of(round.leaves, [](const LeafPlan& leaf) { return !leaf.noise.is(0); });
        });
    }
    [[nodiscard]] bool gates() const {
        return in_a_field([](const RoundPlan& round, TeamId team) {
            return std::ranges::any_of(
                round.gates, [&](const GatePlan& gate) { return gate.by_chance && open(gate.pass[team]); });
        });
    }
    [[nodiscard]] bool entry() const {
        return in_a_field([&](const RoundPlan& round, TeamId team) {
            return open(plan_.teams[team].withdraw) ||
                   (round.entrants.contains(team) && open(round.entry[team])) ||
                   (!round.from.empty() && open(round.admit[team]));
        });
    }
    [[nodiscard]] bool ties() const {
        return std::ranges::any_of(plan_.rounds, [](const RoundPlan& round) {
            if (round.happened)
                return false;
            const auto ties = round.cut.ties;
            const bool whole = round.cut.kind == CutPlan::Kind::keep && round.cut.count.certain() &&
                               round.cut.count.constant >= static_cast<double>(round.possible_field.size());
            return round.cut.kind != CutPlan::Kind::none && !whole && ties != TieRule::Kind::all &&
                   ties != TieRule::Kind::none;
        });
    }
    [[nodiscard]] bool weights() const {
        return std::ranges::any_of(plan_.rounds, [&](const RoundPlan& round) {
            return std::ranges::any_of(round.weights, [&](const Value& weight) {
                return std::ranges::any_of(weight.terms, [&](const Value::Term& term) {
                    return term.draw >= plan_.numbers.size() && term.factor != 0;
                });
            });
        });
    }

  private:
    template <class Test>
    [[nodiscard]] bool in_a_field(Test test) const {
        return std::ranges::any_of(plan_.rounds, [&](const RoundPlan& round) {
            return !round.happened &&
                   std::ranges::any_of(round.possible_field, [&](TeamId team) { return test(round, team); });
        });
    }
    /// What is known of a team is redrawn with all else that is known.
    [[nodiscard]] bool unknown(TeamId team) const {
        return plan_.teams[team].present &&
               (game_.known == nullptr || !game_.known->about().teams.contains(game_.roster.teams[team].id));
    }

    const Plan& plan_;
    const Game& game_;
};

/// Collects the sources of all plans.
class Collector {
  public:
    Collector(const Game& game, Grain grain) : game_(game), grain_(grain) {
        for (const auto& plan : game.plans)
            for (const auto& [number, kind] : number_uses(plan))
                if (is_uncertain(plan.numbers[number]) && !knows(plan.numbers[number].name))
                    see(plan.numbers[number].name, kind);
    }

    std::vector<Source> operator()() {
        known();
        of_teams("strength", &Drawn::strength, true);
        of_teams("profile", &Drawn::profile, false);
        of_teams("growth", &Drawn::growth, true);
        numbers(SourceKind::ability);
        weights();
        for (const auto& rule : game_.open_rules)
            if (std::ranges::count_if(rule.chances, [](double chance) { return chance > 0; }) > 1)
                sources_.push_back({.name = "open_rules." + rule.name,
                                    .kind = SourceKind::rules,
                                    .streams = {{"open_rules", rule.name}},
                                    .single = true});
        numbers(SourceKind::rules);
        whole("gates", SourceKind::events, &Drawn::gates);
        whole("entry", SourceKind::events, &Drawn::entry);
        numbers(SourceKind::events);
        whole("form", SourceKind::luck, &Drawn::form);
        whole("noise", SourceKind::luck, &Drawn::noise);
        numbers(SourceKind::luck);
        whole("ties", SourceKind::luck, &Drawn::ties);
        return std::move(sources_);
    }

  private:
    [[nodiscard]] bool knows(const std::string& number) const {
        return game_.known != nullptr && game_.known->about().numbers.contains(number);
    }

    /// All that published results bear on.
    void known() {
        if (game_.known == nullptr)
            return;
        Source source{.name = std::string{known_source},
                      .kind = SourceKind::ability,
                      .streams = {{std::string{known_source}}},
                      .holds = {"strength", "profile", "growth"}};
        for (const auto& number : game_.known->about().numbers)
            source.holds.push_back(shown(number));
        sources_.push_back(std::move(source));
    }

    void see(const std::string& name, SourceKind kind) {
        const auto [known, is_new] = kinds_.try_emplace(name, kind);
        if (is_new)
            order_.push_back(name);
        else
            known->second = std::min(known->second, kind);
    }

    void whole(const std::string& name, SourceKind kind, bool (Drawn::*drawn)() const) {
        if (std::ranges::any_of(game_.plans, [&](const Plan& plan) { return (Drawn{plan, game_}.*drawn)(); }))
            sources_.push_back({.name = name, .kind = kind, .streams = {{name}}});
    }

    void of_teams(const std::string& name, bool (Drawn::*drawn)(TeamId) const, bool single) {
        Source all{.name = name, .kind = SourceKind::ability, .streams = {{name}}};
        bool any = false;
        for (std::size_t i = 0; i < game_.roster.teams.size(); ++i) {
            const TeamId team{i};
            if (!std::ranges::any_of(game_.plans, [&](const Plan& plan) {
                    return (Drawn{plan, game_}.*drawn)(team);
                }))
                continue;
            any = true;
            const auto& id = game_.roster.teams[team].id;
            if (grain_ == Grain::inputs)
                sources_.push_back({.name = name + "." + id,
                                    .kind = SourceKind::ability,
                                    .streams = {{name, id}},
                                    .single = single});
        }
        if (any && grain_ == Grain::sources)
            sources_.push_back(std::move(all));
    }

    void numbers(SourceKind kind) {
        for (const auto& name : order_)
            if (kinds_.at(name) == kind)
                sources_.push_back(
                    {.name = shown(name), .kind = kind, .streams = {{"numbers", name}}, .single = true});
    }

    void weights() {
        Source source{.name = "weights", .kind = SourceKind::weights};
        if (std::ranges::any_of(game_.plans, [&](const Plan& plan) { return Drawn{plan, game_}.weights(); }))
            source.streams.push_back({"weights"});
        for (const auto& name : order_)
            if (kinds_.at(name) == SourceKind::weights) {
                source.streams.push_back({"numbers", name});
                source.holds.push_back(shown(name));
            }
        source.single = source.streams.size() == 1 && source.streams.front().source == "numbers";
        if (!source.streams.empty())
            sources_.push_back(std::move(source));
    }

    /// The name of a number, kept apart from the names of the other sources.
    [[nodiscard]] static std::string shown(const std::string& name) {
        static const std::set<std::string, std::less<>> taken{
            "strength", "profile", "growth", "form", "noise", "gates", "entry", "ties", "weights", "known"};
        return taken.contains(name) ? "inputs." + name : name;
    }

    const Game& game_;
    Grain grain_;
    std::vector<std::string> order_; ///< of numbers, as the plans name them
    std::map<std::string, SourceKind> kinds_;
    std::vector<Source> sources_;
};

/// Takes the sources of a group out, and puts the group where the first stood.
void join(std::vector<Source>& sources, const SourceGroup& group) {
    Source made{.name = group.name, .kind = {}};
    std::optional<std::size_t> place;
    std::set<SourceKind> kinds;
    for (const auto& member : group.members) {
        const auto found = std::ranges::find(sources, member, &Source::name);
        const auto at = static_cast<std::size_t>(found - sources.begin());
        made.streams.insert(made.streams.end(), found->streams.begin(), found->streams.end());
        made.holds.push_back(member);
        if (found->kind)
            kinds.insert(*found->kind);
        if (place && at < *place)
            --*place;
        place = std::min(place.value_or(at), at);
        sources.erase(found);
    }
    if (kinds.size() == 1)
        made.kind = *kinds.begin();
    sources.insert(sources.begin() + static_cast<std::ptrdiff_t>(*place), std::move(made));
}

/// What is wrong with a member of a group, if anything.
void expect_member(const std::vector<Source>& sources, const SourceGroup& group, const std::string& member,
                   std::map<std::string, std::string>& group_of) {
    std::vector<std::string> known;
    for (const auto& source : sources) {
        known.push_back(source.name);
        if (std::ranges::find(source.holds, member) != source.holds.end())
            throw SourceError(fmt::format("'{}' can't be told from the rest of '{}'; group '{}' as a whole",
                                          member, source.name, source.name));
    }
    if (std::ranges::find(known, member) == known.end())
        throw SourceError(
            fmt::format("the scenario draws from no source '{}'; {}", member, suggestion(member, known)));
    if (const auto [other, is_new] = group_of.try_emplace(member, group.name); !is_new)
        throw SourceError(other->second == group.name
                              ? fmt::format("'{}' is twice in group '{}'; name it once", member, group.name)
                              : fmt::format("'{}' is in groups '{}' and '{}'; leave it in one", member,
                                            other->second, group.name));
}

} // namespace

std::vector<Source> sensitivity_sources(const Game& game, Grain grain) {
    return Collector{game, grain}();
}

std::vector<Source> grouped(std::vector<Source> sources, const std::vector<SourceGroup>& groups) {
    std::map<std::string, std::string> group_of;
    for (const auto& group : groups)
        for (const auto& member : group.members)
            expect_member(sources, group, member, group_of);
    for (const auto& group : groups)
        join(sources, group);
    std::set<std::string> names;
    for (const auto& source : sources)
        if (!names.insert(source.name).second)
            throw SourceError(
                fmt::format("there are two sources '{}'; give the group another name", source.name));
    return sources;
}

} // namespace cutline
