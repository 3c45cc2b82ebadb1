#include "analysis/weight_lattice.hpp"

#include <cutline/analysis/weight_study.hpp>

#include <array>
#include <cmath>
#include <numeric>

namespace cutline {
namespace {

constexpr std::size_t most_points = 300;

/// Binomial coefficient, no larger than a little above most_points.
std::size_t points_of(std::size_t weights, std::size_t steps) {
    double points = 1;
    for (std::size_t i = 1; i < weights; ++i)
        points = points * static_cast<double>(steps + i) / static_cast<double>(i);
    return points > 2.0 * most_points ? 2 * most_points : static_cast<std::size_t>(points + 0.5);
}

std::size_t steps_of(std::size_t weights) {
    for (const std::size_t steps : {100U, 20U, 10U, 5U, 4U, 3U, 2U})
        if (points_of(weights, steps) <= most_points)
            return steps;
    return 1;
}

/// All ways to share the steps that are left over the weights from `first` on.
void share(std::vector<std::size_t>& point, std::size_t first, std::size_t left,
           std::vector<std::vector<std::size_t>>& points) {
    if (first + 1 == point.size()) {
        point[first] = left;
        points.push_back(point);
        return;
    }
    for (std::size_t i = 0; i <= left; ++i) {
        point[first] = left - i;
        share(point, first + 1, i, points);
    }
}

} // namespace

std::vector<std::vector<double>> simplex_lattice(std::size_t weights, double total) {
    const auto steps = steps_of(weights);
    std::vector<std::size_t> point(weights);
    std::vector<std::vector<std::size_t>> points;
    share(point, 0, steps, points);
    std::vector<std::vector<double>> lattice;
    for (const auto& whole : points) {
        auto& made = lattice.emplace_back();
        for (const auto count : whole)
            made.push_back(total * static_cast<double>(count) / static_cast<double>(steps));
    }
    return lattice;
}

std::vector<double> moved_to(std::span<const double> weights, std::size_t criterion, double weight) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const double others = sum - weights[criterion];
    std::vector<double> moved;
    for (const double old : weights)
        moved.push_back(others > 0 ? old * (sum - weight) / others
                                   : (sum - weight) / static_cast<double>(weights.size() - 1));
    moved[criterion] = weight;
    return moved;
}

double total_variation(std::span<const double> a, std::span<const double> b) {
    double difference = 0;
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference += std::abs(a[i] - b[i]);
        sum += a[i];
    }
    return difference / 2 / sum;
}

std::vector<double> between(std::span<const double> a, std::span<const double> b, double share) {
    std::vector<double> point;
    for (std::size_t i = 0; i < a.size(); ++i)
        point.push_back(a[i] + share * (b[i] - a[i]));
    return point;
}

} // namespace cutline
