#include "evidence/team_model.hpp"

#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace cutline::evidence {
namespace {

/// Keeps scores without noise, which nothing else may tell apart, from being the same number: 0.0001% of the
/// points; those with noise that may be 0, 0.00001%.
constexpr double without_noise = 1e-6;
constexpr double with_noise = 1e-7;

} // namespace

TeamModel::TeamModel(const Plan& plan, const std::vector<HeldRound>& held, TeamId team,
                     std::vector<Coordinate> coordinates)
    : plan_(plan), held_(held), team_(team), coordinates_(std::move(coordinates)), mean_(size()),
      least_(size(), without_noise), covariance_(size()), lower_(size()), precision_(size()), room_(size()) {
    std::vector<std::size_t> all(size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto which = [&](auto&& wanted) {
        std::vector<std::size_t> found;
        std::ranges::copy_if(all, std::back_inserter(found), wanted);
        return found;
    };
    add_source(Source::Kind::strength, plan.teams[team].strength_spread, 0, {}, all);
    add_source(Source::Kind::growth, plan.teams[team].growth_spread, 0, {}, all);
    for (std::size_t l = 0; l < plan.leaves.size(); ++l)
        add_source(Source::Kind::profile, plan.profile[LeafId{l}], 0, LeafId{l},
                   which([&](std::size_t i) { return coordinates_[i].leaf == LeafId{l}; }));
    for (std::size_t r = 0; r < held.size(); ++r)
        add_source(Source::Kind::form, plan.rounds[held[r].position].form[team], r, {},
                   which([&](std::size_t i) { return coordinates_[i].held == r; }));
    for (const auto i : all) {
        const auto& at = coordinates_[i];
        const auto& noise = plan.rounds[held[at.held].position].leaves[at.leaf].noise;
        if (!noise.is(0))
            least_[i] = with_noise;
        add_source(Source::Kind::noise, noise, at.held, at.leaf, {i});
    }
}

void TeamModel::add_source(Source::Kind kind, const Value& spread, std::size_t held, LeafId leaf,
                           std::vector<std::size_t> moves) {
    if (!spread.is(0) && !moves.empty())
        sources_.push_back({kind, held, leaf, std::move(moves), &spread});
}

double TeamModel::loading(const Source& source, double spread, std::size_t coordinate) const {
    return source.kind == Source::Kind::growth
               ? spread * plan_.rounds[held_[coordinates_[coordinate].held].position].months
               : spread;
}

std::vector<std::vector<std::pair<std::size_t, double>>> TeamModel::joint_moves() const {
    std::vector<std::vector<std::pair<std::size_t, double>>> moves;
    for (const auto& source : sources_) {
        std::vector<std::pair<std::size_t, double>> move;
        for (const auto i : source.moves)
            if (const double by = loading(source, 1, i); by != 0)
                move.emplace_back(i, by);
        if (move.size() > 1)
            moves.push_back(std::move(move));
    }
    return moves;
}

void TeamModel::update(std::span<const double> drawn, bool spreads_changed) {
    const auto& team = plan_.teams[team_];
    const double growth = team.growth.in(drawn);
    for (std::size_t i = 0; i < size(); ++i) {
        const auto& at = coordinates_[i];
        mean_[i] = team.expected[at.leaf].in(drawn) / plan_.leaves[at.leaf].points +
                   growth * plan_.rounds[held_[at.held].position].months;
    }
    if (spreads_changed)
        update_spreads(drawn);
}

void TeamModel::update_spreads(std::span<const double> drawn) {
    const std::size_t n = size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            covariance_.at(i, j) = i == j ? least_[i] * least_[i] : 0;
    }
    spreads_.clear();
    for (const auto& source : sources_) {
        const double spread = source.spread->in(drawn);
        spreads_.push_back(spread);
        for (const auto i : source.moves)
            for (const auto j : source.moves)
                covariance_.at(i, j) += loading(source, spread, i) * loading(source, spread, j);
    }
    factorise(covariance_, lower_);
    invert(lower_, precision_, room_);
    double product = 1;
    log_determinant_ = 0;
    for (std::size_t i = 0; i < n; ++i) {
        product *= lower_.at(i, i);
        if (product < 1e-100 || i + 1 == n) {
            log_determinant_ += elementary::log(product);
            product = 1;
        }
    }
}

double TeamModel::log_density(std::span<const double> x) const {
    double sum = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        const auto row = precision_.row(i);
        double pull = 0;
        for (std::size_t j = 0; j < size(); ++j)
            pull += row[j] * (x[j] - mean_[j]);
        sum += pull * (x[i] - mean_[i]);
    }
    return -0.5 * sum - log_determinant_;
}

void TeamModel::whiten(std::span<const double> x, std::span<double> y) const {
    for (std::size_t i = 0; i < size(); ++i)
        y[i] = x[i] - mean_[i];
    solve_lower(lower_, y);
}

void TeamModel::colour(std::span<const double> y, std::span<double> x) const {
    multiply(lower_, y, x);
    for (std::size_t i = 0; i < size(); ++i)
        x[i] += mean_[i];
}

void TeamModel::pull(std::span<const double> x, std::span<double> result) const {
    for (std::size_t i = 0; i < size(); ++i) {
        const auto row = precision_.row(i);
        double sum = 0;
        for (std::size_t j = 0; j < size(); ++j)
            sum += row[j] * (x[j] - mean_[j]);
        result[i] = sum;
    }
}

Key TeamModel::key_of(const Source& source, const DrawKeys& keys) const {
    const auto position = held_[source.held].position;
    switch (source.kind) {
    case Source::Kind::strength:
        return keys.strength[team_];
    case Source::Kind::growth:
        return keys.growth[team_];
    case Source::Kind::profile:
        return keys.profile[team_][source.leaf];
    case Source::Kind::form:
        return keys.rounds[position].form[team_];
    case Source::Kind::noise:
        break;
    }
    return keys.rounds[position].noise[team_][source.leaf];
}

double TeamModel::explain(std::span<const double> x, Chance& chance, const DrawKeys& keys, std::size_t draw,
                          Stretch& stretch) const {
    std::vector<double> normals;
    std::vector<double> apart(x.begin(), x.end()); // x minus a draw from the prior
    for (std::size_t i = 0; i < size(); ++i)
        apart[i] -= mean_[i] + least_[i] * chance.normal();
    for (std::size_t s = 0; s < sources_.size(); ++s) {
        normals.push_back(chance.normal());
        for (const auto i : sources_[s].moves)
            apart[i] -= loading(sources_[s], spreads_[s], i) * normals.back();
    }
    solve_lower(lower_, apart);
    solve_upper(lower_, apart);
    double strength = 0;
    for (std::size_t s = 0; s < sources_.size(); ++s) {
        for (const auto i : sources_[s].moves)
            normals[s] += loading(sources_[s], spreads_[s], i) * apart[i];
        stretch.set_normal(key_of(sources_[s], keys), draw, static_cast<float>(normals[s]));
        if (sources_[s].kind == Source::Kind::strength)
            strength = spreads_[s] * normals[s];
    }
    return strength;
}

} // namespace cutline::evidence
