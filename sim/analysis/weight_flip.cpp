#include "analysis/counted_chance.hpp"
#include "analysis/final_set_runs.hpp"
#include "analysis/second_trials.hpp"
#include "analysis/weight_lattice.hpp"

#include <cutline/analysis/weight_flip.hpp>
#include <cutline/engine/weight_sweep.hpp>

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

constexpr std::uint64_t coarse_trials = 65'536;
constexpr std::size_t coarse_points = 1'200;
constexpr std::size_t least_steps = 8;
constexpr std::size_t most_steps = 32;
constexpr std::size_t most_lattice_rays = 24;
constexpr std::size_t fine_steps = 64;
constexpr std::size_t checks = 6;

/// A way to change the weights, from the nominal ones to `end`.
struct Ray {
    std::vector<double> end;
    std::size_t criterion = 0; ///< of a stability ray
    bool upward = false;
    enum class Kind { transfer, lattice, stability } kind = Kind::transfer;
};

/// Where the likeliest finalists change along a ray.
struct Crossing {
    std::size_t ray;
    double from, to;     ///< shares of the ray between which it was found
    std::size_t set = 0; ///< of those that are the likeliest then
};

/// The same, placed finely.
struct Placed {
    double share;
    Interval interval;
};

class FlipSearch {
  public:
    FlipSearch(const WeightStudy& study, const SecondRuns& runs)
        : study_(study), runs_(runs), nominal_(study.studied().nominal()),
          fast_(WeightSweep(study.game(), study.studied(), runs.seed, {}).fast()) {}

    std::optional<FlipStudy> operator()() {
        auto lattice = simplex_lattice(nominal_.size(), study_.studied().total());
        lattice.push_back(nominal_);
        sets_ = likely_sets(study_, lattice, runs_.seed);
        if (!scout(lattice))
            return std::nullopt;
        if (!find_crossings())
            return std::nullopt;
        if (!place())
            return std::nullopt;
        return check() ? std::optional{std::move(found_)} : std::nullopt;
    }

  private:
    /// Where totals have to be made by the rules for each weighting, a search makes do with less.
    [[nodiscard]] std::uint64_t trials(std::uint64_t most) const { return fast_ ? most : most / 4; }

    [[nodiscard]] std::size_t likeliest(const std::vector<WideSum>& sums, std::size_t point) const {
        const auto first = sums.begin() + static_cast<std::ptrdiff_t>(point * sets_.size());
        return static_cast<std::size_t>(
            std::max_element(first, first + static_cast<std::ptrdiff_t>(sets_.size())) - first);
    }

    /// Finds the likeliest finalists at the nominal weights, the last point, and the ways that lead to
    /// others.
    bool scout(const std::vector<std::vector<double>>& lattice) {
        const auto counts =
            count_sets(study_, lattice, sets_, second_trials(runs_, 3, trials(coarse_trials)));
        if (!counts)
            return false;
        const auto sums = counts->totals();
        start_ = likeliest(sums, lattice.size() - 1);
        found_.finalists.assign(sets_[start_].begin(), sets_[start_].end());
        add_transfers();
        std::vector<std::pair<double, std::size_t>> others;
        for (std::size_t point = 0; point + 1 < lattice.size(); ++point)
            if (likeliest(sums, point) != start_)
                others.emplace_back(total_variation(nominal_, lattice[point]), point);
        std::ranges::sort(others);
        for (std::size_t i = 0; i < std::min(others.size(), most_lattice_rays); ++i)
            rays_.push_back({.end = lattice[others[i].second], .kind = Ray::Kind::lattice});
        return true;
    }

    void add_transfers() {
        const auto count = nominal_.size();
        for (std::size_t from = 0; from < count; ++from)
            for (std::size_t to = 0; to < count; ++to) {
                if (from == to || nominal_[from] <= 0)
                    continue;
                auto end = nominal_;
                end[to] += end[from];
                end[from] = 0;
                rays_.push_back({.end = std::move(end), .kind = Ray::Kind::transfer});
            }
        for (std::size_t criterion = 0; criterion < count; ++criterion)
            for (const bool upward : {false, true}) {
                const double limit = upward ? study_.studied().total() : 0;
                rays_.push_back({.end = moved_to(nominal_, criterion, limit),
                                 .criterion = criterion,
                                 .upward = upward,
                                 .kind = Ray::Kind::stability});
            }
    }

    /// The first step of each ray at which others are the likeliest.
    bool find_crossings() {
        const auto steps = std::clamp(coarse_points / rays_.size(), least_steps, most_steps);
        std::vector<std::vector<double>> points;
        for (const auto& ray : rays_)
            for (std::size_t step = 1; step <= steps; ++step)
                points.push_back(
                    between(nominal_, ray.end, static_cast<double>(step) / static_cast<double>(steps)));
        const auto counts = count_sets(study_, points, sets_, second_trials(runs_, 4, trials(coarse_trials)));
        if (!counts)
            return false;
        const auto sums = counts->totals();
        for (std::size_t ray = 0; ray < rays_.size(); ++ray)
            for (std::size_t step = 0; step < steps; ++step)
                if (const auto set = likeliest(sums, ray * steps + step); set != start_) {
                    const auto share = [&](double at) {
                        return std::clamp(at / static_cast<double>(steps), 0.0, 1.0);
                    };
                    const auto at = static_cast<double>(step);
                    crossings_.push_back({ray, share(at - 2), share(at + 3), set});
                    break;
                }
        keep_nearest_and_stability();
        return true;
    }

    /// Of the ways that aren't one weight's own, only the shortest is placed finely.
    void keep_nearest_and_stability() {
        const auto is_stability = [&](const Crossing& crossing) {
            return rays_[crossing.ray].kind == Ray::Kind::stability;
        };
        const auto distance = [&](const Crossing& crossing) {
            return (crossing.from + crossing.to) / 2 * total_variation(nominal_, rays_[crossing.ray].end);
        };
        const auto shortest = std::ranges::min_element(crossings_, {}, distance);
        std::vector<Crossing> kept;
        if (shortest != crossings_.end())
            kept.push_back(*shortest);
        for (const auto& crossing : crossings_)
            if (is_stability(crossing))
                kept.push_back(crossing);
        crossings_ = std::move(kept);
    }

    [[nodiscard]] static double share_at(const Crossing& crossing, std::size_t step) {
        return crossing.from + (crossing.to - crossing.from) * static_cast<double>(step) / fine_steps;
    }

    bool place() {
        std::vector<std::vector<double>> points{nominal_};
        for (const auto& crossing : crossings_)
            for (std::size_t step = 0; step <= fine_steps; ++step)
                points.push_back(between(nominal_, rays_[crossing.ray].end, share_at(crossing, step)));
        const auto counts =
            count_sets(study_, points, sets_, second_trials(runs_, 5, trials(most_search_trials)));
        if (!counts)
            return false;
        const CountedChances chances(*counts, runs_.confidence);
        found_.trials = counts->trials();
        found_.chance = chances.chance(start_);
        for (std::size_t i = 0; i < crossings_.size(); ++i)
            placed_.push_back(place(chances, crossings_[i], 1 + i * (fine_steps + 1)));
        tell_nearest();
        tell_stability();
        return true;
    }

    /// Where the difference of the two chances crosses zero, and between which points its interval holds
    /// zero.
    [[nodiscard]] Placed place(const CountedChances& chances, const Crossing& crossing,
                               std::size_t first) const {
        std::vector<Estimated> differences;
        for (std::size_t step = 0; step <= fine_steps; ++step) {
            const auto at = (first + step) * sets_.size();
            differences.push_back(chances.difference(at + crossing.set, at + start_));
        }
        std::size_t after = 0;
        while (after < fine_steps && differences[after].value <= 0)
            ++after;
        double share = share_at(crossing, after);
        if (after > 0 && differences[after].value > 0) {
            const double below = -differences[after - 1].value;
            const double step = share_at(crossing, 1) - share_at(crossing, 0);
            share -= step * differences[after].value / (differences[after].value + below);
        }
        std::size_t low = 0;
        while (low < after && differences[low + 1].interval.high < 0)
            ++low;
        std::size_t high = after;
        while (high < fine_steps && differences[high].interval.low <= 0)
            ++high;
        const bool surely_after = differences[low].interval.high < 0;
        return {share, {surely_after ? share_at(crossing, low) : crossing.from, share_at(crossing, high)}};
    }

    [[nodiscard]] std::vector<TeamId> teams(std::size_t set) const {
        return {sets_[set].begin(), sets_[set].end()};
    }

    void tell_nearest() {
        if (crossings_.empty())
            return;
        const auto& end = rays_[crossings_.front().ray].end;
        const double length = total_variation(nominal_, end);
        const auto& [share, interval] = placed_.front();
        found_.nearest = {.weights = between(nominal_, end, share),
                          .distance = {length * share, {length * interval.low, length * interval.high}},
                          .to = teams(crossings_.front().set)};
    }

    void tell_stability() {
        const double total = study_.studied().total();
        found_.stability.assign(nominal_.size(),
                                {.low = {{0, {0, 0}}, {}}, .high = {{total, {total, total}}, {}}});
        for (std::size_t i = 1; i < crossings_.size(); ++i) {
            const auto& ray = rays_[crossings_[i].ray];
            const double start = nominal_[ray.criterion];
            const auto weight = [&](double share) {
                return start + share * (ray.end[ray.criterion] - start);
            };
            const double near = weight(placed_[i].interval.low);
            const double far = weight(placed_[i].interval.high);
            auto& told =
                ray.upward ? found_.stability[ray.criterion].high : found_.stability[ray.criterion].low;
            told.weight = {weight(placed_[i].share), {std::min(near, far), std::max(near, far)}};
            told.to = teams(crossings_[i].set);
        }
    }

    /// Looks just beyond the nearest flip, and further if that doesn't tell.
    bool check() {
        if (crossings_.empty())
            return true;
        const auto& crossing = crossings_.front();
        const auto& end = rays_[crossing.ray].end;
        std::vector<std::vector<double>> points;
        double beyond = (crossing.to - crossing.from) / fine_steps;
        for (std::size_t i = 0; i < checks; ++i, beyond *= 2)
            points.push_back(between(nominal_, end, std::min(1.0, placed_.front().interval.high + beyond)));
        const auto counts =
            count_sets(study_, points, sets_, second_trials(runs_, 6, trials(most_search_trials)));
        if (!counts)
            return false;
        const CountedChances chances(*counts, runs_.confidence);
        for (std::size_t i = 0; i < checks && !(found_.check && found_.check->holds); ++i) {
            const auto difference =
                chances.difference(i * sets_.size() + crossing.set, i * sets_.size() + start_);
            found_.check = {.weights = points[i],
                            .distance = total_variation(nominal_, points[i]),
                            .difference = difference,
                            .trials = counts->trials(),
                            .holds = difference.interval.low > 0};
        }
        return true;
    }

    const WeightStudy& study_;
    const SecondRuns& runs_;
    std::vector<double> nominal_;
    bool fast_;
    std::vector<TeamSet> sets_;
    std::size_t start_ = 0; ///< of the sets: the likeliest at the nominal weights
    std::vector<Ray> rays_;
    std::vector<Crossing> crossings_; ///< the nearest first, then those of single weights
    std::vector<Placed> placed_;      ///< of the crossings
    FlipStudy found_;
};

} // namespace

std::optional<FlipStudy> find_flips(const WeightStudy& study, const SecondRuns& runs) {
    return FlipSearch{study, runs}();
}

} // namespace cutline
