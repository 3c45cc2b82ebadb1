#include <cutline/scenario/scenario.hpp>

#include <algorithm>

namespace cutline {

Support Number::range() const {
    if (!law)
        return {value, value};
    auto range = support(*law);
    if (within) {
        range.low = std::max(range.low, within->low);
        range.high = std::min(range.high, within->high);
    }
    return range;
}

const Number* NumberMap::find(std::string_view id) const {
    if (const auto* number = cutline::find(by_id, id))
        return number;
    return otherwise ? &*otherwise : nullptr;
}

Place Places::value(std::string_view path) const {
    const auto* both = nearest(path);
    return both == nullptr ? Place{} : both->value;
}

Place Places::key(std::string_view path) const {
    const auto* both = nearest(path);
    return both == nullptr ? Place{} : both->key;
}

const Places::Both* Places::nearest(std::string_view path) const {
    while (true) {
        if (const auto found = places_.find(path); found != places_.end())
            return &found->second;
        if (path.empty())
            return nullptr;
        const auto last = path.find_last_of(".[");
        path = last == std::string_view::npos ? std::string_view{} : path.substr(0, last);
    }
}

} // namespace cutline
