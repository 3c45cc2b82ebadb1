#pragma once
/// Every law by name: the scenario reader, the JSON Schema and the documentation all draw from these entries.

#include <cutline/numeric/law.hpp>

#include <span>
#include <string>
#include <string_view>

namespace cutline {

struct LawParameter {
    std::string_view name;
    std::string_view legal; ///< in words: "at least 0"
};

/// One law. A newcomer is a struct in `law.hpp`, its quantile, and one entry.
struct LawEntry {
    std::string_view name; ///< as a scenario writes it
    std::span<const LawParameter> parameters;
    std::string_view summary;
    std::string_view reference;
    /// Not a list of parameters but a map of any length: `parameters` describes one pair, and `check` and
    /// `make` take the pairs one after the other (value, chance, value, chance ...).
    bool is_map;
    /// "" if these numbers are legal parameters, else what is wrong.
    std::string (*check)(std::span<const double> values);
    /// The law with these parameters, which `check` has passed.
    Law (*make)(std::span<const double> values);
};

[[nodiscard]] std::span<const LawEntry> law_catalogue();

/// The entry of that name, or null.
[[nodiscard]] const LawEntry* find_law(std::string_view name);

} // namespace cutline
