#pragma once
/// Numbers of a scenario in words: "98%", "drawn: normal, mean 29.6, sd 1.2", "naver 40%, everyone else 98%".

#include <cutline/numeric/law.hpp>
#include <cutline/plan/plan.hpp>
#include <cutline/scenario/scenario.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cutline {

enum class Unit { number, share };

[[nodiscard]] std::string words(double value, Unit unit);
/// The same for a value that a trial has drawn: with fewer digits.
[[nodiscard]] std::string drawn_words(double value, Unit unit);
[[nodiscard]] std::string words(const Law& law, const std::optional<Support>& within, Unit unit);
[[nodiscard]] std::string words(const Number& number, Unit unit);

/// The label that goes with an id.
using Labels = std::function<std::string(std::string_view id)>;
[[nodiscard]] std::string words(const NumberMap& map, Unit unit, const Labels& labels);

/// "10 raters, one's spread 8%, so noise 2.53%".
[[nodiscard]] std::string panel_words(const Panel& panel);

/// What fits into a cell of a table: "29.6", "29.6 ± 1.2", "20…30", "drawn".
[[nodiscard]] std::string brief(const Value& value, const Plan& plan, Unit unit);

} // namespace cutline
