#include "evidence/directions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace cutline::evidence {
namespace {

/// A sum over coordinates, in points.
using Sum = std::vector<double>;

/// The sums that printed figures fix.
class SumReader {
  public:
    SumReader(const Plan& plan, const std::vector<HeldRound>& held,
              const std::vector<Coordinate>& coordinates, std::span<const double> drawn)
        : plan_(plan), held_(held), coordinates_(coordinates), drawn_(drawn) {}

    std::vector<Sum> operator()() const {
        std::vector<Sum> sums;
        for (std::size_t r = 0; r < held_.size(); ++r)
            for (const auto& fact : held_[r].facts) {
                Sum sum(coordinates_.size());
                if (const auto* score = std::get_if<ScoreFact>(&fact.says))
                    add(r, score->team, score->of, sum);
                else if (const auto* mean = std::get_if<MeanFact>(&fact.says))
                    for (const auto team : held_[r].scored)
                        add(r, team, mean->of, sum);
                if (std::ranges::any_of(sum, [](double c) { return c != 0; }))
                    sums.push_back(std::move(sum));
            }
        return sums;
    }

  private:
    void add(std::size_t r, TeamId team, Measure of, Sum& sum) const {
        const auto& round = plan_.rounds[held_[r].position];
        for (std::size_t i = 0; i < coordinates_.size(); ++i) {
            const auto& at = coordinates_[i];
            if (at.held != r || at.team != team)
                continue;
            if (!of)
                sum[i] += round.weights[at.leaf].in(drawn_);
            else if (const auto& criterion = plan_.criteria[*of];
                     at.leaf.index() >= criterion.first.index() &&
                     at.leaf.index() < criterion.first.index() + criterion.leaves)
                sum[i] += plan_.leaves[at.leaf].points;
        }
    }

    const Plan& plan_;
    const std::vector<HeldRound>& held_;
    const std::vector<Coordinate>& coordinates_;
    std::span<const double> drawn_;
};

constexpr double nothing = 1e-9;

/// Sums solved for some of the scores, the pivots, each of which balances what the free ones do to it.
class Balances {
  public:
    /// Gauss-Jordan elimination, looking for pivots in a given order of the columns.
    Balances(const std::vector<Coordinate>& coordinates, std::vector<Sum> rows,
             const std::vector<std::size_t>& order)
        : coordinates_(coordinates), rows_(std::move(rows)), is_pivot_(order.size()) {
        for (const auto column : order)
            if (pivots_.size() < rows_.size())
                pivot(column);
    }

    [[nodiscard]] bool is_free(std::size_t column) const { return !is_pivot_[column]; }

    /// Those of `moved` that are free, and what balances them.
    [[nodiscard]] FreeScores scores(const std::vector<std::size_t>& moved) const {
        FreeScores scores;
        for (const auto column : moved)
            if (is_free(column))
                scores.free.push_back(column);
        for (std::size_t row = 0; row < pivots_.size(); ++row) {
            FreeScores::Balance balance{pivots_[row], {}};
            for (const auto column : scores.free)
                balance.coefficients.push_back(rows_[row][column]);
            if (std::ranges::any_of(balance.coefficients, [](double c) { return std::abs(c) > nothing; }))
                scores.balancing.push_back(std::move(balance));
        }
        const auto moves = [&](std::size_t column) {
            scores.teams.insert(coordinates_[column].team);
            scores.rounds |= std::uint64_t{1} << coordinates_[column].held;
        };
        std::ranges::for_each(scores.free, moves);
        std::ranges::for_each(scores.balancing, moves, &FreeScores::Balance::coordinate);
        return scores;
    }

    [[nodiscard]] Direction direction(const Moves& moves) const {
        std::vector<std::size_t> moved;
        Direction direction;
        for (const auto& [column, by] : moves) {
            moved.push_back(column);
            if (is_free(column))
                direction.by.push_back(by);
        }
        direction.scores = scores(moved);
        return direction;
    }

  private:
    void pivot(std::size_t column) {
        const auto row = pivots_.size();
        const auto largest = std::max_element(
            rows_.begin() + static_cast<std::ptrdiff_t>(row), rows_.end(),
            [&](const Sum& a, const Sum& b) { return std::abs(a[column]) < std::abs(b[column]); });
        if (std::abs((*largest)[column]) < nothing)
            return;
        std::swap(rows_[row], *largest);
        const double scale = rows_[row][column];
        for (auto& value : rows_[row])
            value /= scale;
        for (std::size_t other = 0; other < rows_.size(); ++other) {
            const double factor = rows_[other][column];
            if (other == row || factor == 0)
                continue;
            for (std::size_t i = 0; i < rows_[other].size(); ++i)
                rows_[other][i] -= factor * rows_[row][i];
        }
        pivots_.push_back(column);
        is_pivot_[column] = true;
    }

    const std::vector<Coordinate>& coordinates_;
    std::vector<Sum> rows_;
    std::vector<std::size_t> pivots_; ///< by row
    std::vector<bool> is_pivot_;
};

} // namespace

Directions::Directions(const Plan& plan, const std::vector<HeldRound>& held,
                       const std::vector<Coordinate>& coordinates, std::vector<Moves> joint,
                       const std::vector<std::vector<std::size_t>>& numbers, std::span<const double> drawn) {
    auto moves = std::move(joint);
    for (std::size_t i = 0; i < coordinates.size(); ++i)
        moves.push_back({{i, 1.0}});
    const auto sums = SumReader(plan, held, coordinates, drawn)();
    std::vector<std::size_t> order(coordinates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const Balances none(coordinates, {}, order);
    const auto is_tied = [&](const Moves::value_type& move) {
        return std::ranges::any_of(sums, [&](const Sum& sum) { return sum[move.first] != 0; });
    };
    for (const auto& move : moves)
        if (std::ranges::none_of(move, is_tied))
            loose_.push_back(none.direction(move));
        else if (move.size() == 1)
            tied_.push_back(none.direction(move));

    constexpr std::size_t orders = 24;
    Chance chance({0x6469726563740000}, 0); // which orders are tried is no part of any trial
    for (std::size_t n = 0; n < orders && !sums.empty(); ++n) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[chance.below(i)]);
        const Balances balances(coordinates, sums, order);
        BalancedSet set;
        for (const auto& move : moves)
            if (auto direction = balances.direction(move); !direction.scores.balancing.empty())
                set.directions.push_back(std::move(direction));
        for (std::size_t touch = 0; touch < numbers.size(); ++touch)
            if (auto scores = balances.scores(numbers[touch]); !scores.free.empty())
                set.means.push_back({touch, std::move(scores)});
        balanced_.push_back(std::move(set));
    }
}

} // namespace cutline::evidence
