#include "plan/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

/// How many teams, at least and at most.
struct Count {
    std::size_t least = 0;
    std::size_t most = 0;
};

std::size_t minus(std::size_t a, std::size_t b) {
    return a > b ? a - b : 0;
}

std::size_t whole(double number) {
    return static_cast<std::size_t>(std::max(0.0, std::floor(number)));
}

class Reach {
  public:
    Reach(Plan& plan, const Numbers& numbers) : plan_(plan), numbers_(numbers), out_(plan.rounds.size()) {}

    void find(std::size_t position) {
        auto& round = plan_.rounds[position];
        auto count = field(round);
        const bool field_certain = count.least == round.possible_field.size();
        count.least = minus(count.least, withdrawing(round).size());
        const auto before = failing(round, false);
        const auto after = failing(round, true);
        count.least = minus(count.least, before.size());
        const auto judged = count;
        count = cut(round.cut, count);
        count.least = minus(count.least, after.size());

        round.possible_survivors = count.most == 0 ? TeamSet{} : passing(round);
        round.least_survivors = count.least;
        round.most_survivors = std::min(count.most, round.possible_survivors.size());
        const bool someone_goes = may_cut(round.cut, judged.most) || !before.empty() || !after.empty();
        out_[position] = someone_goes ? round.possible_field : TeamSet{};
        if (round.published_exits)
            publish(position, field_certain);
    }

  private:
    /// Who left is known, so everybody else stayed.
    void publish(std::size_t position, bool field_certain) {
        auto& round = plan_.rounds[position];
        round.possible_survivors = round.possible_field - *round.published_exits;
        round.most_survivors = round.possible_survivors.size();
        if (field_certain)
            round.least_survivors = round.most_survivors;
        out_[position] = round.possible_field & round.published_out;
    }

    Count field(RoundPlan& round) const {
        Count sum;
        std::size_t largest_least = 0;
        bool disjoint = true;
        TeamSet possible;
        const auto join = [&](TeamSet teams, Count count) {
            disjoint = disjoint && (possible & teams).empty();
            possible |= teams;
            sum.least += count.least;
            sum.most += count.most;
            largest_least = std::max(largest_least, count.least);
        };
        for (const auto& inflow : round.from) {
            const auto& source = plan_.rounds[inflow.round];
            const auto teams = inflow.out ? out_[inflow.round] : source.possible_survivors;
            TeamSet admitted;
            std::size_t doubtful = 0;
            for (const auto team : teams) {
                if (may_happen(round.admit[team]))
                    admitted.insert(team);
                doubtful += may_fail(round.admit[team]) ? 1U : 0U;
            }
            const auto least = inflow.out ? 0 : minus(source.least_survivors, doubtful);
            const auto most = inflow.out ? admitted.size() : std::min(source.most_survivors, admitted.size());
            join(admitted, {std::min(least, admitted.size()), most});
        }
        TeamSet entrants;
        std::size_t certain = 0;
        for (const auto team : round.entrants) {
            if (may_happen(round.entry[team]))
                entrants.insert(team);
            certain += may_fail(round.entry[team]) ? 0U : 1U;
        }
        join(entrants, {certain, entrants.size()});
        if (round.published_field) {
            possible = possible & *round.published_field;
            round.possible_field = possible;
            return {possible.size(), possible.size()};
        }
        round.possible_field = possible;
        return {disjoint ? sum.least : largest_least, std::min(sum.most, possible.size())};
    }

    TeamSet withdrawing(const RoundPlan& round) const {
        TeamSet teams;
        for (const auto team : round.possible_field)
            if (may_happen(plan_.teams[team].withdraw))
                teams.insert(team);
        return teams;
    }

    /// Those who may fail a gate before, or after, the cut.
    static TeamSet failing(const RoundPlan& round, bool after) {
        TeamSet teams;
        for (const auto& gate : round.gates)
            for (const auto team : round.possible_field)
                if (gate.after == after && (!gate.by_chance || may_fail(gate.pass[team])))
                    teams.insert(team);
        return teams;
    }

    TeamSet passing(const RoundPlan& round) const {
        TeamSet teams;
        for (const auto team : round.possible_field) {
            const auto stops = [&](const GatePlan& gate) {
                return gate.by_chance && !may_happen(gate.pass[team]);
            };
            if (may_fail(plan_.teams[team].withdraw) && !std::ranges::any_of(round.gates, stops))
                teams.insert(team);
        }
        return teams;
    }

    Count keep(const CutPlan& cut) const {
        const auto range = numbers_.range(cut.count);
        return {whole(range.low), whole(range.high)};
    }

    /// Whether the cut may take anybody out of a field of at most so many.
    bool may_cut(const CutPlan& cut, std::size_t most) const {
        if (cut.at_least)
            return true;
        const bool keeps = cut.kind == CutPlan::Kind::keep;
        return keeps ? keep(cut).least < most : keep(cut).most > 0;
    }

    Count cut(const CutPlan& cut, Count count) const {
        if (cut.kind != CutPlan::Kind::none) {
            const auto [low, high] = keep(cut);
            const bool keeps = cut.kind == CutPlan::Kind::keep;
            const auto least = keeps ? std::min(count.least, low) : minus(count.least, high);
            const auto most = keeps ? std::min(count.most, high) : minus(count.most, low);
            // A tied group that stays as a whole, or goes as a whole, can be any part of the field.
            const bool goes_or_stays = (keeps ? low : high) > 0 || keeps;
            count.least = cut.ties == TieRule::Kind::none && goes_or_stays && least < count.most ? 0 : least;
            count.most = cut.ties == TieRule::Kind::all && most > 0 ? count.most : most;
        }
        if (cut.at_least)
            count.least = 0;
        return count;
    }

    Plan& plan_;
    const Numbers& numbers_;
    std::vector<TeamSet> out_; ///< who may go out of each round by the cut or a gate
};

} // namespace

void find_reach(Plan& plan, const Numbers& numbers, const Complaints& complaints) {
    Reach reach(plan, numbers);
    const bool sound = !complaints.any(); // an unknown team, say, leaves its round empty
    for (std::size_t position = 0; position < plan.rounds.size(); ++position) {
        reach.find(position);
        const auto& round = plan.rounds[position];
        const auto path = "rounds." + round.key;
        // What follows from a fault above is not told again.
        const auto empty = [&](const InflowPlan& inflow) {
            return plan.rounds[inflow.round].most_survivors == 0;
        };
        if (!sound || std::ranges::any_of(round.from, empty))
            continue;
        if (round.possible_field.empty())
            complaints.warning(path, fmt::format("nobody can ever reach '{}'", round.key),
                               "name its `teams`, or a `from` out of which somebody can come");
        else if (round.most_survivors == 0 && !round.published_exits)
            complaints.warning(path, fmt::format("nobody can ever come out of '{}'", round.key),
                               "loosen its cut or gates");
    }
}

} // namespace cutline
