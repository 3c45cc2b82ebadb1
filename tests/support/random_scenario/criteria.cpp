#include "support/random_scenario/writer.hpp"

#include <algorithm>

namespace cutline::test::random {

std::string Writer::write_criteria() {
    std::size_t left = dice_.between(1, taste_.most_leaves);
    for (std::size_t i = 1; left > 0; ++i)
        criteria_.push_back(draft_criterion(fmt::format("c{}", i), 0, left));
    std::string text = "criteria:\n";
    for (const auto& criterion : criteria_)
        text += fmt::format("  {}: {}\n", criterion.id, written(criterion));
    return text;
}

CriterionDraft Writer::draft_criterion(const std::string& id, std::size_t depth, std::size_t& leaves_left) {
    CriterionDraft criterion;
    criterion.id = id;
    if (depth < 2 && leaves_left >= 2 && dice_.chance(0.35)) {
        for (std::size_t part = 1; leaves_left > 0 && part <= 3; ++part) {
            criterion.parts.push_back(
                draft_criterion(fmt::format("{}_{}", id, part), depth + 1, leaves_left));
            criterion.points += criterion.parts.back().points;
        }
    } else {
        --leaves_left;
        criterion.points = static_cast<double>(dice_.between(50, 500)) / 10;
        leaves_.push_back(criterion);
    }
    all_criteria_.push_back(criterion);
    return criterion;
}

std::string Writer::written(const CriterionDraft& criterion) {
    std::vector<std::string> entries;
    if (!criterion.parts.empty()) {
        std::vector<std::string> parts;
        for (const auto& part : criterion.parts)
            parts.push_back(fmt::format("{}: {}", part.id, written(part)));
        entries.push_back(fmt::format("parts: {}", in_braces(parts)));
        if (dice_.chance(0.3))
            entries.push_back(fmt::format("points: {:.1f}", criterion.points));
        return in_braces(entries);
    }
    if (dice_.chance(0.4))
        return fmt::format("{:.1f}", criterion.points);
    entries.push_back(fmt::format("points: {:.1f}", criterion.points));
    add_scoring(entries, criterion.points);
    if (dice_.chance(0.2))
        entries.emplace_back("name: 평가");
    return in_braces(entries);
}

void Writer::add_scoring(std::vector<std::string>& entries, double points) {
    if (dice_.chance(0.5))
        entries.push_back("resolution: " + write_resolution(points));
    if (dice_.chance(0.3)) {
        const auto raters = dice_.between(1, 50);
        entries.push_back(fmt::format("panel: {{raters: {}, spread: {}}}", raters, numbers_.any(judge)));
    }
    if (!taste_.only_monotone && dice_.chance(0.4)) {
        const std::vector<std::string> ways{"none", "top", "minmax", "rank"};
        entries.push_back("normalise: " + dice_.pick(ways));
    }
}

std::string Writer::write_resolution(double points) {
    if (taste_.ties && dice_.chance(0.4))
        return fmt::format("{:.2f}", points / static_cast<double>(dice_.between(1, 4)));
    return numbers_.any(step);
}

std::string Writer::write_weights() {
    const auto way = dice_.below(10);
    if (taste_.uncertain_numbers && way < 2)
        return write_simplex();
    if (taste_.uncertain_numbers && way < 4)
        return write_dirichlet();
    std::vector<std::string> entries;
    for (const auto& criterion : criteria_)
        if (dice_.chance(0.6))
            add_weight(entries, criterion);
    if (entries.empty())
        add_weight(entries, criteria_.front());
    return in_braces(entries);
}

void Writer::add_weight(std::vector<std::string>& entries, const CriterionDraft& criterion) {
    constexpr double least = 20;
    entries.push_back(fmt::format("{}: {}", criterion.id, numbers_.any({"weight", least, 80})));
    for (std::size_t i = 1; i < criterion.parts.size(); ++i)
        if (dice_.chance(0.4)) {
            const double most = least / static_cast<double>(criterion.parts.size());
            entries.push_back(fmt::format("{}: {}", criterion.parts[i].id,
                                          numbers_.any({"weight_of_part", 0, std::min(6.0, most)})));
        }
}

std::vector<std::string> Writer::drawn_criteria() {
    std::vector<std::string> ids;
    for (const auto& criterion : dice_.chance(0.5) ? criteria_ : leaves_)
        ids.push_back(criterion.id);
    dice_.shuffle(ids);
    if (ids.size() > 2 && dice_.chance(0.3))
        ids.pop_back();
    ids.resize(std::min<std::size_t>(ids.size(), 4)); // keeps an order among them likely enough
    return ids;
}

double Writer::points_of(const std::vector<std::string>& ids) const {
    double sum = 0;
    for (const auto& criterion : all_criteria_)
        if (std::ranges::find(ids, criterion.id) != ids.end())
            sum += criterion.points;
    return sum;
}

std::string Writer::write_simplex() {
    const auto ids = drawn_criteria();
    std::vector<std::string> entries{"simplex: " + in_brackets(ids)};
    if (dice_.chance(0.4))
        entries.push_back("order: " + in_brackets(ids));
    if (ids.size() > 1 && dice_.chance(0.4))
        entries.push_back(fmt::format("within: {{{}: [0, {:.2f}]}}", ids.front(), 0.7 * points_of(ids)));
    return in_braces(entries);
}

std::string Writer::write_dirichlet() {
    const auto ids = drawn_criteria();
    std::vector<std::string> means;
    std::size_t mean = 40;
    for (const auto& id : ids) {
        means.push_back(fmt::format("{}: {}", id, mean));
        mean -= dice_.between(0, 9);
    }
    std::vector<std::string> entries{"dirichlet: " + in_braces(means),
                                     fmt::format("concentration: {}", dice_.between(2, 60))};
    if (dice_.chance(0.3))
        entries.push_back("order: " + in_brackets(ids));
    if (ids.size() > 1 && dice_.chance(0.3))
        entries.push_back(fmt::format("within: {{{}: [5, 90]}}", ids.front()));
    return in_braces(entries);
}

} // namespace cutline::test::random
