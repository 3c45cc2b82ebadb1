#pragma once
/// What the schemas of results are made of. Every object is closed: a key that isn't named is a fault.

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace cutline::schema {

using Json = nlohmann::ordered_json;

enum class Presence { always, sometimes };

struct Property {
    std::string_view name;
    Json schema;
    Presence presence = Presence::always;
};

/// One of the definitions that all results share.
[[nodiscard]] Json ref(std::string_view name);
/// With a sentence that says what it is.
[[nodiscard]] Json about(std::string_view words, const Json& schema);
[[nodiscard]] Json object(const std::vector<Property>& properties);
/// From ids, or other words that the scenario's writer chose, to values of one kind.
[[nodiscard]] Json map_of(Json values);
[[nodiscard]] Json list_of(Json items);
[[nodiscard]] Json or_null(Json schema);
[[nodiscard]] Json text();
[[nodiscard]] Json one_of_words(std::initializer_list<std::string_view> words);

/// ids, counts, shares, estimates, changes …
[[nodiscard]] Json shared_definitions();

/// What every result of a simulation begins with, and then its own. @param options  what it was given
[[nodiscard]] Json result(std::string_view what, std::vector<Property> own, Json options = ref("options"));

/// The options of a run, and further ones.
[[nodiscard]] Json options_with(std::vector<Property> further);

/// How well the rules find the strongest teams.
[[nodiscard]] Json design();

// One of each command.
[[nodiscard]] Json of_run();
[[nodiscard]] Json of_compare();
[[nodiscard]] Json of_weights();
[[nodiscard]] Json of_sensitivity();
[[nodiscard]] Json of_target();
[[nodiscard]] Json of_check();
[[nodiscard]] Json of_results();
[[nodiscard]] Json of_results_compared();

} // namespace cutline::schema
