#pragma once
/// Numbers of the scenario made into values of the plan: checked against what they measure, draws named and
/// counted.

#include "plan/complaints.hpp"

#include <cutline/plan/plan.hpp>
#include <cutline/scenario/measure.hpp>

#include <map>
#include <string>
#include <vector>

namespace cutline {

class Numbers {
  public:
    explicit Numbers(const Complaints& complaints) : complaints_(&complaints) {}

    /// The value of a number that stands at `path`; 0 if it is not legal there.
    [[nodiscard]] Value value(const Number& number, const std::string& path, const Measure& measure);

    /// The values that may come up. Terms are taken as independent, so the ends are never too narrow.
    [[nodiscard]] Support range(const Value& value) const;

    [[nodiscard]] const std::vector<DrawnNumber>& drawn() const { return drawn_; }

  private:
    [[nodiscard]] bool legal(const Number& number, const std::string& path, const Measure& measure) const;

    const Complaints* complaints_;
    std::vector<DrawnNumber> drawn_;
    std::vector<Support> ranges_;
    std::map<std::string, std::size_t> by_name_;
};

/// A number as a message shows it: "2.5", "3%".
[[nodiscard]] std::string shown(const Number& number);

/// a + factor × b.
[[nodiscard]] Value add(Value a, const Value& b, double factor = 1);

} // namespace cutline
