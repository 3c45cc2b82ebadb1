#include "plan/weighting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

/// While a plan is made, drawn weights are numbered from here; afterwards they follow the uncertain numbers.
constexpr std::size_t drawn_weights_from = std::size_t{1} << 32;

template <class T>
std::vector<std::string> ids_of(const ById<T>& map) {
    std::vector<std::string> ids;
    for (const auto& [id, value] : map)
        ids.push_back(id);
    return ids;
}

} // namespace

PerId<LeafId, Value> Weighting::points() const {
    PerId<LeafId, Value> weights;
    for (const auto& leaf : criteria_->leaves())
        weights.add({.constant = leaf.points, .terms = {}});
    return weights;
}

PerId<LeafId, Value> Weighting::leaf_weights(const Weights& weights, const std::string& path) {
    const auto named = std::visit([&](const auto& block) { return by_criterion(block, path); }, weights);
    const auto shared = criteria_->share(named, {path, numbers_, false});
    auto values = points();
    for (std::size_t i = 0; i < shared.size(); ++i)
        if (const auto& share = shared[LeafId{i}])
            values[LeafId{i}] = *share;
    const auto is_zero = [](const Value& value) { return value.is(0); };
    if (std::ranges::all_of(values, is_zero) && !complaints_->any())
        complaints_->error(path, "every weight is 0", "give at least one criterion a weight");
    return values;
}

ById<Value> Weighting::by_criterion(const ById<Number>& given, const std::string& path) {
    ById<Value> values;
    for (const auto& [id, number] : given)
        values.emplace_back(id, numbers_->value(number, path + "." + id, measure::weight));
    return values;
}

ById<Value> Weighting::by_criterion(const DirichletWeights& dirichlet, const std::string& path) {
    SimplexLaw law;
    law.total = 0;
    for (const auto& [id, mean] : dirichlet.means) {
        const auto at = path + ".dirichlet." + id;
        (void)criteria_->find_key(id, at);
        if (!(mean > 0))
            complaints_->error(at, fmt::format("a mean weight of {} can't be drawn", mean),
                               "give it a positive mean");
        law.total += mean;
    }
    if (!(dirichlet.concentration > 0))
        complaints_->error(path + ".concentration",
                           fmt::format("a concentration of {} can't be drawn with", dirichlet.concentration),
                           fmt::format("write {}", measure::concentration.what));
    for (const auto& [id, mean] : dirichlet.means)
        law.alpha.push_back(dirichlet.concentration * mean / law.total);
    return draw(ids_of(dirichlet.means), std::move(law), dirichlet.region, path);
}

ById<Value> Weighting::by_criterion(const SimplexWeights& simplex, const std::string& path) {
    SimplexLaw law;
    law.alpha.assign(simplex.criteria.size(), 1.0);
    law.total = 0;
    for (std::size_t i = 0; i < simplex.criteria.size(); ++i)
        if (const auto id =
                criteria_->find_value(simplex.criteria[i], fmt::format("{}.simplex[{}]", path, i)))
            law.total += criteria_->all()[*id].points;
    return draw(simplex.criteria, std::move(law), simplex.region, path);
}

bool Weighting::are_disjoint(const std::vector<std::string>& names, const std::string& path) const {
    PerId<LeafId, bool> taken(criteria_->leaves().size(), false);
    for (const auto& name : names) {
        const auto id = criteria_->find(name);
        if (!id)
            return false; // complained about where it is named
        const auto& criterion = criteria_->all()[*id];
        for (std::size_t i = 0; i < criterion.leaves; ++i) {
            auto&& leaf = taken[LeafId{criterion.first.index() + i}];
            if (leaf) {
                complaints_->error(
                    path, fmt::format("'{}' stands beside a criterion that holds it, or twice", name),
                    "draw the weight of the whole or of its parts, not both");
                return false;
            }
            leaf = true;
        }
    }
    return true;
}

ById<Value> Weighting::draw(const std::vector<std::string>& names, SimplexLaw law, const WeightRegion& region,
                            const std::string& path) {
    const auto component = [&](const std::string& id, const std::string& at,
                               bool is_key) -> std::optional<std::size_t> {
        const auto found = std::ranges::find(names, id);
        if (found != names.end())
            return static_cast<std::size_t>(found - names.begin());
        const auto problem = fmt::format("'{}' is not among the drawn weights", id);
        if (is_key)
            complaints_->key_error(at, problem, suggestion(id, names));
        else
            complaints_->error(at, problem, suggestion(id, names));
        return std::nullopt;
    };
    if (names.empty()) {
        complaints_->error(path, "no criterion is named", "name the criteria whose weights are drawn");
        return {};
    }
    bool sound = are_disjoint(names, path);
    for (std::size_t i = 0; i < region.order.size(); ++i) {
        const auto at = fmt::format("{}.order[{}]", path, i);
        const auto index = component(region.order[i], at, false);
        if (index && std::ranges::count(region.order, region.order[i]) > 1) {
            complaints_->error(at, fmt::format("'{}' stands twice in the order", region.order[i]));
            sound = false;
        }
        sound = sound && index.has_value();
        law.order.push_back(index.value_or(0));
    }
    if (!region.within.empty())
        law.within.assign(names.size(), Support{0, law.total});
    for (const auto& [id, bounds] : region.within) {
        const auto index = component(id, path + ".within." + id, true);
        sound = sound && index.has_value();
        if (index)
            law.within[*index] = bounds;
    }
    const bool positive = std::ranges::all_of(law.alpha, [](double alpha) { return alpha > 0; });
    if (!sound || !positive || !(law.total > 0))
        return {};
    if ((!law.order.empty() || !law.within.empty()) && acceptance(law) < least_acceptance) {
        complaints_->error(path, "less than one in 10,000 of the drawn weights meets `order` and `within`",
                           "loosen them");
        return {};
    }
    ById<Value> values;
    for (const auto& name : names)
        values.emplace_back(name, Value{.constant = 0, .terms = {{drawn_weights_from + components_++, 1.0}}});
    drawn_.push_back({path, std::move(law), components_ - names.size()});
    return values;
}

std::vector<DrawnWeights> Weighting::place_behind(std::size_t numbers, std::vector<RoundPlan>& rounds) const {
    for (auto& round : rounds)
        for (auto& weight : round.weights)
            for (auto& term : weight.terms)
                if (term.draw >= drawn_weights_from)
                    term.draw += numbers - drawn_weights_from;
    auto drawn = drawn_;
    for (auto& weights : drawn)
        weights.first_draw += numbers;
    return drawn;
}

} // namespace cutline
