#pragma once
/// From the command line to all the games of a comparison.

#include "cli/options.hpp"

#include <cutline/plan/game.hpp>
#include <cutline/report/comparison_report.hpp>
#include <cutline/run/saved_run.hpp>

#include <string>
#include <vector>

namespace cutline::cli {

struct ComparedInput {
    std::vector<Compared> games; ///< the baseline first
    Changes changes;             ///< in all of them
    std::vector<std::string> files;
};

/// The first file as it stands, its variants and sweeps that are asked for, and the other files as they
/// stand. Shows warnings on standard error. @throws InputError with every error of a file; UsageError
[[nodiscard]] ComparedInput load_compared(const Options& options);

/// What a saved comparison was asked, but for the baseline's scenario: the others, in full.
[[nodiscard]] std::string comparison_question(const std::vector<Compared>& games,
                                              ComparisonStudy::Options options);

/// What was compared, and what was asked about it. @throws SavedRunError if it can't be had from there
struct SavedComparison {
    std::vector<Compared> games;
    ComparisonStudy::Options options;
};
[[nodiscard]] SavedComparison compared_of(const SavedRun& run);

} // namespace cutline::cli
