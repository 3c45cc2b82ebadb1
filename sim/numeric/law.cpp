#include <cutline/numeric/law.hpp>

#include <algorithm>
#include <limits>

namespace cutline {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct SupportOf {
    Support operator()(const Normal& law) const {
        return law.sd > 0 ? Support{-infinity, infinity} : Support{law.mean, law.mean};
    }
    Support operator()(const Uniform& law) const { return {law.low, law.high}; }
    Support operator()(const Triangular& law) const { return {law.low, law.high}; }
    Support operator()(const Pert& law) const { return {law.low, law.high}; }
    Support operator()(const Beta&) const { return {0, 1}; }
    Support operator()(const LogNormal& law) const {
        return law.geometric_sd > 1 ? Support{0, infinity} : Support{law.median, law.median};
    }
    Support operator()(const Choice& law) const {
        Support hull{infinity, -infinity};
        for (const auto& [value, chance] : law.chances)
            if (chance > 0)
                hull = {std::min(hull.low, value), std::max(hull.high, value)};
        return hull;
    }
};

} // namespace

Support support(const Law& law) {
    return std::visit(SupportOf{}, law);
}

} // namespace cutline
