#include <cutline/numeric/beta.hpp>
#include <cutline/numeric/student.hpp>

#include <cmath>

namespace cutline {

double student_deviate(Confidence confidence, std::size_t degrees) {
    const auto freedom = static_cast<double>(degrees);
    const double outside = 1 - confidence.value;
    double low = 0;
    double high = 1;
    for (;;) {
        const double x = low + (high - low) / 2;
        if (x <= low || x >= high)
            return std::sqrt(freedom * (1 - x) / x);
        (beta_cdf(x, freedom / 2, 0.5) < outside ? low : high) = x;
    }
}

} // namespace cutline
