#include "evidence/score_model.hpp"

#include <algorithm>
#include <utility>

namespace cutline::evidence {

ScoreModel::ScoreModel(const Plan& plan, const std::vector<HeldRound>& held,
                       std::span<const Coordinate> coordinates)
    : plan_(plan), held_(held), coordinates_(coordinates), mean_(coordinates.size()),
      apart_(coordinates.size()) {
    for (std::size_t first = 0; first < coordinates.size();) {
        const auto team = coordinates[first].team;
        std::size_t count = 1;
        while (first + count < coordinates.size() && coordinates[first + count].team == team)
            ++count;
        auto sources = sources_of(plan, held, coordinates.subspan(first, count));
        const auto alike = std::ranges::find_if(scatters_, [&](const Scatter& scatter) {
            return scatter.size() == count && scatter.sources() == sources;
        });
        const auto which = static_cast<std::size_t>(alike - scatters_.begin());
        if (alike == scatters_.end())
            scatters_.emplace_back(std::move(sources), count);
        teams_.insert(team);
        blocks_.push_back({team, first, count, which});
        first += count;
    }
}

void ScoreModel::learn_means(std::span<const double> drawn) {
    for (const auto& block : blocks_) {
        const auto& team = plan_.teams[block.team];
        const double growth = team.growth.in(drawn);
        for (std::size_t i = block.first; i < block.first + block.count; ++i) {
            const auto& at = coordinates_[i];
            mean_[i] = team.expected[at.leaf].in(drawn) / plan_.leaves[at.leaf].points +
                       growth * plan_.rounds[held_[at.held].position].months;
        }
    }
}

void ScoreModel::learn_spreads(std::span<const double> drawn) {
    for (auto& scatter : scatters_)
        scatter.learn(drawn);
}

double ScoreModel::log_density(std::span<const double> x, TeamSet teams) const {
    double log_density = 0;
    for (const auto& block : blocks_) {
        if (!teams.contains(block.team))
            continue;
        const auto y = std::span{apart_}.first(block.count);
        for (std::size_t i = 0; i < block.count; ++i)
            y[i] = x[block.first + i] - mean_[block.first + i];
        multiply(scatter(block).inverse(), y, y);
        double sum = 0;
        for (const double normal : y)
            sum += normal * normal;
        log_density -= 0.5 * sum + scatter(block).log_determinant();
    }
    return log_density;
}

void ScoreModel::whiten(std::span<const double> x, std::span<double> y) const {
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = x[i] - mean_[i];
    for (const auto& block : blocks_)
        multiply(scatter(block).inverse(), y.subspan(block.first, block.count),
                 y.subspan(block.first, block.count));
}

void ScoreModel::colour(std::span<const double> y, std::span<double> x) const {
    for (const auto& block : blocks_)
        multiply(scatter(block).lower(), y.subspan(block.first, block.count),
                 x.subspan(block.first, block.count));
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += mean_[i];
}

Key ScoreModel::key_of(const Source& source, TeamId team, const DrawKeys& keys) const {
    const auto position = held_[source.held].position;
    switch (source.kind) {
    case Source::Kind::strength:
        return keys.strength[team];
    case Source::Kind::growth:
        return keys.growth[team];
    case Source::Kind::profile:
        return keys.profile[team][source.leaf];
    case Source::Kind::form:
        return keys.rounds[position].form[team];
    case Source::Kind::noise:
        break;
    }
    return keys.rounds[position].noise[team][source.leaf];
}

double ScoreModel::explain(const Block& block, std::span<const double> x, Chance& chance,
                           const DrawKeys& keys, std::size_t draw, Stretch& stretch) const {
    const auto& scatter = this->scatter(block);
    const auto& sources = scatter.sources();
    std::vector<double> normals(sources.size());
    const auto apart = std::span{apart_}.first(block.count); // x minus a draw from the prior
    for (std::size_t i = 0; i < block.count; ++i)
        apart[i] = x[block.first + i] - mean_[block.first + i] - scatter.least(i) * chance.normal();
    for (std::size_t s = 0; s < sources.size(); ++s) {
        normals[s] = chance.normal();
        for (const auto& [i, by] : sources[s].moves)
            apart[i] -= scatter.spread(s) * by * normals[s];
    }
    multiply(scatter.inverse(), apart, apart);
    multiply_transposed(scatter.inverse(), apart, apart);
    double strength = 0;
    for (std::size_t s = 0; s < sources.size(); ++s) {
        for (const auto& [i, by] : sources[s].moves)
            normals[s] += scatter.spread(s) * by * apart[i];
        stretch.set_normal(key_of(sources[s], block.team, keys), draw, static_cast<float>(normals[s]));
        if (sources[s].kind == Source::Kind::strength)
            strength = scatter.spread(s) * normals[s];
    }
    return strength;
}

} // namespace cutline::evidence
