#include <cutline/numeric/student.hpp>
#include <cutline/tally/jackknife.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cutline {

Estimated widened(Estimated estimated, double least) {
    auto& [value, interval] = estimated;
    interval.low = std::min(interval.low, value - least);
    interval.high = std::max(interval.high, value + least);
    return estimated;
}

Estimated clamped(Estimated estimated, const Interval& range) {
    auto& [low, high] = estimated.interval;
    low = std::clamp(low, range.low, range.high);
    high = std::clamp(high, range.low, range.high);
    return estimated;
}

Jackknife::Jackknife(const Counts& counts, Confidence confidence)
    : trials_(counts.trials()), totals_(counts.totals()) {
    for (std::size_t number = 0; number < Counts::groups; ++number) {
        const auto group = counts.group(number);
        if (group.trials == 0)
            continue;
        Rest rest{trials_ - group.trials, totals_};
        for (std::size_t i = 0; i < totals_.size(); ++i)
            rest.counters[i] -= group.counters[i];
        rests_.push_back(std::move(rest));
    }
    if (rests_.size() > 1)
        deviate_ = student_deviate(confidence, rests_.size() - 1);
}

/// With n trials, m of them in a group, h = n / m, and θ₋ the estimate without it: the pseudo-value h θ − (h
/// − 1) θ₋ scatters about their weighted mean with a variance of (h − 1) times that of the estimate.
double Jackknife::variance(const Estimator& estimate, double value) const {
    const auto groups = static_cast<double>(rests_.size());
    const auto trials = static_cast<double>(trials_);
    std::vector<double> without;
    double mean = groups * value;
    for (const auto& rest : rests_) {
        without.push_back(estimate({rest.trials, rest.counters}));
        mean -= static_cast<double>(rest.trials) / trials * without.back();
    }
    double sum = 0;
    for (std::size_t i = 0; i < rests_.size(); ++i) {
        const double h = trials / static_cast<double>(trials_ - rests_[i].trials);
        const double distance = h * value - (h - 1) * without[i] - mean;
        sum += distance * distance / (h - 1);
    }
    return sum / groups;
}

Estimated Jackknife::operator()(const Estimator& estimate) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double value = estimate(totals());
    if (rests_.size() < 2)
        return {value, {-infinity, infinity}};
    const double half = deviate_ * std::sqrt(variance(estimate, value));
    if (!std::isfinite(half))
        return {value, {-infinity, infinity}};
    return {value, {value - half, value + half}};
}

Estimated Jackknife::within(const Interval& range, const Estimator& estimate) const {
    return clamped((*this)(estimate), range);
}

Interval jackknife(const Counts& counts, const Estimator& estimate, Confidence confidence) {
    return Jackknife{counts, confidence}(estimate).interval;
}

} // namespace cutline
