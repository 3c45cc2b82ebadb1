#pragma once
/// How good the rules are at finding the best: whether the strongest teams are those that are left.

#include <cutline/analysis/survival.hpp>
#include <cutline/tally/counts.hpp>
#include <cutline/tally/design.hpp>
#include <cutline/tally/jackknife.hpp>
#include <cutline/tally/tally.hpp>

#include <cstddef>
#include <optional>

namespace cutline {

/// docs/methods/design-quality.md. Measures from Ryvkin (European Journal of Operational Research 206, 2010)
/// and Sziklai, Csató & Biró (Computers & Operations Research 144, 2022).
struct DesignQuality {
    Estimate strongest_survives; ///< the strongest of the field is a finalist
    Estimate
        strongest_are_final; ///< as many finalists as were meant, and they are the strongest of the field
    Estimated strength_lost; ///< points for each finalist, over trials in which someone is left; >= 0
    Estimated kendall; ///< τ-b of strength and exit order, over trials in which there is one; −1 … 1
};

/// Of a run that counted it; nothing of one that didn't.
[[nodiscard]] std::optional<DesignQuality> estimate_design(const Tally& tally, Confidence confidence);

/// How much better, measure by measure, from the same trials.
struct DesignDifference {
    Estimated strongest_survives, strongest_are_final, strength_lost, kendall;
};

/// @param first  of design_counters counters in a row
[[nodiscard]] DesignQuality estimate_design(const Counts& counts, const Jackknife& jackknife,
                                            std::size_t first, Confidence confidence);

/// The measures of the counters from `first` less those of the counters from `less`.
[[nodiscard]] DesignDifference difference_of_designs(const Counts& counts, const Jackknife& jackknife,
                                                     std::size_t first, std::size_t less,
                                                     Confidence confidence);

} // namespace cutline
