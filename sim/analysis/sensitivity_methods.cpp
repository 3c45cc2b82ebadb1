#include "analysis/sensitivity_methods.hpp"

#include <algorithm>
#include <array>

namespace cutline {

std::span<const SensitivityMethodEntry> sensitivity_methods() {
    static const std::array catalogue{sobol_method, shapley_method, morris_method, pawn_method};
    return catalogue;
}

const SensitivityMethodEntry* find_sensitivity_method(std::string_view name) {
    const auto found = std::ranges::find(sensitivity_methods(), name, &SensitivityMethodEntry::name);
    return found == sensitivity_methods().end() ? nullptr : &*found;
}

std::int64_t sum(std::span<const std::int32_t> x) {
    std::int64_t sum = 0;
    for (const auto value : x)
        sum += value;
    return sum;
}

std::int64_t sum_of_products(std::span<const std::int32_t> x, std::span<const std::int32_t> y) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += std::int64_t{x[i]} * y[i];
    return sum;
}

void count_plain(const SensitivityModel& model, const OutputValues& plain, std::span<WideSum> counters) {
    for (std::size_t output = 0; output < model.outputs(); ++output) {
        counters[2 * output] += sum(plain[output]);
        counters[2 * output + 1] += sum_of_products(plain[output], plain[output]);
    }
}

} // namespace cutline
