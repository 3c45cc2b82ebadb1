#pragma once
/// A scenario as plain values: what a file says once it is read, or what an API user fills in. Nothing here
/// knows how a competition is played; a `Plan` is made from it, and that is where every rule is checked.
///
/// Names of criteria, teams, rounds, gates and variants are ids, `[a-z][a-z0-9_-]*`. Maps keep the order of
/// the file.

#include <cutline/base/diagnostic.hpp>
#include <cutline/numeric/law.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cutline {

/// A map from ids to values that keeps the order in which it was written.
template <class Value>
using ById = std::vector<std::pair<std::string, Value>>;

/// The value that `map` gives to `id`, or null.
template <class Value>
[[nodiscard]] const Value* find(const ById<Value>& map, std::string_view id) {
    for (const auto& [key, value] : map)
        if (key == id)
            return &value;
    return nullptr;
}

/// A number of a scenario: certain, or drawn once per trial.
struct Number {
    double value = 0;              ///< when certain
    std::optional<Law> law;        ///< when uncertain
    std::optional<Support> within; ///< the law is truncated to this
    std::string name;              ///< of the draw: two numbers of one name share it. "": named by its path
    bool percent = false;          ///< written with %, so a share

    [[nodiscard]] bool certain() const { return !law.has_value(); }
    /// The values that may come up.
    [[nodiscard]] Support range() const;
};

/// One number for each of some ids, and one for the rest.
struct NumberMap {
    ById<Number> by_id;
    std::optional<Number> otherwise;
    bool is_map = false; ///< written as a map, so that the rest stands under `else`

    [[nodiscard]] const Number* find(std::string_view id) const;
};

enum class Normalise { none, top, minmax, rank };
enum class Aggregate { sum, geometric };

/// Judges whose mean is the score: the noise of one, `spread`, shrinks by the root of their number.
struct Panel {
    double raters = 1;
    Number spread; ///< share of the criterion's points
};

/// How a leaf's scores are made; an absent part is inherited.
struct LeafScoring {
    std::optional<Number> resolution; ///< points
    std::optional<Panel> panel;
    std::optional<Normalise> normalise;
};

struct Criterion {
    std::string id;
    std::string name;
    std::optional<double> points; ///< absent: the sum of the parts
    std::vector<Criterion> parts; ///< empty: a leaf, which is scored
    LeafScoring scoring;          ///< of a leaf
};

/// Conditions on drawn weights.
struct WeightRegion {
    std::vector<std::string> order; ///< largest first; may be empty
    ById<Support> within;
};
struct DirichletWeights {
    ById<double> means;
    double concentration = 0;
    WeightRegion region;
};
struct SimplexWeights {
    std::vector<std::string> criteria;
    WeightRegion region;
};
/// Weights by criterion, or a law of the whole block.
using Weights = std::variant<ById<Number>, DirichletWeights, SimplexWeights>;

struct Team {
    std::string id;
    std::string name;
    ById<Number> expected; ///< points by criterion
    std::optional<Number> growth;
    std::optional<Number> withdraw;
};

/// Standard deviations as shares of a criterion's points: by team, or for `profile` and `noise` by leaf
/// criterion.
struct Spread {
    std::optional<NumberMap> strength, profile, growth, form, noise;
};

/// Where a round's teams come from: the survivors of another round, or those who went out in it.
struct Inflow {
    std::string round;
    bool out = false;
};

struct ChanceGate {
    NumberMap pass; ///< chance, by team
    bool memory = false;
};
struct ScoreGate {
    std::string measure; ///< a criterion, or "total"
    Number at_least;
    std::optional<Number> of;        ///< points of which `at_least` is a share
    std::optional<Number> per_month; ///< in the unit of `at_least`
};
struct Gate {
    std::string id;
    std::string name;
    std::variant<ChanceGate, ScoreGate> test;
    bool after = false;
    bool spends_cut = false;
};

/// Who stays when totals tie across the cut.
struct TieRule {
    enum class Kind { random, all, none, criteria } kind = Kind::random;
    std::vector<std::string> criteria; ///< compared in turn, then by lot
};

/// A printed figure, known to half a unit of its last digit.
struct Printed {
    double value = 0;
    double half_unit = 0;
};
inline constexpr double shared_place = 0.05; ///< points that teams which share a place may be apart

/// Teams of which each is within some points of the best, or worst: one alone has or shares that place.
struct Placing {
    std::vector<std::string> teams;
    double within = shared_place; ///< points; 0 where one team alone is named without it
};
/// What was published about a round that has been held. Criteria may be "total".
struct Published {
    ById<ById<Printed>> scores; ///< by team, by criterion
    ById<Printed> mean;
    ById<Placing> best, worst;
    ById<std::vector<std::string>> top;
    std::optional<ById<std::string>> exits; ///< by team: "cut", "withdrew" or "gate:NAME"; absent: not known
    std::optional<std::vector<std::string>> field;
};

struct Round {
    std::string id;
    std::string name;
    std::optional<std::chrono::year_month_day> date;
    std::optional<std::vector<Inflow>> from; ///< absent: the round before it
    std::optional<NumberMap> teams;          ///< chance of entering from outside, by team; no `else`
    std::optional<NumberMap> admit;
    std::optional<Number> keep, drop, at_least;
    TieRule ties;
    std::vector<Gate> gates;
    std::optional<Weights> weights;
    std::optional<Aggregate> aggregate;
    Spread spread; ///< only form and noise
    ById<LeafScoring> criteria;
    std::optional<Number> carry;
    ById<NumberMap> award; ///< by award, by team
    std::optional<bool> final;
    std::optional<Published> published;
};

/// Defaults that the file gives for a run; the command line beats them.
struct RunDefaults {
    std::optional<std::uint64_t> trials;
    std::optional<double> precision; ///< half-width of an interval, as a share
    std::optional<std::uint64_t> seed;
};

/// Where each path of the scenario stands in its file.
class Places {
  public:
    struct Both {
        Place key, value;
    };
    void add(std::string path, Both places) { places_.insert_or_assign(std::move(path), std::move(places)); }
    /// The place of the value at `path`, or of the nearest block around it that has one.
    [[nodiscard]] Place value(std::string_view path) const;
    /// The same for the key.
    [[nodiscard]] Place key(std::string_view path) const;

  private:
    [[nodiscard]] const Both* nearest(std::string_view path) const;
    std::map<std::string, Both, std::less<>> places_;
};

struct Scenario {
    std::string title;
    std::string description;
    std::vector<Criterion> criteria;
    std::optional<Weights> weights; ///< absent: the points
    Aggregate aggregate = Aggregate::sum;
    ById<Number> expected; ///< for whatever a team does not say itself
    std::vector<Team> teams;
    Spread spread;
    std::vector<Round> rounds;
    std::size_t finalists = 2; ///< how many the competition means to leave
    RunDefaults run;
    Places places; ///< empty for an API user
};

} // namespace cutline
