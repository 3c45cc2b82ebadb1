#pragma once
/// What a number of the language may be: its unit and its legal values. Declared once, for the checks, the
/// schema and the docs alike.

#include <string_view>

namespace cutline {

enum class Percent { refused, allowed, either };

/// One kind of number. `low` and `high` are the legal ends of a certain number, both included unless
/// `open_low`. A law may not leave a `low` of 0 or more, nor the `high` of a `bounded` measure; other ends
/// only keep certain numbers sane.
struct Measure {
    std::string_view what; ///< "a chance from 0% to 100%", as messages say it
    double low;
    double high;
    Percent percent = Percent::refused; ///< `either`: points or a share, as it is written
    bool whole = false;
    bool open_low = false;
    bool bounded = false;
};

namespace measure {
/// The largest full points of a competition, and the largest weight.
inline constexpr double most_points = 10'000;

/// The largest award: a trial's sum in millionths stays within 64 bits.
inline constexpr double most_amount = 1e11;

inline constexpr Measure points{"points", 0, most_points, Percent::refused, false, true};
inline constexpr Measure expected{"points", -1e6, 1e6};
inline constexpr Measure weight{"a weight from 0 to 10,000", 0, most_points};
inline constexpr Measure resolution{
    "a step of more than 0 points", 0, most_points, Percent::refused, false, true};
inline constexpr Measure raters{"a whole number of raters", 1, 1e9, Percent::refused, true};
inline constexpr Measure spread{"a standard deviation, a share of the points (0% or more)", 0, 100,
                                Percent::allowed};
inline constexpr Measure growth{"a share of the points per month", -100, 100, Percent::allowed};
inline constexpr Measure chance{"a chance from 0% to 100%", 0, 1, Percent::allowed, false, false, true};
inline constexpr Measure share{"a share from 0% to 100%", 0, 1, Percent::allowed, false, false, true};
inline constexpr Measure teams{
    "a whole number of teams, 0 to 64", 0, 64, Percent::refused, true, false, true};
inline constexpr Measure bar{"points, or a share with %", -1e6, 1e6, Percent::either};
inline constexpr Measure total{"points", -1e6, 1e6};
inline constexpr Measure reference{"more than 0 points", 0, 1e6, Percent::refused, false, true};
inline constexpr Measure amount{"an amount from -1e11 to 1e11", -most_amount, most_amount};
inline constexpr Measure concentration{"a positive number", 0, 1e9, Percent::refused, false, true};
inline constexpr Measure tolerance{"points", 0, 1e6};
inline constexpr Measure trials{"a whole number of trials", 1, 9e18, Percent::refused, true};
inline constexpr Measure seed{"a whole number from 0 to 2^64 - 1", 0, 18446744073709551615.0,
                              Percent::refused, true};
inline constexpr Measure precision{"a share such as 0.1%", 1e-7, 0.5, Percent::allowed};
inline constexpr Measure format{"1, the format this program reads", 1, 1, Percent::refused, true};
inline constexpr Measure anything{"a number", -1e300, 1e300, Percent::either};
} // namespace measure

} // namespace cutline
