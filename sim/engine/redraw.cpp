#include <cutline/engine/redraw.hpp>

namespace cutline {

std::uint32_t Redraw::replicate(std::string_view source, std::string_view name) const {
    if (replicates_.empty())
        return 0;
    const auto own = replicates_.find(Name{source, name});
    if (own != replicates_.end())
        return own->second;
    const auto whole = replicates_.find(Name{source, {}});
    return whole == replicates_.end() ? 0 : whole->second;
}

} // namespace cutline
