#pragma once
/// Numbers of random scenarios: written out, drawn by some law, or shared by name.

#include "support/random_scenario.hpp"
#include "support/random_scenario/dice.hpp"

#include <algorithm>
#include <map>

namespace cutline::test::random {

/// What a number may be. All numbers of a kind can stand for one another, so they can share an input.
struct Kind {
    std::string name; ///< of its inputs
    double low, high; ///< values to write; also where laws are cut off, unless they may leave it
    bool percent = false;
    bool free = false; ///< a law may leave low … high
};

inline const Kind chance{"chance", 0.05, 0.95, true};
inline const Kind spread{"spread", 0, 0.06, true};
inline const Kind judge{"judge", 0.02, 0.3, true};
inline const Kind growth{"growth", -0.004, 0.01, true, true};
inline const Kind withdrawal{"withdrawal", 0, 0.15, true};
inline const Kind share{"share", 0.1, 0.9, true};
inline const Kind amount{"amount", -50, 2000, false, true};
inline const Kind step{"step", 0.1, 2};
inline const Kind pass_mark{"mark", 0.1, 0.6, true};
inline const Kind pace{"pace", -0.002, 0.006, true, true};

class Numbers {
  public:
    Numbers(Dice& dice, const ScenarioTaste& taste) : dice_(dice), uncertain_(taste.uncertain_numbers) {}

    /// A number, a law, or an input.
    std::string any(const Kind& kind) {
        if (!uncertain_ || dice_.chance(0.65))
            return one(kind);
        if (dice_.chance(0.3))
            return input(kind);
        return law(kind);
    }
    std::string one(const Kind& kind) { return written(kind, dice_.real(kind.low, kind.high)); }

    /// A whole number, or a choice between two.
    struct Whole {
        std::string text;
        std::size_t low, high;
    };
    Whole whole(std::size_t low, std::size_t high) {
        const auto a = dice_.between(low, high);
        const auto b = dice_.between(low, high);
        if (a == b || !uncertain_ || dice_.chance(0.7))
            return {fmt::format("{}", a), a, a};
        const auto chance_of_a = dice_.between(5, 95);
        return {fmt::format("{{choice: {{{}: {}%, {}: {}%}}}}", a, chance_of_a, b, 100 - chance_of_a),
                std::min(a, b), std::max(a, b)};
    }

    [[nodiscard]] const std::vector<std::string>& inputs() const { return inputs_; }

  private:
    static std::string written(const Kind& kind, double value) {
        return kind.percent ? fmt::format("{:.2f}%", 100 * value) : fmt::format("{:.2f}", value);
    }

    std::string law(const Kind& kind) {
        const double room = kind.high - kind.low;
        const double low = kind.low + room * dice_.real(0, 0.4);
        const double high = kind.high - room * dice_.real(0, 0.4);
        const double mode = dice_.real(low, high);
        const auto text = [&](double value) { return written(kind, value); };
        const bool cut_off = !kind.free || dice_.chance(0.3);
        const auto within =
            cut_off ? fmt::format(", within: [{}, {}]", text(kind.low), text(kind.high)) : std::string{};
        switch (dice_.below(7)) {
        case 0:
            return fmt::format("{{uniform: [{}, {}]}}", text(low), text(high));
        case 1:
            return fmt::format("{{triangular: [{}, {}, {}]}}", text(low), text(mode), text(high));
        case 2:
            return fmt::format("{{pert: [{}, {}, {}]}}", text(low), text(mode), text(high));
        case 3:
            return fmt::format("{{normal: [{}, {}]{}}}", text(mode), text(room / 4), within);
        case 4:
            return fmt::format("{{lognormal: [{}, 1.5], within: [{}, {}]}}", text(std::max(mode, room / 4)),
                               text(kind.low), text(kind.high));
        case 5:
            if (kind.name == chance.name || kind.name == share.name)
                return "{beta: [3, 2]}";
            return fmt::format("{{uniform: [{}, {}], within: [{}, {}]}}", text(low), text(high), text(low),
                               text((low + high) / 2));
        default:
            return fmt::format("{{choice: {{{}: 30%, {}: 70%}}}}", text(low), text(high));
        }
    }

    std::string input(const Kind& kind) {
        auto& known = of_kind_[kind.name];
        if (!known.empty() && dice_.chance(0.6))
            return "$" + dice_.pick(known);
        auto name = fmt::format("{}_{}", kind.name, known.size() + 1);
        const auto value = !known.empty() && dice_.chance(0.2) ? "$" + dice_.pick(known) : law(kind);
        inputs_.push_back(fmt::format("{}: {}", name, value));
        known.push_back(name);
        return "$" + name;
    }

    Dice& dice_;
    bool uncertain_;
    std::vector<std::string> inputs_;
    std::map<std::string, std::vector<std::string>> of_kind_;
};

} // namespace cutline::test::random
