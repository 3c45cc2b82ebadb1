#include "evidence/contradiction.hpp"

#include <cstddef>

namespace cutline::evidence {

std::vector<const Fact*> irreducible(const Model& model, const Directions& directions, Key key) {
    constexpr std::size_t worlds = 32;
    std::vector<std::vector<bool>> items;
    for (const auto& held : model.held)
        items.emplace_back(held.facts.size(), true);
    std::vector<const Fact*> needed;
    for (std::size_t r = 0; r < model.held.size(); ++r)
        for (std::size_t f = 0; f < model.held[r].facts.size(); ++f) {
            items[r][f] = false;
            if (find_worlds(model, directions, items, worlds, key)) {
                items[r][f] = true;
                needed.push_back(&model.held[r].facts[f]);
            }
        }
    return needed;
}

} // namespace cutline::evidence
