#include "support/sensitivity_models.hpp"
#include "support/statistics.hpp"

#include <cutline/analysis/sensitivity.hpp>
#include <cutline/tally/jackknife.hpp>

#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

/// Wide enough that 300 intervals all hold the truth but for one chance in a thousand: 1 − 0.001/300.
constexpr Confidence nearly_sure{0.9999967};
constexpr Confidence usual{0.95};

/// The figures of a model's only output, [source][measure].
Figures figures(const SensitivityModel& model, std::string_view name, std::uint64_t trials,
                Confidence confidence, std::uint64_t seed = 1) {
    const auto& entry = *find_sensitivity_method(name);
    const auto method = entry.make(model, seed);
    const std::vector<Source> sources(model.sources());
    const auto made =
        estimate_sensitivity(entry, *method, model, sources, counted(*method, trials), confidence);
    REQUIRE(made.outputs.front().unknown.empty());
    return made.outputs.front().figures;
}

bool holds(const Estimated& figure, double truth) {
    return figure.interval.low <= truth && truth <= figure.interval.high;
}

/// Every interval of `sobol` holds the closed form, and none is too wide to say anything.
void check_indices(const SensitivityModel& model, const Indices& truth, std::uint64_t trials, double width) {
    const auto found = figures(model, "sobol", trials, nearly_sure);
    for (std::size_t source = 0; source < truth.first.size(); ++source) {
        const std::array expected{truth.first[source], truth.total[source], truth.shapley[source]};
        for (std::size_t measure = 0; measure < expected.size(); ++measure) {
            const auto& figure = found[source][measure].value();
            INFO("source " << source << ", measure " << measure << ": " << figure.value << " in "
                           << figure.interval.low << " … " << figure.interval.high << ", should be "
                           << expected[measure]);
            CHECK(holds(figure, expected[measure]));
            CHECK(figure.interval.high - figure.interval.low < width);
        }
    }
}

/// For each measure of the first input, how many of some seeds' 95% intervals hold the truth, and how many
/// would if they were narrower by half.
struct Coverage {
    std::array<std::uint64_t, 3> as_given{}, narrowed{};
};
Coverage coverage_of(std::uint64_t seeds, std::uint64_t trials) {
    const auto truth = of_both();
    const std::array of_first{truth.first[0], truth.total[0], truth.shapley[0]};
    Coverage coverage;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const FunctionModel model(2, both, seed, true);
        const auto found = figures(model, "sobol", trials, usual, seed)[0];
        for (std::size_t measure = 0; measure < of_first.size(); ++measure) {
            const auto& figure = found[measure].value();
            const double half = (figure.interval.high - figure.interval.low) / 2;
            const double error = std::abs(figure.value - of_first[measure]);
            coverage.as_given[measure] += error <= half ? 1U : 0U;
            coverage.narrowed[measure] += error <= half / 1.5 ? 1U : 0U;
        }
    }
    return coverage;
}

/// The exact two-sided binomial test of a coverage of 95%.
double coverage_p_value(std::uint64_t covered, std::uint64_t seeds) {
    const boost::math::binomial law(static_cast<double>(seeds), 0.95);
    const auto k = static_cast<double>(covered);
    const double below = boost::math::cdf(law, k);
    const double above = covered == 0 ? 1 : boost::math::cdf(boost::math::complement(law, k - 1));
    return std::min(1.0, 2 * std::min(below, above));
}

/// A false alarm comes with a probability of 3e-4, once, when the seeds are chosen; they are fixed.
void check_coverage(std::uint64_t seeds, std::uint64_t trials) {
    const auto coverage = coverage_of(seeds, trials);
    for (std::size_t measure = 0; measure < coverage.as_given.size(); ++measure) {
        CAPTURE(measure);
        CHECK(coverage_p_value(coverage.as_given[measure], seeds) > 1e-4);
        CHECK(coverage_p_value(coverage.narrowed[measure], seeds) < 1e-4);
    }
}

} // namespace

TEST_CASE("the indices of Ishigami's function are those of its closed form") {
    check_indices(FunctionModel(3, ishigami, 1), of_ishigami(), 262'144, 0.05);
}

TEST_CASE("the indices of Sobol's G function are those of its closed form") {
    const std::vector<double> a{0, 1, 4.5, 9, 99, 99};
    check_indices(FunctionModel(6, sobol_g(a), 2), of_sobol_g(a), 262'144, 0.05);
}

TEST_CASE("the indices of an event that needs two things are those worked out by hand") {
    check_indices(FunctionModel(2, both, 3, true), of_both(), 262'144, 0.05);
}

TEST_CASE("intervals would not hold the indices of a slightly different function") {
    const auto found = figures(FunctionModel(2, both, 3, true), "sobol", 262'144, nearly_sure);
    const double first_at_055 = 0.25 * 0.55 * 0.45 / (0.275 * 0.725); // u1 < 0.55 and u2 < 0.5
    CHECK_FALSE(holds(found[0][0].value(), first_at_055));
}

TEST_CASE("Shapley effects sum to 1 to the last digits, and the method shapley finds the same") {
    const FunctionModel model(3, ishigami, 4);
    for (const std::uint64_t trials : {5'000U, 70'000U}) {
        const auto found = figures(model, "sobol", trials, usual);
        const auto alone = figures(model, "shapley", trials, usual);
        double sum = 0;
        for (std::size_t source = 0; source < 3; ++source) {
            sum += found[source][2]->value;
            CHECK(alone[source][0] == found[source][2]);
        }
        CHECK(sum == Approx(1).margin(1e-12));
    }
}

TEST_CASE("an input that does nothing has indices that can't be told from zero, and one alone has all") {
    const FunctionModel model(
        2, [](const std::vector<double>& u) { return u[1] < 0.3 ? 1.0 : 0.0; }, 5, true);
    const auto found = figures(model, "sobol", 65'536, usual);
    for (const auto& figure : found[0])
        CHECK(holds_zero(figure.value()));
    CHECK(found[0][1]->value == 0); // redrawing it never changes anything
    CHECK(found[1][2]->value == 1);
    CHECK(holds(found[1][0].value(), 1));
}

TEST_CASE("a single source has everything") {
    const FunctionModel model(
        1, [](const std::vector<double>& u) { return u[0] < 0.5 ? 1.0 : 0.0; }, 6, true);
    const auto found = figures(model, "sobol", 65'536, nearly_sure);
    for (const auto& figure : found[0])
        CHECK(holds(figure.value(), 1));
}

TEST_CASE("figures are given from fifty events and fifty failures on") {
    const auto unknown = [](double chance, std::uint64_t trials) {
        const FunctionModel model(
            1, [=](const std::vector<double>& u) { return u[0] < chance ? 1.0 : 0.0; }, 7, true);
        const auto& entry = sensitivity_methods().front();
        const auto method = entry.make(model, 1);
        const std::vector<Source> sources(1);
        return estimate_sensitivity(entry, *method, model, sources, counted(*method, trials), usual)
            .outputs.front()
            .unknown;
    };
    CHECK(unknown(0.5, 4'096).empty());
    CHECK(unknown(-1, 4'096) == "it happened in 0 trials, fewer than 50");
    CHECK(unknown(2, 4'096) == "it failed in 0 trials, fewer than 50");
    CHECK(unknown(0.001, 4'096).ends_with("trials, fewer than 50"));
}

TEST_CASE("95% intervals of indices hold the truth in 95 of 100 runs", "[slow]") {
    check_coverage(300, 32'768);
}

TEST_CASE("95% intervals of indices hold the truth in 95 of 100 runs, in 2,000 runs", "[long]") {
    check_coverage(2'000, 131'072);
}

TEST_CASE("elementary effects: how often a redraw turns the event over, and which way") {
    const auto found = figures(FunctionModel(2, both, 8, true), "morris", 262'144, nearly_sure);
    CHECK(holds(found[0][0].value(), 2 * 0.12)); // μ* = 2 T V
    CHECK(holds(found[1][0].value(), 2 * 0.15));
    CHECK(holds(found[0][1].value(), -2 * 0.12)); // more of either never helps
    CHECK(holds(found[0][2].value(), std::sqrt(0.24 - 0.24 * 0.24)));
    const FunctionModel middle(
        1, [](const std::vector<double>& u) { return std::abs(u[0] - 0.5) < 0.25 ? 1.0 : 0.0; }, 9, true);
    const auto of_middle = figures(middle, "morris", 262'144, nearly_sure);
    CHECK(holds(of_middle[0][0].value(), 0.5)); // both must be inside, or not: ½ changes,
    CHECK(holds(of_middle[0][1].value(), 0));   // as often upwards as downwards
}

TEST_CASE("plain trials tell first-order indices, the greatest change, and where the event happens") {
    const auto found = figures(FunctionModel(2, both, 10, true), "pawn", 262'144, nearly_sure);
    // Known to be below 0.6, u1 leaves a chance of 0.5; above, of 0. The chance is 0.3.
    CHECK(holds(found[0][0].value(), 0.3));
    CHECK(holds(found[0][1].value(), of_both().first[0]));
    CHECK(holds(found[0][2].value(), 0.3 - 0.5)); // where it happens, u1 is uniform below 0.6
    CHECK(holds(found[1][2].value(), 0.25 - 0.5));
    // Of the failures, 0.4 have u1 above 0.6 and 0.3 below: 0.3/0.7 lie below 0.6, where all that happened
    // lies.
    CHECK(holds(found[0][3].value(), 1 - 0.3 / 0.7));
    for (const auto& row : found)
        for (const auto& figure : row)
            CHECK(figure->interval.high - figure->interval.low < 0.06);
}

TEST_CASE("plain trials tell nothing of an input that does nothing") {
    const FunctionModel model(
        2, [](const std::vector<double>& u) { return u[1] < 0.3 ? 1.0 : 0.0; }, 11, true);
    const auto found = figures(model, "pawn", 65'536, nearly_sure);
    for (const auto& figure : found[0])
        CHECK(holds_zero(figure.value()));
    for (const auto& figure : found[1])
        CHECK_FALSE(holds_zero(figure.value()));
}

TEST_CASE("every method says what it is and what its figures mean, and its name finds it") {
    for (const auto& entry : sensitivity_methods()) {
        CAPTURE(entry.name);
        CHECK(find_sensitivity_method(entry.name)->summary == entry.summary);
        CHECK_FALSE(entry.reference.empty());
        const FunctionModel model(3, ishigami, 1);
        const auto method = entry.make(model, 1);
        CHECK(method->plays() >= 1);
        CHECK(method->empty().size() == method->counters());
        for (const auto& measure : entry.measures)
            CHECK_FALSE((measure.name.empty() || measure.heading.empty() || measure.summary.empty()));
    }
    CHECK(find_sensitivity_method("fast") == nullptr);
}
