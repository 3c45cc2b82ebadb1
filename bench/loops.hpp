#pragma once
/// The plain model in plain loops, with the generators and distributions of the standard library and of
/// Boost.

#include "measure.hpp"
#include "plain_model.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>

namespace bench {

[[nodiscard]] inline Contender standard_loop(plain::Survivals& survivals) {
    const auto random = std::make_shared<std::mt19937_64>(1);
    return contender("std::mt19937_64, plain loop", [random, &survivals](std::uint64_t trials) {
        std::normal_distribution<double> normal;
        std::uniform_real_distribution<double> uniform;
        plain::play<plain::Draw::all>(
            trials, [&] { return normal(*random); }, [&] { return uniform(*random); }, survivals);
    });
}

template <plain::Draw draw>
[[nodiscard]] Contender boost_loop(std::string name, plain::Survivals& survivals) {
    const auto random = std::make_shared<boost::random::mt19937>(1U);
    return contender(std::move(name), [random, &survivals](std::uint64_t trials) {
        boost::random::normal_distribution<double> normal;
        boost::random::uniform_01<double> uniform;
        plain::play<draw>(
            trials, [&] { return normal(*random); }, [&] { return uniform(*random); }, survivals);
    });
}

} // namespace bench
