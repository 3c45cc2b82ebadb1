#include "support/random_scenario/writer.hpp"

namespace cutline::test::random {

std::string Writer::write_variants() {
    if (!varied_)
        return {};
    patches_.push_back({"spread.noise", "4%"});
    patches_.push_back({"aggregate", "geometric"});
    patches_.push_back({fmt::format("teams.{}.growth", team_id(*teams_.begin())), "0.5%"});
    patches_.push_back({fmt::format("rounds.{}.award", rounds_.back().id), "{gpu: 5}"});
    patches_.push_back({fmt::format("rounds.{}.gates.g9", rounds_.back().id), "{pass: 70%}"});
    patches_.push_back({fmt::format("criteria.{}.resolution", leaves_.front().id), "null"});
    if (leaves_.front().id != criteria_.front().id || taste_.only_monotone)
        patches_.pop_back(); // removing what is not there is refused
    else
        patches_.back() = {fmt::format("criteria.{}.resolution", leaves_.front().id), "0.5"};
    if (new_team_)
        patches_.push_back({"teams.newcomer", "{name: 신규}"});
    dice_.shuffle(patches_);

    std::vector<std::string> names;
    std::string text = "variants:\n";
    for (std::size_t v = 0; v < 3 && v < patches_.size(); ++v) {
        names.push_back(fmt::format("v{}", v + 1));
        text += fmt::format("  {}: {{title: Otherwise, set: {{{}}}}}\n", names.back(),
                            written_patch(patches_[v]));
    }
    text += "open_rules:\n";
    const auto rules = dice_.between(1, 2);
    for (std::size_t rule = 1; rule <= rules; ++rule) {
        const auto chance_of_change = dice_.between(1, 99);
        text += fmt::format("  rule{}: {{as-is: {}%, {}: {}%}}\n", rule, 100 - chance_of_change,
                            dice_.pick(names), chance_of_change);
    }
    return text;
}

std::string Writer::written_patch(const Patch& patch) {
    if (dice_.chance(0.6))
        return patch.path + ": " + patch.value;
    std::string text = patch.value;
    auto path = patch.path;
    for (auto dot = path.rfind('.'); dot != std::string::npos; dot = path.rfind('.')) {
        text = fmt::format("{{{}: {}}}", path.substr(dot + 1), text);
        path.resize(dot);
    }
    return path + ": " + text;
}

} // namespace cutline::test::random
