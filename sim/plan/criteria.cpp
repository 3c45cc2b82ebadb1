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

std::vector<CriterionId> Criteria::parts(CriterionId whole) const {
    const auto depth = all_[whole].depth;
    std::vector<CriterionId> parts; // they follow the whole, each before its own parts
    for (auto i = whole.index() + 1; i < all_.size() && all_[CriterionId{i}].depth > depth; ++i)
        if (all_[CriterionId{i}].depth == depth + 1)
            parts.emplace_back(i);
    return parts;
}

PerId<LeafId, std::optional<Value>> Criteria::share(const ById<Value>& values, const Sharing& sharing) const {
    PerId<CriterionId, std::optional<Value>> given(all_.size());
    for (const auto& [id, value] : values)
        if (const auto criterion = find_key(id, sharing.path + "." + id))
            given[*criterion] = value;

    // Parents stand before their parts: each hands on what it has, whether given or handed to it.
    auto has = given;
    PerId<LeafId, std::optional<Value>> shares(leaves_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const CriterionId whole{i};
        if (!has[whole])
            continue;
        const auto parts = this->parts(whole);
        if (parts.empty())
            shares[all_[whole].first] = has[whole];
        else
            share_among(parts, whole, *has[whole], given, has, sharing);
    }
    return shares;
}

void Criteria::share_among(const std::vector<CriterionId>& parts, CriterionId whole, const Value& value,
                           const PerId<CriterionId, std::optional<Value>>& given,
                           PerId<CriterionId, std::optional<Value>>& has, const Sharing& sharing) const {
    Value left = value;
    double points = 0; // of the parts that are not given
    for (const auto part : parts) {
        if (given[part])
            left = add(left, *given[part], -1);
        else
            points += all_[part].points;
    }
    const auto& id = all_[whole].id;
    const auto path = sharing.path + "." + id;
    if (points == 0 && left.certain() && std::abs(left.constant) > same_points)
        complaints_->warning(
            path,
            fmt::format("all parts of '{}' are given, and have {} in all", id, add(value, left, -1).constant),
            "they stand; this value is not used");
    if (points > 0 && left != value && sharing.numbers->range(left).low < -same_points &&
        (left.certain() || !sharing.may_be_negative))
        complaints_->error(path, fmt::format("the parts of '{}' can take more than it has", id),
                           left.certain() ? "lower them, or give all of them"
                                          : "bound the drawn numbers by `within`");
    for (const auto part : parts)
        if (!given[part])
            has[part] = points == all_[part].points ? left : add({}, left, all_[part].points / points);
}

} // namespace cutline
