#pragma once
/// How good the draws of a Markov chain are.

#include <span>
#include <vector>

namespace cutline {

/// What several chains of equal length say about one number.
struct ChainQuality {
    double effective =
        0; ///< so many independent draws would tell its mean as well; at most the draws there are
    double split_r_hat =
        1; ///< 1 where the chains agree; above 1.01 they have not yet met (Vehtari et al. 2021)
};

/// Effective sample size and split-R̂ of several chains, each split in two (Gelman et al., Bayesian Data
/// Analysis, 3rd edition 2013, section 11.4–11.5), with autocorrelations summed as far as they fall (Geyer,
/// Statistical Science 7, 1992). A number that never changes has as many effective draws as there are, and
/// R̂ 1.
/// @param chains  at least one, all of the same length, at least 4
[[nodiscard]] ChainQuality chain_quality(std::span<const std::vector<double>> chains);

} // namespace cutline
