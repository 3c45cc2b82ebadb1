#include <cutline/tally/design.hpp>

#include <catch2/catch.hpp>

#include <array>
#include <initializer_list>
#include <vector>

using namespace cutline;

namespace {

using Counters = std::array<WideSum, design_counters>;

TeamSet set(std::initializer_list<std::size_t> teams) {
    TeamSet made;
    for (const auto team : teams)
        made.insert(TeamId{team});
    return made;
}

/// A trial of four teams whose strengths are given in points, with one field for each round.
Outcome outcome_of(const std::vector<int>& points, const std::vector<TeamSet>& fields, TeamSet finalists) {
    Outcome outcome;
    outcome.rounds = PerId<RoundId, RoundOutcome>(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        outcome.held.emplace_back(i);
        outcome.rounds[RoundId{i}].field = fields[i];
    }
    outcome.finalists = finalists;
    for (const int strength : points)
        outcome.strengths.add(Strength{strength} * 10'000);
    return outcome;
}

Counters counted(const Outcome& outcome, std::size_t finalists = 2) {
    Counters counters{};
    count_design(outcome, finalists, counters);
    return counters;
}

} // namespace

TEST_CASE("a selection that leaves a weaker team is told by hand") {
    // 0 and 2 are left; 1 goes in the second round, 3 in the first. Lost: (40 + 30 − 40 − 20) / 2 = 5 points.
    // Of 6 pairs, 4 agree, {1, 2} disagrees and {0, 2} is tied in exit: τ-b = 3 / √(6 × 5) = 0.5477225575.
    const auto counters =
        counted(outcome_of({40, 30, 20, 10}, {set({0, 1, 2, 3}), set({0, 1, 2})}, set({0, 2})));
    CHECK(counters[strongest_survives] == 1);
    CHECK(counters[strongest_are_final] == 0);
    CHECK(counters[with_finalists] == 1);
    CHECK(counters[strength_lost] == 500'000'000);
    CHECK(counters[ranked] == 1);
    CHECK(counters[kendall] == 547'722'558);
}

TEST_CASE("a selection in the order of strength loses nothing") {
    // τ-b can't be 1 where exits are tied: 5 / √(6 × 5).
    const auto counters =
        counted(outcome_of({40, 30, 20, 10}, {set({0, 1, 2, 3}), set({0, 1, 2})}, set({0, 1})));
    CHECK(counters == Counters{1, 1, 1, 0, 1, 912'870'929});
}

TEST_CASE("the worst selection is told as such") {
    const auto counters =
        counted(outcome_of({40, 30, 20, 10}, {set({0, 1, 2, 3}), set({1, 2, 3})}, set({2, 3})));
    CHECK(counters == Counters{0, 0, 1, 2'000'000'000, 1, -912'870'929});
}

TEST_CASE("where fewer are left they are held against as many of the strongest") {
    const auto counters = counted(outcome_of({40, 30, 20, 10}, {set({0, 1, 2, 3})}, set({0})));
    CHECK(counters[strongest_survives] == 1);
    CHECK(counters[strongest_are_final] == 0); // two were meant
    CHECK(counters[strength_lost] == 0);
    CHECK(counted(outcome_of({40, 30, 20, 10}, {set({0, 1, 2, 3})}, {}))[with_finalists] == 0);
}

TEST_CASE("teams of equal strength are as good as each other, and those that never came don't count") {
    const auto counters = counted(outcome_of({30, 30, 99, 10}, {set({0, 1, 3})}, set({1})), 1);
    CHECK(counters[strongest_survives] == 1);
    CHECK(counters[strongest_are_final] == 1);
    // pairs {0,1} tied in strength, {0,3} tied in exit, {1,3} agrees: 1 / √(2 × 2)
    CHECK(counters[kendall] == 500'000'000);
    CHECK(counted(outcome_of({5, 5, 5, 5}, {set({0, 1, 2, 3})}, set({1})))[ranked] == 0);
    CHECK(counted(outcome_of({5, 6, 7, 8}, {set({0, 1})}, set({0, 1})))[ranked] == 0);
}

TEST_CASE("trials in columns count as they do alone") {
    const auto one = outcome_of({40, 30, 20, 10}, {set({0, 1, 2, 3}), set({0, 1, 2})}, set({0, 2}));
    const auto two = outcome_of({10, 30, 20, 15}, {set({0, 1, 3}), set({3, 1})}, set({3}));
    OutcomeColumns columns;
    columns.lanes = 2;
    columns.finalists = {one.finalists, two.finalists};
    for (std::size_t i = 0; i < 2; ++i) {
        auto& round = columns.rounds.emplace_back();
        round.id = RoundId{i};
        round.field = {one.rounds[RoundId{i}].field, two.rounds[RoundId{i}].field};
    }
    for (std::size_t i = 0; i < 4; ++i)
        columns.strengths.add({one.strengths[TeamId{i}], two.strengths[TeamId{i}]});
    Counters expected{};
    count_design(one, 2, expected);
    count_design(two, 2, expected);
    Counters together{};
    count_design(columns, 2, together);
    CHECK(together == expected);
}
