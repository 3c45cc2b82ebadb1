#include "evidence/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

namespace cutline::evidence {
namespace {

/// Resolves the published results of one round after the other.
class FactReader {
  public:
    FactReader(const Scenario& scenario, const Plan& plan, const Roster& roster, Diagnostics& diagnostics)
        : scenario_(scenario), plan_(plan), roster_(roster), diagnostics_(diagnostics) {}

    std::vector<HeldRound> operator()() {
        for (std::size_t position = 0; position < plan_.rounds.size(); ++position) {
            const auto found = std::ranges::find(scenario_.rounds, plan_.rounds[position].key, &Round::id);
            if (found != scenario_.rounds.end() && found->published)
                read(position, *found->published);
        }
        return std::move(held_);
    }

  private:
    void read(std::size_t position, const Published& published) {
        round_ = &plan_.rounds[position];
        path_ = "rounds." + round_->key + ".published";
        known_.emplace(position, held_.size());
        held_.push_back({.position = position});
        if (!feeders_known())
            return;
        read_field(published);
        read_exits(published);
        read_scores(published);
        gather_criteria();
    }

    [[nodiscard]] HeldRound& now() { return held_.back(); }

    void error(const std::string& path, std::string problem, std::string remedy) {
        diagnostics_.error(scenario_.places.value(path), path, std::move(problem), std::move(remedy));
    }
    [[nodiscard]] const std::string& name(TeamId team) const { return roster_.teams[team].id; }

    // ---- the field
    // ------------------------------------------------------------------------------------------

    /// Who came from the rounds before must be known.
    bool feeders_known() {
        for (const auto& inflow : round_->from) {
            const auto& feeder = plan_.rounds[inflow.round];
            const auto known = known_.find(inflow.round);
            if (known == known_.end() || !held_[known->second].outcome_known) {
                error(path_,
                      fmt::format(
                          "round '{}' has published results, but who left '{}', which sends teams to it, "
                          "is not known",
                          round_->key, feeder.key),
                      fmt::format("give rounds.{}.published.exits, or {{}} where nobody left", feeder.key));
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] TeamSet inflow() const {
        TeamSet teams;
        for (const auto& from : round_->from) {
            const auto& feeder = held_[known_.at(from.round)];
            teams |= from.out ? feeder.out : feeder.survivors;
        }
        return teams;
    }

    /// Everyone whom the published results name.
    [[nodiscard]] TeamSet named(const Published& published) const {
        TeamSet teams;
        const auto add = [&](const std::string& id) {
            if (const auto team = roster_.team(id))
                teams.insert(*team);
        };
        for (const auto& [id, scores] : published.scores)
            add(id);
        if (published.exits)
            for (const auto& [id, cause] : *published.exits)
                add(id);
        for (const auto* placings : {&published.best, &published.worst})
            for (const auto& [criterion, placing] : *placings)
                std::ranges::for_each(placing.teams, add);
        for (const auto& [criterion, ids] : published.top)
            std::ranges::for_each(ids, add);
        return teams;
    }

    void read_field(const Published& published) {
        const auto comers = inflow();
        const auto possible = comers | round_->entrants;
        TeamSet given;
        if (published.field)
            for (const auto& id : *published.field)
                if (const auto team = roster_.team(id))
                    given.insert(*team);
        const auto named_here = named(published);
        for (const auto team : (published.field ? given : named_here) - possible)
            error(path_ + (published.field ? ".field" : ""),
                  fmt::format("'{}' can't have been in '{}'", name(team), round_->key),
                  "it neither comes from the rounds before nor enters from outside");

        auto& field = now().field;
        for (const auto team : possible) {
            const auto& chance = comers.contains(team) ? round_->admit[team] : round_->entry[team];
            const bool came = published.field ? given.contains(team)
                                              : chance.is(1) || (!chance.is(0) && named_here.contains(team));
            if (!published.field && !came && !chance.is(0))
                error(path_,
                      fmt::format("whether '{}' took part in '{}' is not said", name(team), round_->key),
                      "add who took part, as in `field: [ids]`");
            if (came)
                field.insert(team);
            add_verdict(comers.contains(team) ? Verdict::Kind::admitted : Verdict::Kind::enters, team, chance,
                        came, path_ + ".field");
            if (comers.contains(team) && round_->entrants.contains(team) && !came) // nor from outside
                add_verdict(Verdict::Kind::enters, team, round_->entry[team], false, path_ + ".field");
        }
    }

    void add_verdict(Verdict::Kind kind, TeamId team, const Value& chance, bool happened,
                     const std::string& path, std::size_t gate = 0) {
        if (chance.is(happened ? 1 : 0))
            return; // had to be
        if (chance.is(happened ? 0 : 1)) {
            error(path,
                  fmt::format("'{}' {} in '{}', which the rules make impossible", name(team),
                              words(kind, happened), round_->key),
                  "change the chance, or what was published");
            return;
        }
        now().verdicts.push_back(
            {kind, now().position, team, gate, chance, happened, path, scenario_.places.value(path)});
    }

    [[nodiscard]] static const char* words(Verdict::Kind kind, bool happened) {
        switch (kind) {
        case Verdict::Kind::enters:
            return happened ? "took part" : "did not take part";
        case Verdict::Kind::admitted:
            return happened ? "was let in" : "was not let in";
        case Verdict::Kind::withdraws:
            return happened ? "withdrew" : "did not withdraw";
        case Verdict::Kind::passes:
            break;
        }
        return happened ? "passed its gate" : "failed its gate";
    }

    // ---- who left
    // -------------------------------------------------------------------------------------------

    /// Whether nobody can leave this round, so that its outcome is known without being told.
    [[nodiscard]] bool keeps_everyone() const {
        const auto stays = [&](TeamId team) { return plan_.teams[team].withdraw.is(0); };
        return round_->gates.empty() && round_->cut.kind == CutPlan::Kind::none && !round_->cut.at_least &&
               std::all_of(now_field().begin(), now_field().end(), stays);
    }
    [[nodiscard]] TeamSet now_field() const { return held_.back().field; }

    void read_exits(const Published& published) {
        auto& held = now();
        held.scored = held.field;
        held.outcome_known = published.exits || keeps_everyone();
        const auto causes = causes_of(published);
        const auto left_by = [&](TeamId team, std::string_view cause) {
            const auto found = causes.find(team);
            return found != causes.end() && found->second == cause;
        };

        for (const auto team : held.field) {
            const bool withdrew = left_by(team, "withdrew");
            add_verdict(Verdict::Kind::withdraws, team, plan_.teams[team].withdraw, withdrew,
                        exit_path(team, causes));
            if (withdrew)
                held.scored.erase(team);
        }
        if (!held.outcome_known)
            return;
        std::size_t spent = 0;
        auto here = held.scored;
        here = pass_gates(false, here, causes, spent);
        const auto judged = here;
        for (const auto team : judged)
            if (left_by(team, "cut"))
                here.erase(team);
        if (round_->cut.kind != CutPlan::Kind::none || round_->cut.at_least)
            add_fact(CutFact{judged, here, spent}, path_ + ".exits");
        else if (here != judged)
            error(path_ + ".exits", fmt::format("'{}' cuts nobody", round_->key),
                  "give it `keep`, `drop` or `at_least`");
        here = pass_gates(true, here, causes, spent);
        held.survivors = here;
        held.out = held.scored - here;
        tell_outcome(causes);
        for (const auto& [team, cause] : causes)
            if (held.survivors.contains(team))
                error(path_ + ".exits." + name(team),
                      fmt::format(
                          "'{}' can't have gone out by '{}': it was out before, or the gate comes later",
                          name(team), cause),
                      "name the way out that came first");
    }

    /// The round as engines tell it.
    void tell_outcome(const std::map<TeamId, std::string>& causes) {
        auto& held = now();
        held.outcome.field = held.field;
        held.outcome.survivors = held.survivors;
        for (const auto team : held.field) {
            auto& origin = held.outcome.origin[team.index()];
            origin = came_from_outside;
            for (auto from = round_->from.rbegin(); from != round_->from.rend(); ++from) { // the first counts
                const auto& feeder = held_[known_.at(from->round)];
                if ((from->out ? feeder.out : feeder.survivors).contains(team))
                    origin = static_cast<std::uint8_t>(from->id.index());
            }
            if (const auto cause = causes.find(team); cause != causes.end())
                held.outcome.cause[team.index()] = static_cast<std::uint8_t>(
                    roster_.cause(round_->id, cause->second).value_or(cause_cut).index());
        }
    }

    [[nodiscard]] std::map<TeamId, std::string> causes_of(const Published& published) {
        std::map<TeamId, std::string> causes;
        if (!published.exits)
            return causes;
        for (const auto& [id, cause] : *published.exits)
            if (const auto team = roster_.team(id); team && now().field.contains(*team))
                causes.emplace(*team, cause);
        return causes;
    }

    [[nodiscard]] std::string exit_path(TeamId team, const std::map<TeamId, std::string>& causes) const {
        return path_ + ".exits" + (causes.contains(team) ? "." + name(team) : "");
    }

    TeamSet pass_gates(bool after, TeamSet here, const std::map<TeamId, std::string>& causes,
                       std::size_t& spent) {
        for (std::size_t g = 0; g < round_->gates.size(); ++g) {
            const auto& gate = round_->gates[g];
            if (gate.after != after)
                continue;
            TeamSet failed;
            for (const auto team : here) {
                const auto found = causes.find(team);
                const bool fails = found != causes.end() && found->second == "gate:" + gate.id;
                if (fails)
                    failed.insert(team);
                if (gate.by_chance)
                    add_verdict(Verdict::Kind::passes, team, gate.pass[team], !fails, exit_path(team, causes),
                                g);
            }
            if (!gate.by_chance && !here.empty())
                add_fact(GateFact{g, here - failed, failed}, path_ + ".exits");
            spent += gate.spends_cut ? failed.size() : 0;
            here -= failed;
        }
        return here;
    }

    // ---- scores
    // ---------------------------------------------------------------------------------------------

    template <class Says>
    void add_fact(Says says, const std::string& path) {
        now().facts.push_back({says, path, scenario_.places.value(path)});
    }

    [[nodiscard]] Measure measure(const std::string& id) const {
        for (std::size_t i = 0; i < plan_.criteria.size(); ++i)
            if (plan_.criteria[CriterionId{i}].id == id)
                return CriterionId{i};
        return std::nullopt; // "total": other names were refused
    }

    [[nodiscard]] TeamSet teams(const std::vector<std::string>& ids, const std::string& path) {
        TeamSet teams;
        for (const auto& id : ids)
            if (const auto team = roster_.team(id))
                insert_scored(*team, path, teams);
        return teams;
    }

    void insert_scored(TeamId team, const std::string& path, TeamSet& teams) {
        if (now().scored.contains(team))
            teams.insert(team);
        else
            error(path, fmt::format("'{}' was not scored in '{}'", name(team), round_->key),
                  "it withdrew, or did not take part");
    }

    void read_scores(const Published& published) {
        for (const auto& [id, scores] : published.scores)
            for (const auto& [criterion, printed] : scores) {
                const auto path = path_ + ".scores." + id + "." + criterion;
                for (const auto team : teams({id}, path))
                    add_fact(ScoreFact{team, measure(criterion), printed.value, printed.half_unit}, path);
            }
        for (const auto& [criterion, printed] : published.mean)
            if (!now().scored.empty())
                add_fact(MeanFact{measure(criterion), printed.value, printed.half_unit},
                         path_ + ".mean." + criterion);
        read_placings(published.best, true);
        read_placings(published.worst, false);
        for (const auto& [criterion, ids] : published.top) {
            const auto path = path_ + ".top." + criterion;
            if (const auto above = teams(ids, path); !above.empty())
                add_fact(TopFact{measure(criterion), above}, path);
        }
    }

    void read_placings(const ById<Placing>& placings, bool best) {
        for (const auto& [criterion, placing] : placings) {
            const auto path = path_ + (best ? ".best." : ".worst.") + criterion;
            if (const auto first = teams(placing.teams, path); !first.empty())
                add_fact(PlacingFact{measure(criterion), first, placing.within, best}, path);
        }
    }

    void gather_criteria() {
        std::set<CriterionId> asked;
        const auto add = [&](Measure of) {
            if (of)
                asked.insert(*of);
        };
        for (const auto& fact : now().facts)
            std::visit(
                [&]<class Says>(const Says& says) {
                    if constexpr (std::is_same_v<Says, GateFact>)
                        add(round_->gates[says.gate].measure);
                    else if constexpr (!std::is_same_v<Says, CutFact>)
                        add(says.of);
                },
                fact.says);
        now().criteria.assign(asked.begin(), asked.end());
    }

    const Scenario& scenario_;
    const Plan& plan_;
    const Roster& roster_;
    Diagnostics& diagnostics_;
    const RoundPlan* round_ = nullptr; ///< the one that is read
    std::string path_;
    std::vector<HeldRound> held_;
    std::map<std::size_t, std::size_t> known_; ///< position in the plan → in held_
};

} // namespace

std::vector<HeldRound> read_facts(const Scenario& scenario, const Plan& plan, const Roster& roster,
                                  Diagnostics& diagnostics) {
    return FactReader(scenario, plan, roster, diagnostics)();
}

} // namespace cutline::evidence
