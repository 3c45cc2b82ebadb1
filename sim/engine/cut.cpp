#include "engine/cut.hpp"

#include <algorithm>
#include <tuple>

namespace cutline {

std::vector<TeamId> Ranking::sorted(TeamSet teams) const {
    std::vector<TeamId> order(teams.begin(), teams.end());
    std::ranges::sort(order, [&](TeamId a, TeamId b) {
        const auto i = a.index();
        const auto j = b.index();
        return std::tie(total[j], tie_scores[j], lot[j], i) < std::tie(total[i], tie_scores[i], lot[i], j);
    });
    return order;
}

CutResult make_cut(const CutPlan& cut, std::size_t count, std::optional<TenThousandths> bar, TeamSet judged,
                   const Ranking& ranking) {
    TeamSet over_bar;
    for (const auto team : judged)
        if (!bar || ranking.total[team.index()] >= *bar)
            over_bar.insert(team);
    if (cut.kind == CutPlan::Kind::none)
        return {over_bar, {}};

    // `keep` ranks those over the bar; `drop` ranks everyone, and the bar takes its own.
    const bool keeps = cut.kind == CutPlan::Kind::keep;
    const auto ranked = ranking.sorted(keeps ? over_bar : judged);
    const std::size_t places =
        keeps ? std::min(count, ranked.size()) : ranked.size() - std::min(count, ranked.size());
    CutResult result;
    for (std::size_t i = 0; i < places; ++i)
        result.stay.insert(ranked[i]);

    const auto total = [&](std::size_t place) { return ranking.total[ranked[place].index()]; };
    if (places > 0 && places < ranked.size() && total(places - 1) == total(places)) {
        for (std::size_t i = 0; i < ranked.size(); ++i)
            if (total(i) == total(places))
                result.tied.insert(ranked[i]);
        if (cut.ties == TieRule::Kind::all)
            result.stay |= result.tied;
        if (cut.ties == TieRule::Kind::none)
            result.stay -= result.tied;
    }
    result.stay = result.stay & over_bar;
    return result;
}

} // namespace cutline
