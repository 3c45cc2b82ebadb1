#include <cutline/random/known.hpp>

#include <algorithm>

namespace cutline {

void Stretch::set_together(Key key, std::size_t draw, const std::vector<double>& values) {
    auto& all = column(together_, key, stretch_draws * values.size());
    std::ranges::copy(values, all.begin() + static_cast<std::ptrdiff_t>(draw * values.size()));
}

const double* Stretch::together(Key key, std::size_t draw) const {
    const auto found = together_.find(key.value);
    return found == together_.end() ? nullptr
                                    : found->second.data() + draw * (found->second.size() / stretch_draws);
}

} // namespace cutline
