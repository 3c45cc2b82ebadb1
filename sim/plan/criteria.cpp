#include "plan/criteria.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cutline {
namespace {

/// Points that should be equal may differ by rounding alone.
constexpr double same_points = 1e-9;

} // namespace

Criteria::Criteria(const std::vector<Criterion>& tree, const Complaints& complaints)
    : complaints_(&complaints) {
    lay(tree, "criteria", 0);
    if (tree.empty())
        complaints_->error("criteria", "there are no criteria", "give at least one, such as {score: 100}");
    if (leaves_.size() > max_leaves)
        complaints_->error("criteria", fmt::format("there are {} leaf criteria", leaves_.size()),
                           fmt::format("at most {} can be scored", max_leaves));
    if (points() > measure::most_points)
        complaints_->error("criteria", fmt::format("the full points are {}", points()),
                           fmt::format("at most {} are allowed", measure::most_points));
}

void Criteria::lay(const std::vector<Criterion>& tree, const std::string& path, std::size_t depth) {
    for (const auto& criterion : tree)
        lay(criterion, path + "." + criterion.id, depth);
}

double Criteria::lay(const Criterion& criterion, const std::string& path, std::size_t depth) {
    if (find(criterion.id))
        complaints_->key_error(path, fmt::format("criterion '{}' stands twice", criterion.id),
                               "give each criterion an id of its own, parts too");
    const std::string& name = criterion.name.empty() ? criterion.id : criterion.name;
    const auto id = all_.add({criterion.id, name, 0, LeafId{leaves_.size()}, 0, depth});
    double points = 0;
    if (criterion.parts.empty()) {
        points = criterion.points.value_or(0);
        if (!(points > 0))
            complaints_->error(path, fmt::format("criterion '{}' has no points", criterion.id),
                               "give it points, or parts that have");
        scoring_.add(criterion.scoring);
        paths_.add(path);
        leaves_.add({criterion.id, name, points});
    } else {
        for (const auto& part : criterion.parts)
            points += lay(part, path + ".parts." + part.id, depth + 1);
        if (criterion.points && std::abs(*criterion.points - points) > same_points)
            complaints_->error(
                path + ".points",
                fmt::format("{} points, but the parts have {} in all", *criterion.points, points),
                "remove `points` or make them equal");
        if (const auto& s = criterion.scoring; s.resolution || s.panel || s.normalise)
            complaints_->error(path, fmt::format("'{}' has parts, and only leaves are scored", criterion.id),
                               "say resolution, panel and normalise on the parts");
    }
    all_[id].points = points;
    all_[id].leaves = leaves_.size() - all_[id].first.index();
    return points;
}

double Criteria::points() const {
    return std::accumulate(leaves_.begin(), leaves_.end(), 0.0,
                           [](double sum, const Leaf& leaf) { return sum + leaf.points; });
}

std::vector<std::string> Criteria::ids() const {
    std::vector<std::string> ids;
    for (const auto& criterion : all_)
        ids.push_back(criterion.id);
    return ids;
}

std::optional<CriterionId> Criteria::find(std::string_view id) const {
    const auto at = std::ranges::find(all_, id, &CriterionPlan::id);
    if (at == all_.end())
        return std::nullopt;
    return CriterionId{static_cast<std::size_t>(at - all_.begin())};
}

std::optional<CriterionId> Criteria::find_key(const std::string& id, const std::string& path) const {
    const auto found = find(id);
    if (!found)
        complaints_->key_error(path, fmt::format("no criterion '{}'", id), suggestion(id, ids()));
    return found;
}

std::optional<CriterionId> Criteria::find_value(const std::string& id, const std::string& path) const {
    const auto found = find(id);
    if (!found)
        complaints_->error(path, fmt::format("no criterion '{}'", id), suggestion(id, ids()));
    return found;
}

std::optional<LeafId> Criteria::find_leaf_key(const std::string& id, const std::string& path) const {
    const auto found = find_key(id, path);
    if (!found)
        return std::nullopt;
    const auto& criterion = all_[*found];
    if (leaves_[criterion.first].id == id)
        return criterion.first;
    complaints_->key_error(path, fmt::format("'{}' has parts, and only leaves are scored", id),
                           "name its parts instead");
    return std::nullopt;
}

PerId<LeafId, std::optional<Value>> Criteria::share(const ById<Value>& values, const std::string& path,
                                                    const Numbers& numbers) const {
    // Who gives each leaf its value: the nearest criterion around it that is named. Parents stand before
    // their parts.
    constexpr std::size_t nobody = ~std::size_t{0};
    PerId<LeafId, std::size_t> giver(leaves_.size(), nobody);
    std::vector<std::optional<CriterionId>> named(values.size());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (const auto id = find_key(values[i].first, path + "." + values[i].first)) {
            named[i] = id;
            order.push_back(i);
        }
    std::ranges::sort(order, {}, [&](std::size_t i) { return *named[i]; });

    std::vector<Value> left(values.size()); // what each named criterion has for leaves that it gives itself
    for (const auto i : order) {
        const auto& criterion = all_[*named[i]];
        left[i] = values[i].second;
        if (const auto above = giver[criterion.first]; above != nobody)
            left[above] = add(left[above], values[i].second, -1);
        for (std::size_t leaf = 0; leaf < criterion.leaves; ++leaf)
            giver[LeafId{criterion.first.index() + leaf}] = i;
    }

    PerId<LeafId, std::optional<Value>> shares(leaves_.size());
    for (const auto i : order) {
        const auto& criterion = all_[*named[i]];
        double points = 0;
        bool gives = false;
        for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf)
            if (giver[LeafId{leaf}] == i) {
                points += leaves_[LeafId{leaf}].points;
                gives = true;
            }
        const auto at = path + "." + criterion.id;
        const auto range = numbers.range(left[i]);
        if (!gives && left[i].certain() && std::abs(left[i].constant) > same_points)
            complaints_->warning(at,
                                 fmt::format("all parts of '{}' are given, and have {} in all", criterion.id,
                                             add(values[i].second, left[i], -1).constant),
                                 "they stand; this value is not used");
        if (points > 0 && range.low < -same_points && values[i].second != left[i])
            complaints_->error(at, fmt::format("the parts of '{}' can take more than it has", criterion.id),
                               "lower them, or give all of them");
        for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf)
            if (const LeafId id{leaf}; giver[id] == i)
                shares[id] =
                    points == leaves_[id].points ? left[i] : add({}, left[i], leaves_[id].points / points);
    }
    return shares;
}

} // namespace cutline
