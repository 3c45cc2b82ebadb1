#pragma once
/// The throws that a random scenario is made of, and how its lists are written.

#include <cutline/random/engine.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cutline::test::random {

/// Where every choice comes from. Two throws never stand in one call: the order of its arguments is not
/// fixed.
class Dice {
  public:
    explicit Dice(std::uint64_t number) : words_(stream_key(1, {"random scenario"}), number) {}

    /// 0 … count-1
    std::size_t below(std::size_t count) { return words_() % count; }
    std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
    bool chance(double p) { return static_cast<double>(words_()) < p * 0x1p32; }
    double real(double low, double high) {
        return low + (high - low) * static_cast<double>(words_()) * 0x1p-32;
    }
    template <class Item>
    const Item& pick(const std::vector<Item>& items) {
        return items[below(items.size())];
    }
    template <class Item>
    void shuffle(std::vector<Item>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

  private:
    WordEngine words_;
};

[[nodiscard]] inline std::string in_braces(const std::vector<std::string>& entries) {
    return fmt::format("{{{}}}", fmt::join(entries, ", "));
}
[[nodiscard]] inline std::string in_brackets(const std::vector<std::string>& items) {
    return fmt::format("[{}]", fmt::join(items, ", "));
}

} // namespace cutline::test::random
