#include <cutline/numeric/interval.hpp>
#include <cutline/numeric/normal.hpp>

#include <cmath>

namespace cutline {

namespace {

/// The lower root of (hits / n - p)^2 = z^2 p (1 - p) / n in the form that does not cancel: a product of
/// squares over the upper root's numerator.
double lower_end(double hits, double misses, double z) {
    const double trials = hits + misses;
    const double upper = hits + z * z / 2 + z * std::sqrt(hits / trials * misses + z * z / 4);
    return hits / trials * hits / upper;
}

} // namespace

double deviate(Confidence confidence) {
    return -normal_quantile((1 - confidence.value) / 2);
}

Interval wilson(std::uint64_t hits, std::uint64_t trials, Confidence confidence) {
    if (trials == 0)
        return {0, 1};
    return wilson(static_cast<double>(hits), static_cast<double>(trials - hits), deviate(confidence));
}

Interval wilson(double hits, double misses, double deviate) {
    return {hits == 0 ? 0 : lower_end(hits, misses, deviate),
            misses == 0 ? 1 : 1 - lower_end(misses, hits, deviate)};
}

} // namespace cutline
