#pragma once
/// Walks through the worlds that agree with what was published: a Markov chain whose every step keeps their
/// distribution.
///
/// A world is: the uncertain numbers that the held rounds ask for, the teams' raw scores in those rounds, and
/// the lots. The scores of a team are normal, given the numbers (`ScoreModel`); the evidence allows a region
/// of them. Each step is a slice sampler along one direction (Neal, Annals of Statistics 31, 2003, with
/// shrinkage): a level below the density at the world, an interval around it placed at random, and points
/// drawn in it until one is above the level and agrees with the evidence, the interval shrinking to the world
/// each time. An interval that has shrunk too often leaves the world as it is, which is as valid. Lots are
/// drawn anew and kept if the evidence still holds.

#include "evidence/judge.hpp"
#include "evidence/model.hpp"
#include "evidence/verdicts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace cutline::evidence {

/// One possible course of the held rounds.
struct World {
    std::vector<double> places; ///< of the touched numbers: in (0, 1), what their quantile is taken of
    std::vector<double> drawn;  ///< Plan::draws() numbers; those not touched are 0
    std::vector<double> raw;    ///< by coordinate: share of the points before rounding and clamping
    std::vector<Lots> lots;     ///< by held round
};

/// How far moves reach, learnt before the first draw and kept from then on.
struct Reach {
    std::vector<double> tied, loose;
    std::vector<std::vector<double>> balanced;
    std::vector<double> numbers;
};

inline constexpr std::uint64_t all_rounds = ~std::uint64_t{0};

class Sampler {
  public:
    /// Both outlive the sampler. @param items  the facts that count, by held round and fact; empty: all
    Sampler(const Model& model, const Directions& directions, std::vector<std::vector<bool>> items = {});

    /// A world as likely as the model holds it before any evidence about scores.
    [[nodiscard]] World imagine(Chance& chance);
    void enter(const World& world);
    [[nodiscard]] const World& world() const { return world_; }

    /// By how many points the world misses the evidence, over all facts.
    [[nodiscard]] double missing() const { return missing_; }
    /// By how many points it misses one fact.
    [[nodiscard]] double missing(std::size_t held, std::size_t fact) const;

    /// One step in each direction, among worlds that miss the evidence by at most `allowed` points.
    void sweep(Chance& chance, double allowed);

    /// Other worlds, which tell how numbers hang together; outlive the sampler. None: numbers move one by
    /// one.
    void set_others(std::span<const World> worlds) { others_ = worlds; }
    /// Moves are from now on as long as it says.
    void set_reach(const Reach& reach) { reach_ = reach; }
    [[nodiscard]] const Reach& reach() const { return reach_; }
    void learn_reach(bool learns) { learns_ = learns; }

    [[nodiscard]] const ScoreModel& scores() const { return scores_; }
    [[nodiscard]] const Standing& standing(std::size_t held) const { return standings_[held]; }
    [[nodiscard]] const Verdicts& verdicts() const { return verdicts_; }

  private:
    class Bracket;

    void sweep_scores(Chance& chance, double allowed);
    void step(const Direction& direction, double& reach, Chance& chance, double allowed);
    void step_mean(const MeanMove& move, Chance& chance, double allowed);
    void step_number(std::size_t touch, bool keep_scores, double& reach, Chance& chance, double allowed);
    /// Moves all uncertain numbers at once, the scores staying as they are, in the direction in which two
    /// other worlds lie apart (ter Braak, Statistics and Computing 16, 2006): numbers that only the sum of is
    /// known move together.
    void step_numbers(std::span<const double> apart, Chance& chance, double allowed);
    void step_weights(const DrawnWeights& weights, Chance& chance, double allowed);
    void step_lots(std::size_t held, Chance& chance, double allowed);

    /// What a step changes: all that has to be worked out anew at each of its points.
    struct Change {
        bool means = false, spreads = false; ///< of raw scores
        bool scores = false;                 ///< what is measured, or what it counts for
        std::uint64_t rounds = all_rounds;   ///< whose scores
        TeamSet teams{};                     ///< whose scores; nobody: everyone's
    };
    /// Looks along a curve through the world for another point of it. @param place  takes the world, which is
    /// at 0, to a point. @param log_weight  the logarithm of the density there, but for a constant.
    /// @param most  how many points are tried
    /// @return the point at which the world now stands; nothing if it stayed, as it does where its own
    /// density is no number above 0
    template <class Place, class LogWeight>
    std::optional<double> slice(const Change& change, Bracket bracket, int most, Chance& chance,
                                double allowed, Place place, LogWeight log_weight);

    void set_place(std::size_t touch, double place);
    /// Remembers what free scores measure; once they have moved, moves those that balance them.
    void measure(const FreeScores& scores);
    void balance(const FreeScores& scores);
    /// What follows of the numbers, and of the raw scores.
    void learn(const Change& change);
    void learn_steps();
    void score(const Change& change);
    void score_certain(std::size_t held);
    void total(std::size_t held, TeamSet teams);
    /// Rounds, and those after the first of them where totals are carried over.
    [[nodiscard]] std::uint64_t and_later(std::uint64_t rounds) const;
    /// Whether the facts of some rounds are missed by no more than is allowed; what is missed, if so.
    bool agrees(std::uint64_t rounds, double allowed);
    [[nodiscard]] double measured_share(std::size_t coordinate) const;

    const Model& model_;
    const Directions& directions_;
    std::vector<std::vector<bool>> items_;
    ScoreModel scores_;
    Verdicts verdicts_;
    std::vector<double> steps_; ///< by coordinate: to how many steps it is rounded; 0: not rounded
    bool steps_vary_ = false;
    std::vector<bool> relative_; ///< by held round: a team's total depends on others' scores

    World world_;
    std::vector<Standing> standings_;
    std::vector<double> round_missing_;
    double missing_ = 0;

    std::span<const World> others_;
    Reach reach_;
    bool learns_ = false;
    std::size_t sweeps_ = 0;

    // Of the step: the world before it, and room to work in.
    std::vector<double> old_raw_, old_places_, old_drawn_, old_missing_;
    std::vector<double> old_means_, old_measured_, change_, apart_, room_;
};

} // namespace cutline::evidence
