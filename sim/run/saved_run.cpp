#include <cutline/random/digest.hpp>
#include <cutline/run/run.hpp>
#include <cutline/run/saved_run.hpp>
#include <cutline/scenario/document.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/tally/counts_text.hpp>
#include <cutline/tally/tally_text.hpp>
#include <cutline/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace cutline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view before_sum = R"({"sha256":")";
constexpr std::string_view after_sum = "\",\n";
constexpr std::string_view before_run = R"("run":)";
constexpr std::string_view before_tally = ",\n\"tally\":";
constexpr std::string_view after_tally = "}\n";
constexpr std::size_t sum_digits = 64;

std::string_view name_of(SavedKind kind) {
    return kind == SavedKind::part ? "part" : "checkpoint";
}

template <class Value>
Json json_of(const std::optional<Value>& value) {
    return value ? Json(*value) : Json{};
}

std::uint64_t whole_number(const Json& json) {
    if (!json.is_number_unsigned())
        throw SavedRunError("has a number that isn't whole");
    return json.get<std::uint64_t>();
}

template <class Value>
void read(const Json& json, std::optional<Value>& into) {
    into = json.is_null() ? std::nullopt : std::optional{json.get<Value>()};
}

std::string run_text(const SavedRun& run, std::uint64_t done) {
    const auto first = trials_of(run.shard, run.trials).first;
    auto set = Json::array();
    for (const auto& [path, value] : run.set)
        set.push_back(Json::array({path, value}));
    return Json{{"cutline", version},
                {"kind", name_of(run.kind)},
                {"command", run.command},
                {"question", Json::parse(run.question)},
                {"digest", run.digest},
                {"seed", run.seed},
                {"trials", run.trials},
                {"precision", json_of(run.precision)},
                {"confidence", run.confidence},
                {"shard", Json::array({run.shard.number, run.shard.count})},
                {"done", Json::array({Json::array({first, first + done})})},
                {"complete", run.complete},
                {"variant", json_of(run.variant)},
                {"set", std::move(set)},
                {"scenario", Json::parse(run.scenario)},
                {"learnt_from", run.learnt_from},
                {"counterfactual", run.counterfactual}}
        .dump();
}

/// @throws nlohmann::json::exception where something is missing or of another type
SavedText run_of(const Json& json, SavedKind kind) {
    SavedText saved;
    auto& run = saved.run;
    run.kind = kind;
    json.at("command").get_to(run.command);
    run.question = json.at("question").dump();
    json.at("digest").get_to(run.digest);
    run.seed = whole_number(json.at("seed"));
    run.trials = whole_number(json.at("trials"));
    read(json.at("precision"), run.precision);
    json.at("confidence").get_to(run.confidence);
    run.shard = {whole_number(json.at("shard").at(0)), whole_number(json.at("shard").at(1))};
    const auto& done = json.at("done").at(0);
    saved.done = {whole_number(done.at(0)), whole_number(done.at(1))};
    json.at("complete").get_to(run.complete);
    read(json.at("variant"), run.variant);
    json.at("set").get_to(run.set);
    run.scenario = json.at("scenario").dump();
    run.learnt_from = json.at("learnt_from").get<std::string>();
    json.at("counterfactual").get_to(run.counterfactual);
    return saved;
}

/// The text after the checksum, which it must fit to the last byte.
std::string_view checked(std::string_view text, std::string_view name) {
    const auto head = before_sum.size() + sum_digits + after_sum.size();
    if (!text.starts_with(before_sum.substr(0, text.size())) || text.empty())
        throw SavedRunError(fmt::format("is no {} of cutline", name));
    const auto damaged = [&] { return SavedRunError(fmt::format("is damaged: its checksum doesn't fit")); };
    if (text.size() < head || text.substr(head - after_sum.size(), after_sum.size()) != after_sum)
        throw damaged();
    const auto content = text.substr(head);
    if (text.substr(before_sum.size(), sum_digits) != sha256_hex(content))
        throw damaged();
    return content;
}

/// @throws SavedRunError if what is said to be done can't be
void check_range(const SavedText& saved) {
    const auto& [run, done, tally] = saved;
    const bool shard = run.shard.count >= 1 && run.shard.count <= most_shards && run.shard.number >= 1 &&
                       run.shard.number <= run.shard.count;
    if (shard && run.trials <= std::numeric_limits<std::int64_t>::max()) {
        const auto whole = trials_of(run.shard, run.trials);
        const bool inside = done.first == whole.first && done.first <= done.last && done.last <= whole.last;
        if (inside && (run.kind == SavedKind::part ? done == whole : done.last % batch_trials == 0))
            return;
    }
    throw SavedRunError("holds other trials than it should");
}

std::string text_of(const SavedRun& run, std::uint64_t done, const std::string& tally) {
    auto content = std::string{before_run} + run_text(run, done);
    content.append(before_tally).append(tally).append(after_tally);
    auto text = std::string{before_sum} + sha256_hex(content);
    return text.append(after_sum).append(content);
}

/// Each group has as many trials as fall to it.
bool fit(const Counts& counts, TrialRange done) {
    for (std::size_t group = 0; group < Counts::groups; ++group)
        if (counts.group(group).trials !=
            Counts::trials_in_group(group, done.first, done.last, counts.group_trials()))
            return false;
    return true;
}

} // namespace

std::string saved_text(const SavedRun& run, const Tally& tally) {
    return text_of(run, tally.trials, tally_text(tally));
}

std::string saved_text(const SavedRun& run, const Counts& counts) {
    return text_of(run, counts.trials(), counts_text(counts));
}

SavedText read_saved(std::string_view text, SavedKind kind) {
    const auto name = name_of(kind);
    const auto content = checked(text, name);
    const auto border = content.find('\n');
    const auto split = border == std::string_view::npos ? border : border - 1; // at the comma
    if (!content.starts_with(before_run) || !content.ends_with(after_tally) ||
        split == std::string_view::npos || content.substr(split, before_tally.size()) != before_tally)
        throw SavedRunError(fmt::format("is no {} of cutline", name));

    SavedText saved;
    try {
        const auto json = Json::parse(content.substr(before_run.size(), split - before_run.size()));
        if (const auto by = json.at("cutline").get<std::string>(); by != version)
            throw SavedRunError(fmt::format("was written by cutline {}, this is {}", by, version));
        if (const auto is = json.at("kind").get<std::string>(); is != name)
            throw SavedRunError(fmt::format("is a {}, not a {}", is, name));
        saved = run_of(json, kind);
    } catch (const Json::exception&) {
        throw SavedRunError(fmt::format("is no {} of cutline", name));
    }
    const auto first = split + before_tally.size();
    saved.tally = content.substr(first, content.size() - first - after_tally.size());
    check_range(saved);
    return saved;
}

Game game_of(const SavedRun& run) {
    Diagnostics diagnostics;
    const auto document = load_document_text(run.scenario, "the stored scenario", diagnostics);
    if (diagnostics.has_errors())
        throw SavedRunError("has a scenario that can't be read: " + to_string(diagnostics.all().front()));
    try {
        auto game = make_game(document, {.counterfactual = run.counterfactual});
        if (digest(game.resolved) != run.digest)
            throw SavedRunError("has a scenario that doesn't fit its digest");
        return game;
    } catch (const InputError& error) {
        throw SavedRunError("has a scenario that can't be played: " + to_string(error.diagnostics().front()));
    }
}

Tally tally_of(const SavedText& saved, const Game& game) {
    auto tally = read_tally(saved.tally, game);
    if (!tally || tally->trials != saved.done.last - saved.done.first ||
        (tally->design && !fit(*tally->design, saved.done)))
        throw SavedRunError("has a tally that doesn't fit its scenario and trials");
    return std::move(*tally);
}

Counts counts_of(const SavedText& saved, const Counts& empty) {
    auto counts = read_counts(saved.tally, empty);
    if (!counts || !fit(*counts, saved.done))
        throw SavedRunError("has counts that don't fit its scenario and trials");
    return std::move(*counts);
}

} // namespace cutline
