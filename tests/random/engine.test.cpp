/// Boost.Random, fed with our words, against our quantiles: two ways to the same law.

#include "support/statistics.hpp"

#include <cutline/numeric/law.hpp>
#include <cutline/numeric/normal.hpp>
#include <cutline/random/engine.hpp>

#include <boost/random/beta_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <catch2/catch.hpp>

#include <string_view>

namespace {

using namespace cutline;
using statistics::ks_p_value;
using statistics::plausible;

constexpr std::uint64_t sample_size = 50'000;

template <class Distribution>
std::vector<double> boost_sample(Distribution distribution, std::string_view name) {
    const Key key = stream_key(1, {"test", "boost", name});
    std::vector<double> values;
    for (std::uint64_t trial = 0; trial < sample_size; ++trial) {
        WordEngine engine{key, trial};
        distribution.reset();
        values.push_back(distribution(engine));
    }
    return values;
}

template <class Variate>
std::vector<double> our_sample(const Variate& variate, std::string_view name) {
    const Key key = stream_key(1, {"test", "ours", name});
    std::vector<double> values;
    for (std::uint64_t trial = 0; trial < sample_size; ++trial)
        values.push_back(static_cast<double>(variate(word_at(key, trial))));
    return values;
}

} // namespace

TEST_CASE("Boost's normal and the normal of a word have one law", "[random]") {
    const auto ours = our_sample([](std::int32_t word) { return normal_from_word(word); }, "normal");
    CHECK(plausible(ks_p_value(boost_sample(boost::random::normal_distribution<>(), "normal"), ours)));
    CHECK_FALSE(
        plausible(ks_p_value(boost_sample(boost::random::normal_distribution<>(0.05), "normal"), ours)));
    CHECK_FALSE(
        plausible(ks_p_value(boost_sample(boost::random::normal_distribution<>(0, 1.1), "normal"), ours)));
}

TEST_CASE("Boost's beta and triangle and our quantiles have one law", "[random]") {
    const auto beta = our_sample(Quantile(Beta{2, 5}), "beta");
    CHECK(plausible(ks_p_value(boost_sample(boost::random::beta_distribution<>(2, 5), "beta"), beta)));
    CHECK_FALSE(
        plausible(ks_p_value(boost_sample(boost::random::beta_distribution<>(2.2, 5), "beta"), beta)));
    const auto triangle = our_sample(Quantile(Triangular{1, 3, 4}), "triangle");
    CHECK(plausible(
        ks_p_value(boost_sample(boost::random::triangle_distribution<>(1, 3, 4), "triangle"), triangle)));
}

TEST_CASE("the normals of neighbouring trials, words and streams are not correlated", "[random]") {
    const Key key = stream_key(1, {"test", "correlation"});
    const Key other = stream_key(1, {"test", "correlation", "other"});
    std::vector<double> trials, words, streams, twins;
    for (std::uint64_t trial = 0; trial < sample_size; ++trial) {
        const auto z = [](std::int32_t word) { return static_cast<double>(normal_from_word(word)); };
        const double here = z(word_at(key, 2 * trial));
        trials.push_back(here * z(word_at(key, 2 * trial + 1)));
        words.push_back(here * z(word_at(key, 2 * trial, 1)));
        streams.push_back(here * z(word_at(other, 2 * trial)));
        twins.push_back(here * (0.99 * z(word_at(other, 2 * trial)) + 0.1 * here));
    }
    CHECK(plausible(statistics::mean_p_value(trials, 0)));
    CHECK(plausible(statistics::mean_p_value(words, 0)));
    CHECK(plausible(statistics::mean_p_value(streams, 0)));
    CHECK_FALSE(plausible(statistics::mean_p_value(twins, 0)));
}
