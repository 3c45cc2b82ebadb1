#pragma once
/// A run's answer together with what was asked: all that its reports repeat.

#include <cutline/analysis/design_quality.hpp>
#include <cutline/analysis/evidence_summary.hpp>
#include <cutline/analysis/survival.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/scenario/document.hpp>

#include <cstdint>
#include <optional>

namespace cutline {

/// The precision that was asked for, and the widest half-width that the trials gave instead.
struct MissedPrecision {
    double asked;
    double reached;
};

struct RunReport {
    const Game& game;         ///< outlives the report
    const Survival& survival; ///< outlives the report
    std::uint64_t seed = 1;
    Changes changes = {};
    std::optional<MissedPrecision> missed = {};
    std::optional<EvidenceSummary> evidence = {}; ///< what published results say
    std::optional<DesignQuality> design = {};
};

} // namespace cutline
