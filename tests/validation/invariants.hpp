#pragma once
/// What holds in every trial and for every tally of any competition, told from the rules and not from the
/// engine.

#include <cutline/engine/record.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome.hpp>
#include <cutline/tally/tally.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

namespace cutline::test {

/// Whether two outcomes tell the same; what they hold for teams that were not there does not matter.
[[nodiscard]] inline bool same(const Outcome& a, const Outcome& b) {
    if (a.finalists != b.finalists || !(a.awards == b.awards) || a.rounds.size() != b.rounds.size())
        return false;
    for (std::size_t r = 0; r < a.rounds.size(); ++r) {
        const auto& one = a.rounds[RoundId{r}];
        const auto& two = b.rounds[RoundId{r}];
        if (one.field != two.field || one.survivors != two.survivors || one.tied != two.tied)
            return false;
        for (const auto team : one.field)
            if (one.origin[team.index()] != two.origin[team.index()])
                return false;
        for (const auto team : one.field - one.survivors)
            if (one.cause[team.index()] != two.cause[team.index()])
                return false;
    }
    return true;
}

/// Holds one trial against the rules of its plan.
class TrialCheck {
  public:
    TrialCheck(const Game& game, const Plan& plan, const Outcome& outcome, const TrialRecord& record)
        : game_(game), plan_(plan), outcome_(outcome), record_(record) {}

    /// What is broken, in words; empty if nothing is.
    [[nodiscard]] std::vector<std::string> broken() {
        PerId<RoundId, bool> held(game_.roster.rounds.size(), false);
        TeamSet finalists;
        for (std::size_t position = 0; position < plan_.rounds.size(); ++position) {
            const auto& round = plan_.rounds[position];
            held[round.id] = true;
            check_field(round);
            check_exits(round);
            check_cut(position);
            if (round.final)
                finalists |= outcome_.rounds[round.id].survivors;
        }
        for (std::size_t r = 0; r < held.size(); ++r)
            expect(held[RoundId{r}] || outcome_.rounds[RoundId{r}].field.empty(),
                   "a round that is not in the plan", "is not held");
        expect(outcome_.finalists == finalists, "finalists", "are those who survive a final round");
        check_awards();
        return broken_;
    }

  private:
    void expect(bool holds, const std::string& what, const std::string& law) {
        if (!holds)
            broken_.push_back(fmt::format("{}: broken: {} {}", what, what, law));
    }

    /// Who left a round for a cause that `is_meant` knows.
    template <class IsMeant>
    [[nodiscard]] TeamSet gone(const RoundPlan& round, IsMeant is_meant) const {
        const auto& told = outcome_.rounds[round.id];
        TeamSet teams;
        for (const auto team : told.field - told.survivors)
            if (is_meant(CauseId{told.cause[team.index()]}))
                teams.insert(team);
        return teams;
    }
    [[nodiscard]] TeamSet failed(const RoundPlan& round, bool after) const {
        TeamSet teams;
        for (const auto& gate : round.gates)
            if (gate.after == after)
                teams |= gone(round, [&](CauseId cause) { return cause == gate.cause; });
        return teams;
    }
    [[nodiscard]] TeamSet withdrew(const RoundPlan& round) const {
        return gone(round, [](CauseId cause) { return cause == cause_withdrew; });
    }
    [[nodiscard]] TeamSet cut(const RoundPlan& round) const {
        return gone(round, [](CauseId cause) { return cause == cause_cut; });
    }

    void check_field(const RoundPlan& round) {
        const auto& told = outcome_.rounds[round.id];
        expect((told.survivors - told.field).empty(), round.key, "is survived only by its field");
        expect((told.field - round.possible_field).empty(), round.key, "has a field within the possible");
        expect((told.survivors - round.possible_survivors).empty(), round.key,
               "has survivors within the possible");
        expect(told.survivors.size() >= round.least_survivors, round.key, "has its least survivors");
        expect(told.survivors.size() <= round.most_survivors, round.key, "has its most survivors");
        TeamSet coming;
        for (const auto& inflow : round.from)
            coming |= passed_on(inflow);
        for (const auto team : told.field) {
            const auto origin = told.origin[team.index()];
            bool allowed =
                origin == came_from_outside && round.entrants.contains(team) && !round.entry[team].is(0);
            for (const auto& inflow : round.from)
                allowed = allowed || (origin == inflow.id.index() && passed_on(inflow).contains(team) &&
                                      !round.admit[team].is(0));
            expect(allowed, round.key, "takes teams from its origins only");
        }
        for (const auto team : round.possible_field) {
            const bool comes = coming.contains(team) && round.admit[team].is(1);
            const bool enters = round.entrants.contains(team) && round.entry[team].is(1);
            expect(!(comes || enters) || told.field.contains(team), round.key, "has whoever surely enters");
        }
    }

    /// The survivors of a round, or those who were cut or failed a gate in it.
    [[nodiscard]] TeamSet passed_on(const InflowPlan& inflow) const {
        const auto& round = plan_.rounds[inflow.round];
        const auto& told = outcome_.rounds[inflow.id];
        return inflow.out ? told.field - told.survivors - withdrew(round) : told.survivors;
    }

    void check_exits(const RoundPlan& round) {
        const auto& told = outcome_.rounds[round.id];
        const auto known = withdrew(round) | cut(round) | failed(round, false) | failed(round, true);
        expect(known == told.field - told.survivors, round.key, "has a cause for each exit");
        for (const auto team : withdrew(round))
            expect(!plan_.teams[team].withdraw.is(0), round.key, "is left only by who may withdraw");
        expect(cut(round).empty() || round.cut.kind != CutPlan::Kind::none || round.cut.at_least, round.key,
               "cuts only if it has a cut");
        for (const auto& gate : round.gates)
            for (const auto team : gone(round, [&](CauseId cause) { return cause == gate.cause; }))
                expect(!gate.by_chance || !gate.pass[team].is(1), round.key,
                       "stops nobody who surely passes");
    }

    void check_cut(std::size_t position) {
        const auto& round = plan_.rounds[position];
        const auto& rule = round.cut;
        const auto judged = outcome_.rounds[round.id].field - withdrew(round) - failed(round, false);
        const auto out = cut(round);
        const auto stay = judged - out;
        const auto& teams = record_.rounds[position].teams;
        for (const auto better : stay)
            for (const auto worse : out)
                expect(teams[better]->total >= teams[worse]->total, round.key, "cuts nobody above who stays");
        if (rule.kind == CutPlan::Kind::none)
            return;
        auto count = static_cast<std::size_t>(rule.count.in(record_.numbers) + 0.5);
        std::size_t places = std::min(count, judged.size());
        if (rule.kind == CutPlan::Kind::drop) {
            for (const auto& gate : round.gates)
                if (gate.spends_cut)
                    count -= std::min(count,
                                      gone(round, [&](CauseId cause) { return cause == gate.cause; }).size());
            places = judged.size() - std::min(count, judged.size());
        }
        const bool by_lot = rule.ties == TieRule::Kind::random || rule.ties == TieRule::Kind::criteria;
        if (rule.ties != TieRule::Kind::all)
            expect(stay.size() <= places, round.key, "leaves no more than its cut");
        if (rule.ties != TieRule::Kind::none && !rule.at_least)
            expect(stay.size() >= places, round.key, "leaves no fewer than its cut");
        if (by_lot && rule.kind == CutPlan::Kind::keep && rule.at_least)
            expect(out.empty() || stay.size() == places ||
                       std::ranges::all_of(out,
                                           [&](TeamId team) {
                                               return teams[team]->total <
                                                      rule.at_least->in(record_.numbers) + 0.0001;
                                           }),
                   round.key, "fills its places with whoever reaches the bar");
    }

    void check_awards() {
        for (std::size_t a = 0; a < outcome_.awards.size(); ++a) {
            TeamSet given;
            for (const auto& round : plan_.rounds)
                for (const auto& award : round.awards)
                    if (award.award == AwardId{a})
                        given |= outcome_.rounds[round.id].survivors;
            for (std::size_t t = 0; t < game_.roster.teams.size(); ++t)
                expect(outcome_.awards[AwardId{a}][t] == 0 || given.contains(TeamId{t}), "an award",
                       "goes to survivors only");
        }
    }

    const Game& game_;
    const Plan& plan_;
    const Outcome& outcome_;
    const TrialRecord& record_;
    std::vector<std::string> broken_;
};

/// What does not add up in a tally; empty if all does.
[[nodiscard]] inline std::vector<std::string> broken_sums(const Game& game, const Tally& tally) {
    std::vector<std::string> broken;
    const auto expect_equal = [&](std::uint64_t a, std::uint64_t b, const std::string& what) {
        if (a != b)
            broken.push_back(fmt::format("{}: {} is not {}", what, a, b));
    };
    const auto sum = [](const auto& counts) {
        return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    };
    for (std::size_t r = 0; r < tally.rounds.size(); ++r) {
        const auto& round = tally.rounds[RoundId{r}];
        const auto& key = game.roster.rounds[RoundId{r}].id;
        std::uint64_t survivors = 0;
        for (std::size_t n = 0; n < round.survivors.size(); ++n)
            survivors += n * round.survivors[n];
        expect_equal(sum(round.survivors), tally.trials, key + ": trials by number of survivors");
        expect_equal(sum(round.survived), survivors, key + ": survivors by team and by number");
        if (round.ties > tally.trials)
            broken.push_back(key + ": more ties than trials");
        for (std::size_t t = 0; t < game.roster.teams.size(); ++t) {
            const TeamId team{t};
            expect_equal(round.survived[team] + sum(round.exits[team]), round.entered[team],
                         key + ": survived and exits");
            std::uint64_t flows = 0;
            for (const auto& flow : round.flows)
                flows += flow[team];
            expect_equal(flows, round.entered[team], key + ": flows");
        }
        if (round.path) {
            PerId<TeamId, std::uint64_t> survived(game.roster.teams.size());
            std::uint64_t trials = 0;
            for (const auto& [set, count] : *round.path) {
                trials += count;
                for (const auto team : set)
                    survived[team] += count;
            }
            expect_equal(trials, tally.trials, key + ": trials by set");
            if (!(survived == round.survived))
                broken.push_back(key + ": survivors by set");
        }
    }
    std::uint64_t in_sets = 0;
    std::uint64_t sets = 0;
    if (tally.final_sets) {
        for (const auto& [set, count] : *tally.final_sets) {
            sets += count;
            in_sets += set.size() * count;
        }
        expect_equal(sets, tally.trials, "final sets");
        expect_equal(in_sets, sum(tally.finals), "finalists by team and by set");
    }
    return broken;
}

} // namespace cutline::test
