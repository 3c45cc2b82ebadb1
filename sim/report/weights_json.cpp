#include "report/json_parts.hpp"

#include <cutline/report/weights_report.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

#include <cmath>

namespace cutline {
namespace {

Json bound(double value) {
    return std::isinf(value) ? Json{} : real(value);
}
Json estimate(const Estimated& estimated) {
    return estimate_json(estimated.value, estimated.interval);
}
Json estimate(const Estimate& chance) {
    return estimate_json(chance.p, chance.interval);
}

class WeightsJson {
  public:
    explicit WeightsJson(const WeightsReport& report)
        : report_(report), game_(report.study.game()), roster_(game_.roster) {}

    [[nodiscard]] Json operator()() const {
        const auto& made = report_.acceptability;
        Json json{{"cutline", version},
                  {"title", game_.scenario.title},
                  {"digest", game_.resolved.is_null() ? Json{} : Json(digest(game_.resolved))},
                  {"trials", made.trials},
                  {"seed", report_.seed},
                  {"confidence", real(made.confidence.value)},
                  {"options", options()},
                  {"scenario", as_json(game_.resolved)},
                  {"criteria", criteria()},
                  {"teams", teams()},
                  {"leave_one_out", {{"criteria", criteria_left_out()}, {"teams", teams_left_out()}}},
                  {"flip", flip()},
                  {"stability", stability()}};
        if (report_.study.options().grid)
            json["grid"] = grid();
        return json;
    }

  private:
    [[nodiscard]] const std::vector<StudiedCriterion>& studied() const {
        return report_.study.studied().criteria();
    }
    [[nodiscard]] const std::string& id(std::size_t team) const { return roster_.teams[TeamId{team}].id; }

    [[nodiscard]] Json weights(const std::vector<double>& weights) const {
        Json json = Json::object();
        for (std::size_t c = 0; c < weights.size(); ++c)
            json[studied()[c].id] = real(weights[c]);
        return json;
    }

    [[nodiscard]] Json options() const {
        const auto& asked = report_.study.options();
        const auto& rule = asked.rule;
        Json within = Json::object();
        for (const auto& bounds : rule.within)
            within[bounds.id] = {real(bounds.within.low), bound(bounds.within.high),
                                 bounds.is_share ? "share" : "points"};
        Json ratio = Json::object();
        for (const auto& [above, below, support] : rule.ratios)
            ratio[above + "/" + below] = {real(support.low), bound(support.high)};
        auto json = changes_json(report_.changes);
        json.update({{"level", asked.level ? Json(*asked.level) : Json{}},
                     {"dirichlet", rule.concentration ? real(*rule.concentration) : Json{}},
                     {"order", rule.orders},
                     {"within", std::move(within)},
                     {"ratio", std::move(ratio)}});
        return json;
    }

    [[nodiscard]] Json criteria() const {
        Json json = Json::object();
        for (const auto& criterion : studied())
            json[criterion.id] = {{"name", criterion.name}, {"nominal", real(criterion.nominal)}};
        return json;
    }

    [[nodiscard]] Json teams() const {
        Json json = Json::object();
        for (const auto& team : report_.acceptability.teams)
            json[id(team.team.index())] = this->team(team);
        return json;
    }

    [[nodiscard]] Json team(const TeamAcceptability& team) const {
        Json ranks = Json::object();
        Json pairwise = Json::object();
        Json entropy = Json::object();
        for (std::size_t r = 0; r < team.rounds.size(); ++r) {
            const auto& round = team.rounds[RoundId{r}];
            const auto& key = roster_.rounds[RoundId{r}].id;
            ranks[key] = Json::array();
            for (const auto& rank : round.ranks)
                ranks[key].push_back(estimate(rank));
            pairwise[key] = Json::object();
            for (std::size_t other = 0; other < round.beats.size(); ++other)
                if (TeamId{other} != team.team)
                    pairwise[key][id(other)] = estimate(round.beats[TeamId{other}]);
            entropy[key] = estimate(round.entropy);
        }
        Json central = Json::object();
        for (std::size_t c = 0; c < team.central.size(); ++c)
            central[studied()[c].id] = estimate(team.central[c]);
        const auto& confidence = report_.confidence[team.team];
        return {{"name", roster_.teams[team.team].name},
                {"final", estimate(team.final)},
                {"nominal", estimate(team.nominal)},
                {"acceptability", std::move(ranks)},
                {"pairwise", std::move(pairwise)},
                {"entropy", std::move(entropy)},
                {"central_weights", team.has_central ? std::move(central) : Json{}},
                {"confidence", confidence ? estimate(*confidence) : Json{}}};
    }

    [[nodiscard]] Json criteria_left_out() const {
        Json json = Json::object();
        for (std::size_t c = 0; c < studied().size(); ++c)
            for (const auto& team : report_.acceptability.teams)
                json[studied()[c].id][id(team.team.index())] = {
                    {"final", estimate(team.without_criterion[c])},
                    {"difference", estimate(team.without_difference[c])}};
        return json;
    }

    [[nodiscard]] Json teams_left_out() const {
        Json json = Json::object();
        for (const auto& out : report_.teams_left_out) {
            Json teams = Json::object();
            for (std::size_t team = 0; team < out.final.size(); ++team)
                if (TeamId{team} != out.team)
                    teams[id(team)] = {{"final", estimate(out.final[TeamId{team}])},
                                       {"difference", estimate(out.difference[TeamId{team}])}};
            Json reversals = Json::array();
            for (const auto& [a, b] : out.reversals)
                reversals.push_back({id(a.index()), id(b.index())});
            json[id(out.team.index())] = {{"teams", std::move(teams)}, {"reversals", std::move(reversals)}};
        }
        return json;
    }

    [[nodiscard]] Json flip() const {
        const auto& flips = report_.flips;
        Json nearest;
        if (flips.nearest)
            nearest = {{"finalists", ids(roster_, flips.nearest->to)},
                       {"distance", estimate(flips.nearest->distance)},
                       {"weights", weights(flips.nearest->weights)}};
        Json check;
        if (flips.check)
            check = {{"weights", weights(flips.check->weights)},
                     {"distance", real(flips.check->distance)},
                     {"difference", estimate(flips.check->difference)},
                     {"trials", flips.check->trials},
                     {"holds", flips.check->holds}};
        return {{"finalists", ids(roster_, flips.finalists)},
                {"chance", estimate(flips.chance)},
                {"trials", flips.trials},
                {"nearest", std::move(nearest)},
                {"check", std::move(check)}};
    }

    [[nodiscard]] Json stability() const {
        const auto end = [&](const StabilityEnd& told) -> Json {
            return {{"weight", estimate(told.weight)},
                    {"finalists", told.to ? ids(roster_, *told.to) : Json{}}};
        };
        Json json = Json::object();
        for (std::size_t c = 0; c < report_.flips.stability.size(); ++c)
            json[studied()[c].id] = {{"low", end(report_.flips.stability[c].low)},
                                     {"high", end(report_.flips.stability[c].high)}};
        return json;
    }

    [[nodiscard]] Json grid() const {
        Json json = Json::array();
        for (const auto& point : report_.acceptability.grid) {
            Json finals = Json::object();
            for (std::size_t team = 0; team < point.final.size(); ++team)
                finals[id(team)] = real(point.final[TeamId{team}].p);
            json.push_back({{"weights", weights(point.weights)}, {"final", std::move(finals)}});
        }
        return json;
    }

    const WeightsReport& report_;
    const Game& game_;
    const Roster& roster_;
};

} // namespace

std::string weights_json(const WeightsReport& report) {
    return text_of(WeightsJson{report}());
}

} // namespace cutline
