#include "support/random_scenario/writer.hpp"

namespace cutline::test::random {

std::string Writer::text() {
    teams_ = TeamSet::first(dice_.between(1, taste_.most_teams));
    varied_ = taste_.variants && dice_.chance(0.3);
    new_team_ = varied_ && dice_.chance(0.2);
    const auto criteria = write_criteria();
    const auto teams = write_teams();
    const auto spreads = write_spread();
    const auto rounds = write_rounds();
    const auto weights = dice_.chance(0.5) ? write_weights() : std::string{};
    const auto variants = write_variants();

    std::string text = fmt::format("cutline: 1\ntitle: Random scenario {}\n", number_);
    const auto add = [&](std::string_view key, const std::string& block) {
        if (!block.empty())
            text += fmt::format("{}: {}\n", key, block);
    };
    if (dice_.chance(0.2)) {
        add("sources", "{s1: {title: 출처, url: \"https://example.org\"}}");
        add("description", "made by a machine");
    }
    if (!numbers_.inputs().empty())
        add("inputs", in_braces(numbers_.inputs()));
    text += criteria;
    add("weights", weights);
    if (dice_.chance(0.25))
        add("aggregate", "geometric");
    text += teams;
    add("spread", spreads);
    text += rounds;
    add("finalists", fmt::format("{}", dice_.between(1, 3)));
    text += variants;
    if (dice_.chance(0.1))
        add("set", "{title: Set anew, finalists: 2}");
    if (dice_.chance(0.1))
        add("run", "{trials: 100, seed: 3}");
    return text;
}

} // namespace cutline::test::random
