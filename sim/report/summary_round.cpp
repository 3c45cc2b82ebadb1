#include "report/summary_round.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/published_words.hpp"
#include "report/scenario_labels.hpp"
#include "report/weights_words.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace cutline {
namespace {

class RoundDescriber {
  public:
    RoundDescriber(const Scenario& scenario, const Roster& roster, const Plan& plan, const RoundPlan& round,
                   const Round& said)
        : scenario_(scenario), roster_(roster), plan_(plan), round_(round), said_(said) {}

    [[nodiscard]] Bullets describe() {
        when();
        who_comes();
        scoring();
        gates(false);
        cut();
        gates(true);
        for (const auto& [award, amounts] : said_.award)
            say("Each survivor is given " + award + ": " +
                words(amounts, Unit::number, team_labels(scenario_)));
        if (round_.final)
            say("Its survivors are finalists.");
        if (said_.published)
            std::ranges::for_each(published_words(scenario_, said_), [&](const auto& words) { say(words); });
        return std::move(bullets_);
    }

  private:
    void say(std::string text) { bullets_.items.push_back(std::move(text)); }

    [[nodiscard]] std::string round_name(RoundId round) const { return roster_.rounds[round].name; }

    [[nodiscard]] std::string criteria(const std::vector<std::string>& ids) const {
        std::vector<std::string> names;
        for (const auto& id : ids)
            names.push_back(criterion_label(scenario_, id));
        return listed(names);
    }

    void when() {
        if (said_.date)
            say("Held on " + date_words(*said_.date));
        else if (round_.months > 0)
            say("Held " + plain(round_.months) + " months after the first round");
    }

    void who_comes() {
        for (const auto& inflow : round_.from)
            say((inflow.out ? "Those cut or failed in " : "Survivors of ") + round_name(inflow.id) + " come" +
                (said_.admit
                     ? ", admitted with a chance: " + words(*said_.admit, Unit::share, team_labels(scenario_))
                     : ""));
        std::vector<std::string> names;
        for (const auto team : round_.entrants) {
            const auto& chance = round_.entry[team];
            names.push_back(roster_.teams[team].name +
                            (chance.is(1) ? "" : " (" + brief(chance, plan_, Unit::share) + ")"));
        }
        if (!names.empty())
            say("From outside " + std::string(names.size() == 1 ? "comes " : "come ") + listed(names));
    }

    [[nodiscard]] std::string weights() const {
        const auto drawn =
            std::ranges::find(plan_.weights, "rounds." + said_.id + ".weights", &DrawnWeights::name);
        if (said_.weights && drawn != plan_.weights.end())
            return weights_words(*said_.weights, drawn->law.total, criterion_labels(scenario_));
        std::vector<std::string> weights;
        for (std::size_t i = 0; i < round_.weights.size(); ++i)
            weights.push_back(criterion_label(scenario_, plan_.leaves[LeafId{i}].id) + " " +
                              brief(round_.weights[LeafId{i}], plan_, Unit::number));
        return listed(weights);
    }

    void scoring() {
        if (said_.weights || said_.aggregate)
            say("Weights here: " + weights() +
                (round_.aggregate == Aggregate::geometric ? ", as a geometric mean" : ""));
        if (said_.spread.form)
            say("Spread of form here: " + words(*said_.spread.form, Unit::share, team_labels(scenario_)));
        if (said_.spread.noise)
            say("Noise here: " + words(*said_.spread.noise, Unit::share, criterion_labels(scenario_)));
        for (const auto& [leaf, scoring] : said_.criteria)
            say("Scored differently here: " + criterion_label(scenario_, leaf) + " (" +
                scoring_words(scoring) + ")");
        if (said_.carry)
            say("The total is " + (said_.carry->certain() ? share(1 - said_.carry->value) : "the rest") +
                " of this round's and " + words(*said_.carry, Unit::share) +
                " of the total that the team brings from its last round");
    }

    [[nodiscard]] static std::string scoring_words(const LeafScoring& scoring) {
        std::string text;
        if (scoring.resolution)
            text += "in steps of " + words(*scoring.resolution, Unit::number);
        if (scoring.panel)
            text += (text.empty() ? "" : ", ") + panel_words(*scoring.panel);
        return text.empty() ? "rescaled anew" : text;
    }

    [[nodiscard]] std::string condition(const ChanceGate& gate) const {
        return "the chance to pass is " + words(gate.pass, Unit::share, team_labels(scenario_)) +
               (gate.memory ? "; who passes once passes again, who fails once fails again" : "");
    }
    [[nodiscard]] std::string condition(const ScoreGate& gate) const {
        auto text =
            criterion_label(scenario_, gate.measure) + " must reach " + words(gate.at_least, Unit::number);
        if (gate.of)
            text += " of " + words(*gate.of, Unit::number) + " points";
        else
            text += gate.at_least.percent ? " of the full points" : " points";
        if (gate.per_month)
            text += ", and " + words(*gate.per_month, Unit::number) + " more every month";
        return text;
    }

    void gates(bool after) {
        for (const auto& gate : said_.gates) {
            if (gate.after != after)
                continue;
            const auto name = label_with_id(gate.id, gate.name);
            const auto test = std::visit([&](const auto& each) { return condition(each); }, gate.test);
            say("Gate " + name + (after ? ", after the cut: " : ", before the cut: ") + test +
                (gate.spends_cut ? "; each team that fails counts as one of those to be cut" : ""));
        }
    }

    [[nodiscard]] std::string ties() const {
        switch (said_.ties.kind) {
        case TieRule::Kind::all:
            return "; all who tie at the cut stay";
        case TieRule::Kind::none:
            return "; none who ties at the cut stays";
        case TieRule::Kind::criteria:
            return "; ties by " + criteria(said_.ties.criteria) + " in turn, then by lot";
        case TieRule::Kind::random:
            break;
        }
        return "; ties by lot";
    }

    /// "the 3 best", "the drawn: 2 or 3 best".
    [[nodiscard]] static std::string how_many(const Number& number, const std::string& which) {
        if (!number.certain())
            return "the " + which + " (how many is " + words(number, Unit::number) + ")";
        return number.value == 1 ? "the " + which : "the " + plain(number.value) + " " + which;
    }
    [[nodiscard]] static bool one(const Number& number) { return number.certain() && number.value == 1; }

    void cut() {
        std::string text;
        if (said_.keep)
            text = capitalised(how_many(*said_.keep, "best")) + (one(*said_.keep) ? " stays" : " stay");
        if (said_.drop)
            text = capitalised(how_many(*said_.drop, "worst")) + (one(*said_.drop) ? " goes" : " go");
        if (said_.at_least)
            text = (text.empty() ? std::string("Who stays must have ") : text + ", of those with ") +
                   "a total of " + words(*said_.at_least, Unit::number) + " points or more";
        say(text.empty() ? "Nobody is cut" : text + (said_.keep || said_.drop ? ties() : ""));
    }

    const Scenario& scenario_;
    const Roster& roster_;
    const Plan& plan_;
    const RoundPlan& round_;
    const Round& said_;
    Bullets bullets_;
};

} // namespace

std::string date_words(const std::chrono::year_month_day& date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

void describe_round(const Scenario& scenario, const Roster& roster, const Plan& plan, const RoundPlan& round,
                    const Round& said, Page& page) {
    page.add(Heading{label_with_id(said.id, said.name)});
    page.add(RoundDescriber{scenario, roster, plan, round, said}.describe());
}

} // namespace cutline
