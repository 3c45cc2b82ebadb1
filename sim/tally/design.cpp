#include <cutline/tally/design.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace cutline {

namespace {

/// One trial, as far as it matters here.
struct Selection {
    TeamSet field;
    TeamSet finalists;
    std::array<Strength, max_teams> strength;
    std::array<std::uint8_t, max_teams> exit{}; ///< the later, the better; of the field
};

/// The strengths of a set of teams, strongest first.
class Sorted {
  public:
    Sorted(const Selection& trial, TeamSet teams) : count_(teams.size()) {
        auto* next = strengths_.data();
        for (const auto team : teams)
            *next++ = trial.strength[team.index()];
        std::sort(strengths_.data(), next, std::greater{});
    }
    [[nodiscard]] Strength operator[](std::size_t place) const { return strengths_[place]; }
    [[nodiscard]] std::size_t size() const { return count_; }

  private:
    std::array<Strength, max_teams> strengths_{};
    std::size_t count_;
};

void count_strengths(const Selection& trial, std::size_t meant, std::span<WideSum> into) {
    const Sorted all{trial, trial.field};
    const Sorted left{trial, trial.finalists};
    if (left.size() == 0)
        return;
    WideSum lost = 0;
    for (std::size_t place = 0; place < left.size(); ++place)
        lost += WideSum{all[place]} - left[place];
    constexpr WideSum units = 10'000; // of 1e-8 points in a ten-thousandth
    const auto count = static_cast<WideSum>(left.size());
    into[strongest_survives] += left[0] == all[0] ? 1 : 0;
    into[strongest_are_final] += lost == 0 && left.size() == meant ? 1 : 0;
    into[with_finalists] += 1;
    into[strength_lost] += (lost * units + count / 2) / count;
}

int sign(auto a, auto b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

void count_order(const Selection& trial, std::span<WideSum> into) {
    int agreement = 0;
    int untied_in_strength = 0;
    int untied_in_exit = 0;
    for (auto a = trial.field.begin(); a != trial.field.end(); ++a)
        for (auto b = trial.field.begin(); *b != *a; ++b) {
            const auto i = (*a).index();
            const auto j = (*b).index();
            const int by_strength = sign(trial.strength[i], trial.strength[j]);
            const int by_exit = sign(trial.exit[i], trial.exit[j]);
            agreement += by_strength * by_exit;
            untied_in_strength += by_strength != 0 ? 1 : 0;
            untied_in_exit += by_exit != 0 ? 1 : 0;
        }
    if (untied_in_strength == 0 || untied_in_exit == 0)
        return;
    const double both = static_cast<double>(untied_in_strength) * untied_in_exit;
    into[ranked] += 1;
    into[kendall] += static_cast<WideSum>(std::floor(agreement / std::sqrt(both) * 1e9 + 0.5));
}

void count(const Selection& trial, std::size_t meant, std::span<WideSum> into) {
    count_strengths(trial, meant, into);
    count_order(trial, into);
}

constexpr std::uint8_t final_exit = 0xff;

} // namespace

void count_design(const Outcome& outcome, std::size_t finalists, std::span<WideSum> into) {
    Selection trial;
    trial.finalists = outcome.finalists;
    for (std::size_t position = 0; position < outcome.held.size(); ++position)
        for (const auto team : outcome.rounds[outcome.held[position]].field) {
            trial.field.insert(team);
            trial.exit[team.index()] = static_cast<std::uint8_t>(position);
        }
    for (const auto team : trial.field)
        trial.strength[team.index()] = outcome.strengths[team];
    for (const auto team : trial.finalists)
        trial.exit[team.index()] = final_exit;
    count(trial, finalists, into);
}

void count_design(const OutcomeColumns& outcomes, std::size_t finalists, std::span<WideSum> into) {
    for (std::size_t lane = 0; lane < outcomes.lanes; ++lane) {
        Selection trial;
        trial.finalists = outcomes.finalists[lane];
        for (std::size_t position = 0; position < outcomes.rounds.size(); ++position)
            for (const auto team : outcomes.rounds[position].field[lane]) {
                trial.field.insert(team);
                trial.exit[team.index()] = static_cast<std::uint8_t>(position);
            }
        for (const auto team : trial.field)
            trial.strength[team.index()] = outcomes.strengths[team][lane];
        for (const auto team : trial.finalists)
            trial.exit[team.index()] = final_exit;
        count(trial, finalists, into);
    }
}

} // namespace cutline
