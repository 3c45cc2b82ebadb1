#include "scenario/grammar/rounds.hpp"

#include "scenario/grammar/criteria.hpp"
#include "scenario/grammar/numbers.hpp"
#include "scenario/grammar/teams.hpp"

namespace cutline::grammar {
namespace {

const Shape& when() {
    static const Shape shape{.kind = Kind::word, .what = "before or after", .words = {"before", "after"}};
    return shape;
}

const Shape& out() {
    static const Shape shape{.kind = Kind::word, .what = "out", .words = {"out"}};
    return shape;
}
const Shape& from_out() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map {round: out}", .element = out};
    return shape;
}
const Shape& inflow() {
    static const Shape shape{
        .kind = Kind::one_of, .what = "a round, or {round: out}", .options = {id, from_out}};
    return shape;
}
const Shape& inflow_list() {
    static const Shape shape{.kind = Kind::list, .what = "a list of rounds", .element = inflow};
    return shape;
}
const Shape& inflows() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a round, {round: out}, or a list of these",
                             .options = {id, from_out, inflow_list}};
    return shape;
}
const Shape& entrants() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a list of teams, or a map of teams to the chance of entering",
                             .options = {ids, numbers_by_id<measure::chance>}};
    return shape;
}
const Shape& tie_word() {
    static const Shape shape{.kind = Kind::word,
                             .what = "random, all, none, or a list of criteria",
                             .words = {"random", "all", "none"}};
    return shape;
}
const Shape& ties() {
    static const Shape shape{
        .kind = Kind::one_of, .what = "random, all, none, or a list of criteria", .options = {tie_word, ids}};
    return shape;
}

const Shape& gate_by_chance() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "a gate by chance",
        .keys = {{"name", text, "Its label, in any language."},
                 {"pass", number_or_map<measure::chance>, "Chance of passing, by team.", true},
                 {"memory", flag, "One verdict for the whole trial: who passes once passes again."},
                 {"when", when, "Before the cut (the default) or after it."},
                 {"spends_cut", flag, "Each team that it removes uses up one of the round's `drop`."}},
        .mark = "pass"};
    return shape;
}
const Shape& gate_by_score() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "a gate by score",
        .keys = {{"name", text, "Its label, in any language."},
                 {"measure", id, "A criterion, or total.", true},
                 {"at_least", number<measure::bar>, "The bar: points, or with % a share of `of`.", true},
                 {"of", number<measure::reference>,
                  "Points of which the bar is a share; default the full points."},
                 {"per_month", number<measure::bar>, "How far the bar moves each month, in its unit."},
                 {"when", when, "Before the cut (the default) or after it."},
                 {"spends_cut", flag, "Each team that it removes uses up one of the round's `drop`."}},
        .mark = "measure"};
    return shape;
}
const Shape& gate() {
    static const Shape shape{.kind = Kind::one_of,
                             .name = "gate",
                             .what = "a gate, with `pass` or with `measure` and `at_least`",
                             .example = "{pass: 90%} or {measure: total, at_least: 60}",
                             .options = {gate_by_score, gate_by_chance}};
    return shape;
}
const Shape& gates() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of gates", .example = "audit", .element = gate};
    return shape;
}

const Shape& award() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of awards", .element = number_or_map<measure::amount>};
    return shape;
}

const Shape& round_block() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "round",
        .what = "a round",
        .keys = {{"name", text, "Its label, in any language."},
                 {"date", date, "When it is held; either every round has a date or none."},
                 {"teams", entrants, "Who enters here from outside."},
                 {"from", inflows, "Rounds whose survivors enter, or with {round: out} those who went out."},
                 {"admit", number_or_map<measure::chance>,
                  "Chance that a team that comes by `from` really enters."},
                 {"keep", number<measure::teams>, "The n best stay."},
                 {"drop", number<measure::teams>, "The n worst go."},
                 {"at_least", number<measure::total>, "Only totals of at least this many points stay."},
                 {"ties", ties, "Who stays when totals tie at the cut."},
                 {"gates", gates, "Tests to pass or fail."},
                 {"weights", weights, "Replaces the weights in this round."},
                 {"aggregate", aggregate, "Replaces the aggregate in this round."},
                 {"spread", spread_again, "Form and noise anew in this round."},
                 {"criteria", criteria_again,
                  "Resolution, panel and normalise of leaves anew in this round."},
                 {"carry", number<measure::share>,
                  "Share of the total that comes from the team's last round."},
                 {"award", award, "What every survivor gets."},
                 {"final", flag, "Its survivors are finalists."},
                 {"published", published, "What is already known of this round."}},
        .may_be_empty = true};
    return shape;
}

} // namespace

const Shape& rounds() {
    static const Shape shape{.kind = Kind::by_id,
                             .what = "a map of rounds",
                             .example = "stage1",
                             .words = {"entry"},
                             .element = round_block};
    return shape;
}

} // namespace cutline::grammar
