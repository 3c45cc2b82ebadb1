#include "analysis/mean.hpp"

#include <cmath>

namespace cutline {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr Wide enough =
    Wide{1} << 54; // 53 bits of a double, one to round by, and the last for what is left over

/// Long division, one bit at a time; rounded once, when the quotient becomes a double. divisor < 2^127
double divide(Wide sum, Wide divisor) {
    Wide quotient = sum / divisor;
    Wide rest = sum % divisor;
    int halvings = 0;
    for (; quotient < enough && rest != 0; ++halvings) {
        rest *= 2;
        const bool one = rest >= divisor;
        quotient = 2 * quotient + (one ? 1 : 0);
        rest -= one ? divisor : 0;
    }
    quotient |= rest != 0 ? 1U : 0U;
    return std::ldexp(static_cast<double>(quotient), -halvings);
}

} // namespace

double mean_of_micros(WideSum sum, std::uint64_t trials) {
    if (trials == 0)
        return 0;
    const Wide divisor = Wide{1'000'000} * trials;
    return sum < 0 ? -divide(-static_cast<Wide>(sum), divisor) : divide(static_cast<Wide>(sum), divisor);
}

} // namespace cutline
