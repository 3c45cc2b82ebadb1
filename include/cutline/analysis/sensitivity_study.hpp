#pragma once
/// A sensitivity study of a competition: what is asked, played and answered.

#include <cutline/analysis/sensitivity.hpp>
#include <cutline/analysis/sensitivity_model.hpp>
#include <cutline/analysis/sensitivity_source.hpp>
#include <cutline/plan/game.hpp>
#include <cutline/run/run_counts.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cutline {

struct SensitivityQuestion {
    std::string method = "sobol";
    std::string of{}; ///< as sensitivity_outputs reads it; "": who reaches the final
    std::vector<SourceGroup> groups{};
};

/// The most counters of a study: each takes a kilobyte in every thread.
inline constexpr std::size_t most_sensitivity_counters = 65'536;

/// Immutable, thread-safe.
class SensitivityStudy {
  public:
    /// @param game  outlives the study
    /// @throws SourceError where the question can't be asked of this game: an unknown method, round, team or
    /// source, groups that can't be made, nothing that is uncertain, more outputs and sources than memory is
    /// meant for
    SensitivityStudy(const Game& game, const SensitivityQuestion& question, std::uint64_t seed,
                     Engine engine = Engine::batch);

    [[nodiscard]] const SensitivityQuestion& question() const { return question_; }
    [[nodiscard]] const SensitivityMethodEntry& entry() const { return *entry_; }
    [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }
    [[nodiscard]] const std::vector<SensitivityOutput>& outputs() const { return outputs_; }
    /// How often each trial is played.
    [[nodiscard]] std::size_t plays() const { return method_->plays(); }

    [[nodiscard]] Counts empty() const { return method_->empty(group_trials_); }
    /// Plays trials; outlived by the study.
    [[nodiscard]] CountTrials player() const {
        return [this](TrialRange trials, Counts& counts) { method_->count(trials, counts); };
    }
    [[nodiscard]] Sensitivity estimate(const Counts& counts, Confidence confidence) const {
        return estimate_sensitivity(*entry_, *method_, *model_, sources_, counts, confidence);
    }

  private:
    SensitivityQuestion question_;
    const SensitivityMethodEntry* entry_;
    std::vector<Source> sources_;
    std::vector<SensitivityOutput> outputs_;
    std::unique_ptr<SensitivityModel> model_;
    std::unique_ptr<SensitivityMethod> method_;
    std::uint64_t group_trials_;
};

} // namespace cutline
