#pragma once
/// Weights that are not known but sum to something: uniform on the simplex or Dirichlet, if need be
/// conditioned.

#include <cutline/numeric/law.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <vector>

namespace cutline {

/// One component over another lies within bounds: low * below <= above <= high * below.
struct RatioBounds {
    std::size_t above;
    std::size_t below;
    Support within; ///< 0 <= low; high may be infinite
    friend bool operator==(const RatioBounds&, const RatioBounds&) = default;
};

/// total * Dirichlet(alpha); alpha all 1 is the uniform law on the simplex.
struct SimplexLaw {
    std::vector<double> alpha;      ///< > 0, one per component
    std::vector<std::size_t> order; ///< these components, largest first; empty: any order
    std::vector<Support> within;    ///< one per component, in the unit of `total`; empty: no bounds
    double total = 1;
    std::vector<RatioBounds> ratios = {};
};

/// Where the random words come from; all 2^32 values alike.
using NextWord = std::function<std::uint32_t()>;

/// Draws the components into `out`, which has their number. Gamma variates by Marsaglia & Tsang (ACM
/// Transactions on Mathematical Software 26, 2000), in logarithms, so that no small alpha underflows. An
/// order among components of equal alpha is met by sorting them, which is the same law; any other, and all
/// bounds, by drawing again.
/// @throws std::runtime_error after 1e9 words: see `acceptance`.
void draw(const SimplexLaw& law, const NextWord& next_word, std::span<double> out);

/// The same from an engine of 32-bit words, such as `WordEngine`.
template <std::uniform_random_bit_generator Engine>
void draw(const SimplexLaw& law, Engine& engine, std::span<double> out) {
    static_assert(Engine::min() == 0 && Engine::max() == 0xffffffff, "takes an engine of 32-bit words");
    draw(law, NextWord([&engine] { return static_cast<std::uint32_t>(engine()); }), out);
}

/// A caller refuses a law of which `draw` keeps a smaller share of its tries: a trial would take a
/// millisecond.
inline constexpr double least_acceptance = 1e-4;

/// The share of tries that `draw` keeps, estimated with an engine of its own: always the same number for the
/// same law. Stops at 100 hits, so within 10% (one standard error), or after 2e6 tries.
[[nodiscard]] double acceptance(const SimplexLaw& law);

} // namespace cutline
