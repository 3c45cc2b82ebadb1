#pragma once
/// What a count of trials says about a probability.

#include <cstdint>

namespace cutline {

/// low <= high.
struct Interval {
    double low = 0;
    double high = 1;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// How often an interval is to cover the truth, in (0, 1): 0.95, not 1.96.
struct Confidence {
    double value;
    constexpr explicit Confidence(double share) : value(share) {}
};

/// The two-sided standard normal deviate of a confidence: 1.96 for 0.95.
[[nodiscard]] double deviate(Confidence confidence);

/// The score interval of a proportion (Wilson, Journal of the American Statistical Association 22, 1927),
/// recommended by Brown, Cai & DasGupta (Statistical Science 16, 2001). Without trials [0, 1]; low is exactly
/// 0 without hits and high exactly 1 without misses. hits <= trials <= 2^63.
[[nodiscard]] Interval wilson(std::uint64_t hits, std::uint64_t trials, Confidence confidence);
/// The same for hits and misses that stand for so many independent trials, and a deviate such as 1.96.
[[nodiscard]] Interval wilson(double hits, double misses, double deviate);

} // namespace cutline
