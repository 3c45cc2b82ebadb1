#pragma once
/// Writes one random scenario; each part of its text has a file of its own.

#include "support/random_scenario/numbers.hpp"

#include <cutline/base/team_set.hpp>

namespace cutline::test::random {

struct CriterionDraft {
    std::string id;
    double points = 0;
    std::vector<CriterionDraft> parts;
};

/// What a round takes in, and who may then be where.
struct RoundDraft {
    struct Source {
        std::size_t round;
        bool out;
        friend bool operator==(const Source&, const Source&) = default;
    };
    std::string id;
    std::vector<Source> from;
    TeamSet entrants;
    bool default_entrants = false;
    double months = 0;
    std::string entries; ///< its text but `from` and `final`

    TeamSet field, survivors; ///< possible ones
    std::size_t most = 0;     ///< survivors at most, under any variant
    bool may_lose = false;    ///< somebody may be cut or fail a gate
};

class Writer {
  public:
    Writer(std::uint64_t number, const ScenarioTaste& taste)
        : number_(number), taste_(taste), dice_(number), numbers_(dice_, taste) {}

    std::string text();

  private:
    static std::string team_id(TeamId team) { return fmt::format("t{}", team.index() + 1); }

    // what is scored: criteria.cpp
    std::string write_criteria();
    CriterionDraft draft_criterion(const std::string& id, std::size_t depth, std::size_t& leaves_left);
    std::string written(const CriterionDraft& criterion);
    void add_scoring(std::vector<std::string>& entries, double points);
    /// Coarse steps make ties.
    std::string write_resolution(double points);
    std::string write_weights();
    /// Parts that are named take less than their parent has at the least.
    void add_weight(std::vector<std::string>& entries, const CriterionDraft& criterion);
    std::vector<std::string> drawn_criteria();
    double points_of(const std::vector<std::string>& ids) const;
    std::string write_simplex();
    std::string write_dirichlet();

    // who competes: teams.cpp
    std::string write_teams();
    /// Points for the top level, each with this chance, and then for some of the parts.
    std::string write_expected(double chance_of_each);
    std::string write_spread();
    /// One number for all, or a map; without `else` the others have 0.
    std::string by_team(const Kind& kind);
    std::string by_leaf(const Kind& kind);
    std::string by_id(const Kind& kind, const std::vector<std::string>& ids);

    // what happens: rounds.cpp
    std::string write_rounds();
    void draft_graph();
    void draft_sources(std::size_t i);
    void draft_entrants();
    void write_round(std::size_t i);
    std::string write_date(double months);
    void enter(RoundDraft& round, std::vector<std::string>& entries);
    /// @return a team that is not admitted, if any.
    TeamSet write_admission(TeamSet coming, std::vector<std::string>& entries);
    /// Drops from `entrants` those whose chance is 0.
    std::string write_entrants(TeamSet& entrants, bool needed);
    /// Lowers `most` to how many may stay. @return whether it is a `drop`.
    bool write_cut(RoundDraft& round, std::size_t& most, std::vector<std::string>& entries);
    double points_of_all() const;
    std::string write_ties(bool cuts, std::vector<std::string>& entries);
    void write_gates(RoundDraft& round, bool drops, std::vector<std::string>& entries);
    void write_chances(RoundDraft& round, const std::string& id, std::vector<std::string>& gate);
    void write_mark(std::vector<std::string>& gate);
    void write_spread_again(std::vector<std::string>& entries);
    void write_scoring_again(std::vector<std::string>& entries);
    void write_awards(std::vector<std::string>& entries);
    /// The round at a place in the file takes by default the survivors of the one before it there.
    std::string write_from(std::size_t place);
    std::string write_final(std::size_t place);

    // what may change: variants.cpp
    struct Patch {
        std::string path, value;
    };
    std::string write_variants();
    /// Dotted, or as maps in maps.
    std::string written_patch(const Patch& patch);

    std::uint64_t number_;
    ScenarioTaste taste_;
    Dice dice_;
    Numbers numbers_;
    TeamSet teams_, gone_; ///< all; those who surely withdraw
    bool varied_ = false;
    bool new_team_ = false; ///< a variant adds a team
    bool dated_ = false;
    std::vector<CriterionDraft> criteria_, leaves_, all_criteria_;
    std::vector<RoundDraft> rounds_; ///< each after those that feed it
    std::vector<std::size_t> file_order_;
    std::vector<Patch> patches_;
};

} // namespace cutline::test::random
