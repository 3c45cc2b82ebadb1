#include "report/words.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <cmath>

namespace cutline {
namespace {

/// A law as a sentence has it.
class LawWords {
  public:
    explicit LawWords(Unit unit) : unit_(unit) {}

    std::string operator()(const Normal& law) const {
        return "normal, mean " + words(law.mean, unit_) + ", sd " + words(law.sd, unit_);
    }
    std::string operator()(const Uniform& law) const { return "uniform, " + range(law.low, law.high); }
    std::string operator()(const Triangular& law) const {
        return "triangular, " + range(law.low, law.high) + ", likeliest " + words(law.mode, unit_);
    }
    std::string operator()(const Pert& law) const {
        return "PERT, " + range(law.low, law.high) + ", likeliest " + words(law.mode, unit_);
    }
    std::string operator()(const Beta& law) const {
        return "beta, a " + plain(law.a) + ", b " + plain(law.b);
    }
    std::string operator()(const LogNormal& law) const {
        return "log-normal, median " + words(law.median, unit_) + ", geometric sd " + plain(law.geometric_sd);
    }
    std::string operator()(const Choice& law) const {
        std::string text;
        for (const auto& [value, chance] : law.chances)
            text += (text.empty() ? "" : " or ") + words(value, unit_) + " (" + share(chance) + ")";
        return text;
    }

    [[nodiscard]] std::string range(double low, double high) const {
        return words(low, unit_) + " to " + words(high, unit_);
    }
    [[nodiscard]] std::string limits(const Support& within) const {
        if (std::isinf(within.low))
            return "at most " + words(within.high, unit_);
        return std::isinf(within.high) ? "at least " + words(within.low, unit_)
                                       : "within " + range(within.low, within.high);
    }

  private:
    Unit unit_;
};

/// A law moved and stretched, as a cell has it.
struct BriefLaw {
    double constant;
    double factor;
    Unit unit;

    [[nodiscard]] std::string moved(double value) const {
        return drawn_words(constant + factor * value, unit);
    }
    [[nodiscard]] std::string range(double low, double high) const { return moved(low) + "…" + moved(high); }

    std::string operator()(const Normal& law) const {
        return moved(law.mean) + " ± " + drawn_words(std::abs(factor) * law.sd, unit);
    }
    std::string operator()(const Choice& law) const {
        std::string text;
        for (const auto& [value, chance] : law.chances)
            text += (text.empty() ? "" : " or ") + moved(value);
        return text;
    }
    std::string operator()(const Beta&) const { return range(0, 1); }
    std::string operator()(const LogNormal& law) const {
        return moved(law.median) + " ×÷ " + plain(law.geometric_sd);
    }
    std::string operator()(const auto& law) const { return range(law.low, law.high); }
};

} // namespace

std::string words(double value, Unit unit) {
    return unit == Unit::share ? share(value) : plain(value);
}

std::string drawn_words(double value, Unit unit) {
    return unit == Unit::share ? share(value, drawn_digits) : plain(value, drawn_digits);
}

std::string words(const Law& law, const std::optional<Support>& within, Unit unit) {
    const LawWords say{unit};
    return std::visit(say, law) + (within ? ", " + say.limits(*within) : "");
}

std::string words(const Number& number, Unit unit) {
    if (number.percent)
        unit = Unit::share;
    if (number.certain())
        return words(number.value, unit);
    const bool input = !number.name.empty() && number.name.find('.') == std::string::npos;
    return "drawn: " + words(*number.law, number.within, unit) + (input ? " ($" + number.name + ")" : "");
}

std::string words(const NumberMap& map, Unit unit, const Labels& labels) {
    std::string text;
    for (const auto& [id, number] : map.by_id)
        text += (text.empty() ? "" : ", ") + labels(id) + " " + words(number, unit);
    if (map.otherwise)
        text += (text.empty() ? "" : ", everyone else ") + words(*map.otherwise, unit);
    return text;
}

std::string panel_words(const Panel& panel) {
    const double root = std::sqrt(panel.raters);
    return counted(static_cast<std::size_t>(panel.raters), "rater") + ", one's spread " +
           words(panel.spread, Unit::share) + ", so noise " +
           (panel.spread.certain() ? share(panel.spread.value / root, drawn_digits)
                                   : "is that over " + plain(root, drawn_digits));
}

std::string brief(const Value& value, const Plan& plan, Unit unit) {
    if (value.certain())
        return words(value.constant, unit);
    if (value.terms.size() > 1 || value.terms.front().draw >= plan.numbers.size())
        return "drawn";
    const auto& [draw, factor] = value.terms.front();
    return std::visit(BriefLaw{value.constant, factor, unit}, plan.numbers[draw].law);
}

} // namespace cutline
