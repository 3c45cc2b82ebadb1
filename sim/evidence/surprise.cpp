#include "evidence/surprise.hpp"

#include <cutline/numeric/normal.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace cutline::evidence {
namespace {

constexpr std::size_t imagined = 2'048;
constexpr std::size_t searchers = 64;
/// So few hits say little; the normal distribution is then asked.
constexpr std::size_t few_hits = 10;

class Surprises {
  public:
    Surprises(const Model& model, const Directions& directions, Key key)
        : model_(model), directions_(directions), key_(key) {}

    std::vector<Diagnostic> operator()() {
        imagine();
        for (std::size_t r = 0; r < model_.held.size(); ++r) {
            for (std::size_t f = 0; f < model_.held[r].facts.size(); ++f) {
                const auto& fact = model_.held[r].facts[f];
                warn(figures_[r][f].empty() ? chance_of(r, f) : tail_of(fact, figures_[r][f]), fact.path,
                     fact.place);
            }
            for (std::size_t v = 0; v < model_.held[r].verdicts.size(); ++v)
                warn(verdict_sums_[r][v] / imagined, model_.held[r].verdicts[v].path,
                     model_.held[r].verdicts[v].place);
        }
        return std::move(warnings_);
    }

  private:
    void imagine() {
        Sampler sampler(model_, directions_);
        Chance chance(key_, 1);
        for (const auto& held : model_.held) {
            hits_.emplace_back(held.facts.size());
            figures_.emplace_back(held.facts.size());
            verdict_sums_.emplace_back(held.verdicts.size());
        }
        for (std::size_t i = 0; i < imagined; ++i) {
            const auto world = sampler.imagine(chance);
            sampler.enter(world);
            for (std::size_t r = 0; r < model_.held.size(); ++r)
                look(sampler, r);
        }
    }

    void look(const Sampler& sampler, std::size_t r) {
        const auto& held = model_.held[r];
        for (std::size_t f = 0; f < held.facts.size(); ++f) {
            hits_[r][f] += sampler.missing(r, f) > 0 ? 0U : 1U;
            if (const auto* score = std::get_if<ScoreFact>(&held.facts[f].says)) {
                figures_[r][f].push_back(measured(model_.plan, score->of, score->team, sampler.standing(r)));
            } else if (const auto* mean = std::get_if<MeanFact>(&held.facts[f].says)) {
                double sum = 0;
                for (const auto team : held.scored)
                    sum += measured(model_.plan, mean->of, team, sampler.standing(r));
                figures_[r][f].push_back(sum / static_cast<double>(held.scored.size()));
            }
        }
        for (std::size_t v = 0; v < held.verdicts.size(); ++v) {
            const double p = held.verdicts[v].chance.in(sampler.world().drawn);
            verdict_sums_[r][v] += held.verdicts[v].happened ? p : 1 - p;
        }
    }

    [[nodiscard]] double chance_of(std::size_t r, std::size_t f) const {
        if (hits_[r][f] > 0)
            return static_cast<double>(hits_[r][f]) / imagined;
        std::vector<std::vector<bool>> items;
        for (const auto& held : model_.held)
            items.emplace_back(held.facts.size(), false);
        const auto without = log2_chance(items);
        items[r][f] = true;
        return std::ldexp(1.0, static_cast<int>(std::floor(log2_chance(items) - without)));
    }
    [[nodiscard]] double log2_chance(const std::vector<std::vector<bool>>& items) const {
        const auto found = find_worlds(model_, directions_, items, searchers, key_);
        return found ? found->log2_chance : 0;
    }

    [[nodiscard]] static double tail_of(const Fact& fact, const std::vector<double>& figures) {
        const auto [value, half] = printed(fact);
        const auto count = static_cast<double>(figures.size());
        const auto hits = [&](auto&& inside) {
            return static_cast<std::size_t>(std::ranges::count_if(figures, inside));
        };
        const auto low = hits([&, v = value + half](double figure) { return figure <= v + 1e-9; });
        const auto high = hits([&, v = value - half](double figure) { return figure >= v - 1e-9; });
        if (std::min(low, high) >= few_hits)
            return 2 * static_cast<double>(std::min(low, high)) / count;
        const double mean = std::accumulate(figures.begin(), figures.end(), 0.0) / count;
        double squares = 0;
        for (const double figure : figures)
            squares += (figure - mean) * (figure - mean);
        const double sd = std::sqrt(squares / count);
        const double far = std::max(0.0, std::abs(value - mean) - half);
        if (far == 0)
            return 1;
        return sd > 0 ? 2 * normal_tail(far / sd) : 0;
    }
    [[nodiscard]] static std::pair<double, double> printed(const Fact& fact) {
        if (const auto* score = std::get_if<ScoreFact>(&fact.says))
            return {score->value, score->half_unit};
        const auto& mean = std::get<MeanFact>(fact.says);
        return {mean.value, mean.half_unit};
    }

    void warn(double chance, const std::string& path, const Place& place) {
        if (chance < least_chance)
            warnings_.push_back(
                {Severity::warning, place, path,
                 "before it was published this had less than one chance in a million",
                 "a slip of the pen, or expected scores and spreads that are too sure of themselves"});
    }

    const Model& model_;
    const Directions& directions_;
    Key key_;
    std::vector<std::vector<std::size_t>> hits_;            ///< by held round and fact
    std::vector<std::vector<std::vector<double>>> figures_; ///< of printed figures
    std::vector<std::vector<double>> verdict_sums_;
    std::vector<Diagnostic> warnings_;
};

} // namespace

std::vector<Diagnostic> surprises(const Model& model, const Directions& directions, Key key) {
    return Surprises(model, directions, key)();
}

} // namespace cutline::evidence
