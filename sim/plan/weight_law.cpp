#include <cutline/plan/studied_weights.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace cutline {
namespace {

class LawMaker {
  public:
    LawMaker(const std::vector<StudiedCriterion>& criteria, double total) : criteria_(criteria) {
        law_.total = total;
    }

    SimplexLaw make(const WeightRule& rule) {
        make_alpha(rule);
        for (const auto& order : rule.orders)
            add_order(order);
        for (const auto& bounds : rule.within)
            add_bounds(bounds);
        for (const auto& ratio : rule.ratios)
            add_ratio(ratio.above, ratio.below, ratio.within,
                      fmt::format("ratio {}/{}", ratio.above, ratio.below));
        stop_at_errors();
        const bool free = law_.order.empty() && law_.within.empty() && law_.ratios.empty();
        if (!free && acceptance(law_) < least_acceptance)
            error("weights", "less than one in 10,000 of the weights obeys all constraints", "loosen them");
        stop_at_errors();
        return law_;
    }

  private:
    void make_alpha(const WeightRule& rule) {
        for (const auto& criterion : criteria_) {
            if (rule.concentration && !(criterion.nominal > 0))
                error("dirichlet", fmt::format("'{}' has no weight to draw around", criterion.id),
                      "give it a weight, or draw from the whole simplex");
            law_.alpha.push_back(rule.concentration ? *rule.concentration * criterion.nominal / law_.total
                                                    : 1.0);
        }
        if (rule.concentration && !(*rule.concentration > 0 && *rule.concentration <= 1e9))
            error("dirichlet", fmt::format("a concentration of {} can't be drawn with", *rule.concentration),
                  "give a positive number up to 1e9, as in 50");
    }

    /// The first order is met by sorting where it can be; each further one link by link.
    void add_order(const std::vector<std::string>& order) {
        std::string text;
        for (const auto& id : order)
            text += (text.empty() ? "" : ">") + id;
        std::vector<std::size_t> indices;
        for (const auto& id : order)
            if (const auto index = find(id, "order " + text))
                indices.push_back(*index);
        for (std::size_t i = 0; i < indices.size(); ++i)
            if (std::ranges::count(indices, indices[i]) > 1) {
                error("order " + text, fmt::format("'{}' stands twice", criteria_[indices[i]].id),
                      "name it once");
                return;
            }
        if (law_.order.empty()) {
            law_.order = indices;
            return;
        }
        for (std::size_t i = 1; i < indices.size(); ++i)
            law_.ratios.push_back({indices[i - 1], indices[i], {1, std::numeric_limits<double>::infinity()}});
    }

    void add_bounds(const WeightRule::Bounds& bounds) {
        const auto path = "within." + bounds.id;
        const double unit = bounds.is_share ? law_.total : 1;
        if (!(bounds.within.low >= 0 && bounds.within.low <= bounds.within.high))
            error(path, "the bounds must rise from 0 or more",
                  "write them as 20..40, or as shares, 20%..40%");
        const auto index = find(bounds.id, path);
        if (!index)
            return;
        if (law_.within.empty())
            law_.within.assign(criteria_.size(), Support{0, law_.total});
        auto& within = law_.within[*index];
        within = {std::max(within.low, unit * bounds.within.low),
                  std::min(within.high, unit * bounds.within.high)};
    }

    void add_ratio(const std::string& above, const std::string& below, Support within,
                   const std::string& path) {
        if (!(within.low >= 0 && within.low <= within.high))
            error(path, "the bounds must rise from 0 or more", "write them as 1..3");
        const auto i = find(above, path);
        const auto j = find(below, path);
        if (i && j && *i == *j)
            error(path, "a weight over itself is always 1", "name two criteria");
        if (i && j)
            law_.ratios.push_back({*i, *j, within});
    }

    [[nodiscard]] std::optional<std::size_t> find(const std::string& id, const std::string& path) {
        const auto found = std::ranges::find(criteria_, id, &StudiedCriterion::id);
        if (found != criteria_.end())
            return static_cast<std::size_t>(found - criteria_.begin());
        std::vector<std::string> known;
        for (const auto& criterion : criteria_)
            known.push_back(criterion.id);
        error(path, fmt::format("'{}' is not among the studied weights", id), suggestion(id, known));
        return std::nullopt;
    }

    void error(std::string path, std::string problem, std::string remedy) {
        diagnostics_.error({}, std::move(path), std::move(problem), std::move(remedy));
    }
    void stop_at_errors() const {
        if (diagnostics_.has_errors())
            throw InputError(diagnostics_.all());
    }

    const std::vector<StudiedCriterion>& criteria_;
    SimplexLaw law_;
    Diagnostics diagnostics_;
};

} // namespace

SimplexLaw StudiedWeights::law(const WeightRule& rule) const {
    return LawMaker(criteria_, total_).make(rule);
}

} // namespace cutline
