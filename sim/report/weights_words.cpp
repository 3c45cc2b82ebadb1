#include "report/weights_words.hpp"

#include "report/labels.hpp"
#include "report/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace cutline {
namespace {

struct WeightsWords {
    double total;
    const Labels& labels;

    std::string operator()(const ById<Number>& weights) const {
        std::vector<std::string> parts;
        for (const auto& [id, number] : weights)
            parts.push_back(labels(id) + " " + words(number, Unit::number));
        return listed(parts);
    }
    std::string operator()(const DirichletWeights& law) const {
        std::vector<std::string> parts;
        for (const auto& [id, mean] : law.means)
            parts.push_back(labels(id) + " " + plain(mean));
        return "drawn together, " + plain(total) + " in all: Dirichlet, means " + listed(parts) +
               ", concentration " + plain(law.concentration) + conditions(law.region);
    }
    std::string operator()(const SimplexWeights& law) const {
        std::vector<std::string> parts;
        for (const auto& id : law.criteria)
            parts.push_back(labels(id));
        return "drawn together, " + plain(total) + " in all: " + listed(parts) +
               ", every division alike likely" + conditions(law.region);
    }

    [[nodiscard]] std::string conditions(const WeightRegion& region) const {
        std::string text;
        for (const auto& id : region.order)
            text += (text.empty() ? "; in this order, largest first: " : ", ") + labels(id);
        for (const auto& [id, within] : region.within)
            text += "; " + labels(id) + " " +
                    (std::isinf(within.high)  ? "at least " + plain(within.low)
                     : std::isinf(within.low) ? "at most " + plain(within.high)
                                              : "within " + plain(within.low) + " to " + plain(within.high));
        return text;
    }
};

} // namespace

const Weights* weights_named(const Scenario& scenario, std::string_view name) {
    if (name == "weights")
        return scenario.weights ? &*scenario.weights : nullptr;
    const auto round = std::ranges::find_if(
        scenario.rounds, [&](const Round& each) { return "rounds." + each.id + ".weights" == name; });
    return round != scenario.rounds.end() && round->weights ? &*round->weights : nullptr;
}

std::string weights_words(const Weights& weights, double total, const Labels& labels) {
    return std::visit(WeightsWords{total, labels}, weights);
}

} // namespace cutline
