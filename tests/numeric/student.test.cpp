#include <cutline/numeric/student.hpp>

#include <catch2/catch.hpp>

#include <cmath>

using namespace cutline;

TEST_CASE("t deviates are those of the tables") {
    // Fisher & Yates, Statistical Tables, table III, to the digits printed there.
    struct Row {
        std::size_t degrees;
        double at_90, at_95, at_99;
    };
    for (const auto& row :
         {Row{1, 6.314, 12.706, 63.657}, Row{2, 2.920, 4.303, 9.925}, Row{5, 2.015, 2.571, 4.032},
          Row{10, 1.812, 2.228, 3.169}, Row{30, 1.697, 2.042, 2.750}, Row{60, 1.671, 2.000, 2.660}}) {
        CHECK(std::abs(student_deviate(Confidence{0.90}, row.degrees) - row.at_90) <= 0.0005);
        CHECK(std::abs(student_deviate(Confidence{0.95}, row.degrees) - row.at_95) <= 0.0005);
        CHECK(std::abs(student_deviate(Confidence{0.99}, row.degrees) - row.at_99) <= 0.0005);
    }
}

TEST_CASE("t deviates of one and two degrees have closed forms") {
    // One degree is Cauchy's law, tan(π c / 2); two give c √(2 / (1 − c²)).
    const double pi = std::acos(-1.0);
    for (const double c : {0.01, 0.5, 0.8, 0.95, 0.999, 0.999999}) {
        CHECK(student_deviate(Confidence{c}, 1) == Approx(std::tan(pi * c / 2)).epsilon(1e-9));
        CHECK(student_deviate(Confidence{c}, 2) == Approx(c * std::sqrt(2 / (1 - c * c))).epsilon(1e-9));
    }
}

TEST_CASE("t deviates come near the normal one as the degrees grow") {
    // t = z + (z³ + z) / 4f + O(f⁻²) (Abramowitz & Stegun 26.7.5)
    const double z = deviate(Confidence{0.95});
    for (const double f : {1'000.0, 1'000'000.0})
        CHECK(student_deviate(Confidence{0.95}, static_cast<std::size_t>(f)) ==
              Approx(z + (z * z * z + z) / (4 * f)).margin(6 / (f * f)).epsilon(1e-9));
}
