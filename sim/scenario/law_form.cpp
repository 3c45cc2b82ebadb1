#include "scenario/law_form.hpp"

#include "numeric/chances.hpp"
#include "scenario/grammar.hpp"
#include "scenario/number_form.hpp"

#include <cutline/numeric/law_catalogue.hpp>
#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace cutline {
namespace {

constexpr std::string_view within_key = "within";

/// Parameters that are no values of the number: they have no unit, and no percent sign tells one.
bool has_unit(const LawParameter& parameter) {
    return parameter.name != "a" && parameter.name != "b" && parameter.name != "geometric-sd";
}

std::vector<std::string> law_names() {
    std::vector<std::string> names;
    for (const auto& law : law_catalogue())
        names.emplace_back(law.name);
    return names;
}

/// "[low, mode, high]", or for a law of pairs "{value: chance, …}".
std::string written(const LawEntry& law) {
    std::string names;
    for (const auto& parameter : law.parameters)
        names += fmt::format("{}{}", names.empty() ? "" : law.is_map ? ": " : ", ", parameter.name);
    return law.is_map ? fmt::format("{{{}, …}}", names) : fmt::format("[{}]", names);
}

double value_of(std::string_view text) {
    return parse_number(text)->value;
}

/// The parameters of a law, one after the other; of a law of pairs, value, chance, value, chance, …
std::vector<double> numbers(const Node& value) {
    std::vector<double> numbers;
    for (const auto& item : value.items)
        numbers.push_back(value_of(item.text));
    for (const auto& entry : value.entries) {
        numbers.push_back(value_of(entry.key));
        numbers.push_back(value_of(entry.value.text));
    }
    return numbers;
}

/// One law of one number, being checked.
class LawCheck {
  public:
    LawCheck(const Node& node, const Measure& measure, const std::string& path, Diagnostics& diagnostics)
        : node_(node), measure_(measure), path_(path), diagnostics_(diagnostics) {}

    bool check() {
        const bool known = check_keys();
        if (law_ == nullptr)
            return known ? refuse(node_.place,
                                  fmt::format("expected {}, found {}", measure_.what, describe(node_)),
                                  suggestion("", law_names()))
                         : false;
        const auto& value = *node_.find(law_->name);
        const bool sound = law_->is_map ? check_pairs(value) : check_parameters(value);
        return check_within() && known && sound && check_values(value) && check_percent();
    }

  private:
    bool refuse(const Place& place, std::string problem, std::string remedy = {}) {
        diagnostics_.error(place, path_, std::move(problem), std::move(remedy));
        return false;
    }

    /// Finds the law; every other key must be `within`.
    bool check_keys() {
        bool sound = true;
        for (const auto& [key, place, value] : node_.entries) {
            if (key == within_key || grammar::is_annotation(key))
                continue;
            const auto* law = find_law(key);
            if (law == nullptr && (key == "name" || key == "title" || key == "description"))
                sound = refuse(place,
                               fmt::format("{} has no {}",
                                           &measure_ == &measure::anything ? "an input" : "a number", key),
                               "use `note`");
            else if (law == nullptr)
                sound = refuse(place, fmt::format("unknown distribution '{}'", shortened(key)),
                               suggestion(key, law_names()));
            else if (law_ != nullptr)
                sound = refuse(
                    place, fmt::format("two distributions for one number, '{}' and '{}'", law_->name, key),
                    "keep one");
            else
                law_ = law;
        }
        return sound;
    }

    bool check_parameters(const Node& list) {
        const auto form = written(*law_);
        if (!list.is_list())
            return refuse(list.place, fmt::format("expected {}, found {}", form, describe(list)),
                          fmt::format("write {{{}: {}}}", law_->name, form));
        if (list.items.size() != law_->parameters.size())
            return refuse(list.place,
                          fmt::format("'{}' takes {} numbers, not {}", law_->name, law_->parameters.size(),
                                      list.items.size()),
                          fmt::format("write {{{}: {}}}", law_->name, form));
        bool sound = true;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const auto& measure = has_unit(law_->parameters[i]) ? unit() : measure::anything;
            sound = check_one(list.items[i], measure) && sound;
        }
        return sound;
    }

    bool check_pairs(const Node& map) {
        if (!map.is_map())
            return refuse(map.place, fmt::format("expected {}, found {}", written(*law_), describe(map)),
                          fmt::format("write {{{}: {{1: 70%, 2: 30%}}}}", law_->name));
        bool sound = !map.entries.empty() || refuse(map.place, "no values to choose from");
        std::vector<double> values;
        double sum = 0;
        for (const auto& [key, place, chance] : map.entries) {
            sound = check_one(Node::scalar(key, place), unit()) && sound;
            sound = check_constant(chance, measure::chance, path_, diagnostics_) && sound;
            if (!sound)
                continue;
            if (std::ranges::find(values, value_of(key)) != values.end())
                sound = refuse(place, fmt::format("the value {} stands twice", key), "add up its chances");
            values.push_back(value_of(key));
            sum += value_of(chance.text);
        }
        if (sound && !cover_everything(sum))
            return refuse(map.place, fmt::format("the chances sum to {:.10g}%", 100 * sum),
                          "they must sum to 100%");
        return sound;
    }

    bool check_within() {
        const auto* interval = node_.find(within_key);
        const auto point = law_->is_map ? Point::allowed : Point::refused;
        return interval == nullptr || check_interval(*interval, unit(), point, path_, diagnostics_);
    }

    /// What the law itself asks of its parameters.
    bool check_values(const Node& value) {
        const auto problem = law_->check(numbers(value));
        return problem.empty() || refuse(value.place, fmt::format("'{}': {}", law_->name, problem));
    }

    /// An input may stand where it doesn't matter; see where it is used.
    bool check_percent() {
        const bool is_input = &measure_ == &measure::anything;
        return is_input || measure_.percent != Percent::either || !mixes_percent(node_) ||
               refuse(node_.place, "some of its numbers have a percent sign and some have none",
                      "write all of them with % or none");
    }

    bool check_one(const Node& node, const Measure& measure) {
        if (node.is_scalar() && node.text.starts_with('$'))
            return refuse(node.place,
                          fmt::format("'{}' can't stand inside a distribution", shortened(node.text)),
                          "its parameters are plain numbers");
        if (node.is_map())
            return refuse(node.place, "a distribution can't stand inside a distribution",
                          "its parameters are plain numbers");
        return check_number_form(node, measure, path_, diagnostics_);
    }

    /// What a parameter in the unit of the number may be: its range is not that of the number.
    [[nodiscard]] const Measure& unit() const {
        return measure_.percent == Percent::refused ? plain_number : measure::anything;
    }

    static constexpr Measure plain_number{"a number", -1e300, 1e300};

    const Node& node_;
    const Measure& measure_;
    const std::string& path_;
    Diagnostics& diagnostics_;
    const LawEntry* law_ = nullptr;
};

} // namespace

bool check_law(const Node& node, const Measure& measure, const std::string& path, Diagnostics& diagnostics) {
    return LawCheck{node, measure, path, diagnostics}.check();
}

bool check_interval(const Node& node, const Measure& measure, Point point, const std::string& path,
                    Diagnostics& diagnostics) {
    const auto refuse = [&](std::string problem, std::string remedy = {}) {
        diagnostics.error(node.place, path, std::move(problem), std::move(remedy));
        return false;
    };
    if (!node.is_list())
        return refuse(fmt::format("expected an interval [low, high], found {}", describe(node)));
    if (node.items.size() != 2)
        return refuse(fmt::format("an interval is [low, high]: 2 numbers, not {}", node.items.size()));
    bool sound = true;
    for (const auto& end : node.items)
        sound = check_constant(end, measure, path, diagnostics) && sound;
    if (!sound)
        return false;
    const auto [low, high] = read_interval(node);
    if (low > high)
        return refuse(
            fmt::format("the interval [{}, {}] ends below its start", node.items[0].text, node.items[1].text),
            "write [low, high]");
    if (low == high && point == Point::refused)
        return refuse(
            fmt::format("the interval [{}, {}] is a single value", node.items[0].text, node.items[1].text),
            "write a plain number instead");
    return true;
}

bool mixes_percent(const Node& law) {
    std::size_t shares = 0;
    std::size_t others = 0;
    const auto count = [&](const std::string& text) {
        if (value_of(text) != 0)
            ++(text.ends_with('%') ? shares : others);
    };
    for (const auto& [key, place, value] : law.entries) {
        const auto* entry = find_law(key);
        for (std::size_t i = 0; i < value.items.size(); ++i)
            if (key == within_key || (entry != nullptr && has_unit(entry->parameters[i])))
                count(value.items[i].text);
        if (entry != nullptr)
            for (const auto& pair : value.entries)
                count(pair.key);
    }
    return shares > 0 && others > 0;
}

bool is_in_percent(const Node& law) {
    const auto is_share = [](const Node& node) { return node.text.ends_with('%'); };
    return std::ranges::any_of(law.entries, [&](const Node::Entry& entry) {
        return std::ranges::any_of(entry.value.items, is_share) ||
               std::ranges::any_of(entry.value.entries,
                                   [](const auto& pair) { return pair.key.ends_with('%'); });
    });
}

Law read_law(const Node& node) {
    for (const auto& entry : node.entries)
        if (const auto* law = find_law(entry.key); law != nullptr)
            return law->make(numbers(entry.value));
    return {};
}

Support read_interval(const Node& node) {
    return {value_of(node.items[0].text), value_of(node.items[1].text)};
}

} // namespace cutline
