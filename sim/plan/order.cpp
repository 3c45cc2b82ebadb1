#include "plan/order.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace cutline {
namespace {

/// Edges run from a round to the rounds that it waits for, so that a topological sort lists those first.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

constexpr double days_in_month = 30.4375;
constexpr double months_between_undated_rounds = 6;

std::string path_of(const Round& round) {
    return "rounds." + round.id;
}

/// Finds the sources of every round, with the default `from` made explicit.
void find_sources(const std::vector<Round>& rounds, RoundGraph& graph, const Complaints& complaints) {
    std::vector<std::string> ids;
    for (const auto& round : rounds)
        ids.push_back(round.id);
    auto& from = graph.from;
    from.resize(rounds.size());
    const auto incomplete = [&](const std::string& path, std::string problem, std::string remedy) {
        complaints.error(path, std::move(problem), std::move(remedy));
        graph.complete = false;
    };
    for (std::size_t r = 0; r < rounds.size(); ++r) {
        const auto& round = rounds[r];
        if (!round.from) {
            if (r == 0)
                continue;
            const auto takes_out = [](const Inflow& inflow) { return inflow.out; };
            if (const auto& before = rounds[r - 1].from; before && std::ranges::any_of(*before, takes_out))
                incomplete(
                    path_of(round),
                    fmt::format("'{}' follows '{}', which takes those who went out, so where its teams "
                                "come from is not clear",
                                round.id, rounds[r - 1].id),
                    fmt::format("write it, such as from: [{}]", rounds[r - 1].id));
            from[r].push_back({r - 1, false, path_of(round)});
            continue;
        }
        for (std::size_t i = 0; i < round.from->size(); ++i) {
            const auto& inflow = (*round.from)[i];
            const auto path =
                path_of(round) + ".from" + (round.from->size() > 1 ? fmt::format("[{}]", i) : "");
            const auto found = std::ranges::find(ids, inflow.round);
            if (found == ids.end())
                incomplete(path, fmt::format("no round '{}'", inflow.round), suggestion(inflow.round, ids));
            else
                from[r].push_back({static_cast<std::size_t>(found - ids.begin()), inflow.out, path});
        }
    }
}

void check_dates(const std::vector<Round>& rounds, const Complaints& complaints) {
    const auto dated = [](const Round& round) { return round.date.has_value(); };
    const auto first_dated = std::ranges::find_if(rounds, dated);
    if (first_dated == rounds.end())
        return;
    for (const auto& round : rounds)
        if (!round.date)
            complaints.error(path_of(round),
                             fmt::format("'{}' has no date, but '{}' has", round.id, first_dated->id),
                             "give every round a date, or none");
}

/// Complains about each cycle once, naming its rounds.
void report_cycles(const std::vector<Round>& rounds, const Graph& graph, const Complaints& complaints) {
    std::vector<std::size_t> component(rounds.size());
    const auto count = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
    for (std::size_t c = 0; c < count; ++c) {
        std::vector<std::string> members;
        std::size_t first = rounds.size();
        for (std::size_t r = 0; r < rounds.size(); ++r)
            if (component[r] == c) {
                first = std::min(first, r);
                members.push_back(rounds[r].id);
            }
        if (members.size() > 1 || boost::edge(first, first, graph).second)
            complaints.error(path_of(rounds[first]),
                             fmt::format("rounds run in a circle: {}", fmt::join(members, ", ")),
                             "teams can't come back to a round that they have been in; change one `from`");
    }
}

/// The order in which rounds are held: each after those that feed it, otherwise by date, then as in the file.
std::vector<std::size_t> find_order(const std::vector<Round>& rounds, const RoundGraph& rounds_graph,
                                    const Complaints& complaints) {
    std::vector<std::size_t> by_date(rounds.size());
    std::iota(by_date.begin(), by_date.end(), std::size_t{0});
    std::ranges::stable_sort(by_date, [&](std::size_t a, std::size_t b) {
        return rounds[a].date && rounds[b].date && *rounds[a].date < *rounds[b].date;
    });
    std::vector<std::size_t> rank(rounds.size());
    for (std::size_t i = 0; i < by_date.size(); ++i)
        rank[by_date[i]] = i;

    // Vertices are visited by number: numbering them by date makes that the order among rounds that don't
    // wait.
    Graph by_rank(rounds.size());
    Graph by_file(rounds.size());
    for (std::size_t r = 0; r < rounds.size(); ++r)
        for (const auto& source : rounds_graph.from[r]) {
            boost::add_edge(rank[r], rank[source.round], by_rank);
            boost::add_edge(r, source.round, by_file);
        }
    std::vector<std::size_t> order;
    try {
        boost::topological_sort(by_rank, std::back_inserter(order));
    } catch (const boost::not_a_dag&) {
        report_cycles(rounds, by_file, complaints);
        return {};
    }
    for (auto& position : order)
        position = by_date[position];
    return order;
}

std::vector<double> find_months(const std::vector<Round>& rounds, const std::vector<std::size_t>& order) {
    std::vector<double> months(rounds.size());
    const bool dated = std::ranges::all_of(rounds, [](const Round& round) { return round.date.has_value(); });
    for (std::size_t i = 0; i < order.size(); ++i)
        months[order[i]] = months_between_undated_rounds * static_cast<double>(i);
    if (!dated || rounds.empty())
        return months;
    const auto first = std::ranges::min(rounds, {}, [](const Round& round) { return *round.date; }).date;
    for (std::size_t r = 0; r < rounds.size(); ++r) {
        const auto days = std::chrono::sys_days{*rounds[r].date} - std::chrono::sys_days{*first};
        months[r] = static_cast<double>(days.count()) / days_in_month;
    }
    return months;
}

/// A round is final when no other takes its survivors; only the last in the file may be so without saying it.
std::vector<bool> find_finals(const std::vector<Round>& rounds, const RoundGraph& graph,
                              const Complaints& complaints) {
    std::vector<bool> final(rounds.size(), true);
    for (const auto& sources : graph.from)
        for (const auto& source : sources)
            if (!source.out)
                final[source.round] = false;
    if (!graph.complete)
        return final; // who takes whose survivors is not known
    for (std::size_t r = 0; r < rounds.size(); ++r) {
        const auto& round = rounds[r];
        if (final[r] && r + 1 < rounds.size() && !round.final.value_or(false))
            complaints.error(path_of(round), fmt::format("no round takes the survivors of '{}'", round.id),
                             "say `final: true` if they are finalists, or name it in another round's `from`");
        if (final[r] && r + 1 == rounds.size() && !round.final.value_or(true))
            complaints.error(path_of(round) + ".final",
                             "the last round is final when no round takes its survivors",
                             "remove `final: false`");
        if (!final[r] && round.final.value_or(false))
            complaints.error(path_of(round) + ".final",
                             fmt::format("the survivors of '{}' go on to another round", round.id),
                             "remove `final`, or the `from` that names it");
    }
    return final;
}

} // namespace

RoundGraph make_round_graph(const std::vector<Round>& rounds, const Complaints& complaints) {
    RoundGraph graph;
    find_sources(rounds, graph, complaints);
    check_dates(rounds, complaints);
    graph.order = find_order(rounds, graph, complaints);
    if (graph.order.empty())
        return graph; // what follows from a circle is not told again
    graph.months = find_months(rounds, graph.order);
    graph.final = find_finals(rounds, graph, complaints);
    for (std::size_t r = 0; r < rounds.size(); ++r)
        for (const auto& source : graph.from[r])
            if (rounds[r].date && rounds[source.round].date && *rounds[r].date < *rounds[source.round].date)
                complaints.error(path_of(rounds[r]) + ".date",
                                 fmt::format("'{}' is held before '{}', from which its teams come",
                                             rounds[r].id, rounds[source.round].id),
                                 "change one of the dates");
    return graph;
}

} // namespace cutline
