#include "evidence/scatter.hpp"

#include <cutline/numeric/elementary.hpp>

#include <utility>

namespace cutline::evidence {
namespace {

/// Keeps scores without noise, which nothing else may tell apart, from being the same number: 0.0001% of the
/// points; those with noise that may be 0, 0.00001%.
constexpr double without_noise = 1e-6;
constexpr double with_noise = 1e-7;

} // namespace

std::vector<Source> sources_of(const Plan& plan, const std::vector<HeldRound>& held,
                               std::span<const Coordinate> coordinates) {
    const auto team = coordinates.front().team;
    std::vector<Source> sources;
    const auto add = [&](Source source, const Value& spread, auto&& change) {
        for (std::size_t i = 0; i < coordinates.size(); ++i)
            if (const double by = change(coordinates[i]); by != 0)
                source.moves.emplace_back(i, by);
        source.spread = spread;
        const bool stays = source.kind != Source::Kind::form && source.kind != Source::Kind::noise;
        if (!spread.is(0) && (stays || !source.moves.empty()))
            sources.push_back(std::move(source));
    };
    const auto round = [&](const Coordinate& at) -> const RoundPlan& {
        return plan.rounds[held[at.held].position];
    };
    add({Source::Kind::strength}, plan.teams[team].strength_spread, [](const Coordinate&) { return 1.0; });
    add({Source::Kind::growth}, plan.teams[team].growth_spread,
        [&](const Coordinate& at) { return round(at).months; });
    for (std::size_t l = 0; l < plan.leaves.size(); ++l)
        add({Source::Kind::profile, 0, LeafId{l}}, plan.profile[LeafId{l}],
            [&](const Coordinate& at) { return at.leaf == LeafId{l} ? 1.0 : 0.0; });
    for (std::size_t r = 0; r < held.size(); ++r)
        add({Source::Kind::form, r}, plan.rounds[held[r].position].form[team],
            [&](const Coordinate& at) { return at.held == r ? 1.0 : 0.0; });
    for (const auto& own : coordinates)
        add({Source::Kind::noise, own.held, own.leaf}, round(own).leaves[own.leaf].noise,
            [&](const Coordinate& at) { return at.held == own.held && at.leaf == own.leaf ? 1.0 : 0.0; });
    return sources;
}

Scatter::Scatter(std::vector<Source> sources, std::size_t size)
    : sources_(std::move(sources)), spreads_(sources_.size()), least_(size, without_noise), covariance_(size),
      lower_(size), inverse_(size) {
    for (const auto& source : sources_)
        if (source.kind == Source::Kind::noise)
            least_[source.moves.front().first] = with_noise;
}

void Scatter::learn(std::span<const double> drawn) {
    for (std::size_t i = 0; i < size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            covariance_.at(i, j) = i == j ? least_[i] * least_[i] : 0;
    for (std::size_t s = 0; s < sources_.size(); ++s) {
        const auto& moves = sources_[s].moves;
        spreads_[s] = sources_[s].spread.in(drawn);
        const double variance = spreads_[s] * spreads_[s];
        for (std::size_t a = 0; a < moves.size(); ++a)
            for (std::size_t b = 0; b <= a; ++b)
                covariance_.at(moves[a].first, moves[b].first) +=
                    variance * moves[a].second * moves[b].second;
    }
    factorise(covariance_, lower_);
    invert(lower_, inverse_);
    double product = 1;
    log_determinant_ = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        product *= lower_.at(i, i);
        if (product < 1e-100 || i + 1 == size()) {
            log_determinant_ += elementary::log(product);
            product = 1;
        }
    }
}

} // namespace cutline::evidence
