#pragma once
/// What is drawn for a sweep: the scores and chances of a block of trials, laid out so that each few trials
/// stand together.

#include "engine/batch/block.hpp"
#include "engine/batch/kernels/sweep.hpp"
#include "engine/batch/sweep_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cutline {

/// The plan's rounds for one chunk of swept_lanes trials after the other.
class SweepDraws {
  public:
    /// All outlive this; columns live until the arena is reset. @param sweep  of a plan that is fast
    /// @param player  of the plan
    SweepDraws(const Plan& plan, const SweepPlan& sweep, const DrawKeys& keys, const batch::Lanes& lanes,
               batch::Arena& arena, batch::BlockPlayer& player);

    [[nodiscard]] std::size_t chunks() const { return chunks_; }
    /// A round in a chunk; its sources are the caller's.
    [[nodiscard]] batch::SweptRound round(std::size_t position, std::size_t chunk) const;

  private:
    /// Columns of a round, chunk by chunk.
    struct Drawn {
        float* scores = nullptr; ///< [chunk][team][group][lane]
        std::uint32_t *admitted = nullptr, *entering = nullptr, *staying = nullptr, *passing_before = nullptr,
                      *passing_after = nullptr;
    };

    void draw_chances(std::size_t position);
    void draw_scores(std::size_t position);
    void draw_team(std::size_t position, std::size_t team);
    [[nodiscard]] std::uint32_t* narrow(const SetColumn& sets);

    const Plan& plan_;
    const SweepPlan& sweep_;
    const DrawKeys& keys_;
    batch::Arena& arena_;
    batch::BlockPlayer& player_;
    std::size_t chunks_;
    std::vector<Drawn> rounds_;
};

} // namespace cutline
