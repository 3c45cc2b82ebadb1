#pragma once
/// What the trials of a block draw before the first round, as columns, and the plan's values made of it.

#include "engine/batch/arena.hpp"
#include "engine/batch/kernels/values.hpp"
#include "engine/batch/lanes.hpp"

#include <cutline/engine/draws.hpp>
#include <cutline/plan/plan.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace cutline::batch {

class Numbers {
  public:
    /// Both outlive this.
    Numbers(const Plan& plan, const DrawKeys& keys);

    /// Draws the numbers of a block. @param lanes  outlives the block
    void draw(const Lanes& lanes);

    /// The numbers of one lane: plan.draws() of them.
    void row(std::size_t lane, std::span<double> drawn) const;

    /// A column for each, until the next draw.
    [[nodiscard]] std::vector<const double*> columns() const { return {drawn_.begin(), drawn_.end()}; }

    // A value in every lane. Columns live as long as what is taken from the arena, and at most until the next
    // draw.
    [[nodiscard]] Column<double> doubles(const Value& value, Arena& arena) const;
    /// float(value / divisor)
    [[nodiscard]] Column<float> floats(const Value& value, Arena& arena, double divisor = 1) const;
    /// A word below it passes a chance.
    [[nodiscard]] Column<double> thresholds(const Value& chance, Arena& arena) const;
    /// Rounded to a whole number that is not negative.
    [[nodiscard]] Column<std::int32_t> counts(const Value& value, Arena& arena) const;
    /// How a score of so many points is rounded; none if the resolution is 0.
    [[nodiscard]] Steps steps(double points, const Value& resolution, Arena& arena) const;
    /// The sum of several values, in their order.
    [[nodiscard]] Column<double> sum(const PerId<LeafId, Value>& values, Arena& arena) const;

    template <class T>
    [[nodiscard]] static Column<T> same(T value, Arena& arena) {
        auto* const values = arena.take<T>(most_lanes);
        for (std::size_t i = 0; i < most_lanes; ++i)
            values[i] = value;
        return Column<T>::same(values);
    }

  private:
    void draw_weights(std::size_t i, const Lanes& lanes);

    const Plan& plan_;
    const DrawKeys& keys_;
    std::size_t width_ = 0; ///< lanes with padding
    Arena room_;
    std::vector<double*> drawn_;                 ///< a column for each number
    mutable Arena float_room_;                   ///< of those that were asked for
    mutable std::vector<const float*> as_float_; ///< null: not yet
};

} // namespace cutline::batch
