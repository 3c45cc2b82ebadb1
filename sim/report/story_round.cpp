#include "report/story_round.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cutline {
namespace {

constexpr int usual_decimals = 2;
constexpr int all_decimals = 4; ///< totals are compared at this many

class RoundTeller {
  public:
    RoundTeller(const Story& story, const RoundRecord& record)
        : story_(story), record_(record), plan_(story.plan()), round_(plan_.rounds[record.round]),
          outcome_(story.outcome.rounds[round_.id]), roster_(story.game.roster) {}

    void tell(Page& page) const {
        page.add(Heading{label_with_id(round_.key, roster_.rounds[round_.id].name)});
        if (outcome_.field.empty()) {
            page.add(Paragraph{"Nobody came, so the round was not held."});
            return;
        }
        Bullets before{arrivals()};
        if (!record_.withdrew.empty())
            before.items.push_back("Withdrew: " + listed(roster_, record_.withdrew));
        page.add(before);
        page.add(scores());
        Bullets after;
        add_gates(after, false);
        add_cut(after);
        add_gates(after, true);
        const std::vector<TeamId> survivors(outcome_.survivors.begin(), outcome_.survivors.end());
        after.items.push_back("Survive: " + listed(roster_, survivors));
        page.add(after);
    }

  private:
    [[nodiscard]] const std::string& name(TeamId team) const { return roster_.teams[team].name; }

    [[nodiscard]] static std::string label(const std::string& id, const std::string& name) {
        return name.empty() ? id : name;
    }

    /// "Survivors of 1차 단계평가: A and B", one for each origin.
    [[nodiscard]] std::vector<std::string> arrivals() const {
        std::map<std::pair<std::size_t, bool>, std::vector<TeamId>> groups; // origin, survived it
        for (const auto team : outcome_.field) {
            const std::size_t origin = outcome_.origin[team.index()];
            const bool outside = origin == came_from_outside;
            groups[{origin, outside || story_.outcome.rounds[RoundId{origin}].survivors.contains(team)}]
                .push_back(team);
        }
        std::vector<std::string> texts;
        for (const auto& [from, teams] : groups) {
            const auto& [origin, survived] = from;
            const auto where = origin == came_from_outside ? std::string("From outside")
                                                           : (survived ? "Survivors of " : "Out in ") +
                                                                 roster_.rounds[RoundId{origin}].name;
            texts.push_back(where + ": " + listed(roster_, teams));
        }
        return texts;
    }

    /// Those whom the cut ranked, best first, then the others that were scored.
    [[nodiscard]] std::vector<TeamId> scored_best_first() const {
        std::vector<TeamId> order;
        for (std::size_t i = 0; i < record_.teams.size(); ++i)
            if (record_.teams[TeamId{i}])
                order.emplace_back(i);
        const auto place = [&](TeamId team) {
            return std::ranges::find(record_.ranking, team) - record_.ranking.begin();
        };
        std::ranges::stable_sort(order, [&](TeamId a, TeamId b) {
            return std::pair(place(a), -record_.teams[a]->total) <
                   std::pair(place(b), -record_.teams[b]->total);
        });
        return order;
    }

    /// Two, unless two totals would then look alike.
    [[nodiscard]] int decimals_of_totals() const {
        std::set<std::string> seen;
        for (const auto& team : record_.teams)
            if (team && !seen.insert(decimal(team->total, usual_decimals)).second)
                return all_decimals;
        return usual_decimals;
    }

    [[nodiscard]] std::string fate(TeamId team) const {
        if (outcome_.survivors.contains(team))
            return "survives";
        const CauseId cause{outcome_.cause[team.index()]};
        const auto& name = roster_.rounds[round_.id].cause_names[cause];
        return cause == cause_cut || cause == cause_withdrew ? name : "fails " + name;
    }

    [[nodiscard]] Table scores() const {
        Table table;
        table.columns = {{"Place", Align::right}, {"Team"}};
        for (std::size_t i = 0; i < plan_.leaves.size(); ++i) {
            const auto& leaf = plan_.leaves[LeafId{i}];
            table.columns.push_back({label(leaf.id, leaf.name), Align::right, plain(leaf.points)});
        }
        table.columns.push_back({"Total", Align::right});
        table.columns.push_back({"Then"});

        bool rescaled = false;
        const int decimals = decimals_of_totals();
        for (const auto team : scored_best_first()) {
            const auto& scored = *record_.teams[team];
            const auto place = std::ranges::find(record_.ranking, team);
            std::vector<Cell> row{
                place == record_.ranking.end()
                    ? Cell{"–"}
                    : Cell::count(static_cast<std::uint64_t>(place - record_.ranking.begin()) + 1),
                name(team)};
            for (std::size_t i = 0; i < scored.scores.size(); ++i) {
                const double score = scored.scores[LeafId{i}];
                const auto shown = decimal(score, usual_decimals);
                const auto entering = decimal(scored.entering_total[LeafId{i}], usual_decimals);
                rescaled = rescaled || shown != entering;
                row.push_back(Cell::number(shown == entering ? shown : shown + " → " + entering, score));
            }
            row.push_back(Cell::number(decimal(scored.total, decimals), scored.total));
            row.emplace_back(fate(team));
            table.rows.push_back(std::move(row));
        }
        if (rescaled)
            table.notes.push_back("→ the score as it enters the total, rescaled within the field.");
        if (const auto weights = weights_words(); !weights.empty())
            table.notes.push_back(weights);
        return table;
    }

    /// Where weights aren't the points.
    [[nodiscard]] std::string weights_words() const {
        std::vector<std::string> weights;
        bool plain_points = round_.aggregate == Aggregate::sum;
        for (std::size_t i = 0; i < record_.weights.size(); ++i) {
            const auto& leaf = plan_.leaves[LeafId{i}];
            plain_points = plain_points && record_.weights[LeafId{i}] == leaf.points;
            weights.push_back(label(leaf.id, leaf.name) + " " + plain(record_.weights[LeafId{i}]));
        }
        return plain_points ? "" : "Weights: " + listed(weights) + ".";
    }

    [[nodiscard]] std::string verdicts(std::size_t gate, bool passed) const {
        std::vector<std::string> names;
        for (const auto& verdict : record_.gates) {
            if (verdict.gate != gate || verdict.passed != passed)
                continue;
            const auto why = round_.gates[gate].by_chance ? "chance " + share(verdict.chance, drawn_digits)
                                                          : decimal(verdict.measured, usual_decimals) +
                                                                (passed ? " reaches " : " is below ") +
                                                                decimal(verdict.bar, usual_decimals);
            names.push_back(name(verdict.team) + " (" + why + ")");
        }
        return names.empty() ? "" : (passed ? "passed by " : "failed by ") + listed(names);
    }

    [[nodiscard]] std::string verdicts(std::size_t gate) const {
        const auto passed = verdicts(gate, true);
        const auto failed = verdicts(gate, false);
        return passed + (passed.empty() || failed.empty() ? "" : "; ") + failed;
    }

    /// Who failed a gate of a round that has been held.
    [[nodiscard]] std::string published_verdicts(const GatePlan& gate) const {
        std::vector<std::string> names;
        for (const auto team : round_.happened->field - round_.happened->survivors)
            if (round_.happened->cause[team.index()] == gate.cause.index())
                names.push_back(name(team));
        return (names.empty() ? "failed by nobody" : "failed by " + listed(names)) + ", as published";
    }

    void add_gates(Bullets& bullets, bool after) const {
        for (std::size_t i = 0; i < round_.gates.size(); ++i) {
            if (round_.gates[i].after != after)
                continue;
            const auto result = round_.happened ? published_verdicts(round_.gates[i]) : verdicts(i);
            bullets.items.push_back("Gate " + label(round_.gates[i].id, round_.gates[i].name) +
                                    (after ? ", after the cut: " : ", before the cut: ") +
                                    (result.empty() ? "reached by nobody" : result));
        }
    }

    [[nodiscard]] std::string tie_words() const {
        switch (round_.cut.ties) {
        case TieRule::Kind::all:
            return "all of them stay";
        case TieRule::Kind::none:
            return "none of them stays";
        case TieRule::Kind::random:
            return "the lot decides";
        case TieRule::Kind::criteria:
            break;
        }
        std::vector<std::string> names;
        for (const auto criterion : round_.cut.tie_criteria)
            names.push_back(label(plan_.criteria[criterion].id, plan_.criteria[criterion].name));
        return listed(names) + " in turn and then the lot decide";
    }

    void add_cut(Bullets& bullets) const {
        if (round_.cut.kind == CutPlan::Kind::none && !round_.cut.at_least)
            return;
        const auto field = " of " + std::to_string(record_.ranking.size());
        std::vector<std::string> rules;
        if (round_.cut.kind == CutPlan::Kind::keep)
            rules.push_back("the best " + std::to_string(record_.count) + field + " may stay");
        if (round_.cut.kind == CutPlan::Kind::drop)
            rules.push_back("the worst " + std::to_string(record_.count) + field + " must go");
        if (round_.cut.at_least)
            rules.push_back(plain(round_.cut.at_least->in(story_.record.numbers)) + " points are needed");
        bullets.items.push_back(capitalised(listed(rules)) + "; cut: " + listed(roster_, record_.cut));
        if (!record_.tied_at_cut.empty())
            bullets.items.push_back("Tied across the cut: " + listed(roster_, record_.tied_at_cut) + "; " +
                                    tie_words());
    }

    const Story& story_;
    const RoundRecord& record_;
    const Plan& plan_;
    const RoundPlan& round_;
    const RoundOutcome& outcome_;
    const Roster& roster_;
};

} // namespace

void tell_round(const Story& story, const RoundRecord& record, Page& page) {
    RoundTeller{story, record}.tell(page);
}

} // namespace cutline
