#pragma once
/// One trial told in words: what was drawn, who came, how they scored, who went and why.

#include <cutline/engine/record.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/plan/outcome.hpp>
#include <cutline/report/page.hpp>

#include <cstdint>
#include <string>

namespace cutline {

/// What happened in one trial. All references outlive the story.
struct Story {
    const Game& game;
    const TrialRecord& record;
    const Outcome& outcome;
    std::uint64_t seed = 1;
    std::uint64_t trial = 0;

    [[nodiscard]] const Plan& plan() const { return game.plans[record.plan]; }
};

[[nodiscard]] Page story_page(const Story& story);

/// The same for programs; ends in a newline.
[[nodiscard]] std::string story_json(const Story& story);

} // namespace cutline
