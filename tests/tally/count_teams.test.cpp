#include "tally/count_teams.hpp"

#include <cutline/random/stream.hpp>

#include <catch2/catch.hpp>

#include <vector>

using namespace cutline;

namespace {

/// Sets that have team t in about one lane of 2^(1 + t % 4).
std::vector<TeamSet> random_sets(Key key, std::size_t lanes) {
    std::vector<TeamSet> sets(lanes);
    for (std::size_t lane = 0; lane < lanes; ++lane)
        for (std::size_t team = 0; team < max_teams; ++team)
            if (const auto word = static_cast<std::uint32_t>(word_at({key.value + team}, lane));
                word >> (31 - team % 4) == 0)
                sets[lane].insert(TeamId{team});
    return sets;
}

/// One lane after the other, one team after the other.
TeamCounts one_by_one(const std::vector<TeamSet>& sets, const std::vector<TeamSet>& without) {
    TeamCounts counts{};
    for (std::size_t lane = 0; lane < sets.size(); ++lane)
        for (const auto team : sets[lane])
            if (without.empty() || !without[lane].contains(team))
                ++counts[team.index()];
    return counts;
}

} // namespace

TEST_CASE("teams are counted as one by one, whatever the number of lanes") {
    for (const auto lanes :
         std::vector<std::size_t>{0, 1, 15, 16, 63, 64, 65, 127, 128, 512, 1000, 2047, 2048}) {
        INFO(lanes);
        const auto sets = random_sets({1}, lanes);
        const auto without = random_sets({1000}, lanes);
        CHECK(count_teams(lanes, sets.data()) == one_by_one(sets, {}));
        CHECK(count_teams(lanes, sets.data(), without.data()) == one_by_one(sets, without));
    }
}

TEST_CASE("a team in every lane of a long column is counted in every lane") {
    const std::size_t lanes = 200'003; // more than one pass holds, on any instruction set
    const std::vector<TeamSet> sets(lanes, TeamSet::first(max_teams));
    for (const auto count : count_teams(lanes, sets.data()))
        CHECK(count == lanes);
}
