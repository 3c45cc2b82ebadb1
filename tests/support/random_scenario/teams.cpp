#include "support/random_scenario/writer.hpp"

#include <algorithm>

namespace cutline::test::random {

std::string Writer::write_teams() {
    const bool common = new_team_ || dice_.chance(0.7);
    std::string text;
    if (common)
        text += fmt::format("expected: {}\n", write_expected(1));
    text += "teams:\n";
    for (const auto team : teams_) {
        std::vector<std::string> entries;
        if (!common || dice_.chance(0.7))
            entries.push_back("expected: " + write_expected(common ? 0.5 : 1));
        if (dice_.chance(0.3))
            entries.push_back("growth: " + numbers_.any(growth));
        if (dice_.chance(0.05) && (teams_ - gone_).size() > 2) {
            entries.emplace_back("withdraw: 100%");
            gone_.insert(team);
        } else if (dice_.chance(0.25)) {
            entries.push_back("withdraw: " + numbers_.any(withdrawal));
        }
        if (dice_.chance(0.2))
            entries.emplace_back("name: 팀, note: invented");
        text += fmt::format("  {}: {}\n", team_id(team), in_braces(entries));
    }
    return text;
}

std::string Writer::write_expected(double chance_of_each) {
    std::vector<std::string> entries;
    for (const auto& criterion : criteria_) {
        if (!dice_.chance(chance_of_each))
            continue;
        const double points = criterion.points;
        if (criterion.parts.empty() && dice_.chance(0.1)) {
            entries.push_back(fmt::format("{}: {:.2f}", criterion.id, points * dice_.real(-0.1, 1.1)));
            continue;
        }
        const auto rounded_kind = fmt::format("points_{}", criterion.id);
        entries.push_back(fmt::format(
            "{}: {}", criterion.id,
            numbers_.any({rounded_kind, 0.4 * points, 0.9 * points, false, criterion.parts.empty()})));
        for (std::size_t i = 1; i < criterion.parts.size(); ++i)
            if (dice_.chance(0.4)) {
                const auto& part = criterion.parts[i];
                const double most = std::min(part.points, 0.4 * points / 3);
                entries.push_back(
                    fmt::format("{}: {}", part.id, numbers_.any({"points_" + part.id, 0.1 * most, most})));
            }
    }
    if (dice_.chance(0.1) && !entries.empty())
        entries.emplace_back("note: a guess");
    return in_braces(entries);
}

std::string Writer::write_spread() {
    if (taste_.ties && dice_.chance(0.1))
        return {};
    std::vector<std::string> entries;
    for (const auto* key : {"strength", "form"})
        if (dice_.chance(0.7))
            entries.push_back(fmt::format("{}: {}", key, by_team(spread)));
    if (dice_.chance(0.3))
        entries.push_back("growth: " + by_team({"drift", 0, 0.01, true}));
    for (const auto* key : {"profile", "noise"})
        if (dice_.chance(0.5))
            entries.push_back(fmt::format("{}: {}", key, by_leaf(spread)));
    if (entries.empty())
        entries.emplace_back("strength: 3%, noise: 2%");
    return in_braces(entries);
}

std::string Writer::by_team(const Kind& kind) {
    std::vector<std::string> ids;
    for (const auto team : teams_)
        ids.push_back(team_id(team));
    return by_id(kind, ids);
}

std::string Writer::by_leaf(const Kind& kind) {
    std::vector<std::string> ids;
    for (const auto& leaf : leaves_)
        ids.push_back(leaf.id);
    return by_id(kind, ids);
}

std::string Writer::by_id(const Kind& kind, const std::vector<std::string>& ids) {
    if (dice_.chance(0.6))
        return numbers_.any(kind);
    std::vector<std::string> entries;
    for (const auto& id : ids)
        if (dice_.chance(0.5))
            entries.push_back(fmt::format("{}: {}", id, numbers_.any(kind)));
    if (entries.empty() || dice_.chance(0.7))
        entries.push_back("else: " + numbers_.any(kind));
    return in_braces(entries);
}

} // namespace cutline::test::random
