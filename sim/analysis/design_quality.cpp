#include "analysis/shares.hpp"

#include <cutline/analysis/design_quality.hpp>

#include <limits>
#include <utility>

namespace cutline {

namespace {

/// A sum in small units over the trials in which there is something to sum.
Estimator mean_of(std::size_t sum, std::size_t among, double units) {
    return [=](const Sums& sums) { return sums.counters[among] == 0 ? 0 : sums[sum] / units / sums[among]; };
}

Estimator lost_from(std::size_t first) {
    return mean_of(first + strength_lost, first + with_finalists, 1e8);
}

Estimator kendall_from(std::size_t first) {
    return mean_of(first + kendall, first + ranked, 1e9);
}

Estimator less(Estimator a, Estimator b) {
    return [a = std::move(a), b = std::move(b)](const Sums& sums) { return a(sums) - b(sums); };
}

} // namespace

DesignQuality estimate_design(const Counts& counts, const Jackknife& jackknife, std::size_t first,
                              Confidence confidence) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {.strongest_survives = share(counts, jackknife, first + strongest_survives, confidence),
            .strongest_are_final = share(counts, jackknife, first + strongest_are_final, confidence),
            .strength_lost = jackknife.within({0, infinity}, lost_from(first)),
            .kendall = jackknife.within({-1, 1}, kendall_from(first))};
}

std::optional<DesignQuality> estimate_design(const Tally& tally, Confidence confidence) {
    if (!tally.design)
        return std::nullopt;
    return estimate_design(*tally.design, Jackknife{*tally.design, confidence}, 0, confidence);
}

DesignDifference difference_of_designs(const Counts& counts, const Jackknife& jackknife, std::size_t first,
                                       std::size_t base, Confidence confidence) {
    const auto chance = [&](DesignCounter counter) {
        return share_difference(counts, jackknife, first + counter, base + counter, confidence);
    };
    return {.strongest_survives = chance(strongest_survives),
            .strongest_are_final = chance(strongest_are_final),
            .strength_lost = jackknife(less(lost_from(first), lost_from(base))),
            .kendall = jackknife(less(kendall_from(first), kendall_from(base)))};
}

} // namespace cutline
